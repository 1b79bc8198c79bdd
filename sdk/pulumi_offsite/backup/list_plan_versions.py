# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The versions of a backup plan"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListPlanVersionsResult


def list_plan_versions(
    *,
    backup_plan_id: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListPlanVersionsResult:
    """
    The versions of a backup plan.

    Args:
        backup_plan_id: The ID of the plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listPlanVersions",
        {
            "backupPlanId": backup_plan_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListPlanVersionsResult,
    )


def list_plan_versions_output(
    *,
    backup_plan_id: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListPlanVersionsResult]:
    """
    The versions of a backup plan.

    Args:
        backup_plan_id: The ID of the plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listPlanVersions",
        {
            "backupPlanId": backup_plan_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListPlanVersionsResult,
        opts,
    )
