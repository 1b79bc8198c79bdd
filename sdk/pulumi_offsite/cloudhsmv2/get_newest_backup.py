# Generated from the provider's models by tools/generate.py: do not edit.
"""The newest backup of a CloudHSM cluster that is `READY`."""

from collections.abc import Mapping

import pulumi

from .._invoke import invoke, invoke_output
from .types import BackupResult


def get_newest_backup(
    *,
    cluster_id: str,
    tags: Mapping[str, str] | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> BackupResult:
    """The newest backup of a CloudHSM cluster that is `READY`. An error if there is none.

    Args:
        cluster_id: The cluster, e.g. `cluster-abcdefg2345`.
        tags: Only backups that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:cloudhsmv2:getNewestBackup", locals(), BackupResult)


def get_newest_backup_output(
    *,
    cluster_id: pulumi.Input[str],
    tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[BackupResult]:
    """The newest backup of a CloudHSM cluster that is `READY`. An error if there is none.

    Args:
        cluster_id: The cluster, e.g. `cluster-abcdefg2345`.
        tags: Only backups that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:cloudhsmv2:getNewestBackup", locals(), BackupResult)
