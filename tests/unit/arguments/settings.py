"""Arguments of the settings of AWS Backup."""

from offsite_provider.aws.backup.settings.global_settings import GlobalSettings
from offsite_provider.aws.backup.settings.region_settings import RegionSettings
from offsite_provider.core.unknown import UNKNOWN

from . import Table

OPT_IN, MANAGEMENT = "resourceTypeOptInPreference", "resourceTypeManagementPreference"

# fmt: off
TABLES = [
    Table(
        GlobalSettings, {"region": "eu-west-1", "isMpaEnabled": True},
        refused=[
            ({"isMpaEnabled": None}, {"is_cross_account_backup_enabled": "or another of `is_cross_account_backup_enabled`, `is_mpa_enabled`, `is_delegated_administrator_enabled` is required"}),
            ({"isMpaEnabled": "perhaps", "isMpaEnable": True}, {"is_mpa_enabled": "must be true or false, not `perhaps`", "is_mpa_enable": "is not an argument: did you mean `is_mpa_enabled`?"}),
        ],
        taken=[{"isMpaEnabled": None, "isDelegatedAdministratorEnabled": False}],
    ),
    Table(
        RegionSettings, {"region": "eu-west-1", OPT_IN: {"SAP HANA on Amazon EC2": 0}},
        refused=[
            ({OPT_IN: None}, {"resource_type_opt_in_preference": "or `resource_type_management_preference` has to name a type of resource"}),
            ({OPT_IN: {"E/BS": True, "EFS": "maybe"}, "onDestroy": "reset"}, {
                "resource_type_opt_in_preference.E/BS.[key]": "must be a type of resource, like `DynamoDB`, not `E/BS`",
                "resource_type_opt_in_preference.EFS": "must be true or false, not `maybe`",
                "on_destroy": "must be one of 'leave' or 'restore', not `reset`"}),
        ],
        taken=[{MANAGEMENT: {"DynamoDB": "true"}}, {OPT_IN: None, MANAGEMENT: {"EBS": UNKNOWN}}],
    ),
]
