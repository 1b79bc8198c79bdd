# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The nested arguments that resources of every service share."""

from typing import Optional, TypedDict, cast

import pulumi
from typing_extensions import NotRequired

from ._resource import Nested


@pulumi.input_type
class TimeoutsArgs:
    """How long an operation may wait for the cloud before it is an error."""

    def __init__(
        self,
        *,
        create: Optional[pulumi.Input[str]] = None,
        update: Optional[pulumi.Input[str]] = None,
        delete: Optional[pulumi.Input[str]] = None,
    ) -> None:
        """
        Args:
            create: Time for the creation, e.g. `2h`.
            update: Time for a change in place, e.g. `30m`.
            delete: Time for the deletion, e.g. `30m`.
        """
        if create is not None:
            pulumi.set(self, "create", create)
        if update is not None:
            pulumi.set(self, "update", update)
        if delete is not None:
            pulumi.set(self, "delete", delete)

    @property
    @pulumi.getter(name="create")
    def create(self) -> Optional[pulumi.Input[str]]:
        """Time for the creation, e.g. `2h`."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "create"))

    @property
    @pulumi.getter(name="update")
    def update(self) -> Optional[pulumi.Input[str]]:
        """Time for a change in place, e.g. `30m`."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "update"))

    @property
    @pulumi.getter(name="delete")
    def delete(self) -> Optional[pulumi.Input[str]]:
        """Time for the deletion, e.g. `30m`."""
        return cast(Optional[pulumi.Input[str]], pulumi.get(self, "delete"))


class TimeoutsArgsDict(TypedDict):
    """How long an operation may wait for the cloud before it is an error."""

    create: NotRequired[Optional[pulumi.Input[str]]]
    """Time for the creation, e.g. `2h`."""
    update: NotRequired[Optional[pulumi.Input[str]]]
    """Time for a change in place, e.g. `30m`."""
    delete: NotRequired[Optional[pulumi.Input[str]]]
    """Time for the deletion, e.g. `30m`."""


@pulumi.output_type
class Timeouts(Nested):
    """How long an operation may wait for the cloud before it is an error."""

    def __init__(
        self,
        *,
        create: Optional[str] = None,
        update: Optional[str] = None,
        delete: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "create", create)
        pulumi.set(self, "update", update)
        pulumi.set(self, "delete", delete)

    @property
    @pulumi.getter(name="create")
    def create(self) -> Optional[str]:
        """Time for the creation, e.g. `2h`."""
        return cast(Optional[str], pulumi.get(self, "create"))

    @property
    @pulumi.getter(name="update")
    def update(self) -> Optional[str]:
        """Time for a change in place, e.g. `30m`."""
        return cast(Optional[str], pulumi.get(self, "update"))

    @property
    @pulumi.getter(name="delete")
    def delete(self) -> Optional[str]:
        """Time for the deletion, e.g. `30m`."""
        return cast(Optional[str], pulumi.get(self, "delete"))
