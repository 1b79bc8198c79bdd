# Generated from the provider's models by tools/generate.py: do not edit.
"""The backup plan that a JSON document makes."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetPlanFromJsonResult


def get_plan_from_json(
    *,
    backup_plan_template_json: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> GetPlanFromJsonResult:
    """The backup plan that a JSON document makes. An error if it makes none.

    Args:
        backup_plan_template_json: The plan as JSON, as `export_plan_template` gives it.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:getPlanFromJson", locals(), GetPlanFromJsonResult)


def get_plan_from_json_output(
    *,
    backup_plan_template_json: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[GetPlanFromJsonResult]:
    """The backup plan that a JSON document makes. An error if it makes none.

    Args:
        backup_plan_template_json: The plan as JSON, as `export_plan_template` gives it.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:getPlanFromJson", locals(), GetPlanFromJsonResult)
