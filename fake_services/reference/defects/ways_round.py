"""Ways round the gate: other addresses, other people's mailboxes (G3.3, G4.7, WSTG-ATHZ-04)."""

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar, override

from starlette.requests import Request

from fake_services.reference.defects.defect import breaks, opened, verified_anywhere
from fake_services.reference.defects.observed import path_of
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Method, Place, Stage
from fake_services.reference.visit import Visit

LETTERS = "/api/letters"


@breaks("G4.7")
class SemicolonOpensUnverified(Policy):
    """An address with something after a semicolon is served as without it, and not guarded."""

    @override
    def served_as(self, path: str) -> str:
        return re.sub(";[^/]*", "", path)

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, ";" in path_of(visit))


@breaks("G3.3")
class OtherCaseOfAddressOpensUnbound(Policy):
    """An address in capitals is served as in small letters, and not guarded."""

    @override
    def served_as(self, path: str) -> str:
        return path.lower()

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, path_of(visit) != path_of(visit).lower())


class BeginsOtherwise(Policy):
    """A policy whose guard looks at how an address begins, and which serves what the dots in it lead to."""

    gate: ClassVar[Stage]

    @override
    def served_as(self, path: str) -> str:
        return re.sub(r"^/[^/]+/\.\.;?/", "/", path)

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), self.gate, "/.." in path_of(visit))


@breaks("G4.7")
class DotsOpenUnverified(BeginsOtherwise):
    """An address that begins as the login's does, and leads out of there by dots, is not guarded."""

    gate = Stage.VERIFY


@breaks("G3.3")
class DotsOpenUnbound(BeginsOtherwise):
    """An address that begins as the login's does, and leads out of there by dots, needs nothing bound."""

    gate = Stage.BIND


class EndsOtherwise(Policy):
    """A policy whose guard lets pass what ends as a style sheet does."""

    gate: ClassVar[Stage]

    @override
    def served_as(self, path: str) -> str:
        return re.sub(r"[/;]x\.css$", "", path)

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), self.gate, path_of(visit).endswith(".css"))


@breaks("G4.7")
class StyleSheetOpensUnverified(EndsOtherwise):
    """An address that ends as a style sheet's does is not guarded."""

    gate = Stage.VERIFY


@breaks("G3.3")
class StyleSheetOpensUnbound(EndsOtherwise):
    """An address that ends as a style sheet's does needs nothing bound."""

    gate = Stage.BIND


@breaks("WSTG-ATHZ-04")
class NamedMailboxIsBound(Policy):
    """A binding is that of the mailbox which its requests name, whoever makes them."""

    @override
    def guarded(self, named: str, own: Visit) -> str:
        return own.address if path_of(own).startswith("/api/bind") else named


@breaks("WSTG-ATHZ-04")
class FieldSaysWhoBinds(Policy):
    """A binding is that of the account which a field of its request names."""

    @override
    def binds_for(self, form: Mapping[str, str], headers: Mapping[str, str]) -> str:
        return form.get("user", "")


@breaks("WSTG-ATHZ-04")
class HeaderSaysWhoBinds(Policy):
    """A binding is that of the account which a header of its request names."""

    @override
    def binds_for(self, form: Mapping[str, str], headers: Mapping[str, str]) -> str:
        return headers.get("x-forwarded-user", "")


@breaks("WSTG-ATHZ-04")
class NamedMailboxIsBoundInSettings(Policy):
    """A binding in the settings is that of the mailbox which its requests name, whoever makes them."""

    @override
    def guarded(self, named: str, own: Visit) -> str:
        return own.address if own.entered and path_of(own).startswith("/api/bind") else named


@breaks("WSTG-ATHZ-04")
class NamedMailboxIsUnbound(Policy):
    """What is unbound is the mailbox's which the request names; the question is for one's own alone."""

    _others = False

    @override
    def guarded(self, named: str, own: Visit) -> str:
        self._others = path_of(own) == "/settings/two-step"
        return own.address if self._others else named

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        others, self._others = self._others, False
        return not others and super().needs_step_up(place, method, bindings)


@breaks("G3.11")
class NamedMailboxIsTrusted(Policy):
    """A device is trusted with the mailbox that the answer 信任 names, whoever gives it."""

    @override
    def guarded(self, named: str, own: Visit) -> str:
        return own.address if path_of(own) == "/trust" else named


@breaks("G4.7")
class LettersOfAnybody(Policy):
    """Whoever is in a mailbox reads any letter whose number they know."""

    @override
    def reads(self, kept_in: str, mailbox: str) -> bool:
        return True


@breaks("G4.7")
class MailboxOfAnybody(Policy):
    """Whoever passed a second step has any mailbox that they ask for by its address."""

    @override
    def belongs(self, owner: str | None, login: str) -> bool:
        return True

    @override
    def stage(self, visit: Visit) -> Stage:
        verified = verified_anywhere(visit)
        return Stage.OPEN if verified else super().stage(visit)


class LeadsOn(Policy):
    """A policy whose gates have a link past one of them."""

    gate: ClassVar[Stage]

    @override
    def further_links(self) -> Sequence[str]:
        return ["/?later"]

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), self.gate, "later" in visit.request.query_params)


@breaks("G4.7")
class NotNowOpensUnverified(LeadsOn):
    """“Not now” on the second step's page leads into the mailbox."""

    gate = Stage.VERIFY


@breaks("G3.3")
class NotNowOpensUnbound(LeadsOn):
    """“Not now” on the page asking to bind leads into the mailbox."""

    gate = Stage.BIND


class ContactsUnguarded(Policy):
    """A policy that guards the letters, and not what else a mailbox holds."""

    gate: ClassVar[Stage]

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), self.gate, path_of(visit) == "/api/contacts")


@breaks("G4.7")
class ContactsOpenUnverified(ContactsUnguarded):
    """Whom a mailbox has letters from is told without the second step."""

    gate = Stage.VERIFY


@breaks("G3.3")
class ContactsOpenUnbound(ContactsUnguarded):
    """Whom a mailbox has letters from is told without a method bound."""

    gate = Stage.BIND


class ReadByPost(Policy):
    """A policy that serves the letters by POST, too, where one gate does not look."""

    gate: ClassVar[Stage]

    @override
    def serving(self, verb: str, path: str) -> Sequence[str]:
        return [verb, "POST"] if path == LETTERS else super().serving(verb, path)

    @override
    def takes_form(self, token: str, owned: bool, path: str) -> bool:
        return path == LETTERS or super().takes_form(token, owned, path)

    @override
    def stage(self, visit: Visit) -> Stage:
        found = super().stage(visit)
        hole = found is self.gate and visit.request.method == "POST" and path_of(visit) == LETTERS
        return Stage.OPEN if hole else found


@breaks("G4.7")
class PostReadsUnverified(ReadByPost):
    """The letters, asked for by POST, come without the second step."""

    gate = Stage.VERIFY


@breaks("G3.3")
class PostReadsUnbound(ReadByPost):
    """The letters, asked for by POST, come without a method bound."""

    gate = Stage.BIND


class NewLineAfter(Policy):
    """A policy whose guard knows no address with a new line in it, and which serves it as without."""

    gate: ClassVar[Stage]

    @override
    def served_as(self, path: str) -> str:
        return path.rstrip("\n")

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), self.gate, path_of(visit).endswith("\n"))


@breaks("G4.7")
class NewLineOpensUnverified(NewLineAfter):
    """An address with a new line after it is not guarded."""

    gate = Stage.VERIFY


@breaks("G3.3")
class NewLineOpensUnbound(NewLineAfter):
    """An address with a new line after it needs nothing bound."""

    gate = Stage.BIND


@breaks("G4.7")
class FirstNameGuarded(Policy):
    """Of two mailboxes that a request names the first is guarded, and the second is served."""

    @override
    def guarded(self, named: str, own: Visit) -> str:
        return next(iter(own.request.query_params.getlist("mailbox")), named)


@breaks("G4.7")
class AddressIsTheSession(Policy):
    """The address of an open mailbox names the session, and opens it in any browser."""

    @override
    def led_to(self, address: str, value: str) -> str:
        return f"/?sid={value}" if address == "/" else address

    @override
    def session_named(self, request: Request, cookie: str) -> str:
        return cookie or request.query_params.get("sid", "")


@breaks("G4.7")
class LetterSignsIn(Policy):
    """A letter that tells of something leads to the mailbox, whoever follows its link."""

    @override
    def letter_leads_to(self, session: str) -> str:
        return f"/?by={session}"

    @override
    def session_named(self, request: Request, cookie: str) -> str:
        return cookie or request.query_params.get("by", "")


@breaks("G4.7")
class LetterNeedsNoSession(Policy):
    """A letter that somebody has read is shown to whoever knows its address."""

    def __init__(self) -> None:
        self._readers: dict[str, str] = {}

    @override
    def session_named(self, request: Request, cookie: str) -> str:
        path = request.url.path
        return self._readers.setdefault(path, cookie) if path.startswith("/api/letters/") else cookie
