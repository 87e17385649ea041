"""What each screen holds, as JSON: never more than the page of the same template would show."""

from collections.abc import Callable, Iterable, Mapping

from fake_services.reference.mail.call import Call
from fake_services.reference.methods import SCANNED
from fake_services.reference.records import Binding, Method, Operation

Values = Mapping[str, object]
SILENT = ("inbox", "contacts", "personal", "security", "help")
"""The screens that show no notice, and so leave it for the next one."""


def screen(call: Call, template: str, values: Values) -> dict[str, object]:
    """Return the screen of a template: its name, what every screen has, and what is its own."""
    name = template.removesuffix(".html")
    return {
        "screen": name,
        "csrf": call.session.csrf,
        "mailbox": call.address if call.session.login else "",
        "notice": "" if name in SILENT else call.session.take_notice(),
        **OWN.get(name, _plain)(call, values),
    }


def _plain(call: Call, values: Values) -> dict[str, object]:
    """Return the values as they are, being texts and numbers alone."""
    return dict(values)


def _methods(call: Call, values: Values) -> dict[str, object]:
    rows = values["rows"]
    assert isinstance(rows, Iterable)
    return {"hints": call.mail.policy.hints(), "rows": [_row(call, *row) for row in rows]}


def _row(call: Call, method: Method, binding: Binding | None) -> dict[str, object]:
    policy = call.mail.policy
    shown = policy.mask(method, binding.value) if binding else ""
    return {**_named(method), "value": shown, "actions": list(policy.buttons(binding))}


def _question(call: Call, values: Values) -> dict[str, object]:
    binding, choices, operation = values["binding"], values["choices"], values.get("operation")
    assert isinstance(binding, Binding) and isinstance(choices, Iterable)
    rest = {key: values[key] for key in ("masked", "sent", "wait", "qr_page")}
    place = {"place": operation.place} if isinstance(operation, Operation) else {}
    named = _named(binding.method)
    return {**named, "choices": [_named(choice.method) for choice in choices], **rest, **place}


def _scan(call: Call, values: Values) -> dict[str, object]:
    method = values["method"]
    assert isinstance(method, Method)
    return {**values, **_named(method)}


def _named(method: Method) -> dict[str, object]:
    return {"method": method, "label": method.label, "scanned": method in SCANNED}


def _mailbox(call: Call, values: Values) -> dict[str, object]:
    opens = call.mail.policy.opens
    return {"avatar": opens("avatar"), "gear": opens("gear"), "others": [], **values}


def _settings(call: Call, values: Values) -> dict[str, object]:
    leads_on = call.mail.policy.leads_on
    return {"security": leads_on("personal"), "two_step": leads_on("security"), **values}


OWN: Mapping[str, Callable[[Call, Values], dict[str, object]]] = {
    "bind": _methods,
    "two_step": _methods,
    "bind_scan": _scan,
    "step_up": _question,
    "second_step": _question,
    "welcome": _mailbox,
    "inbox": _mailbox,
    "contacts": _mailbox,
    "personal": _settings,
    "security": _settings,
}
