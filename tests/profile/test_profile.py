"""Target profiles: reading one, and refusing one in clear lines."""

import re
from pathlib import Path

import msgspec
import pytest

from conformance.profile import Profile, ProfileError, load
from conformance.profile.mistakes import mistakes
from conformance.profile.screens import Messages

REFERENCE = Path(__file__).parents[2] / "targets" / "reference.toml"


def refusal(folder: Path, pattern: str, new: str) -> list[str]:
    """What is said of the reference's profile with something else in it, without the file's name."""
    text, count = re.subn(pattern, new, REFERENCE.read_text(encoding="utf-8"))
    assert count, "nothing was changed"
    path = folder / "copy.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as refused:
        load(path)
    lines = refused.value.lines
    assert all(line.startswith(f"{path}: ") and "\n" not in line for line in lines)
    return [line.removeprefix(f"{path}: ") for line in lines]


def test_a_file_that_windows_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_text(f"extends = '{REFERENCE}'\r\nname = '昆工'\r\n", encoding="utf-8-sig")
    assert load(path).name == "昆工"


def test_the_reference_is_read() -> None:
    reference = load(REFERENCE)
    assert reference.title == "KUST guide, profile reference"
    assert "not the university's system" in reference.system
    assert reference.ics.exercised() == ("coremail_app", "otp", "sms", "backup", "wechat", "wecom")


@pytest.mark.parametrize(
    ("pattern", "new", "line"),
    [
        ("switching =", "swiching =", "ics.swiching: there is no such key; did you mean switching?"),
        (
            r"\[ixit\.people\]",
            "[ixit.screens.trust]\nlatter = '3'\n[ixit.people]",
            "ixit.screens.trust.latter: there is no such key; did you mean later?",
        ),
        ("switching = true", "switching = 1", "ics.switching = 1: give true or false"),
        (
            r"\bdoors = \[\"portal.+",
            'doors = ["back"]',
            "ics.doors = ['back']: give a list, each item one of 'portal', 'direct', at least one",
        ),
        (
            "lifetime_days = .+",
            "lifetime_days = '7'",
            "ics.trust.lifetime_days = '7': give a whole number, 1 or more",
        ),
        ("guide = .+", "", "guide is missing: give a text of 1 to 100 characters"),
        ("clock = .+", 'clock = "sundial"', "ixit.clock = 'sundial': give one of 'hook', 'real'"),
        (r"\[ics\]", "[ics", "Expected ']' at the end of a table declaration (at line 6, column 5)"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, pattern: str, new: str, line: str) -> None:
    assert refusal(tmp_path, pattern, new) == [line]


@pytest.mark.parametrize(
    ("pattern", "new", "start"),
    [
        (
            r"\[ixit\.gateways\.wecom\]\n(.+\n)+",
            "",
            "ics.methods has wecom, but ixit.gateways.wecom is missing",
        ),
        (
            r'"wecom"\]\n',
            '"otp"]\nunexercised = ["wecom"]\n',
            "ics.unexercised names wecom, which ics.methods does not offer",
        ),
        (
            r"\[ixit\.gateways\.coremail_app\]\n(.+\n)+",
            "",
            "ics.methods has coremail_app, but ixit.gateways.coremail_app is missing",
        ),
        ("direct = .+", "", "ics.doors has direct, but ixit.addresses.direct is empty"),
        ("(?m)^portal = .+", "", "ics.doors has portal, but ixit.addresses.portal is empty"),
        (
            '"otp", (.+\n)+doors =',
            '"sms", "wechat"]\nwithout_change = ["otp"]\ndoors =',
            "ics.without_change names otp, which ics.methods does not offer",
        ),
        (
            '"otp", (.+\n)+doors =',
            '"sms", "wechat"]\nonly_together = ["otp"]\ndoors =',
            "ics.only_together names otp, which ics.methods does not offer",
        ),
        (
            r"\[ixit\.hooks\.add_mailbox\]\n(.+\n)+",
            "",
            "ics.second_mailbox is true, but ixit.hooks.add_mailbox is missing",
        ),
        (
            r"\[ixit\.hooks\.advance_clock\]\n(.+\n)+",
            "",
            'ixit.clock is "hook", but ixit.hooks.advance_clock is missing',
        ),
        (
            r"\bdoors = \[\"portal.+",
            'doors = ["portal"]',
            'ixit.second_mailbox is "direct", a door that ics.doors',
        ),
        ('pattern = "验.+', 'pattern = "x"', "ics.codes.pattern must be a regular expression"),
        (
            r"\[ixit\.hooks\.set_password\]\n(.+\n)+",
            "",
            "ics.new_password is true, but ixit.hooks.set_password is missing",
        ),
        (
            r"\[ixit\.screens\.second_step\]",
            '[ixit.screens.second_step]\ntrust_box = "信任"',
            "ixit.screens.second_step.trust_box asks for trust, and so does ixit.screens.trust",
        ),
        (
            r"\[ixit\.people\]",
            '[ixit.screens.trust]\nlandmark = ""\n[ixit.people]',
            "ics.trust.after_binding is true, but trust is no question of its own",
        ),
        (
            "further_doors = .+",
            'further_doors = ["the app"]',
            "ics.further_doors names 'the app', which is no",
        ),
        (
            "second_mailbox = .direct.",
            'second_mailbox = "choose"',
            'ixit.second_mailbox is "choose", but ixit.screens.mailbox_choice.landmark is empty',
        ),
        (
            r"\[ixit\.gateways\.(tencent|alibaba)\]\n(.+\n)+",
            "",
            "ics.methods has sms, but ixit.gateways.tencent or .alibaba or .http is missing",
        ),
    ],
)
def test_parts_that_contradict_each_other(tmp_path: Path, pattern: str, new: str, start: str) -> None:
    (line,) = refusal(tmp_path, pattern, new)
    assert line.startswith(start)


def test_a_message_may_have_several_wordings() -> None:
    messages = msgspec.convert({"wrong_code": ["No.", "Too late."]}, Messages)
    assert [one for one in messages.wordings() if one[0] == "wrong_code"] == [
        ("wrong_code", "No."),
        ("wrong_code", "Too late."),
    ]


@pytest.mark.parametrize("path", sorted(REFERENCE.parent.glob("*.toml")), ids=lambda path: path.stem)
def test_every_profile_is_read(path: Path) -> None:
    assert load(path).name == path.stem


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    lines = refusal(tmp_path, r"\b(switching|guide) = .+", r"s\1 = 1")
    assert len(lines) == 3


def test_a_value_in_the_place_of_a_table() -> None:
    assert "ics = 3: give a table of keys" in mistakes({"ics": 3}, Profile)


def test_all_contradictions_are_said_at_once(tmp_path: Path) -> None:
    lines = refusal(tmp_path, r"direct = .+|\[ixit\.hooks\.set_password\]\n(.+\n)+", "")
    assert len(lines) == 2


def test_a_profile_may_say_only_what_is_different(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f"""extends = "{REFERENCE}"
name = "own"
[ixit.start.environment]
COLOUR = "blue"
[ics.codes]
life_minutes = 5
""")
    reference, profile = load(REFERENCE), load(own)
    assert profile.ixit.start and reference.ixit.start
    assert (profile.name, profile.guide) == ("own", reference.guide)
    assert profile.ixit.start.command == reference.ixit.start.command
    assert profile.ixit.start.environment == {"CONTROL_TOKEN": "{token}", "COLOUR": "blue"}
    assert (profile.ics.codes.life_minutes, profile.ics.codes.pattern) == (5, reference.ics.codes.pattern)


def test_of_several_that_it_extends_a_later_lies_over_an_earlier_one(tmp_path: Path) -> None:
    for name, life, colour in (("one", 5, "blue"), ("two", 4, "red")):
        (tmp_path / f"{name}.toml").write_text(
            f'extends = "{REFERENCE}"\n[ixit.start.environment]\n{name} = "{colour}"\n'
            f"[ics.codes]\nlife_minutes = {life}\n"
        )
    both = tmp_path / "both.toml"
    both.write_text('extends = ["one.toml", "two.toml"]\nname = "both"')
    profile = load(both)
    assert profile.ixit.start
    assert profile.ixit.start.environment.items() >= {"one": "blue", "two": "red"}.items()
    assert (profile.name, profile.ics.codes.life_minutes) == ("both", 4)


@pytest.mark.parametrize(
    ("extends", "line"),
    [
        ('"nowhere.toml"', "extends {folder}/nowhere.toml: there is no such file"),
        ('"own.toml"', "extends = 'own.toml': give the file of another profile"),
        ("3", "extends = 3: give the file of another profile, or a list of them"),
        ('["reference.toml", 3]', "extends = ['reference.toml', 3]: give the file of another profile"),
    ],
)
def test_a_profile_that_extends_none(tmp_path: Path, extends: str, line: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f"extends = {extends}\n")
    with pytest.raises(ProfileError) as refused:
        load(own)
    assert refused.value.lines[0].startswith(f"{own}: {line.format(folder=tmp_path)}")


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_profile_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProfileError) as refused:
        load(tmp_path / name)
    assert refused.value.lines == [
        f"{tmp_path / name}: there is no such file; give --target a name in targets/ or a TOML file"
    ]
