"""Where a number is bound, a code is asked for as far as field and page let a person."""

import msgspec
import pytest

from conformance.profile.methods.sms import SmsBinding as Words
from steps.devices.device import Device
from steps.screens.bindings import SentBinding, SmsBinding
from steps.screens.places import binding_of
from steps.screens.seeing import see_outcome


@pytest.mark.parametrize(
    ("field", "typed", "takes"),
    [
        ("<input id=to>", "138 0000 0001", True),
        ("<input id=to oninput=\"value = value.replace(/(...)(?=.)/g, '$1 ')\">", "13800000001", True),
        ("<input id=to maxlength=11>", "138000000012", False),
        ("<input id=to type=number>", "letters", False),
        ("<input id=to>", "", True),
        ("<input id=to oninput=\"value = value.replace(/^.86/, '')\">", "+86 13800000001", True),
        ("<input id=to oninput=\"value = value.normalize('NFKC')\">", "１３８０００００００１", True),
        ("<input id=to maxlength=11>", "+8613800000001", False),
    ],
)
def test_a_code_is_asked_for_where_the_field_takes_what_was_typed(
    device: Device, field: str, typed: str, takes: bool
) -> None:
    device.page.set_content(
        f"<label for=to>To</label>{field}<button onclick='document.title = 1'>Send</button>"
    )
    form = SentBinding(device, Words(), "To", "Send")
    assert (form.ask_code(typed), device.page.title() == "1") == (takes, takes)


HELD_BACK = """
<label>To <input onblur="check(this)" aria-describedby="why"></label><p id="why"></p>
<button disabled onclick="document.title = 1">Send</button>
<script>
const send = document.querySelector("button");
document.addEventListener("input", () => setTimeout(() => send.disabled = !fits(), 100));
const fits = () => document.querySelector("input").value.length === 11;
const check = field => {
    field.setAttribute("aria-invalid", !fits());
    document.getElementById("why").textContent = fits() ? "" : "11 digits, please";
};
</script>
"""


@pytest.mark.parametrize(("typed", "asked", "refusal"), [("13800000001", "1", ""), ("letters", "", "unsent")])
def test_a_page_that_lets_nobody_ask_says_why(device: Device, typed: str, asked: str, refusal: str) -> None:
    device.page.set_content(HELD_BACK)
    form = SentBinding(device, Words(), "To", "Send")
    assert form.ask_code(typed)
    came_to = see_outcome(device, leaving=binding_of("sms"))
    assert (device.page.title(), came_to.refusal, form.holds_back()) == (asked, refusal, bool(refusal))
    assert came_to.words == ("11 digits, please" if refusal else "")


WIZARD = """
<div id="two"><label>Code <input oninput="document.title = value"></label>
<button onclick="two.hidden = one.hidden; one.hidden = false">Back</button></div>
<div id="one" hidden><label>To <input></label><button>Send</button></div>
"""


@pytest.mark.parametrize(("confirm", "typed"), [("Next", "4821"), ("", "")])
def test_a_code_is_left_on_the_way_back_unless_it_would_submit_itself(
    device: Device, confirm: str, typed: str
) -> None:
    labels = Words(code="Code", confirm=confirm, number="To", send="Send", back="Back")
    screens = msgspec.structs.replace(device.target.ixit.screens, sms_binding=labels)
    device.target = msgspec.structs.replace(
        device.target, ixit=msgspec.structs.replace(device.target.ixit, screens=screens)
    )
    device.page.set_content(WIZARD)
    form = SmsBinding(device)
    form.turn_back("4821")
    assert (form.can_retype(), device.page.title()) == (True, typed)
