"""Global settings: those of the organization."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from ....clock import clock
from ...accounts import ACCOUNTS
from ...regions import partition
from ..shared.answer import given
from ..shared.exceptions import InvalidParameterValueError, InvalidRequestError
from ..shared.place import Place

MANAGEMENT_ACCOUNT = ACCOUNTS[0].id
"""The management account of the organization that all accounts of the sandbox are in."""

_FLAGS = ("isCrossAccountBackupEnabled", "isDelegatedAdministratorEnabled", "isMpaEnabled")
_HOMES = {"aws": "us-east-1", "aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1"}


class GlobalSettings:
    """The organization's settings, as one account and region sees them.

    Args:
        of_place: the global settings of another account and region.
    """

    def __init__(self, place: Place, of_place: "Callable[[Place], GlobalSettings]") -> None:
        self._place = place
        self._of_place = of_place
        self._flags = dict[str, str].fromkeys(_FLAGS, "false")
        self._updated: datetime | None = None

    def describe_global_settings(self) -> dict[str, Any]:
        """``DescribeGlobalSettings``: the organization's, which its accounts have in common."""
        home = self._home
        return given({"GlobalSettings": dict(home._flags), "LastUpdateTime": home._updated})

    def update_global_settings(self, global_settings: dict[str, str] | None = None) -> None:
        """``UpdateGlobalSettings``."""
        if self._place.account != MANAGEMENT_ACCOUNT:
            raise InvalidRequestError(
                f"Account {self._place.account} is not the management account of its organization."
            )
        for name, value in (global_settings or {}).items():
            if name not in _FLAGS or value not in ("true", "false"):
                raise InvalidParameterValueError(f"Invalid global setting: {name}={value}")
        home = self._home
        home._flags = {**home._flags, **(global_settings or {})}
        home._updated = clock.now()

    @property
    def allow_cross_account(self) -> bool:
        """Whether copies may go to other accounts."""
        return self._home._flags["isCrossAccountBackupEnabled"] == "true"

    @property
    def _home(self) -> "GlobalSettings":
        """Where they are kept: once for all regions of a partition."""
        region = _HOMES.get(partition(self._place.region), self._place.region)
        return self._of_place(Place(MANAGEMENT_ACCOUNT, region))
