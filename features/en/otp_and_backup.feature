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

    @needs-otp @needs-sms @needs-methods-together
    Scenario: Third-party OTP is bound beside SMS, which stays bound
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li binds third-party OTP
      Then the settings show SMS as bound
      And Li's phone opens Li's mailbox

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

    @needs-otp @needs-attacks
    Scenario Outline: Sending the request <forgery> does not bind third-party OTP
      Given Wang is asked to bind a method
      And Wang has scanned the QR code for third-party OTP
      When Wang's browser sends the request <forgery>
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login
      When Wang binds third-party OTP
      Then Wang gets into the mailbox

      Examples:
        | forgery                                |
        | with the code left out                 |
        | with an empty code                     |
        | with an empty list in the code's place |

    @needs-backup @needs-attacks
    Scenario Outline: Sending the request <forgery> does not bind the backup mailbox
      Given Wang is asked to bind a method
      And Wang has asked for a code for the backup address
      When Wang's browser sends the request <forgery>
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login
      When Wang binds the backup mailbox
      Then Wang gets into the mailbox

      Examples:
        | forgery                                |
        | with the code left out                 |
        | with an empty code                     |
        | with an empty list in the code's place |

    @needs-backup
    Scenario: The code of one backup address, by a request that names another
      Given Wang is asked to bind a method
      And Wang has asked for a code for the backup address
      When Wang enters the received code to bind the backup mailbox, and the request names Zhang's in its place
      Then Wang's next login sends Zhang no code by the backup mailbox

    @needs-otp @needs-sms
    Scenario: A wrong one-time password binds no third-party OTP in the settings
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has scanned the QR code for third-party OTP
      When Li enters a wrong code
      Then the code is refused
      And the settings show third-party OTP as not bound

    @needs-backup @needs-sms
    Scenario: A wrong code binds no backup mailbox in the settings
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has asked for a code for the backup address
      When Li enters a wrong code
      Then the code is refused
      And the settings show the backup mailbox as not bound

    @needs-otp @needs-sms
    Scenario: Third-party OTP is unbound
      Given Li has bound third-party OTP
      And Li has bound SMS
      And Li is in the two-step settings
      When Li tries to unbind third-party OTP
      Then the settings show third-party OTP as not bound
      When Li logs in again
      Then third-party OTP is not offered for the second step

    @needs-backup @needs-sms
    Scenario: The backup mailbox is unbound
      Given Li has bound the backup mailbox
      And Li has bound SMS
      And Li is in the two-step settings
      When Li tries to unbind the backup mailbox
      Then the settings show the backup mailbox as not bound
      When Li logs in again
      Then the backup mailbox is not offered for the second step

    @needs-otp
    Scenario: Third-party OTP is changed: the new authenticator serves, the old one no longer does
      Given Li has bound third-party OTP
      And Li is in the two-step settings
      When Li loses the authenticator, and changes third-party OTP
      And the code of the authenticator has changed
      And Li logs in again
      And Li enters the code of the lost authenticator
      Then nothing of Li's mailbox was shown
      And Li's authenticator opens Li's mailbox

    @needs-otp
    Scenario: A change of third-party OTP that is not completed keeps the old authenticator
      Given Li has bound third-party OTP
      And Li is in the two-step settings
      When Li starts to change third-party OTP to a new one, and stops before the last step
      Then Li's authenticator opens Li's mailbox

    @needs-otp
    Scenario: The authenticator of a change that is not completed opens nothing
      Given Li has bound third-party OTP
      And Li is in the two-step settings
      When Li starts to change third-party OTP to a new one, and stops before the last step
      And the code of the authenticator has changed
      And Li logs in again
      And Li enters the code of the QR code that was seen before
      Then nothing of Li's mailbox was shown
      And Li's authenticator opens Li's mailbox

    @needs-backup
    Scenario: The backup mailbox is changed: the new address serves, the old one no longer does
      Given Li has bound the backup mailbox
      And Li is in the two-step settings
      When Li changes the backup mailbox to a new one
      Then Li's new backup address opens Li's mailbox
      And Li's backup address has been sent nothing for that login

    @needs-backup
    Scenario: A login that waits for the old backup address while it is changed
      Given Li has bound the backup mailbox
      And Li is in the two-step settings
      And in another browser a login of Li waits for the verification by the backup mailbox
      When Li changes the backup mailbox to a new one
      And the waiting login is verified by the backup mailbox
      Then the waiting login has shown nothing of Li's mailbox
      And Li's new backup address opens Li's mailbox

    @needs-backup
    Scenario: A change of the backup mailbox that is not completed keeps the old address
      Given Li has bound the backup mailbox
      And Li is in the two-step settings
      When Li starts to change the backup mailbox to a new one, and stops before the last step
      Then Li's backup address opens Li's mailbox
      And Li's new backup address has been sent nothing for that login

  @G6.7
  Rule: An unbound method no longer opens the second step, and is free for another mailbox

    @needs-sms
    Scenario Outline: <old>, once <method> is unbound and bound anew by another, is sent nothing
      Given Li has bound SMS
      And Li has bound <other>
      And Li is in the two-step settings
      When Li unbinds <method>
      And Li binds <method> anew, by a new one
      Then <new> opens Li's mailbox
      And <old> has been sent nothing for that login

      @needs-backup
      Examples:
        | method             | other              | old                 | new                     |
        | the backup mailbox | the backup mailbox | Li's backup address | Li's new backup address |

      @needs-another-method
      Examples:
        | method | other          | old        | new            |
        | SMS    | another method | Li's phone | Li's new phone |

    @needs-otp @needs-sms
    Scenario: A lost authenticator opens nothing once another one is bound in its place
      Given Li has bound SMS
      And Li has bound third-party OTP
      And Li is in the two-step settings
      When Li loses the authenticator, and unbinds third-party OTP
      And Li binds third-party OTP
      And the code of the authenticator has changed
      And Li logs in again
      And Li enters the code of the lost authenticator
      Then nothing of Li's mailbox was shown
      And Li's authenticator opens Li's mailbox

  @ASVS-7.4.3
  Rule: A change of the methods, or a new password, ends what was open or trusted before it

    Scenario Outline: A session that is open elsewhere ends when <method> is changed
      Given Li has bound <method>
      And in another browser Li is in the mailbox
      And Li is in the two-step settings
      When Li changes <method> to a new one
      Then the other browser no longer opens Li's mailbox

      @needs-otp
      Examples:
        | method          |
        | third-party OTP |

      @needs-backup
      Examples:
        | method             |
        | the backup mailbox |

    @needs-trust
    Scenario Outline: A trusted browser is asked for the second step again after <method> was changed
      Given Li has bound <method>
      And Li has trusted this browser
      And Li is in the two-step settings
      When Li changes <method> to a new one
      And Li logs in again
      Then Li is asked for the second step

      @needs-otp
      Examples:
        | method          |
        | third-party OTP |

      @needs-backup
      Examples:
        | method             |
        | the backup mailbox |

  @RFC4226-R6 @needs-otp
  Rule: The secret of an authenticator has at least 128 bits

    Scenario: The secret in the QR code is long enough
      Given Wang is asked to bind a method
      And Wang has chosen to bind third-party OTP
      Then the secret of Wang's authenticator has at least 128 bits

  @RFC6238-5.1 @needs-otp
  Rule: The secret of an authenticator is shown while it is bound, and not again

    Scenario: The pages of the binding, opened again, do not show it
      Given Wang is asked to bind a method
      When Wang binds third-party OTP and gets into the mailbox
      And Wang opens again all that was opened until then, and the two-step settings
      Then the secret of Wang's authenticator was not shown again

    Scenario: Seen in another login before the binding, it is not the one that is bound
      Given in another browser Wang has seen the QR code for third-party OTP
      And Wang is asked to bind a method
      When Wang binds third-party OTP
      And the code of the authenticator has changed
      And Wang logs in again
      And Wang enters the code of the QR code that was seen before
      Then nothing of Wang's mailbox was shown
      And Wang's authenticator opens Wang's mailbox

  @backup-apart @needs-backup
  Rule: A mailbox is not its own backup

    Scenario: The mailbox's own address is refused
      Given Wang is asked to bind a method
      When Wang binds their own mailbox as the backup mailbox
      Then the backup address is refused
      And Wang is asked to bind a method at the next login

    Scenario Outline: Nor is it taken under <name>
      Given Wang is asked to bind a method
      When Wang binds their own mailbox, under <name>, as the backup mailbox
      Then the backup address is refused
      And Wang is asked to bind a method at the next login

      Examples:
        | name                                       |
        | the name with upper and lower case swapped |
        | the name in quotation marks                |
        | the name in angle brackets                 |
        | the name with a remark in brackets         |

    @needs-aliases
    Scenario: Nor is another of its addresses
      Given Wang is asked to bind a method
      When Wang binds each other address of their own mailbox as the backup mailbox
      Then the backup address is refused
      And Wang is asked to bind a method at the next login

    Scenario: Nor is it by a change
      Given Li has bound the backup mailbox
      And Li is in the two-step settings
      When Li changes the backup mailbox to their own mailbox
      Then the backup address is refused
      And Li's backup address opens Li's mailbox

    @needs-sms
    Scenario: In the settings, too, the mailbox's own address is refused
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li binds their own mailbox as the backup mailbox
      Then the backup address is refused
      And the settings show the backup mailbox as not bound

  @RFC6238-6 @needs-otp
  Rule: A one-time password of long ago, or of much later, opens nothing

    Scenario: Ten minutes later
      Given Li has bound third-party OTP
      And Li is asked for the second step
      And Li has noted the code of the authenticator
      When ten minutes have passed
      And Li enters the first code
      Then nothing of Li's mailbox was shown
      And Li's authenticator opens Li's mailbox

    Scenario: Ten minutes ahead
      Given Li has bound third-party OTP
      And Li is asked for the second step
      And Li knows the code that the authenticator will show in ten minutes
      When Li enters the first code
      Then nothing of Li's mailbox was shown
      And Li's authenticator opens Li's mailbox

  @G6.6 @needs-wechat
  Rule: Without the right code there is no QR code, and without an agreed scan there is no binding

    Scenario Outline: A wrong code shows no QR code where <bound> is asked for
      Given Li has bound <bound>
      And Li is in the two-step settings
      And Li has chosen to bind WeChat
      When Li enters a wrong code
      Then the code is refused
      And no QR code is shown
      And the settings show WeChat as not bound

      @needs-otp
      Examples:
        | bound           |
        | third-party OTP |

      @needs-backup
      Examples:
        | bound              |
        | the backup mailbox |
