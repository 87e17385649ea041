"""A code is entered into a page that has come to rest."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Route

from conformance.profile.methods.sms import SmsBinding as Words
from steps.devices.device import Device
from steps.screens.codes import CodeQuestion

ADDRESS = "http://mail.test/binding"
LATE = 200
"""Milliseconds that an answer takes; less than the tests' `waits.absence`."""
FORM = """
<script>
const send = async () => said.textContent = await (await fetch("sent")).text();
const confirm_code = () => { document.title = `${code.value} after “${said.textContent}”`; };
</script>
<button onclick="send()">Send</button><p id="said"></p>
<label>Code <input id="code"></label><button onclick="confirm_code()">Confirm</button>
"""


@pytest.fixture
def question(device: Device) -> Iterator[CodeQuestion]:
    """A question whose page hears that a code was sent after the code itself has come."""

    def answer(route: Route) -> None:
        if route.request.url.endswith("sent"):
            device.page.wait_for_timeout(LATE)
            route.fulfill(body="Code sent")
        else:
            route.fulfill(body=FORM, content_type="text/html; charset=utf-8")

    device.context.route("http://mail.test/**", answer)
    device.visit(ADDRESS)
    yield CodeQuestion(device, Words(code="Code", confirm="Confirm"))
    device.context.unroute("http://mail.test/**")


def test_a_code_is_confirmed_once_the_page_knows_that_it_was_sent(
    device: Device, question: CodeQuestion
) -> None:
    device.page.get_by_text("Send").click()
    question.enter("123456")
    assert device.page.title() == "123456 after “Code sent”"


def test_a_code_that_is_held_back_is_ready_only_then_too(device: Device, question: CodeQuestion) -> None:
    device.page.get_by_text("Send").click()
    question.ready("123456")()
    device.page.wait_for_function("document.title")
    assert device.page.title() == "123456 after “Code sent”"


def test_what_hangs_is_waited_for_once(device: Device, question: CodeQuestion) -> None:
    device.context.route("http://mail.test/sent", lambda route: None)
    device.page.get_by_text("Send").click()
    question.enter("123456")
    assert device.page.title() == "123456 after “”"
    assert not device.unanswered
    device.context.unroute("http://mail.test/sent")


def test_a_code_that_lets_itself_be_confirmed_only_when_it_is_there_cannot_be_none(device: Device) -> None:
    device.page.set_content(
        "<label>Code <input oninput='ok.disabled = !value' value=1></label><button id=ok>Confirm</button>"
    )
    question = CodeQuestion(device, Words(code="Code", confirm="Confirm"))
    assert not question.leave_empty()
    device.page.set_content("<label>Code <input></label><button>Confirm</button>")
    assert question.leave_empty()
