"""Which resources a selection selects.

https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from .resources import Resource

_TAG = "aws:ResourceTag/"


class Matcher:
    """A selection, to try resources against.

    The resources are chosen by ARN first, and then by tag: at least one of ``ListOfTags``, and all
    of ``Conditions``.

    Args:
        selection: the model's ``BackupSelection``.
    """

    def __init__(self, selection: Mapping[str, Any]) -> None:
        self._resources: list[str] = selection.get("Resources") or []
        self._not_resources: list[str] = selection.get("NotResources") or []
        self._tags: list[Mapping[str, str]] = selection.get("ListOfTags") or []
        self._conditions: Mapping[str, list[Mapping[str, str]]] = selection.get("Conditions") or {}

    def selects(self, resource: Resource) -> bool:
        """Whether a resource is selected."""
        return (
            (not self._resources or _is_one_of(resource.arn, self._resources))
            and not _is_one_of(resource.arn, self._not_resources)
            and self._has_a_tag(resource.tags)
            and self._meets_conditions(resource.tags)
        )

    def names_type(self, resource: Resource) -> bool:
        """Whether it names the resource or its type, so that opting in does not matter."""
        named = (pattern for pattern in self._resources if pattern != "*")
        return _is_one_of(resource.arn, named)

    def _has_a_tag(self, tags: Mapping[str, str]) -> bool:
        return not self._tags or any(
            tags.get(_key(tag["ConditionKey"])) == tag["ConditionValue"] for tag in self._tags
        )

    def _meets_conditions(self, tags: Mapping[str, str]) -> bool:
        for operator, conditions in self._conditions.items():
            for condition in conditions:
                value = tags.get(_key(condition["ConditionKey"]))
                wanted = condition["ConditionValue"]
                if operator.endswith("Like"):
                    holds = value is not None and _pattern(wanted).fullmatch(value) is not None
                else:
                    holds = value == wanted
                if holds == operator.startswith("StringNot"):
                    return False
        return True


def _key(name: str) -> str:
    return name.removeprefix(_TAG)


def _is_one_of(arn: str, patterns: Iterable[str]) -> bool:
    return any(_pattern(pattern).fullmatch(arn) for pattern in patterns)


@lru_cache(maxsize=4096)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, text.split("*"))), re.DOTALL)
