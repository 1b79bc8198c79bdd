"""Every function, against botocore's model of AWS Backup: what it sends and what it answers."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore import xform_name
from botocore.stub import Stubber

from offsite_provider.aws import access
from offsite_provider.aws.access import AwsLookup
from offsite_provider.aws.backup.function import ListFunction
from offsite_provider.core.failures import AccessDenied, Invalid, NotFound
from offsite_provider.core.function import Functions
from offsite_provider.core.model import Wire
from offsite_provider.core.problems import spell_python
from offsite_provider.core.run import Run
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
Complaints = Callable[..., dict[str, str]]


@pytest.fixture(scope="module")
def shared() -> Run:
    return Run({"aws:accessKey": "AKID", "aws:secretKey": "secret", "aws:region": "eu-west-1"})


@pytest.fixture
def backup(shared: Run) -> Iterator[Stubber]:
    """AWS Backup in eu-west-1, which answers as it is told to and checks what it is asked."""
    client = access.client(shared, "backup", "eu-west-1", AwsLookup(region="eu-west-1"))
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


@pytest.fixture
def ask(shared: Run, report: Any) -> Ask:
    def ask(function: Any, asked: dict[str, Any]) -> Wire:
        token = function if isinstance(function, str) else function.token.rpartition(":")[2]
        arguments = {wire(member): value for member, value in asked.items()}
        return Functions(shared, ALL).invoke(f"offsite:backup:{token}", arguments, report)

    return ask


def page_size(function: Any) -> dict[str, int]:
    return {"MaxResults": 1000} if isinstance(function, ListFunction) else {}


def operation(function: Any) -> str:
    return xform_name(function.operation)


def test_every_question_of_the_reference_has_one_function() -> None:
    operations = [function.operation for function in ALL.values()]
    assert set(REFERENCE.split()) <= {*operations}
    assert len({*operations}) == len(operations)


@each
def test_what_it_says_of_itself(function: Any, complaints: Complaints) -> None:
    name = function.operation.replace("FromJSON", "FromJson")
    for noun in ("Plan", "Vault", "Selection"):
        name = name.replace(f"Backup{noun}", noun)
    assert function.token == f"offsite:backup:{name[0].lower()}{name[1:]}"
    assert function.title.strip(".") == function.title != ""
    assert function.permissions == (f"backup:{function.operation}",)
    assert function.api.endswith(f"/API_{function.operation}.html")
    needed = {spell_python((wire(name),)) for name in required(function.operation)}
    said = complaints(function.inputs, {"region": "eu-west-1"})
    assert said == dict.fromkeys(needed, "is required")
    # Only lists come by the page, as large as can be.
    model = service().operation_model(function.operation)
    assert ("NextToken" in model.output_shape.members) == isinstance(function, ListFunction)
    most = model.input_shape.members["MaxResults"].metadata["max"] if page_size(function) else None
    assert page_size(function).get("MaxResults") == most


@each
def test_all_that_can_be_asked_and_all_that_is_answered(
    function: Any, backup: Stubber, ask: Ask
) -> None:
    asked, answered = request(function.operation), answer(function.operation)
    least = {name: asked[name] for name in required(function.operation)}
    shape = service().operation_model(function.operation).output_shape
    for arguments in (asked, least):
        backup.add_response(operation(function), answered, {**arguments, **page_size(function)})
        assert ask(function, arguments) == on_the_wire(answered, shape)
    # Members that a newer service answers with are left out.
    newer = function.result.from_api({**answered, "Newer": 1})
    assert newer == function.result.from_api(answered)


@each_list
def test_lists_are_read_to_the_last_page_and_may_be_empty(
    function: Any, backup: Stubber, ask: Ask
) -> None:
    asked = request(function.operation)
    pages = [answer(function.operation, seed) for seed in (0, 1000, 2000)]
    for index, page in enumerate(pages):
        sent = {**asked, **page_size(function), **({"NextToken": f"{index}"} if index else {})}
        more = {"NextToken": f"{index + 1}"} if page is not pages[-1] else {}
        backup.add_response(operation(function), {**page, **more}, sent)
    shape = service().operation_model(function.operation).output_shape
    wires = [on_the_wire(page, shape) for page in pages]
    joined = wire(function.joined)
    first, *others = [page[joined] for page in wires]
    for items in others:
        first = {**first, **items} if isinstance(first, dict) else [*first, *items]
    assert ask(function, asked) == {**wires[0], joined: first}
    empty = type(first)()
    for answered in ({function.joined: empty}, *([] if shape.required_members else [{}])):
        backup.add_response(operation(function), answered, {**asked, **page_size(function)})
        assert ask(function, asked)[joined] == empty


@each
def test_what_is_not_there_is_one_sentence(function: Any, backup: Stubber, ask: Ask) -> None:
    code = "ResourceNotFoundException"
    backup.add_client_error(operation(function), code, "There is none of it.", 404)
    with pytest.raises(NotFound) as raised:
        ask(function, request(function.operation))
    said = str(raised.value)
    assert said.startswith("cannot ")
    assert " in eu-west-1: There is none of it (ResourceNotFoundException). Correct " in said
    assert said.endswith("`region`.")
    assert not {"{", "\n"} & {*said}
    for name in required(function.operation):
        assert f"`{spell_python((wire(name),))}`" in said


def test_the_region_that_is_named_is_asked(shared: Run, report: Any) -> None:
    client = access.client(shared, "backup", "eu-central-1", AwsLookup(region="eu-central-1"))
    with Stubber(client) as elsewhere:
        elsewhere.add_response("get_supported_resource_types", {"ResourceTypes": ["EBS"]})
        token, wire = "offsite:backup:getSupportedResourceTypes", {"region": "eu-central-1"}
        assert Functions(shared, ALL).invoke(token, wire, report) == {"resourceTypes": ["EBS"]}


def test_without_a_region_nothing_is_asked(run: Run, report: Any) -> None:
    with pytest.raises(Invalid, match="`region` is not set: give it here"):
        Functions(run, ALL).invoke("offsite:backup:listPlans", {}, report)


@pytest.mark.parametrize(
    ("name", "asked", "remedy"),
    [
        ("getPlan", {"BackupPlanId": "p"}, "`backup_plan_id` or `region`"),
        ("getPlan", {"BackupPlanId": "p", "VersionId": "v"}, "`backup_plan_id`, `version_id` or"),
        ("listRecoveryPointsByVault", {"BackupVaultName": "offsite", "ByBackupPlanId": "p"}, "`backup_vault_name` or"),
    ],
)  # fmt: skip
def test_only_what_names_a_thing_may_be_wrong(
    backup: Stubber, ask: Ask, name: str, asked: dict[str, Any], remedy: str
) -> None:
    operation = xform_name(ALL[f"offsite:backup:{name}"].operation)
    backup.add_client_error(operation, "ResourceNotFoundException", "No such thing")
    with pytest.raises(NotFound, match=f"Correct {remedy}"):
        ask(name, asked)


def test_a_vault_that_is_not_there_is_refused_as_if_it_were_not_allowed(
    backup: Stubber, ask: Ask
) -> None:
    for name in ("describe_backup_vault", "list_backup_plans"):
        backup.add_client_error(name, "AccessDeniedException", "Insufficient privileges", 403)
    with pytest.raises(AccessDenied) as raised:
        ask("describeVault", {"BackupVaultName": "offsite"})
    assert raised.value.remedy == (
        "Allow `backup:DescribeBackupVault` to the role or user that runs Pulumi, or correct "
        "`backup_vault_name` or `region`: a vault that isn't there is refused in the same words"
    )
    with pytest.raises(AccessDenied) as raised:
        ask("listPlans", {})
    assert raised.value.remedy == "Allow `ListBackupPlans` to the role or user that runs Pulumi"


def test_moments_are_asked_for_in_any_time_zone(backup: Stubber, ask: Ask) -> None:
    sent: list[str] = []

    def look(params: dict[str, Any], **_: object) -> None:
        sent.append(params["query_string"]["createdAfter"])

    backup.client.meta.events.register_first("before-call.*.*", look)
    backup.add_response("list_backup_jobs", {})
    ask("listBackupJobs", {"ByCreatedAfter": "2026-03-01T05:00:00+01:00"})
    backup.client.meta.events.unregister("before-call.*.*", look)
    assert sent == ["2026-03-01T04:00:00Z"]
