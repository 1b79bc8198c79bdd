"""The owner mark of what has an ARN of its own in AWS Backup, as one of its tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...core.model import Outputs
from ...core.ownership import Mark, is_taken
from ...core.resource import Context
from ...core.traits import Hidden
from .tags import look_at_tags

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient


class MarkedOutputs(Outputs):
    """The output of what carries a mark."""

    mark: Annotated[str | None, Hidden] = None
    """The mark that it carries; released if it has lost it."""


@dataclass(frozen=True)
class Marking:
    """What a resource does with the mark of its thing."""

    context: Context
    id: str
    """The id of the resource's thing."""
    noun: str
    """What the thing is, in a sentence: `the framework audit`."""
    own: Mark
    """The mark that the resource writes first."""
    recorded: Mark | None
    """The mark that its state has."""

    def is_taken(self, carried: Mark | None) -> bool:
        """Whether another resource owns the thing now, and says so."""
        if not is_taken(carried, self.recorded, self.own):
            return False
        self.context.report.info(
            f'{self.noun} {_whose(carried)} now: `adopt="{self.id}"` takes it back'
        )
        return True

    def seen(self, carried: Mark | None) -> str | None:
        """The mark to record of a thing that is not taken: a released one if it has lost its own.

        What has never carried one has none to lose.
        """
        if carried and not carried.is_released:
            return str(carried)
        return str(self.recorded.released()) if self.recorded else None

    def missing(self) -> Mark | None:
        """The mark that a change has to write: the thing has none, or an older name's."""
        recorded = self.recorded
        is_there = recorded and not recorded.is_released and recorded.digest == self.own.digest
        return None if is_there else self.own

    def taking_over(self) -> Mark:
        """The mark with which the resource takes over what carries the recorded one."""
        if self.recorded and self.own.is_of(self.recorded):
            return self.recorded.next()
        return self.own

    def may_delete(self, client: BackupClient, arn: str) -> bool:
        """Whether the thing is still the resource's own; says so if it isn't."""
        found = look_at_tags(client, arn)
        if found is None:
            return False
        if is_taken(found.mark, self.recorded, self.own):
            self.context.report.info(f"keeps {self.noun}, which {_whose(found.mark)} now")
            return False
        if self.recorded and (found.mark is None or found.mark.is_released):
            self.context.report.info(
                f"leaves {self.noun}, which does not carry the mark of this resource any more: "
                "delete it by hand, if nobody else needs it"
            )
            return False
        return True


def _whose(mark: Mark | None) -> str:
    return f"carries the mark of {mark.label}" if mark and mark.label else "is another resource's"
