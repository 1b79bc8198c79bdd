import pytest

from offsite_provider.aws.backup.jobs.restore_job import RestoreJob
from offsite_provider.core.failures import Failure

from ..recovery_points import LONDON, ROLE, TABLE, VAULT, back_up, make_bucket, make_role
from . import Change, Given, Values

ANOTHER = {"metadata": {"targetTableName": "another"}}
"""Nothing is restored twice under one name."""


class RestoreJobValues(Values):
    handler = RestoreJob
    read_operation = "backup:DescribeRestoreJob"
    no_stranger = "each job restores anew"
    never_gone = "nobody can delete a job"
    stays = "what was restored and its job stay"
    done_once = "there is already what another one would restore"

    least = {
        "backup_vault_name": VAULT,
        "recovery_point_arn": Given("point"),
        "iam_role_arn": ROLE,
        "metadata": {"targetTableName": "restored"},
    }
    also_in_least = {
        "iam_role_arn": "AWS Backup restores nothing without one",
        "metadata": "there is a table of the name that it has otherwise",
    }
    most = {
        **least,
        "resource_type": "DynamoDB",
        "copy_source_tags_to_restored_resource": True,
        "triggers": {"drill": "1"},
    }
    inapplicable = {"backup_vault_account_id": "the vault is this account's own"}
    changes = {
        "region": Change(
            LONDON,
            also={
                "recovery_point_arn": Given("point_of_london"),
                "resource_type": "S3",
                "metadata": {"destinationBucketName": "orders-of-london", "newBucket": "false"},
            },
        ),
        "recovery_point_arn": Change(Given("other_point"), also=ANOTHER),
        "backup_vault_name": Change(
            "other",
            also={"recovery_point_arn": Given("point_of_the_other_vault"), **ANOTHER},
        ),
        "iam_role_arn": Change(Given("other_role"), also=ANOTHER),
        **ANOTHER,
        "resource_type": None,
        "copy_source_tags_to_restored_resource": Change(False, also=ANOTHER),
        "triggers": Change({"drill": "2"}, also=ANOTHER),
    }
    not_kept = {
        "metadata": "no answer has it, and it may be secret",
        "copy_source_tags_to_restored_resource": "no answer has it",
        "triggers": "it is the program's own",
    }

    def setup(self, cloud):
        cloud.aws("backup").create_backup_vault(BackupVaultName="other")
        cloud.aws("backup", LONDON).create_backup_vault(BackupVaultName=VAULT)
        london = make_bucket(cloud, "orders-of-london", LONDON)
        return {
            "point": back_up(cloud, TABLE),
            "other_point": back_up(cloud, TABLE),
            "point_of_the_other_vault": back_up(cloud, TABLE, vault="other"),
            "point_of_london": back_up(cloud, london, region=LONDON),
            "other_role": make_role(cloud, "other"),
        }

    def scene_restored_before(self, life):
        job = life.created(life.least())
        job.destroy()
        assert (
            job.report.messages[-1]
            == f"keeps {job.state['createdResourceArn']}, which was restored"
        )
        again = life.created(life.least())
        assert again.state["createdResourceArn"] == job.state["createdResourceArn"]
        assert any("change `triggers` to restore again" in said for said in again.report.messages)

    def scene_failed(self, life):
        # There is a table of that name already.
        with pytest.raises(Failure, match=r"is FAILED\)"):
            life.created(life.least(metadata={"targetTableName": "orders"}))
        job = life.created(life.least())
        jobs = life.cloud.aws("backup").list_restore_jobs()["RestoreJobs"]
        (broken,) = (found["RestoreJobId"] for found in jobs if found["Status"] == "FAILED")
        with pytest.raises(Failure, match="it is FAILED"):
            job.locate(job.id.replace(job.state["restoreJobId"], broken))
        assert job.locate(f"{job.id}0") is None
