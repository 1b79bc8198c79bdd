"""What all functions of AWS Backup share: how they ask."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, Final, TypeVar

from botocore import xform_name

from ...core.function import Result
from ...core.resource import Context
from ..access import AwsFunction, AwsLookup
from ..failures import doing
from ..pages import pages

L = TypeVar("L", bound=AwsLookup)
R = TypeVar("R", bound=Result)

_MOST: Final = 1000
"""The most that the API takes for `MaxResults`: each page is a call."""

Operation = Callable[..., Mapping[str, Any]]


class GetFunction(AwsFunction[L, R]):
    """A question that one call answers."""

    prefix = "backup"

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "operation" in vars(cls):
            cls.api = (
                f"https://docs.aws.amazon.com/aws-backup/latest/devguide/API_{cls.operation}.html"
            )

    def call(self, context: Context, inputs: L) -> R:
        client = self.client(context, "backup", inputs)
        asked = inputs.model_copy(update=dict.fromkeys(AwsLookup.model_fields)).to_api()
        with doing(self.what(inputs), self._remedies(inputs)):
            answer = self.ask(getattr(client, xform_name(self.operation)), asked)
        return self.result.from_api(answer)

    def ask(self, operation: Operation, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        return operation(**asked)

    def _remedies(self, inputs: L) -> Mapping[str, str]:
        """What to do where the service knows nothing of what was named."""
        named = list(_named(inputs))
        doubtful = f"{', '.join(named)} or `region`" if named else "`region`"
        remedies = {"ResourceNotFoundException": f"Correct {doubtful}"}
        if "`backup_vault_name`" in named:
            remedies["AccessDeniedException"] = (
                f"Allow `backup:{self.operation}` to the role or user that runs Pulumi, or "
                f"correct {doubtful}: a vault that isn't there is refused in the same words"
            )
        return remedies


class ListFunction(GetFunction[L, R]):
    """A question that is answered by the page, and asked to the last one."""

    joined: ClassVar[str]
    """The member, a list or a map, in which the pages are joined."""

    def ask(self, operation: Operation, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        found = list(pages(operation, MaxResults=_MOST, **asked))
        parts = [page[self.joined] for page in found if self.joined in page]
        return {**found[0], self.joined: _join(parts)} if parts else found[0]


def _join(parts: list[Any]) -> Any:
    if isinstance(parts[0], Mapping):
        return {key: value for part in parts for key, value in part.items()}
    return [item for part in parts for item in part]


def _named(inputs: AwsLookup) -> Iterator[str]:
    """The arguments that name what is asked for: no filters, and no choices."""
    for name, value in inputs:
        ours = name in AwsLookup.model_fields or name.startswith("by_")
        if isinstance(value, str) and not ours:
            yield f"`{name}`"
