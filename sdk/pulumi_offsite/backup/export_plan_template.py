# Generated from the provider's models by tools/generate.py: do not edit.
"""A backup plan as a template, in JSON."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ExportPlanTemplateResult


def export_plan_template(
    *,
    backup_plan_id: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ExportPlanTemplateResult:
    """A backup plan as a template, in JSON.

    Args:
        backup_plan_id: The ID of the plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:exportPlanTemplate", locals(), ExportPlanTemplateResult)


def export_plan_template_output(
    *,
    backup_plan_id: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ExportPlanTemplateResult]:
    """A backup plan as a template, in JSON.

    Args:
        backup_plan_id: The ID of the plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:exportPlanTemplate", locals(), ExportPlanTemplateResult)
