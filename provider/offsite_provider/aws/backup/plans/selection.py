"""What a backup plan backs up.

Follows CreateBackupSelection and GetBackupSelection of the AWS Backup API, which has no call that
changes a selection.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeVar, cast

from pydantic import AfterValidator, Field
from pydantic.alias_generators import to_pascal

from ....core.equality import AnyOrder, as_given, same
from ....core.failures import Conflict, Failure, Invalid, NotFound
from ....core.identifier import Identifier
from ....core.model import Outputs, Timeouts, WireModel
from ....core.ownership import Adopt, Existing
from ....core.problems import Problem
from ....core.resource import Context, Lists, State
from ....core.traits import Computed, Replaces, has
from ....core.values import Timestamp
from ...access import AwsInputs, RoleArn
from ...failures import doing
from ...pages import pages
from ..creation import existing, is_new
from ..handler import BackupHandler
from ..refusals import retry_until_assumable
from ..values import NonEmptyText
from .plan import deleted_selections
from .rules import DisplayName

if TYPE_CHECKING:
    from mypy_boto3_backup.type_defs import BackupSelectionTypeDef

T = TypeVar("T")

TAG_KEY: Final = "aws:ResourceTag/"
"""What the key of a condition begins with."""

_LOOKS: Final = 15
"""How long one that was just made is looked for, in the shortest waits between two looks."""

_YOUNG: Final = timedelta(minutes=6)
"""Younger than a minute is a selection that isn't readable yet, by clocks that AWS puts up with."""
_MOST: Final = 500
_MOST_PATTERNS: Final = 30
_MOST_CONDITIONS: Final = 30
_ARN: Final = re.compile(
    r"arn:aws[a-z-]*:[a-z0-9-]+:(?:[a-z0-9-]*|\*):(?:\d{12}|\*)?:(?P<resource>.+)"
)
_SERVICE: Final = re.compile(r"arn:aws[a-z-]*:[a-z0-9-]+:(?:[a-z0-9-]*|(?:[a-z0-9-]*|\*):\d*)\*")
"""The beginning of an ARN, up to the service, the region or the account, and `*`."""


def _pattern(arn: str) -> str:
    if arn == "*" or _SERVICE.fullmatch(arn):
        return arn
    found = _ARN.fullmatch(arn)
    if found is None:
        raise ValueError(
            "must be the ARN of a resource, like "
            "`arn:aws:dynamodb:eu-west-1:123456789012:table/orders`, the beginning of one and `*` "
            f"(`arn:aws:fsx:*`), or `*`, not `{arn}`"
        )
    if "*" in found["resource"][:-1]:
        raise ValueError(
            f"must have `*` at its end only, besides the region and the account, not `{arn}`"
        )
    return arn


def _patterns(arns: list[str]) -> list[str]:
    if len(arns) > _MOST:
        raise ValueError(f"must be at most {_MOST} ARNs, not {len(arns)}")
    wild = sum("*" in arn for arn in arns)
    if wild > _MOST_PATTERNS:
        raise ValueError(f"must be at most {_MOST_PATTERNS} ARNs with `*`, not {wild}")
    return arns


Patterns = Annotated[list[Annotated[str, AfterValidator(_pattern)]], AfterValidator(_patterns)]


def _tag_key(key: str) -> str:
    if not key.startswith(TAG_KEY) or key == TAG_KEY:
        raise ValueError(f"must be `{TAG_KEY}` and the key of a tag, not `{key}`")
    return key


class Condition(WireModel):
    """A tag that a resource may have."""

    condition_type: Literal["STRINGEQUALS"] = "STRINGEQUALS"
    """How values are compared: `STRINGEQUALS`."""
    condition_key: NonEmptyText
    """The key of the tag, e.g. `backup`."""
    condition_value: str
    """The value of the tag, e.g. `daily`."""


class ConditionParameter(WireModel):
    """A tag that a resource must have, or must not."""

    condition_key: Annotated[str, AfterValidator(_tag_key)]
    """`aws:ResourceTag/` and the key of the tag, e.g. `aws:ResourceTag/backup`."""
    condition_value: str
    """The value of the tag, in which `*` stands for anything if the operator is a `like`."""


ConditionParameters = Annotated[list[ConditionParameter], AnyOrder]


class Conditions(WireModel):
    """What the tags of a resource must be like: all that is said here."""

    string_equals: ConditionParameters = []
    """Tags that it has, with this value."""
    string_not_equals: ConditionParameters = []
    """Tags that it doesn't have with this value."""
    string_like: ConditionParameters = []
    """Tags that it has, with a value of this pattern."""
    string_not_like: ConditionParameters = []
    """Tags that it doesn't have with a value of this pattern."""


class SelectionInputs(AwsInputs):
    backup_plan_id: Annotated[NonEmptyText, Replaces]
    """The plan that backs up what is selected."""
    selection_name: Annotated[DisplayName | None, Replaces, Computed] = None
    """The name of the selection. Left out: the resource's name and a suffix."""
    iam_role_arn: Annotated[RoleArn, Replaces]
    """The IAM role that AWS Backup assumes to make the backups. It has to trust
    `backup.amazonaws.com`; a new one is waited for."""
    resources: Annotated[Patterns, Replaces, AnyOrder] = []
    """The ARNs of resources; with `*` at the end of all that begin so; `*` of every resource. At
    most 500, and 30 of them with `*`."""
    not_resources: Annotated[Patterns, Replaces, AnyOrder] = []
    """The ARNs of resources that are left out, in the same forms."""
    list_of_tags: Annotated[
        list[Condition], Field(max_length=_MOST_CONDITIONS), Replaces, AnyOrder
    ] = []
    """Tags, any one of which selects a resource. At most 30."""
    conditions: Annotated[Conditions | None, Replaces] = None
    """What the tags of the `resources` must be like, all of it. At most 30 conditions."""
    adopt: Adopt = None
    """The id of a selection to take over, instead of making one:
    `<region>/<backup_plan_id>/<selection_id>`. It has to be what is described here."""

    def problems(self) -> Iterator[Problem]:
        if self.resources == [] and self.list_of_tags == []:
            both = "" if self.conditions is None else ': with `conditions` alone, say `["*"]`'
            yield Problem(
                ("resources",), f"must name a resource, unless `list_of_tags` has a tag{both}"
            )
        if isinstance(self.conditions, Conditions):
            lists = (getattr(self.conditions, name) for name in Conditions.model_fields)
            total = sum(len(cast("list[Any]", v)) for v in lists if isinstance(v, list))
            if total > _MOST_CONDITIONS:
                yield Problem(
                    ("conditions",), f"must be at most {_MOST_CONDITIONS} conditions, not {total}"
                )


class SelectionOutputs(Outputs):
    selection_id: str
    """The ID of the selection, within its plan."""
    creation_date: Timestamp
    """When the selection was created."""


_DOCUMENT: Final = (
    "selection_name",
    "iam_role_arn",
    "resources",
    "not_resources",
    "list_of_tags",
    "conditions",
)
"""The arguments that the API keeps in its `BackupSelection`."""

SelectionState = State[SelectionInputs, SelectionOutputs]


class Selection(BackupHandler[SelectionInputs, SelectionOutputs]):
    """What an AWS Backup plan backs up: resources by ARN, by tag, or both.

    A resource is selected that is in `resources` and meets all `conditions`, or that has one of the
    tags of `list_of_tags`; unless it is in `not_resources`.
    """

    token = "offsite:backup:Selection"
    inputs = SelectionInputs
    outputs = SelectionOutputs
    identifier = Identifier("region", "backup_plan_id", "selection_id")
    named = "selection_name"
    lists = Lists("offsite:backup:listSelections", "backup_selections_list", name="selection_name")
    title = "What a plan backs up"
    leaves = "the backups of what was selected, until their lifecycle ends"
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupSelection.html"
    calls = {
        "create": (
            "CreateBackupSelection",
            "DeleteBackupSelection",
            "GetBackupSelection",
            "ListBackupSelections",
        ),
        "read": ("GetBackupSelection",),
        "delete": ("DeleteBackupSelection",),
    }
    needs = ("iam:PassRole",)
    timeouts = Timeouts(create="5m", update="5m", delete="5m")
    unique = True

    def create(self, context: Context, inputs: SelectionInputs) -> SelectionState:
        if inputs.adopt:
            return self._adopt(context, inputs, inputs.adopt)
        made = self._made_once(context, inputs)
        self._made(context).add(made.id)
        return made

    def _made_once(self, context: Context, inputs: SelectionInputs) -> SelectionState:
        """The selection of this resource's tokens: the new one, or an earlier run's."""
        tokens = context.owner.idempotency_tokens("selection", inputs.backup_plan_id)
        while isinstance(made := self._create(context, inputs, next(tokens)), str):
            # One of an earlier run's, which was killed; unless it was deleted since.
            found = self._get(context, inputs, made)
            if found and not _differing(found.inputs, inputs):
                self._claim(context, inputs, made, is_ours=True)
                return found
            if found:
                self.delete(context, found)
        return made

    def read(self, context: Context, state: SelectionState) -> SelectionState | None:
        return self._once_visible(
            context, state, lambda: self._read(context, state.inputs, state.outputs.selection_id)
        )

    def update(
        self, context: Context, state: SelectionState, inputs: SelectionInputs
    ) -> SelectionState:
        name = inputs.selection_name or state.inputs.selection_name
        return self.state(inputs.model_copy(update={"selection_name": name}), state.outputs)

    def delete(self, context: Context, state: SelectionState) -> None:
        selection, plan = state.outputs.selection_id, state.inputs.backup_plan_id
        if state.id in self._made(context):
            context.report.info(f"keeps {state.id}, which is what replaces it too")
            return

        def attempt() -> None:
            with doing(f"delete the selection {selection} of the backup plan {plan}"):
                self.backup(context, state.inputs).delete_backup_selection(
                    BackupPlanId=plan, SelectionId=selection
                )

        self._once_visible(context, state, attempt)
        deleted_selections(context, plan).add(selection)

    def _create(
        self, context: Context, inputs: SelectionInputs, token: str
    ) -> SelectionState | str:
        """The new selection, or the ID of the one that was made with the same token before."""
        name = inputs.selection_name or context.owner.name()
        live = inputs.model_copy(update={"selection_name": name})
        client = self.backup(context, inputs)
        what = f"create the selection {name} of the backup plan {inputs.backup_plan_id}"
        began = 0.0

        def attempt() -> Any:
            nonlocal began
            began = time.monotonic()
            with doing(what):
                return client.create_backup_selection(
                    BackupPlanId=inputs.backup_plan_id,
                    BackupSelection=_to_api(live),
                    CreatorRequestId=token,
                )

        try:
            answer = retry_until_assumable(context, attempt)
        except Conflict as conflict:
            made_with = existing(conflict).request_id
            selection = self._made_with(context, inputs, made_with) if made_with else None
            if selection is None:
                raise
            if made_with != token:
                self._claim(context, inputs, selection, is_ours=False, code=conflict.code)
            return selection
        if not is_new(answer, began):
            return answer["SelectionId"]
        return self.state(live, SelectionOutputs.from_api(answer))

    def _made_with(self, context: Context, inputs: SelectionInputs, token: str) -> str | None:
        """The ID of the selection that was made with a token."""
        plan = inputs.backup_plan_id
        client = self.backup(context, inputs)
        with doing(f"list the selections of the backup plan {plan}"):
            for page in pages(client.list_backup_selections, BackupPlanId=plan):
                for selection in page["BackupSelectionsList"]:
                    if selection.get("CreatorRequestId") == token:
                        return selection["SelectionId"]
        return None

    def _made(self, context: Context) -> set[str]:
        """The ids of what this run has made, or taken over: a forced replacement finds the very
        selection that it replaces, which is then deleted.
        """
        return context.run.once(("made", self.token), set[str])

    def _adopt(self, context: Context, inputs: SelectionInputs, adopt: str) -> SelectionState:
        what = f"adopt the selection {adopt}"
        selection = self.identifier.parse(adopt, what)["selection_id"]
        found = self._get(context, inputs, selection)
        if found is None or found.id != adopt:
            raise NotFound(
                what,
                f"the backup plan {inputs.backup_plan_id} has no such selection",
                "Correct `adopt` or `backup_plan_id`",
            )
        if others := _differing(found.inputs, inputs):
            raise Conflict(
                what,
                f"it has other values of {', '.join(others)}, and a selection can't be changed",
                "Give the values that it has, or leave out `adopt` to make another",
            )
        self._claim(context, inputs, selection, is_ours=False)
        return found

    def _claim(
        self,
        context: Context,
        inputs: SelectionInputs,
        selection: str,
        *,
        is_ours: bool,
        code: str = "",
    ) -> None:
        id = self.identifier.of(inputs, SelectionOutputs.from_api({"SelectionId": selection}))
        context.claims.claim(
            Existing(id, f"the selection {selection}", is_ours),
            f"create a selection of the backup plan {inputs.backup_plan_id}",
            adopt=inputs.adopt,
            otherwise="delete it",
            code=code,
        )

    def _once_visible(
        self, context: Context, state: SelectionState, attempt: Callable[[], T]
    ) -> T | None:
        """What `attempt` answers; `None` if there is no such selection.

        One that was just made may not be seen for a while, and is waited for.
        """
        within = _LOOKS * context.waiting.pace.first if _is_young(state.outputs) else 0
        try:
            return context.retry_while(_is_gone, attempt, within=within)
        except (NotFound, Invalid) as refusal:
            if not _is_gone(refusal):
                raise
            return None

    def _get(self, context: Context, inputs: SelectionInputs, id: str) -> SelectionState | None:
        """The selection as it is, or `None`."""
        try:
            return self._read(context, inputs, id)
        except (NotFound, Invalid) as refusal:
            if not _is_gone(refusal):
                raise
            return None

    def _read(self, context: Context, inputs: SelectionInputs, id: str) -> SelectionState:
        """The selection as it is, spelled as in `inputs` where that means the same."""
        plan = inputs.backup_plan_id
        with doing(f"read the selection {id} of the backup plan {plan}"):
            answer = self.backup(context, inputs).get_backup_selection(
                BackupPlanId=plan, SelectionId=id
            )
        told = SelectionInputs.from_api(answer["BackupSelection"])
        live = inputs.model_copy(update={name: getattr(told, name) for name in _DOCUMENT})
        return self.state(as_given(inputs, live), SelectionOutputs.from_api(answer))


def _is_gone(refusal: Failure) -> bool:
    """Whether there is no such selection, or no plan that could have it."""
    return isinstance(refusal, NotFound) or refusal.why.startswith("Cannot find Backup")


def _is_young(selection: SelectionOutputs) -> bool:
    """Whether a selection was made a moment ago, by this machine's clock."""
    if not selection.creation_date:
        return False
    made = datetime.fromisoformat(selection.creation_date.replace("Z", "+00:00"))
    return datetime.now(timezone.utc) - made < _YOUNG


def _to_api(inputs: SelectionInputs) -> BackupSelectionTypeDef:
    told = inputs.to_api()
    document = {member: told[member] for name in _DOCUMENT if told.get(member := to_pascal(name))}
    if conditions := {k: v for k, v in document.pop("Conditions", {}).items() if v}:
        document["Conditions"] = conditions
    return cast("BackupSelectionTypeDef", document)


def _differing(live: SelectionInputs, inputs: SelectionInputs) -> list[str]:
    """The arguments that a selection has otherwise than is wanted."""
    fields = SelectionInputs.model_fields
    return [
        name
        for name in _DOCUMENT
        if not same(fields[name], getattr(live, name), getattr(inputs, name))
        and not (has(fields[name], Computed) and getattr(inputs, name) is None)
    ]
