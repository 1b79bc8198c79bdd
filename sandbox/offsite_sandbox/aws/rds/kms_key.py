"""The KMS key that replicated backups are encrypted with."""

from moto.kms.models import kms_backends

from .exceptions import KMSKeyNotAccessibleFault


def accessible(kms_key_id: str, account: str, region: str) -> str:
    """The ARN of a key of ``region``, given as an ID, an ARN, an alias or an alias's ARN.

    Raises:
        KMSKeyNotAccessibleFault: it is of another region, does not exist, or is not enabled.
    """
    name = kms_key_id
    if kms_key_id.startswith("arn:"):
        parts = kms_key_id.split(":")
        if len(parts) != 6 or parts[3] != region:
            raise KMSKeyNotAccessibleFault(f"The KMS key {kms_key_id} is not in {region}.")
        account, name = parts[4], parts[5].removeprefix("key/")
    kms = kms_backends[account][region]
    exists = kms.alias_exists(name) if name.startswith("alias/") else name in kms.keys
    if not exists or not (key := kms.describe_key(name)).enabled:
        raise KMSKeyNotAccessibleFault(
            f"The KMS key {kms_key_id} does not exist, is not enabled or you do not have "
            "permissions to access it."
        )
    return key.arn
