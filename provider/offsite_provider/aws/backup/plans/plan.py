"""A backup plan.

Follows CreateBackupPlan, GetBackupPlan and UpdateBackupPlan of the AWS Backup API. A request id
makes a creation happen once; every change of the plan's document is a version.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

from pydantic import ValidationError

from ....core.diff import completed, diff
from ....core.equality import Equality, meaning
from ....core.failures import Conflict, Failure, NotFound
from ....core.identifier import Identifier
from ....core.model import Outputs, Timeouts, Wire
from ....core.ownership import TAG, Adopt, Existing, Held, Mark
from ....core.problems import Problem
from ....core.resource import Context, Lists, State
from ....core.run import Run
from ....core.traits import Computed, Hidden, Unmanaged
from ....core.unknown import is_given, is_known
from ....core.values import Timestamp
from ...access import AwsInputs, account
from ...failures import doing
from ...pages import pages
from ...tags import MarkedTags
from ..creation import existing, is_new
from ..handler import BackupHandler
from ..tags import Tagged
from ..values import JsonObject, NonEmptyText, vault_of
from .document import AdvancedBackupSetting, AdvancedBackupSettings, Document, Rules, ScanSettings
from .rules import BackupRule, CopyAction, items_of

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.type_defs import BackupPlanInputTypeDef

_NAME: Final = re.compile(r"[a-zA-Z0-9\-_.]{1,50}")

_IN_USE: Final = "InvalidRequestException"
"""What the deletion of a plan is refused with that has selections."""

_LOOKS: Final = 10
"""How often a selection is seen that this run has not deleted, before it is in the way."""


def _parsed(text: object) -> object:
    try:
        return json.loads(text) if isinstance(text, str) else text
    except ValueError:
        return text


class PlanInputs(AwsInputs):
    backup_plan_name: Annotated[NonEmptyText | None, Computed] = None
    """The name of the plan: 1 to 50 letters, digits, `-`, `_` and `.`, unless it is adopted and has
    another. Left out: the name of what is adopted, or the resource's name and a suffix."""
    rules: Rules = []
    """When backups are made, where to, and for how long. In a plan that starts from a template, a
    rule with the name of one of the template's changes that: what it leaves out stays as there."""
    backup_plan_template_id: str | None = None
    """The template to start from, by its ID in `list_plan_templates`. It is read when the plan is
    made, and when its document changes; what AWS changes in a template later changes no plan."""
    backup_plan_template_json: Annotated[JsonObject | None, Equality(_parsed)] = None
    """The document to start from, as `export_plan_template` answers it: it is signed, and can't be
    edited. Its name isn't taken over."""
    advanced_backup_settings: AdvancedBackupSettings = []
    """How the backups of a type of resource are made, a setting a type. Left out, as the template
    has them, if there is one."""
    scan_settings: ScanSettings = []
    """What is scanned for malware, and with which role. Left out, as the template has them, if
    there is one."""
    tags: Annotated[MarkedTags | None, Computed] = None
    """The tags of the plan, at most 49: offsite adds its mark. Left out, those of a plan that is
    taken over stay; `{}` removes them."""
    adopt: Adopt = None
    """The id of a plan to take over, instead of making one: `<region>/<backup_plan_id>`."""
    account: Annotated[str | None, Hidden, Unmanaged] = None
    """The plan's account, where a copy's destination depends on it."""

    def problems(self) -> Iterator[Problem]:
        name = self.backup_plan_name
        if self.adopt is None and is_given(name) and not _NAME.fullmatch(name):
            why = f"must be 1 to 50 letters, digits, `-`, `_` and `.`, not `{name}`"
            yield Problem(("backupPlanName",), why)
        template, document = self.backup_plan_template_id, self.backup_plan_template_json
        if template is not None and document is not None:
            yield Problem(
                ("backupPlanTemplateJson",),
                "can't be given together with `backup_plan_template_id`: a plan starts from one of "
                "them",
            )
        whole = template is None and document is None
        if whole and self.rules == []:
            yield Problem(
                ("rules",),
                "must have at least one rule, unless the plan starts from "
                "`backup_plan_template_id` or `backup_plan_template_json`",
            )
        names: dict[str, int] = {}
        for index, rule in items_of(self.rules, BackupRule):
            for found in rule.problems_in_plan(self.region, self.account, whole=whole):
                yield Problem(("rules", index, *found.path), found.reason)
            if is_given(rule.rule_name) and names.setdefault(rule.rule_name, index) != index:
                yield Problem(
                    ("rules", index, "ruleName"),
                    f"must be unique in the plan: `rules[{names[rule.rule_name]}]` is named "
                    f"`{rule.rule_name}` too",
                )
        types: set[str] = set()
        for index, setting in items_of(self.advanced_backup_settings, AdvancedBackupSetting):
            if is_given(setting.resource_type) and setting.resource_type in types:
                yield Problem(
                    ("advancedBackupSettings", index, "resourceType"),
                    f"must be unique: there is another setting for {setting.resource_type}",
                )
            types.add(setting.resource_type)


class PlanOutputs(Outputs):
    mark: Annotated[str | None, Hidden] = None
    """The owner mark that the plan carries."""
    backup_plan_id: str
    """The ID of the plan."""
    backup_plan_arn: str
    """The ARN of the plan."""
    version_id: str
    """The version of the plan: another one after each change of its document."""
    creation_date: Timestamp
    """When the plan, in this version, was created."""
    template: Annotated[str | None, Hidden] = None
    """What the plan's template was when it was read, as JSON."""


_VERSIONED: Final = frozenset(
    {
        "backupPlanName",
        "rules",
        "backupPlanTemplateId",
        "backupPlanTemplateJson",
        "advancedBackupSettings",
        "scanSettings",
    }
)
"""The arguments whose change makes a version."""

_DOCUMENT: Final = (*Document.model_fields, "backup_plan_template_id", "backup_plan_template_json")
"""The arguments that say what the plan does."""

PlanState = State[PlanInputs, PlanOutputs]


class Plan(BackupHandler[PlanInputs, PlanOutputs]):
    """An AWS Backup plan: when backups are made, in which vault, for how long they are kept, and
    where they are copied to. A `Selection` says what is backed up.
    """

    token = "offsite:backup:Plan"
    inputs = PlanInputs
    outputs = PlanOutputs
    identifier = Identifier("region", "backup_plan_id")
    named = "backup_plan_name"
    lists = Lists("offsite:backup:listPlans", "backup_plans_list", name="backup_plan_name")
    title = "A plan that makes backups, and copies of them in other regions and accounts"
    leaves = "the backups that the plan has made, until their lifecycle ends"
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupPlan.html"
    calls = {
        "create": (
            "CreateBackupPlan",
            "GetBackupPlan",
            "GetBackupPlanFromJSON",
            "GetBackupPlanFromTemplate",
            "ListTags",
            "TagResource",
            "UntagResource",
            "UpdateBackupPlan",
            "tag:GetResources",
        ),
        "read": (
            "GetBackupPlan",
            "GetBackupPlanFromJSON",
            "GetBackupPlanFromTemplate",
            "ListTags",
            "tag:GetResources",
        ),
        "update": (
            "GetBackupPlanFromJSON",
            "GetBackupPlanFromTemplate",
            "ListTags",
            "TagResource",
            "UntagResource",
            "UpdateBackupPlan",
            "tag:GetResources",
        ),
        "delete": ("DeleteBackupPlan", "ListBackupSelections", "ListTags", "tag:GetResources"),
    }
    needs = ("iam:PassRole",)
    timeouts = Timeouts(create="5m", update="5m", delete="5m")

    def prepare(self, run: Run, wire: Wire) -> Wire:
        """Finds out the account too, where a copy goes to a vault of the same name and region."""
        wire = super().prepare(run, wire)
        try:
            inputs = PlanInputs.model_validate(wire)
        except ValidationError:
            return wire  # The check says what is wrong with it.
        return {**wire, "account": _account(run, inputs)} if _copies_to_same_name(inputs) else wire

    def warnings(self, inputs: PlanInputs, before: PlanInputs | None) -> Iterator[str]:
        for _, rule in items_of(inputs.rules, BackupRule):
            for arn in rule.kept_for_ever():
                yield (
                    f"the copies of rule `{rule.rule_name}` in {arn} are kept for ever: a copy "
                    "action does not take over the rule's `lifecycle`. Give it one of its own with "
                    "`delete_after_days`, -1 if for ever is meant"
                )

    def thing_key(self, inputs: PlanInputs) -> tuple[object, ...]:
        """AWS takes no two plans of the same name and document."""
        if inputs.adopt:
            return (*self.place(inputs), inputs.adopt)
        parts = [getattr(inputs, part) for part in _DOCUMENT]
        if not is_known(parts):
            return ()
        return (*self.place(inputs), inputs.backup_plan_name, repr(list(map(meaning, parts))))

    def create(self, context: Context, inputs: PlanInputs) -> PlanState:
        template = self._template(context, inputs)
        if inputs.adopt:
            return self._adopt(context, inputs, inputs.adopt, template)
        own = _mark(context)
        for token in context.owner.idempotency_tokens("plan"):
            try:
                made = self._create(context, inputs, template, token)
            except Conflict as conflict:
                there = existing(conflict)
                plan = (there.arn or "").rpartition(":")[2]
                found = self._get(context, inputs, plan, template, own) if plan else None
                if found is None:
                    raise
                by_us = there.request_id == token
                return self._take_over(context, inputs, found, by_us=by_us, code=conflict.code)
            if not isinstance(made, str):
                return made
            # One of an earlier run's, which was killed; unless it was deleted since, or another
            # resource has it by now.
            found = self._get(context, inputs, made, template, own)
            if found and ((held := _held(context, found)).is_ours or held.carried is None):
                return self._take_over(context, inputs, found, by_us=True)
        raise AssertionError("there is always another token")

    def read(self, context: Context, state: PlanState) -> PlanState | None:
        outputs = state.outputs
        known = Mark.parse(outputs.mark)
        # Of an import it isn't recorded what its template was.
        template = outputs.template or self._template(context, state.inputs)
        found = self._get(context, state.inputs, outputs.backup_plan_id, template, known)
        if found is None:
            return None
        held = _held(context, found, outputs.mark)
        # An import may look at whatever there is.
        if outputs.backup_plan_arn and context.claims.forgets(held):
            return None
        return self.state(found.inputs, found.outputs.model_copy(update={"mark": held.mark}))

    def update(self, context: Context, state: PlanState, inputs: PlanInputs) -> PlanState:
        recorded = state.outputs.mark
        known = Tagged(state.inputs.tags or {}, Mark.parse(recorded))
        tagged = self.tagged(context, inputs, state.outputs.backup_plan_arn, known)
        carried = _marked(state, tagged.mark)
        name = _name(context, inputs, state.inputs)
        mark = context.claims.mark(
            _held(context, carried, recorded), f"change the backup plan {name}", adopt=inputs.adopt
        )
        return self._change(context, carried, inputs, mark)

    def _change(
        self, context: Context, state: PlanState, inputs: PlanInputs, mark: Mark
    ) -> PlanState:
        """Makes a plan what is wanted, and gives it a mark. `state` has the one that it carries."""
        name = _name(context, inputs, state.inputs)
        plan, outputs = state.outputs.backup_plan_id, state.outputs
        wanted = completed(inputs, state.inputs)
        # Marked first: a run that is killed after it finds its own.
        self.change_tags(
            context,
            inputs,
            outputs.backup_plan_arn,
            state.inputs.tags or {},
            wanted.tags or {},
            mark=None if str(mark) == outputs.mark else mark,
        )
        if _VERSIONED.intersection(diff(state.inputs, inputs).changes):
            template = self._template(context, inputs)
            with doing(f"change the backup plan {name} ({plan})"):
                answer = self.backup(context, inputs).update_backup_plan(
                    BackupPlanId=plan, BackupPlan=_to_api(inputs, template, name)
                )
            outputs = PlanOutputs.from_api(answer, template=template)
        return _marked(self.state(wanted, outputs), mark)

    def delete(self, context: Context, state: PlanState) -> None:
        client = self.backup(context, state.inputs)
        plan = state.outputs.backup_plan_id
        what = f"delete the backup plan {state.inputs.backup_plan_name} ({plan})"
        known = Tagged(state.inputs.tags or {}, Mark.parse(state.outputs.mark))
        arn = state.outputs.backup_plan_arn
        tagged = self.tagged_if_there(context, state.inputs, arn, known)
        if tagged is None:
            return
        held = _held(context, _marked(state, tagged.mark), state.outputs.mark)
        if context.claims.leaves(held, adopt=state.inputs.adopt):
            return
        deleted, looks = deleted_selections(context, plan), count()

        def attempt() -> None:
            with doing(what):
                client.delete_backup_plan(BackupPlanId=plan)

        def still_counted(refusal: Failure) -> bool:
            """Whether selections count that are deleted, or are just being deleted by others."""
            if refusal.code != _IN_USE:
                return False
            left = {id: name for id, name in _selections(client, plan) if id not in deleted}
            if (deleted and not left) or next(looks) < _LOOKS:
                return True
            if left:
                selections = ", ".join(f"{name} ({id})" for id, name in left.items())
                raise Conflict(
                    what,
                    f"it still has the selections {selections}",
                    "Delete them first. Pulumi does so by itself with those whose `backup_plan_id` "
                    "is an output of this resource",
                    code=refusal.code,
                ) from refusal
            return False

        with suppress(NotFound):
            context.retry_while(still_counted, attempt, "Run `pulumi destroy` again")

    def _adopt(
        self, context: Context, inputs: PlanInputs, adopt: str, template: str | None
    ) -> PlanState:
        """Takes over the plan that the program adopts."""
        what = f"adopt the backup plan {adopt}"
        plan = self.identifier.parse(adopt, what)["backup_plan_id"]
        found = self._get(context, inputs, plan, template)
        if found is None or found.id != adopt:
            raise NotFound(
                what,
                f"{inputs.region} has no such plan",
                "Correct `adopt`, or leave it out to make a plan",
            )
        return self._take_over(context, inputs, found, by_us=False)

    def _take_over(
        self, context: Context, inputs: PlanInputs, found: PlanState, *, by_us: bool, code: str = ""
    ) -> PlanState:
        """Makes a plan that exists what is wanted, if it is ours or the program adopts it.

        `by_us` says whether a request of ours made it: what has no mark is known by that.
        """
        held = _held(context, found)
        context.claims.claim(
            Existing(
                held.id,
                held.noun,
                held.is_ours or (by_us and held.carried is None),
                held.carried,
            ),
            f"create the backup plan {_name(context, inputs)}",
            adopt=inputs.adopt,
            otherwise="give this one another `backup_plan_name`",
            code=code,
        )
        return self._change(context, found, inputs, held.own.taking_over(held.carried))

    def _create(
        self, context: Context, inputs: PlanInputs, template: str | None, token: str
    ) -> PlanState | str:
        """The new plan, or the ID of the one that was made with the same token before."""
        name, mark = _name(context, inputs), str(_mark(context))
        client = self.backup(context, inputs)
        began = time.monotonic()
        with doing(f"create the backup plan {name}"):
            answer = client.create_backup_plan(
                BackupPlan=_to_api(inputs, template, name),
                CreatorRequestId=token,
                BackupPlanTags={**(inputs.tags or {}), TAG: mark},
            )
        if not is_new(answer, began):
            return answer["BackupPlanId"]
        live = inputs.model_copy(update={"backup_plan_name": name})
        return self.state(live, PlanOutputs.from_api(answer, template=template, mark=mark))

    def _template(self, context: Context, inputs: PlanInputs) -> str | None:
        """What the plan starts from, if it does, as JSON."""
        client = self.backup(context, inputs)
        if template := inputs.backup_plan_template_id:
            with doing(f"read the backup plan template {template}"):
                found = client.get_backup_plan_from_template(BackupPlanTemplateId=template)
            return json.dumps(found["BackupPlanDocument"], sort_keys=True)
        if document := inputs.backup_plan_template_json:
            with doing("read the backup plan's JSON document"):
                plan = client.get_backup_plan_from_json(BackupPlanTemplateJson=document)
            return json.dumps(plan["BackupPlan"], sort_keys=True)
        return None

    def _get(
        self,
        context: Context,
        inputs: PlanInputs,
        id: str,
        template: str | None,
        known: Mark | None = None,
    ) -> PlanState | None:
        """The plan as it is, spelled as in `inputs` where that means the same.

        `known` is the mark that it is thought to carry.
        """
        try:
            with doing(f"read the backup plan {id}"):
                answer = self.backup(context, inputs).get_backup_plan(BackupPlanId=id)
        except NotFound:
            return None
        if "DeletionDate" in answer:
            return None
        plan = answer["BackupPlan"]
        # AWS tells the advanced settings beside the document.
        advanced = answer.get("AdvancedBackupSettings") or plan.get("AdvancedBackupSettings", [])
        live = Document.from_api({**plan, "AdvancedBackupSettings": advanced})
        expected = Tagged(inputs.tags or {}, known)
        tagged = self.tagged(context, inputs, answer["BackupPlanArn"], expected)
        mark = str(tagged.mark) if tagged.mark else None
        outputs = PlanOutputs.from_api(answer, template=template, mark=mark)
        found = {
            **_arguments(inputs, template, live),
            "backup_plan_name": plan["BackupPlanName"],
            "tags": inputs.tags if tagged.tags == expected.tags else tagged.tags,
        }
        return self.state(inputs.model_copy(update=found), outputs)


def _mark(context: Context) -> Mark:
    return context.owner.mark("plan")


def _held(context: Context, state: PlanState, recorded: str | None = None) -> Held:
    """A plan that carries the mark in `state`, as the resource sees it that has one recorded."""
    return Held(
        state.id,
        f"the backup plan {state.outputs.backup_plan_id}",
        carried=Mark.parse(state.outputs.mark),
        recorded=recorded,
        own=_mark(context),
    )


def _marked(state: PlanState, mark: Mark | None) -> PlanState:
    """The state of a plan that carries a mark."""
    outputs = state.outputs.model_copy(update={"mark": str(mark) if mark else None})
    return State(state.id, state.inputs, outputs)


def _name(context: Context, inputs: PlanInputs, before: PlanInputs | None = None) -> str:
    recorded = before.backup_plan_name if before else None
    return inputs.backup_plan_name or recorded or context.owner.name()


def _wanted(inputs: PlanInputs, template: str | None) -> Document:
    """What the arguments say, completed_by the template if there is one."""
    # Recorded arguments may be what is refused now, so they are not validated.
    given = Document.model_construct(
        **{part: getattr(inputs, part) for part in Document.model_fields}
    )
    return given.completed_by(Document.from_api(json.loads(template))) if template else given


def _to_api(inputs: PlanInputs, template: str | None, name: str) -> BackupPlanInputTypeDef:
    document = {"BackupPlanName": name, **_wanted(inputs, template).to_api()}
    return cast("BackupPlanInputTypeDef", document)


def _arguments(inputs: PlanInputs, template: str | None, live: Document) -> dict[str, Any]:
    """The arguments that are no longer what the plan is, as they are."""
    wanted = _wanted(inputs, template)
    if meaning(live) == meaning(wanted):
        return {}
    found = dict(live.spelled_as(wanted))
    # It is the template's no more.
    return {**found, "backup_plan_template_id": None, "backup_plan_template_json": None}


def deleted_selections(context: Context, plan: str) -> set[str]:
    """The IDs of a plan's selections that this run has deleted, which may count for a while yet."""
    return context.run.once(("deleted selections", plan), set[str])


def _selections(client: BackupClient, plan: str) -> list[tuple[str, str]]:
    """The IDs and names of a plan's selections."""
    with doing(f"list the selections of the backup plan {plan}"):
        return [
            (selection.get("SelectionId", ""), selection.get("SelectionName", ""))
            for page in pages(client.list_backup_selections, BackupPlanId=plan)
            for selection in page["BackupSelectionsList"]
        ]


def _copies_to_same_name(plan: PlanInputs) -> bool:
    """Whether a copy goes to a vault of the same name and region, be it in another account."""
    for _, rule in items_of(plan.rules, BackupRule):
        for _, action in items_of(rule.copy_actions, CopyAction):
            if is_given(arn := action.destination_backup_vault_arn):
                to = vault_of(arn)
                if (to.region, to.name) == (plan.region, rule.target_backup_vault_name):
                    return True
    return False


def _account(run: Run, inputs: PlanInputs) -> str | None:
    """The account, if it can be known: nobody needs credentials for a preview."""
    try:
        return account(run, inputs)
    except Failure:
        return None
