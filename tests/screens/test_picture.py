"""Pictures for the report: what is secret cannot be told from them."""

import io

import pytest
from PIL import Image, ImageChops

from steps.devices.device import Device
from steps.screens.picture import picture

NUMBER = "13800005678"
OTHER = "13911112222"
HOSTILE = "<style>#own { -webkit-text-fill-color: red !important; transition: all 9s }</style>"
STRICT = "<meta http-equiv=Content-Security-Policy content=\"style-src 'none'\">"


def taken(device: Device, content: str, typed: str = "") -> Image.Image:
    device.page.set_content(content)
    if typed:
        device.page.frames[-1].locator("input, textarea").fill(typed)
        device.page.evaluate("document.activeElement.blur()")
    return Image.open(io.BytesIO(picture(device, [NUMBER, OTHER]))).convert("RGB")


def look_alike(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None


@pytest.mark.parametrize(
    "content",
    [
        "<input>",
        f"{HOSTILE}<input id=own>",
        f"{STRICT}<input>",
        "<input type=password>",
        "<textarea></textarea>",
        "<div id=host></div><script>host.attachShadow({mode: 'open'}).innerHTML = '<input>'</script>",
        "<iframe srcdoc='<input>'></iframe>",
    ],
    ids=[
        "plain",
        "with a style of its own",
        "under a strict policy",
        "password",
        "text",
        "in a shadow tree",
        "in a frame",
    ],
)
def test_what_was_typed_cannot_be_told(device: Device, content: str) -> None:
    assert look_alike(taken(device, content, "123456"), taken(device, content, "987654"))


@pytest.mark.parametrize("content", ["<p>{}</p>", "<iframe srcdoc='<p>{}</p>'></iframe>"])
def test_a_full_number_cannot_be_told(device: Device, content: str) -> None:
    assert look_alike(taken(device, content.format(NUMBER)), taken(device, content.format(OTHER)))


def test_what_is_not_secret_is_seen(device: Device) -> None:
    assert not look_alike(taken(device, "<h1>信任</h1>"), taken(device, "<h1>欢迎</h1>"))
    assert not look_alike(taken(device, "<button>a</button>"), taken(device, "<button>b</button>"))
