"""Pictures for the report: what is secret cannot be told from them."""

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import BrowserContext

from steps.devices.device import Device
from steps.screens.picture import MANY, picture
from steps.screens.transcript import drawn

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


KEY, OTHER_KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"


def grouped(key: str, tag: str) -> str:
    """A key in groups of four, each in an element of its own."""
    return " ".join(f"<{tag}>{key[place : place + 4]}</{tag}>" for place in range(0, len(key), 4))


@pytest.mark.parametrize("write", [str, lambda key: grouped(key, "b"), lambda key: grouped(key.lower(), "i")])
def test_the_key_of_an_authenticator_cannot_be_told_before_it_is_known(
    device: Device, write: Callable[[str], str]
) -> None:
    content = "<p style='font-family: monospace'>{}</p>"
    first, second = (content.format(write(key)) for key in (KEY, OTHER_KEY))
    assert look_alike(taken(device, first), taken(device, second))


def test_what_nobody_looks_into_is_covered(device: Device) -> None:
    frames = "<iframe srcdoc='<p>{}</p>'></iframe>" * (MANY + 1)
    assert look_alike(taken(device, frames.replace("{}", NUMBER)), taken(device, frames.replace("{}", OTHER)))


def test_a_page_of_many_fields_has_a_picture(device: Device) -> None:
    fields = "<input value={}>" * 2000
    assert look_alike(taken(device, fields.replace("{}", "1")), taken(device, fields.replace("{}", "2")))


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "ab cd ef " * 10_000, "-" * 100_000], ids=lambda text: text[:3]
)
def test_a_long_text_has_a_picture(device: Device, text: str) -> None:
    assert taken(device, f"<p style='width: 9em; height: 9em; overflow: hidden'>{text}").size


def test_what_is_not_secret_is_seen(device: Device) -> None:
    assert not look_alike(taken(device, "<h1>信任</h1>"), taken(device, "<h1>欢迎</h1>"))
    assert not look_alike(taken(device, "<button>a</button>"), taken(device, "<button>b</button>"))


def test_a_transcript_shows_its_lines_and_closes_its_page(context: BrowserContext) -> None:
    def shown(*lines: str) -> Image.Image:
        assert context.browser
        page = context.browser.new_context().new_page()
        picture = Image.open(io.BytesIO(drawn(page, lines))).convert("RGB")
        assert page.is_closed()
        return picture

    assert look_alike(shown("NO <b>"), shown("NO <b>"))
    assert not look_alike(shown("NO <b>"), shown("OK"))
    assert shown(*("NO" for _ in range(40))).height > shown("NO").height
