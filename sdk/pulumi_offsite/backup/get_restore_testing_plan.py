# Generated from the provider's models by tools/generate.py: do not edit.
"""A restore testing plan: when it runs, and which recovery points it tests."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetRestoreTestingPlanResult


def get_restore_testing_plan(
    *,
    restore_testing_plan_name: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> GetRestoreTestingPlanResult:
    """A restore testing plan: when it runs, and which recovery points it tests.

    Args:
        restore_testing_plan_name: The name of the restore testing plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:getRestoreTestingPlan", locals(), GetRestoreTestingPlanResult)


def get_restore_testing_plan_output(
    *,
    restore_testing_plan_name: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[GetRestoreTestingPlanResult]:
    """A restore testing plan: when it runs, and which recovery points it tests.

    Args:
        restore_testing_plan_name: The name of the restore testing plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:backup:getRestoreTestingPlan", locals(), GetRestoreTestingPlanResult
    )
