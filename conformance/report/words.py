"""The words of a report, in English and Chinese: levels, the run's sentence, how to run a scenario again."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from shlex import quote

import msgspec

from conformance.catalogue import said
from conformance.concluding.rules import SYMBOLS
from conformance.judging.exit_code import ExitCode
from conformance.judging.verdict import Verdict
from conformance.run import BEHIND, Clause, ClauseVerdict, Outcome, Run, Scenario, Step, Wording
from conformance.text import CHINESE, Text


@dataclass(frozen=True)
class Level:
    """How binding a clause is."""

    word: Text
    means: Text


GUIDE_LEVELS = {
    "must": Level(Text("must", "应"), Text("said in the guide's text", "指南正文所述")),
    "shown": Level(Text("shown", "图示"), Text("seen in one of the guide's screenshots", "指南截图所示")),
    "implied": Level(
        Text("implied", "推断"),
        Text(
            "our inference: the guide does not say it, the rest makes no sense without it",
            "本套件的推断：指南未明说，但其余内容以此为前提",
        ),
    ),
}
APART_LEVELS = {
    "should": Level(
        Text("should", "宜"),
        Text(
            "good practice from another standard; never a failure of the guide",
            "其他标准的良好实践，不影响对指南的符合性",
        ),
    ),
    "claim": Level(
        Text("claim", "声明"),
        Text(
            "promised by this deployment's profile; judged against that promise",
            "由此部署的配置声明，按其声明判定",
        ),
    ),
}
LEVELS = GUIDE_LEVELS | APART_LEVELS
ENDINGS = {
    "passed": Text("passed", "通过"),
    "failed": Text("failed", "未通过"),
    "not reached": Text("not reached", "未到达"),
}
"""How a sentence ended."""
STYLES: dict[Outcome, str] = {
    "interrupted": "inconclusive",
    "does not conform": "fail",
    "equipment failed": "error",
    "not shown": "inconclusive",
    "conforms in part": "inconclusive",
    "conforms": "pass",
}
"""Outcomes by the verdict whose colour and symbol they have; a partial run has that of its scenarios."""


def style(run: Run) -> str:
    """Return the colour and symbol of a run's headline, as the verdict that has the same."""
    return STYLES.get(run.outcome) or _style_of_a_part(run)


def _style_of_a_part(run: Run) -> str:
    verdicts = {one.verdict for one in run.scenarios}
    if Verdict.FAIL in verdicts:
        return "fail"
    if Verdict.ERROR in verdicts or run.exit_code == ExitCode.HARNESS:
        return "error"
    all_passed = Verdict.PASS in verdicts and verdicts <= {Verdict.PASS, Verdict.INAPPLICABLE}
    return "pass" if all_passed else "inconclusive"


def spoken(language: str) -> str:
    """Return the language of the report's own words, for a run in some language."""
    return "zh-CN" if language.startswith(CHINESE) else "en"


def clock(ahead: float) -> Text:
    """Say how far a deployment's clock is from ours, as far as its whole seconds tell it."""
    if abs(ahead) < BEHIND:
        return Text(f"its clock is within {BEHIND} s of ours", f"其时钟与本机相差不到 {BEHIND} 秒")
    return Text(f"its clock is {ahead:+.1f} s from ours", f"其时钟与本机相差 {ahead:+.1f} 秒")


def summary(run: Run, language: str) -> str:
    """Return a run's sentence in a language."""
    if spoken(language) == "en":
        return run.summary
    sentence = run.summary.removeprefix(f"{run.title}: ").removesuffix(".")
    return f"{said(run.title, language)}：{said(sentence, language)}。"


def against(run: Run, language: str) -> str:
    """Return what a run's sentence says besides its title and headline, in a language."""
    sentence = run.summary.removeprefix(f"{run.title}: ").removeprefix(run.headline).lstrip("; ")
    return said(sentence.removesuffix("."), language)


def wordings(scenario: Scenario, language: str) -> list[tuple[str, Wording]]:
    """Return a scenario in the run's language, then in the others."""
    steps = [(step.keyword, step.text) for step in scenario.steps]
    own = Wording(
        chapter=scenario.chapter,
        rule=scenario.rule,
        name=scenario.name,
        steps=steps,
        example=scenario.example,
    )
    return [(language, own), *scenario.wordings.items()]


def sentence(run: Run, scenario: Scenario, step: Step, language: str) -> str:
    """Return a step's text in a language, where the features have it; else as it was run."""
    number = scenario.steps.index(step)
    own = (
        one.steps[number][1] for spoke, one in wordings(scenario, run.language) if spoken(spoke) == language
    )
    return next(own, step.text)


def answer(clause: Clause, value: str, scenarios: Iterable[Scenario]) -> str:
    """Return an answer of the ICS, in JSON, as far as it bears on a clause: of a list, what is asked for."""
    listed = msgspec.json.decode(value)
    if not isinstance(listed, list):
        return value
    asked = {tag for scenario in scenarios for tag in scenario.tags} | {f"needs-{clause.id}"}
    own = [str(one) for one in listed if f"needs-{one}".replace("_", "-") in asked]
    return f"[{', '.join(own)}, …]" if 0 < len(own) < len(listed) else value


def command(run: Run, scenario: Scenario) -> str:
    """Return what runs a scenario again, to be typed in the suite's folder."""
    asked = {
        "--target": run.identity.profile_file,
        "--language": run.language,
        "--scenario": scenario.key.rpartition("#")[0],
    }
    return " ".join(["ci/conformance", *(f"{option}={quote(value)}" for option, value in asked.items())])


def tally(verdicts: Iterable[str]) -> dict[ClauseVerdict, int]:
    """Count verdicts, by what an auditor reads first, leaving out those that do not occur."""
    counted = Counter(map(str, verdicts))
    return {verdict: counted[verdict] for verdict in SYMBOLS if counted[verdict]}
