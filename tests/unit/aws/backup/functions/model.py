"""What botocore's model says of AWS Backup: whole requests and answers, made of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from itertools import count
from typing import Any

import botocore.session
from botocore.model import ListShape, MapShape, ServiceModel, Shape, StructureShape

PAGING = ("MaxResults", "NextToken")

ARGUMENTS = {
    "BackupVaultName": "offsite-source",
    "BackupVaultAccountId": "210987654321",
    "RecoveryPointArn": "arn:aws:ec2:eu-west-1::snapshot/snap-0123456789abcdef0",
    "ResourceArn": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
    "BackupPlanTemplateJson": '{"BackupPlanName": "daily", "Rules": []}',
    "ByAccountId": "123456789012",
    "ByBackupVaultName": "offsite-source",
    "ByDestinationVaultArn": "arn:aws:backup:eu-central-1:123456789012:backup-vault:offsite",
    "ByParentRecoveryPointArn": "arn:aws:backup:eu-west-1:123456789012:recovery-point:composite-1",
    "ByResourceArn": "arn:aws:s3:::offsite-sandbox-orders",
    "ByResourceType": "EBS",
    "BySourceRecoveryPointArn": "arn:aws:backup:eu-west-1:123456789012:recovery-point:1EB3",
    "ByRestoreTestingPlanArn": "arn:aws:backup:eu-west-1:123456789012:restore-testing-plan:weekly",
    "FrameworkName": "controls",
    "ReportPlanName": "jobs",
    "ByReportPlanName": "jobs",
    ("ListReportJobs", "ByStatus"): "COMPLETED",
    "MaxScheduledRunsPreview": 10,
}
"""Values of the form that the service wants; any text will do for what isn't here."""


@lru_cache
def service() -> ServiceModel:
    return botocore.session.get_session().get_service_model("backup")


def members(shape: Shape | None) -> dict[str, Shape]:
    return dict(shape.members) if isinstance(shape, StructureShape) else {}


def request(operation: str) -> dict[str, Any]:
    """Every member that a request can have, but for paging."""
    return {
        name: _argument(operation, name, shape)
        for name, shape in members(service().operation_model(operation).input_shape).items()
        if name not in PAGING
    }


def required(operation: str) -> list[str]:
    shape = service().operation_model(operation).input_shape
    return list(shape.required_members) if isinstance(shape, StructureShape) else []


def _argument(operation: str, name: str, shape: Shape) -> Any:
    given = ARGUMENTS.get((operation, name), ARGUMENTS.get(name))
    if given is not None:
        return given
    if shape.type_name == "timestamp":
        return "2026-03-01T04:00:00Z"
    if shape.type_name == "boolean":
        return True
    return getattr(shape, "enum", None)[0] if getattr(shape, "enum", None) else f"the {name}"


def answer(operation: str, seed: int = 0) -> dict[str, Any]:
    """An answer with every member, but for paging, at every depth, no two values of it the same."""
    shape = service().operation_model(operation).output_shape
    found = _value(shape, count(seed + 1))
    return {name: value for name, value in found.items() if name not in PAGING}


def _value(shape: Shape | None, numbers: Iterator[int]) -> Any:
    if isinstance(shape, StructureShape):
        return {name: _value(member, numbers) for name, member in shape.members.items()}
    if isinstance(shape, ListShape):
        return [_value(shape.member, numbers), _value(shape.member, numbers)]
    if isinstance(shape, MapShape):
        return {f"key {next(numbers)}": _value(shape.value, numbers)}
    assert shape is not None
    number = next(numbers)
    match shape.type_name:
        case "string":
            return f"{shape.name} {number}"
        case "timestamp":
            return datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=number)
        case "boolean":
            return number % 2 == 0
        case _:
            return number


def on_the_wire(value: Any, shape: Shape | None) -> Any:
    """An answer as a program gets it: members in camelCase, moments as text, the rest as it is.

    But for a plan's rules, which are as a `Plan` takes them: their IDs stand beside them, and no
    plan can say what is deleted after an event.
    """
    if isinstance(shape, StructureShape):
        members = {name: v for name, v in value.items() if name in shape.members}
        found = {wire(name): on_the_wire(v, shape.members[name]) for name, v in members.items()}
        if shape.name == "BackupPlan":
            rules = found["rules"]
            found["ruleIds"] = {r["ruleName"]: r.pop("ruleId") for r in rules if "ruleId" in r}
            for kept in (*rules, *(copy for rule in rules for copy in rule.get("copyActions", []))):
                kept.get("lifecycle", {}).pop("deleteAfterEvent", None)
        return found
    if isinstance(shape, ListShape):
        return [on_the_wire(item, shape.member) for item in value]
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value


def wire(member: str) -> str:
    """A member as the engine spells it."""
    for capitals in ("SNS", "AWS"):
        member = member.replace(capitals, capitals.capitalize())
    return member[0].lower() + member[1:]
