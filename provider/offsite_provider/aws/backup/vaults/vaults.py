"""What is known of the backup vaults of a region.

Many are read by the page. AWS answers "access denied" for a vault that isn't there, as it does for
one whose policy keeps the caller out: only the list of all vaults tells one from the other.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from ....core.failures import AccessDenied, NotFound
from ....core.listing import Listing
from ....core.resource import Context
from ....core.run import Run
from ...failures import doing
from ...pages import pages

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.type_defs import BackupVaultListMemberTypeDef

    VaultDescription = BackupVaultListMemberTypeDef


@contextmanager
def doing_with_vault(client: BackupClient, name: str, what: str) -> Generator[None]:
    """`doing`, around a call about a vault: one that isn't there is `NotFound`."""
    try:
        with doing(what):
            yield
    except AccessDenied as denied:
        vaults = _list(client)
        if vaults is None or name in vaults:
            raise
        why = f"there is no backup vault {name} in {client.meta.region_name}"
        raise NotFound(what, why) from denied


def describe(client: BackupClient, name: str, what: str = "") -> VaultDescription:
    """A vault as it is now. Raises `NotFound` if there is none of that name."""
    what = what or f"read backup vault {name}"

    def ask() -> VaultDescription:
        return cast("VaultDescription", client.describe_backup_vault(BackupVaultName=name))

    try:
        with doing_with_vault(client, name, what):
            return ask()
    except AccessDenied:
        # A new one may show in the list a moment after the description was refused.
        with doing(what):
            return ask()


def find(client: BackupClient, name: str) -> VaultDescription | None:
    """A vault as it is now; `None` if there is none of that name."""
    try:
        return describe(client, name)
    except NotFound:
        return None


def _list(client: BackupClient) -> Mapping[str, VaultDescription] | None:
    """All vaults by name; `None` if they may not be listed."""
    try:
        with doing("list backup vaults"):
            found = pages(client.list_backup_vaults, MaxResults=1000)
            vaults: list[VaultDescription] = [v for page in found for v in page["BackupVaultList"]]
    except AccessDenied:
        return None
    return {vault.get("BackupVaultName", ""): vault for vault in vaults}


class Vaults:
    """The vaults of an account in a region, as one run sees them."""

    def __init__(self, run: Run, client: BackupClient) -> None:
        self._run = run
        self._client = client
        self._listing: Listing[VaultDescription] = Listing(
            lambda name: find(client, name), lambda: _list(client)
        )

    def get(
        self, name: str, is_expected: Callable[[VaultDescription], bool] = lambda vault: True
    ) -> VaultDescription | None:
        """A vault; `None` if there is none of that name.

        What a listing says is asked for alone before it is told, unless it `is_expected`.
        """
        return self._listing.get(name, lambda vault: vault is not None and is_expected(vault))

    def existing(self, name: str, what: str) -> VaultDescription:
        """A vault that is known to be there: being refused access is just that."""
        with doing(what):
            return cast(
                "VaultDescription", self._client.describe_backup_vault(BackupVaultName=name)
            )

    def changed(self) -> None:
        """Notes that the run has changed a vault: what was listed before is true no more."""
        self._listing.changed()

    def made(self, arn: str) -> None:
        """Notes that the run has made a vault."""
        self._arn_head(lambda: arn)
        self.changed()

    def arn(self, name: str) -> str:
        """The ARN of a vault. Only the first of a run is asked for: the others are alike.

        Raises `NotFound` if that one isn't there.
        """

        def ask() -> str:
            vault = describe(self._client, name, f"find backup vault {name}")
            return vault.get("BackupVaultArn", "")

        return f"{self._arn_head(ask)}:{name}"

    def default_key(self, context: Context, name: str) -> str | None:
        """The ARN of the key that encrypts every vault for which none was given, as `name` was.

        That one was just made, and is waited for until it shows.
        """
        what = f"find the key of backup vault {name}"

        def ask() -> str | None:
            vault = context.retry_while(
                lambda refusal: isinstance(refusal, NotFound),
                lambda: describe(self._client, name, what),
            )
            return vault.get("EncryptionKeyArn")

        return self._run.once(("default key", id(self._client)), ask)

    def _arn_head(self, arn: Callable[[], str]) -> str:
        """What the ARNs of all vaults here begin with; `arn` gives that of any."""
        key = ("vault ARNs", id(self._client))
        return self._run.once(key, lambda: arn().rpartition(":")[0])


def vaults_of(context: Context, client: BackupClient) -> Vaults:
    """The vaults that a client sees, the same for all the resources of a run."""
    return context.run.once(("vaults", id(client)), lambda: Vaults(context.run, client))
