# Generated from the provider's models by tools/generate.py: do not edit.
"""The automated backups of an RDS instance that can be restored to the latest moment, be
they its own, replicated or retained.
"""

from collections.abc import Mapping

import pulumi

from .._invoke import invoke, invoke_output
from .types import DbInstanceAutomatedBackupResult


def get_newest_db_instance_automated_backup(
    *,
    db_instance_identifier: str,
    tags: Mapping[str, str] | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> DbInstanceAutomatedBackupResult:
    """The automated backups of an RDS instance that can be restored to the latest moment, be
    they its own, replicated or retained. An error if there are none.

    Args:
        db_instance_identifier: The name of the instance, which may be deleted by now.
        tags: Only backups that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke(
        "offsite:rds:getNewestDbInstanceAutomatedBackup", locals(), DbInstanceAutomatedBackupResult
    )


def get_newest_db_instance_automated_backup_output(
    *,
    db_instance_identifier: pulumi.Input[str],
    tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[DbInstanceAutomatedBackupResult]:
    """The automated backups of an RDS instance that can be restored to the latest moment, be
    they its own, replicated or retained. An error if there are none.

    Args:
        db_instance_identifier: The name of the instance, which may be deleted by now.
        tags: Only backups that carry all of these tags.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:rds:getNewestDbInstanceAutomatedBackup", locals(), DbInstanceAutomatedBackupResult
    )
