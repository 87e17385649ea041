Feature: Good practice with codes

  @ASVS-6.5.3 @needs-sms
  Rule: Codes are random

    Scenario: Twenty-one codes have no pattern
      Given Wang, Li and Zhang are asked to bind a method
      When each of them is sent 7 codes
      Then the codes repeat no more than chance allows
      And no digit position is constant
      And the codes do not count up or down

  @ASVS-6.5.4 @needs-sms
  Rule: There are too many possible codes to guess: six digits, or four characters

    Scenario: Six codes are long enough
      Given Wang, Li and Zhang are asked to bind a method
      When each of them is sent 2 codes
      Then each code has at least six digits, or four characters if it has letters

  @no-flooding
  Rule: Nobody is flooded with codes

    @needs-sms @needs-attacks
    Scenario: Thirty requests in two logins
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang asks for the code 14 times more, each time after the countdown
      And the countdown has passed
      And Wang logs in again
      And Wang asks for a code for their own number
      And Wang asks for the code 14 times more, each time after the countdown
      Then Wang's phone has received fewer than 30 codes

    @needs-backup @needs-attacks
    Scenario: Thirty requests to a backup mailbox, in ten logins
      Given Li has bound the backup mailbox
      And Li is asked for the second step
      When Li asks for 3 codes in each of 10 logins, each after the countdown
      Then Li's backup address has received fewer than 30 codes

    @needs-sms @needs-attacks
    Scenario: Thirty requests at the second step, in ten logins
      Given Li has bound SMS
      And Li is asked for the second step
      When Li asks for 3 codes in each of 10 logins, each after the countdown
      Then Li's phone has received fewer than 30 codes

    @needs-sms @needs-attacks
    Scenario: Thirty requests, with the number written in each way, as if from ever new network addresses
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang's browser repeats the request for the code 30 times, each after the countdown and with the number differently written, every other one as if from another network address
      Then Wang's phone has received fewer than 30 codes

  @ASVS-2.4.1 @needs-sms
  Rule: Nobody can have codes sent to more and more numbers

    @needs-attacks
    Scenario: Ten numbers in one login, and two in each of sixteen more
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang's browser repeats the request for 10 other numbers, each after the countdown, every other one as if from another network address
      And Wang's browser repeats the request for 2 other numbers in each of 16 logins, each after the countdown
      Then fewer than 30 phones have received a code

  @WSTG-ATHN-11
  Rule: A code comes to the phone alone: no response to the browser carries it

    @needs-sms
    Scenario: At the binding
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang asks for the code again after the countdown
      Then no response to Wang's browser has carried a code that was sent

    @needs-sms
    Scenario: At the second step
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      Then no response to Li's browser has carried a code that was sent

    @needs-backup
    Scenario: At the second step by a backup mailbox
      Given Li has bound the backup mailbox
      And Li is asked for the second step
      And Li has asked for a code for the second step
      Then no response to Li's browser has carried a code that was sent

  @SP800-63B @needs-sms
  Rule: Asking for another code gives no new tries

    @needs-tries @needs-attacks
    Scenario: The tries run out, however many codes are sent
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li uses up the claimed tries, asking for another code after every fourth at the latest
      And Li enters the received code
      Then nothing of Li's mailbox was shown

    @needs-tries @needs-attacks
    Scenario: A new login gives no new tries
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li uses up the claimed tries, asking for another code after every fourth at the latest
      And Li logs in again and enters the code that is sent, if one is
      Then nothing of Li's mailbox was shown

    @needs-tries @needs-attacks
    Scenario: Before a change, too, the tries run out, however many codes are sent
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to change the number
      And Li has been sent the code for that change
      When Li uses up the claimed tries, asking for another code after every fourth at the latest
      And Li enters the received code, if one is still asked for
      Then the code is refused
