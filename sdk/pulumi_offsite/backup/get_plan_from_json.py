# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The backup plan that a JSON document makes"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetPlanFromJsonResult


def get_plan_from_json(
    *,
    backup_plan_template_json: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> GetPlanFromJsonResult:
    """
    The backup plan that a JSON document makes. An error if it makes none.

    Args:
        backup_plan_template_json: The plan as JSON, as `export_plan_template` gives it.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:getPlanFromJson",
        {
            "backupPlanTemplateJson": backup_plan_template_json,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetPlanFromJsonResult,
    )


def get_plan_from_json_output(
    *,
    backup_plan_template_json: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[GetPlanFromJsonResult]:
    """
    The backup plan that a JSON document makes. An error if it makes none.

    Args:
        backup_plan_template_json: The plan as JSON, as `export_plan_template` gives it.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:getPlanFromJson",
        {
            "backupPlanTemplateJson": backup_plan_template_json,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetPlanFromJsonResult,
        opts,
    )
