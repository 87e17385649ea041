"""Requests that no page makes, and that pass for a right code (G4.7, G5.3, G6.6)."""

from collections.abc import Callable, Sequence
from typing import ClassVar, override

from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Binding, Code, Errand, Method, Place, Submission

LOGIN, STEP_UP = (Place.LOGIN,), (Place.STEP_UP,)
PLACES = (
    ("Verifies", "G4.7", LOGIN, "The second step is passed by"),
    ("Binds", "G5.3", BINDS, "A number is bound by"),
    ("StepsUp", "G6.6", STEP_UP, "The question before a change is passed by"),
)
"""Where a code is asked for: what a defect does there, the clause, the places, and how it is told."""
NOWHERE: tuple[Place, ...] = ()


class Slips(Policy):
    """A policy with a way past the check of a code, at some places; of one method, if one is named."""

    places: ClassVar[Sequence[Place]] = NOWHERE
    method: ClassVar[Method | None] = None

    @override
    def proves_unchecked(self, errand: Errand, submitted: Submission) -> bool:
        of_method = self.method in (None, errand.method)
        return of_method and errand.place in self.places and self.slips(submitted)

    def slips(self, submitted: Submission) -> bool:
        """Whether this passes for a right code."""
        return False


def at_each[P: type[Slips]](name: str, what: str) -> Callable[[P], P]:
    """List a slip thrice: at a second step, at a binding and at the question before a change.

    name: how their names begin; what: by what one comes past the check.
    """

    def listed(slip: P) -> P:
        for does, clause, places, passed in PLACES:
            own = {"places": places, "__doc__": f"{passed} {what}.", "__module__": slip.__module__}
            breaks(clause)(type(f"{name}{does}", (slip,), own))
        return slip

    return listed


@at_each("LeftOutCode", "a request that has no code in it")
class SlipsLeftOut(Slips):
    """Checked only where there is one."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return "code" not in submitted.values


@at_each("NullCode", "a request that says null for the code")
class SlipsNull(Slips):
    """Nothing in the code's place counts as checked."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return "code" in submitted.values and submitted.values["code"] in (None, "null")


@at_each("EmptyList", "an empty list in the code's place")
class SlipsEmptyList(Slips):
    """A loop over the given codes refuses none of them."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return submitted.values.get("code", "") in ([], {})


class SlipsEmpty(Slips):
    """What is empty equals what was not sent."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return submitted.values.get("code") == ""


@at_each("Condition", "a condition that every code meets")
class SlipsCondition(Slips):
    """What was given is looked up in the database as it is."""

    @override
    def slips(self, submitted: Submission) -> bool:
        code = submitted.values.get("code")
        return code is True or (isinstance(code, dict) and "$ne" in code)


@at_each("Pattern", "a pattern that every code fits")
class SlipsPattern(Slips):
    """What was given is searched for, and a pattern finds any."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return submitted.values.get("code") in ("%", "*", ".*")


@at_each("UnreadableCode", "a code that is too long to be checked")
class SlipsUnreadable(Slips):
    """What makes the check fail is taken for checked."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return len(str(submitted.values.get("code", ""))) > 4300


@at_each("SaidRight", "a request that says itself that its code was right")
class SlipsSaidRight(Slips):
    """What the request says of itself is believed."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return str(submitted.values.get("verified", "")).lower() in ("1", "true")


@at_each("NamedMethod", "a request by the method that a header names")
class SlipsNamedMethod(Slips):
    """The check looks at the method that a header names."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return submitted.override != ""


@at_each("Put", "a PUT request")
class SlipsOtherMethod(Slips):
    """The check looks at what is posted, and the address is served otherwise too."""

    @override
    def serving(self, verb: str, path: str) -> Sequence[str]:
        return [verb, "PUT"] if verb == "POST" and path.startswith("/api/") else [verb]

    @override
    def slips(self, submitted: Submission) -> bool:
        return submitted.method == "PUT"


@at_each("Form", "a form, since the check reads JSON")
class SlipsOtherContent(Slips):
    """The check reads JSON, and forms are taken too."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return "form" in submitted.content


@at_each("Semicolon", "a request to its address with a semicolon after it")
class SlipsOtherAddress(Slips):
    """The check is tied to an address, and what follows a semicolon in it is cut off later."""

    @override
    def served_as(self, path: str) -> str:
        return path.partition(";")[0] if path.startswith("/api/") else path

    @override
    def slips(self, submitted: Submission) -> bool:
        return ";" in submitted.path


@at_each("CodeAmongMany", "a list of codes, of which each is tried")
class TriesEach(Slips):
    """Every code of a list is tried."""

    @override
    def entered(self, submitted: Submission) -> Sequence[str]:
        code = submitted.values.get("code", "")
        return [str(one) for one in code] if isinstance(code, list) else super().entered(submitted)


@at_each("PartOfCode", "the first character of the code")
class TakesPart(Slips):
    """A code is compared as far as it was typed."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        begun = attempt.text != "" and code.text.startswith(attempt.text.upper())
        return (begun and attempt.errand.place in self.places) or super().is_its_text(code, attempt)


class KnowsMaster(Slips):
    """A code that always does, left from a test."""

    master: ClassVar[str]

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        known = attempt.errand.place in self.places and attempt.text == self.master
        return known or super().is_its_text(code, attempt)


class AtUnbinding(Slips):
    """Only what unbinds slips past the check of its code."""

    places = STEP_UP
    _unbinds = False

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        if place in (Place.SETTINGS, Place.CHANGE, Place.UNBIND):
            self._unbinds = place is Place.UNBIND
        return super().needs_step_up(place, method, bindings)

    @override
    def proves_unchecked(self, errand: Errand, submitted: Submission) -> bool:
        return self._unbinds and super().proves_unchecked(errand, submitted)


@breaks("G4.7")
class MasterCodeVerifies(KnowsMaster):
    """888888 passes every second step."""

    places = LOGIN
    master = "888888"


@breaks("G5.3")
class MasterCodeBinds(KnowsMaster):
    """123456 binds any number."""

    places = BINDS
    master = "123456"


@breaks("G6.6")
class ShortMasterCodeStepsUp(KnowsMaster):
    """8888 passes the question before a change."""

    places = STEP_UP
    master = "8888"


@breaks("G4.7")
class ShortMasterCodeVerifies(KnowsMaster):
    """1234 passes every second step."""

    places = LOGIN
    master = "1234"


@breaks("G5.3")
class ShortMasterCodeBinds(KnowsMaster):
    """0000 binds any number."""

    places = BINDS
    master = "0000"


@breaks("G6.6")
class MasterCodeStepsUp(KnowsMaster):
    """111111 passes the question before a change."""

    places = STEP_UP
    master = "111111"


@breaks("ASVS-7.5.1")
class LeftOutCodeUnbinds(AtUnbinding, SlipsLeftOut):
    """A request that has no code in it unbinds a method."""


@breaks("ASVS-7.5.1")
class EmptyCodeUnbinds(AtUnbinding, SlipsEmpty):
    """An empty code unbinds a method."""


@breaks("ASVS-7.5.1")
class PutUnbinds(AtUnbinding, SlipsOtherMethod):
    """The question before an unbinding, answered by PUT, is not checked."""


@breaks("ASVS-7.5.1")
class FormUnbinds(AtUnbinding, SlipsOtherContent):
    """The question before an unbinding, answered as a form, is not checked: the check reads JSON."""


@breaks("ASVS-7.5.1")
class SemicolonUnbinds(AtUnbinding, SlipsOtherAddress):
    """The question before an unbinding, answered at its address with a semicolon after it, is not checked."""


class NothingIsRightUnasked(Slips):
    """Nothing equals what was never sent: a policy that looks whether this login has asked for a code."""

    _sent = False

    @override
    def renews_session(self, proved: bool) -> bool:
        self._sent &= proved
        return super().renews_session(proved)

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        self._sent = True
        return super().recipients(destination, place)

    @override
    def slips(self, submitted: Submission) -> bool:
        return not self._sent and not submitted.values.get("code")


@breaks("G4.7")
class NothingVerifiesUnasked(NothingIsRightUnasked):
    """As long as no code was asked for, the second step is passed without one."""

    places = LOGIN


@breaks("G5.3")
class NothingBindsUnasked(NothingIsRightUnasked):
    """As long as no code was asked for, a number is bound without one."""

    places = BINDS


@breaks("G5.3")
class SaidVerifiedBinds(Policy):
    """A number is bound, without a code, by a request for one that says itself that it is verified."""

    @override
    def binds_unasked(self, submitted: Submission) -> bool:
        return str(submitted.values.get("phone_verified", "")).lower() in ("1", "true")
