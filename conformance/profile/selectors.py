"""Selectors that no browser could read, found without a browser.

Only what is wrong beyond doubt is refused: a browser knows more than any list of ours.
"""

import re
from collections.abc import Callable, Mapping

PAIRS = {")": "(", "]": "[", "}": "{"}
QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
PLAINLY_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
ESCAPED = re.compile(r"\\.", re.DOTALL)
DANGLING = re.compile(r"[>+~,]\s*$|^\s*[,]|,\s*,|[.#]\s*[.#]|[.#:\[]\s*$|\[\s*\]|\[\s*=|[.#]\d")
"""In CSS: a combinator, a dot, a hash or a bracket that nothing follows, an empty or nameless attribute."""
STEPS = re.compile(r"/\s*$|/\s*/\s*/|\[\s*\]|::\s*$|@\s*(?:$|\])")
"""In XPath: a step, a predicate, an axis or an attribute that is not there."""
ROLE = re.compile(r"[a-z]+(\s*\[.*\])*", re.DOTALL)


def broken(value: str) -> str:
    """Return what is wrong with a selector; empty for words, and for what may be right."""
    engine, given, selector = value.partition("=")
    if not given or engine not in FORMS:
        return ""
    if not selector.strip():
        return f"a selector stands behind {engine}="
    return "" if FORMS[engine](selector) else f"no browser can read this as {engine}"


def _balanced(selector: str, quoted: re.Pattern[str] = QUOTED) -> str | None:
    """Return the selector without what is quoted or escaped; None where quotes or brackets do not match."""
    bare = ESCAPED.sub("x", quoted.sub("q", selector))
    if '"' in bare or "'" in bare:
        return None
    stack: list[str] = []
    for character in bare:
        if character in PAIRS.values():
            stack.append(character)
        elif character in PAIRS and (not stack or stack.pop() != PAIRS[character]):
            return None
    return None if stack else bare


def _css(selector: str) -> bool:
    parts = (_balanced(part) for part in selector.split(" >> "))
    return all(part is not None and not DANGLING.search(part) for part in parts)


def _xpath(selector: str) -> bool:
    bare = _balanced(selector, PLAINLY_QUOTED)
    return bare is not None and (not STEPS.search(bare) or bare.strip() == "/")


def _role(selector: str) -> bool:
    if "/" in selector:  # a name given as a regular expression may hold anything
        return True
    return _balanced(selector) is not None and bool(ROLE.fullmatch(selector.split(" >> ")[0].strip()))


FORMS: Mapping[str, Callable[[str], bool]] = {"css": _css, "xpath": _xpath, "role": _role, "text": bool}
