"""The KMS keys that vaults are encrypted with."""

from moto.kms.models import KmsBackend, kms_backends

from ..shared.arns import Arn, parse
from ..shared.exceptions import InvalidParameterValueError

_ALIAS = "alias/aws/backup"


def default_key(account: str, region: str) -> str:
    """The ARN of the account's ``aws/backup`` key in a region, which is made when it is missing."""
    kms = kms_backends[account][region]
    key_id = kms.get_key_id_from_alias(_ALIAS)
    if key_id is None:
        key_id = _make(kms)
    return kms.keys[key_id].arn


def check_key(arn: str, account: str, region: str) -> None:
    """Refuse a key that a vault of a region can't be encrypted with.

    Raises:
        InvalidParameterValueError: it is not the ARN of an enabled key of the region.
    """
    try:
        parts = parse(arn)
    except ValueError:
        parts = Arn("", "", "", "", "")
    kind, _, key_id = parts.resource.partition("/")
    if (parts.service, kind) != ("kms", "key"):
        raise InvalidParameterValueError(f"Provided key is not an ARN of a KMS key: {arn}")
    key = kms_backends[parts.account][region].keys.get(key_id)
    if key is None or key.arn != arn or not key.enabled:
        raise InvalidParameterValueError(
            f"The KMS key {arn} does not exist in {region}, is not enabled, or account {account} "
            "is not allowed to use it."
        )


def _make(kms: KmsBackend) -> str:
    # Moto makes an RSA key even for a symmetric one, which takes much longer than this.
    key = kms.create_key(
        policy=None,
        key_usage="ENCRYPT_DECRYPT",
        key_spec="ECC_NIST_P256",
        description=("Default key that protects my AWS Backup data when no other key is defined"),
        tags=[],
    )
    key.key_spec = "SYMMETRIC_DEFAULT"
    key.key_manager = "AWS"
    kms.create_alias(key.id, _ALIAS)
    return key.id
