"""`--plan`: what a run would do, how often and to whom, without doing it; and the plan that is too much."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import pytest
from wcwidth import ljust, rjust, wcswidth

from conformance.catalogue import said
from conformance.judging.exit_code import ExitCode
from conformance.planning.budget import Budget
from conformance.planning.figures import total
from conformance.planning.opening import Opening
from conformance.planning.planned import Planned
from conformance.run import Spent
from conformance.running.judge import EVIDENCE
from conformance.running.progress import Progress
from conformance.text import Text

ENDED = pytest.StashKey[ExitCode]()
"""How a run ended that ended here, before anything was judged."""

ALL = Text("all", "合计")
HEADS = (
    Text("chapter", "章"),
    Text("scenarios", "场景"),
    Text("logins", "登录"),
    Text("SMS", "短信"),
    Text("to one", "同一号码"),
    Text("mails", "邮件"),
    Text("tries", "尝试"),
)


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
            _refuse(session, [f"{self._opening.selection}: there is no such scenario"])
            much = ["nothing"]
        elif session.config.option.plan:
            left_out = len(evidence) - len(applies)
            self._print(planned, left_out, [*self._not_run(applies), *much], session.config)
        elif much:
            _refuse(session, [f"{line}; select less (--plan shows what), or raise it" for line in much])
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

    def _print(
        self, planned: Sequence[Planned], left_out: int, much: Iterable[str], config: pytest.Config
    ) -> None:
        out, language = Progress(config), str(config.option.language)
        unknown = sum(one.key not in self._opening.expected for one in planned)
        out.say("")
        out.tell(f"plan of {self._opening.profile.title}; nothing of it is done now")
        out.tell(f"{self._opening.figures}; an estimate, another deployment may take more")
        out.say("\n".join(["", *table(planned, self._expected, language), ""]))
        out.tell(f"{left_out} scenarios do not apply, by the ICS, and are left out")
        if unknown:
            out.tell(f"{unknown} scenarios have no figure, and are counted by the mean")
        for line in self._opening.profile.reached():
            out.tell(line)
        for line in much:
            out.tell(line, "red")


def _refuse(session: pytest.Session, lines: Iterable[str]) -> None:
    language = str(session.config.option.language)
    sys.stderr.writelines(f"{said(line, language)}\n" for line in lines)


def table(planned: Iterable[Planned], expect: Callable[[Planned], Spent], language: str) -> list[str]:
    """Return a line for each chapter, and one for all: scenarios, logins, messages."""
    chapters: dict[str, list[Spent]] = {}
    for one in planned:
        chapters.setdefault(one.chapter, []).append(expect(one))
    everything = [spent for chapter in chapters.values() for spent in chapter]
    rows = [_row(name, own) for name, own in {**chapters, ALL.of(language): everything}.items()]
    width = max(map(wcswidth, chapters), default=3)
    head = [word.of(language) for word in HEADS]
    return [
        ljust(first, width) + "".join(rjust(cell, 11) for cell in cells) for first, *cells in (head, *rows)
    ]


def _row(name: str, spent: Sequence[Spent]) -> tuple[str, ...]:
    sums = total(spent)
    return name, *map(str, (len(spent), sums.logins, sums.sms, sums.sms_to_one, sums.mails, sums.tries))
