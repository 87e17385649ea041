Feature: Two at the same moment

  @G0.7
  Rule: The one-number rule holds wherever a number or an account can be bound

    Scenario Outline: One <prize>, bound on the forced page and <venue> at the same moment
      Given one <prize> cannot be bound to two mailboxes, one after the other
      When two people bind one <prize> at the same moment, one on the forced page, the other <venue>, <count> times over
      Then each time exactly one of the two has it

      @needs-sms
      Examples:
        | prize        | venue              | count |
        | phone number | there too          | 10    |
        | phone number | by changing theirs | 3     |

      @needs-wechat
      Examples:
        | prize          | venue     | count |
        | WeChat account | there too | 10    |

      @needs-sms @needs-wechat
      Examples:
        | prize          | venue           | count |
        | phone number   | in the settings | 3     |
        | WeChat account | in the settings | 3     |

  @ASVS-6.5.1 @needs-sms
  Rule: A code works once

    Scenario: One code entered in two logins at the same moment
      Given Li has bound SMS
      And in another browser a login of Li waits for the second step
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When both logins of Li enter that code at the same moment
      Then one of the two logins at most has shown Li's mailbox
      And Li's phone opens Li's mailbox

  @RFC6238-5.2 @needs-otp
  Rule: A one-time password is accepted once

    Scenario: One one-time password entered in two logins at the same moment
      Given Li has bound third-party OTP
      And in another browser a login of Li waits for the second step
      And Li is asked for the second step
      When both logins of Li enter the code of the authenticator at the same moment
      Then one of the two logins at most has shown Li's mailbox
      And Li's authenticator opens Li's mailbox

  @ASVS-7.4.3 @needs-sms @needs-another-method @needs-trust-question
  Rule: A change of the methods, or a new password, ends what was open or trusted before it

    Scenario: One browser is trusted while SMS is unbound in another
      Given Li has bound SMS
      And Li has bound another method
      And in another browser Li is asked whether to trust it
      And Li is in the two-step settings
      When Li unbinds SMS and trusts the other browser at the same moment
      Then the settings show SMS as not bound
      And the other browser asks Li for the second step at the next login
