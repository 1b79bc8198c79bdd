# Generated from the provider's models by tools/generate.py: do not edit.
"""The backup plans of a region."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListPlansResult


def list_plans(
    *,
    include_deleted: bool | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListPlansResult:
    """The backup plans of a region.

    Args:
        include_deleted: Whether deleted plans are listed too. Default: no.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:listPlans", locals(), ListPlansResult)


def list_plans_output(
    *,
    include_deleted: pulumi.Input[bool] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListPlansResult]:
    """The backup plans of a region.

    Args:
        include_deleted: Whether deleted plans are listed too. Default: no.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:listPlans", locals(), ListPlansResult)
