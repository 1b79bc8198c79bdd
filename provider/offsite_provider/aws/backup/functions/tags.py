"""Tags."""

from ....core.function import Result
from ...access import AwsLookup
from ..names import ResourceArn
from .base import ListFunction


class ListTagsInputs(AwsLookup):
    resource_arn: ResourceArn
    """The ARN of a plan, vault, recovery point, framework or report plan of AWS Backup."""


class ListTagsResult(Result):
    """The tags of something of AWS Backup's."""

    tags: dict[str, str] = {}
    """The tags, by key."""


class ListTags(ListFunction[ListTagsInputs, ListTagsResult]):
    """The tags of something of AWS Backup's: a plan, a vault, a recovery point, a framework, …"""

    token = "offsite:backup:listTags"
    inputs = ListTagsInputs
    result = ListTagsResult
    operation = "ListTags"
    asks = "list the tags of {resource_arn}"
    joined = "Tags"
