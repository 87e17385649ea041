"""The plan: what gherkin-official finds in the features, as the judge needs it."""

from pathlib import Path

from conformance.planning.planned import plan

FEATURE = """
# language: zh-CN
@needs-sms
功能: 一号一箱
  背景:
    假如 门户已打开
  @G0.3
  规则: 1个手机号只能绑定1个邮箱
    背景:
      而且 李老师的邮箱已绑定李老师的手机
    @needs-two
    场景大纲: 以<写法>填写
      当 王老师填写<写法>
      那么 该号码被拒绝
      例子:
        | 写法 | 备注 |
        | +86  | 甲   |
      @needs-wide
      例子: 全角
        | 写法 | 备注 |
        | ８６ |      |
"""


def test_the_rows_of_an_outline(tmp_path: Path) -> None:
    folder = tmp_path / "features" / "zh-CN"
    folder.mkdir(parents=True)
    (folder / "one_number.feature").write_text(FEATURE, encoding="utf-8")
    first, second = plan(folder, tmp_path, {"G0.3"})
    assert (first.key, second.key) == ("one_number.feature:12[row 1]", "one_number.feature:12[row 2]")
    assert (first.file, first.line) == ("features/zh-CN/one_number.feature", 12)
    assert (first.chapter, first.rule, first.clause) == ("一号一箱", "1个手机号只能绑定1个邮箱", "G0.3")
    assert first.name == "以+86填写"
    assert first.tags == ("needs-sms", "G0.3", "needs-two")
    assert second.tags == ("needs-sms", "G0.3", "needs-two", "needs-wide")
    assert second.example == {"写法": "８６", "备注": ""}
    assert first.steps == (
        ("假如", "门户已打开"),
        ("而且", "李老师的邮箱已绑定李老师的手机"),
        ("当", "王老师填写+86"),
        ("那么", "该号码被拒绝"),
    )
    assert not first.fault


def test_an_empty_file_plans_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.feature").write_text("", encoding="utf-8")
    assert plan(tmp_path, tmp_path, {"G0.3"}) == []
