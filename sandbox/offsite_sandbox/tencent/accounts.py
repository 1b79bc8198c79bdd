"""The accounts (``AppId``) of the emulated Tencent Cloud and their API keys."""

from typing import NamedTuple


class ApiKey(NamedTuple):
    """An API key, the account that it belongs to, and that account's ``uin``.

    A temporary one has a token, which goes with every request.
    """

    account: str
    secret_key: str
    uin: str
    token: str = ""


API_KEYS = {
    "AKIDsandbox00000000000000000000000001": ApiKey(
        "1250000001", "sandbox-tencent-secret-1", "100000000001"
    ),
    "AKIDsandbox00000000000000000000000002": ApiKey(
        "1250000002", "sandbox-tencent-secret-2", "100000000002"
    ),
}
SEED_ACCOUNT = "1250000001"

temporary_keys: dict[str, ApiKey] = {}
"""The keys that STS has given out."""


def key_of(secret_id: str) -> ApiKey | None:
    """The key of this ID, permanent or temporary."""
    return API_KEYS.get(secret_id) or temporary_keys.get(secret_id)
