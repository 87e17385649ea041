@needs-sms
Feature: Good practice with sessions

  @ASVS-7.2.4
  Rule: A login makes a session that nobody knew before it

    Scenario: A session planted before the login opens nothing afterwards
      Given Li has bound SMS
      When Li logs in with the session of another browser's visit planted
      And Li completes the login by SMS
      Then Li's mailbox opens
      And the other browser is asked to sign in

    Scenario: A session that waits for the second step, planted, opens nothing once that is passed
      Given Li has bound SMS
      And in another browser a login of Li waits for the second step
      When Li logs in with the session of the waiting login planted
      And Li completes the login by SMS
      Then Li's mailbox opens
      When the mailbox is opened in the other browser
      Then the other browser is asked to bind, to verify or to sign in
      And the waiting login has shown nothing of Li's mailbox

    @needs-direct
    Scenario: Somebody else's own session, planted, is theirs alone afterwards
      Given Li has bound SMS
      And Wang has bound SMS
      And Wang is in the mailbox
      When Li signs in through the mail's own login with Wang's session planted
      And Li completes the login by SMS
      Then Li's mailbox opens
      And Wang's browser opens nothing of Li's mailbox

  @ASVS-7.4.3
  Rule: A change of the methods, or a new password, ends what was open or trusted before it

    @needs-another-method @needs-trust
    Scenario: A trusted browser is asked for the second step again
      Given Li has bound SMS
      And Li has bound another method
      And Li has trusted this browser
      And Li is in the two-step settings
      When Li unbinds the other method
      And Li logs in again
      Then Li is asked for the second step

    @needs-another-method
    Scenario: A session that is open elsewhere ends
      Given Li has bound SMS
      And Li has bound another method
      And in another browser Li is in the mailbox
      And Li is in the two-step settings
      When Li unbinds the other method
      Then the other browser no longer opens Li's mailbox

    @needs-reset
    Scenario: A session that is open elsewhere ends when the mailbox is reset
      Given Li has bound SMS
      And in another browser Li is in the mailbox
      When the administrator resets Li's mailbox
      And the mailbox is opened in the other browser
      Then the other browser is asked to bind, to verify or to sign in

    Scenario: A session that is open elsewhere ends when the number is changed
      Given Li has bound SMS
      And in another browser Li is in the mailbox
      And Li is in the two-step settings
      When Li changes the number to a new one
      Then the other browser no longer opens Li's mailbox

    @needs-new-password @needs-direct
    Scenario: A session that began at the mail's own login ends when the password is replaced
      Given Li has bound SMS
      And in another browser Li is in the mailbox, signed in through the mail's own login
      When Li is given a new password
      Then the other browser no longer opens Li's mailbox

    @needs-new-password
    Scenario: A session that is open elsewhere ends when the password is replaced
      Given Li has bound SMS
      And in another browser Li is in the mailbox
      When Li is given a new password
      Then the other browser no longer opens Li's mailbox

    @needs-new-password @needs-second-mailbox @needs-another-method
    Scenario: A session of the same person's other mailbox ends when the password is replaced
      Given Zhang has bound SMS
      And Zhang has a second mailbox with another method bound
      And in another browser Zhang is in the second mailbox
      When Zhang is given a new password
      Then the other browser no longer opens Zhang's second mailbox

    @needs-trust
    Scenario: A trusted browser is asked for the second step again after the number was changed
      Given Li has bound SMS
      And Li has trusted this browser
      And Li is in the two-step settings
      When Li changes the number to a new one
      And Li logs in again
      Then Li is asked for the second step

    @needs-another-method @needs-trust-question
    Scenario: The trust question that is open elsewhere comes too late
      Given Li has bound SMS
      And Li has bound another method
      And in another browser Li is asked whether to trust it
      And Li is in the two-step settings
      When Li unbinds the other method
      Then the settings show the other method as not bound
      When Li trusts the other browser, as far as it still asks
      Then the other browser asks Li for the second step at the next login

    @needs-last-unbinding @needs-trust
    Scenario: A trusted browser is asked for the second step again after the last method was unbound and another one bound elsewhere
      Given Li has bound SMS
      And in another browser Li is asked whether to trust it
      And Li is in the two-step settings
      When Li trusts the other browser, as far as it still asks
      And Li unbinds SMS
      And Li logs in again
      And Li binds SMS and gets into the mailbox
      Then the other browser asks Li for the second step at the next login

    @needs-new-password
    Scenario: A login that waits ends when the password is replaced
      Given Li has bound SMS
      And in another browser a login of Li waits for the verification by SMS
      When Li is given a new password
      And the waiting login is verified by SMS
      Then the waiting login has shown nothing of Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-new-password
    Scenario: A login that is asked to bind ends when the password is replaced
      Given in another browser Wang is asked to bind a method, and has asked for a code for Zhang's number
      When Wang is given a new password
      And the code that Zhang was sent is entered in the other browser
      And the mailbox is opened in the other browser
      Then the waiting login has shown nothing of Wang's mailbox
      And Wang is asked to bind a method at the next login

    @needs-new-password @needs-wechat
    Scenario: A QR code that is left open binds nothing once the password is replaced
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeChat
      When Li is given a new password
      And the scan is agreed to all the same
      Then the settings show WeChat as not bound
      And Li's phone opens Li's mailbox

    @needs-new-password
    Scenario Outline: What every box of the login ticked has kept ends when the password is replaced: <door>
      Given Li has bound SMS
      When Li signs in through <door> with every box of the login ticked
      And Li completes the login by SMS
      And Li is given a new password
      Then the mail asks Li to sign in
      And Li's phone opens Li's mailbox

      @needs-portal
      Examples:
        | door       |
        | the portal |

      @needs-direct
      Examples:
        | door                 |
        | the mail's own login |

    @needs-new-password @needs-portal
    Scenario: The portal's session ends when the password is replaced
      Given Li has bound SMS
      And Li has signed in at the portal
      When Li is given a new password
      Then the portal asks Li to sign in

  @ASVS-7.3.1 @needs-idle-timeout
  Rule: A login that waits for the second step ends when it has been idle for the claimed time

    Scenario: After the idle time the password is asked for again
      Given Li has bound SMS
      And Li is asked for the second step
      When the idle time has passed
      And Li opens the mail's web address
      Then Li was led through a login

  @ASVS-14.3.1 @needs-sign-out
  Rule: Once its user has signed out, no storage of the browser keeps anything of the mailbox

    Scenario: After signing out no letter is stored
      Given Li has bound SMS
      And Li is in the mailbox
      When Li looks at the letters
      And Li signs out of the mail, and what the browser has stored is read
      Then nothing that is stored holds Li's letter
      And Li's phone opens Li's mailbox

  @ASVS-14.3.2
  Rule: No cache keeps what a browser is shown of a mailbox

    Scenario: The responses that carry a letter forbid caching
      Given Li has bound SMS
      And Li is in the mailbox
      When Li looks at the letters
      Then each response with Li's letter forbids caching it

    @needs-sign-out
    Scenario: After signing out the back button shows no letter
      Given Li has bound SMS
      And Li is in the mailbox
      When Li looks at the letters
      And Li signs out of the mail and goes back
      Then no page has shown Li's letter again

  @trust-void
  Rule: Trust ends when the password is replaced

    @needs-new-password @needs-trust
    Scenario: A trusted browser is asked for the second step again after a new password
      Given Li has bound SMS
      And Li has trusted this browser
      When Li is given a new password
      And Li logs in again
      Then Li is asked for the second step
      When Li logs in again
      Then Li is asked for the second step
      When Li passes the second step by SMS
      And Li chooses later
      And Li logs in again
      Then Li is asked for the second step

    @needs-new-password @needs-trust
    Scenario: Trust that is given anew in one browser does not come back in another
      Given Li has bound SMS
      And in another browser Li is asked whether to trust it
      When Li trusts the other browser, as far as it still asks
      And Li is given a new password
      And Li logs in again
      And Li passes the second step by SMS
      And Li chooses to trust
      Then the other browser asks Li for the second step at the next login

    @needs-portal @needs-forgotten-password @needs-sms @needs-trust
    Scenario: A trusted browser is asked for the second step again after a forgotten password was replaced
      Given Li has bound SMS
      And Li has trusted this browser
      When in another browser Li replaces the forgotten password
      And Li logs in again
      Then Li is asked for the second step
      And Li's phone opens Li's mailbox

  @ASVS-6.4.3
  Rule: A new password does not take the place of the second step

    @needs-new-password
    Scenario: The second step is asked for as before
      Given Li has bound SMS
      When Li is given a new password
      And Li logs in again
      Then Li is asked for the second step
      And Li's phone opens Li's mailbox

    @needs-new-password @needs-another-method
    Scenario: Each method that was bound stays so
      Given Li has bound SMS
      And Li has bound another method
      When Li is given a new password
      And Li logs in again
      Then the second step by the other method opens Li's mailbox

    @needs-new-password
    Scenario: A login that waits for the second step is not opened by it
      Given Li has bound SMS
      And in another browser a login of Li waits for the second step
      When Li is given a new password
      And the mailbox is opened in the other browser
      Then the other browser is asked to bind, to verify or to sign in
      And the waiting login has shown nothing of Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-portal @needs-forgotten-password @needs-sms
    Scenario: Once a forgotten password was replaced, the second step is asked for as before
      Given Li has bound SMS
      When in another browser Li replaces the forgotten password
      And Li logs in again
      Then Li is asked for the second step
      And Li's phone opens Li's mailbox

    @needs-portal @needs-forgotten-password @needs-sms
    Scenario: The replacement of a forgotten password does not open the mailbox
      Given Li has bound SMS
      When in another browser Li replaces the forgotten password
      And the mailbox is opened in the other browser
      Then the other browser is asked to bind, to verify or to sign in
      And Li's phone opens Li's mailbox

    @needs-portal @needs-forgotten-password @needs-sms @needs-another-method
    Scenario: Once a forgotten password was replaced, each method that was bound stays so
      Given Li has bound SMS
      And Li has bound another method
      When in another browser Li replaces the forgotten password
      And Li logs in again
      Then the second step by the other method opens Li's mailbox

    @needs-portal @needs-forgotten-password @needs-sms
    Scenario: The code for a forgotten password does not open the second step
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When in another browser Li is sent a code for the forgotten password
      And Li enters the code for the forgotten password
      Then the code is refused
      And nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

  @ASVS-6.3.4
  Rule: The reset after a phone was lost does not take the place of the second step

    @needs-sms @needs-reset
    Scenario: The reset does not open a login that waits for the lost phone
      Given Li has bound SMS
      And in another browser a login of Li waits for the second step
      When the administrator resets Li's mailbox
      And the mailbox is opened in the other browser
      Then the other browser is asked to bind, to verify or to sign in
      And the waiting login has shown nothing of Li's mailbox
