"""Functions that find what there is in a region, with AWS's paginators."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, TypeVar

from botocore import xform_name

from ..core import finding
from ..core.finding import Item, Tags
from ..core.function import Result
from ..core.resource import Context
from ..core.traits import Member
from .access import AwsFunction, AwsLookup
from .failures import doing

L = TypeVar("L", bound=AwsLookup)
R = TypeVar("R", bound=Result)

TagList = Annotated[Tags, Member("TagList")]
"""The tags of a thing that is found, by key."""


class AwsFindFunction(AwsFunction[L, R], finding.FindFunction[L, R]):
    """A question for things of a kind, to the last page."""

    service: ClassVar[str]
    """The service, as boto3 calls it."""
    reference: ClassVar[str]
    """Where the pages of its API stand, with the operation in braces."""
    tagged = "TagList"

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "operation" in vars(cls):
            cls.api = cls.reference.format(cls.operation)

    def parameters(self, inputs: L) -> Iterator[tuple[str, Any]]:
        """The parameters of the call."""
        return iter(())

    def found(self, context: Context, inputs: L) -> list[Item]:
        client = self.client(context, self.service, inputs)
        remedy = "Correct what the arguments name, or `region`"
        with doing(self.what(inputs), {"ResourceNotFoundException": remedy}):
            pages = client.get_paginator(xform_name(self.operation)).paginate(
                **{name: value for name, value in self.parameters(inputs) if value is not None}
            )
            found = pages.build_full_result()
        return [self.shown(item) for item in found.get(self.listed, [])]

    def shown(self, item: Item) -> Item:
        """One as models want it, with its members in PascalCase."""
        return item


class ListFunction(AwsFindFunction[L, R], finding.ListFunction[L, R]):
    """All of a kind in a region."""


class NewestFunction(AwsFindFunction[L, R], finding.NewestFunction[L, R]):
    """The newest of a kind that can be used; an error if there is none."""
