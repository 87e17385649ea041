"""A made-up run with all six verdicts, Chinese text and pictures, for the tests of the report."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from conformance.judging.verdict import Verdict
from conformance.run import (
    Clause,
    ClauseVerdict,
    Identity,
    Level,
    Received,
    Run,
    Scenario,
    Step,
    System,
    Wire,
)

NASTY = "<script>alert('x')</script> & \"quotes\" \x00\x1b[31m \ud800 end"
SENTENCES = [
    ("Given", "李老师的邮箱已绑定李老师的手机"),
    ("And", "Wang is asked to bind a method"),
    ("When", "Wang tries to bind Li's number"),
    ("Then", "the number is refused as taken"),
    ("And", "Wang's mailbox still has nothing bound"),
    ("And", "Li's phone still opens Li's mailbox"),
]
MESSAGE = Received(text="⟦Li's phone⟧: 【昆明理工大学】您的验证码为 ⟦code 1⟧", step=1, seconds=0.6)
REACHED = {
    Verdict.PASS: 6,
    Verdict.FAIL: 3,
    Verdict.INCONCLUSIVE: 1,
    Verdict.ERROR: 2,
    Verdict.INAPPLICABLE: 0,
    Verdict.NOT_RUN: 0,
}
"""How many sentences passed before the scenario ended."""


def sample_run(folder: Path) -> Run:
    """Return a run of fourteen scenarios whose pictures lie in the folder."""
    scenarios = _scenarios()
    for number, scenario in enumerate(scenarios, 1):
        _photograph(scenario, folder, f"evidence/{number:02}")
    return Run(
        suite="mailbox-2fa-conformance",
        suite_version="0.2.0",
        identity=Identity(
            commit="0123456789ab",
            profile_file="targets/reference.toml",
            profile_sha256="5ea1" * 16,
            systems=[
                System(
                    address="https://i.kust.edu.cn/",
                    answered=["127.0.0.1, started by this suite: portal"],
                    clock=-2.5,
                ),
                System(address="https://mail.kust.edu.cn/", answered=[]),
            ],
            browsers=["Chromium 150.0.7871.46"],
        ),
        profile="reference",
        title="KUST guide, profile reference",
        language="en",
        selection="",
        started="2026-03-02T01:15:30+00:00",
        seconds=171.4,
        workers=2,
        outcome="does not conform",
        exit_code=1,
        headline="Does not conform",
        summary="KUST guide, profile reference: Does not conform; failed: G0.3, G5.6.",
        notes=[
            "not exercised: Coremail 论客 App, 企业微信 (declared so by the profile)",
            "refused host: cdn.example.com, asked for by a page of mail.kust.edu.cn",
        ],
        clauses=_clauses(scenarios),
        scenarios=scenarios,
    )


def _scenarios() -> list[Scenario]:
    expected = "王老师的绑定被拒绝，且提示该号码已被占用 (a refusal that says the number is taken)"
    seen = "the page says 绑定成功, and the row shows ⟦Li's phone, 137****9840-like⟧"
    refused = "the control API answered 500 to POST /bindings"
    unclaimed = "the profile does not claim 第三方 OTP (methods.otp = false)"
    return [
        scenario("G3.1", "First entry without a method"),
        scenario("G0.1", "Every mailbox is asked", repetition=1),
        scenario("G0.1", "Every mailbox is asked", repetition=2),
        scenario("G0.3", "Another's number on the forced page", Verdict.FAIL, expected=expected, seen=seen),
        scenario("G0.6", "Another notation", example={"number": "+86 ⟦Li's phone⟧"}),
        scenario("G0.6", "Another notation", example={"number": "全角 ⟦Li's phone⟧"}),
        scenario("G3.10", "信任之后再次登录"),
        scenario("G4.5", "The masked form"),
        scenario("G5.6", "Ten digits", Verdict.FAIL, expected="a message that refuses it", seen=NASTY),
        scenario("G6.2", "Scan and agree", Verdict.INCONCLUSIVE, reason=refused),
        scenario("G6.2", "Agree after refusing", Verdict.ERROR, reason="the proxy lost open.weixin.qq.com"),
        scenario("G6.8", "OTP from the QR code", Verdict.INAPPLICABLE, reason=unclaimed),
        scenario("ASVS-6.5.1", "A code used twice", Verdict.FAIL, expected="a refusal", seen="the mailbox"),
        scenario("C.trust-lifetime", "After 30 days", Verdict.NOT_RUN, reason="it would wait for 30 days"),
    ]


def scenario(
    clause: str,
    name: str,
    verdict: Verdict = Verdict.PASS,
    *,
    example: dict[str, str] | None = None,
    repetition: int = 1,
    expected: str = "",
    seen: str = "",
    reason: str = "",
) -> Scenario:
    """Return a scenario that ended where such a verdict usually ends."""
    row = ",".join((example or {}).values())
    return Scenario(
        key=f"{clause}:{name}[{row}]#{repetition}",
        chapter="Binding and the second step" if clause.startswith("G") else "Beyond the guide",
        file="one_number.feature" if clause.startswith("G") else "beyond.feature",
        line=42,
        rule=f"The rule that {clause} states",
        name=name,
        clause=clause,
        tags=["needs-otp"] if clause == "G6.8" else [],
        example=example or {},
        repetition=repetition,
        verdict=verdict,
        expected=expected,
        seen=seen,
        reason=reason,
        started="2026-03-02T01:16:02+00:00",
        seconds=1.84 if REACHED[verdict] else 0.0,
        worker="gw1",
        steps=_steps(verdict),
        phone=[MESSAGE] if REACHED[verdict] else [],
        wire=_wire(30) if REACHED[verdict] else [],
    )


def _steps(verdict: Verdict) -> list[Step]:
    reached = REACHED[verdict]
    outcomes = ["passed"] * reached + ["failed"] * bool(reached) + ["not reached"] * 6
    return [
        Step(keyword=keyword, text=text, seconds=0.31 * bool(reached), outcome=outcome)  # type: ignore[arg-type]
        for (keyword, text), outcome in zip(SENTENCES, outcomes, strict=False)
    ]


def _wire(exchanges: int) -> list[Wire]:
    return [
        Wire(
            who="Wang's browser" if number % 5 else "SUT",
            method="POST" if number % 2 else "GET",
            url=f"https://mail.kust.edu.cn/two-step/bind/sms?step={number}",
            status=None if number == 7 else 200,
            request="phone=⟦Li's phone⟧&code=⟦code 1⟧" if number % 2 else "",
            response='{"ok": true, "message": "绑定成功 <b>"}',
            error="connection reset" if number == 7 else None,
            seconds=0.04 * number,
            note="held, and let go together with Li's browser" if number == 3 else "",
        )
        for number in range(1, exchanges + 1)
    ]


def _photograph(scenario: Scenario, folder: Path, place: str) -> None:
    """Put a picture at each Then that was reached; the last one shows the same screen as the one before."""
    (folder / place).mkdir(parents=True)
    for number, step in enumerate(scenario.steps[3:], 1):
        if step.outcome != "not reached":
            step.picture = f"{place}/{number}.jpg"
            (folder / step.picture).write_bytes(_screen(min(number, 2)))


@cache
def _screen(number: int) -> bytes:
    screen = Image.new("RGB", (1280, 720), "#eef2f6")
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 0, 1280, 90), fill="#14557b")
    draw.text((40, 25), "KUST Mail", fill="white", font_size=36)
    draw.rectangle((340, 170, 940, 620), fill="white", outline="#b8c2cc", width=2)
    draw.text((380, 210), f"Screen {number}", fill="#222222", font_size=34)
    draw.rectangle((380, 520, 540, 570), fill="#14557b")
    jpeg = BytesIO()
    screen.save(jpeg, "JPEG", quality=70)
    return jpeg.getvalue()


def _clauses(scenarios: list[Scenario]) -> list[Clause]:
    def clause(id: str, level: Level, verdict: ClauseVerdict, source: str, en: str, zh: str) -> Clause:
        keys = [scenario.key for scenario in scenarios if scenario.clause == id]
        return Clause(id=id, level=level, source=source, en=en, zh=zh, verdict=verdict, scenarios=keys)

    guide = "guide, step 3"
    return [
        clause("G0.1", "must", "pass", "title", "The second step is mandatory.", "必须开启二次验证。"),
        clause("ASVS-6.5.1", "should", "fail", "OWASP ASVS 5.0", "A code works once.", "验证码只能用一次。"),
        clause(
            "G0.3", "must", "fail", "notice", "One number binds one mailbox.", "1个手机号只能绑定1个邮箱。"
        ),
        clause("G0.6", "implied", "pass", "G0.3", "Notation does not matter.", "不同写法视为同一号码。"),
        clause("G3.1", "must", "pass", guide, "The binding page is shown first.", "首先出现绑定页面。"),
        clause("G3.4", "must", "not shown", guide, "Binding leads into the mailbox.", "绑定后进入邮箱。"),
        clause("G3.10", "must", "pass", guide, "After 信任 it is not asked again.", "信任后不再询问。"),
        clause("G4.5", "shown", "pass", "picture 7", "The number is masked.", "号码以 137****9840 显示。"),
        clause("G5.6", "implied", "fail", "G5.1", "No phone number, no binding.", "非手机号被拒绝并提示。"),
        clause("G6.2", "must", "error", guide, "Scanning and agreeing binds.", "扫码并同意后绑定完成。"),
        clause("G6.8", "implied", "inapplicable", "G3.2", "OTP can be bound.", "第三方 OTP 可绑定。"),
        clause("C.trust-lifetime", "claim", "not-run", "profile", "Trust ends in time.", "信任到期失效。"),
    ]
