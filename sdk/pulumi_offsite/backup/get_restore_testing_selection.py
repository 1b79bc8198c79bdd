# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A selection of a restore testing plan: which resources it tests, and as whom"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetRestoreTestingSelectionResult


def get_restore_testing_selection(
    *,
    restore_testing_plan_name: str,
    restore_testing_selection_name: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> GetRestoreTestingSelectionResult:
    """
    A selection of a restore testing plan: which resources it tests, and as whom.

    Args:
        restore_testing_plan_name: The name of the restore testing plan.
        restore_testing_selection_name: The name of the selection.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:getRestoreTestingSelection",
        {
            "restoreTestingPlanName": restore_testing_plan_name,
            "restoreTestingSelectionName": restore_testing_selection_name,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetRestoreTestingSelectionResult,
    )


def get_restore_testing_selection_output(
    *,
    restore_testing_plan_name: pulumi.Input[str],
    restore_testing_selection_name: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[GetRestoreTestingSelectionResult]:
    """
    A selection of a restore testing plan: which resources it tests, and as whom.

    Args:
        restore_testing_plan_name: The name of the restore testing plan.
        restore_testing_selection_name: The name of the selection.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:getRestoreTestingSelection",
        {
            "restoreTestingPlanName": restore_testing_plan_name,
            "restoreTestingSelectionName": restore_testing_selection_name,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetRestoreTestingSelectionResult,
        opts,
    )
