"""What is pressed, in the order that the profile says."""

import pytest

from steps.devices.device import Device
from steps.screens.presses import Press

METHODS = ("{method}", "下一步")
LIST = """<select><option>短信</option><option>微信</option></select>
<button onclick="this.textContent = document.querySelector('select').value">下一步</button>"""
LINKS = """<a href=# onclick="document.querySelector('button').textContent = this.textContent">微信</a>
<button>下一步</button>"""


OPTIONS = LINKS.replace("<a href=#", "<ul role=listbox><li role=option").replace("</a>", "</li></ul>")


@pytest.mark.parametrize("page", [LIST, LINKS, OPTIONS])
def test_a_method_is_chosen_from_a_list_that_drops_down_as_by_a_link(device: Device, page: str) -> None:
    device.page.set_content(page)
    choosing = Press(device.page, METHODS if page is LIST else METHODS[:1], method="微信")
    assert choosing.is_visible()
    choosing.click()
    assert device.page.get_by_role("button").inner_text() == "微信"


def test_a_list_without_such_an_option_offers_nothing(device: Device) -> None:
    device.page.set_content(LIST)
    assert not Press(device.page, METHODS, method="备用邮箱").is_visible()


def test_what_stands_for_no_method_is_no_option(device: Device) -> None:
    device.page.set_content("<select><option>下一步</option></select><button>下一步</button>")
    Press(device.page, "下一步").click()
