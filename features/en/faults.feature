Feature: When a gateway fails

  @G3.3 @needs-wechat
  Rule: Until a method is bound nothing of the mailbox can be reached

    Scenario Outline: WeChat's service <fails> while an account is bound on the forced page
      Given Wang is asked to bind a method
      And Wang sees the QR code for WeChat
      And WeChat's service <fails>
      When Wang scans the QR code with WeChat and agrees, which fails
      Then nothing of Wang's mailbox was shown
      And Wang is still asked to bind a method

      Examples:
        | fails               |
        | cannot be reached   |
        | refuses the request |
        | names nobody        |

    Scenario Outline: WeChat's callback comes back <twisted> while an account is bound on the forced page
      Given Wang is asked to bind a method
      And Wang sees the QR code for WeChat
      When WeChat's callback comes back to Wang <twisted>
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

      Examples:
        | twisted              |
        | without its code     |
        | with an unknown code |
        | with a wrong state   |
        | without its state    |
        | with an empty state  |

  @G4.6 @needs-sms
  Rule: Each login needs the password and then a security verification

    Scenario Outline: The SMS gateway <fails>, and works again at the next login
      Given Li has bound SMS
      And Li is asked for the second step
      And the SMS gateway <fails>
      When Li asks for a code for the second step, which fails
      And the SMS gateway works again
      And Li logs in again
      Then Li is asked for the second step
      And the second step by SMS opens Li's mailbox

      Examples:
        | fails               |
        | cannot be reached   |
        | refuses the request |

  @G4.7
  Rule: The second step cannot be bypassed

    @needs-sms
    Scenario Outline: The SMS gateway <fails> at the second step
      Given Li has bound SMS
      And Li is asked for the second step
      And the SMS gateway <fails>
      When Li asks for a code for the second step, which fails
      Then nothing of Li's mailbox was shown
      When Li tries to get in by signing in again
      Then nothing of Li's mailbox was shown
      When the SMS gateway works again
      Then Li is still asked for the second step

      Examples:
        | fails                     |
        | cannot be reached         |
        | does not answer           |
        | reports an internal error |
        | answers nonsense          |
        | refuses the request       |
        | rejects the signature     |

    @needs-wechat
    Scenario Outline: WeChat's service <fails> at the second step
      Given Li has bound WeChat
      And Li is asked for the second step
      And WeChat's service <fails>
      When Li scans the QR code with WeChat and agrees, which fails
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

      Examples:
        | fails                     |
        | cannot be reached         |
        | does not answer           |
        | reports an internal error |
        | answers nonsense          |
        | refuses the request       |
        | names nobody              |

    @needs-wechat
    Scenario Outline: WeChat's callback at the second step comes back <twisted>
      Given Li has bound WeChat
      And Li is asked for the second step
      When WeChat's callback comes back to Li <twisted>
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

      Examples:
        | twisted              |
        | without its code     |
        | with an unknown code |
        | with a wrong state   |
        | without its state    |
        | with an empty state  |

  @G5.2 @needs-sms
  Rule: Entering the received code binds the number

    Scenario Outline: The SMS gateway <fails>, and a later try binds
      Given Wang is asked to bind a method
      And the SMS gateway <fails>
      When Wang asks for a code for their own number, which fails
      And the SMS gateway works again
      And Wang binds their own number on the forced page
      Then Wang gets into the mailbox
      And Wang's phone opens Wang's mailbox

      Examples:
        | fails               |
        | cannot be reached   |
        | refuses the request |

    Scenario: The newer code binds though the older message arrives last
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number, and the message is delayed
      When Wang asks for the code again after the countdown
      And the delayed message arrives
      And Wang enters the newer code
      Then Wang gets into the mailbox

  @G5.3 @needs-sms
  Rule: A wrong or missing code, or another's, binds nothing, nor does a code for another number

    Scenario Outline: The SMS gateway <fails>, so that no code is sent
      Given Wang is asked to bind a method
      And the SMS gateway <fails>
      When Wang asks for a code for their own number, which fails
      Then Wang is asked to bind a method at the next login

      Examples:
        | fails                     |
        | cannot be reached         |
        | does not answer           |
        | reports an internal error |
        | answers nonsense          |
        | refuses the request       |
        | rejects the signature     |

  @G6.2 @needs-sms @needs-wechat
  Rule: After the right code a QR code is shown, and scanning it with WeChat completes the binding

    Scenario: WeChat's service cannot be reached, and a later try binds
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeChat
      And WeChat's service cannot be reached
      When Li scans the QR code with WeChat and agrees, which fails
      And WeChat's service works again
      And Li opens the two-step settings anew
      And Li binds WeChat
      Then the settings show WeChat as bound
      And Li's WeChat opens Li's mailbox

  @G6.6 @needs-sms @needs-wechat
  Rule: Without the right code there is no QR code, and without an agreed scan there is no binding

    Scenario Outline: WeChat's service <fails>, so that nobody is known to have agreed
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeChat
      And WeChat's service <fails>
      When Li scans the QR code with WeChat and agrees, which fails
      Then the settings show WeChat as not bound

      Examples:
        | fails                     |
        | cannot be reached         |
        | does not answer           |
        | reports an internal error |
        | answers nonsense          |
        | refuses the request       |
        | names nobody              |

    Scenario Outline: WeChat's callback comes back <twisted>
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeChat
      When WeChat's callback comes back to Li <twisted>
      Then the settings show WeChat as not bound

      Examples:
        | twisted              |
        | without its code     |
        | with an unknown code |
        | with a wrong state   |
        | without its state    |
        | with an empty state  |

    Scenario Outline: The SMS gateway <fails> at the verification before a change
      Given Li has bound SMS
      And Li is in the two-step settings
      And the SMS gateway <fails>
      When Li chooses to bind WeChat
      And Li asks for the code of that verification, which fails
      And Li opens the web addresses of a binding, and tries to bind something new there
      Then no QR code is shown
      And the settings show WeChat as not bound

      Examples:
        | fails             |
        | cannot be reached |
        | does not answer   |

  @ASVS-7.5.1 @needs-sms @needs-last-unbinding
  Rule: Changing or removing a method first asks for a verification by a bound method

    Scenario: The SMS gateway cannot be reached at the verification before an unbinding
      Given Li has bound SMS
      And Li is in the two-step settings
      And the SMS gateway cannot be reached
      When Li chooses to unbind SMS
      And Li asks for the code of that verification, which fails
      And the SMS gateway works again
      Then the settings show SMS as bound
      And Li's phone opens Li's mailbox

  @ASVS-6.6.2 @needs-sms
  Rule: A code belongs to the request it was sent for: an older one is void after a resend

    Scenario: The older code is void though its message arrives last
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number, and the message is delayed
      When Wang asks for the code again after the countdown
      And the delayed message arrives
      And Wang enters the older code
      Then the code is refused
      And Wang is asked to bind a method at the next login

  @ASVS-16.5.1
  Rule: When something fails, the user gets a message that gives nothing internal away

    @needs-sms
    Scenario Outline: The SMS gateway <fails>, and the user is told
      Given Wang is asked to bind a method
      And the SMS gateway <fails>
      When Wang asks for a code for their own number, which fails
      Then Wang is told that it failed
      And nothing of what the gateway said has reached Wang

      Examples:
        | fails                     |
        | cannot be reached         |
        | does not answer           |
        | reports an internal error |
        | answers nonsense          |
        | refuses the request       |
        | rejects the signature     |

    @needs-wechat
    Scenario Outline: WeChat's service <fails>, and the user is told
      Given Li has bound WeChat
      And Li is asked for the second step
      And WeChat's service <fails>
      When Li scans the QR code with WeChat and agrees, which fails
      Then Li is told that it failed
      And nothing of what the gateway said has reached Li

      Examples:
        | fails                     |
        | cannot be reached         |
        | reports an internal error |
        | refuses the request       |

    @needs-wechat
    Scenario Outline: WeChat's callback comes back <twisted>, and the user is told
      Given Li has bound WeChat
      And Li is asked for the second step
      When WeChat's callback comes back to Li <twisted>
      Then Li is told that it failed

      Examples:
        | twisted              |
        | without its code     |
        | with an unknown code |
        | with a wrong state   |
