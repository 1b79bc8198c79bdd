# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A backup plan, or an older version of it"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetPlanResult


def get_plan(
    *,
    backup_plan_id: str,
    version_id: Optional[str] = None,
    max_scheduled_runs_preview: Optional[int] = None,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> GetPlanResult:
    """
    A backup plan, or an older version of it. Its rules and settings can be given to a `Plan`
    again.

    Args:
        backup_plan_id: The ID of the plan.
        version_id: A version of the plan. Default: the newest.
        max_scheduled_runs_preview: How many of the next runs are told, up to 10. Default:
            none.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:getPlan",
        {
            "backupPlanId": backup_plan_id,
            "versionId": version_id,
            "maxScheduledRunsPreview": max_scheduled_runs_preview,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetPlanResult,
    )


def get_plan_output(
    *,
    backup_plan_id: pulumi.Input[str],
    version_id: Optional[pulumi.Input[str]] = None,
    max_scheduled_runs_preview: Optional[pulumi.Input[int]] = None,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[GetPlanResult]:
    """
    A backup plan, or an older version of it. Its rules and settings can be given to a `Plan`
    again.

    Args:
        backup_plan_id: The ID of the plan.
        version_id: A version of the plan. Default: the newest.
        max_scheduled_runs_preview: How many of the next runs are told, up to 10. Default:
            none.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:getPlan",
        {
            "backupPlanId": backup_plan_id,
            "versionId": version_id,
            "maxScheduledRunsPreview": max_scheduled_runs_preview,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetPlanResult,
        opts,
    )
