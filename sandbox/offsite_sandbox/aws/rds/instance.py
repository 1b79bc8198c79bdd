"""DB instances: moto's, whose status the clock decides."""

import copy
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from moto.ec2.models import ec2_backends
from moto.rds.models import DBInstance

from ...clock import clock
from ...configuration import configuration
from ..work import Work

AVAILABLE = "available"
OPERATIONAL = frozenset({AVAILABLE, "storage-optimization"})
"""The statuses in which an instance takes changes; the second may last for days."""

_RESOURCE_ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@dataclass(frozen=True)
class Transition:
    """A status that an instance has until some work is over."""

    status: str
    work: Work


@dataclass(frozen=True)
class Earlier:
    """What an instance was like before a change that does not show yet."""

    status: str
    replications: list[str]
    until: datetime


def new_dbi_resource_id() -> str:
    """A new ``DbiResourceId``, which moto has just one of."""
    return "db-" + "".join(secrets.choice(_RESOURCE_ID_ALPHABET) for _ in range(26))


def prepare(instance: DBInstance) -> None:
    """Give a new instance what moto gives to all of them alike, and the sandbox's time."""
    unlike_moto = cast(Any, instance)
    unlike_moto.dbi_resource_id = new_dbi_resource_id()
    unlike_moto.instance_create_time = clock.now()
    unlike_moto.transitions = []
    unlike_moto.at_rest = AVAILABLE
    unlike_moto.earlier = None


def settle(instance: DBInstance) -> None:
    """Bring its status up to date with the clock."""
    transitions = cast(list[Transition], getattr(instance, "transitions", []))
    if not transitions:
        return
    left = [transition for transition in transitions if not transition.work.is_over]
    unlike_moto = cast(Any, instance)
    unlike_moto.transitions = left
    instance.status = left[0].status if left else unlike_moto.at_rest


def is_busy(instance: DBInstance) -> bool:
    """Whether something is done to it at the moment."""
    settle(instance)
    return bool(getattr(instance, "transitions", []))


def begin(instance: DBInstance, *transitions: Transition, replications: Sequence[str] = ()) -> None:
    """Take an instance through statuses, one after the other.

    Args:
        replications: those that it had before. Like its status, they are what it shows until
            ``rds.StatusPropagation`` has passed.
    """
    unlike_moto = cast(Any, instance)
    lag = configuration.propagation("rds.StatusPropagation")
    unlike_moto.earlier = Earlier(instance.status or "", list(replications), clock.now() + lag)
    unlike_moto.at_rest = instance.status if instance.status in OPERATIONAL else AVAILABLE
    unlike_moto.transitions = list(transitions)
    settle(instance)


def seen(instance: DBInstance, replications: Sequence[str]) -> DBInstance:
    """The instance as it shows, which may be a while behind."""
    shown = cast(Any, copy.copy(instance))
    earlier = cast("Earlier | None", getattr(instance, "earlier", None))
    if earlier and clock.now() < earlier.until:
        shown.status, replications = earlier.status, earlier.replications
    shown.db_instance_automated_backups_replications = [
        {"DBInstanceAutomatedBackupsArn": arn} for arn in replications
    ]
    return cast(DBInstance, shown)


def to_backup(instance: DBInstance) -> dict[str, Any]:
    """What its automated backups keep of it, by the members of the model."""
    group = getattr(instance, "db_subnet_group", None)
    vpc_id = (
        group.vpc_id
        if group is not None
        else ec2_backends[instance.account_id][instance.region].default_vpc.id
    )
    return {
        "DbiResourceId": instance.dbi_resource_id,
        "DBInstanceIdentifier": instance.db_instance_identifier,
        "AllocatedStorage": instance.allocated_storage,
        "Port": instance.port,
        "AvailabilityZone": instance.availability_zone,
        "VpcId": vpc_id,
        "InstanceCreateTime": instance.instance_create_time,
        "MasterUsername": instance.master_username,
        "Engine": instance.engine,
        "EngineVersion": instance.engine_version,
        "LicenseModel": instance.license_model,
        "Iops": instance.iops,
        "StorageThroughput": instance.storage_throughput,
        "OptionGroupName": instance.option_group_name,
        "StorageType": instance.storage_type,
        "IAMDatabaseAuthenticationEnabled": bool(instance.enable_iam_database_authentication),
        "PreferredBackupWindow": instance.preferred_backup_window,
        "MultiTenant": False,
        "DedicatedLogVolume": False,
    }
