import pytest

from offsite_provider.aws.backup.audit.named import automatic_name
from offsite_provider.aws.backup.audit.restore_testing_selection import RestoreTestingSelection
from offsite_provider.core.failures import Conflict, Invalid, NotFound
from offsite_provider.core.unknown import UNKNOWN
from offsite_sandbox.faults import ALWAYS, Fault

from ..cloud import ACCOUNT, SOURCE
from . import Change, Drift, Values

ROLE, OTHER_ROLE = (f"arn:aws:iam::{ACCOUNT}:role/{name}" for name in ("restore", "other"))
DATABASE = f"arn:aws:rds:{SOURCE}:{ACCOUNT}:db:orders"
TAGGED = {
    "string_equals": [
        {"key": "aws:ResourceTag/backup", "value": "daily"},
        {"key": "aws:ResourceTag/costCenter", "value": "1"},
    ],
    "string_not_equals": [{"key": "aws:ResourceTag/env", "value": "test"}],
}
BY_ARN = {"protected_resource_conditions": None, "protected_resource_arns": [DATABASE]}


class RestoreTestingSelectionValues(Values):
    handler = RestoreTestingSelection
    taken_unseen = "it has no tags, and keeps the id of the request that made it"
    read_operation = "backup:GetRestoreTestingSelection"

    least = {
        "restore_testing_plan_name": "weekly",
        "protected_resource_type": "RDS",
        "protected_resource_conditions": TAGGED,
        "iam_role_arn": ROLE,
    }
    most = {
        **least,
        "restore_testing_selection_name": "most",
        "protected_resource_arns": ["*"],
        "restore_metadata_overrides": {"dbInstanceClass": "db.t4g.micro"},
        "validation_window_hours": 12,
    }
    changes = {
        "region": "eu-west-2",
        "restore_testing_plan_name": "monthly",
        "restore_testing_selection_name": ("other", None),
        "protected_resource_type": "DynamoDB",
        "protected_resource_arns": (
            None,
            Change(["*"], BY_ARN),
            Change([DATABASE, DATABASE + "2"], BY_ARN),
        ),
        "protected_resource_conditions": (
            {"string_not_equals": TAGGED["string_equals"]},
            {**TAGGED, "string_not_equals": None},
            Change(None, replaces=True),
            Change(TAGGED, BY_ARN, also={"protected_resource_arns": None}, replaces=True),
        ),
        "iam_role_arn": OTHER_ROLE,
        "restore_metadata_overrides": ({"dbInstanceClass": "db.m8g.large"}, None),
        "validation_window_hours": (24, None),
    }
    drift = {
        "protected_resource_arns": Drift(
            lambda cloud, it: change(cloud, it, ProtectedResourceArns=["*"]), BY_ARN
        ),
        "protected_resource_conditions": lambda cloud, it: change(
            cloud, it, ProtectedResourceConditions={"StringEquals": [{"Key": "a", "Value": "b"}]}
        ),
        "iam_role_arn": lambda cloud, it: change(cloud, it, IamRoleArn=OTHER_ROLE),
        "restore_metadata_overrides": lambda cloud, it: change(
            cloud, it, RestoreMetadataOverrides={}
        ),
        "validation_window_hours": lambda cloud, it: change(cloud, it, ValidationWindowHours=5),
    }
    scenes = {
        "not known yet": lambda life: not_known_yet(life),
        "a-fresh-role": lambda life: a_fresh_role(life),
        "a-role-that-is-never-assumable": lambda life: a_role_that_is_never_assumable(life),
        "no-plan": lambda life: no_plan(life),
        "one-of-another-type": lambda life: one_of_another_type(life),
    }

    def setup(self, cloud):
        for region, name in ((SOURCE, "weekly"), (SOURCE, "monthly"), ("eu-west-2", "weekly")):
            cloud.aws("backup", region).create_restore_testing_plan(
                RestoreTestingPlan={
                    "RestoreTestingPlanName": name,
                    "ScheduleExpression": "cron(0 5 ? * MON *)",
                    "RecoveryPointSelection": {
                        "Algorithm": "LATEST_WITHIN_WINDOW",
                        "IncludeVaults": ["*"],
                        "RecoveryPointTypes": ["SNAPSHOT"],
                    },
                }
            )
        return {}

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_restore_testing_selection(
            RestoreTestingPlanName=thing.restore_testing_plan_name,
            RestoreTestingSelectionName=thing.restore_testing_selection_name,
        )

    def stranger(self, cloud, given):
        by_hand(cloud, automatic_name(self.owner(), 50), "RDS")


def by_hand(cloud, name, type):
    """A selection that somebody has made: by conditions."""
    cloud.aws("backup").create_restore_testing_selection(
        RestoreTestingPlanName="weekly",
        RestoreTestingSelection={
            "RestoreTestingSelectionName": name,
            "ProtectedResourceType": type,
            "ProtectedResourceConditions": {"StringEquals": [{"Key": "a", "Value": "b"}]},
            "IamRoleArn": OTHER_ROLE,
        },
    )


def not_known_yet(life):
    """Conditions that a preview does not know are conditions: no ARNs take their place."""
    for start, replaced in ({}, False), (BY_ARN, True):
        resource, provider = life.created(life.most(**start)), life.provider()
        news = resource.check(life.most(protected_resource_conditions=UNKNOWN))
        found = resource.diff(provider, news)
        assert ("protectedResourceConditions" in found.replaces) is replaced
        resource.destroy()


def change(cloud, selection, **members):
    cloud.aws("backup").update_restore_testing_selection(
        RestoreTestingPlanName=selection.restore_testing_plan_name,
        RestoreTestingSelectionName=selection.restore_testing_selection_name,
        RestoreTestingSelection=members,
    )


def not_assumable(life, operation, count):
    life.cloud.sandbox.add_fault(
        Fault(
            "error",
            service="backup",
            operation=f"{operation}RestoreTestingSelection",
            code="InvalidParameterValueException",
            message=f"IAM Role {ROLE} cannot be assumed by AWS Backup",
            count=count,
        )
    )


def a_fresh_role(life):
    """A role that can't be assumed yet is waited for, whenever it is given."""
    not_assumable(life, "Create", 2)
    not_assumable(life, "Update", 2)
    selection = life.created(life.most())
    assert selection.up(life.most(iam_role_arn=OTHER_ROLE)) == "updated"
    waits = f"waits: IAM Role {ROLE} cannot be assumed by AWS Backup"
    # Beside it, what shows late is waited for.
    assert selection.report.messages.count(waits) == 2


def a_role_that_is_never_assumable(life):
    """It is an error of its own when the time is over."""
    not_assumable(life, "Create", ALWAYS)
    with pytest.raises(Invalid) as refused:
        life.resource().up(life.most(timeouts={"create": "1s"}))
    assert str(refused.value).startswith(
        "cannot create the restore testing selection weekly/most: "
        f"IAM Role {ROLE} cannot be assumed by AWS Backup"
    )
    assert "trusts backup.amazonaws.com" in str(refused.value)


def no_plan(life):
    with pytest.raises(NotFound, match="The restore testing plan daily does not exist"):
        life.resource().up(life.most(restore_testing_plan_name="daily"))


def one_of_another_type(life):
    """What can't be changed into what is wanted can't be adopted."""
    by_hand(life.cloud, "most", "EBS")
    adopted = life.most(adopt=f"{SOURCE}/weekly/most", **BY_ARN)
    with pytest.raises(Conflict) as refused:
        life.resource().up(adopted)
    assert (
        "the restore testing selection weekly/most exists already and has another "
        "`protected_resource_type` and another `protected_resource_conditions`, which can't be "
        "changed" in refused.value.why
    )
