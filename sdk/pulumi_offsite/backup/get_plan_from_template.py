# Generated from the provider's models by tools/generate.py: do not edit.
"""The backup plan that one of AWS's templates makes."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetPlanFromTemplateResult


def get_plan_from_template(
    *,
    backup_plan_template_id: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> GetPlanFromTemplateResult:
    """The backup plan that one of AWS's templates makes.

    Args:
        backup_plan_template_id: The ID of the template, from `list_plan_templates`.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:getPlanFromTemplate", locals(), GetPlanFromTemplateResult)


def get_plan_from_template_output(
    *,
    backup_plan_template_id: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[GetPlanFromTemplateResult]:
    """The backup plan that one of AWS's templates makes.

    Args:
        backup_plan_template_id: The ID of the template, from `list_plan_templates`.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:getPlanFromTemplate", locals(), GetPlanFromTemplateResult)
