"""Scans that bind nothing, or bind here what was meant for elsewhere (G3.3, G4.7, G6.2, G6.6)."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.methods import SCANNED
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Method, Place, Scan


class OneScanned(Policy):
    """A policy that goes wrong with one of the methods that are scanned."""

    method: ClassVar[Method]


class RefusalBinds(OneScanned):
    """A policy by which an answer without a code binds somebody."""

    @override
    def refusal_counts(self, scan: Scan) -> bool:
        return scan.method is self.method and scan.place is not Place.LOGIN


class RefusalVerifies(OneScanned):
    """A policy by which an answer without a code passes the second step."""

    @override
    def refusal_counts(self, scan: Scan) -> bool:
        return scan.method is self.method and scan.place is Place.LOGIN


class BoundUnscanned(OneScanned):
    """A policy by which showing the QR code binds."""

    @override
    def binds_unscanned(self, method: Method) -> bool:
        return method is self.method


class AnyAccountVerifies(OneScanned):
    """A policy by which anybody's account passes the second step."""

    @override
    def is_the_account(self, binding: Binding, unionid: str) -> bool:
        return binding.method is self.method or super().is_the_account(binding, unionid)


class IssuedStateBinds(OneScanned):
    """A policy by which whoever must bind is bound by any answer whose state was handed out to somebody."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        own = super().scan_of(scans, state)
        last = scans[-1] if scans and len(state or "") > len("wrong") else None
        taken = last and last.place is Place.FORCED and last.method is self.method
        return last if own is None and taken else own


class NobodyIsOne(OneScanned):
    """A policy by which whoever the gateway names by nothing has one account, which is empty."""

    places: ClassVar[Sequence[Place]] = tuple(Place)

    @override
    def counts_nameless(self, scan: Scan) -> bool:
        return scan.method is self.method and scan.place in self.places


class Unheld(OneScanned):
    """A policy by which an answer may serve where no QR code was shown."""

    place: ClassVar[Place]


class QuerySaysAccount(OneScanned):
    """A policy by which an answer's address may say whose account it is."""

    places: ClassVar[Sequence[Place]] = tuple(Place)

    @override
    def account_said(self, scan: Scan, query: Mapping[str, str], form: Mapping[str, str]) -> str:
        ours = scan.method is self.method and scan.place in self.places
        return query.get("unionid") or query.get("userid", "") if ours else ""


class FormSaysAccount(OneScanned):
    """A policy by which an answer may come as a form, and say whose account it is."""

    places: ClassVar[Sequence[Place]] = tuple(Place)

    @override
    def serving(self, verb: str, path: str) -> Sequence[str]:
        return [verb, "POST"] if path == f"/{self.method}" else super().serving(verb, path)

    @override
    def takes_form(self, token: str, owned: bool, path: str) -> bool:
        return path == f"/{self.method}" or super().takes_form(token, owned, path)

    @override
    def account_said(self, scan: Scan, query: Mapping[str, str], form: Mapping[str, str]) -> str:
        ours = scan.method is self.method and scan.place in self.places
        return form.get("unionid") or form.get("userid", "") if ours else ""


class UsedAnswerServes(OneScanned):
    """A policy by which what a login was opened by opens others, once it is over."""

    def __init__(self) -> None:
        self._used: set[str | None] = set()

    @override
    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        scan = super().scan_of(scans, state)
        if scan and (scan.method, scan.place) == (self.method, Place.LOGIN):
            self._used.add(state)
        return scan

    @override
    def answers_unshown(self, method: Method, place: Place, state: str | None) -> bool:
        return (method, place) == (self.method, Place.LOGIN) and state in self._used

    @override
    def scan_fails_open(self, scan: Scan, answered: bool) -> bool:
        return scan.method is self.method and not scan.state


class NoStateMatches(Unheld):
    """A policy by which an answer without a state fits a login that was given none."""

    @override
    def answers_unshown(self, method: Method, place: Place, state: str | None) -> bool:
        return (method, place) == (self.method, self.place) and not state


class IssuedAnywhere(Unheld):
    """A policy by which an answer serves wherever it comes, if its state was handed out to somebody."""

    @override
    def answers_unshown(self, method: Method, place: Place, state: str | None) -> bool:
        return (method, place) == (self.method, self.place) and len(state or "") > len("wrong")


@breaks("G6.2")
class ScanUnnoticed(Policy):
    """Scanning the QR code and agreeing binds nothing."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        return None


@breaks("G6.6")
class StateIgnored(Policy):
    """A WeChat answer meant for somebody else's QR code binds here."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        return scans[-1] if scans else None


@breaks("G4.7")
class StateIgnoredAtLogin(Policy):
    """The second step takes WeChat's answer to any QR code for that to its own."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        at_login = [scan for scan in scans if scan.place is Place.LOGIN]
        return at_login[-1] if at_login else super().scan_of(scans, state)


@breaks("G3.3")
class StateIgnoredAtForcedPage(Policy):
    """The forced page takes WeChat's answer to any QR code for that to its own."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        forced = [scan for scan in scans if scan.place is Place.FORCED]
        return forced[-1] if forced else super().scan_of(scans, state)


class FailureBlocks(OneScanned):
    """A policy by which a mailbox that a scan failed for can bind no account any more."""

    def __init__(self) -> None:
        self._failed: set[str] = set()

    @override
    def scan_fails_open(self, scan: Scan, answered: bool) -> bool:
        self._failed.add(scan.address)
        return super().scan_fails_open(scan, answered)

    @override
    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        scan = super().scan_of(scans, state)
        blocked = scan and scan.method is self.method and scan.address in self._failed
        return None if blocked else scan


class Stateless(OneScanned):
    """A policy that looks at the state of an answer unless it is this one."""

    place: ClassVar[Place]
    unread: ClassVar[str | None] = None

    @override
    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        there = [scan for scan in scans if (scan.method, scan.place) == (self.method, self.place)]
        return there[-1] if there and state == self.unread else super().scan_of(scans, state)


@breaks("G6.6")
class AnyAccountStepsUp(Policy):
    """Anybody's account passes the question before a change."""

    _place = Place.LOGIN

    @override
    def proofs(self, place: Place, bindings: Sequence[Binding]) -> Sequence[Method]:
        self._place = place
        return super().proofs(place, bindings)

    @override
    def is_the_account(self, binding: Binding, unionid: str) -> bool:
        return self._place is Place.STEP_UP or super().is_the_account(binding, unionid)


@breaks("C.logout")
class ScanOutlivesSignOut(Policy):
    """A QR code that was open when its user signed out still binds whoever scans it."""

    @override
    def scan_outlives_session(self, path: str) -> bool:
        return path.removeprefix("/") in SCANNED


@breaks("ASVS-7.4.3")
class ScanOutlivesSession(ScanOutlivesSignOut):
    """A QR code that was open when its session ended still binds whoever scans it."""
