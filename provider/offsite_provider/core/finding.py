"""Functions that find what there is of a kind: all of it, or the newest."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar, TypeVar, cast

from pydantic import BeforeValidator

from .failures import NotFound
from .function import Function, Result
from .model import WireModel
from .resource import Context

I = TypeVar("I", bound=WireModel)  # noqa: E741
R = TypeVar("R", bound=Result)

Item = Mapping[str, Any]
"""A thing as the API lists it."""


def _by_key(tags: object) -> object:
    if not isinstance(tags, list):
        return tags
    return {tag["Key"]: tag.get("Value", "") for tag in cast("list[dict[str, str]]", tags)}


Tags = Annotated[dict[str, str], BeforeValidator(_by_key)]
"""The tags of a thing that is found, by key."""


class FindFunction(Function[I, R]):
    """A question for things of a kind, to the last page."""

    listed: ClassVar[str]
    """The member of the answer that lists them."""
    tagged: ClassVar[str]
    """The member of a thing that has its tags."""

    def find(self, context: Context, inputs: I) -> list[Item]:
        """All that the arguments ask for."""
        return [item for item in self.found(context, inputs) if self.is_wanted(inputs, item)]

    def found(self, context: Context, inputs: I) -> Iterable[Item]:
        """What the API finds, to the last page."""
        raise NotImplementedError

    def is_wanted(self, inputs: I, item: Item) -> bool:
        """Whether one is what the arguments ask for, where the API can't tell.

        Few APIs filter by tags, but those whose things have tags show them.
        """
        tags: Mapping[str, str] = getattr(inputs, "tags", None) or {}
        carried = cast("dict[str, str]", _by_key(item.get(self.tagged) or []))
        return tags.items() <= carried.items()


class ListFunction(FindFunction[I, R]):
    """All of a kind in a region."""

    def call(self, context: Context, inputs: I) -> R:
        return self.result.from_api({self.listed: self.find(context, inputs)})


class NewestFunction(FindFunction[I, R]):
    """The newest of a kind that can be used; an error if there is none."""

    noun: ClassVar[str]
    """What is looked for, in the plural."""
    usable: ClassVar[tuple[str, ...]]
    """The states in which one can be used."""

    def call(self, context: Context, inputs: I) -> R:
        items = self.find(context, inputs)
        usable = [item for item in items if self.state(item) in self.usable]
        if not usable:
            states = ", ".join(sorted({self.state(item) for item in items}))
            raise NotFound(
                self.what(inputs),
                f"there are no {self.noun} that are {' or '.join(self.usable)}"
                + (f", but {len(items)} in the state {states}" if items else ""),
                "Correct the arguments, or wait for the first of them",
            )
        return self.result.from_api(max(usable, key=self.moment))

    def state(self, item: Item) -> str:
        """The state that one is in."""
        raise NotImplementedError

    def moment(self, item: Item) -> Any:
        """When one was made."""
        raise NotImplementedError
