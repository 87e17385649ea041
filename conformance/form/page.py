"""The form's page, made from the schema of a target profile."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args, get_origin

import msgspec

from conformance.pages import environment
from conformance.profile.keys import docs, tables
from conformance.profile.mistakes import bare, is_struct, options, wanted
from conformance.profile.profile import Profile

HERE = Path(__file__).parent
PLAIN: dict[object, str] = {bool: "flag", int: "number", float: "number", str: "text"}


@dataclass(frozen=True)
class Field:
    """One key, as the form asks for it."""

    key: str
    says: str
    kind: str
    """What the script makes TOML of: text, number, flag, choice, choices, list, map or json."""
    gives: str
    needed: bool
    choices: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True)
class Table:
    """One table, whose keys are asked for together; `needed` where no profile can be without it."""

    where: str
    says: str
    needed: bool
    fields: list[Field]


def render() -> str:
    """Return the page: it needs no network and no other file."""
    script, style = ((HERE / name).read_text(encoding="utf-8") for name in ("form.js", "form.css"))
    return (
        environment(HERE).get_template("form.html").render(tables=list(_tables()), script=script, style=style)
    )


def _tables() -> Iterator[Table]:
    needed, asked_for = {""}, {""}
    for where, kind in tables(Profile):
        if where not in asked_for:  # the items of a list, which is one field
            continue
        prefix, known = f"{where}." if where else "", docs(kind)
        fields = msgspec.structs.fields(kind)
        inner = [field for field in fields if any(map(is_struct, options(field.type)))]
        asked_for |= {f"{prefix}{field.encode_name}" for field in inner}
        if where in needed:
            needed |= {f"{prefix}{field.encode_name}" for field in inner if field.required}
        own = [_field(field, known.get(field.name, "")) for field in fields if field not in inner]
        if own:
            yield Table(where, inspect.cleandoc(kind.__doc__ or ""), where in needed, own)


def _field(field: msgspec.structs.FieldInfo, says: str) -> Field:
    kind, choices = _kind(options(field.type))
    default = _default(field, kind)
    return Field(field.encode_name, says, kind, wanted(field.type), field.required, choices, default)


def _kind(allowed: tuple[object, ...]) -> tuple[str, tuple[str, ...]]:
    of = bare(allowed[0]) if len(allowed) == 1 else None
    origin, inner = get_origin(of), [bare(one) for one in get_args(of)]
    if origin is Literal:
        return "choice", get_args(of)
    if origin is tuple and get_origin(inner[0]) is Literal:
        return "choices", get_args(inner[0])
    if origin is tuple and inner[0] is str:
        return "list", ()
    if origin is dict and inner[1] is str:
        return "map", ()
    return PLAIN.get(of, "json"), ()


def _default(field: msgspec.structs.FieldInfo, kind: str) -> str:
    """Return what a blank stands for; empty where it stands for nothing."""
    if field.default is msgspec.NODEFAULT or field.default in (None, (), ""):
        return ""
    plain = isinstance(field.default, str) and kind != "json"
    return str(field.default) if plain else msgspec.json.encode(field.default).decode()
