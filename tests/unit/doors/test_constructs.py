"""Components for programs in other languages: what the plugin answers, and what it registers."""

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import grpc
import pulumi
import pytest
from google.protobuf import empty_pb2
from google.protobuf.json_format import MessageToDict, ParseDict
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime import rpc
from pulumi.runtime.proto import (
    alias_pb2,
    provider_pb2,
    provider_pb2_grpc,
    resource_pb2,
    resource_pb2_grpc,
)

from offsite_plugin.main import plugin
from pulumi_offsite import components
from pulumi_offsite.components.construct import COMPONENTS

from ...versions import SDK

STACK = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod"
ROLE = "arn:aws:iam::123456789012:role/backup"
HAS_ALIASES = SDK >= (3, 238)
BACKUP: dict[str, Any] = {
    "home": "eu-west-1",
    "tiers": ["35d", {"name": "yearly", "schedule": "cron(0 5 1 1 ? *)", "keepDays": 800}],
    "select": {"tags": {"costCenter": "a_b"}},
    "iamRoleArn": ROLE,
}


def special(kind: str, **more: Any) -> dict[str, Any]:
    return {rpc._special_sig_key: kind, **more}


def secret(value: Any) -> dict[str, Any]:
    return special(rpc._special_secret_sig, value=value)


def output(**more: Any) -> dict[str, Any]:
    """An output, known if it has a `value`."""
    return special(rpc._special_output_value_sig, **more)


def plain(values: Struct) -> Any:
    return json.loads(json.dumps(MessageToDict(values)).replace(".0,", ",").replace(".0}", "}"))


@dataclass
class Monitor(resource_pb2_grpc.ResourceMonitorServicer):
    """The engine, as far as a component asks it."""

    requests: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, Any] = field(default_factory=dict)
    refused: str = ""
    """The resource of which nothing more is heard, as of one that is refused."""
    heard: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    address: str = ""

    def SupportsFeature(self, request: Any, context: Any) -> Any:
        return resource_pb2.SupportsFeatureResponse(hasSupport=True)

    def RegisterResource(self, request: Any, context: Any) -> Any:
        key = request.name if request.custom else request.type.rpartition(":")[2]
        self.requests[key] = request
        if request.name == self.refused and request.custom:
            self.heard.set()
            self.over.wait(30)
        urn = f"urn:pulumi:prod::shop::{request.type}::{request.name}"
        state = Struct()
        state.CopyFrom(request.object)
        if request.custom and ":Vault" in request.type:
            state["backupVaultArn"] = f"arn:aws:backup:eu-west-1:123456789012:x:{request.name}"
        return resource_pb2.RegisterResourceResponse(urn=urn, id=request.name, object=state)

    def RegisterResourceOutputs(self, request: Any, context: Any) -> Any:
        self.outputs[request.urn] = request.outputs
        return empty_pb2.Empty()

    def Invoke(self, request: Any, context: Any) -> Any:
        assert request.tok == "pulumi:pulumi:getResource"
        answer = Struct()
        answer.fields["state"].struct_value.CopyFrom(self.outputs[request.args["urn"]])
        fields: Any = {"return": answer}
        return provider_pb2.InvokeResponse(**fields)

    def inputs(self, name: str) -> Any:
        return plain(self.requests[name].object)


def served(add: Callable[[grpc.Server], None]) -> Iterator[str]:
    server = grpc.server(ThreadPoolExecutor(64))
    add(server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    yield f"127.0.0.1:{port}"
    server.stop(None).wait()


@pytest.fixture
def monitor() -> Iterator[Monitor]:
    found = Monitor()
    for address in served(
        lambda server: resource_pb2_grpc.add_ResourceMonitorServicer_to_server(found, server)
    ):
        found.address = address
        yield found
        found.over.set()


class Engine:
    def __init__(self, channel: grpc.Channel, monitor: Monitor) -> None:
        self.stub: Any = provider_pb2_grpc.ResourceProviderStub(channel)
        self.monitor = monitor

    def construct(self, kind: str, inputs: dict[str, Any], name: str = "it", **more: Any) -> Any:
        request = provider_pb2.ConstructRequest(
            project="shop",
            stack="prod",
            monitorEndpoint=self.monitor.address,
            type=f"offsite:components:{kind}",
            name=name,
            parent=STACK,
            inputs=ParseDict(inputs, Struct()),
            **more,
        )
        return self.stub.Construct(request, timeout=60)

    def refusal(self, kind: str, inputs: dict[str, Any]) -> str:
        with pytest.raises(grpc.RpcError) as refused:
            self.construct(kind, inputs)
        assert not self.monitor.requests
        return refused.value.details()


@pytest.fixture
def engine(monitor: Monitor) -> Iterator[Engine]:
    for address in served(
        lambda server: provider_pb2_grpc.add_ResourceProviderServicer_to_server(plugin(), server)
    ):
        with grpc.insecure_channel(address) as channel:
            yield Engine(channel, monitor)


def test_has_all_components() -> None:
    exported = (getattr(components, name) for name in components.__all__)
    found = {e for e in exported if isinstance(e, type) and issubclass(e, pulumi.Resource)}
    assert set(COMPONENTS.values()) == found


def test_makes_what_a_python_program_would(engine: Engine, monitor: Monitor) -> None:
    made = engine.construct("OffsiteBackup", {**BACKUP, "copies": [{"region": "eu-north-1"}]})
    assert made.urn == "urn:pulumi:prod::shop::offsite:components:OffsiteBackup::it"
    assert plain(made.state)["copyVaultArns"]["eu-north-1"].endswith(":it-eu-north-1")
    assert {r.type.split(":")[0] for r in monitor.requests.values()} == {"offsite"}
    rules = monitor.inputs("it-plan")["rules"]
    assert [rule["ruleName"] for rule in rules] == ["daily-35d", "yearly"]
    (condition,) = monitor.inputs("it-selection")["listOfTags"]
    # The keys of the program's own are as they are.
    assert condition == {"conditionKey": "costCenter", "conditionValue": "a_b"}


def test_hands_unknown_values_and_secrets_on(engine: Engine, monitor: Monitor) -> None:
    keys = {
        "iamRoleArn": rpc.UNKNOWN,
        "mayDelete": [output(dependencies=["urn:pulumi:prod::shop::a:b:C::c"]), ROLE],
        "tags": {"pin": output(value="hunter-1", secret=True)},
    }
    engine.construct("OffsiteBackup", {**BACKUP, **keys}, dryRun=True)
    assert monitor.inputs("it-selection")["iamRoleArn"] == rpc.UNKNOWN
    assert monitor.inputs("it-home-policy")["policy"] == rpc.UNKNOWN
    policy = monitor.requests["it-home-policy"]
    assert "urn:pulumi:prod::shop::a:b:C::c" in policy.dependencies
    assert monitor.inputs("it-home")["tags"] == {"pin": secret("hunter-1")}


def test_hands_options_on(engine: Engine, monitor: Monitor) -> None:
    provider = "urn:pulumi:prod::shop::pulumi:providers:offsite::dr"
    made = engine.construct(
        "GuardedVault",
        {"lock": {"enabled": False}},
        providers={"offsite": f"{provider}::some-id"},
        protect=True,
        retainOnDelete=True,
        dependencies=["urn:pulumi:prod::shop::a:b:C::c"],
        deletedWith="urn:pulumi:prod::shop::a:b:C::d",
        ignoreChanges=["tags"],
        aliases=[alias_pb2.Alias(spec=alias_pb2.Alias.Spec(name="before"))] * HAS_ALIASES,
        customTimeouts=provider_pb2.ConstructRequest.CustomTimeouts(create="5m"),
        additionalSecretOutputs=["backupVaultArn"],
    )
    arn = secret("arn:aws:backup:eu-west-1:123456789012:x:it")
    assert plain(made.state)["backupVaultArn"] == arn
    component, vault = monitor.requests["GuardedVault"], monitor.requests["it"]
    assert "it-lock" not in monitor.requests
    assert component.parent == STACK
    assert [alias.spec.name for alias in component.aliases] == ["before"] * HAS_ALIASES
    assert component.customTimeouts.create == "5m"
    assert monitor.inputs("it")["timeouts"] == {"create": "5m"}
    assert list(component.ignoreChanges) == ["tags"]
    assert component.deletedWith.endswith("::d")
    assert vault.parent.endswith("offsite:components:GuardedVault::it")
    assert vault.provider == f"{provider}::some-id"
    assert (vault.protect, vault.retainOnDelete) == (True, True)
    assert list(vault.dependencies) == ["urn:pulumi:prod::shop::a:b:C::c"]


def test_gives_one_component_to_another(engine: Engine, monitor: Monitor) -> None:
    role, bunker = output(value=ROLE, secret=True), output(dependencies=[STACK])
    copies = [{"region": "eu-north-1"}, {"vaultArn": bunker, "name": "bunker"}]
    declared = {**BACKUP, "iamRoleArn": role, "copies": copies}
    made = engine.construct("OffsiteBackup", declared, "orders", dryRun=True)
    reference = special(rpc._special_resource_sig, urn=made.urn, id="")
    tested = {"backup": reference, "restoreTesting": {"resourceTypes": ["RDS"]}}
    engine.construct("BackupAudit", tested, "audit", dryRun=True)
    assert monitor.inputs("audit-restores-rds")["iamRoleArn"] == secret(ROLE)
    assert made.urn in monitor.requests["audit-framework"].dependencies
    controls = {
        control["controlName"].removeprefix("BACKUP_RESOURCES_PROTECTED_BY_"): control
        for control in monitor.inputs("audit-framework")["frameworkControls"]
    }
    (regions,) = controls["CROSS_REGION"]["controlInputParameters"]
    assert regions["parameterValue"] == "eu-north-1"
    assert rpc.UNKNOWN in str(controls["CROSS_ACCOUNT"])


@pytest.mark.parametrize(
    ("wrong", "sentences"),
    [
        ({"home": rpc.UNKNOWN}, ["`home` has to be known before"]),
        ({"rpo": secret("26h")}, ["`rpo` can't be a secret"]),
        ({"hom": "x"}, ["`hom` is not an argument: did you mean `home`?"]),
        ({"tiers": ["36d"]}, ["`tiers[0]` must be one of"]),
        ({"copies": [{"regio": "eu-north-1"}]}, ["`copies[0].regio` is not an argument"]),
        (
            {"completionWindowMinutes": 80, "copies": [{"region": "eu-north-1", "keepDays": 0}]},
            ["than `startWindowMinutes`", "`copies[0].keepDays` must be at least 1, not 0"],
        ),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, dict) else "",
)
def test_says_what_is_wrong_in_the_names_of_the_language(
    engine: Engine, wrong: dict[str, Any], sentences: list[str]
) -> None:
    told = engine.refusal("OffsiteBackup", {**BACKUP, **wrong})
    assert len(told.strip().splitlines()) == len(sentences)
    assert all(sentence in told for sentence in sentences), told


def test_says_what_is_wrong_as_a_whole(engine: Engine) -> None:
    told = engine.refusal("OffsiteCopies", {"to": ["eu-west-1"], "keepDays": 7})
    assert told.startswith("nothing is copied: ")


def test_refuses_what_it_does_not_have(engine: Engine) -> None:
    assert engine.refusal("Nothing", {}) == "offsite has no component offsite:components:Nothing"


def test_makes_many_at_once(engine: Engine, monitor: Monitor) -> None:
    with ThreadPoolExecutor(12) as pool:
        asked = [
            pool.submit(engine.construct, "GuardedVault", {"region": "eu-west-1"}, f"v{n}")
            for n in range(12)
        ]
        made = {request.result(60).urn for request in asked}
    assert len(made) == 12
    assert {f"v{n}-lock" for n in range(12)} <= monitor.requests.keys()


def test_ends_with_a_run_that_a_child_has_ended(engine: Engine, monitor: Monitor) -> None:
    monitor.refused = "it"
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(engine.construct, "GuardedVault", {})
        assert monitor.heard.wait(60)
        engine.stub.Cancel(empty_pb2.Empty(), timeout=60)
        assert asked.result(60).urn == ""


def test_a_run_has_ended_once_what_depends_on_a_component_is_answered_too(
    engine: Engine, monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine closes the connection then, and shows as an error what it still asks for."""
    monkeypatch.setattr("offsite_provider.doors.constructs._QUIET", 2)
    monitor.refused = "it"
    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(engine.construct, "GuardedVault", {})
        assert monitor.heard.wait(60)
        ended = pool.submit(engine.stub.Cancel, empty_pb2.Empty(), timeout=60)
        assert asked.result(60).urn == ""
        assert engine.construct("GuardedVault", {}, "dependent").urn == ""
        assert not ended.done()
        ended.result(60)
    assert "dependent" not in monitor.requests
