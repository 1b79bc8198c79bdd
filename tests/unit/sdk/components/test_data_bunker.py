"""`DataBunker`: which vaults a declaration becomes, and whose copies they take."""

import json
from typing import Any

import pulumi
import pytest

from pulumi_offsite.components import DataBunker

ACCOUNT, ORGANIZATION = "123456789012", "o-a1b2c3d4e5"


def test_copies_come_from_accounts_and_go_back_to_them_only(run: Any, engine: Any) -> None:
    engine.answers["far-eu-west-1"] = {"backupVaultArn": "arn:far"}

    def program() -> Any:
        account = pulumi.Output.from_input(ACCOUNT)
        regions = ["eu-west-1", "eu-north-1"]
        bunker = DataBunker("far", regions=regions, accounts=[account], organization=ORGANIZATION)
        return bunker.vault_arns["eu-west-1"]

    assert run(program) == "arn:far"
    for region in ("eu-west-1", "eu-north-1"):
        policy = engine.inputs(f"far-{region}-policy")
        assert policy["region"] == region
        found = {s["Sid"]: s for s in json.loads(policy["policy"])["Statement"]}
        assert found["CopiesFromAccounts"]["Principal"] == {"AWS": [ACCOUNT]}
        assert found["CopiesGoBackOnly"]["Effect"] == "Deny"
        assert found["CopiesGoBackOnly"]["Condition"] == {
            "ForAllValues:ArnNotLike": {
                "backup:CopyTargets": [f"arn:*:backup:*:{ACCOUNT}:backup-vault:*"]
            },
            "ForAllValues:StringNotLike": {"backup:CopyTargetOrgPaths": [f"{ORGANIZATION}/*"]},
        }


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({}, "`accounts` or `organization` has to say whose copies are taken"),
        ({"accounts": [ACCOUNT], "regions": ["eu-west-1"] * 2}, "`regions[1]` is eu-west-1, a second time"),
        ({"accounts": [ACCOUNT], "notifications_topic_arns": {"eu-west-3": "arn"}}, "`notifications_topic_arns.eu-west-3` is for none of the `regions`"),
    ],
)  # fmt: skip
def test_what_is_refused(engine: Any, arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(pulumi.RunError) as caught:
        DataBunker("far", **{"regions": ["eu-west-1"], **arguments})
    assert str(caught.value) == f'offsite.components.DataBunker "far": {sentence}'
    assert engine.requests == {}
