"""Requests that arrive at the same moment: nobody comes in between decision and deed."""

import asyncio
from collections.abc import Coroutine

import httpx
import pytest

from fake_services.reference.methods import WECHAT
from tests.reference.mail_site import LI, LI_PHONE, WANG, WANG_PHONE, Browser, Site


def at_once(mail: Site, *requests: Coroutine[None, None, httpx.Response]) -> list[httpx.Response]:
    async def all_of_them() -> list[httpx.Response]:
        return await asyncio.gather(*requests)

    return mail.run(all_of_them())


def test_one_number_is_bound_to_one_of_two(mail: Site) -> None:
    browsers = {LI: mail.browser(), WANG: mail.browser()}
    submitted = []
    for address, browser in browsers.items():
        assert browser.log_in(address) == "/bind"
        browser.get("/bind/sms")
        browser.say("/api/bind/sms/code", value=WANG_PHONE)
        code = mail.phones.last(WANG_PHONE)
        submitted.append(browser.posting("/api/bind/sms", value=WANG_PHONE, code=code))
    answers = at_once(mail, *submitted)
    assert sorted(answer.status_code for answer in answers) == [200, 422]
    assert sorted([mail.bound(LI), mail.bound(WANG)], key=len) == [{}, {"sms": WANG_PHONE}]


@pytest.mark.parametrize("trust_first", [True, False])
def test_trust_does_not_outlive_an_unbinding_at_the_same_moment(
    li: Browser, mail: Site, trust_first: bool
) -> None:
    mail.bind(LI, WECHAT, "unionid")
    other = mail.browser()
    assert (other.log_in(), other.verify()) == ("/verify", "/trust")
    other.get("/trust")
    assert li.begin("unbind", "sms") == "/settings/step-up"
    code = mail.phones.last(LI_PHONE)
    both = [other.posting("/trust", answer="trust"), li.posting("/api/step-up/sms", code=code)]
    at_once(mail, *(both if trust_first else reversed(both)))
    assert mail.bound() == {"wechat": "unionid"}
    other.close()
    assert other.log_in() == "/verify"
