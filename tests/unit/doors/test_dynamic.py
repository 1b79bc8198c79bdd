"""The dynamic door: what the engine records of a provider, and property bags both ways."""

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
from offsite_provider.core.traits import Replaces
from offsite_provider.doors import dynamic_host, dynamic_requests
from offsite_provider.doors.dynamic import OffsiteProvider

TOKEN = "offsite:test:Box"
URN = "urn:pulumi:prod::shop::pulumi-python:dynamic/offsite/test:Box::box"
SECRET = "wJalrXUtnFEMI/K7MDENG"
INPUTS = {"sourceId": "s", "size": 1, "tags": {}, "owner": URN}
STATE = {**INPUTS, "arn": "arn:box"}


class BoxInputs(Inputs):
    source_id: Annotated[str, Replaces]
    size: int = 1
    tags: dict[str, str] = {}


class BoxOutputs(Outputs):
    arn: str


BoxState = State[BoxInputs, BoxOutputs]


class Box(Handler[BoxInputs, BoxOutputs]):
    token = TOKEN
    inputs = BoxInputs
    outputs = BoxOutputs
    identifier = Identifier("source_id")
    timeouts = Timeouts()

    def __init__(self) -> None:
        self.seen: list[Any] = []
        self.live: dict[str, Any] | None = {}

    def warnings(self, inputs: BoxInputs, before: BoxInputs | None) -> Iterator[str]:
        if inputs.size > 10:
            yield f"{inputs.size} is large"

    def create(self, context: Context, inputs: BoxInputs) -> BoxState:
        self.seen.append(context)
        return self.state(inputs, BoxOutputs(arn="arn:box"))

    def read(self, context: Context, state: BoxState) -> BoxState | None:
        if self.live is None:
            return None
        return State(state.id, state.inputs.model_copy(update=self.live), state.outputs)

    def update(self, context: Context, state: BoxState, inputs: BoxInputs) -> BoxState:
        self.seen.append((state.inputs.size, inputs.size))
        return State(state.id, inputs, state.outputs)

    def delete(self, context: Context, state: BoxState) -> None:
        self.seen.append((state.id, state.outputs.arn))


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


class TestConfiguration:
    def test_is_shared_by_all_providers_of_a_run_and_not_in_state(self, box: Box) -> None:
        config = {"aws:secretKey": SECRET, "offsite:endpoints": {"aws": "http://x"}}
        for each in (config, dict(reversed(config.items())), {"a": "2"}):
            assert configured(each).create({"sourceId": "s", "owner": URN}).outs == STATE
        one, same, another = (context.run for context in box.seen)
        assert one is same is not another
        assert one.config.first("aws:secretKey") == SECRET

    def test_that_never_came_is_empty(self, box: Box) -> None:
        OffsiteProvider(TOKEN).create({"sourceId": "s"})
        assert box.seen[0].run.config.first("aws:region") is None


class TestCheck:
    def test_gives_normalised_arguments(self, provider: OffsiteProvider) -> None:
        secret = {rpc._special_sig_key: rpc._special_secret_sig, "value": "s"}
        result = provider.check({}, {"sourceId": secret, "size": 7.0, PROVIDER_KEY: "blob"})
        assert result.failures == []
        assert result.inputs == {"sourceId": "s", "size": 7, "tags": {}, "owner": ""}

    def test_says_what_is_wrong_where_the_program_says_it(self, provider: OffsiteProvider) -> None:
        result = provider.check({}, {"sourseId": "s", "tags": {"costCenter": 5}})
        # The engine shows the value of what is an argument of the program's by its wire name.
        assert {(failure.property, failure.reason) for failure in result.failures} == {
            ("", "`source_id` is required"),
            ("sourseId", "`sourse_id` is not an argument: did you mean `source_id`?"),
            ("", "`tags.costCenter` must be a string, not `5`"),
        }

    def test_shows_no_secret_of_the_programs(self, provider: OffsiteProvider) -> None:
        result = provider.check({}, {"size": "hunter2", "__secrets": ["hunter2"]})
        assert "`size` must be a whole number, not `[secret]`" in str(vars(result.failures[1]))

    @pytest.mark.parametrize("unknown", [rpc.UNKNOWN, pulumi.output.Unknown()])
    def test_lets_unknown_values_through(self, provider: OffsiteProvider, unknown: Any) -> None:
        result = provider.check({}, {"sourceId": unknown, "tags": {"a": unknown, "b": "c"}})
        assert result.failures == []
        assert result.inputs["sourceId"] == rpc.UNKNOWN
        assert result.inputs["tags"] == {"a": rpc.UNKNOWN, "b": "c"}

    @pytest.mark.parametrize(
        ("olds", "news", "warnings"),
        [
            ({}, {"sourceId": rpc.UNKNOWN, "size": 99, PROVIDER_KEY: "blob"}, ["99 is large"]),
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
        monkeypatch.setattr(dynamic_host.EngineReporter, "warning", told)
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


def test_create(box: Box, provider: OffsiteProvider) -> None:
    result = provider.create({"sourceId": "s", "owner": URN, PROVIDER_KEY: "blob"})
    assert (result.id, result.outs) == ("s", STATE)
    assert box.seen[0].owner.identity == Identity("shop", "prod", TOKEN, "box")


@pytest.mark.parametrize("live", [{"size": 9}, {}, None], ids=["changed", "as it was", "gone"])
def test_read(box: Box, provider: OffsiteProvider, live: dict[str, Any] | None) -> None:
    box.live = live
    result = provider.read("s", {**STATE, PROVIDER_KEY: "blob"})
    found = {} if live is None else {**STATE, **live}
    assert (result.id, result.outs) == ("s" if found else "", found)
    assert result.inputs == ({**INPUTS, **live} if live else None)
    # The host writes into the bag.
    result.outs[PROVIDER_KEY] = "blob"


def test_update_and_delete(box: Box, provider: OffsiteProvider) -> None:
    news = {"sourceId": "s", "size": 2, "owner": URN, PROVIDER_KEY: "blob"}
    result = provider.update("s", {**STATE, PROVIDER_KEY: "blob"}, news)
    assert result.outs == {**STATE, "size": 2}
    provider.delete("s", {**STATE, PROVIDER_KEY: "blob"})
    assert box.seen == [(1, 2), ("s", "arn:box")]
