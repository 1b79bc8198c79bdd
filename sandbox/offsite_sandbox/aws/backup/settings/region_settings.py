"""Region settings: which types of resources are backed up, and which are fully managed."""

from collections.abc import Mapping
from typing import Any

from ..shared.exceptions import InvalidParameterValueError
from .resource_types import RESOURCE_TYPES


class RegionSettings:
    """The settings of one account in one region."""

    def __init__(self) -> None:
        self._opt_ins = dict[str, bool].fromkeys(RESOURCE_TYPES, True)
        self._management = {"DynamoDB": True, "EFS": True}

    def is_opted_in(self, resource_type: str) -> bool:
        """Whether AWS Backup is to protect the resources of a type."""
        return self._opt_ins.get(resource_type, False)

    def leaves_to_service(self, resource_type: str) -> bool:
        """Whether the backups of a type, which AWS Backup could manage, are its service's own."""
        return self._management.get(resource_type) is False

    def describe_region_settings(self) -> dict[str, Any]:
        """``DescribeRegionSettings``."""
        return {
            "ResourceTypeOptInPreference": dict(self._opt_ins),
            "ResourceTypeManagementPreference": dict(self._management),
        }

    def update_region_settings(
        self,
        resource_type_opt_in_preference: dict[str, bool] | None = None,
        resource_type_management_preference: dict[str, bool] | None = None,
    ) -> None:
        """``UpdateRegionSettings``.

        Types that the opt-in preference does not name are opted in, as they are to begin with.
        """
        opt_ins = resource_type_opt_in_preference or {}
        management = resource_type_management_preference or {}
        _check_known(opt_ins, self._opt_ins, "ResourceTypeOptInPreference")
        _check_known(management, self._management, "ResourceTypeManagementPreference")
        if management.get("EFS") is False:
            raise InvalidParameterValueError("AWS Backup always manages the backups of EFS.")
        if opt_ins:
            self._opt_ins = {**dict.fromkeys(RESOURCE_TYPES, True), **opt_ins}
        self._management = {**self._management, **management}


def _check_known(asked: Mapping[str, bool], known: Mapping[str, bool], member: str) -> None:
    for name in asked:
        if name not in known:
            raise InvalidParameterValueError(f"Unsupported resource type in {member}: {name}")
