"""BackupJob: its arguments, the ends that a job can come to, and whose its recovery point is."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from offsite_provider.aws.backup.backup_job import BackupJob, BackupJobInputs
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import AccessDenied, Cancelled, Failure, Invalid, TimedOut
from offsite_provider.core.ownership import TAG

from .job_cloud import (
    CACHE,
    DATABASE,
    ELSEWHERE,
    REGION,
    ROLE,
    TABLE,
    VAULT,
    VOLUME,
    JobCloud,
    Life,
)

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

GOOD = {"backupVaultName": VAULT, "resourceArn": TABLE, "iamRoleArn": ROLE}
AIR_GAPPED = f"arn:aws:backup:{REGION}:123456789012:backup-vault:air-gapped"
WHAT = f"cannot back up {TABLE} to the vault {VAULT}: "


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> JobCloud:
    return JobCloud(monkeypatch)


@pytest.fixture
def life(cloud: JobCloud, report: Any) -> Life:
    return Life(BackupJob(), report)


def made(cloud: JobCloud) -> list[str]:
    """The IDs of the jobs that there are."""
    return list(cloud.jobs)


class TestArguments:
    def complaints_of(self, complaints: Complaints, **wire: Any) -> dict[str, str]:
        return complaints(BackupJobInputs, {**GOOD, "region": REGION, **wire})

    def test_all_of_them(self, complaints: Complaints) -> None:
        everything = {
            "startWindowMinutes": 60,
            "completeWindowMinutes": 120,
            "lifecycle": {"moveToColdStorageAfterDays": 30, "deleteAfterDays": 120},
            "recoveryPointTags": {"team": "dr"},
            "backupOptions": {"WindowsVSS": "enabled"},
            "index": "ENABLED",
            "logicallyAirGappedBackupVaultArn": AIR_GAPPED,
            "triggers": {"release": "7"},
            "onDestroy": "delete",
            "roleArn": ROLE,
            "profile": "dr",
            "timeouts": {"create": "3h"},
        }
        assert self.complaints_of(complaints, **everything) == {}

    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(BackupJobInputs, {"region": REGION}) == {
            "backup_vault_name": "is required",
            "iam_role_arn": "is required",
            "resource_arn": "is required",
        }

    @pytest.mark.parametrize(
        ("wire", "path", "sentence"),
        [
            ({"startWindowMinutes": 59}, "start_window_minutes", "must be at least 60, not 59"),
            (
                {"completeWindowMinutes": 52_560_001},
                "complete_window_minutes",
                "must be at most 52560000, not 52560001",
            ),
            (
                {"startWindowMinutes": 60, "completeWindowMinutes": 119},
                "complete_window_minutes",
                "must be at least 120, an hour more than `start_window_minutes`, not 119",
            ),
            (
                {"completeWindowMinutes": 539},
                "complete_window_minutes",
                "must be at least 540, an hour more than `start_window_minutes`, not 539",
            ),
            (
                {"lifecycle": {"moveToColdStorageAfterDays": 30, "deleteAfterDays": 119}},
                "lifecycle.delete_after_days",
                "must be at least 120, not 119",
            ),
            ({"backupVaultName": "a.b"}, "backup_vault_name", "must be 2 to 50 letters"),
            ({"resourceArn": "orders"}, "resource_arn", "must be the ARN of a resource"),
            (
                {"resourceArn": TABLE.replace(REGION, ELSEWHERE)},
                "resource_arn",
                f"is in {ELSEWHERE}, and `region` is {REGION}: they have to agree",
            ),
            (
                {"logicallyAirGappedBackupVaultArn": AIR_GAPPED.replace(REGION, ELSEWHERE)},
                "logically_air_gapped_backup_vault_arn",
                f"is in {ELSEWHERE}, and `region` is {REGION}: they have to agree",
            ),
            ({"index": "ACTIVE"}, "index", "must be one of 'ENABLED' or 'DISABLED'"),
            (
                {"onDestroy": "keep"},
                "on_destroy",
                "must be one of 'retain', 'disassociate' or 'delete', not `keep`",
            ),
            (
                {"recoveryPointTags": {TAG: "me"}},
                "recovery_point_tags",
                "must not have the key `offsite:owner`",
            ),
            (
                {"recoveryPointTags": {f"k{n}": "" for n in range(50)}},
                "recovery_point_tags",
                "must be at most 49 tags, not 50",
            ),
        ],
        ids=repr,
    )
    def test_refusals(
        self, complaints: Complaints, wire: dict[str, Any], path: str, sentence: str
    ) -> None:
        found = self.complaints_of(complaints, **wire)
        assert list(found) == [path]
        assert found[path].startswith(sentence)

    @pytest.mark.parametrize("options", [{"a b": "c"}, {"a": "b" * 51}])
    def test_options_are_words(self, complaints: Complaints, options: dict[str, str]) -> None:
        (found,) = self.complaints_of(complaints, backupOptions=options).values()
        assert "1 to 50 letters" in found

    def test_a_bucket_has_no_region(self, complaints: Complaints) -> None:
        assert self.complaints_of(complaints, resourceArn="arn:aws:s3:::orders") == {}

    @pytest.mark.parametrize("name", [*GOOD, "region", "startWindowMinutes", "lifecycle"])
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        wire = {"completeWindowMinutes": 600, name: UNKNOWN}
        assert self.complaints_of(complaints, **wire) == {}

    def test_the_stacks_default_tags_are_the_recovery_points(
        self, cloud: JobCloud, report: Any
    ) -> None:
        life = Life(BackupJob(), report, **{"offsite:defaultTags": {"team": "all", "a": "b"}})
        assert life.inputs(**GOOD)["recoveryPointTags"] == {"team": "all", "a": "b"}
        own = life.inputs(**GOOD, recoveryPointTags={"team": "dr"})
        assert own["recoveryPointTags"] == {"team": "dr", "a": "b"}
        unknown = life.inputs(**GOOD, recoveryPointTags=UNKNOWN)
        assert unknown["recoveryPointTags"] is UNKNOWN


class TestDiff:
    @pytest.mark.parametrize(
        ("change", "replaces"),
        [
            ({"backupVaultName": "other"}, True),
            ({"resourceArn": VOLUME}, True),
            ({"iamRoleArn": f"{ROLE}2"}, True),
            ({"startWindowMinutes": 60}, True),
            ({"completeWindowMinutes": 600}, True),
            ({"backupOptions": {"WindowsVSS": "enabled"}}, True),
            ({"logicallyAirGappedBackupVaultArn": AIR_GAPPED}, True),
            ({"triggers": {"release": "8"}}, True),
            ({"lifecycle": {"deleteAfterDays": 7}}, False),
            ({"recoveryPointTags": {"a": "b"}}, False),
            ({"index": "ENABLED"}, False),
            # What a deletion is to do is what is recorded: it has to get there.
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
        assert not found.delete_before_replace

    @pytest.mark.parametrize("written", [{}, {"deleteAfterDays": -1}])
    def test_for_ever_is_one_however_it_is_written(
        self, life: Life, written: dict[str, int]
    ) -> None:
        assert life.diff(life.inputs(**GOOD), **GOOD, lifecycle=written).changes == ()


class TestMaking:
    def test_it_is_asked_for_with_all_that_was_given(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(
            **GOOD,
            startWindowMinutes=60,
            completeWindowMinutes=120,
            lifecycle={"deleteAfterDays": 7},
            recoveryPointTags={"team": "dr"},
            backupOptions={"WindowsVSS": "enabled"},
            index="DISABLED",
            logicallyAirGappedBackupVaultArn=AIR_GAPPED,
            triggers={"release": "7"},
        )
        asked = cloud.asked("StartBackupJob")
        assert len(asked.pop("IdempotencyToken")) == 32
        mark = asked["RecoveryPointTags"].pop(TAG)
        assert mark.startswith("shop/prod/orders@")
        assert asked == {
            "BackupVaultName": VAULT,
            "ResourceArn": TABLE,
            "IamRoleArn": ROLE,
            "StartWindowMinutes": 60,
            "CompleteWindowMinutes": 120,
            "Lifecycle": {"DeleteAfterDays": 7},
            "RecoveryPointTags": {"team": "dr"},
            "BackupOptions": {"WindowsVSS": "enabled"},
            "Index": "DISABLED",
            "LogicallyAirGappedBackupVaultArn": AIR_GAPPED,
        }
        assert state["mark"] == mark
        assert state["backupJobId"] == life.id == made(cloud)[0]
        assert state["recoveryPointArn"] in cloud.points
        assert state["state"] == "COMPLETED"
        assert state["completionDate"] == "2026-03-01T05:00:00Z"
        assert cloud.calls == [
            "ListBackupJobs",
            "StartBackupJob",
            "DescribeBackupJob",
            "DescribeBackupJob",
        ]

    def test_what_is_left_out_is_not_asked_for(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        assert set(cloud.asked("StartBackupJob")) == {
            "BackupVaultName",
            "IamRoleArn",
            "IdempotencyToken",
            "RecoveryPointTags",
            "ResourceArn",
        }
        assert "lifecycle" not in state

    def test_it_tells_how_far_it_is(self, life: Life, cloud: JobCloud, report: Any) -> None:
        cloud.course = [
            "CREATED",
            {"State": "RUNNING", "PercentDone": "41.7", "BytesTransferred": 1_288_490_189},
            {"State": "RUNNING", "PercentDone": "41.7", "BytesTransferred": 1_288_490_189},
            {"State": "RUNNING", "PercentDone": "99.9", "BytesTransferred": 3_000_000_000},
            "COMPLETED",
        ]
        life.create(**GOOD)
        assert report.progressed == [
            "CREATED",
            "RUNNING, 42 %, 1.2 GiB",
            "RUNNING, 100 %, 2.8 GiB",
        ]
        assert report.informed == []

    def test_a_composite_one_tells_of_its_parts(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        parts = {"NumberOfChildJobs": 3, "ChildJobsInState": {"COMPLETED": 2, "RUNNING": 1}}
        cloud.course = [{"State": "RUNNING", "IsParent": True, **parts}, "COMPLETED"]
        state = life.create(**GOOD)
        assert report.progressed == ["RUNNING, 2 of 3 parts"]
        assert state["isParent"] is True
        assert state["numberOfChildJobs"] == 3

    def test_what_it_says_though_it_is_done_is_told(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        said = {"StatusMessage": "2 objects were left out.", "MessageCategory": "S3Objects"}
        cloud.course = [{"State": "COMPLETED", **said}]
        state = life.create(**GOOD)
        assert report.informed == [f"the job {life.id} says: 2 objects were left out."]
        assert state["statusMessage"] == "2 objects were left out."

    @pytest.mark.parametrize("end", ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"])
    def test_a_bad_end_is_told_in_the_jobs_own_words(
        self, life: Life, cloud: JobCloud, end: str
    ) -> None:
        cloud.course = ["RUNNING", {"State": end, "StatusMessage": "The disk is full."}]
        with pytest.raises(Failure) as caught:
            life.create(**GOOD)
        assert str(caught.value) == (
            f"{WHAT}The disk is full (the job {made(cloud)[0]} is {end}). Look into the reason, "
            "and run `pulumi up` again: it starts another job."
        )
        assert "StopBackupJob" not in cloud.calls

    def test_what_could_be_made_of_a_composite_one_is_named(
        self, life: Life, cloud: JobCloud
    ) -> None:
        part = f"arn:aws:backup:{REGION}:123456789012:recovery-point:part"
        cloud.course = [{"State": "PARTIAL", "RecoveryPointArn": part}]
        with pytest.raises(Failure, match=f"is PARTIAL\\); what could be made stays: {part}"):
            life.create(**GOOD)

    def test_a_job_without_a_word(self, life: Life, cloud: JobCloud) -> None:
        cloud.course = ["FAILED"]
        with pytest.raises(Failure, match="AWS Backup gives no reason"):
            life.create(**GOOD)

    def test_a_fresh_role_is_waited_for(self, life: Life, cloud: JobCloud) -> None:
        why = f"IAM Role {ROLE} cannot be assumed by AWS Backup"
        cloud.refuse("StartBackupJob", "InvalidParameterValueException", why, times=2)
        life.create(**GOOD)
        assert cloud.calls.count("StartBackupJob") == 3
        assert len(made(cloud)) == 1

    def test_what_is_refused_is_told(self, life: Life, cloud: JobCloud) -> None:
        cloud.refuse("StartBackupJob", "InvalidParameterValueException", "Bad resource.")
        with pytest.raises(Invalid) as caught:
            life.create(**GOOD)
        assert str(caught.value) == f"{WHAT}Bad resource (InvalidParameterValueException)."

    def test_many_are_looked_at_by_the_page(self, cloud: JobCloud, report: Any) -> None:
        parts = {"IsParent": True, "NumberOfChildJobs": 2}
        cloud.course = [*["RUNNING"] * 7, {"State": "RUNNING", **parts}, "COMPLETED"]
        life = Life(BackupJob(), report)
        states: list[dict[str, Any]] = []
        threads = [
            threading.Thread(
                target=lambda n=n: states.append(life.create(**GOOD, triggers={"n": str(n)}))
            )
            for n in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(made(cloud)) == len(cloud.points) == 8
        assert [state["numberOfChildJobs"] for state in states] == [2] * 8
        looks = [request for _, name, request in cloud.requests if "ByCreatedAfter" in request]
        assert looks
        assert cloud.calls.count("DescribeBackupJob") < 8 * 8 / 2


class TestEndingEarly:
    @pytest.fixture
    def life(self, cloud: JobCloud, report: Any) -> Life:
        """A run that looks at a job seldom enough to notice that it is cancelled."""
        return Life(BackupJob(), report, **{"offsite:pollSeconds": "1"})

    def test_one_that_is_interrupted_is_stopped(self, life: Life, cloud: JobCloud) -> None:
        cloud.course = ["RUNNING"]
        life.life.cancel()
        with pytest.raises(Cancelled) as caught:
            life.create(**GOOD)
        (id,) = made(cloud)
        assert cloud.jobs[id]["State"] == "ABORTING"
        assert str(caught.value).endswith(
            f"The job {id} was stopped: run `pulumi up` again to start another."
        )

    def test_one_that_takes_too_long_is_stopped(self, life: Life, cloud: JobCloud) -> None:
        cloud.course = ["RUNNING"]
        with pytest.raises(TimedOut) as caught:
            life.create(**GOOD, timeouts={"create": "1s"})
        assert cloud.calls[-1] == "StopBackupJob"
        assert "it was not done after 1s (last seen: RUNNING)" in str(caught.value)
        assert "was stopped" in str(caught.value)

    def test_one_that_cannot_be_stopped_goes_on(self, life: Life, cloud: JobCloud) -> None:
        cloud.course = ["RUNNING"]
        why = "Backup jobs of RDS cannot be stopped."
        cloud.refuse("StopBackupJob", "InvalidRequestException", why)
        life.life.cancel()
        with pytest.raises(Cancelled) as caught:
            life.create(**GOOD)
        (id,) = made(cloud)
        assert str(caught.value).endswith(
            f"The job {id} could not be stopped (Backup jobs of RDS cannot be stopped) and goes "
            "on: run `pulumi up` again to go on waiting."
        )
        cloud.jobs[id]["course"] = ["COMPLETED"]
        assert life.again().create(**GOOD)["backupJobId"] == id
        assert made(cloud) == [id]

    def test_the_next_run_starts_another_while_the_stopped_one_ends(
        self, life: Life, cloud: JobCloud
    ) -> None:
        life.life.cancel()
        with pytest.raises(Cancelled):
            life.create(**GOOD)
        (stopped,) = made(cloud)
        state = life.again().create(**GOOD)
        assert made(cloud) == [stopped, state["backupJobId"]]


class TestWhoseItIs:
    def test_a_run_that_was_killed_while_it_waited_is_gone_on_with(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        cloud.refuse("DescribeBackupJob", "AccessDeniedException")
        with pytest.raises(AccessDenied):
            life.create(**GOOD)
        (id,) = made(cloud)
        cloud.jobs[id]["State"] = "RUNNING"
        state = life.again().create(**GOOD)
        assert made(cloud) == [id] == [state["backupJobId"]]
        assert cloud.tags[state["recoveryPointArn"]][TAG] == state["mark"]
        assert report.informed == [f"goes on with the job {id}, which is RUNNING"]

    def test_one_that_was_done_before_it_was_recorded_is_taken_over(
        self, life: Life, cloud: JobCloud
    ) -> None:
        first = life.create(**GOOD, recoveryPointTags={"a": "b"})
        wanted = {"recoveryPointTags": {"a": "c"}, "lifecycle": {"deleteAfterDays": 9}}
        second = life.again().create(**GOOD, **wanted, index="ENABLED")
        assert second["backupJobId"] == first["backupJobId"]
        # Whoever had recorded the mark from before knows that it isn't its own any more.
        assert second["mark"] == f"{first['mark']}+1"
        arn = first["recoveryPointArn"]
        assert cloud.tags[arn] == {"of": "the resource", "a": "c", TAG: second["mark"]}
        assert cloud.points[arn]["Lifecycle"] == {"DeleteAfterDays": 9}
        assert cloud.points[arn]["IndexStatus"] == "PENDING"
        assert second["recoveryPointTags"] == {"a": "c"}

    def test_a_forced_replacement_keeps_what_it_took_over(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        old = life.create(**GOOD, onDestroy="delete")
        new = life.again().create(**GOOD, onDestroy="delete")
        arn = new["recoveryPointArn"]
        life.delete(old)
        assert cloud.points[arn]["Status"] == "COMPLETED"
        assert report.informed[-1] == f"keeps {arn}, which another resource has taken over"
        life.delete(new)
        assert cloud.points == {}

    @pytest.mark.parametrize("end", ["FAILED", "EXPIRED", "ABORTED", "ABORTING", "PARTIAL"])
    def test_one_that_ended_badly_makes_way_for_another(
        self, life: Life, cloud: JobCloud, end: str
    ) -> None:
        life.create(**GOOD)
        (old,) = made(cloud)
        cloud.jobs[old]["State"] = end
        new = life.again().create(**GOOD)["backupJobId"]
        assert made(cloud) == [old, new]
        # And so does that.
        cloud.jobs[new]["State"] = end
        life.again().create(**GOOD)
        assert len(made(cloud)) == 3

    def test_so_does_one_to_an_air_gapped_vault(self, life: Life, cloud: JobCloud) -> None:
        wanted = {**GOOD, "logicallyAirGappedBackupVaultArn": AIR_GAPPED}
        life.create(**wanted)
        cloud.jobs[life.id].update(State="FAILED", BackupVaultName="air-gapped")
        life.again().create(**wanted)
        assert len(made(cloud)) == 2

    def test_one_that_was_let_go_makes_way_for_another(self, life: Life, cloud: JobCloud) -> None:
        seen = []
        for _ in range(3):
            state = life.again().create(**GOOD)
            seen.append(state["recoveryPointArn"])
            life.delete(state)
        assert len(set(seen)) == 3
        assert all(cloud.points[arn]["Status"] == "COMPLETED" for arn in seen)

    @pytest.mark.parametrize("how", ["gone", "DELETING"])
    def test_one_whose_recovery_point_is_gone_makes_way_for_another(
        self, life: Life, cloud: JobCloud, how: str
    ) -> None:
        first = life.create(**GOOD)
        if how == "gone":
            del cloud.points[first["recoveryPointArn"]]
        else:
            cloud.points[first["recoveryPointArn"]]["Status"] = how
        assert life.again().create(**GOOD)["backupJobId"] != first["backupJobId"]

    def test_where_nobody_can_tell_another_is_made(self, life: Life, cloud: JobCloud) -> None:
        wanted = {**GOOD, "resourceArn": CACHE}
        first = life.create(**wanted)
        assert life.again().create(**wanted)["backupJobId"] != first["backupJobId"]

    @pytest.mark.parametrize(
        "change",
        [
            {"triggers": {"release": "8"}},
            {"iamRoleArn": f"{ROLE}2"},
            {"startWindowMinutes": 60},
            {"resourceArn": VOLUME},
        ],
        ids=repr,
    )
    def test_what_replaces_makes_another(
        self, life: Life, cloud: JobCloud, change: dict[str, Any]
    ) -> None:
        life.create(**GOOD)
        life.again().create(**{**GOOD, **change})
        assert len(made(cloud)) == 2

    @pytest.mark.parametrize(
        "change",
        [
            {"lifecycle": {"deleteAfterDays": 7}},
            {"recoveryPointTags": {"a": "b"}},
            {"index": "ENABLED"},
            {"onDestroy": "delete"},
            {"roleArn": ROLE},
            {"timeouts": {"create": "1h"}},
        ],
        ids=repr,
    )
    def test_what_does_not_replace_finds_the_same(
        self, life: Life, cloud: JobCloud, change: dict[str, Any]
    ) -> None:
        life.create(**GOOD)
        life.again().create(**{**GOOD, **change})
        assert len(made(cloud)) == 1

    def test_two_resources_make_two(self, life: Life, cloud: JobCloud) -> None:
        life.create(**GOOD)
        life.again().create(**GOOD, owner="urn:pulumi:prod::shop::type::another")
        assert len(made(cloud)) == 2


class TestLater:
    def test_a_refresh_of_what_is_as_it_was(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD, recoveryPointTags={"a": "b"}, lifecycle={"deleteAfterDays": 7})
        cloud.requests.clear()
        assert life.again().read(state) == (state, None)
        assert cloud.calls == ["DescribeRecoveryPoint", "ListTags"]

    def test_without_tags_none_are_asked_for(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.requests.clear()
        assert life.again().read(state) == (state, None)
        assert cloud.calls == ["DescribeRecoveryPoint"]

    def test_what_drifts_and_what_is_nobodys_business(self, life: Life, cloud: JobCloud) -> None:
        wanted = {
            "recoveryPointTags": {"a": "b", "c": "d"},
            "lifecycle": {"deleteAfterDays": 7},
            "index": "ENABLED",
        }
        state = life.create(**GOOD, **wanted)
        arn = state["recoveryPointArn"]
        cloud.tags[arn].update(a="x", theirs="too")
        del cloud.tags[arn]["c"]
        cloud.points[arn].update(Lifecycle={"DeleteAfterDays": 8}, IndexStatus="FAILED")
        found = life.again().read(state)
        assert found is not None
        live, inputs = found
        assert inputs is not None
        assert inputs["recoveryPointTags"] == live["recoveryPointTags"] == {"a": "x"}
        assert inputs["lifecycle"] == {"deleteAfterDays": 8}
        assert inputs["index"] == "DISABLED"
        assert set(life.diff(live, **GOOD, **wanted).changes) == set(wanted)

        cloud.requests.clear()
        repaired = life.update(live, **GOOD, **wanted)
        assert cloud.tags[arn] == {
            "of": "the resource",
            "theirs": "too",
            "a": "b",
            "c": "d",
            TAG: state["mark"],
        }
        assert cloud.points[arn]["Lifecycle"] == {"DeleteAfterDays": 7}
        assert cloud.points[arn]["IndexStatus"] == "PENDING"
        assert cloud.calls == [
            "UpdateRecoveryPointLifecycle",
            "TagResource",
            "UpdateRecoveryPointIndexSettings",
        ]
        assert life.again().read(repaired) == (repaired, None)

    def test_what_the_service_chose_is_no_difference(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.points[state["recoveryPointArn"]].update(
            Lifecycle={"DeleteAfterDays": 8}, IndexStatus="ACTIVE"
        )
        found = life.again().read(state)
        assert found is not None
        assert life.diff(found[0], **GOOD).changes == ()

    def test_what_is_left_out_is_as_it_was(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD, lifecycle={"deleteAfterDays": 7}, index="ENABLED")
        cloud.requests.clear()
        state = life.update(state, **GOOD, recoveryPointTags={"a": "b"})
        assert state["lifecycle"] == {"deleteAfterDays": 7}
        assert state["index"] == "ENABLED"
        assert cloud.calls == ["TagResource"]

    def test_an_index_that_is_wanted_no_more_goes(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD, index="ENABLED")
        cloud.requests.clear()
        state = life.update(state, **GOOD, index="ENABLED", recoveryPointTags={"a": "b"})
        assert cloud.calls == ["TagResource"]
        life.update(state, **GOOD, index="DISABLED", recoveryPointTags={"a": "b"})
        asked = cloud.asked("UpdateRecoveryPointIndexSettings")
        assert (asked["Index"], asked["IamRoleArn"]) == ("DISABLED", ROLE)

    def test_for_ever_is_what_the_service_calls_minus_one(
        self, life: Life, cloud: JobCloud
    ) -> None:
        state = life.create(**GOOD)
        for_ever = {"MoveToColdStorageAfterDays": -1, "DeleteAfterDays": -1}
        cloud.points[state["recoveryPointArn"]]["Lifecycle"] = for_ever
        assert life.again().read(state) == (state, None)

    @pytest.mark.parametrize("how", ["gone", "DELETING"])
    def test_what_is_gone_is_gone(self, life: Life, cloud: JobCloud, how: str) -> None:
        state = life.create(**GOOD)
        cloud.points[state["recoveryPointArn"]]["Status"] = "DELETING"
        if how == "gone":
            cloud.points.clear()
        assert life.again().read(state) is None

    def test_what_was_on_its_way_to_an_air_gapped_vault_is_not_missed(
        self, life: Life, cloud: JobCloud
    ) -> None:
        state = life.create(**GOOD, logicallyAirGappedBackupVaultArn=AIR_GAPPED)
        cloud.points.clear()
        assert life.again().read(state) == (state, None)

    def test_being_refused_access_is_not_gone(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.refuse("DescribeRecoveryPoint", "AccessDeniedException", "not authorized")
        with pytest.raises(AccessDenied) as caught:
            life.again().read(state)
        assert f"cannot read the recovery point {state['recoveryPointArn']}: " in str(caught.value)

    def test_the_lifecycle_is_changed_as_a_whole(self, life: Life, cloud: JobCloud) -> None:
        cold = {"moveToColdStorageAfterDays": 1, "deleteAfterDays": 100}
        state = life.create(**GOOD, lifecycle=cold)
        state = life.update(state, **GOOD, lifecycle={"deleteAfterDays": 7})
        assert cloud.asked("UpdateRecoveryPointLifecycle")["Lifecycle"] == {"DeleteAfterDays": 7}
        state = life.update(state, **GOOD, lifecycle={})
        for_ever = {"MoveToColdStorageAfterDays": -1, "DeleteAfterDays": -1}
        assert cloud.asked("UpdateRecoveryPointLifecycle")["Lifecycle"] == for_ever
        cloud.requests.clear()
        # What is left out is left as it is.
        life.update(state, **GOOD)
        assert cloud.calls == []

    def test_in_cold_storage_its_move_there_cannot_change(
        self, life: Life, cloud: JobCloud
    ) -> None:
        cold = {"moveToColdStorageAfterDays": 1, "deleteAfterDays": 100}
        state = life.create(**GOOD, lifecycle=cold)
        arn = state["recoveryPointArn"]
        cloud.points[arn]["StorageClass"] = "COLD"
        with pytest.raises(Failure) as caught:
            life.update(state, **GOOD, lifecycle={**cold, "moveToColdStorageAfterDays": 2})
        assert str(caught.value) == (
            f"cannot change the lifecycle of {arn}: it is in cold storage, and its move there "
            "can't be changed any more. Keep `move_to_cold_storage_after_days=1`."
        )
        assert "UpdateRecoveryPointLifecycle" not in cloud.calls
        life.update(state, **GOOD, lifecycle={**cold, "deleteAfterDays": 200})
        assert cloud.points[arn]["Lifecycle"]["DeleteAfterDays"] == 200


class TestTagsOfOtherServices:
    """What AWS Backup doesn't manage fully has the tags of its own service."""

    @pytest.mark.parametrize(
        ("resource", "service"), [(VOLUME, "ec2"), (DATABASE, "rds")], ids=["EBS", "RDS"]
    )
    def test_they_are_changed_there(
        self, life: Life, cloud: JobCloud, resource: str, service: str
    ) -> None:
        wanted = {**GOOD, "resourceArn": resource}
        state = life.create(**wanted, recoveryPointTags={"a": "b", "c": "d"})
        arn = state["recoveryPointArn"]
        assert arn.split(":")[2] == service
        assert life.again().read(state) == (state, None)
        state = life.update(state, **wanted, recoveryPointTags={"a": "x"})
        assert cloud.tags[arn] == {"of": "the resource", "a": "x", TAG: state["mark"]}
        # And they tell whose it is.
        assert life.again().create(**wanted)["mark"] == f"{state['mark']}+1"

    def test_where_aws_backup_has_none_nobody_can_tell(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD, recoveryPointTags={"a": "b"})
        why = "Tags of recovery points of RDS are not supported"
        cloud.refuse("ListTags", "InvalidParameterValueException", why)
        assert life.again().read(state) == (state, None)

    def test_where_there_is_no_way_they_are_left_alone(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        wanted = {**GOOD, "resourceArn": CACHE}
        state = life.create(**wanted, recoveryPointTags={"a": "b"})
        assert life.again().read(state) == (state, None)
        state = life.update(state, **wanted, recoveryPointTags={"a": "x"})
        assert report.informed == [
            f"leaves the tags of {state['recoveryPointArn']} alone: offsite can't change the tags "
            "of recovery points of that service"
        ]
        assert life.again().read(state) == (state, None)


class TestDestroying:
    def test_it_is_kept_and_nobodys_any_more(
        self, life: Life, cloud: JobCloud, report: Any
    ) -> None:
        state = life.create(**GOOD, recoveryPointTags={"a": "b"})
        life.delete(state)
        arn = state["recoveryPointArn"]
        token = state["mark"].partition("@")[2]
        assert cloud.tags[arn] == {"of": "the resource", "a": "b", TAG: f"nobody@{token}"}
        assert report.informed == [f"{arn} stays in the vault {VAULT} for ever"]

    def test_it_says_for_how_long_it_stays(self, life: Life, cloud: JobCloud, report: Any) -> None:
        state = life.create(**GOOD)
        life.update(state, **GOOD, lifecycle={"deleteAfterDays": 7})
        life.delete(state)
        assert report.informed[-1].endswith(f"in the vault {VAULT} until 2026-03-08 04:00 UTC")

    def test_it_is_deleted(self, life: Life, cloud: JobCloud, report: Any) -> None:
        state = life.create(**GOOD, onDestroy="delete")
        life.delete(state)
        assert cloud.points == {}
        assert report.informed == []

    def test_what_is_recorded_counts(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD)
        cloud.requests.clear()
        state = life.update(state, **GOOD, onDestroy="delete")
        assert cloud.calls == []
        life.delete(state)
        assert cloud.points == {}

    def test_only_continuous_ones_are_disassociated(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD, onDestroy="disassociate")
        with pytest.raises(Invalid) as caught:
            life.delete(state)
        assert str(caught.value) == (
            f"cannot disassociate the recovery point {state['recoveryPointArn']}: Only continuous "
            "backups can be disassociated (InvalidRequestException). Only continuous backups, and "
            'parts of composite ones, can be: set `on_destroy` to "retain" or "delete", run '
            "`pulumi up`, and then destroy it."
        )
        assert cloud.points

    @pytest.mark.parametrize("on_destroy", ["retain", "disassociate", "delete"])
    def test_gone_already_is_fine(
        self, life: Life, cloud: JobCloud, report: Any, on_destroy: str
    ) -> None:
        state = life.create(**GOOD, onDestroy=on_destroy)
        cloud.points.clear()
        life.delete(state)
        assert report.informed == []

    def test_one_that_still_runs_is_stopped_first(self, life: Life, cloud: JobCloud) -> None:
        state = life.create(**GOOD, onDestroy="delete")
        cloud.jobs[life.id].update(State="RUNNING")
        life.delete({**state, "state": "RUNNING"})
        assert cloud.jobs[life.id]["State"] == "ABORTED"
        assert cloud.points == {}
