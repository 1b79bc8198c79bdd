"""The dynamic door: what the engine records of a provider, and property bags both ways."""

from collections.abc import Mapping
from typing import Any

import dill
import pulumi
import pytest
from google.protobuf.struct_pb2 import Struct
from pulumi import dynamic
from pulumi.dynamic.dynamic import PROVIDER_KEY
from pulumi.runtime import rpc
from pulumi.runtime.proto import provider_pb2

from offsite_provider.core.failures import Failure
from offsite_provider.doors import dynamic_requests, engine
from offsite_provider.doors.dynamic import OffsiteProvider

from ..core.box import BOX, Box

TOKEN = BOX.token
URN = "urn:pulumi:prod::shop::pulumi-python:dynamic/offsite/test:Box::box"
SECRET = "wJalrXUtnFEMI/K7MDENG"
LEAST = {"sourceId": "s", "keyId": "k", "owner": URN}
INPUTS = {**LEAST, "size": 1, "regions": [], "tags": {}}
STATE = {**INPUTS, "boxId": "box-1", "state": "READY"}
ID = "s/box-1"
read = rpc.deserialize_properties


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Box:
    box = Box()
    monkeypatch.setattr(dynamic_requests, "HANDLERS", {TOKEN: box})
    return box


def configured(config: Mapping[str, Any]) -> OffsiteProvider:
    provider = OffsiteProvider(TOKEN)
    provider.configure(dynamic.ConfigureRequest(config=dynamic.Config(dict(config), "shop")))
    return provider


@pytest.fixture
def provider(box: Box, request: pytest.FixtureRequest) -> OffsiteProvider:
    """A provider in a run of its own."""
    return configured({"test": request.node.nodeid})


@pytest.mark.usefixtures("box")
def test_its_pickle_is_the_same_after_configuration_and_use() -> None:
    before = dill.dumps(OffsiteProvider(TOKEN))
    provider = configured({"aws:secretKey": SECRET, "offsite:region": "eu-west-1"})
    provider.create({"sourceId": "s"})
    assert dill.dumps(provider) == before
    back = dill.loads(before)
    assert (type(back), back.token) == (OffsiteProvider, TOKEN)
    # As a secret, it would be encrypted anew at every update.
    assert OffsiteProvider.serialize_as_secret_always is False


class Host:
    """What Pulumi's host of dynamic providers does with the engine's requests."""

    def __init__(self, provider: OffsiteProvider, *, internal: bool) -> None:
        self.provider, self.internal = provider, internal

    def properties(self, sent: Struct, *_: Any) -> dict[str, Any]:
        found = read(sent, None, True)
        return {k: v for k, v in found.items() if self.internal or not k.startswith("__")}

    def check(self, request: Any) -> Any:
        olds = self.properties(request.olds)
        news = self.properties(request.news)
        return self.provider.check(olds, news).inputs

    def create(self, request: Any) -> Any:
        props = self.properties(request.properties)
        return self.provider.create(props).outs


@pytest.mark.parametrize("internal", [True, False], ids=["the newest", "below SDK 3.238"])
def test_it_has_the_programs_secrets_in_any_host(
    provider: OffsiteProvider, monkeypatch: pytest.MonkeyPatch, internal: bool
) -> None:
    def marked(value: Any) -> dict[str, Any]:
        return {rpc._special_sig_key: rpc._special_secret_sig, "value": value}

    def bag(secret: str) -> Struct:
        sent = Struct()
        sent.update({**LEAST, "keyId": SECRET, "__secrets": marked([secret])})
        return sent

    host = Host(provider, internal=internal)
    monkeypatch.setattr(rpc, "deserialize_properties", host.properties)
    inputs = host.check(provider_pb2.CheckRequest(olds=bag("older"), news=bag(SECRET)))
    outputs = host.create(provider_pb2.CreateRequest(properties=bag(SECRET)))
    for told in (inputs, outputs):
        assert (told["keyId"], told["__secrets"]) == (marked(SECRET), marked([SECRET]))


class TestConfiguration:
    def test_is_shared_by_all_providers_of_a_run_and_not_in_state(self, box: Box) -> None:
        config = {"aws:secretKey": SECRET, "offsite:endpoints": {"aws": "http://x"}}
        for each in (config, dict(reversed(config.items())), {"a": "2"}):
            assert configured(each).create(LEAST).outs == STATE
        one, same, another = (context.run for context in box.contexts)
        assert one is same is not another
        assert one.config.first("aws:secretKey") == SECRET

    @pytest.mark.parametrize(
        ("config", "said"),
        [
            (
                {"offsite:regoin": "eu-west-1"},
                "`offsite:regoin` is no key of offsite: did you mean `offsite:region`?",
            ),
            (
                {"offsite:pollSeconds": "soon"},
                "`offsite:pollSeconds` must be a number, not `soon`.",
            ),
            (
                {"offsite:tencentSecretId": "x"},
                "`offsite:tencentSecretId` is nothing without `tencentSecretKey`.",
            ),
        ],
    )
    def test_that_is_wrong_is_refused_at_preview(
        self, box: Box, config: dict[str, str], said: str
    ) -> None:
        with pytest.raises(Failure) as caught:
            configured(config).check({}, LEAST)
        assert str(caught.value) == f"cannot use the stack's configuration: {said}"
        assert box.box is None

    def test_of_a_project_that_is_called_offsite_has_its_own_keys(self, box: Box) -> None:
        news = {**LEAST, "owner": URN.replace("shop", "offsite")}
        assert configured({"offsite:backupId": "backup-1"}).check({}, news).failures == []

    def test_that_never_came_is_empty(self, box: Box) -> None:
        OffsiteProvider(TOKEN).create({"sourceId": "s"})
        assert box.contexts[0].run.config.first("aws:region") is None


class TestCheck:
    def test_gives_normalised_arguments(self, provider: OffsiteProvider) -> None:
        secret = {rpc._special_sig_key: rpc._special_secret_sig, "value": "s"}
        result = provider.check({}, {"sourceId": secret, "keyId": "k", PROVIDER_KEY: "b"})
        assert result.failures == []
        assert result.inputs == {**INPUTS, "owner": ""}

    def test_says_what_is_wrong_where_the_program_says_it(self, provider: OffsiteProvider) -> None:
        result = provider.check({}, {"sourseId": "s", "tags": {"costCenter": 5}})
        # The engine shows the value of what is an argument of the program's by its wire name.
        assert {(failure.property, failure.reason) for failure in result.failures} == {
            ("", "`source_id` is required"),
            ("sourseId", "`sourse_id` is not an argument: did you mean `source_id`?"),
            ("", "`tags.costCenter` must be a string, not `5`"),
        }

    def test_shows_no_secret_of_the_programs(self, provider: OffsiteProvider) -> None:
        unknown = provider.check({}, {"sourceId": 5, "__secrets": rpc.UNKNOWN})
        assert [failure.property for failure in unknown.failures] == ["sourceId"]
        result = provider.check({}, {"size": "hunter2", "__secrets": ["hunter2", rpc.UNKNOWN]})
        said = {(failure.property, failure.reason) for failure in result.failures}
        assert ("", "`size` must be a whole number, not `[secret]`") in said

    @pytest.mark.parametrize("unknown", [rpc.UNKNOWN, pulumi.output.Unknown()])
    def test_lets_unknown_values_through(self, provider: OffsiteProvider, unknown: Any) -> None:
        result = provider.check({}, {"sourceId": unknown, "tags": {"a": unknown, "b": "c"}})
        assert result.failures == []
        assert result.inputs["sourceId"] == rpc.UNKNOWN
        assert result.inputs["tags"] == {"a": rpc.UNKNOWN, "b": "c"}

    @pytest.mark.parametrize(
        ("olds", "news", "warnings"),
        [
            (
                {},
                {"sourceId": rpc.UNKNOWN, "size": 99, PROVIDER_KEY: "blob"},
                ["nothing becomes 99"],
            ),
            ({"sourceId": "s", "size": 99, PROVIDER_KEY: "old"}, {"sourceId": "s", "size": 99}, []),
            ({}, {"size": 99}, []),
        ],
        ids=["new", "as before", "refused"],
    )
    def test_warns(
        self, provider: OffsiteProvider, monkeypatch: Any, olds: Any, news: Any, warnings: Any
    ) -> None:
        warned: list[str] = []
        told = lambda _, text: warned.append(text)  # noqa: E731
        monkeypatch.setattr(engine.EngineReporter, "warning", told)
        provider.check(olds, news)
        assert warned == warnings


@pytest.mark.parametrize(
    ("news", "replaces"),
    [
        ({"sourceId": "t"}, ["sourceId"]),
        ({"sourceId": rpc.UNKNOWN}, ["sourceId"]),
        # Another pickle isn't a change of a resource: Python was upgraded. Nor is another owner.
        ({PROVIDER_KEY: "new", "owner": "other"}, []),
    ],
)
def test_diff(provider: OffsiteProvider, news: dict[str, Any], replaces: list[str]) -> None:
    result = provider.diff("s", {**STATE, PROVIDER_KEY: "old"}, {**INPUTS, **news})
    assert (result.changes, result.replaces) == (bool(replaces), replaces)
    assert result.delete_before_replace is False


def test_create_update_and_delete_by_another_run(box: Box, provider: OffsiteProvider) -> None:
    blob = {PROVIDER_KEY: "blob"}
    made = provider.create({**LEAST, **blob})
    assert (made.id, made.outs) == (ID, STATE)
    assert box.contexts[0].owner.identity == BOX
    changed = provider.update(ID, {**STATE, **blob}, {**INPUTS, "size": 2, **blob})
    assert changed.outs == {**STATE, "size": 2}
    configured({"another": "run"}).delete(ID, {**STATE, **blob})
    assert box.box is None


@pytest.mark.parametrize("live", [{"size": 9}, {}, None], ids=["changed", "as it was", "gone"])
def test_read(box: Box, provider: OffsiteProvider, live: dict[str, Any] | None) -> None:
    provider.create(LEAST)
    box.box = None if live is None else {**(box.box or {}), **live}
    result = provider.read(ID, {**STATE, PROVIDER_KEY: "blob"})
    found = {} if live is None else {**STATE, **live}
    assert (result.id, result.outs) == (ID if found else "", found)
    assert getattr(result, "inputs", None) == ({**INPUTS, **live} if live else None)
    # The host writes into the bag.
    result.outs[PROVIDER_KEY] = "blob"
