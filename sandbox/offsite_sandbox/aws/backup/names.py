"""Names and ARNs of AWS Backup."""

from typing import NamedTuple

from ..regions import partition

SERVICE = "backup"


class Arn(NamedTuple):
    """An ARN of AWS Backup, or a recovery point's of another service."""

    partition: str
    service: str
    region: str
    account: str
    resource: str

    @property
    def kind(self) -> str:
        """``backup-vault`` in ``…:backup-vault:orders``."""
        return self.resource.partition(":")[0]

    @property
    def name(self) -> str:
        """``orders`` in ``…:backup-vault:orders``."""
        return self.resource.partition(":")[2]


def arn(region: str, account: str, kind: str, identifier: str) -> str:
    """The ARN of a thing of AWS Backup."""
    return f"arn:{partition(region)}:{SERVICE}:{region}:{account}:{kind}:{identifier}"


def parse(text: str) -> Arn:
    """The parts of an ARN.

    Raises:
        ValueError: it is none.
    """
    parts = text.split(":", 5)
    if len(parts) != 6 or parts[0] != "arn" or not all((parts[1], parts[2], parts[5])):
        raise ValueError(f"{text} is not an ARN")
    return Arn(*parts[1:])
