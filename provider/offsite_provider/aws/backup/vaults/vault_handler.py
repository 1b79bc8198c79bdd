"""What the two kinds of backup vaults share: their arguments, and most of their life.

A vault carries the ID of the request that made it. That is its mark: a token of its owner's.
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
from ....core.ownership import Adopt, Existing
from ....core.problems import Problem
from ....core.resource import Context, State
from ....core.traits import Computed, Replaces
from ....core.unknown import is_given
from ....core.values import Timestamp, matches
from ...access import AwsInputs
from ...tags import Tags
from ..handler import BackupHandler
from ..tags import list_tags
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
    tags: Tags = {}
    """The tags of the vault."""
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

    backup_vault_arn: str
    """The ARN of the vault."""
    creation_date: Timestamp
    """When the vault was made."""


I = TypeVar("I", bound=AnyVaultInputs)  # noqa: E741
O = TypeVar("O", bound=AnyVaultOutputs)  # noqa: E741


class VaultHandler(BackupHandler[I, O]):
    """A handler of vaults of one kind, which writes `create` and `delete`."""

    identifier = Identifier("region", "backup_vault_name")
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
        return (*self.place(inputs), inputs.backup_vault_name)

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        inputs = state.inputs
        vault = self.vaults(context, inputs).get(str(inputs.backup_vault_name))
        if vault is None or vault.get("VaultType", self.kind) != self.kind:
            return None
        arn = vault.get("BackupVaultArn", "")
        return self.live(inputs, vault, self.tags_of(context, inputs, arn, inputs.tags))

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        arn = state.outputs.backup_vault_arn
        self.change_tags(context, inputs, arn, state.inputs.tags, inputs.tags)
        return self.state(completed(inputs, state.inputs), state.outputs)

    def vaults(self, context: Context, inputs: I) -> Vaults:
        """The vaults where this one is."""
        return vaults_of(context, self.backup(context, inputs))

    def request(self, context: Context, inputs: I, name: str) -> CreateBackupVaultInputTypeDef:
        """What the creation of a vault of either kind asks for."""
        request: CreateBackupVaultInputTypeDef = {
            "BackupVaultName": name,
            "CreatorRequestId": _request_id(context, inputs, name),
        }
        if inputs.tags:
            request["BackupVaultTags"] = inputs.tags
        if inputs.encryption_key_arn:
            request["EncryptionKeyArn"] = inputs.encryption_key_arn
        return request

    def live(
        self, inputs: I, vault: VaultDescription | Mapping[str, Any], tags: Mapping[str, str]
    ) -> State[I, O]:
        """A vault as the service describes it; arguments that it doesn't know are as they were."""
        described = self.inputs.from_api(vault)
        live = {name: getattr(described, name) for name in self.described}
        kept = inputs.model_copy(update={**live, "tags": dict(tags)})
        return self.state(kept, self.outputs.from_api(vault))

    def take_over(self, context: Context, inputs: I, name: str, conflict: Conflict) -> State[I, O]:
        """The vault that has the name already, if it is ours or the program adopts it."""
        client, what = self.backup(context, inputs), conflict.what
        found = self.vaults(context, inputs).existing(name, what)
        if found.get("VaultType", self.kind) != self.kind:
            kind = found.get("VaultType", "").lower().replace("_", " ")
            raise Conflict(
                what,
                f"a vault of that name exists already, and is a {kind}",
                "Give another `backup_vault_name`",
            )
        arn = found.get("BackupVaultArn", "")
        state = self.live(inputs, found, list_tags(client, arn) or {})
        is_ours = found.get("CreatorRequestId") == _request_id(context, inputs, name)
        context.claim(
            Existing(state.id, f"backup vault {name}", is_ours),
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
                "Give the values that it has, or delete it",
            )
        return self.update(context, state, inputs)

    def remove(self, context: Context, state: State[I, O], *, force: bool | None) -> None:
        """Deletes the vault; with `force`, the recovery points in it first. `None`: never."""
        name, client = str(state.inputs.backup_vault_name), self.backup(context, state.inputs)
        what = f"delete backup vault {name}"

        def delete() -> None:
            with doing_with_vault(client, name, what):
                client.delete_backup_vault(BackupVaultName=name)

        with suppress(NotFound):
            try:
                delete()
            except Invalid:
                points = emptying.recovery_points(client, name)
                if not points:
                    raise
                vault = describe(client, name, what)
                emptying.check_may_empty(what, vault, points, force)
                emptying.empty(context, client, name)
                # That it is empty shows a little later.
                context.retry_while(lambda refusal: isinstance(refusal, Invalid), delete)
        self.vaults(context, state.inputs).changed()


def _request_id(context: Context, inputs: AnyVaultInputs, name: str) -> str:
    """The ID of the request that makes a vault of ours."""
    return context.owner.idempotency_token(str(inputs.region), name)
