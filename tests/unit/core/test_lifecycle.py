"""Lifecycle: a resource's life in property bags, and what gets out when something breaks."""

import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from offsite_provider.core.fields import (
    UNKNOWN,
    Computed,
    Inputs,
    Outputs,
    Replaces,
    SetLike,
    Timeouts,
    Unmanaged,
    Volatile,
    Wire,
    is_given,
)
from offsite_provider.core.lifecycle import DEFAULTED, Diff, Lifecycle
from offsite_provider.core.settings import Settings

from offsite_provider.core.failures import Conflict, Failure, NotFound
from offsite_provider.core.resource import Context, Handler, State

TOKEN = "offsite:test:Box"
SECRET = "wJalrXUtnFEMI/K7MDENG"


class BoxInputs(Inputs):
    source_id: Annotated[str, Replaces]
    size: int = 1
    regions: Annotated[list[str], SetLike] = []
    tags: dict[str, str] = {}
    key_id: Annotated[str | None, Replaces, Computed] = None
    adopt: Annotated[str | None, Unmanaged] = None


class BoxOutputs(Outputs):
    arn: str
    state: str = "READY"
    window: Annotated[str | None, Volatile] = None


class Box(Handler[BoxInputs, BoxOutputs]):
    """A cloud of one box."""

    token = TOKEN
    inputs = BoxInputs
    outputs = BoxOutputs
    timeouts = Timeouts(create="1h")

    def __init__(self) -> None:
        self.box: dict[str, Any] | None = None
        self.contexts: list[Context] = []
        self.breaks: Callable[[], None] = lambda: None

    def announce(self, inputs: BoxInputs, before: BoxInputs | None) -> Iterator[str]:
        if is_given(inputs.size):
            yield f"{before.size if before else 'nothing'} becomes {inputs.size}"

    def create(self, context: Context, inputs: BoxInputs) -> State[BoxInputs, BoxOutputs]:
        self._begin(context)
        self.box = {"size": inputs.size, "tags": inputs.tags, "key_id": inputs.key_id or "chosen"}
        return self._state(inputs)

    def read(
        self, context: Context, state: State[BoxInputs, BoxOutputs]
    ) -> State[BoxInputs, BoxOutputs] | None:
        self._begin(context)
        return self._state(state.inputs) if self.box else None

    def update(
        self, context: Context, state: State[BoxInputs, BoxOutputs], inputs: BoxInputs
    ) -> State[BoxInputs, BoxOutputs]:
        self._begin(context)
        assert self.box is not None
        self.box |= {"size": inputs.size, "tags": inputs.tags}
        return self._state(inputs)

    def delete(self, context: Context, state: State[BoxInputs, BoxOutputs]) -> None:
        self._begin(context)
        self.box = None

    def _begin(self, context: Context) -> None:
        self.contexts.append(context)
        self.breaks()

    def _state(self, inputs: BoxInputs) -> State[BoxInputs, BoxOutputs]:
        assert self.box is not None
        found = {name: self.box[name] for name in ("size", "tags", "key_id")}
        outputs = BoxOutputs(
            arn="arn:box", state=self.box.get("state", "READY"), window=self.box.get("window")
        )
        return State("box-1", inputs.model_copy(update=found), outputs)


class OnlyOne(Box):
    token = "offsite:test:OnlyOne"
    unique = True


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def life(settings: Settings, box: Box) -> Lifecycle:
    return Lifecycle(settings, {TOKEN: box, OnlyOne.token: OnlyOne()})


@pytest.fixture
def made(life: Lifecycle, report: Any) -> Callable[..., Wire]:
    """Checks and creates a box; its recorded state."""

    def make(**news: Any) -> Wire:
        inputs, problems = life.check(TOKEN, {"sourceId": "s", "owner": "urn:box", **news})
        assert problems == []
        _, state = life.create(TOKEN, inputs, report)
        return state

    return make


class TestCheck:
    def test_gives_normalised_arguments(self, life: Lifecycle) -> None:
        inputs, problems = life.check(TOKEN, {"sourceId": "s", "size": 7.0, "owner": "urn:box"})
        assert problems == []
        assert inputs == {
            "sourceId": "s",
            "size": 7,
            "regions": [],
            "tags": {},
            "owner": "urn:box",
        }

    def test_gives_back_what_is_refused(self, life: Lifecycle) -> None:
        inputs, problems = life.check(TOKEN, {"size": 1})
        assert inputs == {"size": 1}
        assert [problem.path for problem in problems] == [("sourceId",)]

    def test_leaves_what_it_is_given_alone(self, life: Lifecycle) -> None:
        news = {"sourceId": "s", "size": 7.0}
        life.check(TOKEN, news)
        assert news == {"sourceId": "s", "size": 7.0}

    def test_of_a_resource_of_another_release(self, life: Lifecycle) -> None:
        with pytest.raises(Failure) as caught:
            life.check("offsite:test:Crate", {})
        assert str(caught.value) == (
            "cannot manage offsite:test:Crate: this release of offsite has no such resource. "
            "Upgrade offsite."
        )

    def test_is_about_the_values_that_the_handler_prepares(self, settings: Settings) -> None:
        class Prepared(Box):
            def prepare(self, settings: Settings, wire: dict[str, Any]) -> dict[str, Any]:
                return {**wire, "sourceId": settings.first("offsite:source")}

        life = Lifecycle(Settings({"offsite:source": "s"}), {TOKEN: Prepared()})
        assert life.check(TOKEN, {})[0]["sourceId"] == "s"


class TestAnnouncement:
    @pytest.fixture
    def announced(self, life: Lifecycle) -> Callable[..., list[str]]:
        """What is said of arguments, given those of before."""

        def of(olds: Wire, **news: Any) -> list[str]:
            said: list[str] = []
            inputs, _ = life.check(TOKEN, {"sourceId": "s", "owner": "urn:box", **news})
            life.announce(TOKEN, olds, inputs, said.append)
            return said

        return of

    BEFORE: Wire = {"sourceId": "s", "size": 1, "regions": [], "tags": {}, "owner": "urn:box"}

    def test_of_what_is_about_to_be_made(self, announced: Callable[..., list[str]]) -> None:
        assert announced({}, size=2) == ["nothing becomes 2"]

    def test_of_what_is_about_to_change(self, announced: Callable[..., list[str]]) -> None:
        assert announced(self.BEFORE, size=2) == ["1 becomes 2"]

    @pytest.mark.parametrize("news", [{"size": 1}, {"size": 1.0}, {"adopt": "x"}], ids=repr)
    def test_of_what_stays_is_none(
        self, announced: Callable[..., list[str]], news: dict[str, Any]
    ) -> None:
        assert announced(self.BEFORE, **news) == []

    def test_of_what_is_not_known_yet(self, announced: Callable[..., list[str]]) -> None:
        assert announced({}, size=UNKNOWN) == []
        assert announced({}, sourceId=UNKNOWN) == ["nothing becomes 1"]

    def test_is_made_once_for_each_resource(self, announced: Callable[..., list[str]]) -> None:
        """The engine checks what is replaced twice."""
        assert announced(self.BEFORE, size=1) == []
        assert announced(self.BEFORE, size=2) == ["1 becomes 2"]
        assert announced({}, size=2) == []
        assert announced({}, size=2, owner="urn:other") == ["nothing becomes 2"]

    def test_is_none_unless_the_handler_has_one(self, settings: Settings) -> None:
        class Silent(Box):
            announce = Handler.announce

        said: list[str] = []
        Lifecycle(settings, {TOKEN: Silent()}).announce(TOKEN, {}, {"sourceId": "s"}, said.append)
        assert said == []


class TestDiff:
    def test_of_what_was_just_made_is_nothing(
        self, life: Lifecycle, made: Callable[..., Wire]
    ) -> None:
        news = {"regions": ["a", "b"], "tags": {"a": "b"}, "adopt": "x"}
        state = made(**news)
        inputs, _ = life.check(TOKEN, {"sourceId": "s", "owner": "urn:box", **news})
        assert life.diff(TOKEN, state, inputs) == Diff((), (), False)

    @pytest.mark.parametrize(
        ("news", "expected"),
        [
            ({"size": 2}, Diff(("size",), (), False)),
            ({"regions": ["b", "a"]}, Diff((), (), False)),
            ({"regions": ["a"]}, Diff(("regions",), (), False)),
            ({"sourceId": "t"}, Diff(("sourceId",), ("sourceId",), False)),
            ({"sourceId": UNKNOWN}, Diff(("sourceId",), ("sourceId",), False)),
            ({"keyId": "mine"}, Diff(("keyId",), ("keyId",), False)),
            ({"adopt": "y"}, Diff((), (), False)),
            ({"timeouts": {"create": "1h"}}, Diff(("timeouts",), (), False)),
        ],
        ids=repr,
    )
    def test_of_changed_arguments(
        self, life: Lifecycle, made: Callable[..., Wire], news: Wire, expected: Diff
    ) -> None:
        base = {"sourceId": "s", "regions": ["a", "b"], "owner": "urn:box"}
        state = made(**base)
        inputs, _ = life.check(TOKEN, {**base, **news})
        assert life.diff(TOKEN, state, inputs) == expected

    def test_one_of_which_only_one_can_be_is_deleted_first(self, life: Lifecycle) -> None:
        state = {"sourceId": "s", "size": 1, "regions": [], "tags": {}}
        replaced = life.diff(OnlyOne.token, state, {**state, "sourceId": "t"})
        assert replaced.delete_before_replace
        changed = life.diff(OnlyOne.token, state, {**state, "size": 2})
        assert changed == Diff(("size",), (), False)


class TestState:
    def test_holds_arguments_and_outputs(self, made: Callable[..., Wire]) -> None:
        assert made(keyId="mine") == {
            "sourceId": "s",
            "size": 1,
            "regions": [],
            "tags": {},
            "keyId": "mine",
            "owner": "urn:box",
            "arn": "arn:box",
            "state": "READY",
        }

    def test_says_what_the_service_chose(self, made: Callable[..., Wire]) -> None:
        state = made()
        assert state["keyId"] == "chosen"
        assert state[DEFAULTED] == ["keyId"]

    def test_of_an_update(self, life: Lifecycle, made: Callable[..., Wire], report: Any) -> None:
        state = made()
        inputs, _ = life.check(TOKEN, {"sourceId": "s", "size": 2, "owner": "urn:box"})
        updated = life.update(TOKEN, "box-1", state, inputs, report)
        assert updated == {**state, "size": 2}


class TestContext:
    def test_knows_the_owner(self, made: Callable[..., Wire], box: Box) -> None:
        made()
        assert box.contexts[0].owner.urn == "urn:box"

    def test_is_the_same_owner_in_every_operation(
        self, life: Lifecycle, made: Callable[..., Wire], box: Box, report: Any
    ) -> None:
        """Marks and tokens are so the same after a crash."""
        state = made()
        life.read(TOKEN, "box-1", state, report)
        life.update(
            TOKEN,
            "box-1",
            state,
            life.check(TOKEN, {"sourceId": "s", "owner": "urn:box"})[0],
            report,
        )
        life.delete(TOKEN, "box-1", state, report)
        assert {context.owner.token("x") for context in box.contexts} == {
            box.contexts[0].owner.token("x")
        }
        assert len(box.contexts) == 4

    def test_has_the_deadline_of_its_operation(
        self, made: Callable[..., Wire], box: Box, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("offsite_provider.core.lifecycle.time.monotonic", lambda: 1000.0)
        made()
        made(timeouts={"create": "5s"})
        assert [context.deadline for context in box.contexts] == [4600, 1005]


class TestRead:
    def test_of_what_nobody_touched_is_what_is_recorded(
        self, life: Lifecycle, made: Callable[..., Wire], report: Any
    ) -> None:
        state = made(regions=["b", "a"], tags={"a": "b"}, adopt="x", timeouts={"create": "1h"})
        assert life.read(TOKEN, "box-1", state, report) == (state, None)

    def test_of_what_is_gone(
        self, life: Lifecycle, made: Callable[..., Wire], box: Box, report: Any
    ) -> None:
        state = made()
        box.box = None
        assert life.read(TOKEN, "box-1", state, report) is None

    def test_shows_a_changed_argument_and_the_difference_it_makes(
        self, life: Lifecycle, made: Callable[..., Wire], box: Box, report: Any
    ) -> None:
        state = made(size=3)
        assert box.box is not None
        box.box["size"] = 9
        found = life.read(TOKEN, "box-1", state, report)
        assert found is not None
        now, inputs = found
        assert now == {**state, "size": 9}
        assert inputs is not None
        assert inputs["size"] == 9
        wanted, _ = life.check(TOKEN, {"sourceId": "s", "size": 3, "owner": "urn:box"})
        assert life.diff(TOKEN, now, wanted).changes == ("size",)

    def test_what_the_service_chose_does_not_turn_into_an_argument(
        self, life: Lifecycle, made: Callable[..., Wire], box: Box, report: Any
    ) -> None:
        state = made()
        assert box.box is not None
        box.box["size"] = 9
        found = life.read(TOKEN, "box-1", state, report)
        assert found is not None
        now, inputs = found
        assert inputs is not None
        assert "keyId" not in inputs
        assert now[DEFAULTED] == ["keyId"]

    def test_what_was_asked_for_stays_an_argument(
        self, life: Lifecycle, made: Callable[..., Wire], box: Box, report: Any
    ) -> None:
        state = made(keyId="mine")
        assert box.box is not None
        box.box["size"] = 9
        found = life.read(TOKEN, "box-1", state, report)
        assert found is not None
        assert found[1] is not None
        assert found[1]["keyId"] == "mine"

    def test_shows_a_changed_output_and_no_argument(
        self, life: Lifecycle, made: Callable[..., Wire], box: Box, report: Any
    ) -> None:
        state = made()
        assert box.box is not None
        box.box["state"] = "DEGRADED"
        assert life.read(TOKEN, "box-1", state, report) == ({**state, "state": "DEGRADED"}, None)

    def test_what_moves_by_itself_does_not_count(
        self, life: Lifecycle, made: Callable[..., Wire], box: Box, report: Any
    ) -> None:
        state = made()
        assert box.box is not None
        box.box["window"] = "now"
        assert life.read(TOKEN, "box-1", state, report) == (state, None)
        box.box["size"] = 9
        found = life.read(TOKEN, "box-1", state, report)
        assert found is not None
        assert found[0]["window"] == "now"

    def test_of_state_that_another_release_recorded(
        self, life: Lifecycle, made: Callable[..., Wire], report: Any
    ) -> None:
        state = made()
        older = {**state, "goneArgument": 1, "goneOutput": {"a": 1}}
        found = life.read(TOKEN, "box-1", older, report)
        assert found == (older, None)
        newer = {key: value for key, value in state.items() if key not in ("size", "state")}
        assert life.read(TOKEN, "box-1", newer, report) is not None
        life.delete(TOKEN, "box-1", {"sourceId": 5}, report)


OPERATIONS: dict[str, Callable[[Lifecycle, Wire, Any], object]] = {
    "create": lambda life, state, report: life.create(TOKEN, _inputs(state), report),
    "read": lambda life, state, report: life.read(TOKEN, "box-1", state, report),
    "update": lambda life, state, report: life.update(
        TOKEN, "box-1", state, _inputs(state), report
    ),
    "delete": lambda life, state, report: life.delete(TOKEN, "box-1", state, report),
}


def _inputs(state: Wire) -> Wire:
    names = {field.alias for field in BoxInputs.model_fields.values()}
    return {key: value for key, value in state.items() if key in names}


@pytest.fixture
def raised(
    life: Lifecycle,
    box: Box,
    made: Callable[..., Wire],
    report: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Callable[[str, Exception], Failure]:
    """The failure that gets out when an operation raises; its files go to `tmp_path`."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def run(operation: str, error: Exception) -> Failure:
        state = made()
        life.settings.conceal(SECRET)

        def breaks() -> None:
            raise error

        box.breaks = breaks
        with pytest.raises(Failure) as caught:
            OPERATIONS[operation](life, state, report)
        return caught.value

    return run


def test_a_change_of_what_is_gone_says_what_to_do(
    raised: Callable[[str, Exception], Failure],
) -> None:
    failure = raised("update", NotFound("find it", "no such box", code="NoBox"))
    assert isinstance(failure, NotFound)
    assert str(failure).startswith("cannot find it: no such box (NoBox). Run `pulumi refresh`")


@pytest.mark.parametrize("operation", OPERATIONS)
class TestFailure:
    def test_of_a_handler_gets_out_as_it_is(
        self, raised: Callable[[str, Exception], Failure], operation: str, tmp_path: Path
    ) -> None:
        failure = raised(operation, Conflict("fill it", "another is there", code="BoxIsFull"))
        assert isinstance(failure, Conflict)
        assert str(failure) == "cannot fill it: another is there (BoxIsFull)."
        assert list(tmp_path.iterdir()) == []

    def test_shows_no_secret(
        self, raised: Callable[[str, Exception], Failure], operation: str
    ) -> None:
        failure = raised(
            operation, Failure(f"use {SECRET}", f"the key {SECRET} is bad", f"Change {SECRET}")
        )
        assert SECRET not in str(failure)
        assert SECRET not in repr(failure)
        assert "the key [secret] is bad" in str(failure)

    def test_that_nobody_foresaw_is_one_sentence_and_a_file(
        self, raised: Callable[[str, Exception], Failure], operation: str, tmp_path: Path
    ) -> None:
        failure = raised(operation, ZeroDivisionError("division by zero"))
        (file,) = tmp_path.iterdir()
        assert str(failure) == (
            f"cannot {operation} the resource: ZeroDivisionError: division by zero. "
            f"This is a fault in offsite: please report it with {file}."
        )
        assert failure.__cause__ is None
        assert failure.__suppress_context__

    def test_file_holds_the_details_for_the_owner_only(
        self, raised: Callable[[str, Exception], Failure], operation: str, tmp_path: Path
    ) -> None:
        raised(operation, ZeroDivisionError("division by zero"))
        (file,) = tmp_path.iterdir()
        assert re.fullmatch(r"offsite-error-.*\.log", file.name)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        details = file.read_text()
        assert details.startswith("Traceback")
        assert "ZeroDivisionError: division by zero" in details
        assert "in breaks" in details

    def test_file_shows_no_secret_either(
        self, raised: Callable[[str, Exception], Failure], operation: str, tmp_path: Path
    ) -> None:
        failure = raised(operation, ValueError(f"bad key {SECRET}"))
        (file,) = tmp_path.iterdir()
        assert SECRET not in file.read_text()
        assert "bad key [secret]" in file.read_text()
        assert SECRET not in str(failure)
        assert SECRET not in repr(failure)


def test_a_check_that_breaks_leaves_a_file_too(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Broken(Box):
        def prepare(self, settings: Settings, wire: dict[str, Any]) -> dict[str, Any]:
            raise KeyError("oops")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(Failure, match="cannot check the arguments: KeyError: 'oops'"):
        Lifecycle(settings, {TOKEN: Broken()}).check(TOKEN, {})
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("operation", ["create", "update"])
def test_arguments_that_never_passed_check_are_no_traceback(
    life: Lifecycle, report: Any, operation: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(Failure):
        OPERATIONS[operation](life, {"sourceId": 5}, report)
