"""What the contract suite has to know of each resource: a small file of values a resource.

A file `<service>_<resource>.py` holds one subclass of `Values`. Arguments are written as a program
writes them (snake_case) or as the wire has them; whatever only the set-up knows is `Given("key")`,
wherever it stands. In the methods, `cloud` is the clouds as anybody's script would use them (see
`Cloud`), and `thing` has the resource's `id`, its outputs and its arguments as attributes, in
snake_case.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic.alias_generators import to_snake

from offsite_provider.core.ownership import Identity, Owner
from offsite_provider.core.resource import Handler
from offsite_provider.core.traits import Computed, Hidden, Replaces, Unmanaged, Volatile, has

from ..cloud import ACCOUNT, OTHER_ACCOUNT, Cloud

Arguments = Mapping[str, Any]

ROLE = f"arn:aws:iam::{ACCOUNT}:role/dr"
COMMON: Mapping[str, Any] = {
    "role_arn": ROLE,
    "profile": "dr",
    "timeouts": {"create": "31s", "update": "32s", "delete": "33s"},
}
"""Values of the arguments that every resource has, if its handler has them."""


@dataclass(frozen=True)
class Given:
    """A value that `setup` has returned under this key."""

    key: str


@dataclass(frozen=True)
class Change:
    """Another value of one argument, for where the value alone does not say enough.

    Before the change the resource has the `most` arguments, and `start` over them (`None` takes an
    argument away). `also` changes with the argument, where one alone can't.
    """

    to: Any
    start: Arguments = field(default_factory=dict[str, Any])
    also: Arguments = field(default_factory=dict[str, Any])
    replaces: bool = False
    """Whether it changes the part of the value that can't change in place (`ReplacesIf`)."""


@dataclass(frozen=True)
class Drift:
    """How somebody else changes an argument, for where the resource needs more than `most`."""

    how: Callable[[Cloud, Any], object]
    start: Arguments = field(default_factory=dict[str, Any])
    """Arguments over `most` (`None` takes one away)."""


class Values:
    """The values of one resource. A subclass gives what has no default here."""

    handler: ClassVar[type[Handler[Any, Any]]]
    """The class of the handler."""

    roles: ClassVar[tuple[str, str]] = (ROLE, ROLE.replace(ACCOUNT, OTHER_ACCOUNT))
    """A role of the account of the credentials in use, and one of another account."""

    least: ClassVar[Arguments]
    """Only what is required."""
    also_in_least: ClassVar[Mapping[str, str]] = {}
    """Arguments of `least` that the check does not require, and why they are in it."""
    most: ClassVar[Arguments]
    """Every argument, but for `COMMON`, `region`, `adopt`, and what is `inapplicable`."""
    inapplicable: ClassVar[Mapping[str, str]] = {}
    """Arguments that `most` or `changes` leave out, and why, a sentence each."""
    changes: ClassVar[Mapping[str, Any]]
    """Another value for each argument but `COMMON` and `adopt`: a value, a `Change`, or a tuple of
    several of them.

    Whether that changes the resource in place, replaces it or does nothing follows from the
    argument's traits.
    """
    not_kept: ClassVar[Mapping[str, str]] = {}
    """Arguments and outputs that the cloud does not keep, and why, so that a read from the id alone
    can't tell them. Those that are `Unmanaged` and the common ones need no word."""

    drift: ClassVar[Mapping[str, Callable[[Cloud, Any], object] | Drift]] = {}
    """How somebody else changes an argument of `most`: `lambda cloud, thing: …`, or a `Drift`.

    All arguments but those that replace, are `Unmanaged` or `not_kept` have to be here or in
    `fixed`.
    """
    fixed: ClassVar[Mapping[str, str]] = {}
    """Arguments that change in place and that nobody else can change, and why."""

    read_operation: ClassVar[str | tuple[str, ...]]
    """What `read` can't do without, as the SDK names it: `rds:DescribeDBInstances`."""
    made_by_others: ClassVar[str] = ""
    """Why it isn't made again once it is gone: then that is `NotFound`."""
    update_makes_again: ClassVar[str] = ""
    """Why an update of what somebody has removed makes it again; otherwise that is `NotFound`."""
    unmarkable: ClassVar[str] = ""
    """Why nothing tells whose the thing is: then what is found as it is wanted is managed, and left
    by a deletion."""
    taken_unseen: ClassVar[str] = ""
    """Why nobody can see on the thing that another stack has adopted it."""
    no_stranger: ClassVar[str] = ""
    """Why there is nothing of a stranger's to take over: then `stranger` isn't asked."""
    done_once: ClassVar[str] = ""
    """Why a resource of another name can't do it once more: then only an alias renames it."""
    not_found_again: ClassVar[str] = ""
    """Why a creation after a killed one does not end with the same thing."""
    beside: ClassVar[Arguments] = {}
    """Arguments, over the least, of another resource of the same program."""
    listed_in: ClassVar[str] = ""
    """The region in which it is listed, where that isn't the one that its id begins with."""
    to_delete: ClassVar[Arguments] = {}
    """Arguments, over the least, with which a deletion makes an end to the thing."""
    never_gone: ClassVar[str] = ""
    """Why nobody can delete the thing: then `remove` isn't asked."""
    stays: ClassVar[str] = ""
    """Why the thing is still there after its deletion, `to_delete` or not."""

    never_called: ClassVar[Mapping[str, str]] = {}
    """Declared calls that nothing here makes, and why: `{"create:RestoreBackup": "…"}`."""

    def setup(self, cloud: Cloud) -> Arguments:
        """Makes what has to exist before; what `Given` is then filled with."""
        return {}

    def remove(self, cloud: Cloud, thing: Any) -> None:
        """Deletes the thing behind offsite's back."""
        raise NotImplementedError

    def stranger(self, cloud: Cloud, given: Any) -> None:
        """Makes a thing as `least` wants it, the way somebody without offsite would.

        `given` has what `setup` returned as attributes.
        """
        raise NotImplementedError

    def owner(self, name: str = "it") -> Owner:
        """The resource as the owner of what it makes: what automatic names come from."""
        return Owner(Identity("contract", "test", self.handler.token, name))

    def __str__(self) -> str:
        return self.handler.token.removeprefix("offsite:")

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments that a program can give, with the fields that hold them."""
        fields = self.handler.inputs.model_fields.items()
        return {name: field for name, field in fields if not has(field, Hidden)}

    @property
    def common(self) -> Arguments:
        """The values of arguments that every resource has."""
        mine = {*self.arguments} - {*self.inapplicable}
        return {name: value for name, value in COMMON.items() if name in mine}

    @property
    def own_arguments(self) -> set[str]:
        """The arguments that this file has to have values for."""
        return {*self.arguments} - {*COMMON, "adopt", *self.inapplicable}

    @property
    def changed(self) -> Mapping[str, Change]:
        """Each change of an argument by a name for it: `tags`, and `tags-2` for its second one."""
        found: dict[str, Change] = {}
        for name, values in {**self.common, **self.changes}.items():
            each = values if isinstance(values, tuple) else (values,)
            for number, value in enumerate(each, 1):
                change = value if isinstance(value, Change) else Change(value)
                found[name if number == 1 else f"{name}-{number}"] = change
        return found

    @property
    def to_drift(self) -> set[str]:
        """The arguments that somebody else has to change."""
        return {
            name
            for name in self.own_arguments - {*self.fixed} - {*self.not_kept}
            if not has(self.arguments[name], Replaces) and not has(self.arguments[name], Unmanaged)
        }

    @property
    def strangers(self) -> list[str]:
        """What a stranger can have made: its thing, or nothing."""
        return [] if self.no_stranger else [""]

    @property
    def removable(self) -> list[str]:
        """What somebody else can delete."""
        return [] if self.never_gone else [""]

    @property
    def recoverable(self) -> list[str]:
        """What is found again after a killed run."""
        return [] if self.not_found_again else [""]

    def outcome(self, name: str, change: Change) -> str:
        """What `up` does with a change of an argument, as the argument's traits declare it."""
        traits = self.arguments[name]
        if has(traits, Unmanaged) or (change.to is None and has(traits, Computed)):
            return "unchanged"
        return "replaced" if has(traits, Replaces) or change.replaces else "updated"

    @property
    def scenes(self) -> Mapping[str, Callable[[Any], object]]:
        """Further parts of its life, which make calls that the suite's own don't: each method
        `scene_…` takes a `Life`, and is a test."""
        found = (name for name in dir(self) if name.startswith("scene_"))
        return {name.removeprefix("scene_"): getattr(self, name) for name in found}

    @property
    def not_read_by_id(self) -> set[str]:
        """The arguments and outputs that a read from the id alone need not tell."""
        arguments, outputs = self.arguments.items(), self.handler.outputs.model_fields.items()
        unmanaged = {name for name, field in arguments if has(field, Unmanaged)}
        volatile = {name for name, field in outputs if has(field, Volatile)}
        return {*COMMON, *self.not_kept, *unmanaged, *volatile}


def discover() -> list[Values]:
    """The values of every resource that there are values for."""
    found: list[Values] = []
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module(f".{module.name}", __name__)
        found += [
            value()
            for value in vars(loaded).values()
            if isinstance(value, type) and issubclass(value, Values)
            if value.__module__ == loaded.__name__
        ]
    return sorted(found, key=str)


def file_name(handler: type[Handler[Any, Any]]) -> str:
    """The name of a handler's file of values: `backup_vault` for `offsite:backup:Vault`."""
    _, service, resource = handler.token.split(":")
    return f"{service}_{to_snake(resource)}"
