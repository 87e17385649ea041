Feature: Being made to bind a method

  @G0.1
  Rule: Two-step verification is mandatory for every mailbox

    @needs-portal
    Scenario: A login through the portal ends at the page asking to bind
      Given Wang has nothing bound
      When Wang signs in through the portal
      Then Wang is asked to bind a method
      And nothing of Wang's mailbox was shown

    @needs-direct
    Scenario: A login through the mail's own login ends at the page asking to bind
      Given Wang has nothing bound
      When Wang signs in through the mail's own login
      Then Wang is asked to bind a method
      And nothing of Wang's mailbox was shown

    @needs-second-mailbox @needs-sms
    Scenario: A second mailbox of the same person must be bound too
      Given Zhang has bound SMS
      And Zhang has a second mailbox
      When Zhang enters the second mailbox
      Then Zhang is asked to bind a method
      And nothing of Zhang's second mailbox was shown

    @needs-second-mailbox @needs-switching @needs-sms
    Scenario: A second mailbox that is switched to must be bound too
      Given Zhang has bound SMS
      And Zhang has a second mailbox
      And Zhang is in the mailbox
      When Zhang switches to the second mailbox
      Then Zhang is asked to bind a method
      And nothing of Zhang's second mailbox was shown

    @needs-further-doors
    Scenario: A login through each further door ends at the page asking to bind
      Given Wang has nothing bound
      When Wang signs in through each further web door, keeping nothing of the others
      Then each of them asks Wang to bind a method

  @G0.2
  Rule: SMS and WeChat, the recommended methods, are both offered for binding

    Scenario Outline: <method> is offered and its binding opens
      Given Wang is asked to bind a method
      Then Wang can open the binding of <method>

      @needs-sms
      Examples:
        | method |
        | SMS    |

      @needs-wechat
      Examples:
        | method |
        | WeChat |

  @G3.1
  Rule: Entering a mailbox that has no method bound shows the page asking to bind one

    Scenario: At the first entry
      Given Wang has nothing bound
      When Wang enters the mailbox
      Then Wang is asked to bind a method

    Scenario: At every later entry while nothing is bound
      Given Wang is asked to bind a method
      When Wang logs in again
      Then Wang is asked to bind a method
      When Wang logs in again
      Then Wang is asked to bind a method

    @needs-sms @needs-last-unbinding
    Scenario: At the login after the last method was unbound
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li unbinds SMS
      And Li logs in again
      Then Li is asked to bind a method
      And nothing of Li's mailbox was shown

    @needs-wechat @needs-last-unbinding
    Scenario: At the login after WeChat, the last method, was unbound
      Given Li has bound WeChat
      And Li is in the two-step settings
      When Li unbinds WeChat
      And Li logs in again
      Then Li is asked to bind a method
      And nothing of Li's mailbox was shown

    @needs-sms @needs-last-unbinding @needs-trust
    Scenario: In a trusted browser, too, once nothing is bound
      Given Li has bound SMS
      And Li has trusted this browser
      And Li is in the two-step settings
      When Li unbinds SMS
      And Li logs in again
      Then Li is asked to bind a method
      And nothing of Li's mailbox was shown

    @needs-wechat
    Scenario: Not once a method is bound
      Given Li has bound WeChat
      When Li enters the mailbox
      Then Li is not asked to bind a method

  @G3.2
  Rule: The page asking to bind lists the methods, each with its button to bind

    Scenario: Every method that the deployment claims
      Given Wang is asked to bind a method
      Then every claimed method is listed with its button to bind

  @G3.3
  Rule: Until a method is bound nothing of the mailbox can be reached

    Scenario Outline: The binding cannot be bypassed by <way>
      Given Wang is asked to bind a method
      When Wang tries to get in by <way>
      Then nothing of Wang's mailbox was shown
      And Wang is still asked to bind a method

      Examples:
        | way                              |
        | web addresses inside the mailbox |
        | web addresses of the settings    |
        | reloading the page               |
        | the back button                  |
        | a second tab                     |
        | signing in again                 |

    @needs-sms
    Scenario Outline: With a code on its way the binding cannot be bypassed by <way>
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang tries to get in by <way>
      Then nothing of Wang's mailbox was shown
      And Wang is still asked to bind a method

      Examples:
        | way                              |
        | web addresses inside the mailbox |
        | reloading the page               |

    Scenario Outline: Through <door>, with every box of the login ticked, and once more after the browser was closed
      Given Wang has nothing bound
      When Wang signs in through <door> with every box of the login ticked, one for trust included
      Then Wang is asked to bind a method
      When Wang's browser is closed and opened again
      And Wang enters the mailbox
      Then Wang is asked to bind a method
      And nothing of Wang's mailbox was shown

      @needs-portal
      Examples:
        | door       |
        | the portal |

      @needs-direct
      Examples:
        | door                 |
        | the mail's own login |

    @needs-direct
    Scenario: The mail's own login is no way round the binding either
      Given Wang has nothing bound
      When Wang signs in through the mail's own login
      And Wang tries to get in by web addresses inside the mailbox
      Then nothing of Wang's mailbox was shown
      When Wang's browser replays the mailbox's data requests
      Then nothing of Wang's mailbox was shown
      And Wang is still asked to bind a method

    @needs-attacks @needs-direct
    Scenario: Through the mail's own login, by requests as a program sends them
      Given Wang has nothing bound
      When Wang signs in through the mail's own login by requests as a program sends them
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

    Scenario Outline: The name with upper and lower case swapped, given to <door>, is no way round the binding
      Given Wang has nothing bound
      When Wang signs in through <door> under the name with upper and lower case swapped
      Then nothing of Wang's mailbox was shown
      And the login is refused, or asks Wang to bind a method

      @needs-portal
      Examples:
        | door       |
        | the portal |

      @needs-direct
      Examples:
        | door                 |
        | the mail's own login |

    Scenario: A phone-sized screen is no way round the binding
      Given Wang uses a phone-sized browser
      And Wang is asked to bind a method
      When Wang tries to get in by web addresses inside the mailbox
      Then nothing of Wang's mailbox was shown
      When Wang's browser replays the mailbox's data requests
      Then nothing of Wang's mailbox was shown
      And Wang is still asked to bind a method

    Scenario Outline: A browser that claims to be <guise> is asked to bind
      Given Wang has nothing bound
      And Wang uses a browser that claims to be <guise>
      When Wang enters the mailbox
      Then Wang is asked to bind a method
      And nothing of Wang's mailbox was shown

      Examples:
        | guise                             |
        | on the campus network             |
        | at an address that cannot be read |
        | built into a chat app             |

    Scenario: The mailbox's data requests, replayed with differently written web addresses, give nothing
      Given Wang is asked to bind a method
      When Wang's browser replays the mailbox's data requests with differently written web addresses
      Then nothing of Wang's mailbox was shown
      And Wang is still asked to bind a method

    @needs-sms
    Scenario: The mailbox's data requests, replayed with this session, give nothing
      Given Wang is asked to bind a method
      When Wang's browser replays the mailbox's data requests
      Then nothing of Wang's mailbox was shown
      And Wang is still asked to bind a method
      When Wang binds SMS and gets into the mailbox
      And Wang's browser replays the mailbox's data requests
      Then the responses show Wang's mailbox

    @needs-attacks
    Scenario Outline: Asking for the mailbox <claim> is no way round the binding
      Given Wang is asked to bind a method
      When Wang's browser asks for the mailbox <claim>
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

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

    @needs-attacks
    Scenario: Nothing else on the page is a way round the binding
      Given Wang is asked to bind a method
      When Wang presses everything there that the profile does not name, each in a login of its own
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

    @needs-wechat
    Scenario: The callback of another's QR code for WeChat is no way round the binding
      Given Wang is asked to bind a method
      And Wang sees the QR code for WeChat
      When Zhang's WeChat callback is opened in Wang's browser
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

    @needs-wechat
    Scenario Outline: Another's WeChat callback, <twisted>, is no way round a binding that shows no QR code yet
      Given Wang is asked to bind a method
      When Zhang's WeChat callback is opened in Wang's browser, <twisted>
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

      Examples:
        | twisted             |
        | as it is            |
        | without its state   |
        | with an empty state |

    @needs-mail-programs
    Scenario Outline: A mail program is no way round the binding: <protocol>
      Given Wang has nothing bound
      When Wang's mail program signs in over <protocol> with the account password
      Then the mail server refuses that password

      Examples:
        | protocol |
        | IMAP     |
        | SMTP     |

      @needs-pop3
      Examples:
        | protocol |
        | POP3     |

    @needs-mail-programs @needs-client-password @needs-sms @needs-last-unbinding
    Scenario Outline: Once nothing is bound any more, a client password is no way round the binding: <protocol>
      Given Li has bound SMS
      And Li has a client password
      And Li is in the two-step settings
      When Li's mail program signs in over <protocol> with the client password
      Then <served>
      When Li unbinds SMS
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

  @G3.4
  Rule: Completing the SMS or the WeChat binding leads into the mailbox

    Scenario Outline: Completing <method>
      Given Wang is asked to bind a method
      When Wang binds <method>
      Then the binding leads Wang into the mailbox

      @needs-sms
      Examples:
        | method |
        | SMS    |

      @needs-wechat
      Examples:
        | method |
        | WeChat |

  @G3.12
  Rule: The page asking to bind says that later logins are verified and where help is found

    Scenario: What the page says
      Given Wang is asked to bind a method
      Then the page says that later logins are verified
      And the page points to the help centre and the administrator

    Scenario: The help centre opens
      Given Wang is asked to bind a method
      When Wang opens the help centre
      Then help is shown

  @G3.14 @needs-sms
  Rule: The page asking to bind says that one phone number binds one mailbox only

    Scenario: What the page says of numbers
      Given Wang is asked to bind a method
      Then the page says that one phone number binds one mailbox only
