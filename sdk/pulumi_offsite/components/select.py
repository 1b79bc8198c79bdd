"""What is backed up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pulumi
from pydantic.alias_generators import to_camel

from offsite_provider.doors.arguments import Problem

from .. import backup


@dataclass(frozen=True, kw_only=True)
class Select:
    """What is backed up: what has one of the tags, and what is in `resources` and has all of
    `with_tags` and none of `without_tags`; unless it is in `not_resources`."""

    tags: Mapping[str, str] | None = None
    """Tags, any one of which selects a resource: keys and values."""
    resources: Sequence[pulumi.Input[str]] | None = None
    """The ARNs of resources; with `*` at the end of all that begin so; `*` of every resource."""
    not_resources: Sequence[pulumi.Input[str]] | None = None
    """The ARNs of resources that are left out, in the same forms."""
    with_tags: Mapping[str, str] | None = None
    """Tags that the `resources` must have, all of them."""
    without_tags: Mapping[str, str] | None = None
    """Tags that the `resources` must not have."""

    @staticmethod
    def problems(given: Any) -> Iterator[Problem]:
        if not given.tags and not given.resources:
            yield Problem(("tags",), "or `resources` has to say what is backed up")
        for name in ("with_tags", "without_tags"):
            if getattr(given, name) and not given.resources:
                why = "says which of the `resources`, and there are none"
                yield Problem((to_camel(name),), why)

    def arguments(self) -> dict[str, Any]:
        """The same, as arguments of a `backup.Selection`."""
        conditions = backup.ConditionsArgs(
            string_equals=_parameters(self.with_tags),
            string_not_equals=_parameters(self.without_tags),
        )
        tags = [
            backup.ConditionArgs(condition_key=key, condition_value=value)
            for key, value in (self.tags or {}).items()
        ]
        return {
            "resources": self.resources,
            "not_resources": self.not_resources,
            "list_of_tags": tags or None,
            "conditions": conditions if self.with_tags or self.without_tags else None,
        }


def _parameters(tags: Mapping[str, str] | None) -> list[backup.ConditionParameterArgs] | None:
    return [
        backup.ConditionParameterArgs(condition_key=f"aws:ResourceTag/{key}", condition_value=value)
        for key, value in (tags or {}).items()
    ] or None
