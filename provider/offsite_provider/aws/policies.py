"""Policies of resources, as JSON: whether a text is one, and whether two mean the same.

The services give back another text than they were given: other orders, a list of one for a scalar,
an account's ARN for its number, strings for numbers. What means the same is no difference.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final, cast

from pydantic import AfterValidator

from ..core.equality import Equality

_VERSIONS: Final = ("2012-10-17", "2008-10-17")
_OLDEST: Final = "2008-10-17"
"""The version of a policy that names none."""
_DOCUMENT: Final = ("Id", "Statement", "Version")
_EITHER: Final = (
    ("Principal", "NotPrincipal"),
    ("Action", "NotAction"),
    ("Resource", "NotResource"),
)
_LISTS: Final = tuple(name for pair in _EITHER for name in pair)
_STATEMENT: Final = ("Condition", "Effect", "Sid", *_LISTS)
_ROOT: Final = re.compile(r"arn:aws[a-z-]*:iam::(\d{12}):root")


def _check(text: str) -> str:
    try:
        document: Any = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise ValueError(
            f"must be JSON, and isn't at line {error.lineno}, column {error.colno}: "
            f"{error.msg[:1].lower()}{error.msg[1:]}"
        ) from None
    policy = _mapping(document)
    if policy is None:
        raise ValueError("must be a JSON object, with `Version` and `Statement`")
    _only(policy, _DOCUMENT, "the policy")
    version = policy.get("Version", _OLDEST)
    if version not in _VERSIONS:
        raise ValueError(f"has the `Version` {_text(version)}: must be `{_VERSIONS[0]}`")
    statements = _list(policy.get("Statement"))
    if not statements:
        raise ValueError("has no `Statement`")
    for number, statement in enumerate(statements, 1):
        _check_statement(statement, f"statement {number}")
    return text


def _check_statement(given: Any, where: str) -> None:
    statement = _mapping(given)
    if statement is None:
        raise ValueError(f"must have a JSON object as {where}")
    _only(statement, _STATEMENT, where)
    if statement.get("Effect") not in ("Allow", "Deny"):
        raise ValueError(f"must have the `Effect` `Allow` or `Deny` in {where}")
    for name, opposite in _EITHER:
        if name in statement and opposite in statement:
            raise ValueError(f"has both `{name}` and `{opposite}` in {where}")
        if name != "Resource" and name not in statement and opposite not in statement:
            raise ValueError(f"must have `{name}` or `{opposite}` in {where}")
    for name in _LISTS:
        if name in statement:
            kinds = _mapping(statement[name]) if name.endswith("Principal") else None
            values = [statement[name]] if kinds is None else list(kinds.values())
            if not values or not all(_are_texts(_list(value)) for value in values):
                raise ValueError(f"must have strings as `{name}` in {where}")
    condition = _mapping(statement.get("Condition", {}))
    if condition is None or None in map(_mapping, condition.values()):
        raise ValueError(f"must have operators, keys and values as `Condition` in {where}")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"has the key `{twice}` twice in one object")
    return found


def _only(found: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    for name in found:
        if name not in known:
            raise ValueError(f"has `{name}` in {where}: allowed are {', '.join(sorted(known))}")


def _mapping(value: Any) -> dict[str, Any] | None:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def _list(value: Any) -> list[Any]:
    """A list, or what stands for a list of one."""
    if value is None:
        return []
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def _are_texts(values: list[Any]) -> bool:
    return bool(values) and all(isinstance(value, str) for value in values)


def _meaning(text: str) -> object:
    """What a policy means: equal for policies that mean the same."""
    try:
        policy = _mapping(json.loads(text))
    except (TypeError, ValueError):
        policy = None
    if policy is None:
        return text
    return (
        policy.get("Version", _OLDEST),
        _text(policy.get("Id")),
        frozenset(_statement(statement) for statement in _list(policy.get("Statement"))),
    )


def _statement(given: Any) -> object:
    parts = ((name, _part(name, part)) for name, part in (_mapping(given) or {}).items())
    return frozenset((name, part) for name, part in parts if part)


def _part(name: str, value: Any) -> object:
    match name:
        case "Principal" | "NotPrincipal":
            kinds = _mapping(value)
            return frozenset(
                (kind, _set(map(_account, _list(some))))
                # A string is everybody, which is every principal of AWS.
                for kind, some in ({"AWS": value} if kinds is None else kinds).items()
                if _list(some)
            )
        case "Action" | "NotAction":
            return _set(str(action).lower() for action in _list(value))
        case "Condition":
            return frozenset(
                (operator, key.lower(), _set(_list(some)))
                for operator, keys in (_mapping(value) or {}).items()
                for key, some in (_mapping(keys) or {}).items()
            )
        case _:
            return _set(_list(value))


def _set(values: Iterable[Any]) -> frozenset[str]:
    return frozenset(map(_text, values))


def _text(value: Any) -> str:
    """A string; booleans and numbers as the strings that a service makes of them."""
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


def _account(principal: Any) -> Any:
    """A principal; an account's root is the account."""
    root = _ROOT.fullmatch(principal) if isinstance(principal, str) else None
    return root[1] if root else principal


Policy = Annotated[str, AfterValidator(_check), Equality(_meaning)]
"""The policy of a resource: JSON with `Version` and `Statement`s, each with a principal."""
