"""The settings of the organization and of a region."""

from typing import Any, Final

from ....core.function import Function, Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction


class DescribeGlobalSettingsResult(Result):
    """The settings of the organization."""

    global_settings: dict[str, str] = {}
    """`true` or `false` for `isCrossAccountBackupEnabled`, `isMpaEnabled` and
    `isDelegatedAdministratorEnabled`, by name."""
    last_update_time: Timestamp | None = None
    """When it was last changed."""


class DescribeGlobalSettings(GetFunction[AwsLookup, DescribeGlobalSettingsResult]):
    """The settings of the organization. An error for an account that is in none."""

    token = "offsite:backup:describeGlobalSettings"
    inputs = AwsLookup
    result = DescribeGlobalSettingsResult
    operation = "DescribeGlobalSettings"
    asks = "describe the global settings of AWS Backup"


class DescribeRegionSettingsResult(Result):
    """The settings of a region."""

    resource_type_opt_in_preference: dict[str, bool] = {}
    """Whether resources of a type are backed up in the region, by type."""
    resource_type_management_preference: dict[str, bool] = {}
    """Whether AWS Backup manages the backups of a type in full, by type."""


class DescribeRegionSettings(GetFunction[AwsLookup, DescribeRegionSettingsResult]):
    """The settings of a region: which types of resources are backed up, and how."""

    token = "offsite:backup:describeRegionSettings"
    inputs = AwsLookup
    result = DescribeRegionSettingsResult
    operation = "DescribeRegionSettings"
    asks = "describe the settings of AWS Backup"


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    DescribeGlobalSettings,
    DescribeRegionSettings,
)
