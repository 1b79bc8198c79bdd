"""The dynamic door: what the engine records of a provider, and property bags both ways."""

import pickletools
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import dill
import pulumi
import pytest
from pulumi import dynamic
from pulumi.dynamic.dynamic import PROVIDER_KEY
from pulumi.runtime import rpc

from offsite_provider.core.identifier import Identifier
from offsite_provider.core.model import Inputs, Outputs, Timeouts
from offsite_provider.core.ownership import Identity
from offsite_provider.core.resource import Context, Handler, State
from offsite_provider.core.run import Run
from offsite_provider.core.traits import Replaces
from offsite_provider.doors import dynamic_host, dynamic_requests
from offsite_provider.doors.dynamic import OffsiteProvider

TOKEN = "offsite:test:Box"
URN = "urn:pulumi:prod::shop::pulumi-python:dynamic/offsite/test:Box::box"
SECRET = "wJalrXUtnFEMI/K7MDENG"


class BoxInputs(Inputs):
    source_id: Annotated[str, Replaces]
    size: int = 1
    tags: dict[str, str] = {}


class BoxOutputs(Outputs):
    arn: str


class Box(Handler[BoxInputs, BoxOutputs]):
    token = TOKEN
    inputs = BoxInputs
    outputs = BoxOutputs
    identifier = Identifier("source_id")
    timeouts = Timeouts()

    def __init__(self) -> None:
        self.seen: list[Any] = []
        self.gone = False

    def warnings(self, inputs: BoxInputs, before: BoxInputs | None) -> Iterator[str]:
        if inputs.size > 10:
            yield f"{inputs.size} is large"

    def create(self, context: Context, inputs: BoxInputs) -> State[BoxInputs, BoxOutputs]:
        self.seen.append(context)
        return self.state(inputs, BoxOutputs(arn="arn:box"))

    def read(
        self, context: Context, state: State[BoxInputs, BoxOutputs]
    ) -> State[BoxInputs, BoxOutputs] | None:
        self.seen.append(state)
        live = state.inputs.model_copy(update={"size": 9})
        return None if self.gone else State(state.id, live, state.outputs)

    def update(
        self, context: Context, state: State[BoxInputs, BoxOutputs], inputs: BoxInputs
    ) -> State[BoxInputs, BoxOutputs]:
        self.seen.append((state, inputs))
        return State(state.id, inputs, state.outputs)

    def delete(self, context: Context, state: State[BoxInputs, BoxOutputs]) -> None:
        self.seen.append(state)


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    box = Box()
    monkeypatch.setattr(dynamic_requests, "HANDLERS", {TOKEN: box})
    monkeypatch.setattr(dynamic_host, "_on_cancel", set())
    dynamic_requests._requests.cache_clear()
    yield box
    dynamic_requests._requests.cache_clear()


def configured(config: Mapping[str, Any], token: str = TOKEN) -> OffsiteProvider:
    provider = OffsiteProvider(token)
    provider.configure(dynamic.ConfigureRequest(config=dynamic.Config(dict(config), "shop")))
    return provider


@pytest.fixture
def provider(box: Box) -> OffsiteProvider:
    return configured({})


class TestPickle:
    def test_is_a_few_bytes(self) -> None:
        assert len(dill.dumps(OffsiteProvider(TOKEN))) < 150

    def test_refers_to_the_class_and_holds_the_token(self) -> None:
        blob = dill.dumps(OffsiteProvider(TOKEN))
        strings = {
            argument for _, argument, _ in pickletools.genops(blob) if isinstance(argument, str)
        }
        assert strings == {"offsite_provider.doors.dynamic", "OffsiteProvider", TOKEN}

    def test_comes_back(self) -> None:
        back = dill.loads(dill.dumps(OffsiteProvider(TOKEN)))
        assert type(back) is OffsiteProvider
        assert back.token == TOKEN

    @pytest.mark.usefixtures("box")
    def test_is_the_same_after_configuration_and_use(self) -> None:
        before = dill.dumps(OffsiteProvider(TOKEN))
        provider = configured({"aws:secretKey": SECRET, "offsite:region": "eu-west-1"})
        provider.create({"sourceId": "s"})
        assert dill.dumps(provider) == before

    def test_is_no_secret(self) -> None:
        """As a secret, it would be encrypted anew at every update."""
        assert OffsiteProvider.serialize_as_secret_always is False


class TestConfiguration:
    def test_reaches_the_handlers(self, box: Box) -> None:
        configured({"aws:region": "eu-west-3"}).create({"sourceId": "s"})
        (context,) = box.seen
        assert isinstance(context.run, Run)
        assert context.run.config.first("aws:region") == "eu-west-3"

    def test_is_shared_by_all_providers_of_a_run(self, box: Box) -> None:
        config = {"aws:region": "eu-west-3", "offsite:endpoints": {"aws": "http://x"}}
        for each in (config, dict(reversed(config.items())), {"a": "2"}):
            configured(each).create({"sourceId": "s"})
        one, same, another = (context.run for context in box.seen)
        assert one is same is not another

    def test_that_never_came_is_empty(self, box: Box) -> None:
        OffsiteProvider(TOKEN).create({"sourceId": "s"})
        assert box.seen[0].run.config.first("aws:region") is None


class TestCheck:
    def test_gives_normalised_arguments(self, provider: OffsiteProvider) -> None:
        result = provider.check({}, {"sourceId": "s", "size": 7.0, PROVIDER_KEY: "blob"})
        assert result.failures == []
        assert result.inputs == {"sourceId": "s", "size": 7, "tags": {}, "owner": ""}

    def test_says_what_is_wrong_where_the_program_says_it(self, provider: OffsiteProvider) -> None:
        result = provider.check({}, {"sourseId": "s", "tags": {"costCenter": 5}})
        assert {failure.property: failure.reason for failure in result.failures} == {
            "source_id": "is required",
            "sourse_id": "is not an argument: did you mean `source_id`?",
            "tags.costCenter": "must be a string, not `5`",
        }

    @pytest.mark.parametrize(
        "unknown", [rpc.UNKNOWN, pulumi.output.Unknown()], ids=["text", "object"]
    )
    def test_lets_unknown_values_through(self, provider: OffsiteProvider, unknown: Any) -> None:
        result = provider.check({}, {"sourceId": unknown, "tags": {"a": unknown, "b": "c"}})
        assert result.failures == []
        assert result.inputs["sourceId"] == rpc.UNKNOWN
        assert result.inputs["tags"] == {"a": rpc.UNKNOWN, "b": "c"}

    def test_sees_through_secrets(self, provider: OffsiteProvider) -> None:
        secret = {rpc._special_sig_key: rpc._special_secret_sig, "value": "s"}
        assert provider.check({}, {"sourceId": secret}).inputs["sourceId"] == "s"


class TestWarnings:
    @pytest.fixture
    def warned(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        warned: list[str] = []
        monkeypatch.setattr(
            dynamic_host.EngineReporter, "warning", lambda self, text: warned.append(text)
        )
        return warned

    def test_come_with_the_check(self, provider: OffsiteProvider, warned: list[str]) -> None:
        provider.check({}, {"sourceId": rpc.UNKNOWN, "size": 99, PROVIDER_KEY: "blob"})
        assert warned == ["99 is large"]

    def test_know_what_was_before(self, provider: OffsiteProvider, warned: list[str]) -> None:
        old = {"sourceId": "s", "size": 99, "tags": {}, PROVIDER_KEY: "blob"}
        provider.check(old, old)
        assert warned == []

    def test_of_what_is_refused_are_none(
        self, provider: OffsiteProvider, warned: list[str]
    ) -> None:
        assert provider.check({}, {"size": 99}).failures
        assert warned == []


class TestDiff:
    def test_of_a_change(self, provider: OffsiteProvider) -> None:
        old = {"sourceId": "s", "size": 1, "tags": {}, "arn": "arn:box", PROVIDER_KEY: "old"}
        new = {"sourceId": "t", "size": 1, "tags": {}, PROVIDER_KEY: "new"}
        result = provider.diff("s", old, new)
        assert (result.changes, result.replaces) == (True, ["sourceId"])
        assert result.delete_before_replace is False

    def test_of_nothing(self, provider: OffsiteProvider) -> None:
        """Not even of another pickle: an upgrade of Python isn't a change of a resource."""
        old = {"sourceId": "s", "size": 1, "tags": {}, "arn": "arn:box", PROVIDER_KEY: "old"}
        new = {"sourceId": "s", "size": 1, "tags": {}, PROVIDER_KEY: "new"}
        result = provider.diff("s", old, new)
        assert (result.changes, result.replaces) == (False, [])

    def test_of_an_unknown_value(self, provider: OffsiteProvider) -> None:
        old = {"sourceId": "s", "size": 1, "tags": {}}
        result = provider.diff("s", old, {**old, "sourceId": rpc.UNKNOWN})
        assert (result.changes, result.replaces) == (True, ["sourceId"])


class TestLife:
    STATE = {"sourceId": "s", "size": 1, "tags": {}, "owner": URN, "arn": "arn:box"}

    def test_create(self, provider: OffsiteProvider) -> None:
        result = provider.create({"sourceId": "s", "owner": URN, PROVIDER_KEY: "blob"})
        assert (result.id, result.outs) == ("s", self.STATE)

    def test_read_brings_live_state_and_live_arguments(self, provider: OffsiteProvider) -> None:
        result = provider.read("s", {**self.STATE, PROVIDER_KEY: "blob"})
        assert result.id == "s"
        assert result.outs == {**self.STATE, "size": 9}
        assert result.inputs == {"sourceId": "s", "size": 9, "tags": {}, "owner": URN}

    def test_read_of_what_nobody_touched_brings_no_arguments(
        self, provider: OffsiteProvider
    ) -> None:
        state = {**self.STATE, "size": 9}
        result = provider.read("s", {**state, PROVIDER_KEY: "blob"})
        assert result.outs == state
        assert result.inputs is None

    def test_read_gives_the_host_a_bag_that_it_may_change(self, provider: OffsiteProvider) -> None:
        result = provider.read("s", dict(self.STATE))
        assert result.outs is not None
        result.outs[PROVIDER_KEY] = "blob"

    def test_read_of_what_is_gone(self, box: Box, provider: OffsiteProvider) -> None:
        box.gone = True
        result = provider.read("s", dict(self.STATE))
        assert (result.id, result.outs) == ("", {})

    def test_update(self, box: Box, provider: OffsiteProvider) -> None:
        news = {"sourceId": "s", "size": 2, "owner": URN, PROVIDER_KEY: "blob"}
        result = provider.update("s", {**self.STATE, PROVIDER_KEY: "blob"}, news)
        assert result.outs == {**self.STATE, "size": 2}
        ((state, inputs),) = box.seen
        assert (state.inputs.size, inputs.size) == (1, 2)

    def test_delete(self, box: Box, provider: OffsiteProvider) -> None:
        provider.delete("s", {**self.STATE, PROVIDER_KEY: "blob"})
        assert box.seen[0].id == "s"
        assert box.seen[0].outputs.arn == "arn:box"

    def test_state_holds_nothing_of_the_configuration(self, box: Box) -> None:
        result = configured({"aws:secretKey": SECRET}).create({"sourceId": "s", "owner": URN})
        assert box.seen[0].run.config.first("aws:secretKey") == SECRET
        assert result.outs == self.STATE


class TestIdentity:
    def test_is_what_the_program_sends_along(self, box: Box, provider: OffsiteProvider) -> None:
        provider.create({"sourceId": "s", "owner": URN})
        assert box.seen[0].owner.identity == Identity("shop", "prod", TOKEN, "box")

    def test_is_never_an_argument(self, box: Box, provider: OffsiteProvider) -> None:
        result = provider.check({}, {"sourceId": "s", "owner": URN})
        assert (result.failures, result.inputs["owner"]) == ([], URN)
        assert (
            provider.diff("s", {**result.inputs, "owner": "other"}, result.inputs).changes is False
        )
