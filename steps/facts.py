"""What sentences note for later ones to read, each fact by its name and type."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, overload

from conformance.judging.verdict import HarnessFault
from conformance.profile import Method
from steps.devices.device import Device
from steps.devices.mail.answers import Answer
from steps.screens.places import Outcome
from steps.screens.unmarked import Unmarked
from steps.surroundings import Exchange


class Fact[T]:
    """One fact: what it is, and which sentences note it.

    Reading one that none has noted raises HarnessFault: then the scenario lacks a sentence.
    """

    def __init__(self, what: str, noted_by: str) -> None:
        self.what = what
        self.noted_by = noted_by

    def __set_name__(self, owner: type[object], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, facts: None, owner: type[object]) -> "Fact[T]": ...
    @overload
    def __get__(self, facts: "Facts", owner: type[object]) -> T: ...
    def __get__(self, facts: "Facts | None", owner: type[object]) -> "Fact[T] | T":
        if facts is None:
            return self
        if self._name not in vars(facts):
            raise HarnessFault(f"nobody noted {self.what} (facts.{self._name}): {self.noted_by} notes it")
        value: T = vars(facts)[self._name]
        return value

    def __set__(self, facts: "Facts", value: T) -> None:
        vars(facts)[self._name] = value

    def or_else(self, facts: "Facts", otherwise: T) -> T:
        """What was noted, or something else where nothing was."""
        value: T = vars(facts).get(self._name, otherwise)
        return value


class Facts:
    """The facts of one scenario."""

    @contextmanager
    def aside(self) -> Iterator[None]:
        """In this block nothing has been noted, and what is noted there is forgotten afterwards."""
        before = dict(vars(self))
        vars(self).clear()
        try:
            yield
        finally:
            vars(self).clear()
            vars(self).update(before)

    outcome = Fact[Outcome]("what came of an attempt", "a sentence in which somebody tries something")
    heard = Fact[Unmarked]("what the page came to say since", "“…, which fails”, “…'s callback comes back …”")
    typed_number = Fact[str]("the number typed last, in E.164", "“… asks for a code for … number”")
    asked_at = Fact[float]("when that code was asked for (wire mark)", "“… asks for a code for … number”")
    codes_forged = Fact[int]("how many wrong codes were sent by hand", "“…'s browser sends the request …”")
    first_code = Fact[str]("the code sent first", "“… has asked for a code for …”")
    passed_at_portal = Fact[bool]("that the portal asked for the second step", "“… signed in at the portal”")
    codes = Fact[Sequence[Sequence[str]]]("the codes that each was sent", "“each of them is sent … codes”")
    one_time_password = Fact[str](
        "the one-time password entered last", "“… completes the login by third-party OTP”"
    )
    binding_code = Fact[str]("the code that bound something last", "“… binds …”, by a code")
    shown_since = Fact[float](
        "when all was opened again (wire mark)", "“… opens again all that was opened until then, and the …”"
    )
    scanned_since = Fact[Sequence[str]](
        "the QR codes that were seen then", "“… opens again all that was opened until then, and the …”"
    )
    shown_after = Fact[Sequence[str]]("what pages showed then", "“… signs out of the mail and goes back”")
    stored = Fact[Sequence[tuple[str, str]]](
        "where something is stored then, and what", "“… and what the browser has stored is read”"
    )
    tickets = Fact[Sequence[str]]("who was given a ticket", "“services that only look like the mail …”")
    led_by = Fact[Sequence[str]]("what led to somebody else's host", "“… name somebody else's host”")
    judged = Fact[tuple[int, int]](
        "how many wrong codes were judged, of how many", "“…'s browser sends … wrong codes …”"
    )
    services_open = Fact[Sequence[str]](
        "which other services take what they were given",
        "“… asks the other services of a mail server …”",
    )
    asked_for = Fact[Sequence[str]](
        "the numbers that codes were asked for", "“…'s browser repeats the request for … other numbers”"
    )
    asked_on_the_way = Fact[bool](
        "that a bound method was proved before the settings opened", "“… is in the two-step settings”"
    )
    entered_nothing = Fact[bool]("whether no code was entered last", "“… enters no code”")
    slowed_down = Fact[bool]("whether a try was put off", "“… enters … wrong codes”")
    put_off_for_good = Fact[bool](
        "whether a try was put off for longer than a code lives", "“… enters … wrong codes”"
    )
    through_doors = Fact[Mapping[str, str]](
        "where each further web door led", "“… signs in through each further web door”"
    )
    push = Fact[str]("the push that was asked for (its id)", "“… has asked for a push to the app”")
    went_on_by = Fact[Sequence[Exchange]]("what an approved login went on by", "“… approves the push”")
    named_anew = Fact[Mapping[str, str]](
        "what the login that waits names otherwise than one before it",
        "“… asks for a push to the app, closes the browser, and approves it”",
    )
    callback = Fact[str](
        "the address by which an answer came back",
        "“…, and keeps the callback's address”",
    )
    switched_by = Fact[Sequence[Exchange]](
        "the pages by which a mailbox was switched to", "“in another browser … has switched to …”"
    )
    link = Fact[str]("what stands in the QR code", "“… sees the QR code for …”")
    scanned = Fact[Method]("for which method that is (its key)", "“… sees the QR code for …”")
    other_browser = Fact[Device](
        "the other browser", "a sentence with “in another browser” or “of another browser”"
    )
    waiting_answer = Fact[str](
        "the code, link or push of the waiting login", "“… waits for the verification …”"
    )
    repeated_at = Fact[float](
        "when data requests were replayed (wire mark)", "“…'s browser replays the mailbox's data requests”"
    )
    cookies = Fact[Sequence[Mapping[str, Any]]]("the cookies that count", "“it is determined which …”")
    holders = Fact[Sequence[Sequence[str]]]("who had it after each round", "“two people bind one …”")
    both_answers = Fact[Sequence[str]]("both answers", "“somebody tries …'s account and one …”")
    replaced_at = Fact[float](
        "when a forgotten password was replaced (wire mark)", "“… replaces the forgotten password”"
    )
    forgotten_code = Fact[str]("the code for that", "“… is sent a code for the forgotten password”")
    notices_read = Fact[int]("how many notices had come", "“… has read the notices so far”")
    mail_answer = Fact[Answer]("what the mail server said", "“…'s mail program signs in …”")
