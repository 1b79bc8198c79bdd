"""`OffsiteCopies`, as who uses it would test it: which resources a declaration becomes."""

from typing import Any

import pulumi
import pytest

from offsite_provider.doors import functions
from pulumi_offsite.components import CbsDisk, CloudHsmCluster, OffsiteCopies, RdsInstance

ORDERS = "arn:aws:rds:eu-west-1:123456789012:db:orders"
CLUSTER, DISK = "cluster-abcdefg2345", "disk-11112222"
NEWEST = {
    "offsite:cloudhsmv2:getNewestBackup": {"backupId": "backup-abcdefg2345"},
    "offsite:cbs:getNewestSnapshot": {"snapshotId": "snap-ckgjwkqh"},
}
EVERYTHING: dict[str, Any] = {
    "to": ["eu-central-1", "ap-shanghai"],
    "keep_days": 35,
    "rds_instances": [ORDERS],
    "redshift_namespaces": ["analytics"],
    "cloudhsm_clusters": [CLUSTER],
    "cbs_disks": [DISK],
    "cbs_snapshots": ["snap-22223333"],
    "region": "eu-west-1",
    "tencent_region": "ap-guangzhou",
}


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What the clouds are asked; there is a newest of everything."""
    found: list[tuple[str, dict[str, Any]]] = []

    def ask(token: str, arguments: dict[str, Any]) -> dict[str, Any]:
        found.append((token, {k: v for k, v in arguments.items() if v is not None}))
        return NEWEST[token]

    monkeypatch.setattr(functions, "ask", ask)
    return found


def copies(**more: Any) -> OffsiteCopies:
    return OffsiteCopies("copies", **{**EVERYTHING, **more})


def refusal(**more: Any) -> str:
    with pytest.raises(pulumi.RunError) as caught:
        copies(**more)
    return str(caught.value).removeprefix('offsite.components.OffsiteCopies "copies": ')


def made(engine: Any) -> dict[str, Any]:
    return {name: engine.inputs(name) for name in engine.requests if name.startswith("copies-")}


def test_makes_one_copy_of_each_in_each_region_of_its_cloud(
    run: Any, engine: Any, asked: Any
) -> None:
    ids = run(lambda: copies().copies)
    children = made(engine)
    rds = children["copies-rds-orders-eu-central-1"]
    assert (rds["region"], rds["backupRetentionPeriod"]) == ("eu-central-1", 35)
    redshift = children["copies-redshift-analytics-eu-central-1"]
    assert (redshift["region"], redshift["destinationRegion"]) == ("eu-west-1", "eu-central-1")
    assert redshift["snapshotRetentionPeriod"] == 35
    hsm = children[f"copies-cloudhsm-{CLUSTER}-eu-central-1"]
    assert hsm["backupId"] == "backup-abcdefg2345"
    disk, snapshot = children[f"copies-cbs-{DISK}"], children["copies-cbs-snap-22223333"]
    assert (disk["snapshotId"], disk["region"]) == ("snap-ckgjwkqh", "ap-guangzhou")
    assert disk["destinationRegions"] == snapshot["destinationRegions"] == ["ap-shanghai"]
    assert len(children) == 5
    assert ids == {name.removeprefix("copies-"): f"{name}-id" for name in children}
    assert asked == [
        ("offsite:cloudhsmv2:getNewestBackup", {"clusterId": CLUSTER, "region": "eu-west-1"}),
        ("offsite:cbs:getNewestSnapshot", {"diskId": DISK, "region": "ap-guangzhou"}),
    ]


def test_another_region_touches_no_copy_in_the_others(run: Any, engine: Any) -> None:
    run(copies)
    before = {name: wire for name, wire in made(engine).items() if "cbs" not in name}
    run(lambda: copies(to=["eu-north-1", "eu-central-1", "ap-shanghai"]))
    assert before.items() <= made(engine).items()
    assert len(made(engine)) == 8


def test_what_is_pinned_is_not_asked_for_and_outputs_have_names(
    run: Any, engine: Any, asked: Any
) -> None:
    run(
        lambda: copies(
            rds_instances=[
                RdsInstance(arn=pulumi.Output.from_input(ORDERS), name="shop", keep_days=7),
                RdsInstance(arn=ORDERS, name="plain", encrypted=False),
            ],
            cloudhsm_clusters=[CloudHsmCluster(cluster_id=CLUSTER, backup_id="backup-22222222222")],
            cbs_disks=[CbsDisk(disk_id=DISK, name="root", snapshot_id="snap-33334444")],
            kms_key_ids={"eu-central-1": "alias/offsite"},
            tags={"team": "dr"},
        )
    )
    children = made(engine)
    rds = children["copies-rds-shop-eu-central-1"]
    assert (rds["backupRetentionPeriod"], rds["kmsKeyId"]) == (7, "alias/offsite")
    assert "kmsKeyId" not in children["copies-rds-plain-eu-central-1"]
    assert rds["tags"] == {"team": "dr"}
    assert children["copies-cbs-root"]["snapshotId"] == "snap-33334444"
    assert asked == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"to": ["eu-west-1", "ap-shanghai"]}, "has 2 problems:\n  `to[0]` must be another region than `region`, the source's: eu-west-1\n  `rds_instances[0].arn` is in eu-west-1, which `to` names: its backups go to another region"),
        ({"to": ["eu-central-1"]}, "`to` has no region of Tencent Cloud, of which there is something to copy"),
        ({name: [] for name in ("rds_instances", "redshift_namespaces", "cloudhsm_clusters", "cbs_disks", "cbs_snapshots")}, "nothing is copied: name instances, namespaces, clusters or disks"),
        ({"cbs_disks": [], "cbs_snapshots": []}, "`to[1]` is of Tencent Cloud, of which there is nothing to copy"),
        ({"to": ["eu-centrl-1", "ap-shanghai"]}, "`to[0]` must be an AWS region, not `eu-centrl-1`: did you mean `eu-central-1`?"),
        ({"keep_days": 90}, "`rds_instances[0].keep_days` must be at most 35 for RDS, not 90"),
        ({"rds_instances": ["orders"]}, "`rds_instances[0].arn` must be the ARN of a DB instance, like `arn:aws:rds:eu-west-1:123456789012:db:orders`, not `orders`"),
        ({"rds_instances": [RdsInstance(arn=pulumi.Output.from_input(ORDERS))]}, "`rds_instances[0].name` is required where `arn` isn't known yet"),
        ({"rds_instances": [ORDERS, ORDERS.replace("eu-west-1", "eu-west-2")]}, "`rds_instances[1].name` is required: there is another `orders`"),
        ({"kms_key_ids": {"eu-north-1": "alias/a"}}, "`kms_key_ids.eu-north-1` is for no region of `to`"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_before_anything_is_made(
    engine: Any, arguments: dict[str, Any], sentence: str
) -> None:
    told = refusal(**arguments).removeprefix('offsite.components.OffsiteCopies "copies" ')
    assert told == sentence
    assert engine.requests == {}
