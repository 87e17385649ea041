"""The verdict rules, in words: the one source of the tables in README, docs/VERDICTS.md and the report.

Their order is the code's: `conclusion.py` and `headline.py` take the first that holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from conformance.judging.exit_code import ExitCode
from conformance.judging.verdict import Verdict
from conformance.run import ClauseVerdict, Outcome
from conformance.text import Text


@dataclass(frozen=True)
class Rule:
    """When something is called so."""

    word: Text
    when: Text


@dataclass(frozen=True)
class Reasoned(Rule):
    """The same with the reason; numbers: the verdict rules of docs/DESIGN.md."""

    why: Text
    numbers: str


@dataclass(frozen=True)
class Headline(Rule):
    """What a whole run is called, when, and with which exit code."""

    exit_code: Text


SYMBOLS: Mapping[ClauseVerdict, str] = {
    "pass": "✓",
    "fail": "✗",
    "inconclusive": "?",
    "error": "!",
    "not shown": "∅",
    "not-run": "○",
    "inapplicable": "–",
}
"""Beside the colour, so that nobody needs to see colours; by what an auditor reads first."""

SCENARIOS: Mapping[Verdict, Reasoned] = {
    Verdict.PASS: Reasoned(
        Text("pass", "通过"),
        Text("every sentence was carried out, and every Then held", "每个句子都已执行，每个“那么”都成立"),
        Text(
            "a Then reads back through another door (a new login, another browser, the wire), so that a "
            "message alone passes nothing",
            "“那么”从另一个入口再次查看（新的登录、另一个浏览器、网络往来），单凭一条提示不能通过",
        ),
        "4, 10, 11",
    ),
    Verdict.FAIL: Reasoned(
        Text("fail", "不符合"),
        Text(
            "a Then found that the deployment contradicts the clause: *expected* this, *seen* that",
            "某个“那么”发现被测部署与条款相悖，并列出*预期*与*所见*",
        ),
        Text(
            "only a Then may say so, and only by this one way; whatever else breaks is not the deployment's "
            "fault",
            "只有“那么”可以这样判定，而且只有这一种方式；其他任何故障都不归咎于被测部署",
        ),
        "1",
    ),
    Verdict.INCONCLUSIVE: Reasoned(
        Text("inconclusive", "无法判定"),
        Text(
            "a Given or a When could not be carried out; in any sentence, what the scenario needed did not "
            "come, or it was cut off when its time (`ixit.waits.scenario`) was over; or our own sink turned "
            "away a message that the deployment posted",
            "某个“假如”或“当”未能完成；或任一句子所需的东西没有出现；或场景超过时限（`ixit.waits.scenario`）被中止；"
            "或本套件的接收端拒收了被测部署发来的消息",
        ),
        Text(
            "the clause was not put to the test; the reason names the key of the profile where a word was "
            "looked for in vain",
            "条款没有受到检验；找不到某个文字时，原因中会写出目标配置的键",
        ),
        "2, 10, 12, 13",
    ),
    Verdict.INAPPLICABLE: Reasoned(
        Text("inapplicable", "不适用"),
        Text("the profile does not claim what the scenario is about", "目标配置没有声明该场景所涉及的功能"),
        Text(
            "a deployment is judged by what it says it does; what it leaves out is listed in the report",
            "按被测部署自己的声明来判定；未声明的内容列在报告里",
        ),
        "5",
    ),
    Verdict.NOT_RUN: Reasoned(
        Text("not-run", "未执行"),
        Text(
            "it cannot be done on this target: time that cannot be moved, traffic that does not come here, a "
            "limit of the profile, nothing to try, a run that was broken off",
            "在此目标上做不到：时间不能拨动、流量不经过这里、超出目标配置的上限、没有可尝试的对象，或运行被中断",
        ),
        Text("a reason stands beside each", "每个都注明原因"),
        "3, 10",
    ),
    Verdict.ERROR: Reasoned(
        Text("error", "测试工具故障"),
        Text(
            "the harness, the proxy, a fake gateway, the browser or a dead server; anything unforeseen in a "
            "Then or around the sentences; a missing sentence; a lost worker",
            "测试工具、代理、模拟网关、浏览器出错，或服务器已停止；“那么”之中或句子之外发生意外；缺少句子；工作进程丢失",
        ),
        Text("such a scenario can say nothing about the deployment", "这样的场景不能说明被测部署如何"),
        "1, 3, 6",
    ),
}

CLAUSES: Mapping[ClauseVerdict, Rule] = {
    "fail": Rule(
        Text("fail", "不符合"),
        Text("one of its scenarios failed, waived or not", "有场景不符合，无论是否豁免"),
    ),
    "error": Rule(Text("error", "测试工具故障"), Text("one ended in error", "有场景因测试工具故障而结束")),
    "inconclusive": Rule(Text("inconclusive", "无法判定"), Text("one is inconclusive", "有场景无法判定")),
    "pass": Rule(
        Text("pass", "通过"),
        Text("one passed; others may not have been run", "有场景通过（其余可能未执行）"),
    ),
    "not-run": Rule(Text("not-run", "未执行"), Text("none that applies was run", "适用的场景均未执行")),
    "inapplicable": Rule(
        Text("inapplicable", "不适用"),
        Text("the profile does not claim it", "目标配置没有声明该条款"),
    ),
    "not shown": Rule(
        Text("not shown", "未证明"),
        Text("there is no verdict of a scenario for it", "没有任何场景对它作出结论"),
    ),
}
"""The first that holds: the gravest verdict of a clause's scenarios is the clause's."""

OUTCOMES: Mapping[Outcome, Headline] = {
    "interrupted": Headline(
        Text("Interrupted", "运行中断"),
        Text("the run was broken off: Ctrl-C, SIGTERM, `-x`", "运行中途停止：Ctrl-C、SIGTERM、`-x`"),
        Text("4; after `-x`, by what was run", "4；`-x` 时取决于已执行的部分"),
    ),
    "partial": Headline(
        Text("Partial run", "部分运行"),
        Text(
            "only a part was selected (`-m`, `-k`, a path, a shard); it never says *conforms*",
            "只选择了一部分（`-m`、`-k`、路径、分片）；从不表示“符合”",
        ),
        Text("by what was selected", "取决于所选部分"),
    ),
    "does not conform": Headline(
        Text("Does not conform", "不符合"),
        Text(
            "a clause of the guide failed; how many fails are waived or disputed stands beside it",
            "指南的某条款不符合；其中有多少被豁免或有争议，写在旁边",
        ),
        Text(
            "1; 0 if all of it is waived and nothing else is amiss; 4 with an error",
            "1；全部被豁免且别无问题时为 0；有测试工具故障时为 4",
        ),
    ),
    "equipment failed": Headline(
        Text("Not shown to conform: the test equipment failed", "未能证明符合：测试工具故障"),
        Text(
            "a scenario ended in error, or the run itself had a fault",
            "有场景因测试工具故障而结束，或运行本身出错",
        ),
        Text("4", "4"),
    ),
    "not shown": Headline(
        Text("Not shown to conform", "未能证明符合"),
        Text(
            "something is inconclusive, or a clause of the guide is not shown or was not run",
            "有无法判定的场景，或有指南条款未证明、未执行",
        ),
        Text("2", "2"),
    ),
    "conforms in part": Headline(
        Text("Conforms in part", "部分符合"),
        Text(
            "all that the profile claims of the guide passed, but it does not claim all of it",
            "目标配置所声明的指南条款全部通过，但有条款未声明",
        ),
        Text("0", "0"),
    ),
    "conforms": Headline(
        Text("Conforms", "符合"),
        Text(
            "every clause of the levels must, shown and implied passed, and nothing is inconclusive or error",
            "“应”“图示”“推断”级的每一条款都通过，且没有无法判定或测试工具故障",
        ),
        Text("0", "0"),
    ),
}
"""The first that holds."""

EXIT_CODES: Mapping[ExitCode, Text] = {
    ExitCode.CONFORMS: Text(
        "nothing of the guide that the profile claims failed without a waiver, and all of it was shown; in a "
        "partial run, all that was selected passed",
        "目标配置所声明的指南条款没有未豁免的不符合，且全部得到证明；部分运行时，所选场景全部通过",
    ),
    ExitCode.FAILS: Text(
        "an unwaived fail of a must, shown or implied clause; with `--strict`, or in a partial run, of any "
        "clause",
        "“应”“图示”“推断”级条款有未豁免的不符合；使用 `--strict` 或部分运行时，任何条款都算",
    ),
    ExitCode.NOT_SHOWN: Text(
        "something is inconclusive, or a clause of the guide is not shown or was not run",
        "有无法判定的场景，或有指南条款未证明、未执行",
    ),
    ExitCode.USAGE: Text(
        "wrong usage, or a profile or waivers with mistakes: nothing was run; or all would be well, but a "
        "waiver has expired or is no longer needed",
        "用法、目标配置或豁免有误，没有运行；或一切正常，但有豁免已过期或不再需要",
    ),
    ExitCode.HARNESS: Text(
        "an error, verdicts that differ in repetitions, or a run that was interrupted or could not be "
        "carried out or recorded: it cannot be trusted as a whole; the headline names its fails all the same",
        "测试工具故障、重复运行的结论不一致，或运行被中断、无法进行、无法记录：整次运行不可信，但标题仍会写出不符合的条款",
    ),
}
