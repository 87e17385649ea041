"""A request taken apart, so that it can be written anew with other values in its places."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit
from uuid import uuid4

type Json = Any
"""What a JSON text holds: texts, numbers, lists and objects of them."""
type Change = Callable[[str, Json], Sequence[Json]]
"""From the name and the value of a place to what stands there instead: nothing, one value, or several."""
DEEP = 100
"""Objects and lists that stand in one another at the most, where a JSON text is read."""
TOO_DEEP = f"nested more than {DEEP} times"
OWN_HEADERS = frozenset({"accept", "authorization", "content-type", "origin", "referer", "x-requested-with"})
"""What a request says of itself, besides headers of its site's own; the rest is the browser's."""
URLENCODED, MULTIPART, JSON = (
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/json",
)


@dataclass(frozen=True)
class Message:
    """A request: its query and its body as fields, where they can be read as such.

    `fields` are a form's; `tree` is a JSON text's; `raw` is a body that is neither.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    query: Sequence[tuple[str, str]] = ()
    fields: Sequence[tuple[str, str]] = ()
    tree: Json = None
    raw: str = ""

    @property
    def kind(self) -> str:
        """The type of its body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def values(self) -> Iterator[tuple[str, Json]]:
        """Every name with the value that stands there: in the query, the form, or anywhere in the JSON."""
        yield from self.query
        yield from self.fields
        yield from leaves("", self.tree)

    def holds(self, value: str) -> bool:
        """Whether it says this value, or its base64, somewhere that can be changed, the path included."""
        said = [str(one) for _, one in self.values()]
        return value in self.path_parts() or in_base64(value) in said or any(value in one for one in said)

    def path_parts(self) -> list[str]:
        """The parts of the path of its address."""
        return [unquote(part) for part in urlsplit(self.url).path.split("/")]

    def changed(self, change: Change) -> "Message":
        """The same with other values, as `change` says for each place; a path keeps its parts."""
        return replace(
            self,
            url=_with_path(self.url, change),
            query=_changed_pairs(self.query, change),
            fields=_changed_pairs(self.fields, change),
            tree=None if self.tree is None else _changed_tree("", self.tree, change),
        )

    def saying(self, more: Mapping[str, Json]) -> "Message":
        """The same with these fields, in every object of its body, in its form, or in its query."""
        if isinstance(self.tree, dict):
            return replace(self, tree=_saying(self.tree, more))
        if self.method == "GET" or self.tree is not None or self.raw:
            return replace(self, query=[*_without(self.query, more), *more.items()])
        return replace(self, fields=[*_without(self.fields, more), *more.items()])

    def without_body(self) -> "Message":
        """The same with nothing but its query."""
        return replace(self, fields=(), tree=None, raw="")

    def asking(self, method: str) -> "Message":
        """The same by a method that has no body: all that it says stands in its query."""
        said = [(name, str(value)) for name, value in self.values()]
        return replace(self.without_body(), method=method, query=said)

    def address(self) -> str:
        """The address with its query."""
        return urlunsplit(urlsplit(self.url)._replace(query=urlencode(self.query)))

    def body(self) -> tuple[str, bytes | None]:
        """The type of the body as it is written now, and the body."""
        if self.tree is not None:
            return self.headers.get("content-type", JSON), json.dumps(self.tree).encode()
        if self.kind == MULTIPART:
            return _multipart(self.fields)
        if self.fields or self.kind == URLENCODED:
            return URLENCODED, urlencode(self.fields).encode()
        return self.headers.get("content-type", ""), self.raw.encode() or None


def in_base64(value: str) -> str:
    """A text as many pages encode a password or a code before they submit it."""
    return b64encode(value.encode()).decode()


def parsed(method: str, url: str, headers: Mapping[str, str], body: bytes) -> Message:
    """The request with this address, these headers and this body, taken apart."""
    own = {
        name.lower(): value
        for name, value in headers.items()
        if name.lower() in OWN_HEADERS or name.lower().startswith("x-")
    }
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    bare = Message(method, urlunsplit(parts._replace(query="", fragment="")), own, query)
    text = body.decode(errors="replace")
    if bare.kind == MULTIPART:
        return replace(bare, fields=_parts(own["content-type"], body))
    if bare.kind == URLENCODED:
        return replace(bare, fields=parse_qsl(text, keep_blank_values=True))
    try:
        tree = read_json(text)
    except ValueError:
        return replace(bare, raw=text)
    return replace(bare, tree=tree)


def read_json(text: str) -> Json:
    """What a JSON text holds; ValueError for what is none, or nested more deeply than anybody writes."""
    try:
        tree = json.loads(text)
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    level = [tree]
    for _ in range(DEEP):
        level = [value for one in level for value in _inside(one)]
    if level:
        raise ValueError(TOO_DEEP)
    return tree


def _inside(tree: Json) -> Iterable[Json]:
    return tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()


def _without(pairs: Sequence[tuple[str, str]], names: Mapping[str, Json]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in pairs if name not in names]


def _saying(tree: Json, more: Mapping[str, Json]) -> Json:
    if isinstance(tree, list):
        return [_saying(one, more) for one in tree]
    if isinstance(tree, dict):
        return {**{name: _saying(one, more) for name, one in tree.items()}, **more}
    return tree


def leaves(name: str, tree: Json) -> Iterator[tuple[str, Json]]:
    """Every value that stands anywhere in a JSON text, with the name that it, or the list around it, has."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(key, value)
    elif isinstance(tree, list):
        for value in tree:
            yield from leaves(name, value)
    elif tree is not None:
        yield name, tree


def _changed_tree(name: str, tree: Json, change: Change) -> Json:
    if isinstance(tree, dict):
        changed = {key: _in_object(key, value, change) for key, value in tree.items()}
        return {key: value[0] for key, value in changed.items() if value}
    if isinstance(tree, list):
        return [_changed_tree(name, value, change) for value in tree]
    became = change(name, tree)
    return became[0] if became else None


def _in_object(key: str, value: Json, change: Change) -> Sequence[Json]:
    if isinstance(value, dict | list):
        return [_changed_tree(key, value, change)]
    return list(change(key, value))[-1:]


def _changed_pairs(pairs: Sequence[tuple[str, str]], change: Change) -> list[tuple[str, str]]:
    return [field for name, value in pairs for new in change(name, value) for field in _as_fields(name, new)]


def _as_fields(name: str, value: Json) -> Iterator[tuple[str, str]]:
    """A value in a form's own writing: a list as fields of one name, an object as fields in brackets."""
    if isinstance(value, list):
        yield from ((f"{name}[]", str(one)) for one in value)
    elif isinstance(value, dict):
        yield from ((f"{name}[{key}]", str(one)) for key, one in value.items())
    else:
        yield name, "null" if value is None else str(value)


def _with_path(url: str, change: Change) -> str:
    parts = urlsplit(url)
    path = "/".join(_path_part(part, change) for part in parts.path.split("/"))
    return urlunsplit(parts._replace(path=path))


def _path_part(part: str, change: Change) -> str:
    new = list(change("", unquote(part)))
    return quote(str(new[-1])) if part and new and isinstance(new[-1], str) else part


def _parts(kind: str, body: bytes) -> list[tuple[str, str]]:
    whole = message_from_bytes(f"content-type: {kind}\n\n".encode() + body)
    return [
        (str(part.get_param("name", "", "content-disposition")), str(part.get_payload()))
        for part in whole.walk()
        if not part.is_multipart()
    ]


def _multipart(fields: Sequence[tuple[str, str]]) -> tuple[str, bytes]:
    boundary = uuid4().hex
    lines = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields
    ]
    return f"{MULTIPART}; boundary={boundary}", "".join([*lines, f"--{boundary}--\r\n"]).encode()
