"""AWS Backup's vaults in this process: botocore's real client, answered by a few dictionaries."""

import json
from collections import Counter
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import botocore.session
from offsite_provider.core.lifecycle import Diff, Lifecycle
from offsite_provider.core.settings import Settings
from pydantic.alias_generators import to_snake

from offsite_provider.aws import access
from offsite_provider.core.resource import Handler

REGION = "eu-west-1"
HEAD = f"arn:aws:backup:{REGION}:123456789012:backup-vault"
DEFAULT_KEY = f"arn:aws:kms:{REGION}:123456789012:key/default"
KEY = f"arn:aws:kms:{REGION}:123456789012:key/11111111-2222-3333-4444-555555555555"
TOPIC = f"arn:aws:sns:{REGION}:123456789012:backup"
NOW = datetime(2026, 3, 1, 4, 0, 0, 123000, timezone.utc)
URN = "urn:pulumi:test::shop::pulumi-python:offsite/backup:Vault::orders"


class Refused(Exception):
    """What the cloud refuses: the error's code and message."""

    def __init__(self, code: str, message: str = "") -> None:
        self.code = code if code.startswith("ERROR_") else f"{code}Exception"
        self.message = message


@lru_cache
def _session() -> Any:
    return botocore.session.Session()


class VaultCloud:
    """One region of one account. Every operation can be refused first, by its name."""

    def __init__(self, monkeypatch: Any) -> None:
        self.vaults: dict[str, dict[str, Any]] = {}
        self.tags: dict[str, dict[str, str]] = {}
        self.policies: dict[str, str] = {}
        self.notifications: dict[str, dict[str, Any]] = {}
        self.points: dict[str, dict[str, dict[str, Any]]] = {}
        self.calls: list[str] = []
        self.requests: list[tuple[str, dict[str, Any]]] = []
        self.refusals: dict[str, list[Refused | None]] = {}
        self.looks_until_deleted = 1
        self.page_size = 1000
        monkeypatch.setattr(access, "_make_client", self._client)

    @property
    def counts(self) -> Counter[str]:
        return Counter(self.calls)

    def forget(self) -> None:
        self.calls.clear()
        self.requests.clear()

    def add(self, name: str, **members: Any) -> dict[str, Any]:
        """A vault that somebody else made."""
        self.vaults[name] = {
            "BackupVaultName": name,
            "BackupVaultArn": f"{HEAD}:{name}",
            "VaultType": "BACKUP_VAULT",
            "VaultState": "AVAILABLE",
            "EncryptionKeyArn": DEFAULT_KEY,
            "CreationDate": NOW,
            "CreatorRequestId": "somebody-else",
            "Locked": False,
            **members,
        }
        self.points.setdefault(name, {})
        return self.vaults[name]

    def add_points(self, vault: str, count: int, **members: Any) -> list[str]:
        """Recovery points in a vault; their ARNs."""
        found = self.points[vault]
        start = len(found)
        arns = [f"arn:aws:backup:{REGION}:123456789012:recovery-point:{n}" for n in range(start, start + count)]  # fmt: skip
        for arn in arns:
            found[arn] = {"RecoveryPointArn": arn, "Status": "COMPLETED", **members}
        return arns

    def refuse(self, operation: str, code: str, message: str = "", times: int = 1) -> None:
        self.refusals[operation] = [Refused(code, message)] * times

    def _client(self, _: Settings, service: str, region: str, *__: Any) -> Any:
        client = _session().create_client(
            service, region, aws_access_key_id="AKIA", aws_secret_access_key="secret"
        )

        def remember(params: Any, context: Any, **_: Any) -> None:
            context["asked"] = dict(params)

        client.meta.events.register("before-parameter-build", remember)
        client.meta.events.register("before-call", self._answer)
        return client

    def _answer(self, model: Any, context: Any, **_: Any) -> tuple[Any, dict[str, Any]]:
        name, asked = model.name, context["asked"]
        self.calls.append(name)
        self.requests.append((name, asked))
        try:
            waiting = self.refusals.get(name)
            refused = waiting.pop(0) if waiting else None
            if refused:
                raise refused
            answer = getattr(self, to_snake(name))(**asked) or {}
            return SimpleNamespace(status_code=200), {**answer, "ResponseMetadata": {}}
        except Refused as refused:
            error = {"Code": refused.code, "Message": refused.message}
            return SimpleNamespace(status_code=400), {"Error": error, "ResponseMetadata": {}}

    def _vault(self, name: str) -> dict[str, Any]:
        if name not in self.vaults:
            raise Refused("AccessDenied", "Insufficient privileges to perform this action.")
        return self.vaults[name]

    def create_backup_vault(self, BackupVaultName: str, **asked: Any) -> dict[str, Any]:
        if BackupVaultName in self.vaults:
            raise Refused("AlreadyExists", "Backup vault with the same name already exists")
        vault = self.add(
            BackupVaultName,
            CreatorRequestId=asked.get("CreatorRequestId"),
            EncryptionKeyArn=asked.get("EncryptionKeyArn", DEFAULT_KEY),
        )
        self.tags[vault["BackupVaultArn"]] = asked.get("BackupVaultTags", {})
        return {key: vault[key] for key in ("BackupVaultName", "BackupVaultArn", "CreationDate")}

    def create_logically_air_gapped_backup_vault(self, **asked: Any) -> dict[str, Any]:
        answer = self.create_backup_vault(**asked)
        vault = self.vaults[asked["BackupVaultName"]]
        vault |= {
            "VaultType": "LOGICALLY_AIR_GAPPED_BACKUP_VAULT",
            "MinRetentionDays": asked["MinRetentionDays"],
            "MaxRetentionDays": asked["MaxRetentionDays"],
            "VaultState": "CREATING",
            "Locked": True,
            "LockDate": NOW,
            "EncryptionKeyType": "AWS_OWNED_KMS_KEY",
        }
        if "EncryptionKeyArn" not in asked:
            del vault["EncryptionKeyArn"]
        return {**answer, "VaultState": "CREATING"}

    def describe_backup_vault(self, BackupVaultName: str) -> dict[str, Any]:
        vault = self._vault(BackupVaultName)
        answer = dict(vault)
        if vault["VaultState"] == "CREATING":
            vault["VaultState"] = "AVAILABLE"
        return answer

    def list_backup_vaults(self, **asked: Any) -> dict[str, Any]:
        return self._page("BackupVaultList", list(self.vaults.values()), asked)

    def delete_backup_vault(self, BackupVaultName: str) -> None:
        self._vault(BackupVaultName)
        if self.points[BackupVaultName]:
            why = "Backup vault cannot be deleted because it contains recovery points."
            raise Refused("InvalidRequest", why)
        del self.vaults[BackupVaultName]

    def list_tags(self, ResourceArn: str) -> dict[str, Any]:
        return {"Tags": self.tags.get(ResourceArn, {})}

    def tag_resource(self, ResourceArn: str, Tags: dict[str, str]) -> None:
        self.tags.setdefault(ResourceArn, {}).update(Tags)

    def untag_resource(self, ResourceArn: str, TagKeyList: list[str]) -> None:
        for key in TagKeyList:
            self.tags[ResourceArn].pop(key, None)

    def get_resources(self, **_: Any) -> dict[str, Any]:
        return {
            "ResourceTagMappingList": [
                {"ResourceARN": arn, "Tags": [{"Key": k, "Value": v} for k, v in tags.items()]}
                for arn, tags in self.tags.items()
            ]
        }

    def put_backup_vault_access_policy(self, BackupVaultName: str, Policy: str) -> None:
        self._vault(BackupVaultName)
        self.policies[BackupVaultName] = json.dumps(json.loads(Policy), sort_keys=True)

    def get_backup_vault_access_policy(self, BackupVaultName: str) -> dict[str, Any]:
        vault = self._vault(BackupVaultName)
        if BackupVaultName not in self.policies:
            raise Refused("ResourceNotFound", "has no associated POLICY")
        return {**_of(vault), "Policy": self.policies[BackupVaultName]}

    def delete_backup_vault_access_policy(self, BackupVaultName: str) -> None:
        self._vault(BackupVaultName)
        self.policies.pop(BackupVaultName, None)

    def put_backup_vault_notifications(self, BackupVaultName: str, **asked: Any) -> None:
        self._vault(BackupVaultName)
        self.notifications[BackupVaultName] = asked

    def get_backup_vault_notifications(self, BackupVaultName: str) -> dict[str, Any]:
        vault = self._vault(BackupVaultName)
        if BackupVaultName not in self.notifications:
            raise Refused("ERROR_2106", "Failed reading notifications from database")
        found = self.notifications[BackupVaultName]
        return {
            **_of(vault),
            **found,
            "BackupVaultEvents": list(reversed(found["BackupVaultEvents"])),
        }

    def delete_backup_vault_notifications(self, BackupVaultName: str) -> None:
        self._vault(BackupVaultName)
        self.notifications.pop(BackupVaultName, None)

    def put_backup_vault_lock_configuration(self, BackupVaultName: str, **asked: Any) -> None:
        vault = self._vault(BackupVaultName)
        self._check_changeable(vault)
        days = asked.pop("ChangeableForDays", None)
        for key in ("MinRetentionDays", "MaxRetentionDays", "LockDate"):
            vault.pop(key, None)
        vault |= {"Locked": True, **asked}
        if days:
            vault["LockDate"] = datetime.now(timezone.utc) + timedelta(days=days)

    def delete_backup_vault_lock_configuration(self, BackupVaultName: str) -> None:
        vault = self._vault(BackupVaultName)
        self._check_changeable(vault)
        for key in ("MinRetentionDays", "MaxRetentionDays", "LockDate"):
            vault.pop(key, None)
        vault["Locked"] = False

    def _check_changeable(self, vault: dict[str, Any]) -> None:
        if "LockDate" in vault and vault["LockDate"] <= datetime.now(timezone.utc):
            raise Refused("InvalidRequest", "Vault Lock configuration is immutable")

    def list_recovery_points_by_backup_vault(
        self, BackupVaultName: str, **asked: Any
    ) -> dict[str, Any]:
        self._vault(BackupVaultName)
        found = self.points[BackupVaultName]
        page = self._page("RecoveryPoints", [dict(point) for point in found.values()], asked)
        if "NextToken" not in page:
            for arn, point in list(found.items()):
                if point["Status"] == "DELETING":
                    point["left"] = point.get("left", self.looks_until_deleted) - 1
                    if point["left"] <= 0:
                        del found[arn]
        return page

    def disassociate_recovery_point_from_parent(
        self, BackupVaultName: str, RecoveryPointArn: str
    ) -> None:
        self.points[BackupVaultName][RecoveryPointArn].pop("ParentRecoveryPointArn")

    def delete_recovery_point(self, BackupVaultName: str, RecoveryPointArn: str) -> None:
        found = self.points[BackupVaultName]
        point = found.get(RecoveryPointArn)
        if point is None:
            raise Refused("ResourceNotFound", "There is no such recovery point.")
        parents = {other.get("ParentRecoveryPointArn") for other in found.values()}
        if point["Status"] == "CREATING" or RecoveryPointArn in parents:
            raise Refused("InvalidResourceState", "It can't be deleted now.")
        if "ParentRecoveryPointArn" in point:
            raise Refused("InvalidRequest", "It is nested.")
        point["Status"] = "DELETING"

    def _page(self, name: str, items: list[Any], asked: dict[str, Any]) -> dict[str, Any]:
        assert asked.get("MaxResults") == 1000, "fewer a page are more calls"
        start = int(asked.get("NextToken", 0))
        end = start + self.page_size
        more = {"NextToken": str(end)} if end < len(items) else {}
        shown = [{k: v for k, v in item.items() if k != "left"} for item in items[start:end]]
        return {name: shown, **more}


def _of(vault: dict[str, Any]) -> dict[str, Any]:
    return {key: vault[key] for key in ("BackupVaultName", "BackupVaultArn")}


class Life:
    """A resource's life, as the engine leads it; each of these is a process of its own."""

    def __init__(self, handler: Handler[Any, Any], report: Any, urn: str = URN) -> None:
        self._handler = handler
        self._token = handler.token
        self._report = report
        self._urn = urn
        self.again()

    def again(self) -> None:
        """Another run."""
        settings = Settings({"aws:region": REGION, "offsite:pollSeconds": "0.002"})
        self.life = Lifecycle(settings, {self._token: self._handler})

    def inputs(self, **wire: Any) -> dict[str, Any]:
        inputs, problems = self.life.check(self._token, {"owner": self._urn, **wire})
        assert problems == []
        return inputs

    def create(self, **wire: Any) -> dict[str, Any]:
        """Its state."""
        self.id, state = self.life.create(self._token, self.inputs(**wire), self._report)
        return state

    def read(self, state: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None] | None:
        return self.life.read(self._token, self.id, state, self._report)

    def diff(self, state: dict[str, Any], **wire: Any) -> Diff:
        return self.life.diff(self._token, state, self.inputs(**wire))

    def update(self, state: dict[str, Any], **wire: Any) -> dict[str, Any]:
        news = self.inputs(**wire)
        return self.life.update(self._token, self.id, state, news, self._report)

    def delete(self, state: dict[str, Any]) -> None:
        self.life.delete(self._token, self.id, state, self._report)

    def warnings(self, before: dict[str, Any] | None = None, **wire: Any) -> list[str]:
        """What a preview warns of."""
        said: list[str] = []
        self.again()
        self.life.announce(self._token, before or {}, self.inputs(**wire), said.append)
        return said
