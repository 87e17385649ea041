Feature: Coremail 论客 App

  @G6.10
  Rule: Coremail 论客 App can be bound, used for the second step, and unbound

    @needs-coremail-app
    Scenario: The app is paired on the forced page
      Given Wang is asked to bind a method
      When Wang binds the Coremail app
      Then Wang gets into the mailbox
      And Wang's app opens Wang's mailbox

    @needs-sms @needs-coremail-app
    Scenario: The app is paired in the settings, after a verification
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li chooses to bind the Coremail app
      Then Li is first asked for a verification by SMS
      When Li binds the Coremail app
      Then the settings show the Coremail app as bound
      And Li's app opens Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-coremail-app
    Scenario: A QR code that nobody scans binds nothing
      Given Wang is asked to bind a method
      And Wang sees the QR code for the app
      When nobody scans the QR code for the app
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

    @needs-coremail-app
    Scenario: A QR code that is scanned too late binds nothing
      Given Wang is asked to bind a method
      And Wang sees the QR code for the app
      When Wang's app scans the QR code too late
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

    @needs-coremail-app
    Scenario: A change whose QR code is not scanned keeps the app that is paired
      Given Li has bound the Coremail app
      And Li is in the two-step settings
      When Li starts to change the Coremail app to a new one, and stops before the last step
      Then Li's app opens Li's mailbox

    @needs-coremail-app
    Scenario: An approved push opens the mailbox
      Given Li has bound the Coremail app
      And Li is asked for the second step
      And Li has asked for a push to the app
      When Li approves the push
      Then Li's mailbox opens

    @needs-coremail-app
    Scenario Outline: A push that <ends> opens nothing
      Given Li has bound the Coremail app
      And Li is asked for the second step
      And Li has asked for a push to the app
      When Li's push <ends>
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      And Li's app opens Li's mailbox

      Examples:
        | ends                 |
        | is refused           |
        | is approved too late |
        | is never answered    |

    @needs-coremail-app
    Scenario: The app's code opens the mailbox
      Given Li has bound the Coremail app
      And Li is asked for the second step
      When Li enters the code of the app
      Then Li's mailbox opens
      And no push has come to Li's app

    @needs-coremail-app
    Scenario Outline: Entering <code> opens nothing
      Given Li has bound the Coremail app
      And Zhang has bound the Coremail app
      And Li is asked for the second step
      When Li enters <code>
      Then the code is refused
      And nothing of Li's mailbox was shown
      And Li is still asked for the second step

      Examples:
        | code                    |
        | a wrong code            |
        | no code                 |
        | the code of Zhang's app |

    @needs-coremail-app @needs-attacks
    Scenario Outline: Sending the request <forgery> opens nothing
      Given Li has bound the Coremail app
      And Li is asked for the second step
      When Li's browser sends the request <forgery>
      Then nothing of Li's mailbox was shown
      And the code of Li's app opens Li's mailbox

      Examples:
        | forgery                                  |
        | with the code left out                   |
        | with an empty code                       |
        | with an empty list in the code's place   |
        | with a code that anybody would try first |

    @needs-coremail-app
    Scenario: One login's approval does not open another that waits
      Given Li has bound the Coremail app
      And in another browser a login of Li waits for the verification by the Coremail app
      And Li is asked for the second step
      And Li has asked for a push to the app
      When Li approves the push
      Then Li's mailbox opens
      And the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step

    @needs-coremail-app
    Scenario: An approval does not open another login that asks for one after it
      Given Li has bound the Coremail app
      And Li is asked for the second step
      And Li has asked for a push to the app
      And in another browser a login of Li waits for the verification by the Coremail app
      When Li approves the push
      Then the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step
      And Li's app opens Li's mailbox

    @needs-coremail-app @needs-attacks
    Scenario: What an approved login went on by opens no later one in the same browser
      Given Li has bound the Coremail app
      And Li is asked for the second step
      And Li has asked for a push to the app
      When Li approves the push
      Then Li's mailbox opens
      When Li logs in again
      And Li's browser sends what Li's approved login went on by
      Then nothing of Li's mailbox was shown
      And Li's app opens Li's mailbox

    @needs-coremail-app @needs-attacks
    Scenario: What an approved login went on by does not open another that waits
      Given Li has bound the Coremail app
      And in another browser a login of Li waits for the second step
      And Li is asked for the second step
      And Li has asked for a push to the app
      When Li approves the push
      Then Li's mailbox opens
      When the other browser sends what Li's approved login went on by
      Then the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step

    @needs-coremail-app @needs-attacks
    Scenario: What an approved login went on by does not open another person's that waits
      Given Li has bound the Coremail app
      And Wang has bound the Coremail app
      And Wang is asked for the second step
      And Li is asked for the second step
      And Li has asked for a push to the app
      When Li approves the push
      Then Li's mailbox opens
      When Wang's browser sends what Li's approved login went on by
      Then nothing of Wang's mailbox was shown
      And Wang's browser has shown nothing of Li's mailbox
      And Wang's app opens Wang's mailbox

    @needs-coremail-app @needs-attacks
    Scenario: An approval of a login that was left does not open another person's that waits
      Given Li has bound the Coremail app
      And Wang has bound the Coremail app
      And Wang is asked for the second step
      And Li is asked for the second step
      And Li has asked for a push to the app
      When Li approves the push
      Then Li's mailbox opens
      When Li logs in again
      And Li asks for a push to the app, closes the browser, and approves it
      And Wang's browser sends what Li's approved login would have gone on by
      Then nothing of Wang's mailbox was shown
      And Wang's browser has shown nothing of Li's mailbox
      And Wang's app opens Wang's mailbox

    @needs-coremail-app
    Scenario: Another's approval does not open a login that waits
      Given Li has bound the Coremail app
      And Wang has bound the Coremail app
      And in another browser a login of Li waits for the verification by the Coremail app
      And Wang is asked for the second step
      And Wang has asked for a push to the app
      When Wang approves the push
      Then Wang's mailbox opens
      And the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step

    @needs-sms @needs-coremail-app
    Scenario: After unbinding no push comes and the app's code is void
      Given Li has bound the Coremail app
      And Li has bound SMS
      And Li is in the two-step settings
      When Li tries to unbind the Coremail app
      Then the settings show the Coremail app as not bound
      And Li's app is no longer paired
      When Li logs in again
      Then Li is asked for the second step
      And the Coremail app is not offered for the second step
      When Li enters the code of the app
      Then the code is refused
      And nothing of Li's mailbox was shown
      And no push has come to Li's app
      And Li's phone opens Li's mailbox

    @needs-sms @needs-coremail-app
    Scenario: A login that waits for the app while it is unbound
      Given Li has bound SMS
      And Li has bound the Coremail app
      And Li is in the two-step settings
      And in another browser a login of Li waits for the verification by the Coremail app
      When Li unbinds the Coremail app
      And the waiting login is verified by the Coremail app
      Then the waiting login has shown nothing of Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-coremail-app
    Scenario Outline: The app's service <fails>: no push opens anything, the code still does
      Given Li has bound the Coremail app
      And Li is asked for the second step
      And the Coremail app's service <fails>
      When Li asks for a push to the app, which fails
      Then Li is told that it failed
      And nothing of Li's mailbox was shown
      And Li is still asked for the second step
      And the code of Li's app opens Li's mailbox

      Examples:
        | fails                     |
        | cannot be reached         |
        | does not answer           |
        | reports an internal error |
        | answers nonsense          |
        | refuses the request       |
        | rejects the signature     |

    @needs-coremail-app
    Scenario: The app's service cannot be reached while the app is to be paired
      Given Wang is asked to bind a method
      And the Coremail app's service cannot be reached
      When Wang chooses to bind the Coremail app, which fails
      Then Wang is told that it failed
      And nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login
      When the Coremail app's service works again
      And Wang binds the Coremail app
      Then Wang gets into the mailbox

  @RFC6238-5.2
  Rule: A one-time password is accepted once

    @needs-coremail-app
    Scenario: The app's code of a login does not open another
      Given Li has bound the Coremail app
      And Li is asked for the second step
      When Li enters the code of the app
      Then Li's mailbox opens
      When Li enters the same one-time password in another browser, as it is
      Then one of the two logins at most has shown Li's mailbox

  @G6.1 @needs-sms
  Rule: Binding a further method first asks for a verification by a bound method

    @needs-coremail-app
    Scenario Outline: <bound> is asked before <further> is bound
      Given Li has bound <bound>
      And Li is in the two-step settings
      When Li chooses to bind <further>
      Then Li is first asked for a verification by <bound>
      And the settings show <further> as not bound

      Examples:
        | bound | further |
        | SMS | the Coremail app |
        | the Coremail app | SMS |

  @ASVS-7.5.1 @needs-sms
  Rule: Changing or removing a method first asks for a verification by a bound method

    @needs-coremail-app
    Scenario: A verification comes before the Coremail app is unbound
      Given Li has bound SMS
      And Li has bound the Coremail app
      And Li is in the two-step settings
      When Li chooses to unbind the Coremail app
      Then Li is first asked for a verification
      And the settings show the Coremail app as bound

  @C.admin-reset
  Rule: After the administrator's reset a method must be bound anew, the number is free and trust is gone

    @needs-sms @needs-coremail-app
    Scenario: Beside SMS, the Coremail app is not left
      Given Li has bound SMS
      And Li has bound the Coremail app
      When the administrator resets Li's mailbox
      And Li logs in again
      Then Li is asked to bind a method

    @needs-sms @needs-coremail-app
    Scenario: With the next binding the Coremail app does not come back
      Given Li has bound SMS
      And Li has bound the Coremail app
      When the administrator resets Li's mailbox
      And Li enters the mailbox
      And Li binds SMS and gets into the mailbox
      And Li logs in again
      Then Li is asked for the second step
      And the Coremail app is not offered for the second step
      And the second step by SMS opens Li's mailbox
