import re

import pytest

from offsite_provider.aws.backup.audit.framework import Framework
from offsite_provider.aws.backup.audit.named import automatic_name
from offsite_provider.core.failures import Conflict, Failure
from offsite_sandbox.faults import Fault

from . import Values

ENCRYPTED = {"control_name": "BACKUP_RECOVERY_POINT_ENCRYPTED"}
RETENTION = {
    "control_name": "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK",
    "control_input_parameters": [
        {"parameter_name": "requiredRetentionDays", "parameter_value": "35"}
    ],
    "control_scope": {
        "compliance_resource_types": ["EBS", "RDS"],
        "tags": {"costCenter": "1"},
    },
}


class FrameworkValues(Values):
    handler = Framework
    read_operation = "backup:DescribeFramework"

    least = {"framework_controls": [ENCRYPTED]}
    most = {
        "framework_name": "most",
        "framework_description": "For the auditors",
        "framework_controls": [ENCRYPTED, RETENTION],
        "tags": {"costCenter": "1", "cost_center": "2"},
    }
    changes = {
        "region": "eu-west-2",
        "framework_name": ("other", None),
        "framework_description": ("For everybody", None),
        "framework_controls": ([RETENTION], [ENCRYPTED, {**RETENTION, "control_scope": None}]),
        "tags": ({"costCenter": "3", "added": "4"}, None),
    }
    drift = {
        "framework_description": lambda cloud, it: change(
            cloud, it, FrameworkDescription="By hand"
        ),
        "framework_controls": lambda cloud, it: change(
            cloud, it, FrameworkControls=[{"ControlName": RETENTION["control_name"]}]
        ),
        "tags": lambda cloud, it: cloud.aws("backup").tag_resource(
            ResourceArn=it.framework_arn, Tags={"costCenter": "9"}
        ),
    }
    scenes = {
        "deployed-for-a-while": lambda life: deployed_for_a_while(life),
        "not-deployed": lambda life: not_deployed(life),
        "not-deployed-nor-deleted": lambda life: not_deployed_nor_deleted(life),
        "adopted-and-deployed-anew": lambda life: adopted_and_deployed_anew(life),
        "busy": lambda life: busy(life),
        "being-deleted": lambda life: being_deleted(life),
        "changed-since-a-killed-run": lambda life: changed_since_a_killed_run(life),
        "made-after-it-was-deleted": lambda life: made_after_it_was_deleted(life),
    }

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_framework(FrameworkName=thing.framework_name)

    def stranger(self, cloud, given):
        cloud.aws("backup").create_framework(
            FrameworkName=automatic_name(self.owner(), 256),
            FrameworkControls=[{"ControlName": ENCRYPTED["control_name"]}],
            FrameworkTags={"by": "hand"},
        )


def change(cloud, framework, **members):
    cloud.aws("backup").update_framework(FrameworkName=framework.framework_name, **members)


def deployed_for_a_while(life):
    """A deployment is waited for, and so is the deletion."""
    framework, said = slowly(life)
    assert framework.up(life.most()) == "created"
    assert framework.state["deploymentStatus"] == "COMPLETED"
    assert framework.up(life.most(framework_controls=[ENCRYPTED])) == "updated"
    framework.destroy()
    assert framework.locate() is None
    assert [message for message in framework.report.messages if message in said] == said


def not_deployed(life):
    """What could not be deployed is deleted, and made anew by the next run."""
    life.cloud.sandbox.add_fault(Fault("fail", service="backup", operation="CreateFramework"))
    framework = life.resource()
    with pytest.raises(Failure) as failure:
        framework.up(life.most())
    said = str(failure.value)
    assert said.startswith(
        "cannot create the framework most: its deployment failed, and its status is ACTIVE. "
        "Let AWS Config record"
    )
    assert life.cloud.aws("backup").list_frameworks()["Frameworks"] == []
    assert framework.up(life.most()) == "created"


def not_deployed_nor_deleted(life):
    """What could be neither deployed nor deleted is named."""
    life.cloud.sandbox.add_fault(Fault("fail", service="backup", operation="CreateFramework"))
    life.cloud.deny("backup:DeleteFramework")
    with pytest.raises(Failure) as failure:
        life.resource().up(life.most())
    assert "its deployment failed" in failure.value.why
    assert "it still exists: offsite cannot delete the framework most: " in failure.value.why


def adopted_and_deployed_anew(life):
    """What is adopted and was not deployed is deployed, even if nothing else has to change."""
    life.cloud.sandbox.add_fault(Fault("fail", service="backup", operation="CreateFramework"))
    life.values.stranger(life.cloud, None)
    framework = life.resource()
    with pytest.raises(Conflict) as refused:
        framework.up(life.least())
    (id,) = re.findall('`adopt="(.+)"`', refused.value.remedy)
    assert framework.up(life.least(adopt=id)) == "created"
    assert framework.state["deploymentStatus"] == "COMPLETED"


def busy(life):
    """A service that is busy is waited for."""
    for operation in ("CreateFramework", "UpdateFramework", "DeleteFramework"):
        life.cloud.sandbox.add_fault(
            Fault(
                "error",
                service="backup",
                operation=operation,
                code="ConflictException",
                message="It finishes a previous action",
                count=2,
            )
        )
    framework = life.created(life.most())
    assert framework.up(life.most(framework_controls=[ENCRYPTED])) == "updated"
    framework.destroy()
    assert framework.locate() is None
    assert framework.report.messages.count("waits: It finishes a previous action") == 3


def being_deleted(life):
    """One that is being deleted is gone, and waited for by the one that takes its name."""
    framework = life.created(life.most())
    again, _ = slowly(life)
    life.cloud.aws("backup").delete_framework(FrameworkName="most")
    assert framework.locate() is None
    assert again.up(life.most()) == "created"
    # Between the two, what shows late is waited for.
    told = [message for message in again.report.messages if "IN_PROGRESS" in message]
    assert told == ["DELETE_IN_PROGRESS", "CREATE_IN_PROGRESS"]


def changed_since_a_killed_run(life):
    """What killed runs have made and changed is known as ours if the program has changed since."""
    life.created(life.most())
    life.created(life.most(framework_controls=[RETENTION]))
    wanted = life.most(framework_description="Changed", tags={"costCenter": "9"})
    again = life.created(wanted)
    assert again.report.messages[0] == "takes over the framework most, which exists already"
    assert again.differences(wanted) == set()
    assert not again.refresh()
    # Retagged only, and asked for as at first: the service then answers as if it made it.
    first, tagged = life.most(framework_name="twice"), {"tags": {"costCenter": "9"}}
    for asked in (first, {**first, **tagged}, first):
        last = life.created(asked)
    last.refresh()
    assert last.id


def made_after_it_was_deleted(life):
    """The same is made again after somebody has deleted it."""
    framework = life.created(life.most())
    life.values.remove(life.cloud, framework.thing)
    again = life.created(life.most())
    assert again.state["frameworkArn"] != framework.state["frameworkArn"]


def slowly(life):
    """A resource, while all takes an hour, which is over as soon as the resource tells of it; and
    what it tells then."""
    life.cloud.sandbox.configure(durations={"default": 3600})
    resource = life.resource()
    said = ["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS"]
    for told in said:
        resource.report.meanwhile[told] = lambda: life.cloud.advance(3600)
    return resource, said
