Feature: Third-party OTP and the backup mailbox

  @G6.8
  Rule: Third-party OTP and the backup mailbox can be bound, used for the second step, and unbound

    @needs-otp
    Scenario: Third-party OTP is bound and opens the second step
      Given Wang is asked to bind a method
      When Wang binds third-party OTP
      Then Wang gets into the mailbox
      When the code of the authenticator has changed
      Then Wang's authenticator opens Wang's mailbox

    @needs-backup
    Scenario: The backup mailbox is bound and opens the second step
      Given Wang is asked to bind a method
      When Wang binds the backup mailbox
      Then Wang gets into the mailbox
      And Wang's backup address opens Wang's mailbox

    @needs-otp
    Scenario Outline: Entering <code> does not bind third-party OTP
      Given Wang is asked to bind a method
      And Wang has chosen to bind third-party OTP
      When Wang enters <code>
      Then the code is refused
      And Wang is asked to bind a method at the next login

      Examples:
        | code         |
        | a wrong code |
        | no code      |

    @needs-backup
    Scenario Outline: Entering <code> does not bind the backup mailbox
      Given Wang is asked to bind a method
      And Wang has asked for a code for the backup address
      When Wang enters <code>
      Then the code is refused
      And Wang is asked to bind a method at the next login

      Examples:
        | code         |
        | a wrong code |
        | no code      |

    @needs-otp @needs-sms
    Scenario: Third-party OTP is unbound
      Given Li has bound third-party OTP
      And Li has bound SMS
      And Li is in the two-step settings
      When Li unbinds third-party OTP
      Then the settings show third-party OTP as not bound
      When Li logs in again
      Then third-party OTP is not offered for the second step

    @needs-backup @needs-sms
    Scenario: The backup mailbox is unbound
      Given Li has bound the backup mailbox
      And Li has bound SMS
      And Li is in the two-step settings
      When Li unbinds the backup mailbox
      Then the settings show the backup mailbox as not bound
      When Li logs in again
      Then the backup mailbox is not offered for the second step
