# Generated from the provider's models by tools/generate.py: do not edit.
"""Nested arguments and outputs: AWS Backup."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

import pulumi
from typing_extensions import NotRequired

from .._resource import Nested, NestedArgs


class LifecycleArgs(NestedArgs):
    """When a recovery point moves to cold storage, and when it is deleted."""

    move_to_cold_storage_after_days: pulumi.Input[int] | None = None
    """Days after its creation until it moves to cold storage. Left out, or -1, it never
    does.
    """
    delete_after_days: pulumi.Input[int] | None = None
    """Days after its creation until it is deleted: at least 90 more than until cold storage.
    Left out, or -1, it is kept for ever.
    """
    opt_in_to_archive_for_supported_resources: pulumi.Input[bool] | None = None
    """Whether recovery points of resources with an archive tier of their own (EBS) move
    there.
    """


class LifecycleArgsDict(TypedDict):
    """When a recovery point moves to cold storage, and when it is deleted."""

    move_to_cold_storage_after_days: NotRequired[pulumi.Input[int] | None]
    """Days after its creation until it moves to cold storage. Left out, or -1, it never
    does.
    """
    delete_after_days: NotRequired[pulumi.Input[int] | None]
    """Days after its creation until it is deleted: at least 90 more than until cold storage.
    Left out, or -1, it is kept for ever.
    """
    opt_in_to_archive_for_supported_resources: NotRequired[pulumi.Input[bool] | None]
    """Whether recovery points of resources with an archive tier of their own (EBS) move
    there.
    """


class Lifecycle(Nested):
    """When a recovery point moves to cold storage, and when it is deleted."""

    move_to_cold_storage_after_days: int | None = None
    """Days after its creation until it moves to cold storage. Left out, or -1, it never
    does.
    """
    delete_after_days: int | None = None
    """Days after its creation until it is deleted: at least 90 more than until cold storage.
    Left out, or -1, it is kept for ever.
    """
    opt_in_to_archive_for_supported_resources: bool | None = None
    """Whether recovery points of resources with an archive tier of their own (EBS) move
    there.
    """


class ControlInputParameterArgs(NestedArgs):
    """A parameter of a control."""

    parameter_name: pulumi.Input[str]
    """The name of the parameter, e.g. `requiredRetentionDays`."""
    parameter_value: pulumi.Input[str]
    """Its value, e.g. `35`."""


class ControlInputParameterArgsDict(TypedDict):
    """A parameter of a control."""

    parameter_name: pulumi.Input[str]
    """The name of the parameter, e.g. `requiredRetentionDays`."""
    parameter_value: pulumi.Input[str]
    """Its value, e.g. `35`."""


class ControlInputParameter(Nested):
    """A parameter of a control."""

    parameter_name: str
    """The name of the parameter, e.g. `requiredRetentionDays`."""
    parameter_value: str
    """Its value, e.g. `35`."""


class ControlScopeArgs(NestedArgs):
    """What a control looks at: resources of some types, with a tag, or single ones."""

    compliance_resource_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None
    """The IDs of the resources, of one type."""
    compliance_resource_types: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None
    """The types of the resources, e.g. `EBS`."""
    tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None
    """The tag of the resources, by its key: one at most."""


class ControlScopeArgsDict(TypedDict):
    """What a control looks at: resources of some types, with a tag, or single ones."""

    compliance_resource_ids: NotRequired[pulumi.Input[Sequence[pulumi.Input[str]]] | None]
    """The IDs of the resources, of one type."""
    compliance_resource_types: NotRequired[pulumi.Input[Sequence[pulumi.Input[str]]] | None]
    """The types of the resources, e.g. `EBS`."""
    tags: NotRequired[pulumi.Input[Mapping[str, pulumi.Input[str]]] | None]
    """The tag of the resources, by its key: one at most."""


class ControlScope(Nested):
    """What a control looks at: resources of some types, with a tag, or single ones."""

    compliance_resource_ids: Sequence[str] | None = None
    """The IDs of the resources, of one type."""
    compliance_resource_types: Sequence[str] | None = None
    """The types of the resources, e.g. `EBS`."""
    tags: Mapping[str, str] | None = None
    """The tag of the resources, by its key: one at most."""


class FrameworkControlArgs(NestedArgs):
    """A control of a framework."""

    control_name: pulumi.Input[str]
    """The name of the control, e.g. `BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK`."""
    control_input_parameters: (
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    ControlInputParameterArgs
                    | ControlInputParameterArgsDict
                    | ControlInputParameter
                ]
            ]
        ]
        | None
    ) = None
    """The parameters of the control. Those left out have the defaults of the control."""
    control_scope: pulumi.Input[ControlScopeArgs | ControlScopeArgsDict | ControlScope] | None = (
        None
    )
    """What the control looks at. Left out, all resources that it can."""


class FrameworkControlArgsDict(TypedDict):
    """A control of a framework."""

    control_name: pulumi.Input[str]
    """The name of the control, e.g. `BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK`."""
    control_input_parameters: NotRequired[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    ControlInputParameterArgs
                    | ControlInputParameterArgsDict
                    | ControlInputParameter
                ]
            ]
        ]
        | None
    ]
    """The parameters of the control. Those left out have the defaults of the control."""
    control_scope: NotRequired[
        pulumi.Input[ControlScopeArgs | ControlScopeArgsDict | ControlScope] | None
    ]
    """What the control looks at. Left out, all resources that it can."""


class FrameworkControl(Nested):
    """A control of a framework."""

    control_name: str
    """The name of the control, e.g. `BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK`."""
    control_input_parameters: Sequence[ControlInputParameter] | None = None
    """The parameters of the control. Those left out have the defaults of the control."""
    control_scope: ControlScope | None = None
    """What the control looks at. Left out, all resources that it can."""


class CopyActionArgs(NestedArgs):
    """Where every backup of a rule is copied to."""

    destination_backup_vault_arn: pulumi.Input[str]
    """The ARN of the vault that is copied to, in any region and account."""
    lifecycle: pulumi.Input[LifecycleArgs | LifecycleArgsDict | Lifecycle] | None = None
    """When the copy moves to cold storage, and when it is deleted. Left out, it is kept for
    ever: it does not take over the rule's, and a warning says so where that ends.
    """


class CopyActionArgsDict(TypedDict):
    """Where every backup of a rule is copied to."""

    destination_backup_vault_arn: pulumi.Input[str]
    """The ARN of the vault that is copied to, in any region and account."""
    lifecycle: NotRequired[pulumi.Input[LifecycleArgs | LifecycleArgsDict | Lifecycle] | None]
    """When the copy moves to cold storage, and when it is deleted. Left out, it is kept for
    ever: it does not take over the rule's, and a warning says so where that ends.
    """


class CopyAction(Nested):
    """Where every backup of a rule is copied to."""

    destination_backup_vault_arn: str
    """The ARN of the vault that is copied to, in any region and account."""
    lifecycle: Lifecycle | None = None
    """When the copy moves to cold storage, and when it is deleted. Left out, it is kept for
    ever: it does not take over the rule's, and a warning says so where that ends.
    """


class IndexActionArgs(NestedArgs):
    """What is indexed of the backups, so that they can be searched."""

    resource_types: pulumi.Input[Sequence[pulumi.Input[str]]]
    """The one type of resource whose backups are indexed: `EBS` or `S3`."""


class IndexActionArgsDict(TypedDict):
    """What is indexed of the backups, so that they can be searched."""

    resource_types: pulumi.Input[Sequence[pulumi.Input[str]]]
    """The one type of resource whose backups are indexed: `EBS` or `S3`."""


class IndexAction(Nested):
    """What is indexed of the backups, so that they can be searched."""

    resource_types: Sequence[str]
    """The one type of resource whose backups are indexed: `EBS` or `S3`."""


class ScanActionArgs(NestedArgs):
    """How the backups are scanned for malware."""

    malware_scanner: pulumi.Input[str] | None = None
    """The scanner: `GUARDDUTY`."""
    scan_mode: pulumi.Input[str] | None = None
    """`FULL_SCAN`, or `INCREMENTAL_SCAN` for what is new since the last scan."""


class ScanActionArgsDict(TypedDict):
    """How the backups are scanned for malware."""

    malware_scanner: NotRequired[pulumi.Input[str] | None]
    """The scanner: `GUARDDUTY`."""
    scan_mode: NotRequired[pulumi.Input[str] | None]
    """`FULL_SCAN`, or `INCREMENTAL_SCAN` for what is new since the last scan."""


class ScanAction(Nested):
    """How the backups are scanned for malware."""

    malware_scanner: str | None = None
    """The scanner: `GUARDDUTY`."""
    scan_mode: str | None = None
    """`FULL_SCAN`, or `INCREMENTAL_SCAN` for what is new since the last scan."""


class BackupRuleArgs(NestedArgs):
    """When backups are made, where to, and for how long."""

    rule_name: pulumi.Input[str]
    """The name of the rule, unique in its plan."""
    target_backup_vault_name: pulumi.Input[str]
    """The vault that the backups go to, in the plan's region."""
    target_logically_air_gapped_backup_vault_arn: pulumi.Input[str] | None = None
    """A logically air-gapped vault of the plan's region and account: what can, goes there at
    once, and other backups by way of the vault above.
    """
    schedule_expression: pulumi.Input[str] | None = None
    """When backups are made: `cron(minutes hours day-of-month month day-of-week year)`. Left
    out, every day at 5, `cron(0 5 ? * * *)`.
    """
    schedule_expression_timezone: pulumi.Input[str] | None = None
    """The time zone of the schedule, e.g. `Europe/Zurich`. Left out, `Etc/UTC`."""
    start_window_minutes: pulumi.Input[int] | None = None
    """How many minutes late a backup may start before it is given up: at least 60. Left out,
    480.
    """
    completion_window_minutes: pulumi.Input[int] | None = None
    """How many minutes a backup may take before it is given up: at least 60 more than the
    start window. Left out, 10080, a week.
    """
    lifecycle: pulumi.Input[LifecycleArgs | LifecycleArgsDict | Lifecycle] | None = None
    """When a backup moves to cold storage, and when it is deleted. Left out, it is kept for
    ever.
    """
    recovery_point_tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None
    """The tags that every backup gets."""
    copy_actions: (
        pulumi.Input[Sequence[pulumi.Input[CopyActionArgs | CopyActionArgsDict | CopyAction]]]
        | None
    ) = None
    """Where every backup is copied to."""
    enable_continuous_backup: pulumi.Input[bool] | None = None
    """Whether to restore to any point in time; such backups are kept for at most 35 days,
    and in warm storage. Left out, `False`.
    """
    index_actions: (
        pulumi.Input[Sequence[pulumi.Input[IndexActionArgs | IndexActionArgsDict | IndexAction]]]
        | None
    ) = None
    """What is indexed of the backups: at most one."""
    scan_actions: (
        pulumi.Input[Sequence[pulumi.Input[ScanActionArgs | ScanActionArgsDict | ScanAction]]]
        | None
    ) = None
    """How the backups are scanned for malware; the plan's `scan_settings` say with which
    role.
    """


class BackupRuleArgsDict(TypedDict):
    """When backups are made, where to, and for how long."""

    rule_name: pulumi.Input[str]
    """The name of the rule, unique in its plan."""
    target_backup_vault_name: pulumi.Input[str]
    """The vault that the backups go to, in the plan's region."""
    target_logically_air_gapped_backup_vault_arn: NotRequired[pulumi.Input[str] | None]
    """A logically air-gapped vault of the plan's region and account: what can, goes there at
    once, and other backups by way of the vault above.
    """
    schedule_expression: NotRequired[pulumi.Input[str] | None]
    """When backups are made: `cron(minutes hours day-of-month month day-of-week year)`. Left
    out, every day at 5, `cron(0 5 ? * * *)`.
    """
    schedule_expression_timezone: NotRequired[pulumi.Input[str] | None]
    """The time zone of the schedule, e.g. `Europe/Zurich`. Left out, `Etc/UTC`."""
    start_window_minutes: NotRequired[pulumi.Input[int] | None]
    """How many minutes late a backup may start before it is given up: at least 60. Left out,
    480.
    """
    completion_window_minutes: NotRequired[pulumi.Input[int] | None]
    """How many minutes a backup may take before it is given up: at least 60 more than the
    start window. Left out, 10080, a week.
    """
    lifecycle: NotRequired[pulumi.Input[LifecycleArgs | LifecycleArgsDict | Lifecycle] | None]
    """When a backup moves to cold storage, and when it is deleted. Left out, it is kept for
    ever.
    """
    recovery_point_tags: NotRequired[pulumi.Input[Mapping[str, pulumi.Input[str]]] | None]
    """The tags that every backup gets."""
    copy_actions: NotRequired[
        pulumi.Input[Sequence[pulumi.Input[CopyActionArgs | CopyActionArgsDict | CopyAction]]]
        | None
    ]
    """Where every backup is copied to."""
    enable_continuous_backup: NotRequired[pulumi.Input[bool] | None]
    """Whether to restore to any point in time; such backups are kept for at most 35 days,
    and in warm storage. Left out, `False`.
    """
    index_actions: NotRequired[
        pulumi.Input[Sequence[pulumi.Input[IndexActionArgs | IndexActionArgsDict | IndexAction]]]
        | None
    ]
    """What is indexed of the backups: at most one."""
    scan_actions: NotRequired[
        pulumi.Input[Sequence[pulumi.Input[ScanActionArgs | ScanActionArgsDict | ScanAction]]]
        | None
    ]
    """How the backups are scanned for malware; the plan's `scan_settings` say with which
    role.
    """


class BackupRule(Nested):
    """When backups are made, where to, and for how long."""

    rule_name: str
    """The name of the rule, unique in its plan."""
    target_backup_vault_name: str
    """The vault that the backups go to, in the plan's region."""
    target_logically_air_gapped_backup_vault_arn: str | None = None
    """A logically air-gapped vault of the plan's region and account: what can, goes there at
    once, and other backups by way of the vault above.
    """
    schedule_expression: str | None = None
    """When backups are made: `cron(minutes hours day-of-month month day-of-week year)`. Left
    out, every day at 5, `cron(0 5 ? * * *)`.
    """
    schedule_expression_timezone: str | None = None
    """The time zone of the schedule, e.g. `Europe/Zurich`. Left out, `Etc/UTC`."""
    start_window_minutes: int | None = None
    """How many minutes late a backup may start before it is given up: at least 60. Left out,
    480.
    """
    completion_window_minutes: int | None = None
    """How many minutes a backup may take before it is given up: at least 60 more than the
    start window. Left out, 10080, a week.
    """
    lifecycle: Lifecycle | None = None
    """When a backup moves to cold storage, and when it is deleted. Left out, it is kept for
    ever.
    """
    recovery_point_tags: Mapping[str, str] | None = None
    """The tags that every backup gets."""
    copy_actions: Sequence[CopyAction] | None = None
    """Where every backup is copied to."""
    enable_continuous_backup: bool | None = None
    """Whether to restore to any point in time; such backups are kept for at most 35 days,
    and in warm storage. Left out, `False`.
    """
    index_actions: Sequence[IndexAction] | None = None
    """What is indexed of the backups: at most one."""
    scan_actions: Sequence[ScanAction] | None = None
    """How the backups are scanned for malware; the plan's `scan_settings` say with which
    role.
    """


class AdvancedBackupSettingArgs(NestedArgs):
    """How the backups of a type of resource are made."""

    resource_type: pulumi.Input[str]
    """`EC2` or `S3`."""
    backup_options: pulumi.Input[Mapping[str, pulumi.Input[str]]]
    """Each `enabled` or `disabled`: `WindowsVSS` of EC2, which is off by default, and
    `BackupACLs` and `BackupObjectTags` of S3, which are on.
    """


class AdvancedBackupSettingArgsDict(TypedDict):
    """How the backups of a type of resource are made."""

    resource_type: pulumi.Input[str]
    """`EC2` or `S3`."""
    backup_options: pulumi.Input[Mapping[str, pulumi.Input[str]]]
    """Each `enabled` or `disabled`: `WindowsVSS` of EC2, which is off by default, and
    `BackupACLs` and `BackupObjectTags` of S3, which are on.
    """


class AdvancedBackupSetting(Nested):
    """How the backups of a type of resource are made."""

    resource_type: str
    """`EC2` or `S3`."""
    backup_options: Mapping[str, str]
    """Each `enabled` or `disabled`: `WindowsVSS` of EC2, which is off by default, and
    `BackupACLs` and `BackupObjectTags` of S3, which are on.
    """


class ScanSettingArgs(NestedArgs):
    """What is scanned for malware, and with which role."""

    malware_scanner: pulumi.Input[str] | None = None
    """The scanner: `GUARDDUTY`."""
    resource_types: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None
    """The types of resources whose backups are scanned, e.g. `EBS`."""
    scanner_role_arn: pulumi.Input[str] | None = None
    """The IAM role that the scanner assumes."""


class ScanSettingArgsDict(TypedDict):
    """What is scanned for malware, and with which role."""

    malware_scanner: NotRequired[pulumi.Input[str] | None]
    """The scanner: `GUARDDUTY`."""
    resource_types: NotRequired[pulumi.Input[Sequence[pulumi.Input[str]]] | None]
    """The types of resources whose backups are scanned, e.g. `EBS`."""
    scanner_role_arn: NotRequired[pulumi.Input[str] | None]
    """The IAM role that the scanner assumes."""


class ScanSetting(Nested):
    """What is scanned for malware, and with which role."""

    malware_scanner: str | None = None
    """The scanner: `GUARDDUTY`."""
    resource_types: Sequence[str] | None = None
    """The types of resources whose backups are scanned, e.g. `EBS`."""
    scanner_role_arn: str | None = None
    """The IAM role that the scanner assumes."""


class ReportDeliveryChannelArgs(NestedArgs):
    """Where reports are delivered to."""

    s3_bucket_name: pulumi.Input[str]
    """The bucket, whose policy has to let AWS Backup write to it."""
    s3_key_prefix: pulumi.Input[str] | None = None
    """What the keys in the bucket begin with. Default: nothing."""
    formats: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None
    """The formats of the reports, `CSV` and `JSON`. Default: `CSV`."""


class ReportDeliveryChannelArgsDict(TypedDict):
    """Where reports are delivered to."""

    s3_bucket_name: pulumi.Input[str]
    """The bucket, whose policy has to let AWS Backup write to it."""
    s3_key_prefix: NotRequired[pulumi.Input[str] | None]
    """What the keys in the bucket begin with. Default: nothing."""
    formats: NotRequired[pulumi.Input[Sequence[pulumi.Input[str]]] | None]
    """The formats of the reports, `CSV` and `JSON`. Default: `CSV`."""


class ReportDeliveryChannel(Nested):
    """Where reports are delivered to."""

    s3_bucket_name: str
    """The bucket, whose policy has to let AWS Backup write to it."""
    s3_key_prefix: str | None = None
    """What the keys in the bucket begin with. Default: nothing."""
    formats: Sequence[str] | None = None
    """The formats of the reports, `CSV` and `JSON`. Default: `CSV`."""


class ReportSettingArgs(NestedArgs):
    """What is reported."""

    report_template: pulumi.Input[str]
    """What the report is about."""
    framework_arns: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None
    """The frameworks that a compliance report covers. AWS takes none together with
    `accounts` or `organization_units`.
    """
    number_of_frameworks: pulumi.Input[int] | None = None
    """The number of frameworks that the report covers."""
    accounts: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None
    """The accounts that the report covers, or `ROOT` for all of the organization."""
    organization_units: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None
    """The organizational units that the report covers."""
    regions: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None
    """The regions that the report covers, or `*` for all."""


class ReportSettingArgsDict(TypedDict):
    """What is reported."""

    report_template: pulumi.Input[str]
    """What the report is about."""
    framework_arns: NotRequired[pulumi.Input[Sequence[pulumi.Input[str]]] | None]
    """The frameworks that a compliance report covers. AWS takes none together with
    `accounts` or `organization_units`.
    """
    number_of_frameworks: NotRequired[pulumi.Input[int] | None]
    """The number of frameworks that the report covers."""
    accounts: NotRequired[pulumi.Input[Sequence[pulumi.Input[str]]] | None]
    """The accounts that the report covers, or `ROOT` for all of the organization."""
    organization_units: NotRequired[pulumi.Input[Sequence[pulumi.Input[str]]] | None]
    """The organizational units that the report covers."""
    regions: NotRequired[pulumi.Input[Sequence[pulumi.Input[str]]] | None]
    """The regions that the report covers, or `*` for all."""


class ReportSetting(Nested):
    """What is reported."""

    report_template: str
    """What the report is about."""
    framework_arns: Sequence[str] | None = None
    """The frameworks that a compliance report covers. AWS takes none together with
    `accounts` or `organization_units`.
    """
    number_of_frameworks: int | None = None
    """The number of frameworks that the report covers."""
    accounts: Sequence[str] | None = None
    """The accounts that the report covers, or `ROOT` for all of the organization."""
    organization_units: Sequence[str] | None = None
    """The organizational units that the report covers."""
    regions: Sequence[str] | None = None
    """The regions that the report covers, or `*` for all."""


class RecoveryPointSelectionArgs(NestedArgs):
    """Which recovery points are tested."""

    algorithm: pulumi.Input[str]
    """Whether the latest recovery point of a resource is tested, or one at random."""
    include_vaults: pulumi.Input[Sequence[pulumi.Input[str]]]
    """The ARNs of the vaults whose recovery points are tested, with `*` for anything; or
    `*`.
    """
    recovery_point_types: pulumi.Input[Sequence[pulumi.Input[str]]]
    """`SNAPSHOT`, `CONTINUOUS` (restored to a point in time), or both."""
    exclude_vaults: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None
    """The ARNs of vaults whose recovery points aren't. Default: none."""
    selection_window_days: pulumi.Input[int] | None = None
    """How many days back recovery points are tested. Default: 30."""


class RecoveryPointSelectionArgsDict(TypedDict):
    """Which recovery points are tested."""

    algorithm: pulumi.Input[str]
    """Whether the latest recovery point of a resource is tested, or one at random."""
    include_vaults: pulumi.Input[Sequence[pulumi.Input[str]]]
    """The ARNs of the vaults whose recovery points are tested, with `*` for anything; or
    `*`.
    """
    recovery_point_types: pulumi.Input[Sequence[pulumi.Input[str]]]
    """`SNAPSHOT`, `CONTINUOUS` (restored to a point in time), or both."""
    exclude_vaults: NotRequired[pulumi.Input[Sequence[pulumi.Input[str]]] | None]
    """The ARNs of vaults whose recovery points aren't. Default: none."""
    selection_window_days: NotRequired[pulumi.Input[int] | None]
    """How many days back recovery points are tested. Default: 30."""


class RecoveryPointSelection(Nested):
    """Which recovery points are tested."""

    algorithm: str
    """Whether the latest recovery point of a resource is tested, or one at random."""
    include_vaults: Sequence[str]
    """The ARNs of the vaults whose recovery points are tested, with `*` for anything; or
    `*`.
    """
    recovery_point_types: Sequence[str]
    """`SNAPSHOT`, `CONTINUOUS` (restored to a point in time), or both."""
    exclude_vaults: Sequence[str] | None = None
    """The ARNs of vaults whose recovery points aren't. Default: none."""
    selection_window_days: int | None = None
    """How many days back recovery points are tested. Default: 30."""


class TagConditionArgs(NestedArgs):
    """A tag that a resource has, or hasn't."""

    key: pulumi.Input[str]
    """The key of the tag, e.g. `aws:ResourceTag/backup`."""
    value: pulumi.Input[str]
    """The value of the tag."""


class TagConditionArgsDict(TypedDict):
    """A tag that a resource has, or hasn't."""

    key: pulumi.Input[str]
    """The key of the tag, e.g. `aws:ResourceTag/backup`."""
    value: pulumi.Input[str]
    """The value of the tag."""


class TagCondition(Nested):
    """A tag that a resource has, or hasn't."""

    key: str
    """The key of the tag, e.g. `aws:ResourceTag/backup`."""
    value: str
    """The value of the tag."""


class ProtectedResourceConditionsArgs(NestedArgs):
    """The tags of the resources that are tested."""

    string_equals: (
        pulumi.Input[Sequence[pulumi.Input[TagConditionArgs | TagConditionArgsDict | TagCondition]]]
        | None
    ) = None
    """Tags that a resource has to have."""
    string_not_equals: (
        pulumi.Input[Sequence[pulumi.Input[TagConditionArgs | TagConditionArgsDict | TagCondition]]]
        | None
    ) = None
    """Tags that a resource must not have."""


class ProtectedResourceConditionsArgsDict(TypedDict):
    """The tags of the resources that are tested."""

    string_equals: NotRequired[
        pulumi.Input[Sequence[pulumi.Input[TagConditionArgs | TagConditionArgsDict | TagCondition]]]
        | None
    ]
    """Tags that a resource has to have."""
    string_not_equals: NotRequired[
        pulumi.Input[Sequence[pulumi.Input[TagConditionArgs | TagConditionArgsDict | TagCondition]]]
        | None
    ]
    """Tags that a resource must not have."""


class ProtectedResourceConditions(Nested):
    """The tags of the resources that are tested."""

    string_equals: Sequence[TagCondition] | None = None
    """Tags that a resource has to have."""
    string_not_equals: Sequence[TagCondition] | None = None
    """Tags that a resource must not have."""


class ConditionArgs(NestedArgs):
    """A tag that a resource may have."""

    condition_key: pulumi.Input[str]
    """The key of the tag, e.g. `backup`."""
    condition_value: pulumi.Input[str]
    """The value of the tag, e.g. `daily`."""
    condition_type: pulumi.Input[str] | None = None
    """How values are compared: `STRINGEQUALS`."""


class ConditionArgsDict(TypedDict):
    """A tag that a resource may have."""

    condition_key: pulumi.Input[str]
    """The key of the tag, e.g. `backup`."""
    condition_value: pulumi.Input[str]
    """The value of the tag, e.g. `daily`."""
    condition_type: NotRequired[pulumi.Input[str] | None]
    """How values are compared: `STRINGEQUALS`."""


class Condition(Nested):
    """A tag that a resource may have."""

    condition_key: str
    """The key of the tag, e.g. `backup`."""
    condition_value: str
    """The value of the tag, e.g. `daily`."""
    condition_type: str = "STRINGEQUALS"
    """How values are compared: `STRINGEQUALS`."""


class ConditionParameterArgs(NestedArgs):
    """A tag that a resource must have, or must not."""

    condition_key: pulumi.Input[str]
    """`aws:ResourceTag/` and the key of the tag, e.g. `aws:ResourceTag/backup`."""
    condition_value: pulumi.Input[str]
    """The value of the tag, in which `*` stands for anything if the operator is a `like`."""


class ConditionParameterArgsDict(TypedDict):
    """A tag that a resource must have, or must not."""

    condition_key: pulumi.Input[str]
    """`aws:ResourceTag/` and the key of the tag, e.g. `aws:ResourceTag/backup`."""
    condition_value: pulumi.Input[str]
    """The value of the tag, in which `*` stands for anything if the operator is a `like`."""


class ConditionParameter(Nested):
    """A tag that a resource must have, or must not."""

    condition_key: str
    """`aws:ResourceTag/` and the key of the tag, e.g. `aws:ResourceTag/backup`."""
    condition_value: str
    """The value of the tag, in which `*` stands for anything if the operator is a `like`."""


class ConditionsArgs(NestedArgs):
    """What the tags of a resource must be like: all that is said here."""

    string_equals: (
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    ConditionParameterArgs | ConditionParameterArgsDict | ConditionParameter
                ]
            ]
        ]
        | None
    ) = None
    """Tags that it has, with this value."""
    string_not_equals: (
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    ConditionParameterArgs | ConditionParameterArgsDict | ConditionParameter
                ]
            ]
        ]
        | None
    ) = None
    """Tags that it doesn't have with this value."""
    string_like: (
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    ConditionParameterArgs | ConditionParameterArgsDict | ConditionParameter
                ]
            ]
        ]
        | None
    ) = None
    """Tags that it has, with a value of this pattern."""
    string_not_like: (
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    ConditionParameterArgs | ConditionParameterArgsDict | ConditionParameter
                ]
            ]
        ]
        | None
    ) = None
    """Tags that it doesn't have with a value of this pattern."""


class ConditionsArgsDict(TypedDict):
    """What the tags of a resource must be like: all that is said here."""

    string_equals: NotRequired[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    ConditionParameterArgs | ConditionParameterArgsDict | ConditionParameter
                ]
            ]
        ]
        | None
    ]
    """Tags that it has, with this value."""
    string_not_equals: NotRequired[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    ConditionParameterArgs | ConditionParameterArgsDict | ConditionParameter
                ]
            ]
        ]
        | None
    ]
    """Tags that it doesn't have with this value."""
    string_like: NotRequired[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    ConditionParameterArgs | ConditionParameterArgsDict | ConditionParameter
                ]
            ]
        ]
        | None
    ]
    """Tags that it has, with a value of this pattern."""
    string_not_like: NotRequired[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    ConditionParameterArgs | ConditionParameterArgsDict | ConditionParameter
                ]
            ]
        ]
        | None
    ]
    """Tags that it doesn't have with a value of this pattern."""


class Conditions(Nested):
    """What the tags of a resource must be like: all that is said here."""

    string_equals: Sequence[ConditionParameter] = ()
    """Tags that it has, with this value."""
    string_not_equals: Sequence[ConditionParameter] = ()
    """Tags that it doesn't have with this value."""
    string_like: Sequence[ConditionParameter] = ()
    """Tags that it has, with a value of this pattern."""
    string_not_like: Sequence[ConditionParameter] = ()
    """Tags that it doesn't have with a value of this pattern."""


class RecoveryPointCreator(Nested):
    """The rule of a backup plan that made a recovery point."""

    backup_plan_id: str | None = None
    """The ID of the plan."""
    backup_plan_arn: str | None = None
    """The ARN of the plan."""
    backup_plan_name: str | None = None
    """The name of the plan."""
    backup_plan_version: str | None = None
    """The version of the plan."""
    backup_rule_id: str | None = None
    """The ID of the rule."""
    backup_rule_name: str | None = None
    """The name of the rule."""
    backup_rule_cron: str | None = None
    """The schedule of the rule."""
    backup_rule_timezone: str | None = None
    """The time zone of the schedule."""


class CalculatedLifecycle(Nested):
    """When a recovery point moves to cold storage, and when it is deleted."""

    move_to_cold_storage_at: str | None = None
    """When it moves to cold storage."""
    delete_at: str | None = None
    """When it is deleted."""


class ScanResult(Nested):
    """What a scan for malware found."""

    malware_scanner: str | None = None
    """The scanner, e.g. `GUARDDUTY`."""
    scan_job_state: str | None = None
    """How the scan ended, e.g. `COMPLETED`."""
    last_scan_timestamp: str | None = None
    """When it was scanned."""
    findings: Sequence[str] | None = None
    """What was found, e.g. `MALWARE`."""


class RestoreJobCreator(Nested):
    """The restore testing plan that made a job."""

    restore_testing_plan_arn: str | None = None
    """The ARN of the plan."""


class LifecycleResult(Nested):
    """When a recovery point moves to cold storage, and when it is deleted."""

    move_to_cold_storage_after_days: int | None = None
    """Days after its creation until it moves to cold storage. Left out, or -1, it never
    does.
    """
    delete_after_days: int | None = None
    """Days after its creation until it is deleted. Left out, or -1, it is kept for ever."""
    opt_in_to_archive_for_supported_resources: bool | None = None
    """Whether recovery points of resources with an archive tier of their own move there."""
    delete_after_event: str | None = None
    """`DELETE_AFTER_COPY` if it is deleted once it was copied."""


class DescribeBackupJobResult(Nested):
    """A backup job."""

    backup_job_id: str
    """The ID of the backup job."""
    state: str
    """`CREATED`, `PENDING`, `RUNNING`, `ABORTING`, `ABORTED`, `COMPLETED`, `FAILED`,
    `EXPIRED` or `PARTIAL`.
    """
    account_id: str | None = None
    """The account that owns it."""
    backup_vault_name: str | None = None
    """The name of the vault."""
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    vault_lock_state: str | None = None
    """`LOCKED` or `UNLOCKED`: the lock of the vault."""
    recovery_point_arn: str | None = None
    """The ARN of the recovery point."""
    recovery_point_lifecycle: LifecycleResult | None = None
    """When the recovery point moves to cold storage, and when it is deleted."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    is_encrypted: bool | None = None
    """Whether it is encrypted."""
    resource_arn: str | None = None
    """The ARN of the resource."""
    creation_date: str | None = None
    """When it was created."""
    completion_date: str | None = None
    """When it was completed."""
    status_message: str | None = None
    """More about the status."""
    percent_done: str | None = None
    """How far it is, in percent, e.g. `62.50`."""
    backup_size_in_bytes: int | None = None
    """The size of the backup, in bytes; what it counts depends on the type of resource."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    created_by: RecoveryPointCreator | None = None
    """The plan and rule that made it, if it was a plan."""
    expected_completion_date: str | None = None
    """When it is expected to be completed."""
    start_by: str | None = None
    """When it has to be started by, or is cancelled."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    bytes_transferred: int | None = None
    """How much was transferred to the vault so far, in bytes."""
    backup_options: Mapping[str, str] = {}
    """Options of the backup, e.g. `WindowsVSS` to `enabled`, by name."""
    backup_type: str | None = None
    """The kind of backup, e.g. `WindowsVSS`; empty for a regular one."""
    parent_job_id: str | None = None
    """The ID of the composite (parent) job, if it is part of one."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    initiation_date: str | None = None
    """When it was started."""
    message_category: str | None = None
    """The kind of message, e.g. `SUCCESS` or `AccessDenied`."""
    number_of_child_jobs: int | None = None
    """The number of child jobs."""
    child_jobs_in_state: Mapping[str, int] = {}
    """How many child jobs are in each state, by state."""


class CopyJobResult(Nested):
    """A copy job."""

    copy_job_id: str
    """The ID of the copy job."""
    state: str
    """`CREATED`, `RUNNING`, `COMPLETED`, `FAILED` or `PARTIAL`."""
    account_id: str | None = None
    """The account that owns it."""
    source_backup_vault_arn: str | None = None
    """The ARN of the vault that is copied from."""
    source_recovery_point_arn: str | None = None
    """The ARN of the recovery point that is copied."""
    destination_backup_vault_arn: str | None = None
    """The ARN of the vault that is copied to."""
    destination_vault_type: str | None = None
    """The type of the vault that is copied to: `BACKUP_VAULT` or
    `LOGICALLY_AIR_GAPPED_BACKUP_VAULT`.
    """
    destination_vault_lock_state: str | None = None
    """`LOCKED` or `UNLOCKED`: the lock of the vault that is copied to."""
    destination_recovery_point_arn: str | None = None
    """The ARN of the copy."""
    destination_encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts the copy."""
    destination_recovery_point_lifecycle: LifecycleResult | None = None
    """When the copy moves to cold storage, and when it is deleted."""
    resource_arn: str | None = None
    """The ARN of the resource."""
    creation_date: str | None = None
    """When it was created."""
    completion_date: str | None = None
    """When it was completed."""
    status_message: str | None = None
    """More about the status."""
    backup_size_in_bytes: int | None = None
    """The size of the copy, in bytes."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    created_by: RecoveryPointCreator | None = None
    """The plan and rule that made it, if it was a plan."""
    created_by_backup_job_id: str | None = None
    """The backup job that started the copy, if it was one."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    parent_job_id: str | None = None
    """The ID of the composite (parent) job, if it is part of one."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    composite_member_identifier: str | None = None
    """What it is called within its composite (parent), e.g. the logical ID in a stack."""
    number_of_child_jobs: int | None = None
    """The number of child jobs."""
    child_jobs_in_state: Mapping[str, int] = {}
    """How many child jobs are in each state, by state."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    message_category: str | None = None
    """The kind of message, e.g. `SUCCESS` or `AccessDenied`."""


class DescribeCopyJobResult(Nested):
    """A copy job."""

    copy_job: CopyJobResult
    """The copy job."""


class DescribeFrameworkResult(Nested):
    """A framework."""

    framework_name: str
    """The name of the framework."""
    framework_arn: str
    """The ARN of the framework."""
    framework_description: str | None = None
    """The description of the framework."""
    framework_controls: Sequence[FrameworkControl] = ()
    """The controls of the framework."""
    creation_time: str | None = None
    """When it was created."""
    deployment_status: str | None = None
    """`CREATE_IN_PROGRESS`, `UPDATE_IN_PROGRESS`, `DELETE_IN_PROGRESS`, `COMPLETED` or
    `FAILED`.
    """
    framework_status: str | None = None
    """Whether AWS Config records what is controlled: `ACTIVE`, `PARTIALLY_ACTIVE`,
    `INACTIVE` or `UNAVAILABLE`.
    """
    idempotency_token: str | None = None
    """The idempotency token of its creation."""


class DescribeGlobalSettingsResult(Nested):
    """The settings of the organization."""

    global_settings: Mapping[str, str] = {}
    """`true` or `false` for `isCrossAccountBackupEnabled`, `isMpaEnabled` and
    `isDelegatedAdministratorEnabled`, by name.
    """
    last_update_time: str | None = None
    """When it was last changed."""


class DescribeProtectedResourceResult(Nested):
    """A resource that has been backed up."""

    resource_arn: str
    """The ARN of the resource."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    last_backup_time: str | None = None
    """When it was last backed up."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    last_backup_vault_arn: str | None = None
    """The ARN of the vault that holds its latest recovery point."""
    last_recovery_point_arn: str | None = None
    """The ARN of its latest recovery point."""
    latest_restore_execution_time_minutes: int | None = None
    """How long its latest restore took, in minutes."""
    latest_restore_job_creation_date: str | None = None
    """When its latest restore was started."""
    latest_restore_recovery_point_creation_date: str | None = None
    """When the recovery point of its latest restore was made."""


class DescribeRecoveryPointResult(Nested):
    """A recovery point."""

    recovery_point_arn: str
    """The ARN of the recovery point."""
    backup_vault_name: str
    """The name of the vault."""
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    source_backup_vault_arn: str | None = None
    """The ARN of the vault that it was copied from, if it was."""
    resource_arn: str | None = None
    """The ARN of the resource."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    created_by: RecoveryPointCreator | None = None
    """The plan and rule that made it, if it was a plan."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    status: str | None = None
    """`CREATING`, `AVAILABLE`, `COMPLETED`, `PARTIAL`, `STOPPED`, `EXPIRED` or `DELETING`."""
    status_message: str | None = None
    """More about the status."""
    creation_date: str | None = None
    """When it was created."""
    initiation_date: str | None = None
    """When the job that made it was started."""
    completion_date: str | None = None
    """When it was completed."""
    backup_size_in_bytes: int | None = None
    """The size of the backup, in bytes; what it counts depends on the type of resource."""
    calculated_lifecycle: CalculatedLifecycle | None = None
    """When it moves to cold storage and when it is deleted."""
    lifecycle: LifecycleResult | None = None
    """When a recovery point moves to cold storage, and when it is deleted."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    is_encrypted: bool | None = None
    """Whether it is encrypted."""
    last_restore_time: str | None = None
    """When it was last restored."""
    parent_recovery_point_arn: str | None = None
    """The ARN of the composite (parent) recovery point, if it is part of one."""
    composite_member_identifier: str | None = None
    """What it is called within its composite (parent), e.g. the logical ID in a stack."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    index_status: str | None = None
    """The state of its index: `PENDING`, `ACTIVE` (it can be searched), `FAILED` or
    `DELETING`.
    """
    index_status_message: str | None = None
    """More about the state of its index."""
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
    storage_class: str | None = None
    """`WARM`, `COLD` or `DELETED`."""
    scan_results: Sequence[ScanResult] = ()
    """What the latest malware scans of it found, up to 5."""


class DescribeRegionSettingsResult(Nested):
    """The settings of a region."""

    resource_type_opt_in_preference: Mapping[str, bool] = {}
    """Whether resources of a type are backed up in the region, by type."""
    resource_type_management_preference: Mapping[str, bool] = {}
    """Whether AWS Backup manages the backups of a type in full, by type."""


class ReportDestinationResult(Nested):
    """Where a report is."""

    s3_bucket_name: str | None = None
    """The name of the S3 bucket."""
    s3_keys: Sequence[str] = ()
    """The keys of the report's files."""


class ReportJobResult(Nested):
    """A report job."""

    report_job_id: str
    """The ID of the report job."""
    report_plan_arn: str | None = None
    """The ARN of the report plan."""
    report_template: str | None = None
    """The template, e.g. `BACKUP_JOB_REPORT`."""
    creation_time: str | None = None
    """When it was created."""
    completion_time: str | None = None
    """When it was completed."""
    status: str | None = None
    """`CREATED`, `RUNNING`, `COMPLETED` or `FAILED`."""
    status_message: str | None = None
    """More about the status."""
    report_destination: ReportDestinationResult | None = None
    """Where the report is."""


class DescribeReportJobResult(Nested):
    """A report job."""

    report_job: ReportJobResult
    """The report job."""


class ReportPlanResult(Nested):
    """A report plan."""

    report_plan_arn: str
    """The ARN of the report plan."""
    report_plan_name: str
    """The name of the report plan."""
    report_plan_description: str | None = None
    """The description of the report plan."""
    report_setting: ReportSetting | None = None
    """What is reported."""
    report_delivery_channel: ReportDeliveryChannel | None = None
    """Where reports go."""
    deployment_status: str | None = None
    """`CREATE_IN_PROGRESS`, `UPDATE_IN_PROGRESS`, `DELETE_IN_PROGRESS`, `COMPLETED` or
    `FAILED`.
    """
    creation_time: str | None = None
    """When it was created."""
    last_attempted_execution_time: str | None = None
    """When a report was last tried."""
    last_successful_execution_time: str | None = None
    """When a report last succeeded."""


class DescribeReportPlanResult(Nested):
    """A report plan."""

    report_plan: ReportPlanResult
    """The report plan."""


class DescribeRestoreJobResult(Nested):
    """A restore job."""

    restore_job_id: str
    """The ID of the restore job."""
    status: str
    """`PENDING`, `RUNNING`, `COMPLETED`, `ABORTED` or `FAILED`."""
    account_id: str | None = None
    """The account that owns it."""
    recovery_point_arn: str | None = None
    """The ARN of the recovery point."""
    source_resource_arn: str | None = None
    """The ARN of the resource that was backed up."""
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    creation_date: str | None = None
    """When it was created."""
    completion_date: str | None = None
    """When it was completed."""
    status_message: str | None = None
    """More about the status."""
    percent_done: str | None = None
    """How far it is, in percent, e.g. `62.50`."""
    backup_size_in_bytes: int | None = None
    """The size of what is restored, in bytes."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    expected_completion_time_minutes: int | None = None
    """How long it is expected to take, in minutes."""
    created_resource_arn: str | None = None
    """The ARN of the resource that was made."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    recovery_point_creation_date: str | None = None
    """When the recovery point was made."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    parent_job_id: str | None = None
    """The ID of the composite (parent) job, if it is part of one."""
    created_by: RestoreJobCreator | None = None
    """The restore testing plan that started it, if it was one."""
    validation_status: str | None = None
    """How far the validation of what a test restored is: `VALIDATING`, `SUCCESSFUL`,
    `FAILED` or `TIMED_OUT`.
    """
    validation_status_message: str | None = None
    """More about that."""
    deletion_status: str | None = None
    """How far the deletion of what a test restored is: `DELETING`, `FAILED` or `SUCCESSFUL`."""
    deletion_status_message: str | None = None
    """More about that."""


class MpaApprovalTeamUpdateResult(Nested):
    """A change of the team that has to approve (multi-party approval)."""

    mpa_session_arn: str | None = None
    """The ARN of the session of multi-party approval."""
    status: str | None = None
    """`PENDING`, `APPROVED` or `FAILED`."""
    status_message: str | None = None
    """More about the status."""
    initiation_date: str | None = None
    """When it was started."""
    expiry_date: str | None = None
    """When it expires."""


class DescribeVaultResult(Nested):
    """A vault."""

    backup_vault_name: str
    """The name of the vault."""
    backup_vault_arn: str
    """The ARN of the vault."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    vault_state: str | None = None
    """`CREATING`, `AVAILABLE` or `FAILED`."""
    creation_date: str | None = None
    """When it was created."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    number_of_recovery_points: int | None = None
    """The number of recovery points in it, roughly."""
    locked: bool | None = None
    """Whether a lock protects what is in the vault."""
    min_retention_days: int | None = None
    """The shortest time, in days, that the lock lets recovery points be kept."""
    max_retention_days: int | None = None
    """The longest time, in days, that the lock lets recovery points be kept."""
    lock_date: str | None = None
    """When the lock can't be changed or removed any more."""
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
    source_backup_vault_arn: str | None = None
    """The ARN of the vault that a restore access vault was made of."""
    mpa_approval_team_arn: str | None = None
    """The ARN of the team that has to approve (multi-party approval)."""
    mpa_session_arn: str | None = None
    """The ARN of the session of multi-party approval."""
    latest_mpa_approval_team_update: MpaApprovalTeamUpdateResult | None = None
    """The latest change of the approval team."""


class ExportPlanTemplateResult(Nested):
    """A plan as a template."""

    backup_plan_template_json: str
    """The plan as a template: signed JSON, which `get_plan_from_json` takes unchanged."""


class BackupPlanResult(Nested):
    """A plan: its name, rules and settings."""

    backup_plan_name: str
    """The name of the plan."""
    rules: Sequence[BackupRule]
    """The rules of the plan, as a `Plan` takes them."""
    rule_ids: Mapping[str, str] = {}
    """The ID of each rule, by its name."""
    advanced_backup_settings: Sequence[AdvancedBackupSetting] = ()
    """Backup options of types of resources, where they are set."""
    scan_settings: Sequence[ScanSetting] = ()
    """What is scanned for malware."""


class ScheduledRunResult(Nested):
    """A scheduled run of a rule."""

    execution_time: str | None = None
    """When it runs."""
    rule_id: str | None = None
    """The ID of the rule."""
    rule_execution_type: str | None = None
    """`CONTINUOUS`, `SNAPSHOTS` or `CONTINUOUS_AND_SNAPSHOTS`."""


class GetPlanResult(Nested):
    """A plan."""

    backup_plan: BackupPlanResult
    """The plan itself: its name, rules and settings."""
    backup_plan_id: str
    """The ID of the plan."""
    backup_plan_arn: str
    """The ARN of the plan."""
    version_id: str
    """The version of the plan."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    creation_date: str | None = None
    """When it was created."""
    deletion_date: str | None = None
    """When it was deleted, if it was."""
    last_execution_date: str | None = None
    """When it last ran."""
    advanced_backup_settings: Sequence[AdvancedBackupSetting] = ()
    """Backup options of types of resources, where they are set."""
    scheduled_runs_preview: Sequence[ScheduledRunResult] = ()
    """The runs that come next, as many as `max_scheduled_runs_preview` asked for."""


class GetPlanFromJsonResult(Nested):
    """The plan that a JSON document makes."""

    backup_plan: BackupPlanResult
    """The plan itself: its name, rules and settings."""


class GetPlanFromTemplateResult(Nested):
    """The plan that a template makes."""

    backup_plan_document: BackupPlanResult
    """The plan that the template makes: its name, rules and settings."""


class GetRecoveryPointRestoreMetadataResult(Nested):
    """The restore metadata of a recovery point."""

    recovery_point_arn: str
    """The ARN of the recovery point."""
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    restore_metadata: Mapping[str, str] = {}
    """The configuration of the resource when it was backed up, by name: what a restore can
    begin with.
    """
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""


class GetRestoreJobMetadataResult(Nested):
    """The metadata that a restore job was started with."""

    restore_job_id: str
    """The ID of the restore job."""
    metadata: Mapping[str, str] = {}
    """The metadata that it was started with, by name."""


class GetRestoreTestingInferredMetadataResult(Nested):
    """The least metadata that a restore of a recovery point takes."""

    inferred_metadata: Mapping[str, str]
    """The least metadata that a restore takes, by name."""


class RestoreTestingPlanResult(Nested):
    """A restore testing plan."""

    creation_time: str
    """When it was created."""
    restore_testing_plan_arn: str
    """The ARN of the restore testing plan."""
    restore_testing_plan_name: str
    """The name of the restore testing plan."""
    schedule_expression: str
    """When it runs: `cron(…)`."""
    recovery_point_selection: RecoveryPointSelection
    """Which recovery points are tested."""
    last_execution_time: str | None = None
    """When it last ran."""
    last_update_time: str | None = None
    """When it was last changed."""
    schedule_expression_timezone: str | None = None
    """The time zone of the schedule. Default: UTC."""
    start_window_hours: int | None = None
    """Hours after its schedule by which a test has to be started. Default: 24."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""


class GetRestoreTestingPlanResult(Nested):
    """A restore testing plan."""

    restore_testing_plan: RestoreTestingPlanResult
    """The restore testing plan."""


class RestoreTestingSelectionResult(Nested):
    """A selection of a restore testing plan."""

    creation_time: str
    """When it was created."""
    iam_role_arn: str
    """The ARN of the IAM role that AWS Backup uses for it."""
    protected_resource_type: str
    """The type of the resources that are tested, e.g. `RDS`."""
    restore_testing_plan_name: str
    """The name of the restore testing plan."""
    restore_testing_selection_name: str
    """The name of the selection."""
    validation_window_hours: int | None = None
    """Hours that what was restored is kept, to be validated."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    protected_resource_arns: Sequence[str] = ()
    """The ARNs of the resources that are tested; `*` stands for all of the type."""
    protected_resource_conditions: ProtectedResourceConditions | None = None
    """Conditions on the tags of the resources that are tested."""
    restore_metadata_overrides: Mapping[str, str] = {}
    """Restore metadata that override the inferred values, by name."""


class GetRestoreTestingSelectionResult(Nested):
    """A selection of a restore testing plan."""

    restore_testing_selection: RestoreTestingSelectionResult
    """The selection."""


class BackupSelectionResult(Nested):
    """A selection: which resources a plan backs up, and with which role."""

    selection_name: str
    """The name of the selection."""
    iam_role_arn: str
    """The ARN of the IAM role that AWS Backup uses for it."""
    resources: Sequence[str] = ()
    """The ARNs of the resources that are backed up, wildcards allowed."""
    list_of_tags: Sequence[Condition] = ()
    """Tags, any of which a resource has to have."""
    not_resources: Sequence[str] = ()
    """The ARNs of resources that are left out, wildcards allowed."""
    conditions: Conditions | None = None
    """Conditions on tags, all of which a resource has to meet."""


class GetSelectionResult(Nested):
    """A selection of a plan."""

    backup_selection: BackupSelectionResult
    """The selection itself: its name, role, resources and conditions."""
    selection_id: str
    """The ID of the selection."""
    backup_plan_id: str
    """The ID of the plan."""
    creation_date: str | None = None
    """When it was created."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""


class GetSupportedResourceTypesResult(Nested):
    """The types of resources that AWS Backup supports."""

    resource_types: Sequence[str] = ()
    """Types of resources, e.g. `EBS`."""


class GetVaultAccessPolicyResult(Nested):
    """The access policy of a vault."""

    backup_vault_name: str
    """The name of the vault."""
    backup_vault_arn: str
    """The ARN of the vault."""
    policy: str
    """The policy, as JSON."""


class GetVaultNotificationsResult(Nested):
    """Which events of a vault are sent, and where to."""

    backup_vault_name: str
    """The name of the vault."""
    backup_vault_arn: str
    """The ARN of the vault."""
    sns_topic_arn: str | None = None
    """The ARN of the SNS topic that gets them."""
    backup_vault_events: Sequence[str] = ()
    """The events that are sent, e.g. `COPY_JOB_FAILED`."""


class BackupJobResult(Nested):
    """A backup job."""

    backup_job_id: str
    """The ID of the backup job."""
    state: str
    """`CREATED`, `PENDING`, `RUNNING`, `ABORTING`, `ABORTED`, `COMPLETED`, `FAILED`,
    `EXPIRED` or `PARTIAL`.
    """
    account_id: str | None = None
    """The account that owns it."""
    backup_vault_name: str | None = None
    """The name of the vault."""
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    vault_lock_state: str | None = None
    """`LOCKED` or `UNLOCKED`: the lock of the vault."""
    recovery_point_arn: str | None = None
    """The ARN of the recovery point."""
    recovery_point_lifecycle: LifecycleResult | None = None
    """When the recovery point moves to cold storage, and when it is deleted."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    is_encrypted: bool | None = None
    """Whether it is encrypted."""
    resource_arn: str | None = None
    """The ARN of the resource."""
    creation_date: str | None = None
    """When it was created."""
    completion_date: str | None = None
    """When it was completed."""
    status_message: str | None = None
    """More about the status."""
    percent_done: str | None = None
    """How far it is, in percent, e.g. `62.50`."""
    backup_size_in_bytes: int | None = None
    """The size of the backup, in bytes; what it counts depends on the type of resource."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    created_by: RecoveryPointCreator | None = None
    """The plan and rule that made it, if it was a plan."""
    expected_completion_date: str | None = None
    """When it is expected to be completed."""
    start_by: str | None = None
    """When it has to be started by, or is cancelled."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    bytes_transferred: int | None = None
    """How much was transferred to the vault so far, in bytes."""
    backup_options: Mapping[str, str] = {}
    """Options of the backup, e.g. `WindowsVSS` to `enabled`, by name."""
    backup_type: str | None = None
    """The kind of backup, e.g. `WindowsVSS`; empty for a regular one."""
    parent_job_id: str | None = None
    """The ID of the composite (parent) job, if it is part of one."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    initiation_date: str | None = None
    """When it was started."""
    message_category: str | None = None
    """The kind of message, e.g. `SUCCESS` or `AccessDenied`."""


class ListBackupJobsResult(Nested):
    """Backup jobs."""

    backup_jobs: Sequence[BackupJobResult] = ()
    """The backup jobs."""


class ListCopyJobsResult(Nested):
    """Copy jobs."""

    copy_jobs: Sequence[CopyJobResult] = ()
    """The copy jobs."""


class FrameworkResult(Nested):
    """A framework, without its controls."""

    framework_name: str
    """The name of the framework."""
    framework_arn: str
    """The ARN of the framework."""
    framework_description: str | None = None
    """The description of the framework."""
    number_of_controls: int | None = None
    """The number of controls."""
    creation_time: str | None = None
    """When it was created."""
    deployment_status: str | None = None
    """`CREATE_IN_PROGRESS`, `UPDATE_IN_PROGRESS`, `DELETE_IN_PROGRESS`, `COMPLETED` or
    `FAILED`.
    """


class ListFrameworksResult(Nested):
    """The frameworks of a region."""

    frameworks: Sequence[FrameworkResult] = ()
    """The frameworks."""


class BackupPlanTemplateResult(Nested):
    """A template of a plan."""

    backup_plan_template_id: str
    """The ID of the template."""
    backup_plan_template_name: str | None = None
    """The name of the template."""


class ListPlanTemplatesResult(Nested):
    """AWS's templates of plans."""

    backup_plan_templates_list: Sequence[BackupPlanTemplateResult] = ()
    """The templates."""


class BackupPlanSummaryResult(Nested):
    """A plan or a version of one, without its rules."""

    backup_plan_arn: str
    """The ARN of the plan."""
    backup_plan_id: str
    """The ID of the plan."""
    version_id: str
    """The version of the plan."""
    backup_plan_name: str
    """The name of the plan."""
    creation_date: str | None = None
    """When it was created."""
    deletion_date: str | None = None
    """When it was deleted, if it was."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    last_execution_date: str | None = None
    """When it last ran."""
    advanced_backup_settings: Sequence[AdvancedBackupSetting] = ()
    """Backup options of types of resources, where they are set."""


class ListPlanVersionsResult(Nested):
    """The versions of a plan."""

    backup_plan_versions_list: Sequence[BackupPlanSummaryResult] = ()
    """The versions of the plan."""


class ListPlansResult(Nested):
    """The plans of a region."""

    backup_plans_list: Sequence[BackupPlanSummaryResult] = ()
    """The plans."""


class ProtectedResourceResult(Nested):
    """A resource that has been backed up."""

    resource_arn: str
    """The ARN of the resource."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    last_backup_time: str | None = None
    """When it was last backed up."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    last_backup_vault_arn: str | None = None
    """The ARN of the vault that holds its latest recovery point."""
    last_recovery_point_arn: str | None = None
    """The ARN of its latest recovery point."""


class ListProtectedResourcesResult(Nested):
    """Resources that have been backed up."""

    results: Sequence[ProtectedResourceResult] = ()
    """The resources."""


class ListProtectedResourcesByVaultResult(Nested):
    """Resources that have been backed up to a vault."""

    results: Sequence[ProtectedResourceResult] = ()
    """The resources."""


class AggregatedMalwareScanResult(Nested):
    """A summary of what malware scans found."""

    failed_scan: bool | None = None
    """Whether a scan failed."""
    findings: Sequence[str] = ()
    """What was found, e.g. `MALWARE`."""
    last_computed: str | None = None
    """When it was last summed up."""


class RecoveryPointByResourceResult(Nested):
    """A recovery point of a resource."""

    recovery_point_arn: str
    """The ARN of the recovery point."""
    creation_date: str | None = None
    """When it was created."""
    status: str | None = None
    """`CREATING`, `AVAILABLE`, `COMPLETED`, `PARTIAL`, `STOPPED`, `EXPIRED` or `DELETING`."""
    status_message: str | None = None
    """More about the status."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    backup_size_bytes: int | None = None
    """The size of the backup, in bytes."""
    backup_vault_name: str | None = None
    """The name of the vault."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    parent_recovery_point_arn: str | None = None
    """The ARN of the composite (parent) recovery point, if it is part of one."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    index_status: str | None = None
    """The state of its index: `PENDING`, `ACTIVE` (it can be searched), `FAILED` or
    `DELETING`.
    """
    index_status_message: str | None = None
    """More about the state of its index."""
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
    aggregated_scan_result: AggregatedMalwareScanResult | None = None
    """A summary of what malware scans of it found."""


class ListRecoveryPointsByResourceResult(Nested):
    """The recovery points of a resource."""

    recovery_points: Sequence[RecoveryPointByResourceResult] = ()
    """The recovery points."""


class RecoveryPointByVaultResult(Nested):
    """A recovery point of a vault."""

    recovery_point_arn: str
    """The ARN of the recovery point."""
    backup_vault_name: str
    """The name of the vault."""
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    source_backup_vault_arn: str | None = None
    """The ARN of the vault that it was copied from, if it was."""
    resource_arn: str | None = None
    """The ARN of the resource."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    created_by: RecoveryPointCreator | None = None
    """The plan and rule that made it, if it was a plan."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    status: str | None = None
    """`CREATING`, `AVAILABLE`, `COMPLETED`, `PARTIAL`, `STOPPED`, `EXPIRED` or `DELETING`."""
    status_message: str | None = None
    """More about the status."""
    creation_date: str | None = None
    """When it was created."""
    initiation_date: str | None = None
    """When the job that made it was started."""
    completion_date: str | None = None
    """When it was completed."""
    backup_size_in_bytes: int | None = None
    """The size of the backup, in bytes; what it counts depends on the type of resource."""
    calculated_lifecycle: CalculatedLifecycle | None = None
    """When it moves to cold storage and when it is deleted."""
    lifecycle: LifecycleResult | None = None
    """When a recovery point moves to cold storage, and when it is deleted."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    is_encrypted: bool | None = None
    """Whether it is encrypted."""
    last_restore_time: str | None = None
    """When it was last restored."""
    parent_recovery_point_arn: str | None = None
    """The ARN of the composite (parent) recovery point, if it is part of one."""
    composite_member_identifier: str | None = None
    """What it is called within its composite (parent), e.g. the logical ID in a stack."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    index_status: str | None = None
    """The state of its index: `PENDING`, `ACTIVE` (it can be searched), `FAILED` or
    `DELETING`.
    """
    index_status_message: str | None = None
    """More about the state of its index."""
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
    aggregated_scan_result: AggregatedMalwareScanResult | None = None
    """A summary of what malware scans of it found."""


class ListRecoveryPointsByVaultResult(Nested):
    """The recovery points of a vault."""

    recovery_points: Sequence[RecoveryPointByVaultResult] = ()
    """The recovery points."""


class ListReportJobsResult(Nested):
    """Report jobs."""

    report_jobs: Sequence[ReportJobResult] = ()
    """The report jobs."""


class ListReportPlansResult(Nested):
    """The report plans of a region."""

    report_plans: Sequence[ReportPlanResult] = ()
    """The report plans."""


class RestoreJobResult(Nested):
    """A restore job."""

    restore_job_id: str
    """The ID of the restore job."""
    status: str
    """`PENDING`, `RUNNING`, `COMPLETED`, `ABORTED` or `FAILED`."""
    account_id: str | None = None
    """The account that owns it."""
    recovery_point_arn: str | None = None
    """The ARN of the recovery point."""
    source_resource_arn: str | None = None
    """The ARN of the resource that was backed up."""
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    creation_date: str | None = None
    """When it was created."""
    completion_date: str | None = None
    """When it was completed."""
    status_message: str | None = None
    """More about the status."""
    percent_done: str | None = None
    """How far it is, in percent, e.g. `62.50`."""
    backup_size_in_bytes: int | None = None
    """The size of what is restored, in bytes."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    expected_completion_time_minutes: int | None = None
    """How long it is expected to take, in minutes."""
    created_resource_arn: str | None = None
    """The ARN of the resource that was made."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    recovery_point_creation_date: str | None = None
    """When the recovery point was made."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    parent_job_id: str | None = None
    """The ID of the composite (parent) job, if it is part of one."""
    created_by: RestoreJobCreator | None = None
    """The restore testing plan that started it, if it was one."""
    validation_status: str | None = None
    """How far the validation of what a test restored is: `VALIDATING`, `SUCCESSFUL`,
    `FAILED` or `TIMED_OUT`.
    """
    validation_status_message: str | None = None
    """More about that."""
    deletion_status: str | None = None
    """How far the deletion of what a test restored is: `DELETING`, `FAILED` or `SUCCESSFUL`."""
    deletion_status_message: str | None = None
    """More about that."""


class ListRestoreJobsResult(Nested):
    """Restore jobs."""

    restore_jobs: Sequence[RestoreJobResult] = ()
    """The restore jobs."""


class ListRestoreJobsByProtectedResourceResult(Nested):
    """Restore jobs of a resource."""

    restore_jobs: Sequence[RestoreJobResult] = ()
    """The restore jobs."""


class RestoreTestingPlanSummaryResult(Nested):
    """A restore testing plan, without what it tests."""

    creation_time: str
    """When it was created."""
    restore_testing_plan_arn: str
    """The ARN of the restore testing plan."""
    restore_testing_plan_name: str
    """The name of the restore testing plan."""
    schedule_expression: str
    """When it runs: `cron(…)`."""
    last_execution_time: str | None = None
    """When it last ran."""
    last_update_time: str | None = None
    """When it was last changed."""
    schedule_expression_timezone: str | None = None
    """The time zone of the schedule. Default: UTC."""
    start_window_hours: int | None = None
    """Hours after its schedule by which a test has to be started. Default: 24."""


class ListRestoreTestingPlansResult(Nested):
    """The restore testing plans of a region."""

    restore_testing_plans: Sequence[RestoreTestingPlanSummaryResult]
    """The restore testing plans."""


class RestoreTestingSelectionSummaryResult(Nested):
    """A selection of a restore testing plan, without what it selects."""

    creation_time: str
    """When it was created."""
    iam_role_arn: str
    """The ARN of the IAM role that AWS Backup uses for it."""
    protected_resource_type: str
    """The type of the resources that are tested, e.g. `RDS`."""
    restore_testing_plan_name: str
    """The name of the restore testing plan."""
    restore_testing_selection_name: str
    """The name of the selection."""
    validation_window_hours: int | None = None
    """Hours that what was restored is kept, to be validated."""


class ListRestoreTestingSelectionsResult(Nested):
    """The selections of a restore testing plan."""

    restore_testing_selections: Sequence[RestoreTestingSelectionSummaryResult]
    """The selections of the restore testing plan."""


class BackupSelectionSummaryResult(Nested):
    """A selection, without what it selects."""

    selection_id: str
    """The ID of the selection."""
    selection_name: str
    """The name of the selection."""
    backup_plan_id: str
    """The ID of the plan."""
    creation_date: str | None = None
    """When it was created."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""


class ListSelectionsResult(Nested):
    """The selections of a plan."""

    backup_selections_list: Sequence[BackupSelectionSummaryResult] = ()
    """The selections of the plan."""


class ListTagsResult(Nested):
    """The tags of a resource of AWS Backup."""

    tags: Mapping[str, str] = {}
    """The tags, by key."""


class BackupVaultResult(Nested):
    """A vault."""

    backup_vault_name: str
    """The name of the vault."""
    backup_vault_arn: str
    """The ARN of the vault."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    vault_state: str | None = None
    """`CREATING`, `AVAILABLE` or `FAILED`."""
    creation_date: str | None = None
    """When it was created."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    number_of_recovery_points: int | None = None
    """The number of recovery points in it, roughly."""
    locked: bool | None = None
    """Whether a lock protects what is in the vault."""
    min_retention_days: int | None = None
    """The shortest time, in days, that the lock lets recovery points be kept."""
    max_retention_days: int | None = None
    """The longest time, in days, that the lock lets recovery points be kept."""
    lock_date: str | None = None
    """When the lock can't be changed or removed any more."""
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""


class ListVaultsResult(Nested):
    """The vaults of a region."""

    backup_vault_list: Sequence[BackupVaultResult] = ()
    """The vaults."""
