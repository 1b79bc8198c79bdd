"""What all resources of AWS Backup share: the client and the tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from ...core.failures import AccessDenied, NotFound
from ...core.listing import Listing
from ...core.model import Outputs
from ...core.resource import Context
from .. import tags as aws_tags
from ..access import AwsHandler, AwsInputs
from ..failures import doing
from ..pages import pages

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

I = TypeVar("I", bound=AwsInputs)  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741

_LISTED: Final = ("backup-plan", "backup-vault")
"""The kinds whose tags the Resource Groups Tagging API lists, a hundred resources a call."""


class BackupHandler(AwsHandler[I, O]):
    """A handler that calls AWS Backup."""

    prefix = "backup"

    def backup(
        self, context: Context, inputs: I, region: str | None = None, *, retry: bool = True
    ) -> BackupClient:
        """The client of AWS Backup; `region` if it isn't the resource's own."""
        return self.client(context, "backup", inputs, region, retry=retry)

    def tags_of(
        self, context: Context, inputs: I, arn: str, region: str | None = None
    ) -> dict[str, str]:
        """The user's tags of a resource; none if it is gone."""
        kind = arn.split(":")[5]
        client = self.backup(context, inputs, region)
        if kind not in _LISTED:
            return _tags_of(client, arn) or {}
        return self._tags(context, inputs, kind, client, region).get(arn) or {}

    def settle_tags(
        self,
        context: Context,
        inputs: I,
        arn: str,
        old: Mapping[str, str],
        new: Mapping[str, str],
        region: str | None = None,
    ) -> None:
        """Makes the tags of a resource what is wanted."""
        client = self.backup(context, inputs, region)
        added, removed = aws_tags.difference(old, new)
        with doing(f"tag {arn}"):
            if removed:
                client.untag_resource(ResourceArn=arn, TagKeyList=removed)
            if added:
                client.tag_resource(ResourceArn=arn, Tags=added)
        kind = arn.split(":")[5]
        if (added or removed) and kind in _LISTED:
            self._tags(context, inputs, kind, client, region).changed()

    def _tags(
        self, context: Context, inputs: I, kind: str, client: BackupClient, region: str | None
    ) -> Listing[dict[str, str]]:
        """The tags of all resources of a kind, by ARN."""
        tagging = self.client(context, "resourcegroupstaggingapi", inputs, region)

        def all_tags() -> Mapping[str, dict[str, str]] | None:
            try:
                with doing(f"list the tags of every {kind}"):
                    found = tagging.get_paginator("get_resources").paginate(
                        ResourceTypeFilters=[f"backup:{kind}"], ResourcesPerPage=100
                    )
                    return {
                        resource["ResourceARN"]: aws_tags.from_list(resource["Tags"])
                        for page in found
                        for resource in page["ResourceTagMappingList"]
                    }
            except AccessDenied:
                return None  # `tag:GetResources` only saves calls.

        return context.run.once(
            ("tags", kind, id(client)),
            lambda: Listing(lambda arn: _tags_of(client, arn), all_tags),
        )


def _tags_of(client: BackupClient, arn: str) -> dict[str, str] | None:
    try:
        with doing(f"list the tags of {arn}"):
            found: dict[str, str] = {}
            for page in pages(client.list_tags, ResourceArn=arn):
                found.update(page["Tags"])
    except NotFound:
        return None
    return aws_tags.from_list([{"Key": k, "Value": v} for k, v in found.items()])
