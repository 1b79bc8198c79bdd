"""The SDK's functions, in programs that run against Pulumi's mocks."""

import inspect
from typing import Any

import pulumi
import pytest
from pulumi.runtime import mocks

import pulumi_offsite as offsite
from offsite_provider.functions import FUNCTIONS
from pulumi_offsite import _invoke

ANSWERS: dict[str, dict[str, Any]] = {
    "offsite:backup:getPlan": {
        "backupPlanId": "1",
        "backupPlanArn": "arn:aws:backup:eu-west-1:123456789012:backup-plan:1",
        "versionId": "v1",
        "backupPlan": {
            "backupPlanName": "regime",
            "rules": [{"ruleName": "daily", "targetBackupVaultName": "here"}],
        },
    },
    "offsite:backup:getRecoveryPointRestoreMetadata": {
        "recoveryPointArn": "arn:1",
        "restoreMetadata": {"targetTableName": "orders"},
    },
}


class Engine(mocks.Mocks):
    def call(self, args: mocks.MockCallArgs) -> Any:
        return {}

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        # An ID that isn't known yet, as at the preview of a creation.
        return ("" if pulumi.runtime.is_dry_run() else f"{args.name}-id"), args.inputs


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What was asked."""
    found: list[tuple[str, dict[str, Any]]] = []

    def ask(token: str, arguments: dict[str, Any]) -> dict[str, Any]:
        found.append((token, {k: v for k, v in arguments.items() if v is not None}))
        return ANSWERS[token]

    monkeypatch.setattr(_invoke, "ask", ask)
    return found


def run(program: Any, *, preview: bool = False) -> list[Any]:
    """Runs a program; the values of the output that it returns: none if it stays unknown."""
    found: list[Any] = []
    mocks.set_mocks(Engine(), project="shop", stack="prod", preview=preview)

    @mocks.test
    def whole() -> Any:
        return pulumi.Output.from_input(program()).apply(found.append)

    whole()
    return found


def test_an_answer_is_typed_through_and_through(asked: Any) -> None:
    answer = offsite.backup.get_plan(backup_plan_id="1", version_id="v1")
    assert asked == [("offsite:backup:getPlan", {"backupPlanId": "1", "versionId": "v1"})]
    assert isinstance(answer, offsite.backup.GetPlanResult)
    assert answer.backup_plan.rules[0].target_backup_vault_name == "here"


def test_the_other_form_takes_and_gives_outputs(asked: Any) -> None:
    def program() -> Any:
        return offsite.backup.get_plan_output(backup_plan_id=pulumi.Output.from_input("1"))

    (answer,) = run(program)
    assert asked == [("offsite:backup:getPlan", {"backupPlanId": "1"})]
    assert answer.version_id == "v1"


@pytest.mark.parametrize("form", [lambda vault: vault, lambda vault: [vault]])
def test_waits_for_what_it_depends_on(asked: Any, form: Any) -> None:
    def program() -> Any:
        vault = offsite.backup.Vault("here")
        opts = pulumi.InvokeOutputOptions(depends_on=form(vault))
        return offsite.backup.get_plan_output(backup_plan_id="1", opts=opts)

    assert run(program, preview=True) == []
    assert asked == []
    assert len(run(program)) == len(asked) == 1


def test_answers_with_sensitive_members_are_secrets(asked: Any) -> None:
    def program() -> Any:
        found = offsite.backup.get_recovery_point_restore_metadata_output(
            backup_vault_name="here", recovery_point_arn="arn:1"
        )
        return pulumi.Output.from_input(found.is_secret())

    assert run(program) == [True]


@pytest.mark.parametrize("token", FUNCTIONS)
def test_every_function_is_there_twice_and_explained(token: str) -> None:
    _, service, name = token.split(":")
    snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in name)
    module = getattr(offsite, service)
    asked_at_once, asked_later = getattr(module, snake), getattr(module, f"{snake}_output")
    names = set(inspect.signature(asked_at_once).parameters)
    assert set(inspect.signature(asked_later).parameters) == {*names, "opts"}
    assert all(f"{name}:" in (asked_at_once.__doc__ or "") for name in names)
