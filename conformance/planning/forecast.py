"""`--plan`: what a run would do, how often and to whom, without doing it; and the plan that is too much."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import pytest
from wcwidth import wcswidth

from conformance.judging.exit_code import ExitCode
from conformance.planning.budget import Budget
from conformance.planning.figures import total
from conformance.planning.planned import Planned
from conformance.run import Spent
from conformance.running.judge import EVIDENCE
from conformance.running.opening import Opening
from conformance.running.progress import Progress

ENDED = pytest.StashKey[ExitCode]()
"""How a run ended that ended here, before anything was judged."""


class Forecast:
    """Looks at what was collected: prints it and ends (--plan), or ends a run that would be too much."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._budget = Budget(opening.profile.limits, opening.expected)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Say what is planned, or what is too much, and let nothing run then."""
        evidence = [item.stash[EVIDENCE] for item in session.items if EVIDENCE in item.stash]
        applies = [one.planned for one in evidence if not self._opening.inapplicable(one.planned)]
        planned = [one for one in applies if not self._withheld(one)]
        much = list(self._budget.beyond(total(map(self._expected, planned)), "this plan"))
        if session.config.option.plan and not evidence:
            sys.stderr.write(f"{self._opening.selection}: there is no such scenario\n")
            much = ["nothing"]
        elif session.config.option.plan:
            left_out = len(evidence) - len(applies)
            self._print(planned, left_out, [*self._not_run(applies), *much], Progress(session.config))
        elif much:
            sys.stderr.writelines(f"{line}; select less (--plan shows what), or raise it\n" for line in much)
        else:
            return
        session.stash[ENDED] = ExitCode.USAGE if much else ExitCode.CONFORMS
        session.items.clear()

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Set the exit code, where nothing ran."""
        session.exitstatus = session.stash.get(ENDED, session.exitstatus)

    def _withheld(self, planned: Planned) -> str:
        return self._opening.profile.withheld(frozenset(planned.tags))

    def _not_run(self, applies: Iterable[Planned]) -> list[str]:
        reasons = Counter(filter(None, map(self._withheld, applies)))
        return [f"{count} scenarios are not run: {reason}" for reason, count in reasons.items()]

    def _expected(self, planned: Planned) -> Spent:
        return self._budget.expect(planned.key)

    def _print(self, planned: Sequence[Planned], left_out: int, much: Iterable[str], out: Progress) -> None:
        unknown = sum(one.key not in self._opening.expected for one in planned)
        out.say(f"\nplan of {self._opening.profile.title}; nothing of it is done now")
        out.say(f"{self._opening.figures}; an estimate, another deployment may take more\n")
        for line in table(planned, self._expected):
            out.say(line)
        out.say(f"\n{left_out} scenarios do not apply, by the ICS, and are left out")
        if unknown:
            out.say(f"{unknown} scenarios have no figure, and are counted by the mean")
        for line in self._opening.profile.reached():
            out.say(line)
        for line in much:
            out.say(line, "red")


def table(planned: Iterable[Planned], expect: Callable[[Planned], Spent]) -> list[str]:
    """Return a line for each chapter, and one for all: scenarios, logins, messages."""
    chapters: dict[str, list[Spent]] = {}
    for one in planned:
        chapters.setdefault(one.chapter, []).append(expect(one))
    everything = [spent for chapter in chapters.values() for spent in chapter]
    rows = [_row(name, own) for name, own in {**chapters, "all": everything}.items()]
    width = max(map(wcswidth, chapters), default=3)
    head = ("chapter", "scenarios", "logins", "SMS", "to one", "mails", "tries")
    return [
        first + " " * (width - wcswidth(first)) + "".join(f"{cell:>11}" for cell in cells)
        for first, *cells in (head, *rows)
    ]


def _row(name: str, spent: Sequence[Spent]) -> tuple[str, ...]:
    sums = total(spent)
    return name, *map(str, (len(spent), sums.logins, sums.sms, sums.sms_to_one, sums.mails, sums.tries))
