import pytest

from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopy
from offsite_provider.core.failures import Failure, NotFound
from offsite_sandbox.faults import Fault

from ..cloud import DESTINATION
from ..marks import taken_and_taken_back, unmarked
from . import Change, Given, Values


class BackupCopyValues(Values):
    handler = BackupCopy
    read_operation = "cloudhsmv2:DescribeBackups"

    least = {"backup_id": "backup-sandboxabcd2", "destination_region": DESTINATION}
    most = {
        **least,
        "never_expires": True,
        "tags": {"costCenter": "1", "cost_center": "2"},
        "restore": True,
        "beside_others": True,
    }
    changes = {
        "region": Change("eu-west-2", also={"backup_id": Given("backup_of_london")}),
        "backup_id": "backup-sandboxabcd3",
        "destination_region": "us-west-1",
        "never_expires": False,
        "tags": ({"costCenter": "3", "added": "4"}, None),
        "restore": False,
        "beside_others": False,
    }
    drift = {
        "never_expires": lambda cloud, copy: copies(cloud).modify_backup_attributes(
            BackupId=copy.destination_backup_id, NeverExpires=False
        ),
        "tags": lambda cloud, copy: copies(cloud).tag_resource(
            ResourceId=copy.destination_backup_id, TagList=[{"Key": "costCenter", "Value": "9"}]
        ),
    }
    scenes = {
        "brought back": lambda life: brought_back(life),
        "replaced by force": lambda life: replaced_by_force(life),
        "beside a stranger's": lambda life: beside_a_strangers(life),
        "adopted from nowhere": lambda life: adopted_from_nowhere(life),
        "without a source": lambda life: without_a_source(life),
        "failed": lambda life: failed(life),
        "taken": taken_and_taken_back,
        "unmarked": lambda life: one_that_has_lost_its_mark(life),
        "adopted in silence": lambda life: adopted_in_silence(life),
        "tags that show late": lambda life: tags_that_show_late(life),
        "lost answers": lambda life: lost_answers(life),
        "of a source that is being made": lambda life: of_a_source_that_is_being_made(life),
    }

    def setup(self, cloud):
        cloud.aws("cloudhsmv2").copy_backup_to_region(
            BackupId="backup-sandboxabcd3", DestinationRegion="eu-west-2"
        )
        (copy,) = cloud.aws("cloudhsmv2", "eu-west-2").describe_backups()["Backups"]
        return {"backup_of_london": copy["BackupId"]}

    def remove(self, cloud, thing):
        copies(cloud).delete_backup(BackupId=thing.destination_backup_id)

    def stranger(self, cloud, given):
        cloud.aws("cloudhsmv2").copy_backup_to_region(
            BackupId="backup-sandboxabcd2", DestinationRegion=DESTINATION
        )


def copies(cloud):
    return cloud.aws("cloudhsmv2", DESTINATION)


def brought_back(life):
    deleted, again = life.created(life.least()), life.resource()
    deleted.destroy()
    assert any("waits in PENDING_DELETION until" in said for said in deleted.report.messages)
    assert again.up(life.least(restore=True)) == "created"
    assert again.id == deleted.id
    assert again.locate()
    again.destroy()
    assert life.created(life.least()).id != deleted.id, "only if the program says so"


def replaced_by_force(life):
    """The new resource finds the old one's copy, and the old one then leaves it."""
    old, new = life.created(life.least()), life.created(life.least())
    assert new.id == old.id
    old.destroy()
    assert not new.refresh()
    assert "which another resource has taken over" in old.report.messages[-1]


def beside_a_strangers(life):
    life.values.stranger(life.cloud, life.given_values)
    life.created(life.least(beside_others=True))
    assert len(copies(life.cloud).describe_backups()["Backups"]) == 2


def adopted_from_nowhere(life):
    with pytest.raises(NotFound, match=f"backup-gone: {DESTINATION} has no such copy"):
        life.resource().up(life.least(adopt=f"{DESTINATION}/backup-gone"))


def without_a_source(life):
    with pytest.raises(Failure, match=r"eu-west-1 has no such backup\. Correct `backup_id`"):
        life.resource().up(life.least(backup_id="backup-abcdefg2345"))
    life.cloud.aws("cloudhsmv2").delete_backup(BackupId="backup-sandboxabcd2")
    with pytest.raises(Failure, match=r"the source is PENDING_DELETION\. Restore it first"):
        life.resource().up(life.least())


def of_a_source_that_is_being_made(life):
    life.cloud.sandbox.configure(durations={"cloudhsmv2.CopyBackupToRegion": 3600})
    life.values.stranger(life.cloud, life.given_values)
    (source,) = copies(life.cloud).describe_backups()["Backups"]
    life.cloud.sandbox.configure(durations={"cloudhsmv2.CopyBackupToRegion": 0})
    copy, told = life.resource(), "the source is being made"
    copy.report.meanwhile[told] = lambda: life.cloud.advance(3600)
    copy.up(
        life.least(backup_id=source["BackupId"], region=DESTINATION, destination_region="us-east-1")
    )
    assert told in copy.report.messages


def failed(life):
    life.cloud.sandbox.configure(durations={"default": 0.3})
    life.cloud.sandbox.add_fault(Fault("fail", operation="CopyBackupToRegion"))
    with pytest.raises(Failure, match="the copy was deleted while it was made"):
        life.resource().up(life.least())


def one_that_has_lost_its_mark(life):
    copy = life.created(life.least())
    id = copy.state["destinationBackupId"]
    copies(life.cloud).untag_resource(ResourceId=id, TagKeyList=["offsite:owner"])
    unmarked(life, copy)


def adopted_in_silence(life):
    """A program that says nothing of tags and expiry leaves them as they are."""
    life.values.stranger(life.cloud, life.given_values)
    (theirs,) = copies(life.cloud).describe_backups()["Backups"]
    copies(life.cloud).modify_backup_attributes(BackupId=theirs["BackupId"], NeverExpires=True)
    wanted = life.least(adopt=f"{DESTINATION}/{theirs['BackupId']}")
    adopted = life.created(wanted)
    (now,) = copies(life.cloud).describe_backups()["Backups"]
    assert now["NeverExpires"]
    assert [tag for tag in now["TagList"] if tag["Key"] != "offsite:owner"] == theirs["TagList"]
    assert adopted.up(wanted) == "unchanged"
    assert adopted.up({**wanted, "tags": {}, "neverExpires": False}) == "updated"
    (now,) = copies(life.cloud).describe_backups()["Backups"]
    assert (now["NeverExpires"], len(now["TagList"])) == (False, 1)


def tags_that_show_late(life):
    """Later than the copy: neither a killed run's is taken for a stranger's, nor one that is just
    taken over for one that isn't."""
    life.cloud.sandbox.configure(durations={"cloudhsmv2.TagPropagation": 0.05})
    mark = life.values.owner().mark("backup-sandboxabcd2", DESTINATION)
    life.cloud.aws("cloudhsmv2").copy_backup_to_region(
        BackupId="backup-sandboxabcd2",
        DestinationRegion=DESTINATION,
        TagList=[{"Key": "offsite:owner", "Value": str(mark)}],
    )
    old = life.created(life.least())
    # A busy machine looks when they show already.
    assert old.report.messages[0].startswith(("waits: the tags of", "takes over"))
    new = life.created(life.least())
    old.destroy()
    assert not new.refresh()
    assert len(copies(life.cloud).describe_backups()["Backups"]) == 1


def lost_answers(life):
    """Of a deletion and of a restoration: the second call is refused for what the first has done."""
    copy, again = life.created(life.least()), life.resource()
    life.cloud.sandbox.configure(durations={"cloudhsmv2.DeletionPropagation": 0.05})
    life.cloud.sandbox.add_fault(Fault("reset", operation="DeleteBackup", after=True))
    copy.destroy()
    assert "waits in PENDING_DELETION until" in copy.report.messages[-1]
    life.cloud.sandbox.add_fault(Fault("reset", operation="RestoreBackup", after=True))
    assert again.up(life.least(restore=True)) == "created"
    assert again.id == copy.id
    life.cloud.sandbox.add_fault(
        Fault("error", operation="DeleteBackup", code="CloudHsmInvalidRequestException")
    )
    with pytest.raises(Failure, match="cannot delete the copy"):
        again.destroy()
