"""AssumeRole and GetCallerIdentity.

https://www.tencentcloud.com/document/product/1150/49452. Every role of an account that the sandbox
has trusts both accounts; its name may be any.
"""

import re
import secrets
from datetime import timedelta
from typing import Any

from tencentcloud.sts.v20180813 import models

from ...clock import clock
from ..accounts import API_KEYS, ApiKey, temporary_keys
from ..errors import TencentError, invalid_parameter_value
from ..operation import Operation, Service

_ROLE = re.compile(r"qcs::cam::uin/(?P<uin>\d+):role(Name)?/[\w.@/-]+")
_SESSION = re.compile(r"[\w+=,.@-]{2,128}")
_LONGEST = 43200


def assume_role(account: str, region: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """A temporary key of the account that has the role."""
    role = _ROLE.fullmatch(parameters["RoleArn"])
    owner = next((k for k in API_KEYS.values() if role and k.uin == role["uin"]), None)
    if owner is None:
        raise TencentError("ResourceNotFound.RoleNotFound", "The role does not exist.")
    if not _SESSION.fullmatch(parameters["RoleSessionName"]):
        raise invalid_parameter_value("RoleSessionName", "it should have 2 to 128 characters")
    duration: int = parameters.get("DurationSeconds", 7200)
    if not 0 < duration <= _LONGEST:
        raise TencentError("InvalidParameter.OverTimeError", "It is valid for too long.")
    secret_id = f"AKID{secrets.token_hex(16)}"
    key = ApiKey(owner.account, secrets.token_hex(16), owner.uin, secrets.token_hex(32))
    temporary_keys[secret_id] = key
    # Clients go by real time.
    expires = clock.real() + timedelta(seconds=duration)
    return {
        "Credentials": {
            "Token": key.token,
            "TmpSecretId": secret_id,
            "TmpSecretKey": key.secret_key,
        },
        "ExpiredTime": int(expires.timestamp()),
        "Expiration": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def get_caller_identity(account: str, region: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """The account of the key that signed the call."""
    uin = next(key.uin for key in API_KEYS.values() if key.account == account)
    return {
        "Arn": f"qcs::cam::uin/{uin}:uin/{uin}",
        "AccountId": uin,
        "UserId": uin,
        "PrincipalId": uin,
        "Type": "CAMUser",
    }


STS = Service(
    "sts",
    "2018-08-13",
    models,
    (
        Operation("AssumeRole", assume_role, ("RoleArn", "RoleSessionName")),
        Operation("GetCallerIdentity", get_caller_identity, ()),
    ),
)
