"""Requests that no page makes, and that pass for a right code (G4.7, G5.3, G6.6)."""

from collections.abc import Sequence
from typing import ClassVar, override

from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Code, Place, Submission

LOGIN, STEP_UP = (Place.LOGIN,), (Place.STEP_UP,)
NOWHERE: tuple[Place, ...] = ()


class Slips(Policy):
    """A policy with a way past the check of a code, at some places."""

    places: ClassVar[Sequence[Place]] = NOWHERE

    @override
    def proves_unchecked(self, place: Place, submitted: Submission) -> bool:
        return place in self.places and self.slips(submitted)

    def slips(self, submitted: Submission) -> bool:
        """Whether this passes for a right code."""
        return False


class SlipsLeftOut(Slips):
    """Checked only where there is one."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return "code" not in submitted.values


class SlipsNull(Slips):
    """Nothing in the code's place counts as checked."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return "code" in submitted.values and submitted.values["code"] in (None, "null")


class SlipsEmptyList(Slips):
    """A loop over the given codes refuses none of them."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return submitted.values.get("code", "") in ([], {})


class SlipsCondition(Slips):
    """What was given is looked up in the database as it is."""

    @override
    def slips(self, submitted: Submission) -> bool:
        code = submitted.values.get("code")
        return code is True or (isinstance(code, dict) and "$ne" in code)


class SlipsOtherMethod(Slips):
    """The check looks at what is posted, and the address is served otherwise too."""

    @override
    def serving(self, verb: str, path: str) -> Sequence[str]:
        return [verb, "PUT"] if verb == "POST" and path.startswith("/api/") else [verb]

    @override
    def slips(self, submitted: Submission) -> bool:
        return submitted.method == "PUT"


class SlipsOtherContent(Slips):
    """The check reads JSON, and forms are taken too."""

    @override
    def slips(self, submitted: Submission) -> bool:
        return "form" in submitted.content


class SlipsOtherAddress(Slips):
    """The check is tied to an address, and what follows a semicolon in it is cut off later."""

    @override
    def served_as(self, path: str) -> str:
        return path.partition(";")[0] if path.startswith("/api/") else path

    @override
    def slips(self, submitted: Submission) -> bool:
        return ";" in submitted.path


class TriesEach(Slips):
    """Every code of a list is tried."""

    @override
    def entered(self, submitted: Submission) -> Sequence[str]:
        code = submitted.values.get("code", "")
        return [str(one) for one in code] if isinstance(code, list) else super().entered(submitted)


class KnowsMaster(Slips):
    """A code that always does, left from a test."""

    master: ClassVar[str]

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        known = attempt.errand.place in self.places and attempt.text == self.master
        return known or super().is_its_text(code, attempt)


@breaks("G4.7")
class LeftOutCodeVerifies(SlipsLeftOut):
    """The second step is passed by a request that has no code in it."""

    places = LOGIN


@breaks("G5.3")
class LeftOutCodeBinds(SlipsLeftOut):
    """A number is bound by a request that has no code in it."""

    places = BINDS


@breaks("G6.6")
class LeftOutCodeStepsUp(SlipsLeftOut):
    """The question before a change is passed by a request that has no code in it."""

    places = STEP_UP


@breaks("G4.7")
class NullCodeVerifies(SlipsNull):
    """The second step is passed by a request that says null for the code."""

    places = LOGIN


@breaks("G5.3")
class NullCodeBinds(SlipsNull):
    """A number is bound by a request that says null for the code."""

    places = BINDS


@breaks("G6.6")
class NullCodeStepsUp(SlipsNull):
    """The question before a change is passed by a request that says null for the code."""

    places = STEP_UP


@breaks("G4.7")
class EmptyListVerifies(SlipsEmptyList):
    """The second step is passed by an empty list in the code's place."""

    places = LOGIN


@breaks("G5.3")
class EmptyListBinds(SlipsEmptyList):
    """A number is bound by an empty list in the code's place."""

    places = BINDS


@breaks("G6.6")
class EmptyListStepsUp(SlipsEmptyList):
    """The question before a change is passed by an empty list in the code's place."""

    places = STEP_UP


@breaks("G4.7")
class ConditionVerifies(SlipsCondition):
    """The second step is passed by a condition that every code meets."""

    places = LOGIN


@breaks("G5.3")
class ConditionBinds(SlipsCondition):
    """A number is bound by a condition that every code meets."""

    places = BINDS


@breaks("G6.6")
class ConditionStepsUp(SlipsCondition):
    """The question before a change is passed by a condition that every code meets."""

    places = STEP_UP


@breaks("G4.7")
class CodeAmongManyVerifies(TriesEach):
    """The second step tries each code of a list: one request guesses as often as it likes."""

    places = LOGIN


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


@breaks("G4.7")
class PutVerifies(SlipsOtherMethod):
    """A second step submitted by PUT is not checked."""

    places = LOGIN


@breaks("G5.3")
class PutBinds(SlipsOtherMethod):
    """A binding submitted by PUT is not checked."""

    places = BINDS


@breaks("G6.6")
class PutStepsUp(SlipsOtherMethod):
    """The question before a change, answered by PUT, is not checked."""

    places = STEP_UP


@breaks("G4.7")
class FormVerifies(SlipsOtherContent):
    """A second step submitted as a form is not checked: the check reads JSON."""

    places = LOGIN


@breaks("G5.3")
class FormBinds(SlipsOtherContent):
    """A binding submitted as a form is not checked: the check reads JSON."""

    places = BINDS


@breaks("G6.6")
class FormStepsUp(SlipsOtherContent):
    """The question before a change, answered as a form, is not checked: the check reads JSON."""

    places = STEP_UP


@breaks("G5.3")
class CodeAmongManyBinds(TriesEach):
    """A binding tries each code of a list: one request guesses as often as it likes."""

    places = BINDS


@breaks("G6.6")
class CodeAmongManyStepsUp(TriesEach):
    """The question before a change tries each code of a list."""

    places = STEP_UP


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


@breaks("G4.7")
class SemicolonVerifies(SlipsOtherAddress):
    """A second step that is submitted to its address with a semicolon after it is not checked."""

    places = LOGIN


@breaks("G5.3")
class SemicolonBinds(SlipsOtherAddress):
    """A binding that is submitted to its address with a semicolon after it is not checked."""

    places = BINDS


@breaks("G6.6")
class SemicolonStepsUp(SlipsOtherAddress):
    """The question before a change, answered at its address with a semicolon after it, is not checked."""

    places = STEP_UP
