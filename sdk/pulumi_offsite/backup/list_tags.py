# Generated from the provider's models by tools/generate.py: do not edit.
"""The tags of a resource of AWS Backup: a plan, a vault, a recovery point, a framework, …."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListTagsResult


def list_tags(
    *,
    resource_arn: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListTagsResult:
    """The tags of a resource of AWS Backup: a plan, a vault, a recovery point, a framework,
    …

    Args:
        resource_arn: The ARN of a plan, vault, recovery point, framework or report plan
            of AWS Backup.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:listTags", locals(), ListTagsResult)


def list_tags_output(
    *,
    resource_arn: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListTagsResult]:
    """The tags of a resource of AWS Backup: a plan, a vault, a recovery point, a framework,
    …

    Args:
        resource_arn: The ARN of a plan, vault, recovery point, framework or report plan
            of AWS Backup.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:listTags", locals(), ListTagsResult)
