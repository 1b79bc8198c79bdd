"""A CloudHSM cluster: moto's, with IDs of the form that the service gives them."""

import secrets
import string
from typing import Any

from moto.cloudhsmv2.models import Cluster as MotoCluster

from ...clock import clock
from .tags import Tags, to_list

_ALPHABET = string.ascii_lowercase + "234567"


def new_id(kind: str) -> str:
    """A new ID of ``cluster`` or ``backup``: ``cluster-`` and 11 characters."""
    return f"{kind}-" + "".join(secrets.choice(_ALPHABET) for _ in range(11))


class Cluster(MotoCluster):
    """A cluster.

    Args:
        cluster_id: or None for a new one.
        kwargs: what moto's cluster takes.
    """

    def __init__(self, *, tags: Tags, cluster_id: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        region = kwargs["region_name"]
        self.cluster_id = cluster_id or new_id("cluster")
        self.create_timestamp = clock.now()
        self.tags = tags
        self.vpc_id = "vpc-" + secrets.token_hex(8)
        self.security_group = "sg-" + secrets.token_hex(8)
        self.subnet_mapping = {
            f"{region}{zone}": subnet
            for zone, subnet in zip(string.ascii_lowercase, kwargs["subnet_ids"], strict=False)
        }

    def to_dict(self) -> dict[str, Any]:
        """The model's ``Cluster``."""
        described = {
            **super().to_dict(),
            "TagList": to_list(self.tags),
            "SecurityGroup": self.security_group,
        }
        return {name: value for name, value in described.items() if value is not None}
