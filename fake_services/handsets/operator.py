"""Real phones in the hands of a person, who is asked at the terminal."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any, override

import segno

from fake_services.clock import Clock
from fake_services.handsets.handset import Handset
from fake_services.phones.inbox import NothingArrived
from fake_services.phones.reach import Reach
from fake_services.phones.scanning import ScanningPhone
from fake_services.providers.gateways import Gateways

CANNOT_SAY = "-"
"""What a person types who cannot say, or whose phone is not at hand."""
HOW_TO_ANSWER = f"(Enter alone: nothing has come; {CANNOT_SAY}: cannot say)"


class Operator:
    """A person at the terminal of this process, whatever its standard streams are."""

    def __init__(self, terminal: Path = Path("/dev/tty")) -> None:
        self._terminal = terminal

    def ask(self, question: str) -> str:
        """What the person types in answer, in one line; CANNOT_SAY where the terminal is closed."""
        with (
            self._terminal.open("w", encoding="utf-8") as said,
            self._terminal.open(encoding="utf-8") as typed,
        ):
            said.write(f"\n{question} ")
            said.flush()
            return (typed.readline() or CANNOT_SAY).strip()

    def show(self, link: str) -> None:
        """Show a QR code to be scanned from the terminal."""
        with self._terminal.open("w", encoding="utf-8") as said:
            segno.make(link).terminal(said, compact=True)


class OperatorHandset(Handset):
    """Real phones in the hands of a person, who types the codes, and scans the QR codes."""

    def __init__(self, gateways: Gateways, clock: Clock, reach: Reach, operator: Operator) -> None:
        super().__init__(gateways, clock, reach)
        self._operator = operator
        self._typed: dict[str, list[str]] = {}

    @override
    def begin(self) -> None:
        super().begin()
        self._typed = {}

    @override
    def sms(self, number: str) -> list[str]:
        question = f"What else has come to {number}? Codes, spaces between them {HOW_TO_ANSWER}:"
        self._typed.setdefault(number, []).extend(self._ask(question).split())
        return self.seen_sms(number)

    @override
    def seen_sms(self, number: str) -> list[str]:
        return list(self._typed.get(number, []))

    @override
    def next_sms(self, number: str, after: int, timeout: float) -> str:
        typed, deadline = self._typed.setdefault(number, []), monotonic() + timeout
        while len(typed) <= after:
            question = f"The code in message {len(typed) + 1} to {number} {HOW_TO_ANSWER}:"
            if code := self._ask(question):
                typed.append(code)
            elif monotonic() >= deadline:
                raise NothingArrived(number, timeout)
        return typed[after]

    @override
    def app(self, method: str) -> Any:
        app = super().app(method)
        if not isinstance(app, ScanningPhone):
            return app
        return ScannedByHand(app.name, self._operator, self._ask, self._reach)

    def _ask(self, question: str) -> str:
        answer = self._operator.ask(question)
        if answer == CANNOT_SAY:
            raise self._reach.unable(f"the operator could not answer: {question}")
        return answer


class ScannedByHand:
    """An app of this name on the person's phone, with accounts that only they know."""

    def __init__(self, name: str, operator: Operator, ask: Callable[[str], str], reach: Reach) -> None:
        self._name = name
        self._operator = operator
        self._ask = ask
        self._reach = reach

    def new_account(self, nickname: str, known: str = "") -> str:
        """What the person is told to use."""
        return known or f"{nickname}'s {self._name}"

    def new_stranger(self, nickname: str) -> str:
        """Raise the reach's exception: what a website is told of an account is the provider's to say."""
        raise self._reach.unable(f"whether {self._name} names {nickname} is not in an operator's hands")

    def known_by(self, account: str) -> str:
        """Raise the reach's exception: nobody here knows it."""
        raise self._reach.unable(
            f"an operator's {self._name} account can only be bound by scanning (ixit.phones)"
        )

    def names(self, account: str) -> dict[str, str]:
        """Raise the reach's exception: nobody here knows them."""
        raise self._reach.unable(f"what {self._name} calls {account} is not known here")

    def scan(self, link: str, account: str) -> None:
        """Have the person scan a QR code."""
        self._operator.show(link)
        self._ask(f"Scan this with {account}, answer nothing there yet, and press Enter:")

    def agree(self, link: str, account: str) -> None:
        """Have the person agree to what was scanned."""
        self._ask(f"Agree in {account}, and press Enter:")

    def refuse(self, link: str, account: str) -> None:
        """Have the person refuse what was scanned."""
        self._ask(f"Refuse in {account}, and press Enter:")
