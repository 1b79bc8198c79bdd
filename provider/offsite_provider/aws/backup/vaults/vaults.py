"""Backup vaults, as all that is about them sees them.

Many are read by the page. AWS answers "access denied" for a vault that isn't there, as it does for
one whose policy keeps the caller out: only the list of all vaults tells one from the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, TypeVar, cast

from pydantic.alias_generators import to_snake

from ....core import plan
from ....core.failures import AccessDenied, Busy, Cancelled, Conflict, Failure, Invalid, NotFound
from ....core.listing import Listing
from ....core.model import Inputs, Outputs
from ....core.problems import Problem
from ....core.resource import Context, State
from ....core.unknown import is_given
from ....core.values import matches, rfc3339
from ....core.waiting import Done, Waiting
from ...access import AwsInputs
from ...failures import doing
from ...pages import pages
from ..handler import BackupHandler
from ..names import vault_of
from .patience import patiently

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.type_defs import (
        BackupVaultListMemberTypeDef,
        RecoveryPointByBackupVaultTypeDef,
    )

    Vault = BackupVaultListMemberTypeDef
    Points = list[RecoveryPointByBackupVaultTypeDef]

I = TypeVar("I", bound=AwsInputs)  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741

_KEY: Final = re.compile(r"arn:aws[a-z-]*:kms:(?P<region>[a-z0-9-]+):\d{12}:key/[\w-]+")

KeyArn = Annotated[
    str,
    matches(
        _KEY.pattern,
        "the ARN of a KMS key, like `arn:aws:kms:eu-west-1:123456789012:key/…` "
        "(AWS Backup takes no alias and no ID)",
    ),
]

_AT_ONCE: Final = 4
"""How many recovery points are deleted at a time."""

_BESIDES: Final = frozenset({"adopt", "profile", "roleArn", "timeouts"})
"""Arguments that aren't of the thing itself."""


def key_here(key: str | None, region: object) -> Iterator[Problem]:
    """The rule that a vault's key is of the vault's region."""
    match = _KEY.fullmatch(key) if is_given(key) else None
    if match and isinstance(region, str) and match["region"] != region:
        yield Problem(
            ("encryptionKeyArn",), f"is a key of {match['region']}, and the vault is in {region}"
        )


def retention(least: int | None, most: int | None) -> Iterator[Problem]:
    """The rule that there is a retention which a vault takes."""
    if is_given(least) and is_given(most) and most < least:
        yield Problem(
            ("maxRetentionDays",),
            f"must not be less than `min_retention_days`, {least}, and is {most}",
        )


@contextmanager
def about(client: BackupClient, name: str, what: str) -> Generator[None]:
    """`doing`, around a call about a vault: one that isn't there is `NotFound`."""
    try:
        with doing(what):
            yield
    except AccessDenied as denied:
        vaults = _all(client)
        if vaults is None or any(v.get("BackupVaultName") == name for v in vaults.values()):
            raise
        raise _missing(client, name, what) from denied


def describe(client: BackupClient, name: str, what: str = "") -> Vault | None:
    """A vault as it is now; `None` if there is none of that name."""
    try:
        with about(client, name, what or f"read backup vault {name}"):
            return cast("Vault", client.describe_backup_vault(BackupVaultName=name))
    except NotFound:
        return None


def _missing(client: BackupClient, name: str, what: str) -> NotFound:
    return NotFound(what, f"there is no backup vault {name} in {client.meta.region_name}")


def _all(client: BackupClient) -> Mapping[str, Vault] | None:
    """All vaults by ARN; `None` if they may not be listed."""
    try:
        with doing("list backup vaults"):
            found = pages(client.list_backup_vaults, MaxResults=1000)
            vaults: list[Vault] = [vault for page in found for vault in page["BackupVaultList"]]
    except AccessDenied:
        return None
    return {vault.get("BackupVaultArn", ""): vault for vault in vaults}


def _recovery_points(client: BackupClient, name: str) -> Points:
    with about(client, name, f"list the recovery points of backup vault {name}"):
        found = pages(
            client.list_recovery_points_by_backup_vault, BackupVaultName=name, MaxResults=1000
        )
        return [point for page in found for point in page["RecoveryPoints"]]


class OfVaults(BackupHandler[I, O]):
    """A handler of vaults, or of what belongs to one."""

    def vault(self, context: Context, inputs: I, arn: str) -> Vault | None:
        """A vault as it is now; `None` if it is gone."""
        return self._vaults(context, self.backup(context, inputs)).get(arn)

    def changed(self, context: Context, inputs: I) -> None:
        """Notes that what vaults were read before is true no more."""
        self._vaults(context, self.backup(context, inputs)).changed()

    def arn_of(self, context: Context, inputs: I, name: str) -> str:
        """The ARN of a vault. Only the first of a run is asked for: the others are alike."""
        client = self.backup(context, inputs)

        def ask() -> str:
            what = f"find backup vault {name}"
            vault = describe(client, name, what)
            if vault is None:
                raise _missing(client, name, what)
            return vault.get("BackupVaultArn", "")

        return f"{self._known(context, client, ask)}:{name}"

    def _known(self, context: Context, client: BackupClient, arn: Callable[[], str]) -> str:
        """What the ARNs of all vaults here begin with; `arn` gives that of any."""
        key = ("vault ARNs", id(client))
        return context.run.once(key, lambda: arn().rpartition(":")[0])

    def _vaults(self, context: Context, client: BackupClient) -> Listing[Vault]:
        return context.run.once(
            ("vaults", id(client)),
            lambda: Listing(lambda arn: describe(client, vault_of(arn).name), lambda: _all(client)),
        )


class NamedVault(OfVaults[I, O]):
    """A handler of vaults of one kind. Its inputs have `backup_vault_name`, `adopt` and `tags`."""

    kind: ClassVar[str]
    """The API's `VaultType`."""
    unique = True

    def state(self, inputs: I, vault: Vault, tags: Mapping[str, str]) -> State[I, O]:
        """It, as the service shows it."""
        raise NotImplementedError

    def token_of(self, context: Context, inputs: I, name: str) -> str:
        """The ID of the request that makes it."""
        return context.owner.token(str(inputs.region), name)

    def made(self, context: Context, inputs: I, arn: str) -> None:
        """Notes that there is a new vault."""
        self._known(context, self.backup(context, inputs), lambda: arn)
        self.changed(context, inputs)

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        arn = _arn(state)
        vault = self.vault(context, state.inputs, arn)
        if vault is None or vault.get("VaultType", self.kind) != self.kind:
            return None
        return self.state(state.inputs, vault, self.tags_of(context, state.inputs, arn))

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        self.settle_tags(context, inputs, _arn(state), _tags(state.inputs), _tags(inputs))
        # What can't change in place is as it was, in particular what the service has chosen.
        fixed = ("backup_vault_name", "encryption_key_arn")
        live = {name: getattr(state.inputs, name) for name in fixed}
        return State(state.id, inputs.model_copy(update=live), state.outputs)

    def take_over(self, context: Context, inputs: I, name: str, conflict: Conflict) -> State[I, O]:
        """The vault that has the name already, if it is ours or the program adopts it."""
        found = describe(self.backup(context, inputs), name, conflict.what)
        if found is None:
            raise conflict
        if found.get("VaultType", self.kind) != self.kind:
            kind = found.get("VaultType", "").lower().replace("_", " ")
            raise Conflict(
                conflict.what,
                f"a vault of that name exists already, and is a {kind}",
                "Give another `backup_vault_name`",
            )
        if found.get("CreatorRequestId") != self.token_of(context, inputs, name):
            if not getattr(inputs, "adopt", False):
                raise Conflict(
                    conflict.what,
                    "a vault of that name exists already, which this resource did not make",
                    "Take it over with `adopt=True`, or give another `backup_vault_name`",
                )
            context.report.info(f"takes over backup vault {name}, which exists already")
        arn = found.get("BackupVaultArn", "")
        state = self.state(inputs, found, self.tags_of(context, inputs, arn))
        fixed = map(to_snake, plan.diff(state.inputs, inputs).replaces)
        there = [f'{argument}="{getattr(state.inputs, argument)}"' for argument in fixed]
        if there:
            raise Conflict(
                conflict.what,
                f"a vault of that name exists already, with {', '.join(there)}, which can't be "
                "changed",
                "Give what it has, or delete it",
            )
        return self.update(context, state, inputs)

    def remove(self, context: Context, state: State[I, O], *, force: bool | None) -> None:
        """Deletes the vault; with `force`, the recovery points in it first. `None`: never."""
        name, client = state.id, self.backup(context, state.inputs)
        what = f"delete backup vault {name}"

        def delete() -> None:
            with about(client, name, what):
                client.delete_backup_vault(BackupVaultName=name)

        try:
            try:
                delete()
            except Invalid:
                points = _recovery_points(client, name)
                if not points:
                    raise
                _refuse(what, describe(client, name, what) or {}, points, force)
                self._empty(context, state.inputs, name)
                # That it is empty shows a little later.
                patiently(context, delete, lambda refusal: isinstance(refusal, Invalid))
        except NotFound:
            pass
        self.changed(context, state.inputs)

    def _empty(self, context: Context, inputs: I, name: str) -> None:
        """Deletes all recovery points of a vault, and waits until they are gone."""
        client = self.backup(context, inputs)
        sweep = _Sweep(context, client, name)

        def fetch(names: Sequence[str]) -> Mapping[str, Points]:
            return {name: _recovery_points(client, name) for name in names}

        poll = context.poll("recovery points", client, fetch, batch=1)
        context.wait(poll, name, sweep.look, sweep.what)
        context.report.info(f"deleted the {_count(len(sweep.seen))} of backup vault {name}")


class _Sweep:
    """The deletion of all that a vault holds. What was begun goes on without it."""

    def __init__(self, context: Context, client: BackupClient, name: str) -> None:
        self.what = f"delete the recovery points of backup vault {name}"
        self.seen: set[str] = set()
        self._asked: set[str] = set()
        self._context = context
        self._client = client
        self._name = name

    def look(self, points: Points | None) -> Done[None] | Waiting:
        """Deletes what is left and wasn't deleted yet. Nested ones go before what they are in."""
        left = points or []
        again = [point for point in left if point.get("RecoveryPointArn", "") in self._asked]
        self.seen.update(point.get("RecoveryPointArn", "") for point in left)
        fresh = [
            point
            for point in left
            # One that is being made can't be deleted yet.
            if point not in again and point.get("Status") not in ("DELETING", "CREATING")
        ]
        for group in (
            [point for point in fresh if not point.get("IsParent")],
            [point for point in fresh if point.get("IsParent")],
        ):
            self._delete(group)
        if not left:
            return Done(None)
        stuck = [point for point in again if point.get("Status") == "EXPIRED"]
        why = f"; {len(stuck)} EXPIRED: {stuck[0].get('StatusMessage', '')}" if stuck else ""
        done = len(self.seen) - len(left)
        return Waiting(f"{done} of {_count(len(self.seen))} deleted{why}")

    def _delete(self, points: Points) -> None:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            failures = list(filter(None, pool.map(self._try, points)))
        for failure in sorted(failures, key=lambda failure: isinstance(failure, Busy)):
            raise failure

    def _try(self, point: RecoveryPointByBackupVaultTypeDef) -> Failure | None:
        if self._context.run.cancelled.is_set():
            return Cancelled(self.what, "the run was cancelled", "Run it again to go on")
        arn = point.get("RecoveryPointArn", "")
        try:
            with suppress(NotFound):
                self._delete_one(arn, nested=bool(point.get("ParentRecoveryPointArn")))
        except Failure as failure:
            return failure
        self._asked.add(arn)
        if len(self._asked) % 25 == 0:
            self._context.report.progress(
                f"deletion of {len(self._asked)} of {_count(len(self.seen))} begun"
            )
        return None

    def _delete_one(self, arn: str, *, nested: bool) -> None:
        if nested:
            with (
                suppress(Invalid),  # It isn't nested any more.
                doing(f"take recovery point {arn} out of its parent"),
            ):
                self._client.disassociate_recovery_point_from_parent(
                    BackupVaultName=self._name, RecoveryPointArn=arn
                )
        with doing(f"delete recovery point {arn}"):
            self._client.delete_recovery_point(BackupVaultName=self._name, RecoveryPointArn=arn)


class OfVault(OfVaults[I, O]):
    """A handler of what a vault has one of, or none. Its inputs have `backup_vault_name`."""

    noun: ClassVar[str]
    """What it is, in a sentence: `access policy`."""
    unique = True

    def look(self, context: Context, inputs: I, known: O | None) -> State[I, O] | None:
        """It, as the service shows it, in the program's own words where they mean the same.

        `known` are the outputs that are recorded, if it is read.
        """
        raise NotImplementedError

    def put(self, context: Context, inputs: I, known: O | None) -> State[I, O]:
        """Makes it, or makes it what is wanted."""
        raise NotImplementedError

    def remove(self, client: BackupClient, name: str) -> None:
        """The call that deletes it."""
        raise NotImplementedError

    def changes(self, old: I, new: I) -> bool:
        """Whether it has to be set anew."""
        return bool(set(plan.diff(old, new).changes) - _BESIDES)

    def setting(self, inputs: I) -> str:
        return f"set the {self.noun} of backup vault {_name(inputs)}"

    def create(self, context: Context, inputs: I) -> State[I, O]:
        found = self.look(context, inputs, None)
        if found is not None and not self.changes(found.inputs, inputs):
            return State(found.id, inputs, found.outputs)
        if found is not None and not getattr(inputs, "adopt", False):
            raise Conflict(
                self.setting(inputs),
                "it has another already, which this resource did not set",
                "Take it over with `adopt=True`, or delete it",
            )
        if found is not None:
            context.report.info(f"takes over the {self.noun} of backup vault {_name(inputs)}")
        return self.put(context, inputs, found.outputs if found else None)

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        return self.look(context, state.inputs, state.outputs)

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        if not self.changes(state.inputs, inputs):
            return State(state.id, inputs, state.outputs)
        return self.put(context, inputs, state.outputs)

    def delete(self, context: Context, state: State[I, O]) -> None:
        name, client = _name(state.inputs), self.backup(context, state.inputs)
        with suppress(NotFound), about(client, name, f"delete the {self.noun} of {name}"):
            self.remove(client, name)
        self.changed(context, state.inputs)


def _name(inputs: Inputs) -> str:
    return cast(str, getattr(inputs, "backup_vault_name"))  # noqa: B009


def _tags(inputs: Inputs) -> dict[str, str]:
    return cast("dict[str, str]", getattr(inputs, "tags"))  # noqa: B009


def _arn(state: State[Any, Any]) -> str:
    return cast(str, state.outputs.backup_vault_arn)


def _count(points: int) -> str:
    return f"{points} recovery point{'' if points == 1 else 's'}"


def _refuse(what: str, vault: Vault, points: Points, force: bool | None) -> None:
    """Refuses to delete recovery points that are protected, or that nobody said are to go."""
    holds = f"it holds {_count(len(points))}"
    if vault.get("Locked") and (date := vault.get("LockDate")):
        ends = [point.get("CalculatedLifecycle", {}).get("DeleteAt") for point in points]
        known = [end for end in ends if end is not None]
        until = "for ever" if len(known) < len(ends) else f"until {rfc3339(max(known))}"
        raise Conflict(
            what,
            f"{holds}, the youngest of them retained {until}, and it is locked in compliance "
            f"mode, for good from {rfc3339(date)} on",
            "Only before that date the lock can be removed; after it, the vault can go once "
            "the retention has ended",
        )
    if vault.get("Locked"):
        raise Conflict(
            what,
            f"{holds}, which its lock protects (governance mode, without a lock date)",
            "Remove the lock first",
        )
    if force is None:
        raise Conflict(what, holds, "The vault can go once the retention has ended")
    if not force:
        raise Conflict(
            what,
            holds,
            "Delete them, or run `pulumi up` with `force_destroy=True`, which deletes them with "
            "the vault",
        )
