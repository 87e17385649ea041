"""What is wrong with a profile's tables: every mistake, each with key, value and what would be right."""

import types
import typing
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, Literal, get_args, get_origin

import msgspec

WORDS: Mapping[object, str] = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


def mistakes(table: object, kind: type[msgspec.Struct], where: str = "") -> Iterator[str]:
    """Yield a line for each key of a table, and of the tables in it, that this kind of table cannot take.

    table: as tomllib reads it; where: the table's own key, empty for the whole file.
    """
    if not isinstance(table, dict):
        yield f"{where} = {table!r}: give a table of keys"
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    prefix = f"{where}." if where else ""
    for key in table.keys() - fields.keys():
        yield f"{prefix}{key}: there is no such key; {_instead(key, sorted(fields))}"
    for name, field in fields.items():
        if name in table:
            yield from _value(table[name], field.type, f"{prefix}{name}")
        elif field.required:
            yield f"{prefix}{name} is missing: give {wanted(field.type)}"


def _value(value: object, kind: object, where: str) -> Iterator[str]:
    struct = next((one for one in options(kind) if is_struct(one)), None)
    if struct is not None:
        yield from mistakes(value, struct, where)
        return
    item = item_of(kind)
    if item is not None and isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from mistakes(one, item, f"{where}[{number}]")
        return
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        yield f"{where} = {value!r}: give {wanted(kind)}"


def wanted(kind: object) -> str:
    """Return what a value of this type is, in words."""
    allowed = options(kind)
    if any(map(is_struct, allowed)):
        return "a table of keys"
    return " or ".join(map(_wanted_one, allowed))


def _wanted_one(kind: object) -> str:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        said = (one.description for one in inner[1:] if one.description)
        return next(said, f"{wanted(inner[0])}, at least one")
    if origin is Literal:
        return "one of " + ", ".join(map(repr, inner)) if len(inner) > 1 else repr(inner[0])
    if origin in (tuple, list):
        return f"a list, each item {wanted(inner[0])}"
    if origin is dict:
        return f"a table, each value {wanted(inner[1])}"
    return WORDS.get(kind, "a value")


def options(kind: object) -> tuple[object, ...]:
    """Return the types that a union allows besides None."""
    union = get_origin(kind) in (typing.Union, types.UnionType)
    return tuple(option for option in get_args(kind) if option is not type(None)) if union else (kind,)


def bare(kind: object) -> object:
    """Return a type without what is said of its values (conformance.profile.values)."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def item_of(kind: object) -> type[msgspec.Struct] | None:
    """Return which table each item of a list of this type is, if they are tables."""
    kind = bare(kind)
    inner = get_args(kind)[:1] if get_origin(kind) in (tuple, list) else ()
    return next(filter(is_struct, inner), None)


def is_struct(kind: object) -> typing.TypeGuard[type[msgspec.Struct]]:
    """Tell whether a type is a table of its own."""
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _instead(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
