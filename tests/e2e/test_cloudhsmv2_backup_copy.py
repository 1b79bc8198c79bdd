"""`offsite.cloudhsmv2.BackupCopy`, through a real `pulumi up`."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from .clouds import CREATE_FIRST, DESTINATION, SOURCE, Aws, assert_refused, drift, moment

BACKUP, OTHER_BACKUP = "backup-sandboxabcd2", "backup-sandboxabcd3"
MARK = "offsite:owner"
WINDOW = timedelta(days=7)
COPYING = f"cannot copy {BACKUP} from {SOURCE} to {DESTINATION}: "


class Hsm:
    """The CloudHSM of a region, as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self._aws = Aws(sandbox)

    def __call__(self, region: str = DESTINATION) -> Any:
        return self._aws.client("cloudhsmv2", region)

    def copies(self, region: str = DESTINATION) -> list[str]:
        """The IDs of what is there, neither deleted nor waiting for it."""
        found = self(region).describe_backups()["Backups"]
        return [b["BackupId"] for b in found if b["BackupState"] in ("CREATE_IN_PROGRESS", "READY")]

    def backup(self, id: str, region: str = DESTINATION) -> dict[str, Any]:
        (found,) = self(region).describe_backups(Filters={"backupIds": [id]})["Backups"]
        return found

    def tags(self, id: str, region: str = DESTINATION) -> dict[str, str]:
        """The tags of a copy of offsite's, without the mark."""
        tags = {tag["Key"]: tag["Value"] for tag in self.backup(id, region)["TagList"]}
        assert tags.pop(MARK, None), "it carries no mark"
        return tags

    def copy_by_hand(self, region: str = DESTINATION) -> str:
        """A copy that offsite knows nothing of."""
        before = self.copies(region)
        self(SOURCE).copy_backup_to_region(BackupId=BACKUP, DestinationRegion=region)
        (made,) = set(self.copies(region)) - set(before)
        return made


@pytest.fixture
def hsm(sandbox: SandboxClient) -> Hsm:
    sandbox.configure(durations={"default": 0.5})
    return Hsm(sandbox)


def copy(name: str = "copy", to: str = DESTINATION, **arguments: Any) -> str:
    """Lines of a program: a copy of a seeded backup, and its ID by its name."""
    given = {"backup_id": BACKUP, "region": SOURCE, "destination_region": to, **arguments}
    listed = ", ".join(f"{argument}={value!r}" for argument, value in given.items())
    return (
        f'{name} = offsite.cloudhsmv2.BackupCopy("{name}", {listed})\n'
        f'pulumi.export("{name}", {name}.destination_backup_id)\n'
    )


def test_a_copy_is_made_changed_and_deleted(stack, hsm) -> None:
    profile = stack.folder / "aws-config"
    profile.write_text(
        "[profile dr]\n"
        f"aws_access_key_id = {stack.environment['AWS_ACCESS_KEY_ID']}\n"
        f"aws_secret_access_key = {stack.environment['AWS_SECRET_ACCESS_KEY']}\n"
    )
    stack.environment["AWS_CONFIG_FILE"] = str(profile)
    every = {
        "never_expires": True,
        "tags": {"team": "dr", "costCenter": "1", "old": "yes"},
        "restore": True,
        "beside_others": True,
        "timeouts": {"create": "1h", "update": "5m", "delete": "1h30m"},
        "role_arn": "arn:aws:iam::123456789012:role/dr",
        "profile": "dr",
    }
    all_outputs = 'pulumi.export("all", plain)'
    stack.program(copy("plain") + copy("full", "us-east-1", **every) + all_outputs)
    stack.up()
    ids = stack.outputs()
    outputs = ids.pop("all")
    live = hsm.backup(ids["plain"])
    assert live["BackupState"] == outputs["backup_state"] == "READY"
    assert live["BackupArn"] == outputs["destination_backup_arn"]
    assert ids["plain"] == outputs["destination_backup_id"]
    assert outputs["source_backup"] == outputs["backup_id"] == BACKUP
    assert outputs["source_region"] == outputs["region"] == SOURCE
    assert outputs["source_cluster"] == outputs["cluster_id"] == "cluster-sandboxabcd2"
    assert (outputs["hsm_type"], outputs["mode"]) == (live["HsmType"], live["Mode"])
    assert moment(outputs["create_timestamp"]) == live["CreateTimestamp"].replace(microsecond=0)
    assert moment(outputs["copy_timestamp"]) == live["CopyTimestamp"].replace(microsecond=0)
    assert (outputs["never_expires"], outputs["tags"]) == (False, {})
    assert hsm.tags(ids["plain"]) == {}
    assert hsm.tags(ids["full"], "us-east-1") == every["tags"]
    assert hsm.backup(ids["full"], "us-east-1")["NeverExpires"] is True
    stack.assert_unchanged()

    changed = {
        **every,
        "never_expires": False,
        "tags": {"team": "hsm", "costCenter": "1", "new": "yes"},
        "timeouts": {"create": "2h"},
    }
    stack.program(
        copy("plain", never_expires=True, tags={"team": "dr"})
        + copy("full", "us-east-1", **changed)
    )
    updated = stack.up()
    assert updated.steps == {"plain": ["update"], "full": ["update"]}
    assert stack.outputs() == ids
    assert hsm.tags(ids["plain"]) == {"team": "dr"}
    assert hsm.tags(ids["full"], "us-east-1") == changed["tags"]
    assert hsm.backup(ids["plain"])["NeverExpires"] is True
    assert hsm.backup(ids["full"], "us-east-1")["NeverExpires"] is False
    stack.assert_unchanged()

    destroyed = stack.destroy()
    for name, region in {"plain": DESTINATION, "full": "us-east-1"}.items():
        copied = hsm.backup(ids[name], region)
        assert copied["BackupState"] == "PENDING_DELETION"
        assert copied["DeleteTimestamp"] - datetime.now(timezone.utc) < WINDOW
        assert (
            f"{ids[name]} in {region} waits in PENDING_DELETION "
            f"until {copied['DeleteTimestamp'].astimezone(timezone.utc):%Y-%m-%d %H:%M} UTC"
        ) in destroyed.said
    assert hsm.backup(BACKUP, SOURCE)["BackupState"] == "READY"


def test_what_cannot_change_is_replaced_and_a_forced_replacement_loses_nothing(stack, hsm) -> None:
    stack.program(copy("moved") + copy("another"))
    stack.up()
    before = stack.outputs()
    stack.program(copy("moved", "us-east-1") + copy("another", backup_id=OTHER_BACKUP))
    replaced = stack.up()
    assert replaced.steps == {"moved": CREATE_FIRST, "another": CREATE_FIRST}
    after = stack.outputs()
    assert hsm.copies("us-east-1") == [after["moved"]]
    assert hsm.copies() == [after["another"]]
    assert hsm.backup(after["another"])["SourceBackup"] == OTHER_BACKUP
    for id in before.values():
        assert hsm.backup(id)["BackupState"] == "PENDING_DELETION"

    for _ in range(2):
        forced = stack.up("--replace", stack.resource("moved")["urn"])
        assert forced.steps == {"moved": CREATE_FIRST}
        assert f"takes over {after['moved']}, which exists already" in forced.said
        assert f"keeps {after['moved']}, which another resource has taken over" in forced.said
        assert hsm.copies("us-east-1") == [after["moved"]]
    stack.assert_unchanged()
    stack.destroy()
    assert hsm.copies("us-east-1") == hsm.copies() == []


def test_what_is_changed_or_deleted_behind_our_back_is_put_back(stack, hsm, sandbox) -> None:
    tags = {"changed": "1", "removed": "1"}
    stack.program(
        copy("tagged", tags=tags)
        + copy("expiring", never_expires=True)
        + copy("pending")
        + copy("deleted")
        + copy("untouched", "us-east-1", tags=tags, never_expires=True)
    )
    stack.up()
    ids = stack.outputs()
    cloud = hsm()
    cloud.tag_resource(
        ResourceId=ids["tagged"],
        TagList=[{"Key": "changed", "Value": "2"}, {"Key": "added", "Value": "1"}],
    )
    cloud.untag_resource(ResourceId=ids["tagged"], TagKeyList=["removed"])
    cloud.modify_backup_attributes(BackupId=ids["expiring"], NeverExpires=False)
    cloud.delete_backup(BackupId=ids["deleted"])
    sandbox.advance(WINDOW + timedelta(hours=1))
    cloud.delete_backup(BackupId=ids["pending"])
    assert hsm.backup(ids["deleted"])["BackupState"] == "DELETED"
    assert hsm.backup(ids["pending"])["BackupState"] == "PENDING_DELETION"

    refreshed = stack.refresh()
    assert refreshed.steps == {
        "tagged": ["update"],
        "expiring": ["update"],
        "pending": ["delete"],
        "deleted": ["delete"],
    }
    assert drift(refreshed) == {"tagged": {"tags"}, "expiring": {"neverExpires"}}
    assert stack.resource("tagged")["inputs"]["tags"] == {"changed": "2", "added": "1"}

    repaired = stack.up()
    assert repaired.steps == {
        "tagged": ["update"],
        "expiring": ["update"],
        "pending": ["create"],
        "deleted": ["create"],
    }
    now = stack.outputs()
    for name in ("tagged", "expiring", "untouched"):
        assert now[name] == ids[name]
    assert sorted(hsm.copies()) == sorted(now[n] for n in now if n != "untouched")
    assert hsm.tags(now["tagged"]) == tags
    assert hsm.backup(now["expiring"])["NeverExpires"] is True
    stack.assert_unchanged()


def test_being_refused_access_is_never_gone(stack, hsm, sandbox) -> None:
    stack.program(copy())
    stack.up()
    id = stack.outputs()["copy"]
    refusals = {
        "AccessDeniedException": "User: arn:aws:iam::123456789012:user/offsite is not authorized "
        "to perform: cloudhsm:DescribeBackups",
        "CloudHsmAccessDeniedException": "The request was rejected because the requester does "
        "not have permission to perform the requested operation.",
    }
    for code, message in refusals.items():
        sandbox.add_fault(
            Fault(
                "error",
                service="cloudhsmv2",
                operation="DescribeBackups",
                count=-1,
                code=code,
                message=message,
            )
        )
        (error,) = stack.refresh(ok=False).errors
        assert error.startswith(f"cannot read {id} in {DESTINATION}: ")
        assert code in error
        assert "DescribeBackups` to the role or user" in error
        sandbox.clear_faults()
    assert (
        stack.resource("copy")["id"] == f"{DESTINATION}/{id}" == f"{DESTINATION}/{hsm.copies()[0]}"
    )
    stack.assert_unchanged()


def test_deleting_what_is_gone_is_fine_and_a_deletion_can_be_taken_back(
    stack, new_stack, hsm, sandbox
) -> None:
    stack.program(copy() + copy("pending") + copy("deleted"))
    stack.up()
    ids = stack.outputs()
    hsm().delete_backup(BackupId=ids["deleted"])
    sandbox.advance(WINDOW + timedelta(hours=1))
    hsm().delete_backup(BackupId=ids["pending"])
    stack.destroy()
    assert hsm.copies() == []

    theirs = new_stack("theirs")
    theirs.program(copy(restore=True))
    theirs.up()
    # Another stack's copy isn't ours to bring back.
    assert theirs.outputs()["copy"] not in ids.values()

    sandbox.clear_calls()
    stack.program(copy(restore=True, tags={"team": "dr"}) + copy("pending"))
    restored = stack.up()
    now = stack.outputs()
    assert now["copy"] == ids["copy"]
    assert f"takes over {ids['copy']}" in restored.said
    assert hsm.backup(now["copy"])["BackupState"] == "READY"
    assert hsm.tags(now["copy"]) == {"team": "dr"}
    assert now["pending"] not in ids.values()
    assert len(sandbox.calls("cloudhsmv2", "CopyBackupToRegion")) == 1
    stack.assert_unchanged()


def test_a_copy_by_hand_is_an_error_until_somebody_decides(stack, new_stack, hsm) -> None:
    theirs = new_stack("theirs")
    theirs.program(copy())
    theirs.up()
    their_id = theirs.outputs()["copy"]

    # Another stack's copy doesn't stand in the way of ours, and isn't ours.
    stack.program(copy())
    stack.up()
    our_id = stack.outputs()["copy"]
    assert sorted(hsm.copies()) == sorted([our_id, their_id])

    kept, beside = hsm.copy_by_hand("us-east-1"), hsm.copy_by_hand("us-west-2")
    stack.program(copy() + copy("kept", "us-east-1") + copy("beside", "us-west-2"))
    refused = stack.up("--continue-on-error", ok=False)
    assert len(refused.errors) == 2
    for id, region in ((kept, "us-east-1"), (beside, "us-west-2")):
        (error,) = [error for error in refused.errors if id in error]
        assert error.startswith(f"cannot copy {BACKUP} from {SOURCE} to {region}: ")
        assert f'adopt="{region}/{id}"' in error
        assert "beside_others=True" in error
        assert hsm.copies(region) == [id]

    stack.program(
        copy()
        + copy(
            "kept", "us-east-1", adopt=f"us-east-1/{kept}", never_expires=True, tags={"team": "dr"}
        )
        + copy("beside", "us-west-2", beside_others=True)
        + copy("mistaken", "eu-west-2", adopt="eu-west-2/backup-nosuchone234")
    )
    (error,) = stack.up("--continue-on-error", ok=False).errors
    assert "backup-nosuchone234" in error
    assert "`adopt`" in error
    now = stack.outputs()
    assert now["kept"] == kept
    assert hsm.tags(kept, "us-east-1") == {"team": "dr"}
    assert hsm.backup(kept, "us-east-1")["NeverExpires"] is True
    assert sorted(hsm.copies("us-west-2")) == sorted([beside, now["beside"]])
    assert hsm.copies("eu-west-2") == []

    # Its work is done: `adopt` may go.
    stack.program(copy() + copy("kept", "us-east-1", never_expires=True, tags={"team": "dr"}))
    assert stack.up().steps == {"beside": ["delete"]}
    assert hsm.copies("us-west-2") == [beside]
    stack.destroy()
    assert hsm.copies() == [their_id]


def test_a_copy_that_outlasts_its_time_and_whose_answer_is_lost_is_made_once(
    stack, hsm, sandbox
) -> None:
    sandbox.configure(durations={"cloudhsmv2.CopyBackupToRegion": 3600})
    lost = Fault("reset", service="cloudhsmv2", operation="CopyBackupToRegion", after=True)
    sandbox.add_fault(lost)
    stack.program(copy(timeouts={"create": "2s"}))
    (error,) = stack.up(ok=False).errors
    assert error.startswith(COPYING)
    assert "CREATE_IN_PROGRESS" in error
    assert "goes on" in error
    assert "`timeouts`" in error
    (id,) = hsm.copies()
    assert len(sandbox.calls("cloudhsmv2", "CopyBackupToRegion")) == 1

    sandbox.advance(timedelta(hours=1))
    stack.program(copy())
    stack.up()
    assert stack.outputs()["copy"] == id
    assert hsm.copies() == [id]
    assert len(sandbox.calls("cloudhsmv2", "CopyBackupToRegion")) == 1
    stack.assert_unchanged()


def test_a_source_that_is_being_made_is_waited_for(stack, hsm, sandbox) -> None:
    sandbox.configure(durations={"cloudhsmv2.CopyBackupToRegion": 20})
    source = hsm.copy_by_hand()
    sandbox.configure(durations={"cloudhsmv2.CopyBackupToRegion": 0})
    stack.program(copy(to="us-east-1", region=DESTINATION, backup_id=source))
    waited = stack.up()
    assert "the source is being made" in waited.text
    id = stack.outputs()["copy"]
    assert hsm.backup(id, "us-east-1")["SourceBackup"] == source
    calls = sandbox.calls("cloudhsmv2", "CopyBackupToRegion")
    assert [call.error_code for call in calls] == [None, None]


def test_outputs_of_one_are_inputs_of_another(stack, hsm) -> None:
    stack.program(
        copy("first")
        + f"""
second = offsite.cloudhsmv2.BackupCopy(
    "second",
    backup_id=first.destination_backup_id,
    region=first.destination_region,
    destination_region="us-east-1",
    tags={{"of": first.destination_backup_arn.apply(lambda arn: arn.split("/")[1])}},
)
third = offsite.cloudhsmv2.BackupCopy(
    "third",
    backup_id={BACKUP!r},
    region={SOURCE!r},
    destination_region=second.id.apply(lambda _: "us-west-2"),
    never_expires=second.backup_state.apply(lambda state: state == "READY"),
    tags=second.hsm_type.apply(lambda kind: {{"type": kind}}),
    timeouts={{"create": second.mode.apply(lambda _: "1h")}},
)
pulumi.export("second", second.destination_backup_id)
pulumi.export("third", third.destination_backup_id)
"""
    )
    planned = stack.preview()
    assert planned.steps == {name: ["create"] for name in ("first", "second", "third")}
    stack.up()
    ids = stack.outputs()
    assert hsm.backup(ids["second"], "us-east-1")["SourceBackup"] == ids["first"]
    assert hsm.tags(ids["second"], "us-east-1") == {"of": ids["first"]}
    assert hsm.tags(ids["third"], "us-west-2") == {"type": "hsm2m.medium"}
    assert hsm.backup(ids["third"], "us-west-2")["NeverExpires"] is True
    stack.assert_unchanged()


@pytest.mark.parametrize(
    ("program", "complaints"),
    [
        (
            copy(
                backup_id="snap-1",
                region="eu-wst-1",
                to="nowhere",
                never_expires="perhaps",
                role_arn="dr",
                timeouts={"creat": "1h", "delete": "soon"},
                tags={f"key{n}": "" for n in range(50)},
            ),
            {
                "backup_id": "must be a CloudHSM backup ID, like `backup-abcdefg2345`, not `snap-1`",
                "region": "did you mean `eu-west-1`?",
                "destination_region": "must be an AWS region, not `nowhere`",
                "never_expires": "must be true or false, not `perhaps`",
                "role_arn": "must be the ARN of an IAM role",
                "timeouts.creat": "is not an argument: did you mean `create`?",
                "timeouts.delete": "must be a duration like `45s`, `90m` or `1h30m`",
                "tags": "must be at most 49 tags, not 50",
            },
        ),
        (
            copy(tags={"offsite:owner": "me"}),
            {"tags": "must not have the key `offsite:owner`: `offsite:` is reserved"},
        ),
        (
            copy(to=SOURCE),
            {"destination_region": "must be another region than the source's"},
        ),
        (
            copy("first")
            + copy(tags={"aws:x": "1"}).replace(f"'{BACKUP}'", "first.destination_backup_id"),
            {"tags": "must not have the key `aws:x`: `aws:` is reserved"},
        ),
    ],
    ids=["forms", "our-own-tags", "same-region", "beside-unknowns"],
)
def test_preview_refuses(stack, hsm, sandbox, program: str, complaints: dict[str, str]) -> None:
    stack.program(program)
    assert_refused(stack.preview(ok=False), complaints)
    assert sandbox.calls("cloudhsmv2") == []


def test_an_unknown_argument_is_named_with_the_nearest_one(stack) -> None:
    stack.program(copy(neverexpires=True))
    assert (
        'offsite.cloudhsmv2.BackupCopy "copy": `neverexpires` is not an argument: '
        "did you mean `never_expires`?"
    ) in stack.preview(ok=False).said


def test_errors_say_what_cannot_be_done_and_what_to_do(stack, hsm, sandbox) -> None:
    hsm(SOURCE).delete_backup(BackupId=OTHER_BACKUP)
    unknown = "backup-nosuchone234"
    stack.program(copy("unknown", backup_id=unknown) + copy("deleted", backup_id=OTHER_BACKUP))
    failed = stack.up("--continue-on-error", ok=False)
    assert sorted(failed.errors) == sorted(
        [
            f"cannot copy {unknown} from {SOURCE} to {DESTINATION}: {SOURCE} has no such backup. "
            "Correct `backup_id` or `region`.",
            f"cannot copy {OTHER_BACKUP} from {SOURCE} to {DESTINATION}: the source is "
            "PENDING_DELETION. Restore it first.",
        ]
    )

    throttled = Fault("throttle", "cloudhsmv2", "CopyBackupToRegion", count=-1)
    sandbox.add_fault(throttled)
    stack.program(copy(timeouts={"create": "3s"}))
    (error,) = stack.up(ok=False).errors
    assert error.startswith(COPYING)
    assert "Rate exceeded" in error
    assert "run `pulumi up` again" in error
    sandbox.clear_faults()

    sandbox.add_fault(
        Fault(
            "error",
            "cloudhsmv2",
            count=-1,
            code="ExpiredTokenException",
            message="The security token included in the request is expired",
        )
    )
    (error,) = stack.up(ok=False).errors
    assert error.startswith(COPYING)
    assert "The security token included in the request is expired" in error
    assert "Check the credentials" in error
    sandbox.clear_faults()
    assert hsm.copies() == []

    sandbox.add_fault(Fault("fail", "cloudhsmv2", "CopyBackupToRegion"))
    stack.program(copy())
    (error,) = stack.up(ok=False).errors
    assert error == f"{COPYING}the copy was deleted while it was made."
    stack.up()
    assert hsm.copies() == [stack.outputs()["copy"]]
