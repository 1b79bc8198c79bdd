import json

import pytest

from offsite_provider.aws.backup.plans.selection import Selection
from offsite_provider.core.failures import Conflict, Invalid, NotFound
from offsite_sandbox.faults import ALWAYS, Fault

from ..cloud import ACCOUNT, SOURCE
from ..life import PATIENT_PACE
from . import Change, Given, Values

TABLE = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"
TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "backup.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}


def tags(*values):
    return [{"condition_key": "aws:ResourceTag/backup", "condition_value": v} for v in values]


DAILY, WEEKLY = ({"condition_key": "backup", "condition_value": v} for v in ("daily", "weekly"))
CONDITIONS = {
    "string_equals": tags("daily", "weekly"),
    "string_not_equals": tags("never"),
    "string_like": tags("d*", "*y"),
    "string_not_like": tags("x*"),
}


class SelectionValues(Values):
    handler = Selection
    read_operation = "backup:GetBackupSelection"
    no_stranger = "a plan may have several alike, and one is adopted by its ID"

    least = {
        "backup_plan_id": Given("plan"),
        "iam_role_arn": Given("role"),
        "resources": [TABLE],
    }
    most = {
        **least,
        "selection_name": "orders",
        "resources": [TABLE, "arn:aws:ec2:*:*:volume/*", "arn:aws:s3:::orders-*"],
        "not_resources": [f"{TABLE}-old", f"{TABLE}-scratch"],
        "list_of_tags": [{"condition_type": "STRINGEQUALS", **DAILY}, WEEKLY],
        "conditions": CONDITIONS,
    }
    changes = {
        "region": Change("eu-west-2", also={"backup_plan_id": Given("plan_of_london")}),
        "backup_plan_id": Given("another_plan"),
        "iam_role_arn": Given("another_role"),
        "selection_name": ("others", None),
        "resources": [TABLE],
        "not_resources": [],
        "list_of_tags": [DAILY],
        "conditions": (
            None,
            *(
                {**CONDITIONS, name: values}
                for name in CONDITIONS
                for values in ([], tags("other"))
            ),
        ),
    }
    scenes = {
        "adopted": lambda life: adopted(life),
        "wanted otherwise after a killed run": lambda life: wanted_otherwise(life),
        "of a fresh role": lambda life: of_a_fresh_role(life),
        "not seen yet": lambda life: not_seen_yet(life),
        "refused": lambda life: refused_for_another_reason(life),
    }

    def setup(self, cloud):
        made = cloud.aws("iam").create_role(
            RoleName="another", AssumeRolePolicyDocument=json.dumps(TRUST)
        )
        return {
            "plan": plan(cloud, SOURCE, "one"),
            "another_plan": plan(cloud, SOURCE, "other"),
            "plan_of_london": plan(cloud, "eu-west-2", "one"),
            "role": cloud.seeded["backup"]["role_arn"],
            "another_role": made["Role"]["Arn"],
        }

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_backup_selection(
            BackupPlanId=thing.backup_plan_id, SelectionId=thing.selection_id
        )


def plan(cloud, region, name):
    backup = cloud.aws("backup", region)
    if region != SOURCE:
        backup.create_backup_vault(BackupVaultName="offsite-source")
    rule = {"RuleName": "daily", "TargetBackupVaultName": "offsite-source"}
    made = backup.create_backup_plan(BackupPlan={"BackupPlanName": name, "Rules": [rule]})
    return made["BackupPlanId"]


def adopted(life):
    """Somebody's selection, which can only be adopted as it is."""
    theirs, resource = life.created(life.most(), "theirs"), life.resource()
    with pytest.raises(Conflict) as refused:
        resource.up(life.least(adopt=theirs.id))
    assert (
        "it has other values of resources, not_resources, list_of_tags, conditions"
        in refused.value.why
    )
    with pytest.raises(NotFound):
        resource.up(life.most(adopt=theirs.id + "0"))
    assert resource.up(life.most(adopt=theirs.id, selection_name=None)) == "created"
    assert resource.id == theirs.id
    assert resource.state["selectionName"] == "orders"
    assert any("takes over the selection" in message for message in resource.report.messages)
    assert not resource.refresh()


def wanted_otherwise(life):
    """What a killed run has made is taken over, and made anew if it is wanted otherwise by now."""
    killed = life.created(life.most())
    life.cloud.advance(60)
    same = life.created(life.most())
    assert same.id == killed.id
    assert any("takes over the selection" in message for message in same.report.messages)
    again = life.resource()
    assert again.up(life.least()) == "created"
    assert again.id != killed.id
    assert killed.locate() is None
    assert not again.refresh()


def of_a_fresh_role(life):
    """A role that AWS Backup can't assume yet, or whose policies it doesn't see, is waited for."""

    sandbox, hour = life.cloud.sandbox, 3600

    def resource_of(role, lag, hours):
        # A role is as old as the clouds' clock was pushed since the beginning.
        sandbox.configure(durations={"default": 0, f"backup.{lag}Propagation": hours * hour})
        document = json.dumps(TRUST)
        made = life.cloud.aws("iam").create_role(RoleName=role, AssumeRolePolicyDocument=document)
        return life.resource(role), life.least(iam_role_arn=made["Role"]["Arn"])

    life.pace = PATIENT_PACE
    for hours, lag, told in (
        (1, "Role", "cannot be assumed by AWS Backup"),
        (2, "Policy", "is not authorized to call tag:GetResources"),
    ):
        resource, wanted = resource_of(f"fresh-{lag}", lag, hours)
        resource.report.meanwhile[told] = lambda: life.cloud.advance(hour)
        assert resource.up(wanted) == "created"
        assert any(told in message for message in resource.report.messages)
        sandbox.configure(durations={f"backup.{lag}Propagation": 0})
    life.pace = None
    resource, wanted = resource_of("without", "Policy", 3)
    with pytest.raises(Invalid) as refused:
        resource.up(wanted)
    assert refused.value.remedy.startswith("Allow `tag:GetResources` to that role, which is the")


def not_seen_yet(life):
    """One that was just made may not be readable for a while: it is not forgotten, nor left."""
    life.pace = PATIENT_PACE
    resource, late = life.created(life.least()), "Cannot find Backup selection with that ID"
    for operation in ("GetBackupSelection", "DeleteBackupSelection"):
        code = "InvalidParameterValueException"
        fault = Fault("error", "backup", operation, count=2, code=code, message=late)
        life.cloud.sandbox.add_fault(fault)
    assert not resource.refresh()
    resource.destroy()
    assert resource.locate() is None


def refused_for_another_reason(life):
    """AWS refuses what isn't there as invalid: what it refuses for another reason isn't gone."""
    resource, code = life.created(life.least()), "InvalidParameterValueException"
    for operation in ("GetBackupSelection", "DeleteBackupSelection"):
        fault = Fault("error", "backup", operation, count=ALWAYS, code=code, message="By policy.")
        life.cloud.sandbox.add_fault(fault)
    for refused in (resource.refresh, resource.destroy):
        with pytest.raises(Invalid, match="By policy"):
            refused()
    life.cloud.allow()
