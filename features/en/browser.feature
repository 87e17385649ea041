Feature: Good practice in the browser

  @WSTG-SESS-02 @needs-sms
  Rule: The cookies of a session and of a trusted device are kept from scripts, other sites, other hosts and plain connections

    Scenario: The cookies of a session
      Given Li has bound SMS
      And Li is in the mailbox
      When it is determined which cookies carry Li's session
      Then no script, other site, other host or plain connection is given these cookies of Li

    @needs-trust
    Scenario: The cookies of a trusted device
      Given Li has bound SMS
      And Li has trusted this browser
      When it is determined which cookies carry Li's trust
      Then no script, other site, other host or plain connection is given these cookies of Li

  @WSTG-SESS-05 @needs-sms
  Rule: What another site submits changes neither methods nor trust

    @needs-trust-question
    Scenario: Another site answers the trust question
      Given Li has bound SMS
      And Li is asked whether to trust this device
      When a page of another site forges Zhang's request to trust the device in Li's browser
      And Li logs in again
      Then Li is asked for the second step

    @needs-another-method
    Scenario: Another site unbinds the number, soon after a verification
      Given Li has bound SMS
      And Li has bound another method
      And Li is in the two-step settings
      When Li unbinds the other method
      And a page of another site forges Zhang's request to unbind SMS in Li's browser
      Then the settings show SMS as bound

    @needs-another-method
    Scenario: Another host of the campus unbinds the number, soon after a verification
      Given Li has bound SMS
      And Li has bound another method
      And Li is in the two-step settings
      When Li unbinds the other method
      And a page of another host of the campus forges Zhang's request to unbind SMS in Li's browser
      Then the settings show SMS as bound

    Scenario: Another site binds a number of its own
      Given Wang is asked to bind a method
      When pages of another site try to bind Zhang's number in Wang's browser
      Then Wang is asked to bind a method at the next login

  @ASVS-7.6.2
  Rule: Nobody is signed in by what another site submits

    @needs-portal
    Scenario: Another site signs Wang in at the portal, as Zhang
      When a page of another site forges Zhang's sign-in at the portal in Wang's browser
      Then the mail asks Wang to sign in

    @needs-direct
    Scenario: Another site signs Wang in at the mail's own login, as Zhang
      When a page of another site forges Zhang's sign-in at the mail's own login in Wang's browser
      Then the mail asks Wang to sign in

  @WSTG-ATHZ-04 @needs-sms
  Rule: What somebody submits binds nothing to another's mailbox, and unbinds nothing there

    Scenario: Another's mailbox is named while a number is bound on the forced page
      Given Li has nothing bound
      And Wang is asked to bind a method
      When Wang binds SMS, and the requests name Li's mailbox
      Then Li is asked to bind a method at the next login

    @needs-attacks
    Scenario: Another is named wherever a request can, while a number is bound on the forced page
      Given Li has nothing bound
      And Wang is asked to bind a method
      When Wang binds SMS, and the requests name Li wherever they can
      Then Wang's browser has shown nothing of Li's mailbox
      And Li is asked to bind a method at the next login

    @needs-another-method
    Scenario: Another's mailbox is named while a number is bound in the settings
      Given Li has bound another method
      And Wang has bound another method
      And Wang is in the two-step settings
      When Wang binds SMS, and the requests name Li's mailbox
      And Li enters the mailbox
      Then SMS is not offered for the second step

    @needs-last-unbinding
    Scenario: Another's mailbox is named while a number is unbound
      Given Li has bound SMS
      And Wang has bound SMS
      And Wang is in the two-step settings
      When Wang unbinds SMS, and the requests name Li's mailbox
      Then Li's phone opens Li's mailbox

    @needs-last-unbinding
    Scenario: Another's bound number is named, as their own page names it, while a number is unbound
      Given Li has bound SMS
      And Wang has bound SMS
      And Wang is in the two-step settings
      When Wang unbinds SMS, and the requests name what Li's page names
      Then Li's phone opens Li's mailbox

  @WSTG-CLNT-09 @needs-sms
  Rule: No other site shows the two-step settings inside its own pages

    Scenario: The settings in a frame
      Given Li has bound SMS
      And Li is in the two-step settings
      When a page of another site shows Li's settings inside itself
      Then nothing of the mailbox is seen inside it

  @WSTG-CLNT-07 @needs-sms
  Rule: No page of another site reads what the mail answers

    @needs-attacks
    Scenario: The letters, asked for as pages of other sites would
      Given Li has bound SMS
      And Li is in the mailbox
      When Li's browser asks for the mailbox as pages of other sites would
      Then no response lets another site read Li's mailbox

  @ASVS-3.7.2 @needs-portal
  Rule: Nobody is led to a host of somebody else's that only a request names

    Scenario: A host in the headers of a request to the mail
      When somebody opens the mail's web address, and the request's headers name somebody else's host
      Then nobody was led there

    @needs-backup
    Scenario: A host in the headers of the request for a code to a backup address
      Given Wang is asked to bind a method
      When Wang asks for a code for the backup address, and the request's headers name somebody else's host
      Then no mail to Wang names that host

    Scenario: An address at which the portal's sign-on or sign-out is to lead on
      Given Li has signed in at the portal
      When the portal's sign-on and sign-out are to lead on to somebody else's address in Li's browser
      Then nobody was led there

    @needs-attacks
    Scenario: An address at which a sign-in is to lead on
      Given Li has nothing bound
      When Li signs in, and the requests name somebody else's host wherever they say where to lead on
      Then nobody was led there

  @WSTG-CLNT-12
  Rule: No web address and no storage of the browser holds a full number or an authenticator's secret

    @needs-sms
    Scenario: After the binding of a number
      Given Wang is asked to bind a method
      When Wang binds SMS and gets into the mailbox
      Then no web address and no storage of Wang's browser holds the full number or the secret

    @needs-otp
    Scenario: After the binding of an authenticator
      Given Wang is asked to bind a method
      When Wang binds third-party OTP and gets into the mailbox
      Then no web address and no storage of Wang's browser holds the full number or the secret
