# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The resources whose recovery points a restore testing plan tests"""

from collections.abc import Awaitable, Mapping, Sequence
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    ProtectedResourceConditions,
    ProtectedResourceConditionsArgs,
    ProtectedResourceConditionsArgsDict,
)


@pulumi.input_type
class _RestoreTestingSelectionProps(Props):
    restore_testing_plan_name: Optional[pulumi.Input[str]] = pulumi.property(
        "restoreTestingPlanName", default=None
    )
    protected_resource_type: Optional[pulumi.Input[str]] = pulumi.property(
        "protectedResourceType", default=None
    )
    iam_role_arn: Optional[pulumi.Input[str]] = pulumi.property("iamRoleArn", default=None)
    restore_testing_selection_name: Optional[pulumi.Input[str]] = pulumi.property(
        "restoreTestingSelectionName", default=None
    )
    protected_resource_arns: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = pulumi.property(
        "protectedResourceArns", default=None
    )
    protected_resource_conditions: Optional[
        pulumi.Input[
            Union[
                ProtectedResourceConditionsArgs,
                ProtectedResourceConditionsArgsDict,
                ProtectedResourceConditions,
            ]
        ]
    ] = pulumi.property("protectedResourceConditions", default=None)
    restore_metadata_overrides: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = (
        pulumi.property("restoreMetadataOverrides", default=None)
    )
    validation_window_hours: Optional[pulumi.Input[int]] = pulumi.property(
        "validationWindowHours", default=None
    )
    adopt: Optional[pulumi.Input[bool]] = pulumi.property("adopt", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class RestoreTestingSelection(Resource, module="offsite/backup", name="RestoreTestingSelection"):
    """A selection of a restore testing plan: resources of a type whose recovery points are
    restored
    as a test."""

    token = "offsite:backup:RestoreTestingSelection"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        restore_testing_plan_name: pulumi.Input[str],
        protected_resource_type: pulumi.Input[str],
        iam_role_arn: pulumi.Input[str],
        restore_testing_selection_name: Optional[pulumi.Input[str]] = None,
        protected_resource_arns: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
        protected_resource_conditions: Optional[
            pulumi.Input[
                Union[
                    ProtectedResourceConditionsArgs,
                    ProtectedResourceConditionsArgsDict,
                    ProtectedResourceConditions,
                ]
            ]
        ] = None,
        restore_metadata_overrides: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        validation_window_hours: Optional[pulumi.Input[int]] = None,
        adopt: Optional[pulumi.Input[bool]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            restore_testing_plan_name: The name of the restore testing plan.
            protected_resource_type: The type of the resources, e.g. `RDS`.
            iam_role_arn: The role by which AWS Backup restores.
            restore_testing_selection_name: The name of the selection. Left out: the
                resource's name and a suffix.
            protected_resource_arns: The ARNs of the resources, at most 30; or `*` for all
                of the type, with or without conditions. Changing from ARNs to conditions makes
                the selection anew.
            protected_resource_conditions: The tags of the resources.
            restore_metadata_overrides: What to restore with instead of what AWS Backup
                infers; the keys are those of the type's restore metadata, in any case.
            validation_window_hours: For how many hours what was restored is kept, to be
                validated: at most 168.
            adopt: Take over a selection of that name that exists already.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _RestoreTestingSelectionProps()
        props["restore_testing_plan_name"] = restore_testing_plan_name
        props["protected_resource_type"] = protected_resource_type
        props["iam_role_arn"] = iam_role_arn
        props["restore_testing_selection_name"] = restore_testing_selection_name
        props["protected_resource_arns"] = protected_resource_arns
        props["protected_resource_conditions"] = protected_resource_conditions
        props["restore_metadata_overrides"] = restore_metadata_overrides
        props["validation_window_hours"] = validation_window_hours
        props["adopt"] = adopt
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="restoreTestingPlanName")
    def restore_testing_plan_name(self) -> pulumi.Output[str]:
        """The name of the restore testing plan."""
        return cast(pulumi.Output[str], pulumi.get(self, "restore_testing_plan_name"))

    @property
    @pulumi.getter(name="protectedResourceType")
    def protected_resource_type(self) -> pulumi.Output[str]:
        """The type of the resources, e.g. `RDS`."""
        return cast(pulumi.Output[str], pulumi.get(self, "protected_resource_type"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> pulumi.Output[str]:
        """The role by which AWS Backup restores."""
        return cast(pulumi.Output[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="restoreTestingSelectionName")
    def restore_testing_selection_name(self) -> pulumi.Output[Optional[str]]:
        """The name of the selection. Left out: the resource's name and a suffix."""
        return cast(
            pulumi.Output[Optional[str]], pulumi.get(self, "restore_testing_selection_name")
        )

    @property
    @pulumi.getter(name="protectedResourceArns")
    def protected_resource_arns(self) -> pulumi.Output[Optional[Sequence[str]]]:
        """The ARNs of the resources, at most 30; or `*` for all of the type, with or without
        conditions. Changing from ARNs to conditions makes the selection anew."""
        return cast(
            pulumi.Output[Optional[Sequence[str]]], pulumi.get(self, "protected_resource_arns")
        )

    @property
    @pulumi.getter(name="protectedResourceConditions")
    def protected_resource_conditions(self) -> pulumi.Output[Optional[ProtectedResourceConditions]]:
        """The tags of the resources."""
        return cast(
            pulumi.Output[Optional[ProtectedResourceConditions]],
            pulumi.get(self, "protected_resource_conditions"),
        )

    @property
    @pulumi.getter(name="restoreMetadataOverrides")
    def restore_metadata_overrides(self) -> pulumi.Output[Mapping[str, str]]:
        """What to restore with instead of what AWS Backup infers; the keys are those of the
        type's restore metadata, in any case."""
        return cast(
            pulumi.Output[Mapping[str, str]], pulumi.get(self, "restore_metadata_overrides")
        )

    @property
    @pulumi.getter(name="validationWindowHours")
    def validation_window_hours(self) -> pulumi.Output[Optional[int]]:
        """For how many hours what was restored is kept, to be validated: at most 168."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "validation_window_hours"))

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
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> pulumi.Output[Optional[str]]:
        """When the selection was made."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "creation_time"))


_OUTPUTS = (
    "restore_testing_plan_name",
    "protected_resource_type",
    "iam_role_arn",
    "restore_testing_selection_name",
    "protected_resource_arns",
    "protected_resource_conditions",
    "restore_metadata_overrides",
    "validation_window_hours",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "creation_time",
)
