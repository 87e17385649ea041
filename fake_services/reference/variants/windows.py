"""A variant that binds, and shows QR codes, in windows of their own, which close by themselves."""

from fake_services.reference.variants.variant import VARIANTS, Variant
from fake_services.reference.variants.wizard import Fewer

OPENS = (
    'document.addEventListener("{event}", (event) => {{\n'
    '  const asks = event.target.closest("{what}[data-window]");\n'
    "  if (!asks) return;\n"
    "  event.preventDefault();\n"
    '  window.open(asks.href || asks.action, "_blank", "popup,width=600,height=600");\n'
    "}});\n"
)
OPEN_FORMS, OPEN_LINKS = OPENS.format(event="submit", what="form"), OPENS.format(event="click", what="a")
CLOSES = (
    'if (window.opener && !location.pathname.startsWith("/bind/")) {\n'
    "  window.opener.location.assign(location);\n"
    "  window.close();\n"
    "}\n"
)
"""Where such a window leads to is shown in the one that it was opened from."""

VARIANTS.append(
    Variant(
        "windows",
        "What is bound first, and a QR code, has a window of its own, which closes by itself.",
        Fewer,
        pages={
            '"use strict";\n': f'"use strict";\n{CLOSES}{OPEN_FORMS}{OPEN_LINKS}',
            "<form {% if forced %}action=": "<form {% if forced %}data-window action=",
            "{{ parts.qr_frame(binding.method.label, qr_page) }}": (
                '<p class="lead">请使用{{ binding.method.label }}扫码</p>'
                '<p class="buttons"><a href="{{ qr_page }}" data-window>打开二维码</a></p>'
            ),
        },
    )
)
