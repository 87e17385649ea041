"""What is forged, sent by the page itself: it goes on by what it is answered."""

from playwright.sync_api import Route

from steps.devices.device import Device
from steps.ways.attacks.forging import put
from steps.ways.attacks.sending import sent_instead

PAGE = """<button onclick="fetch('/verify', {method: 'POST', headers: {'content-type': 'application/json'},
    body: JSON.stringify({code: '4711'})}).then(it => it.text()).then(said => document.title = said)">ok
    </button>"""


def test_the_page_goes_on_by_the_answer_to_what_was_sent_in_the_place_of_its_own(device: Device) -> None:
    def serve(route: Route) -> None:
        route.fulfill(content_type="text/html", body=route.request.post_data or PAGE)

    def confirm() -> None:
        device.page.get_by_role("button").click()
        device.page.wait_for_function("document.title")

    device.context.route("https://mail.test/**", serve)
    device.page.goto("https://mail.test/")
    sent_instead(device, "4711", lambda message: message.changed(put("4711")), confirm)
    assert device.page.title() == "{}"
    device.context.unroute("https://mail.test/**")
