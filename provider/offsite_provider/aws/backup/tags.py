"""The tags of plans, vaults and all else in AWS Backup that has an ARN of its own.

Those of plans and vaults, of which there are many, are listed by the Resource Groups Tagging API, a
hundred resources a call. All others are asked for alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ...core.failures import AccessDenied, NotFound
from ...core.listing import Listing
from ...core.ownership import TAG, Mark
from .. import tags as aws_tags
from ..failures import doing
from ..pages import pages

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

_LISTED: Final = ("backup-plan", "backup-vault")
"""The kinds of resources that are listed, as ARNs name them."""


@dataclass(frozen=True)
class Tagged:
    """The tags of a resource."""

    tags: dict[str, str]
    """The user's own."""
    mark: Mark | None = None
    """The owner mark."""

    @classmethod
    def of(cls, tags: Any) -> Tagged:
        """From a list of keys and values."""
        return cls(aws_tags.from_list(tags), aws_tags.mark_in(tags))


def list_tags(client: BackupClient, arn: str) -> dict[str, str] | None:
    """The user's tags of a resource as they are now; `None` if it is gone."""
    found = look_at_tags(client, arn)
    return found and found.tags


def look_at_tags(client: BackupClient, arn: str) -> Tagged | None:
    """The tags of a resource as they are now; `None` if it is gone."""
    try:
        with doing(f"list the tags of {arn}"):
            found: dict[str, str] = {}
            for page in pages(client.list_tags, ResourceArn=arn):
                found.update(page["Tags"])
    except NotFound:
        return None
    return Tagged.of(aws_tags.to_list(found))


class ResourceTags:
    """The tags of the resources of an account in a region, as one run sees them."""

    def __init__(self, client: BackupClient, tagging: Callable[[], Any]) -> None:
        """`tagging` gets the client of the Resource Groups Tagging API, which few runs need."""
        self._client = client
        self._tagging = tagging
        self._listings = {
            kind: Listing(partial(look_at_tags, client), partial(self._list, kind))
            for kind in _LISTED
        }

    def get(self, arn: str, known: Tagged) -> Tagged | None:
        """A resource's tags; `None` if it is gone. What isn't as `known` was asked for alone."""
        listing = self._listing(arn)
        if listing is None:
            return look_at_tags(self._client, arn)
        return listing.get(arn, lambda found: found == known)

    def change(
        self, arn: str, old: Mapping[str, str], new: Mapping[str, str], mark: Mark | None = None
    ) -> None:
        """Makes the tags of a resource, which are `old`, what they are to be, and marks it."""
        added, removed = aws_tags.difference(old, new)
        if mark:
            added[TAG] = str(mark)
        with doing(f"tag {arn}"):
            if removed:
                self._client.untag_resource(ResourceArn=arn, TagKeyList=removed)
            if added:
                self._client.tag_resource(ResourceArn=arn, Tags=added)
        if (added or removed) and (listing := self._listing(arn)):
            listing.changed(arn)

    def _listing(self, arn: str) -> Listing[Tagged] | None:
        return self._listings.get(arn.split(":")[5])

    def _list(self, kind: str) -> Mapping[str, Tagged] | None:
        """The tags of all resources of a kind, by ARN; `None` if they may not be listed."""
        try:
            with doing(f"list the tags of every {kind}"):
                found = (
                    self._tagging()
                    .get_paginator("get_resources")
                    .paginate(ResourceTypeFilters=[f"backup:{kind}"], ResourcesPerPage=100)
                )
                return {
                    resource["ResourceARN"]: Tagged.of(resource["Tags"])
                    for page in found
                    for resource in page["ResourceTagMappingList"]
                }
        except AccessDenied:
            return None  # `tag:GetResources` only saves calls.
