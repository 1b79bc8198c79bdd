"""What the two kinds of backup vaults share: their arguments, and most of their life.

A vault carries its owner's mark as a tag. One without, of an earlier release, is known by the ID of
the request that made it, a token of its owner's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, TypeVar

from pydantic.alias_generators import to_snake

from ....core.diff import completed, diff
from ....core.failures import Conflict, Invalid, NotFound
from ....core.identifier import Identifier
from ....core.model import Outputs
from ....core.ownership import TAG, Adopt, Existing, Held, Mark
from ....core.problems import Problem
from ....core.resource import Context, State
from ....core.traits import Computed, Hidden, Replaces
from ....core.unknown import is_given
from ....core.values import Timestamp, matches
from ...access import AwsInputs
from ...tags import MarkedTags
from ..handler import BackupHandler
from ..tags import Tagged, look_at_tags
from ..values import VaultName
from . import emptying
from .vaults import Vaults, describe, doing_with_vault, vaults_of

if TYPE_CHECKING:
    from mypy_boto3_backup.type_defs import CreateBackupVaultInputTypeDef

    from .vaults import VaultDescription

_KEY: Final = re.compile(r"arn:aws[a-z-]*:kms:(?P<region>[a-z0-9-]+):\d{12}:key/[\w-]+")

KeyArn = Annotated[
    str,
    matches(
        _KEY.pattern,
        "the ARN of a KMS key, like `arn:aws:kms:eu-west-1:123456789012:key/…` "
        "(AWS Backup takes no alias and no ID)",
    ),
]


class AnyVaultInputs(AwsInputs):
    """The arguments that vaults of both kinds take."""

    backup_vault_name: Annotated[VaultName | None, Replaces, Computed] = None
    """The name of the vault: 2 to 50 letters, digits, `-` and `_`; upper and lower case differ.
    Left out: the resource's name and a suffix."""
    encryption_key_arn: Annotated[KeyArn | None, Replaces, Computed] = None
    """The ARN of the KMS key that encrypts the vault."""
    tags: Annotated[MarkedTags | None, Computed] = None
    """The tags of the vault, at most 49: offsite adds its mark. Left out, those of a vault that is
    taken over stay; `{}` removes them."""
    retain_filled: bool = False
    """Whether a vault that holds recovery points which can't be deleted with it stays where it is,
    with a line that says so, when the stack lets go of it. Default: its deletion fails."""
    adopt: Adopt = None
    """The id of a vault to take over that exists already: `<region>/<backup_vault_name>`."""

    def problems(self) -> Iterator[Problem]:
        key = self.encryption_key_arn
        match = _KEY.fullmatch(key) if is_given(key) else None
        if match and isinstance(self.region, str) and match["region"] != self.region:
            why = f"is a key of {match['region']}, and the vault is in {self.region}"
            yield Problem(("encryptionKeyArn",), why)


class AnyVaultOutputs(Outputs):
    """The outputs that vaults of both kinds have."""

    mark: Annotated[str | None, Hidden] = None
    """The owner mark that the vault carries."""
    backup_vault_arn: str
    """The ARN of the vault."""
    creation_date: Timestamp
    """When the vault was made."""


I = TypeVar("I", bound=AnyVaultInputs)  # noqa: E741
O = TypeVar("O", bound=AnyVaultOutputs)  # noqa: E741


class VaultHandler(BackupHandler[I, O]):
    """A handler of vaults of one kind, which writes `create` and `delete`."""

    identifier = Identifier("region", "backup_vault_name")
    named = "backup_vault_name"
    unique = True
    needs = (
        "backup-storage:MountCapsule",
        "kms:CreateGrant",
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:GenerateDataKey",
        "kms:RetireGrant",
    )
    kind: ClassVar[str]
    """The API's `VaultType`."""
    described: ClassVar[tuple[str, ...]]
    """The arguments that the description of a vault has."""

    def thing_key(self, inputs: I) -> tuple[object, ...]:
        return (*self.place(inputs), inputs.backup_vault_name or self._adopted(inputs))

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        inputs, recorded = state.inputs, Mark.parse(state.outputs.mark)
        vault = self.vaults(context, inputs).get(str(inputs.backup_vault_name))
        if vault is None or vault.get("VaultType", self.kind) != self.kind:
            return None
        known = Tagged(dict(inputs.tags or {}), recorded)
        tagged = self.tagged(context, inputs, vault.get("BackupVaultArn", ""), known)
        held = _held(context, state, tagged, vault.get("CreatorRequestId"))
        is_imported = not state.outputs.creation_date
        if not is_imported and context.claims.forgets(held):
            return None
        return self.live(inputs, vault, tagged.tags, tagged.mark if held.is_ours else None)

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        wanted, outputs = completed(inputs, state.inputs), state.outputs
        if outputs.mark is None or wanted.tags != state.inputs.tags:
            name = str(wanted.backup_vault_name)
            what = f"tag backup vault {name}"
            tagged = self.tagged_if_there(context, inputs, outputs.backup_vault_arn, _known(state))
            if tagged is None:
                raise NotFound(what, f"there is no backup vault {name} in {inputs.region}")
            held = _held(context, state, tagged, self._request_of(context, inputs, name, tagged))
            mark = context.claims.mark(held, what, adopt=inputs.adopt)
            return self._retag(context, state, inputs, tagged, mark)
        return self.state(wanted, outputs)

    def vaults(self, context: Context, inputs: I) -> Vaults:
        """The vaults where this one is."""
        return vaults_of(context, self.backup(context, inputs))

    def name(self, context: Context, inputs: I) -> str:
        """The name of a vault that is about to be made, or taken over if the program adopts one."""
        return inputs.backup_vault_name or self._adopted(inputs) or context.owner.name()

    def request(self, context: Context, inputs: I, name: str) -> CreateBackupVaultInputTypeDef:
        """What the creation of a vault of either kind asks for."""
        mark = _own(context, inputs, name)
        request: CreateBackupVaultInputTypeDef = {
            "BackupVaultName": name,
            "CreatorRequestId": mark.digest,
            "BackupVaultTags": {**(inputs.tags or {}), TAG: str(mark)},
        }
        if inputs.encryption_key_arn:
            request["EncryptionKeyArn"] = inputs.encryption_key_arn
        return request

    def live(
        self,
        inputs: I,
        vault: VaultDescription | Mapping[str, Any],
        tags: Mapping[str, str],
        mark: Mark | None,
    ) -> State[I, O]:
        """A vault as the service describes it; arguments that it doesn't know are as they were."""
        described = self.inputs.from_api(vault)
        live = {name: getattr(described, name) for name in self.described}
        kept = inputs.model_copy(update={**live, "tags": dict(tags)})
        return self.state(kept, self.outputs.from_api(vault, mark=mark and str(mark)))

    def made(self, context: Context, inputs: I, name: str, vault: Mapping[str, Any]) -> State[I, O]:
        """The state of a vault that was just made."""
        return self.live(inputs, vault, inputs.tags or {}, _own(context, inputs, name))

    def take_over(self, context: Context, inputs: I, name: str, what: str) -> State[I, O]:
        """The vault that has the name already, if it is ours or the program adopts it."""
        found = self._existing(context, inputs, name, what)
        if found.get("VaultType", self.kind) != self.kind:
            kind = found.get("VaultType", "").lower().replace("_", " ")
            raise Conflict(
                what,
                f"a vault of that name exists already, and is a {kind}",
                "Give another `backup_vault_name`",
            )
        arn = found.get("BackupVaultArn", "")
        tagged = look_at_tags(self.backup(context, inputs), arn) or Tagged({})
        state, own = self.live(inputs, found, tagged.tags, None), _own(context, inputs, name)
        carried = _carried(own, tagged, found.get("CreatorRequestId"))
        is_ours = own.is_of(carried)
        context.claims.claim(
            Existing(state.id, f"backup vault {name}", is_ours, carried),
            what,
            adopt=inputs.adopt,
            otherwise="give another `backup_vault_name`",
        )
        fixed = map(to_snake, diff(state.inputs, inputs).replaces)
        there = [f'{argument}="{getattr(state.inputs, argument)}"' for argument in fixed]
        if there:
            raise Conflict(
                what,
                f"a vault of that name exists already, with {', '.join(there)}, which can't be "
                "changed",
                "Give the values that it has, or another `backup_vault_name`",
            )
        return self._retag(context, state, inputs, tagged, own.taking_over(carried))

    def _adopted(self, inputs: I) -> str | None:
        """The name of the vault that the program adopts."""
        return inputs.adopt.partition("/")[2] if is_given(inputs.adopt) else None

    def _existing(self, context: Context, inputs: I, name: str, what: str) -> VaultDescription:
        """The vault that has the name already, or that the program adopts."""
        if not inputs.adopt:
            return self.vaults(context, inputs).existing(name, what)
        what, remedy = f"adopt {inputs.adopt}", "Correct `adopt`, or leave it out to make a vault"
        if inputs.adopt != f"{inputs.region}/{name}":
            raise Invalid(what, f"this one is {inputs.region}/{name}", remedy)
        try:
            return describe(self.backup(context, inputs), name, what)
        except NotFound as missing:
            raise NotFound(what, missing.why, remedy) from missing

    def _retag(
        self, context: Context, state: State[I, O], inputs: I, tagged: Tagged, mark: Mark
    ) -> State[I, O]:
        """With the tags that are wanted, if any are, and with a mark."""
        wanted, arn = completed(inputs, state.inputs), state.outputs.backup_vault_arn
        tags = tagged.tags if inputs.tags is None else inputs.tags
        missing = None if mark.is_same(tagged.mark) else mark
        self.change_tags(context, inputs, arn, tagged.tags, tags, mark=missing)
        outputs = state.outputs.model_copy(update={"mark": str(mark)})
        return self.state(wanted.model_copy(update={"tags": tags}), outputs)

    def _request_of(self, context: Context, inputs: I, name: str, tagged: Tagged) -> str | None:
        """The ID of the request that made a vault, where that is its mark."""
        if tagged.mark:
            return None
        vault = self.vaults(context, inputs).existing(name, f"read backup vault {name}")
        return vault.get("CreatorRequestId")

    def remove(self, context: Context, state: State[I, O], *, force: bool | None) -> None:
        """Deletes the vault; with `force`, the recovery points in it first. `None`: never."""
        name, client = str(state.inputs.backup_vault_name), self.backup(context, state.inputs)
        what = f"delete backup vault {name}"

        def delete() -> None:
            with doing_with_vault(client, name, what):
                client.delete_backup_vault(BackupVaultName=name)

        with suppress(NotFound):
            if not self._is_ours(context, state, what):
                return
            try:
                delete()
            except Invalid:
                points = emptying.recovery_points(client, name)
                if not points:
                    raise
                # What the tagging API says is not enough where backups would be lost.
                if not self._is_ours(context, state, what, directly=True):
                    return
                vault = describe(client, name, what)
                try:
                    emptying.check_may_empty(what, vault, points, force)
                except Conflict as refusal:
                    if not state.inputs.retain_filled:
                        raise
                    context.report.info(f"keeps backup vault {name}: {refusal.why}")
                    return
                emptying.empty(context, client, name)
                # That it is empty shows a little later.
                context.retry_while(lambda refusal: isinstance(refusal, Invalid), delete)
        self.deleted(context).add(state.id)
        self.vaults(context, state.inputs).changed()

    def _is_ours(
        self, context: Context, state: State[I, O], what: str, *, directly: bool = False
    ) -> bool:
        """Whether a vault is still ours to delete, by its tags. Raises `NotFound`.

        They are of a listing, if they are there as they are recorded; or asked for `directly`.
        """
        name, arn = str(state.inputs.backup_vault_name), state.outputs.backup_vault_arn
        client = self.backup(context, state.inputs)
        with doing_with_vault(client, name, what):
            tagged = (
                look_at_tags(client, arn)
                if directly
                else self.tagged_if_there(context, state.inputs, arn, _known(state))
            )
        if tagged is None:
            raise NotFound(what, "there is none")
        request = self._request_of(context, state.inputs, name, tagged)
        held = _held(context, state, tagged, request)
        return not context.claims.leaves(held, adopt=state.inputs.adopt)


def _known(state: State[Any, Any]) -> Tagged:
    """The tags and the mark of a vault, as they are recorded."""
    return Tagged(state.inputs.tags or {}, Mark.parse(state.outputs.mark))


def _own(context: Context, inputs: AnyVaultInputs, name: str) -> Mark:
    """The mark that a vault of ours is made with."""
    return context.owner.mark(str(inputs.region), name)


def _held(context: Context, state: State[Any, Any], tagged: Tagged, request: str | None) -> Held:
    """The vault of a state, and whose it is now."""
    name = str(state.inputs.backup_vault_name)
    own = _own(context, state.inputs, name)
    return Held(
        state.id,
        f"backup vault {name}",
        carried=_carried(own, tagged, request),
        recorded=state.outputs.mark,
        own=own,
    )


def _carried(own: Mark, tagged: Tagged, request: str | None) -> Mark | None:
    """The mark of a vault: its tag, or the request that made it if that was one of this stack's."""
    made_by = Mark(request or "")
    if tagged.mark or not own.is_of_stack(made_by):
        return tagged.mark
    return own if own.is_of(made_by) else made_by
