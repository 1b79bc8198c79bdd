"""Settings that an account or a region always has, of which a program manages those it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from ....core.model import Outputs
from ....core.resource import Context, State
from ....core.traits import Hidden
from ...access import AwsInputs
from ..handler import BackupHandler

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

Maps = dict[str, dict[str, bool]]
"""Settings by their names, by the API's member that holds them."""


class SettingsInputs(AwsInputs):
    """The arguments that both have."""

    on_destroy: Literal["leave", "restore"] = "leave"
    """What happens to a setting that is no longer managed, as the resource is deleted or no longer
    names it: `leave` leaves it as it is, `restore` puts back what was there before."""


class SettingsOutputs(Outputs):
    """The outputs that both have."""

    previous: Annotated[Maps, Hidden] = {}
    """What the managed settings were before they were managed."""


I = TypeVar("I", bound=SettingsInputs)  # noqa: E741
O = TypeVar("O", bound=SettingsOutputs)  # noqa: E741


class SettingsHandler(BackupHandler[I, O]):
    """A handler of settings. They are never made and never gone: they are changed, and put back.

    The service merges what it is sent into what it has, so only changes are sent.
    """

    unique = True

    def named(self, inputs: I) -> Maps:
        """The settings that the program names."""
        raise NotImplementedError

    def show(self, inputs: I, live: Maps) -> I:
        """The arguments, with the named settings as they are."""
        raise NotImplementedError

    def ask(self, context: Context, inputs: I) -> tuple[Maps, O]:
        """All settings as they are, and the outputs."""
        raise NotImplementedError

    def send(self, client: BackupClient, inputs: I, changes: Maps, live: Maps) -> None:
        """Changes settings. `live` is what the service said it has, as far as that was asked."""
        raise NotImplementedError

    def id(self, context: Context, inputs: I) -> str:
        """Whose settings they are."""
        raise NotImplementedError

    def create(self, context: Context, inputs: I) -> State[I, O]:
        return self._settle(context, self.id(context, inputs), inputs, {})

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        live, outputs = self.ask(context, state.inputs)
        kept = outputs.model_copy(update={"previous": state.outputs.previous})
        return State(state.id, self.show(state.inputs, live), kept)

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        if self.named(inputs) == self.named(state.inputs):
            return State(state.id, inputs, state.outputs)
        return self._settle(context, state.id, inputs, state.outputs.previous)

    def delete(self, context: Context, state: State[I, O]) -> None:
        if state.inputs.on_destroy == "restore" and any(state.outputs.previous.values()):
            self.send(self.backup(context, state.inputs), state.inputs, state.outputs.previous, {})

    def _settle(self, context: Context, id: str, inputs: I, previous: Maps) -> State[I, O]:
        live, outputs = self.ask(context, inputs)
        changes, before = settled(
            self.named(inputs), live, previous, restore=inputs.on_destroy == "restore"
        )
        if any(changes.values()):
            self.send(self.backup(context, inputs), inputs, changes, live)
            outputs = self.after(context, inputs, outputs)
        return State(id, inputs, outputs.model_copy(update={"previous": before}))

    def after(self, context: Context, inputs: I, outputs: O) -> O:
        """The outputs after a change."""
        return outputs


def settled(
    wanted: Maps, live: Mapping[str, Mapping[str, bool]], previous: Maps, *, restore: bool
) -> tuple[Maps, Maps]:
    """The settings to send, and what those that are managed from now on were before."""
    changes: Maps = {}
    before: Maps = {}
    for member in {**previous, **wanted}:
        now, new = live.get(member, {}), wanted.get(member, {})
        was = previous.get(member, {})
        dropped = {name: value for name, value in was.items() if restore and name not in new}
        changes[member] = {
            name: value for name, value in {**dropped, **new}.items() if now.get(name) != value
        }
        known = {**now, **was}
        before[member] = {name: known[name] for name in new if name in known}
    return changes, before
