"""RecoveryPoint: what exists already, its lifecycle and tags, and the ways to end it."""

from collections.abc import Callable
from typing import Any

import pytest
from offsite_provider.aws.backup.recovery_point import RecoveryPoint, RecoveryPointInputs
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import AccessDenied, Failure, Invalid, NotFound
from offsite_provider.core.ownership import TAG

from .job_cloud import ACCOUNT, ELSEWHERE, NOW, REGION, VAULT, JobCloud, Life

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

ARN = f"arn:aws:backup:{REGION}:{ACCOUNT}:recovery-point:1"
GOOD = {"backupVaultName": VAULT, "recoveryPointArn": ARN}


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> JobCloud:
    cloud = JobCloud(monkeypatch)
    cloud.point(ARN, Lifecycle={"DeleteAfterDays": 35})
    cloud.tags[ARN] = {"of": "the resource"}
    return cloud


@pytest.fixture
def life(cloud: JobCloud, report: Any) -> Life:
    return Life(RecoveryPoint(), report)


class TestArguments:
    def test_all_of_them(self, complaints: Complaints) -> None:
        everything = {
            **GOOD,
            "region": REGION,
            "lifecycle": {"moveToColdStorageAfterDays": 1, "deleteAfterDays": 91},
            "tags": {"team": "dr"},
            "onDestroy": "disassociate",
            "timeouts": {"create": "3h"},
        }
        assert complaints(RecoveryPointInputs, everything) == {}

    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(RecoveryPointInputs, {"region": REGION}) == {
            "backup_vault_name": "is required",
            "recovery_point_arn": "is required",
        }

    def test_it_has_to_be_in_the_region(self, complaints: Complaints) -> None:
        elsewhere = {**GOOD, "region": ELSEWHERE}
        assert complaints(RecoveryPointInputs, elsewhere) == {
            "recovery_point_arn": f"is in {REGION}, and `region` is {ELSEWHERE}: they have to agree"
        }

    @pytest.mark.parametrize("name", [*GOOD, "region", "lifecycle", "tags", "onDestroy"])
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        assert complaints(RecoveryPointInputs, {**GOOD, "region": REGION, name: UNKNOWN}) == {}

    @pytest.mark.parametrize(
        ("change", "replaces"),
        [
            ({"backupVaultName": "other"}, True),
            ({"recoveryPointArn": f"{ARN}2"}, True),
            ({"lifecycle": {"deleteAfterDays": 7}}, False),
            ({"tags": {"a": "b"}}, False),
            ({"onDestroy": "delete"}, False),
        ],
        ids=repr,
    )
    def test_what_changes_in_place_and_what_does_not(
        self, life: Life, change: dict[str, Any], replaces: bool
    ) -> None:
        found = life.diff(life.inputs(**GOOD), **{**GOOD, **change})
        assert found.changes == tuple(change)
        assert found.replaces == (tuple(change) if replaces else ())


class TestTakingOver:
    def test_as_it_is_it_takes_one_call(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        assert cloud.calls == ["DescribeRecoveryPoint"]
        assert life.id == ARN
        assert state["lifecycle"] == {"deleteAfterDays": 35}
        assert state["status"] == "COMPLETED"
        assert state["storageClass"] == "WARM"
        assert state["creationDate"] == "2026-03-01T04:00:00Z"
        assert life.diff(state, **GOOD).changes == ()
        assert life.again().read(state) == (state, None)

    def test_all_that_it_says(self, life: Life, cloud: JobCloud) -> None:
        members = {
            "SourceBackupVaultArn": "arn:aws:backup:eu-west-2:123456789012:backup-vault:first",
            "CreatedBy": {"BackupPlanId": "plan", "BackupRuleName": "daily"},
            "CalculatedLifecycle": {"DeleteAt": NOW},
            "LastRestoreTime": NOW,
            "ParentRecoveryPointArn": f"{ARN}0",
            "CompositeMemberIdentifier": "Table",
            "IndexStatus": "ACTIVE",
            "EncryptionKeyType": "AWS_OWNED_KMS_KEY",
            "ScanResults": [
                {"MalwareScanner": "GUARDDUTY", "LastScanTimestamp": NOW, "Findings": ["MALWARE"]}
            ],
        }
        cloud.points[ARN].update(members)
        state = life.create(**GOOD)
        moment = "2026-03-01T04:00:00Z"
        assert state["createdBy"] == {"backupPlanId": "plan", "backupRuleName": "daily"}
        assert state["calculatedLifecycle"] == {"deleteAt": moment}
        assert state["scanResults"] == [
            {
                "malwareScanner": "GUARDDUTY",
                "lastScanTimestamp": moment,
                "findings": ["MALWARE"],
            }
        ]
        assert state["lastRestoreTime"] == moment
        for member in members:
            assert member[:1].lower() + member[1:] in state

    def test_it_is_made_what_is_wanted(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD, lifecycle={"deleteAfterDays": 365}, tags={"team": "dr"})
        assert cloud.points[ARN]["Lifecycle"] == {"DeleteAfterDays": 365}
        # It isn't one that offsite made, and so it carries no mark.
        assert cloud.tags[ARN] == {"of": "the resource", "team": "dr"}
        assert state["calculatedLifecycle"] == {"deleteAt": "2027-03-01T04:00:00Z"}
        assert cloud.calls == [
            "DescribeRecoveryPoint",
            "UpdateRecoveryPointLifecycle",
            "TagResource",
        ]

    def test_one_that_is_being_made_is_waited_for(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        cloud.points[ARN]["Status"] = "CREATING"
        assert life.create(**GOOD)["status"] == "COMPLETED"
        assert report.progressed == ["CREATING"]

    @pytest.mark.parametrize("status", ["AVAILABLE", "STOPPED", "PARTIAL"])
    def test_continuous_and_composite_ones(self, life: Life, cloud: JobCloud, status: str) -> None:
        cloud.points[ARN]["Status"] = status
        assert life.create(**GOOD)["status"] == status

    @pytest.mark.parametrize("status", ["DELETING", "EXPIRED"])
    def test_one_that_is_going_is_refused(self, life: Life, cloud: JobCloud, status: str) -> None:
        cloud.points[ARN].update(Status=status, StatusMessage="Its retention is over.")
        with pytest.raises(Failure) as caught:
            life.create(**GOOD)
        assert str(caught.value) == (
            f"cannot manage the recovery point {ARN}: Its retention is over. Choose one that is "
            "there to stay."
        )

    def test_one_that_is_not_there(self, life: Life, cloud: JobCloud) -> None:
        with pytest.raises(NotFound) as caught:
            life.create(**{**GOOD, "backupVaultName": "other"})
        assert str(caught.value) == (
            f"cannot manage the recovery point {ARN}: the vault other has no such recovery point. "
            "Correct `recovery_point_arn`, `backup_vault_name` or `region`."
        )


class TestLater:
    def test_what_moves_by_itself_is_no_drift(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.points[ARN].update(StorageClass="COLD", BackupSizeInBytes=7, LastRestoreTime=NOW)
        assert life.again().read(state) == (state, None)

    def test_what_drifts_is_put_back(self, life: Life, cloud: JobCloud) -> None:
        wanted = {"lifecycle": {"deleteAfterDays": 365}, "tags": {"a": "b"}}
        state = life.create(**GOOD, **wanted)
        cloud.points[ARN]["Lifecycle"] = {"DeleteAfterDays": 1}
        cloud.tags[ARN] = {"theirs": "too"}
        found = life.again().read(state)
        assert found is not None
        live, inputs = found
        assert inputs is not None
        assert (inputs["lifecycle"], inputs["tags"]) == ({"deleteAfterDays": 1}, {})
        repaired = life.update(live, **GOOD, **wanted)
        assert cloud.points[ARN]["Lifecycle"] == {"DeleteAfterDays": 365}
        assert cloud.tags[ARN] == {"theirs": "too", "a": "b"}
        assert life.again().read(repaired) == (repaired, None)

    def test_a_tag_that_is_not_wanted_any_more_goes(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD, tags={"a": "b", "c": "d"})
        life.update(state, **GOOD, tags={"a": "b"})
        assert cloud.tags[ARN] == {"of": "the resource", "a": "b"}

    @pytest.mark.parametrize("how", ["gone", "DELETING"])
    def test_gone_is_gone(self, life: Life, cloud: JobCloud, how: str) -> None:
        state = life.create(**GOOD)
        cloud.points[ARN]["Status"] = "DELETING"
        if how == "gone":
            cloud.points.clear()
        assert life.again().read(state) is None

    def test_one_that_nobody_may_delete_is_not_gone(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.points[ARN]["Status"] = "EXPIRED"
        assert life.again().read(state) == (state, None)

    def test_being_refused_access_is_not_gone(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.refuse("DescribeRecoveryPoint", "AccessDeniedException")
        with pytest.raises(AccessDenied, match=f"cannot read the recovery point {ARN}: "):
            life.again().read(state)

    def test_it_is_gone_with_its_vault(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        # What AWS answers for a vault that isn't there.
        cloud.refuse("DescribeRecoveryPoint", "AccessDeniedException")
        cloud.vaults.clear()
        assert life.again().read(state) is None

    def test_a_change_of_what_is_gone_says_what_to_do(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.points.clear()
        with pytest.raises(NotFound, match="Run `pulumi refresh`"):
            life.update(state, **GOOD, lifecycle={"deleteAfterDays": 7})


class TestDestroying:
    def test_it_stays(self, life: Life, cloud: JobCloud, report: Any) -> None:
        state = life.create(**GOOD, tags={"a": "b"})
        cloud.requests.clear()
        life.delete(state)
        assert cloud.calls == ["DescribeRecoveryPoint"]
        assert cloud.tags[ARN] == {"of": "the resource", "a": "b"}
        assert report.informed == [f"{ARN} stays in the vault {VAULT} for ever"]

    def test_it_is_deleted_and_waited_for(self, life: Life, cloud: JobCloud) -> None:
        life.delete(life.create(**GOOD, onDestroy="delete"))
        assert cloud.points == {}
        assert cloud.calls[-1] == "DescribeRecoveryPoint"

    def test_whose_mark_it_carries_is_nothing_to_it(self, life: Life, cloud: JobCloud) -> None:
        cloud.tags[ARN][TAG] = "prod/shop/backup@f"
        life.delete(life.create(**GOOD, onDestroy="delete"))
        assert cloud.points == {}

    def test_what_is_busy_is_tried_again(self, life: Life, cloud: JobCloud, report: Any) -> None:
        busy = "AWS Backup is already performing an action on this recovery point"
        cloud.refuse("DeleteRecoveryPoint", "InvalidResourceStateException", busy, times=2)
        life.delete(life.create(**GOOD, onDestroy="delete"))
        assert cloud.points == {}
        assert report.progressed[0] == f"waits: {busy}"

    def test_what_is_refused_is_told(self, life: Life, cloud: JobCloud) -> None:
        cloud.refuse("DeleteRecoveryPoint", "InvalidRequestException", "The vault is locked.")
        with pytest.raises(Invalid) as caught:
            life.delete(life.create(**GOOD, onDestroy="delete"))
        assert f"cannot delete the recovery point {ARN}: The vault is locked" in str(caught.value)

    def test_what_aws_backup_is_not_allowed_to_delete(self, life: Life, cloud: JobCloud) -> None:
        cloud.keeps_expired = "The role lacks iam:CreateServiceLinkedRole."
        with pytest.raises(Failure) as caught:
            life.delete(life.create(**GOOD, onDestroy="delete"))
        assert str(caught.value).startswith(
            f"cannot delete the recovery point {ARN}: The role lacks iam:CreateServiceLinkedRole. "
            "Allow the role "
        )

    def test_a_composite_one_goes_with_its_parts(self, life: Life, cloud: JobCloud) -> None:
        cloud.points[ARN]["IsParent"] = True
        for number in (2, 3):
            cloud.point(f"{ARN}{number}", ParentRecoveryPointArn=ARN)
        other = cloud.point(f"{ARN}4")
        life.delete(life.create(**GOOD, onDestroy="delete"))
        assert list(cloud.points) == [other]

    def test_a_part_goes_without_the_rest(self, life: Life, cloud: JobCloud) -> None:
        whole = cloud.point(f"{ARN}0", IsParent=True)
        cloud.points[ARN]["ParentRecoveryPointArn"] = whole
        life.delete(life.create(**GOOD, onDestroy="delete"))
        assert list(cloud.points) == [whole]

    def test_a_part_is_taken_out_of_the_whole(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        whole = cloud.point(f"{ARN}0", IsParent=True)
        cloud.points[ARN]["ParentRecoveryPointArn"] = whole
        life.delete(life.create(**GOOD, onDestroy="disassociate"))
        assert "ParentRecoveryPointArn" not in cloud.points[ARN]
        assert report.informed == [f"{ARN} stays in the vault {VAULT}, no part of {whole} any more"]

    def test_a_part_may_go_with_the_whole_at_the_same_time(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        cloud.points[ARN]["ParentRecoveryPointArn"] = cloud.point(f"{ARN}0", IsParent=True)
        state = life.create(**GOOD, onDestroy="disassociate")
        operation = "DisassociateRecoveryPointFromParent"
        cloud.refuse(operation, "InvalidRequestException", "it has no parent")
        with pytest.raises(Invalid):
            life.delete(state)
        cloud.refuse(operation, "InvalidRequestException", "it has no parent")
        cloud.points[ARN]["Status"] = "DELETING"
        life.delete(state)
        assert report.informed == []

    def test_a_continuous_one_is_given_back(self, life: Life, cloud: JobCloud) -> None:
        arn = ARN.replace("point:1", "point:continuous:db-1")
        cloud.point(arn, Status="AVAILABLE")
        life.delete(life.create(**{**GOOD, "recoveryPointArn": arn}, onDestroy="disassociate"))
        assert list(cloud.points) == [ARN]

    @pytest.mark.parametrize("on_destroy", ["retain", "disassociate", "delete"])
    def test_gone_already_is_fine(
        self, life: Life, cloud: JobCloud, report: Any, on_destroy: str
    ) -> None:
        state = life.create(**GOOD, onDestroy=on_destroy)
        cloud.points.clear()
        life.delete(state)
        assert report.informed == []

    @pytest.mark.parametrize("on_destroy", ["retain", "disassociate"])
    def test_what_is_going_does_not_stay(
        self, life: Life, cloud: JobCloud, report: Any, on_destroy: str
    ) -> None:
        state = life.create(**GOOD, onDestroy=on_destroy)
        cloud.points[ARN]["Status"] = "DELETING"
        life.delete(state)
        assert report.informed == []

    def test_gone_in_between_is_fine(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD, onDestroy="delete")
        cloud.refuse("DeleteRecoveryPoint", "ResourceNotFoundException")
        cloud.points[ARN]["Status"] = "DELETING"
        life.delete(state)
        assert cloud.points == {}
