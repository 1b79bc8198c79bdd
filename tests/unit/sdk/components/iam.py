"""What IAM makes of a policy, by the logic that its manual has: explicit denials come first.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

_POSITIVE: Mapping[str, Callable[[str, str], bool]] = {
    "StringEquals": str.__eq__,
    "Bool": str.__eq__,
    "ArnLike": fnmatchcase,
}


def allows(policy: Any, action: str, *, who: str, service: str = "", **context: str) -> bool:
    """Whether a resource's policy lets a principal do something.

    Args:
        who: The ARN of the role or user that asks; its account is the ARN's.
        service: The service that asks, instead.
        context: The keys of the request, with `_` for `:`.
    """
    keys = {name.replace("_", ":"): value for name, value in context.items()}
    keys |= {"aws:PrincipalArn": who} if who else {}
    effects = {
        statement["Effect"]
        for statement in policy["Statement"]
        if _names(statement["Principal"], who, service)
        and any(fnmatchcase(action, pattern) for pattern in _list(statement["Action"]))
        and _holds(statement.get("Condition", {}), keys)
    }
    return effects == {"Allow"}


def _names(principal: Any, who: str, service: str) -> bool:
    if principal == "*":
        return True
    account = who.split(":")[4] if who else ""
    people = {who, account, f"arn:aws:iam::{account}:root"} if who else set[str]()
    named = {(kind, name) for kind, names in principal.items() for name in _list(names)}
    return bool(named & {*(("AWS", one) for one in people), ("Service", service)})


def _holds(conditions: Any, keys: Mapping[str, str]) -> bool:
    return all(
        _one_holds(operator, keys.get(key), _list(values))
        for operator, wanted in conditions.items()
        for key, values in wanted.items()
    )


def _one_holds(operator: str, value: str | None, values: list[str]) -> bool:
    negated = operator.replace("Not", "") if "Not" in operator else None
    test = _POSITIVE[negated or operator]
    # A key that a request doesn't have fits no value, and so each negated condition.
    fits = value is not None and any(test(value, wanted) for wanted in values)
    return not fits if negated else fits


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
