"""Types of arguments that AWS Backup has in several places, and what names things in it."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Final, NamedTuple

from pydantic import AfterValidator, Field

from ...core.problems import Problem
from ...core.values import matches

VaultName = Annotated[
    str,
    matches(
        r"[a-zA-Z0-9\-_]{2,50}",
        "2 to 50 letters, digits, `-` and `_`, as the name of a backup vault",
    ),
]
"""The name of a backup vault, which is case-sensitive."""

AnyVaultName = Annotated[
    str,
    matches(
        r"[a-zA-Z0-9\-_]{2,50}|aws/[a-zA-Z0-9\-_/]{2,46}",
        "2 to 50 letters, digits, `-` and `_`, as the name of a backup vault, or one of AWS's own, "
        "like `aws/efs/automatic-backup-vault`",
    ),
]
"""The name of a backup vault that may be one of those that services of AWS make."""

_VAULT_ARN: Final = re.compile(
    r"arn:aws[a-z-]*:backup:(?P<region>[a-z0-9-]+):(?P<account>\d{12}):"
    r"backup-vault:(?P<name>[a-zA-Z0-9\-_]{2,50})"
)

VaultArn = Annotated[
    str,
    matches(
        _VAULT_ARN.pattern,
        "the ARN of a backup vault, like "
        "`arn:aws:backup:eu-central-1:123456789012:backup-vault:offsite`",
    ),
]

ResourceArn = Annotated[
    str, matches(r"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:.+", "the ARN of a resource")
]

RecoveryPointArn = Annotated[
    str,
    matches(r"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:.+", "the ARN of a recovery point"),
]
"""Recovery points of some services (EBS, RDS) have ARNs of that service's."""


class VaultAddress(NamedTuple):
    """Where a vault is."""

    region: str
    account: str
    name: str


def vault_of(arn: str) -> VaultAddress:
    """Region, account and name in a vault's ARN, which was validated."""
    match = _VAULT_ARN.fullmatch(arn)
    if match is None:
        raise ValueError(f"{arn} is not the ARN of a backup vault")
    return VaultAddress(match["region"], match["account"], match["name"])


ResourceType = Annotated[
    str,
    # The model's own pattern has no space, but types of the service have: `Storage Gateway`.
    matches(r"[a-zA-Z0-9\-_. ]{1,50}", "a type of resource, like `DynamoDB`"),
]

AuditName = Annotated[
    str,
    matches(
        r"[a-zA-Z][_a-zA-Z0-9]{0,255}",
        "1 to 256 letters, digits and underscores that begin with a letter",
    ),
]
"""The name of a framework or of a report plan."""

Description = Annotated[
    str,
    matches(r"(?=.*\S).{1,1024}", "one line of 1 to 1024 characters, and not only white space"),
]
"""What a framework or a report plan is for."""

WindowMinutes = Annotated[int, Field(ge=60, le=52_560_000)]
"""The minutes of a start or completion window: at least an hour."""

NonEmptyText = Annotated[str, Field(min_length=1)]
"""Any text that isn't empty."""

AccountId = Annotated[str, matches(r"\d{12}", "an account ID of 12 digits")]

AnyAccountId = Annotated[
    str, matches(r"\d{12}|\*", "an account ID of 12 digits, or `*` for all accounts")
]

_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})")


def _moment(value: str) -> str:
    try:
        if not _MOMENT.fullmatch(value):
            raise ValueError
        datetime.fromisoformat(value[:19])
    except ValueError:
        raise ValueError(f"must be a moment like `2026-03-01T04:00:00Z`, not `{value}`") from None
    return value


Moment = Annotated[str, AfterValidator(_moment)]
"""A moment as an RFC 3339 string, with its time zone."""


def _json_object(value: str) -> str:
    try:
        found = json.loads(value)
    except ValueError as error:
        raise ValueError(f"must be JSON: {error}") from None
    if not isinstance(found, dict):
        raise ValueError("must be a JSON object")
    return value


JsonObject = Annotated[str, AfterValidator(_json_object)]
"""A JSON object, as text."""


def in_region(argument: str, arn: object, region: object) -> Iterator[Problem]:
    """The rule that what an ARN names has to be where the API is called."""
    if isinstance(arn, str) and isinstance(region, str) and arn.split(":")[3] not in ("", region):
        found = arn.split(":")[3]
        yield Problem((argument,), f"is in {found}, and `region` is {region}: they have to agree")
