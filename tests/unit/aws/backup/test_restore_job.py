"""RestoreJob: its arguments, what it is restored with, and the restore that there was."""

from collections.abc import Callable
from typing import Any

import pytest
from offsite_provider.aws.backup.restore_job import RestoreJob, RestoreJobInputs, merged
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import AccessDenied, Cancelled, Failure, Invalid

from .job_cloud import ACCOUNT, ELSEWHERE, REGION, ROLE, VAULT, JobCloud, Life

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

POINT = f"arn:aws:backup:{REGION}:{ACCOUNT}:recovery-point:source"
GOOD = {
    "recoveryPointArn": POINT,
    "backupVaultName": VAULT,
    "iamRoleArn": ROLE,
    "metadata": {"targetTableName": "restored"},
}


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> JobCloud:
    cloud = JobCloud(monkeypatch)
    cloud.point(POINT)
    return cloud


@pytest.fixture
def life(cloud: JobCloud, report: Any) -> Life:
    return Life(RestoreJob(), report)


class TestArguments:
    def test_all_of_them(self, complaints: Complaints) -> None:
        everything = {
            **GOOD,
            "region": REGION,
            "backupVaultAccountId": ACCOUNT,
            "resourceType": "DynamoDB",
            "copySourceTagsToRestoredResource": True,
            "triggers": {"drill": "2026-03"},
            "roleArn": ROLE,
            "timeouts": {"create": "3h"},
        }
        assert complaints(RestoreJobInputs, everything) == {}

    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(RestoreJobInputs, {"region": REGION}) == {
            "backup_vault_name": "is required",
            "recovery_point_arn": "is required",
        }

    @pytest.mark.parametrize(
        ("wire", "path", "sentence"),
        [
            ({"backupVaultAccountId": "1234"}, "backup_vault_account_id", "must be an account ID"),
            ({"resourceType": "a table"}, "resource_type", "must be a type of resource, like"),
            ({"metadata": {"a": 1}}, "metadata.a", "must be a string, not `1`"),
            (
                {"recoveryPointArn": POINT.replace(REGION, ELSEWHERE)},
                "recovery_point_arn",
                f"is in {ELSEWHERE}, and `region` is {REGION}: they have to agree",
            ),
        ],
        ids=repr,
    )
    def test_refusals(
        self, complaints: Complaints, wire: dict[str, Any], path: str, sentence: str
    ) -> None:
        found = complaints(RestoreJobInputs, {**GOOD, "region": REGION, **wire})
        assert list(found) == [path]
        assert found[path].startswith(sentence)

    @pytest.mark.parametrize("name", [*GOOD, "region", "resourceType", "triggers"])
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        assert complaints(RestoreJobInputs, {**GOOD, "region": REGION, name: UNKNOWN}) == {}

    @pytest.mark.parametrize(
        "change",
        [
            {"recoveryPointArn": f"{POINT}2"},
            {"backupVaultName": "other"},
            {"backupVaultAccountId": ACCOUNT},
            {"iamRoleArn": f"{ROLE}2"},
            {"metadata": {"targetTableName": "again"}},
            {"resourceType": "S3"},
            {"copySourceTagsToRestoredResource": True},
            {"triggers": {"drill": "2"}},
        ],
        ids=repr,
    )
    def test_nothing_changes_in_place(self, life: Life, change: dict[str, Any]) -> None:
        found = life.diff(life.inputs(**GOOD), **{**GOOD, **change})
        assert found.replaces == tuple(change)


class TestMetadata:
    def test_what_is_wanted_goes_over_what_is_found(self) -> None:
        found = {"originalTableName": "orders", "encryptionType": "Default"}
        wanted = {"targetTableName": "restored", "encryptionType": "KMS"}
        assert merged(found, wanted) == {
            "originalTableName": "orders",
            "targetTableName": "restored",
            "encryptionType": "KMS",
        }

    def test_whatever_the_case_of_its_name(self) -> None:
        found = {"targetTableName": "orders", "dbInstanceIdentifier": "a"}
        wanted = {"TargetTableName": "restored", "DBInstanceIdentifier": "b"}
        assert merged(found, wanted) == wanted

    def test_nothing_is_wanted(self) -> None:
        assert merged({"a": "b"}, {}) == {"a": "b"}


class TestMaking:
    def test_it_is_asked_for_with_what_the_recovery_point_says(
        self, life: Life, cloud: JobCloud
    ) -> None:
        state = life.create(**GOOD)
        asked = cloud.asked("StartRestoreJob")
        assert len(asked.pop("IdempotencyToken")) == 32
        assert asked == {
            "RecoveryPointArn": POINT,
            "IamRoleArn": ROLE,
            "ResourceType": "DynamoDB",
            "Metadata": {**cloud.metadata, "targetTableName": "restored"},
        }
        assert cloud.asked("GetRecoveryPointRestoreMetadata") == {
            "BackupVaultName": VAULT,
            "RecoveryPointArn": POINT,
        }
        assert state["restoreJobId"] == life.id
        assert state["createdResourceArn"] == cloud.made[0]
        assert state["resourceType"] == "DynamoDB"
        assert state["status"] == "COMPLETED"
        # What the program says is recorded, and not what came from the recovery point.
        assert state["metadata"] == {"targetTableName": "restored"}
        assert life.diff(state, **GOOD).changes == ()
        assert cloud.calls == [
            "GetRecoveryPointRestoreMetadata",
            "ListRestoreJobs",
            "StartRestoreJob",
            "DescribeRestoreJob",
            "DescribeRestoreJob",
        ]

    def test_it_is_asked_for_with_all_that_was_given(self, life: Life, cloud: JobCloud) -> None:
        life.create(
            **GOOD,
            backupVaultAccountId=ACCOUNT,
            resourceType="DynamoDB",
            copySourceTagsToRestoredResource=True,
        )
        assert cloud.asked("GetRecoveryPointRestoreMetadata")["BackupVaultAccountId"] == ACCOUNT
        asked = cloud.asked("StartRestoreJob")
        assert asked["CopySourceTagsToRestoredResource"] is True
        assert asked["ResourceType"] == "DynamoDB"

    def test_it_tells_how_far_it_is(self, life: Life, cloud: JobCloud, report: Any) -> None:
        cloud.course = [
            "PENDING",
            {"Status": "RUNNING", "PercentDone": "7.00%", "BackupSizeInBytes": 1000},
            {"Status": "RUNNING", "PercentDone": "50.00", "BackupSizeInBytes": 1024},
            "COMPLETED",
        ]
        life.create(**GOOD)
        assert report.progressed == ["PENDING", "RUNNING, 7 %, 1000 B", "RUNNING, 50 %, 1.0 KiB"]

    @pytest.mark.parametrize("end", ["FAILED", "ABORTED"])
    def test_a_bad_end_is_told_in_the_jobs_own_words(
        self, life: Life, cloud: JobCloud, end: str
    ) -> None:
        said = "Table already exists: restored."
        cloud.course = ["RUNNING", {"Status": end, "StatusMessage": said}]
        with pytest.raises(Failure) as caught:
            life.create(**GOOD)
        (id,) = cloud.jobs
        assert str(caught.value).startswith(
            f"cannot restore {POINT}: Table already exists: restored (the job {id} is {end})."
        )

    def test_interrupted_it_goes_on(self, cloud: JobCloud, report: Any) -> None:
        cloud.course = ["RUNNING"]
        life = Life(RestoreJob(), report, **{"offsite:pollSeconds": "1"})
        life.life.cancel()
        with pytest.raises(Cancelled, match="It goes on in the cloud"):
            life.create(**GOOD)
        (id,) = cloud.jobs
        cloud.jobs[id]["course"] = ["COMPLETED"]
        assert life.again().create(**GOOD)["restoreJobId"] == id

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("MasterUserPassword", "correct horse battery"),
            ("ActiveDirectory", '{"UserName": "a", "Password": "correct horse battery"}'),
            ("clientSecret", "correct horse battery"),
        ],
    )
    def test_no_message_shows_a_secret(
        self, life: Life, cloud: JobCloud, name: str, value: str
    ) -> None:
        why = f"{value} is not good enough for restored."
        cloud.refuse("StartRestoreJob", "InvalidParameterValueException", why)
        with pytest.raises(Invalid) as caught:
            life.create(**{**GOOD, "metadata": {**GOOD["metadata"], name: value}})
        assert "[secret] is not good enough for restored" in str(caught.value)
        assert "horse" not in str(caught.value)


class TestTheOneThatThereWas:
    def test_a_run_that_was_killed_while_it_waited_is_gone_on_with(
        self, life: Life, cloud: JobCloud
    ) -> None:
        cloud.refuse("DescribeRestoreJob", "AccessDeniedException")
        with pytest.raises(AccessDenied):
            life.create(**GOOD)
        life.again().create(**GOOD)
        assert len(cloud.jobs) == len(cloud.made) == 1

    def test_what_was_restored_is_not_restored_again_by_the_same_arguments(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        state = life.create(**GOOD)
        life.delete(state)
        assert life.again().create(**GOOD)["createdResourceArn"] == cloud.made[0]
        assert len(cloud.made) == 1
        assert report.informed[-1] == (
            f"takes what the job {life.id} has restored before, {cloud.made[0]}: change "
            "`triggers` to restore again"
        )
        life.again().create(**GOOD, triggers={"drill": "2"})
        assert len(cloud.made) == 2

    @pytest.mark.parametrize("end", ["FAILED", "ABORTED"])
    def test_one_that_ended_badly_makes_way_for_another(
        self, life: Life, cloud: JobCloud, end: str
    ) -> None:
        cloud.course = [end]
        for tries in (1, 2, 3):
            with pytest.raises(Failure):
                life.again().create(**GOOD)
            assert len(cloud.jobs) == tries
        cloud.course = ["COMPLETED"]
        life.again().create(**GOOD)
        assert len(cloud.made) == 1


class TestLater:
    def test_a_refresh_of_what_is_as_it_was(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.requests.clear()
        assert life.again().read(state) == (state, None)
        assert cloud.calls == ["DescribeRestoreJob"]

    def test_what_moves_by_itself_is_no_drift(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.jobs[life.id].update(ValidationStatus="SUCCESSFUL", DeletionStatus="DELETING")
        assert life.again().read(state) == (state, None)

    def test_a_job_that_is_forgotten_is_no_reason_to_restore_again(
        self, life: Life, cloud: JobCloud
    ) -> None:
        state = life.create(**GOOD)
        cloud.jobs.clear()
        assert life.again().read(state) == (state, None)

    def test_being_refused_access_is_an_error(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.refuse("DescribeRestoreJob", "AccessDeniedException")
        with pytest.raises(AccessDenied, match=f"cannot read the restore job {life.id}: "):
            life.again().read(state)

    def test_what_steers_changes_without_a_call(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.requests.clear()
        updated = life.update(state, **GOOD, timeouts={"create": "1h"})
        assert updated["resourceType"] == "DynamoDB"
        assert updated["timeouts"] == {"create": "1h"}
        assert cloud.calls == []

    def test_what_was_restored_stays_and_is_named(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        state = life.create(**GOOD)
        cloud.requests.clear()
        life.delete(state)
        assert cloud.calls == []
        assert report.informed == [f"{cloud.made[0]} stays, which was restored"]
