# Generated from the provider's models by tools/generate.py: do not edit.
"""The Redshift Serverless namespaces of a region."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListNamespacesResult


def list_namespaces(
    *,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListNamespacesResult:
    """The Redshift Serverless namespaces of a region.

    Args:
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:redshiftserverless:listNamespaces", locals(), ListNamespacesResult)


def list_namespaces_output(
    *,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListNamespacesResult]:
    """The Redshift Serverless namespaces of a region.

    Args:
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:redshiftserverless:listNamespaces", locals(), ListNamespacesResult
    )
