"""A CloudHSM cluster: moto's, with IDs of the form that the service gives them."""

import secrets
import string
from typing import Any

from moto.cloudhsmv2.models import Cluster as MotoCluster

from ...clock import clock
from ..work import Work
from .tags import Tags, to_list

_ALPHABET = string.ascii_lowercase + "234567"


def new_id(kind: str) -> str:
    """A new ID of ``cluster`` or ``backup``: ``cluster-`` and 11 characters."""
    return f"{kind}-" + "".join(secrets.choice(_ALPHABET) for _ in range(11))


class Cluster(MotoCluster):
    """A cluster, which nobody has initialized unless ``state`` is set to say so.

    Args:
        tags: its tags.
        creation: the work that makes it.
        cluster_id: or None for a new one.
        kwargs: what moto's cluster takes.

    Attributes:
        deletion: the work that deletes it, or None.
    """

    def __init__(
        self, *, tags: Tags, creation: Work, cluster_id: str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        region = kwargs["region_name"]
        self.cluster_id = cluster_id or new_id("cluster")
        self.create_timestamp = clock.now()
        self.creation = creation
        self.deletion: Work | None = None
        self.state = "UNINITIALIZED"
        self.tags = tags
        self.vpc_id = "vpc-" + secrets.token_hex(8)
        self.security_group = "sg-" + secrets.token_hex(8)
        self.subnet_mapping = {
            f"{region}{zone}": subnet
            for zone, subnet in zip(string.ascii_lowercase, kwargs["subnet_ids"], strict=False)
        }

    @property
    def current_state(self) -> str:
        """What the clock says it is in."""
        if self.deletion is not None:
            return "DELETED" if self.deletion.is_over else "DELETE_IN_PROGRESS"
        if not self.creation.is_over:
            return "CREATE_IN_PROGRESS"
        return "DEGRADED" if self.creation.has_failed else self.state

    def to_dict(self) -> dict[str, Any]:
        """The model's ``Cluster``."""
        described = {
            **super().to_dict(),
            "State": self.current_state,
            "StateMessage": self.creation.failure if self.current_state == "DEGRADED" else None,
            "TagList": to_list(self.tags),
            "SecurityGroup": self.security_group,
        }
        return {name: value for name, value in described.items() if value is not None}
