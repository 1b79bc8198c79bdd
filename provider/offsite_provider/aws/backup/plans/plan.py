"""A backup plan.

Follows CreateBackupPlan, GetBackupPlan and UpdateBackupPlan of the AWS Backup API. A request id
makes a creation happen once; every change of the plan's document is a version.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeVar, cast

from pydantic import AfterValidator, ValidationError

from ....core.equality import Meaning, same
from ....core.failures import Conflict, Failure, Invalid, NotFound
from ....core.model import Outputs, Timeouts, Wire, WireModel
from ....core.plan import diff
from ....core.problems import Problem
from ....core.resource import Context, State
from ....core.run import Run
from ....core.traits import Computed, Hidden, Unmanaged
from ....core.unknown import Unknown, is_given, is_known
from ....core.values import Timestamp, matches
from ....core.waiting import Pace
from ...access import AwsInputs, RoleArn, client
from ...failures import doing
from ...pages import pages
from ...tags import Tags
from ..creation import existing, is_new, request_ids
from ..handler import BackupHandler
from ..names import vault_of
from .patience import patiently
from .rules import BackupRule, CopyAction, DisplayName
from .values import AsSet, as_answered, in_words_of, meaning_of

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.type_defs import BackupPlanInputTypeDef

M = TypeVar("M", bound=WireModel)

_IN_USE: Final = "InvalidRequestException"
"""What the deletion of a plan is refused with that has selections."""

_OPTIONS: Final = {
    "EC2": {"WindowsVSS": "disabled"},
    "S3": {"BackupACLs": "enabled", "BackupObjectTags": "enabled"},
}
"""The options of each type of resource, with their defaults."""


class AdvancedBackupSetting(WireModel):
    """How the backups of a type of resource are made."""

    resource_type: Literal["EC2", "S3"]
    """`EC2` or `S3`."""
    backup_options: dict[str, str]
    """Each `enabled` or `disabled`: `WindowsVSS` of EC2, which is off by default, and `BackupACLs`
    and `BackupObjectTags` of S3, which are on."""

    def problems(self) -> Iterator[Problem]:
        if isinstance(self.backup_options, Unknown) or not is_known(self.resource_type):
            return
        known = _OPTIONS[self.resource_type]
        for option, value in self.backup_options.items():
            if option not in known:
                reason = f"has no option `{option}` of {self.resource_type}: there is "
                yield Problem(("backupOptions",), reason + ", ".join(known))
            elif is_known(value) and value not in ("enabled", "disabled"):
                reason = f"has `{value}` for `{option}`: it must be `enabled` or `disabled`"
                yield Problem(("backupOptions",), reason)


def _by_type(settings: object) -> object:
    """What settings mean: the options that aren't as by default."""
    if not isinstance(settings, list):
        return settings
    found: dict[str, object] = {}
    for setting in cast("list[object]", settings):
        if isinstance(setting, AdvancedBackupSetting) and is_known(setting):
            usual = _OPTIONS.get(setting.resource_type, {})
            options = {k: v for k, v in setting.backup_options.items() if usual.get(k) != v}
            found |= {setting.resource_type: options} if options else {}
        else:
            found[repr(setting)] = setting
    return found


def _by_name(rules: object) -> object:
    """What rules mean, which is the same in any order."""
    if not isinstance(rules, list):
        return rules
    named = ((getattr(r, "rule_name", repr(r)), r) for r in cast("list[object]", rules))
    return {name: meaning_of(rule) for name, rule in named}


class ScanSetting(WireModel):
    """What is scanned for malware, and as whom."""

    malware_scanner: Literal["GUARDDUTY"] | None = None
    """The scanner: `GUARDDUTY`."""
    resource_types: Annotated[
        list[Annotated[str, matches(r"[a-zA-Z0-9\-_.]{1,50}", "a type of resource, like `EBS`")]]
        | None,
        AsSet,
    ] = None
    """The types of resources whose backups are scanned, e.g. `EBS`."""
    scanner_role_arn: RoleArn | None = None
    """The IAM role that the scanner assumes."""


def _json_object(text: str) -> str:
    if not isinstance(_parsed(text), dict):
        raise ValueError("must be a JSON object, as `export_plan_template` answers it")
    return text


def _parsed(text: object) -> object:
    try:
        return json.loads(text) if isinstance(text, str) else text
    except ValueError:
        return text


def _models(values: object, model: type[M]) -> Iterator[tuple[int, M]]:
    """The items of an argument that are known, in part at least, and where they stand."""
    if isinstance(values, list):
        for index, value in enumerate(cast("list[object]", values)):
            if isinstance(value, model):
                yield index, value


class PlanInputs(AwsInputs):
    backup_plan_name: Annotated[DisplayName | None, Computed] = None
    """The name of the plan. Left out: the resource's name and a suffix."""
    rules: Annotated[list[BackupRule], Meaning(_by_name)] = []
    """When backups are made, where to, and for how long. In a plan that starts from a template, a
    rule with the name of one of the template's changes that: what it leaves out stays as there."""
    backup_plan_template_id: str | None = None
    """The template to start from, by its ID in `list_plan_templates`. It is read when the plan is
    made, and when its document changes; what AWS changes in a template later changes no plan."""
    backup_plan_template_json: Annotated[
        Annotated[str, AfterValidator(_json_object)] | None, Meaning(_parsed)
    ] = None
    """The document to start from, as `export_plan_template` answers it: it is signed, and can't be
    edited. Its name isn't taken over."""
    advanced_backup_settings: Annotated[list[AdvancedBackupSetting], Meaning(_by_type)] = []
    """How the backups of a type of resource are made, a setting a type. Left out, as the template
    has them, if there is one."""
    scan_settings: Annotated[list[ScanSetting], AsSet] = []
    """What is scanned for malware, and as whom. Left out, as the template has them, if there is
    one."""
    tags: Tags = {}
    """The tags of the plan."""
    adopt: Annotated[str | None, Unmanaged] = None
    """The ID of a plan to take over, instead of making one."""
    account: Annotated[str | None, Hidden, Unmanaged] = None
    """The plan's account, where a copy's destination depends on it."""

    def problems(self) -> Iterator[Problem]:
        template, document = self.backup_plan_template_id, self.backup_plan_template_json
        if template is not None and document is not None:
            yield Problem(
                ("backupPlanTemplateJson",),
                "can't be given beside `backup_plan_template_id`: a plan starts from one of them",
            )
        whole = template is None and document is None
        if whole and self.rules == []:
            yield Problem(
                ("rules",),
                "must have at least one rule, unless the plan starts from "
                "`backup_plan_template_id` or `backup_plan_template_json`",
            )
        names: dict[str, int] = {}
        for index, rule in _models(self.rules, BackupRule):
            for found in (
                *rule.windows(whole=whole),
                *rule.continuous(whole=whole),
                *rule.vaults(self.region, self.account),
            ):
                yield Problem(("rules", index, *found.path), found.reason)
            if is_given(rule.rule_name) and names.setdefault(rule.rule_name, index) != index:
                yield Problem(
                    ("rules", index, "ruleName"),
                    f"must be the name of no other rule: `rules[{names[rule.rule_name]}]` is "
                    f"`{rule.rule_name}` already",
                )
        types: set[str] = set()
        for index, setting in _models(self.advanced_backup_settings, AdvancedBackupSetting):
            if is_given(setting.resource_type) and setting.resource_type in types:
                yield Problem(
                    ("advancedBackupSettings", index, "resourceType"),
                    f"must be of no other setting: there is one for {setting.resource_type} "
                    "already",
                )
            types.add(setting.resource_type)


class PlanOutputs(Outputs):
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


@dataclass(frozen=True)
class _Document:
    """The parts of a plan that a template has too."""

    rules: Sequence[BackupRule]
    advanced_backup_settings: Sequence[AdvancedBackupSetting]
    scan_settings: Sequence[ScanSetting]

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> _Document:
        return cls(
            [as_answered(BackupRule, rule) for rule in answer["Rules"]],
            [
                as_answered(AdvancedBackupSetting, setting)
                for setting in answer.get("AdvancedBackupSettings", [])
            ],
            [as_answered(ScanSetting, setting) for setting in answer.get("ScanSettings", [])],
        )


_PARTS: Final = ("rules", "advanced_backup_settings", "scan_settings")
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

PlanState = State[PlanInputs, PlanOutputs]


class Plan(BackupHandler[PlanInputs, PlanOutputs]):
    """An AWS Backup plan: when backups are made, in which vault, for how long they are kept, and
    where they are copied to. What is backed up, a `Selection` says.
    """

    token = "offsite:backup:Plan"
    inputs = PlanInputs
    outputs = PlanOutputs
    title = "A plan that makes backups, and copies of them in other regions and accounts"
    leaves = "the backups that the plan has made, until their lifecycle ends"
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupPlan.html"
    permissions = (
        "backup:CreateBackupPlan",
        "backup:DeleteBackupPlan",
        "backup:GetBackupPlan",
        "backup:GetBackupPlanFromJSON",
        "backup:GetBackupPlanFromTemplate",
        "backup:ListBackupSelections",
        "backup:ListTags",
        "backup:TagResource",
        "backup:UntagResource",
        "backup:UpdateBackupPlan",
        "tag:GetResources",
    )
    calls = {
        "create": ("CreateBackupPlan", "GetBackupPlanFromJSON", "GetBackupPlanFromTemplate"),
        "read": ("GetBackupPlan", "ListTags"),
        "update": (
            "GetBackupPlanFromJSON",
            "GetBackupPlanFromTemplate",
            "TagResource",
            "UntagResource",
            "UpdateBackupPlan",
        ),
        "delete": ("DeleteBackupPlan", "ListBackupSelections"),
    }
    timeouts = Timeouts(create="5m", update="5m", delete="5m")
    unique = True

    def prepare(self, run: Run, wire: Wire) -> Wire:
        """Finds out the account too, where a copy goes to a vault of the same name and region."""
        wire = super().prepare(run, wire)
        try:
            inputs = PlanInputs.model_validate(wire)
        except ValidationError:
            return wire  # The check says what is wrong with it.
        return {**wire, "account": _account(run, inputs)} if _to_a_namesake(inputs) else wire

    def create(self, context: Context, inputs: PlanInputs) -> PlanState:
        template = self._template(context, inputs)
        if inputs.adopt:
            adopted = self._get(context, inputs, inputs.adopt, template)
            if adopted is None:
                raise NotFound(
                    f"adopt the backup plan {inputs.adopt}",
                    f"{inputs.region} has no such plan",
                    "Correct `adopt`, or leave it out to make a plan",
                )
            return self.update(context, adopted, inputs)
        tokens = request_ids(context.owner, "plan")
        while isinstance(made := self._create(context, inputs, template, next(tokens)), str):
            # One of an earlier run's, which was killed; unless it was deleted since.
            if found := self._get(context, inputs, made, template):
                context.report.info(f"takes over the backup plan {made}, which exists already")
                return self.update(context, found, inputs)
        return made

    def read(self, context: Context, state: PlanState) -> PlanState | None:
        return self._get(context, state.inputs, state.id, state.outputs.template)

    def update(self, context: Context, state: PlanState, inputs: PlanInputs) -> PlanState:
        name = _name(context, inputs, state.inputs)
        outputs = state.outputs
        if _VERSIONED.intersection(diff(state.inputs, inputs).changes):
            template = self._template(context, inputs)
            with doing(f"change the backup plan {name} ({state.id})"):
                answer = self.backup(context, inputs).update_backup_plan(
                    BackupPlanId=state.id, BackupPlan=_document(inputs, template, name)
                )
            outputs = PlanOutputs.of(answer, template=template)
        self.settle_tags(context, inputs, outputs.backup_plan_arn, state.inputs.tags, inputs.tags)
        return State(state.id, inputs.model_copy(update={"backup_plan_name": name}), outputs)

    def delete(self, context: Context, state: PlanState) -> None:
        client = self.backup(context, state.inputs)
        what = f"delete the backup plan {state.inputs.backup_plan_name} ({state.id})"

        def attempt() -> None:
            with doing(what):
                client.delete_backup_plan(BackupPlanId=state.id)

        # Selections that were deleted a moment ago may still count.
        soon = time.monotonic() + 15 * Pace.of(context.run).first
        hurried = replace(context, deadline=min(context.deadline, soon))
        try:
            patiently(hurried, attempt, lambda refusal: refusal.code == _IN_USE)
        except NotFound:
            return
        except Invalid as refusal:
            selections = _selections(client, state.id) if refusal.code == _IN_USE else []
            if not selections:
                raise
            raise Conflict(
                what,
                f"it still has the selections {', '.join(selections)}",
                "Delete them first. Pulumi does so by itself with those whose `backup_plan_id` is "
                "an output of this resource",
                code=refusal.code,
            ) from refusal

    def _create(
        self, context: Context, inputs: PlanInputs, template: str | None, token: str
    ) -> PlanState | str:
        """The new plan, or the ID of the one that was made with the same token before."""
        name = _name(context, inputs)
        client = self.backup(context, inputs)
        began = time.monotonic()
        try:
            with doing(f"create the backup plan {name}"):
                answer = client.create_backup_plan(
                    BackupPlan=_document(inputs, template, name),
                    CreatorRequestId=token,
                    **({"BackupPlanTags": inputs.tags} if inputs.tags else {}),
                )
        except Conflict as conflict:
            there = existing(conflict)
            id = (there.arn or "").rpartition(":")[2]
            if there.request_id == token and id:
                return id
            adopt = f'Take it over with `adopt="{id}"`, or ' if id else ""
            conflict.remedy = f"{adopt}give this one another `backup_plan_name`".capitalize()
            raise
        if not is_new(answer, began):
            return answer["BackupPlanId"]
        live = inputs.model_copy(update={"backup_plan_name": name})
        return State(answer["BackupPlanId"], live, PlanOutputs.of(answer, template=template))

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
        self, context: Context, inputs: PlanInputs, id: str, template: str | None
    ) -> PlanState | None:
        """The plan as it is, in the words of `inputs` where these mean the same."""
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
        live = _Document.of({**plan, "AdvancedBackupSettings": advanced})
        outputs = PlanOutputs.of(answer, template=template)
        found = {
            **_in_words(inputs, template, live),
            "backup_plan_name": plan["BackupPlanName"],
            "tags": self.tags_of(context, inputs, outputs.backup_plan_arn),
        }
        return State(id, inputs.model_copy(update=found), outputs)


def _name(context: Context, inputs: PlanInputs, before: PlanInputs | None = None) -> str:
    recorded = before.backup_plan_name if before else None
    return inputs.backup_plan_name or recorded or context.owner.name()


def _wanted(inputs: PlanInputs, template: str | None) -> _Document:
    """The arguments upon the template."""
    own = _Document(inputs.rules, inputs.advanced_backup_settings, inputs.scan_settings)
    if template is None:
        return own
    base = _Document.of(json.loads(template))
    changes = {rule.rule_name: rule for _, rule in _models(own.rules, BackupRule)}
    rules = [_upon(rule, changes.pop(rule.rule_name, None)) for rule in base.rules]
    return _Document(
        [*rules, *changes.values()],
        own.advanced_backup_settings or base.advanced_backup_settings,
        own.scan_settings or base.scan_settings,
    )


def _upon(rule: BackupRule, change: BackupRule | None) -> BackupRule:
    fields = BackupRule.model_fields if change else ()
    given = {name: value for name in fields if (value := getattr(change, name)) is not None}
    return rule.model_copy(update=given)


def _document(inputs: PlanInputs, template: str | None, name: str) -> BackupPlanInputTypeDef:
    wanted = _wanted(inputs, template)
    document: dict[str, Any] = {
        "BackupPlanName": name,
        "Rules": [rule.to_api() for rule in wanted.rules],
    }
    if wanted.advanced_backup_settings:
        document["AdvancedBackupSettings"] = [s.to_api() for s in wanted.advanced_backup_settings]
    if wanted.scan_settings:
        document["ScanSettings"] = [setting.to_api() for setting in wanted.scan_settings]
    return cast("BackupPlanInputTypeDef", document)


def _in_words(inputs: PlanInputs, template: str | None, live: _Document) -> dict[str, Any]:
    """What the live plan is as arguments."""
    wanted = _wanted(inputs, template)
    fields = PlanInputs.model_fields
    changed = [
        part
        for part in _PARTS
        if not same(fields[part], getattr(wanted, part), getattr(live, part))
    ]
    found = {part: getattr(live, part) for part in changed}
    if changed and template is not None:
        # It is the template's no more.
        found = {part: getattr(live, part) for part in _PARTS}
        found |= {"backup_plan_template_id": None, "backup_plan_template_json": None}
    if "rules" in found:
        found["rules"] = _rules_in_words(wanted.rules, live.rules)
    return found


def _rules_in_words(known: Sequence[BackupRule], live: Sequence[BackupRule]) -> list[BackupRule]:
    """The live rules: first the known ones in their order, in known words, then any others."""
    words = {rule.rule_name: rule for _, rule in _models(known, BackupRule)}
    order = list(words)
    ranked = sorted(live, key=lambda r: order.index(r.rule_name) if r.rule_name in words else 1000)
    return [in_words_of(words.get(rule.rule_name), rule) for rule in ranked]


def _selections(client: BackupClient, plan: str) -> list[str]:
    with doing(f"list the selections of the backup plan {plan}"):
        return [
            f"{selection.get('SelectionName')} ({selection.get('SelectionId')})"
            for page in pages(client.list_backup_selections, BackupPlanId=plan)
            for selection in page["BackupSelectionsList"]
        ]


def _to_a_namesake(plan: PlanInputs) -> bool:
    """Whether a copy goes to a vault of the same name and region, be it in another account."""
    for _, rule in _models(plan.rules, BackupRule):
        for _, action in _models(rule.copy_actions, CopyAction):
            if is_given(arn := action.destination_backup_vault_arn):
                to = vault_of(arn)
                if (to.region, to.name) == (plan.region, rule.target_backup_vault_name):
                    return True
    return False


def _account(run: Run, inputs: PlanInputs) -> str | None:
    """The account, if it can be known: nobody needs credentials for a preview."""
    if not is_known(inputs.role_arn, inputs.profile):
        return None
    if inputs.role_arn:
        return inputs.role_arn.split(":")[4]
    try:
        with doing("ask for the account"):
            sts = client(run, "sts", str(inputs.region), inputs)
            return run.once(("account", id(sts)), sts.get_caller_identity)["Account"]
    except Failure:
        return None
