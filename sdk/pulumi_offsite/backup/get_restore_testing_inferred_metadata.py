# Generated from the provider's models by tools/generate.py: do not edit.
"""The least metadata, with safe defaults, that a restore of a recovery point takes."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetRestoreTestingInferredMetadataResult


def get_restore_testing_inferred_metadata(
    *,
    backup_vault_name: str,
    recovery_point_arn: str,
    backup_vault_account_id: str | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> GetRestoreTestingInferredMetadataResult:
    """The least metadata, with safe defaults, that a restore of a recovery point takes.

    Args:
        backup_vault_name: The name of the vault.
        recovery_point_arn: The ARN of the recovery point.
        backup_vault_account_id: The account that owns the vault, if another account
            shares it with this one.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke(
        "offsite:backup:getRestoreTestingInferredMetadata",
        locals(),
        GetRestoreTestingInferredMetadataResult,
    )


def get_restore_testing_inferred_metadata_output(
    *,
    backup_vault_name: pulumi.Input[str],
    recovery_point_arn: pulumi.Input[str],
    backup_vault_account_id: pulumi.Input[str] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[GetRestoreTestingInferredMetadataResult]:
    """The least metadata, with safe defaults, that a restore of a recovery point takes.

    Args:
        backup_vault_name: The name of the vault.
        recovery_point_arn: The ARN of the recovery point.
        backup_vault_account_id: The account that owns the vault, if another account
            shares it with this one.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return pulumi.Output.secret(
        invoke_output(
            "offsite:backup:getRestoreTestingInferredMetadata",
            locals(),
            GetRestoreTestingInferredMetadataResult,
        )
    )
