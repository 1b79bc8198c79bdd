# Generated from the provider's models by tools/generate.py: do not edit.
"""The selections of a restore testing plan."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListRestoreTestingSelectionsResult


def list_restore_testing_selections(
    *,
    restore_testing_plan_name: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListRestoreTestingSelectionsResult:
    """The selections of a restore testing plan.

    Args:
        restore_testing_plan_name: The name of the restore testing plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke(
        "offsite:backup:listRestoreTestingSelections", locals(), ListRestoreTestingSelectionsResult
    )


def list_restore_testing_selections_output(
    *,
    restore_testing_plan_name: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListRestoreTestingSelectionsResult]:
    """The selections of a restore testing plan.

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
        "offsite:backup:listRestoreTestingSelections", locals(), ListRestoreTestingSelectionsResult
    )
