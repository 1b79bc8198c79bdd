"""The functions of AWS Backup: those of each group, and the one that they have in common."""

from typing import Any, Final

from ...core.function import Function, Result
from ..access import AwsLookup
from .audit.functions import FUNCTIONS as AUDIT
from .function import ListFunction
from .jobs.functions import FUNCTIONS as JOBS
from .plans.functions import FUNCTIONS as PLANS
from .recovery_points.functions import FUNCTIONS as RECOVERY_POINTS
from .settings.functions import FUNCTIONS as SETTINGS
from .values import ResourceArn
from .vaults.functions import FUNCTIONS as VAULTS


class ListTagsInputs(AwsLookup):
    resource_arn: ResourceArn
    """The ARN of a plan, vault, recovery point, framework or report plan of AWS Backup."""


class ListTagsResult(Result):
    """The tags of a resource of AWS Backup."""

    tags: dict[str, str] = {}
    """The tags, by key."""


class ListTags(ListFunction[ListTagsInputs, ListTagsResult]):
    """The tags of a resource of AWS Backup: a plan, a vault, a recovery point, a framework, …"""

    token = "offsite:backup:listTags"
    inputs = ListTagsInputs
    result = ListTagsResult
    operation = "ListTags"
    asks = "list the tags of {resource_arn}"
    joined = "Tags"


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    *AUDIT,
    *JOBS,
    *PLANS,
    *RECOVERY_POINTS,
    *SETTINGS,
    *VAULTS,
    ListTags,
)
