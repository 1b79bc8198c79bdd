"""`OffsiteBackup`, as who uses it would test it: which resources a declaration becomes."""

import json
from typing import Any

import pulumi
import pytest

from pulumi_offsite.components import I_UNDERSTAND, CopyTo, Lock, OffsiteBackup, Select, Tier

ROLE = "arn:aws:iam::123456789012:role/backup"
HOME = "arn:aws:backup:eu-central-1:123456789012:backup-vault:orders-home"
LEAST: dict[str, Any] = {
    "home": "eu-central-1",
    "tiers": ["35d", "7y"],
    "select": Select(tags={"backup": "daily"}),
    "iam_role_arn": ROLE,
}


def orders(**more: Any) -> OffsiteBackup:
    return OffsiteBackup("orders", **{**LEAST, **more})


def refusal(**more: Any) -> str:
    with pytest.raises(pulumi.RunError) as caught:
        orders(**more)
    return str(caught.value).removeprefix('offsite.components.OffsiteBackup "orders"').strip(": ")


def made(engine: Any) -> set[str]:
    """The names of all children."""
    kinds = ("pulumi:pulumi:Stack", "offsite:components:OffsiteBackup")
    return {name for name, request in engine.requests.items() if request.type not in kinds}


@pytest.fixture(autouse=True)
def _vaults_have_arns(engine: Any) -> None:
    engine.answers["orders-home"] = {"backupVaultArn": HOME, "backupVaultName": "orders-home"}
    for region in ("eu-west-1", "eu-north-1"):
        arn = HOME.replace("eu-central-1", region).replace("home", region)
        engine.answers[f"orders-{region}"] = {"backupVaultArn": arn}


class TestChildren:
    def test_at_home(self, run: Any, engine: Any) -> None:
        run(orders)
        assert made(engine) == {
            "orders-home",
            "orders-home-lock",
            "orders-home-policy",
            "orders-plan",
            "orders-selection",
        }
        assert engine.inputs("orders-home-lock")["minRetentionDays"] == 35
        assert engine.inputs("orders-selection")["listOfTags"] == [
            {"conditionKey": "backup", "conditionValue": "daily"}
        ]

    def test_every_copy_says_how_long_it_is_kept(self, run: Any, engine: Any) -> None:
        copies = [
            CopyTo(region="eu-west-1"),
            CopyTo(region="eu-north-1", keep_days=90, tiers=["daily-35d"]),
        ]
        run(lambda: orders(copies=copies))
        daily, monthly = engine.inputs("orders-plan")["rules"]
        assert [action["lifecycle"] for action in daily["copyActions"]] == [
            {"deleteAfterDays": 35},
            {"deleteAfterDays": 90},
        ]
        assert [action["lifecycle"] for action in monthly["copyActions"]] == [
            {"deleteAfterDays": 2555, "moveToColdStorageAfterDays": 90}
        ]
        assert [a["destinationBackupVaultArn"].split(":")[3] for a in daily["copyActions"]] == [
            "eu-west-1",
            "eu-north-1",
        ]

    def test_another_region_touches_nothing_that_stands(self, run: Any, engine: Any) -> None:
        run(lambda: orders(copies=[CopyTo(region="eu-west-1")]))
        before = {name: engine.wire(name) for name in made(engine) - {"orders-plan"}}
        run(lambda: orders(copies=[CopyTo(region="eu-north-1"), CopyTo(region="eu-west-1")]))
        assert before.items() <= {name: engine.wire(name) for name in made(engine)}.items()

    def test_a_copy_in_another_account_is_let_in_there(self, run: Any, engine: Any) -> None:
        other = "arn:aws:iam::210987654321:role/offsite"
        run(lambda: orders(copies=[CopyTo(region="eu-west-1", role_arn=other)]))
        policy = engine.inputs("orders-eu-west-1-policy")
        assert policy["roleArn"] == other
        assert '"AWS": ["123456789012"]' in policy["policy"]

    def test_copies_may_come_back_from_other_accounts_only(self, run: Any, engine: Any) -> None:
        other = "arn:aws:iam::210987654321:role/offsite"
        bunker = pulumi.Output.from_input(HOME.replace("123456789012", "111122223333"))
        copies = [
            CopyTo(region="eu-west-1"),
            CopyTo(region="eu-north-1", role_arn=other),
            CopyTo(name="bunker", vault_arn=bunker),
        ]
        run(lambda: orders(copies=copies))
        statements = json.loads(engine.inputs("orders-home-policy")["policy"])["Statement"]
        (allowed,) = (each for each in statements if each["Effect"] == "Allow")
        assert allowed["Action"] == "backup:CopyIntoBackupVault"
        assert allowed["Principal"] == {"AWS": ["210987654321", "111122223333"]}

    def test_tags_and_the_promise_are_on_all_that_takes_tags(self, run: Any, engine: Any) -> None:
        run(
            lambda: orders(
                tags={"team": "dr"}, rpo="32h", copies=[CopyTo(region="eu-west-1", copy_minutes=0)]
            )
        )
        tagged = {n: t for n in made(engine) if (t := engine.inputs(n).get("tags")) is not None}
        assert tagged.keys() == {"orders-home", "orders-eu-west-1", "orders-plan"}
        assert all(tags == {"team": "dr", "offsite-rpo": "32h"} for tags in tagged.values())


class TestOrganizationPolicies:
    def test_say_the_same(self, run: Any) -> None:
        copies = [CopyTo(region="eu-west-1", keep_days=90, tiers=["daily-35d"])]
        found: list[str] = []
        run(
            lambda: found.extend(
                orders(copies=copies, tags={"team": "dr"}, rpo="34h").organization_policies(
                    "orders", vault_name="safe"
                )
            )
        )
        (plan,) = (json.loads(text)["plans"]["orders"] for text in found)
        daily = plan["rules"]["daily-35d"]
        assert daily["lifecycle"]["delete_after_days"] == {"@@assign": "35"}
        ((arn, copied),) = daily["copy_actions"].items()
        assert arn == "arn:aws:backup:eu-west-1:$account:backup-vault:safe"
        assert copied["lifecycle"]["delete_after_days"] == {"@@assign": "90"}
        assert "copy_actions" not in plan["rules"]["monthly-7y"]
        team = {"tag_key": {"@@assign": "team"}, "tag_value": {"@@assign": "dr"}}
        assert [*daily["recovery_point_tags"].values()] == [team]
        promise = {"tag_key": {"@@assign": "offsite-rpo"}, "tag_value": {"@@assign": "34h"}}
        assert [*plan["backup_plan_tags"].values()] == [promise, team]
        selected = plan["selections"]["tags"]["tag-backup"]
        assert selected["tag_value"] == {"@@assign": ["daily"]}
        assert selected["iam_role_arn"] == {"@@assign": ROLE.replace("123456789012", "$account")}

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            ({"schedule_timezone": "Europe/Zurich"}, "`schedule_timezone` is Europe/Zurich, and the schedules of an organization's policies are in UTC: leave it out, and give tiers their schedules in UTC"),
            ({"tags": {"team": pulumi.Output.from_input("dr")}}, "`tags` are required: the component's aren't known yet"),
            ({"select": Select(tags={"a": "b"}, not_resources=["arn:aws:ec2:*:*:volume/*"])}, "`select.not_resources` leaves out some of what has one of `select.tags`, which an organization's policies can't: take that tag off them"),
            ({"select": Select(resources=[pulumi.Output.from_input("*")])}, "`select` has ARNs that aren't known yet: select by tags, or by `*`"),
            ({"copies": [CopyTo(region="eu-west-1", role_arn=ROLE)]}, "`vault_arns` has to have the ARN of the copy `eu-west-1`, in its account"),
        ],
    )  # fmt: skip
    def test_are_refused_where_they_would_not_be_the_same(
        self, run: Any, arguments: dict[str, Any], sentence: str
    ) -> None:
        with pytest.raises(pulumi.RunError) as caught:
            run(lambda: orders(**arguments).organization_policies("orders", vault_name="safe"))
        assert str(caught.value).partition(": ")[2] == sentence

    def test_are_refused_once_with_all_that_is_wrong(self, run: Any) -> None:
        elsewhere, arns = CopyTo(region="eu-west-1", role_arn=ROLE), {"eu-wst-1": HOME}
        with pytest.raises(pulumi.RunError) as caught:
            run(
                lambda: orders(
                    copies=[elsewhere], schedule_timezone="Europe/Zurich"
                ).organization_policies("orders", vault_name="safe", vault_arns=arns)
            )
        zone, missing, misspelt = str(caught.value).split("; ")
        assert "`schedule_timezone` is Europe/Zurich" in zone
        assert missing.startswith("`vault_arns` has to have the ARN of the copy `eu-west-1`")
        assert misspelt == (
            "`vault_arns` names `eu-wst-1`, which is no copy's name: did you mean `eu-west-1`?"
        )


class TestRpo:
    """How old the newest backup gets: the time between two runs, and until one is there."""

    def test_is_kept(self, run: Any, engine: Any) -> None:
        windows = {"start_window_minutes": 60, "completion_window_minutes": 120}
        copy = CopyTo(region="eu-west-1", copy_minutes=0)
        run(lambda: orders(rpo="26h", **windows, copies=[copy]))
        assert "orders-plan" in engine.requests

    def test_is_broken_at_the_copy(self, engine: Any) -> None:
        told = refusal(rpo="32h", copies=[CopyTo(region="eu-west-1")])
        assert told.startswith(
            "`rpo` is 32h, and the newest copy in eu-west-1 gets older: 24h from 2"
        )
        assert told.endswith(
            " + 8h until it is complete (`completion_window_minutes`)"
            " + 2h to copy it (`copies[0].copy_minutes`) = 34h"
        )
        assert engine.requests == {}

    def test_is_broken_at_a_vault_that_is_not_known_yet(self, engine: Any) -> None:
        bunker = CopyTo(name="bunker", vault_arn=pulumi.Output.from_input(HOME))
        assert "the newest copy in bunker gets older" in refusal(rpo="32h", copies=[bunker])

    def test_counts_with_the_clocks(self, engine: Any) -> None:
        told = refusal(rpo="32h", schedule_timezone="Europe/Zurich")
        assert "25h from 2" in told
        assert told.endswith(" = 33h")

    def test_a_backup_that_is_gone_before_the_next_keeps_no_promise(self, engine: Any) -> None:
        weekly = Tier(name="weekly", schedule="cron(0 5 ? * SUN *)", keep_days=3)
        told = refusal(tiers=[weekly], rpo="720h")
        assert told == "`rpo` is 720h, and the newest backup is deleted before the next is there"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"tiers": ["53d"]}, "`tiers[0]` must be one of 35d, 90d, 1y, 5y, 7y, not `53d`: did you mean `35d`?"),
        ({"tiers": []}, "`tiers` must have at least one"),
        ({"tiers": [Tier(name="x", schedule="daily", keep_days=1)]}, "`tiers[0].schedule` must be `cron(minutes hours day-of-month month day-of-week year)`, not `daily`, like `cron(0 5 ? * * *)` for every day at 5"),
        ({"tiers": [Tier(name="x", schedule="cron(0 5 ? * * *)", keep_days=60, cold_after_days=1)]}, "`tiers[0].keep_days` must be at least 91, not 60: what moves to cold storage after 1 days stays there for 90 days or more"),
        ({"tiers": ["35d", "35d"]}, "`tiers[1].name` is `daily-35d`, as another tier's"),
        ({"copies": [CopyTo()]}, "`copies[0].region` or `vault_arn` has to say where to: neither is given"),
        ({"copies": [CopyTo(region="eu-west-1"), CopyTo(region="eu-west-1")]}, "`copies[1].name` is required: there is another copy `eu-west-1`"),
        ({"copies": [CopyTo(region="eu-central-1")]}, "`copies[0].region` is `home`, in the same account: what is lost there is lost with its copy. Name another region, or `role_arn`"),
        ({"copies": ["eu-north-1"]}, "`copies[0]` must be a `CopyTo` or a dictionary, not `eu-north-1`"),
        ({"copies": CopyTo(region="eu-north-1")}, "`copies` must be a list"),
        ({"copies": [CopyTo(region="cn-north-1")]}, "`copies[0].region` is in the partition aws-cn, and `home` in aws: nothing is copied from one to another"),
        ({"copies": [CopyTo(region="eu-west-1", tiers=["daily"])]}, "`copies[0].tiers[0]` is `daily`, no tier's name: did you mean `daily-35d`?"),
        ({"copies": [CopyTo(region="eu-west-1", air_gapped=True)]}, "`copies[0].air_gapped` needs `lock.min_retention_days` and `lock.max_retention_days`: an air-gapped vault has them from the beginning, and for ever"),
        ({"lock": Lock(min_retention_days=90)}, "`tiers[0].keep_days` must be at least 90, not 35, by `lock.min_retention_days`"),
        ({"lock": Lock(changeable_for_days=3, i_understand=I_UNDERSTAND)}, "`lock.min_retention_days` is required with `changeable_for_days`: what nobody can change can't follow the tiers"),
        ({"lock": Lock(changeable_for_days=3, min_retention_days=35)}, "`lock.i_understand` must be \"nobody can remove this lock\", in these words: with `changeable_for_days` a day comes from which neither root nor AWS can, or delete what it protects"),
        ({"select": Select()}, "`select.tags` or `resources` has to say what is backed up"),
        ({"completion_window_minutes": 90}, "`completion_window_minutes` must be at least 120, not 90: 60 more than `start_window_minutes`"),
        ({"schedule_timezone": "Europe/Zürich", "rpo": "1h"}, "`schedule_timezone` must be a time zone like `Europe/Zurich`, not `Europe/Zürich`: did you mean `Europe/Zurich`?"),
    ],
)  # fmt: skip
def test_what_is_refused(engine: Any, arguments: dict[str, Any], sentence: str) -> None:
    assert refusal(**arguments) == sentence
    assert engine.requests == {}
