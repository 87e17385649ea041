Feature: One number, one mailbox

  @G0.3 @needs-sms
  Rule: One phone number binds at most one mailbox

    Scenario: Another's number on the forced page
      Given Li has bound SMS
      And Wang is asked to bind a method
      When Wang tries to bind Li's number
      Then the number is refused as taken
      And Wang is asked to bind a method at the next login
      And Li's phone opens Li's mailbox

    @needs-second-mailbox
    Scenario: One phone for both mailboxes of one person
      Given Zhang has bound SMS
      And Zhang has a second mailbox
      And Zhang is asked to bind a method to the second mailbox
      When Zhang tries to bind their own number
      Then the number is refused as taken
      And Zhang is asked to bind a method to the second mailbox at the next login

  @G0.4 @needs-wechat
  Rule: One WeChat account binds at most one mailbox

    Scenario: Another's WeChat account on the forced page
      Given Li has bound WeChat
      And Wang is asked to bind a method
      When Wang tries to bind Li's WeChat account
      Then the WeChat account is refused as taken
      And Wang is asked to bind a method at the next login
      And Li's WeChat opens Li's mailbox

    @needs-second-mailbox
    Scenario: One WeChat account for both mailboxes of one person
      Given Zhang has bound WeChat
      And Zhang has a second mailbox
      And Zhang is asked to bind a method to the second mailbox
      When Zhang tries to bind their own WeChat account
      Then the WeChat account is refused as taken
      And Zhang is asked to bind a method to the second mailbox at the next login

  @G0.5 @needs-sms @needs-wechat
  Rule: One person with two mailboxes may bind the phone to one and WeChat to the other

    @needs-second-mailbox
    Scenario: The phone for one mailbox and WeChat for the other
      Given Zhang has a second mailbox
      And Zhang is asked to bind a method
      When Zhang binds SMS
      And Zhang enters the second mailbox
      And Zhang binds WeChat
      Then Zhang's WeChat opens Zhang's second mailbox
      And Zhang's phone opens Zhang's mailbox

    @needs-second-mailbox
    Scenario: WeChat for one mailbox and the phone for the other
      Given Zhang has a second mailbox
      And Zhang is asked to bind a method
      When Zhang binds WeChat
      And Zhang enters the second mailbox
      And Zhang binds SMS
      Then Zhang's phone opens Zhang's second mailbox
      And Zhang's WeChat opens Zhang's mailbox

  @G0.6 @needs-sms
  Rule: The same number in another notation is the same number

    Scenario Outline: A bound number written <notation>
      Given one phone number cannot be bound to two mailboxes, one after the other
      And Li has bound SMS
      And Wang is asked to bind a method
      When Wang tries to bind Li's number written <notation>
      Then the number is refused
      And Wang is asked to bind a method at the next login
      And Li's phone opens Li's mailbox
      And it was not refused for how it is written

      Examples:
        | notation                    |
        | with +86                    |
        | with 0086                   |
        | with spaces                 |
        | with hyphens                |
        | in full-width digits        |
        | in Arabic digits            |
        | with 86                     |
        | with a zero before it       |
        | with dots                   |
        | with brackets               |
        | with non-breaking spaces    |
        | with an invisible character |

    @needs-another-method
    Scenario: A bound number written with +86 in the settings
      Given one phone number cannot be bound to two mailboxes, one after the other
      And Li has bound SMS
      And Wang has bound another method
      And Wang is in the two-step settings
      When Wang tries to bind Li's number written with +86
      Then the number is refused
      And the settings show SMS as not bound
      And it was not refused for how it is written

    Scenario Outline: A number bound first written <notation>
      Given one phone number cannot be bound to two mailboxes, one after the other
      And Wang is asked to bind a method
      When Wang tries to bind their own number written <notation>
      And Zhang tries to bind Wang's number on the forced page
      Then Wang's number is bound to one mailbox only

      Examples:
        | notation             |
        | with +86             |
        | in full-width digits |

  @G0.7
  Rule: The one-number rule holds wherever a number or an account can be bound

    @needs-sms @needs-another-method
    Scenario: Another's number in the settings
      Given Li has bound SMS
      And Wang has bound another method
      And Wang is in the two-step settings
      When Wang tries to bind Li's number
      Then the number is refused as taken
      And the settings show SMS as not bound
      And Li's phone opens Li's mailbox

    @needs-sms
    Scenario: Changing one's number to another's
      Given Li has bound SMS
      And Wang has bound SMS
      And Wang is in the two-step settings
      When Wang tries to change the number to Li's
      Then the number is refused as taken
      And Wang's phone opens Wang's mailbox
      And Li's phone opens Li's mailbox

    @needs-sms
    Scenario Outline: Changing one's number to another's, written <notation>
      Given one phone number cannot be bound to two mailboxes, one after the other
      And Li has bound SMS
      And Wang has bound SMS
      And Wang is in the two-step settings
      When Wang tries to change the number to Li's, written <notation>
      Then the number is refused
      And Wang's phone opens Wang's mailbox
      And Li's phone opens Li's mailbox
      And it was not refused for how it is written

      Examples:
        | notation             |
        | with +86             |
        | in full-width digits |

    @needs-sms @needs-wechat
    Scenario: Another's WeChat account in the settings
      Given Li has bound WeChat
      And Wang has bound SMS
      And Wang is in the two-step settings
      When Wang tries to bind Li's WeChat account
      Then the WeChat account is refused as taken
      And the settings show WeChat as not bound
      And Li's WeChat opens Li's mailbox

    @needs-wechat
    Scenario: Changing one's WeChat account to another's
      Given Li has bound WeChat
      And Wang has bound WeChat
      And Wang is in the two-step settings
      When Wang tries to change the WeChat account to Li's
      Then the WeChat account is refused as taken
      And Wang's WeChat opens Wang's mailbox
      And Li's WeChat opens Li's mailbox
