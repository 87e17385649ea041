Feature: Good practice

  @ASVS-6.5.1
  Rule: A code works once

    @needs-sms
    Scenario: A used code does not open another login
      Given Li has bound SMS
      And in another browser a login of Li waits for the verification by SMS
      And Li is asked for the second step
      When Li enters the code of the waiting login
      And the waiting login is verified by SMS
      Then one of the two logins at most has shown Li's mailbox
      And Li's phone opens Li's mailbox

    @needs-backup
    Scenario: A used code of a backup mailbox does not open another login
      Given Li has bound the backup mailbox
      And in another browser a login of Li waits for the verification by the backup mailbox
      And Li is asked for the second step
      When Li enters the code of the waiting login
      And the waiting login is verified by the backup mailbox
      Then one of the two logins at most has shown Li's mailbox
      And Li's backup address opens Li's mailbox

    @needs-sms
    Scenario: The code that bound a number does not open the next login
      Given Wang is asked to bind a method
      When Wang binds SMS and gets into the mailbox
      And Wang logs in again
      Then Wang is asked for the second step
      When Wang enters the code that bound
      Then the code is refused
      And nothing of Wang's mailbox was shown
      And Wang's phone opens Wang's mailbox

    @needs-sms @needs-last-unbinding
    Scenario: The code that bound a number does not bind it once more
      Given Wang is asked to bind a method
      When Wang binds SMS and gets into the mailbox
      And Wang opens the two-step settings anew
      And Wang unbinds SMS
      And Wang logs in again
      Then Wang is asked to bind a method
      When Wang asks for a code for their own number
      And Wang enters the code that bound
      Then the code is refused
      And Wang is asked to bind a method at the next login

    @needs-sms
    Scenario: The code of one verification before a change does not answer the next
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to change the number
      And Li has been sent the code for that change
      When Li enters the first code
      And the exemption has passed while the settings were in use
      And Li opens the two-step settings anew
      And Li chooses to change the number
      And Li enters the first code
      Then the code is refused
      And the settings show SMS as bound
      And Li's phone opens Li's mailbox

  @ASVS-6.5.5
  Rule: A code that is sent expires within ten minutes

    @needs-sms
    Scenario: A code is void after ten minutes
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When ten minutes have passed
      And Li enters the received code
      Then nothing of Li's mailbox was shown
      And Li's phone opens Li's mailbox

    @needs-sms
    Scenario: Before a change, too, a code is void after ten minutes
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to change the number
      And Li has been sent the code for that change
      When ten minutes have passed
      And Li enters the first code
      Then the code is refused
      And Li's phone opens Li's mailbox

    @needs-backup
    Scenario: A code to a backup mailbox is void after ten minutes, too
      Given Li has bound the backup mailbox
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When ten minutes have passed
      And Li enters the received code
      Then nothing of Li's mailbox was shown
      And Li's backup address opens Li's mailbox

  @ASVS-6.6.2
  Rule: A code belongs to the request it was sent for: an older one is void after a resend

    @needs-sms
    Scenario: The older code is void after a resend
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang asks for the code again after the countdown
      And Wang enters the first code
      Then the code is refused
      And Wang is asked to bind a method at the next login

    @needs-sms
    Scenario: The code of another login does not open this one
      Given Li has bound SMS
      And in another browser a login of Li waits for the verification by SMS
      And Li is asked for the second step
      When Li enters the code of the waiting login
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

    @needs-backup
    Scenario: The code of another login does not open this one where it is sent to the backup mailbox
      Given Li has bound the backup mailbox
      And in another browser a login of Li waits for the verification by the backup mailbox
      And Li is asked for the second step
      When Li enters the code of the waiting login
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

    @needs-backup
    Scenario: The older code is void after a resend to the backup mailbox
      Given Li has bound the backup mailbox
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li asks for the code again after the countdown
      And Li enters the first code
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

    @needs-sms
    Scenario: At the second step, too, the older code is void after a resend
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li asks for the code again after the countdown
      And Li enters the first code
      Then nothing of Li's mailbox was shown
      And Li is still asked for the second step

    @needs-sms
    Scenario: Before a change, too, the older code is void after a resend
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to change the number
      And Li has been sent the code for that change
      When Li asks for the code again after the countdown
      And Li enters the first code
      Then the code is refused
      And the settings show SMS as bound
      And Li's phone opens Li's mailbox

    @needs-sms
    Scenario Outline: After choosing <change>, the code of a login that waits changes nothing
      Given Li has bound SMS
      And Li is in the two-step settings
      And in another browser a login of Li waits for the verification by SMS
      And Li has chosen <change>
      When Li enters the code of the waiting login
      Then the code is refused
      And the settings show SMS as bound
      And Li's phone opens Li's mailbox

      @needs-last-unbinding
      Examples:
        | change        |
        | to unbind SMS |

      Examples:
        | change               |
        | to change the number |

    @needs-sms
    Scenario: The code of the verification before a change does not open a login that waits
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to change the number
      And Li has been sent the code for that change
      And in another browser a login of Li waits for the second step
      When the first code is entered in the waiting login
      Then the waiting login has shown nothing of Li's mailbox
      And the waiting login still asks for the second step
      And Li's phone opens Li's mailbox

  @ASVS-6.6.3
  Rule: The tries of a code are limited

    @needs-sms @needs-attacks
    Scenario: After as many wrong codes as one takes, the right one is void
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li enters as many wrong codes as one takes
      And Li enters the received code, if one is still asked for
      Then nothing of Li's mailbox was shown

    @needs-sms @needs-attacks
    Scenario: Wrong codes from ever new network addresses are counted together
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li's browser sends as many wrong codes as one takes, each as if from another network address
      And Li enters the received code, if one is still asked for
      Then nothing of Li's mailbox was shown, or those codes were not all judged

    @needs-sms @needs-attacks
    Scenario: Wrong codes at one moment are all counted
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li's browser sends as many wrong codes as one takes, at one moment
      And Li enters the received code, if one is still asked for
      Then nothing of Li's mailbox was shown, or those codes were not all judged

    @needs-sms @needs-attacks
    Scenario: Wrong codes in one request are all counted
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li's browser sends as many wrong codes as one takes and the right one, as requests in one list
      Then nothing of Li's mailbox was shown

    @needs-otp @needs-tries @needs-attacks
    Scenario: Wrong one-time passwords at one moment are all counted
      Given Li has bound third-party OTP
      And Li is asked for the second step
      When Li's browser sends as many wrong codes as are claimed, at one moment
      And Li enters the right code, if one is still asked for
      Then nothing of Li's mailbox was shown, or those codes were not all judged

    @needs-sms @needs-attacks
    Scenario: Wrong codes are counted whatever becomes of the browser's cookies
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li's browser sends as many wrong codes as one takes and the right one with the cookies of before, and again without each of them in turn
      Then nothing of Li's mailbox was shown, or those codes were not all judged

    @needs-otp @needs-tries @needs-attacks
    Scenario: One-time passwords are tried no more often than is claimed
      Given Li has bound third-party OTP
      And Li is asked for the second step
      When Li uses up the claimed tries
      And Li enters the right code, if one is still asked for
      Then nothing of Li's mailbox was shown

    @needs-otp @needs-tries @needs-attacks
    Scenario: A new login gives no new tries of one-time passwords
      Given Li has bound third-party OTP
      And Li is asked for the second step
      When Li uses up the claimed tries
      And Li logs in again
      And Li enters the right code, if one is still asked for
      Then nothing of Li's mailbox was shown

    @needs-otp @needs-tries @needs-attacks
    Scenario: Before a change, too, one-time passwords are tried no more often than is claimed
      Given Li has bound third-party OTP
      And Li is in the two-step settings
      And Li has chosen to change third-party OTP
      When Li uses up the claimed tries
      And Li enters the right code, if one is still asked for
      Then the binding of third-party OTP is not shown

    @needs-coremail-app @needs-tries @needs-attacks
    Scenario: The codes of the app are tried no more often than is claimed
      Given Li has bound the Coremail app
      And Li is asked for the second step
      When Li uses up the claimed tries
      And Li enters the right code, if one is still asked for
      Then nothing of Li's mailbox was shown

    @needs-sms @needs-another-method @needs-attacks
    Scenario: Before a further method is bound, too
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to bind another method
      When Li enters as many wrong codes as one takes
      And Li enters the right code, if one is still asked for
      Then no QR code is shown
      And the settings show the other method as not bound

    @needs-sms @needs-attacks
    Scenario: At a binding, too, the right code is void after so many
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang enters as many wrong codes as one takes
      And Wang enters the right code, if one is still asked for
      Then Wang is asked to bind a method at the next login

    @needs-sms @needs-attacks
    Scenario: At a binding, too, wrong codes in one request are all counted
      Given Wang is asked to bind a method
      And Wang has asked for a code for their own number
      When Wang's browser sends as many wrong codes as one takes and the right one, as requests in one list
      Then nothing of Wang's mailbox was shown
      And Wang is asked to bind a method at the next login

    @needs-sms @needs-another-method @needs-attacks
    Scenario: Before a further method is bound, too, wrong codes in one request are all counted
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to bind another method
      When Li's browser sends as many wrong codes as one takes and the right one, as requests in one list
      And Li opens the web addresses of a binding, and tries to bind something new there
      Then no QR code is shown
      And the settings show the other method as not bound

    @needs-backup @needs-attacks
    Scenario: The code to a backup mailbox is void after so many
      Given Li has bound the backup mailbox
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li enters as many wrong codes as one takes
      And Li enters the right code, if one is still asked for
      Then nothing of Li's mailbox was shown

  @ASVS-7.5.1 @needs-sms
  Rule: Changing or removing a method first asks for a verification by a bound method

    Scenario Outline: A verification comes before <change>
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li chooses <change>
      Then Li is first asked for a verification by SMS
      And the settings show SMS as bound

      @needs-last-unbinding
      Examples:
        | change        |
        | to unbind SMS |

      Examples:
        | change               |
        | to change the number |

    Scenario Outline: After choosing <change>, a wrong code changes nothing
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen <change>
      When Li enters a wrong code
      Then the code is refused
      And the settings show SMS as bound
      And Li's phone opens Li's mailbox

      @needs-last-unbinding
      Examples:
        | change        |
        | to unbind SMS |

      Examples:
        | change               |
        | to change the number |

    Scenario Outline: A verification comes before <method> is unbound
      Given Li has bound SMS
      And Li has bound <method>
      And Li is in the two-step settings
      When Li chooses to unbind <method>
      Then Li is first asked for a verification
      And the settings show <method> as bound

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

    @needs-attacks
    Scenario: A code that is sent to a new number, as for a binding, does not answer the question before a change
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to change the number
      When Li's browser has a code sent to a new number by the requests that did so for another, and Li enters it
      Then the binding of SMS is not shown
      And Li's phone opens Li's mailbox

    @needs-attacks
    Scenario: What binds a number, sent in place of the verification before a change, changes nothing
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to change the number
      When Li's browser binds a new number by the requests that bound another's
      Then the settings show SMS as bound
      And Li's phone opens Li's mailbox

    @needs-attacks
    Scenario: What changes a number, sent in place of the verification before a change, changes nothing
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to change the number
      When Li's browser submits another's request to change a number, for a new number, with the code that comes to it
      Then the settings show SMS as bound
      And Li's phone opens Li's mailbox

    @needs-last-unbinding @needs-attacks
    Scenario: Another's request to unbind a number, submitted while the question waits, unbinds nothing
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to unbind SMS
      When Li's browser submits another's request to unbind a number
      Then the settings show SMS as bound

    @needs-last-unbinding @needs-attacks
    Scenario: Another's request to unbind a number, submitted by each other method, unbinds nothing
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li's browser submits another's request to unbind a number, by each other method
      Then the settings show SMS as bound
      And Li's phone opens Li's mailbox

    @needs-attacks
    Scenario: Another's request to change a number, submitted by each other method, changes nothing
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li's browser submits another's request to change a number, by each other method
      And Li opens the web addresses of a binding, and tries to bind something new there
      Then the settings show SMS as bound
      And Li's phone opens Li's mailbox

    Scenario Outline: A verification comes before <method> is changed
      Given Li has bound SMS
      And Li has bound <method>
      And Li is in the two-step settings
      When Li chooses to change <method>
      Then Li is first asked for a verification
      And the settings show <method> as bound

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

    @needs-another-method
    Scenario: A verification in one browser is none in another
      Given Li has bound SMS
      And in another browser Li is in the mailbox
      And Li is in the two-step settings
      And Li has chosen to bind another method
      When Li enters the right code
      And Li chooses in the other browser to change the number
      Then the other browser first asks Li for a verification

    @needs-switching @needs-another-method @needs-last-unbinding @needs-verification-after-login
    Scenario: A verification in one mailbox is none in another of the same person
      Given Zhang has bound SMS
      And Zhang has a second mailbox with another method bound
      And Zhang is in the two-step settings
      When Zhang changes the number to a new one
      And Zhang opens the mail's web address
      And Zhang switches to the second mailbox
      And Zhang completes the login by another method
      And Zhang opens the two-step settings anew
      And Zhang chooses to unbind the other method
      Then Zhang is first asked for a verification

    @needs-last-unbinding @needs-attacks
    Scenario Outline: After choosing to unbind SMS, sending the request <forgery> changes nothing
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to unbind SMS
      When Li's browser sends the request <forgery>
      Then the settings show SMS as bound
      And Li's phone opens Li's mailbox

      Examples:
        | forgery                                             |
        | with the code left out                              |
        | with an empty code                                  |
        | with a wrong code, by another method                |
        | with a wrong code, as another kind of content       |
        | with a wrong code, to a differently written web address |

  @RFC6238-5.2
  Rule: A one-time password is accepted once

    @needs-otp
    Scenario Outline: The one-time password of a login does not open another, entered <written>
      Given Li has bound third-party OTP
      And Li is asked for the second step
      When Li completes the login by third-party OTP
      Then Li's mailbox opens
      When Li enters the same one-time password in another browser, <written>
      Then one of the two logins at most has shown Li's mailbox

      Examples:
        | written                    |
        | as it is                   |
        | with a space in its middle |

    @needs-otp
    Scenario: Nor does it half a minute later
      Given Li has bound third-party OTP
      And Li is asked for the second step
      When Li completes the login by third-party OTP
      Then Li's mailbox opens
      When half a minute has passed
      And Li enters the same one-time password in another browser, as it is
      Then one of the two logins at most has shown Li's mailbox

    @needs-otp
    Scenario: The one-time password that bound an authenticator does not open the next login
      Given Wang is asked to bind a method
      When Wang binds third-party OTP and gets into the mailbox
      And Wang logs in again
      Then Wang is asked for the second step
      When Wang enters the code that bound
      Then the code is refused
      And nothing of Wang's mailbox was shown
      When the code of the authenticator has changed
      Then the second step by third-party OTP opens Wang's mailbox

    @needs-otp
    Scenario: The one-time password of a login does not answer the question before a change
      Given Li has bound third-party OTP
      And Li is asked for the second step
      When Li completes the login by third-party OTP
      Then Li's mailbox opens
      When Li opens the two-step settings anew
      And Li chooses to change third-party OTP
      And Li enters the one-time password of that login
      Then the code is refused
      And the binding of third-party OTP is not shown

  @CAS-3.1.1
  Rule: A service ticket opens one session, soon, at the address that it was given for

    @needs-sms
    Scenario: The web address with the ticket, opened elsewhere, opens nothing
      Given Li has bound SMS
      And Li is asked for the second step
      When Li completes the login by SMS
      And the web addresses of Li's sign-in are opened in another browser
      Then the other browser is asked to sign in

    @needs-portal
    Scenario Outline: A ticket <which> opens nothing
      Given Li has signed in at the portal
      When a ticket of Li's <which> is used in another browser
      Then the other browser is asked to sign in

      Examples:
        | which                                                      |
        | that was given for another address of the mail             |
        | that was given for another address, which comes along with it |
        | that nobody has used for ten minutes                       |

  @CAS-2.1.1
  Rule: A service ticket is given to registered services alone, and over no plain connection

    Scenario: Services that only look like the mail are given no ticket
      Given Li has signed in at the portal
      When services that only look like the mail ask for Li's ticket
      Then none of them was given one

  @GBT35273-7.2
  Rule: No response to the browser carries a full bound number or backup address, or says whose a number or an account is

    @needs-sms
    Scenario: In the settings
      Given Li has bound SMS
      And Li is in the two-step settings
      Then no response to Li's browser has carried Li's full number

    @needs-sms
    Scenario: While a code is sent and entered
      Given Li has bound SMS
      And Li is asked for the second step
      And Li has asked for a code for the second step
      When Li enters the received code
      Then no response to Li's browser has carried Li's full number

    @needs-backup
    Scenario: The backup address, in the settings
      Given Li has bound the backup mailbox
      And Li is in the two-step settings
      Then no response to Li's browser has carried Li's full backup address

    @needs-sms
    Scenario: Before a change
      Given Li has bound SMS
      And Li is in the two-step settings
      And Li has chosen to change the number
      And Li has been sent the code for that change
      When Li asks for the code again after the countdown
      Then no response to Li's browser has carried Li's full number

    @needs-sms @needs-change-notice
    Scenario: In the notice of a change
      Given Li has bound SMS
      And Li is in the two-step settings
      When Li changes the number to a new one
      And Li opens the notice of the change
      Then no response to Li's browser has carried Li's full number

    @needs-sms
    Scenario: The refusal of another's number does not say whose it is
      Given Li has bound SMS
      And Wang is asked to bind a method
      When Wang tries to bind Li's number
      Then the refusal does not name Li to Wang

    @needs-wechat
    Scenario: The refusal of another's WeChat account does not say whose it is
      Given Li has bound WeChat
      And Wang is asked to bind a method
      When Wang tries to bind Li's WeChat account
      Then the refusal does not name Li to Wang

    @needs-backup
    Scenario: While a code is sent to the backup address
      Given Li has bound the backup mailbox
      And Li is asked for the second step
      And Li has asked for a code for the second step
      Then no response to Li's browser has carried Li's full backup address

  @ASVS-6.3.7 @needs-sms
  Rule: The user is told of a change of the methods, of a new password or client password, and of a device that is trusted

    @needs-change-notice @needs-another-method
    Scenario: When a method was unbound
      Given Li has bound SMS
      And Li has bound another method
      And Li has read the notices so far
      And Li is in the two-step settings
      When Li unbinds the other method
      Then Li is told of the change

    @needs-change-notice
    Scenario: When the number was changed
      Given Li has bound SMS
      And Li has read the notices so far
      And Li is in the two-step settings
      When Li changes the number to a new one
      Then Li is told of the change

    @needs-change-notice @needs-another-method
    Scenario: When a further method was bound
      Given Li has bound SMS
      And Li has read the notices so far
      And Li is in the two-step settings
      When Li binds another method
      Then Li is told of the change

    @needs-password-notice @needs-new-password
    Scenario: When the password was replaced
      Given Li has bound SMS
      And Li has read the notices of new passwords so far
      When Li is given a new password
      Then Li is told of the new password

    @needs-reset-notice @needs-reset
    Scenario: When the administrator reset the methods
      Given Li has bound SMS
      And Li has read the notices of resets so far
      When the administrator resets Li's mailbox
      And Li enters the mailbox
      And Li binds SMS and gets into the mailbox
      Then Li is told of the reset

    @needs-client-password-notice @needs-client-password
    Scenario: When a client password was made
      Given Li has bound SMS
      And Li has read the notices of client passwords so far
      When Li is given a client password
      Then Li is told of the client password

    @needs-trust-notice @needs-trust
    Scenario: When a device was trusted
      Given Li has bound SMS
      And in another browser Li is asked whether to trust it
      And Li has read the notices of trusted devices so far
      When Li trusts the other browser, as far as it still asks
      Then Li is told of the trusted device

  @WSTG-IDNT-04 @needs-sms
  Rule: A login does not tell whether there is such an account

    @needs-portal
    Scenario: At the portal
      Given Li has bound SMS
      When somebody tries Li's account and one that does not exist at the portal
      Then both are answered alike

    @needs-portal @needs-forgotten-password
    Scenario: Where a password is said to be forgotten
      Given Li has bound SMS
      When somebody says that the password of Li's account is forgotten, and that of an unknown one
      Then both are answered alike

    @needs-direct
    Scenario: At the mail's own login
      Given Li has bound SMS
      When somebody tries Li's account and one that does not exist at the mail's own login
      Then both are answered alike

    @needs-portal @needs-password-tries @needs-attacks
    Scenario: At the portal, when the tries have run out
      Given Li has bound SMS
      When somebody tries Li's account and ones that do not exist at the portal, each once more often than is claimed
      Then both are answered alike

    @needs-direct @needs-password-tries @needs-attacks
    Scenario: At the mail's own login, when the tries have run out
      Given Li has bound SMS
      When somebody tries Li's account and ones that do not exist at the mail's own login, each once more often than is claimed
      Then both are answered alike
