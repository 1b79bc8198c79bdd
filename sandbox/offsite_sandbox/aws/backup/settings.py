"""Settings of the account and of the region, and what AWS Backup supports."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from moto.backup.models import backup_backends

from ...clock import clock
from ..accounts import ACCOUNTS
from ..regions import partition
from .base import Base, given
from .exceptions import InvalidParameterValueError, InvalidRequestError

RESOURCE_TYPES: tuple[str, ...] = (
    "Aurora",
    "CloudFormation",
    "DocumentDB",
    "DynamoDB",
    "EBS",
    "EC2",
    "EFS",
    "EKS",
    "FSx",
    "Neptune",
    "RDS",
    "Redshift",
    "S3",
    "SAP HANA on Amazon EC2",
    "Storage Gateway",
    "Timestream",
    "VirtualMachine",
)
"""What AWS Backup can back up, by its own names."""

MANAGEMENT_ACCOUNT = ACCOUNTS[0].id
"""The management account of the organization that all accounts of the sandbox are in."""

_FLAGS = ("isCrossAccountBackupEnabled", "isDelegatedAdministratorEnabled", "isMpaEnabled")
_HOMES = {"aws": "us-east-1", "aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1"}


class Settings(Base):
    """The settings of one account in one region.

    Attributes:
        opt_ins: whether AWS Backup backs up a resource type that a selection finds by tags.
        management: whether AWS Backup fully manages the backups of a resource type.
    """

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.opt_ins = dict[str, bool].fromkeys(RESOURCE_TYPES, True)
        self.management = {"DynamoDB": True, "EFS": True}
        self._flags = dict[str, str].fromkeys(_FLAGS, "false")
        self._flags_updated: datetime | None = None

    def describe_global_settings(self) -> dict[str, Any]:
        """``DescribeGlobalSettings``: the organization's, which its accounts have in common."""
        home = self._home
        return given({"GlobalSettings": dict(home._flags), "LastUpdateTime": home._flags_updated})

    def update_global_settings(self, global_settings: dict[str, str] | None = None) -> None:
        """``UpdateGlobalSettings``."""
        if self.account_id != MANAGEMENT_ACCOUNT:
            raise InvalidRequestError(
                f"Account {self.account_id} is not the management account of its organization."
            )
        for name, value in (global_settings or {}).items():
            if name not in _FLAGS or value not in ("true", "false"):
                raise InvalidParameterValueError(f"Invalid global setting: {name}={value}")
        home = self._home
        home._flags = {**home._flags, **(global_settings or {})}
        home._flags_updated = clock.now()

    def describe_region_settings(self) -> dict[str, Any]:
        """``DescribeRegionSettings``."""
        return {
            "ResourceTypeOptInPreference": dict(self.opt_ins),
            "ResourceTypeManagementPreference": dict(self.management),
        }

    def update_region_settings(
        self,
        resource_type_opt_in_preference: dict[str, bool] | None = None,
        resource_type_management_preference: dict[str, bool] | None = None,
    ) -> None:
        """``UpdateRegionSettings``: what is not named stays as it is."""
        opt_ins = resource_type_opt_in_preference or {}
        management = resource_type_management_preference or {}
        _check_known(opt_ins, self.opt_ins, "ResourceTypeOptInPreference")
        _check_known(management, self.management, "ResourceTypeManagementPreference")
        if management.get("EFS") is False:
            raise InvalidParameterValueError("AWS Backup always manages the backups of EFS.")
        self.opt_ins = {**self.opt_ins, **opt_ins}
        self.management = {**self.management, **management}

    def get_supported_resource_types(self) -> dict[str, Any]:
        """``GetSupportedResourceTypes``."""
        return {"ResourceTypes": list(RESOURCE_TYPES)}

    @property
    def _home(self) -> "Settings":
        """Where the organization's settings are kept: once for all regions of a partition."""
        region = _HOMES.get(partition(self.region_name), self.region_name)
        return cast(Settings, backup_backends[MANAGEMENT_ACCOUNT][region])


def _check_known(asked: Mapping[str, bool], known: Mapping[str, bool], member: str) -> None:
    for name in asked:
        if name not in known:
            raise InvalidParameterValueError(f"Unsupported resource type in {member}: {name}")
