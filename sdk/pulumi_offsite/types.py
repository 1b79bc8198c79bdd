# Generated from the provider's models by tools/generate.py: do not edit.
"""The nested arguments that resources of every service share."""

from typing import TypedDict

import pulumi
from typing_extensions import NotRequired

from ._resource import Nested, NestedArgs


class TimeoutsArgs(NestedArgs):
    """How long an operation may wait for the cloud before it is an error."""

    create: pulumi.Input[str] | None = None
    """Time for the creation, e.g. `2h`."""
    update: pulumi.Input[str] | None = None
    """Time for a change in place, e.g. `30m`."""
    delete: pulumi.Input[str] | None = None
    """Time for the deletion, e.g. `30m`."""


class TimeoutsArgsDict(TypedDict):
    """How long an operation may wait for the cloud before it is an error."""

    create: NotRequired[pulumi.Input[str] | None]
    """Time for the creation, e.g. `2h`."""
    update: NotRequired[pulumi.Input[str] | None]
    """Time for a change in place, e.g. `30m`."""
    delete: NotRequired[pulumi.Input[str] | None]
    """Time for the deletion, e.g. `30m`."""


class Timeouts(Nested):
    """How long an operation may wait for the cloud before it is an error."""

    create: str | None = None
    """Time for the creation, e.g. `2h`."""
    update: str | None = None
    """Time for a change in place, e.g. `30m`."""
    delete: str | None = None
    """Time for the deletion, e.g. `30m`."""
