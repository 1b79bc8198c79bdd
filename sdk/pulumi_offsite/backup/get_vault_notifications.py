# Generated from the provider's models by tools/generate.py: do not edit.
"""Which events of a backup vault are sent, and where to."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetVaultNotificationsResult


def get_vault_notifications(
    *,
    backup_vault_name: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> GetVaultNotificationsResult:
    """Which events of a backup vault are sent, and where to. An error if it sends none.

    Args:
        backup_vault_name: The name of the vault.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:getVaultNotifications", locals(), GetVaultNotificationsResult)


def get_vault_notifications_output(
    *,
    backup_vault_name: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[GetVaultNotificationsResult]:
    """Which events of a backup vault are sent, and where to. An error if it sends none.

    Args:
        backup_vault_name: The name of the vault.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:backup:getVaultNotifications", locals(), GetVaultNotificationsResult
    )
