# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The backup plan that one of AWS's templates makes"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetPlanFromTemplateResult


def get_plan_from_template(
    *,
    backup_plan_template_id: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> GetPlanFromTemplateResult:
    """
    The backup plan that one of AWS's templates makes.

    Args:
        backup_plan_template_id: The ID of the template, as `list_plan_templates` tells it.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:getPlanFromTemplate",
        {
            "backupPlanTemplateId": backup_plan_template_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetPlanFromTemplateResult,
    )


def get_plan_from_template_output(
    *,
    backup_plan_template_id: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[GetPlanFromTemplateResult]:
    """
    The backup plan that one of AWS's templates makes.

    Args:
        backup_plan_template_id: The ID of the template, as `list_plan_templates` tells it.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:getPlanFromTemplate",
        {
            "backupPlanTemplateId": backup_plan_template_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetPlanFromTemplateResult,
        opts,
    )
