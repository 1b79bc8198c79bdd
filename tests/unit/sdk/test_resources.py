"""The SDK's resource classes, in programs that run against Pulumi's mocks."""

import asyncio
import inspect
import threading
import types
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pulumi
import pytest
from pulumi.dynamic.dynamic import PROVIDER_KEY
from pulumi.runtime import rpc
from pulumi.runtime.stack import massage
from pydantic.alias_generators import to_camel

import pulumi_offsite as offsite
from offsite_provider.core.traits import Hidden, has
from offsite_provider.doors.dynamic import OffsiteProvider
from offsite_provider.registry import HANDLERS

from ...versions import SDK

DB = "arn:aws:rds:us-west-2:123456789012:db:orders"


def class_of(token: str) -> Any:
    _, service, name = token.split(":")
    return getattr(getattr(offsite, service), name)


CLASSES = {token: class_of(token) for token in HANDLERS}
every_class = pytest.mark.parametrize("token", CLASSES)
WINDOW = {"earliestTime": "2026-03-01T04:00:00Z"}


def value(kind: Any) -> Any:
    """Something of a type, as it stands in an argument's annotation."""
    if get_origin(kind) in (Union, types.UnionType):
        return value(get_args(kind)[0])
    if get_origin(kind) is Sequence:
        return [value(get_args(kind)[0])]
    if get_origin(kind) is Mapping:
        return {"a_key": value(get_args(kind)[1])}
    if kind in (str, int, bool):
        return kind("1")
    hints = inspect.get_annotations(kind.__init__)
    return kind(**{name: value(hint) for name, hint in hints.items()})


def arguments(token: str, *, all: bool = False) -> dict[str, Any]:
    """Arguments of a class: those that it requires, or all of them."""
    parameters = inspect.signature(CLASSES[token].__init__).parameters.values()
    return {
        p.name: value(p.annotation)
        for p in parameters
        if p.kind is p.KEYWORD_ONLY and (all or p.default is p.empty)
    }


def on_the_wire(given: Any) -> Any:
    """An argument as it has to reach the engine."""
    if isinstance(given, list):
        return [on_the_wire(item) for item in given]
    if type(given).__module__.startswith("pulumi_offsite"):
        return {to_camel(name): on_the_wire(item) for name, item in vars(given).items()}
    return given


def disk(name: str = "disk", opts: Any = None, **more: Any) -> offsite.cbs.SnapshotCopy:
    required: Any = {"snapshot_id": "snap-ckgjwkqh", "destination_regions": ["ap-beijing"]}
    return offsite.cbs.SnapshotCopy(name, opts, **{**required, **more})


def hsm(name: str = "hsm", opts: Any = None, **more: Any) -> offsite.cloudhsmv2.BackupCopy:
    required: Any = {"backup_id": "backup-abcdefg2345", "destination_region": "eu-central-1"}
    return offsite.cloudhsmv2.BackupCopy(name, opts, **{**required, **more})


COPIES = {"ap-beijing": {"snapshotId": "snap-d012rm6t", "snapshotState": "NORMAL", "percent": 100}}


class TestArguments:
    @every_class
    def test_reach_the_wire_in_camel_case(self, run: Any, engine: Any, token: str) -> None:
        every, least = arguments(token, all=True), arguments(token)
        run(lambda: (CLASSES[token]("every", **every), CLASSES[token]("least", **least))[0])
        fields = HANDLERS[token].inputs.model_fields
        wanted = {fields[name].alias: on_the_wire(given) for name, given in every.items()}
        assert engine.inputs("every") == wanted
        assert engine.inputs("least").keys() == {to_camel(name) for name in least}

    def test_keys_of_the_programs_own_stay_as_they_are(self, run: Any, engine: Any) -> None:
        tags = {"cost_center": "1", "costCenter": "2", "backup_id": "3", "Name": "4"}
        assert run(lambda: hsm(tags=tags).tags) == tags
        assert engine.inputs("hsm")["tags"] == tags

    @pytest.mark.parametrize("kind", [offsite.TimeoutsArgs, dict, offsite.Timeouts])
    def test_nested_ones_have_three_forms(self, run: Any, engine: Any, kind: Any) -> None:
        run(lambda: disk(timeouts=kind(create="3h", delete="5m")))
        assert engine.inputs("disk")["timeouts"] == {"create": "3h", "delete": "5m"}

    def test_what_may_hold_passwords_is_secret(self, run: Any, engine: Any) -> None:
        required = arguments("offsite:backup:RestoreJob")
        job = offsite.backup.RestoreJob
        run(lambda: (job("plain", **required, metadata={"masterPassword": "p"}), None)[1])
        request = engine.requests["plain"]
        assert "metadata" in request.additionalSecretOutputs
        sent = rpc.deserialize_properties(request.object, keep_unknowns=True)
        assert rpc.is_rpc_secret(sent["metadata"])


class TestOutputs:
    def test_are_typed_through_and_through(self, run: Any, engine: Any) -> None:
        engine.answers["disk"] = {"copies": COPIES}
        engine.answers["orders"] = {"dbiResourceId": "db-1", "restoreWindow": WINDOW}

        def program() -> Any:
            replication = offsite.rds.AutomatedBackupsReplication
            orders = replication("orders", source_db_instance_arn=DB, timeouts={"create": "3h"})
            window, timeouts = orders.restore_window, orders.timeouts
            return pulumi.Output.all(disk().copies, window, timeouts, orders.dbi_resource_id)

        copies, window, timeouts, id = run(program)
        copy = copies["ap-beijing"]
        assert isinstance(copy, offsite.cbs.SnapshotInRegion)
        assert (copy.snapshot_id, repr(copy.percent), copy.encrypt) == (
            "snap-d012rm6t",
            "100",
            None,
        )
        assert isinstance(window, offsite.rds.RestoreWindow)
        assert window.earliest_time == "2026-03-01T04:00:00Z"
        assert isinstance(timeouts, offsite.Timeouts)
        assert (timeouts.create, timeouts.delete, id) == ("3h", None, "db-1")

    def test_nested_ones_go_wherever_an_output_can_go(self, run: Any, engine: Any) -> None:
        """To the outputs of a component and of the stack, and into another resource."""
        engine.answers["disk"] = {"copies": COPIES}

        def program() -> Any:
            made = disk()
            component = pulumi.ComponentResource("shop:index:Vault", "vault")
            component.register_outputs({"copies": made.copies})
            pulumi.ComponentResource("shop:index:Other", "other", {"copies": made.copies})
            return made.copies

        exported = massage(run(program), [])
        for taken in (engine.outputs["vault"], engine.inputs("other")):
            assert taken["copies"]["ap-beijing"]["snapshot_id"] == "snap-d012rm6t"
            assert taken["copies"]["ap-beijing"]["percent"] == 100
        assert exported["ap-beijing"]["snapshotId"] == "snap-d012rm6t"

    def test_the_secret_ones_that_a_program_exports_are_not_in_the_log(
        self, run: Any, engine: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("DEBUG")

        def program() -> None:
            component = pulumi.ComponentResource("shop:index:Vault", "vault")
            component.register_outputs({"told": pulumi.Output.secret("hunter-2")})
            pulumi.log.debug("mine, props=of my own")

        run(program)
        assert rpc.unwrap_rpc_secret(engine.outputs["vault"]["told"]) == "hunter-2"
        assert "register resource outputs prepared: urn=" in caplog.text
        assert "mine, props=of my own" in caplog.text
        assert "hunter-2" not in caplog.text

    def test_are_those_of_a_subclass_of_the_programs_own(self, run: Any, engine: Any) -> None:
        class Disk(offsite.cbs.SnapshotCopy):
            def __init__(self, name: str) -> None:
                super().__init__(name, snapshot_id="snap-1", destination_regions=["ap-tokyo"])

        engine.answers["disk"] = {"copies": COPIES}
        copies = run(lambda: Disk("disk").copies)
        assert copies["ap-beijing"].snapshot_id == "snap-d012rm6t"
        assert engine.requests["disk"].type == "pulumi-python:dynamic/offsite/cbs:SnapshotCopy"


class TestNested:
    def test_is_a_mapping_of_all_its_fields(self) -> None:
        window = offsite.rds.RestoreWindow(earliest_time="2026-03-01T04:00:00Z")
        assert dict(window) == {"earliest_time": "2026-03-01T04:00:00Z", "latest_time": None}
        assert len(window) == 2
        assert "keys" not in window
        assert offsite.Timeouts(create="3h") == offsite.Timeouts(create="3h")
        assert offsite.Timeouts(create="3h") != offsite.Timeouts(create="4h")


class TestPreview:
    """Of a dynamic resource Pulumi previews arguments only."""

    @pytest.mark.parametrize(
        ("ids", "known"),
        [
            ({"safe": "eu-west-1/safe-1"}, "safe-1"),
            # It is about to be made, or replaced.
            ({}, None),
            ({"safe": "of a form of its own"}, None),
        ],
    )
    def test_knows_what_the_id_says_of_what_stays(
        self, run: Any, engine: Any, ids: dict[str, str], known: str | None
    ) -> None:
        engine.ids = ids
        made = run(lambda: offsite.backup.Vault("safe").backup_vault_name, preview=True)
        assert made == known

    def test_shows_what_the_program_says(self, run: Any, engine: Any) -> None:
        engine.ids = {"safe": "eu-west-1/safe-1"}
        given = {"backup_vault_name": "other"}
        made = run(lambda: offsite.backup.Vault("safe", **given).backup_vault_name, preview=True)
        assert made == "other"


class TestOwner:
    """Marks and tokens come from the URN, so it has to be the one that the engine gives."""

    @pytest.mark.parametrize("preview", [True, False])
    def test_is_the_urn(self, run: Any, engine: Any, preview: bool) -> None:
        run(disk, preview=preview)
        urn = "urn:pulumi:prod::shop::pulumi-python:dynamic/offsite/cbs:SnapshotCopy::disk"
        assert engine.wire("disk")["owner"] == urn

    def test_is_the_urn_under_a_component_too(self, run: Any, engine: Any) -> None:
        def program() -> Any:
            outer = pulumi.ComponentResource("shop:index:Outer", "outer")
            opts = pulumi.ResourceOptions(parent=outer)
            vault = pulumi.ComponentResource("shop:index:Vault", "vault", None, opts)
            disk("inner-disk", pulumi.ResourceOptions(parent=vault))
            return vault.urn

        # The mock engine knows no parents of parents, the SDK does: see the end-to-end tests.
        qualified = within(20, lambda: run(program)).split("::")[2]
        assert engine.wire("inner-disk")["owner"] == (
            f"urn:pulumi:prod::shop::{qualified}"
            "$pulumi-python:dynamic/offsite/cbs:SnapshotCopy::inner-disk"
        )

    def test_under_another_resource_is_the_urn_and_no_dependency(
        self, run: Any, engine: Any
    ) -> None:
        within(20, lambda: run(lambda: hsm(opts=pulumi.ResourceOptions(parent=disk()))))
        assert engine.wire("hsm")["owner"].endswith(
            "dynamic/offsite/cbs:SnapshotCopy$pulumi-python:dynamic/offsite/cloudhsmv2:BackupCopy::hsm"
        )
        assert list(engine.requests["hsm"].propertyDependencies["owner"].urns) == []


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


@every_class
def test_is_registered_as_a_dynamic_resource_at_the_programs_line(
    run: Any, engine: Any, token: str
) -> None:
    """The type, and the provider as it pickles, are what Pulumi's own class registers."""
    _, service, name = token.split(":")

    class Model(pulumi.dynamic.Resource, module=f"offsite/{service}", name=name):
        pass

    def program() -> None:
        CLASSES[token]("it", **arguments(token))
        Model(OffsiteProvider(token), "model", {})

    run(program)
    assert engine.requests["it"].type == engine.requests["model"].type
    assert engine.wire("it")[PROVIDER_KEY] == engine.wire("model")[PROVIDER_KEY]
    position = engine.requests["it"].sourcePosition
    if SDK < (3, 152):  # It takes a line of ours.
        return
    assert position.uri == Path(__file__).as_uri()
    assert position.line == program.__code__.co_firstlineno + 1


class TestMisuse:
    """One line that names the resource and the argument, and no traceback (`RunError`)."""

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            ({"snapshot_ids": "x"}, "`snapshot_ids` is not an argument: did you mean `snapshot_id`?"),
            ({"destinationRegions": []}, "`destinationRegions` is not an argument: did you mean `destination_regions`?"),
            ({"zzz": 1}, "`zzz` is not an argument: there are resource_name, opts, snapshot_id, destination_regions, snapshot_name, adopt, region, role_arn, timeouts"),
            ({"owner": "me"}, "`owner` is not an argument: "),
        ],
        ids=["near", "camel case", "far", "nobody can set the owner"],
    )  # fmt: skip
    def test_of_arguments(self, engine: Any, arguments: dict[str, Any], sentence: str) -> None:
        with pytest.raises(pulumi.RunError) as caught:
            disk(**arguments)
        assert str(caught.value).startswith(f'offsite.cbs.SnapshotCopy "disk": {sentence}')
        assert engine.requests == {}

    @pytest.mark.parametrize(
        ("made", "arguments", "sentence"),
        [
            (offsite.backup.Vault, {"tags": ["a"]}, "`tags` must be no list, and is ['a']"),
            (
                offsite.backup.Vault,
                {"tags": {"a": ["b"]}},
                "`tags.a` must be no list, and is ['b']",
            ),
            (
                offsite.backup.Plan,
                {"rules": [{"rule_name": "daily", "lifecycle": (35,)}]},
                "`rules[0].lifecycle` must be no list, and is (35,)",
            ),
            (
                offsite.backup.Plan,
                {"rules": [{"rule_name": "daily"}, {"copy_actions": [[]]}]},
                "`rules[1].copy_actions[0]` must be no list, and is []",
            ),
        ],
    )
    def test_of_lists(
        self, engine: Any, made: Any, arguments: dict[str, Any], sentence: str
    ) -> None:
        """Pulumi has no sentence for them."""
        with pytest.raises(pulumi.RunError) as caught:
            made("it", **arguments)
        title = f'{made.token.replace(":", ".")} "it"'
        assert str(caught.value) == f"{title}: {sentence}"
        assert engine.requests == {}

    @every_class
    def test_of_what_is_required(self, engine: Any, token: str) -> None:
        for missing in arguments(token):
            given = {name: v for name, v in arguments(token).items() if name != missing}
            with pytest.raises(pulumi.RunError) as caught:
                CLASSES[token]("it", **given)
            # Python 3.12 words it a little differently.
            assert str(caught.value).replace("keyword-only ", "") == (
                f"{token.replace(':', '.')} \"it\": missing a required argument: '{missing}'"
            )
        assert engine.requests == {}

    def test_of_all_that_is_required_at_once(self, engine: Any) -> None:
        made: Any = offsite.backup.Selection
        with pytest.raises(pulumi.RunError) as caught:
            made("it")
        sentence = "`backup_plan_id` and `iam_role_arn` are required"
        assert str(caught.value) == f'offsite.backup.Selection "it": {sentence}'

    def test_of_options_that_are_none(self, engine: Any) -> None:
        made: Any = offsite.backup.Vault
        with pytest.raises(pulumi.RunError) as caught:
            made("it", "orders")
        sentence = "must be `pulumi.ResourceOptions`, not `orders`: all arguments have their names"
        assert str(caught.value) == f'offsite.backup.Vault "it": `opts` {sentence}'

    def test_of_the_name_and_of_positions(self) -> None:
        made: Any = offsite.cbs.SnapshotCopy
        with pytest.raises(pulumi.RunError, match='"disk": too many'):
            made("disk", None, "snap-ckgjwkqh", ["ap-beijing"])
        with pytest.raises(pulumi.RunError, match=r'"\?": missing .* argument: .resource_name'):
            made(snapshot_id="snap-1", destination_regions=[])


class TestOptions:
    @every_class
    def test_what_can_be_only_once_is_deleted_first_unless_the_program_says_otherwise(
        self, run: Any, engine: Any, token: str
    ) -> None:
        opts = pulumi.ResourceOptions(protect=True)
        asked = {
            wanted: pulumi.ResourceOptions(delete_before_replace=wanted) for wanted in (True, False)
        }

        def program() -> None:
            for name, options in {"it": opts, **{str(k): v for k, v in asked.items()}}.items():
                CLASSES[token](name, options, **arguments(token))

        run(program)
        unique, made = HANDLERS[token].unique, engine.requests["it"]
        assert (made.deleteBeforeReplace, made.deleteBeforeReplaceDefined) == (unique, unique)
        for wanted in asked:
            made = engine.requests[str(wanted)]
            assert (made.deleteBeforeReplace, made.deleteBeforeReplaceDefined) == (wanted, True)
        assert engine.requests["it"].protect
        # The options of one are not those of another.
        assert opts.delete_before_replace is None

    @every_class
    def test_custom_timeouts_are_timeouts_unless_there_is_the_argument(
        self, run: Any, engine: Any, token: str
    ) -> None:
        custom = pulumi.CustomTimeouts(create="3h", delete="5m")
        opts, least = pulumi.ResourceOptions(custom_timeouts=custom), arguments(token)

        def program() -> None:
            CLASSES[token]("it", opts, **least)
            CLASSES[token]("other", opts, **least, timeouts={"create": "1h"})

        run(program)
        assert engine.inputs("it")["timeouts"] == {"create": "3h", "delete": "5m"}
        assert engine.inputs("other")["timeouts"] == {"create": "1h"}


@every_class
def test_requires_what_the_handler_does_and_has_its_outputs(run: Any, token: str) -> None:
    """Their names are those that the docstrings explain: see `test_docstrings`."""
    parameters = inspect.signature(CLASSES[token].__init__).parameters
    assert parameters.keys() - {"self"} <= get_type_hints(CLASSES[token].__init__).keys()
    for name, field in HANDLERS[token].inputs.model_fields.items():
        if not has(field, Hidden):
            required = parameters[name].default is inspect.Parameter.empty
            assert required == field.is_required(), name
    made: list[Any] = []
    run(lambda: made.append(CLASSES[token]("it", **arguments(token))))
    outputs = inspect.get_annotations(CLASSES[token])
    assert all(isinstance(getattr(made[0], name), pulumi.Output) for name in outputs)


def test_says_that_it_is_typed() -> None:
    assert Path(offsite.__file__).with_name("py.typed").is_file()
