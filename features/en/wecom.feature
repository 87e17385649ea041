Feature: WeCom

  @G6.9
  Rule: WeCom can be bound, used for the second step, and unbound

    @needs-wecom
    Scenario: Bound on the forced page, it leads into the mailbox and opens the next login
      Given Wang is asked to bind a method
      When Wang binds WeCom
      Then Wang gets into the mailbox
      And Wang's WeCom opens Wang's mailbox

    @needs-sms @needs-wecom
    Scenario: The QR code for WeCom comes after a verification by a bound method
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li chooses to bind WeCom
      Then Li is first asked for a verification by SMS
      When Li enters the right code
      Then a QR code for WeCom is shown
      And the settings show WeCom as not bound

    @needs-sms @needs-wecom
    Scenario: Bound from the settings, it opens the second step as the phone does
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li binds WeCom
      Then the settings show WeCom as bound
      And the settings show SMS as bound
      And Li's WeCom opens Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-sms @needs-wecom
    Scenario Outline: A scan with WeCom that <ends> binds nothing
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeCom
      When the scan <ends>
      Then the settings show WeCom as not bound
      And Li's phone opens Li's mailbox

      Examples:
        | ends               |
        | is refused         |
        | comes too late     |
        | is never agreed to |

    @needs-wecom
    Scenario: A scan with WeCom that is refused is no way round the forced page
      Given Wang is asked to bind a method
      And Wang sees the QR code for WeCom
      When the scan is refused
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

    @needs-wecom
    Scenario: The callback of another's QR code for WeCom is no way round the forced page
      Given Wang is asked to bind a method
      And Wang sees the QR code for WeCom
      When Zhang's WeCom callback is opened in Wang's browser
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

    @needs-sms @needs-wecom
    Scenario: The callback of another's QR code for WeCom binds nothing here
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeCom
      When Zhang's WeCom callback is opened in Li's browser
      Then the settings show WeCom as not bound

    @needs-wecom
    Scenario Outline: Another's WeCom callback, <twisted>, is no way round a binding that shows no QR code yet
      Given Wang is asked to bind a method
      When Zhang's WeCom callback is opened in Wang's browser, <twisted>
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

      Examples:
        | twisted             |
        | as it is            |
        | without its state   |
        | with an empty state |

    @needs-sms @needs-wecom
    Scenario Outline: Another's WeCom callback, <twisted>, binds nothing where no QR code was shown
      Given Li has bound SMS
      And Li is in the two-step settings
      When Zhang's WeCom callback is opened in Li's browser, <twisted>
      Then the settings show WeCom as not bound
      And Li's phone opens Li's mailbox

      Examples:
        | twisted             |
        | as it is            |
        | without its state   |
        | with an empty state |

    @needs-sms @needs-wecom
    Scenario: Another's WeCom callback without its state does not replace an account that is bound
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li binds WeCom
      And Zhang's WeCom callback is opened in Li's browser, without its state
      Then the settings show WeCom as bound
      And Li's WeCom opens Li's mailbox

    @needs-sms @needs-wecom
    Scenario Outline: A WeCom callback that names another's account <naming> does not bind that
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeCom
      When Li's QR code is answered with Li's WeCom, and the callback names Zhang's account <naming>
      Then Zhang's WeCom does not open Li's mailbox
      And Li's phone opens Li's mailbox

      Examples:
        | naming              |
        | beside its code     |
        | in its code's place |
        | in a form           |

    @needs-wecom
    Scenario Outline: The WeCom callback of another's account that names the holder's <naming> opens nothing
      Given Li has bound WeCom
      And Li is asked for the second step
      When Li's QR code is answered with Zhang's WeCom, and the callback names Li's account <naming>
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      And Li's WeCom opens Li's mailbox

      Examples:
        | naming              |
        | beside its code     |
        | in its code's place |
        | in a form           |

    @needs-wecom
    Scenario: The WeCom callback of a login that is over opens no later one in the same browser
      Given Li has bound WeCom
      And Li is asked for the second step
      When Li completes the login by WeCom, and keeps the callback's address
      Then Li's mailbox opens
      When Li logs in again
      And that callback is opened in Li's browser
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      And Li's WeCom opens Li's mailbox

    @needs-wecom
    Scenario: The WeCom callback of a login that is over does not open another that waits
      Given Li has bound WeCom
      And in another browser a login of Li waits for the second step
      And Li is asked for the second step
      When Li completes the login by WeCom, and keeps the callback's address
      Then Li's mailbox opens
      When that callback is opened in the other browser
      Then the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step

    @needs-wecom
    Scenario: The WeCom callback of a login that is over does not open another person's that waits
      Given Li has bound WeCom
      And Wang has bound WeCom
      And Wang is asked for the second step
      And Li is asked for the second step
      When Li completes the login by WeCom, and keeps the callback's address
      Then Li's mailbox opens
      When that callback is opened in Wang's browser
      Then nothing of Wang's mailbox was shown
      And Wang's browser has shown nothing of Li's mailbox
      And Wang is still asked for the second step
      And Wang's WeCom opens Wang's mailbox

    @needs-sms @needs-wecom
    Scenario Outline: The WeCom callback of one login, opened in another that waits, <twisted>, does not open that
      Given Li has bound SMS
      And Li has bound WeCom
      And in another browser a login of Li waits for the second step
      And Li is asked for the second step
      When the WeCom callback of Li's login is opened in the other browser, <twisted>
      Then the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step
      And Li's WeCom opens Li's mailbox

      Examples:
        | twisted             |
        | as it is            |
        | without its state   |
        | with an empty state |

    @needs-wecom
    Scenario Outline: WeCom's callback comes back <twisted> while an account is bound on the forced page
      Given Wang is asked to bind a method
      And Wang sees the QR code for WeCom
      When WeCom's callback comes back to Wang <twisted>
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

      Examples:
        | twisted              |
        | without its code     |
        | with an unknown code |
        | with a wrong state   |
        | without its state    |
        | with an empty state  |

    @needs-sms @needs-wecom
    Scenario Outline: WeCom's callback comes back <twisted>
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeCom
      When WeCom's callback comes back to Li <twisted>
      Then the settings show WeCom as not bound

      Examples:
        | twisted              |
        | without its code     |
        | with an unknown code |
        | with a wrong state   |
        | without its state    |
        | with an empty state  |

    @needs-wecom
    Scenario Outline: WeCom's service <fails> while an account is bound on the forced page
      Given Wang is asked to bind a method
      And Wang sees the QR code for WeCom
      And WeCom's service <fails>
      When Wang scans the QR code with WeCom and agrees, which fails
      Then nothing of Wang's mailbox was shown
      And Wang is still asked to bind a method

      Examples:
        | fails               |
        | cannot be reached   |
        | refuses the request |
        | names nobody        |

    @needs-sms @needs-wecom
    Scenario: WeCom's service cannot be reached, and a later try binds
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeCom
      And WeCom's service cannot be reached
      When Li scans the QR code with WeCom and agrees, which fails
      And WeCom's service works again
      And Li opens the two-step settings anew
      And Li binds WeCom
      Then the settings show WeCom as bound
      And Li's WeCom opens Li's mailbox

    @needs-sms @needs-wecom
    Scenario Outline: WeCom's service <fails>, so that nobody is known to have agreed
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li sees the QR code for WeCom
      And WeCom's service <fails>
      When Li scans the QR code with WeCom and agrees, which fails
      Then the settings show WeCom as not bound

      Examples:
        | fails                     |
        | cannot be reached         |
        | does not answer           |
        | reports an internal error |
        | answers nonsense          |
        | refuses the request       |
        | names nobody              |

    @needs-wecom
    Scenario: Another's WeCom does not open the second step, and its holder's does
      Given Li has bound WeCom
      And Li is asked for the second step
      When Li's QR code is scanned and agreed to with Zhang's WeCom
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      And Li's WeCom opens Li's mailbox

    @needs-sms @needs-wecom
    Scenario: An account that WeCom names by an openid alone is not anybody's whom it names so
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li tries to bind an account with WeCom that is named by an openid alone
      Then another account of WeCom's that is named by an openid alone does not open Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-wecom
    Scenario Outline: WeCom's callback comes back <twisted> at the second step
      Given Li has bound WeCom
      And Li is asked for the second step
      When WeCom's callback comes back to Li <twisted>
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      And Li's WeCom opens Li's mailbox

      Examples:
        | twisted              |
        | without its code     |
        | with an unknown code |
        | with a wrong state   |
        | without its state    |
        | with an empty state  |

    @needs-wecom
    Scenario Outline: WeCom's service <fails> at the second step, and a later login succeeds
      Given Li has bound WeCom
      And Li is asked for the second step
      And WeCom's service <fails>
      When Li scans the QR code with WeCom and agrees, which fails
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step
      When WeCom's service works again
      Then Li's WeCom opens Li's mailbox

      Examples:
        | fails                     |
        | cannot be reached         |
        | does not answer           |
        | reports an internal error |
        | answers nonsense          |
        | refuses the request       |
        | names nobody              |

    @needs-sms @needs-wecom
    Scenario: Unbound, it is no longer offered
      Given Li has bound SMS
      And Li has bound WeCom
      And Li is in the two-step settings
      When Li tries to unbind WeCom
      Then the settings show WeCom as not bound
      And the settings show SMS as bound
      When Li logs in again
      Then WeCom is not offered for the second step
      And the second step by SMS opens Li's mailbox

    @needs-sms @needs-wecom
    Scenario: A login that waits for WeCom while it is unbound
      Given Li has bound SMS
      And Li has bound WeCom
      And Li is in the two-step settings
      And in another browser a login of Li waits for the verification by WeCom
      When Li unbinds WeCom
      And the waiting login is verified by WeCom
      Then the waiting login has shown nothing of Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-wecom
    Scenario: WeCom is changed: the new account serves, the old one no longer does
      Given Li has bound WeCom
      And Li is in the two-step settings
      When Li changes WeCom to a new one
      And Li logs in again
      And Li's QR code is scanned and agreed to with Li's WeCom
      Then nothing of Li's mailbox was shown
      And Li's new WeCom opens Li's mailbox

    @needs-wecom
    Scenario: A change of WeCom whose scan is never agreed to keeps the old account
      Given Li has bound WeCom
      And Li is in the two-step settings
      When Li starts to change WeCom to a new one, and stops before the last step
      Then Li's WeCom opens Li's mailbox

    @needs-wecom @needs-last-unbinding
    Scenario: Once WeCom, the only method, is unbound, the next login asks to bind one
      Given Li has bound WeCom
      And Li is in the two-step settings
      When Li unbinds WeCom
      And Li logs in again
      Then Li is asked to bind a method
      And nothing of Li's mailbox was shown

  @GBT35273-7.2
  Rule: No response to the browser carries a full bound number or backup address, or says whose a number or an account is

    @needs-wecom
    Scenario: The refusal of another's WeCom account does not say whose it is
      Given Li has bound WeCom
      And Wang is asked to bind a method
      When Wang tries to bind Li's account with WeCom
      Then the refusal does not name Li to Wang

  @G6.1 @needs-sms
  Rule: Binding a further method first asks for a verification by a bound method

    @needs-wecom
    Scenario Outline: <bound> is asked before <further> is bound
      Given Li has bound <bound>
      And Li is in the two-step settings
      When Li chooses to bind <further>
      Then Li is first asked for a verification by <bound>
      And the settings show <further> as not bound

      Examples:
        | bound | further |
        | SMS | WeCom |
        | WeCom | SMS |

  @ASVS-7.5.1 @needs-sms
  Rule: Changing or removing a method first asks for a verification by a bound method

    @needs-wecom
    Scenario: A verification comes before WeCom is unbound
      Given Li has bound SMS
      And Li has bound WeCom
      And Li is in the two-step settings
      When Li chooses to unbind WeCom
      Then Li is first asked for a verification
      And the settings show WeCom as bound

  @ASVS-16.5.1
  Rule: When something fails, the user gets a message that gives nothing internal away

    @needs-wecom
    Scenario Outline: WeCom's service <fails>, and the user is told
      Given Li has bound WeCom
      And Li is asked for the second step
      And WeCom's service <fails>
      When Li scans the QR code with WeCom and agrees, which fails
      Then Li is told that it failed
      And nothing of what the gateway said has reached Li

      Examples:
        | fails                     |
        | cannot be reached         |
        | reports an internal error |
        | refuses the request       |

    @needs-wecom
    Scenario Outline: WeCom's callback comes back <twisted>, and the user is told
      Given Li has bound WeCom
      And Li is asked for the second step
      When WeCom's callback comes back to Li <twisted>
      Then Li is told that it failed

      Examples:
        | twisted              |
        | without its code     |
        | with an unknown code |
        | with a wrong state   |

  @C.admin-reset
  Rule: After the administrator's reset a method must be bound anew, the number is free and trust is gone

    @needs-sms @needs-wecom
    Scenario: Beside SMS, WeCom is not left
      Given Li has bound SMS
      And Li has bound WeCom
      When the administrator resets Li's mailbox
      And Li logs in again
      Then Li is asked to bind a method

    @needs-sms @needs-wecom
    Scenario: With the next binding WeCom does not come back
      Given Li has bound SMS
      And Li has bound WeCom
      When the administrator resets Li's mailbox
      And Li enters the mailbox
      And Li binds SMS and gets into the mailbox
      And Li logs in again
      Then Li is asked for the second step
      And WeCom is not offered for the second step
      And the second step by SMS opens Li's mailbox

    @needs-sms @needs-wecom
    Scenario: The WeCom account of before opens nothing once another one is bound
      Given Li has bound SMS
      And Li has bound WeCom
      When the administrator resets Li's mailbox
      And Li enters the mailbox
      And Li binds Li's new WeCom
      Then Li's WeCom does not open Li's mailbox
      And Li's new WeCom opens Li's mailbox
