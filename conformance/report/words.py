"""The words of a report, in English and Chinese: verdicts, levels and the headline of a run."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from conformance.judging.rules import CLAUSES, SCENARIOS, SYMBOLS, Rule
from conformance.judging.verdict import Verdict
from conformance.run import ClauseVerdict, Outcome, Run
from conformance.text import Text


@dataclass(frozen=True)
class Word:
    """One word of the report: its Chinese, its meaning in both languages, and a symbol beside the colour."""

    zh: str
    means: str
    means_zh: str
    symbol: str = ""


def _word(verdict: ClauseVerdict) -> Word:
    rule: Rule = SCENARIOS[Verdict(verdict)] if verdict in set(Verdict) else CLAUSES[verdict]
    means = Text(*(said.replace("*", "").replace("`", "") for said in rule.when))
    return Word(rule.word.zh, means.en, means.zh, SYMBOLS[verdict])


VERDICTS: dict[str, Word] = {verdict: _word(verdict) for verdict in SYMBOLS}
"""Verdicts of scenarios and of clauses, by what an auditor reads first."""

GUIDE_LEVELS = {
    "must": Word("必须", "said in the guide's text", "指南正文所述"),
    "shown": Word("图示", "seen in one of the guide's screenshots", "指南截图所示"),
    "implied": Word(
        "推断",
        "our inference: the guide does not say it, the rest makes no sense without it",
        "本套件的推断：指南未明说，但其余内容以此为前提",
    ),
}
APART_LEVELS = {
    "should": Word(
        "宜",
        "good practice from another standard; never a failure of the guide",
        "其他标准的良好做法，不影响对指南的符合性",
    ),
    "claim": Word(
        "声明",
        "promised by this deployment's profile; judged against that promise",
        "由此部署的配置声明，按其声明判定",
    ),
}
LEVELS = GUIDE_LEVELS | APART_LEVELS


STYLES: dict[Outcome, str] = {
    "interrupted": "inconclusive",
    "does not conform": "fail",
    "equipment failed": "error",
    "not shown": "inconclusive",
    "conforms in part": "inconclusive",
    "conforms": "pass",
}
"""Outcomes by the verdict whose colour and symbol they have."""


def style(run: Run) -> str:
    """Return the colour and symbol of a run's headline, as the verdict that has the same."""
    return STYLES.get(run.outcome, "pass" if run.exit_code == 0 else "fail")


def tally(verdicts: Iterable[str]) -> dict[str, int]:
    """Count verdicts, in the order of `VERDICTS`, leaving out those that do not occur."""
    counted = Counter(map(str, verdicts))
    return {verdict: counted[verdict] for verdict in VERDICTS if counted[verdict]}
