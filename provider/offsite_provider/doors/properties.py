"""Property bags as the engine's protocol has them, in the core's words and back.

On the way in, secrets are unwrapped and remembered. On the way out, each stands as a secret again,
wherever the answer holds it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

from google.protobuf.struct_pb2 import NULL_VALUE, ListValue, Struct, Value

from ..core.model import Wire
from ..core.unknown import UNKNOWN
from .shown import holds, inside, texts

_KIND: Final = "4dabf18193072939515e22adb298388d"
"""The key under which a special value says of which kind it is."""
_SECRET: Final = "1b47061264138c4ac30d75fd1eb44270"
_OUTPUT: Final = "d0e6a833031e9bbcd3f4e8bde6ca49a4"
_RESOURCE: Final = "5cf8f73096256a8f31e491e813e4eb8e"
_UNKNOWN: Final = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
_UNKNOWNS: Final = frozenset(
    {
        _UNKNOWN,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    }
)
"""What stands for an unknown value: one of any type, of a boolean, a number, and so on."""


def is_unknown(value: object) -> bool:
    """Whether a value of a bag isn't known yet."""
    return value is UNKNOWN


class Secret:
    """A value that is a secret, as it came."""

    def __init__(self, value: Any) -> None:
        self.value = value


@dataclass(frozen=True)
class Reference:
    """A resource, where its id is wanted; of one without an id its URN."""

    urn: str
    id: Any


@dataclass(frozen=True)
class Bag:
    """What a request brings: a property bag of the core's, and what of it is secret."""

    wire: Wire
    secrets: frozenset[str] = frozenset()
    """The texts of the secrets: what holds one is a secret too."""
    covered: frozenset[str] = frozenset()
    """The texts that no message may show."""
    came: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """The bag as it came, its secrets marked."""

    @classmethod
    def of(cls, bag: Struct, secret: frozenset[str] = frozenset()) -> "Bag":
        """The bag; the keys in `secret` are secrets in any case, whatever the program has in them.

        So they make nothing else a secret, and what stands elsewhere in plain text may be said: a
        restored table has its name from one.
        """
        came = {key: _read(value) for key, value in bag.fields.items()}
        wire = {key: value for key, value in came.items() if plain(value) is not None}
        own = {k: v for k, v in came.items() if not (k in secret and isinstance(v, Secret))}
        secrets, in_plain = frozenset(_secrets(own)), list(texts(came))
        told = {text for text in _secrets(came) if any(text in other for other in in_plain)}
        covered = secrets | (frozenset(_secrets(came)) - told)
        return cls(cast(Wire, plain(wire)), secrets, covered, came)

    def conceals(self, value: object) -> bool:
        """Whether a secret stands in a text."""
        return holds(value, self.secrets)

    def holds_secret(self, name: str) -> bool:
        """Whether the value of an argument is a secret, or something in it is."""
        return _holds(self.came.get(name))

    def answer(self, wire: Wire, secret: frozenset[str] = frozenset()) -> Struct:
        """A bag for the engine; the values of the keys in `secret` are secrets in any case."""
        fields = {
            key: _wrapped(_write(value))
            if key in secret
            else self._written(value, self.came.get(key))
            for key, value in wire.items()
        }
        return Struct(fields=fields)

    def _written(self, value: Any, came: Any) -> Value:
        """A value, secret where what came in its place is, or where a secret stands in it."""
        if isinstance(came, Secret):
            return _wrapped(_write(value))
        if isinstance(value, dict):
            before = cast("Mapping[str, Any]", came if isinstance(came, dict) else {})
            items = cast(Wire, value).items()
            fields = {key: self._written(item, before.get(key)) for key, item in items}
            return Value(struct_value=Struct(fields=fields))
        if isinstance(value, list):
            if _holds(came):
                return _wrapped(_write(value))
            values = [self._written(item, None) for item in cast("list[Any]", value)]
            return Value(list_value=ListValue(values=values))
        return _wrapped(_write(value)) if self.conceals(value) else _write(value)


def _read(value: Value) -> Any:
    """A value, its secrets marked."""
    kind = value.WhichOneof("kind")
    if kind == "string_value":
        return UNKNOWN if value.string_value in _UNKNOWNS else value.string_value
    if kind == "number_value":
        # The wire has floating point only.
        number = value.number_value
        return int(number) if number.is_integer() else number
    if kind == "bool_value":
        return value.bool_value
    if kind == "list_value":
        return [_read(item) for item in value.list_value.values]
    if kind != "struct_value":
        return None
    fields = value.struct_value.fields
    special = fields[_KIND].string_value if _KIND in fields else ""
    if special == _SECRET:
        return Secret(_read(fields["value"]))
    if special == _OUTPUT:
        inner = _read(fields["value"]) if "value" in fields else UNKNOWN
        is_secret = "secret" in fields and fields["secret"].bool_value
        return Secret(inner) if is_secret else inner
    if special == _RESOURCE:
        id = _read(fields["id"]) if "id" in fields else None
        # One whose id isn't known yet has none in it.
        return Reference(fields["urn"].string_value, UNKNOWN if id == "" else id)
    return {key: _read(item) for key, item in fields.items() if key != _KIND}


def plain(value: Any) -> Any:
    """A value without the marks of secrets and resources."""
    if isinstance(value, Secret):
        return plain(value.value)
    if isinstance(value, Reference):
        return value.urn if value.id is None else value.id
    if isinstance(value, dict):
        return {key: plain(item) for key, item in cast(Wire, value).items()}
    return [plain(v) for v in cast("list[Any]", value)] if isinstance(value, list) else value


def _holds(value: Any) -> bool:
    return isinstance(value, Secret) or any(map(_holds, inside(value)))


def _secrets(value: Any) -> Iterator[str]:
    """All texts that are secret."""
    if isinstance(value, Secret):
        yield from texts(plain(value))
    for item in inside(value):
        yield from _secrets(item)


def _write(value: Any) -> Value:
    if value is None:
        return Value(null_value=NULL_VALUE)
    if value is UNKNOWN:
        return Value(string_value=_UNKNOWN)
    if isinstance(value, bool):
        return Value(bool_value=value)
    if isinstance(value, int | float):
        return Value(number_value=value)
    if isinstance(value, str):
        return Value(string_value=value)
    if isinstance(value, dict):
        fields = {key: _write(item) for key, item in cast(Wire, value).items()}
        return Value(struct_value=Struct(fields=fields))
    return Value(list_value=ListValue(values=[_write(v) for v in cast("list[Any]", value)]))


def _wrapped(value: Value) -> Value:
    fields = {_KIND: Value(string_value=_SECRET), "value": value}
    return Value(struct_value=Struct(fields=fields))
