import pytest

from offsite_provider.aws.backup.audit.named import automatic_name
from offsite_provider.aws.backup.audit.restore_testing_plan import RestoreTestingPlan
from offsite_provider.core.failures import Conflict

from ..cloud import ACCOUNT, SOURCE
from . import Values

VAULTS = f"arn:aws:backup:{SOURCE}:{ACCOUNT}:backup-vault:"
LATEST = {
    "algorithm": "LATEST_WITHIN_WINDOW",
    "include_vaults": ["*"],
    "recovery_point_types": ["SNAPSHOT"],
}
RANDOM = {
    "algorithm": "RANDOM_WITHIN_WINDOW",
    "include_vaults": [f"{VAULTS}offsite-*", f"{VAULTS}others"],
    "exclude_vaults": [f"{VAULTS}offsite-scratch"],
    "recovery_point_types": ["SNAPSHOT", "CONTINUOUS"],
    "selection_window_days": 7,
}
BY_HAND = {
    "ScheduleExpression": "cron(0 1 ? * * *)",
    "RecoveryPointSelection": {
        "Algorithm": "RANDOM_WITHIN_WINDOW",
        "IncludeVaults": ["*"],
        "RecoveryPointTypes": ["SNAPSHOT"],
    },
}


class RestoreTestingPlanValues(Values):
    handler = RestoreTestingPlan
    read_operation = "backup:GetRestoreTestingPlan"

    least = {"recovery_point_selection": LATEST, "schedule_expression": "cron(0 5 ? * MON *)"}
    most = {
        "restore_testing_plan_name": "most",
        "recovery_point_selection": RANDOM,
        "schedule_expression": "cron(0 5 ? * mon *)",
        "schedule_expression_timezone": "Europe/Zurich",
        "start_window_hours": 2,
        "tags": {"costCenter": "1", "cost_center": "2"},
    }
    changes = {
        "region": "eu-west-2",
        "restore_testing_plan_name": ("other", None),
        "recovery_point_selection": (LATEST, {**RANDOM, "selection_window_days": None}),
        "schedule_expression": "cron(0 6 ? * * *)",
        "schedule_expression_timezone": ("Asia/Tokyo", None),
        "start_window_hours": (24, None),
        "tags": ({"costCenter": "3", "added": "4"}, None),
    }
    drift = {
        "recovery_point_selection": lambda cloud, it: change(
            cloud, it, RecoveryPointSelection=BY_HAND["RecoveryPointSelection"]
        ),
        "schedule_expression": lambda cloud, it: change(
            cloud, it, ScheduleExpression=BY_HAND["ScheduleExpression"]
        ),
        "schedule_expression_timezone": lambda cloud, it: change(
            cloud, it, ScheduleExpressionTimezone="Asia/Tokyo"
        ),
        "start_window_hours": lambda cloud, it: change(cloud, it, StartWindowHours=1),
        "tags": lambda cloud, it: cloud.aws("backup").tag_resource(
            ResourceArn=it.restore_testing_plan_arn, Tags={"costCenter": "9"}
        ),
    }
    scenes = {
        "with-selections": lambda life: with_selections(life),
        "changed-since-a-killed-run": lambda life: changed_since_a_killed_run(life),
    }

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_restore_testing_plan(
            RestoreTestingPlanName=thing.restore_testing_plan_name
        )

    def stranger(self, cloud, given):
        name = automatic_name(self.owner(), 50)
        cloud.aws("backup").create_restore_testing_plan(
            RestoreTestingPlan={"RestoreTestingPlanName": name, **BY_HAND}, Tags={"by": "hand"}
        )


def change(cloud, plan, **members):
    members = {"ScheduleExpression": plan.schedule_expression, **members}
    cloud.aws("backup").update_restore_testing_plan(
        RestoreTestingPlanName=plan.restore_testing_plan_name, RestoreTestingPlan=members
    )


def with_selections(life):
    """The selections that have to be deleted before the plan are named."""
    plan = life.created(life.most())
    for name in ("orders", "ledger"):
        life.cloud.aws("backup").create_restore_testing_selection(
            RestoreTestingPlanName="most",
            RestoreTestingSelection={
                "RestoreTestingSelectionName": name,
                "ProtectedResourceType": "RDS",
                "ProtectedResourceArns": ["*"],
                "IamRoleArn": f"arn:aws:iam::{ACCOUNT}:role/offsite-backup",
            },
        )
    with pytest.raises(Conflict) as refused:
        plan.destroy()
    assert str(refused.value) == (
        "cannot delete the restore testing plan most: it still has orders, ledger "
        "(InvalidRequestException). Delete those first."
    )


def changed_since_a_killed_run(life):
    """What a killed run has made is known as ours if the program has changed since."""
    life.created(life.most())
    again = life.created(life.most(start_window_hours=3))
    assert again.state["startWindowHours"] == 3
    assert again.report.messages == [
        "takes over the restore testing plan most, which exists already"
    ]
