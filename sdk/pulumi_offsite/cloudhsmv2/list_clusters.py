# Generated from the provider's models by tools/generate.py: do not edit.
"""The CloudHSM clusters of a region."""

from collections.abc import Mapping, Sequence

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListClustersResult


def list_clusters(
    *,
    cluster_ids: Sequence[str] | None = None,
    states: Sequence[str] | None = None,
    vpc_ids: Sequence[str] | None = None,
    tags: Mapping[str, str] | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListClustersResult:
    """The CloudHSM clusters of a region.

    Args:
        cluster_ids: Only these clusters.
        states: Only clusters in one of these states, e.g. `ACTIVE`.
        vpc_ids: Only clusters in one of these VPCs.
        tags: Only clusters that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:cloudhsmv2:listClusters", locals(), ListClustersResult)


def list_clusters_output(
    *,
    cluster_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    states: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    vpc_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListClustersResult]:
    """The CloudHSM clusters of a region.

    Args:
        cluster_ids: Only these clusters.
        states: Only clusters in one of these states, e.g. `ACTIVE`.
        vpc_ids: Only clusters in one of these VPCs.
        tags: Only clusters that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:cloudhsmv2:listClusters", locals(), ListClustersResult)
