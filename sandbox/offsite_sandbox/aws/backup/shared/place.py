"""An account in a region, which has an AWS Backup of its own."""

from dataclasses import dataclass

from ...regions import partition
from .arns import SERVICE


@dataclass(frozen=True)
class Place:
    """An account and a region."""

    account: str
    region: str

    def arn(self, kind: str, identifier: str) -> str:
        """The ARN of one of its things: ``arn("backup-vault", "orders")``."""
        where = f"arn:{partition(self.region)}:{SERVICE}:{self.region}:{self.account}"
        return f"{where}:{kind}:{identifier}"
