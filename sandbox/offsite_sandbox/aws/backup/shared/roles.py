"""The IAM roles that AWS Backup works as."""

import json
import re
from datetime import timezone
from typing import Any, cast

from moto.iam.models import Role, iam_backends

from ....clock import clock
from ....configuration import configuration
from .arns import SERVICE, parse
from .exceptions import InvalidParameterValueError

_PRINCIPAL = "backup.amazonaws.com"
PROPAGATION = f"{SERVICE}.RolePropagation"
"""How long a role that was just made can't be assumed yet, in the sandbox's durations."""


POLICY_PROPAGATION = f"{SERVICE}.PolicyPropagation"
"""How long the policies of such a role aren't seen yet."""


def check_role_of_selection(role_arn: str) -> None:
    """Refuse a role with which AWS Backup can't look for the resources of a selection, or not yet.

    Raises:
        InvalidParameterValueError: which is what AWS says, too.
    """
    role = check_role(role_arn)
    if not _is_as_old_as(role, POLICY_PROPAGATION):
        raise InvalidParameterValueError(
            f"IAM Role {role_arn} is not authorized to call tag:GetResources", context=role_arn
        )


def check_role(role_arn: str) -> Role:
    """Refuse a role that AWS Backup can't assume, or not yet; it is answered otherwise.

    Raises:
        InvalidParameterValueError: which is what AWS says, too.
    """
    try:
        role = _find(role_arn)
    except ValueError:
        raise InvalidParameterValueError(f"Invalid IAM role ARN: {role_arn}") from None
    if role is None or not _trusts_backup(role) or not _is_as_old_as(role, PROPAGATION):
        raise InvalidParameterValueError(
            f"IAM Role {role_arn} cannot be assumed by AWS Backup", context=role_arn
        )
    return role


def _find(role_arn: str) -> Role | None:
    parts = parse(role_arn)
    is_role = parts.service == "iam" and parts.resource.startswith("role/")
    if not is_role or not re.fullmatch(r"\d{12}", parts.account):
        raise ValueError(f"{role_arn} is no role")
    iam = iam_backends[parts.account][parts.partition]
    return next((role for role in list(iam.roles.values()) if role.arn == role_arn), None)


def _trusts_backup(role: Role) -> bool:
    document = json.loads(role.assume_role_policy_document or "{}")
    return any(
        statement.get("Effect") == "Allow"
        and "sts:AssumeRole" in _all(statement.get("Action"))
        and isinstance(statement.get("Principal"), dict)
        and _PRINCIPAL in _all(statement["Principal"].get("Service"))
        for statement in _all(document.get("Statement"))
    )


def _is_as_old_as(role: Role, lag: str) -> bool:
    created = role.create_date
    if created.tzinfo is None:
        created = created.replace(tzinfo=timezone.utc)
    # IAM is moto's, whose times are this machine's.
    return clock.now() - clock.skew - created >= configuration.propagation(lag)


def _all(value: Any) -> list[Any]:
    if value is None:
        return []
    return cast(list[Any], value) if isinstance(value, list) else [value]
