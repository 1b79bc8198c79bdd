"""Every function, against botocore's model of AWS Backup: what it sends and what it answers."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore import xform_name
from botocore.stub import Stubber

from offsite_provider.aws import access
from offsite_provider.aws.access import AwsLookup
from offsite_provider.aws.backup.functions.base import ListFunction
from offsite_provider.aws.backup.plan import PlanInputs
from offsite_provider.aws.backup.selection import SelectionInputs
from offsite_provider.core import plan
from offsite_provider.core.failures import AccessDenied, Invalid, NotFound
from offsite_provider.core.fields import UNKNOWN, Wire
from offsite_provider.core.function import Functions
from offsite_provider.core.settings import Settings
from offsite_provider.functions import FUNCTIONS

from .model import answer, on_the_wire, request, required, service, wire

ALL = {
    token: function for token, function in FUNCTIONS.items() if token.startswith("offsite:backup:")
}
LISTS = {token: function for token, function in ALL.items() if isinstance(function, ListFunction)}
REFERENCE = """
DescribeBackupJob DescribeBackupVault DescribeCopyJob DescribeGlobalSettings
DescribeProtectedResource DescribeRecoveryPoint DescribeRegionSettings DescribeRestoreJob
ExportBackupPlanTemplate GetBackupPlan GetBackupPlanFromJSON GetBackupPlanFromTemplate
GetBackupSelection GetBackupVaultAccessPolicy GetBackupVaultNotifications
GetRecoveryPointRestoreMetadata GetSupportedResourceTypes ListBackupJobs ListBackupPlanTemplates
ListBackupPlanVersions ListBackupPlans ListBackupSelections ListBackupVaults ListCopyJobs
ListProtectedResources ListRecoveryPointsByBackupVault ListRecoveryPointsByResource ListRestoreJobs
ListTags
"""

each = pytest.mark.parametrize("function", ALL.values(), ids=ALL)
each_list = pytest.mark.parametrize("function", LISTS.values(), ids=LISTS)

Ask = Callable[..., Wire]


@pytest.fixture(scope="module")
def shared() -> Settings:
    return Settings({"aws:accessKey": "AKID", "aws:secretKey": "secret", "aws:region": "eu-west-1"})


@pytest.fixture
def backup(shared: Settings) -> Iterator[Stubber]:
    """AWS Backup in eu-west-1, which answers as it is told to and checks what it is asked."""
    client = access.client(shared, "backup", "eu-west-1", AwsLookup(region="eu-west-1"))
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


@pytest.fixture
def ask(shared: Settings, backup: Stubber, report: Any) -> Ask:
    def ask(function: Any, asked: dict[str, Any]) -> Wire:
        arguments = {wire(member): value for member, value in asked.items()}
        return Functions(shared, ALL).invoke(function.token, arguments, report)

    return ask


def page_size(function: Any) -> dict[str, int]:
    return {"MaxResults": 1000} if isinstance(function, ListFunction) else {}


def operation(function: Any) -> str:
    return xform_name(function.operation)


def test_every_question_of_the_reference_has_a_function() -> None:
    assert set(REFERENCE.split()) <= {function.operation for function in ALL.values()}


def test_no_operation_has_two() -> None:
    assert len({function.operation for function in ALL.values()}) == len(ALL)


@each
def test_it_is_named_after_its_operation(function: Any) -> None:
    name = function.operation
    for long, short in (
        ("BackupPlan", "Plan"),
        ("BackupVault", "Vault"),
        ("BackupSelection", "Selection"),
        ("FromJSON", "FromJson"),
    ):
        name = name.replace(long, short)
    assert function.token == f"offsite:backup:{name[0].lower()}{name[1:]}"


@each
def test_it_says_what_it_tells_and_needs(function: Any) -> None:
    assert function.title
    assert not function.title.endswith(".")
    assert function.permissions == (f"backup:{function.operation}",)
    assert function.api.endswith(f"/API_{function.operation}.html")


@each
def test_all_that_can_be_asked_and_all_that_is_answered(
    function: Any, backup: Stubber, ask: Ask
) -> None:
    asked, answered = request(function.operation), answer(function.operation)
    backup.add_response(operation(function), answered, {**asked, **page_size(function)})
    shape = service().operation_model(function.operation).output_shape
    assert ask(function, asked) == on_the_wire(answered, shape)


@each
def test_what_is_left_out_is_not_sent(function: Any, backup: Stubber, ask: Ask) -> None:
    asked = {name: request(function.operation)[name] for name in required(function.operation)}
    answered = answer(function.operation)
    backup.add_response(operation(function), answered, {**asked, **page_size(function)})
    ask(function, asked)


@each
def test_what_has_to_be_said(function: Any, complaints: Callable[..., dict[str, str]]) -> None:
    needed = {plan.spell_python((wire(name),)) for name in required(function.operation)}
    said = complaints(function.inputs, {"region": "eu-west-1"})
    assert said == dict.fromkeys(needed, "is required")


@each
def test_arguments_may_be_unknown(function: Any, complaints: Callable[..., dict[str, str]]) -> None:
    arguments = {wire(name): UNKNOWN for name in request(function.operation)}
    assert complaints(function.inputs, {"region": UNKNOWN, **arguments}) == {}


@each
def test_members_that_a_newer_service_answers_with_are_left_out(function: Any) -> None:
    answered = answer(function.operation)
    assert function.result.of({**answered, "Newer": 1}) == function.result.of(answered)


@each
def test_all_that_is_answered_says_what_it_is(function: Any) -> None:
    for model in (function.inputs, *models(function.result)):
        for name, field in model.model_fields.items():
            assert field.description, f"{model.__name__}.{name}"
            assert field.description.strip().endswith((".", "…")), f"{model.__name__}.{name}"


def models(model: Any) -> Iterator[Any]:
    from offsite_provider.core.fields import model_in

    assert model.__doc__
    yield model
    for field in model.model_fields.values():
        nested = model_in(field.annotation)
        if nested:
            yield from models(nested)


@each_list
def test_lists_are_read_to_the_last_page(function: Any, backup: Stubber, ask: Ask) -> None:
    asked = request(function.operation)
    pages = [answer(function.operation, seed) for seed in (0, 1000, 2000)]
    for index, page in enumerate(pages):
        sent = {"NextToken": f"page {index}"} if index else {}
        more = {"NextToken": f"page {index + 1}"} if page is not pages[-1] else {}
        backup.add_response(
            operation(function), {**page, **more}, {**asked, **page_size(function), **sent}
        )

    shape = service().operation_model(function.operation).output_shape
    wires = [on_the_wire(page, shape) for page in pages]
    joined = wire(function.joined)
    items = [page[joined] for page in wires]
    whole = (
        {key: value for item in items for key, value in item.items()}
        if isinstance(items[0], dict)
        else [*items[0], *items[1], *items[2]]
    )
    assert ask(function, asked) == {**wires[0], joined: whole}


@each_list
def test_lists_may_be_empty(function: Any, backup: Stubber, ask: Ask) -> None:
    asked, joined = request(function.operation), answer(function.operation)[function.joined]
    arguments = {**asked, **page_size(function)}
    always = service().operation_model(function.operation).output_shape.required_members
    for empty in ({function.joined: type(joined)()}, *([] if always else [{}])):
        backup.add_response(operation(function), empty, arguments)
        assert ask(function, asked)[wire(function.joined)] == type(joined)()


@each_list
def test_as_much_as_a_page_can_hold_is_asked_for(function: Any) -> None:
    shape = service().operation_model(function.operation).input_shape
    assert page_size(function) == {"MaxResults": shape.members["MaxResults"].metadata["max"]}


@each
def test_only_lists_come_by_the_page(function: Any) -> None:
    shape = service().operation_model(function.operation).output_shape
    assert ("NextToken" in shape.members) == isinstance(function, ListFunction)


@each
def test_what_is_not_there_is_one_sentence(function: Any, backup: Stubber, ask: Ask) -> None:
    asked = request(function.operation)
    code = "ResourceNotFoundException"
    backup.add_client_error(operation(function), code, "There is none of it.", 404)
    with pytest.raises(NotFound) as raised:
        ask(function, asked)
    said = str(raised.value)
    assert "\n" not in said
    assert said.startswith("cannot ")
    assert " in eu-west-1: There is none of it (ResourceNotFoundException). Correct " in said
    assert "{" not in said
    assert said.endswith("`region`.")
    for name in required(function.operation):
        assert f"`{plan.spell_python((wire(name),))}`" in said


class TestRegions:
    def test_the_one_that_is_named_is_asked(self, shared: Settings, report: Any) -> None:
        client = access.client(shared, "backup", "eu-central-1", AwsLookup(region="eu-central-1"))
        with Stubber(client) as elsewhere:
            elsewhere.add_response("get_supported_resource_types", {"ResourceTypes": ["EBS"]})
            token, wire = "offsite:backup:getSupportedResourceTypes", {"region": "eu-central-1"}
            found = Functions(shared, ALL).invoke(token, wire, report)
        assert found == {"resourceTypes": ["EBS"]}

    def test_without_one_nothing_is_asked(self, settings: Settings, report: Any) -> None:
        with pytest.raises(Invalid, match="`region` is not set: give it here"):
            Functions(settings, ALL).invoke("offsite:backup:listPlans", {}, report)


class TestFailures:
    def test_a_plan(self, backup: Stubber, ask: Ask) -> None:
        backup.add_client_error(
            "get_backup_plan", "ResourceNotFoundException", "Cannot find Backup plan with ID p-1"
        )
        with pytest.raises(NotFound) as raised:
            ask(ALL["offsite:backup:getPlan"], {"BackupPlanId": "p-1"})
        assert str(raised.value) == (
            "cannot get the backup plan p-1 in eu-west-1: Cannot find Backup plan with ID p-1 "
            "(ResourceNotFoundException). Correct `backup_plan_id` or `region`."
        )

    def test_a_version_that_was_named_may_be_wrong_too(self, backup: Stubber, ask: Ask) -> None:
        backup.add_client_error("get_backup_plan", "ResourceNotFoundException", "No such version")
        with pytest.raises(NotFound, match="Correct `backup_plan_id`, `version_id` or `region`"):
            ask(ALL["offsite:backup:getPlan"], {"BackupPlanId": "p-1", "VersionId": "v-1"})

    def test_a_filter_names_nothing(self, backup: Stubber, ask: Ask) -> None:
        code = "ResourceNotFoundException"
        backup.add_client_error("list_recovery_points_by_backup_vault", code, "No such vault")
        asked = {"BackupVaultName": "offsite", "ByBackupPlanId": "p-1"}
        with pytest.raises(NotFound, match="Correct `backup_vault_name` or `region`"):
            ask(ALL["offsite:backup:listRecoveryPointsByVault"], asked)

    def test_a_vault_that_is_not_there_is_refused_as_if_it_were_not_allowed(
        self, backup: Stubber, ask: Ask
    ) -> None:
        said = "Insufficient privileges to perform this action."
        backup.add_client_error("describe_backup_vault", "AccessDeniedException", said, 403)
        with pytest.raises(AccessDenied) as raised:
            ask(ALL["offsite:backup:describeVault"], {"BackupVaultName": "offsite"})
        assert str(raised.value) == (
            "cannot describe the backup vault offsite in eu-west-1: Insufficient privileges to "
            "perform this action (AccessDeniedException). Allow `backup:DescribeBackupVault` to "
            "the role or user that runs Pulumi, or correct `backup_vault_name` or `region`: a "
            "vault that isn't there is refused in the same words."
        )

    def test_what_names_no_vault_is_only_not_allowed(self, backup: Stubber, ask: Ask) -> None:
        backup.add_client_error("list_backup_plans", "AccessDeniedException", "No", 403)
        with pytest.raises(AccessDenied) as raised:
            ask(ALL["offsite:backup:listPlans"], {})
        assert str(raised.value) == (
            "cannot list the backup plans in eu-west-1: No (AccessDeniedException). "
            "Allow `ListBackupPlans` to the role or user that runs Pulumi."
        )


class TestAnswers:
    def test_moments_are_asked_for_in_any_time_zone(self, backup: Stubber, ask: Ask) -> None:
        sent: list[str] = []

        def look(params: dict[str, Any], **_: object) -> None:
            sent.append(params["query_string"]["createdAfter"])

        backup.client.meta.events.register_first("before-call.*.*", look)
        backup.add_response("list_backup_jobs", {})
        ask(ALL["offsite:backup:listBackupJobs"], {"ByCreatedAfter": "2026-03-01T05:00:00+01:00"})
        backup.client.meta.events.unregister("before-call.*.*", look)
        assert sent == ["2026-03-01T04:00:00Z"]


class TestArgumentsAgain:
    """What was answered can be given to a resource."""

    def test_the_rules_and_settings_of_a_plan(
        self, backup: Stubber, ask: Ask, complaints: Callable[..., dict[str, str]]
    ) -> None:
        lifecycle = {"MoveToColdStorageAfterDays": -1, "DeleteAfterDays": 35}
        vault = "arn:aws:backup:eu-central-1:123456789012:backup-vault:offsite"
        rule = {
            "RuleName": "daily",
            "RuleId": "r-1",
            "TargetBackupVaultName": "offsite",
            "ScheduleExpression": "cron(0 5 ? * * *)",
            "StartWindowMinutes": 60,
            "CompletionWindowMinutes": 120,
            "Lifecycle": lifecycle,
            "RecoveryPointTags": {"a": "b"},
            "CopyActions": [{"DestinationBackupVaultArn": vault, "Lifecycle": lifecycle}],
            "EnableContinuousBackup": False,
            "IndexActions": [{"ResourceTypes": ["EBS"]}],
        }
        settings = [{"ResourceType": "EC2", "BackupOptions": {"WindowsVSS": "enabled"}}]
        document = {"BackupPlanName": "daily", "Rules": [rule], "AdvancedBackupSettings": settings}
        backup.add_response("get_backup_plan_from_json", {"BackupPlan": document})
        asked = {"BackupPlanTemplateJson": "{}"}
        answered = ask(ALL["offsite:backup:getPlanFromJson"], asked)["backupPlan"]
        assert answered["ruleIds"] == {"daily": "r-1"}
        again = {name: answered[name] for name in ("rules", "advancedBackupSettings")}
        assert complaints(PlanInputs, {"region": "eu-west-1", **again}) == {}

    def test_a_selection(
        self, backup: Stubber, ask: Ask, complaints: Callable[..., dict[str, str]]
    ) -> None:
        tag = {"ConditionKey": "aws:ResourceTag/backup", "ConditionValue": "daily"}
        selected = {
            "SelectionName": "by-tag",
            "IamRoleArn": "arn:aws:iam::123456789012:role/offsite-backup",
            "Resources": ["*"],
            "NotResources": ["arn:aws:s3:::scratch"],
            "Conditions": {"StringEquals": [tag], "StringNotLike": [tag]},
        }
        answered = {"BackupSelection": selected, "SelectionId": "s-1", "BackupPlanId": "p-1"}
        backup.add_response("get_backup_selection", answered)
        asked = request("GetBackupSelection")
        again = ask(ALL["offsite:backup:getSelection"], asked)["backupSelection"]
        wire = {"region": "eu-west-1", "backupPlanId": "p-2", **again}
        assert complaints(SelectionInputs, wire) == {}
