@needs-sms
Feature: What the deployment claims besides

  @C.trust-lifetime @needs-trust
  Rule: Trust ends after the lifetime that the deployment claims

    Scenario: After the lifetime the second step is asked for
      Given Li has bound SMS
      And Li has trusted this browser
      When the lifetime of trust has passed
      And Li logs in again
      Then Li is asked for the second step
      When Li passes the second step by SMS
      And Li chooses later
      And Li logs in again
      Then Li is asked for the second step

    Scenario: Shortly before its end it is not
      Given Li has bound SMS
      And Li has trusted this browser
      When the lifetime of trust has almost passed
      And Li logs in again
      Then Li is not asked for the second step

    @needs-fixed-trust
    Scenario: Use does not prolong it
      Given Li has bound SMS
      And Li has trusted this browser
      When the lifetime of trust has almost passed
      And Li logs in again
      Then Li is not asked for the second step
      When one more day has passed
      And Li logs in again
      Then Li is asked for the second step

    Scenario Outline: Trust whose request says that it lasts <term> ends no later
      Given Li has bound SMS
      And Li is asked whether to trust this device
      When Li chooses to trust, and the request says that it lasts <term>
      And the lifetime of trust has passed
      And Li logs in again
      Then Li is asked for the second step
      And the second step by SMS opens Li's mailbox

      Examples:
        | term                            |
        | for ten years                   |
        | for ever                        |
        | until a day of the next century |

  @C.code-life
  Rule: A code expires after the lifetime that the deployment claims

    Scenario: An expired code binds nothing
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When the code has expired
      And Wang enters the received code
      Then the code is refused
      And Wang is asked to bind a method at the next login

    Scenario: Shortly before it expires it binds
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When the code has almost expired
      And Wang enters the received code
      Then Wang gets into the mailbox

    Scenario: An expired code does not open the second step
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When the code has expired
      And Li enters the received code
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

  @C.resend-countdown
  Rule: The server itself keeps the claimed countdown before a code is sent again

    Scenario: The request repeated during the countdown sends nothing
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang's browser repeats the request for the code
      Then Wang's phone has received 1 code
      When half of the countdown has passed
      And Wang's browser repeats the request for the code
      Then Wang's phone has received 1 code
      When the countdown has passed
      And Wang's browser repeats the request for the code
      Then Wang's phone has received no more than 2 codes

    @needs-attacks
    Scenario: The request repeated during the countdown sends nothing, however the number is written and wherever it comes from
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang's browser repeats the request for the code with the number written in each other way, and as if from another network address
      Then Wang's phone has received 1 code
      When the countdown has passed
      And Wang's browser repeats the request for the code
      Then Wang's phone has received no more than 2 codes

    @needs-attacks
    Scenario: The request repeated several times at one moment sends one code
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When the countdown has passed
      And Wang's browser repeats the request for the code 5 times at one moment
      Then Wang's phone has received no more than 2 codes

  @C.logout
  Rule: Signing out of the mail, or of the portal, ends the session in both

    Scenario: After signing out of the mail nothing is left open
      Given Li has bound SMS
      And Li is in the mailbox
      When Li signs out of the mail
      And Li tries to get in by web addresses inside the mailbox
      And Li's browser replays the mailbox's data requests
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-portal
    Scenario: After signing out of the mail the portal asks for the password
      Given Li has bound SMS
      And Li is in the mailbox
      When Li signs out of the mail
      Then the portal asks Li to sign in
      And the mail asks Li to sign in

    Scenario: A session that was signed out cannot be restored
      Given Li has bound SMS
      And Li is in the mailbox
      When Li signs out of the mail, and the session from before is put back
      And Li tries to get in by web addresses inside the mailbox
      And Li's browser replays the mailbox's data requests
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-portal
    Scenario: Signing out of the portal ends the mail's session too
      Given Li has bound SMS
      And Li is in the mailbox
      When Li signs out of the portal
      Then the portal asks Li to sign in
      When Li tries to get in by web addresses inside the mailbox
      And Li's browser replays the mailbox's data requests
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-portal @needs-wechat
    Scenario: A QR code that was shown before signing out of the portal binds nothing after it
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeChat
      When Li scans the QR code with WeChat and agrees, and keeps the callback's address
      And Li signs out of the portal
      And that callback is opened in Li's browser
      Then the settings show WeChat as not bound
      And Li's phone opens Li's mailbox

    @needs-portal
    Scenario: The portal's session that was signed out there cannot be restored
      Given Li has bound SMS
      And Li is in the mailbox
      When Li signs out of the portal, and its session from before is put back
      Then the portal asks Li to sign in
      And the mail asks Li to sign in
      And Li's phone opens Li's mailbox

    @needs-portal
    Scenario: The portal's session cannot be restored after signing out of the mail either
      Given Li has bound SMS
      And Li is in the mailbox
      When Li signs out of the mail, and the portal's session from before is put back
      Then the portal asks Li to sign in
      And the mail asks Li to sign in
      And Li's phone opens Li's mailbox

    @needs-direct
    Scenario: Signing out ends what every box of the mail's own login ticked has kept
      Given Li has bound SMS
      When Li signs in through the mail's own login with every box of the login ticked
      And Li completes the login by SMS
      And Li signs out of the mail
      Then the mail asks Li to sign in
      And Li's phone opens Li's mailbox

    @needs-portal
    Scenario: Signing out ends what every box of the login ticked has kept
      Given Li has bound SMS
      When Li signs in through the portal with every box of the login ticked
      And Li completes the login by SMS
      And Li signs out of the mail
      Then the portal asks Li to sign in
      And the mail asks Li to sign in
      And Li's phone opens Li's mailbox

  @C.idle-timeout
  Rule: A session ends when it has been idle for the time that the deployment claims

    Scenario: After the idle time the login begins anew
      Given Li has bound SMS
      And Li is in the mailbox
      When the idle time has passed
      And Li opens the mail's web address
      Then Li has to log in anew
      And nothing of Li's mailbox was shown

    @needs-idle-in-open-page
    Scenario: A page that stays open, and asks by itself, keeps no session alive
      Given Li has bound SMS
      And Li is in the mailbox
      When twice the idle time has passed, a little at a time, with the page left open
      And Li opens the mail's web address
      Then Li has to log in anew
      And Li's phone opens Li's mailbox

    Scenario: Shortly before its end it does not
      Given Li has bound SMS
      And Li is in the mailbox
      When the idle time has almost passed
      And Li opens the mail's web address
      Then Li's mailbox opens

  @C.step-up-exemption @needs-another-method
  Rule: After a verification further changes need none for the time that the deployment claims

    Scenario: At once a further change needs none
      Given Li has bound SMS
      And Li has bound another method
      And Li is in the two-step settings
      When Li unbinds the other method
      And Li chooses to change the number
      Then Li is not asked for a verification

    Scenario: After that time it does
      Given Li has bound SMS
      And Li has bound another method
      And Li is in the two-step settings
      When Li unbinds the other method
      And the exemption has passed while the settings were in use
      And Li chooses to change the number
      Then Li is first asked for a verification by SMS

  @C.admin-reset
  Rule: After the administrator's reset a method must be bound anew, the number is free and trust is gone

    Scenario: A method must be bound anew
      Given Li has bound SMS
      When the administrator resets Li's mailbox
      And Li logs in again
      Then Li is asked to bind a method

    Scenario: The number is free for another mailbox
      Given Li has bound SMS
      When the administrator resets Li's mailbox
      And Wang binds Li's number on the forced page
      Then Li's phone opens Wang's mailbox

    @needs-trust
    Scenario: In a trusted browser, too, a method must be bound anew
      Given Li has bound SMS
      And Li has trusted this browser
      When the administrator resets Li's mailbox
      And Li logs in again
      Then Li is asked to bind a method
      And nothing of Li's mailbox was shown

    @needs-trust
    Scenario: A browser that was trusted is not trusted any more
      Given Li has bound SMS
      And Li has trusted this browser
      When the administrator resets Li's mailbox
      And Li logs in again
      And Li binds SMS and gets into the mailbox
      And Li logs in again
      Then Li is asked for the second step

    @needs-another-method
    Scenario: No method is left
      Given Li has bound SMS
      And Li has bound another method
      When the administrator resets Li's mailbox
      And Li logs in again
      Then Li is asked to bind a method

    Scenario Outline: Beside SMS, <method> is not left
      Given Li has bound SMS
      And Li has bound <method>
      When the administrator resets Li's mailbox
      And Li logs in again
      Then Li is asked to bind a method

      @needs-wechat
      Examples:
        | method |
        | WeChat |

      @needs-otp
      Examples:
        | method          |
        | third-party OTP |

      @needs-backup
      Examples:
        | method             |
        | the backup mailbox |

    Scenario Outline: With the next binding <method> does not come back
      Given Li has bound SMS
      And Li has bound <method>
      When the administrator resets Li's mailbox
      And Li enters the mailbox
      And Li binds SMS and gets into the mailbox
      And Li logs in again
      Then Li is asked for the second step
      And <method> is not offered for the second step
      And the second step by SMS opens Li's mailbox

      @needs-wechat
      Examples:
        | method |
        | WeChat |

      @needs-otp
      Examples:
        | method          |
        | third-party OTP |

      @needs-backup
      Examples:
        | method             |
        | the backup mailbox |

    @needs-otp
    Scenario: A lost authenticator opens nothing once another one is bound
      Given Li has bound SMS
      And Li has bound third-party OTP
      When Li loses the authenticator
      And the administrator resets Li's mailbox
      And Li enters the mailbox
      And Li binds third-party OTP
      And the code of the authenticator has changed
      And Li logs in again
      And Li enters the code of the lost authenticator
      Then nothing of Li's mailbox was shown
      And Li's authenticator opens Li's mailbox

    @needs-wechat
    Scenario: The WeChat account of before opens nothing once another one is bound
      Given Li has bound SMS
      And Li has bound WeChat
      When the administrator resets Li's mailbox
      And Li enters the mailbox
      And Li binds Li's new WeChat
      Then Li's WeChat does not open Li's mailbox
      And Li's new WeChat opens Li's mailbox

  @C.client-password
  Rule: Once a method is bound, a client password opens mail programs, and not the web mail; the account password does not open them

    Scenario: IMAP refuses the account password, and with the client password the mail is read
      Given Li has bound SMS
      And Li has a client password
      When Li's mail program signs in over IMAP with the account password
      Then the mail server refuses that password
      When Li's mail program signs in over IMAP with the client password
      Then the mail program reads Li's letter

    Scenario: SMTP refuses the account password, and with the client password mail may be sent
      Given Li has bound SMS
      And Li has a client password
      When Li's mail program signs in over SMTP with the account password
      Then the mail server refuses that password
      When Li's mail program signs in over SMTP with the client password
      Then the mail program may send from Li's address

    Scenario Outline: IMAP refuses <password>
      Given Li has bound SMS
      And Li has a client password
      And Wang has bound SMS
      And Wang has a client password
      When Li's mail program signs in over IMAP with the client password
      Then the mail program reads Li's letter
      When Li's mail program signs in over IMAP with <password>
      Then the mail server refuses that password

      Examples:
        | password                |
        | a wrong client password |
        | Wang's client password  |

    Scenario Outline: SMTP refuses <password>
      Given Li has bound SMS
      And Li has a client password
      And Wang has bound SMS
      And Wang has a client password
      When Li's mail program signs in over SMTP with the client password
      Then the mail program may send from Li's address
      When Li's mail program signs in over SMTP with <password>
      Then the mail server refuses that password

      Examples:
        | password                |
        | a wrong client password |
        | Wang's client password  |

    @needs-pop3
    Scenario: POP3 refuses the account password, and with the client password the mail is read
      Given Li has bound SMS
      And Li has a client password
      When Li's mail program signs in over POP3 with the account password
      Then the mail server refuses that password
      When Li's mail program signs in over POP3 with the client password
      Then the mail program reads Li's letter

    @needs-pop3
    Scenario Outline: POP3 refuses <password>
      Given Li has bound SMS
      And Li has a client password
      And Wang has bound SMS
      And Wang has a client password
      When Li's mail program signs in over POP3 with the client password
      Then the mail program reads Li's letter
      When Li's mail program signs in over POP3 with <password>
      Then the mail server refuses that password

      Examples:
        | password                |
        | a wrong client password |
        | Wang's client password  |

    Scenario Outline: <protocol> refuses a client password that was withdrawn
      Given Li has bound SMS
      And Li has a client password
      When Li's mail program signs in over <protocol> with the client password
      Then <served>
      When Li's client password is withdrawn
      And Li's mail program signs in over <protocol> with the client password
      Then the mail server refuses that password

      Examples:
        | protocol | served                                      |
        | IMAP     | the mail program reads Li's letter          |
        | SMTP     | the mail program may send from Li's address |

      @needs-pop3
      Examples:
        | protocol | served                             |
        | POP3     | the mail program reads Li's letter |

    @needs-portal
    Scenario: The portal refuses the client password
      Given Li has bound SMS
      And Li has a client password
      When Li tries to sign in through the portal with the client password
      Then the credentials are refused
      And nothing of Li's mailbox was shown
      When Li signs in through the portal
      Then Li is asked for the second step

    @needs-direct
    Scenario: The mail's own login refuses the client password
      Given Li has bound SMS
      And Li has a client password
      When Li tries to sign in through the mail's own login with the client password
      Then the credentials are refused
      And nothing of Li's mailbox was shown
      When Li signs in through the mail's own login
      Then Li is asked for the second step

    Scenario: A client password reads no mailbox but its own, whichever is asked for
      Given Li has bound SMS
      And Li has a client password
      And Wang has bound SMS
      And Wang has a client password
      When Wang's mail program signs in over IMAP with the client password, and asks for Li's mailbox
      Then the mail program reads nothing of Li's mailbox
      When Wang's mail program signs in over IMAP with the client password
      Then the mail program reads Wang's letter

    Scenario Outline: <protocol> refuses the account password under other names
      Given Li has bound SMS
      And Li has a client password
      When Li's mail program signs in over <protocol> with the client password
      Then <served>
      When Li's mail program signs in over <protocol> with the account password, under each other name of the account
      Then the mail server refuses that password

      Examples:
        | protocol | served                                      |
        | IMAP     | the mail program reads Li's letter          |
        | SMTP     | the mail program may send from Li's address |

      @needs-pop3
      Examples:
        | protocol | served                             |
        | POP3     | the mail program reads Li's letter |

    @needs-attacks
    Scenario: The client password, in a request, opens no data of the web mail
      Given Li has bound SMS
      And Li has a client password
      And Li is asked for the second step
      When Li's browser asks for the mailbox with the account's name and the client password in it
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-second-mailbox @needs-another-method
    Scenario: A client password does not read the same person's other mailbox
      Given Zhang has bound SMS
      And Zhang has a client password
      And Zhang has a second mailbox with another method bound
      When Zhang's mail program signs in over IMAP with the client password
      Then the mail program reads Zhang's letter
      When Zhang's mail program signs in over IMAP at the second mailbox, with the client password
      Then the mail server refuses that password

  @client-password-void @needs-client-password
  Rule: A client password ends with the account's password, and with a reset

    @needs-new-password
    Scenario Outline: After a new password <protocol> refuses the client password
      Given Li has bound SMS
      And Li has a client password
      When Li's mail program signs in over <protocol> with the client password
      Then <served>
      When Li is given a new password
      And Li's mail program signs in over <protocol> with the client password
      Then the mail server refuses that password

      Examples:
        | protocol | served                                      |
        | IMAP     | the mail program reads Li's letter          |
        | SMTP     | the mail program may send from Li's address |

      @needs-pop3
      Examples:
        | protocol | served                             |
        | POP3     | the mail program reads Li's letter |

    @needs-new-password
    Scenario: After a new password a mail program that is signed in is cut off
      Given Li has bound SMS
      And Li has a client password
      And Li's mail program reads the mail, and stays signed in
      When Li is given a new password
      Then the mail program that stayed signed in reads nothing any more

    @needs-reset
    Scenario: After a reset a mail program that is signed in is cut off
      Given Li has bound SMS
      And Li has a client password
      And Li's mail program reads the mail, and stays signed in
      When the administrator resets Li's mailbox
      Then the mail program that stayed signed in reads nothing any more

    @needs-reset
    Scenario Outline: After a reset and the next binding <protocol> refuses the client password
      Given Li has bound SMS
      And Li has a client password
      When Li's mail program signs in over <protocol> with the client password
      Then <served>
      When the administrator resets Li's mailbox
      And Li enters the mailbox
      And Li binds SMS and gets into the mailbox
      And Li's mail program signs in over <protocol> with the client password
      Then the mail server refuses that password

      Examples:
        | protocol | served                                      |
        | IMAP     | the mail program reads Li's letter          |
        | SMTP     | the mail program may send from Li's address |

      @needs-pop3
      Examples:
        | protocol | served                             |
        | POP3     | the mail program reads Li's letter |

  @ASVS-6.5.6 @needs-client-password
  Rule: A client password that was withdrawn serves no mail program that is still signed in

    Scenario: A mail program that is signed in is cut off
      Given Li has bound SMS
      And Li has a client password
      And Li's mail program reads the mail, and stays signed in
      When Li's client password is withdrawn
      Then the mail program that stayed signed in reads nothing any more
