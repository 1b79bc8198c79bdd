# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The selections of a backup plan"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListSelectionsResult


def list_selections(
    *,
    backup_plan_id: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListSelectionsResult:
    """
    The selections of a backup plan.

    Args:
        backup_plan_id: The ID of the plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listSelections",
        {
            "backupPlanId": backup_plan_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListSelectionsResult,
    )


def list_selections_output(
    *,
    backup_plan_id: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListSelectionsResult]:
    """
    The selections of a backup plan.

    Args:
        backup_plan_id: The ID of the plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listSelections",
        {
            "backupPlanId": backup_plan_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListSelectionsResult,
        opts,
    )
