"""Jobs and recovery points in this process: botocore's real clients, answered by dictionaries."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, ClassVar

import botocore.session
from offsite_provider.core.lifecycle import Diff, Lifecycle
from offsite_provider.core.settings import Settings
from pydantic.alias_generators import to_snake

from offsite_provider.aws import access
from offsite_provider.aws.access import AwsLookup
from offsite_provider.core.resource import Handler

REGION, ELSEWHERE = "eu-west-1", "eu-central-1"
ACCOUNT, OTHER_ACCOUNT = "123456789012", "210987654321"
VAULT = "source"
TABLE = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/orders"
VOLUME = f"arn:aws:ec2:{REGION}:{ACCOUNT}:volume/vol-1"
DATABASE = f"arn:aws:rds:{REGION}:{ACCOUNT}:db:orders"
CACHE = f"arn:aws:fsx:{REGION}:{ACCOUNT}:file-system/fs-1"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/backup"
COPIES = f"arn:aws:backup:{ELSEWHERE}:{ACCOUNT}:backup-vault:copies"
NOW = datetime(2026, 3, 1, 4, 0, 0, tzinfo=timezone.utc)
URN = "urn:pulumi:prod::shop::pulumi-python:dynamic/offsite/backup:Job::orders"

_OTHER_SERVICES = (
    "AddTagsToResource",
    "CreateTags",
    "DeleteTags",
    "DescribeTags",
    "ListTagsForResource",
    "RemoveTagsFromResource",
)

Answer = dict[str, Any]


class Refused(Exception):
    """What the cloud refuses: the error's code and message."""

    def __init__(self, code: str, message: str = "no") -> None:
        super().__init__(code)
        self.code, self.message = code, message


@lru_cache
def _client(service: str, region: str) -> Any:
    """botocore's client, whose requests `JobCloud.current` answers. Making one takes a while."""
    client = botocore.session.Session().create_client(
        service, region, aws_access_key_id="AKIA", aws_secret_access_key="secret"
    )

    def remember(params: Any, context: Any, **_: Any) -> None:
        context["asked"] = dict(params)

    def answer(model: Any, context: Any, **_: Any) -> tuple[Any, Answer]:
        return JobCloud.current.answer(region, model, context["asked"])

    client.meta.events.register("before-parameter-build", remember)
    client.meta.events.register("before-call", answer)
    return client


class JobCloud:
    """One account, and what of another is copied to. Every operation can be refused first.

    A job goes through `course`, a state at each look; the last stays. What it makes is there when
    it is COMPLETED.
    """

    current: ClassVar["JobCloud"]

    def __init__(self, monkeypatch: Any) -> None:
        self.jobs: dict[str, Answer] = {}
        self.vaults = [VAULT]
        self.points: dict[str, Answer] = {}
        """Recovery points by ARN."""
        self.tags: dict[str, dict[str, str]] = {}
        self.course: list[Answer | str] = ["RUNNING", "COMPLETED"]
        self.made: list[str] = []
        """The ARNs of restored resources."""
        self.metadata: dict[str, str] = {"originalTableName": "orders", "encryptionType": "Default"}
        self.requests: list[tuple[str, str, Answer]] = []
        """Region, operation and parameters of each call."""
        self.roles: list[tuple[str, str | None]] = []
        """Region and assumed role of each client."""
        self.refusals: dict[str, list[Refused]] = {}
        self.keeps_expired: str | None = None
        """Why nothing can be deleted, if so."""
        self._tokens: dict[str, str] = {}
        self._ids: Iterator[str] = (f"{number:04}" for number in range(1, 10_000))
        self._region = REGION
        JobCloud.current = self
        monkeypatch.setattr(access, "_make_client", self._client)

    @property
    def calls(self) -> list[str]:
        return [operation for _, operation, _ in self.requests]

    def asked(self, operation: str) -> Answer:
        """The last request for an operation."""
        return [request for _, called, request in self.requests if called == operation][-1]

    def refuse(self, operation: str, code: str, message: str = "no", times: int = 1) -> None:
        self.refusals[operation] = [Refused(code, message)] * times

    def point(self, arn: str | None = None, **members: Any) -> str:
        """A recovery point that is there already; its ARN."""
        arn = arn or f"arn:aws:backup:{REGION}:{ACCOUNT}:recovery-point:{next(self._ids)}"
        self.points[arn] = {
            "RecoveryPointArn": arn,
            "BackupVaultName": VAULT,
            "BackupVaultArn": f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:{VAULT}",
            "ResourceArn": TABLE,
            "ResourceType": "DynamoDB",
            "Status": "COMPLETED",
            "StorageClass": "WARM",
            "CreationDate": NOW,
            "IsParent": False,
            **members,
        }
        return arn

    def _client(self, _: Settings, service: str, region: str, inputs: AwsLookup, *__: Any) -> Any:
        self.roles.append((region, inputs.role_arn))
        return _client(service, region)

    def answer(self, region: str, model: Any, asked: Answer) -> tuple[Any, Answer]:
        self.requests.append((region, model.name, asked))
        self._region = region
        try:
            if waiting := self.refusals.get(model.name):
                raise waiting.pop(0)
            answer = getattr(self, to_snake(model.name))(**asked) or {}
            unknown = set(answer) - set(model.output_shape.members if model.output_shape else ())
            assert not unknown, f"{model.name} answers with no {unknown}"
            return SimpleNamespace(status_code=200), {**answer, "ResponseMetadata": {}}
        except Refused as refused:
            error = {"Code": refused.code, "Message": refused.message}
            return SimpleNamespace(status_code=400), {"Error": error, "ResponseMetadata": {}}

    def _start(self, kind: str, token: str, state: str, **members: Any) -> Answer:
        if token not in self._tokens:
            id = f"{kind}-{next(self._ids)}"
            self._tokens[token] = id
            self.jobs[id] = {
                f"{kind}JobId": id,
                state: "CREATED",
                "AccountId": ACCOUNT,
                "CreationDate": NOW + timedelta(minutes=len(self.jobs)),
                "IsParent": False,
                "course": list(self.course),
                "state": state,
                **members,
            }
        return self.jobs[self._tokens[token]]

    def _look(self, job: Answer) -> Answer:
        """The job, a step further."""
        if job["course"]:
            step = job["course"].pop(0)
            job.update({job["state"]: step} if isinstance(step, str) else step)
            if job[job["state"]] == "COMPLETED":
                job["CompletionDate"] = job["CreationDate"] + timedelta(hours=1)
                job.pop("finish")(job)
        return self._shown(job)

    def _shown(self, job: Answer) -> Answer:
        return {k: v for k, v in job.items() if k not in ("course", "state", "finish", "tags")}

    def _page(self, name: str, found: list[Answer], asked: Answer) -> Answer:
        assert asked["MaxResults"] == 1000, "fewer a page are more calls"
        since = asked.get("ByCreatedAfter")
        shown = [
            # Who only looks for what is there is no reason to go on.
            self._shown(job) if since is None else self._look(job)
            for job in found
            if since is None or job["CreationDate"] > since
        ]
        return {name: shown}

    def start_backup_job(
        self, ResourceArn: str, BackupVaultName: str, IdempotencyToken: str, **asked: Any
    ) -> Answer:
        def finish(job: Answer) -> None:
            number = next(self._ids)
            head, _, _ = ResourceArn.rpartition(":")
            arn = {
                "dynamodb": f"arn:aws:backup:{REGION}:{ACCOUNT}:recovery-point:{number}",
                "ec2": f"arn:aws:ec2:{REGION}::snapshot/snap-{number}",
                "rds": f"arn:aws:rds:{REGION}:{ACCOUNT}:snapshot:awsbackup:job-{number}",
                "fsx": f"arn:aws:fsx:{REGION}:{ACCOUNT}:backup/backup-{number}",
            }[head.split(":")[2]]
            job["RecoveryPointArn"] = self.point(arn, Lifecycle=asked.get("Lifecycle", {}))
            if asked.get("Index") == "ENABLED":
                self.points[arn]["IndexStatus"] = "PENDING"
            self.tags[arn] = {"of": "the resource", **asked.get("RecoveryPointTags", {})}

        job = self._start(
            "Backup",
            IdempotencyToken,
            "State",
            ResourceArn=ResourceArn,
            BackupVaultName=BackupVaultName,
            BackupVaultArn=f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:{BackupVaultName}",
            IamRoleArn=asked["IamRoleArn"],
            RecoveryPointLifecycle=asked.get("Lifecycle", {}),
            finish=finish,
        )
        return {"BackupJobId": job["BackupJobId"], "CreationDate": job["CreationDate"]}

    def describe_backup_job(self, BackupJobId: str) -> Answer:
        return self._look(self._job(BackupJobId))

    def list_backup_jobs(self, **asked: Any) -> Answer:
        found = [
            job
            for id, job in self.jobs.items()
            if id.startswith("Backup") and asked.get("ByResourceArn") in (None, job["ResourceArn"])
        ]
        page = self._page("BackupJobs", found, asked)
        # Only a description has them.
        for job in page["BackupJobs"]:
            job.pop("NumberOfChildJobs", None)
            job.pop("ChildJobsInState", None)
        return page

    def stop_backup_job(self, BackupJobId: str) -> None:
        self.jobs[BackupJobId].update(State="ABORTING", course=["ABORTED"])

    def start_copy_job(
        self,
        RecoveryPointArn: str,
        DestinationBackupVaultArn: str,
        IdempotencyToken: str,
        **asked: Any,
    ) -> Answer:
        source = self.points[RecoveryPointArn]
        lifecycle = asked.get("Lifecycle") or source.get("Lifecycle", {})
        region, account = DestinationBackupVaultArn.split(":")[3:5]

        def finish(job: Answer) -> None:
            arn = RecoveryPointArn.rpartition(":")[0] + f":{next(self._ids)}"
            arn = arn.replace(REGION, region).replace(ACCOUNT, account)
            name = DestinationBackupVaultArn.rpartition(":")[2]
            job["DestinationRecoveryPointArn"] = self.point(
                arn, BackupVaultName=name, Lifecycle=lifecycle
            )
            self.tags[arn] = dict(self.tags.get(RecoveryPointArn, {}))

        job = self._start(
            "Copy",
            IdempotencyToken,
            "State",
            SourceRecoveryPointArn=RecoveryPointArn,
            DestinationBackupVaultArn=DestinationBackupVaultArn,
            IamRoleArn=asked["IamRoleArn"],
            ResourceArn=TABLE,
            DestinationRecoveryPointLifecycle=lifecycle,
            finish=finish,
        )
        return {"CopyJobId": job["CopyJobId"], "CreationDate": job["CreationDate"]}

    def describe_copy_job(self, CopyJobId: str) -> Answer:
        return {"CopyJob": self._look(self._job(CopyJobId))}

    def list_copy_jobs(self, **asked: Any) -> Answer:
        found = [
            job
            for id, job in self.jobs.items()
            if id.startswith("Copy")
            and asked.get("BySourceRecoveryPointArn") in (None, job["SourceRecoveryPointArn"])
            and asked.get("ByDestinationVaultArn") in (None, job["DestinationBackupVaultArn"])
        ]
        return self._page("CopyJobs", found, asked)

    def get_recovery_point_restore_metadata(self, **asked: Any) -> Answer:
        point = self.points[asked["RecoveryPointArn"]]
        return {"RestoreMetadata": dict(self.metadata), "ResourceType": point["ResourceType"]}

    def start_restore_job(
        self, RecoveryPointArn: str, IdempotencyToken: str, Metadata: dict[str, str], **asked: Any
    ) -> Answer:
        def finish(job: Answer) -> None:
            number = len(self.made) + 1
            self.made.append(f"{TABLE}-restored-{number}")
            job["CreatedResourceArn"] = self.made[-1]

        job = self._start(
            "Restore",
            IdempotencyToken,
            "Status",
            RecoveryPointArn=RecoveryPointArn,
            ResourceType=asked.get("ResourceType"),
            finish=finish,
        )
        return {"RestoreJobId": job["RestoreJobId"]}

    def describe_restore_job(self, RestoreJobId: str) -> Answer:
        return self._look(self._job(RestoreJobId))

    def list_restore_jobs(self, **asked: Any) -> Answer:
        found = [
            job
            for id, job in self.jobs.items()
            if id.startswith("Restore")
            and asked.get("ByResourceType") in (None, job["ResourceType"])
        ]
        return self._page("RestoreJobs", found, asked)

    def _job(self, id: str) -> Answer:
        if id not in self.jobs:
            raise Refused("ResourceNotFoundException", "there is no such job")
        return self.jobs[id]

    def _point(self, arn: str, vault: str) -> Answer:
        found = self.points.get(arn)
        # Snapshots' ARNs have a region too.
        if found is None or found["BackupVaultName"] != vault or arn.split(":")[3] != self._region:
            raise Refused("ResourceNotFoundException", f"there is no {arn}")
        return found

    def list_backup_vaults(self, MaxResults: int) -> Answer:
        return {"BackupVaultList": [{"BackupVaultName": name} for name in self.vaults]}

    def describe_recovery_point(self, BackupVaultName: str, RecoveryPointArn: str) -> Answer:
        point = self._point(RecoveryPointArn, BackupVaultName)
        answer = dict(point)
        if point["Status"] == "DELETING":
            if self.keeps_expired:
                point.update(Status="EXPIRED", StatusMessage=self.keeps_expired)
            else:
                del self.points[RecoveryPointArn]
        if point["Status"] == "CREATING":
            point["Status"] = "COMPLETED"
        return answer

    def list_recovery_points_by_backup_vault(
        self, BackupVaultName: str, ByParentRecoveryPointArn: str
    ) -> Answer:
        found = [
            {"RecoveryPointArn": arn}
            for arn, point in self.points.items()
            if point["BackupVaultName"] == BackupVaultName
            and point.get("ParentRecoveryPointArn") == ByParentRecoveryPointArn
        ]
        return {"RecoveryPoints": found}

    def update_recovery_point_lifecycle(
        self, BackupVaultName: str, RecoveryPointArn: str, Lifecycle: Answer
    ) -> Answer:
        point = self._point(RecoveryPointArn, BackupVaultName)
        point["Lifecycle"] = {k: v for k, v in Lifecycle.items() if v != -1}
        days = point["Lifecycle"].get("DeleteAfterDays")
        point["CalculatedLifecycle"] = {"DeleteAt": NOW + timedelta(days=days)} if days else {}
        return {
            "RecoveryPointArn": RecoveryPointArn,
            "Lifecycle": point["Lifecycle"],
            "CalculatedLifecycle": point["CalculatedLifecycle"],
        }

    def update_recovery_point_index_settings(
        self, BackupVaultName: str, RecoveryPointArn: str, Index: str, IamRoleArn: str
    ) -> None:
        point = self._point(RecoveryPointArn, BackupVaultName)
        point["IndexStatus"] = "PENDING" if Index == "ENABLED" else "DELETING"

    def delete_recovery_point(self, BackupVaultName: str, RecoveryPointArn: str) -> None:
        point = self._point(RecoveryPointArn, BackupVaultName)
        parents = {other.get("ParentRecoveryPointArn") for other in self.points.values()}
        if RecoveryPointArn in parents or "ParentRecoveryPointArn" in point:
            raise Refused("InvalidRequestException", "it is nested, or has nested ones")
        point["Status"] = "DELETING"

    def disassociate_recovery_point(self, BackupVaultName: str, RecoveryPointArn: str) -> None:
        self._point(RecoveryPointArn, BackupVaultName)
        if ":continuous:" not in RecoveryPointArn:
            why = "Only continuous backups can be disassociated."
            raise Refused("InvalidRequestException", why)
        del self.points[RecoveryPointArn]

    def disassociate_recovery_point_from_parent(
        self, BackupVaultName: str, RecoveryPointArn: str
    ) -> None:
        point = self._point(RecoveryPointArn, BackupVaultName)
        if point.pop("ParentRecoveryPointArn", None) is None:
            raise Refused("InvalidRequestException", "it has no parent")

    def list_tags(self, ResourceArn: str) -> Answer:
        return {"Tags": dict(self._tagged(ResourceArn, "backup"))}

    def tag_resource(self, ResourceArn: str, Tags: dict[str, str]) -> None:
        self._tagged(ResourceArn, "backup").update(Tags)

    def untag_resource(self, ResourceArn: str, TagKeyList: list[str]) -> None:
        self._untag(self._tagged(ResourceArn, "backup"), TagKeyList)

    def describe_tags(self, Filters: list[Answer]) -> Answer:
        (named,) = Filters
        assert named["Name"] == "resource-id"
        (id,) = named["Values"]
        arn = self._snapshot(id)
        tags = self._tagged(arn, "ec2") if arn in self.points else {}
        return {"Tags": [{"Key": k, "Value": v, "ResourceId": id} for k, v in tags.items()]}

    def create_tags(self, Resources: list[str], Tags: list[Answer]) -> None:
        (id,) = Resources
        tags = {tag["Key"]: tag["Value"] for tag in Tags}
        self._tagged(self._snapshot(id), "ec2").update(tags)

    def delete_tags(self, Resources: list[str], Tags: list[Answer]) -> None:
        (id,) = Resources
        self._untag(self._tagged(self._snapshot(id), "ec2"), [tag["Key"] for tag in Tags])

    def list_tags_for_resource(self, ResourceName: str) -> Answer:
        tags = self._tagged(ResourceName, "rds")
        return {"TagList": [{"Key": k, "Value": v} for k, v in tags.items()]}

    def add_tags_to_resource(self, ResourceName: str, Tags: list[Answer]) -> None:
        self._tagged(ResourceName, "rds").update({tag["Key"]: tag["Value"] for tag in Tags})

    def remove_tags_from_resource(self, ResourceName: str, TagKeys: list[str]) -> None:
        self._untag(self._tagged(ResourceName, "rds"), TagKeys)

    def _snapshot(self, id: str) -> str:
        return f"arn:aws:ec2:{self._region}::snapshot/{id}"

    def _tagged(self, arn: str, service: str) -> dict[str, str]:
        assert arn.split(":")[2:4] == [service, self._region], f"{service} knows no {arn}"
        if arn not in self.points:
            raise Refused("ResourceNotFoundException", f"there is no {arn}")
        return self.tags.setdefault(arn, {})

    def _untag(self, tags: dict[str, str], keys: list[str]) -> None:
        for key in keys:
            tags.pop(key, None)


class Life:
    """A resource's life, as the engine leads it; each of these is a process of its own."""

    def __init__(self, handler: Handler[Any, Any], report: Any, **config: Any) -> None:
        self._handler = handler
        self._token = handler.token
        self._report = report
        self._config = config
        self.again()

    def again(self) -> "Life":
        """Another run."""
        config = {"aws:region": REGION, "offsite:pollSeconds": "0.002", **self._config}
        self.settings = Settings(config)
        self.life = Lifecycle(self.settings, {self._token: self._handler})
        return self

    def inputs(self, **wire: Any) -> Answer:
        inputs, problems = self.life.check(self._token, {"owner": URN, **wire})
        assert problems == []
        return inputs

    def create(self, **wire: Any) -> Answer:
        """Its state."""
        with self._only("create"):
            self.id, state = self.life.create(self._token, self.inputs(**wire), self._report)
        return state

    def read(self, state: Answer) -> tuple[Answer, Answer | None] | None:
        with self._only("read"):
            return self.life.read(self._token, self.id, state, self._report)

    def diff(self, state: Answer, **wire: Any) -> Diff:
        return self.life.diff(self._token, state, self.inputs(**wire))

    def update(self, state: Answer, **wire: Any) -> Answer:
        with self._only("update"):
            news = self.inputs(**wire)
            return self.life.update(self._token, self.id, state, news, self._report)

    def delete(self, state: Answer) -> None:
        with self._only("delete"):
            self.life.delete(self._token, self.id, state, self._report)

    @contextmanager
    def _only(self, method: str) -> Iterator[None]:
        """A method of the handler calls nothing of AWS Backup that it does not declare."""
        requests = JobCloud.current.requests
        before = len(requests)
        try:
            yield
        finally:
            called = {operation for _, operation, _ in requests[before:]}
            assert called <= {*self._handler.calls[method], *_OTHER_SERVICES}
