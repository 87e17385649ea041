"""The words of a report, in English and Chinese: verdicts, levels and the headline of a run."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from conformance.run import Run


@dataclass(frozen=True)
class Word:
    """One word of the report: its Chinese, its meaning in both languages, and a symbol beside the colour."""

    zh: str
    means: str
    means_zh: str
    symbol: str = ""


VERDICTS = {
    "pass": Word("通过", "what the clause requires was seen", "看到了条款要求的结果", "✓"),
    "fail": Word(
        "不符合",
        "the system contradicted the clause; expected and seen are stated",
        "被测系统与条款相悖，并列出预期与所见",
        "✗",
    ),
    "inconclusive": Word(
        "无法判定", "the situation to be judged was not reached", "未能到达要判定的情形", "?"
    ),
    "error": Word(
        "测试故障",
        "the test equipment was at fault: it says nothing about the system",
        "测试设备出错，不说明被测系统如何",
        "!",
    ),
    "not shown": Word("未证明", "no scenario of the clause passed", "该条款没有任何场景通过", "∅"),
    "not-run": Word(
        "未执行",
        "it cannot be carried out on this target; the reason is stated",
        "在此目标上无法执行，并说明原因",
        "○",
    ),
    "inapplicable": Word(
        "不适用", "the target profile does not claim this feature", "目标配置未声明该功能", "–"
    ),
}
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


def headline(run: Run) -> tuple[str, str, str]:
    """Return the kind of outcome of a run as (style, English, Chinese)."""
    if run.conforms is None:
        return ("pass" if run.exit_code == 0 else "fail"), "Partial run", "部分运行"
    if run.conforms:
        return "pass", "Conforms", "符合"
    if run.exit_code == 1:
        return "fail", "Does not conform", "不符合"
    if run.exit_code == 4:
        return "error", "No verdict: the test equipment failed", "无结论：测试设备出错"
    return "inconclusive", "Conformance not shown", "未能证明符合"


def tally(verdicts: Iterable[str]) -> dict[str, int]:
    """Count verdicts, in the order of `VERDICTS`, leaving out those that do not occur."""
    counted = Counter(map(str, verdicts))
    return {verdict: counted[verdict] for verdict in VERDICTS if counted[verdict]}
