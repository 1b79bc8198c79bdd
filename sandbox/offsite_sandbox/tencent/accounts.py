"""The accounts (``AppId``) of the emulated Tencent Cloud and their API keys."""

from typing import NamedTuple


class ApiKey(NamedTuple):
    """A permanent API key and the account that it belongs to."""

    account: str
    secret_key: str


API_KEYS = {
    "AKIDsandbox00000000000000000000000001": ApiKey("1250000001", "sandbox-tencent-secret-1"),
    "AKIDsandbox00000000000000000000000002": ApiKey("1250000002", "sandbox-tencent-secret-2"),
}
SEED_ACCOUNT = "1250000001"
