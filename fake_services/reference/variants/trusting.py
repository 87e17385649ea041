"""Variants in which trust is a box to tick on another form, or is not asked for at all."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.policy import Policy
from fake_services.reference.records import Door, Method, Place
from fake_services.reference.variants.variant import VARIANTS, Variant
from fake_services.reference.visit import Visit

CHOICES = '{{ parts.choices(choices, binding.method, "/verify") }}'
BOX = '<p class="lead"><label><input type="checkbox" data-keep> 信任此设备</label></p>'
READY = 'document.addEventListener("DOMContentLoaded", () => {\n'
KEEP = (
    "  const box = document.querySelector('[data-keep]');\n"
    "  const keep = () => {\n"
    "    document.cookie = `keep=${box.checked ? 'yes' : 'no'}; path=/; secure; samesite=strict`;\n"
    "  };\n"
    "  if (box) keep();\n"
    "  box?.addEventListener('change', keep);\n"
)
ACCOUNT = '<label for="account">邮箱帐号</label>'
AT_LOGIN = '<label><input type="checkbox" name="keep" value="yes" checked> 这是我的常用设备</label>'


class NoQuestion(Policy):
    """Nobody is asked whether to trust a device."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return False


class TrustBox(NoQuestion):
    """A box on the form of the second step asks."""

    @override
    def trusts_by_box(self, ticked: bool) -> bool:
        return ticked


class LoginBox(TrustBox):
    """A box on the mail's own login asks, which is the one door; codes alone prove."""

    @override
    def first_page(self) -> Door:
        return Door.DIRECT

    @override
    def accepts_portal_login(self) -> bool:
        return False

    @override
    def methods(self, every: Sequence[Method], place: Place) -> Sequence[Method]:
        return super().methods(every, place)[1:4]


VARIANTS += [
    Variant(
        "trust-box",
        "A box on the form of the second step asks whether to trust the device.",
        TrustBox,
        pages={CHOICES: CHOICES + BOX, READY: READY + KEEP},
    ),
    Variant(
        "login-box",
        "A box at the mail's own login, ticked already, asks for trust; SMS goes through the campus's "
        "gateway, and codes alone prove.",
        LoginBox,
        pages={ACCOUNT: AT_LOGIN + ACCOUNT},
        provider="campus",
    ),
]
