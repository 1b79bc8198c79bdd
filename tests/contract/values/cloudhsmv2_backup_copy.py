from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopy

from ..cloud import DESTINATION
from . import Change, Given, Values

CALIFORNIA = "us-west-1"


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
        "destination_region": CALIFORNIA,
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

    scenes = {"brought back": lambda life: brought_back(life)}

    def setup(self, cloud):
        source = cloud.aws("cloudhsmv2")
        source.copy_backup_to_region(BackupId="backup-sandboxabcd3", DestinationRegion="eu-west-2")
        (copy,) = cloud.aws("cloudhsmv2", "eu-west-2").describe_backups()["Backups"]
        return {"backup_of_london": copy["BackupId"]}

    def remove(self, cloud, thing):
        copies(cloud).delete_backup(BackupId=thing.destination_backup_id)

    def stranger(self, cloud, given):
        cloud.aws("cloudhsmv2").copy_backup_to_region(
            BackupId="backup-sandboxabcd2", DestinationRegion=DESTINATION
        )


def brought_back(life):
    deleted, again = life.created(life.least()), life.resource()
    deleted.destroy()
    assert again.up(life.least(restore=True)) == "created"
    assert again.id == deleted.id
    assert again.locate()


def copies(cloud):
    return cloud.aws("cloudhsmv2", DESTINATION)
