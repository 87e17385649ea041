"""A QR code is looked for as a person does, who scrolls to it."""

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
import segno

from conformance.profile.methods.wechat import WeChatBinding
from fake_services.handsets.handset import Handset
from steps.devices.device import Device
from steps.people.actors import Missing
from steps.screens.qr import open_qr_code

LINK = "https://phone.test/?id=1"
QR = segno.make(LINK).svg_inline(scale=6, border=4)
PICTURE = "<svg width=100 height=100></svg>"


def read(picture: bytes) -> str:
    """The text of the one QR code in a picture; raises LookupError where there is none."""
    return Handset.qr_codes(picture)[0]


PHONE: Any = SimpleNamespace(scan=read)


@pytest.mark.parametrize(
    "page",
    [
        QR,
        f"{PICTURE}<p style='height: 3000px'></p>{QR}",
        f"<div style='height: 300px; overflow: auto'>{PICTURE}<p style='height: 900px'></p>{QR}</div>",
    ],
)
def test_a_qr_code_is_scrolled_to(device: Device, page: str) -> None:
    device.page.set_content(page)
    assert open_qr_code(device, PHONE) == LINK


def test_what_leads_to_it_at_a_binding_is_pressed(device: Device) -> None:
    binding: Any = {"wechat_binding": WeChatBinding(scan="显示二维码")}
    screens = msgspec.structs.replace(device.target.ixit.screens, **binding)
    ixit = msgspec.structs.replace(device.target.ixit, screens=screens)
    device.target = msgspec.structs.replace(device.target, ixit=ixit)
    device.page.set_content(
        f"<h1>微信绑定</h1><button onclick='this.nextSibling.hidden = false'>显示二维码</button>"
        f"<div hidden>{QR}</div>"
    )
    assert open_qr_code(device, PHONE) == LINK


def test_where_there_is_none_none_comes(device: Device) -> None:
    device.page.set_content(PICTURE)
    with pytest.raises(Missing, match="no QR code"):
        open_qr_code(device, PHONE)
