"""What other sites and scripts can do in the browser of somebody signed in (WSTG-SESS-, WSTG-CLNT-)."""

from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import CookieFlags


@breaks("WSTG-SESS-05")
class ForgedFormsTaken(Policy):
    """A form counts, whichever site it comes from."""

    @override
    def takes_form(self, owned: bool) -> bool:
        return True


@breaks("WSTG-CLNT-09")
class Framed(Policy):
    """Any site can show the mail's pages inside its own."""

    @override
    def may_be_framed(self) -> bool:
        return True


@breaks("WSTG-SESS-02")
class SessionReadByScripts(Policy):
    """A script can read the cookie of the session."""

    @override
    def cookie_flags(self, kind: str) -> CookieFlags:
        return CookieFlags(httponly=kind != "session")


@breaks("WSTG-SESS-02")
class TrustReadByScripts(Policy):
    """A script can read the cookie of a trusted device."""

    @override
    def cookie_flags(self, kind: str) -> CookieFlags:
        return CookieFlags(httponly=kind != "trust")


@breaks("WSTG-SESS-02")
class SessionSentEverywhere(Policy):
    """Other sites' requests carry the cookie of the session."""

    @override
    def cookie_flags(self, kind: str) -> CookieFlags:
        return CookieFlags(samesite="none")


@breaks("WSTG-CLNT-12")
class NumberInAddress(Policy):
    """After a binding the page's address holds what was bound."""

    @override
    def onward(self, address: str, value: str) -> str:
        return f"{address}?bound={value.removeprefix('+')}"
