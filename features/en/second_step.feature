Feature: The second step of a login

  @G4.6
  Rule: Each login needs the password and then a security verification

    Scenario Outline: After the password comes the verification by <method>
      Given Li has bound <method>
      When Li enters the mailbox
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown
      And the second step by <method> opens Li's mailbox

      @needs-sms
      Examples:
        | method |
        | SMS    |

      @needs-wechat
      Examples:
        | method |
        | WeChat |

    @needs-sms
    Scenario: Not at the first login alone
      Given Li has bound SMS
      And Li is in the mailbox
      When Li logs in again
      Then Li is asked for the second step
      When Li completes the login by SMS
      And Li logs in again
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown

    @needs-otp
    Scenario: After the password comes the verification by OTP
      Given Li has bound third-party OTP
      When Li enters the mailbox
      Then Li is asked for the second step
      And the second step by third-party OTP opens Li's mailbox

    @needs-backup
    Scenario: After the password comes the verification by the backup mailbox
      Given Li has bound the backup mailbox
      When Li enters the mailbox
      Then Li is asked for the second step
      And the second step by the backup mailbox opens Li's mailbox

    @needs-direct
    Scenario Outline: The mail's own login refuses <credentials>
      Given Wang has nothing bound
      When Wang tries to sign in through the mail's own login with <credentials>
      Then the credentials are refused
      And the mail asks Wang to sign in
      When Wang tries the right password at the mail's own login
      Then Wang is let in

      Examples:
        | credentials                            |
        | a wrong password                       |
        | Li's password                          |
        | a character too many in the password   |

    @needs-direct @needs-attacks
    Scenario Outline: The mail's own login takes no request <without>
      Given Li has nothing bound
      When Li's browser signs in through the mail's own login by the request <without>
      Then the mail asks Li to sign in
      When Li tries the right password at the mail's own login
      Then Li is let in

      Examples:
        | without                                |
        | with the password left out             |
        | with an empty password                 |
        | with a pattern in the password's place |

    @needs-sms @needs-direct @needs-attacks
    Scenario: Without the password the code alone opens nothing
      Given Li has bound SMS
      When Li's browser, where nobody has signed in, has a code sent and submits it by the requests that let in another, naming Li
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-direct @needs-new-password
    Scenario: Once there is a new password, the mail's own login refuses the one before it
      Given Li has nothing bound
      When Li is given a new password
      And Li tries to sign in through the mail's own login with the password of before
      Then the credentials are refused
      When Li tries the right password at the mail's own login
      Then Li is let in

    @needs-sms @needs-direct @needs-trust
    Scenario: In a trusted browser, too, the password is needed
      Given Li has bound SMS
      And Li has trusted this browser
      When Li tries to log in again through the mail's own login with a wrong password
      Then the credentials are refused
      And nothing of Li's mailbox was shown
      When Li logs in again through the mail's own login
      Then Li is not asked for the second step

    @needs-sms
    Scenario: A second code that is asked for arrives too, and opens the mailbox
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li asks once more for a code for the second step
      Then Li's phone has received 2 codes
      When Li enters the received code
      Then Li gets into the mailbox

  @G4.7
  Rule: The second step cannot be bypassed

    @needs-sms
    Scenario Outline: Entering <code> does not open the mailbox
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li enters <code>
      Then the code is refused
      And nothing of Li's mailbox was shown
      And Li is still asked for the second step

      Examples:
        | code                       |
        | a wrong code               |
        | no code                    |
        | a code that Zhang was sent |

    @needs-sms
    Scenario: A code goes to no other number, though the request names one
      Given Zhang is asked to bind a method
      And Zhang has asked for a code for their own number
      And Li has bound SMS
      And Li is asked for the second step
      When Li asks for a code, and the request names Zhang's number
      Then the code came to Li's phone and to no other, or none was sent
      And Li's phone opens Li's mailbox

    @needs-sms
    Scenario: A code that another number was sent does not open the mailbox, though the request names that number
      Given Zhang is asked to bind a method
      And Zhang has asked for a code for their own number
      And Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li enters the code that Zhang was sent, and the request names that number
      Then the code is refused
      And nothing of Li's mailbox was shown
      And Li is still asked for the second step

    @needs-backup
    Scenario: A code goes to no other backup address, though the request names one
      Given Zhang is asked to bind a method
      And Zhang has asked for a code for the backup address
      And Li has bound the backup mailbox
      And Li is asked for the second step
      When Li asks for a code, and the request names Zhang's backup address
      Then the code came to Li's backup address and to no other, or none was sent
      And Li's backup address opens Li's mailbox

    @needs-otp
    Scenario: A wrong one-time password does not open the mailbox
      Given Li has bound third-party OTP
      And Li is asked for the second step
      When Li enters a wrong code
      Then the code is refused
      And nothing of Li's mailbox was shown
      And Li is still asked for the second step

    @needs-otp
    Scenario: Another's authenticator does not open the mailbox
      Given Zhang is asked to bind a method
      And Wang is asked to bind a method
      When Zhang binds third-party OTP and gets into the mailbox
      And the code of the authenticator has changed
      And Wang binds third-party OTP and gets into the mailbox
      And the code of the authenticator has changed
      And Wang logs in again
      Then Wang is asked for the second step
      When Wang enters the code of Zhang's authenticator
      Then the code is refused
      And nothing of Wang's mailbox was shown
      And Wang's authenticator opens Wang's mailbox

    @needs-backup
    Scenario Outline: Entering <code> does not open the mailbox where the backup mailbox is asked for
      Given Li has bound the backup mailbox
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li enters <code>
      Then the code is refused
      And nothing of Li's mailbox was shown
      And Li is still asked for the second step

      Examples:
        | code         |
        | a wrong code |
        | no code      |

    @needs-wechat
    Scenario: Another's WeChat account does not open the mailbox
      Given Li has bound WeChat
      And Wang has bound WeChat
      And Li is asked for the second step
      When Li's QR code is scanned and agreed to with Wang's WeChat
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

    @needs-wechat
    Scenario: An unbound WeChat account does not open the mailbox
      Given Li has bound WeChat
      And Li is asked for the second step
      When Li's QR code is scanned and agreed to with Zhang's WeChat
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

    @needs-sms @needs-wechat
    Scenario: An account that WeChat names by an openid alone is not anybody's whom it names so
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li tries to bind an account with WeChat that is named by an openid alone
      Then another account of WeChat's that is named by an openid alone does not open Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-sms
    Scenario Outline: The second step cannot be bypassed by <way>
      Given Li has bound SMS
      And Li is asked for the second step
      When Li tries to get in by <way>
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

      Examples:
        | way                              |
        | web addresses inside the mailbox |
        | web addresses of the settings    |
        | reloading the page               |
        | the back button                  |
        | a second tab                     |
        | signing in again                 |

    @needs-sms
    Scenario Outline: With a code on its way the second step cannot be bypassed by <way>
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li tries to get in by <way>
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

      Examples:
        | way                              |
        | web addresses inside the mailbox |
        | reloading the page               |

    @needs-sms @needs-direct
    Scenario: The mail's own login is no way round the second step either
      Given Li has bound SMS
      When Li signs in through the mail's own login
      And Li tries to get in by web addresses inside the mailbox
      Then nothing of Li's mailbox was shown
      When Li's browser replays the mailbox's data requests
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

    @needs-portal @needs-sms
    Scenario Outline: <name>, given to the portal, is no way round the second step
      Given Li has bound SMS
      When Li signs in through the portal under <name>
      Then nothing of Li's mailbox was shown
      And the login is refused, or asks Li for the second step

      Examples:
        | name                                       |
        | the name with upper and lower case swapped |
        | the name with a space after it             |
        | the name in full-width characters          |
        | the name with an accent on a letter        |

    @needs-direct @needs-sms
    Scenario Outline: <name>, given to the mail's own login, is no way round the second step
      Given Li has bound SMS
      When Li signs in through the mail's own login under <name>
      Then nothing of Li's mailbox was shown
      And the login is refused, or asks Li for the second step

      Examples:
        | name                                       |
        | the name with upper and lower case swapped |
        | the name with a space after it             |
        | the name in full-width characters          |
        | the name with an accent on a letter        |
        | the name with a letter's look-alike        |
        | the name without its domain                |
        | the name with a plus and a word after it   |

    @needs-sms
    Scenario: Nothing new is bound in place of the second step
      Given Li has bound SMS
      And Li is asked for the second step
      When Li opens the web addresses of a binding, and tries to bind something new there
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox
      And the settings show every other claimed method as not bound

    @needs-sms
    Scenario: A phone-sized screen is no way round the second step
      Given Li has bound SMS
      And Li uses a phone-sized browser
      When Li enters the mailbox
      Then Li is asked for the second step
      When Li tries to get in by web addresses inside the mailbox
      Then nothing of Li's mailbox was shown
      When Li's browser replays the mailbox's data requests
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      And the second step by SMS opens Li's mailbox

    @needs-sms
    Scenario Outline: A browser that claims to be <guise> is asked for the second step
      Given Li has bound SMS
      And Li uses a browser that claims to be <guise>
      When Li enters the mailbox
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown

      Examples:
        | guise                             |
        | on the campus network             |
        | at an address that cannot be read |
        | built into a chat app             |

    @needs-sms
    Scenario: The mailbox's data requests, replayed with differently written web addresses, give nothing during the second step
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser replays the mailbox's data requests with differently written web addresses
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      When Li completes the login by SMS
      And Li's browser replays the mailbox's data requests
      Then the responses show Li's mailbox

    @needs-sms
    Scenario: The mailbox's data requests, replayed during the second step, give nothing
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser replays the mailbox's data requests
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      When Li completes the login by SMS
      And Li's browser replays the mailbox's data requests
      Then the responses show Li's mailbox

    @needs-sms
    Scenario: The data requests of another browser, replayed during the second step, give nothing
      Given Li has bound SMS
      And in another browser Li is in the mailbox
      And Li is asked for the second step
      When Li's browser replays the other browser's data requests
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      When Li completes the login by SMS
      And Li's browser replays the other browser's data requests
      Then the responses show Li's mailbox

    @needs-sms
    Scenario: Another's mailbox is not read with one's own second step
      Given Li has bound SMS
      And Li is in the mailbox
      When Li's browser replays the mailbox's data requests
      Then the responses show Li's mailbox
      And the responses show Li nothing of the other's mailbox
      When Li's browser asks for another's letters as their owner's browser did
      Then the responses show Li nothing of the other's mailbox

    @needs-sms @needs-another-method @needs-second-mailbox
    Scenario: One mailbox's second step does not open the same person's other mailbox
      Given Zhang has bound SMS
      And Zhang has a second mailbox with another method bound
      And Zhang is in the mailbox
      When Zhang's browser replays the mailbox's data requests
      Then the responses show Zhang's mailbox
      When Zhang's browser replays the mailbox's data requests for Zhang's second mailbox
      Then the responses show nothing of Zhang's second mailbox

    @needs-sms @needs-another-method @needs-switching
    Scenario: Nor does it open that mailbox when it is switched to
      Given Zhang has bound SMS
      And Zhang has a second mailbox with another method bound
      And Zhang is in the mailbox
      When Zhang switches to the second mailbox
      Then Zhang is asked for the second step
      And nothing of Zhang's second mailbox was shown

    @needs-sms @needs-another-method @needs-switching @needs-trust-question
    Scenario: Nor when it is turned to between the second step and the trust question
      Given Zhang has bound SMS
      And Zhang has a second mailbox with another method bound
      And in another browser Zhang has switched to the second mailbox
      And Zhang is asked whether to trust this device
      When Zhang opens the web addresses of that switch, before any mailbox is entered
      Then nothing of Zhang's second mailbox was shown
      And Zhang's phone opens Zhang's mailbox

    @needs-sms
    Scenario: One browser's verification does not open another's waiting login
      Given Li has bound SMS
      And in another browser a login of Li waits for the second step
      And Li is asked for the second step
      When Li completes the login by SMS
      Then Li's mailbox opens
      And the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step

    @needs-wechat
    Scenario: One browser's scan does not open another's waiting login
      Given Li has bound WeChat
      And in another browser a login of Li waits for the verification by WeChat
      And Li is asked for the second step
      When Li completes the login by WeChat
      Then Li's mailbox opens
      And the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step

    @needs-wechat
    Scenario Outline: The WeChat callback of another's account that names the holder's <naming> opens nothing
      Given Li has bound WeChat
      And Li is asked for the second step
      When Li's QR code is answered with Zhang's WeChat, and the callback names Li's account <naming>
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      And Li's WeChat opens Li's mailbox

      Examples:
        | naming              |
        | beside its code     |
        | in its code's place |
        | in a form           |

    @needs-wechat
    Scenario: The WeChat callback of a login that is over opens no later one in the same browser
      Given Li has bound WeChat
      And Li is asked for the second step
      When Li completes the login by WeChat, and keeps the callback's address
      Then Li's mailbox opens
      When Li logs in again
      And that callback is opened in Li's browser
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      And Li's WeChat opens Li's mailbox

    @needs-wechat
    Scenario: The WeChat callback of a login that is over does not open another that waits
      Given Li has bound WeChat
      And in another browser a login of Li waits for the second step
      And Li is asked for the second step
      When Li completes the login by WeChat, and keeps the callback's address
      Then Li's mailbox opens
      When that callback is opened in the other browser
      Then the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step

    @needs-wechat
    Scenario: The WeChat callback of a login that is over does not open another person's that waits
      Given Li has bound WeChat
      And Wang has bound WeChat
      And Wang is asked for the second step
      And Li is asked for the second step
      When Li completes the login by WeChat, and keeps the callback's address
      Then Li's mailbox opens
      When that callback is opened in Wang's browser
      Then nothing of Wang's mailbox was shown
      And Wang's browser has shown nothing of Li's mailbox
      And Wang is still asked for the second step
      And Wang's WeChat opens Wang's mailbox

    @needs-sms @needs-wechat
    Scenario Outline: The WeChat callback of one login, opened in another that waits, <twisted>, does not open that
      Given Li has bound SMS
      And Li has bound WeChat
      And in another browser a login of Li waits for the second step
      And Li is asked for the second step
      When the WeChat callback of Li's login is opened in the other browser, <twisted>
      Then the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step
      And Li's WeChat opens Li's mailbox

      Examples:
        | twisted             |
        | as it is            |
        | without its state   |
        | with an empty state |

    @needs-sms
    Scenario: A login that is still asked to bind opens nothing and binds nothing once a method is bound elsewhere
      Given in another browser Wang is asked to bind a method, and has asked for a code for Zhang's number
      And Wang is asked to bind a method
      When Wang binds SMS and gets into the mailbox
      And the code that Zhang was sent is entered in the other browser
      And the mailbox is opened in the other browser
      Then the waiting login has shown nothing of Wang's mailbox
      And Wang's phone opens Wang's mailbox

    @needs-sms @needs-last-unbinding
    Scenario: Unbinding the last method does not open a login that still waits
      Given Li has bound SMS
      And Li is in the two-step settings
      And in another browser a login of Li waits for the second step
      When Li unbinds SMS
      And the mailbox is opened in the other browser
      Then the other browser is asked to bind, to verify or to sign in
      And the waiting login has shown nothing of Li's mailbox

    @needs-sms @needs-attacks
    Scenario Outline: Sending the request <forgery> does not open the mailbox
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li's browser sends the request <forgery>
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

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

    @needs-sms @needs-attacks
    Scenario Outline: Once the code has run out, sending the request <forgery> does not open the mailbox
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When ten minutes have passed
      And Li's browser sends the request <forgery>
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

      Examples:
        | forgery                |
        | with the code left out |
        | with an empty code     |

    @needs-sms @needs-attacks
    Scenario Outline: Before any code was asked for, sending the request <forgery> does not open the mailbox
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser sends the request <forgery> before any code was asked for
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

      Examples:
        | forgery                |
        | with the code left out |
        | with an empty code     |

    @needs-otp @needs-attacks
    Scenario Outline: Sending the request <forgery> does not open the mailbox where a one-time password is asked for
      Given Li has bound third-party OTP
      And Li is asked for the second step
      When Li's browser sends the request <forgery>
      Then nothing of Li's mailbox was shown
      And Li's authenticator opens Li's mailbox

      Examples:
        | forgery                                      |
        | with the code left out                       |
        | with an empty code                           |
        | with an empty list in the code's place       |
        | with a query in the code's place             |
        | with a pattern in the code's place           |
        | with a part of the right code                |
        | with a code that cannot be read              |
        | with the right code among several wrong ones |
        | with a code that anybody would try first     |

    @needs-backup @needs-attacks
    Scenario Outline: Sending the request <forgery> does not open the mailbox where the backup mailbox is asked for
      Given Li has bound the backup mailbox
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li's browser sends the request <forgery>
      Then nothing of Li's mailbox was shown
      And Li's backup address opens Li's mailbox

      Examples:
        | forgery                                      |
        | with the code left out                       |
        | with an empty code                           |
        | with an empty list in the code's place       |
        | with the right code among several wrong ones |
        | with a code that anybody would try first     |

    @needs-sms @needs-attacks
    Scenario Outline: Asking for the mailbox <claim> is no way round the second step
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser asks for the mailbox <claim>
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

      Examples:
        | claim                                      |
        | claiming to come from the campus network   |
        | with nonsense as its origin                |
        | claiming to ask for a public page          |
        | with the account's name and password in it |
        | with the account's name in a header        |
        | with the session's cookies as a token      |
        | with some of the cookies left out          |
        | with each cookie of somebody who is inside |
        | with each of its cookies that was replaced |
        | as another program                         |
        | as another kind of request                 |

    @needs-sms @needs-trust-question @needs-attacks
    Scenario: Another's request to trust a device, submitted before the second step, opens and trusts nothing
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser submits another's request to trust a device
      Then nothing of Li's mailbox was shown
      When Li logs in again
      Then Li is asked for the second step
      And Li's phone opens Li's mailbox

    @needs-sms @needs-trust-question @needs-attacks
    Scenario: Submitted by each other method, it opens and trusts nothing either
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser submits another's request to trust a device, by each other method
      Then nothing of Li's mailbox was shown
      When Li logs in again
      Then Li is asked for the second step
      And Li's phone opens Li's mailbox

    @needs-sms @needs-trust-question @needs-attacks
    Scenario: Submitted before anything is bound, it trusts nothing either
      Given Wang is asked to bind a method
      When Wang's browser submits another's request to trust a device
      And Wang binds SMS and gets into the mailbox
      And Wang logs in again
      Then Wang is asked for the second step
      And Wang's phone opens Wang's mailbox

    @needs-sms @needs-otp @needs-attacks
    Scenario: A method that is not bound does not open the mailbox, by another's requests
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser submits another's second step by third-party OTP
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-sms @needs-otp @needs-attacks
    Scenario: A number that is not bound does not open the mailbox either
      Given Li has bound third-party OTP
      And Li is asked for the second step
      When Li's browser submits another's second step by SMS
      Then nothing of Li's mailbox was shown
      And Li's authenticator opens Li's mailbox

    @needs-sms @needs-last-unbinding @needs-attacks
    Scenario: Another's requests to unbind a number, submitted before the second step, unbind nothing
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser submits another's request to unbind a number
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-sms @needs-attacks
    Scenario: Another's code does not open the mailbox, though the request names its receiver
      Given Zhang has bound SMS
      And Zhang is asked for the second step
      And Zhang has asked for a code for the second step
      And Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li's browser sends the code that Zhang was sent, and names its receiver wherever it can
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-sms @needs-attacks
    Scenario: One's own code does not open another's mailbox, though the request names them
      Given Li has bound SMS
      And Zhang has bound SMS
      And Zhang is asked for the second step
      And Zhang has asked for a code for the second step
      When Zhang's browser sends the code that Zhang was sent, and names Li wherever it can
      Then Zhang's browser has shown nothing of Li's mailbox
      And Zhang's phone opens Zhang's mailbox

    @needs-sms @needs-attacks
    Scenario: Nothing else on the page is a way round the second step
      Given Li has bound SMS
      And Li is asked for the second step
      When Li presses everything there that the profile does not name, each in a login of its own
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-direct @needs-sms
    Scenario: Somebody who signs in where another is already in the mailbox is asked for the second step
      Given Li has bound SMS
      And Wang has bound SMS
      And Li is in the mailbox
      When Wang signs in through the mail's own login in Li's browser, where nothing was closed
      Then Wang is asked for the second step
      And nothing of Wang's mailbox was shown

    @needs-direct @needs-sms
    Scenario: A code that was sent before somebody else signed in there does not open their mailbox
      Given Li has bound SMS
      And Wang has bound SMS
      And Wang is asked for the second step
      And Wang has asked for a code for the second step
      When Li signs in through the mail's own login in Wang's browser, where nothing was closed
      And Li enters the first code, without asking for one
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-direct @needs-sms
    Scenario: A name that is tried with a wrong password while another's login waits is not let in by their code
      Given Li has bound SMS
      And Wang has bound SMS
      And Wang is asked for the second step
      And Wang has asked for a code for the second step
      When Li's name is tried with a wrong password at the mail's own login in Wang's browser, and the mail is opened again
      And Wang enters the received code, if one is still asked for
      Then Wang's browser has shown nothing of Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-sms @needs-attacks
    Scenario: Wrong codes do not open the mailbox, however many are entered
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li enters 10 wrong codes
      Then the code is refused
      And nothing of Li's mailbox was shown

    @needs-otp @needs-attacks
    Scenario: Wrong one-time passwords do not open the mailbox, however many are entered
      Given Li has bound third-party OTP
      And Li is asked for the second step
      When Li enters 10 wrong codes
      Then the code is refused
      And nothing of Li's mailbox was shown

    @needs-sms @needs-attacks
    Scenario: What binds a number, sent in place of the second step, binds none
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser binds a new number by the requests that bound another's
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-sms @needs-attacks
    Scenario: A code that is sent to a new number, as for a binding, does not open the mailbox
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser has a code sent to a new number by the requests that did so for another, and Li enters it
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-sms
    Scenario: The web addresses of an open mailbox open nothing of it in another browser
      Given Li has bound SMS
      And Li is in the mailbox
      When the web addresses of Li's open mailbox, and of a letter in it, are opened in another browser
      Then the other browser has shown nothing of Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-sms @needs-change-notice
    Scenario: The web addresses in the notice of a change open nothing of the mailbox to whoever follows them
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li changes the number to a new one
      And the web addresses in what tells Li of the change are opened in another browser
      Then the other browser has shown nothing of Li's mailbox
      And Li's new phone opens Li's mailbox

    @needs-sms @needs-trust @needs-trust-notice
    Scenario: Nor do those in the notice of a trusted device
      Given Li has bound SMS
      And Li has trusted this browser
      When the web addresses in what tells Li of the trusted device are opened in another browser
      Then the other browser has shown nothing of Li's mailbox
      When Li logs in in another browser
      Then Li is asked for the second step
      And the second step by SMS opens Li's mailbox

    @needs-sms @needs-attacks
    Scenario: The other services of a mail server are no way round the second step
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser asks the other services of a mail server with the account's name and password
      Then none of them takes the password
      And Li's phone opens Li's mailbox

    @needs-sms @needs-attacks
    Scenario: Nor are they with what names the login that waits
      Given Li has bound SMS
      And Li is asked for the second step
      When Li's browser asks the other services of a mail server with the session's cookies as a token
      Then none of them takes such a token
      And Li's phone opens Li's mailbox

    @needs-sms
    Scenario Outline: Through <door>, with every box of the login ticked, and once more after the browser was closed
      Given Li has bound SMS
      When Li signs in through <door> with every box of the login ticked, one for trust included
      Then Li is asked for the second step
      When Li's browser is closed and opened again
      And Li enters the mailbox
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown

      @needs-portal
      Examples:
        | door       |
        | the portal |

      @needs-direct
      Examples:
        | door                 |
        | the mail's own login |

    @needs-sms
    Scenario Outline: Through <door>, with every box of the login ticked, and once more after the second step was passed
      Given Li has bound SMS
      When Li signs in through <door> with every box of the login ticked
      Then Li is asked for the second step
      When Li completes the login by SMS
      And Li logs in again
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown
      And the second step by SMS opens Li's mailbox

      @needs-portal
      Examples:
        | door       |
        | the portal |

      @needs-direct
      Examples:
        | door                 |
        | the mail's own login |

    @needs-sms @needs-attacks
    Scenario Outline: Through <door>, by a request that says that all is verified
      Given Li has bound SMS
      When Li signs in through <door> by a request that says that all is verified
      Then nothing of Li's mailbox was shown
      And the login is refused, or asks Li for the second step
      And Li's phone opens Li's mailbox

      @needs-portal
      Examples:
        | door       |
        | the portal |

      @needs-direct
      Examples:
        | door                 |
        | the mail's own login |

    @needs-sms @needs-attacks @needs-direct
    Scenario: Through the mail's own login, by requests as a program sends them
      Given Li has bound SMS
      When Li signs in through the mail's own login by requests as a program sends them
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

  @G4.8 @needs-sms
  Rule: Every web door that the deployment declares asks for the second step

    Scenario Outline: Through <door>
      Given Li has bound SMS
      When Li signs in through <door>
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown
      And the second step by SMS opens Li's mailbox

      @needs-portal
      Examples:
        | door       |
        | the portal |

      @needs-direct
      Examples:
        | door                 |
        | the mail's own login |

    @needs-further-doors
    Scenario: Through each further door
      Given Li has bound SMS
      When Li signs in through each further web door, keeping nothing of the others
      Then each of them asks for the second step
      And Li's phone opens Li's mailbox
