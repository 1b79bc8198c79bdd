# Generated from the provider's models by tools/generate.py: do not edit.
"""The backups of CloudHSM clusters in a region, the newest first."""

from collections.abc import Mapping, Sequence

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListBackupsResult


def list_backups(
    *,
    backup_ids: Sequence[str] | None = None,
    source_backup_ids: Sequence[str] | None = None,
    cluster_ids: Sequence[str] | None = None,
    states: Sequence[str] | None = None,
    never_expires: bool | None = None,
    shared: bool | None = None,
    tags: Mapping[str, str] | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListBackupsResult:
    """The backups of CloudHSM clusters in a region, the newest first.

    Args:
        backup_ids: Only these backups.
        source_backup_ids: Only copies of these backups.
        cluster_ids: Only backups of these clusters.
        states: Only backups in one of these states, e.g. `READY`.
        never_expires: Only backups that are exempt from the retention policy of their
            cluster, or only the others.
        shared: Backups that other accounts share with this one, instead of its own.
        tags: Only backups that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:cloudhsmv2:listBackups", locals(), ListBackupsResult)


def list_backups_output(
    *,
    backup_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    source_backup_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    cluster_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    states: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    never_expires: pulumi.Input[bool] | None = None,
    shared: pulumi.Input[bool] | None = None,
    tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListBackupsResult]:
    """The backups of CloudHSM clusters in a region, the newest first.

    Args:
        backup_ids: Only these backups.
        source_backup_ids: Only copies of these backups.
        cluster_ids: Only backups of these clusters.
        states: Only backups in one of these states, e.g. `READY`.
        never_expires: Only backups that are exempt from the retention policy of their
            cluster, or only the others.
        shared: Backups that other accounts share with this one, instead of its own.
        tags: Only backups that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:cloudhsmv2:listBackups", locals(), ListBackupsResult)
