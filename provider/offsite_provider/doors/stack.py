"""The configuration of a program's stack: which door it chooses, and what a provider gets of it.

It is read in the program, which has no use for what the configuration means to the clouds.
"""

from collections.abc import Mapping
from typing import Any, Final

import pulumi
from pulumi.runtime import config

_OWN: Final = "offsite:"
_FOREIGN: Final = (
    {"aws:region": "region"},
    {"aws:profile": "profile"},
    {"aws:accessKey": "accessKey", "aws:secretKey": "secretKey", "aws:token": "token"},
    {"tencentcloud:region": "tencentRegion"},
    {
        "tencentcloud:secretId": "tencentSecretId",
        "tencentcloud:secretKey": "tencentSecretKey",
        "tencentcloud:securityToken": "tencentSecurityToken",
    },
)
"""The keys of other packages that stand in for ours, group by group: where a stack has the first of
ours, it has no use for the group."""


def stack_configuration() -> dict[str, Any]:
    """All keys of the stack, with their packages' names."""
    return {**config.get_config_env(), **config.CONFIG.get()}


def chooses_plugin() -> bool:
    """Whether the stack says that the plugin manages all resources. Raises a `RunError` if it says
    neither yes nor no."""
    return pulumi.Config("offsite").get_bool("plugin") or False


def provider_arguments() -> Mapping[str, Any] | None:
    """The arguments, by wire names, of a provider with the stack's configuration.

    `None` if the engine's own default provider is one: it is told no keys of other packages.
    """
    stack = stack_configuration()
    own = {key: key.removeprefix(_OWN) for key in stack if key.startswith(_OWN)}
    foreign: dict[str, str] = {}
    for group in _FOREIGN:
        if next(iter(group.values())) not in own.values():
            foreign |= {key: name for key, name in group.items() if stack.get(key)}
    if not foreign:
        return None
    return {
        name: pulumi.Output.secret(stack[key]) if config.is_config_secret(key) else stack[key]
        for key, name in {**own, **foreign}.items()
    }
