"""Handles incoming resourcegroupstaggingapi requests, invokes methods, returns responses."""

from typing import Any, cast

from moto.core.responses import ActionResult
from moto.resourcegroupstaggingapi.models import resourcegroupstaggingapi_backends
from moto.resourcegroupstaggingapi.responses import (
    ResourceGroupsTaggingAPIResponse as MotoResourceGroupsTaggingAPIResponse,
)

from ..errors import AwsError
from .models import A_PAGE, ResourceGroupsTaggingAPIBackend

_NOT_WITH_ARNS = (
    "ResourceTypeFilters",
    "TagFilters",
    "ResourcesPerPage",
    "TagsPerPage",
    "PaginationToken",
)
_RANGES = {"ResourcesPerPage": (1, 100), "TagsPerPage": (100, 500)}


class ResourceGroupsTaggingAPIResponse(MotoResourceGroupsTaggingAPIResponse):
    """Handler for the Resource Groups Tagging API's requests and responses."""

    @property
    def backend(self) -> ResourceGroupsTaggingAPIBackend:
        """The backend of the request's account and region."""
        backend = resourcegroupstaggingapi_backends[self.current_account][self.region]
        return cast(ResourceGroupsTaggingAPIBackend, backend)

    def get_resources(self) -> ActionResult:
        """``GetResources``."""
        asked = cast(dict[str, Any], self.params)
        if asked.get("ResourceARNList"):
            for name in _NOT_WITH_ARNS:
                if asked.get(name):
                    raise _invalid(f"ResourceARNList cannot be combined with {name}.")
        for name, (least, most) in _RANGES.items():
            if not least <= asked.get(name, least) <= most:
                raise _invalid(f"{name} must be between {least} and {most}.")
        token, found = self.backend.get_resources(
            pagination_token=asked.get("PaginationToken") or None,
            resources_per_page=asked.get(
                "ResourcesPerPage", len(asked.get("ResourceARNList", [])) or A_PAGE
            ),
            tags_per_page=asked.get("TagsPerPage"),
            tag_filters=asked.get("TagFilters"),
            resource_type_filters=asked.get("ResourceTypeFilters"),
            resource_arn_list=asked.get("ResourceARNList"),
        )
        told = [
            {
                "ResourceARN": resource.arn,
                "Tags": [{"Key": key, "Value": value} for key, value in resource.tags.items()],
            }
            for resource in found
        ]
        return ActionResult({"ResourceTagMappingList": told, "PaginationToken": token or ""})


def _invalid(message: str) -> AwsError:
    return AwsError("InvalidParameterException", message)
