"""The SDK's functions, in programs that run against Pulumi's mocks."""

import inspect
from typing import Any

import pulumi
import pytest
from pydantic.alias_generators import to_snake

import pulumi_offsite as offsite
from offsite_provider.doors import functions
from offsite_provider.functions import FUNCTIONS

ANSWERS: dict[str, dict[str, Any]] = {
    "offsite:backup:getPlan": {
        "backupPlanId": "1",
        "backupPlanArn": "arn:aws:backup:eu-west-1:123456789012:backup-plan:1",
        "versionId": "v1",
        "backupPlan": {"backupPlanName": "regime", "rules": []},
    },
    "offsite:backup:getRecoveryPointRestoreMetadata": {
        "recoveryPointArn": "arn:1",
        "restoreMetadata": {"targetTableName": "orders"},
    },
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What was asked."""
    found: list[tuple[str, dict[str, Any]]] = []

    def ask(token: str, arguments: dict[str, Any]) -> dict[str, Any]:
        found.append((token, {k: v for k, v in arguments.items() if v is not None}))
        return ANSWERS[token]

    monkeypatch.setattr(functions, "ask", ask)
    return found


@pytest.mark.parametrize("form", [lambda vault: vault, lambda vault: [vault]])
def test_waits_for_what_it_depends_on(asked: Any, run: Any, form: Any) -> None:
    def program() -> Any:
        opts = pulumi.InvokeOutputOptions(depends_on=form(offsite.backup.Vault("here")))
        return offsite.backup.get_plan_output(backup_plan_id="1", opts=opts)

    assert run(program, preview=True) is None
    assert asked == []
    assert run(program).version_id == "v1"
    assert len(asked) == 1


@pytest.mark.usefixtures("asked")
def test_answers_with_sensitive_members_are_secrets(run: Any) -> None:
    ask = offsite.backup.get_recovery_point_restore_metadata_output
    found = lambda: ask(backup_vault_name="here", recovery_point_arn="arn:1")  # noqa: E731
    assert run(lambda: pulumi.Output.from_input(found().is_secret()))


@pytest.mark.parametrize("token", FUNCTIONS)
def test_every_function_is_there_twice_with_its_arguments(token: str) -> None:
    _, service, name = token.split(":")
    module, name = getattr(offsite, service), to_snake(name)
    fields = FUNCTIONS[token].inputs.model_fields
    for found in (name, f"{name}_output"):
        parameters = inspect.signature(getattr(module, found)).parameters
        assert parameters.keys() == {*fields, "opts"}
        for argument, field in fields.items():
            required = parameters[argument].default is inspect.Parameter.empty
            assert required == field.is_required(), argument
