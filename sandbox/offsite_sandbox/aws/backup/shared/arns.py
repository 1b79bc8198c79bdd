"""ARNs, and the service's own name in them."""

from typing import NamedTuple

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


def parse(text: str) -> Arn:
    """The parts of an ARN.

    Raises:
        ValueError: it is none.
    """
    parts = text.split(":", 5)
    if len(parts) != 6 or parts[0] != "arn" or not all((parts[1], parts[2], parts[5])):
        raise ValueError(f"{text} is not an ARN")
    return Arn(*parts[1:])
