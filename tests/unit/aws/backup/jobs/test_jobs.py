"""Jobs, from the call that starts one to its end."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from botocore.stub import ANY

from offsite_provider.aws.backup.jobs.backup_job import BackupJob, BackupJobInputs
from offsite_provider.aws.backup.jobs.jobs import (
    JobFetch,
    identifying_arguments,
    progress,
)
from offsite_provider.aws.backup.jobs.restore_job import merged
from offsite_provider.core.failures import Cancelled, Failure, Invalid, NotFound
from offsite_provider.core.ownership import Owner
from offsite_provider.core.run import Run
from offsite_provider.core.unknown import UNKNOWN

from ....arguments import jobs
from ..service import ACCOUNT, NOW, POINT, REGION, ROLE, TABLE, VAULT, VAULT_ARN, Service, service

OF_FSX = f"arn:aws:fsx:{REGION}:{ACCOUNT}:backup/backup-1"
GOOD: dict[str, dict[str, Any]] = {
    "Backup": jobs.BACKUP.good,
    "Copy": jobs.COPY.good,
    "Restore": {**jobs.RESTORE.good, "iamRoleArn": ROLE},
}
WHAT = {
    "Backup": f"back up {TABLE} to the vault {VAULT}",
    "Copy": f"copy {POINT} to {jobs.COPIES}",
    "Restore": f"restore {POINT}",
}
DONE = {"State": "COMPLETED", "RecoveryPointArn": POINT, "BackupVaultArn": VAULT_ARN}
DONE["MessageCategory"] = "SUCCESS"


@pytest.fixture
def backup(report: Any) -> Iterator[Service]:
    with service("BackupJob", report) as found:
        yield found


@pytest.fixture
def restore(report: Any) -> Iterator[Service]:
    with service("RestoreJob", report) as found:
        yield found


def before(cloud: Service, kind: str = "Backup", *jobs: dict[str, Any]) -> None:
    """What there is before a job is started."""
    if kind == "Restore":
        found = {"RestoreMetadata": {"name": "orders"}, "ResourceType": "DynamoDB"}
        cloud.answers("get_recovery_point_restore_metadata", found)
    cloud.answers(f"list_{kind.lower()}_jobs", {f"{kind}Jobs": list(jobs)})


def starts(cloud: Service, kind: str = "Backup", id: str = "1", **asked: Any) -> None:
    cloud.answers(f"start_{kind.lower()}_job", {f"{kind}JobId": id}, **asked)


def shows(cloud: Service, *looks: str | dict[str, Any], kind: str = "Backup") -> None:
    """What the job is like at each look at it."""
    state = "Status" if kind == "Restore" else "State"
    for look in looks:
        members = {state: look} if isinstance(look, str) else look
        job = {f"{kind}JobId": "1", "CreationDate": NOW, **members}
        cloud.answers(f"describe_{kind.lower()}_job", {"CopyJob": job} if kind == "Copy" else job)


def test_a_backup_is_asked_for_with_all_that_was_given(backup: Service) -> None:
    more = {
        "StartWindowMinutes": 60,
        "CompleteWindowMinutes": 120,
        "BackupOptions": {"WindowsVSS": "enabled"},
        "Index": "DISABLED",
        "LogicallyAirGappedBackupVaultArn": VAULT_ARN.replace(VAULT, "air-gapped"),
    }
    asked = {"BackupVaultName": VAULT, "ResourceArn": TABLE, "IamRoleArn": ROLE, **more}
    before(backup)
    starts(backup, **asked, RecoveryPointTags=ANY, IdempotencyToken=ANY)
    shows(backup, DONE)
    arguments = {name[:1].lower() + name[1:]: value for name, value in asked.items()}
    assert backup.create(**arguments, triggers={"release": "7"})[0] == f"{REGION}/1"


def test_a_restore_is_asked_for_with_what_the_recovery_point_says(restore: Service) -> None:
    before(restore, "Restore")
    asked = {"RecoveryPointArn": POINT, "IamRoleArn": ROLE, "ResourceType": "DynamoDB"}
    asked |= {"Metadata": {"name": "orders", "size": "1"}, "IdempotencyToken": ANY}
    starts(restore, "Restore", **asked, CopySourceTagsToRestoredResource=True)
    shows(restore, "COMPLETED", kind="Restore")
    more = {"metadata": {"size": "1"}, "copySourceTagsToRestoredResource": True}
    _, state = restore.create(**GOOD["Restore"], **more, backupVaultAccountId=ACCOUNT)
    # What the program says is recorded, and not what came from the recovery point.
    assert state["metadata"] == {"size": "1"}


@pytest.mark.parametrize(
    ("found", "wanted", "both"),
    [
        ({"a": "1", "b": "2"}, {"b": "3", "c": "4"}, {"a": "1", "b": "3", "c": "4"}),
        ({"dbIdentifier": "a"}, {"DBIdentifier": "b"}, {"DBIdentifier": "b"}),
    ],
)
def test_metadata_overrides_what_was_found_whatever_its_case(
    found: dict[str, str], wanted: dict[str, str], both: dict[str, str]
) -> None:
    assert merged(found, wanted) == both


@pytest.mark.parametrize("name", ["MasterUserPassword", "clientSecret", "ActiveDirectory"])
def test_no_message_shows_a_secret(restore: Service, name: str) -> None:
    value = '{"Password": "horse battery"}' if name == "ActiveDirectory" else "horse battery"
    before(restore, "Restore")
    restore.refuses("start_restore_job", "InvalidParameterValueException", f"{value} is no good")
    with pytest.raises(Invalid, match=r"\[secret\] is no good") as caught:
        restore.create(**GOOD["Restore"], metadata={name: value})
    assert "horse" not in str(caught.value)


def test_a_fresh_role_is_waited_for(backup: Service) -> None:
    why = f"IAM Role {ROLE} cannot be assumed by AWS Backup"
    before(backup)
    backup.refuses("start_backup_job", "InvalidParameterValueException", why, times=2)
    starts(backup)
    shows(backup, DONE)
    backup.create(**GOOD["Backup"])


def test_it_tells_how_far_it_is(backup: Service, report: Any) -> None:
    running = {"State": "RUNNING", "PercentDone": "41.7", "BytesTransferred": 1_288_490_189}
    said = {"StatusMessage": "2 objects were left out.", "MessageCategory": "S3Objects"}
    before(backup)
    starts(backup)
    shows(backup, "CREATED", running, running, {**DONE, **said})
    backup.create(**GOOD["Backup"])
    assert report.progressed == ["CREATED", "RUNNING, 42 %, 1.2 GiB"]
    assert report.informed == ["the job 1 says: 2 objects were left out."]


def test_the_parts_of_a_composite_one_are_counted_at_its_end(backup: Service) -> None:
    # A list of jobs does not count them.
    before(backup)
    starts(backup)
    whole = {**DONE, "IsParent": True}
    shows(backup, whole, {**whole, "NumberOfChildJobs": 3})
    assert backup.create(**GOOD["Backup"])[1]["numberOfChildJobs"] == 3


BAD_ENDS = {
    "Backup": "FAILED EXPIRED ABORTED PARTIAL",
    "Copy": "FAILED PARTIAL",
    "Restore": "FAILED ABORTED",
}


@pytest.mark.parametrize(
    ("kind", "end", "why"),
    [
        ("Backup", {"State": "FAILED"}, "AWS Backup gives no reason (the job 1 is FAILED)"),
        (
            "Backup", {**DONE, "State": "PARTIAL", "StatusMessage": "Full."},
            f"Full (the job 1 is PARTIAL); what could be made stays: {POINT}",
        ),
        *(
            (kind, {state: end, "StatusMessage": "Full."}, f"Full (the job 1 is {end})")
            for kind, ends in BAD_ENDS.items() for end in ends.split()
            for state in ["Status" if kind == "Restore" else "State"]
        ),
    ],
)  # fmt: skip
def test_a_bad_end_is_told_in_the_jobs_own_words(
    report: Any, kind: str, end: dict[str, Any], why: str
) -> None:
    with service(f"{kind}Job", report) as cloud:
        before(cloud, kind)
        starts(cloud, kind)
        shows(cloud, "RUNNING", end, kind=kind)
        with pytest.raises(Failure) as caught:
            cloud.create(**GOOD[kind])
    assert str(caught.value) == (
        f"cannot {WHAT[kind]}: {why}. Look into the reason, and run `pulumi up` again: it starts "
        "another job."
    )


@pytest.mark.parametrize("refusal", ["", "Backup jobs of RDS cannot be stopped."])
def test_a_backup_that_is_interrupted_is_stopped(
    report: Any, refusal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with service("BackupJob", report, **{"offsite:pollSeconds": "60"}) as backup:
        monkeypatch.setattr(report, "progress", lambda _: backup.provider.cancel())
        before(backup)
        starts(backup)
        shows(backup, "RUNNING")
        if refusal:
            backup.refuses("stop_backup_job", "InvalidRequestException", refusal)
        else:
            backup.answers("stop_backup_job", {}, BackupJobId="1")
        with pytest.raises(Cancelled) as caught:
            backup.create(**GOOD["Backup"])
    assert str(caught.value).endswith(
        "The job 1 could not be stopped (Backup jobs of RDS cannot be stopped) and goes on: "
        "run `pulumi up` again to go on waiting."
        if refusal
        else "The job 1 was stopped: run `pulumi up` again to start another."
    )


@pytest.mark.parametrize("state", ["FAILED", "EXPIRED", "ABORTED", "ABORTING", "PARTIAL"])
def test_a_job_that_ended_badly_makes_way_for_another(backup: Service, state: str) -> None:
    job = identifying_arguments(
        BackupJobInputs.model_validate({**GOOD["Backup"], "region": REGION})
    )
    asked = {"BackupVaultName": VAULT, "ResourceArn": TABLE, "IamRoleArn": ROLE}
    before(backup, "Backup", {"BackupJobId": "0", "State": state})
    for id, generation in (("0", 0), ("1", 1)):
        token = Owner(backup.identity).idempotency_token(*job, generation=generation)
        starts(backup, id=id, **asked, RecoveryPointTags=ANY, IdempotencyToken=token)
    shows(backup, DONE)
    assert backup.create(**GOOD["Backup"])[0] == f"{REGION}/1"


@pytest.mark.parametrize("state", ["CREATED", "PENDING", "RUNNING"])
def test_a_job_of_a_killed_run_is_gone_on_with(backup: Service, report: Any, state: str) -> None:
    before(backup, "Backup", {"BackupJobId": "1", "State": state})
    starts(backup)
    shows(backup, DONE)
    backup.answers("describe_recovery_point", {"Status": "COMPLETED"})
    backup.create(**GOOD["Backup"])
    assert report.informed == [f"goes on with the job 1, which is {state}"]


def test_where_nobody_can_tell_whose_a_backup_is_another_is_made(backup: Service) -> None:
    before(backup, "Backup", {**DONE, "BackupJobId": "0", "RecoveryPointArn": OF_FSX})
    starts(backup, id="0")
    backup.answers("describe_recovery_point", {"Status": "COMPLETED"})
    starts(backup)
    shows(backup, {**DONE, "RecoveryPointArn": OF_FSX})
    backup.create(**GOOD["Backup"])


def test_the_vault_of_a_restore_may_be_of_another_account(restore: Service) -> None:
    theirs = VAULT_ARN.replace(ACCOUNT, "210987654321")
    job = {"AccountId": ACCOUNT, "BackupVaultArn": theirs, "RecoveryPointArn": POINT}
    shows(restore, {"Status": "COMPLETED", **job}, kind="Restore")
    _, inputs = restore.read(f"{REGION}/1", {})
    assert (inputs["backupVaultAccountId"], inputs["backupVaultName"]) == ("210987654321", VAULT)


def test_a_restore_job_that_is_forgotten_is_no_reason_to_restore_again(restore: Service) -> None:
    before(restore, "Restore")
    starts(restore, "Restore")
    shows(restore, "COMPLETED", kind="Restore")
    id, state = restore.create(**GOOD["Restore"])
    restore.refuses("describe_restore_job", "ResourceNotFoundException")
    assert restore.read(id, state) == (state, None)


def test_a_job_is_identified_by_all_that_cannot_change() -> None:
    def of(**more: Any) -> tuple[str, ...]:
        wire = {**GOOD["Backup"], "region": REGION, **more}
        return identifying_arguments(BackupJobInputs.model_validate(wire))

    names = {"backup_vault_name": VAULT, "iam_role_arn": ROLE, "region": REGION}
    given = sorted({**names, "resource_arn": TABLE}.items())
    assert of() == tuple(f'["{name}", "{value}"]' for name, value in given)
    assert of(recoveryPointTags={"a": "b"}, roleArn=ROLE, index="ENABLED") == of()
    one, other = {"a": "1", "b": "2"}, {"b": "2", "a": "1"}
    assert of(triggers=one) == of(triggers=other) != of()


@pytest.mark.parametrize(
    ("job", "told"),
    [
        ({"PercentDone": ""}, "RUNNING"),
        ({"PercentDone": "42.4", "BytesTransferred": 0}, "RUNNING, 42 %"),
        ({"PercentDone": "7.00%", "BackupSizeInBytes": 1023}, "RUNNING, 7 %, 1023 B"),
        ({"BackupSizeInBytes": 1024}, "RUNNING, 1.0 KiB"),
        ({"BackupSizeInBytes": 1536 * 1024}, "RUNNING, 1.5 MiB"),
        ({"BackupSizeInBytes": 2**60}, "RUNNING, 1024.0 PiB"),
        # What was moved says more than what there is to move.
        ({"BytesTransferred": 2048, "BackupSizeInBytes": 4096}, "RUNNING, 2.0 KiB"),
        ({"NumberOfChildJobs": 2, "ChildJobsInState": {"COMPLETED": 1}}, "RUNNING, 1 of 2 parts"),
    ],
    ids=repr,
)  # fmt: skip
def test_progress(job: dict[str, Any], told: str) -> None:
    assert progress("RUNNING", job) == told


def test_many_jobs_are_described_once_and_then_listed() -> None:
    jobs = {f"{n}": {"JobId": f"{n}", "CreationDate": NOW + timedelta(hours=n)} for n in range(9)}
    described: list[str] = []
    listed: list[str] = []
    since: list[datetime] = []

    def describe(id: str) -> Any:
        described.append(id)
        if id not in jobs:
            raise NotFound("look", "it is gone")
        return jobs[id]

    def newest_first(moment: datetime) -> Iterator[Any]:
        since.append(moment)
        for id in reversed(jobs):
            listed.append(id)
            yield jobs[id]

    fetch = JobFetch(describe, newest_first, "JobId")
    assert fetch(["missing"]) == {}
    for _ in range(2):
        assert list(fetch(["2", "3", "1"])) == ["2", "3", "1"]
    assert (described[1:], since) == (["2", "3", "1"] * 2, [])
    # What joins is described, and what comes after the last of them is not read.
    assert sorted(fetch(["2", "3", "4", "5"])) == ["2", "3", "4", "5"]
    assert described[7:] == ["4", "5"]
    assert since == [NOW + timedelta(hours=2, seconds=-1)]
    assert listed == ["8", "7", "6", "5", "4", "3", "2"]
    # And so is what the list lacks.
    del jobs["3"]
    assert sorted(fetch(["2", "3", "4", "5"])) == ["2", "4", "5"]
    assert described[9:] == ["3"]


@pytest.mark.parametrize(
    ("own", "tags"),
    [({}, {"a": "b"}), ({"a": "c"}, {"a": "c"}), ({"d": "e"}, {"a": "b", "d": "e"}), (UNKNOWN, UNKNOWN)],
)  # fmt: skip
def test_the_default_tags_of_the_stack_are_the_recovery_points(own: Any, tags: Any) -> None:
    run = Run({"offsite:defaultTags": {"a": "b"}})
    found = BackupJob().prepare(run, {"region": REGION, "recoveryPointTags": own})
    assert found["recoveryPointTags"] == tags
