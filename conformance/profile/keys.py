"""What each key of a profile means: `python -m conformance.profile.keys > docs/profile.md`."""

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator

import msgspec

from conformance.profile.mistakes import is_struct, item_of, options, wanted
from conformance.profile.profile import Profile
from conformance.profile.screens import Screens
from conformance.reader import exit_with

HEAD = """# The keys of a target profile

A profile is a TOML file; copy one from `targets/`. With `extends = "other.toml"` in its first line it says
only what is different from another; of a list of files, each is laid over those before it. Unknown keys,
wrong values and contradictions are told before anything runs.

`{env:NAME}` and `{file:PATH}` (relative to the profile) stand, in any text, for what is kept elsewhere. In
commands, environment, ports, and the addresses and bodies of hooks, `{name}` stands for a value: `{python}`,
`{folder}` (of this run's world), `{smtp}` (where the fake mail gateway listens, as `host:port`), `{token}` (a
secret of this world, for hooks), a name of `ixit.start.ports` (in ports these alone), and what the key names
below; in `ixit.phones.command` only the latter and `{python}`. A name that nothing stands for is a mistake.
`{{name}}` is `{name}` as it stands; any other brace is a brace.

Written from the schema by `python -m conformance.profile.keys`; a test holds that it is up to date.
"""
SCREENS = """A value is the accessible name of a control or field, or the text of a heading or message;
where that does not suffice, a selector that begins with `css=`, `xpath=`, `text=` or `role=`; empty where
there is no such thing. The defaults are the words of the guide, so that only what is worded otherwise has to
be given.

Where a key takes a list as well, its controls are pressed one after the other, those after the first anywhere
on the screen: `["{method}", "下一步"]`. In such a key, `{method}` is the name that the screen gives a method.
"""


def render() -> str:
    """Return the page."""
    return "\n".join([HEAD, *(_table(kind, where) for where, kind in tables(Profile))])


def docs(kind: type[msgspec.Struct]) -> dict[str, str]:
    """Return what stands below each key of a table in the schema's source, those of its bases included."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if is_struct(base) and base is not msgspec.Struct:
            found |= dict(_documented(base))
    return found


def _documented(kind: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    try:
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    except OSError:  # made of what the methods have
        yield from _tables_of_methods(kind)
        return
    assert isinstance(tree, ast.ClassDef)
    for key, said in zip(tree.body, tree.body[1:], strict=False):
        match key, said:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, " ".join(text.split())


def _tables_of_methods(kind: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    for field in msgspec.structs.fields(kind):
        for table in filter(is_struct, options(field.type)):
            yield field.name, inspect.cleandoc(table.__doc__ or "").splitlines()[0]


def tables(kind: type[msgspec.Struct], where: str = "") -> Iterator[tuple[str, type[msgspec.Struct]]]:
    """Yield a kind of table and all those in it, each with its key from the top."""
    yield where, kind
    for field in msgspec.structs.fields(kind):
        for option in options(field.type):
            table = option if is_struct(option) else item_of(option)
            if table is not None:
                yield from tables(table, f"{where}.{field.encode_name}".lstrip("."))


def _table(kind: type[msgspec.Struct], where: str) -> str:
    told = inspect.cleandoc(kind.__doc__ or "")
    said = f"{told}\n\n{SCREENS}" if kind is Screens else told
    lines = [
        f"## {f'[{where}]' if where else 'At the top'}",
        "",
        said,
        "",
        "| key | give | default | |",
        "|---|---|---|---|",
    ]
    known = docs(kind)
    for field in msgspec.structs.fields(kind):
        name = field.encode_name
        lines.append(f"| `{name}` | {wanted(field.type)} | {_default(field)} | {known.get(name, '')} |")
    return "\n".join([*lines, ""])


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "needed"
    value = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    if value is None or isinstance(value, msgspec.Struct):
        return ""
    return f"`{msgspec.json.encode(value).decode()}`"


def main() -> int:
    """Print the page."""
    sys.stdout.write(render())
    return 0


if __name__ == "__main__":
    exit_with(main)
