"""ci/explore: its model of the guide, its moves and their sentences, what it finds, and its command line."""

import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from ci.lib.explore.explorer import Explorer
from ci.lib.explore.model import METHODS, At, Claims, Model, Trust
from ci.lib.explore.moves import CATALOGUE, Move, script
from ci.lib.explore.sentences import Sentence, feature, given, then, when
from ci.lib.explore.walk import HELD, Ending
from conformance.judging import register
from conformance.judging.exit_code import ExitCode
from conformance.judging.verdict import HarnessFault, Verdict
from conformance.planning.planned import plan
from tests.features import guide

ROOT = Path(__file__).parents[2]
CLAIMS = Claims(methods=tuple(METHODS.values()))
RULE = "Each login needs the password and then a security verification"
FOUND = [
    given("Li has bound SMS"),
    when("Li enters the mailbox"),
    then("Li is asked for the second step", "G4.6"),
]
TRUSTED = ("Li has_bound SMS", "Li enters", "Li passes SMS", "Li chooses_to_trust")


def done(*names: str) -> tuple[Model, list[str]]:
    """The model and the sentences after these moves, all of which must be possible."""
    model, sentences = Model(CLAIMS), list[str]()
    for name in names:
        made = make(model, name)
        assert made, f"{name} cannot be done after {sentences}"
        sentences += [sentence.text for sentence in made]
    return model, sentences


def make(model: Model, name: str) -> list[Sentence]:
    """What comes of a move such as `Li has_bound SMS`, or `Li enters`."""
    who, what, *values = name.split(" ", 2)
    (found,) = (move for move in CATALOGUE if (move.who, move.make.__name__) == (who, what))
    model.shown = who
    chosen = next(one for one in found.choices if " ".join(one).strip() == " ".join(values))
    return found.make(model, model.people[who], *chosen)


def draw(number: int) -> list[tuple[Move, int]]:
    """Random moves, the same at each run."""
    chance = random.Random(number)
    moves = chance.choices(CATALOGUE, [move.weight for move in CATALOGUE], k=300)
    return [(move, chance.randrange(60)) for move in moves]


@cache
def many_scripts() -> tuple[list[Sentence], ...]:
    """What random moves say."""
    return tuple(script(Model(CLAIMS), draw(number), 12) for number in range(1500))


def test_each_sentence_of_each_move_matches_one_step_function() -> None:
    said = {sentence for sentences in many_scripts() for sentence in sentences}
    spoken = {guide.Sentence(one.type, one.text) for one in said}
    spoken |= {guide.Sentence("then", one.instead[0]) for one in said if one.instead}
    assert [one.text for one in spoken if len(one.definitions()) != 1] == []


def test_each_move_is_made_and_speaks_of_registered_clauses() -> None:
    made = {
        one
        for number in range(1500)
        for model in [Model(CLAIMS)]
        for one, turn in draw(number)
        if one.apply(model, turn)
    }
    assert {(one.who, one.make.__name__) for one in set(CATALOGUE) - made} == set()
    clauses = {one.clause for sentences in many_scripts() for one in sentences if one.type == "then"}
    assert clauses <= {entry.id for entry in register.load(ROOT / "features" / "clauses.toml")}
    assert len(clauses) > 30


def test_a_login_without_a_method_is_asked_to_bind_one() -> None:
    _, said = done("Li enters")
    assert said[1:] == ["Li is asked to bind a method", "nothing of Li's mailbox was shown"]


def test_trust_belongs_to_one_browser_and_one_mailbox() -> None:
    assert "Li is not asked for the second step" in done(*TRUSTED, "Li logs_in_again")[1]
    for elsewhere in ("Li logs_in_elsewhere in a private window", "Li clears_cookies"):
        assert done(*TRUSTED, elsewhere)[0].people["Li"].at is At.SECOND
    model, _ = done("Wang has_bound SMS", *TRUSTED, "Wang uses_the_others_browser")
    assert (model.people["Wang"].at, model.people["Li"].at) == (At.SECOND, At.AWAY)


def test_a_number_binds_one_mailbox_until_it_is_unbound() -> None:
    model, _ = done("Li has_bound SMS", "Li is_in_settings", "Wang enters")
    assert not make(model, "Wang binds_the_others SMS")
    assert make(model, "Wang tries_what_is_taken SMS the other's")
    assert make(model, "Li unbinds SMS")
    assert not make(model, "Wang tries_what_is_taken SMS the other's")
    assert make(model, "Wang binds_the_others SMS")


def test_where_the_guide_leaves_it_open_the_model_does_not_look() -> None:
    model, _ = done(*TRUSTED, "Li opens_settings SMS", "Li binds_in_settings WeChat")
    assert model.trusted(model.people["Li"]) is Trust.OPEN
    assert not make(model, "Li logs_in_again")
    assert not make(model, "Li opens_with_what_is_bound WeChat")


def test_what_is_not_claimed_is_not_done() -> None:
    bare = Claims(("SMS",), direct=False, second_mailbox=False, one_number=False, sign_out=False)
    said = {sentence.text for number in range(300) for sentence in script(Model(bare), draw(number), 12)}
    unclaimed = ("bound WeChat", "binds WeChat", "own login", "second mailbox", "taken", "signs out")
    assert said
    assert [text for text in said if any(words in text for words in unclaimed)] == []


def test_the_feature_file_is_a_scenario_of_its_clause(tmp_path: Path) -> None:
    file = tmp_path / "counterexample.feature"
    file.write_text(feature(FOUND, RULE, ["found with seed 7"]), encoding="utf-8")
    (planned,) = plan(tmp_path, tmp_path, {"G4.6"})
    assert (planned.clause, planned.fault) == ("G4.6", "")
    assert [text for _, text in planned.steps] == [sentence.text for sentence in FOUND]
    assert [keyword for keyword, _ in planned.steps] == ["Given", "When", "Then"]


def fails_at(*texts: str) -> Callable[[Sequence[Sentence]], Ending]:
    """A SUT that contradicts the last of these texts, once the others have been said before it."""

    def walk(sentences: Sequence[Sentence]) -> Ending:
        left = list(texts)
        for number, sentence in enumerate(sentences, start=1):
            if left and sentence.text == left[0]:
                del left[0]
                if not left:
                    return Ending(Verdict.FAIL, tuple(sentences[:number]), "a question", "none")
        return HELD

    return walk


def test_a_disagreement_is_cut_down_to_what_it_takes() -> None:
    asked = "Li is asked to bind a method"
    found = Explorer(CLAIMS, fails_at(asked), seed=4).explore(sequences=100, seconds=60)
    assert found
    assert found.sentences[-1].text == asked
    assert len(found.sentences) <= 3  # with a second mailbox, which is given and then entered


def test_a_seed_reproduces_its_sequences() -> None:
    def explored(seed: int) -> list[str]:
        said: list[str] = []

        def walk(sentences: Sequence[Sentence]) -> Ending:
            said.extend(sentence.text for sentence in sentences)
            return HELD

        assert Explorer(CLAIMS, walk, seed).explore(sequences=5, seconds=60) is None
        return said

    assert explored(1) == explored(1) != explored(2)


def test_no_sequence_begins_once_the_time_is_over() -> None:
    exploring = Explorer(CLAIMS, fails_at("Li enters the mailbox"), seed=1)
    assert exploring.explore(sequences=5, seconds=0) is None
    assert exploring.sequences == 0


def test_what_cannot_be_done_counts_as_the_then_that_says_so() -> None:
    def walk(sentences: Sequence[Sentence]) -> Ending:
        for number, sentence in enumerate(sentences):
            if sentence.instead:
                said = then(*sentence.instead)
                return Ending(Verdict.FAIL, (*sentences[:number], said), "a mailbox", "none")
        return HELD

    found = Explorer(CLAIMS, walk, seed=1).explore(sequences=40, seconds=60)
    assert found
    assert found.sentences[-1].text.startswith("the second step by ")


def test_what_could_not_be_carried_out_is_no_disagreement() -> None:
    def stuck(sentences: Sequence[Sentence]) -> Ending:
        return Ending(Verdict.INCONCLUSIVE, tuple(sentences[:1]), reason="no such page")

    exploring = Explorer(CLAIMS, stuck, seed=1)
    assert exploring.explore(sequences=5, seconds=60) is None
    assert set(exploring.stuck) == {"no such page"}


def test_a_fault_of_the_harness_is_no_disagreement() -> None:
    def dead(sentences: Sequence[Sentence]) -> Ending:
        raise HarnessFault("the proxy is gone")

    with pytest.raises(HarnessFault, match="the proxy is gone"):
        Explorer(CLAIMS, dead, seed=1).explore(sequences=5, seconds=60)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--defect=nothing-is-called-so"], "no defect is called nothing-is-called-so"),
        (["--replay=nowhere.feature"], "--replay nowhere.feature: there is no such file"),
        (["--sequences=0"], "argument --sequences: "),
        (["--minutes=soon"], "argument --minutes: "),
    ],
)
def test_wrong_usage_is_told_in_a_line(arguments: list[str], told: str) -> None:
    command = [sys.executable, "-m", "ci.lib.explore", *arguments]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (ExitCode.USAGE, "")
    assert ended.stderr.startswith(f"ci/explore: {told}")
    assert ended.stderr.count("\n") == 1


def test_a_counterexample_is_played_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "counterexample.feature"
    file.write_text(feature(FOUND, RULE, []), encoding="utf-8")
    command = [sys.executable, "-m", "ci.lib.explore", "--defect=password-is-enough", f"--replay={file}"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == ExitCode.FAILS, ended.stdout
    assert "fail         G4.6         The shortest way found" in ended.stdout


def test_a_trusted_browser_asks_for_no_method_that_could_be_shown_to_open() -> None:
    model, _ = done(*TRUSTED)
    assert not make(model, "Li opens_with_what_is_bound SMS")
    assert make(model, "Li clears_cookies")
    assert make(model, "Li opens_with_what_is_bound SMS")
