"""A text reaches the page as a person's typing does."""

import pytest

from steps.devices.device import Device
from steps.screens.keyboard import type_all_but_last, type_into

BOXES = """
<form onsubmit="event.preventDefault(); document.title = read()">
<script>
const read = () => [...document.forms[0].elements].map(box => box.value || "_").join("");
document.addEventListener("input", event => {
    if (event.target.value) event.target.nextElementSibling?.focus();
    if (!read().includes("_")) document.forms[0].requestSubmit();
});
</script>
<input aria-label="code" maxlength="1"><input aria-label="code" maxlength="1">
<input aria-label="code" maxlength="1">
</form>
"""


def read(device: Device) -> str:
    """What the boxes hold; a low line stands for an empty one."""
    return str(device.page.evaluate("read()"))


@pytest.mark.parametrize(("text", "held"), [("123", "123"), ("12", "12_"), ("", "___"), ("1234", "123")])
def test_each_box_takes_a_character(device: Device, text: str, held: str) -> None:
    device.page.set_content(BOXES)
    type_into(device.page.get_by_label("code"), text)
    assert read(device) == held


def test_what_was_in_the_boxes_before_is_never_submitted(device: Device) -> None:
    device.page.set_content(BOXES)
    boxes = device.page.get_by_label("code")
    type_into(boxes, "123")
    device.page.evaluate("document.title = ''")
    type_into(boxes, "45")
    assert (read(device), device.page.title()) == ("45_", "")


def test_the_last_character_waits_until_it_is_told(device: Device) -> None:
    device.page.set_content(BOXES)
    last = type_all_but_last(device.page.get_by_label("code"), "123")
    assert (read(device), device.page.title()) == ("12_", "")
    last()
    device.page.wait_for_function("document.title === '123'")


def test_one_field_takes_all_but_the_last_too(device: Device) -> None:
    device.page.set_content('<input aria-label="code" value="999">')
    last = type_all_but_last(device.page.get_by_label("code"), "123")
    assert device.page.get_by_label("code").input_value() == "12"
    last()
    assert device.page.get_by_label("code").input_value() == "123"


@pytest.mark.parametrize(("text", "held"), [("13800138000", "13800138000"), ("138 0013 8000", "13800138000")])
def test_a_field_for_numbers_takes_what_the_browser_lets_through(
    device: Device, text: str, held: str
) -> None:
    device.page.set_content('<input type="number" aria-label="number" value="7">')
    type_into(device.page.get_by_label("number"), text)
    assert device.page.get_by_label("number").input_value() == held


def test_what_no_number_has_leaves_a_field_for_numbers_empty(device: Device) -> None:
    device.page.set_content('<input type="number" aria-label="number" value="7">')
    type_into(device.page.get_by_label("number"), "一三八")
    assert device.page.get_by_label("number").input_value() == ""


def test_a_field_that_is_not_seen_takes_nothing(device: Device) -> None:
    device.page.set_content('<input aria-label="code" hidden><input aria-label="code" id="seen">')
    type_into(device.page.get_by_label("code"), "123")
    assert device.page.locator("#seen").input_value() == "123"


ONE_AFTER_THE_OTHER = BOXES.replace(
    "event.target.nextElementSibling?.focus();",
    "{ const next = event.target.nextElementSibling; if (next) { next.disabled = false; next.focus(); } }",
).replace('maxlength="1"><input', 'maxlength="1"><input disabled')


def test_a_box_may_be_disabled_until_the_one_before_it_is_filled(device: Device) -> None:
    device.page.set_content(ONE_AFTER_THE_OTHER)
    type_into(device.page.get_by_label("code"), "12")
    assert read(device) == "12_"


PAD = """
<p id="held"></p><div id="keys"></div>
<script>
const held = document.querySelector("#held"), keys = document.querySelector("#keys");
const read = () => held.textContent;
const draw = () => keys.replaceChildren(...[..."0123456789⌫"].sort(() => Math.random() - 0.5).map(name => {
    const key = document.createElement("div");
    key.className = "key";
    key.innerHTML = name === "2" ? "2<br><small>ABC</small>" : name;
    key.onclick = () => {
        held.textContent = name === "⌫" ? read().slice(0, -1) : read() + name;
        draw();
    };
    return key;
}));
draw();
</script>
"""
"""Keys on the screen, in another order after each."""


@pytest.mark.parametrize("text", ["120", ""])
def test_keys_on_the_screen_are_pressed_one_by_one(device: Device, text: str) -> None:
    device.page.set_content(PAD)
    keys = device.page.locator(".key")
    type_into(keys, "45")
    type_into(keys, text)
    assert read(device) == text


def test_the_last_key_on_the_screen_can_be_held_back(device: Device) -> None:
    device.page.set_content(PAD)
    press_last = type_all_but_last(device.page.locator(".key"), "221")
    assert read(device) == "22"
    press_last()
    assert read(device) == "221"
