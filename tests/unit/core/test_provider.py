"""Provider: a resource's life in property bags, and what gets out when something breaks."""

import re
import stat
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from offsite_provider.core.failures import Conflict, Failure, NotFound
from offsite_provider.core.model import Wire
from offsite_provider.core.ownership import Existing, Identity, Owner
from offsite_provider.core.problems import Problem
from offsite_provider.core.provider import CHOSEN, FOUND, Diff, Provider
from offsite_provider.core.resource import permissions
from offsite_provider.core.run import Run
from offsite_provider.core.unknown import UNKNOWN
from offsite_provider.core.waiting import Pace

from .box import BOX, Box, BoxInputs, BoxState

SECRET = "wJalrXUtnFEMI/K7MDENG"


class OnlyOne(Box):
    token = "offsite:test:OnlyOne"
    unique = True


ID = "s/box-1"
ARGUMENTS: Wire = {"sourceId": "s", "size": 1, "regions": [], "tags": {}}


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def provider(run: Run, box: Box) -> Provider:
    return Provider(run, {BOX.token: box, OnlyOne.token: OnlyOne()})


@pytest.fixture
def made(box: Box, report: Any) -> Callable[..., Wire]:
    """Checks and creates a box, in an earlier run; its recorded state."""

    def make(**news: Any) -> Wire:
        provider = Provider(Run(), {BOX.token: box})
        inputs, problems = provider.check(BOX, {"sourceId": "s", **news})
        assert problems == []
        id, state = provider.create(BOX, inputs, report)
        assert id == ID
        return state

    return make


class TestCheck:
    def test_gives_normalised_arguments_or_what_is_refused(self, provider: Provider) -> None:
        news = {"sourceId": "s", "size": 7.0}
        assert provider.check(BOX, news) == ({**ARGUMENTS, "size": 7}, [])
        assert news == {"sourceId": "s", "size": 7.0}, "not what it is given itself"
        inputs, problems = provider.check(BOX, {"size": 1})
        assert inputs == {"size": 1}
        assert [problem.path for problem in problems] == [("sourceId",)]

    @pytest.mark.parametrize(
        ("token", "remedy"),
        [
            ("offsite:test:Crate", "Upgrade offsite."),
            ("offsite:test:OnlyOnce", "Perhaps `offsite:test:OnlyOne` is meant."),
        ],
    )
    def test_of_a_resource_that_there_is_not(
        self, provider: Provider, token: str, remedy: str
    ) -> None:
        with pytest.raises(Failure) as caught:
            provider.check(replace(BOX, token=token), {})
        assert str(caught.value) == (
            f"cannot manage {token}: this release of offsite has no such resource. {remedy}"
        )

    def test_is_about_the_values_that_the_handler_prepares(self) -> None:
        class Prepared(Box):
            def prepare(self, run: Run, wire: Wire) -> Wire:
                return {**wire, "sourceId": run.config.first("offsite:source")}

        provider = Provider(Run({"offsite:source": "s"}), {BOX.token: Prepared()})
        assert provider.check(BOX, {})[0]["sourceId"] == "s"


class TestWarnings:
    @pytest.fixture
    def warned(self, provider: Provider) -> Callable[..., list[str]]:
        """What is said of arguments, given those of before."""

        def of(olds: Wire, identity: Identity = BOX, **news: Any) -> list[str]:
            said: list[str] = []
            inputs, _ = provider.check(identity, {"sourceId": "s", **news})
            provider.warn(identity, olds, inputs, said.append)
            return said

        return of

    @pytest.mark.parametrize(
        ("olds", "news", "said"),
        [
            ({}, {"size": 2}, ["nothing becomes 2"]), ({}, {"size": UNKNOWN}, []),
            ({}, {"sourceId": UNKNOWN}, ["nothing becomes 1"]),
            *((ARGUMENTS, news, []) for news in ({"size": 1}, {"size": 1.0}, {"adopt": "x"})),
        ],
        ids=repr,
    )  # fmt: skip
    def test_of_what_is_about_to_be_made(
        self, warned: Callable[..., list[str]], olds: Wire, news: Wire, said: list[str]
    ) -> None:
        assert warned(olds, **news) == said

    def test_are_given_once_for_each_resource(self, warned: Callable[..., list[str]]) -> None:
        """The engine checks what is replaced twice."""
        assert warned(ARGUMENTS, size=1) == []
        assert warned(ARGUMENTS, size=2) == ["1 becomes 2"]
        assert warned({}, size=2) == []
        assert warned({}, replace(BOX, name="other"), size=2) == ["nothing becomes 2"]


@pytest.mark.parametrize(
    ("token", "news", "expected"),
    [
        (BOX.token, {"regions": ["b", "a"], "adopt": "y"}, Diff((), (), False)),
        (BOX.token, {"timeouts": {"create": "1h"}}, Diff(("timeouts",), (), False)),
        (BOX.token, {"sourceId": UNKNOWN}, Diff(("sourceId",), ("sourceId",), False)),
        (OnlyOne.token, {"sourceId": "t"}, Diff(("sourceId",), ("sourceId",), True)),
        (OnlyOne.token, {"size": 2}, Diff(("size",), (), False)),
    ],
    ids=repr,
)
def test_diff(provider: Provider, token: str, news: Wire, expected: Diff) -> None:
    state = {**ARGUMENTS, "regions": ["a", "b"], "adopt": "x", "boxId": "box-1"}
    wanted, _ = provider.check(BOX, {**ARGUMENTS, "regions": ["a", "b"], **news})
    found = provider.diff(replace(BOX, token=token), state, wanted)
    assert replace(found, details=()) == expected
    assert {change.path[0] for change in found.details} == set(expected.changes)


def test_state_holds_arguments_outputs_and_what_the_service_chose(
    provider: Provider, made: Callable[..., Wire], report: Any
) -> None:
    told = {"boxId": "box-1", "state": "READY"}
    assert made(keyId="mine") == {**ARGUMENTS, "keyId": "mine", **told}
    state = made()
    assert state == {**ARGUMENTS, "keyId": "chosen", **told, CHOSEN: ["keyId"]}
    news = {**ARGUMENTS, "size": 2}
    assert provider.update(BOX, ID, state, news, report) == {**state, "size": 2}


class TestContext:
    def test_tells_stacks_apart_that_are_kept_in_two_backends(self, box: Box, report: Any) -> None:
        provider = Provider(Run({"offsite:identity": "paris"}), {BOX.token: box})
        provider.create(BOX, ARGUMENTS, report)
        assert box.contexts[0].owner == Owner(replace(BOX, prefix="paris"))

    @pytest.mark.parametrize(
        ("timeouts", "create", "delete"),
        [
            (None, 4600, 1600), ({}, 4600, 1600), ({"create": "45s"}, 1045, 1600),
            ({"delete": "1s"}, 4600, 1001),
        ],
        ids=repr,
    )  # fmt: skip
    def test_has_the_deadline_that_the_program_or_the_handler_says(
        self, box: Box, provider: Provider, report: Any, monkeypatch: pytest.MonkeyPatch,
        timeouts: Any, create: float, delete: float,
    ) -> None:  # fmt: skip
        monkeypatch.setattr("offsite_provider.core.provider.time.monotonic", lambda: 1000.0)
        inputs = {**ARGUMENTS, "timeouts": timeouts}
        provider.delete(BOX, ID, {**inputs, "boxId": "box-1"}, report)
        provider.create(BOX, inputs, report)
        assert [context.waiting.deadline for context in box.contexts] == [delete, create]

    def test_waits_at_the_pace_of_the_stack_or_of_the_door(self, box: Box, report: Any) -> None:
        run = Run({"offsite:pollSeconds": "7"})
        for pace in (None, Pace(first=9)):
            Provider(run, {BOX.token: box}, pace).create(BOX, ARGUMENTS, report)
        assert [context.waiting.pace.first for context in box.contexts] == [7, 9]

    def test_shares_polls_by_what_they_ask(self, box: Box, made: Callable[..., Wire]) -> None:
        made()
        (context,) = box.contexts
        one, api = context.poll("boxes", self, dict.fromkeys, 1), object()
        assert context.poll("boxes", self, dict.fromkeys, 1) is one
        assert context.poll("boxes", api, dict.fromkeys, 1) is not one
        assert context.poll("lids", self, dict.fromkeys, 1) is not one


class TestRead:
    @pytest.fixture
    def read(self, provider: Provider, report: Any) -> Callable[[Wire], tuple[Wire, Wire | None]]:
        """What a read brings of recorded state that is still there."""

        def of(state: Wire) -> tuple[Wire, Wire | None]:
            found = provider.read(BOX, ID, state, report)
            assert found is not None
            return found

        return of

    def test_shows_a_changed_argument(self, made: Any, box: Any, read: Any) -> None:
        for news, more in (({}, {}), ({"keyId": "mine"}, {"keyId": "mine"})):
            state = made(size=3, **news)
            box.box["size"] = 9
            # What the service chose is no argument; what was asked for is.
            assert read(state) == ({**state, "size": 9}, {**ARGUMENTS, "size": 9, **more})

    def test_shows_outputs_but_not_what_changes_by_itself(
        self, made: Any, box: Any, read: Any
    ) -> None:
        state = made()
        box.box["window"] = "now"
        assert read(state) == (state, None)
        box.box["state"] = "DEGRADED"
        degraded = {**state, "state": "DEGRADED"}
        assert read(state) == ({**degraded, "window": "now"}, None)
        assert read({**state, "window": "then"}) == ({**degraded, "window": "then"}, None)


def test_a_deletion_leaves_what_another_resource_of_the_program_declares(
    provider: Provider, made: Any, box: Box, report: Any
) -> None:
    """A resource was renamed: the new one has taken the thing over."""
    state = made()
    provider.check(replace(BOX, name="renamed"), ARGUMENTS)
    provider.delete(BOX, ID, state, report)
    assert box.box is not None
    declared = "shop/prod/renamed declares the same thing"
    assert report.informed == [f"keeps {ID}: {declared}"]


class Told:
    """What the providers of a run have told each other."""

    def __init__(self) -> None:
        self.things: dict[tuple[str, ...], str] = {}

    def tell(self, thing: Sequence[str], who: str) -> None:
        self.things[tuple(thing)] = who

    def keeper(self, thing: Sequence[str]) -> str | None:
        return self.things.get(tuple(thing))


class InAccount(Box):
    """A box that tells which account it is in."""

    account_number: str | None = "1"

    def account_of(self, state: BoxState) -> str | None:
        return self.account_number


@pytest.mark.parametrize("is_made", [True, False], ids=["made now", "made before"])
def test_a_deletion_leaves_what_a_resource_of_another_provider_manages(
    made: Any, report: Any, is_made: bool
) -> None:
    """A resource was renamed, and has another provider now: that is another process."""
    told, box, state = Told(), InAccount(), made()
    box.box = {}
    one, other = (Provider(Run({}, neighbour), {BOX.token: box}) for neighbour in (Told(), told))
    renamed = replace(BOX, name="renamed")
    if is_made:
        other.create(renamed, ARGUMENTS, report)
    else:
        other.diff(renamed, state, ARGUMENTS)
    one.run.neighbours = told
    one.delete(BOX, ID, state, report)
    assert box.box is not None
    assert report.informed == [f"keeps {ID}: shop/prod/renamed declares the same thing"]


@pytest.mark.parametrize("other", ["2", None], ids=["in another account", "who knows where"])
def test_a_deletion_deletes_what_another_provider_has_elsewhere(
    made: Any, report: Any, other: str | None
) -> None:
    told, box, state = Told(), InAccount(), made()
    provider = Provider(Run({}, told), {BOX.token: box})
    box.account_number = other
    provider.create(replace(BOX, name="renamed"), ARGUMENTS, report)
    box.account_number = "1"
    Provider(Run({}, told), {BOX.token: box}).delete(BOX, ID, state, report)
    assert box.box is None


def test_a_thing_that_two_resources_declare_is_refused(provider: Provider) -> None:
    provider.check(BOX, ARGUMENTS)
    _, (problem,) = provider.check(replace(BOX, name="twin"), ARGUMENTS)
    assert problem == Problem(("sourceId",), "is what `box` declares too: declare it once")


def test_a_replacement_that_the_program_forces_keeps_the_thing(
    provider: Provider, made: Any, box: Box, report: Any
) -> None:
    """The engine asks for no difference then, and deletes the old one last."""
    state = made()
    inputs, _ = provider.check(BOX, ARGUMENTS)
    provider.create(BOX, inputs, report)
    provider.delete(BOX, ID, state, report)
    assert box.box is not None


@pytest.mark.parametrize("found", [False, True])
def test_what_is_deleted_first_in_a_forced_replacement_stays_what_it_was(
    provider: Provider, made: Any, box: Box, report: Any, found: bool
) -> None:
    state = {**made(), **({FOUND: True} if found else {})}
    inputs, _ = provider.check(BOX, ARGUMENTS)
    provider.delete(BOX, ID, state, report)
    box.existing = Existing(ID, "box s", None)
    assert provider.create(BOX, inputs, report)[1].get(FOUND, False) is found


def test_a_replacement_by_a_difference_deletes_the_thing_first(
    provider: Provider, made: Any, box: Box, report: Any
) -> None:
    state = made()
    inputs, _ = provider.check(BOX, {**ARGUMENTS, "keyId": "another"})
    assert provider.diff(BOX, state, inputs).replaces == ("keyId",)
    provider.delete(BOX, ID, state, report)
    assert box.box is None


def test_a_found_thing_is_left_until_the_program_adopts_it(
    provider: Provider, box: Box, report: Any
) -> None:
    box.existing = Existing(ID, "box s", None)
    id, state = provider.create(BOX, ARGUMENTS, report)
    again = Provider(Run(), {BOX.token: box})
    assert again.read(BOX, id, state, report) == (state, None)
    again.delete(BOX, id, state, report)
    assert box.box is not None
    adopting = {**ARGUMENTS, "adopt": id}
    assert again.diff(BOX, state, {**ARGUMENTS, "adopt": "another"}).changes == ()
    assert again.diff(BOX, state, adopting).changes == ("adopt",)
    state = again.update(BOX, id, state, adopting, report)
    assert again.diff(BOX, state, adopting).changes == ()
    again.delete(BOX, id, state, report)
    assert box.box is None


def test_permissions_follow_from_the_calls(box: Box) -> None:
    allowed = ("boxes:GetBox", "boxes:MakeBox", "iam:PassRole", "tag:TagResources")
    assert box.permissions == allowed
    assert permissions("x", "A", "sts:GetCallerIdentity", "y:B") == ("x:A", "y:B")


OPERATIONS: dict[str, Callable[[Provider, Wire, Any], object]] = {
    "check": lambda provider, state, said: provider.check(BOX, _inputs(state)),
    "create": lambda provider, state, said: provider.create(BOX, _inputs(state), said),
    "read": lambda provider, state, said: provider.read(BOX, ID, state, said),
    "update": lambda provider, state, said: provider.update(BOX, ID, state, _inputs(state), said),
    "delete": lambda provider, state, said: provider.delete(BOX, ID, state, said),
}


def _inputs(state: Wire) -> Wire:
    names = {field.alias for field in BoxInputs.model_fields.values()}
    return {key: value for key, value in state.items() if key in names}


Raised = Callable[[str, Exception], Failure]


@pytest.fixture
def raised(
    provider: Provider, box: Box, made: Any, report: Any, monkeypatch: Any, tmp_path: Path
) -> Raised:
    """The failure that gets out when an operation raises; its files go to `tmp_path`."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    provider.run.add_secrets(SECRET)

    def run(operation: str, error: Exception) -> Failure:
        state = made()

        def breaks() -> None:
            raise error

        box.breaks = breaks
        with pytest.raises(Failure) as caught:
            OPERATIONS[operation](provider, state, report)
        return caught.value

    return run


def test_a_change_of_what_is_gone_says_what_to_do(raised: Raised) -> None:
    failure = raised("update", NotFound("find it", "no such box", code="NoBox"))
    assert isinstance(failure, NotFound)
    assert str(failure).startswith("cannot find it: no such box (NoBox). Run `pulumi refresh`")


@pytest.mark.parametrize("operation", OPERATIONS)
class TestFailure:
    def test_of_a_handler_gets_out_as_it_is_without_secrets(
        self, raised: Raised, operation: str, tmp_path: Path
    ) -> None:
        bad = Conflict(f"use {SECRET}", f"the key {SECRET} is bad", f"Change {SECRET}", code="No")
        failure = raised(operation, bad)
        assert isinstance(failure, Conflict)
        assert str(failure) == "cannot use [secret]: the key [secret] is bad (No). Change [secret]."
        assert SECRET not in repr(failure)
        assert list(tmp_path.iterdir()) == []

    def test_that_nobody_foresaw_is_one_sentence_and_a_file_for_its_owner_only(
        self, raised: Raised, operation: str, tmp_path: Path
    ) -> None:
        failure = raised(operation, ValueError(f"bad key {SECRET}"))
        (file,) = tmp_path.iterdir()
        assert str(failure) == (
            f"cannot {operation} the {'arguments' if operation == 'check' else 'resource'}: "
            "ValueError: bad key [secret]. "
            f"This is a fault in offsite: please report it with {file}."
        )
        assert SECRET not in repr(failure)
        assert failure.__cause__ is None
        assert failure.__suppress_context__
        assert re.fullmatch(r"offsite-error-.*\.log", file.name)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        details = file.read_text()
        assert details.startswith("Traceback")
        assert "in breaks" in details
        assert "ValueError: bad key [secret]" in details
        assert SECRET not in details


@pytest.mark.parametrize("operation", ["create", "update"])
def test_arguments_that_never_passed_the_check_are_no_traceback(
    provider: Provider, report: Any, operation: str
) -> None:
    with pytest.raises(Failure):
        OPERATIONS[operation](provider, {"sourceId": 5}, report)
