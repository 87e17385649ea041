"""An address that is typed is opened anew, as a browser's address bar does."""

import pytest

from steps.devices.device import Device

LOADS = "<script>name = Number(name || 0) + 1; document.title = name</script>"


@pytest.mark.parametrize("address", ["http://mail.test/", "http://mail.test/#/login"])
def test_the_address_that_is_shown_already_is_loaded_anew(device: Device, address: str) -> None:
    device.context.route(
        "http://mail.test/**", lambda route: route.fulfill(body=LOADS, content_type="text/html")
    )
    for visits in ("1", "2"):
        device.visit(address)
        assert device.page.title() == visits
    device.context.unroute("http://mail.test/**")
