Feature: The two-step settings

  @G4.1 @needs-sms
  Rule: The personal settings open from the avatar at the far left

    Scenario: The avatar
      Given Li has bound SMS
      And Li is in the mailbox
      Then the avatar at the far left opens the personal settings

  @G4.2 @needs-sms
  Rule: The personal settings open from the gear at the bottom

    Scenario: The gear
      Given Li has bound SMS
      And Li is in the mailbox
      Then the gear at the bottom opens the personal settings

  @G4.3 @needs-sms
  Rule: The security settings lead to the two-step settings

    Scenario: From the personal settings
      Given Li has bound SMS
      And Li is in the personal settings
      Then the security settings lead to the two-step settings

  @G4.4
  Rule: The two-step settings list every method with the buttons of its state

    Scenario Outline: With <bound> bound
      Given Li has bound <bound>
      And Li is in the two-step settings
      Then the settings show <bound> as bound
      And the settings show every other claimed method as not bound

      @needs-sms
      Examples:
        | bound |
        | SMS   |

      @needs-wechat
      Examples:
        | bound  |
        | WeChat |

      @needs-otp
      Examples:
        | bound           |
        | third-party OTP |

      @needs-backup
      Examples:
        | bound              |
        | the backup mailbox |

      @needs-coremail-app
      Examples:
        | bound            |
        | the Coremail app |

    @needs-wecom
    Scenario: With WeCom bound
      Given Li has bound WeCom
      And Li is in the two-step settings
      Then the settings show WeCom as bound
      And the settings show every other claimed method as not bound

  @G4.5 @needs-sms
  Rule: A bound phone number is shown masked: three digits, four stars, four digits

    Scenario: In the settings
      Given Li has bound SMS
      And Li is in the two-step settings
      Then the settings show Li's number masked
