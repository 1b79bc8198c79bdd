"""The plugin's door: what the engine is answered over gRPC, from within this process."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import grpc
import pytest
from google.protobuf import empty_pb2
from google.protobuf.json_format import MessageToDict, ParseDict
from google.protobuf.struct_pb2 import Struct
from pulumi.dynamic.dynamic import serialize_provider
from pulumi.runtime import rpc
from pulumi.runtime.proto import provider_pb2, provider_pb2_grpc, status_pb2

from offsite_provider.configuration import check_configuration
from offsite_provider.core.failures import Failure
from offsite_provider.core.provider import Provider
from offsite_provider.core.resource import State
from offsite_provider.core.run import Run
from offsite_provider.doors.dynamic import OffsiteProvider
from offsite_provider.doors.dynamic_program import dynamic_type
from offsite_provider.doors.plugin import Plugin
from offsite_provider.doors.properties import Bag
from offsite_provider.doors.urn import dynamic_urn

from ...versions import SDK
from ..core.box import BOX, Box, BoxInputs, BoxOutputs, ListBoxes

URN = f"urn:pulumi:prod::shop::{BOX.token}::box"
LEAST = {"sourceId": "s", "keyId": "k"}
INPUTS = {**LEAST, "size": 1, "regions": [], "tags": {}}
STATE = {**INPUTS, "boxId": "box-1", "state": "READY"}
ID = "s/box-1"


def bag(values: Mapping[str, Any]) -> Struct:
    return ParseDict(values, Struct())


def plain(values: Struct) -> Any:
    return json.loads(json.dumps(MessageToDict(values)).replace(".0,", ",").replace(".0}", "}"))


def secret(value: Any) -> dict[str, Any]:
    return {rpc._special_sig_key: rpc._special_secret_sig, "value": value}


class Engine:
    """Asks the plugin as the engine does."""

    def __init__(self, channel: grpc.Channel) -> None:
        self.channel = channel
        self.stub: Any = provider_pb2_grpc.ResourceProviderStub(channel)

    def check(self, news: Mapping[str, Any], olds: Mapping[str, Any] = {}, **more: Any) -> Any:
        request = provider_pb2.CheckRequest(urn=URN, olds=bag(olds), news=bag(news), **more)
        return self.stub.Check(request)

    def diff(self, news: Mapping[str, Any]) -> Any:
        request = provider_pb2.DiffRequest(id=ID, urn=URN, olds=bag(STATE), news=bag(news))
        return self.stub.Diff(request)

    def create(self, news: Mapping[str, Any] = INPUTS, **more: Any) -> Any:
        request = provider_pb2.CreateRequest(urn=URN, properties=bag(news), **more)
        return self.stub.Create(request, timeout=120)

    def update(self, news: Mapping[str, Any], **more: Any) -> Any:
        return self.stub.Update(
            provider_pb2.UpdateRequest(id=ID, urn=URN, olds=bag(STATE), news=bag(news), **more)
        )

    def read(self, state: Mapping[str, Any], inputs: Mapping[str, Any], id: str = ID) -> Any:
        return self.stub.Read(
            provider_pb2.ReadRequest(id=id, urn=URN, properties=bag(state), inputs=bag(inputs))
        )

    def delete(self) -> None:
        self.stub.Delete(provider_pb2.DeleteRequest(id=ID, urn=URN, properties=bag(STATE)))

    def configure(self, **args: Any) -> Any:
        return self.stub.Configure(provider_pb2.ConfigureRequest(args=bag(args)))

    def check_configuration(self, **news: Any) -> dict[str, str]:
        answer = self.stub.CheckConfig(provider_pb2.CheckRequest(news=bag(news)))
        return {failure.property: failure.reason for failure in answer.failures}


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def engine(box: Box) -> Iterator[Engine]:
    plugin = Plugin(
        lambda config: Provider(Run(config), {BOX.token: box}),
        lambda: {ListBoxes.token: ListBoxes()},
        lambda: '{"name": "offsite"}',
        check_configuration,
        lambda request: None,
        "1.2.3",
    )
    server = grpc.server(ThreadPoolExecutor(512))
    provider_pb2_grpc.add_ResourceProviderServicer_to_server(plugin, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        yield Engine(channel)
    server.stop(None).wait()


def refusal(ask: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    with pytest.raises(grpc.RpcError) as refused:
        ask(*args, **kwargs)
    return refused.value


def test_says_what_it_is(engine: Engine) -> None:
    assert engine.stub.GetPluginInfo(empty_pb2.Empty()).version == "1.2.3"
    if SDK >= (3, 143):
        assert engine.stub.Handshake(provider_pb2.ProviderHandshakeRequest()).accept_secrets
    answer = engine.stub.GetSchema(provider_pb2.GetSchemaRequest())
    assert json.loads(answer.schema)["name"] == "offsite"
    refused = refusal(engine.stub.GetSchema, provider_pb2.GetSchemaRequest(version=7))
    assert "version 7 was asked for" in refused.details()


class TestConfiguration:
    def test_of_a_provider_reaches_the_handlers(
        self, engine: Engine, box: Box, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stack = {"profile": "other", "identity": "a"}
        monkeypatch.setenv("PULUMI_CONFIG", json.dumps(stack))
        answer = engine.configure(
            region="eu-west-1", defaultTags='{"team": "dr"}', accessKey="AKIA", secretKey=secret("hunter2"),
            version="0.3.0",
        )  # fmt: skip
        assert (answer.acceptSecrets, answer.supportsPreview) == (True, True)
        engine.create()
        config = box.contexts[0].run.config
        assert config.first("offsite:region") == "eu-west-1"
        assert config.mapping("offsite:defaultTags") == {"team": "dr"}
        # Another provider of the program may be of another account, of the same stack.
        assert config.first("offsite:profile") is None
        assert config.first("offsite:identity") == "a"
        assert "hunter2" in box.contexts[0].run.secrets

    def test_is_checked(self, engine: Engine) -> None:
        assert engine.check_configuration(region="eu-west-1", pollSeconds="0.3") == {}
        assert engine.check_configuration(
            region="eu-wst-1", regon="x", roleArn="dr", defaultTags="no JSON"
        ).keys() == {"region", "regon", "roleArn", "defaultTags"}

    def test_is_checked_in_the_names_of_our_own_sdk(self, engine: Engine) -> None:
        wrong = {"roleArn": "dr", "defaultTags": {"team": 5}}
        for plugin, path in ((True, "default_tags"), (False, "defaultTags")):
            found = engine.check_configuration(plugin=plugin, **wrong)
            assert found[""] == f"`{path}.team` must be a string, not `5`"

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"secretKey": "x"}, "`secretKey` is nothing without `accessKey`"),
            ({"token": "x"}, "`token` is nothing without `accessKey`"),
            ({"endpoints": {"bakcup": "x"}}, "`endpoints.bakcup` is no service: did you mean `backup`?"),
            ({"pollSecond": "1"}, "`pollSecond` is not an argument: did you mean `pollSeconds`?"),
            ({"pollSeconds": "soon"}, "`pollSeconds` must be a number, not `soon`"),
            ({"pollSeconds": "0"}, "`pollSeconds` must be more than 0, not 0"),
            ({"defaultTags": "none"}, "`defaultTags` must be an object, not `none`"),
        ],
    )  # fmt: skip
    def test_that_is_wrong_is_a_sentence(
        self, engine: Engine, wrong: dict[str, Any], said: str
    ) -> None:
        assert list(engine.check_configuration(**wrong).values()) == [said]

    def test_that_changes_replaces_nothing(self, engine: Engine) -> None:
        old, new = bag({"region": "eu-west-1"}), bag({"region": "eu-west-2"})
        answer = engine.stub.DiffConfig(provider_pb2.DiffRequest(olds=old, news=new))
        assert (list(answer.diffs), list(answer.replaces)) == (["region"], [])


class TestCheck:
    def test_gives_normalised_arguments_and_keeps_secrets(self, engine: Engine) -> None:
        answer = engine.check({"sourceId": "s", "keyId": "k", "tags": secret({"a": "b"})})
        assert list(answer.failures) == []
        assert plain(answer.inputs) == {**INPUTS, "tags": secret({"a": "b"})}

    @pytest.mark.parametrize(
        ("plugin", "spelled"), [({}, "sourceId"), ({"plugin": "true"}, "source_id")]
    )
    def test_says_what_is_wrong_in_the_names_of_the_language(
        self, engine: Engine, plugin: dict[str, str], spelled: str
    ) -> None:
        engine.configure(**plugin)
        answer = engine.check({"soursId": "s", "tags": {"costCenter": 5}, "size": "big"})
        path = "sours_id" if plugin else "soursId"
        assert {(failure.property, failure.reason) for failure in answer.failures} == {
            ("", f"`{spelled}` is required"),
            ("soursId", f"`{path}` is not an argument: did you mean `{spelled}`?"),
            ("", "`tags.costCenter` must be a string, not `5`"),
            ("size", "`size` must be a whole number, not `big`"),
        }

    @pytest.mark.parametrize(
        "unknown", [rpc.UNKNOWN, "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"], ids=["any", "boolean"]
    )
    def test_lets_unknown_values_through(self, engine: Engine, unknown: str) -> None:
        output = {rpc._special_sig_key: rpc._special_output_value_sig, "secret": True}
        answer = engine.check({"sourceId": unknown, "tags": {"a": output, "b": "c"}})
        assert list(answer.failures) == []
        inputs = plain(answer.inputs)
        assert inputs["sourceId"] == rpc.UNKNOWN
        assert inputs["tags"] == {"a": secret(rpc.UNKNOWN), "b": "c"}

    def test_takes_the_name_that_the_engine_proposes(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Box, "named", "source_id")
        mode = provider_pb2.CheckRequest.AutonamingOptions
        proposed = {"autonaming": mode(proposed_name="shop-box", mode=mode.PROPOSE)}
        assert plain(engine.check({}, **proposed).inputs)["sourceId"] == "shop-box"
        assert plain(engine.check({}, INPUTS, **proposed).inputs)["sourceId"] == "s"
        assert plain(engine.check(LEAST, **proposed).inputs)["sourceId"] == "s"
        off = {"autonaming": mode(mode=mode.DISABLE)}
        assert "Give `sourceId`" in refusal(engine.check, {}, **off).details()


class TestDiff:
    @pytest.mark.parametrize(
        ("news", "details", "replaces"),
        [
            ({}, {}, []),
            ({"owner": "x"}, {}, []),
            ({"sourceId": "t"}, {"sourceId": "UPDATE_REPLACE"}, ["sourceId"]),
            (
                {"tags": {"a.b": "c"}, "size": 2},
                {'tags["a.b"]': "ADD", "size": "UPDATE"},
                [],
            ),
            ({"regions": ["x"]}, {"regions": "UPDATE"}, []),
        ],
    )
    def test_tells_each_value(
        self, engine: Engine, news: dict[str, Any], details: dict[str, str], replaces: list[str]
    ) -> None:
        answer = engine.diff({**INPUTS, **news})
        kinds = provider_pb2.PropertyDiff.Kind
        found = {path: kinds.Name(d.kind) for path, d in answer.detailedDiff.items()}
        assert (found, list(answer.replaces)) == (details, replaces)
        assert answer.changes == (answer.DIFF_SOME if details else answer.DIFF_NONE)


class TestLife:
    def test_create_update_read_and_delete(self, engine: Engine, box: Box) -> None:
        made = engine.create(timeout=70)
        assert (made.id, plain(made.properties)) == (ID, STATE)
        assert box.contexts[0].owner.identity == BOX
        assert 0 < box.contexts[0].waiting.left() < 71
        changed = engine.update({**INPUTS, "size": 2})
        assert plain(changed.properties) == {**STATE, "size": 2}
        seen = engine.read(STATE, INPUTS)
        assert (seen.id, plain(seen.properties)["size"], plain(seen.inputs)["size"]) == (ID, 2, 2)
        # Of another run, whose program declares it no more.
        engine.configure()
        engine.delete()
        assert box.box is None
        assert engine.read(STATE, INPUTS).id == ""

    def test_what_is_not_made_yet_is_unknown(self, engine: Engine, box: Box) -> None:
        news = {key: value for key, value in INPUTS.items() if key != "keyId"}
        planned = plain(engine.create(news, preview=True).properties)
        unknown = ("keyId", "boxId", "state")
        assert {key for key in planned if planned[key] == rpc.UNKNOWN} == {*unknown, "window"}
        assert {key: planned[key] for key in news} == news
        changed = plain(engine.update({**news, "size": 2}, preview=True).properties)
        # What identifies it stays.
        assert (changed["boxId"], changed["keyId"], changed["state"]) == ("box-1", "k", rpc.UNKNOWN)
        assert box.contexts == []

    def test_import_needs_nothing_but_the_id(self, engine: Engine, box: Box) -> None:
        engine.create()
        found = engine.read({}, {})
        assert (found.id, plain(found.properties), plain(found.inputs)) == (ID, STATE, INPUTS)
        assert "The id has the form" in refusal(engine.read, {}, {}, id="nonsense").details()

    def test_secrets_stay_secret_wherever_they_stand(self, engine: Engine) -> None:
        state = plain(engine.create({**INPUTS, "sourceId": secret("S3cret")}).properties)
        assert state["sourceId"] == secret("S3cret")
        read = engine.read({**STATE, "sourceId": secret("S3cret")}, INPUTS, id="S3cret/box-1")
        assert plain(read.properties)["sourceId"] == secret("S3cret")

    def test_a_part_that_was_made_is_recorded(self, engine: Engine, box: Box) -> None:
        def fall() -> None:
            failure = Failure("make two boxes", "there is room for one")
            inputs, outputs = BoxInputs(source_id="s", size=1), BoxOutputs(box_id="box-1")
            failure.made = State(ID, inputs, outputs)
            raise failure

        box.breaks = lambda: fall() if box.contexts else None
        refused = refusal(engine.create, {**INPUTS, "size": 2})
        assert refused.details() == "cannot make two boxes: there is room for one."
        (metadata,) = [m for m in refused.trailing_metadata() if m.key == "grpc-status-details-bin"]
        (packed,) = status_pb2.Status.FromString(metadata.value).details
        detail = provider_pb2.ErrorResourceInitFailed()
        assert packed.Unpack(detail)
        assert (detail.id, plain(detail.properties)["size"]) == (ID, 1)
        assert list(detail.reasons) == [refused.details()]

    def test_three_hundred_wait_at_once_and_cancel_ends_them(
        self, engine: Engine, box: Box
    ) -> None:
        waiting = threading.Semaphore(0)

        def wait() -> None:
            if box.contexts:
                waiting.release()
                assert box.contexts[-1].run.cancelled.wait(120)

        box.breaks = wait
        with ThreadPoolExecutor(300) as pool:
            asked = [pool.submit(engine.create) for _ in range(300)]
            for _ in asked:
                assert waiting.acquire(timeout=120)
            engine.stub.Cancel(empty_pb2.Empty(), timeout=60)
            assert {request.result(60).id for request in asked} == {ID}


class TestPythonPrograms:
    """Their resources may go on behind the dynamic door, which is told nothing but their state."""

    BESIDE: Final = {
        "__provider": serialize_provider(OffsiteProvider(BOX.token)),
        "owner": f"urn:pulumi:prod::shop::{dynamic_type(BOX.token)}::box",
    }

    def test_have_what_that_door_needs_in_their_state(self, engine: Engine) -> None:
        assert not self.BESIDE.keys() & plain(engine.create().properties).keys()
        engine.configure(plugin="true")
        wanted = {**STATE, **self.BESIDE}
        assert plain(engine.create().properties) == wanted
        assert plain(engine.update(INPUTS).properties) == wanted
        for known, inputs in ((STATE, INPUTS), ({}, {})):
            assert plain(engine.read(known, inputs).properties) == wanted
        told = plain(engine.update({**INPUTS, "keyId": secret("hunter2")}).properties)
        assert told["__secrets"] == secret(["hunter2"])

    def test_are_under_their_parents_of_that_door(self) -> None:
        kinds = f"x:index:Y${BOX.token}${BOX.token}"
        found = dynamic_urn(f"urn:pulumi:prod::shop::{kinds}::a::b", {BOX.token})
        dynamic = dynamic_type(BOX.token)
        assert found == f"urn:pulumi:prod::shop::x:index:Y${dynamic}${dynamic}::a::b"

    def test_come_from_that_door_as_they_are(self, engine: Engine) -> None:
        engine.configure(plugin="true")
        olds = {**STATE, **self.BESIDE, "__secrets": secret(["k"])}
        assert plain(engine.check(INPUTS, olds).inputs) == INPUTS
        request = provider_pb2.DiffRequest(id=ID, urn=URN, olds=bag(olds), news=bag(INPUTS))
        assert engine.stub.Diff(request).changes == provider_pb2.DiffResponse.DIFF_NONE
        engine.create()
        assert plain(engine.read(olds, INPUTS).properties).keys() == olds.keys()


def test_what_is_secret_in_any_case_makes_nothing_else_a_secret() -> None:
    given = {"metadata": secret({"table": "orders"}), "key": secret("hunter2")}
    found = Bag.of(bag(given), frozenset({"metadata"}))
    assert (found.secrets, found.covered) == ({"hunter2"}, {"hunter2", "orders"})
    # The same text stands elsewhere for all to see.
    told = Bag.of(bag({**given, "arn": "table/orders"}), frozenset({"metadata"}))
    assert told.covered == {"hunter2"}
    # One that the program itself has inside it is a secret wherever it stands.
    inside = Bag.of(bag({"metadata": {"table": secret("orders")}}), frozenset({"metadata"}))
    assert inside.secrets == {"orders"}


class TestBadRequests:
    @pytest.mark.parametrize("kind", ["offsite:test:Nothing", "offsite", "", "other:thing:Thing"])
    def test_about_no_such_resource(self, engine: Engine, kind: str) -> None:
        request = provider_pb2.CreateRequest(urn=f"urn:pulumi:prod::shop::{kind}::box")
        assert "has no such resource" in refusal(engine.stub.Create, request).details()

    def test_whatever_happens_is_one_sentence(self, engine: Engine, box: Box) -> None:
        box.breaks = lambda: {}["nothing"]
        for ask in (engine.create, lambda: engine.check(LEAST)):
            details = refusal(ask).details()
            assert details.startswith("cannot ")
            assert "KeyError" in details
            assert "Traceback" not in details

    @pytest.mark.parametrize(
        ("method", "request_", "why"),
        [
            ("Read", provider_pb2.ReadRequest(urn=URN), "`` is not a valid id"),
            ("Check", provider_pb2.CheckRequest(), "has no such resource"),
            ("Check", provider_pb2.CheckRequest(urn="nonsense"), "has no such resource"),
            ("Create", provider_pb2.CreateRequest(urn=URN), "sourceId"),
            ("Configure", provider_pb2.ConfigureRequest(args=bag({"endpoints": 7})), "endpoints"),
            ("Invoke", provider_pb2.InvokeRequest(), "no such function"),
            ("Call", provider_pb2.CallRequest(), "methods"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_that_lack_what_they_need(
        self, engine: Engine, method: str, request_: Any, why: str
    ) -> None:
        details = refusal(getattr(engine.stub, method), request_).details()
        assert why in details
        assert "\n" not in details
        assert engine.create().id == ID

    @pytest.mark.skipif(SDK < (3, 238), reason="Pulumi's SDK below 3.238 has no lists")
    def test_about_lists(self, engine: Engine) -> None:
        ask = lambda request: list(engine.stub.List(request))  # noqa: E731
        for request, why in (
            (provider_pb2.ListRequest(token="offsite:test:Nothing"), "has no such resource"),
            (provider_pb2.ListRequest(), "has no such resource"),
            (provider_pb2.ListRequest(token=BOX.token), "can't list such resources"),
        ):
            assert why in refusal(ask, request).details()

    def test_garbage_on_the_socket_ends_nothing(self, engine: Engine) -> None:
        for method in ("Check", "Create", "Configure", "Nothing"):
            send = engine.channel.unary_unary(f"/pulumirpc.ResourceProvider/{method}")
            refusal(send, b"\xff\x00garbage", timeout=10)
        assert refusal(engine.create, {"sourceId": {"no": "text"}})
        assert engine.create().id == ID


def test_a_question(engine: Engine) -> None:
    request = provider_pb2.InvokeRequest(tok=ListBoxes.token, args=bag({"boxName": "b"}))
    answer = plain(getattr(engine.stub.Invoke(request), "return"))
    assert answer["boxNames"] == ["b", "b"]
    request = provider_pb2.InvokeRequest(tok=ListBoxes.token, args=bag({"bxName": "b"}))
    assert refusal(engine.stub.Invoke, request).details() == (
        "cannot ask offsite:test:listBoxes: `boxName` is required; `bxName` is not an argument: "
        "did you mean `boxName`?"
    )
    request = provider_pb2.InvokeRequest(tok="offsite:test:nothing")
    assert "no such function" in refusal(engine.stub.Invoke, request).details()
