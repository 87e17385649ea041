Feature: What the deployment claims besides

  @C.trust-lifetime
  Rule: Trust ends after the lifetime that the deployment claims

    Scenario: After the lifetime the second step is asked for
      Given Li has bound SMS
      And Li has trusted this browser
      When the lifetime of trust has passed
      And Li logs in again
      Then Li is asked for the second step

    Scenario: Shortly before its end it is not
      Given Li has bound SMS
      And Li has trusted this browser
      When the lifetime of trust has almost passed
      And Li logs in again
      Then Li is not asked for the second step

  @C.code-life
  Rule: A code is dead after the life that the deployment claims

    Scenario: A code past its life binds nothing
      Given Wang is asked to bind a method
      And Wang has asked for a code for Wang's number
      When the life of the code has passed
      And Wang enters the received code
      Then the code is refused
      And Wang is asked to bind a method at the next login

    Scenario: Shortly before its end it binds
      Given Wang is asked to bind a method
      And Wang has asked for a code for Wang's number
      When the life of the code has almost passed
      And Wang enters the received code
      Then Wang gets into the mailbox

    Scenario: A code past its life does not open the second step
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When the life of the code has passed
      And Li enters the received code
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

  @C.resend-countdown
  Rule: The server itself keeps the claimed countdown before a code is sent again

    Scenario: The request repeated during the countdown sends nothing
      Given Wang is asked to bind a method
      And Wang has asked for a code for Wang's number
      When Wang's browser repeats the request for the code
      Then Wang's phone has received 1 code
      When the countdown has passed
      And Wang's browser repeats the request for the code
      Then Wang's phone has received 2 codes

  @C.logout
  Rule: Signing out ends the session, in the mail and in the portal

    Scenario: After signing out of the mail nothing is left open
      Given Li has bound SMS
      And Li is in the mailbox
      When Li signs out of the mail
      And Li tries the addresses of a mailbox
      Then nothing of Li's mailbox was shown

    Scenario: After signing out of the mail the portal asks for the password
      Given Li has bound SMS
      And Li is in the mailbox
      When Li signs out of the mail
      Then the portal asks Li to sign in
      And the mail asks Li to sign in

    Scenario: The session's cookie does not come back to life
      Given Li has bound SMS
      And Li is in the mailbox
      When Li signs out of the mail, and the cookies from before are put back
      And Li tries the addresses of a mailbox
      Then nothing of Li's mailbox was shown

    Scenario: Signing out of the portal ends the mail's session too
      Given Li has bound SMS
      And Li is in the mailbox
      When Li signs out of the portal
      Then the portal asks Li to sign in
      When Li tries the addresses of a mailbox
      Then nothing of Li's mailbox was shown

  @C.idle-timeout
  Rule: A session ends when it was idle for the time that the deployment claims

    Scenario: After the idle time the login begins anew
      Given Li has bound SMS
      And Li is in the mailbox
      When the idle time has passed
      And Li opens the mail's address
      Then Li has to log in anew
      And nothing of Li's mailbox was shown

    Scenario: Shortly before its end it does not
      Given Li has bound SMS
      And Li is in the mailbox
      When the idle time has almost passed
      And Li opens the mail's address
      Then Li's mailbox opens
