"""CopyJob: its arguments, the ends that a job can come to, and the copy, near and far."""

from collections.abc import Callable
from typing import Any

import pytest
from offsite_provider.aws.backup.copy_job import CopyJob, CopyJobInputs
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import AccessDenied, Cancelled, Failure, TimedOut
from offsite_provider.core.ownership import TAG

from .job_cloud import (
    ACCOUNT,
    COPIES,
    ELSEWHERE,
    OTHER_ACCOUNT,
    REGION,
    ROLE,
    VAULT,
    JobCloud,
    Life,
)

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

POINT = f"arn:aws:backup:{REGION}:{ACCOUNT}:recovery-point:source"
SNAPSHOT = f"arn:aws:ec2:{REGION}::snapshot/snap-1"
FAR = COPIES.replace(ACCOUNT, OTHER_ACCOUNT)
FAR_ROLE = f"arn:aws:iam::{OTHER_ACCOUNT}:role/offsite"
GOOD = {
    "recoveryPointArn": POINT,
    "sourceBackupVaultName": VAULT,
    "destinationBackupVaultArn": COPIES,
    "iamRoleArn": ROLE,
}
INHERITED = {"of": "the resource", TAG: "prod/shop/backup@f"}


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> JobCloud:
    cloud = JobCloud(monkeypatch)
    cloud.point(POINT, Lifecycle={"DeleteAfterDays": 35})
    cloud.tags[POINT] = dict(INHERITED)
    return cloud


@pytest.fixture
def life(cloud: JobCloud, report: Any) -> Life:
    return Life(CopyJob(), report)


class TestArguments:
    def complaints_of(self, complaints: Complaints, **wire: Any) -> dict[str, str]:
        return complaints(CopyJobInputs, {**GOOD, "region": REGION, **wire})

    def test_all_of_them(self, complaints: Complaints) -> None:
        everything = {
            "destinationBackupVaultArn": FAR,
            "lifecycle": {"deleteAfterDays": 120},
            "tags": {"team": "dr"},
            "destinationRoleArn": FAR_ROLE,
            "triggers": {"release": "7"},
            "onDestroy": "delete",
            "roleArn": ROLE,
            "timeouts": {"create": "3h"},
        }
        assert self.complaints_of(complaints, **everything) == {}

    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(CopyJobInputs, {"region": REGION}) == {
            "destination_backup_vault_arn": "is required",
            "iam_role_arn": "is required",
            "recovery_point_arn": "is required",
            "source_backup_vault_name": "is required",
        }

    @pytest.mark.parametrize(
        ("wire", "path", "sentence"),
        [
            (
                {"destinationBackupVaultArn": COPIES.replace(ELSEWHERE, "cn-north-1")},
                "destination_backup_vault_arn",
                "is in the partition aws-cn, and the source in aws: nothing is copied from one to "
                "another",
            ),
            (
                {"destinationBackupVaultArn": f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:{VAULT}"},
                "destination_backup_vault_arn",
                "must be another vault than the recovery point's",
            ),
            (
                {"destinationBackupVaultArn": "copies"},
                "destination_backup_vault_arn",
                "must be the ARN of a backup vault",
            ),
            (
                {"recoveryPointArn": POINT.replace(REGION, ELSEWHERE)},
                "recovery_point_arn",
                f"is in {ELSEWHERE}, and `region` is {REGION}: they have to agree",
            ),
            (
                {"destinationBackupVaultArn": FAR, "onDestroy": "delete"},
                "on_destroy",
                f"needs a `destination_role_arn`: the copy is in the account {OTHER_ACCOUNT}",
            ),
            (
                {"tags": {f"k{n}": "" for n in range(50)}},
                "tags",
                "must be at most 49 tags, not 50",
            ),
            (
                {"lifecycle": {"moveToColdStorageAfterDays": 30, "deleteAfterDays": 119}},
                "lifecycle.delete_after_days",
                "must be at least 120, not 119",
            ),
        ],
        ids=repr,
    )  # fmt: skip
    def test_refusals(
        self, complaints: Complaints, wire: dict[str, Any], path: str, sentence: str
    ) -> None:
        found = self.complaints_of(complaints, **wire)
        assert list(found) == [path]
        assert found[path].startswith(sentence)

    @pytest.mark.parametrize(
        "wire",
        [
            # A vault beside the other, one of that name elsewhere, and one of another account.
            {"destinationBackupVaultArn": COPIES.replace(ELSEWHERE, REGION)},
            {"destinationBackupVaultArn": COPIES.replace("copies", VAULT)},
            {"destinationBackupVaultArn": FAR.replace("copies", VAULT)},
            # Whose a snapshot is, its ARN doesn't say.
            {
                "recoveryPointArn": SNAPSHOT,
                "destinationBackupVaultArn": FAR,
                "onDestroy": "delete",
            },
        ],
        ids=repr,
    )
    def test_what_may_be(self, complaints: Complaints, wire: dict[str, Any]) -> None:
        assert self.complaints_of(complaints, **wire) == {}

    @pytest.mark.parametrize("name", [*GOOD, "region", "onDestroy", "tags", "destinationRoleArn"])
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        assert self.complaints_of(complaints, **{name: UNKNOWN}) == {}


class TestDiff:
    @pytest.mark.parametrize(
        ("change", "replaces"),
        [
            ({"recoveryPointArn": SNAPSHOT}, True),
            ({"sourceBackupVaultName": "other"}, True),
            ({"destinationBackupVaultArn": FAR}, True),
            ({"iamRoleArn": f"{ROLE}2"}, True),
            ({"triggers": {"release": "8"}}, True),
            ({"lifecycle": {"deleteAfterDays": 7}}, False),
            ({"tags": {"a": "b"}}, False),
            ({"destinationRoleArn": FAR_ROLE}, False),
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


class TestMaking:
    def test_it_is_asked_for_and_then_marked(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD, lifecycle={"deleteAfterDays": 7}, tags={"team": "dr"})
        asked = cloud.asked("StartCopyJob")
        assert len(asked.pop("IdempotencyToken")) == 32
        assert asked == {
            "RecoveryPointArn": POINT,
            "SourceBackupVaultName": VAULT,
            "DestinationBackupVaultArn": COPIES,
            "IamRoleArn": ROLE,
            "Lifecycle": {"DeleteAfterDays": 7},
        }
        arn = state["destinationRecoveryPointArn"]
        assert arn.split(":")[3] == ELSEWHERE
        assert cloud.tags[arn] == {**INHERITED, "team": "dr", TAG: state["mark"]}
        assert state["mark"].startswith("shop/prod/orders@")
        assert state["copyJobId"] == life.id
        assert state["lifecycle"] == {"deleteAfterDays": 7}
        regions = [(region, name) for region, name, _ in cloud.requests]
        assert regions == [
            (REGION, "ListCopyJobs"),
            (REGION, "StartCopyJob"),
            (REGION, "DescribeCopyJob"),
            (REGION, "DescribeCopyJob"),
            (ELSEWHERE, "TagResource"),
        ]
        # Its source is as it was.
        assert cloud.tags[POINT] == INHERITED

    def test_left_out_it_is_kept_as_long_as_its_source(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        assert "Lifecycle" not in cloud.asked("StartCopyJob")
        assert state["lifecycle"] == {"deleteAfterDays": 35}
        assert life.diff(state, **GOOD).changes == ()
        assert life.again().read(state) == (state, None)

    def test_it_can_be_kept_for_ever_though_its_source_is_not(
        self, life: Life, cloud: JobCloud
    ) -> None:
        state = life.create(**GOOD, lifecycle={})
        assert cloud.points[state["destinationRecoveryPointArn"]]["Lifecycle"] == {}
        assert life.again().read(state)[0]["recoveryPointArn"] == POINT
        assert life.diff(state, **GOOD, lifecycle={}).changes == ()

    def test_it_tells_how_far_it_is(self, life: Life, cloud: JobCloud, report: Any) -> None:
        cloud.course = [
            "CREATED",
            {"State": "RUNNING", "BackupSizeInBytes": 5 * 1024**3},
            "COMPLETED",
        ]
        life.create(**GOOD)
        assert report.progressed == ["CREATED", "RUNNING, 5.0 GiB"]

    @pytest.mark.parametrize("end", ["FAILED", "PARTIAL"])
    def test_a_bad_end_is_told_in_the_jobs_own_words(
        self, life: Life, cloud: JobCloud, end: str
    ) -> None:
        cloud.course = ["RUNNING", {"State": end, "StatusMessage": "Access denied to the vault."}]
        with pytest.raises(Failure) as caught:
            life.create(**GOOD)
        (id,) = cloud.jobs
        assert str(caught.value).startswith(
            f"cannot copy {POINT} to {COPIES}: Access denied to the vault (the job {id} is {end})."
        )

    def test_it_cannot_be_stopped_and_says_so(self, life: Life, cloud: JobCloud) -> None:
        cloud.course = ["RUNNING"]
        with pytest.raises(TimedOut) as caught:
            life.create(**GOOD, timeouts={"create": "1s"})
        assert "It goes on in the cloud: run `pulumi up` again to go on waiting" in str(
            caught.value
        )
        (id,) = cloud.jobs
        cloud.jobs[id]["course"] = ["COMPLETED"]
        assert life.again().create(**GOOD)["copyJobId"] == id

    def test_interrupted_it_goes_on(self, cloud: JobCloud, report: Any) -> None:
        cloud.course = ["RUNNING"]
        life = Life(CopyJob(), report, **{"offsite:pollSeconds": "1"})
        life.life.cancel()
        with pytest.raises(Cancelled, match="It goes on in the cloud"):
            life.create(**GOOD)


class TestWhoseItIs:
    def test_one_that_was_done_before_it_could_be_marked_is_ours(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        cloud.refuse("TagResource", "AccessDeniedException")
        with pytest.raises(AccessDenied):
            life.create(**GOOD)
        (id,) = cloud.jobs
        state = life.again().create(**GOOD, tags={"a": "b"}, lifecycle={"deleteAfterDays": 9})
        assert list(cloud.jobs) == [id]
        arn = state["destinationRecoveryPointArn"]
        assert cloud.tags[arn] == {**INHERITED, "a": "b", TAG: state["mark"]}
        assert "+" not in state["mark"]
        assert cloud.points[arn]["Lifecycle"] == {"DeleteAfterDays": 9}
        assert report.informed == [f"goes on with the job {id}, which is COMPLETED"]

    def test_what_is_taken_over_is_as_it_is_and_not_as_it_was_made(
        self, life: Life, cloud: JobCloud
    ) -> None:
        wanted = {**GOOD, "lifecycle": {"deleteAfterDays": 7}}
        arn = life.create(**wanted)["destinationRecoveryPointArn"]
        cloud.points[arn]["Lifecycle"] = {"DeleteAfterDays": 1}
        life.again().create(**wanted)
        assert cloud.points[arn]["Lifecycle"] == {"DeleteAfterDays": 7}

    def test_a_forced_replacement_keeps_what_it_took_over(
        self, life: Life, cloud: JobCloud
    ) -> None:
        old = life.create(**GOOD, onDestroy="delete")
        new = life.again().create(**GOOD, onDestroy="delete")
        assert new["mark"] == f"{old['mark']}+1"
        life.delete(old)
        assert cloud.points[new["destinationRecoveryPointArn"]]["Status"] == "COMPLETED"
        newest = life.again().create(**GOOD, onDestroy="delete")
        assert newest["mark"] == f"{old['mark']}+2"
        life.delete(newest)
        assert list(cloud.points) == [POINT]

    def test_one_that_was_let_go_makes_way_for_another(self, life: Life, cloud: JobCloud) -> None:
        for number in range(1, 4):
            state = life.again().create(**GOOD)
            life.delete(state)
            assert len(cloud.jobs) == number
        assert len(cloud.points) == 4

    def test_a_copy_of_what_was_let_go_is_no_copy_that_was_let_go(
        self, life: Life, cloud: JobCloud
    ) -> None:
        cloud.tags[POINT][TAG] = "nobody@f"
        cloud.refuse("TagResource", "AccessDeniedException")
        with pytest.raises(AccessDenied):
            life.create(**GOOD)
        life.again().create(**GOOD)
        assert len(cloud.jobs) == 1

    @pytest.mark.parametrize("end", ["FAILED", "PARTIAL"])
    def test_one_that_ended_badly_makes_way_for_another(
        self, life: Life, cloud: JobCloud, end: str
    ) -> None:
        life.create(**GOOD)
        cloud.jobs[life.id]["State"] = end
        life.again().create(**GOOD)
        assert len(cloud.jobs) == 2

    def test_one_whose_copy_is_gone_makes_way_for_another(
        self, life: Life, cloud: JobCloud
    ) -> None:
        state = life.create(**GOOD)
        del cloud.points[state["destinationRecoveryPointArn"]]
        assert life.again().read(state) is None
        life.again().create(**GOOD)
        assert len(cloud.jobs) == 2


class TestLater:
    def test_what_drifts_is_put_back_in_the_destination(self, life: Life, cloud: JobCloud) -> None:
        wanted = {"tags": {"a": "b"}, "lifecycle": {"deleteAfterDays": 7}}
        state = life.create(**GOOD, **wanted)
        arn = state["destinationRecoveryPointArn"]
        cloud.tags[arn]["a"] = "x"
        cloud.points[arn]["Lifecycle"] = {}
        found = life.again().read(state)
        assert found is not None
        live, inputs = found
        assert inputs is not None
        assert inputs["tags"] == {"a": "x"}
        assert "lifecycle" not in inputs
        assert set(life.diff(live, **GOOD, **wanted).changes) == set(wanted)
        repaired = life.update(live, **GOOD, **wanted)
        assert cloud.tags[arn]["a"] == "b"
        assert cloud.points[arn]["Lifecycle"] == {"DeleteAfterDays": 7}
        assert life.again().read(repaired) == (repaired, None)

    def test_retained_it_is_nobodys(self, life: Life, cloud: JobCloud, report: Any) -> None:
        state = life.create(**GOOD)
        life.delete(state)
        arn = state["destinationRecoveryPointArn"]
        assert cloud.tags[arn][TAG].startswith("nobody@")
        assert report.informed == [f"{arn} stays in the vault copies for ever"]

    def test_deleted_it_is_gone_and_its_source_is_not(self, life: Life, cloud: JobCloud) -> None:
        life.delete(life.create(**GOOD, onDestroy="delete"))
        assert list(cloud.points) == [POINT]


class TestInAnotherAccount:
    far = {**GOOD, "destinationBackupVaultArn": FAR}

    def test_without_a_role_it_is_left_alone(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        state = life.create(**self.far, tags={"a": "b"}, lifecycle={"deleteAfterDays": 7})
        arn = state["destinationRecoveryPointArn"]
        assert arn.split(":")[4] == OTHER_ACCOUNT
        alone = (
            f"{arn} is in the vault copies of the account {OTHER_ACCOUNT}, and left alone there: "
            "with `destination_role_arn` it would be managed"
        )
        assert report.informed == [alone]
        assert cloud.tags[arn] == INHERITED
        assert {region for region, _, _ in cloud.requests} == {REGION}

        assert life.again().read(state) == (state, None)
        with pytest.raises(Failure) as caught:
            life.update(state, **self.far, tags={"a": "c"}, lifecycle={"deleteAfterDays": 7})
        assert str(caught.value) == (
            f"cannot change the copy {arn}: it is in the account {OTHER_ACCOUNT}. Give a role of "
            "that account as `destination_role_arn`."
        )
        life.delete(state)
        assert report.informed == [alone, alone]
        assert cloud.points[arn]["Status"] == "COMPLETED"
        # What nobody manages twice can be found again without harm.
        assert life.again().create(**self.far)["copyJobId"] == state["copyJobId"]

    def test_with_a_role_it_is_managed(self, life: Life, cloud: JobCloud) -> None:
        far = {**self.far, "destinationRoleArn": FAR_ROLE, "onDestroy": "delete"}
        state = life.create(**far, tags={"a": "b"}, roleArn=ROLE)
        arn = state["destinationRecoveryPointArn"]
        assert cloud.tags[arn][TAG] == state["mark"]
        assert cloud.roles == [(REGION, ROLE), (ELSEWHERE, FAR_ROLE)]
        life.delete(state)
        assert list(cloud.points) == [POINT]
