@needs-sms
Feature: Binding a phone number

  @G5.1
  Rule: Binding SMS asks for the phone number and sends a code to that number

    Scenario: One message to the typed number and to no other
      Given Wang is asked to bind a method
      When Wang asks for a code for their own number
      Then Wang's phone has received 1 code
      And no other phone has received anything

    Scenario: The typed number counts, not one known before
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang starts over with Zhang's number
      Then Zhang's phone has received 1 code
      And Wang's phone has received 1 code

    Scenario: Asking again sends one message more
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang asks for the code again after the countdown
      Then Wang's phone has received 2 codes
      And no other phone has received anything

    @needs-attacks
    Scenario: Two numbers in one request are not sent the same code
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang's browser repeats the request for the code with Zhang's number beside it, written in each way
      Then no two phones have received the same code

  @G5.2
  Rule: Entering the received code binds the number

    Scenario: The number bound on the forced page serves at the next login
      Given Wang is asked to bind a method
      When Wang binds SMS
      And Wang logs in again
      Then Wang is asked for the second step
      And the second step by SMS opens Wang's mailbox

    @needs-another-method
    Scenario: The number bound in the settings serves at the next login
      Given Wang has bound another method
      And Wang is in the two-step settings
      When Wang binds SMS
      Then the settings show SMS as bound
      And Wang's phone opens Wang's mailbox

    @needs-last-unbinding
    Scenario: A number that was unbound can be bound again
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li unbinds SMS
      And Li logs in again
      And Li binds SMS
      Then Li gets into the mailbox

  @G5.3
  Rule: A wrong or missing code, or another's, binds nothing, nor does a code for another number

    Scenario Outline: Entering <code> binds nothing
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang enters <code>
      Then the code is refused
      And Wang is asked to bind a method at the next login

      Examples:
        | code                       |
        | a wrong code               |
        | no code                    |
        | a code that Zhang was sent |

    Scenario: A code for another number than the one submitted
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang changes the number to Zhang's and enters the received code
      Then the code is refused
      And Wang is asked to bind a method at the next login

    Scenario: A code for another number than the one that the request names
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang enters the received code to bind SMS, and the request names Zhang's in its place
      Then Wang's next login sends Zhang no code by SMS

    Scenario: The code of a new number, at a change whose request names another
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has asked for the code of a new number at a change
      When Li enters the received code to bind SMS, and the request names Zhang's in its place
      Then Li's next login sends Zhang no code by SMS

    Scenario: The code of a number that was asked for first binds no other one, asked for afterwards
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang starts over with Zhang's number
      And Wang enters the first code
      Then the code is refused
      And Wang is asked to bind a method at the next login

    Scenario: Asking for a code keeps a number from nobody
      Given Wang is asked to bind a method
      And Wang has asked for a code for Zhang's number
      When Zhang binds their own number on the forced page
      Then Zhang gets into the mailbox

    @needs-another-method
    Scenario: A code for another number, in the settings
      Given Wang has bound another method
      And Wang is in the two-step settings
      And Wang has asked for a code for their own number
      When Wang changes the number to Zhang's and enters the received code
      Then the code is refused
      And the settings show SMS as not bound

    @needs-another-method
    Scenario: A wrong code in the settings
      Given Wang has bound another method
      And Wang is in the two-step settings
      And Wang has asked for a code for their own number
      When Wang enters a wrong code
      Then the code is refused
      And the settings show SMS as not bound

    @needs-attacks
    Scenario: A number that the request for its code calls verified is not bound
      Given Wang is asked to bind a method
      When Wang asks for a code for Zhang's number, by a request that says that it is verified
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

    @needs-attacks
    Scenario Outline: Sending the request <forgery> binds nothing
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang's browser sends the request <forgery>
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login
      When Wang binds SMS
      Then Wang gets into the mailbox

      Examples:
        | forgery                                                 |
        | with the code left out                                  |
        | with an empty code                                      |
        | with an empty list in the code's place                  |
        | with a query in the code's place                        |
        | with a pattern in the code's place                      |
        | with a part of the right code                           |
        | with a code that cannot be read                         |
        | with the right code among several wrong ones            |
        | with a code that anybody would try first                |
        | with a short code that anybody would try first          |
        | with a wrong code that says itself that it is right     |
        | with a wrong code, by another method                    |
        | with a wrong code, as another kind of content           |
        | with a wrong code, to a differently written web address |

    @needs-attacks
    Scenario Outline: Once the code has run out, sending the request <forgery> binds nothing
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When ten minutes have passed
      And Wang's browser sends the request <forgery>
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

      Examples:
        | forgery                |
        | with the code left out |
        | with an empty code     |

    @needs-attacks
    Scenario Outline: Before any code was asked for, sending the request <forgery> binds nothing
      Given Wang is asked to bind a method
      And Wang has chosen to bind SMS
      When Wang's browser sends the request <forgery> before any code was asked for
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

      Examples:
        | forgery                |
        | with the code left out |
        | with an empty code     |

    @needs-attacks
    Scenario: Another's request to bind a number, submitted before a code was asked for, binds nothing and opens nothing
      Given Wang is asked to bind a method
      When Wang's browser submits another's request to bind a number
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

    @needs-attacks
    Scenario: Wrong codes bind nothing, however many are entered
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang enters 10 wrong codes
      Then the code is refused
      And Wang is asked to bind a method at the next login

  @G5.4
  Rule: Cancelling binds nothing

    Scenario: Cancelling on the forced page
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang types the received code and cancels
      Then Wang is still asked to bind a method
      And Wang is asked to bind a method at the next login

    @needs-another-method
    Scenario: Cancelling in the settings
      Given Wang has bound another method
      And Wang is in the two-step settings
      And Wang has asked for a code for their own number
      When Wang types the received code and cancels
      Then the settings show SMS as not bound

  @G5.5
  Rule: Changing replaces the number: the new one serves, the old one is free

    Scenario: The new number serves, the old one no longer does
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li changes the number to a new one
      Then Li's new phone opens Li's mailbox
      And Li's phone has been sent nothing for that login

    Scenario: The old number is free for another mailbox
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li changes the number to a new one
      And Wang binds Li's old number on the forced page
      Then Wang gets into the mailbox

    Scenario: A login that waits for the old number while it is changed
      Given Li has bound SMS
      And Li is in the two-step settings
      And in another browser a login of Li waits for the verification by SMS
      When Li changes the number to a new one
      And the waiting login is verified by SMS
      Then the waiting login has shown nothing of Li's mailbox
      And Li's new phone opens Li's mailbox

    Scenario: The verification before the next change goes to the new number
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li changes the number to a new one
      And the exemption has passed while the settings were in use
      And Li opens the two-step settings anew
      And Li chooses to change the number
      And Li asks for the code of that verification
      Then Li's new phone is sent that code

    Scenario: Cancelling the change keeps the old number
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li starts to change the number to a new one and cancels
      Then Li's phone opens Li's mailbox

    Scenario: A wrong code keeps the old number
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li starts to change the number to a new one and enters a wrong code
      Then the code is refused
      And Li's phone opens Li's mailbox

  @G5.6
  Rule: What is not a phone number is refused with a message

    Scenario Outline: <text> is not a phone number
      Given Wang is asked to bind a method
      When Wang asks for a code for <text>
      Then the number is refused as not a phone number
      And no phone has received anything

      Examples:
        | text              |
        | letters           |
        | 10 digits         |
        | 12 digits         |
        | a landline number |
        | nothing           |
