from fake_services.reference.methods import SMS
from tests.reference.mail_site import LI, LI_PHONE, OFFICE, WANG_PHONE, Browser, Site

DAY = 86400


def trusting(mail: Site) -> Browser:
    """Li's browser after 信任, closed and opened again."""
    mail.bind(LI, SMS, LI_PHONE)
    browser = mail.browser()
    browser.log_in()
    browser.verify()
    assert browser.answer("trust") == "/"
    browser.close()
    return browser


def test_later_asks_everything_again(li: Browser) -> None:
    for _ in range(2):
        li.close()
        li.enter()


def test_trust_asks_nothing_again_at_either_door(mail: Site) -> None:
    browser = trusting(mail)
    assert browser.log_in() == "/" and browser.reads()
    browser.close()
    assert browser.open("/cas?ticket=li") == "/"


def test_trust_is_this_devices(mail: Site) -> None:
    browser = trusting(mail)
    assert mail.browser().log_in() == "/verify"
    browser.forget()
    assert browser.log_in() == "/verify"


def test_trust_is_this_mailboxs(mail: Site) -> None:
    browser = trusting(mail)
    mail.bind(OFFICE, SMS, WANG_PHONE)
    assert browser.log_in(OFFICE) == "/verify"
    assert browser.open(f"/switch?mailbox={LI}") == "/"


def test_question_without_an_answer_trusts_nothing(mail: Site) -> None:
    mail.bind(LI, SMS, LI_PHONE)
    browser = mail.browser()
    browser.log_in()
    assert browser.verify() == "/trust" and not browser.reads()
    browser.close()
    assert browser.log_in() == "/verify"


def test_trust_ends(mail: Site) -> None:
    browser = trusting(mail)
    mail.clock.advance(30 * DAY)
    assert browser.log_in() == "/verify"


def test_trust_does_not_outlive_a_change_of_the_methods(mail: Site) -> None:
    browser = trusting(mail)
    assert browser.log_in() == "/"
    browser.step_up("change", "sms")
    browser.say("/api/bind/sms/code", value=WANG_PHONE)
    browser.say("/api/bind/sms", value=WANG_PHONE, code=mail.phones.last(WANG_PHONE))
    assert mail.bound() == {"sms": WANG_PHONE} and browser.reads()
    browser.close()
    assert browser.log_in() == "/verify"
