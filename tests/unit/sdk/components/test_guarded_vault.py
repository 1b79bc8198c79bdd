"""`GuardedVault`: which resources a declaration becomes, and what is refused."""

import json
from typing import Any

import pulumi
import pytest

from pulumi_offsite.components import I_UNDERSTAND, GuardedVault, Lock

ACCOUNT = "123456789012"
TOPIC = f"arn:aws:sns:eu-west-1:{ACCOUNT}:backup"
RETENTION = Lock(min_retention_days=7, max_retention_days=365)
FOR_GOOD = Lock(changeable_for_days=3, i_understand=I_UNDERSTAND)


def policy(engine: Any, name: str = "safe-policy") -> dict[str, Any]:
    statements = json.loads(engine.inputs(name)["policy"])["Statement"]
    return {statement.pop("Sid"): statement for statement in statements}


def test_nobody_deletes_and_a_lock_that_can_be_undone(run: Any, engine: Any) -> None:
    run(lambda: GuardedVault("safe"))
    assert engine.requests.keys() == {"safe", "safe-lock", "safe-policy"}
    assert "changeableForDays" not in engine.inputs("safe-lock")
    ((_, deny),) = policy(engine).items()
    assert deny["Effect"] == "Deny"
    assert "backup:DeleteRecoveryPoint" in deny["Action"]
    assert "Condition" not in deny


def test_who_may_copy_into_it_and_who_may_delete(run: Any, engine: Any) -> None:
    def program() -> None:
        account = pulumi.Output.from_input(ACCOUNT)
        GuardedVault(
            "safe",
            copies_from_accounts=[account],
            copies_from_organization="o-a1b2c3d4e5",
            may_delete=[f"arn:aws:iam::{ACCOUNT}:role/break-glass"],
        )

    run(program)
    found = policy(engine)
    assert found["CopiesFromAccounts"]["Principal"] == {"AWS": [ACCOUNT]}
    member = {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
    assert found["CopiesFromOrganization"]["Condition"] == member
    spared = found["NobodyShortensTheLifeOfABackup"]["Condition"]["ArnNotLike"]
    assert spared == {"aws:PrincipalArn": [f"arn:aws:iam::{ACCOUNT}:role/break-glass"]}


def test_an_air_gapped_one_has_its_lock_from_the_beginning(run: Any, engine: Any) -> None:
    run(lambda: GuardedVault("safe", air_gapped=True, lock=RETENTION))
    assert "safe-lock" not in engine.requests
    assert engine.inputs("safe")["minRetentionDays"] == 7


def test_a_compliance_lock_for_who_understands(run: Any, engine: Any) -> None:
    run(lambda: GuardedVault("safe", lock=FOR_GOOD))
    assert engine.inputs("safe-lock")["changeableForDays"] == 3


@pytest.mark.parametrize(
    ("arguments", "by_force"),
    [({}, False), ({"force_destroy": True}, True), ({"force_destroy": True, "lock": FOR_GOOD}, False)],
)  # fmt: skip
def test_one_that_is_filled_stays_with_what_guards_it_or_goes_by_force(
    run: Any, engine: Any, arguments: dict[str, Any], by_force: bool
) -> None:
    run(lambda: GuardedVault("safe", notifications_topic_arn=TOPIC, **arguments))
    vault = engine.inputs("safe")
    assert (vault["retainFilled"], vault.get("forceDestroy", False)) == (True, by_force)
    for name in ("safe-lock", "safe-policy", "safe-notifications"):
        with_vault = engine.requests[name].deletedWith.endswith("::safe")
        assert with_vault != by_force, name
        # What a killed run has put on the vault is taken over as the component's own.
        assert engine.inputs(name)["adopt"] == "safe-id"


def test_failures_are_told(run: Any, engine: Any) -> None:
    vault = run(lambda: GuardedVault("safe", notifications_topic_arn=TOPIC).failures_filter_policy)
    assert "COPY_JOB_FAILED" in engine.inputs("safe-notifications")["backupVaultEvents"]
    assert json.loads(vault) == {"State": [{"anything-but": ["COMPLETED"]}]}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"air_gapped": True}, " has 2 problems:\n  `lock.min_retention_days` is required for an air-gapped vault\n  `lock.max_retention_days` is required for an air-gapped vault"),
        ({"air_gapped": True, "lock": RETENTION, "force_destroy": True}, ": `force_destroy` can't be: nothing deletes what an air-gapped vault holds"),
        ({"copies_from_accounts": ["1"]}, ": `copies_from_accounts[0]` must be an account ID of 12 digits, not `1`"),
        ({"lock": Lock(enabled=False, min_retention_days=7)}, ": `lock.min_retention_days` can't be given: `enabled` says no lock"),
        ({"lock": Lock(changeable_for_days=3, i_understand="yes")}, ": `lock.i_understand` must be \"nobody can remove this lock\", in these words: with `changeable_for_days` a day comes from which neither root nor AWS can, or delete what it protects"),
    ],
)  # fmt: skip
def test_what_is_refused(engine: Any, arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(pulumi.RunError) as caught:
        GuardedVault("safe", **arguments)
    assert str(caught.value).removeprefix('offsite.components.GuardedVault "safe"') == sentence
    assert engine.requests == {}
