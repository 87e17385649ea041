Feature: Trusting a device

  @G3.5 @needs-trust
  Rule: Before the welcome page the user is asked whether to trust this device

    Scenario Outline: After the second step by <method>
      Given Li has bound <method>
      And Li is asked for the second step
      When Li passes the second step by <method>
      Then Li is asked whether to trust this device
      And nothing of Li's mailbox was shown before that

      @needs-sms
      Examples:
        | method |
        | SMS    |

      @needs-wechat
      Examples:
        | method |
        | WeChat |

    @needs-sms
    Scenario: Not before the second step
      Given Li has bound SMS
      When Li enters the mailbox
      Then Li is asked for the second step
      When Li passes the second step by SMS
      Then Li is asked whether to trust this device
      And nothing of Li's mailbox was shown before that

    @needs-trust-after-binding @needs-sms
    Scenario: At the first login, after the binding
      Given Wang is asked to bind a method
      When Wang binds SMS
      Then Wang is asked whether to trust this device
      And nothing of Wang's mailbox was shown before that

    @needs-direct @needs-sms
    Scenario: Through the mail's own login
      Given Li has bound SMS
      When Li signs in through the mail's own login
      And Li passes the second step by SMS
      Then Li is asked whether to trust this device
      And nothing of Li's mailbox was shown before that

  @G3.6 @needs-sms @needs-trust
  Rule: Choosing later leads straight to the welcome page

    Scenario: Later
      Given Li has bound SMS
      And Li is asked whether to trust this device
      When Li chooses later
      Then Li's mailbox opens

  @G3.7 @needs-sms @needs-trust
  Rule: After choosing later every later login asks the trust question again

    Scenario: At the next login and the one after
      Given Li has bound SMS
      And Li is asked whether to trust this device
      When Li chooses later
      And Li logs in again
      And Li passes the second step by SMS
      Then Li is asked whether to trust this device
      When Li chooses later
      And Li logs in again
      And Li passes the second step by SMS
      Then Li is asked whether to trust this device
      When Li chooses later
      And Li logs in again
      And Li passes the second step by SMS
      Then Li is asked whether to trust this device

  @G3.8 @needs-sms @needs-trust
  Rule: Choosing to trust leads straight to the welcome page

    Scenario: Trust
      Given Li has bound SMS
      And Li is asked whether to trust this device
      When Li chooses to trust
      Then Li's mailbox opens

  @G3.9 @needs-sms @needs-trust
  Rule: After choosing to trust, later logins on this device need no second step

    Scenario: At the next login and the one after no second step
      Given Li has bound SMS
      And Li has trusted this browser
      When Li logs in again
      Then Li is not asked for the second step
      When Li logs in again
      Then Li is not asked for the second step

    @needs-direct
    Scenario: Through the mail's own login no second step
      Given Li has bound SMS
      And Li has trusted this browser
      When Li logs in again through the mail's own login
      Then Li is not asked for the second step

    @needs-trust-after-binding
    Scenario: Trusted at the first login, after the binding
      Given Wang is asked to bind a method
      When Wang binds SMS
      And Wang chooses to trust
      And Wang logs in again
      Then Wang is not asked for the second step

    Scenario: Two people trust one browser
      Given Li has bound SMS
      And Wang has bound SMS
      And Li has trusted this browser
      When Wang logs in in Li's browser
      And Wang passes the second step by SMS
      And Wang chooses to trust
      And Li logs in again
      Then Li is not asked for the second step

    Scenario: One person trusts two browsers
      Given Li has bound SMS
      And Li has trusted this browser
      And in another browser Li is asked whether to trust it
      When Li trusts the other browser, as far as it still asks
      And Li logs in again
      Then Li is not asked for the second step

    @needs-sign-out
    Scenario: After signing out no second step
      Given Li has bound SMS
      And Li has trusted this browser
      When Li signs out of the mail
      And Li enters the mailbox
      Then Li is not asked for the second step

  @G3.10 @needs-sms @needs-trust
  Rule: After choosing to trust, the trust question is not asked again on this device

    Scenario: At the next login and the one after no question
      Given Li has bound SMS
      And Li has trusted this browser
      When Li logs in again
      And Li passes the second step by SMS, if asked for it
      Then Li is not asked whether to trust this device
      And Li's mailbox opens
      When Li logs in again
      And Li passes the second step by SMS, if asked for it
      Then Li is not asked whether to trust this device
      And Li's mailbox opens

    @needs-direct
    Scenario: Through the mail's own login no question
      Given Li has bound SMS
      And Li has trusted this browser
      When Li logs in again through the mail's own login
      And Li passes the second step by SMS, if asked for it
      Then Li is not asked whether to trust this device
      And Li's mailbox opens

  @G3.11 @needs-sms @needs-trust
  Rule: Trust belongs to one device and one mailbox

    Scenario Outline: A login <place> is not trusted
      Given Li has bound SMS
      And Li has trusted this browser
      When Li logs in <place>
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown

      Examples:
        | place                      |
        | in another browser         |
        | in a private window        |
        | after clearing the cookies |

    Scenario Outline: Another user's trust cookies, <edited>, give no trust
      Given Li has bound SMS
      And Wang has bound SMS
      And Li has trusted this browser
      And Wang has trusted this browser
      When Li logs in elsewhere with Wang's trust cookies, <edited>
      Then Li is asked for the second step, or the browser is refused any page
      And nothing of Li's mailbox was shown
      When Li logs in after clearing the cookies
      Then Li is asked for the second step

      Examples:
        | edited                           |
        | edited to their own name         |
        | counted back to their own number |
        | cut in half                      |

    Scenario: What another browser's visit left here before is not trusted with this one
      Given Li has bound SMS
      When Li logs in with the session of another browser's visit planted
      And Li passes the second step by SMS
      And Li chooses to trust
      Then the other browser asks Li for the second step at the next login

    Scenario: What another's waiting login left here before is not trusted with this one
      Given Li has bound SMS
      And in another browser a login of Li waits for the second step
      When Li logs in with the session of the waiting login planted
      And Li passes the second step by SMS
      And Li chooses to trust
      Then the other browser asks Li for the second step at the next login

    Scenario: Another person's mailbox in the same browser
      Given Li has bound SMS
      And Wang has bound SMS
      And Li has trusted this browser
      When Wang logs in in Li's browser
      Then Wang is asked for the second step
      And nothing of Wang's mailbox was shown

    @needs-switching @needs-another-method
    Scenario: Another mailbox of the same person, switched to
      Given Zhang has bound SMS
      And Zhang has a second mailbox with another method bound
      And Zhang has trusted this browser
      When Zhang switches to the second mailbox
      Then Zhang is asked for the second step
      And nothing of Zhang's second mailbox was shown

    @needs-second-mailbox @needs-another-method
    Scenario: Another mailbox of the same person, entered
      Given Zhang has bound SMS
      And Zhang has a second mailbox with another method bound
      And Zhang has trusted this browser
      When Zhang enters the second mailbox
      Then Zhang is asked for the second step
      And nothing of Zhang's second mailbox was shown

    Scenario: The trusted mailbox stays trusted after another's visit
      Given Li has bound SMS
      And Wang has bound SMS
      And Li has trusted this browser
      When Wang logs in in Li's browser
      And Wang completes the login by SMS
      And Li logs in again
      Then Li is not asked for the second step

    @needs-trust-question @needs-direct
    Scenario: A page that asks for trust does not trust the mailbox of whoever signs in while it is open
      Given Li has bound SMS
      And Wang has bound SMS
      And Wang is asked whether to trust this device
      When Wang chooses to trust, which is sent only once Li has signed in there through the mail's own login
      And Li logs in in Wang's browser
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown
      And the second step by SMS opens Li's mailbox

    @needs-trust-question
    Scenario: Another's mailbox, named when one's own is trusted, is not trusted
      Given Li has bound SMS
      And Wang has bound SMS
      And Wang is asked whether to trust this device
      When Wang chooses to trust, and the request names Li's mailbox
      And Li logs in in Wang's browser
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown

  @G3.13 @needs-sms @needs-trust
  Rule: Without trust the second step is required again at the next login

    Scenario: After choosing later
      Given Li has bound SMS
      And Li is asked whether to trust this device
      When Li chooses later
      And Li logs in again
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown

    @needs-sign-out
    Scenario: After choosing later and signing out
      Given Li has bound SMS
      And Li is asked whether to trust this device
      When Li chooses later
      And Li signs out of the mail
      And Li enters the mailbox
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown

    @needs-attacks
    Scenario: Trust that was asked for with a wrong code
      Given Li has bound SMS
      And Li has asked for trust wherever the login does so far, and is asked for the second step
      And Li has asked for a code for the second step
      When Li enters a wrong code, and asks for trust with it
      Then the code is refused
      When Li logs in again
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown
      And the second step by SMS opens Li's mailbox

    Scenario: After closing the browser at the question
      Given Li has bound SMS
      And Li is asked whether to trust this device
      When Li logs in again
      Then Li is asked for the second step
      And nothing of Li's mailbox was shown
      When Li passes the second step by SMS
      Then Li is asked whether to trust this device
