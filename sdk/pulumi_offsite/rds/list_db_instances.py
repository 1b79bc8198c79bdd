# Generated from the provider's models by tools/generate.py: do not edit.
"""The RDS instances of a region, and how long they keep automated backups."""

from collections.abc import Mapping, Sequence

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListDbInstancesResult


def list_db_instances(
    *,
    db_instance_identifier: str | None = None,
    db_cluster_ids: Sequence[str] | None = None,
    engines: Sequence[str] | None = None,
    backed_up: bool | None = None,
    tags: Mapping[str, str] | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListDbInstancesResult:
    """The RDS instances of a region, and how long they keep automated backups.

    Args:
        db_instance_identifier: Only the instance of this name; an error if there is none.
        db_cluster_ids: Only the instances of these clusters: their identifiers or ARNs.
        engines: Only instances of these engines, e.g. `postgres`.
        backed_up: Only instances that keep automated backups, or only those that keep
            none.
        tags: Only instances that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:rds:listDbInstances", locals(), ListDbInstancesResult)


def list_db_instances_output(
    *,
    db_instance_identifier: pulumi.Input[str] | None = None,
    db_cluster_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    engines: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    backed_up: pulumi.Input[bool] | None = None,
    tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListDbInstancesResult]:
    """The RDS instances of a region, and how long they keep automated backups.

    Args:
        db_instance_identifier: Only the instance of this name; an error if there is none.
        db_cluster_ids: Only the instances of these clusters: their identifiers or ARNs.
        engines: Only instances of these engines, e.g. `postgres`.
        backed_up: Only instances that keep automated backups, or only those that keep
            none.
        tags: Only instances that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:rds:listDbInstances", locals(), ListDbInstancesResult)
