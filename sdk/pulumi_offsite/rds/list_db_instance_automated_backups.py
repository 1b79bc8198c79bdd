# Generated from the provider's models by tools/generate.py: do not edit.
"""The automated backups of RDS instances in a region, replicated ones included."""

from collections.abc import Mapping, Sequence

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListDbInstanceAutomatedBackupsResult


def list_db_instance_automated_backups(
    *,
    db_instance_identifier: str | None = None,
    dbi_resource_id: str | None = None,
    db_instance_automated_backups_arn: str | None = None,
    statuses: Sequence[str] | None = None,
    tags: Mapping[str, str] | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListDbInstanceAutomatedBackupsResult:
    """The automated backups of RDS instances in a region, replicated ones included.

    Args:
        db_instance_identifier: Only the backups of the instance of this name; an error if
            there are none.
        dbi_resource_id: Only the backups of the instance with this resource ID; an error
            if there are none.
        db_instance_automated_backups_arn: Only the backups of this ARN; an error if there
            are none.
        statuses: Only backups in one of these states: `retained` ones are of instances
            that are deleted, or of replications that have stopped.
        tags: Only backups that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke(
        "offsite:rds:listDbInstanceAutomatedBackups", locals(), ListDbInstanceAutomatedBackupsResult
    )


def list_db_instance_automated_backups_output(
    *,
    db_instance_identifier: pulumi.Input[str] | None = None,
    dbi_resource_id: pulumi.Input[str] | None = None,
    db_instance_automated_backups_arn: pulumi.Input[str] | None = None,
    statuses: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListDbInstanceAutomatedBackupsResult]:
    """The automated backups of RDS instances in a region, replicated ones included.

    Args:
        db_instance_identifier: Only the backups of the instance of this name; an error if
            there are none.
        dbi_resource_id: Only the backups of the instance with this resource ID; an error
            if there are none.
        db_instance_automated_backups_arn: Only the backups of this ARN; an error if there
            are none.
        statuses: Only backups in one of these states: `retained` ones are of instances
            that are deleted, or of replications that have stopped.
        tags: Only backups that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:rds:listDbInstanceAutomatedBackups", locals(), ListDbInstanceAutomatedBackupsResult
    )
