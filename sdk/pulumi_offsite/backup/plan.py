# Generated from the provider's models by tools/generate.py: do not edit.
"""A plan that makes backups, and copies of them in other regions and accounts."""

from collections.abc import Mapping, Sequence

import pulumi

from .._resource import Resource
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


class Plan(Resource):
    """An AWS Backup plan: when backups are made, in which vault, for how long they are kept,
    and where they are copied to. A `Selection` says what is backed up.
    """

    token = "offsite:backup:Plan"
    _identified = ("region", "backup_plan_id")

    backup_plan_name: pulumi.Output[str | None]
    """The name of the plan: 1 to 50 letters, digits, `-`, `_` and `.`, unless it is adopted
    and has another. Left out: the name of what is adopted, or the resource's name and a
    suffix.
    """
    rules: pulumi.Output[Sequence[BackupRule]]
    """When backups are made, where to, and for how long. In a plan that starts from a
    template, a rule with the name of one of the template's changes that: what it leaves out
    stays as there.
    """
    backup_plan_template_id: pulumi.Output[str | None]
    """The template to start from, by its ID in `list_plan_templates`. It is read when the
    plan is made, and when its document changes; what AWS changes in a template later changes
    no plan.
    """
    backup_plan_template_json: pulumi.Output[str | None]
    """The document to start from, as `export_plan_template` answers it: it is signed, and
    can't be edited. Its name isn't taken over.
    """
    advanced_backup_settings: pulumi.Output[Sequence[AdvancedBackupSetting]]
    """How the backups of a type of resource are made, a setting a type. Left out, as the
    template has them, if there is one.
    """
    scan_settings: pulumi.Output[Sequence[ScanSetting]]
    """What is scanned for malware, and with which role. Left out, as the template has them,
    if there is one.
    """
    tags: pulumi.Output[Mapping[str, str] | None]
    """The tags of the plan, at most 49: offsite adds its mark. Left out, those of a plan
    that is taken over stay; `{}` removes them.
    """
    region: pulumi.Output[str]
    """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
    chain.
    """
    role_arn: pulumi.Output[str | None]
    """An IAM role to assume for this, e.g. in another account."""
    profile: pulumi.Output[str | None]
    """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
    chain.
    """
    timeouts: pulumi.Output[Timeouts | None]
    """How long creation, changes and deletion may take, each a duration like `90m`."""
    backup_plan_id: pulumi.Output[str]
    """The ID of the plan."""
    backup_plan_arn: pulumi.Output[str]
    """The ARN of the plan."""
    version_id: pulumi.Output[str]
    """The version of the plan: another one after each change of its document."""
    creation_date: pulumi.Output[str]
    """When the plan, in this version, was created."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_plan_name: pulumi.Input[str] | None = None,
        rules: pulumi.Input[
            Sequence[pulumi.Input[BackupRuleArgs | BackupRuleArgsDict | BackupRule]]
        ]
        | None = None,
        backup_plan_template_id: pulumi.Input[str] | None = None,
        backup_plan_template_json: pulumi.Input[str] | None = None,
        advanced_backup_settings: pulumi.Input[
            Sequence[
                pulumi.Input[
                    AdvancedBackupSettingArgs
                    | AdvancedBackupSettingArgsDict
                    | AdvancedBackupSetting
                ]
            ]
        ]
        | None = None,
        scan_settings: pulumi.Input[
            Sequence[pulumi.Input[ScanSettingArgs | ScanSettingArgsDict | ScanSetting]]
        ]
        | None = None,
        tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """A plan that makes backups, and copies of them in other regions and accounts.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_plan_name: The name of the plan: 1 to 50 letters, digits, `-`, `_` and
                `.`, unless it is adopted and has another. Left out: the name of what is
                adopted, or the resource's name and a suffix.
            rules: When backups are made, where to, and for how long. In a plan that
                starts from a template, a rule with the name of one of the template's changes
                that: what it leaves out stays as there.
            backup_plan_template_id: The template to start from, by its ID in
                `list_plan_templates`. It is read when the plan is made, and when its
                document changes; what AWS changes in a template later changes no plan.
            backup_plan_template_json: The document to start from, as
                `export_plan_template` answers it: it is signed, and can't be edited. Its
                name isn't taken over.
            advanced_backup_settings: How the backups of a type of resource are made, a
                setting a type. Left out, as the template has them, if there is one.
            scan_settings: What is scanned for malware, and with which role. Left out, as
                the template has them, if there is one.
            tags: The tags of the plan, at most 49: offsite adds its mark. Left out, those
                of a plan that is taken over stay; `{}` removes them.
            adopt: The id of a plan to take over, instead of making one:
                `<region>/<backup_plan_id>`.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
