"""`offsite.redshiftserverless.SnapshotCopyConfiguration`, through a real `pulumi up`."""

from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from .clouds import DELETE_FIRST, DESTINATION, SOURCE, Aws, assert_refused, drift

NAMESPACE = "analytics"
SERVICE = "redshift-serverless"
CREATE = "CreateSnapshotCopyConfiguration"


class Redshift:
    """Redshift Serverless in the source's region, as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self._aws = Aws(sandbox)
        self.client = self._aws.client(SERVICE, SOURCE)

    def configurations(self) -> dict[str, dict[str, Any]]:
        """The configurations by their destination, of which there is one each."""
        found = self.client.list_snapshot_copy_configurations()["snapshotCopyConfigurations"]
        by_region = {item["destinationRegion"]: item for item in found}
        assert len(by_region) == len(found)
        return by_region

    def id(self, region: str = DESTINATION) -> str:
        return self.configurations()[region]["snapshotCopyConfigurationId"]

    def retention(self, region: str = DESTINATION) -> int:
        return self.configurations()[region]["snapshotRetentionPeriod"]

    def by_hand(self, region: str = DESTINATION, **parameters: Any) -> str:
        """A configuration that offsite knows nothing of."""
        made = self.client.create_snapshot_copy_configuration(
            namespaceName=NAMESPACE, destinationRegion=region, **parameters
        )
        return made["snapshotCopyConfiguration"]["snapshotCopyConfigurationId"]

    def delete(self, id: str) -> None:
        self.client.delete_snapshot_copy_configuration(snapshotCopyConfigurationId=id)

    def snapshots(self, region: str) -> dict[str, str]:
        """The states of a region's snapshots, by their names."""
        found = self._aws.client(SERVICE, region).list_snapshots()["snapshots"]
        return {snapshot["snapshotName"]: snapshot["status"] for snapshot in found}

    def key(self, region: str = DESTINATION) -> str:
        """A new KMS key's ARN."""
        return self._aws.client("kms", region).create_key()["KeyMetadata"]["Arn"]


@pytest.fixture
def redshift(sandbox: SandboxClient) -> Redshift:
    return Redshift(sandbox)


def copying(name: str = "copying", to: str = DESTINATION, **arguments: Any) -> str:
    """Lines of a program: the seeded namespace's snapshots are copied; its ID by its name."""
    given = {
        "namespace_name": NAMESPACE,
        "region": SOURCE,
        "destination_region": to,
        **arguments,
    }
    listed = ", ".join(f"{argument}={value!r}" for argument, value in given.items())
    return (
        f'{name} = offsite.redshiftserverless.SnapshotCopyConfiguration("{name}", {listed})\n'
        f'pulumi.export("{name}", {name}.snapshot_copy_configuration_id)\n'
    )


def test_snapshots_are_copied_from_now_on_until_it_is_deleted(stack, redshift, sandbox) -> None:
    profile = stack.folder / "aws-config"
    profile.write_text(
        "[profile dr]\n"
        f"aws_access_key_id = {stack.environment['AWS_ACCESS_KEY_ID']}\n"
        f"aws_secret_access_key = {stack.environment['AWS_SECRET_ACCESS_KEY']}\n"
    )
    stack.environment["AWS_CONFIG_FILE"] = str(profile)
    key = redshift.key()
    every = {
        "snapshot_retention_period": 30,
        "destination_kms_key_id": key,
        "timeouts": {"create": "5m", "update": "5m", "delete": "5m"},
        "role_arn": "arn:aws:iam::123456789012:role/dr",
        "profile": "dr",
    }
    stack.program(
        copying("plain", "us-east-1") + copying("full", **every) + 'pulumi.export("all", full)'
    )
    stack.up()
    ids = stack.outputs()
    outputs = ids.pop("all")
    live = redshift.configurations()[DESTINATION]
    assert outputs["snapshot_copy_configuration_id"] == ids["full"] == redshift.id()
    assert outputs["snapshot_copy_configuration_arn"] == live["snapshotCopyConfigurationArn"]
    assert outputs["destination_kms_key_id"] == live["destinationKmsKeyId"] == key
    assert outputs["snapshot_retention_period"] == live["snapshotRetentionPeriod"] == 30
    assert outputs["namespace_name"] == live["namespaceName"] == NAMESPACE
    assert redshift.id("us-east-1") == ids["plain"]
    assert redshift.retention("us-east-1") == -1
    stack.assert_unchanged()

    redshift.client.create_snapshot(namespaceName=NAMESPACE, snapshotName="nightly")
    sandbox.advance(timedelta(minutes=5))
    assert redshift.snapshots(DESTINATION) == {"nightly": "AVAILABLE"}
    assert redshift.snapshots("us-east-1") == {"nightly": "AVAILABLE"}

    sandbox.clear_calls()
    stack.program(
        copying("plain", "us-east-1", snapshot_retention_period=3653, timeouts={"update": "1m"})
        + copying("full", destination_kms_key_id=key, role_arn=every["role_arn"], profile="dr")
    )
    assert stack.up().steps == {"plain": ["update"], "full": ["update"]}
    assert stack.outputs() == ids == {"plain": redshift.id("us-east-1"), "full": redshift.id()}
    assert (redshift.retention("us-east-1"), redshift.retention()) == (3653, -1)
    assert len(sandbox.calls(SERVICE, "UpdateSnapshotCopyConfiguration")) == 2
    stack.assert_unchanged()

    destroyed = stack.destroy()
    assert redshift.configurations() == {}
    assert f"copied to {DESTINATION} stay there for ever" in destroyed.said
    assert "copied to us-east-1 stay there until they are 3653 days old" in destroyed.said
    assert redshift.snapshots(DESTINATION) == {"nightly": "AVAILABLE"}


def test_what_cannot_change_is_deleted_first_and_made_anew(stack, redshift) -> None:
    key, other_key = redshift.key(), redshift.key()
    stack.program(
        copying("moved", "us-east-1")
        + copying("encrypted", destination_kms_key_id=key)
        + copying("forced", "us-west-2", snapshot_retention_period=7)
    )
    stack.up()
    before = stack.outputs()
    stack.program(
        copying("moved", "us-east-2")
        + copying("encrypted", destination_kms_key_id=other_key)
        + copying("forced", "us-west-2", snapshot_retention_period=7)
    )
    replaced = stack.up()
    assert replaced.steps == {"moved": DELETE_FIRST, "encrypted": DELETE_FIRST}
    forced = stack.up("--replace", stack.resource("forced")["urn"])
    assert forced.steps == {"forced": DELETE_FIRST}
    after = stack.outputs()
    assert not set(before.values()) & set(after.values())
    assert {r: redshift.id(r) for r in redshift.configurations()} == {
        "us-east-2": after["moved"],
        DESTINATION: after["encrypted"],
        "us-west-2": after["forced"],
    }
    assert redshift.configurations()[DESTINATION]["destinationKmsKeyId"] == other_key
    assert redshift.retention("us-west-2") == 7

    # What the key is left to the service is no difference to what the service chose.
    stack.program(
        copying("moved", "us-east-2")
        + copying("encrypted")
        + copying("forced", "us-west-2", snapshot_retention_period=7)
    )
    assert stack.preview("--expect-no-changes").steps == {}


def test_what_is_changed_or_deleted_behind_our_back_is_put_back(stack, redshift) -> None:
    program = (
        copying("changed", snapshot_retention_period=7)
        + copying("deleted", "us-east-1", snapshot_retention_period=7)
        + copying("remade", "us-west-2")
    )
    stack.program(program)
    stack.up()
    ids = stack.outputs()
    redshift.client.update_snapshot_copy_configuration(
        snapshotCopyConfigurationId=ids["changed"], snapshotRetentionPeriod=8
    )
    redshift.delete(ids["deleted"])
    redshift.delete(ids["remade"])
    key = redshift.key("us-west-2")
    by_hand = redshift.by_hand("us-west-2", destinationKmsKeyId=key)

    # Nobody knows yet that it is gone.
    stack.program(
        program.replace(
            "'us-east-1', snapshot_retention_period=7", "'us-east-1', snapshot_retention_period=9"
        )
    )
    (error,) = stack.up(ok=False).errors
    assert error.startswith(f"cannot change how long copies of {NAMESPACE} are kept: ")
    assert ids["deleted"] in error
    assert "Run `pulumi refresh`" in error
    stack.program(program)

    refreshed = stack.refresh()
    assert refreshed.steps == {"changed": ["update"], "deleted": ["delete"], "remade": ["delete"]}
    assert drift(refreshed) == {"changed": {"snapshotRetentionPeriod"}}
    assert stack.resource("changed")["inputs"]["snapshotRetentionPeriod"] == 8

    repaired = stack.up()
    assert repaired.steps == {"changed": ["update"], "deleted": ["create"], "remade": ["create"]}
    now = stack.outputs()
    assert now["changed"] == ids["changed"] == redshift.id()
    assert now["deleted"] == redshift.id("us-east-1") != ids["deleted"]
    assert now["remade"] == by_hand
    assert redshift.retention() == redshift.retention("us-east-1") == 7
    stack.assert_unchanged()


def test_being_refused_access_is_never_gone(stack, redshift, sandbox) -> None:
    stack.program(copying())
    stack.up()
    sandbox.add_fault(
        Fault(
            "error",
            service=SERVICE,
            operation="ListSnapshotCopyConfigurations",
            count=-1,
            code="AccessDeniedException",
            message="User: arn:aws:iam::123456789012:user/offsite is not authorized to perform: "
            "redshift-serverless:ListSnapshotCopyConfigurations",
        )
    )
    (error,) = stack.refresh(ok=False).errors
    assert "redshift-serverless:ListSnapshotCopyConfigurations" in error
    assert "Allow `ListSnapshotCopyConfigurations` to the role or user" in error
    sandbox.clear_faults()
    assert stack.resource("copying")["id"] == f"{SOURCE}/{redshift.id()}"
    stack.assert_unchanged()


def test_deleting_what_is_gone_is_fine(stack, redshift, sandbox) -> None:
    stack.program(copying() + copying("deleted", "us-east-1"))
    stack.up()
    redshift.delete(redshift.id("us-east-1"))
    # Its configurations go with the namespace.
    redshift.client.delete_namespace(namespaceName=NAMESPACE)
    sandbox.advance(timedelta(minutes=5))
    destroyed = stack.destroy()
    assert destroyed.steps == {"copying": ["delete"], "deleted": ["delete"]}
    assert "stay there" not in destroyed.said


def test_what_exists_is_taken_over_unless_it_is_something_else(stack, redshift) -> None:
    key, other_key = redshift.key(), redshift.key("us-west-2")
    same = redshift.by_hand(snapshotRetentionPeriod=7, destinationKmsKeyId=key)
    shorter = redshift.by_hand("us-east-1", snapshotRetentionPeriod=3)
    other = redshift.by_hand("us-west-2", destinationKmsKeyId=other_key)
    wanted_key = redshift.key("us-west-2")
    program = copying("same", snapshot_retention_period=7, destination_kms_key_id=key) + copying(
        "shorter", "us-east-1", snapshot_retention_period=7
    )
    stack.program(program + copying("other", "us-west-2", destination_kms_key_id=wanted_key))
    mixed = stack.up("--continue-on-error", ok=False)
    (error,) = mixed.errors
    assert error.startswith(f"cannot copy snapshots of {NAMESPACE} to us-west-2: {other} ")
    assert other_key in error
    assert "`destination_kms_key_id`" in error
    for id in (same, shorter):
        assert f"takes over {id}, which exists already" in mixed.said
    ids = stack.outputs()
    assert (ids["same"], ids["shorter"]) == (same, shorter)
    assert redshift.retention("us-east-1") == 7

    stack.program(program + copying("other", "us-west-2", destination_kms_key_id=other_key))
    assert stack.up().steps == {"other": ["create"]}
    assert stack.outputs() == {"same": same, "shorter": shorter, "other": other}
    assert len(redshift.configurations()) == 3
    stack.assert_unchanged()


def test_throttling_and_a_lost_answer_make_no_second_configuration(
    stack, redshift, sandbox
) -> None:
    sandbox.add_fault(Fault("throttle", service=SERVICE, operation=CREATE, count=2))
    sandbox.add_fault(Fault("reset", service=SERVICE, operation=CREATE, after=True))
    stack.program(copying(snapshot_retention_period=7))
    stack.up()
    assert stack.outputs() == {"copying": redshift.id()}
    assert redshift.retention() == 7
    made = [call for call in sandbox.calls(SERVICE, CREATE) if call.error_code is None]
    assert len(made) == 1
    stack.assert_unchanged()


def test_outputs_of_one_are_inputs_of_another(stack, redshift) -> None:
    key = redshift.key("us-west-2")
    stack.program(
        copying("first")
        + f"""
second = offsite.redshiftserverless.SnapshotCopyConfiguration(
    "second",
    namespace_name=first.id.apply(lambda _: {NAMESPACE!r}),
    region=first.region,
    destination_region=first.id.apply(lambda _: "us-west-2"),
    snapshot_retention_period=first.snapshot_copy_configuration_id.apply(len),
    destination_kms_key_id=first.snapshot_copy_configuration_arn.apply(lambda _: {key!r}),
    timeouts=first.id.apply(lambda _: {{"create": "1m"}}),
)
"""
    )
    assert stack.preview().steps == {"first": ["create"], "second": ["create"]}
    stack.up()
    assert redshift.retention("us-west-2") == len(redshift.id())
    assert redshift.configurations()["us-west-2"]["destinationKmsKeyId"] == key
    stack.assert_unchanged()


@pytest.mark.parametrize(
    ("program", "complaints"),
    [
        (
            copying(
                namespace_name="No Namespace",
                region="eu-wst-1",
                to="eu-central-11x",
                snapshot_retention_period=0,
                destination_kms_key_id="key",
                profile=1,
                timeouts={"create": "1 hour", "remove": "1h"},
            ),
            {
                "namespace_name": "must be the name of a namespace",
                "region": "must be an AWS region, not `eu-wst-1`: did you mean `eu-west-1`?",
                "destination_region": "did you mean `eu-central-1`?",
                "snapshot_retention_period": "must be -1 (for ever) or from 1 to 3653 days, not 0",
                "destination_kms_key_id": "must be a KMS key",
                "timeouts.create": "must be a duration like",
                "timeouts.remove": "is not an argument: there are create, delete, update",
            },
        ),
        (
            copying(to=SOURCE),
            {"destination_region": "must be another region than"},
        ),
        (
            copying("first")
            + copying(
                "second",
                "us-east-1",
                snapshot_retention_period=4000,
                destination_kms_key_id=f"arn:aws:kms:{SOURCE}:123456789012:alias/mine",
            ).replace(repr(NAMESPACE), "first.id"),
            {"snapshot_retention_period": "must be -1 (for ever) or from 1 to 3653 days, not 4000"},
        ),
        (
            copying(destination_kms_key_id=f"arn:aws:kms:{SOURCE}:123456789012:alias/mine"),
            {
                "destination_kms_key_id": f"is a key of {SOURCE}: the copies are encrypted in "
                f"the destination, {DESTINATION}, with a key of that region"
            },
        ),
    ],
    ids=["forms", "same-region", "beside-unknowns", "key-of-the-wrong-region"],
)
def test_preview_refuses(
    stack, redshift, sandbox, program: str, complaints: dict[str, str]
) -> None:
    stack.program(program)
    assert_refused(stack.preview(ok=False), complaints)
    assert sandbox.calls(SERVICE) == []


def test_errors_say_what_cannot_be_done_and_what_to_do(stack, redshift, sandbox) -> None:
    stack.program(copying(namespace_name="nowhere"))
    (error,) = stack.up(ok=False).errors
    assert error.startswith(f"cannot copy snapshots of nowhere to {DESTINATION}: ")
    assert "namespace nowhere was not found" in error

    expired = {"code": "ExpiredTokenException", "message": "The security token is expired"}
    sandbox.add_fault(Fault("error", SERVICE, CREATE, count=-1, **expired))
    stack.program(copying())
    (error,) = stack.up(ok=False).errors
    assert error.startswith(f"cannot copy snapshots of {NAMESPACE} to {DESTINATION}: ")
    assert "The security token is expired" in error
    assert "Check the credentials" in error
    assert redshift.configurations() == {}
