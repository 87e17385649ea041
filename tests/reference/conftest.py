from collections.abc import Iterator

import pytest

from fake_services.reference.methods import SMS
from tests.reference.mail_site import LI, LI_PHONE, Browser, Site, site


@pytest.fixture
def mail() -> Iterator[Site]:
    with site() as made:
        yield made


@pytest.fixture
def waiting(mail: Site) -> Browser:
    """A login of Li's that waits for its second step."""
    mail.bind(LI, SMS, LI_PHONE)
    browser = mail.browser()
    assert browser.log_in() == "/verify"
    return browser


@pytest.fixture
def li(mail: Site) -> Browser:
    """Li's browser, in Li's mailbox, which Li's phone is bound to."""
    mail.bind(LI, SMS, LI_PHONE)
    return mail.browser().enter()
