"""A variant for people elsewhere: their browsers are in English, and much is otherwise."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.inline import rewritten
from fake_services.reference.policy.times import MINUTE
from fake_services.reference.records import Binding
from fake_services.reference.variants.trusting import NoQuestion
from fake_services.reference.variants.variant import VARIANTS, Variant

ROWS = "{{ parts.methods(rows, policy, session.csrf, false) }}"
BUTTONS = "{% for place in policy.buttons(binding) %}"
UNBIND_ALL = (
    "{% for method, binding in rows if binding %}{% if loop.first %}"
    '<form method="post" action="/settings/two-step">'
    '<input type="hidden" name="csrf" value="{{ session.csrf }}">'
    '<input type="hidden" name="place" value="unbind">'
    '<input type="hidden" name="method" value="{{ method }}">'
    "<button>全部解绑</button></form>{% endif %}{% endfor %}"
)
HEADING = "<h1>欢迎使用邮箱</h1>"
READY = 'document.addEventListener("DOMContentLoaded", () => {\n'
AT_HOME = (
    "  const welcome = document.querySelector('[data-welcome]');\n"
    "  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();\n"
    "  const english = navigator.language.startsWith('en');\n"
    "  if (welcome && english) welcome.textContent = `Welcome from ${timeZone}`;\n"
)


class OtherCampus(NoQuestion):
    """No trust, one button for all, a login after a binding, a choice of mailboxes, a shorter lock."""

    @override
    def still_counts(self, seconds: float) -> bool:
        return seconds < 15 * MINUTE

    @override
    def chooses_mailbox(self) -> bool:
        return True

    @override
    def signs_out_once_bound(self) -> bool:
        return True

    @override
    def unbound_with(self, bindings: Sequence[Binding]) -> Sequence[Binding]:
        return [binding for binding in bindings if binding.in_force]


VARIANTS.append(
    Variant(
        "other-campus",
        "No device is trusted, one button unbinds everything, one signs in again after a binding and chooses "
        "a mailbox after the portal, and codes may be tried again after 15 minutes.",
        OtherCampus,
        pages={
            ROWS: ROWS + UNBIND_ALL,
            BUTTONS: rewritten(BUTTONS, {" %}": ' if place != "unbind" %}'}),
            HEADING: rewritten(HEADING, {"<h1>": "<h1 data-welcome>"}),
            READY: READY + AT_HOME,
        },
    )
)
