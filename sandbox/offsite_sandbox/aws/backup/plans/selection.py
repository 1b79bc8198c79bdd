"""A selection: which resources a plan backs up.

https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from ..resources import Resource
from ..shared.answer import given

TAG = "aws:ResourceTag/"
OPERATORS = ("StringEquals", "StringNotEquals", "StringLike", "StringNotLike")


@dataclass(frozen=True)
class Selection:
    """A selection, which never changes.

    Attributes:
        document: the ``BackupSelection`` as it was given.
    """

    id: str
    plan_id: str
    created: datetime
    creator_request_id: str | None
    document: Mapping[str, Any]

    @property
    def selection(self) -> dict[str, Any]:
        """The model's ``BackupSelection``, in which nothing is left out."""
        conditions = self.document.get("Conditions", {})
        return {
            "SelectionName": self.document["SelectionName"],
            "IamRoleArn": self.document["IamRoleArn"],
            "Resources": self.document.get("Resources", []),
            "ListOfTags": self.document.get("ListOfTags", []),
            "NotResources": self.document.get("NotResources", []),
            "Conditions": {name: conditions.get(name, []) for name in OPERATORS},
        }

    def to_dict(self) -> dict[str, Any]:
        """The model's ``BackupSelectionsListMember``."""
        return given(
            {
                "SelectionId": self.id,
                "SelectionName": self.document["SelectionName"],
                "BackupPlanId": self.plan_id,
                "CreationDate": self.created,
                "CreatorRequestId": self.creator_request_id,
                "IamRoleArn": self.document["IamRoleArn"],
            }
        )

    def selects(self, resource: Resource) -> bool:
        """Whether a resource is selected.

        Resources are chosen by ARN first, and then by tag: at least one of ``ListOfTags``, and all
        of ``Conditions``.
        """
        return (
            (not self._resources or _is_one_of(resource.arn, self._resources))
            and not _is_one_of(resource.arn, self.document.get("NotResources", []))
            and _has_a_tag(self.document.get("ListOfTags", []), resource.tags)
            and _meets(self.document.get("Conditions", {}), resource.tags)
        )

    def names_type(self, resource: Resource) -> bool:
        """Whether it names the resource or its type, so that opting in does not matter."""
        named = (pattern for pattern in self._resources if pattern != "*")
        return _is_one_of(resource.arn, named)

    @property
    def _resources(self) -> Sequence[str]:
        return self.document.get("Resources", [])


def _has_a_tag(wanted: Sequence[Mapping[str, str]], tags: Mapping[str, str]) -> bool:
    return not wanted or any(
        tags.get(_key(tag["ConditionKey"])) == tag["ConditionValue"] for tag in wanted
    )


def _meets(conditions: Mapping[str, Sequence[Mapping[str, str]]], tags: Mapping[str, str]) -> bool:
    for operator, parameters in conditions.items():
        for parameter in parameters:
            value = tags.get(_key(parameter["ConditionKey"]))
            wanted = parameter["ConditionValue"]
            if operator.endswith("Like"):
                holds = value is not None and _pattern(wanted).fullmatch(value) is not None
            else:
                holds = value == wanted
            if holds == operator.startswith("StringNot"):
                return False
    return True


def _key(name: str) -> str:
    return name.removeprefix(TAG)


def _is_one_of(arn: str, patterns: Iterable[str]) -> bool:
    return any(_pattern(pattern).fullmatch(arn) for pattern in patterns)


@lru_cache(maxsize=4096)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, text.split("*"))), re.DOTALL)
