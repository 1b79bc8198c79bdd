"""Settings of an organization or a region: a program manages those that it names."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from ....core.failures import Conflict
from ....core.model import Outputs
from ....core.resource import Context, State
from ....core.traits import Hidden
from ....core.unknown import is_known
from ...access import AwsInputs
from ..handler import BackupHandler

Settings = dict[str, dict[str, bool]]
"""Settings that are on or off, by their names, by the member of the API that holds them."""


class SettingsInputs(AwsInputs):
    """The arguments that both have."""

    on_destroy: Literal["leave", "restore"] = "leave"
    """What happens to a setting that is no longer managed, as the resource is deleted or no longer
    names it: `leave` leaves it as it is, `restore` puts back what was there before."""


class SettingsOutputs(Outputs):
    """The outputs that both have."""

    previous: Annotated[Settings, Hidden] = {}
    """What the managed settings were before they were managed."""


I = TypeVar("I", bound=SettingsInputs)  # noqa: E741
O = TypeVar("O", bound=SettingsOutputs)  # noqa: E741


class SettingsHandler(BackupHandler[I, O]):
    """A handler of settings. They are never made and never gone: they are changed, and put back.

    Resources that change the settings of one place take turns: each sends what the others left.
    """

    unique = True

    def settings(self, inputs: I) -> Settings:
        """The settings that the arguments name."""
        raise NotImplementedError

    def arguments(self, settings: Settings) -> Mapping[str, Any]:
        """The arguments that name settings, by their names."""
        raise NotImplementedError

    def describe(self, context: Context, inputs: I) -> tuple[Settings, Mapping[str, Any]]:
        """All settings as they are, and the outputs that the service tells besides."""
        raise NotImplementedError

    def change(self, context: Context, inputs: I, changes: Settings, existing: Settings) -> None:
        """Sends changes of the settings that the service has, which are `existing`."""
        raise NotImplementedError

    def thing_key(self, inputs: I) -> tuple[object, ...]:
        if not is_known(inputs):
            return ()
        names = (name for named in self.settings(inputs).values() for name in named)
        return (*self.place(inputs), *sorted(names))

    def create(self, context: Context, inputs: I) -> State[I, O]:
        return self.manage(context, inputs, self.outputs())

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        live, told = self.describe(context, state.inputs)
        if _any_of(state.outputs.previous) or _any_of(self.settings(state.inputs)):
            live = _only(live, self.settings(state.inputs))
        # An import names none, and manages all that there are.
        inputs = state.inputs.model_copy(update=dict(self.arguments(live)))
        return self.state(inputs, state.outputs.model_copy(update=dict(told)))

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        if self.settings(inputs) == self.settings(state.inputs):
            return self.state(inputs, state.outputs)
        return self.manage(context, inputs, state.outputs)

    def delete(self, context: Context, state: State[I, O]) -> None:
        if state.inputs.on_destroy == "restore" and _any_of(state.outputs.previous):
            with self._turn(context, state.inputs):
                live, _ = self.describe(context, state.inputs)
                changes, _ = compared({}, live, state.outputs.previous, restore=True)
                if _any_of(changes):
                    # Seen, too: what replaces it reads what there is.
                    self._send(context, state.inputs, changes, live)

    def manage(self, context: Context, inputs: I, outputs: O) -> State[I, O]:
        """Makes the settings what the arguments say; `outputs` know what was managed before."""
        restore = inputs.on_destroy == "restore"
        wanted = self.settings(inputs)
        with self._turn(context, inputs):
            live, told = self.describe(context, inputs)
            changes, previous = compared(wanted, live, outputs.previous, restore=restore)
            if _any_of(changes):
                told = self._send(context, inputs, changes, live)
        return self.state(inputs, outputs.model_copy(update={**told, "previous": previous}))

    def _send(
        self, context: Context, inputs: I, changes: Settings, live: Settings
    ) -> Mapping[str, Any]:
        """Sends the changes until they are seen: another program that sends its own at the same
        moment sends with them what it has read before, and so undoes these."""
        unsent, quiet = changes, 0

        def look() -> Mapping[str, Any]:
            nonlocal live, unsent, quiet
            if _any_of(unsent):
                self.change(context, inputs, unsent, live)
            seen, told = self.describe(context, inputs)
            missing, _ = compared(changes, seen, {}, restore=False)
            # What reads as it did before is only not seen yet.
            unsent = missing if seen != live else {}
            live, quiet = (seen, 0) if _any_of(missing) else (live, quiet + 1)
            return told

        # Twice: a call that was under way at the first look may still undo them.
        told = context.until_shown(look, lambda _: quiet == 2)
        if _any_of(unsent):
            raise Conflict(
                "change the settings of AWS Backup",
                "another program changes them at the same time",
                "Run `pulumi up` again",
            )
        return told

    def _turn(self, context: Context, inputs: I) -> threading.Lock:
        """Held while settings are read and changed: no other resource of the run does so then."""
        client = self.backup(context, inputs)
        return context.run.once(("settings", self.token, id(client)), threading.Lock)


def compared(
    wanted: Settings, live: Settings, previous: Settings, *, restore: bool
) -> tuple[Settings, Settings]:
    """The settings to send, and what those that are managed from now on were before.

    With `restore`, what is no longer managed is to be again what it was.
    """
    changes: Settings = {}
    before: Settings = {}
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


def _only(live: Settings, named: Settings) -> Settings:
    """The live settings that are named."""
    return {
        member: {name: live[member][name] for name in names if name in live.get(member, {})}
        for member, names in named.items()
    }


def _any_of(settings: Settings) -> bool:
    return any(settings.values())
