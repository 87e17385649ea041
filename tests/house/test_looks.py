"""What looks does not act, and what notes says so: as far as names in the code can tell."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.modules import modules, place, tree

DEEDS = frozenset(
    {"click", "fill", "goto", "press", "press_sequentially", "clear", "type", "focus", "reload", "fetch"}
    | {"go_back", "go_forward", "visit", "follow", "ask", "restart", "second_tab", "put_back"}
    | {"clear_cookies", "call", "pass_time", "bind", "fail", "mend"}
    | {"fill_in", "prove", "answer", "answer_step_up"}
)
"""What does something to a page, a browser, a deployment or its time, whoever calls it; last, by a method."""
PASSES = "_past_interlude"
"""The one function that acts while somebody looks (steps/screens/seeing.py)."""
VERBS = frozenset(
    {"ask", "cancel", "choose", "click", "enter", "give", "later", "leave", "open", "press", "ready"}
    | {"sign", "switch", "trust", "turn", "type"}
)
"""With what the name of a function of steps/screens begins that acts."""
READ_BACKS = frozenset(
    {
        "log_in_again",
        "sign_in_here",
        "log_in_by_code",
        "next_code_goes_to",
        "enter_second",
        "enter_without_new_login",
        "arrive",
        "close_and_open",
    }
    | {"visit", "open_mailbox", "try_to_open", "complete", "go_on", "expect_mailbox"}
    | {"open_list", "read_two_step", "expect_rows", "_expect_told", "repeat_data_requests"}
    | {
        "another_code_at_once",
        "choose_binding",
        "open_choice",
        "still_read",
        "turn_to_mail_tile",
        "opens",
        "open_qr_code",
        "open_security_settings",
        "open_two_step_settings",
        "pass_questions",
        "come_to_login",
    }
)
"""By what a Then comes back to read what is so now: a new login, a mailbox, the settings, what leads on."""


def functions(*rooms: str) -> Iterator[ast.FunctionDef]:
    for room in rooms:
        for path in modules(room):
            yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))


def called(function: ast.FunctionDef) -> set[str]:
    """The last names of what a function calls."""
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    names = [one.id if isinstance(one, ast.Name) else getattr(one, "attr", "") for one in calls]
    return {*names}


def acting(known: Iterable[ast.FunctionDef]) -> set[str]:
    """The names of those that act, by themselves or through one another."""
    calls = [(one.name, called(one)) for one in known if one.name not in (PASSES, "_")]
    acts: set[str] = set(DEEDS)
    while more := {name for name, names in calls if names & acts} - acts:
        acts |= more
    return acts


def thens() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Each Then, with where it stands."""
    for path in modules("steps.sentences"):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef) and "then" in _decorators(node):
                yield f"{place(path)}:{node.lineno}", node


def _decorators(function: ast.FunctionDef) -> set[str]:
    named = [one.func for one in function.decorator_list if isinstance(one, ast.Call)]
    return {one.id for one in named if isinstance(one, ast.Name)}


def test_what_acts_on_a_screen_begins_with_a_verb_that_says_so() -> None:
    acts = acting(functions("steps.screens"))
    named = {one.name for one in functions("steps.screens") if not one.name.startswith("__")}
    assert {name for name in named & acts if name.split("_")[0] not in VERBS} == set()


def test_an_interlude_is_passed_in_one_place() -> None:
    clicking = [one.name for one in functions("steps.screens.seeing") if called(one) & DEEDS]
    assert clicking == [PASSES]


def test_a_browser_is_looked_up_without_a_change() -> None:
    changing = {
        one.name
        for one in functions("steps.devices.browsers")
        for node in ast.walk(one)
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store)
    }
    assert changing == {"__init__", "turn_to", "other_used_by", "give", "open", "aside"}


def test_a_then_looks_or_comes_back_by_a_known_way() -> None:
    acts = acting(functions("steps.ways", "steps.screens", "steps.sentences", "steps.expectations"))
    back = {where: called(node) & acts for where, node in thens()}
    assert back
    assert {where: names - READ_BACKS for where, names in back.items() if names - READ_BACKS} == {}
    assert set().union(*back.values()) == READ_BACKS


def test_a_then_opens_no_other_browser() -> None:
    assert [where for where, node in thens() if "other_used_by" in called(node)] == []


def test_a_then_notes_no_fact() -> None:
    assert [
        where
        for where, then in thens()
        for node in ast.walk(then)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    ] == []
