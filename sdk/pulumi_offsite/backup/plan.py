# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A plan that makes backups, and copies of them in other regions and accounts"""

from collections.abc import Awaitable, Mapping, Sequence
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    AdvancedBackupSetting,
    AdvancedBackupSettingArgs,
    AdvancedBackupSettingArgsDict,
    BackupRule,
    BackupRuleArgs,
    BackupRuleArgsDict,
    ScanSetting,
    ScanSettingArgs,
    ScanSettingArgsDict,
)


@pulumi.input_type
class _PlanProps(Props):
    backup_plan_name: Optional[pulumi.Input[str]] = pulumi.property("backupPlanName", default=None)
    rules: Optional[
        pulumi.Input[Sequence[pulumi.Input[Union[BackupRuleArgs, BackupRuleArgsDict, BackupRule]]]]
    ] = pulumi.property("rules", default=None)
    backup_plan_template_id: Optional[pulumi.Input[str]] = pulumi.property(
        "backupPlanTemplateId", default=None
    )
    backup_plan_template_json: Optional[pulumi.Input[str]] = pulumi.property(
        "backupPlanTemplateJson", default=None
    )
    advanced_backup_settings: Optional[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    Union[
                        AdvancedBackupSettingArgs,
                        AdvancedBackupSettingArgsDict,
                        AdvancedBackupSetting,
                    ]
                ]
            ]
        ]
    ] = pulumi.property("advancedBackupSettings", default=None)
    scan_settings: Optional[
        pulumi.Input[
            Sequence[pulumi.Input[Union[ScanSettingArgs, ScanSettingArgsDict, ScanSetting]]]
        ]
    ] = pulumi.property("scanSettings", default=None)
    tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "tags", default=None
    )
    adopt: Optional[pulumi.Input[str]] = pulumi.property("adopt", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class Plan(Resource, module="offsite/backup", name="Plan"):
    """An AWS Backup plan: when backups are made, in which vault, for how long they are kept,
    and
    where they are copied to. What is backed up, a `Selection` says."""

    token = "offsite:backup:Plan"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        backup_plan_name: Optional[pulumi.Input[str]] = None,
        rules: Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[BackupRuleArgs, BackupRuleArgsDict, BackupRule]]]
            ]
        ] = None,
        backup_plan_template_id: Optional[pulumi.Input[str]] = None,
        backup_plan_template_json: Optional[pulumi.Input[str]] = None,
        advanced_backup_settings: Optional[
            pulumi.Input[
                Sequence[
                    pulumi.Input[
                        Union[
                            AdvancedBackupSettingArgs,
                            AdvancedBackupSettingArgsDict,
                            AdvancedBackupSetting,
                        ]
                    ]
                ]
            ]
        ] = None,
        scan_settings: Optional[
            pulumi.Input[
                Sequence[pulumi.Input[Union[ScanSettingArgs, ScanSettingArgsDict, ScanSetting]]]
            ]
        ] = None,
        tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        adopt: Optional[pulumi.Input[str]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_plan_name: The name of the plan. Left out: the resource's name and a
                suffix.
            rules: When backups are made, where to, and for how long. In a plan that starts
                from a template, a rule with the name of one of the template's changes that:
                what it leaves out stays as there.
            backup_plan_template_id: The template to start from, by its ID in
                `list_plan_templates`. It is read when the plan is made, and when its document
                changes; what AWS changes in a template later changes no plan.
            backup_plan_template_json: The document to start from, as `export_plan_template`
                answers it: it is signed, and can't be edited. Its name isn't taken over.
            advanced_backup_settings: How the backups of a type of resource are made, a
                setting a type. Left out, as the template has them, if there is one.
            scan_settings: What is scanned for malware, and as whom. Left out, as the
                template has them, if there is one.
            tags: The tags of the plan.
            adopt: The ID of a plan to take over, instead of making one.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _PlanProps()
        props["backup_plan_name"] = backup_plan_name
        props["rules"] = rules
        props["backup_plan_template_id"] = backup_plan_template_id
        props["backup_plan_template_json"] = backup_plan_template_json
        props["advanced_backup_settings"] = advanced_backup_settings
        props["scan_settings"] = scan_settings
        props["tags"] = tags
        props["adopt"] = adopt
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="backupPlanName")
    def backup_plan_name(self) -> pulumi.Output[Optional[str]]:
        """The name of the plan. Left out: the resource's name and a suffix."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "backup_plan_name"))

    @property
    @pulumi.getter(name="rules")
    def rules(self) -> pulumi.Output[Sequence[BackupRule]]:
        """When backups are made, where to, and for how long. In a plan that starts from a
        template, a rule with the name of one of the template's changes that: what it
        leaves out stays as there."""
        return cast(pulumi.Output[Sequence[BackupRule]], pulumi.get(self, "rules"))

    @property
    @pulumi.getter(name="backupPlanTemplateId")
    def backup_plan_template_id(self) -> pulumi.Output[Optional[str]]:
        """The template to start from, by its ID in `list_plan_templates`. It is read when
        the plan is made, and when its document changes; what AWS changes in a template
        later changes no plan."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "backup_plan_template_id"))

    @property
    @pulumi.getter(name="backupPlanTemplateJson")
    def backup_plan_template_json(self) -> pulumi.Output[Optional[str]]:
        """The document to start from, as `export_plan_template` answers it: it is signed,
        and can't be edited. Its name isn't taken over."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "backup_plan_template_json"))

    @property
    @pulumi.getter(name="advancedBackupSettings")
    def advanced_backup_settings(self) -> pulumi.Output[Sequence[AdvancedBackupSetting]]:
        """How the backups of a type of resource are made, a setting a type. Left out, as the
        template has them, if there is one."""
        return cast(
            pulumi.Output[Sequence[AdvancedBackupSetting]],
            pulumi.get(self, "advanced_backup_settings"),
        )

    @property
    @pulumi.getter(name="scanSettings")
    def scan_settings(self) -> pulumi.Output[Sequence[ScanSetting]]:
        """What is scanned for malware, and as whom. Left out, as the template has them, if
        there is one."""
        return cast(pulumi.Output[Sequence[ScanSetting]], pulumi.get(self, "scan_settings"))

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> pulumi.Output[Mapping[str, str]]:
        """The tags of the plan."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "tags"))

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[Optional[str]]:
        """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
        chain."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "region"))

    @property
    @pulumi.getter(name="roleArn")
    def role_arn(self) -> pulumi.Output[Optional[str]]:
        """An IAM role to assume for this, e.g. in another account."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "role_arn"))

    @property
    @pulumi.getter(name="profile")
    def profile(self) -> pulumi.Output[Optional[str]]:
        """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
        chain."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "profile"))

    @property
    @pulumi.getter(name="timeouts")
    def timeouts(self) -> pulumi.Output[Optional[Timeouts]]:
        """How long creation, changes and deletion may take, each a duration like `90m`."""
        return cast(pulumi.Output[Optional[Timeouts]], pulumi.get(self, "timeouts"))

    @property
    @pulumi.getter(name="backupPlanId")
    def backup_plan_id(self) -> pulumi.Output[str]:
        """The ID of the plan."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_plan_id"))

    @property
    @pulumi.getter(name="backupPlanArn")
    def backup_plan_arn(self) -> pulumi.Output[str]:
        """The ARN of the plan."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_plan_arn"))

    @property
    @pulumi.getter(name="versionId")
    def version_id(self) -> pulumi.Output[str]:
        """The version of the plan: another one after each change of its document."""
        return cast(pulumi.Output[str], pulumi.get(self, "version_id"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> pulumi.Output[str]:
        """When the plan, in this version, was created."""
        return cast(pulumi.Output[str], pulumi.get(self, "creation_date"))


_OUTPUTS = (
    "backup_plan_name",
    "rules",
    "backup_plan_template_id",
    "backup_plan_template_json",
    "advanced_backup_settings",
    "scan_settings",
    "tags",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "backup_plan_id",
    "backup_plan_arn",
    "version_id",
    "creation_date",
)
