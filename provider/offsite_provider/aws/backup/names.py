"""What names things in AWS Backup, as arguments."""

import re
from typing import Annotated, Final, NamedTuple

from ...core.fields import matches

VaultName = Annotated[
    str,
    matches(
        r"[a-zA-Z0-9\-_]{2,50}",
        "2 to 50 letters, digits, `-` and `_`, as the name of a backup vault",
    ),
]
"""The name of a backup vault, which is case-sensitive."""

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
