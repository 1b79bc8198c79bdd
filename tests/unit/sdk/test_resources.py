"""The SDK's resource classes, in programs that run against Pulumi's mocks."""

import asyncio
import inspect
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, get_type_hints

import pulumi
import pytest
from offsite_provider.core.fields import Hidden, Unmanaged, has
from pulumi.dynamic.dynamic import PROVIDER_KEY
from pulumi.runtime import mocks, rpc
from pulumi.runtime.stack import massage

import pulumi_offsite as offsite
from offsite_provider.doors.dynamic import OffsiteProvider
from offsite_provider.registry import HANDLERS

SOURCE = "arn:aws:rds:us-west-2:123456789012:db:orders"
VAULT = "arn:aws:backup:eu-west-1:123456789012:backup-vault:there"
POINT = "arn:aws:backup:eu-west-1:123456789012:recovery-point:1"
ROLE = "arn:aws:iam::123456789012:role/dr"


def class_of(token: str) -> Any:
    _, service, name = token.split(":")
    return getattr(getattr(offsite, service), name)


CLASSES = {token: class_of(token) for token in HANDLERS}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "offsite:backup:BackupJob": {
        "backup_vault_name": "here",
        "resource_arn": SOURCE,
        "iam_role_arn": ROLE,
    },
    "offsite:backup:CopyJob": {
        "recovery_point_arn": POINT,
        "source_backup_vault_name": "here",
        "destination_backup_vault_arn": VAULT,
        "iam_role_arn": ROLE,
    },
    "offsite:backup:Framework": {
        "framework_controls": [{"control_name": "BACKUP_RECOVERY_POINT_ENCRYPTED"}]
    },
    "offsite:backup:GlobalSettings": {"is_cross_account_backup_enabled": True},
    "offsite:backup:LogicallyAirGappedVault": {"min_retention_days": 7, "max_retention_days": 30},
    "offsite:backup:Plan": {
        "rules": [{"rule_name": "daily", "target_backup_vault_name": "here"}],
    },
    "offsite:backup:RecoveryPoint": {"backup_vault_name": "here", "recovery_point_arn": POINT},
    "offsite:backup:RegionSettings": {"resource_type_opt_in_preference": {"EBS": True}},
    "offsite:backup:ReportPlan": {
        "report_delivery_channel": {"s3_bucket_name": "reports"},
        "report_setting": {"report_template": "BACKUP_JOB_REPORT"},
    },
    "offsite:backup:RestoreJob": {"backup_vault_name": "here", "recovery_point_arn": POINT},
    "offsite:backup:RestoreTestingPlan": {
        "recovery_point_selection": {
            "algorithm": "LATEST_WITHIN_WINDOW",
            "include_vaults": ["*"],
            "recovery_point_types": ["SNAPSHOT"],
        },
        "schedule_expression": "cron(0 5 ? * * *)",
    },
    "offsite:backup:RestoreTestingSelection": {
        "restore_testing_plan_name": "monthly",
        "protected_resource_type": "EBS",
        "iam_role_arn": ROLE,
    },
    "offsite:backup:Selection": {"backup_plan_id": "1", "iam_role_arn": ROLE},
    "offsite:backup:Vault": {"backup_vault_name": "here"},
    "offsite:backup:VaultAccessPolicy": {"backup_vault_name": "here", "policy": "{}"},
    "offsite:backup:VaultLock": {"backup_vault_name": "here"},
    "offsite:backup:VaultNotifications": {
        "backup_vault_name": "here",
        "sns_topic_arn": "arn:aws:sns:eu-west-1:123456789012:dr",
        "backup_vault_events": ["COPY_JOB_FAILED"],
    },
    "offsite:cbs:SnapshotCopy": {
        "snapshot_id": "snap-ckgjwkqh",
        "destination_regions": ["ap-beijing"],
    },
    "offsite:cloudhsmv2:BackupCopy": {
        "backup_id": "backup-abcdefg2345",
        "destination_region": "eu-central-1",
    },
    "offsite:rds:AutomatedBackupsReplication": {"source_db_instance_arn": SOURCE},
    "offsite:redshiftserverless:SnapshotCopyConfiguration": {
        "namespace_name": "analytics",
        "destination_region": "eu-west-1",
    },
}
OUTPUTS: dict[str, dict[str, Any]] = {
    "offsite:cbs:SnapshotCopy": {
        "copies": {
            "ap-beijing": {"snapshotId": "snap-d012rm6t", "snapshotState": "NORMAL", "percent": 100}
        }
    },
    "offsite:rds:AutomatedBackupsReplication": {
        "status": "replicating",
        "dbiResourceId": "db-1",
        "restoreWindow": {"earliestTime": "2026-03-01T04:00:00Z"},
    },
}


@dataclass
class Engine(mocks.Mocks):
    """Remembers what it is asked to register, and answers as the provider would."""

    requests: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, Any] = field(default_factory=dict)

    def call(self, args: mocks.MockCallArgs) -> Any:
        return {}

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str, dict[str, Any]]:
        token = args.typ.replace("pulumi-python:dynamic/offsite/", "offsite:")
        return f"{args.name}-id", {**args.inputs, **OUTPUTS.get(token, {})}

    def inputs(self, name: str) -> dict[str, Any]:
        """The arguments on the wire, without what every resource has."""
        found = rpc.deserialize_properties(self.requests[name].object)
        return {k: v for k, v in found.items() if k not in (PROVIDER_KEY, "owner")}


class Monitor(mocks.MockMonitor):
    mocks: Engine

    def RegisterResource(self, request: Any) -> Any:
        self.mocks.requests[request.name] = request
        return super().RegisterResource(request)

    def RegisterResourceOutputs(self, request: Any) -> Any:
        name = request.urn.rpartition("::")[2]
        self.mocks.outputs[name] = rpc.deserialize_properties(request.outputs)
        return super().RegisterResourceOutputs(request)


@pytest.fixture
def engine() -> Engine:
    return Engine()


Program = Callable[[], Any]


@pytest.fixture
def run(engine: Engine) -> Callable[..., Any]:
    """Runs a program; the value of the output that it returns."""

    def run(program: Program, *, preview: bool = False) -> Any:
        found: list[Any] = []
        mocks.set_mocks(
            engine, project="shop", stack="prod", preview=preview, monitor=Monitor(engine)
        )

        @mocks.test
        def whole() -> Any:
            result = program()
            return pulumi.Output.from_input(
                None if isinstance(result, pulumi.Resource) else result
            ).apply(found.append)

        whole()
        return found[0] if found else None

    return run


class TestArguments:
    def test_reach_the_wire_in_camel_case(self, run: Any, engine: Engine) -> None:
        run(
            lambda: offsite.cloudhsmv2.BackupCopy(
                "hsm",
                backup_id="backup-abcdefg2345",
                destination_region="eu-central-1",
                never_expires=True,
                region="us-west-2",
                role_arn="arn:aws:iam::123456789012:role/dr",
            )
        )
        assert engine.inputs("hsm") == {
            "backupId": "backup-abcdefg2345",
            "destinationRegion": "eu-central-1",
            "neverExpires": True,
            "region": "us-west-2",
            "roleArn": "arn:aws:iam::123456789012:role/dr",
        }

    def test_keys_of_the_programs_own_stay_as_they_are(self, run: Any, engine: Engine) -> None:
        tags = {"cost_center": "1", "costCenter": "2", "backup_id": "3", "Name": "4"}
        adopt = {"ap-beijing": "snap-d012rm6t", "snapshot_id": "snap-d012rm6t"}

        def program() -> None:
            offsite.cloudhsmv2.BackupCopy(
                "hsm", tags=tags, **ARGUMENTS["offsite:cloudhsmv2:BackupCopy"]
            )
            offsite.cbs.SnapshotCopy("disk", adopt=adopt, **ARGUMENTS["offsite:cbs:SnapshotCopy"])

        run(program)
        assert engine.inputs("hsm")["tags"] == tags
        assert engine.inputs("disk")["adopt"] == adopt

    @pytest.mark.parametrize(
        "timeouts",
        [
            offsite.TimeoutsArgs(create="3h", delete="5m"),
            {"create": "3h", "delete": "5m"},
        ],
        ids=["typed", "dictionary"],
    )
    def test_nested_ones_are_typed_or_dictionaries(
        self, run: Any, engine: Engine, timeouts: Any
    ) -> None:
        run(
            lambda: offsite.cbs.SnapshotCopy(
                "disk", timeouts=timeouts, **ARGUMENTS["offsite:cbs:SnapshotCopy"]
            )
        )
        assert engine.inputs("disk")["timeouts"] == {"create": "3h", "delete": "5m"}

    def test_may_be_outputs(self, run: Any, engine: Engine) -> None:
        run(
            lambda: offsite.cbs.SnapshotCopy(
                "disk",
                snapshot_id=pulumi.Output.from_input("snap-ckgjwkqh"),
                destination_regions=[pulumi.Output.from_input("ap-beijing"), "ap-tokyo"],
                snapshot_name=pulumi.Output.secret("orders"),
            )
        )
        assert engine.inputs("disk")["snapshotId"] == "snap-ckgjwkqh"
        assert engine.inputs("disk")["destinationRegions"] == ["ap-beijing", "ap-tokyo"]

    def test_left_out_are_not_on_the_wire(self, run: Any, engine: Engine) -> None:
        run(lambda: offsite.cbs.SnapshotCopy("disk", **ARGUMENTS["offsite:cbs:SnapshotCopy"]))
        assert engine.inputs("disk") == {
            "snapshotId": "snap-ckgjwkqh",
            "destinationRegions": ["ap-beijing"],
        }

    def test_outputs_of_one_are_arguments_of_another(self, run: Any, engine: Engine) -> None:
        def program() -> None:
            first = offsite.cbs.SnapshotCopy("first", **ARGUMENTS["offsite:cbs:SnapshotCopy"])
            offsite.cbs.SnapshotCopy(
                "second",
                snapshot_id=first.copies.apply(lambda copies: copies["ap-beijing"].snapshot_id),
                region="ap-beijing",
                destination_regions=["ap-tokyo"],
            )

        run(program)
        assert engine.inputs("second")["snapshotId"] == "snap-d012rm6t"
        assert len(engine.requests["second"].dependencies) == 1


class TestOutputs:
    def test_come_back_with_their_types(self, run: Any) -> None:
        def program() -> Any:
            disk = offsite.cbs.SnapshotCopy("disk", **ARGUMENTS["offsite:cbs:SnapshotCopy"])
            return pulumi.Output.all(disk.copies, disk.destination_regions)

        copies, regions = run(program)
        assert isinstance(copies["ap-beijing"], offsite.cbs.SnapshotInRegion)
        assert copies["ap-beijing"].snapshot_id == "snap-d012rm6t"
        assert copies["ap-beijing"].percent == 100
        assert isinstance(copies["ap-beijing"].percent, int)
        assert copies["ap-beijing"].encrypt is None
        assert regions == ["ap-beijing"]

    def test_nested_ones_too(self, run: Any) -> None:
        def program() -> Any:
            orders = offsite.rds.AutomatedBackupsReplication(
                "orders", source_db_instance_arn=SOURCE, timeouts={"create": "3h"}
            )
            return pulumi.Output.all(orders.restore_window, orders.timeouts, orders.dbi_resource_id)

        window, timeouts, id = run(program)
        assert isinstance(window, offsite.rds.RestoreWindow)
        assert window.earliest_time == "2026-03-01T04:00:00Z"
        assert isinstance(timeouts, offsite.Timeouts)
        assert (timeouts.create, timeouts.delete) == ("3h", None)
        assert id == "db-1"

    def test_nested_ones_go_wherever_an_output_can_go(self, run: Any, engine: Engine) -> None:
        """To the outputs of a component and of the stack, and into another resource."""

        def program() -> Any:
            disk = offsite.cbs.SnapshotCopy("disk", **ARGUMENTS["offsite:cbs:SnapshotCopy"])
            component = pulumi.ComponentResource("shop:index:Vault", "vault")
            component.register_outputs({"copies": disk.copies})
            pulumi.ComponentResource("shop:index:Other", "other", {"copies": disk.copies})
            return disk.copies

        exported = massage(run(program), [])
        for taken in (engine.outputs["vault"], engine.inputs("other")):
            assert taken["copies"]["ap-beijing"]["snapshot_id"] == "snap-d012rm6t"
            assert taken["copies"]["ap-beijing"]["percent"] == 100
        assert exported["ap-beijing"]["snapshotId"] == "snap-d012rm6t"

    def test_keys_of_the_programs_own_stay_as_they_are(self, run: Any) -> None:
        tags = {"cost_center": "1", "costCenter": "2", "backupId": "3"}

        def program() -> Any:
            return offsite.cloudhsmv2.BackupCopy(
                "hsm", tags=tags, **ARGUMENTS["offsite:cloudhsmv2:BackupCopy"]
            ).tags

        assert run(program) == tags


class TestOwner:
    """Marks and tokens come from the URN, so it has to be the one that the engine gives."""

    def owner(self, engine: Engine, name: str) -> Any:
        return rpc.deserialize_properties(engine.requests[name].object)["owner"]

    def test_is_the_urn(self, run: Any, engine: Engine) -> None:
        run(lambda: offsite.cbs.SnapshotCopy("disk", **ARGUMENTS["offsite:cbs:SnapshotCopy"]))
        assert self.owner(engine, "disk") == (
            "urn:pulumi:prod::shop::pulumi-python:dynamic/offsite/cbs:SnapshotCopy::disk"
        )

    def test_is_the_urn_under_a_component_too(self, run: Any, engine: Engine) -> None:
        class Vault(pulumi.ComponentResource):
            def __init__(self, name: str, opts: pulumi.ResourceOptions | None = None) -> None:
                super().__init__("shop:index:Vault", name, None, opts)
                below = pulumi.ResourceOptions(parent=self)
                self.disk = offsite.cbs.SnapshotCopy(
                    f"{name}-disk", below, **ARGUMENTS["offsite:cbs:SnapshotCopy"]
                )
                self.register_outputs({"copies": self.disk.copies})

        def program() -> Any:
            outer = pulumi.ComponentResource("shop:index:Outer", "outer")
            vault = Vault("inner", pulumi.ResourceOptions(parent=outer))
            return pulumi.Output.all(vault.disk.urn, vault.urn)

        (_, parent) = within(20, lambda: run(program))
        qualified = parent.split("::")[2]
        assert self.owner(engine, "inner-disk") == (
            f"urn:pulumi:prod::shop::{qualified}"
            "$pulumi-python:dynamic/offsite/cbs:SnapshotCopy::inner-disk"
        )

    def test_is_the_urn_under_another_resource(self, run: Any, engine: Engine) -> None:
        def program() -> Any:
            disk = offsite.cbs.SnapshotCopy("disk", **ARGUMENTS["offsite:cbs:SnapshotCopy"])
            below = pulumi.ResourceOptions(parent=disk)
            hsm = offsite.cloudhsmv2.BackupCopy(
                "hsm", below, **ARGUMENTS["offsite:cloudhsmv2:BackupCopy"]
            )
            return pulumi.Output.all(disk.urn, hsm.urn)

        within(20, lambda: run(program))
        assert self.owner(engine, "hsm").endswith(
            "dynamic/offsite/cbs:SnapshotCopy$pulumi-python:dynamic/offsite/cloudhsmv2:BackupCopy::hsm"
        )

    def test_makes_nobody_depend_on_the_parent(self, run: Any, engine: Engine) -> None:
        def program() -> Any:
            disk = offsite.cbs.SnapshotCopy("disk", **ARGUMENTS["offsite:cbs:SnapshotCopy"])
            offsite.cloudhsmv2.BackupCopy(
                "hsm",
                pulumi.ResourceOptions(parent=disk),
                **ARGUMENTS["offsite:cloudhsmv2:BackupCopy"],
            )

        run(program)
        assert list(engine.requests["hsm"].propertyDependencies["owner"].urns) == []

    def test_is_known_at_preview(self, run: Any, engine: Engine) -> None:
        run(
            lambda: offsite.cbs.SnapshotCopy("disk", **ARGUMENTS["offsite:cbs:SnapshotCopy"]),
            preview=True,
        )
        assert self.owner(engine, "disk").endswith("::disk")


def within(seconds: float, do: Callable[[], Any]) -> Any:
    """What it gives; a deadlock is a failed test and not an endless one."""
    given: list[Any] = []

    def work() -> None:
        asyncio.set_event_loop(asyncio.new_event_loop())
        given.append(do())

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    assert given, "no answer: a deadlock, or an error above"
    return given[0]


class TestProvider:
    @pytest.mark.parametrize("token", CLASSES)
    def test_is_the_pickle_of_the_resources_token(
        self, run: Any, engine: Engine, token: str
    ) -> None:
        from pulumi.dynamic.dynamic import serialize_provider

        run(lambda: CLASSES[token]("it", **ARGUMENTS[token]))
        wire = rpc.deserialize_properties(engine.requests["it"].object)
        assert wire[PROVIDER_KEY] == serialize_provider(OffsiteProvider(token))

    @pytest.mark.parametrize("token", CLASSES)
    def test_type_names_the_service(self, run: Any, engine: Engine, token: str) -> None:
        run(lambda: CLASSES[token]("it", **ARGUMENTS[token]))
        _, service, name = token.split(":")
        assert engine.requests["it"].type == f"pulumi-python:dynamic/offsite/{service}:{name}"


class TestMisuse:
    """One line that names the resource and the argument, and no traceback (`RunError`)."""

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (
                {"snapshot_ids": "x"},
                'offsite.cbs.SnapshotCopy "disk": `snapshot_ids` is not an argument: '
                "did you mean `snapshot_id`?",
            ),
            (
                {**ARGUMENTS["offsite:cbs:SnapshotCopy"], "destinationRegions": []},
                'offsite.cbs.SnapshotCopy "disk": `destinationRegions` is not an argument: '
                "did you mean `destination_regions`?",
            ),
            (
                {**ARGUMENTS["offsite:cbs:SnapshotCopy"], "zzz": 1},
                'offsite.cbs.SnapshotCopy "disk": `zzz` is not an argument: there are '
                "resource_name, opts, snapshot_id, destination_regions, snapshot_name, adopt, "
                "timeouts, region, role_arn",
            ),
            (
                {"snapshot_id": "snap-ckgjwkqh"},
                'offsite.cbs.SnapshotCopy "disk": missing a required argument: '
                "'destination_regions'",
            ),
        ],
        ids=["near", "camel case", "far", "missing"],
    )
    def test_of_arguments(
        self, run: Any, engine: Engine, arguments: dict[str, Any], sentence: str
    ) -> None:
        with pytest.raises(pulumi.RunError) as caught:
            offsite.cbs.SnapshotCopy("disk", **arguments)
        # Python 3.12 words the missing one a little differently.
        assert str(caught.value).replace("keyword-only ", "") == sentence
        assert engine.requests == {}

    def test_of_arguments_by_position(self) -> None:
        with pytest.raises(pulumi.RunError, match='"disk": too many'):
            offsite.cbs.SnapshotCopy("disk", None, "snap-ckgjwkqh", ["ap-beijing"])  # type: ignore[misc]

    def test_of_the_name(self) -> None:
        with pytest.raises(
            pulumi.RunError, match="\"\\?\": missing a required argument: 'resource_name'"
        ):
            offsite.cbs.SnapshotCopy(**ARGUMENTS["offsite:cbs:SnapshotCopy"])  # type: ignore[call-arg]

    def test_nobody_can_set_the_owner(self) -> None:
        with pytest.raises(pulumi.RunError, match="`owner` is not an argument"):
            offsite.cbs.SnapshotCopy(
                "disk",
                owner="me",  # type: ignore[call-arg]
                **ARGUMENTS["offsite:cbs:SnapshotCopy"],
            )


class TestOptions:
    def registered(self, run: Any, engine: Engine, token: str, **options: Any) -> Any:
        opts = pulumi.ResourceOptions(**options)
        run(lambda: CLASSES[token]("it", opts, **ARGUMENTS[token]))
        return engine.requests["it"]

    @pytest.mark.parametrize("token", CLASSES)
    def test_what_can_be_only_once_is_deleted_before_it_is_replaced(
        self, run: Any, engine: Engine, token: str
    ) -> None:
        request = self.registered(run, engine, token)
        unique = HANDLERS[token].unique
        assert (request.deleteBeforeReplace, request.deleteBeforeReplaceDefined) == (unique, unique)

    @pytest.mark.parametrize("wanted", [True, False])
    @pytest.mark.parametrize("token", CLASSES)
    def test_unless_the_program_says_otherwise(
        self, run: Any, engine: Engine, token: str, wanted: bool
    ) -> None:
        request = self.registered(run, engine, token, delete_before_replace=wanted)
        assert request.deleteBeforeReplaceDefined
        assert request.deleteBeforeReplace is wanted

    def test_of_one_are_not_those_of_another(self, run: Any, engine: Engine) -> None:
        opts = pulumi.ResourceOptions(protect=True)

        def program() -> None:
            for token, resource in CLASSES.items():
                resource(token.rpartition(":")[2], opts, **ARGUMENTS[token])

        run(program)
        assert opts.delete_before_replace is None
        assert not engine.requests["BackupCopy"].deleteBeforeReplaceDefined
        assert all(engine.requests[name].protect for name in ("BackupCopy", "SnapshotCopy"))

    @pytest.mark.parametrize("token", CLASSES)
    def test_custom_timeouts_are_timeouts(self, run: Any, engine: Engine, token: str) -> None:
        custom = pulumi.CustomTimeouts(create="3h", delete="5m")
        self.registered(run, engine, token, custom_timeouts=custom)
        assert engine.inputs("it")["timeouts"] == {"create": "3h", "delete": "5m"}

    def test_the_argument_comes_first(self, run: Any, engine: Engine) -> None:
        opts = pulumi.ResourceOptions(custom_timeouts=pulumi.CustomTimeouts(create="3h"))
        run(
            lambda: offsite.cbs.SnapshotCopy(
                "it", opts, timeouts={"create": "1h"}, **ARGUMENTS["offsite:cbs:SnapshotCopy"]
            )
        )
        assert engine.inputs("it")["timeouts"] == {"create": "1h"}


@pytest.mark.parametrize("token", HANDLERS)
class TestEveryClass:
    def test_is_there(self, token: str) -> None:
        assert CLASSES[token].token == token

    def test_takes_the_handlers_arguments(self, token: str) -> None:
        model = HANDLERS[token].inputs
        wanted = {name for name, field in model.model_fields.items() if not has(field, Hidden)}
        parameters = inspect.signature(CLASSES[token].__init__).parameters
        assert set(parameters) - {"self", "resource_name", "opts"} == wanted
        for name in wanted:
            required = parameters[name].default is inspect.Parameter.empty
            assert required == model.model_fields[name].is_required(), name

    def test_has_the_handlers_outputs(self, token: str) -> None:
        handler = HANDLERS[token]
        fields = {**handler.inputs.model_fields, **handler.outputs.model_fields}
        for name, described in fields.items():
            shown = isinstance(getattr(CLASSES[token], name, None), property)
            assert shown == (not has(described, Hidden) and not has(described, Unmanaged)), name

    def test_is_fully_typed_and_explained(self, token: str) -> None:
        cls = CLASSES[token]
        hints = get_type_hints(cls.__init__)
        parameters = set(inspect.signature(cls.__init__).parameters) - {"self"}
        assert parameters <= hints.keys()
        assert all(f"{name}: " in (cls.__init__.__doc__ or "") for name in parameters)
        for value in vars(cls).values():
            if isinstance(value, property):
                assert value.__doc__


def test_says_that_it_is_typed() -> None:
    from importlib.resources import files

    assert files(offsite).joinpath("py.typed").is_file()
