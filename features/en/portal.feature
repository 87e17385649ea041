@needs-portal
Feature: Signing in at the campus portal

  @G1.1
  Rule: The user signs in at the campus portal

    Scenario: The right password opens the portal
      When Wang signs in at the portal
      Then the portal shows Wang the applications

  @G1.2
  Rule: Wrong credentials do not open the portal

    Scenario Outline: The portal refuses <credentials>
      When Wang tries to sign in at the portal with <credentials>
      Then the credentials are refused
      And the portal asks Wang to sign in
      And the mail asks Wang to sign in

      Examples:
        | credentials                                    |
        | a wrong password                               |
        | Li's password                                  |
        | an unknown account                             |
        | a character too many in the password           |
        | the password with upper and lower case swapped |

    @needs-attacks
    Scenario Outline: The portal takes no request <without>
      Given Li has nothing bound
      When Li's browser signs in through the portal by the request <without>
      Then the mail asks Li to sign in
      When Li tries the right password at the portal
      Then Li is let in

      Examples:
        | without                                |
        | with the password left out             |
        | with an empty password                 |
        | with a pattern in the password's place |

    @needs-new-password
    Scenario: Once there is a new password, the portal refuses the one before it
      Given Li has nothing bound
      When Li is given a new password
      And Li tries to sign in through the portal with the password of before
      Then the credentials are refused
      When Li tries the right password at the portal
      Then Li is let in

    @needs-portal @needs-forgotten-password @needs-sms
    Scenario: Once a forgotten password was replaced, the portal refuses the one before it
      Given Li has bound SMS
      When in another browser Li replaces the forgotten password
      And Li tries to sign in through the portal with the password of before
      Then the credentials are refused
      When Li signs in through the portal
      Then Li is asked for the second step

  @G2.1
  Rule: The portal's applications offer the web mail, which opens from there

    Scenario: The mail is among the applications
      Given Li has signed in at the portal
      Then the applications offer Li the mail

    @needs-sms
    Scenario: The tile opens the web mail
      Given Li has bound SMS
      And Li has signed in at the portal
      When Li opens the mail from the applications
      Then the web mail opens for Li
      When Li completes the login by SMS
      Then Li's mailbox opens

  @G2.2 @needs-sms
  Rule: The mail does not ask for the password again, and without a portal login it leads to one

    Scenario: No second password on the way from the portal
      Given Li has bound SMS
      And Li has signed in at the portal
      When Li opens the mail's web address
      Then the web mail opens for Li

    Scenario: The mail's web address leads to the login, and then on
      Given Li has bound SMS
      When Li opens the mail's web address
      Then Li is asked to sign in
      And nothing of Li's mailbox was shown
      When Li signs in there
      Then Li is asked for the second step
