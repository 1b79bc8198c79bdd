"""CloudFormation stacks, which are backed up as their template and the resources in them."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from moto.cloudformation.models import Stack, cloudformation_backends

from ..shared.place import Place
from . import supported
from .resource import (
    REQUEST_ID,
    Backup,
    Metadata,
    Resource,
    ResourceType,
    RestoreError,
    new_recovery_point_arn,
)


@dataclass(frozen=True)
class _Kept:
    """What is kept of a stack."""

    name: str
    template: str
    parameters: Mapping[str, str]


class CloudFormation(ResourceType):
    """CloudFormation stacks."""

    name = "CloudFormation"
    is_fully_managed = True
    has_cold_storage = True
    is_composite = True

    def owns(self, arn: str) -> bool:
        """Whether it is a stack's."""
        return ":cloudformation:" in arn and ":stack/" in arn

    def all(self, place: Place) -> Iterable[Resource]:
        """The stacks."""
        backend: Any = cloudformation_backends[place.account][place.region]
        stacks: dict[str, Stack] = backend.stacks
        for stack in list(stacks.values()):
            yield Resource(
                arn=stack.stack_id,
                kind=self,
                name=stack.name,
                tags=dict(stack.tags),
                size=len(str(stack.template)),
                encryption_key_arn=None,
                model=stack,
            )

    def back_up(
        self, resource: Resource, place: Place, job_id: str, at: datetime, tags: Mapping[str, str]
    ) -> Backup:
        """Keep the template and its parameters."""
        stack = cast(Stack, resource.model)
        kept = _Kept(stack.name, str(stack.template), dict(stack.parameters))
        return Backup(new_recovery_point_arn(place), kept)

    def metadata(self, resource: Resource) -> dict[str, str]:
        """The stack's name."""
        return {REQUEST_ID: str(uuid.uuid4()), "StackName": str(resource.name)}

    def copy(
        self, contents: Any, place: Place, job_id: str, key_arn: str | None, tags: Mapping[str, str]
    ) -> Backup:
        """The same, under an ARN of the destination."""
        return Backup(new_recovery_point_arn(place), contents)

    def check(self, metadata: Metadata) -> None:
        """``ChangeSetName`` and ``StackName`` are required."""
        metadata.require("ChangeSetName", "StackName")

    def restore(
        self, contents: Any, metadata: Metadata, place: Place, tags: Mapping[str, str]
    ) -> str:
        """A change set that makes the stack once it is executed."""
        kept = cast(_Kept, contents)
        backend: Any = cloudformation_backends[place.account][place.region]
        name = str(metadata.get("StackName"))
        if any(stack.name == name for stack in backend.stacks.values()):
            raise RestoreError(f"Stack [{name}] already exists.")
        made = backend.create_change_set(
            stack_name=name,
            change_set_name=str(metadata.get("ChangeSetName")),
            template=kept.template,
            parameters=dict(kept.parameters),
            description="",
            change_set_type="CREATE",
            tags=dict(tags),
        )
        return str(made[0])

    def children(self, resource: Resource, place: Place) -> Iterable[tuple[str, Resource]]:
        """The resources in the stack that can be backed up, by their logical IDs."""
        stack = resource.model
        for logical_id in stack.template_dict.get("Resources", {}):
            physical = stack.resource_map.get(logical_id)
            if physical is None:
                continue
            for kind in supported.BASIC:
                for found in kind.all(place):
                    if found.model is physical:
                        yield str(logical_id), found
