"""The environment variables that point every SDK at the sandbox, and at nothing else."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

AWS_ACCESS_KEY_ID = "AKIASANDBOX000000001"
AWS_SECRET_ACCESS_KEY = "sandbox-secret-1"
AWS_REGION = "eu-west-1"
TENCENTCLOUD_SECRET_ID = "AKIDsandbox00000000000000000000000001"
TENCENTCLOUD_SECRET_KEY = "sandbox-tencent-secret-1"
TENCENTCLOUD_REGION = "ap-guangzhou"

_LEADING_ELSEWHERE = (
    "AWS_DEFAULT_PROFILE",
    "AWS_PROFILE",
    "AWS_ROLE_ARN",
    "AWS_SECURITY_TOKEN",
    "AWS_SESSION_TOKEN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "TENCENTCLOUD_PROFILE",
    "TENCENTCLOUD_ROLE_ARN",
    "TENCENTCLOUD_SECURITY_TOKEN",
)
_PROXIES = ("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY")


def variables(url: str) -> dict[str, str]:
    """The variables to set for the sandbox at ``url``."""
    return {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": AWS_ACCESS_KEY_ID,
        "AWS_SECRET_ACCESS_KEY": AWS_SECRET_ACCESS_KEY,
        "AWS_REGION": AWS_REGION,
        "AWS_DEFAULT_REGION": AWS_REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "TENCENTCLOUD_SECRET_ID": TENCENTCLOUD_SECRET_ID,
        "TENCENTCLOUD_SECRET_KEY": TENCENTCLOUD_SECRET_KEY,
        "TENCENTCLOUD_REGION": TENCENTCLOUD_REGION,
        "TENCENTCLOUD_ENDPOINT_URL": url,
        **_no_proxy(url, os.environ),
    }


def leading_elsewhere(environ: Mapping[str, str]) -> list[str]:
    """The variables to unset: they would bring real credentials or endpoints into play."""
    return sorted(
        name
        for name in {*_LEADING_ELSEWHERE, *environ}
        if name in _LEADING_ELSEWHERE or name.startswith("AWS_ENDPOINT_URL_")
    )


def environ(url: str, base: Mapping[str, str]) -> dict[str, str]:
    """The whole environment ``base``, turned to the sandbox at ``url``."""
    removed = leading_elsewhere(base)
    kept = {name: value for name, value in base.items() if name not in removed}
    return {**kept, **variables(url)}


def _no_proxy(url: str, environ: Mapping[str, str]) -> dict[str, str]:
    """Keep calls on loopback away from a proxy, if there is one."""
    if not any(environ.get(name) or environ.get(name.lower()) for name in _PROXIES):
        return {}
    parts = urlsplit(url)
    current = environ.get("NO_PROXY") or environ.get("no_proxy") or ""
    # Tencent's SDK looks for the host with its port.
    wanted = [parts.hostname or "", parts.netloc]
    hosts = [host for host in current.split(",") if host]
    value = ",".join([*hosts, *(host for host in wanted if host not in hosts)])
    return {"NO_PROXY": value, "no_proxy": value}
