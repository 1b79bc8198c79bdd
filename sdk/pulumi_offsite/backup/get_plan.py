# Generated from the provider's models by tools/generate.py: do not edit.
"""A backup plan, or an older version of it."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetPlanResult


def get_plan(
    *,
    backup_plan_id: str,
    version_id: str | None = None,
    max_scheduled_runs_preview: int | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> GetPlanResult:
    """A backup plan, or an older version of it. Its rules and settings can be given to a
    `Plan` again.

    Args:
        backup_plan_id: The ID of the plan.
        version_id: A version of the plan. Default: the newest.
        max_scheduled_runs_preview: How many of the next runs are listed, up to 10.
            Default: none.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:getPlan", locals(), GetPlanResult)


def get_plan_output(
    *,
    backup_plan_id: pulumi.Input[str],
    version_id: pulumi.Input[str] | None = None,
    max_scheduled_runs_preview: pulumi.Input[int] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[GetPlanResult]:
    """A backup plan, or an older version of it. Its rules and settings can be given to a
    `Plan` again.

    Args:
        backup_plan_id: The ID of the plan.
        version_id: A version of the plan. Default: the newest.
        max_scheduled_runs_preview: How many of the next runs are listed, up to 10.
            Default: none.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:getPlan", locals(), GetPlanResult)
