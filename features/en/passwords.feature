Feature: Good practice with passwords and locks

  @ASVS-6.3.1 @needs-password-tries
  Rule: Passwords are not tried without end

    @needs-portal @needs-attacks
    Scenario: The tries of passwords run out at the portal
      Given Li has nothing bound
      When Li tries the right password at the portal
      Then Li is let in
      When somebody enters as many wrong passwords for Li's account at the portal as are claimed
      And Li tries the right password at the portal
      Then Li is not let in

    @needs-direct @needs-attacks
    Scenario: The tries of passwords run out at the mail's own login
      Given Li has nothing bound
      When Li tries the right password at the mail's own login
      Then Li is let in
      When somebody enters as many wrong passwords for Li's account at the mail's own login as are claimed
      And Li tries the right password at the mail's own login
      Then Li is not let in

    @needs-direct @needs-attacks
    Scenario Outline: Wrong passwords under <name> are counted with the others
      Given Li has nothing bound
      When Li tries the right password at the mail's own login, under <name>
      Then Li is let in, if that is a name of theirs
      When somebody enters as many wrong passwords for Li's account at the mail's own login as are claimed, under <name>
      And Li tries the right password at the mail's own login
      Then Li is not let in

      Examples:
        | name                                       |
        | the name with upper and lower case swapped |
        | the name without its domain                |

    @needs-portal @needs-attacks
    Scenario: When the tries have run out, the portal does not tell the right password from a wrong one
      Given Li has nothing bound
      When somebody enters as many wrong passwords for Li's account at the portal as are claimed
      And somebody tries Li's right password between two wrong ones at the portal
      Then the right password is answered as the wrong ones are

    @needs-direct @needs-attacks
    Scenario: Nor does the mail's own login, when the tries have run out
      Given Li has nothing bound
      When somebody enters as many wrong passwords for Li's account at the mail's own login as are claimed
      And somebody tries Li's right password between two wrong ones at the mail's own login
      Then the right password is answered as the wrong ones are

    @needs-mail-tries @needs-mail-programs @needs-client-password @needs-sms @needs-attacks
    Scenario Outline: The tries of passwords run out over <protocol>
      Given Li has bound SMS
      And Li has a client password
      When Li's mail program signs in over <protocol> with the client password
      Then <served>
      When somebody's mail program tries as many wrong passwords of Li's over <protocol> as are claimed
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

  @ASVS-6.1.1
  Rule: Wrong tries lock nobody out for ever

    @needs-password-lock @needs-portal @needs-attacks
    Scenario: The right password opens again after the claimed time
      Given Li has nothing bound
      When somebody enters as many wrong passwords for Li's account at the portal as are claimed
      And the claimed time of the lock has passed
      And Li tries the right password at the portal
      Then Li is let in

    @needs-tries @needs-sms
    Scenario: The right code opens again after the claimed time
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li's browser sends as many wrong codes as are claimed
      And the claimed time of the wrong codes has passed
      Then Li's phone opens Li's mailbox

  @WSTG-ATHN-09 @needs-portal @needs-forgotten-password @needs-sms
  Rule: A forgotten password is replaced by whom the code was sent to, once and soon, and by nobody else

    Scenario: Not by a wrong code
      Given Li has bound SMS
      When somebody tries to replace Li's forgotten password with a wrong code
      And Li tries to sign in through the portal with the password that was to be set
      Then Li is not let in
      And Li's phone opens Li's mailbox

    Scenario: Not by a code that another was sent
      Given Li has bound SMS
      When somebody tries to replace Li's forgotten password with a code that Zhang was sent
      And Li tries to sign in through the portal with the password that was to be set
      Then Li is not let in
      And Li's phone opens Li's mailbox

    Scenario: Not by the code of a login that waits for the second step
      Given Li has bound SMS
      And in another browser a login of Li waits for the verification by SMS
      When somebody tries to replace Li's forgotten password with the code of the waiting login
      And Li tries to sign in through the portal with the password that was to be set
      Then Li is not let in
      And Li's phone opens Li's mailbox

    Scenario: Not twice by one code
      Given Li has bound SMS
      When in another browser Li replaces the forgotten password
      And the other browser repeats the request that replaced Li's password, with another one
      And Li tries to sign in through the portal with the password that was to be set
      Then Li is not let in
      And Li's phone opens Li's mailbox

    Scenario: Not by a code that is an hour old
      Given Li has bound SMS
      When in another browser Li enters the code for the forgotten password an hour after it came
      And Li tries to sign in through the portal with the password that was to be set
      Then Li is not let in
      And Li's phone opens Li's mailbox

    @needs-attacks
    Scenario: Not by a code that was guessed at
      Given Li has bound SMS
      When in another browser Li enters as many wrong codes as are claimed for the forgotten password, and then the right one
      And Li tries to sign in through the portal with the password that was to be set
      Then Li is not let in
      And Li's phone opens Li's mailbox

    Scenario: Not another's, whom the request names
      Given Li has bound SMS
      And Wang has bound SMS
      When Wang replaces the forgotten password, and the request names Li
      And Li tries to sign in through the portal with the password that was to be set
      Then Li is not let in
      And Li's phone opens Li's mailbox

    @needs-attacks
    Scenario Outline: Not by a request <forgery>
      Given Li has bound SMS
      When in another browser Li replaces the forgotten password by the request <forgery>
      And Li tries to sign in through the portal with the password that was to be set
      Then Li is not let in
      And Li's phone opens Li's mailbox

      Examples:
        | forgery                |
        | with the code left out |
        | with an empty code     |
