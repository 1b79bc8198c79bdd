# Generated from the provider's models by tools/generate.py: do not edit.
"""A selection of a backup plan: which resources the plan backs up, and with which role."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetSelectionResult


def get_selection(
    *,
    backup_plan_id: str,
    selection_id: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> GetSelectionResult:
    """A selection of a backup plan: which resources the plan backs up, and with which role.

    Args:
        backup_plan_id: The ID of the plan.
        selection_id: The ID of the selection.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:getSelection", locals(), GetSelectionResult)


def get_selection_output(
    *,
    backup_plan_id: pulumi.Input[str],
    selection_id: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[GetSelectionResult]:
    """A selection of a backup plan: which resources the plan backs up, and with which role.

    Args:
        backup_plan_id: The ID of the plan.
        selection_id: The ID of the selection.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:getSelection", locals(), GetSelectionResult)
