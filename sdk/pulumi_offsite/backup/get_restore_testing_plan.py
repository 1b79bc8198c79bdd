# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A restore testing plan: when it runs, and which recovery points it tests"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetRestoreTestingPlanResult


def get_restore_testing_plan(
    *,
    restore_testing_plan_name: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> GetRestoreTestingPlanResult:
    """
    A restore testing plan: when it runs, and which recovery points it tests.

    Args:
        restore_testing_plan_name: The name of the restore testing plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:getRestoreTestingPlan",
        {
            "restoreTestingPlanName": restore_testing_plan_name,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetRestoreTestingPlanResult,
    )


def get_restore_testing_plan_output(
    *,
    restore_testing_plan_name: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[GetRestoreTestingPlanResult]:
    """
    A restore testing plan: when it runs, and which recovery points it tests.

    Args:
        restore_testing_plan_name: The name of the restore testing plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:getRestoreTestingPlan",
        {
            "restoreTestingPlanName": restore_testing_plan_name,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetRestoreTestingPlanResult,
        opts,
    )
