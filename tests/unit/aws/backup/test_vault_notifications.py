"""VaultNotifications: a topic and a set of events."""

from collections.abc import Callable
from typing import Any

import botocore.session
import pytest
from offsite_provider.aws.backup.vault_notifications import (
    SILENT,
    VaultNotifications,
    VaultNotificationsInputs,
    events,
)
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import AccessDenied, Conflict, Failure, NotFound

from .vault_cloud import HEAD, REGION, TOPIC, Life, VaultCloud

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

GOOD: dict[str, Any] = {
    "backupVaultName": "offsite",
    "snsTopicArn": TOPIC,
    "backupVaultEvents": ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED"],
}


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> VaultCloud:
    cloud = VaultCloud(monkeypatch)
    cloud.add("offsite")
    return cloud


@pytest.fixture
def life(cloud: VaultCloud, report: Any) -> Life:
    return Life(VaultNotifications(), report)


class TestArguments:
    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(VaultNotificationsInputs, {"region": REGION}) == {
            "backup_vault_name": "is required",
            "sns_topic_arn": "is required",
            "backup_vault_events": "is required",
        }

    def test_every_event_of_the_model(self, complaints: Complaints) -> None:
        model = botocore.session.get_session().get_service_model("backup")
        known = model.shape_for("BackupVaultEvent").enum
        assert list(events()) == known
        assert set(SILENT) | set(filter(None, SILENT.values())) <= set(known)
        wire = {"region": REGION, **GOOD, "backupVaultEvents": known}
        assert complaints(VaultNotificationsInputs, wire) == {}

    @pytest.mark.parametrize(
        ("given", "path", "complaint"),
        [
            ([], "backup_vault_events", "must have at least 1 item(s)"),
            (
                ["COPY_JOB_FAILED", "COPY_JOB_FAILURE"],
                "backup_vault_events[1]",
                "must be an event of AWS Backup, not `COPY_JOB_FAILURE`: did you mean "
                "`COPY_JOB_FAILED`?",
            ),
            (
                ["x"],
                "backup_vault_events[0]",
                "must be an event of AWS Backup, not `x`: there are BACKUP_JOB_STARTED, ",
            ),
            (
                ["COPY_JOB_FAILED", "COPY_JOB_FAILED"],
                "backup_vault_events",
                "names `COPY_JOB_FAILED` twice",
            ),
        ],
    )
    def test_what_are_no_events(
        self, complaints: Complaints, given: list[str], path: str, complaint: str
    ) -> None:
        wire = {"region": REGION, **GOOD, "backupVaultEvents": given}
        found = complaints(VaultNotificationsInputs, wire)
        assert list(found) == [path]
        assert found[path].startswith(complaint)

    @pytest.mark.parametrize(
        "topic", [f"{TOPIC}.fifo", "backup", TOPIC.replace("sns", "sqs"), f"{TOPIC}:x"]
    )
    def test_what_is_no_topic(self, complaints: Complaints, topic: str) -> None:
        wire = {"region": REGION, **GOOD, "snsTopicArn": topic}
        found = complaints(VaultNotificationsInputs, wire)
        assert found["sns_topic_arn"].startswith("must be the ARN of a standard SNS topic, like ")

    @pytest.mark.parametrize("name", list(GOOD))
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        wire = {"region": REGION, **GOOD, name: UNKNOWN}
        assert complaints(VaultNotificationsInputs, wire) == {}


class TestAnnouncement:
    def test_warns_of_events_that_are_told_no_more(self, life: Life) -> None:
        given = ["BACKUP_JOB_FAILED", UNKNOWN, "BACKUP_PLAN_CREATED", "COPY_JOB_FAILED"]
        assert life.warnings(**{**GOOD, "backupVaultEvents": given}) == [
            "AWS Backup sends no notification of `BACKUP_JOB_FAILED` any more: "
            "`BACKUP_JOB_COMPLETED` tells it",
            "AWS Backup sends no notification of `BACKUP_PLAN_CREATED` any more",
        ]

    @pytest.mark.parametrize("given", [["COPY_JOB_FAILED"], UNKNOWN])
    def test_of_other_events_is_none(self, life: Life, given: Any) -> None:
        assert life.warnings(**{**GOOD, "backupVaultEvents": given}) == []

    def test_of_what_stays_is_none(self, life: Life) -> None:
        wire = {**GOOD, "backupVaultEvents": ["BACKUP_JOB_FAILED"]}
        before = life.inputs(**wire)
        assert life.warnings(before, **wire) == []
        assert len(life.warnings(before, **wire, timeouts={"update": "1m"})) == 1


class TestLife:
    def test_create(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        assert cloud.notifications["offsite"] == {
            "SNSTopicArn": TOPIC,
            "BackupVaultEvents": GOOD["backupVaultEvents"],
        }
        assert life.id == "offsite"
        assert state["backupVaultArn"] == f"{HEAD}:offsite"
        assert {key: state[key] for key in GOOD} == GOOD

    def test_of_what_is_there_already_changes_nothing(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        life.again()
        cloud.forget()
        assert life.create(**GOOD) == state
        assert cloud.calls == ["GetBackupVaultNotifications"]

    def test_refuses_to_overwrite_others(self, cloud: VaultCloud, life: Life) -> None:
        life.create(**GOOD)
        other = {**GOOD, "snsTopicArn": f"{TOPIC}-2"}
        with pytest.raises(Conflict) as caught:
            life.create(**other)
        assert "cannot set the notifications of backup vault offsite: it has" in str(caught.value)
        assert "`adopt=True`" in str(caught.value)
        life.create(**other, adopt=True)
        assert cloud.notifications["offsite"]["SNSTopicArn"] == f"{TOPIC}-2"

    def test_for_a_vault_that_is_not_there(self, life: Life) -> None:
        with pytest.raises(NotFound):
            life.create(**{**GOOD, "backupVaultName": "nowhere"})

    def test_the_order_of_events_means_nothing(self, cloud: VaultCloud, life: Life) -> None:
        """The cloud here gives them back in another."""
        state = life.create(**GOOD)
        assert life.read(state) == (state, None)
        turned = {**GOOD, "backupVaultEvents": GOOD["backupVaultEvents"][::-1]}
        assert life.diff(state, **turned).changes == ()

    def test_read_of_what_was_changed(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.notifications["offsite"] = {
            "SNSTopicArn": f"{TOPIC}-2",
            "BackupVaultEvents": ["COPY_JOB_FAILED"],
        }
        found = life.read(state)
        assert found is not None
        assert found[0]["backupVaultEvents"] == ["COPY_JOB_FAILED"]
        assert life.diff(found[0], **GOOD).changes == ("snsTopicArn", "backupVaultEvents")

    def test_read_of_what_is_gone(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.notifications.clear()
        assert life.read(state) is None
        cloud.refuse("GetBackupVaultNotifications", "ResourceNotFound", "None.")
        assert life.read(state) is None
        cloud.vaults.clear()
        assert life.read(state) is None

    def test_being_refused_access_is_never_gone(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.refuse("GetBackupVaultNotifications", "AccessDenied", "not authorized")
        with pytest.raises(AccessDenied):
            life.read(state)
        cloud.refuse("GetBackupVaultNotifications", "ERROR_9999", "Something else.")
        with pytest.raises(Failure):
            life.read(state)

    def test_change_is_one_call(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        life.again()
        cloud.forget()
        changed = life.update(state, **{**GOOD, "backupVaultEvents": ["COPY_JOB_FAILED"]})
        assert cloud.calls == ["PutBackupVaultNotifications"]
        assert changed == {**state, "backupVaultEvents": ["COPY_JOB_FAILED"]}
        assert cloud.notifications["offsite"]["BackupVaultEvents"] == ["COPY_JOB_FAILED"]

    def test_delete_is_one_call(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.forget()
        life.delete(state)
        assert cloud.calls == ["DeleteBackupVaultNotifications"]
        assert cloud.notifications == {}
        cloud.vaults.clear()
        life.delete(state)
