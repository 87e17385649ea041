Feature: Binding WeChat and further methods

  @G6.1 @needs-sms
  Rule: Binding a further method first asks for a verification by a bound method

    Scenario Outline: <bound> is asked before <further> is bound
      Given Li has bound <bound>
      And Li is in the two-step settings
      When Li chooses to bind <further>
      Then Li is first asked for a verification by <bound>
      And the settings show <further> as not bound

      @needs-wechat
      Examples:
        | bound  | further |
        | SMS    | WeChat  |
        | WeChat | SMS     |

      @needs-otp
      Examples:
        | bound           | further         |
        | SMS             | third-party OTP |
        | third-party OTP | SMS             |

      @needs-backup
      Examples:
        | bound              | further            |
        | SMS                | the backup mailbox |
        | the backup mailbox | SMS                |

    @needs-wechat @needs-otp
    Scenario: With two methods bound a third one asks for a verification, too
      Given Li has bound SMS
      And Li has bound third-party OTP
      And Li is in the two-step settings
      When Li chooses to bind WeChat
      Then Li is first asked for a verification
      And the settings show WeChat as not bound

    @needs-another-method @needs-trust
    Scenario: In a trusted browser, too
      Given Li has bound SMS
      And Li has trusted this browser
      And Li is in the two-step settings
      When Li chooses to bind another method
      Then Li is first asked for a verification
      And the settings show the other method as not bound

    @needs-another-method @needs-attacks
    Scenario: What binds a number, sent in place of that verification, binds none
      Given Li has bound another method
      And Li is in the two-step settings
      And Li has chosen to bind SMS
      When Li's browser binds a new number by the requests that bound another's
      Then the settings show SMS as not bound

    @needs-another-method @needs-attacks
    Scenario: What binds a number in the settings, sent in place of that verification, binds none
      Given Li has bound another method
      And Li is in the two-step settings
      And Li has chosen to bind SMS
      When Li's browser submits another's request to bind a number in the settings, for a new number, with the code that comes to it
      Then the settings show SMS as not bound
      When Li logs in again
      Then the second step by the other method opens Li's mailbox

  @G6.2 @needs-wechat
  Rule: After the right code a QR code is shown, and scanning it with WeChat completes the binding

    @needs-sms
    Scenario: The QR code comes after the right code
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li chooses to bind WeChat
      And Li enters the right code
      Then a QR code for WeChat is shown

    @needs-sms
    Scenario: Scanning and agreeing binds the account
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li binds WeChat
      Then the settings show WeChat as bound
      And Li's WeChat opens Li's mailbox

    Scenario: The WeChat account is changed
      Given Li has bound WeChat
      And Li is in the two-step settings
      When Li changes WeChat to a new one
      Then Li's new WeChat opens Li's mailbox

    Scenario: A change whose scan is never agreed to keeps the old account
      Given Li has bound WeChat
      And Li is in the two-step settings
      When Li starts to change WeChat to a new one, and stops before the last step
      Then Li's WeChat opens Li's mailbox

    Scenario: The old WeChat account no longer opens the mailbox
      Given Li has bound WeChat
      And Li is in the two-step settings
      When Li changes WeChat to a new one
      And Li logs in again
      And Li's QR code is scanned and agreed to with Li's WeChat
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

  @G6.3 @needs-sms @needs-wechat @needs-methods-together
  Rule: SMS and WeChat may both be bound, and either opens the second step

    Scenario: Either opens the second step
      Given Li has bound SMS
      And Li has bound WeChat
      Then Li's phone opens Li's mailbox
      And Li's WeChat opens Li's mailbox

    Scenario: Both rows are shown as bound
      Given Li has bound SMS
      And Li has bound WeChat
      And Li is in the two-step settings
      Then the settings show SMS as bound
      And the settings show WeChat as bound

    Scenario: Binding the second leaves the first bound
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li binds WeChat
      Then the settings show SMS as bound
      And Li's phone opens Li's mailbox

  @G6.4 @needs-sms
  Rule: Unbinding removes the binding

    @needs-another-method
    Scenario Outline: <method> is unbound
      Given Li has bound SMS
      And Li has bound another method
      And Li is in the two-step settings
      When Li tries to unbind <method>
      Then the settings show <method> as not bound
      And the settings show <other> as bound

      Examples:
        | method           | other            |
        | SMS              | the other method |
        | the other method | SMS              |

    @needs-last-unbinding
    Scenario: The only bound method is unbound
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li tries to unbind SMS
      Then Li is asked to bind a method at the next login

    @needs-another-method
    Scenario: A request to unbind that is sent twice unbinds nothing else
      Given Li has bound SMS
      And Li has bound another method
      And Li is in the two-step settings
      When Li unbinds the other method, and the browser sends that once more
      Then the settings show the other method as not bound
      And the settings show SMS as bound

  @G6.5 @needs-sms @needs-another-method
  Rule: That code is sent by itself to the masked number, and can be sent again after a countdown

    Scenario: The code comes by itself, to the masked number
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li chooses to bind another method, and is asked for a verification
      Then Li's phone has received 1 code
      And no other phone has received anything
      And the question names Li's number masked

    Scenario: The code goes to no other number, though the request names one
      Given Zhang is asked to bind a method
      And Zhang has asked for a code for their own number
      And Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to bind another method
      When Li asks for a code, and the request names Zhang's number
      Then the code came to Li's phone and to no other, or none was sent
      And the settings show the other method as not bound

    Scenario: The code can be sent again after the countdown
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li chooses to bind another method, and is asked for a verification
      Then the code cannot be asked for again during the countdown
      When Li asks for the code again after the countdown
      Then Li's phone has received 2 codes
      When Li enters the right code
      Then the binding of the other method is shown

  @G6.6 @needs-sms @needs-wechat
  Rule: Without the right code there is no QR code, and without an agreed scan there is no binding

    Scenario Outline: Entering <code> shows no QR code
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to bind WeChat
      When Li enters <code>
      Then the code is refused
      And no QR code is shown
      And the settings show WeChat as not bound

      Examples:
        | code                       |
        | a wrong code               |
        | no code                    |
        | a code that Zhang was sent |

    Scenario: Another's WeChat account does not pass the verification
      Given Li has bound WeChat
      And Li is in the two-step settings
      And Li has chosen to bind SMS
      When Li's QR code is scanned and agreed to with Zhang's WeChat
      Then the binding of SMS is not shown
      And the settings show SMS as not bound
      And Li's WeChat opens Li's mailbox

    Scenario: Cancelling the question shows no QR code
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to bind WeChat
      When Li cancels
      Then no QR code is shown
      And the settings show WeChat as not bound

    Scenario: The web addresses of a binding show no QR code either
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to bind WeChat
      When Li opens the web addresses of a binding, and tries to bind something new there
      Then no QR code is shown
      And the settings show WeChat as not bound

    Scenario Outline: A scan that <ends> binds nothing
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeChat
      When the scan <ends>
      Then the settings show WeChat as not bound
      And Li's phone opens Li's mailbox

      Examples:
        | ends               |
        | is refused         |
        | comes too late     |
        | is never agreed to |

    Scenario: The callback of another's QR code binds nothing here
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeChat
      When Zhang's WeChat callback is opened in Li's browser
      Then the settings show WeChat as not bound

    Scenario Outline: A WeChat callback that names another's account <naming> does not bind that
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeChat
      When Li's QR code is answered with Li's WeChat, and the callback names Zhang's account <naming>
      Then Zhang's WeChat does not open Li's mailbox
      And Li's phone opens Li's mailbox

      Examples:
        | naming              |
        | beside its code     |
        | in its code's place |
        | in a form           |

    Scenario Outline: Another's WeChat callback, <twisted>, binds nothing where no QR code was shown
      Given Li has bound SMS
      And Li is in the two-step settings
      When Zhang's WeChat callback is opened in Li's browser, <twisted>
      Then the settings show WeChat as not bound
      And Li's phone opens Li's mailbox

      Examples:
        | twisted             |
        | as it is            |
        | without its state   |
        | with an empty state |

    Scenario: Another's WeChat callback without its state does not replace an account that is bound
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li binds WeChat
      And Zhang's WeChat callback is opened in Li's browser, without its state
      Then the settings show WeChat as bound
      And Li's WeChat opens Li's mailbox

    @needs-attacks
    Scenario Outline: Sending the request <forgery> shows no QR code
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to bind WeChat
      When Li's browser sends the request <forgery>
      And Li opens the web addresses of a binding, and tries to bind something new there
      Then no QR code is shown
      And the settings show WeChat as not bound

      Examples:
        | forgery                                                 |
        | with the code left out                                  |
        | with an empty code                                      |
        | with an empty list in the code's place                  |
        | with a query in the code's place                        |
        | with a pattern in the code's place                      |
        | with a part of the right code                           |
        | with a code that cannot be read                         |
        | with the right code among several wrong ones            |
        | with a code that anybody would try first                |
        | with a short code that anybody would try first          |
        | with a wrong code that says itself that it is right     |
        | with a wrong code, by another method                    |
        | with a wrong code, as another kind of content           |
        | with a wrong code, to a differently written web address |

    @needs-attacks
    Scenario: Wrong codes show no QR code, however many are entered
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to bind WeChat
      When Li enters 10 wrong codes
      Then the code is refused
      And no QR code is shown
      And the settings show WeChat as not bound

  @G6.7
  Rule: An unbound method no longer opens the second step, and is free for another mailbox

    @needs-sms @needs-another-method
    Scenario Outline: <method>, once unbound, is no longer offered
      Given Li has bound SMS
      And Li has bound another method
      And Li is in the two-step settings
      When Li unbinds <method>
      And Li logs in again
      Then Li is asked for the second step
      And <method> is not offered for the second step
      And the second step by <other> opens Li's mailbox

      Examples:
        | method           | other            |
        | SMS              | the other method |
        | the other method | SMS              |

    @needs-sms @needs-another-method
    Scenario Outline: A login that waits for <method> while it is unbound
      Given Li has bound SMS
      And Li has bound another method
      And Li is in the two-step settings
      And in another browser a login of Li waits for the verification by <method>
      When Li unbinds <method>
      And the waiting login is verified by <method>
      Then the waiting login has shown nothing of Li's mailbox
      When Li logs in again
      Then the second step by <other> opens Li's mailbox

      Examples:
        | method           | other            |
        | SMS              | the other method |
        | the other method | SMS              |

    @needs-sms @needs-last-unbinding
    Scenario: The number is free for another mailbox
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li unbinds SMS
      And Wang binds Li's number on the forced page
      Then Wang gets into the mailbox
      And Li's phone opens Wang's mailbox

    @needs-wechat @needs-last-unbinding
    Scenario: The WeChat account is free for another mailbox
      Given Li has bound WeChat
      And Li is in the two-step settings
      When Li unbinds WeChat
      And Wang binds Li's WeChat account on the forced page
      Then Wang gets into the mailbox
      And Li's WeChat opens Wang's mailbox
