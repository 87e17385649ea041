"""`{…}` in a profile: one grammar, and what fills it in.

- `{name}` stands for a value: which names there are, the key says (docs/profile.md).
- `{env:NAME}` and `{file:PATH}` stand for what is kept elsewhere, in any text.
- `{{name}}` is `{name}` as it stands; any other brace is a brace, so that JSON need not be written otherwise.

A name that nothing stands for is a mistake, which is told when the profile is read.
"""

import re
from collections.abc import Collection, Mapping

PLACE = re.compile(r"\{(?P<kept>\{)?(?P<name>(?:env|file):[^{}]+|[\w .-]+)\}(?(kept)\})")


class Unfilled(ValueError):
    """Nothing stands for a name; the text says which, and what there is."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        there = ", ".join(f"{{{one}}}" for one in sorted(known)) or "nothing"
        super().__init__(f"nothing stands for {{{name}}}; there is {there}")


class Secret(str):
    """A text with what stands elsewhere put in; it shows itself as the profile writes it.

    written: what the profile says. taken: each value in it, with the name that stands for it in a report.
    """

    written: str
    taken: dict[str, str]

    def __new__(cls, written: str, values: Mapping[str, str]) -> "Secret":
        """Fill in the values: `env:NAME` or `file:PATH` -> what stands there."""
        secret = super().__new__(cls, PLACE.sub(lambda place: _taken(place, values), written))
        secret.written = written
        secret.taken = {value: name for name, value in values.items()}
        return secret

    def __repr__(self) -> str:
        return repr(self.written)


def fill(text: str, values: Mapping[str, object]) -> str:
    """Return a text with its placeholders filled in. Raises Unfilled.

    A brace in what came from elsewhere is that brace.
    """
    if isinstance(text, Secret):
        values = {**values, **{name: value for value, name in text.taken.items()}}
        text = text.written
    return PLACE.sub(lambda place: _value(place, values), text)


def filled(template: object, values: Mapping[str, object]) -> object:
    """Return a copy of a template of dicts, lists and strings, filled in. Raises Unfilled.

    A string that is one placeholder and nothing else keeps its value's type.
    """
    if isinstance(template, dict):
        return {key: filled(value, values) for key, value in template.items()}
    if isinstance(template, list):
        return [filled(value, values) for value in template]
    if not isinstance(template, str):
        return template
    name = template[1:-1]
    return values[name] if template == f"{{{name}}}" and name in values else fill(template, values)


def names(template: object) -> set[str]:
    """Return the names in a text, or in all texts of a list or table, for which a value has to be given."""
    if isinstance(template, dict):
        return set().union(*map(names, template.values()))
    if isinstance(template, list):
        return set().union(*map(names, template))
    if not isinstance(template, str):
        return set()
    if isinstance(template, Secret):
        return names(template.written) - set(template.taken.values())
    return {place["name"] for place in PLACE.finditer(template) if not place["kept"]}


def _value(place: re.Match[str], values: Mapping[str, object]) -> str:
    if place["kept"]:
        return place[0][1:-1]
    if place["name"] not in values:
        raise Unfilled(place["name"], values)
    return str(values[place["name"]])


def _taken(place: re.Match[str], values: Mapping[str, str]) -> str:
    return place[0] if place["kept"] else values.get(place["name"], place[0])
