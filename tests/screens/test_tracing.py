"""What Playwright traces of a browser may be kept once its secrets are hidden."""

import io
import json
import zipfile

from conformance.judging.redaction import Redactor
from conformance.judging.tracing import redacted
from steps.devices import tracing
from steps.devices.device import Device

SECRETS = {"+8613800138000": "Li's phone", "482913": "code 1", "p4ss-word-of-li": "Li's password"}
PAGE = """<p>sent to 13800138000</p><input value="482913"><input type=password>
<img src="data:image/png;base64,iVBORw0KGgo=">"""


def traced(device: Device) -> bytes:
    tracing.begin(device.context)
    device.page.set_content(PAGE)
    device.page.fill("[type=password]", "p4ss-word-of-li")
    device.page.evaluate("said => said", {"code": 482913})
    return tracing.end(device.context)


def texts(trace: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(trace)) as members:
        return {name: members.read(name).decode(errors="replace") for name in members.namelist()}


def test_a_trace_keeps_what_was_done_and_no_secret(device: Device) -> None:
    trace = traced(device)
    before = "".join(texts(trace).values())
    assert all(secret.removeprefix("+86") in before for secret in SECRETS)
    kept = texts(redacted(trace, Redactor(SECRETS)))
    after = "".join(kept.values())
    assert [secret for secret in SECRETS if secret.removeprefix("+86") in after] == []
    assert "⟦Li's password⟧" in after and "⟦code 1⟧" in after
    for line in kept["trace.trace"].splitlines():
        json.loads(line)


def test_what_is_no_text_is_left_out() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as members:
        members.writestr("resources/a.jpeg", b"\xff\xd8\xff\xe0 482913")
        members.writestr("resources/b.css", "p { color: red }")
    assert set(texts(redacted(made.getvalue(), Redactor(SECRETS)))) == {"resources/b.css"}
