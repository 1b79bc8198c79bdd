"""What a backup vault has one of, or none: its access policy, its lock, its notifications.

Such a part can carry no mark. One that is found exactly as it is wanted is managed as found.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, ClassVar, TypeVar

from ....core.diff import diff
from ....core.failures import NotFound
from ....core.identifier import Identifier
from ....core.model import Outputs
from ....core.ownership import Adopt, Existing
from ....core.resource import Context, State
from ....core.traits import Replaces
from ...access import AwsInputs
from ..handler import BackupHandler
from ..values import VaultName
from .vaults import Vaults, doing_with_vault, vaults_of

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient


class VaultPartInputs(AwsInputs):
    """The arguments that every part of a vault takes."""

    backup_vault_name: Annotated[VaultName, Replaces]
    """The vault."""
    adopt: Adopt = None
    """The id of what the vault has already, to take it over: `<region>/<backup_vault_name>`."""


class VaultPartOutputs(Outputs):
    """The outputs that every part of a vault has."""

    backup_vault_arn: str
    """The ARN of the vault."""


I = TypeVar("I", bound=VaultPartInputs)  # noqa: E741
O = TypeVar("O", bound=VaultPartOutputs)  # noqa: E741


class VaultPartHandler(BackupHandler[I, O]):
    """A handler of a part of vaults, which writes `find`, `put` and `remove`."""

    identifier = Identifier("region", "backup_vault_name")
    unique = True
    noun: ClassVar[str]
    """What it is, in a sentence: `access policy`."""

    def thing_key(self, inputs: I) -> tuple[object, ...]:
        return (*self.place(inputs), inputs.backup_vault_name)

    def create(self, context: Context, inputs: I) -> State[I, O]:
        found = self.find(context, inputs, None)
        if found is None:
            return self.state(inputs, self.put(context, inputs, None))
        is_ours = False if self.changes(found.inputs, inputs) else None
        context.claims.claim(
            Existing(found.id, self.noun_of_found(found), is_ours),
            self.putting(inputs),
            adopt=inputs.adopt,
            otherwise="delete it",
        )
        return self.update(context, found, inputs)

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        return self.find(context, state.inputs, state.outputs)

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        if not self.changes(state.inputs, inputs):
            return self.state(inputs, state.outputs)
        return self.state(inputs, self.put(context, inputs, state.outputs))

    def delete(self, context: Context, state: State[I, O]) -> None:
        name, client = state.inputs.backup_vault_name, self.backup(context, state.inputs)
        with (
            suppress(NotFound),
            doing_with_vault(client, name, f"delete {self.noun_of(state.inputs)}"),
        ):
            self.remove(client, name)
        self.vaults(context, state.inputs).changed()

    def find(self, context: Context, inputs: I, known: O | None) -> State[I, O] | None:
        """The part as the service has it, in the program's words where they mean the same.

        `known` are the recorded outputs, if it is read; `None` if it is about to be made.
        """
        raise NotImplementedError

    def put(self, context: Context, inputs: I, known: O | None) -> O:
        """Makes the part what is wanted; its outputs. `known` are those of before, if any."""
        raise NotImplementedError

    def remove(self, client: BackupClient, name: str) -> None:
        """The call that deletes the part."""
        raise NotImplementedError

    def vaults(self, context: Context, inputs: I) -> Vaults:
        """The vaults where this one is."""
        return vaults_of(context, self.backup(context, inputs))

    def changes(self, old: I, new: I) -> bool:
        """Whether the part itself differs, and not only how it is managed."""
        fields = self.inputs.model_fields.items()
        own = {field.alias for name, field in fields if name not in AwsInputs.model_fields}
        return not own.isdisjoint(diff(old, new).changes)

    def noun_of(self, inputs: I) -> str:
        return f"the {self.noun} of backup vault {inputs.backup_vault_name}"

    def noun_of_found(self, found: State[I, O]) -> str:
        """`noun_of` what is there already, with what people have to know of it."""
        return self.noun_of(found.inputs)

    def putting(self, inputs: I) -> str:
        return f"set {self.noun_of(inputs)}"
