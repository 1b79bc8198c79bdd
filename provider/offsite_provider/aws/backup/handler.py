"""What all resources of AWS Backup share: the client and the tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from ...core.model import Outputs
from ...core.ownership import Mark
from ...core.resource import Context
from ..access import AwsHandler, AwsInputs
from .tags import ResourceTags, Tagged

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

I = TypeVar("I", bound=AwsInputs)  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741
T = TypeVar("T")


class BackupHandler(AwsHandler[I, O]):
    """A handler that calls AWS Backup."""

    prefix = "backup"

    def backup(
        self, context: Context, inputs: I, region: str | None = None, *, retry: bool = True
    ) -> BackupClient:
        """The client of AWS Backup; `region` if it isn't the resource's own."""
        return self.client(context, "backup", inputs, region, retry=retry)

    def deleted(self, context: Context) -> set[str]:
        """The ids of such resources that this run has deleted, which may show for a while yet."""
        return context.run.once(("deleted", self.token), set[str])

    def shown(
        self, context: Context, id: str, look: Callable[[], T], is_new: Callable[[T], bool]
    ) -> T:
        """What `look` answers of what was just made. What had its id before, and was deleted by
        this run, may show for a while yet; `is_new` tells the two apart.
        """
        if id not in self.deleted(context):
            return look()
        return context.until_shown(look, is_new)

    def tags_of(
        self, context: Context, inputs: I, arn: str, known: Mapping[str, str]
    ) -> dict[str, str]:
        """The user's tags of a resource; none if it is gone. `known` are the recorded ones."""
        return self.tagged(context, inputs, arn, Tagged(dict(known))).tags

    def tagged(self, context: Context, inputs: I, arn: str, known: Tagged) -> Tagged:
        """The tags of a resource, and the mark among them; none if it is gone.

        `known` is what is recorded of them: anything else is told only if AWS Backup itself says
        so, and not only the tagging API, which lags behind.
        """
        return self.tagged_if_there(context, inputs, arn, known) or Tagged({})

    def tagged_if_there(
        self, context: Context, inputs: I, arn: str, known: Tagged
    ) -> Tagged | None:
        """The same; `None` if it is gone."""
        return self._tags(context, inputs, None).get(arn, known)

    def change_tags(
        self,
        context: Context,
        inputs: I,
        arn: str,
        old: Mapping[str, str],
        new: Mapping[str, str],
        region: str | None = None,
        mark: Mark | None = None,
    ) -> None:
        """Makes the tags of a resource, which are `old`, what they are to be, and marks it."""
        self._tags(context, inputs, region).change(arn, old, new, mark)

    def _tags(self, context: Context, inputs: I, region: str | None) -> ResourceTags:
        client = self.backup(context, inputs, region)

        def make() -> ResourceTags:
            service = "resourcegroupstaggingapi"
            return ResourceTags(client, lambda: self.client(context, service, inputs, region))

        return context.run.once(("tags", id(client)), make)
