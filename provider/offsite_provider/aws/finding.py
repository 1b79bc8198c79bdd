"""Functions that find what there is in a region: lists of a kind, and the newest of them."""

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, TypeVar, cast

from botocore import xform_name
from pydantic import BeforeValidator

from ..core.function import Result, newest
from ..core.resource import Context
from ..core.traits import Member
from .access import AwsFunction, AwsLookup
from .failures import doing

L = TypeVar("L", bound=AwsLookup)
R = TypeVar("R", bound=Result)

Item = Mapping[str, Any]
"""A thing as the API lists it."""


def in_pascal_case(name: str) -> str:
    """The name of a member as most APIs have it."""
    return name[:1].upper() + name[1:]


def _by_key(tags: object) -> object:
    if not isinstance(tags, list):
        return tags
    return {tag["Key"]: tag.get("Value", "") for tag in cast("list[dict[str, str]]", tags)}


TagList = Annotated[dict[str, str], BeforeValidator(_by_key), Member("TagList")]
"""The tags of a thing that is found, by key."""


class FindFunction(AwsFunction[L, R]):
    """A question for things of a kind, to the last page. Its title is its docstring's first
    sentence.
    """

    service: ClassVar[str]
    """The service, as boto3 calls it."""
    reference: ClassVar[str]
    """Where the pages of its API stand, with the operation in braces."""
    asks: ClassVar[str]
    """What it does, as a failure says it, with the names of arguments in braces."""
    listed: ClassVar[str]
    """The member of the answer that lists them."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "operation" in vars(cls):
            cls.title = re.split(r"\.(?:\s|$)", inspect.cleandoc(cls.__doc__ or ""))[0]
            cls.api = cls.reference.format(cls.operation)

    def parameters(self, inputs: L) -> Iterator[tuple[str, Any]]:
        """The parameters of the call."""
        return iter(())

    def what(self, inputs: L) -> str:
        return f"{self.asks.format(**dict(inputs))} in {inputs.region}"

    def find(self, context: Context, inputs: L) -> list[Item]:
        """All that the arguments ask for."""
        client = self.client(context, self.service, inputs)
        remedy = "Correct what the arguments name, or `region`"
        with doing(self.what(inputs), {"ResourceNotFoundException": remedy}):
            pages = client.get_paginator(xform_name(self.operation)).paginate(
                **{name: value for name, value in self.parameters(inputs) if value is not None}
            )
            found = pages.build_full_result()
        items = [self.shown(item) for item in found.get(self.listed, [])]
        return [item for item in items if self.is_wanted(inputs, item)]

    def shown(self, item: Item) -> Item:
        """One as models want it, with its members in PascalCase."""
        return item

    def is_wanted(self, inputs: L, item: Item) -> bool:
        """Whether one is what the arguments ask for, where the API can't tell.

        No API of these filters by tags, but those whose things have tags show them.
        """
        tags: Mapping[str, str] = getattr(inputs, "tags", None) or {}
        carried = cast("dict[str, str]", _by_key(item.get("TagList") or []))
        return tags.items() <= carried.items()


class ListFunction(FindFunction[L, R]):
    """All of a kind in a region."""

    def call(self, context: Context, inputs: L) -> R:
        return self.result.from_api({in_pascal_case(self.listed): self.find(context, inputs)})


class NewestFunction(FindFunction[L, R]):
    """The newest of a kind that can be used; an error if there is none."""

    noun: ClassVar[str]
    """What is looked for, in the plural."""
    usable: ClassVar[tuple[str, ...]]
    """The states in which one can be used."""

    def call(self, context: Context, inputs: L) -> R:
        items = self.find(context, inputs)
        return self.result.from_api(
            newest(self.what(inputs), self.noun, items, self.usable, self.state, self.moment)
        )

    def state(self, item: Item) -> str:
        """The state that one is in."""
        raise NotImplementedError

    def moment(self, item: Item) -> Any:
        """When one was made."""
        raise NotImplementedError
