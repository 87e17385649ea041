"""What other sites and scripts can do in the browser of somebody signed in (WSTG-SESS-, WSTG-CLNT-)."""

import re
from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import CookieFlags


class SentAlong(Policy):
    """A policy whose session's cookie goes along with what other sites submit: nothing but a token helps."""

    @override
    def cookie_flags(self, kind: str) -> CookieFlags:
        return CookieFlags(samesite="none" if kind == "session" else "lax")


@breaks("WSTG-SESS-05")
class ForgedFormsTaken(SentAlong):
    """A form counts, whichever site it comes from."""

    @override
    def takes_form(self, token: str, owned: bool, path: str) -> bool:
        return True


@breaks("WSTG-SESS-05")
class ForgedTrustTaken(SentAlong):
    """The answer to the trust question counts, whichever site it comes from."""

    @override
    def takes_form(self, token: str, owned: bool, path: str) -> bool:
        return owned or path == "/trust"


@breaks("WSTG-SESS-05")
class ForgedUnbindTaken(SentAlong):
    """What the two-step settings are sent counts, whichever site it comes from."""

    @override
    def takes_form(self, token: str, owned: bool, path: str) -> bool:
        return owned or path.startswith(("/settings", "/api/step-up"))


@breaks("ASVS-7.6.2")
class ForgedLoginTaken(Policy):
    """A login at the mail counts, whichever site submits it."""

    @override
    def takes_form(self, token: str, owned: bool, path: str) -> bool:
        return owned or path == "/login"


@breaks("WSTG-SESS-05")
class MissingTokenTaken(SentAlong):
    """A form counts that has no token against forgery at all."""

    @override
    def takes_form(self, token: str, owned: bool, path: str) -> bool:
        return owned or not token


@breaks("WSTG-CLNT-09")
class Framed(Policy):
    """Any site can show the mail's pages inside its own."""

    @override
    def framed_by(self) -> str:
        return "*"


@breaks("WSTG-CLNT-09")
class FramedOverTls(Policy):
    """Any site that is reached by https can show the mail's pages inside its own."""

    @override
    def framed_by(self) -> str:
        return "'self' https:"


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


@breaks("WSTG-SESS-02")
class SessionForTheCampus(Policy):
    """Every host of the campus is sent the cookie of the mail's session."""

    @override
    def cookie_flags(self, kind: str) -> CookieFlags:
        return CookieFlags(domain="kust.edu.cn") if kind == "session" else super().cookie_flags(kind)

    @override
    def cookie_prefix(self) -> str:
        return "__Secure-"


@breaks("ASVS-14.3.2")
class AnswersKept(Policy):
    """The browser may keep what it is shown of a mailbox for ten minutes."""

    @override
    def caching(self) -> str:
        return "private, max-age=600"


@breaks("WSTG-CLNT-12")
class NumberInAddress(Policy):
    """After a binding the page's address holds what was bound."""

    @override
    def onward(self, address: str, value: str) -> str:
        return f"{address}?bound={value.removeprefix('+')}"


@breaks("WSTG-CLNT-12")
class SecretInAddress(Policy):
    """After the binding of an authenticator the page's address holds its secret."""

    @override
    def onward(self, address: str, value: str) -> str:
        return address if value.startswith("+") else f"{address}?device={value}"


@breaks("WSTG-CLNT-07")
class AnyOriginReads(Policy):
    """A script of any site may read what the mail answers."""

    @override
    def read_from(self, origin: str) -> bool:
        return origin != ""


@breaks("WSTG-CLNT-07")
class OriginThatEndsSoReads(Policy):
    """A script of any site whose name ends as the campus's does may read what the mail answers."""

    @override
    def read_from(self, origin: str) -> bool:
        return origin.endswith(self.domain)


@breaks("WSTG-CLNT-07")
class OriginThatLooksSoReads(Policy):
    """A script of a site whose name has any sign for the dots of the mail's may read what it answers."""

    @override
    def read_from(self, origin: str) -> bool:
        return re.fullmatch(f"https://mail.{self.domain}", origin) is not None


@breaks("WSTG-SESS-05")
class LinkBinds(Policy):
    """A link of another site binds a number."""

    @override
    def reads_query(self, path: str) -> bool:
        return path.startswith("/api/bind/")

    @override
    def serving(self, verb: str, path: str) -> Sequence[str]:
        return [verb, "GET"] if path.startswith("/api/bind/") else super().serving(verb, path)


@breaks("WSTG-SESS-05")
class TokenNotLookedAt(Policy):
    """A form counts without its session's token: all depends on what a browser keeps from other sites."""

    @override
    def takes_form(self, token: str, owned: bool, path: str) -> bool:
        return True


@breaks("ASVS-14.3.1")
class LettersInLocalStorage(Policy):
    """After a sign-out the browser keeps the letters in its local storage."""

    @override
    def keeps_letters(self) -> str:
        return "localStorage"


@breaks("ASVS-14.3.1")
class LettersInSessionStorage(Policy):
    """After a sign-out the browser keeps the letters in the storage of its window."""

    @override
    def keeps_letters(self) -> str:
        return "sessionStorage"


@breaks("ASVS-14.3.1")
class LettersInDatabase(Policy):
    """After a sign-out the browser keeps the letters in a database."""

    @override
    def keeps_letters(self) -> str:
        return "indexedDB"


@breaks("ASVS-14.3.1")
class LettersInCache(Policy):
    """After a sign-out the browser keeps the letters in a cache that the pages fill themselves."""

    @override
    def keeps_letters(self) -> str:
        return "caches"
