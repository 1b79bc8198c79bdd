"""The backend of the Resource Groups Tagging API: moto's, with pages as AWS has them.

https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
"""

from typing import Any

from moto.core.resource_tagging import TaggedResource
from moto.resourcegroupstaggingapi.exceptions import ResourceGroupsTaggingAPIError
from moto.resourcegroupstaggingapi.models import (
    ResourceGroupsTaggingAPIBackend as MotoResourceGroupsTaggingAPIBackend,
)

from ..pages import page

A_PAGE = 50


class ResourceGroupsTaggingAPIBackend(MotoResourceGroupsTaggingAPIBackend):
    """What is tagged in one account and region."""

    def get_resources(
        self,
        pagination_token: str | None = None,
        resources_per_page: int = A_PAGE,
        tags_per_page: int | None = None,
        tag_filters: list[dict[str, Any]] | None = None,
        resource_type_filters: list[str] | None = None,
        resource_arn_list: list[str] | None = None,
    ) -> tuple[str | None, list[TaggedResource]]:
        """One page; it holds ``tags_per_page`` tags at most, if that is given."""
        found = list(
            self._get_resources_generator(tag_filters, resource_type_filters, resource_arn_list)
        )
        try:
            chosen, token = page(found, resources_per_page, pagination_token)
            if tags_per_page is not None:
                chosen, token = page(found, _fitting(chosen, tags_per_page), pagination_token)
        except ValueError:
            raise ResourceGroupsTaggingAPIError(
                "PaginationTokenExpiredException", "The PaginationToken is not valid any more."
            ) from None
        return token, list(chosen)


def _fitting(resources: Any, most: int) -> int:
    """How many of ``resources`` have no more than ``most`` tags in all; none counts as one."""
    tags = 0
    for count, resource in enumerate(resources):
        tags += max(len(resource.tags), 1)
        if tags > most:
            return count
    return len(resources)
