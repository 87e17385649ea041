"""A variant with wizards: methods are radio buttons with 下一步 behind them, QR codes lie behind a button."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.policy import Policy
from fake_services.reference.records import Method, Place
from fake_services.reference.variants.variant import VARIANTS, Variant

NEXT = '<div class="buttons"><button class="primary">下一步</button></div>'
FORCED = (
    '<form class="fields" data-wizard>{% for method, _ in rows %}'
    '<label><input type="radio" name="to" value="/bind/{{ method }}">{{ method.label }}验证</label>'
    f"{{% endfor %}}{NEXT}</form>"
)
CHOICE = (
    '{% if choices | length > 1 %}<details class="fields"><summary role="button">换一种方式</summary>'
    '<form data-wizard>{% for one in choices %}<label><input type="radio" name="to" '
    'value="/verify/{{ one.method }}">用{{ one.method.label }}</label>{% endfor %}'
    f"{NEXT}</form></details>{{% endif %}}"
)
TO_QR = (
    '<p class="lead">请使用{{ binding.method.label }}扫码</p>'
    '<p class="buttons"><a href="{{ qr_page }}">打开二维码</a></p>'
)
SUBMITTING = 'document.addEventListener("submit", (event) => {\n'
GOES = (
    f"{SUBMITTING}  if ('wizard' in event.target.dataset) {{\n"
    "    event.preventDefault();\n"
    "    const to = new FormData(event.target).get('to');\n"
    "    if (to) location.assign(to);\n"
    "    return;\n"
    "  }\n"
)
"""A form of a wizard leads to the page that is chosen in it."""


class Fewer(Policy):
    """The last of the list is not offered."""

    @override
    def methods(self, every: Sequence[Method], place: Place) -> Sequence[Method]:
        return super().methods(every, place)[:-1]


VARIANTS.append(
    Variant(
        "wizard",
        "A method is chosen by a radio button and 下一步, called otherwise on each page; a button leads to a "
        "QR code, and to 退出; one method fewer is offered.",
        Fewer,
        pages={
            "{{ parts.methods(rows, policy, session.csrf, true) }}": FORCED,
            '{{ parts.choices(choices, binding.method, "/verify") }}': CHOICE,
            "{{ parts.qr_frame(binding.method.label, qr_page) }}": TO_QR,
            'class="name">{{ method.label }}<': 'class="name">{{ method.label }}方式<',
            '<form method="post" action="/logout" class="sign-out">': (
                '<details><summary role="button">我的帐号</summary>'
                '<form method="post" action="/logout" class="sign-out">'
            ),
            ">退出</button>\n</form>": ">退出</button>\n</form></details>",
            SUBMITTING: GOES,
        },
    )
)
