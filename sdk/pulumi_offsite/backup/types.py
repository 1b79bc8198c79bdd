# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""Nested arguments and outputs: AWS Backup."""

from collections.abc import Mapping, Sequence
from typing import Optional, TypedDict, Union, cast

import pulumi
from typing_extensions import NotRequired

from .._resource import Nested


@pulumi.input_type
class LifecycleArgs:
    """When a recovery point moves to cold storage, and when it is deleted."""

    def __init__(
        self,
        *,
        move_to_cold_storage_after_days: Optional[pulumi.Input[int]] = None,
        delete_after_days: Optional[pulumi.Input[int]] = None,
        opt_in_to_archive_for_supported_resources: Optional[pulumi.Input[bool]] = None,
    ) -> None:
        """
        Args:
            move_to_cold_storage_after_days: Days after its creation until it moves to cold
                storage. Left out, or -1, it never does.
            delete_after_days: Days after its creation until it is deleted: at least 90 more
                than until cold storage. Left out, or -1, it is kept for ever.
            opt_in_to_archive_for_supported_resources: Whether recovery points of resources
                with an archive tier of their own (EBS) move there.
        """
        if move_to_cold_storage_after_days is not None:
            pulumi.set(self, "move_to_cold_storage_after_days", move_to_cold_storage_after_days)
        if delete_after_days is not None:
            pulumi.set(self, "delete_after_days", delete_after_days)
        if opt_in_to_archive_for_supported_resources is not None:
            pulumi.set(
                self,
                "opt_in_to_archive_for_supported_resources",
                opt_in_to_archive_for_supported_resources,
            )

    @property
    @pulumi.getter(name="moveToColdStorageAfterDays")
    def move_to_cold_storage_after_days(self) -> Optional[pulumi.Input[int]]:
        """Days after its creation until it moves to cold storage. Left out, or -1, it never
        does."""
        return cast(
            Optional[pulumi.Input[int]], pulumi.get(self, "move_to_cold_storage_after_days")
        )

    @property
    @pulumi.getter(name="deleteAfterDays")
    def delete_after_days(self) -> Optional[pulumi.Input[int]]:
        """Days after its creation until it is deleted: at least 90 more than until cold
        storage. Left out, or -1, it is kept for ever."""
        return cast(Optional[pulumi.Input[int]], pulumi.get(self, "delete_after_days"))

    @property
    @pulumi.getter(name="optInToArchiveForSupportedResources")
    def opt_in_to_archive_for_supported_resources(self) -> Optional[pulumi.Input[bool]]:
        """Whether recovery points of resources with an archive tier of their own (EBS) move
        there."""
        return cast(
            Optional[pulumi.Input[bool]],
            pulumi.get(self, "opt_in_to_archive_for_supported_resources"),
        )


class LifecycleArgsDict(TypedDict):
    """When a recovery point moves to cold storage, and when it is deleted."""

    move_to_cold_storage_after_days: NotRequired[Optional[pulumi.Input[int]]]
    """Days after its creation until it moves to cold storage. Left out, or -1, it never
    does."""
    delete_after_days: NotRequired[Optional[pulumi.Input[int]]]
    """Days after its creation until it is deleted: at least 90 more than until cold storage.
    Left out, or -1, it is kept for ever."""
    opt_in_to_archive_for_supported_resources: NotRequired[Optional[pulumi.Input[bool]]]
    """Whether recovery points of resources with an archive tier of their own (EBS) move
    there."""


@pulumi.output_type
class Lifecycle(Nested):
    """When a recovery point moves to cold storage, and when it is deleted."""

    def __init__(
        self,
        *,
        move_to_cold_storage_after_days: Optional[int] = None,
        delete_after_days: Optional[int] = None,
        opt_in_to_archive_for_supported_resources: Optional[bool] = None,
    ) -> None:
        pulumi.set(self, "move_to_cold_storage_after_days", move_to_cold_storage_after_days)
        pulumi.set(self, "delete_after_days", delete_after_days)
        pulumi.set(
            self,
            "opt_in_to_archive_for_supported_resources",
            opt_in_to_archive_for_supported_resources,
        )

    @property
    @pulumi.getter(name="moveToColdStorageAfterDays")
    def move_to_cold_storage_after_days(self) -> Optional[int]:
        """Days after its creation until it moves to cold storage. Left out, or -1, it never
        does."""
        return cast(Optional[int], pulumi.get(self, "move_to_cold_storage_after_days"))

    @property
    @pulumi.getter(name="deleteAfterDays")
    def delete_after_days(self) -> Optional[int]:
        """Days after its creation until it is deleted: at least 90 more than until cold
        storage. Left out, or -1, it is kept for ever."""
        return cast(Optional[int], pulumi.get(self, "delete_after_days"))

    @property
    @pulumi.getter(name="optInToArchiveForSupportedResources")
    def opt_in_to_archive_for_supported_resources(self) -> Optional[bool]:
        """Whether recovery points of resources with an archive tier of their own (EBS) move
        there."""
        return cast(Optional[bool], pulumi.get(self, "opt_in_to_archive_for_supported_resources"))


@pulumi.output_type
class RecoveryPointCreator(Nested):
    """The rule of a backup plan that made a recovery point."""

    def __init__(
        self,
        *,
        backup_plan_id: Optional[str] = None,
        backup_plan_arn: Optional[str] = None,
        backup_plan_name: Optional[str] = None,
        backup_plan_version: Optional[str] = None,
        backup_rule_id: Optional[str] = None,
        backup_rule_name: Optional[str] = None,
        backup_rule_cron: Optional[str] = None,
        backup_rule_timezone: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "backup_plan_id", backup_plan_id)
        pulumi.set(self, "backup_plan_arn", backup_plan_arn)
        pulumi.set(self, "backup_plan_name", backup_plan_name)
        pulumi.set(self, "backup_plan_version", backup_plan_version)
        pulumi.set(self, "backup_rule_id", backup_rule_id)
        pulumi.set(self, "backup_rule_name", backup_rule_name)
        pulumi.set(self, "backup_rule_cron", backup_rule_cron)
        pulumi.set(self, "backup_rule_timezone", backup_rule_timezone)

    @property
    @pulumi.getter(name="backupPlanId")
    def backup_plan_id(self) -> Optional[str]:
        """The ID of the plan."""
        return cast(Optional[str], pulumi.get(self, "backup_plan_id"))

    @property
    @pulumi.getter(name="backupPlanArn")
    def backup_plan_arn(self) -> Optional[str]:
        """The ARN of the plan."""
        return cast(Optional[str], pulumi.get(self, "backup_plan_arn"))

    @property
    @pulumi.getter(name="backupPlanName")
    def backup_plan_name(self) -> Optional[str]:
        """The name of the plan."""
        return cast(Optional[str], pulumi.get(self, "backup_plan_name"))

    @property
    @pulumi.getter(name="backupPlanVersion")
    def backup_plan_version(self) -> Optional[str]:
        """The version of the plan."""
        return cast(Optional[str], pulumi.get(self, "backup_plan_version"))

    @property
    @pulumi.getter(name="backupRuleId")
    def backup_rule_id(self) -> Optional[str]:
        """The ID of the rule."""
        return cast(Optional[str], pulumi.get(self, "backup_rule_id"))

    @property
    @pulumi.getter(name="backupRuleName")
    def backup_rule_name(self) -> Optional[str]:
        """The name of the rule."""
        return cast(Optional[str], pulumi.get(self, "backup_rule_name"))

    @property
    @pulumi.getter(name="backupRuleCron")
    def backup_rule_cron(self) -> Optional[str]:
        """The schedule of the rule."""
        return cast(Optional[str], pulumi.get(self, "backup_rule_cron"))

    @property
    @pulumi.getter(name="backupRuleTimezone")
    def backup_rule_timezone(self) -> Optional[str]:
        """The time zone of the schedule."""
        return cast(Optional[str], pulumi.get(self, "backup_rule_timezone"))


@pulumi.input_type
class ControlInputParameterArgs:
    """A parameter of a control."""

    def __init__(
        self,
        *,
        parameter_name: pulumi.Input[str],
        parameter_value: pulumi.Input[str],
    ) -> None:
        """
        Args:
            parameter_name: The name of the parameter, e.g. `requiredRetentionDays`.
            parameter_value: Its value, e.g. `35`.
        """
        pulumi.set(self, "parameter_name", parameter_name)
        pulumi.set(self, "parameter_value", parameter_value)

    @property
    @pulumi.getter(name="parameterName")
    def parameter_name(self) -> pulumi.Input[str]:
        """The name of the parameter, e.g. `requiredRetentionDays`."""
        return cast(pulumi.Input[str], pulumi.get(self, "parameter_name"))

    @property
    @pulumi.getter(name="parameterValue")
    def parameter_value(self) -> pulumi.Input[str]:
        """Its value, e.g. `35`."""
        return cast(pulumi.Input[str], pulumi.get(self, "parameter_value"))


class ControlInputParameterArgsDict(TypedDict):
    """A parameter of a control."""

    parameter_name: pulumi.Input[str]
    """The name of the parameter, e.g. `requiredRetentionDays`."""
    parameter_value: pulumi.Input[str]
    """Its value, e.g. `35`."""


@pulumi.output_type
class ControlInputParameter(Nested):
    """A parameter of a control."""

    def __init__(
        self,
        *,
        parameter_name: str,
        parameter_value: str,
    ) -> None:
        pulumi.set(self, "parameter_name", parameter_name)
        pulumi.set(self, "parameter_value", parameter_value)

    @property
    @pulumi.getter(name="parameterName")
    def parameter_name(self) -> str:
        """The name of the parameter, e.g. `requiredRetentionDays`."""
        return cast(str, pulumi.get(self, "parameter_name"))

    @property
    @pulumi.getter(name="parameterValue")
    def parameter_value(self) -> str:
        """Its value, e.g. `35`."""
        return cast(str, pulumi.get(self, "parameter_value"))


@pulumi.input_type
class ControlScopeArgs:
    """What a control looks at: resources of some types, with a tag, or single ones."""

    def __init__(
        self,
        *,
        compliance_resource_ids: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
        compliance_resource_types: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
        tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
    ) -> None:
        """
        Args:
            compliance_resource_ids: The IDs of the resources, of one type.
            compliance_resource_types: The types of the resources, e.g. `EBS`.
            tags: The tag of the resources, by its key: one at most.
        """
        if compliance_resource_ids is not None:
            pulumi.set(self, "compliance_resource_ids", compliance_resource_ids)
        if compliance_resource_types is not None:
            pulumi.set(self, "compliance_resource_types", compliance_resource_types)
        if tags is not None:
            pulumi.set(self, "tags", tags)

    @property
    @pulumi.getter(name="complianceResourceIds")
    def compliance_resource_ids(self) -> Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]:
        """The IDs of the resources, of one type."""
        return cast(
            Optional[pulumi.Input[Sequence[pulumi.Input[str]]]],
            pulumi.get(self, "compliance_resource_ids"),
        )

    @property
    @pulumi.getter(name="complianceResourceTypes")
    def compliance_resource_types(self) -> Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]:
        """The types of the resources, e.g. `EBS`."""
        return cast(
            Optional[pulumi.Input[Sequence[pulumi.Input[str]]]],
            pulumi.get(self, "compliance_resource_types"),
        )

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]]:
        """The tag of the resources, by its key: one at most."""
        return cast(
            Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]], pulumi.get(self, "tags")
        )


class ControlScopeArgsDict(TypedDict):
    """What a control looks at: resources of some types, with a tag, or single ones."""

    compliance_resource_ids: NotRequired[Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]]
    """The IDs of the resources, of one type."""
    compliance_resource_types: NotRequired[Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]]
    """The types of the resources, e.g. `EBS`."""
    tags: NotRequired[Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]]]
    """The tag of the resources, by its key: one at most."""


@pulumi.output_type
class ControlScope(Nested):
    """What a control looks at: resources of some types, with a tag, or single ones."""

    def __init__(
        self,
        *,
        compliance_resource_ids: Optional[Sequence[str]] = None,
        compliance_resource_types: Optional[Sequence[str]] = None,
        tags: Optional[Mapping[str, str]] = None,
    ) -> None:
        pulumi.set(self, "compliance_resource_ids", compliance_resource_ids)
        pulumi.set(self, "compliance_resource_types", compliance_resource_types)
        pulumi.set(self, "tags", tags)

    @property
    @pulumi.getter(name="complianceResourceIds")
    def compliance_resource_ids(self) -> Optional[Sequence[str]]:
        """The IDs of the resources, of one type."""
        return cast(Optional[Sequence[str]], pulumi.get(self, "compliance_resource_ids"))

    @property
    @pulumi.getter(name="complianceResourceTypes")
    def compliance_resource_types(self) -> Optional[Sequence[str]]:
        """The types of the resources, e.g. `EBS`."""
        return cast(Optional[Sequence[str]], pulumi.get(self, "compliance_resource_types"))

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> Optional[Mapping[str, str]]:
        """The tag of the resources, by its key: one at most."""
        return cast(Optional[Mapping[str, str]], pulumi.get(self, "tags"))


@pulumi.input_type
class FrameworkControlArgs:
    """A control of a framework."""

    def __init__(
        self,
        *,
        control_name: pulumi.Input[str],
        control_input_parameters: Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            ControlInputParameterArgs,
                            ControlInputParameterArgsDict,
                            ControlInputParameter,
                        ]
                    ]
                ]
            ]
        ] = None,
        control_scope: Optional[
            pulumi.Input[Union[ControlScopeArgs, ControlScopeArgsDict, ControlScope]]
        ] = None,
    ) -> None:
        """
        Args:
            control_name: The name of the control, e.g.
                `BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK`.
            control_input_parameters: The parameters of the control. Those left out have the
                defaults of the control.
            control_scope: What the control looks at. Left out, all resources that it can.
        """
        pulumi.set(self, "control_name", control_name)
        if control_input_parameters is not None:
            pulumi.set(self, "control_input_parameters", control_input_parameters)
        if control_scope is not None:
            pulumi.set(self, "control_scope", control_scope)

    @property
    @pulumi.getter(name="controlName")
    def control_name(self) -> pulumi.Input[str]:
        """The name of the control, e.g. `BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK`."""
        return cast(pulumi.Input[str], pulumi.get(self, "control_name"))

    @property
    @pulumi.getter(name="controlInputParameters")
    def control_input_parameters(
        self,
    ) -> Optional[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    Union[
                        ControlInputParameterArgs,
                        ControlInputParameterArgsDict,
                        ControlInputParameter,
                    ]
                ]
            ]
        ]
    ]:
        """The parameters of the control. Those left out have the defaults of the control."""
        return cast(
            Optional[
                pulumi.Input[
                    Sequence[
                        pulumi.Input[
                            Union[
                                ControlInputParameterArgs,
                                ControlInputParameterArgsDict,
                                ControlInputParameter,
                            ]
                        ]
                    ]
                ]
            ],
            pulumi.get(self, "control_input_parameters"),
        )

    @property
    @pulumi.getter(name="controlScope")
    def control_scope(
        self,
    ) -> Optional[pulumi.Input[Union[ControlScopeArgs, ControlScopeArgsDict, ControlScope]]]:
        """What the control looks at. Left out, all resources that it can."""
        return cast(
            Optional[pulumi.Input[Union[ControlScopeArgs, ControlScopeArgsDict, ControlScope]]],
            pulumi.get(self, "control_scope"),
        )


class FrameworkControlArgsDict(TypedDict):
    """A control of a framework."""

    control_name: pulumi.Input[str]
    """The name of the control, e.g. `BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK`."""
    control_input_parameters: NotRequired[
        Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            ControlInputParameterArgs,
                            ControlInputParameterArgsDict,
                            ControlInputParameter,
                        ]
                    ]
                ]
            ]
        ]
    ]
    """The parameters of the control. Those left out have the defaults of the control."""
    control_scope: NotRequired[
        Optional[pulumi.Input[Union[ControlScopeArgs, ControlScopeArgsDict, ControlScope]]]
    ]
    """What the control looks at. Left out, all resources that it can."""


@pulumi.output_type
class FrameworkControl(Nested):
    """A control of a framework."""

    def __init__(
        self,
        *,
        control_name: str,
        control_input_parameters: Optional[Sequence[ControlInputParameter]] = None,
        control_scope: Optional[ControlScope] = None,
    ) -> None:
        pulumi.set(self, "control_name", control_name)
        pulumi.set(self, "control_input_parameters", control_input_parameters)
        pulumi.set(self, "control_scope", control_scope)

    @property
    @pulumi.getter(name="controlName")
    def control_name(self) -> str:
        """The name of the control, e.g. `BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK`."""
        return cast(str, pulumi.get(self, "control_name"))

    @property
    @pulumi.getter(name="controlInputParameters")
    def control_input_parameters(self) -> Optional[Sequence[ControlInputParameter]]:
        """The parameters of the control. Those left out have the defaults of the control."""
        return cast(
            Optional[Sequence[ControlInputParameter]], pulumi.get(self, "control_input_parameters")
        )

    @property
    @pulumi.getter(name="controlScope")
    def control_scope(self) -> Optional[ControlScope]:
        """What the control looks at. Left out, all resources that it can."""
        return cast(Optional[ControlScope], pulumi.get(self, "control_scope"))


@pulumi.input_type
class CopyActionArgs:
    """Where every backup of a rule is copied to."""

    def __init__(
        self,
        *,
        destination_backup_vault_arn: pulumi.Input[str],
        lifecycle: Optional[
            pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]
        ] = None,
    ) -> None:
        """
        Args:
            destination_backup_vault_arn: The ARN of the vault that is copied to, in any
                region and account.
            lifecycle: When the copy moves to cold storage, and when it is deleted.
        """
        pulumi.set(self, "destination_backup_vault_arn", destination_backup_vault_arn)
        if lifecycle is not None:
            pulumi.set(self, "lifecycle", lifecycle)

    @property
    @pulumi.getter(name="destinationBackupVaultArn")
    def destination_backup_vault_arn(self) -> pulumi.Input[str]:
        """The ARN of the vault that is copied to, in any region and account."""
        return cast(pulumi.Input[str], pulumi.get(self, "destination_backup_vault_arn"))

    @property
    @pulumi.getter(name="lifecycle")
    def lifecycle(
        self,
    ) -> Optional[pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]]:
        """When the copy moves to cold storage, and when it is deleted."""
        return cast(
            Optional[pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]],
            pulumi.get(self, "lifecycle"),
        )


class CopyActionArgsDict(TypedDict):
    """Where every backup of a rule is copied to."""

    destination_backup_vault_arn: pulumi.Input[str]
    """The ARN of the vault that is copied to, in any region and account."""
    lifecycle: NotRequired[
        Optional[pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]]
    ]
    """When the copy moves to cold storage, and when it is deleted."""


@pulumi.output_type
class CopyAction(Nested):
    """Where every backup of a rule is copied to."""

    def __init__(
        self,
        *,
        destination_backup_vault_arn: str,
        lifecycle: Optional[Lifecycle] = None,
    ) -> None:
        pulumi.set(self, "destination_backup_vault_arn", destination_backup_vault_arn)
        pulumi.set(self, "lifecycle", lifecycle)

    @property
    @pulumi.getter(name="destinationBackupVaultArn")
    def destination_backup_vault_arn(self) -> str:
        """The ARN of the vault that is copied to, in any region and account."""
        return cast(str, pulumi.get(self, "destination_backup_vault_arn"))

    @property
    @pulumi.getter(name="lifecycle")
    def lifecycle(self) -> Optional[Lifecycle]:
        """When the copy moves to cold storage, and when it is deleted."""
        return cast(Optional[Lifecycle], pulumi.get(self, "lifecycle"))


@pulumi.input_type
class IndexActionArgs:
    """What is indexed of the backups, so that they can be searched."""

    def __init__(
        self,
        *,
        resource_types: pulumi.Input[Sequence[pulumi.Input[str]]],
    ) -> None:
        """
        Args:
            resource_types: The one type of resource whose backups are indexed: `EBS` or
                `S3`.
        """
        pulumi.set(self, "resource_types", resource_types)

    @property
    @pulumi.getter(name="resourceTypes")
    def resource_types(self) -> pulumi.Input[Sequence[pulumi.Input[str]]]:
        """The one type of resource whose backups are indexed: `EBS` or `S3`."""
        return cast(pulumi.Input[Sequence[pulumi.Input[str]]], pulumi.get(self, "resource_types"))


class IndexActionArgsDict(TypedDict):
    """What is indexed of the backups, so that they can be searched."""

    resource_types: pulumi.Input[Sequence[pulumi.Input[str]]]
    """The one type of resource whose backups are indexed: `EBS` or `S3`."""


@pulumi.output_type
class IndexAction(Nested):
    """What is indexed of the backups, so that they can be searched."""

    def __init__(
        self,
        *,
        resource_types: Sequence[str],
    ) -> None:
        pulumi.set(self, "resource_types", resource_types)

    @property
    @pulumi.getter(name="resourceTypes")
    def resource_types(self) -> Sequence[str]:
        """The one type of resource whose backups are indexed: `EBS` or `S3`."""
        return cast(Sequence[str], pulumi.get(self, "resource_types"))


@pulumi.input_type
class ScanActionArgs:
    """How the backups are scanned for malware."""

    def __init__(
        self,
        *,
        malware_scanner: Optional[pulumi.Input[str]] = None,
        scan_mode: Optional[pulumi.Input[str]] = None,
    ) -> None:
        """
        Args:
            malware_scanner: The scanner: `GUARDDUTY`.
            scan_mode: `FULL_SCAN`, or `INCREMENTAL_SCAN` for what is new since the last
                scan.
        """
        if malware_scanner is not None:
            pulumi.set(self, "malware_scanner", malware_scanner)
        if scan_mode is not None:
            pulumi.set(self, "scan_mode", scan_mode)

    @property
    @pulumi.getter(name="malwareScanner")
    def malware_scanner(self) -> Optional[pulumi.Input[str]]:
        """The scanner: `GUARDDUTY`."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "malware_scanner"))

    @property
    @pulumi.getter(name="scanMode")
    def scan_mode(self) -> Optional[pulumi.Input[str]]:
        """`FULL_SCAN`, or `INCREMENTAL_SCAN` for what is new since the last scan."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "scan_mode"))


class ScanActionArgsDict(TypedDict):
    """How the backups are scanned for malware."""

    malware_scanner: NotRequired[Optional[pulumi.Input[str]]]
    """The scanner: `GUARDDUTY`."""
    scan_mode: NotRequired[Optional[pulumi.Input[str]]]
    """`FULL_SCAN`, or `INCREMENTAL_SCAN` for what is new since the last scan."""


@pulumi.output_type
class ScanAction(Nested):
    """How the backups are scanned for malware."""

    def __init__(
        self,
        *,
        malware_scanner: Optional[str] = None,
        scan_mode: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "malware_scanner", malware_scanner)
        pulumi.set(self, "scan_mode", scan_mode)

    @property
    @pulumi.getter(name="malwareScanner")
    def malware_scanner(self) -> Optional[str]:
        """The scanner: `GUARDDUTY`."""
        return cast(Optional[str], pulumi.get(self, "malware_scanner"))

    @property
    @pulumi.getter(name="scanMode")
    def scan_mode(self) -> Optional[str]:
        """`FULL_SCAN`, or `INCREMENTAL_SCAN` for what is new since the last scan."""
        return cast(Optional[str], pulumi.get(self, "scan_mode"))


@pulumi.input_type
class BackupRuleArgs:
    """When backups are made, where to, and for how long."""

    def __init__(
        self,
        *,
        rule_name: pulumi.Input[str],
        target_backup_vault_name: pulumi.Input[str],
        target_logically_air_gapped_backup_vault_arn: Optional[pulumi.Input[str]] = None,
        schedule_expression: Optional[pulumi.Input[str]] = None,
        schedule_expression_timezone: Optional[pulumi.Input[str]] = None,
        start_window_minutes: Optional[pulumi.Input[int]] = None,
        completion_window_minutes: Optional[pulumi.Input[int]] = None,
        lifecycle: Optional[
            pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]
        ] = None,
        recovery_point_tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        copy_actions: Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[CopyActionArgs, CopyActionArgsDict, CopyAction]]]
            ]
        ] = None,
        enable_continuous_backup: Optional[pulumi.Input[bool]] = None,
        index_actions: Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[IndexActionArgs, IndexActionArgsDict, IndexAction]]]
            ]
        ] = None,
        scan_actions: Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[ScanActionArgs, ScanActionArgsDict, ScanAction]]]
            ]
        ] = None,
    ) -> None:
        """
        Args:
            rule_name: The name of the rule, unique in its plan.
            target_backup_vault_name: The vault that the backups go to, in the plan's
                region.
            target_logically_air_gapped_backup_vault_arn: A logically air-gapped vault of
                the plan's region and account: what can, goes there at once, and other backups
                by way of the vault above.
            schedule_expression: When backups are made: `cron(minutes hours day-of-month
                month day-of-week year)` or `rate(value unit)`. Left out, every day at 5,
                `cron(0 5 ? * * *)`.
            schedule_expression_timezone: The time zone of the schedule, e.g.
                `Europe/Zurich`. Left out, `Etc/UTC`.
            start_window_minutes: How many minutes late a backup may start before it is
                given up: at least 60. Left out, 480.
            completion_window_minutes: How many minutes a backup may take before it is given
                up: at least 60 more than the start window. Left out, 10080, a week.
            lifecycle: When a backup moves to cold storage, and when it is deleted. Left
                out, it is kept for ever.
            recovery_point_tags: The tags that every backup gets.
            copy_actions: Where every backup is copied to.
            enable_continuous_backup: Whether to restore to any point in time; such backups
                are kept for at most 35 days, and in warm storage. Left out, `False`.
            index_actions: What is indexed of the backups: at most one.
            scan_actions: How the backups are scanned for malware; the plan's
                `scan_settings` say as whom.
        """
        pulumi.set(self, "rule_name", rule_name)
        pulumi.set(self, "target_backup_vault_name", target_backup_vault_name)
        if target_logically_air_gapped_backup_vault_arn is not None:
            pulumi.set(
                self,
                "target_logically_air_gapped_backup_vault_arn",
                target_logically_air_gapped_backup_vault_arn,
            )
        if schedule_expression is not None:
            pulumi.set(self, "schedule_expression", schedule_expression)
        if schedule_expression_timezone is not None:
            pulumi.set(self, "schedule_expression_timezone", schedule_expression_timezone)
        if start_window_minutes is not None:
            pulumi.set(self, "start_window_minutes", start_window_minutes)
        if completion_window_minutes is not None:
            pulumi.set(self, "completion_window_minutes", completion_window_minutes)
        if lifecycle is not None:
            pulumi.set(self, "lifecycle", lifecycle)
        if recovery_point_tags is not None:
            pulumi.set(self, "recovery_point_tags", recovery_point_tags)
        if copy_actions is not None:
            pulumi.set(self, "copy_actions", copy_actions)
        if enable_continuous_backup is not None:
            pulumi.set(self, "enable_continuous_backup", enable_continuous_backup)
        if index_actions is not None:
            pulumi.set(self, "index_actions", index_actions)
        if scan_actions is not None:
            pulumi.set(self, "scan_actions", scan_actions)

    @property
    @pulumi.getter(name="ruleName")
    def rule_name(self) -> pulumi.Input[str]:
        """The name of the rule, unique in its plan."""
        return cast(pulumi.Input[str], pulumi.get(self, "rule_name"))

    @property
    @pulumi.getter(name="targetBackupVaultName")
    def target_backup_vault_name(self) -> pulumi.Input[str]:
        """The vault that the backups go to, in the plan's region."""
        return cast(pulumi.Input[str], pulumi.get(self, "target_backup_vault_name"))

    @property
    @pulumi.getter(name="targetLogicallyAirGappedBackupVaultArn")
    def target_logically_air_gapped_backup_vault_arn(self) -> Optional[pulumi.Input[str]]:
        """A logically air-gapped vault of the plan's region and account: what can, goes
        there at once, and other backups by way of the vault above."""
        return cast(
            Optional[pulumi.Input[str]],
            pulumi.get(self, "target_logically_air_gapped_backup_vault_arn"),
        )

    @property
    @pulumi.getter(name="scheduleExpression")
    def schedule_expression(self) -> Optional[pulumi.Input[str]]:
        """When backups are made: `cron(minutes hours day-of-month month day-of-week year)`
        or `rate(value unit)`. Left out, every day at 5, `cron(0 5 ? * * *)`."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "schedule_expression"))

    @property
    @pulumi.getter(name="scheduleExpressionTimezone")
    def schedule_expression_timezone(self) -> Optional[pulumi.Input[str]]:
        """The time zone of the schedule, e.g. `Europe/Zurich`. Left out, `Etc/UTC`."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "schedule_expression_timezone"))

    @property
    @pulumi.getter(name="startWindowMinutes")
    def start_window_minutes(self) -> Optional[pulumi.Input[int]]:
        """How many minutes late a backup may start before it is given up: at least 60. Left
        out, 480."""
        return cast(Optional[pulumi.Input[int]], pulumi.get(self, "start_window_minutes"))

    @property
    @pulumi.getter(name="completionWindowMinutes")
    def completion_window_minutes(self) -> Optional[pulumi.Input[int]]:
        """How many minutes a backup may take before it is given up: at least 60 more than
        the start window. Left out, 10080, a week."""
        return cast(Optional[pulumi.Input[int]], pulumi.get(self, "completion_window_minutes"))

    @property
    @pulumi.getter(name="lifecycle")
    def lifecycle(
        self,
    ) -> Optional[pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]]:
        """When a backup moves to cold storage, and when it is deleted. Left out, it is kept
        for ever."""
        return cast(
            Optional[pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]],
            pulumi.get(self, "lifecycle"),
        )

    @property
    @pulumi.getter(name="recoveryPointTags")
    def recovery_point_tags(self) -> Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]]:
        """The tags that every backup gets."""
        return cast(
            Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]],
            pulumi.get(self, "recovery_point_tags"),
        )

    @property
    @pulumi.getter(name="copyActions")
    def copy_actions(
        self,
    ) -> Optional[
        pulumi.Input[Sequence[pulumi.Input[Union[CopyActionArgs, CopyActionArgsDict, CopyAction]]]]
    ]:
        """Where every backup is copied to."""
        return cast(
            Optional[
                pulumi.Input[
                    Sequence[pulumi.Input[Union[CopyActionArgs, CopyActionArgsDict, CopyAction]]]
                ]
            ],
            pulumi.get(self, "copy_actions"),
        )

    @property
    @pulumi.getter(name="enableContinuousBackup")
    def enable_continuous_backup(self) -> Optional[pulumi.Input[bool]]:
        """Whether to restore to any point in time; such backups are kept for at most 35
        days, and in warm storage. Left out, `False`."""
        return cast(Optional[pulumi.Input[bool]], pulumi.get(self, "enable_continuous_backup"))

    @property
    @pulumi.getter(name="indexActions")
    def index_actions(
        self,
    ) -> Optional[
        pulumi.Input[
            Sequence[pulumi.Input[Union[IndexActionArgs, IndexActionArgsDict, IndexAction]]]
        ]
    ]:
        """What is indexed of the backups: at most one."""
        return cast(
            Optional[
                pulumi.Input[
                    Sequence[pulumi.Input[Union[IndexActionArgs, IndexActionArgsDict, IndexAction]]]
                ]
            ],
            pulumi.get(self, "index_actions"),
        )

    @property
    @pulumi.getter(name="scanActions")
    def scan_actions(
        self,
    ) -> Optional[
        pulumi.Input[Sequence[pulumi.Input[Union[ScanActionArgs, ScanActionArgsDict, ScanAction]]]]
    ]:
        """How the backups are scanned for malware; the plan's `scan_settings` say as whom."""
        return cast(
            Optional[
                pulumi.Input[
                    Sequence[pulumi.Input[Union[ScanActionArgs, ScanActionArgsDict, ScanAction]]]
                ]
            ],
            pulumi.get(self, "scan_actions"),
        )


class BackupRuleArgsDict(TypedDict):
    """When backups are made, where to, and for how long."""

    rule_name: pulumi.Input[str]
    """The name of the rule, unique in its plan."""
    target_backup_vault_name: pulumi.Input[str]
    """The vault that the backups go to, in the plan's region."""
    target_logically_air_gapped_backup_vault_arn: NotRequired[Optional[pulumi.Input[str]]]
    """A logically air-gapped vault of the plan's region and account: what can, goes there at
    once, and other backups by way of the vault above."""
    schedule_expression: NotRequired[Optional[pulumi.Input[str]]]
    """When backups are made: `cron(minutes hours day-of-month month day-of-week year)` or
    `rate(value unit)`. Left out, every day at 5, `cron(0 5 ? * * *)`."""
    schedule_expression_timezone: NotRequired[Optional[pulumi.Input[str]]]
    """The time zone of the schedule, e.g. `Europe/Zurich`. Left out, `Etc/UTC`."""
    start_window_minutes: NotRequired[Optional[pulumi.Input[int]]]
    """How many minutes late a backup may start before it is given up: at least 60. Left out,
    480."""
    completion_window_minutes: NotRequired[Optional[pulumi.Input[int]]]
    """How many minutes a backup may take before it is given up: at least 60 more than the
    start window. Left out, 10080, a week."""
    lifecycle: NotRequired[
        Optional[pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]]
    ]
    """When a backup moves to cold storage, and when it is deleted. Left out, it is kept for
    ever."""
    recovery_point_tags: NotRequired[Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]]]
    """The tags that every backup gets."""
    copy_actions: NotRequired[
        Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[CopyActionArgs, CopyActionArgsDict, CopyAction]]]
            ]
        ]
    ]
    """Where every backup is copied to."""
    enable_continuous_backup: NotRequired[Optional[pulumi.Input[bool]]]
    """Whether to restore to any point in time; such backups are kept for at most 35 days,
    and in warm storage. Left out, `False`."""
    index_actions: NotRequired[
        Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[IndexActionArgs, IndexActionArgsDict, IndexAction]]]
            ]
        ]
    ]
    """What is indexed of the backups: at most one."""
    scan_actions: NotRequired[
        Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[ScanActionArgs, ScanActionArgsDict, ScanAction]]]
            ]
        ]
    ]
    """How the backups are scanned for malware; the plan's `scan_settings` say as whom."""


@pulumi.output_type
class BackupRule(Nested):
    """When backups are made, where to, and for how long."""

    def __init__(
        self,
        *,
        rule_name: str,
        target_backup_vault_name: str,
        target_logically_air_gapped_backup_vault_arn: Optional[str] = None,
        schedule_expression: Optional[str] = None,
        schedule_expression_timezone: Optional[str] = None,
        start_window_minutes: Optional[int] = None,
        completion_window_minutes: Optional[int] = None,
        lifecycle: Optional[Lifecycle] = None,
        recovery_point_tags: Optional[Mapping[str, str]] = None,
        copy_actions: Optional[Sequence[CopyAction]] = None,
        enable_continuous_backup: Optional[bool] = None,
        index_actions: Optional[Sequence[IndexAction]] = None,
        scan_actions: Optional[Sequence[ScanAction]] = None,
    ) -> None:
        pulumi.set(self, "rule_name", rule_name)
        pulumi.set(self, "target_backup_vault_name", target_backup_vault_name)
        pulumi.set(
            self,
            "target_logically_air_gapped_backup_vault_arn",
            target_logically_air_gapped_backup_vault_arn,
        )
        pulumi.set(self, "schedule_expression", schedule_expression)
        pulumi.set(self, "schedule_expression_timezone", schedule_expression_timezone)
        pulumi.set(self, "start_window_minutes", start_window_minutes)
        pulumi.set(self, "completion_window_minutes", completion_window_minutes)
        pulumi.set(self, "lifecycle", lifecycle)
        pulumi.set(self, "recovery_point_tags", recovery_point_tags)
        pulumi.set(self, "copy_actions", copy_actions)
        pulumi.set(self, "enable_continuous_backup", enable_continuous_backup)
        pulumi.set(self, "index_actions", index_actions)
        pulumi.set(self, "scan_actions", scan_actions)

    @property
    @pulumi.getter(name="ruleName")
    def rule_name(self) -> str:
        """The name of the rule, unique in its plan."""
        return cast(str, pulumi.get(self, "rule_name"))

    @property
    @pulumi.getter(name="targetBackupVaultName")
    def target_backup_vault_name(self) -> str:
        """The vault that the backups go to, in the plan's region."""
        return cast(str, pulumi.get(self, "target_backup_vault_name"))

    @property
    @pulumi.getter(name="targetLogicallyAirGappedBackupVaultArn")
    def target_logically_air_gapped_backup_vault_arn(self) -> Optional[str]:
        """A logically air-gapped vault of the plan's region and account: what can, goes
        there at once, and other backups by way of the vault above."""
        return cast(Optional[str], pulumi.get(self, "target_logically_air_gapped_backup_vault_arn"))

    @property
    @pulumi.getter(name="scheduleExpression")
    def schedule_expression(self) -> Optional[str]:
        """When backups are made: `cron(minutes hours day-of-month month day-of-week year)`
        or `rate(value unit)`. Left out, every day at 5, `cron(0 5 ? * * *)`."""
        return cast(Optional[str], pulumi.get(self, "schedule_expression"))

    @property
    @pulumi.getter(name="scheduleExpressionTimezone")
    def schedule_expression_timezone(self) -> Optional[str]:
        """The time zone of the schedule, e.g. `Europe/Zurich`. Left out, `Etc/UTC`."""
        return cast(Optional[str], pulumi.get(self, "schedule_expression_timezone"))

    @property
    @pulumi.getter(name="startWindowMinutes")
    def start_window_minutes(self) -> Optional[int]:
        """How many minutes late a backup may start before it is given up: at least 60. Left
        out, 480."""
        return cast(Optional[int], pulumi.get(self, "start_window_minutes"))

    @property
    @pulumi.getter(name="completionWindowMinutes")
    def completion_window_minutes(self) -> Optional[int]:
        """How many minutes a backup may take before it is given up: at least 60 more than
        the start window. Left out, 10080, a week."""
        return cast(Optional[int], pulumi.get(self, "completion_window_minutes"))

    @property
    @pulumi.getter(name="lifecycle")
    def lifecycle(self) -> Optional[Lifecycle]:
        """When a backup moves to cold storage, and when it is deleted. Left out, it is kept
        for ever."""
        return cast(Optional[Lifecycle], pulumi.get(self, "lifecycle"))

    @property
    @pulumi.getter(name="recoveryPointTags")
    def recovery_point_tags(self) -> Optional[Mapping[str, str]]:
        """The tags that every backup gets."""
        return cast(Optional[Mapping[str, str]], pulumi.get(self, "recovery_point_tags"))

    @property
    @pulumi.getter(name="copyActions")
    def copy_actions(self) -> Optional[Sequence[CopyAction]]:
        """Where every backup is copied to."""
        return cast(Optional[Sequence[CopyAction]], pulumi.get(self, "copy_actions"))

    @property
    @pulumi.getter(name="enableContinuousBackup")
    def enable_continuous_backup(self) -> Optional[bool]:
        """Whether to restore to any point in time; such backups are kept for at most 35
        days, and in warm storage. Left out, `False`."""
        return cast(Optional[bool], pulumi.get(self, "enable_continuous_backup"))

    @property
    @pulumi.getter(name="indexActions")
    def index_actions(self) -> Optional[Sequence[IndexAction]]:
        """What is indexed of the backups: at most one."""
        return cast(Optional[Sequence[IndexAction]], pulumi.get(self, "index_actions"))

    @property
    @pulumi.getter(name="scanActions")
    def scan_actions(self) -> Optional[Sequence[ScanAction]]:
        """How the backups are scanned for malware; the plan's `scan_settings` say as whom."""
        return cast(Optional[Sequence[ScanAction]], pulumi.get(self, "scan_actions"))


@pulumi.input_type
class AdvancedBackupSettingArgs:
    """How the backups of a type of resource are made."""

    def __init__(
        self,
        *,
        resource_type: pulumi.Input[str],
        backup_options: pulumi.Input[Mapping[str, pulumi.Input[str]]],
    ) -> None:
        """
        Args:
            resource_type: `EC2` or `S3`.
            backup_options: Each `enabled` or `disabled`: `WindowsVSS` of EC2, which is off
                by default, and `BackupACLs` and `BackupObjectTags` of S3, which are on.
        """
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "backup_options", backup_options)

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> pulumi.Input[str]:
        """`EC2` or `S3`."""
        return cast(pulumi.Input[str], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="backupOptions")
    def backup_options(self) -> pulumi.Input[Mapping[str, pulumi.Input[str]]]:
        """Each `enabled` or `disabled`: `WindowsVSS` of EC2, which is off by default, and
        `BackupACLs` and `BackupObjectTags` of S3, which are on."""
        return cast(
            pulumi.Input[Mapping[str, pulumi.Input[str]]], pulumi.get(self, "backup_options")
        )


class AdvancedBackupSettingArgsDict(TypedDict):
    """How the backups of a type of resource are made."""

    resource_type: pulumi.Input[str]
    """`EC2` or `S3`."""
    backup_options: pulumi.Input[Mapping[str, pulumi.Input[str]]]
    """Each `enabled` or `disabled`: `WindowsVSS` of EC2, which is off by default, and
    `BackupACLs` and `BackupObjectTags` of S3, which are on."""


@pulumi.output_type
class AdvancedBackupSetting(Nested):
    """How the backups of a type of resource are made."""

    def __init__(
        self,
        *,
        resource_type: str,
        backup_options: Mapping[str, str],
    ) -> None:
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "backup_options", backup_options)

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> str:
        """`EC2` or `S3`."""
        return cast(str, pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="backupOptions")
    def backup_options(self) -> Mapping[str, str]:
        """Each `enabled` or `disabled`: `WindowsVSS` of EC2, which is off by default, and
        `BackupACLs` and `BackupObjectTags` of S3, which are on."""
        return cast(Mapping[str, str], pulumi.get(self, "backup_options"))


@pulumi.input_type
class ScanSettingArgs:
    """What is scanned for malware, and as whom."""

    def __init__(
        self,
        *,
        malware_scanner: Optional[pulumi.Input[str]] = None,
        resource_types: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
        scanner_role_arn: Optional[pulumi.Input[str]] = None,
    ) -> None:
        """
        Args:
            malware_scanner: The scanner: `GUARDDUTY`.
            resource_types: The types of resources whose backups are scanned, e.g. `EBS`.
            scanner_role_arn: The IAM role that the scanner assumes.
        """
        if malware_scanner is not None:
            pulumi.set(self, "malware_scanner", malware_scanner)
        if resource_types is not None:
            pulumi.set(self, "resource_types", resource_types)
        if scanner_role_arn is not None:
            pulumi.set(self, "scanner_role_arn", scanner_role_arn)

    @property
    @pulumi.getter(name="malwareScanner")
    def malware_scanner(self) -> Optional[pulumi.Input[str]]:
        """The scanner: `GUARDDUTY`."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "malware_scanner"))

    @property
    @pulumi.getter(name="resourceTypes")
    def resource_types(self) -> Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]:
        """The types of resources whose backups are scanned, e.g. `EBS`."""
        return cast(
            Optional[pulumi.Input[Sequence[pulumi.Input[str]]]], pulumi.get(self, "resource_types")
        )

    @property
    @pulumi.getter(name="scannerRoleArn")
    def scanner_role_arn(self) -> Optional[pulumi.Input[str]]:
        """The IAM role that the scanner assumes."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "scanner_role_arn"))


class ScanSettingArgsDict(TypedDict):
    """What is scanned for malware, and as whom."""

    malware_scanner: NotRequired[Optional[pulumi.Input[str]]]
    """The scanner: `GUARDDUTY`."""
    resource_types: NotRequired[Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]]
    """The types of resources whose backups are scanned, e.g. `EBS`."""
    scanner_role_arn: NotRequired[Optional[pulumi.Input[str]]]
    """The IAM role that the scanner assumes."""


@pulumi.output_type
class ScanSetting(Nested):
    """What is scanned for malware, and as whom."""

    def __init__(
        self,
        *,
        malware_scanner: Optional[str] = None,
        resource_types: Optional[Sequence[str]] = None,
        scanner_role_arn: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "malware_scanner", malware_scanner)
        pulumi.set(self, "resource_types", resource_types)
        pulumi.set(self, "scanner_role_arn", scanner_role_arn)

    @property
    @pulumi.getter(name="malwareScanner")
    def malware_scanner(self) -> Optional[str]:
        """The scanner: `GUARDDUTY`."""
        return cast(Optional[str], pulumi.get(self, "malware_scanner"))

    @property
    @pulumi.getter(name="resourceTypes")
    def resource_types(self) -> Optional[Sequence[str]]:
        """The types of resources whose backups are scanned, e.g. `EBS`."""
        return cast(Optional[Sequence[str]], pulumi.get(self, "resource_types"))

    @property
    @pulumi.getter(name="scannerRoleArn")
    def scanner_role_arn(self) -> Optional[str]:
        """The IAM role that the scanner assumes."""
        return cast(Optional[str], pulumi.get(self, "scanner_role_arn"))


@pulumi.output_type
class CalculatedLifecycle(Nested):
    """The moments that follow from a lifecycle."""

    def __init__(
        self,
        *,
        move_to_cold_storage_at: Optional[str] = None,
        delete_at: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "move_to_cold_storage_at", move_to_cold_storage_at)
        pulumi.set(self, "delete_at", delete_at)

    @property
    @pulumi.getter(name="moveToColdStorageAt")
    def move_to_cold_storage_at(self) -> Optional[str]:
        """When it moves to cold storage."""
        return cast(Optional[str], pulumi.get(self, "move_to_cold_storage_at"))

    @property
    @pulumi.getter(name="deleteAt")
    def delete_at(self) -> Optional[str]:
        """When it is deleted."""
        return cast(Optional[str], pulumi.get(self, "delete_at"))


@pulumi.output_type
class ScanResult(Nested):
    """What a scan for malware found."""

    def __init__(
        self,
        *,
        malware_scanner: Optional[str] = None,
        scan_job_state: Optional[str] = None,
        last_scan_timestamp: Optional[str] = None,
        findings: Optional[Sequence[str]] = None,
    ) -> None:
        pulumi.set(self, "malware_scanner", malware_scanner)
        pulumi.set(self, "scan_job_state", scan_job_state)
        pulumi.set(self, "last_scan_timestamp", last_scan_timestamp)
        pulumi.set(self, "findings", findings)

    @property
    @pulumi.getter(name="malwareScanner")
    def malware_scanner(self) -> Optional[str]:
        """The scanner, e.g. `GUARDDUTY`."""
        return cast(Optional[str], pulumi.get(self, "malware_scanner"))

    @property
    @pulumi.getter(name="scanJobState")
    def scan_job_state(self) -> Optional[str]:
        """How the scan ended, e.g. `COMPLETED`."""
        return cast(Optional[str], pulumi.get(self, "scan_job_state"))

    @property
    @pulumi.getter(name="lastScanTimestamp")
    def last_scan_timestamp(self) -> Optional[str]:
        """When it was scanned."""
        return cast(Optional[str], pulumi.get(self, "last_scan_timestamp"))

    @property
    @pulumi.getter(name="findings")
    def findings(self) -> Optional[Sequence[str]]:
        """What was found, e.g. `MALWARE`."""
        return cast(Optional[Sequence[str]], pulumi.get(self, "findings"))


@pulumi.input_type
class ReportDeliveryChannelArgs:
    """Where reports are delivered to."""

    def __init__(
        self,
        *,
        s3_bucket_name: pulumi.Input[str],
        s3_key_prefix: Optional[pulumi.Input[str]] = None,
        formats: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
    ) -> None:
        """
        Args:
            s3_bucket_name: The bucket, whose policy has to let AWS Backup write to it.
            s3_key_prefix: What the keys in the bucket begin with. Default: nothing.
            formats: The formats of the reports, `CSV` and `JSON`. Default: `CSV`.
        """
        pulumi.set(self, "s3_bucket_name", s3_bucket_name)
        if s3_key_prefix is not None:
            pulumi.set(self, "s3_key_prefix", s3_key_prefix)
        if formats is not None:
            pulumi.set(self, "formats", formats)

    @property
    @pulumi.getter(name="s3BucketName")
    def s3_bucket_name(self) -> pulumi.Input[str]:
        """The bucket, whose policy has to let AWS Backup write to it."""
        return cast(pulumi.Input[str], pulumi.get(self, "s3_bucket_name"))

    @property
    @pulumi.getter(name="s3KeyPrefix")
    def s3_key_prefix(self) -> Optional[pulumi.Input[str]]:
        """What the keys in the bucket begin with. Default: nothing."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "s3_key_prefix"))

    @property
    @pulumi.getter(name="formats")
    def formats(self) -> Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]:
        """The formats of the reports, `CSV` and `JSON`. Default: `CSV`."""
        return cast(
            Optional[pulumi.Input[Sequence[pulumi.Input[str]]]], pulumi.get(self, "formats")
        )


class ReportDeliveryChannelArgsDict(TypedDict):
    """Where reports are delivered to."""

    s3_bucket_name: pulumi.Input[str]
    """The bucket, whose policy has to let AWS Backup write to it."""
    s3_key_prefix: NotRequired[Optional[pulumi.Input[str]]]
    """What the keys in the bucket begin with. Default: nothing."""
    formats: NotRequired[Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]]
    """The formats of the reports, `CSV` and `JSON`. Default: `CSV`."""


@pulumi.output_type
class ReportDeliveryChannel(Nested):
    """Where reports are delivered to."""

    def __init__(
        self,
        *,
        s3_bucket_name: str,
        s3_key_prefix: Optional[str] = None,
        formats: Optional[Sequence[str]] = None,
    ) -> None:
        pulumi.set(self, "s3_bucket_name", s3_bucket_name)
        pulumi.set(self, "s3_key_prefix", s3_key_prefix)
        pulumi.set(self, "formats", formats)

    @property
    @pulumi.getter(name="s3BucketName")
    def s3_bucket_name(self) -> str:
        """The bucket, whose policy has to let AWS Backup write to it."""
        return cast(str, pulumi.get(self, "s3_bucket_name"))

    @property
    @pulumi.getter(name="s3KeyPrefix")
    def s3_key_prefix(self) -> Optional[str]:
        """What the keys in the bucket begin with. Default: nothing."""
        return cast(Optional[str], pulumi.get(self, "s3_key_prefix"))

    @property
    @pulumi.getter(name="formats")
    def formats(self) -> Optional[Sequence[str]]:
        """The formats of the reports, `CSV` and `JSON`. Default: `CSV`."""
        return cast(Optional[Sequence[str]], pulumi.get(self, "formats"))


@pulumi.input_type
class ReportSettingArgs:
    """What is reported."""

    def __init__(
        self,
        *,
        report_template: pulumi.Input[str],
        framework_arns: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
        number_of_frameworks: Optional[pulumi.Input[int]] = None,
        accounts: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
        organization_units: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
        regions: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
    ) -> None:
        """
        Args:
            report_template: What the report is about. Changing it makes the report plan
                anew.
            framework_arns: The frameworks that a compliance report covers. AWS takes none
                together with `accounts` or `organization_units`.
            number_of_frameworks: The number of frameworks that the report covers.
            accounts: The accounts that the report covers, or `ROOT` for all of the
                organization.
            organization_units: The organizational units that the report covers.
            regions: The regions that the report covers, or `*` for all.
        """
        pulumi.set(self, "report_template", report_template)
        if framework_arns is not None:
            pulumi.set(self, "framework_arns", framework_arns)
        if number_of_frameworks is not None:
            pulumi.set(self, "number_of_frameworks", number_of_frameworks)
        if accounts is not None:
            pulumi.set(self, "accounts", accounts)
        if organization_units is not None:
            pulumi.set(self, "organization_units", organization_units)
        if regions is not None:
            pulumi.set(self, "regions", regions)

    @property
    @pulumi.getter(name="reportTemplate")
    def report_template(self) -> pulumi.Input[str]:
        """What the report is about. Changing it makes the report plan anew."""
        return cast(pulumi.Input[str], pulumi.get(self, "report_template"))

    @property
    @pulumi.getter(name="frameworkArns")
    def framework_arns(self) -> Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]:
        """The frameworks that a compliance report covers. AWS takes none together with
        `accounts` or `organization_units`."""
        return cast(
            Optional[pulumi.Input[Sequence[pulumi.Input[str]]]], pulumi.get(self, "framework_arns")
        )

    @property
    @pulumi.getter(name="numberOfFrameworks")
    def number_of_frameworks(self) -> Optional[pulumi.Input[int]]:
        """The number of frameworks that the report covers."""
        return cast(Optional[pulumi.Input[int]], pulumi.get(self, "number_of_frameworks"))

    @property
    @pulumi.getter(name="accounts")
    def accounts(self) -> Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]:
        """The accounts that the report covers, or `ROOT` for all of the organization."""
        return cast(
            Optional[pulumi.Input[Sequence[pulumi.Input[str]]]], pulumi.get(self, "accounts")
        )

    @property
    @pulumi.getter(name="organizationUnits")
    def organization_units(self) -> Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]:
        """The organizational units that the report covers."""
        return cast(
            Optional[pulumi.Input[Sequence[pulumi.Input[str]]]],
            pulumi.get(self, "organization_units"),
        )

    @property
    @pulumi.getter(name="regions")
    def regions(self) -> Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]:
        """The regions that the report covers, or `*` for all."""
        return cast(
            Optional[pulumi.Input[Sequence[pulumi.Input[str]]]], pulumi.get(self, "regions")
        )


class ReportSettingArgsDict(TypedDict):
    """What is reported."""

    report_template: pulumi.Input[str]
    """What the report is about. Changing it makes the report plan anew."""
    framework_arns: NotRequired[Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]]
    """The frameworks that a compliance report covers. AWS takes none together with
    `accounts` or `organization_units`."""
    number_of_frameworks: NotRequired[Optional[pulumi.Input[int]]]
    """The number of frameworks that the report covers."""
    accounts: NotRequired[Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]]
    """The accounts that the report covers, or `ROOT` for all of the organization."""
    organization_units: NotRequired[Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]]
    """The organizational units that the report covers."""
    regions: NotRequired[Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]]
    """The regions that the report covers, or `*` for all."""


@pulumi.output_type
class ReportSetting(Nested):
    """What is reported."""

    def __init__(
        self,
        *,
        report_template: str,
        framework_arns: Optional[Sequence[str]] = None,
        number_of_frameworks: Optional[int] = None,
        accounts: Optional[Sequence[str]] = None,
        organization_units: Optional[Sequence[str]] = None,
        regions: Optional[Sequence[str]] = None,
    ) -> None:
        pulumi.set(self, "report_template", report_template)
        pulumi.set(self, "framework_arns", framework_arns)
        pulumi.set(self, "number_of_frameworks", number_of_frameworks)
        pulumi.set(self, "accounts", accounts)
        pulumi.set(self, "organization_units", organization_units)
        pulumi.set(self, "regions", regions)

    @property
    @pulumi.getter(name="reportTemplate")
    def report_template(self) -> str:
        """What the report is about. Changing it makes the report plan anew."""
        return cast(str, pulumi.get(self, "report_template"))

    @property
    @pulumi.getter(name="frameworkArns")
    def framework_arns(self) -> Optional[Sequence[str]]:
        """The frameworks that a compliance report covers. AWS takes none together with
        `accounts` or `organization_units`."""
        return cast(Optional[Sequence[str]], pulumi.get(self, "framework_arns"))

    @property
    @pulumi.getter(name="numberOfFrameworks")
    def number_of_frameworks(self) -> Optional[int]:
        """The number of frameworks that the report covers."""
        return cast(Optional[int], pulumi.get(self, "number_of_frameworks"))

    @property
    @pulumi.getter(name="accounts")
    def accounts(self) -> Optional[Sequence[str]]:
        """The accounts that the report covers, or `ROOT` for all of the organization."""
        return cast(Optional[Sequence[str]], pulumi.get(self, "accounts"))

    @property
    @pulumi.getter(name="organizationUnits")
    def organization_units(self) -> Optional[Sequence[str]]:
        """The organizational units that the report covers."""
        return cast(Optional[Sequence[str]], pulumi.get(self, "organization_units"))

    @property
    @pulumi.getter(name="regions")
    def regions(self) -> Optional[Sequence[str]]:
        """The regions that the report covers, or `*` for all."""
        return cast(Optional[Sequence[str]], pulumi.get(self, "regions"))


@pulumi.output_type
class RestoreJobCreator(Nested):
    """The restore testing plan that made a job."""

    def __init__(
        self,
        *,
        restore_testing_plan_arn: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "restore_testing_plan_arn", restore_testing_plan_arn)

    @property
    @pulumi.getter(name="restoreTestingPlanArn")
    def restore_testing_plan_arn(self) -> Optional[str]:
        """The ARN of the plan."""
        return cast(Optional[str], pulumi.get(self, "restore_testing_plan_arn"))


@pulumi.input_type
class RecoveryPointSelectionArgs:
    """Which recovery points are tested."""

    def __init__(
        self,
        *,
        algorithm: pulumi.Input[str],
        include_vaults: pulumi.Input[Sequence[pulumi.Input[str]]],
        recovery_point_types: pulumi.Input[Sequence[pulumi.Input[str]]],
        exclude_vaults: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
        selection_window_days: Optional[pulumi.Input[int]] = None,
    ) -> None:
        """
        Args:
            algorithm: Whether the latest recovery point of a resource is tested, or one at
                random.
            include_vaults: The ARNs of the vaults whose recovery points are tested, with
                `*` for anything; or `*`.
            recovery_point_types: `SNAPSHOT`, `CONTINUOUS` (restored to a point in time), or
                both.
            exclude_vaults: The ARNs of vaults whose recovery points aren't. Default: none.
            selection_window_days: How many days back recovery points are tested. Default:
                30.
        """
        pulumi.set(self, "algorithm", algorithm)
        pulumi.set(self, "include_vaults", include_vaults)
        pulumi.set(self, "recovery_point_types", recovery_point_types)
        if exclude_vaults is not None:
            pulumi.set(self, "exclude_vaults", exclude_vaults)
        if selection_window_days is not None:
            pulumi.set(self, "selection_window_days", selection_window_days)

    @property
    @pulumi.getter(name="algorithm")
    def algorithm(self) -> pulumi.Input[str]:
        """Whether the latest recovery point of a resource is tested, or one at random."""
        return cast(pulumi.Input[str], pulumi.get(self, "algorithm"))

    @property
    @pulumi.getter(name="includeVaults")
    def include_vaults(self) -> pulumi.Input[Sequence[pulumi.Input[str]]]:
        """The ARNs of the vaults whose recovery points are tested, with `*` for anything; or
        `*`."""
        return cast(pulumi.Input[Sequence[pulumi.Input[str]]], pulumi.get(self, "include_vaults"))

    @property
    @pulumi.getter(name="recoveryPointTypes")
    def recovery_point_types(self) -> pulumi.Input[Sequence[pulumi.Input[str]]]:
        """`SNAPSHOT`, `CONTINUOUS` (restored to a point in time), or both."""
        return cast(
            pulumi.Input[Sequence[pulumi.Input[str]]], pulumi.get(self, "recovery_point_types")
        )

    @property
    @pulumi.getter(name="excludeVaults")
    def exclude_vaults(self) -> Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]:
        """The ARNs of vaults whose recovery points aren't. Default: none."""
        return cast(
            Optional[pulumi.Input[Sequence[pulumi.Input[str]]]], pulumi.get(self, "exclude_vaults")
        )

    @property
    @pulumi.getter(name="selectionWindowDays")
    def selection_window_days(self) -> Optional[pulumi.Input[int]]:
        """How many days back recovery points are tested. Default: 30."""
        return cast(Optional[pulumi.Input[int]], pulumi.get(self, "selection_window_days"))


class RecoveryPointSelectionArgsDict(TypedDict):
    """Which recovery points are tested."""

    algorithm: pulumi.Input[str]
    """Whether the latest recovery point of a resource is tested, or one at random."""
    include_vaults: pulumi.Input[Sequence[pulumi.Input[str]]]
    """The ARNs of the vaults whose recovery points are tested, with `*` for anything; or
    `*`."""
    recovery_point_types: pulumi.Input[Sequence[pulumi.Input[str]]]
    """`SNAPSHOT`, `CONTINUOUS` (restored to a point in time), or both."""
    exclude_vaults: NotRequired[Optional[pulumi.Input[Sequence[pulumi.Input[str]]]]]
    """The ARNs of vaults whose recovery points aren't. Default: none."""
    selection_window_days: NotRequired[Optional[pulumi.Input[int]]]
    """How many days back recovery points are tested. Default: 30."""


@pulumi.output_type
class RecoveryPointSelection(Nested):
    """Which recovery points are tested."""

    def __init__(
        self,
        *,
        algorithm: str,
        include_vaults: Sequence[str],
        recovery_point_types: Sequence[str],
        exclude_vaults: Optional[Sequence[str]] = None,
        selection_window_days: Optional[int] = None,
    ) -> None:
        pulumi.set(self, "algorithm", algorithm)
        pulumi.set(self, "include_vaults", include_vaults)
        pulumi.set(self, "recovery_point_types", recovery_point_types)
        pulumi.set(self, "exclude_vaults", exclude_vaults)
        pulumi.set(self, "selection_window_days", selection_window_days)

    @property
    @pulumi.getter(name="algorithm")
    def algorithm(self) -> str:
        """Whether the latest recovery point of a resource is tested, or one at random."""
        return cast(str, pulumi.get(self, "algorithm"))

    @property
    @pulumi.getter(name="includeVaults")
    def include_vaults(self) -> Sequence[str]:
        """The ARNs of the vaults whose recovery points are tested, with `*` for anything; or
        `*`."""
        return cast(Sequence[str], pulumi.get(self, "include_vaults"))

    @property
    @pulumi.getter(name="recoveryPointTypes")
    def recovery_point_types(self) -> Sequence[str]:
        """`SNAPSHOT`, `CONTINUOUS` (restored to a point in time), or both."""
        return cast(Sequence[str], pulumi.get(self, "recovery_point_types"))

    @property
    @pulumi.getter(name="excludeVaults")
    def exclude_vaults(self) -> Optional[Sequence[str]]:
        """The ARNs of vaults whose recovery points aren't. Default: none."""
        return cast(Optional[Sequence[str]], pulumi.get(self, "exclude_vaults"))

    @property
    @pulumi.getter(name="selectionWindowDays")
    def selection_window_days(self) -> Optional[int]:
        """How many days back recovery points are tested. Default: 30."""
        return cast(Optional[int], pulumi.get(self, "selection_window_days"))


@pulumi.input_type
class TagConditionArgs:
    """A tag that a resource has, or hasn't."""

    def __init__(
        self,
        *,
        key: pulumi.Input[str],
        value: pulumi.Input[str],
    ) -> None:
        """
        Args:
            key: The key of the tag, e.g. `aws:ResourceTag/backup`.
            value: The value of the tag.
        """
        pulumi.set(self, "key", key)
        pulumi.set(self, "value", value)

    @property
    @pulumi.getter(name="key")
    def key(self) -> pulumi.Input[str]:
        """The key of the tag, e.g. `aws:ResourceTag/backup`."""
        return cast(pulumi.Input[str], pulumi.get(self, "key"))

    @property
    @pulumi.getter(name="value")
    def value(self) -> pulumi.Input[str]:
        """The value of the tag."""
        return cast(pulumi.Input[str], pulumi.get(self, "value"))


class TagConditionArgsDict(TypedDict):
    """A tag that a resource has, or hasn't."""

    key: pulumi.Input[str]
    """The key of the tag, e.g. `aws:ResourceTag/backup`."""
    value: pulumi.Input[str]
    """The value of the tag."""


@pulumi.output_type
class TagCondition(Nested):
    """A tag that a resource has, or hasn't."""

    def __init__(
        self,
        *,
        key: str,
        value: str,
    ) -> None:
        pulumi.set(self, "key", key)
        pulumi.set(self, "value", value)

    @property
    @pulumi.getter(name="key")
    def key(self) -> str:
        """The key of the tag, e.g. `aws:ResourceTag/backup`."""
        return cast(str, pulumi.get(self, "key"))

    @property
    @pulumi.getter(name="value")
    def value(self) -> str:
        """The value of the tag."""
        return cast(str, pulumi.get(self, "value"))


@pulumi.input_type
class ProtectedResourceConditionsArgs:
    """The tags of the resources that are tested."""

    def __init__(
        self,
        *,
        string_equals: Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[TagConditionArgs, TagConditionArgsDict, TagCondition]]]
            ]
        ] = None,
        string_not_equals: Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[TagConditionArgs, TagConditionArgsDict, TagCondition]]]
            ]
        ] = None,
    ) -> None:
        """
        Args:
            string_equals: Tags that a resource has to have.
            string_not_equals: Tags that a resource must not have.
        """
        if string_equals is not None:
            pulumi.set(self, "string_equals", string_equals)
        if string_not_equals is not None:
            pulumi.set(self, "string_not_equals", string_not_equals)

    @property
    @pulumi.getter(name="stringEquals")
    def string_equals(
        self,
    ) -> Optional[
        pulumi.Input[
            Sequence[pulumi.Input[Union[TagConditionArgs, TagConditionArgsDict, TagCondition]]]
        ]
    ]:
        """Tags that a resource has to have."""
        return cast(
            Optional[
                pulumi.Input[
                    Sequence[
                        pulumi.Input[Union[TagConditionArgs, TagConditionArgsDict, TagCondition]]
                    ]
                ]
            ],
            pulumi.get(self, "string_equals"),
        )

    @property
    @pulumi.getter(name="stringNotEquals")
    def string_not_equals(
        self,
    ) -> Optional[
        pulumi.Input[
            Sequence[pulumi.Input[Union[TagConditionArgs, TagConditionArgsDict, TagCondition]]]
        ]
    ]:
        """Tags that a resource must not have."""
        return cast(
            Optional[
                pulumi.Input[
                    Sequence[
                        pulumi.Input[Union[TagConditionArgs, TagConditionArgsDict, TagCondition]]
                    ]
                ]
            ],
            pulumi.get(self, "string_not_equals"),
        )


class ProtectedResourceConditionsArgsDict(TypedDict):
    """The tags of the resources that are tested."""

    string_equals: NotRequired[
        Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[TagConditionArgs, TagConditionArgsDict, TagCondition]]]
            ]
        ]
    ]
    """Tags that a resource has to have."""
    string_not_equals: NotRequired[
        Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[TagConditionArgs, TagConditionArgsDict, TagCondition]]]
            ]
        ]
    ]
    """Tags that a resource must not have."""


@pulumi.output_type
class ProtectedResourceConditions(Nested):
    """The tags of the resources that are tested."""

    def __init__(
        self,
        *,
        string_equals: Optional[Sequence[TagCondition]] = None,
        string_not_equals: Optional[Sequence[TagCondition]] = None,
    ) -> None:
        pulumi.set(self, "string_equals", string_equals)
        pulumi.set(self, "string_not_equals", string_not_equals)

    @property
    @pulumi.getter(name="stringEquals")
    def string_equals(self) -> Optional[Sequence[TagCondition]]:
        """Tags that a resource has to have."""
        return cast(Optional[Sequence[TagCondition]], pulumi.get(self, "string_equals"))

    @property
    @pulumi.getter(name="stringNotEquals")
    def string_not_equals(self) -> Optional[Sequence[TagCondition]]:
        """Tags that a resource must not have."""
        return cast(Optional[Sequence[TagCondition]], pulumi.get(self, "string_not_equals"))


@pulumi.input_type
class ConditionArgs:
    """A tag that a resource may have."""

    def __init__(
        self,
        *,
        condition_key: pulumi.Input[str],
        condition_value: pulumi.Input[str],
        condition_type: Optional[pulumi.Input[str]] = None,
    ) -> None:
        """
        Args:
            condition_key: The key of the tag, e.g. `backup`.
            condition_value: The value of the tag, e.g. `daily`.
            condition_type: How values are compared: `STRINGEQUALS`.
        """
        pulumi.set(self, "condition_key", condition_key)
        pulumi.set(self, "condition_value", condition_value)
        if condition_type is not None:
            pulumi.set(self, "condition_type", condition_type)

    @property
    @pulumi.getter(name="conditionKey")
    def condition_key(self) -> pulumi.Input[str]:
        """The key of the tag, e.g. `backup`."""
        return cast(pulumi.Input[str], pulumi.get(self, "condition_key"))

    @property
    @pulumi.getter(name="conditionValue")
    def condition_value(self) -> pulumi.Input[str]:
        """The value of the tag, e.g. `daily`."""
        return cast(pulumi.Input[str], pulumi.get(self, "condition_value"))

    @property
    @pulumi.getter(name="conditionType")
    def condition_type(self) -> Optional[pulumi.Input[str]]:
        """How values are compared: `STRINGEQUALS`."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "condition_type"))


class ConditionArgsDict(TypedDict):
    """A tag that a resource may have."""

    condition_key: pulumi.Input[str]
    """The key of the tag, e.g. `backup`."""
    condition_value: pulumi.Input[str]
    """The value of the tag, e.g. `daily`."""
    condition_type: NotRequired[Optional[pulumi.Input[str]]]
    """How values are compared: `STRINGEQUALS`."""


@pulumi.output_type
class Condition(Nested):
    """A tag that a resource may have."""

    def __init__(
        self,
        *,
        condition_key: str,
        condition_value: str,
        condition_type: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "condition_key", condition_key)
        pulumi.set(self, "condition_value", condition_value)
        pulumi.set(self, "condition_type", condition_type)

    @property
    @pulumi.getter(name="conditionKey")
    def condition_key(self) -> str:
        """The key of the tag, e.g. `backup`."""
        return cast(str, pulumi.get(self, "condition_key"))

    @property
    @pulumi.getter(name="conditionValue")
    def condition_value(self) -> str:
        """The value of the tag, e.g. `daily`."""
        return cast(str, pulumi.get(self, "condition_value"))

    @property
    @pulumi.getter(name="conditionType")
    def condition_type(self) -> str:
        """How values are compared: `STRINGEQUALS`."""
        return cast(str, pulumi.get(self, "condition_type"))


@pulumi.input_type
class ConditionParameterArgs:
    """A tag that a resource must have, or must not."""

    def __init__(
        self,
        *,
        condition_key: pulumi.Input[str],
        condition_value: pulumi.Input[str],
    ) -> None:
        """
        Args:
            condition_key: `aws:ResourceTag/` and the key of the tag, e.g.
                `aws:ResourceTag/backup`.
            condition_value: The value of the tag, in which `*` stands for anything if the
                operator is a `like`.
        """
        pulumi.set(self, "condition_key", condition_key)
        pulumi.set(self, "condition_value", condition_value)

    @property
    @pulumi.getter(name="conditionKey")
    def condition_key(self) -> pulumi.Input[str]:
        """`aws:ResourceTag/` and the key of the tag, e.g. `aws:ResourceTag/backup`."""
        return cast(pulumi.Input[str], pulumi.get(self, "condition_key"))

    @property
    @pulumi.getter(name="conditionValue")
    def condition_value(self) -> pulumi.Input[str]:
        """The value of the tag, in which `*` stands for anything if the operator is a
        `like`."""
        return cast(pulumi.Input[str], pulumi.get(self, "condition_value"))


class ConditionParameterArgsDict(TypedDict):
    """A tag that a resource must have, or must not."""

    condition_key: pulumi.Input[str]
    """`aws:ResourceTag/` and the key of the tag, e.g. `aws:ResourceTag/backup`."""
    condition_value: pulumi.Input[str]
    """The value of the tag, in which `*` stands for anything if the operator is a `like`."""


@pulumi.output_type
class ConditionParameter(Nested):
    """A tag that a resource must have, or must not."""

    def __init__(
        self,
        *,
        condition_key: str,
        condition_value: str,
    ) -> None:
        pulumi.set(self, "condition_key", condition_key)
        pulumi.set(self, "condition_value", condition_value)

    @property
    @pulumi.getter(name="conditionKey")
    def condition_key(self) -> str:
        """`aws:ResourceTag/` and the key of the tag, e.g. `aws:ResourceTag/backup`."""
        return cast(str, pulumi.get(self, "condition_key"))

    @property
    @pulumi.getter(name="conditionValue")
    def condition_value(self) -> str:
        """The value of the tag, in which `*` stands for anything if the operator is a
        `like`."""
        return cast(str, pulumi.get(self, "condition_value"))


@pulumi.input_type
class ConditionsArgs:
    """What the tags of a resource must be like: all that is said here."""

    def __init__(
        self,
        *,
        string_equals: Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter
                        ]
                    ]
                ]
            ]
        ] = None,
        string_not_equals: Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter
                        ]
                    ]
                ]
            ]
        ] = None,
        string_like: Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter
                        ]
                    ]
                ]
            ]
        ] = None,
        string_not_like: Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter
                        ]
                    ]
                ]
            ]
        ] = None,
    ) -> None:
        """
        Args:
            string_equals: Tags that it has, with this value.
            string_not_equals: Tags that it doesn't have with this value.
            string_like: Tags that it has, with a value of this pattern.
            string_not_like: Tags that it doesn't have with a value of this pattern.
        """
        if string_equals is not None:
            pulumi.set(self, "string_equals", string_equals)
        if string_not_equals is not None:
            pulumi.set(self, "string_not_equals", string_not_equals)
        if string_like is not None:
            pulumi.set(self, "string_like", string_like)
        if string_not_like is not None:
            pulumi.set(self, "string_not_like", string_not_like)

    @property
    @pulumi.getter(name="stringEquals")
    def string_equals(
        self,
    ) -> Optional[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    Union[ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter]
                ]
            ]
        ]
    ]:
        """Tags that it has, with this value."""
        return cast(
            Optional[
                pulumi.Input[
                    Sequence[
                        pulumi.Input[
                            Union[
                                ConditionParameterArgs,
                                ConditionParameterArgsDict,
                                ConditionParameter,
                            ]
                        ]
                    ]
                ]
            ],
            pulumi.get(self, "string_equals"),
        )

    @property
    @pulumi.getter(name="stringNotEquals")
    def string_not_equals(
        self,
    ) -> Optional[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    Union[ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter]
                ]
            ]
        ]
    ]:
        """Tags that it doesn't have with this value."""
        return cast(
            Optional[
                pulumi.Input[
                    Sequence[
                        pulumi.Input[
                            Union[
                                ConditionParameterArgs,
                                ConditionParameterArgsDict,
                                ConditionParameter,
                            ]
                        ]
                    ]
                ]
            ],
            pulumi.get(self, "string_not_equals"),
        )

    @property
    @pulumi.getter(name="stringLike")
    def string_like(
        self,
    ) -> Optional[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    Union[ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter]
                ]
            ]
        ]
    ]:
        """Tags that it has, with a value of this pattern."""
        return cast(
            Optional[
                pulumi.Input[
                    Sequence[
                        pulumi.Input[
                            Union[
                                ConditionParameterArgs,
                                ConditionParameterArgsDict,
                                ConditionParameter,
                            ]
                        ]
                    ]
                ]
            ],
            pulumi.get(self, "string_like"),
        )

    @property
    @pulumi.getter(name="stringNotLike")
    def string_not_like(
        self,
    ) -> Optional[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    Union[ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter]
                ]
            ]
        ]
    ]:
        """Tags that it doesn't have with a value of this pattern."""
        return cast(
            Optional[
                pulumi.Input[
                    Sequence[
                        pulumi.Input[
                            Union[
                                ConditionParameterArgs,
                                ConditionParameterArgsDict,
                                ConditionParameter,
                            ]
                        ]
                    ]
                ]
            ],
            pulumi.get(self, "string_not_like"),
        )


class ConditionsArgsDict(TypedDict):
    """What the tags of a resource must be like: all that is said here."""

    string_equals: NotRequired[
        Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter
                        ]
                    ]
                ]
            ]
        ]
    ]
    """Tags that it has, with this value."""
    string_not_equals: NotRequired[
        Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter
                        ]
                    ]
                ]
            ]
        ]
    ]
    """Tags that it doesn't have with this value."""
    string_like: NotRequired[
        Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter
                        ]
                    ]
                ]
            ]
        ]
    ]
    """Tags that it has, with a value of this pattern."""
    string_not_like: NotRequired[
        Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            ConditionParameterArgs, ConditionParameterArgsDict, ConditionParameter
                        ]
                    ]
                ]
            ]
        ]
    ]
    """Tags that it doesn't have with a value of this pattern."""


@pulumi.output_type
class Conditions(Nested):
    """What the tags of a resource must be like: all that is said here."""

    def __init__(
        self,
        *,
        string_equals: Optional[Sequence[ConditionParameter]] = None,
        string_not_equals: Optional[Sequence[ConditionParameter]] = None,
        string_like: Optional[Sequence[ConditionParameter]] = None,
        string_not_like: Optional[Sequence[ConditionParameter]] = None,
    ) -> None:
        pulumi.set(self, "string_equals", string_equals)
        pulumi.set(self, "string_not_equals", string_not_equals)
        pulumi.set(self, "string_like", string_like)
        pulumi.set(self, "string_not_like", string_not_like)

    @property
    @pulumi.getter(name="stringEquals")
    def string_equals(self) -> Sequence[ConditionParameter]:
        """Tags that it has, with this value."""
        return cast(Sequence[ConditionParameter], pulumi.get(self, "string_equals"))

    @property
    @pulumi.getter(name="stringNotEquals")
    def string_not_equals(self) -> Sequence[ConditionParameter]:
        """Tags that it doesn't have with this value."""
        return cast(Sequence[ConditionParameter], pulumi.get(self, "string_not_equals"))

    @property
    @pulumi.getter(name="stringLike")
    def string_like(self) -> Sequence[ConditionParameter]:
        """Tags that it has, with a value of this pattern."""
        return cast(Sequence[ConditionParameter], pulumi.get(self, "string_like"))

    @property
    @pulumi.getter(name="stringNotLike")
    def string_not_like(self) -> Sequence[ConditionParameter]:
        """Tags that it doesn't have with a value of this pattern."""
        return cast(Sequence[ConditionParameter], pulumi.get(self, "string_not_like"))


@pulumi.output_type
class LifecycleResult(Nested):
    """When a recovery point moves to cold storage, and when it is deleted."""

    def __init__(
        self,
        *,
        move_to_cold_storage_after_days: Optional[int] = None,
        delete_after_days: Optional[int] = None,
        opt_in_to_archive_for_supported_resources: Optional[bool] = None,
        delete_after_event: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "move_to_cold_storage_after_days", move_to_cold_storage_after_days)
        pulumi.set(self, "delete_after_days", delete_after_days)
        pulumi.set(
            self,
            "opt_in_to_archive_for_supported_resources",
            opt_in_to_archive_for_supported_resources,
        )
        pulumi.set(self, "delete_after_event", delete_after_event)

    @property
    @pulumi.getter(name="moveToColdStorageAfterDays")
    def move_to_cold_storage_after_days(self) -> Optional[int]:
        """Days after its creation until it moves to cold storage. Left out, or -1, it never
        does."""
        return cast(Optional[int], pulumi.get(self, "move_to_cold_storage_after_days"))

    @property
    @pulumi.getter(name="deleteAfterDays")
    def delete_after_days(self) -> Optional[int]:
        """Days after its creation until it is deleted. Left out, or -1, it is kept for ever."""
        return cast(Optional[int], pulumi.get(self, "delete_after_days"))

    @property
    @pulumi.getter(name="optInToArchiveForSupportedResources")
    def opt_in_to_archive_for_supported_resources(self) -> Optional[bool]:
        """Whether recovery points of resources with an archive tier of their own move there."""
        return cast(Optional[bool], pulumi.get(self, "opt_in_to_archive_for_supported_resources"))

    @property
    @pulumi.getter(name="deleteAfterEvent")
    def delete_after_event(self) -> Optional[str]:
        """`DELETE_AFTER_COPY` if it is deleted once it was copied."""
        return cast(Optional[str], pulumi.get(self, "delete_after_event"))


@pulumi.output_type
class DescribeBackupJobResult(Nested):
    """A backup job."""

    def __init__(
        self,
        *,
        backup_job_id: str,
        state: str,
        number_of_child_jobs: Optional[int] = None,
        child_jobs_in_state: Optional[Mapping[str, int]] = None,
        account_id: Optional[str] = None,
        backup_vault_name: Optional[str] = None,
        backup_vault_arn: Optional[str] = None,
        vault_type: Optional[str] = None,
        vault_lock_state: Optional[str] = None,
        recovery_point_arn: Optional[str] = None,
        recovery_point_lifecycle: Optional[LifecycleResult] = None,
        encryption_key_arn: Optional[str] = None,
        is_encrypted: Optional[bool] = None,
        resource_arn: Optional[str] = None,
        creation_date: Optional[str] = None,
        completion_date: Optional[str] = None,
        status_message: Optional[str] = None,
        percent_done: Optional[str] = None,
        backup_size_in_bytes: Optional[int] = None,
        iam_role_arn: Optional[str] = None,
        created_by: Optional[RecoveryPointCreator] = None,
        expected_completion_date: Optional[str] = None,
        start_by: Optional[str] = None,
        resource_type: Optional[str] = None,
        bytes_transferred: Optional[int] = None,
        backup_options: Optional[Mapping[str, str]] = None,
        backup_type: Optional[str] = None,
        parent_job_id: Optional[str] = None,
        is_parent: Optional[bool] = None,
        resource_name: Optional[str] = None,
        initiation_date: Optional[str] = None,
        message_category: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "backup_job_id", backup_job_id)
        pulumi.set(self, "state", state)
        pulumi.set(self, "number_of_child_jobs", number_of_child_jobs)
        pulumi.set(self, "child_jobs_in_state", child_jobs_in_state)
        pulumi.set(self, "account_id", account_id)
        pulumi.set(self, "backup_vault_name", backup_vault_name)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "vault_type", vault_type)
        pulumi.set(self, "vault_lock_state", vault_lock_state)
        pulumi.set(self, "recovery_point_arn", recovery_point_arn)
        pulumi.set(self, "recovery_point_lifecycle", recovery_point_lifecycle)
        pulumi.set(self, "encryption_key_arn", encryption_key_arn)
        pulumi.set(self, "is_encrypted", is_encrypted)
        pulumi.set(self, "resource_arn", resource_arn)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "completion_date", completion_date)
        pulumi.set(self, "status_message", status_message)
        pulumi.set(self, "percent_done", percent_done)
        pulumi.set(self, "backup_size_in_bytes", backup_size_in_bytes)
        pulumi.set(self, "iam_role_arn", iam_role_arn)
        pulumi.set(self, "created_by", created_by)
        pulumi.set(self, "expected_completion_date", expected_completion_date)
        pulumi.set(self, "start_by", start_by)
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "bytes_transferred", bytes_transferred)
        pulumi.set(self, "backup_options", backup_options)
        pulumi.set(self, "backup_type", backup_type)
        pulumi.set(self, "parent_job_id", parent_job_id)
        pulumi.set(self, "is_parent", is_parent)
        pulumi.set(self, "resource_name", resource_name)
        pulumi.set(self, "initiation_date", initiation_date)
        pulumi.set(self, "message_category", message_category)

    @property
    @pulumi.getter(name="backupJobId")
    def backup_job_id(self) -> str:
        """The ID of the backup job."""
        return cast(str, pulumi.get(self, "backup_job_id"))

    @property
    @pulumi.getter(name="state")
    def state(self) -> str:
        """`CREATED`, `PENDING`, `RUNNING`, `ABORTING`, `ABORTED`, `COMPLETED`, `FAILED`,
        `EXPIRED` or `PARTIAL`."""
        return cast(str, pulumi.get(self, "state"))

    @property
    @pulumi.getter(name="numberOfChildJobs")
    def number_of_child_jobs(self) -> Optional[int]:
        """The number of child jobs."""
        return cast(Optional[int], pulumi.get(self, "number_of_child_jobs"))

    @property
    @pulumi.getter(name="childJobsInState")
    def child_jobs_in_state(self) -> Mapping[str, int]:
        """How many child jobs are in each state, by state."""
        return cast(Mapping[str, int], pulumi.get(self, "child_jobs_in_state"))

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> Optional[str]:
        """The account that owns it."""
        return cast(Optional[str], pulumi.get(self, "account_id"))

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> Optional[str]:
        """The name of the vault."""
        return cast(Optional[str], pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault."""
        return cast(Optional[str], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="vaultType")
    def vault_type(self) -> Optional[str]:
        """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or
        `RESTORE_ACCESS_BACKUP_VAULT`."""
        return cast(Optional[str], pulumi.get(self, "vault_type"))

    @property
    @pulumi.getter(name="vaultLockState")
    def vault_lock_state(self) -> Optional[str]:
        """`LOCKED` or `UNLOCKED`: the lock of the vault."""
        return cast(Optional[str], pulumi.get(self, "vault_lock_state"))

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> Optional[str]:
        """The ARN of the recovery point."""
        return cast(Optional[str], pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="recoveryPointLifecycle")
    def recovery_point_lifecycle(self) -> Optional[LifecycleResult]:
        """When the recovery point moves to cold storage, and when it is deleted."""
        return cast(Optional[LifecycleResult], pulumi.get(self, "recovery_point_lifecycle"))

    @property
    @pulumi.getter(name="encryptionKeyArn")
    def encryption_key_arn(self) -> Optional[str]:
        """The ARN of the KMS key that encrypts it."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_arn"))

    @property
    @pulumi.getter(name="isEncrypted")
    def is_encrypted(self) -> Optional[bool]:
        """Whether it is encrypted."""
        return cast(Optional[bool], pulumi.get(self, "is_encrypted"))

    @property
    @pulumi.getter(name="resourceArn")
    def resource_arn(self) -> Optional[str]:
        """The ARN of the resource."""
        return cast(Optional[str], pulumi.get(self, "resource_arn"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="completionDate")
    def completion_date(self) -> Optional[str]:
        """When it was completed."""
        return cast(Optional[str], pulumi.get(self, "completion_date"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> Optional[str]:
        """More about the status."""
        return cast(Optional[str], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="percentDone")
    def percent_done(self) -> Optional[str]:
        """How far it is, in percent, e.g. `62.50`."""
        return cast(Optional[str], pulumi.get(self, "percent_done"))

    @property
    @pulumi.getter(name="backupSizeInBytes")
    def backup_size_in_bytes(self) -> Optional[int]:
        """The size of the backup, in bytes; what it counts depends on the type of resource."""
        return cast(Optional[int], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> Optional[str]:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(Optional[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> Optional[RecoveryPointCreator]:
        """The plan and rule that made it, if it was a plan."""
        return cast(Optional[RecoveryPointCreator], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="expectedCompletionDate")
    def expected_completion_date(self) -> Optional[str]:
        """When it is expected to be completed."""
        return cast(Optional[str], pulumi.get(self, "expected_completion_date"))

    @property
    @pulumi.getter(name="startBy")
    def start_by(self) -> Optional[str]:
        """When it has to be started by, or is cancelled."""
        return cast(Optional[str], pulumi.get(self, "start_by"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> Optional[str]:
        """The type of the resource, e.g. `EBS`."""
        return cast(Optional[str], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="bytesTransferred")
    def bytes_transferred(self) -> Optional[int]:
        """How much was transferred to the vault so far, in bytes."""
        return cast(Optional[int], pulumi.get(self, "bytes_transferred"))

    @property
    @pulumi.getter(name="backupOptions")
    def backup_options(self) -> Mapping[str, str]:
        """Options of the backup, e.g. `WindowsVSS` to `enabled`, by name."""
        return cast(Mapping[str, str], pulumi.get(self, "backup_options"))

    @property
    @pulumi.getter(name="backupType")
    def backup_type(self) -> Optional[str]:
        """The kind of backup, e.g. `WindowsVSS`; empty for a regular one."""
        return cast(Optional[str], pulumi.get(self, "backup_type"))

    @property
    @pulumi.getter(name="parentJobId")
    def parent_job_id(self) -> Optional[str]:
        """The ID of the composite (parent) job, if it is part of one."""
        return cast(Optional[str], pulumi.get(self, "parent_job_id"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> Optional[bool]:
        """Whether it is a composite (parent) of others."""
        return cast(Optional[bool], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="resourceName")
    def resource_name(self) -> Optional[str]:
        """The name of the resource, which others may have too."""
        return cast(Optional[str], pulumi.get(self, "resource_name"))

    @property
    @pulumi.getter(name="initiationDate")
    def initiation_date(self) -> Optional[str]:
        """When it was started."""
        return cast(Optional[str], pulumi.get(self, "initiation_date"))

    @property
    @pulumi.getter(name="messageCategory")
    def message_category(self) -> Optional[str]:
        """The kind of message, e.g. `SUCCESS` or `AccessDenied`."""
        return cast(Optional[str], pulumi.get(self, "message_category"))


@pulumi.output_type
class CopyJobResult(Nested):
    """A copy job."""

    def __init__(
        self,
        *,
        copy_job_id: str,
        state: str,
        account_id: Optional[str] = None,
        source_backup_vault_arn: Optional[str] = None,
        source_recovery_point_arn: Optional[str] = None,
        destination_backup_vault_arn: Optional[str] = None,
        destination_vault_type: Optional[str] = None,
        destination_vault_lock_state: Optional[str] = None,
        destination_recovery_point_arn: Optional[str] = None,
        destination_encryption_key_arn: Optional[str] = None,
        destination_recovery_point_lifecycle: Optional[LifecycleResult] = None,
        resource_arn: Optional[str] = None,
        creation_date: Optional[str] = None,
        completion_date: Optional[str] = None,
        status_message: Optional[str] = None,
        backup_size_in_bytes: Optional[int] = None,
        iam_role_arn: Optional[str] = None,
        created_by: Optional[RecoveryPointCreator] = None,
        created_by_backup_job_id: Optional[str] = None,
        resource_type: Optional[str] = None,
        parent_job_id: Optional[str] = None,
        is_parent: Optional[bool] = None,
        composite_member_identifier: Optional[str] = None,
        number_of_child_jobs: Optional[int] = None,
        child_jobs_in_state: Optional[Mapping[str, int]] = None,
        resource_name: Optional[str] = None,
        message_category: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "copy_job_id", copy_job_id)
        pulumi.set(self, "state", state)
        pulumi.set(self, "account_id", account_id)
        pulumi.set(self, "source_backup_vault_arn", source_backup_vault_arn)
        pulumi.set(self, "source_recovery_point_arn", source_recovery_point_arn)
        pulumi.set(self, "destination_backup_vault_arn", destination_backup_vault_arn)
        pulumi.set(self, "destination_vault_type", destination_vault_type)
        pulumi.set(self, "destination_vault_lock_state", destination_vault_lock_state)
        pulumi.set(self, "destination_recovery_point_arn", destination_recovery_point_arn)
        pulumi.set(self, "destination_encryption_key_arn", destination_encryption_key_arn)
        pulumi.set(
            self, "destination_recovery_point_lifecycle", destination_recovery_point_lifecycle
        )
        pulumi.set(self, "resource_arn", resource_arn)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "completion_date", completion_date)
        pulumi.set(self, "status_message", status_message)
        pulumi.set(self, "backup_size_in_bytes", backup_size_in_bytes)
        pulumi.set(self, "iam_role_arn", iam_role_arn)
        pulumi.set(self, "created_by", created_by)
        pulumi.set(self, "created_by_backup_job_id", created_by_backup_job_id)
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "parent_job_id", parent_job_id)
        pulumi.set(self, "is_parent", is_parent)
        pulumi.set(self, "composite_member_identifier", composite_member_identifier)
        pulumi.set(self, "number_of_child_jobs", number_of_child_jobs)
        pulumi.set(self, "child_jobs_in_state", child_jobs_in_state)
        pulumi.set(self, "resource_name", resource_name)
        pulumi.set(self, "message_category", message_category)

    @property
    @pulumi.getter(name="copyJobId")
    def copy_job_id(self) -> str:
        """The ID of the copy job."""
        return cast(str, pulumi.get(self, "copy_job_id"))

    @property
    @pulumi.getter(name="state")
    def state(self) -> str:
        """`CREATED`, `RUNNING`, `COMPLETED`, `FAILED` or `PARTIAL`."""
        return cast(str, pulumi.get(self, "state"))

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> Optional[str]:
        """The account that owns it."""
        return cast(Optional[str], pulumi.get(self, "account_id"))

    @property
    @pulumi.getter(name="sourceBackupVaultArn")
    def source_backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault that is copied from."""
        return cast(Optional[str], pulumi.get(self, "source_backup_vault_arn"))

    @property
    @pulumi.getter(name="sourceRecoveryPointArn")
    def source_recovery_point_arn(self) -> Optional[str]:
        """The ARN of the recovery point that is copied."""
        return cast(Optional[str], pulumi.get(self, "source_recovery_point_arn"))

    @property
    @pulumi.getter(name="destinationBackupVaultArn")
    def destination_backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault that is copied to."""
        return cast(Optional[str], pulumi.get(self, "destination_backup_vault_arn"))

    @property
    @pulumi.getter(name="destinationVaultType")
    def destination_vault_type(self) -> Optional[str]:
        """The type of the vault that is copied to: `BACKUP_VAULT` or
        `LOGICALLY_AIR_GAPPED_BACKUP_VAULT`."""
        return cast(Optional[str], pulumi.get(self, "destination_vault_type"))

    @property
    @pulumi.getter(name="destinationVaultLockState")
    def destination_vault_lock_state(self) -> Optional[str]:
        """`LOCKED` or `UNLOCKED`: the lock of the vault that is copied to."""
        return cast(Optional[str], pulumi.get(self, "destination_vault_lock_state"))

    @property
    @pulumi.getter(name="destinationRecoveryPointArn")
    def destination_recovery_point_arn(self) -> Optional[str]:
        """The ARN of the copy."""
        return cast(Optional[str], pulumi.get(self, "destination_recovery_point_arn"))

    @property
    @pulumi.getter(name="destinationEncryptionKeyArn")
    def destination_encryption_key_arn(self) -> Optional[str]:
        """The ARN of the KMS key that encrypts the copy."""
        return cast(Optional[str], pulumi.get(self, "destination_encryption_key_arn"))

    @property
    @pulumi.getter(name="destinationRecoveryPointLifecycle")
    def destination_recovery_point_lifecycle(self) -> Optional[LifecycleResult]:
        """When the copy moves to cold storage, and when it is deleted."""
        return cast(
            Optional[LifecycleResult], pulumi.get(self, "destination_recovery_point_lifecycle")
        )

    @property
    @pulumi.getter(name="resourceArn")
    def resource_arn(self) -> Optional[str]:
        """The ARN of the resource."""
        return cast(Optional[str], pulumi.get(self, "resource_arn"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="completionDate")
    def completion_date(self) -> Optional[str]:
        """When it was completed."""
        return cast(Optional[str], pulumi.get(self, "completion_date"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> Optional[str]:
        """More about the status."""
        return cast(Optional[str], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="backupSizeInBytes")
    def backup_size_in_bytes(self) -> Optional[int]:
        """The size of the copy, in bytes."""
        return cast(Optional[int], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> Optional[str]:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(Optional[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> Optional[RecoveryPointCreator]:
        """The plan and rule that made it, if it was a plan."""
        return cast(Optional[RecoveryPointCreator], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="createdByBackupJobId")
    def created_by_backup_job_id(self) -> Optional[str]:
        """The backup job that started the copy, if it was one."""
        return cast(Optional[str], pulumi.get(self, "created_by_backup_job_id"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> Optional[str]:
        """The type of the resource, e.g. `EBS`."""
        return cast(Optional[str], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="parentJobId")
    def parent_job_id(self) -> Optional[str]:
        """The ID of the composite (parent) job, if it is part of one."""
        return cast(Optional[str], pulumi.get(self, "parent_job_id"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> Optional[bool]:
        """Whether it is a composite (parent) of others."""
        return cast(Optional[bool], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="compositeMemberIdentifier")
    def composite_member_identifier(self) -> Optional[str]:
        """What it is called within its composite (parent), e.g. the logical ID in a stack."""
        return cast(Optional[str], pulumi.get(self, "composite_member_identifier"))

    @property
    @pulumi.getter(name="numberOfChildJobs")
    def number_of_child_jobs(self) -> Optional[int]:
        """The number of child jobs."""
        return cast(Optional[int], pulumi.get(self, "number_of_child_jobs"))

    @property
    @pulumi.getter(name="childJobsInState")
    def child_jobs_in_state(self) -> Mapping[str, int]:
        """How many child jobs are in each state, by state."""
        return cast(Mapping[str, int], pulumi.get(self, "child_jobs_in_state"))

    @property
    @pulumi.getter(name="resourceName")
    def resource_name(self) -> Optional[str]:
        """The name of the resource, which others may have too."""
        return cast(Optional[str], pulumi.get(self, "resource_name"))

    @property
    @pulumi.getter(name="messageCategory")
    def message_category(self) -> Optional[str]:
        """The kind of message, e.g. `SUCCESS` or `AccessDenied`."""
        return cast(Optional[str], pulumi.get(self, "message_category"))


@pulumi.output_type
class DescribeCopyJobResult(Nested):
    """A copy job."""

    def __init__(
        self,
        *,
        copy_job: CopyJobResult,
    ) -> None:
        pulumi.set(self, "copy_job", copy_job)

    @property
    @pulumi.getter(name="copyJob")
    def copy_job(self) -> CopyJobResult:
        """The copy job."""
        return cast(CopyJobResult, pulumi.get(self, "copy_job"))


@pulumi.output_type
class DescribeFrameworkResult(Nested):
    """A framework."""

    def __init__(
        self,
        *,
        framework_name: str,
        framework_arn: str,
        framework_description: Optional[str] = None,
        framework_controls: Optional[Sequence[FrameworkControl]] = None,
        creation_time: Optional[str] = None,
        deployment_status: Optional[str] = None,
        framework_status: Optional[str] = None,
        idempotency_token: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "framework_name", framework_name)
        pulumi.set(self, "framework_arn", framework_arn)
        pulumi.set(self, "framework_description", framework_description)
        pulumi.set(self, "framework_controls", framework_controls)
        pulumi.set(self, "creation_time", creation_time)
        pulumi.set(self, "deployment_status", deployment_status)
        pulumi.set(self, "framework_status", framework_status)
        pulumi.set(self, "idempotency_token", idempotency_token)

    @property
    @pulumi.getter(name="frameworkName")
    def framework_name(self) -> str:
        """The name of the framework."""
        return cast(str, pulumi.get(self, "framework_name"))

    @property
    @pulumi.getter(name="frameworkArn")
    def framework_arn(self) -> str:
        """The ARN of the framework."""
        return cast(str, pulumi.get(self, "framework_arn"))

    @property
    @pulumi.getter(name="frameworkDescription")
    def framework_description(self) -> Optional[str]:
        """The description of the framework."""
        return cast(Optional[str], pulumi.get(self, "framework_description"))

    @property
    @pulumi.getter(name="frameworkControls")
    def framework_controls(self) -> Sequence[FrameworkControl]:
        """The controls of the framework."""
        return cast(Sequence[FrameworkControl], pulumi.get(self, "framework_controls"))

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="deploymentStatus")
    def deployment_status(self) -> Optional[str]:
        """`CREATE_IN_PROGRESS`, `UPDATE_IN_PROGRESS`, `DELETE_IN_PROGRESS`, `COMPLETED` or
        `FAILED`."""
        return cast(Optional[str], pulumi.get(self, "deployment_status"))

    @property
    @pulumi.getter(name="frameworkStatus")
    def framework_status(self) -> Optional[str]:
        """Whether AWS Config records what is controlled: `ACTIVE`, `PARTIALLY_ACTIVE`,
        `INACTIVE` or `UNAVAILABLE`."""
        return cast(Optional[str], pulumi.get(self, "framework_status"))

    @property
    @pulumi.getter(name="idempotencyToken")
    def idempotency_token(self) -> Optional[str]:
        """The idempotency token of its creation."""
        return cast(Optional[str], pulumi.get(self, "idempotency_token"))


@pulumi.output_type
class DescribeGlobalSettingsResult(Nested):
    """The settings of the organization."""

    def __init__(
        self,
        *,
        global_settings: Optional[Mapping[str, str]] = None,
        last_update_time: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "global_settings", global_settings)
        pulumi.set(self, "last_update_time", last_update_time)

    @property
    @pulumi.getter(name="globalSettings")
    def global_settings(self) -> Mapping[str, str]:
        """`true` or `false` for `isCrossAccountBackupEnabled`, `isMpaEnabled` and
        `isDelegatedAdministratorEnabled`, by name."""
        return cast(Mapping[str, str], pulumi.get(self, "global_settings"))

    @property
    @pulumi.getter(name="lastUpdateTime")
    def last_update_time(self) -> Optional[str]:
        """When it was last changed."""
        return cast(Optional[str], pulumi.get(self, "last_update_time"))


@pulumi.output_type
class DescribeProtectedResourceResult(Nested):
    """A resource that has been backed up."""

    def __init__(
        self,
        *,
        resource_arn: str,
        latest_restore_execution_time_minutes: Optional[int] = None,
        latest_restore_job_creation_date: Optional[str] = None,
        latest_restore_recovery_point_creation_date: Optional[str] = None,
        resource_type: Optional[str] = None,
        last_backup_time: Optional[str] = None,
        resource_name: Optional[str] = None,
        last_backup_vault_arn: Optional[str] = None,
        last_recovery_point_arn: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "resource_arn", resource_arn)
        pulumi.set(
            self, "latest_restore_execution_time_minutes", latest_restore_execution_time_minutes
        )
        pulumi.set(self, "latest_restore_job_creation_date", latest_restore_job_creation_date)
        pulumi.set(
            self,
            "latest_restore_recovery_point_creation_date",
            latest_restore_recovery_point_creation_date,
        )
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "last_backup_time", last_backup_time)
        pulumi.set(self, "resource_name", resource_name)
        pulumi.set(self, "last_backup_vault_arn", last_backup_vault_arn)
        pulumi.set(self, "last_recovery_point_arn", last_recovery_point_arn)

    @property
    @pulumi.getter(name="resourceArn")
    def resource_arn(self) -> str:
        """The ARN of the resource."""
        return cast(str, pulumi.get(self, "resource_arn"))

    @property
    @pulumi.getter(name="latestRestoreExecutionTimeMinutes")
    def latest_restore_execution_time_minutes(self) -> Optional[int]:
        """How long its latest restore took, in minutes."""
        return cast(Optional[int], pulumi.get(self, "latest_restore_execution_time_minutes"))

    @property
    @pulumi.getter(name="latestRestoreJobCreationDate")
    def latest_restore_job_creation_date(self) -> Optional[str]:
        """When its latest restore was started."""
        return cast(Optional[str], pulumi.get(self, "latest_restore_job_creation_date"))

    @property
    @pulumi.getter(name="latestRestoreRecoveryPointCreationDate")
    def latest_restore_recovery_point_creation_date(self) -> Optional[str]:
        """When the recovery point of its latest restore was made."""
        return cast(Optional[str], pulumi.get(self, "latest_restore_recovery_point_creation_date"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> Optional[str]:
        """The type of the resource, e.g. `EBS`."""
        return cast(Optional[str], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="lastBackupTime")
    def last_backup_time(self) -> Optional[str]:
        """When it was last backed up."""
        return cast(Optional[str], pulumi.get(self, "last_backup_time"))

    @property
    @pulumi.getter(name="resourceName")
    def resource_name(self) -> Optional[str]:
        """The name of the resource, which others may have too."""
        return cast(Optional[str], pulumi.get(self, "resource_name"))

    @property
    @pulumi.getter(name="lastBackupVaultArn")
    def last_backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault that holds its latest recovery point."""
        return cast(Optional[str], pulumi.get(self, "last_backup_vault_arn"))

    @property
    @pulumi.getter(name="lastRecoveryPointArn")
    def last_recovery_point_arn(self) -> Optional[str]:
        """The ARN of its latest recovery point."""
        return cast(Optional[str], pulumi.get(self, "last_recovery_point_arn"))


@pulumi.output_type
class DescribeRecoveryPointResult(Nested):
    """A recovery point."""

    def __init__(
        self,
        *,
        recovery_point_arn: str,
        backup_vault_name: str,
        storage_class: Optional[str] = None,
        scan_results: Optional[Sequence[ScanResult]] = None,
        backup_vault_arn: Optional[str] = None,
        source_backup_vault_arn: Optional[str] = None,
        resource_arn: Optional[str] = None,
        resource_type: Optional[str] = None,
        created_by: Optional[RecoveryPointCreator] = None,
        iam_role_arn: Optional[str] = None,
        status: Optional[str] = None,
        status_message: Optional[str] = None,
        creation_date: Optional[str] = None,
        initiation_date: Optional[str] = None,
        completion_date: Optional[str] = None,
        backup_size_in_bytes: Optional[int] = None,
        calculated_lifecycle: Optional[CalculatedLifecycle] = None,
        lifecycle: Optional[LifecycleResult] = None,
        encryption_key_arn: Optional[str] = None,
        is_encrypted: Optional[bool] = None,
        last_restore_time: Optional[str] = None,
        parent_recovery_point_arn: Optional[str] = None,
        composite_member_identifier: Optional[str] = None,
        is_parent: Optional[bool] = None,
        resource_name: Optional[str] = None,
        vault_type: Optional[str] = None,
        index_status: Optional[str] = None,
        index_status_message: Optional[str] = None,
        encryption_key_type: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "recovery_point_arn", recovery_point_arn)
        pulumi.set(self, "backup_vault_name", backup_vault_name)
        pulumi.set(self, "storage_class", storage_class)
        pulumi.set(self, "scan_results", scan_results)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "source_backup_vault_arn", source_backup_vault_arn)
        pulumi.set(self, "resource_arn", resource_arn)
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "created_by", created_by)
        pulumi.set(self, "iam_role_arn", iam_role_arn)
        pulumi.set(self, "status", status)
        pulumi.set(self, "status_message", status_message)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "initiation_date", initiation_date)
        pulumi.set(self, "completion_date", completion_date)
        pulumi.set(self, "backup_size_in_bytes", backup_size_in_bytes)
        pulumi.set(self, "calculated_lifecycle", calculated_lifecycle)
        pulumi.set(self, "lifecycle", lifecycle)
        pulumi.set(self, "encryption_key_arn", encryption_key_arn)
        pulumi.set(self, "is_encrypted", is_encrypted)
        pulumi.set(self, "last_restore_time", last_restore_time)
        pulumi.set(self, "parent_recovery_point_arn", parent_recovery_point_arn)
        pulumi.set(self, "composite_member_identifier", composite_member_identifier)
        pulumi.set(self, "is_parent", is_parent)
        pulumi.set(self, "resource_name", resource_name)
        pulumi.set(self, "vault_type", vault_type)
        pulumi.set(self, "index_status", index_status)
        pulumi.set(self, "index_status_message", index_status_message)
        pulumi.set(self, "encryption_key_type", encryption_key_type)

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> str:
        """The ARN of the recovery point."""
        return cast(str, pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> str:
        """The name of the vault."""
        return cast(str, pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="storageClass")
    def storage_class(self) -> Optional[str]:
        """`WARM`, `COLD` or `DELETED`."""
        return cast(Optional[str], pulumi.get(self, "storage_class"))

    @property
    @pulumi.getter(name="scanResults")
    def scan_results(self) -> Sequence[ScanResult]:
        """What the latest malware scans of it found, up to 5."""
        return cast(Sequence[ScanResult], pulumi.get(self, "scan_results"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault."""
        return cast(Optional[str], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="sourceBackupVaultArn")
    def source_backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault that it was copied from, if it was."""
        return cast(Optional[str], pulumi.get(self, "source_backup_vault_arn"))

    @property
    @pulumi.getter(name="resourceArn")
    def resource_arn(self) -> Optional[str]:
        """The ARN of the resource."""
        return cast(Optional[str], pulumi.get(self, "resource_arn"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> Optional[str]:
        """The type of the resource, e.g. `EBS`."""
        return cast(Optional[str], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> Optional[RecoveryPointCreator]:
        """The plan and rule that made it, if it was a plan."""
        return cast(Optional[RecoveryPointCreator], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> Optional[str]:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(Optional[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="status")
    def status(self) -> Optional[str]:
        """`CREATING`, `AVAILABLE`, `COMPLETED`, `PARTIAL`, `STOPPED`, `EXPIRED` or
        `DELETING`."""
        return cast(Optional[str], pulumi.get(self, "status"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> Optional[str]:
        """More about the status."""
        return cast(Optional[str], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="initiationDate")
    def initiation_date(self) -> Optional[str]:
        """When the job that made it was started."""
        return cast(Optional[str], pulumi.get(self, "initiation_date"))

    @property
    @pulumi.getter(name="completionDate")
    def completion_date(self) -> Optional[str]:
        """When it was completed."""
        return cast(Optional[str], pulumi.get(self, "completion_date"))

    @property
    @pulumi.getter(name="backupSizeInBytes")
    def backup_size_in_bytes(self) -> Optional[int]:
        """The size of the backup, in bytes; what it counts depends on the type of resource."""
        return cast(Optional[int], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="calculatedLifecycle")
    def calculated_lifecycle(self) -> Optional[CalculatedLifecycle]:
        """The moments that the lifecycle comes to."""
        return cast(Optional[CalculatedLifecycle], pulumi.get(self, "calculated_lifecycle"))

    @property
    @pulumi.getter(name="lifecycle")
    def lifecycle(self) -> Optional[LifecycleResult]:
        """When a recovery point moves to cold storage, and when it is deleted."""
        return cast(Optional[LifecycleResult], pulumi.get(self, "lifecycle"))

    @property
    @pulumi.getter(name="encryptionKeyArn")
    def encryption_key_arn(self) -> Optional[str]:
        """The ARN of the KMS key that encrypts it."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_arn"))

    @property
    @pulumi.getter(name="isEncrypted")
    def is_encrypted(self) -> Optional[bool]:
        """Whether it is encrypted."""
        return cast(Optional[bool], pulumi.get(self, "is_encrypted"))

    @property
    @pulumi.getter(name="lastRestoreTime")
    def last_restore_time(self) -> Optional[str]:
        """When it was last restored."""
        return cast(Optional[str], pulumi.get(self, "last_restore_time"))

    @property
    @pulumi.getter(name="parentRecoveryPointArn")
    def parent_recovery_point_arn(self) -> Optional[str]:
        """The ARN of the composite (parent) recovery point, if it is part of one."""
        return cast(Optional[str], pulumi.get(self, "parent_recovery_point_arn"))

    @property
    @pulumi.getter(name="compositeMemberIdentifier")
    def composite_member_identifier(self) -> Optional[str]:
        """What it is called within its composite (parent), e.g. the logical ID in a stack."""
        return cast(Optional[str], pulumi.get(self, "composite_member_identifier"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> Optional[bool]:
        """Whether it is a composite (parent) of others."""
        return cast(Optional[bool], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="resourceName")
    def resource_name(self) -> Optional[str]:
        """The name of the resource, which others may have too."""
        return cast(Optional[str], pulumi.get(self, "resource_name"))

    @property
    @pulumi.getter(name="vaultType")
    def vault_type(self) -> Optional[str]:
        """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or
        `RESTORE_ACCESS_BACKUP_VAULT`."""
        return cast(Optional[str], pulumi.get(self, "vault_type"))

    @property
    @pulumi.getter(name="indexStatus")
    def index_status(self) -> Optional[str]:
        """The state of its index: `PENDING`, `ACTIVE` (it can be searched), `FAILED` or
        `DELETING`."""
        return cast(Optional[str], pulumi.get(self, "index_status"))

    @property
    @pulumi.getter(name="indexStatusMessage")
    def index_status_message(self) -> Optional[str]:
        """More about the state of its index."""
        return cast(Optional[str], pulumi.get(self, "index_status_message"))

    @property
    @pulumi.getter(name="encryptionKeyType")
    def encryption_key_type(self) -> Optional[str]:
        """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_type"))


@pulumi.output_type
class DescribeRegionSettingsResult(Nested):
    """The settings of a region."""

    def __init__(
        self,
        *,
        resource_type_opt_in_preference: Optional[Mapping[str, bool]] = None,
        resource_type_management_preference: Optional[Mapping[str, bool]] = None,
    ) -> None:
        pulumi.set(self, "resource_type_opt_in_preference", resource_type_opt_in_preference)
        pulumi.set(self, "resource_type_management_preference", resource_type_management_preference)

    @property
    @pulumi.getter(name="resourceTypeOptInPreference")
    def resource_type_opt_in_preference(self) -> Mapping[str, bool]:
        """Whether resources of a type are backed up in the region, by type."""
        return cast(Mapping[str, bool], pulumi.get(self, "resource_type_opt_in_preference"))

    @property
    @pulumi.getter(name="resourceTypeManagementPreference")
    def resource_type_management_preference(self) -> Mapping[str, bool]:
        """Whether AWS Backup manages the backups of a type in full, by type."""
        return cast(Mapping[str, bool], pulumi.get(self, "resource_type_management_preference"))


@pulumi.output_type
class ReportDestinationResult(Nested):
    """Where a report is."""

    def __init__(
        self,
        *,
        s3_bucket_name: Optional[str] = None,
        s3_keys: Optional[Sequence[str]] = None,
    ) -> None:
        pulumi.set(self, "s3_bucket_name", s3_bucket_name)
        pulumi.set(self, "s3_keys", s3_keys)

    @property
    @pulumi.getter(name="s3BucketName")
    def s3_bucket_name(self) -> Optional[str]:
        """The name of the S3 bucket."""
        return cast(Optional[str], pulumi.get(self, "s3_bucket_name"))

    @property
    @pulumi.getter(name="s3Keys")
    def s3_keys(self) -> Sequence[str]:
        """The keys of the report's files."""
        return cast(Sequence[str], pulumi.get(self, "s3_keys"))


@pulumi.output_type
class ReportJobResult(Nested):
    """A report job."""

    def __init__(
        self,
        *,
        report_job_id: str,
        report_plan_arn: Optional[str] = None,
        report_template: Optional[str] = None,
        creation_time: Optional[str] = None,
        completion_time: Optional[str] = None,
        status: Optional[str] = None,
        status_message: Optional[str] = None,
        report_destination: Optional[ReportDestinationResult] = None,
    ) -> None:
        pulumi.set(self, "report_job_id", report_job_id)
        pulumi.set(self, "report_plan_arn", report_plan_arn)
        pulumi.set(self, "report_template", report_template)
        pulumi.set(self, "creation_time", creation_time)
        pulumi.set(self, "completion_time", completion_time)
        pulumi.set(self, "status", status)
        pulumi.set(self, "status_message", status_message)
        pulumi.set(self, "report_destination", report_destination)

    @property
    @pulumi.getter(name="reportJobId")
    def report_job_id(self) -> str:
        """The ID of the report job."""
        return cast(str, pulumi.get(self, "report_job_id"))

    @property
    @pulumi.getter(name="reportPlanArn")
    def report_plan_arn(self) -> Optional[str]:
        """The ARN of the report plan."""
        return cast(Optional[str], pulumi.get(self, "report_plan_arn"))

    @property
    @pulumi.getter(name="reportTemplate")
    def report_template(self) -> Optional[str]:
        """The template, e.g. `BACKUP_JOB_REPORT`."""
        return cast(Optional[str], pulumi.get(self, "report_template"))

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="completionTime")
    def completion_time(self) -> Optional[str]:
        """When it was completed."""
        return cast(Optional[str], pulumi.get(self, "completion_time"))

    @property
    @pulumi.getter(name="status")
    def status(self) -> Optional[str]:
        """`CREATED`, `RUNNING`, `COMPLETED` or `FAILED`."""
        return cast(Optional[str], pulumi.get(self, "status"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> Optional[str]:
        """More about the status."""
        return cast(Optional[str], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="reportDestination")
    def report_destination(self) -> Optional[ReportDestinationResult]:
        """Where the report is."""
        return cast(Optional[ReportDestinationResult], pulumi.get(self, "report_destination"))


@pulumi.output_type
class DescribeReportJobResult(Nested):
    """A report job."""

    def __init__(
        self,
        *,
        report_job: ReportJobResult,
    ) -> None:
        pulumi.set(self, "report_job", report_job)

    @property
    @pulumi.getter(name="reportJob")
    def report_job(self) -> ReportJobResult:
        """The report job."""
        return cast(ReportJobResult, pulumi.get(self, "report_job"))


@pulumi.output_type
class ReportPlanResult(Nested):
    """A report plan."""

    def __init__(
        self,
        *,
        report_plan_arn: str,
        report_plan_name: str,
        report_plan_description: Optional[str] = None,
        report_setting: Optional[ReportSetting] = None,
        report_delivery_channel: Optional[ReportDeliveryChannel] = None,
        deployment_status: Optional[str] = None,
        creation_time: Optional[str] = None,
        last_attempted_execution_time: Optional[str] = None,
        last_successful_execution_time: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "report_plan_arn", report_plan_arn)
        pulumi.set(self, "report_plan_name", report_plan_name)
        pulumi.set(self, "report_plan_description", report_plan_description)
        pulumi.set(self, "report_setting", report_setting)
        pulumi.set(self, "report_delivery_channel", report_delivery_channel)
        pulumi.set(self, "deployment_status", deployment_status)
        pulumi.set(self, "creation_time", creation_time)
        pulumi.set(self, "last_attempted_execution_time", last_attempted_execution_time)
        pulumi.set(self, "last_successful_execution_time", last_successful_execution_time)

    @property
    @pulumi.getter(name="reportPlanArn")
    def report_plan_arn(self) -> str:
        """The ARN of the report plan."""
        return cast(str, pulumi.get(self, "report_plan_arn"))

    @property
    @pulumi.getter(name="reportPlanName")
    def report_plan_name(self) -> str:
        """The name of the report plan."""
        return cast(str, pulumi.get(self, "report_plan_name"))

    @property
    @pulumi.getter(name="reportPlanDescription")
    def report_plan_description(self) -> Optional[str]:
        """The description of the report plan."""
        return cast(Optional[str], pulumi.get(self, "report_plan_description"))

    @property
    @pulumi.getter(name="reportSetting")
    def report_setting(self) -> Optional[ReportSetting]:
        """What is reported."""
        return cast(Optional[ReportSetting], pulumi.get(self, "report_setting"))

    @property
    @pulumi.getter(name="reportDeliveryChannel")
    def report_delivery_channel(self) -> Optional[ReportDeliveryChannel]:
        """Where reports go."""
        return cast(Optional[ReportDeliveryChannel], pulumi.get(self, "report_delivery_channel"))

    @property
    @pulumi.getter(name="deploymentStatus")
    def deployment_status(self) -> Optional[str]:
        """`CREATE_IN_PROGRESS`, `UPDATE_IN_PROGRESS`, `DELETE_IN_PROGRESS`, `COMPLETED` or
        `FAILED`."""
        return cast(Optional[str], pulumi.get(self, "deployment_status"))

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="lastAttemptedExecutionTime")
    def last_attempted_execution_time(self) -> Optional[str]:
        """When a report was last tried."""
        return cast(Optional[str], pulumi.get(self, "last_attempted_execution_time"))

    @property
    @pulumi.getter(name="lastSuccessfulExecutionTime")
    def last_successful_execution_time(self) -> Optional[str]:
        """When a report last succeeded."""
        return cast(Optional[str], pulumi.get(self, "last_successful_execution_time"))


@pulumi.output_type
class DescribeReportPlanResult(Nested):
    """A report plan."""

    def __init__(
        self,
        *,
        report_plan: ReportPlanResult,
    ) -> None:
        pulumi.set(self, "report_plan", report_plan)

    @property
    @pulumi.getter(name="reportPlan")
    def report_plan(self) -> ReportPlanResult:
        """The report plan."""
        return cast(ReportPlanResult, pulumi.get(self, "report_plan"))


@pulumi.output_type
class DescribeRestoreJobResult(Nested):
    """A restore job."""

    def __init__(
        self,
        *,
        restore_job_id: str,
        status: str,
        account_id: Optional[str] = None,
        recovery_point_arn: Optional[str] = None,
        source_resource_arn: Optional[str] = None,
        backup_vault_arn: Optional[str] = None,
        creation_date: Optional[str] = None,
        completion_date: Optional[str] = None,
        status_message: Optional[str] = None,
        percent_done: Optional[str] = None,
        backup_size_in_bytes: Optional[int] = None,
        iam_role_arn: Optional[str] = None,
        expected_completion_time_minutes: Optional[int] = None,
        created_resource_arn: Optional[str] = None,
        resource_type: Optional[str] = None,
        recovery_point_creation_date: Optional[str] = None,
        is_parent: Optional[bool] = None,
        parent_job_id: Optional[str] = None,
        created_by: Optional[RestoreJobCreator] = None,
        validation_status: Optional[str] = None,
        validation_status_message: Optional[str] = None,
        deletion_status: Optional[str] = None,
        deletion_status_message: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "restore_job_id", restore_job_id)
        pulumi.set(self, "status", status)
        pulumi.set(self, "account_id", account_id)
        pulumi.set(self, "recovery_point_arn", recovery_point_arn)
        pulumi.set(self, "source_resource_arn", source_resource_arn)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "completion_date", completion_date)
        pulumi.set(self, "status_message", status_message)
        pulumi.set(self, "percent_done", percent_done)
        pulumi.set(self, "backup_size_in_bytes", backup_size_in_bytes)
        pulumi.set(self, "iam_role_arn", iam_role_arn)
        pulumi.set(self, "expected_completion_time_minutes", expected_completion_time_minutes)
        pulumi.set(self, "created_resource_arn", created_resource_arn)
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "recovery_point_creation_date", recovery_point_creation_date)
        pulumi.set(self, "is_parent", is_parent)
        pulumi.set(self, "parent_job_id", parent_job_id)
        pulumi.set(self, "created_by", created_by)
        pulumi.set(self, "validation_status", validation_status)
        pulumi.set(self, "validation_status_message", validation_status_message)
        pulumi.set(self, "deletion_status", deletion_status)
        pulumi.set(self, "deletion_status_message", deletion_status_message)

    @property
    @pulumi.getter(name="restoreJobId")
    def restore_job_id(self) -> str:
        """The ID of the restore job."""
        return cast(str, pulumi.get(self, "restore_job_id"))

    @property
    @pulumi.getter(name="status")
    def status(self) -> str:
        """`PENDING`, `RUNNING`, `COMPLETED`, `ABORTED` or `FAILED`."""
        return cast(str, pulumi.get(self, "status"))

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> Optional[str]:
        """The account that owns it."""
        return cast(Optional[str], pulumi.get(self, "account_id"))

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> Optional[str]:
        """The ARN of the recovery point."""
        return cast(Optional[str], pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="sourceResourceArn")
    def source_resource_arn(self) -> Optional[str]:
        """The ARN of the resource that was backed up."""
        return cast(Optional[str], pulumi.get(self, "source_resource_arn"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault."""
        return cast(Optional[str], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="completionDate")
    def completion_date(self) -> Optional[str]:
        """When it was completed."""
        return cast(Optional[str], pulumi.get(self, "completion_date"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> Optional[str]:
        """More about the status."""
        return cast(Optional[str], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="percentDone")
    def percent_done(self) -> Optional[str]:
        """How far it is, in percent, e.g. `62.50`."""
        return cast(Optional[str], pulumi.get(self, "percent_done"))

    @property
    @pulumi.getter(name="backupSizeInBytes")
    def backup_size_in_bytes(self) -> Optional[int]:
        """The size of what is restored, in bytes."""
        return cast(Optional[int], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> Optional[str]:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(Optional[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="expectedCompletionTimeMinutes")
    def expected_completion_time_minutes(self) -> Optional[int]:
        """How long it is expected to take, in minutes."""
        return cast(Optional[int], pulumi.get(self, "expected_completion_time_minutes"))

    @property
    @pulumi.getter(name="createdResourceArn")
    def created_resource_arn(self) -> Optional[str]:
        """The ARN of the resource that was made."""
        return cast(Optional[str], pulumi.get(self, "created_resource_arn"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> Optional[str]:
        """The type of the resource, e.g. `EBS`."""
        return cast(Optional[str], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="recoveryPointCreationDate")
    def recovery_point_creation_date(self) -> Optional[str]:
        """When the recovery point was made."""
        return cast(Optional[str], pulumi.get(self, "recovery_point_creation_date"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> Optional[bool]:
        """Whether it is a composite (parent) of others."""
        return cast(Optional[bool], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="parentJobId")
    def parent_job_id(self) -> Optional[str]:
        """The ID of the composite (parent) job, if it is part of one."""
        return cast(Optional[str], pulumi.get(self, "parent_job_id"))

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> Optional[RestoreJobCreator]:
        """The restore testing plan that started it, if it was one."""
        return cast(Optional[RestoreJobCreator], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="validationStatus")
    def validation_status(self) -> Optional[str]:
        """How far the validation of what a test restored is: `VALIDATING`, `SUCCESSFUL`,
        `FAILED` or `TIMED_OUT`."""
        return cast(Optional[str], pulumi.get(self, "validation_status"))

    @property
    @pulumi.getter(name="validationStatusMessage")
    def validation_status_message(self) -> Optional[str]:
        """More about that."""
        return cast(Optional[str], pulumi.get(self, "validation_status_message"))

    @property
    @pulumi.getter(name="deletionStatus")
    def deletion_status(self) -> Optional[str]:
        """How far the deletion of what a test restored is: `DELETING`, `FAILED` or
        `SUCCESSFUL`."""
        return cast(Optional[str], pulumi.get(self, "deletion_status"))

    @property
    @pulumi.getter(name="deletionStatusMessage")
    def deletion_status_message(self) -> Optional[str]:
        """More about that."""
        return cast(Optional[str], pulumi.get(self, "deletion_status_message"))


@pulumi.output_type
class MpaApprovalTeamUpdateResult(Nested):
    """A change of the team that has to approve (multi-party approval)."""

    def __init__(
        self,
        *,
        mpa_session_arn: Optional[str] = None,
        status: Optional[str] = None,
        status_message: Optional[str] = None,
        initiation_date: Optional[str] = None,
        expiry_date: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "mpa_session_arn", mpa_session_arn)
        pulumi.set(self, "status", status)
        pulumi.set(self, "status_message", status_message)
        pulumi.set(self, "initiation_date", initiation_date)
        pulumi.set(self, "expiry_date", expiry_date)

    @property
    @pulumi.getter(name="mpaSessionArn")
    def mpa_session_arn(self) -> Optional[str]:
        """The ARN of the session of multi-party approval."""
        return cast(Optional[str], pulumi.get(self, "mpa_session_arn"))

    @property
    @pulumi.getter(name="status")
    def status(self) -> Optional[str]:
        """`PENDING`, `APPROVED` or `FAILED`."""
        return cast(Optional[str], pulumi.get(self, "status"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> Optional[str]:
        """More about the status."""
        return cast(Optional[str], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="initiationDate")
    def initiation_date(self) -> Optional[str]:
        """When it was started."""
        return cast(Optional[str], pulumi.get(self, "initiation_date"))

    @property
    @pulumi.getter(name="expiryDate")
    def expiry_date(self) -> Optional[str]:
        """When it expires."""
        return cast(Optional[str], pulumi.get(self, "expiry_date"))


@pulumi.output_type
class DescribeVaultResult(Nested):
    """A vault."""

    def __init__(
        self,
        *,
        backup_vault_name: str,
        backup_vault_arn: str,
        source_backup_vault_arn: Optional[str] = None,
        mpa_approval_team_arn: Optional[str] = None,
        mpa_session_arn: Optional[str] = None,
        latest_mpa_approval_team_update: Optional[MpaApprovalTeamUpdateResult] = None,
        vault_type: Optional[str] = None,
        vault_state: Optional[str] = None,
        creation_date: Optional[str] = None,
        encryption_key_arn: Optional[str] = None,
        creator_request_id: Optional[str] = None,
        number_of_recovery_points: Optional[int] = None,
        locked: Optional[bool] = None,
        min_retention_days: Optional[int] = None,
        max_retention_days: Optional[int] = None,
        lock_date: Optional[str] = None,
        encryption_key_type: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "backup_vault_name", backup_vault_name)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "source_backup_vault_arn", source_backup_vault_arn)
        pulumi.set(self, "mpa_approval_team_arn", mpa_approval_team_arn)
        pulumi.set(self, "mpa_session_arn", mpa_session_arn)
        pulumi.set(self, "latest_mpa_approval_team_update", latest_mpa_approval_team_update)
        pulumi.set(self, "vault_type", vault_type)
        pulumi.set(self, "vault_state", vault_state)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "encryption_key_arn", encryption_key_arn)
        pulumi.set(self, "creator_request_id", creator_request_id)
        pulumi.set(self, "number_of_recovery_points", number_of_recovery_points)
        pulumi.set(self, "locked", locked)
        pulumi.set(self, "min_retention_days", min_retention_days)
        pulumi.set(self, "max_retention_days", max_retention_days)
        pulumi.set(self, "lock_date", lock_date)
        pulumi.set(self, "encryption_key_type", encryption_key_type)

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> str:
        """The name of the vault."""
        return cast(str, pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> str:
        """The ARN of the vault."""
        return cast(str, pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="sourceBackupVaultArn")
    def source_backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault that a restore access vault was made of."""
        return cast(Optional[str], pulumi.get(self, "source_backup_vault_arn"))

    @property
    @pulumi.getter(name="mpaApprovalTeamArn")
    def mpa_approval_team_arn(self) -> Optional[str]:
        """The ARN of the team that has to approve (multi-party approval)."""
        return cast(Optional[str], pulumi.get(self, "mpa_approval_team_arn"))

    @property
    @pulumi.getter(name="mpaSessionArn")
    def mpa_session_arn(self) -> Optional[str]:
        """The ARN of the session of multi-party approval."""
        return cast(Optional[str], pulumi.get(self, "mpa_session_arn"))

    @property
    @pulumi.getter(name="latestMpaApprovalTeamUpdate")
    def latest_mpa_approval_team_update(self) -> Optional[MpaApprovalTeamUpdateResult]:
        """The latest change of the approval team."""
        return cast(
            Optional[MpaApprovalTeamUpdateResult],
            pulumi.get(self, "latest_mpa_approval_team_update"),
        )

    @property
    @pulumi.getter(name="vaultType")
    def vault_type(self) -> Optional[str]:
        """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or
        `RESTORE_ACCESS_BACKUP_VAULT`."""
        return cast(Optional[str], pulumi.get(self, "vault_type"))

    @property
    @pulumi.getter(name="vaultState")
    def vault_state(self) -> Optional[str]:
        """`CREATING`, `AVAILABLE` or `FAILED`."""
        return cast(Optional[str], pulumi.get(self, "vault_state"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="encryptionKeyArn")
    def encryption_key_arn(self) -> Optional[str]:
        """The ARN of the KMS key that encrypts it."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_arn"))

    @property
    @pulumi.getter(name="creatorRequestId")
    def creator_request_id(self) -> Optional[str]:
        """The idempotency token of its creation."""
        return cast(Optional[str], pulumi.get(self, "creator_request_id"))

    @property
    @pulumi.getter(name="numberOfRecoveryPoints")
    def number_of_recovery_points(self) -> Optional[int]:
        """The number of recovery points in it, roughly."""
        return cast(Optional[int], pulumi.get(self, "number_of_recovery_points"))

    @property
    @pulumi.getter(name="locked")
    def locked(self) -> Optional[bool]:
        """Whether a lock protects what is in the vault."""
        return cast(Optional[bool], pulumi.get(self, "locked"))

    @property
    @pulumi.getter(name="minRetentionDays")
    def min_retention_days(self) -> Optional[int]:
        """The shortest time, in days, that the lock lets recovery points be kept."""
        return cast(Optional[int], pulumi.get(self, "min_retention_days"))

    @property
    @pulumi.getter(name="maxRetentionDays")
    def max_retention_days(self) -> Optional[int]:
        """The longest time, in days, that the lock lets recovery points be kept."""
        return cast(Optional[int], pulumi.get(self, "max_retention_days"))

    @property
    @pulumi.getter(name="lockDate")
    def lock_date(self) -> Optional[str]:
        """When the lock can't be changed or removed any more."""
        return cast(Optional[str], pulumi.get(self, "lock_date"))

    @property
    @pulumi.getter(name="encryptionKeyType")
    def encryption_key_type(self) -> Optional[str]:
        """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_type"))


@pulumi.output_type
class ExportPlanTemplateResult(Nested):
    """A plan as a template."""

    def __init__(
        self,
        *,
        backup_plan_template_json: str,
    ) -> None:
        pulumi.set(self, "backup_plan_template_json", backup_plan_template_json)

    @property
    @pulumi.getter(name="backupPlanTemplateJson")
    def backup_plan_template_json(self) -> str:
        """The plan as a template: signed JSON, which `get_plan_from_json` takes unchanged."""
        return cast(str, pulumi.get(self, "backup_plan_template_json"))


@pulumi.output_type
class BackupPlanResult(Nested):
    """A plan: its name, rules and settings."""

    def __init__(
        self,
        *,
        backup_plan_name: str,
        rules: Sequence[BackupRule],
        rule_ids: Optional[Mapping[str, str]] = None,
        advanced_backup_settings: Optional[Sequence[AdvancedBackupSetting]] = None,
        scan_settings: Optional[Sequence[ScanSetting]] = None,
    ) -> None:
        pulumi.set(self, "backup_plan_name", backup_plan_name)
        pulumi.set(self, "rules", rules)
        pulumi.set(self, "rule_ids", rule_ids)
        pulumi.set(self, "advanced_backup_settings", advanced_backup_settings)
        pulumi.set(self, "scan_settings", scan_settings)

    @property
    @pulumi.getter(name="backupPlanName")
    def backup_plan_name(self) -> str:
        """The name of the plan."""
        return cast(str, pulumi.get(self, "backup_plan_name"))

    @property
    @pulumi.getter(name="rules")
    def rules(self) -> Sequence[BackupRule]:
        """The rules of the plan, as a `Plan` takes them."""
        return cast(Sequence[BackupRule], pulumi.get(self, "rules"))

    @property
    @pulumi.getter(name="ruleIds")
    def rule_ids(self) -> Mapping[str, str]:
        """The ID of each rule, by its name."""
        return cast(Mapping[str, str], pulumi.get(self, "rule_ids"))

    @property
    @pulumi.getter(name="advancedBackupSettings")
    def advanced_backup_settings(self) -> Sequence[AdvancedBackupSetting]:
        """Backup options of types of resources, where they are set."""
        return cast(Sequence[AdvancedBackupSetting], pulumi.get(self, "advanced_backup_settings"))

    @property
    @pulumi.getter(name="scanSettings")
    def scan_settings(self) -> Sequence[ScanSetting]:
        """What is scanned for malware."""
        return cast(Sequence[ScanSetting], pulumi.get(self, "scan_settings"))


@pulumi.output_type
class ScheduledRunResult(Nested):
    """A run that a rule's schedule brings."""

    def __init__(
        self,
        *,
        execution_time: Optional[str] = None,
        rule_id: Optional[str] = None,
        rule_execution_type: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "execution_time", execution_time)
        pulumi.set(self, "rule_id", rule_id)
        pulumi.set(self, "rule_execution_type", rule_execution_type)

    @property
    @pulumi.getter(name="executionTime")
    def execution_time(self) -> Optional[str]:
        """When it runs."""
        return cast(Optional[str], pulumi.get(self, "execution_time"))

    @property
    @pulumi.getter(name="ruleId")
    def rule_id(self) -> Optional[str]:
        """The ID of the rule."""
        return cast(Optional[str], pulumi.get(self, "rule_id"))

    @property
    @pulumi.getter(name="ruleExecutionType")
    def rule_execution_type(self) -> Optional[str]:
        """`CONTINUOUS`, `SNAPSHOTS` or `CONTINUOUS_AND_SNAPSHOTS`."""
        return cast(Optional[str], pulumi.get(self, "rule_execution_type"))


@pulumi.output_type
class GetPlanResult(Nested):
    """A plan."""

    def __init__(
        self,
        *,
        backup_plan: BackupPlanResult,
        backup_plan_id: str,
        backup_plan_arn: str,
        version_id: str,
        creator_request_id: Optional[str] = None,
        creation_date: Optional[str] = None,
        deletion_date: Optional[str] = None,
        last_execution_date: Optional[str] = None,
        advanced_backup_settings: Optional[Sequence[AdvancedBackupSetting]] = None,
        scheduled_runs_preview: Optional[Sequence[ScheduledRunResult]] = None,
    ) -> None:
        pulumi.set(self, "backup_plan", backup_plan)
        pulumi.set(self, "backup_plan_id", backup_plan_id)
        pulumi.set(self, "backup_plan_arn", backup_plan_arn)
        pulumi.set(self, "version_id", version_id)
        pulumi.set(self, "creator_request_id", creator_request_id)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "deletion_date", deletion_date)
        pulumi.set(self, "last_execution_date", last_execution_date)
        pulumi.set(self, "advanced_backup_settings", advanced_backup_settings)
        pulumi.set(self, "scheduled_runs_preview", scheduled_runs_preview)

    @property
    @pulumi.getter(name="backupPlan")
    def backup_plan(self) -> BackupPlanResult:
        """The plan itself: its name, rules and settings."""
        return cast(BackupPlanResult, pulumi.get(self, "backup_plan"))

    @property
    @pulumi.getter(name="backupPlanId")
    def backup_plan_id(self) -> str:
        """The ID of the plan."""
        return cast(str, pulumi.get(self, "backup_plan_id"))

    @property
    @pulumi.getter(name="backupPlanArn")
    def backup_plan_arn(self) -> str:
        """The ARN of the plan."""
        return cast(str, pulumi.get(self, "backup_plan_arn"))

    @property
    @pulumi.getter(name="versionId")
    def version_id(self) -> str:
        """The version of the plan."""
        return cast(str, pulumi.get(self, "version_id"))

    @property
    @pulumi.getter(name="creatorRequestId")
    def creator_request_id(self) -> Optional[str]:
        """The idempotency token of its creation."""
        return cast(Optional[str], pulumi.get(self, "creator_request_id"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="deletionDate")
    def deletion_date(self) -> Optional[str]:
        """When it was deleted, if it was."""
        return cast(Optional[str], pulumi.get(self, "deletion_date"))

    @property
    @pulumi.getter(name="lastExecutionDate")
    def last_execution_date(self) -> Optional[str]:
        """When it last ran."""
        return cast(Optional[str], pulumi.get(self, "last_execution_date"))

    @property
    @pulumi.getter(name="advancedBackupSettings")
    def advanced_backup_settings(self) -> Sequence[AdvancedBackupSetting]:
        """Backup options of types of resources, where they are set."""
        return cast(Sequence[AdvancedBackupSetting], pulumi.get(self, "advanced_backup_settings"))

    @property
    @pulumi.getter(name="scheduledRunsPreview")
    def scheduled_runs_preview(self) -> Sequence[ScheduledRunResult]:
        """The runs that come next, as many as `max_scheduled_runs_preview` asked for."""
        return cast(Sequence[ScheduledRunResult], pulumi.get(self, "scheduled_runs_preview"))


@pulumi.output_type
class GetPlanFromJsonResult(Nested):
    """The plan that a JSON document makes."""

    def __init__(
        self,
        *,
        backup_plan: BackupPlanResult,
    ) -> None:
        pulumi.set(self, "backup_plan", backup_plan)

    @property
    @pulumi.getter(name="backupPlan")
    def backup_plan(self) -> BackupPlanResult:
        """The plan itself: its name, rules and settings."""
        return cast(BackupPlanResult, pulumi.get(self, "backup_plan"))


@pulumi.output_type
class GetPlanFromTemplateResult(Nested):
    """The plan that a template makes."""

    def __init__(
        self,
        *,
        backup_plan_document: BackupPlanResult,
    ) -> None:
        pulumi.set(self, "backup_plan_document", backup_plan_document)

    @property
    @pulumi.getter(name="backupPlanDocument")
    def backup_plan_document(self) -> BackupPlanResult:
        """The plan that the template makes: its name, rules and settings."""
        return cast(BackupPlanResult, pulumi.get(self, "backup_plan_document"))


@pulumi.output_type
class GetRecoveryPointRestoreMetadataResult(Nested):
    """The restore metadata of a recovery point."""

    def __init__(
        self,
        *,
        recovery_point_arn: str,
        backup_vault_arn: Optional[str] = None,
        restore_metadata: Optional[Mapping[str, str]] = None,
        resource_type: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "recovery_point_arn", recovery_point_arn)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "restore_metadata", restore_metadata)
        pulumi.set(self, "resource_type", resource_type)

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> str:
        """The ARN of the recovery point."""
        return cast(str, pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault."""
        return cast(Optional[str], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="restoreMetadata")
    def restore_metadata(self) -> Mapping[str, str]:
        """The configuration of the resource when it was backed up, by name: what a restore
        can begin with."""
        return cast(Mapping[str, str], pulumi.get(self, "restore_metadata"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> Optional[str]:
        """The type of the resource, e.g. `EBS`."""
        return cast(Optional[str], pulumi.get(self, "resource_type"))


@pulumi.output_type
class GetRestoreJobMetadataResult(Nested):
    """The metadata that a restore job was started with."""

    def __init__(
        self,
        *,
        restore_job_id: str,
        metadata: Optional[Mapping[str, str]] = None,
    ) -> None:
        pulumi.set(self, "restore_job_id", restore_job_id)
        pulumi.set(self, "metadata", metadata)

    @property
    @pulumi.getter(name="restoreJobId")
    def restore_job_id(self) -> str:
        """The ID of the restore job."""
        return cast(str, pulumi.get(self, "restore_job_id"))

    @property
    @pulumi.getter(name="metadata")
    def metadata(self) -> Mapping[str, str]:
        """The metadata that it was started with, by name."""
        return cast(Mapping[str, str], pulumi.get(self, "metadata"))


@pulumi.output_type
class GetRestoreTestingInferredMetadataResult(Nested):
    """The least metadata that a restore of a recovery point takes."""

    def __init__(
        self,
        *,
        inferred_metadata: Mapping[str, str],
    ) -> None:
        pulumi.set(self, "inferred_metadata", inferred_metadata)

    @property
    @pulumi.getter(name="inferredMetadata")
    def inferred_metadata(self) -> Mapping[str, str]:
        """The least metadata that a restore takes, by name."""
        return cast(Mapping[str, str], pulumi.get(self, "inferred_metadata"))


@pulumi.output_type
class RestoreTestingPlanResult(Nested):
    """A restore testing plan."""

    def __init__(
        self,
        *,
        recovery_point_selection: RecoveryPointSelection,
        creation_time: str,
        restore_testing_plan_arn: str,
        restore_testing_plan_name: str,
        schedule_expression: str,
        creator_request_id: Optional[str] = None,
        last_execution_time: Optional[str] = None,
        last_update_time: Optional[str] = None,
        schedule_expression_timezone: Optional[str] = None,
        start_window_hours: Optional[int] = None,
    ) -> None:
        pulumi.set(self, "recovery_point_selection", recovery_point_selection)
        pulumi.set(self, "creation_time", creation_time)
        pulumi.set(self, "restore_testing_plan_arn", restore_testing_plan_arn)
        pulumi.set(self, "restore_testing_plan_name", restore_testing_plan_name)
        pulumi.set(self, "schedule_expression", schedule_expression)
        pulumi.set(self, "creator_request_id", creator_request_id)
        pulumi.set(self, "last_execution_time", last_execution_time)
        pulumi.set(self, "last_update_time", last_update_time)
        pulumi.set(self, "schedule_expression_timezone", schedule_expression_timezone)
        pulumi.set(self, "start_window_hours", start_window_hours)

    @property
    @pulumi.getter(name="recoveryPointSelection")
    def recovery_point_selection(self) -> RecoveryPointSelection:
        """Which recovery points are tested."""
        return cast(RecoveryPointSelection, pulumi.get(self, "recovery_point_selection"))

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> str:
        """When it was created."""
        return cast(str, pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="restoreTestingPlanArn")
    def restore_testing_plan_arn(self) -> str:
        """The ARN of the restore testing plan."""
        return cast(str, pulumi.get(self, "restore_testing_plan_arn"))

    @property
    @pulumi.getter(name="restoreTestingPlanName")
    def restore_testing_plan_name(self) -> str:
        """The name of the restore testing plan."""
        return cast(str, pulumi.get(self, "restore_testing_plan_name"))

    @property
    @pulumi.getter(name="scheduleExpression")
    def schedule_expression(self) -> str:
        """When it runs: `cron(…)` or `rate(…)`."""
        return cast(str, pulumi.get(self, "schedule_expression"))

    @property
    @pulumi.getter(name="creatorRequestId")
    def creator_request_id(self) -> Optional[str]:
        """The idempotency token of its creation."""
        return cast(Optional[str], pulumi.get(self, "creator_request_id"))

    @property
    @pulumi.getter(name="lastExecutionTime")
    def last_execution_time(self) -> Optional[str]:
        """When it last ran."""
        return cast(Optional[str], pulumi.get(self, "last_execution_time"))

    @property
    @pulumi.getter(name="lastUpdateTime")
    def last_update_time(self) -> Optional[str]:
        """When it was last changed."""
        return cast(Optional[str], pulumi.get(self, "last_update_time"))

    @property
    @pulumi.getter(name="scheduleExpressionTimezone")
    def schedule_expression_timezone(self) -> Optional[str]:
        """The time zone of the schedule. Default: UTC."""
        return cast(Optional[str], pulumi.get(self, "schedule_expression_timezone"))

    @property
    @pulumi.getter(name="startWindowHours")
    def start_window_hours(self) -> Optional[int]:
        """Hours after its schedule by which a test has to be started. Default: 24."""
        return cast(Optional[int], pulumi.get(self, "start_window_hours"))


@pulumi.output_type
class GetRestoreTestingPlanResult(Nested):
    """A restore testing plan."""

    def __init__(
        self,
        *,
        restore_testing_plan: RestoreTestingPlanResult,
    ) -> None:
        pulumi.set(self, "restore_testing_plan", restore_testing_plan)

    @property
    @pulumi.getter(name="restoreTestingPlan")
    def restore_testing_plan(self) -> RestoreTestingPlanResult:
        """The restore testing plan."""
        return cast(RestoreTestingPlanResult, pulumi.get(self, "restore_testing_plan"))


@pulumi.output_type
class RestoreTestingSelectionResult(Nested):
    """A selection of a restore testing plan."""

    def __init__(
        self,
        *,
        creation_time: str,
        iam_role_arn: str,
        protected_resource_type: str,
        restore_testing_plan_name: str,
        restore_testing_selection_name: str,
        creator_request_id: Optional[str] = None,
        protected_resource_arns: Optional[Sequence[str]] = None,
        protected_resource_conditions: Optional[ProtectedResourceConditions] = None,
        restore_metadata_overrides: Optional[Mapping[str, str]] = None,
        validation_window_hours: Optional[int] = None,
    ) -> None:
        pulumi.set(self, "creation_time", creation_time)
        pulumi.set(self, "iam_role_arn", iam_role_arn)
        pulumi.set(self, "protected_resource_type", protected_resource_type)
        pulumi.set(self, "restore_testing_plan_name", restore_testing_plan_name)
        pulumi.set(self, "restore_testing_selection_name", restore_testing_selection_name)
        pulumi.set(self, "creator_request_id", creator_request_id)
        pulumi.set(self, "protected_resource_arns", protected_resource_arns)
        pulumi.set(self, "protected_resource_conditions", protected_resource_conditions)
        pulumi.set(self, "restore_metadata_overrides", restore_metadata_overrides)
        pulumi.set(self, "validation_window_hours", validation_window_hours)

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> str:
        """When it was created."""
        return cast(str, pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> str:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(str, pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="protectedResourceType")
    def protected_resource_type(self) -> str:
        """The type of the resources that are tested, e.g. `RDS`."""
        return cast(str, pulumi.get(self, "protected_resource_type"))

    @property
    @pulumi.getter(name="restoreTestingPlanName")
    def restore_testing_plan_name(self) -> str:
        """The name of the restore testing plan."""
        return cast(str, pulumi.get(self, "restore_testing_plan_name"))

    @property
    @pulumi.getter(name="restoreTestingSelectionName")
    def restore_testing_selection_name(self) -> str:
        """The name of the selection."""
        return cast(str, pulumi.get(self, "restore_testing_selection_name"))

    @property
    @pulumi.getter(name="creatorRequestId")
    def creator_request_id(self) -> Optional[str]:
        """The idempotency token of its creation."""
        return cast(Optional[str], pulumi.get(self, "creator_request_id"))

    @property
    @pulumi.getter(name="protectedResourceArns")
    def protected_resource_arns(self) -> Sequence[str]:
        """The ARNs of the resources that are tested; `*` stands for all of the type."""
        return cast(Sequence[str], pulumi.get(self, "protected_resource_arns"))

    @property
    @pulumi.getter(name="protectedResourceConditions")
    def protected_resource_conditions(self) -> Optional[ProtectedResourceConditions]:
        """Conditions on the tags of the resources that are tested."""
        return cast(
            Optional[ProtectedResourceConditions], pulumi.get(self, "protected_resource_conditions")
        )

    @property
    @pulumi.getter(name="restoreMetadataOverrides")
    def restore_metadata_overrides(self) -> Mapping[str, str]:
        """Restore metadata that are other than what is inferred, by name."""
        return cast(Mapping[str, str], pulumi.get(self, "restore_metadata_overrides"))

    @property
    @pulumi.getter(name="validationWindowHours")
    def validation_window_hours(self) -> Optional[int]:
        """Hours that what was restored is kept, to be validated."""
        return cast(Optional[int], pulumi.get(self, "validation_window_hours"))


@pulumi.output_type
class GetRestoreTestingSelectionResult(Nested):
    """A selection of a restore testing plan."""

    def __init__(
        self,
        *,
        restore_testing_selection: RestoreTestingSelectionResult,
    ) -> None:
        pulumi.set(self, "restore_testing_selection", restore_testing_selection)

    @property
    @pulumi.getter(name="restoreTestingSelection")
    def restore_testing_selection(self) -> RestoreTestingSelectionResult:
        """The selection."""
        return cast(RestoreTestingSelectionResult, pulumi.get(self, "restore_testing_selection"))


@pulumi.output_type
class BackupSelectionResult(Nested):
    """A selection: which resources a plan backs up, and as whom."""

    def __init__(
        self,
        *,
        selection_name: str,
        iam_role_arn: str,
        resources: Optional[Sequence[str]] = None,
        list_of_tags: Optional[Sequence[Condition]] = None,
        not_resources: Optional[Sequence[str]] = None,
        conditions: Optional[Conditions] = None,
    ) -> None:
        pulumi.set(self, "selection_name", selection_name)
        pulumi.set(self, "iam_role_arn", iam_role_arn)
        pulumi.set(self, "resources", resources)
        pulumi.set(self, "list_of_tags", list_of_tags)
        pulumi.set(self, "not_resources", not_resources)
        pulumi.set(self, "conditions", conditions)

    @property
    @pulumi.getter(name="selectionName")
    def selection_name(self) -> str:
        """The name of the selection."""
        return cast(str, pulumi.get(self, "selection_name"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> str:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(str, pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="resources")
    def resources(self) -> Sequence[str]:
        """The ARNs of the resources that are backed up, wildcards allowed."""
        return cast(Sequence[str], pulumi.get(self, "resources"))

    @property
    @pulumi.getter(name="listOfTags")
    def list_of_tags(self) -> Sequence[Condition]:
        """Tags, any of which a resource has to have."""
        return cast(Sequence[Condition], pulumi.get(self, "list_of_tags"))

    @property
    @pulumi.getter(name="notResources")
    def not_resources(self) -> Sequence[str]:
        """The ARNs of resources that are left out, wildcards allowed."""
        return cast(Sequence[str], pulumi.get(self, "not_resources"))

    @property
    @pulumi.getter(name="conditions")
    def conditions(self) -> Optional[Conditions]:
        """Conditions on tags, all of which a resource has to meet."""
        return cast(Optional[Conditions], pulumi.get(self, "conditions"))


@pulumi.output_type
class GetSelectionResult(Nested):
    """A selection of a plan."""

    def __init__(
        self,
        *,
        backup_selection: BackupSelectionResult,
        selection_id: str,
        backup_plan_id: str,
        creation_date: Optional[str] = None,
        creator_request_id: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "backup_selection", backup_selection)
        pulumi.set(self, "selection_id", selection_id)
        pulumi.set(self, "backup_plan_id", backup_plan_id)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "creator_request_id", creator_request_id)

    @property
    @pulumi.getter(name="backupSelection")
    def backup_selection(self) -> BackupSelectionResult:
        """The selection itself: its name, role, resources and conditions."""
        return cast(BackupSelectionResult, pulumi.get(self, "backup_selection"))

    @property
    @pulumi.getter(name="selectionId")
    def selection_id(self) -> str:
        """The ID of the selection."""
        return cast(str, pulumi.get(self, "selection_id"))

    @property
    @pulumi.getter(name="backupPlanId")
    def backup_plan_id(self) -> str:
        """The ID of the plan."""
        return cast(str, pulumi.get(self, "backup_plan_id"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="creatorRequestId")
    def creator_request_id(self) -> Optional[str]:
        """The idempotency token of its creation."""
        return cast(Optional[str], pulumi.get(self, "creator_request_id"))


@pulumi.output_type
class GetSupportedResourceTypesResult(Nested):
    """The types of resources that AWS Backup supports."""

    def __init__(
        self,
        *,
        resource_types: Optional[Sequence[str]] = None,
    ) -> None:
        pulumi.set(self, "resource_types", resource_types)

    @property
    @pulumi.getter(name="resourceTypes")
    def resource_types(self) -> Sequence[str]:
        """Types of resources, e.g. `EBS`."""
        return cast(Sequence[str], pulumi.get(self, "resource_types"))


@pulumi.output_type
class GetVaultAccessPolicyResult(Nested):
    """The access policy of a vault."""

    def __init__(
        self,
        *,
        backup_vault_name: str,
        backup_vault_arn: str,
        policy: str,
    ) -> None:
        pulumi.set(self, "backup_vault_name", backup_vault_name)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "policy", policy)

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> str:
        """The name of the vault."""
        return cast(str, pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> str:
        """The ARN of the vault."""
        return cast(str, pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="policy")
    def policy(self) -> str:
        """The policy, as JSON."""
        return cast(str, pulumi.get(self, "policy"))


@pulumi.output_type
class GetVaultNotificationsResult(Nested):
    """Which events of a vault are told, and where."""

    def __init__(
        self,
        *,
        backup_vault_name: str,
        backup_vault_arn: str,
        sns_topic_arn: Optional[str] = None,
        backup_vault_events: Optional[Sequence[str]] = None,
    ) -> None:
        pulumi.set(self, "backup_vault_name", backup_vault_name)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "sns_topic_arn", sns_topic_arn)
        pulumi.set(self, "backup_vault_events", backup_vault_events)

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> str:
        """The name of the vault."""
        return cast(str, pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> str:
        """The ARN of the vault."""
        return cast(str, pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="snsTopicArn")
    def sns_topic_arn(self) -> Optional[str]:
        """The ARN of the SNS topic that is told."""
        return cast(Optional[str], pulumi.get(self, "sns_topic_arn"))

    @property
    @pulumi.getter(name="backupVaultEvents")
    def backup_vault_events(self) -> Sequence[str]:
        """The events that are told, e.g. `COPY_JOB_FAILED`."""
        return cast(Sequence[str], pulumi.get(self, "backup_vault_events"))


@pulumi.output_type
class BackupJobResult(Nested):
    """A backup job."""

    def __init__(
        self,
        *,
        backup_job_id: str,
        state: str,
        account_id: Optional[str] = None,
        backup_vault_name: Optional[str] = None,
        backup_vault_arn: Optional[str] = None,
        vault_type: Optional[str] = None,
        vault_lock_state: Optional[str] = None,
        recovery_point_arn: Optional[str] = None,
        recovery_point_lifecycle: Optional[LifecycleResult] = None,
        encryption_key_arn: Optional[str] = None,
        is_encrypted: Optional[bool] = None,
        resource_arn: Optional[str] = None,
        creation_date: Optional[str] = None,
        completion_date: Optional[str] = None,
        status_message: Optional[str] = None,
        percent_done: Optional[str] = None,
        backup_size_in_bytes: Optional[int] = None,
        iam_role_arn: Optional[str] = None,
        created_by: Optional[RecoveryPointCreator] = None,
        expected_completion_date: Optional[str] = None,
        start_by: Optional[str] = None,
        resource_type: Optional[str] = None,
        bytes_transferred: Optional[int] = None,
        backup_options: Optional[Mapping[str, str]] = None,
        backup_type: Optional[str] = None,
        parent_job_id: Optional[str] = None,
        is_parent: Optional[bool] = None,
        resource_name: Optional[str] = None,
        initiation_date: Optional[str] = None,
        message_category: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "backup_job_id", backup_job_id)
        pulumi.set(self, "state", state)
        pulumi.set(self, "account_id", account_id)
        pulumi.set(self, "backup_vault_name", backup_vault_name)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "vault_type", vault_type)
        pulumi.set(self, "vault_lock_state", vault_lock_state)
        pulumi.set(self, "recovery_point_arn", recovery_point_arn)
        pulumi.set(self, "recovery_point_lifecycle", recovery_point_lifecycle)
        pulumi.set(self, "encryption_key_arn", encryption_key_arn)
        pulumi.set(self, "is_encrypted", is_encrypted)
        pulumi.set(self, "resource_arn", resource_arn)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "completion_date", completion_date)
        pulumi.set(self, "status_message", status_message)
        pulumi.set(self, "percent_done", percent_done)
        pulumi.set(self, "backup_size_in_bytes", backup_size_in_bytes)
        pulumi.set(self, "iam_role_arn", iam_role_arn)
        pulumi.set(self, "created_by", created_by)
        pulumi.set(self, "expected_completion_date", expected_completion_date)
        pulumi.set(self, "start_by", start_by)
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "bytes_transferred", bytes_transferred)
        pulumi.set(self, "backup_options", backup_options)
        pulumi.set(self, "backup_type", backup_type)
        pulumi.set(self, "parent_job_id", parent_job_id)
        pulumi.set(self, "is_parent", is_parent)
        pulumi.set(self, "resource_name", resource_name)
        pulumi.set(self, "initiation_date", initiation_date)
        pulumi.set(self, "message_category", message_category)

    @property
    @pulumi.getter(name="backupJobId")
    def backup_job_id(self) -> str:
        """The ID of the backup job."""
        return cast(str, pulumi.get(self, "backup_job_id"))

    @property
    @pulumi.getter(name="state")
    def state(self) -> str:
        """`CREATED`, `PENDING`, `RUNNING`, `ABORTING`, `ABORTED`, `COMPLETED`, `FAILED`,
        `EXPIRED` or `PARTIAL`."""
        return cast(str, pulumi.get(self, "state"))

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> Optional[str]:
        """The account that owns it."""
        return cast(Optional[str], pulumi.get(self, "account_id"))

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> Optional[str]:
        """The name of the vault."""
        return cast(Optional[str], pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault."""
        return cast(Optional[str], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="vaultType")
    def vault_type(self) -> Optional[str]:
        """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or
        `RESTORE_ACCESS_BACKUP_VAULT`."""
        return cast(Optional[str], pulumi.get(self, "vault_type"))

    @property
    @pulumi.getter(name="vaultLockState")
    def vault_lock_state(self) -> Optional[str]:
        """`LOCKED` or `UNLOCKED`: the lock of the vault."""
        return cast(Optional[str], pulumi.get(self, "vault_lock_state"))

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> Optional[str]:
        """The ARN of the recovery point."""
        return cast(Optional[str], pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="recoveryPointLifecycle")
    def recovery_point_lifecycle(self) -> Optional[LifecycleResult]:
        """When the recovery point moves to cold storage, and when it is deleted."""
        return cast(Optional[LifecycleResult], pulumi.get(self, "recovery_point_lifecycle"))

    @property
    @pulumi.getter(name="encryptionKeyArn")
    def encryption_key_arn(self) -> Optional[str]:
        """The ARN of the KMS key that encrypts it."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_arn"))

    @property
    @pulumi.getter(name="isEncrypted")
    def is_encrypted(self) -> Optional[bool]:
        """Whether it is encrypted."""
        return cast(Optional[bool], pulumi.get(self, "is_encrypted"))

    @property
    @pulumi.getter(name="resourceArn")
    def resource_arn(self) -> Optional[str]:
        """The ARN of the resource."""
        return cast(Optional[str], pulumi.get(self, "resource_arn"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="completionDate")
    def completion_date(self) -> Optional[str]:
        """When it was completed."""
        return cast(Optional[str], pulumi.get(self, "completion_date"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> Optional[str]:
        """More about the status."""
        return cast(Optional[str], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="percentDone")
    def percent_done(self) -> Optional[str]:
        """How far it is, in percent, e.g. `62.50`."""
        return cast(Optional[str], pulumi.get(self, "percent_done"))

    @property
    @pulumi.getter(name="backupSizeInBytes")
    def backup_size_in_bytes(self) -> Optional[int]:
        """The size of the backup, in bytes; what it counts depends on the type of resource."""
        return cast(Optional[int], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> Optional[str]:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(Optional[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> Optional[RecoveryPointCreator]:
        """The plan and rule that made it, if it was a plan."""
        return cast(Optional[RecoveryPointCreator], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="expectedCompletionDate")
    def expected_completion_date(self) -> Optional[str]:
        """When it is expected to be completed."""
        return cast(Optional[str], pulumi.get(self, "expected_completion_date"))

    @property
    @pulumi.getter(name="startBy")
    def start_by(self) -> Optional[str]:
        """When it has to be started by, or is cancelled."""
        return cast(Optional[str], pulumi.get(self, "start_by"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> Optional[str]:
        """The type of the resource, e.g. `EBS`."""
        return cast(Optional[str], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="bytesTransferred")
    def bytes_transferred(self) -> Optional[int]:
        """How much was transferred to the vault so far, in bytes."""
        return cast(Optional[int], pulumi.get(self, "bytes_transferred"))

    @property
    @pulumi.getter(name="backupOptions")
    def backup_options(self) -> Mapping[str, str]:
        """Options of the backup, e.g. `WindowsVSS` to `enabled`, by name."""
        return cast(Mapping[str, str], pulumi.get(self, "backup_options"))

    @property
    @pulumi.getter(name="backupType")
    def backup_type(self) -> Optional[str]:
        """The kind of backup, e.g. `WindowsVSS`; empty for a regular one."""
        return cast(Optional[str], pulumi.get(self, "backup_type"))

    @property
    @pulumi.getter(name="parentJobId")
    def parent_job_id(self) -> Optional[str]:
        """The ID of the composite (parent) job, if it is part of one."""
        return cast(Optional[str], pulumi.get(self, "parent_job_id"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> Optional[bool]:
        """Whether it is a composite (parent) of others."""
        return cast(Optional[bool], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="resourceName")
    def resource_name(self) -> Optional[str]:
        """The name of the resource, which others may have too."""
        return cast(Optional[str], pulumi.get(self, "resource_name"))

    @property
    @pulumi.getter(name="initiationDate")
    def initiation_date(self) -> Optional[str]:
        """When it was started."""
        return cast(Optional[str], pulumi.get(self, "initiation_date"))

    @property
    @pulumi.getter(name="messageCategory")
    def message_category(self) -> Optional[str]:
        """The kind of message, e.g. `SUCCESS` or `AccessDenied`."""
        return cast(Optional[str], pulumi.get(self, "message_category"))


@pulumi.output_type
class ListBackupJobsResult(Nested):
    """Backup jobs."""

    def __init__(
        self,
        *,
        backup_jobs: Optional[Sequence[BackupJobResult]] = None,
    ) -> None:
        pulumi.set(self, "backup_jobs", backup_jobs)

    @property
    @pulumi.getter(name="backupJobs")
    def backup_jobs(self) -> Sequence[BackupJobResult]:
        """The backup jobs."""
        return cast(Sequence[BackupJobResult], pulumi.get(self, "backup_jobs"))


@pulumi.output_type
class ListCopyJobsResult(Nested):
    """Copy jobs."""

    def __init__(
        self,
        *,
        copy_jobs: Optional[Sequence[CopyJobResult]] = None,
    ) -> None:
        pulumi.set(self, "copy_jobs", copy_jobs)

    @property
    @pulumi.getter(name="copyJobs")
    def copy_jobs(self) -> Sequence[CopyJobResult]:
        """The copy jobs."""
        return cast(Sequence[CopyJobResult], pulumi.get(self, "copy_jobs"))


@pulumi.output_type
class FrameworkResult(Nested):
    """A framework, without its controls."""

    def __init__(
        self,
        *,
        framework_name: str,
        framework_arn: str,
        framework_description: Optional[str] = None,
        number_of_controls: Optional[int] = None,
        creation_time: Optional[str] = None,
        deployment_status: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "framework_name", framework_name)
        pulumi.set(self, "framework_arn", framework_arn)
        pulumi.set(self, "framework_description", framework_description)
        pulumi.set(self, "number_of_controls", number_of_controls)
        pulumi.set(self, "creation_time", creation_time)
        pulumi.set(self, "deployment_status", deployment_status)

    @property
    @pulumi.getter(name="frameworkName")
    def framework_name(self) -> str:
        """The name of the framework."""
        return cast(str, pulumi.get(self, "framework_name"))

    @property
    @pulumi.getter(name="frameworkArn")
    def framework_arn(self) -> str:
        """The ARN of the framework."""
        return cast(str, pulumi.get(self, "framework_arn"))

    @property
    @pulumi.getter(name="frameworkDescription")
    def framework_description(self) -> Optional[str]:
        """The description of the framework."""
        return cast(Optional[str], pulumi.get(self, "framework_description"))

    @property
    @pulumi.getter(name="numberOfControls")
    def number_of_controls(self) -> Optional[int]:
        """The number of controls."""
        return cast(Optional[int], pulumi.get(self, "number_of_controls"))

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="deploymentStatus")
    def deployment_status(self) -> Optional[str]:
        """`CREATE_IN_PROGRESS`, `UPDATE_IN_PROGRESS`, `DELETE_IN_PROGRESS`, `COMPLETED` or
        `FAILED`."""
        return cast(Optional[str], pulumi.get(self, "deployment_status"))


@pulumi.output_type
class ListFrameworksResult(Nested):
    """The frameworks of a region."""

    def __init__(
        self,
        *,
        frameworks: Optional[Sequence[FrameworkResult]] = None,
    ) -> None:
        pulumi.set(self, "frameworks", frameworks)

    @property
    @pulumi.getter(name="frameworks")
    def frameworks(self) -> Sequence[FrameworkResult]:
        """The frameworks."""
        return cast(Sequence[FrameworkResult], pulumi.get(self, "frameworks"))


@pulumi.output_type
class BackupPlanTemplateResult(Nested):
    """A template of a plan."""

    def __init__(
        self,
        *,
        backup_plan_template_id: str,
        backup_plan_template_name: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "backup_plan_template_id", backup_plan_template_id)
        pulumi.set(self, "backup_plan_template_name", backup_plan_template_name)

    @property
    @pulumi.getter(name="backupPlanTemplateId")
    def backup_plan_template_id(self) -> str:
        """The ID of the template."""
        return cast(str, pulumi.get(self, "backup_plan_template_id"))

    @property
    @pulumi.getter(name="backupPlanTemplateName")
    def backup_plan_template_name(self) -> Optional[str]:
        """The name of the template."""
        return cast(Optional[str], pulumi.get(self, "backup_plan_template_name"))


@pulumi.output_type
class ListPlanTemplatesResult(Nested):
    """AWS's templates of plans."""

    def __init__(
        self,
        *,
        backup_plan_templates_list: Optional[Sequence[BackupPlanTemplateResult]] = None,
    ) -> None:
        pulumi.set(self, "backup_plan_templates_list", backup_plan_templates_list)

    @property
    @pulumi.getter(name="backupPlanTemplatesList")
    def backup_plan_templates_list(self) -> Sequence[BackupPlanTemplateResult]:
        """The templates."""
        return cast(
            Sequence[BackupPlanTemplateResult], pulumi.get(self, "backup_plan_templates_list")
        )


@pulumi.output_type
class BackupPlanSummaryResult(Nested):
    """A plan or a version of one, without its rules."""

    def __init__(
        self,
        *,
        backup_plan_arn: str,
        backup_plan_id: str,
        version_id: str,
        backup_plan_name: str,
        creation_date: Optional[str] = None,
        deletion_date: Optional[str] = None,
        creator_request_id: Optional[str] = None,
        last_execution_date: Optional[str] = None,
        advanced_backup_settings: Optional[Sequence[AdvancedBackupSetting]] = None,
    ) -> None:
        pulumi.set(self, "backup_plan_arn", backup_plan_arn)
        pulumi.set(self, "backup_plan_id", backup_plan_id)
        pulumi.set(self, "version_id", version_id)
        pulumi.set(self, "backup_plan_name", backup_plan_name)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "deletion_date", deletion_date)
        pulumi.set(self, "creator_request_id", creator_request_id)
        pulumi.set(self, "last_execution_date", last_execution_date)
        pulumi.set(self, "advanced_backup_settings", advanced_backup_settings)

    @property
    @pulumi.getter(name="backupPlanArn")
    def backup_plan_arn(self) -> str:
        """The ARN of the plan."""
        return cast(str, pulumi.get(self, "backup_plan_arn"))

    @property
    @pulumi.getter(name="backupPlanId")
    def backup_plan_id(self) -> str:
        """The ID of the plan."""
        return cast(str, pulumi.get(self, "backup_plan_id"))

    @property
    @pulumi.getter(name="versionId")
    def version_id(self) -> str:
        """The version of the plan."""
        return cast(str, pulumi.get(self, "version_id"))

    @property
    @pulumi.getter(name="backupPlanName")
    def backup_plan_name(self) -> str:
        """The name of the plan."""
        return cast(str, pulumi.get(self, "backup_plan_name"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="deletionDate")
    def deletion_date(self) -> Optional[str]:
        """When it was deleted, if it was."""
        return cast(Optional[str], pulumi.get(self, "deletion_date"))

    @property
    @pulumi.getter(name="creatorRequestId")
    def creator_request_id(self) -> Optional[str]:
        """The idempotency token of its creation."""
        return cast(Optional[str], pulumi.get(self, "creator_request_id"))

    @property
    @pulumi.getter(name="lastExecutionDate")
    def last_execution_date(self) -> Optional[str]:
        """When it last ran."""
        return cast(Optional[str], pulumi.get(self, "last_execution_date"))

    @property
    @pulumi.getter(name="advancedBackupSettings")
    def advanced_backup_settings(self) -> Sequence[AdvancedBackupSetting]:
        """Backup options of types of resources, where they are set."""
        return cast(Sequence[AdvancedBackupSetting], pulumi.get(self, "advanced_backup_settings"))


@pulumi.output_type
class ListPlanVersionsResult(Nested):
    """The versions of a plan."""

    def __init__(
        self,
        *,
        backup_plan_versions_list: Optional[Sequence[BackupPlanSummaryResult]] = None,
    ) -> None:
        pulumi.set(self, "backup_plan_versions_list", backup_plan_versions_list)

    @property
    @pulumi.getter(name="backupPlanVersionsList")
    def backup_plan_versions_list(self) -> Sequence[BackupPlanSummaryResult]:
        """The versions of the plan."""
        return cast(
            Sequence[BackupPlanSummaryResult], pulumi.get(self, "backup_plan_versions_list")
        )


@pulumi.output_type
class ListPlansResult(Nested):
    """The plans of a region."""

    def __init__(
        self,
        *,
        backup_plans_list: Optional[Sequence[BackupPlanSummaryResult]] = None,
    ) -> None:
        pulumi.set(self, "backup_plans_list", backup_plans_list)

    @property
    @pulumi.getter(name="backupPlansList")
    def backup_plans_list(self) -> Sequence[BackupPlanSummaryResult]:
        """The plans."""
        return cast(Sequence[BackupPlanSummaryResult], pulumi.get(self, "backup_plans_list"))


@pulumi.output_type
class ProtectedResourceResult(Nested):
    """A resource that has been backed up."""

    def __init__(
        self,
        *,
        resource_arn: str,
        resource_type: Optional[str] = None,
        last_backup_time: Optional[str] = None,
        resource_name: Optional[str] = None,
        last_backup_vault_arn: Optional[str] = None,
        last_recovery_point_arn: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "resource_arn", resource_arn)
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "last_backup_time", last_backup_time)
        pulumi.set(self, "resource_name", resource_name)
        pulumi.set(self, "last_backup_vault_arn", last_backup_vault_arn)
        pulumi.set(self, "last_recovery_point_arn", last_recovery_point_arn)

    @property
    @pulumi.getter(name="resourceArn")
    def resource_arn(self) -> str:
        """The ARN of the resource."""
        return cast(str, pulumi.get(self, "resource_arn"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> Optional[str]:
        """The type of the resource, e.g. `EBS`."""
        return cast(Optional[str], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="lastBackupTime")
    def last_backup_time(self) -> Optional[str]:
        """When it was last backed up."""
        return cast(Optional[str], pulumi.get(self, "last_backup_time"))

    @property
    @pulumi.getter(name="resourceName")
    def resource_name(self) -> Optional[str]:
        """The name of the resource, which others may have too."""
        return cast(Optional[str], pulumi.get(self, "resource_name"))

    @property
    @pulumi.getter(name="lastBackupVaultArn")
    def last_backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault that holds its latest recovery point."""
        return cast(Optional[str], pulumi.get(self, "last_backup_vault_arn"))

    @property
    @pulumi.getter(name="lastRecoveryPointArn")
    def last_recovery_point_arn(self) -> Optional[str]:
        """The ARN of its latest recovery point."""
        return cast(Optional[str], pulumi.get(self, "last_recovery_point_arn"))


@pulumi.output_type
class ListProtectedResourcesResult(Nested):
    """Resources that have been backed up."""

    def __init__(
        self,
        *,
        results: Optional[Sequence[ProtectedResourceResult]] = None,
    ) -> None:
        pulumi.set(self, "results", results)

    @property
    @pulumi.getter(name="results")
    def results(self) -> Sequence[ProtectedResourceResult]:
        """The resources."""
        return cast(Sequence[ProtectedResourceResult], pulumi.get(self, "results"))


@pulumi.output_type
class ListProtectedResourcesByVaultResult(Nested):
    """Resources that have been backed up to a vault."""

    def __init__(
        self,
        *,
        results: Optional[Sequence[ProtectedResourceResult]] = None,
    ) -> None:
        pulumi.set(self, "results", results)

    @property
    @pulumi.getter(name="results")
    def results(self) -> Sequence[ProtectedResourceResult]:
        """The resources."""
        return cast(Sequence[ProtectedResourceResult], pulumi.get(self, "results"))


@pulumi.output_type
class AggregatedMalwareScanResult(Nested):
    """What malware scans found, in sum."""

    def __init__(
        self,
        *,
        failed_scan: Optional[bool] = None,
        findings: Optional[Sequence[str]] = None,
        last_computed: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "failed_scan", failed_scan)
        pulumi.set(self, "findings", findings)
        pulumi.set(self, "last_computed", last_computed)

    @property
    @pulumi.getter(name="failedScan")
    def failed_scan(self) -> Optional[bool]:
        """Whether a scan failed."""
        return cast(Optional[bool], pulumi.get(self, "failed_scan"))

    @property
    @pulumi.getter(name="findings")
    def findings(self) -> Sequence[str]:
        """What was found, e.g. `MALWARE`."""
        return cast(Sequence[str], pulumi.get(self, "findings"))

    @property
    @pulumi.getter(name="lastComputed")
    def last_computed(self) -> Optional[str]:
        """When it was last summed up."""
        return cast(Optional[str], pulumi.get(self, "last_computed"))


@pulumi.output_type
class RecoveryPointByResourceResult(Nested):
    """A recovery point of a resource."""

    def __init__(
        self,
        *,
        recovery_point_arn: str,
        creation_date: Optional[str] = None,
        status: Optional[str] = None,
        status_message: Optional[str] = None,
        encryption_key_arn: Optional[str] = None,
        backup_size_bytes: Optional[int] = None,
        backup_vault_name: Optional[str] = None,
        is_parent: Optional[bool] = None,
        parent_recovery_point_arn: Optional[str] = None,
        resource_name: Optional[str] = None,
        vault_type: Optional[str] = None,
        index_status: Optional[str] = None,
        index_status_message: Optional[str] = None,
        encryption_key_type: Optional[str] = None,
        aggregated_scan_result: Optional[AggregatedMalwareScanResult] = None,
    ) -> None:
        pulumi.set(self, "recovery_point_arn", recovery_point_arn)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "status", status)
        pulumi.set(self, "status_message", status_message)
        pulumi.set(self, "encryption_key_arn", encryption_key_arn)
        pulumi.set(self, "backup_size_bytes", backup_size_bytes)
        pulumi.set(self, "backup_vault_name", backup_vault_name)
        pulumi.set(self, "is_parent", is_parent)
        pulumi.set(self, "parent_recovery_point_arn", parent_recovery_point_arn)
        pulumi.set(self, "resource_name", resource_name)
        pulumi.set(self, "vault_type", vault_type)
        pulumi.set(self, "index_status", index_status)
        pulumi.set(self, "index_status_message", index_status_message)
        pulumi.set(self, "encryption_key_type", encryption_key_type)
        pulumi.set(self, "aggregated_scan_result", aggregated_scan_result)

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> str:
        """The ARN of the recovery point."""
        return cast(str, pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="status")
    def status(self) -> Optional[str]:
        """`CREATING`, `AVAILABLE`, `COMPLETED`, `PARTIAL`, `STOPPED`, `EXPIRED` or
        `DELETING`."""
        return cast(Optional[str], pulumi.get(self, "status"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> Optional[str]:
        """More about the status."""
        return cast(Optional[str], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="encryptionKeyArn")
    def encryption_key_arn(self) -> Optional[str]:
        """The ARN of the KMS key that encrypts it."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_arn"))

    @property
    @pulumi.getter(name="backupSizeBytes")
    def backup_size_bytes(self) -> Optional[int]:
        """The size of the backup, in bytes."""
        return cast(Optional[int], pulumi.get(self, "backup_size_bytes"))

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> Optional[str]:
        """The name of the vault."""
        return cast(Optional[str], pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> Optional[bool]:
        """Whether it is a composite (parent) of others."""
        return cast(Optional[bool], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="parentRecoveryPointArn")
    def parent_recovery_point_arn(self) -> Optional[str]:
        """The ARN of the composite (parent) recovery point, if it is part of one."""
        return cast(Optional[str], pulumi.get(self, "parent_recovery_point_arn"))

    @property
    @pulumi.getter(name="resourceName")
    def resource_name(self) -> Optional[str]:
        """The name of the resource, which others may have too."""
        return cast(Optional[str], pulumi.get(self, "resource_name"))

    @property
    @pulumi.getter(name="vaultType")
    def vault_type(self) -> Optional[str]:
        """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or
        `RESTORE_ACCESS_BACKUP_VAULT`."""
        return cast(Optional[str], pulumi.get(self, "vault_type"))

    @property
    @pulumi.getter(name="indexStatus")
    def index_status(self) -> Optional[str]:
        """The state of its index: `PENDING`, `ACTIVE` (it can be searched), `FAILED` or
        `DELETING`."""
        return cast(Optional[str], pulumi.get(self, "index_status"))

    @property
    @pulumi.getter(name="indexStatusMessage")
    def index_status_message(self) -> Optional[str]:
        """More about the state of its index."""
        return cast(Optional[str], pulumi.get(self, "index_status_message"))

    @property
    @pulumi.getter(name="encryptionKeyType")
    def encryption_key_type(self) -> Optional[str]:
        """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_type"))

    @property
    @pulumi.getter(name="aggregatedScanResult")
    def aggregated_scan_result(self) -> Optional[AggregatedMalwareScanResult]:
        """What malware scans of it found, in sum."""
        return cast(
            Optional[AggregatedMalwareScanResult], pulumi.get(self, "aggregated_scan_result")
        )


@pulumi.output_type
class ListRecoveryPointsByResourceResult(Nested):
    """The recovery points of a resource."""

    def __init__(
        self,
        *,
        recovery_points: Optional[Sequence[RecoveryPointByResourceResult]] = None,
    ) -> None:
        pulumi.set(self, "recovery_points", recovery_points)

    @property
    @pulumi.getter(name="recoveryPoints")
    def recovery_points(self) -> Sequence[RecoveryPointByResourceResult]:
        """The recovery points."""
        return cast(Sequence[RecoveryPointByResourceResult], pulumi.get(self, "recovery_points"))


@pulumi.output_type
class RecoveryPointByVaultResult(Nested):
    """A recovery point of a vault."""

    def __init__(
        self,
        *,
        recovery_point_arn: str,
        backup_vault_name: str,
        aggregated_scan_result: Optional[AggregatedMalwareScanResult] = None,
        backup_vault_arn: Optional[str] = None,
        source_backup_vault_arn: Optional[str] = None,
        resource_arn: Optional[str] = None,
        resource_type: Optional[str] = None,
        created_by: Optional[RecoveryPointCreator] = None,
        iam_role_arn: Optional[str] = None,
        status: Optional[str] = None,
        status_message: Optional[str] = None,
        creation_date: Optional[str] = None,
        initiation_date: Optional[str] = None,
        completion_date: Optional[str] = None,
        backup_size_in_bytes: Optional[int] = None,
        calculated_lifecycle: Optional[CalculatedLifecycle] = None,
        lifecycle: Optional[LifecycleResult] = None,
        encryption_key_arn: Optional[str] = None,
        is_encrypted: Optional[bool] = None,
        last_restore_time: Optional[str] = None,
        parent_recovery_point_arn: Optional[str] = None,
        composite_member_identifier: Optional[str] = None,
        is_parent: Optional[bool] = None,
        resource_name: Optional[str] = None,
        vault_type: Optional[str] = None,
        index_status: Optional[str] = None,
        index_status_message: Optional[str] = None,
        encryption_key_type: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "recovery_point_arn", recovery_point_arn)
        pulumi.set(self, "backup_vault_name", backup_vault_name)
        pulumi.set(self, "aggregated_scan_result", aggregated_scan_result)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "source_backup_vault_arn", source_backup_vault_arn)
        pulumi.set(self, "resource_arn", resource_arn)
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "created_by", created_by)
        pulumi.set(self, "iam_role_arn", iam_role_arn)
        pulumi.set(self, "status", status)
        pulumi.set(self, "status_message", status_message)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "initiation_date", initiation_date)
        pulumi.set(self, "completion_date", completion_date)
        pulumi.set(self, "backup_size_in_bytes", backup_size_in_bytes)
        pulumi.set(self, "calculated_lifecycle", calculated_lifecycle)
        pulumi.set(self, "lifecycle", lifecycle)
        pulumi.set(self, "encryption_key_arn", encryption_key_arn)
        pulumi.set(self, "is_encrypted", is_encrypted)
        pulumi.set(self, "last_restore_time", last_restore_time)
        pulumi.set(self, "parent_recovery_point_arn", parent_recovery_point_arn)
        pulumi.set(self, "composite_member_identifier", composite_member_identifier)
        pulumi.set(self, "is_parent", is_parent)
        pulumi.set(self, "resource_name", resource_name)
        pulumi.set(self, "vault_type", vault_type)
        pulumi.set(self, "index_status", index_status)
        pulumi.set(self, "index_status_message", index_status_message)
        pulumi.set(self, "encryption_key_type", encryption_key_type)

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> str:
        """The ARN of the recovery point."""
        return cast(str, pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> str:
        """The name of the vault."""
        return cast(str, pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="aggregatedScanResult")
    def aggregated_scan_result(self) -> Optional[AggregatedMalwareScanResult]:
        """What malware scans of it found, in sum."""
        return cast(
            Optional[AggregatedMalwareScanResult], pulumi.get(self, "aggregated_scan_result")
        )

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault."""
        return cast(Optional[str], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="sourceBackupVaultArn")
    def source_backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault that it was copied from, if it was."""
        return cast(Optional[str], pulumi.get(self, "source_backup_vault_arn"))

    @property
    @pulumi.getter(name="resourceArn")
    def resource_arn(self) -> Optional[str]:
        """The ARN of the resource."""
        return cast(Optional[str], pulumi.get(self, "resource_arn"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> Optional[str]:
        """The type of the resource, e.g. `EBS`."""
        return cast(Optional[str], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> Optional[RecoveryPointCreator]:
        """The plan and rule that made it, if it was a plan."""
        return cast(Optional[RecoveryPointCreator], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> Optional[str]:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(Optional[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="status")
    def status(self) -> Optional[str]:
        """`CREATING`, `AVAILABLE`, `COMPLETED`, `PARTIAL`, `STOPPED`, `EXPIRED` or
        `DELETING`."""
        return cast(Optional[str], pulumi.get(self, "status"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> Optional[str]:
        """More about the status."""
        return cast(Optional[str], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="initiationDate")
    def initiation_date(self) -> Optional[str]:
        """When the job that made it was started."""
        return cast(Optional[str], pulumi.get(self, "initiation_date"))

    @property
    @pulumi.getter(name="completionDate")
    def completion_date(self) -> Optional[str]:
        """When it was completed."""
        return cast(Optional[str], pulumi.get(self, "completion_date"))

    @property
    @pulumi.getter(name="backupSizeInBytes")
    def backup_size_in_bytes(self) -> Optional[int]:
        """The size of the backup, in bytes; what it counts depends on the type of resource."""
        return cast(Optional[int], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="calculatedLifecycle")
    def calculated_lifecycle(self) -> Optional[CalculatedLifecycle]:
        """The moments that the lifecycle comes to."""
        return cast(Optional[CalculatedLifecycle], pulumi.get(self, "calculated_lifecycle"))

    @property
    @pulumi.getter(name="lifecycle")
    def lifecycle(self) -> Optional[LifecycleResult]:
        """When a recovery point moves to cold storage, and when it is deleted."""
        return cast(Optional[LifecycleResult], pulumi.get(self, "lifecycle"))

    @property
    @pulumi.getter(name="encryptionKeyArn")
    def encryption_key_arn(self) -> Optional[str]:
        """The ARN of the KMS key that encrypts it."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_arn"))

    @property
    @pulumi.getter(name="isEncrypted")
    def is_encrypted(self) -> Optional[bool]:
        """Whether it is encrypted."""
        return cast(Optional[bool], pulumi.get(self, "is_encrypted"))

    @property
    @pulumi.getter(name="lastRestoreTime")
    def last_restore_time(self) -> Optional[str]:
        """When it was last restored."""
        return cast(Optional[str], pulumi.get(self, "last_restore_time"))

    @property
    @pulumi.getter(name="parentRecoveryPointArn")
    def parent_recovery_point_arn(self) -> Optional[str]:
        """The ARN of the composite (parent) recovery point, if it is part of one."""
        return cast(Optional[str], pulumi.get(self, "parent_recovery_point_arn"))

    @property
    @pulumi.getter(name="compositeMemberIdentifier")
    def composite_member_identifier(self) -> Optional[str]:
        """What it is called within its composite (parent), e.g. the logical ID in a stack."""
        return cast(Optional[str], pulumi.get(self, "composite_member_identifier"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> Optional[bool]:
        """Whether it is a composite (parent) of others."""
        return cast(Optional[bool], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="resourceName")
    def resource_name(self) -> Optional[str]:
        """The name of the resource, which others may have too."""
        return cast(Optional[str], pulumi.get(self, "resource_name"))

    @property
    @pulumi.getter(name="vaultType")
    def vault_type(self) -> Optional[str]:
        """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or
        `RESTORE_ACCESS_BACKUP_VAULT`."""
        return cast(Optional[str], pulumi.get(self, "vault_type"))

    @property
    @pulumi.getter(name="indexStatus")
    def index_status(self) -> Optional[str]:
        """The state of its index: `PENDING`, `ACTIVE` (it can be searched), `FAILED` or
        `DELETING`."""
        return cast(Optional[str], pulumi.get(self, "index_status"))

    @property
    @pulumi.getter(name="indexStatusMessage")
    def index_status_message(self) -> Optional[str]:
        """More about the state of its index."""
        return cast(Optional[str], pulumi.get(self, "index_status_message"))

    @property
    @pulumi.getter(name="encryptionKeyType")
    def encryption_key_type(self) -> Optional[str]:
        """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_type"))


@pulumi.output_type
class ListRecoveryPointsByVaultResult(Nested):
    """The recovery points of a vault."""

    def __init__(
        self,
        *,
        recovery_points: Optional[Sequence[RecoveryPointByVaultResult]] = None,
    ) -> None:
        pulumi.set(self, "recovery_points", recovery_points)

    @property
    @pulumi.getter(name="recoveryPoints")
    def recovery_points(self) -> Sequence[RecoveryPointByVaultResult]:
        """The recovery points."""
        return cast(Sequence[RecoveryPointByVaultResult], pulumi.get(self, "recovery_points"))


@pulumi.output_type
class ListReportJobsResult(Nested):
    """Report jobs."""

    def __init__(
        self,
        *,
        report_jobs: Optional[Sequence[ReportJobResult]] = None,
    ) -> None:
        pulumi.set(self, "report_jobs", report_jobs)

    @property
    @pulumi.getter(name="reportJobs")
    def report_jobs(self) -> Sequence[ReportJobResult]:
        """The report jobs."""
        return cast(Sequence[ReportJobResult], pulumi.get(self, "report_jobs"))


@pulumi.output_type
class ListReportPlansResult(Nested):
    """The report plans of a region."""

    def __init__(
        self,
        *,
        report_plans: Optional[Sequence[ReportPlanResult]] = None,
    ) -> None:
        pulumi.set(self, "report_plans", report_plans)

    @property
    @pulumi.getter(name="reportPlans")
    def report_plans(self) -> Sequence[ReportPlanResult]:
        """The report plans."""
        return cast(Sequence[ReportPlanResult], pulumi.get(self, "report_plans"))


@pulumi.output_type
class RestoreJobResult(Nested):
    """A restore job."""

    def __init__(
        self,
        *,
        restore_job_id: str,
        status: str,
        account_id: Optional[str] = None,
        recovery_point_arn: Optional[str] = None,
        source_resource_arn: Optional[str] = None,
        backup_vault_arn: Optional[str] = None,
        creation_date: Optional[str] = None,
        completion_date: Optional[str] = None,
        status_message: Optional[str] = None,
        percent_done: Optional[str] = None,
        backup_size_in_bytes: Optional[int] = None,
        iam_role_arn: Optional[str] = None,
        expected_completion_time_minutes: Optional[int] = None,
        created_resource_arn: Optional[str] = None,
        resource_type: Optional[str] = None,
        recovery_point_creation_date: Optional[str] = None,
        is_parent: Optional[bool] = None,
        parent_job_id: Optional[str] = None,
        created_by: Optional[RestoreJobCreator] = None,
        validation_status: Optional[str] = None,
        validation_status_message: Optional[str] = None,
        deletion_status: Optional[str] = None,
        deletion_status_message: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "restore_job_id", restore_job_id)
        pulumi.set(self, "status", status)
        pulumi.set(self, "account_id", account_id)
        pulumi.set(self, "recovery_point_arn", recovery_point_arn)
        pulumi.set(self, "source_resource_arn", source_resource_arn)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "completion_date", completion_date)
        pulumi.set(self, "status_message", status_message)
        pulumi.set(self, "percent_done", percent_done)
        pulumi.set(self, "backup_size_in_bytes", backup_size_in_bytes)
        pulumi.set(self, "iam_role_arn", iam_role_arn)
        pulumi.set(self, "expected_completion_time_minutes", expected_completion_time_minutes)
        pulumi.set(self, "created_resource_arn", created_resource_arn)
        pulumi.set(self, "resource_type", resource_type)
        pulumi.set(self, "recovery_point_creation_date", recovery_point_creation_date)
        pulumi.set(self, "is_parent", is_parent)
        pulumi.set(self, "parent_job_id", parent_job_id)
        pulumi.set(self, "created_by", created_by)
        pulumi.set(self, "validation_status", validation_status)
        pulumi.set(self, "validation_status_message", validation_status_message)
        pulumi.set(self, "deletion_status", deletion_status)
        pulumi.set(self, "deletion_status_message", deletion_status_message)

    @property
    @pulumi.getter(name="restoreJobId")
    def restore_job_id(self) -> str:
        """The ID of the restore job."""
        return cast(str, pulumi.get(self, "restore_job_id"))

    @property
    @pulumi.getter(name="status")
    def status(self) -> str:
        """`PENDING`, `RUNNING`, `COMPLETED`, `ABORTED` or `FAILED`."""
        return cast(str, pulumi.get(self, "status"))

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> Optional[str]:
        """The account that owns it."""
        return cast(Optional[str], pulumi.get(self, "account_id"))

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> Optional[str]:
        """The ARN of the recovery point."""
        return cast(Optional[str], pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="sourceResourceArn")
    def source_resource_arn(self) -> Optional[str]:
        """The ARN of the resource that was backed up."""
        return cast(Optional[str], pulumi.get(self, "source_resource_arn"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> Optional[str]:
        """The ARN of the vault."""
        return cast(Optional[str], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="completionDate")
    def completion_date(self) -> Optional[str]:
        """When it was completed."""
        return cast(Optional[str], pulumi.get(self, "completion_date"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> Optional[str]:
        """More about the status."""
        return cast(Optional[str], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="percentDone")
    def percent_done(self) -> Optional[str]:
        """How far it is, in percent, e.g. `62.50`."""
        return cast(Optional[str], pulumi.get(self, "percent_done"))

    @property
    @pulumi.getter(name="backupSizeInBytes")
    def backup_size_in_bytes(self) -> Optional[int]:
        """The size of what is restored, in bytes."""
        return cast(Optional[int], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> Optional[str]:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(Optional[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="expectedCompletionTimeMinutes")
    def expected_completion_time_minutes(self) -> Optional[int]:
        """How long it is expected to take, in minutes."""
        return cast(Optional[int], pulumi.get(self, "expected_completion_time_minutes"))

    @property
    @pulumi.getter(name="createdResourceArn")
    def created_resource_arn(self) -> Optional[str]:
        """The ARN of the resource that was made."""
        return cast(Optional[str], pulumi.get(self, "created_resource_arn"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> Optional[str]:
        """The type of the resource, e.g. `EBS`."""
        return cast(Optional[str], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="recoveryPointCreationDate")
    def recovery_point_creation_date(self) -> Optional[str]:
        """When the recovery point was made."""
        return cast(Optional[str], pulumi.get(self, "recovery_point_creation_date"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> Optional[bool]:
        """Whether it is a composite (parent) of others."""
        return cast(Optional[bool], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="parentJobId")
    def parent_job_id(self) -> Optional[str]:
        """The ID of the composite (parent) job, if it is part of one."""
        return cast(Optional[str], pulumi.get(self, "parent_job_id"))

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> Optional[RestoreJobCreator]:
        """The restore testing plan that started it, if it was one."""
        return cast(Optional[RestoreJobCreator], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="validationStatus")
    def validation_status(self) -> Optional[str]:
        """How far the validation of what a test restored is: `VALIDATING`, `SUCCESSFUL`,
        `FAILED` or `TIMED_OUT`."""
        return cast(Optional[str], pulumi.get(self, "validation_status"))

    @property
    @pulumi.getter(name="validationStatusMessage")
    def validation_status_message(self) -> Optional[str]:
        """More about that."""
        return cast(Optional[str], pulumi.get(self, "validation_status_message"))

    @property
    @pulumi.getter(name="deletionStatus")
    def deletion_status(self) -> Optional[str]:
        """How far the deletion of what a test restored is: `DELETING`, `FAILED` or
        `SUCCESSFUL`."""
        return cast(Optional[str], pulumi.get(self, "deletion_status"))

    @property
    @pulumi.getter(name="deletionStatusMessage")
    def deletion_status_message(self) -> Optional[str]:
        """More about that."""
        return cast(Optional[str], pulumi.get(self, "deletion_status_message"))


@pulumi.output_type
class ListRestoreJobsResult(Nested):
    """Restore jobs."""

    def __init__(
        self,
        *,
        restore_jobs: Optional[Sequence[RestoreJobResult]] = None,
    ) -> None:
        pulumi.set(self, "restore_jobs", restore_jobs)

    @property
    @pulumi.getter(name="restoreJobs")
    def restore_jobs(self) -> Sequence[RestoreJobResult]:
        """The restore jobs."""
        return cast(Sequence[RestoreJobResult], pulumi.get(self, "restore_jobs"))


@pulumi.output_type
class ListRestoreJobsByProtectedResourceResult(Nested):
    """Restore jobs of a resource."""

    def __init__(
        self,
        *,
        restore_jobs: Optional[Sequence[RestoreJobResult]] = None,
    ) -> None:
        pulumi.set(self, "restore_jobs", restore_jobs)

    @property
    @pulumi.getter(name="restoreJobs")
    def restore_jobs(self) -> Sequence[RestoreJobResult]:
        """The restore jobs."""
        return cast(Sequence[RestoreJobResult], pulumi.get(self, "restore_jobs"))


@pulumi.output_type
class RestoreTestingPlanSummaryResult(Nested):
    """A restore testing plan, without what it tests."""

    def __init__(
        self,
        *,
        creation_time: str,
        restore_testing_plan_arn: str,
        restore_testing_plan_name: str,
        schedule_expression: str,
        last_execution_time: Optional[str] = None,
        last_update_time: Optional[str] = None,
        schedule_expression_timezone: Optional[str] = None,
        start_window_hours: Optional[int] = None,
    ) -> None:
        pulumi.set(self, "creation_time", creation_time)
        pulumi.set(self, "restore_testing_plan_arn", restore_testing_plan_arn)
        pulumi.set(self, "restore_testing_plan_name", restore_testing_plan_name)
        pulumi.set(self, "schedule_expression", schedule_expression)
        pulumi.set(self, "last_execution_time", last_execution_time)
        pulumi.set(self, "last_update_time", last_update_time)
        pulumi.set(self, "schedule_expression_timezone", schedule_expression_timezone)
        pulumi.set(self, "start_window_hours", start_window_hours)

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> str:
        """When it was created."""
        return cast(str, pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="restoreTestingPlanArn")
    def restore_testing_plan_arn(self) -> str:
        """The ARN of the restore testing plan."""
        return cast(str, pulumi.get(self, "restore_testing_plan_arn"))

    @property
    @pulumi.getter(name="restoreTestingPlanName")
    def restore_testing_plan_name(self) -> str:
        """The name of the restore testing plan."""
        return cast(str, pulumi.get(self, "restore_testing_plan_name"))

    @property
    @pulumi.getter(name="scheduleExpression")
    def schedule_expression(self) -> str:
        """When it runs: `cron(…)` or `rate(…)`."""
        return cast(str, pulumi.get(self, "schedule_expression"))

    @property
    @pulumi.getter(name="lastExecutionTime")
    def last_execution_time(self) -> Optional[str]:
        """When it last ran."""
        return cast(Optional[str], pulumi.get(self, "last_execution_time"))

    @property
    @pulumi.getter(name="lastUpdateTime")
    def last_update_time(self) -> Optional[str]:
        """When it was last changed."""
        return cast(Optional[str], pulumi.get(self, "last_update_time"))

    @property
    @pulumi.getter(name="scheduleExpressionTimezone")
    def schedule_expression_timezone(self) -> Optional[str]:
        """The time zone of the schedule. Default: UTC."""
        return cast(Optional[str], pulumi.get(self, "schedule_expression_timezone"))

    @property
    @pulumi.getter(name="startWindowHours")
    def start_window_hours(self) -> Optional[int]:
        """Hours after its schedule by which a test has to be started. Default: 24."""
        return cast(Optional[int], pulumi.get(self, "start_window_hours"))


@pulumi.output_type
class ListRestoreTestingPlansResult(Nested):
    """The restore testing plans of a region."""

    def __init__(
        self,
        *,
        restore_testing_plans: Sequence[RestoreTestingPlanSummaryResult],
    ) -> None:
        pulumi.set(self, "restore_testing_plans", restore_testing_plans)

    @property
    @pulumi.getter(name="restoreTestingPlans")
    def restore_testing_plans(self) -> Sequence[RestoreTestingPlanSummaryResult]:
        """The restore testing plans."""
        return cast(
            Sequence[RestoreTestingPlanSummaryResult], pulumi.get(self, "restore_testing_plans")
        )


@pulumi.output_type
class RestoreTestingSelectionSummaryResult(Nested):
    """A selection of a restore testing plan, without what it selects."""

    def __init__(
        self,
        *,
        creation_time: str,
        iam_role_arn: str,
        protected_resource_type: str,
        restore_testing_plan_name: str,
        restore_testing_selection_name: str,
        validation_window_hours: Optional[int] = None,
    ) -> None:
        pulumi.set(self, "creation_time", creation_time)
        pulumi.set(self, "iam_role_arn", iam_role_arn)
        pulumi.set(self, "protected_resource_type", protected_resource_type)
        pulumi.set(self, "restore_testing_plan_name", restore_testing_plan_name)
        pulumi.set(self, "restore_testing_selection_name", restore_testing_selection_name)
        pulumi.set(self, "validation_window_hours", validation_window_hours)

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> str:
        """When it was created."""
        return cast(str, pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> str:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(str, pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="protectedResourceType")
    def protected_resource_type(self) -> str:
        """The type of the resources that are tested, e.g. `RDS`."""
        return cast(str, pulumi.get(self, "protected_resource_type"))

    @property
    @pulumi.getter(name="restoreTestingPlanName")
    def restore_testing_plan_name(self) -> str:
        """The name of the restore testing plan."""
        return cast(str, pulumi.get(self, "restore_testing_plan_name"))

    @property
    @pulumi.getter(name="restoreTestingSelectionName")
    def restore_testing_selection_name(self) -> str:
        """The name of the selection."""
        return cast(str, pulumi.get(self, "restore_testing_selection_name"))

    @property
    @pulumi.getter(name="validationWindowHours")
    def validation_window_hours(self) -> Optional[int]:
        """Hours that what was restored is kept, to be validated."""
        return cast(Optional[int], pulumi.get(self, "validation_window_hours"))


@pulumi.output_type
class ListRestoreTestingSelectionsResult(Nested):
    """The selections of a restore testing plan."""

    def __init__(
        self,
        *,
        restore_testing_selections: Sequence[RestoreTestingSelectionSummaryResult],
    ) -> None:
        pulumi.set(self, "restore_testing_selections", restore_testing_selections)

    @property
    @pulumi.getter(name="restoreTestingSelections")
    def restore_testing_selections(self) -> Sequence[RestoreTestingSelectionSummaryResult]:
        """The selections of the restore testing plan."""
        return cast(
            Sequence[RestoreTestingSelectionSummaryResult],
            pulumi.get(self, "restore_testing_selections"),
        )


@pulumi.output_type
class BackupSelectionSummaryResult(Nested):
    """A selection, without what it selects."""

    def __init__(
        self,
        *,
        selection_id: str,
        selection_name: str,
        backup_plan_id: str,
        creation_date: Optional[str] = None,
        creator_request_id: Optional[str] = None,
        iam_role_arn: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "selection_id", selection_id)
        pulumi.set(self, "selection_name", selection_name)
        pulumi.set(self, "backup_plan_id", backup_plan_id)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "creator_request_id", creator_request_id)
        pulumi.set(self, "iam_role_arn", iam_role_arn)

    @property
    @pulumi.getter(name="selectionId")
    def selection_id(self) -> str:
        """The ID of the selection."""
        return cast(str, pulumi.get(self, "selection_id"))

    @property
    @pulumi.getter(name="selectionName")
    def selection_name(self) -> str:
        """The name of the selection."""
        return cast(str, pulumi.get(self, "selection_name"))

    @property
    @pulumi.getter(name="backupPlanId")
    def backup_plan_id(self) -> str:
        """The ID of the plan."""
        return cast(str, pulumi.get(self, "backup_plan_id"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="creatorRequestId")
    def creator_request_id(self) -> Optional[str]:
        """The idempotency token of its creation."""
        return cast(Optional[str], pulumi.get(self, "creator_request_id"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> Optional[str]:
        """The ARN of the IAM role that AWS Backup uses for it."""
        return cast(Optional[str], pulumi.get(self, "iam_role_arn"))


@pulumi.output_type
class ListSelectionsResult(Nested):
    """The selections of a plan."""

    def __init__(
        self,
        *,
        backup_selections_list: Optional[Sequence[BackupSelectionSummaryResult]] = None,
    ) -> None:
        pulumi.set(self, "backup_selections_list", backup_selections_list)

    @property
    @pulumi.getter(name="backupSelectionsList")
    def backup_selections_list(self) -> Sequence[BackupSelectionSummaryResult]:
        """The selections of the plan."""
        return cast(
            Sequence[BackupSelectionSummaryResult], pulumi.get(self, "backup_selections_list")
        )


@pulumi.output_type
class ListTagsResult(Nested):
    """The tags of something of AWS Backup's."""

    def __init__(
        self,
        *,
        tags: Optional[Mapping[str, str]] = None,
    ) -> None:
        pulumi.set(self, "tags", tags)

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> Mapping[str, str]:
        """The tags, by key."""
        return cast(Mapping[str, str], pulumi.get(self, "tags"))


@pulumi.output_type
class BackupVaultResult(Nested):
    """A vault."""

    def __init__(
        self,
        *,
        backup_vault_name: str,
        backup_vault_arn: str,
        vault_type: Optional[str] = None,
        vault_state: Optional[str] = None,
        creation_date: Optional[str] = None,
        encryption_key_arn: Optional[str] = None,
        creator_request_id: Optional[str] = None,
        number_of_recovery_points: Optional[int] = None,
        locked: Optional[bool] = None,
        min_retention_days: Optional[int] = None,
        max_retention_days: Optional[int] = None,
        lock_date: Optional[str] = None,
        encryption_key_type: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "backup_vault_name", backup_vault_name)
        pulumi.set(self, "backup_vault_arn", backup_vault_arn)
        pulumi.set(self, "vault_type", vault_type)
        pulumi.set(self, "vault_state", vault_state)
        pulumi.set(self, "creation_date", creation_date)
        pulumi.set(self, "encryption_key_arn", encryption_key_arn)
        pulumi.set(self, "creator_request_id", creator_request_id)
        pulumi.set(self, "number_of_recovery_points", number_of_recovery_points)
        pulumi.set(self, "locked", locked)
        pulumi.set(self, "min_retention_days", min_retention_days)
        pulumi.set(self, "max_retention_days", max_retention_days)
        pulumi.set(self, "lock_date", lock_date)
        pulumi.set(self, "encryption_key_type", encryption_key_type)

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> str:
        """The name of the vault."""
        return cast(str, pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> str:
        """The ARN of the vault."""
        return cast(str, pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="vaultType")
    def vault_type(self) -> Optional[str]:
        """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or
        `RESTORE_ACCESS_BACKUP_VAULT`."""
        return cast(Optional[str], pulumi.get(self, "vault_type"))

    @property
    @pulumi.getter(name="vaultState")
    def vault_state(self) -> Optional[str]:
        """`CREATING`, `AVAILABLE` or `FAILED`."""
        return cast(Optional[str], pulumi.get(self, "vault_state"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> Optional[str]:
        """When it was created."""
        return cast(Optional[str], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="encryptionKeyArn")
    def encryption_key_arn(self) -> Optional[str]:
        """The ARN of the KMS key that encrypts it."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_arn"))

    @property
    @pulumi.getter(name="creatorRequestId")
    def creator_request_id(self) -> Optional[str]:
        """The idempotency token of its creation."""
        return cast(Optional[str], pulumi.get(self, "creator_request_id"))

    @property
    @pulumi.getter(name="numberOfRecoveryPoints")
    def number_of_recovery_points(self) -> Optional[int]:
        """The number of recovery points in it, roughly."""
        return cast(Optional[int], pulumi.get(self, "number_of_recovery_points"))

    @property
    @pulumi.getter(name="locked")
    def locked(self) -> Optional[bool]:
        """Whether a lock protects what is in the vault."""
        return cast(Optional[bool], pulumi.get(self, "locked"))

    @property
    @pulumi.getter(name="minRetentionDays")
    def min_retention_days(self) -> Optional[int]:
        """The shortest time, in days, that the lock lets recovery points be kept."""
        return cast(Optional[int], pulumi.get(self, "min_retention_days"))

    @property
    @pulumi.getter(name="maxRetentionDays")
    def max_retention_days(self) -> Optional[int]:
        """The longest time, in days, that the lock lets recovery points be kept."""
        return cast(Optional[int], pulumi.get(self, "max_retention_days"))

    @property
    @pulumi.getter(name="lockDate")
    def lock_date(self) -> Optional[str]:
        """When the lock can't be changed or removed any more."""
        return cast(Optional[str], pulumi.get(self, "lock_date"))

    @property
    @pulumi.getter(name="encryptionKeyType")
    def encryption_key_type(self) -> Optional[str]:
        """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
        return cast(Optional[str], pulumi.get(self, "encryption_key_type"))


@pulumi.output_type
class ListVaultsResult(Nested):
    """The vaults of a region."""

    def __init__(
        self,
        *,
        backup_vault_list: Optional[Sequence[BackupVaultResult]] = None,
    ) -> None:
        pulumi.set(self, "backup_vault_list", backup_vault_list)

    @property
    @pulumi.getter(name="backupVaultList")
    def backup_vault_list(self) -> Sequence[BackupVaultResult]:
        """The vaults."""
        return cast(Sequence[BackupVaultResult], pulumi.get(self, "backup_vault_list"))
