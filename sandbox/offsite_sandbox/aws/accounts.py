"""The accounts of the emulated AWS: IAM users whose access keys are known beforehand.

They live in moto's IAM, beside the keys that ``CreateAccessKey`` and ``AssumeRole`` make there, so
that one place knows every key, its secret and its account.
"""

from typing import Any, NamedTuple, cast

from moto.iam.models import AccessKey, iam_backends
from moto.sts.models import sts_backends
from moto.utilities.utils import PARTITION_NAMES

USER_NAME = "offsite"


class Account(NamedTuple):
    """An account and the access key of its user ``offsite``."""

    id: str
    access_key_id: str
    secret_access_key: str


class AccessKeyOwner(NamedTuple):
    """Whom an access key belongs to; ``session_token`` is None for permanent keys."""

    account: str
    secret_access_key: str
    session_token: str | None


ACCOUNTS = (
    Account("123456789012", "AKIASANDBOX000000001", "sandbox-secret-1"),
    Account("210987654321", "AKIASANDBOX000000002", "sandbox-secret-2"),
)
SEED_ACCOUNT = ACCOUNTS[0].id


def create() -> None:
    """Make the accounts' users and keys, in every partition."""
    for account in ACCOUNTS:
        for partition in PARTITION_NAMES:
            iam = iam_backends[account.id][partition]
            user = iam.create_user(partition, USER_NAME)
            key = cast(AccessKey, cast(Any, AccessKey)(USER_NAME, "AKIA", account.id))
            key.access_key_id = account.access_key_id
            key.secret_access_key = account.secret_access_key
            user.access_keys.append(key)
            iam.access_keys[key.access_key_id] = key


def find(access_key_id: str) -> AccessKeyOwner | None:
    """Whom an access key belongs to, or None if it does not exist."""
    for account, partitions in list(iam_backends.items()):
        for partition, iam in list(partitions.items()):
            key = iam.access_keys.get(access_key_id)
            if key is None or key.status != "Active":
                continue
            role = sts_backends[account][partition].get_assumed_role_from_access_key(access_key_id)
            return AccessKeyOwner(
                account, key.secret_access_key, None if role is None else role.session_token
            )
    return None
