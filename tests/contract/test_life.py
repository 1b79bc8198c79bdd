"""Every resource, taken through its whole life.

A test's id names the resource, and the argument that the test is about:
`test_drift[backup:Vault-tags]`. What is expected follows from what the handler declares.
"""

import re
from contextlib import suppress

import pytest

from offsite_provider.core.failures import (
    AccessDenied,
    BadCredentials,
    Conflict,
    Failure,
    Invalid,
    NotFound,
)
from offsite_provider.core.model import Wire
from offsite_provider.core.resource import State
from offsite_provider.core.traits import Replaces, Unmanaged, has
from offsite_provider.doors.shown import texts

from . import walks
from .cloud import Cloud
from .doors import PluginDoor, open_texts
from .life import Life, Refused, Resource
from .values import COMMON, Drift, Values, file_name
from .walks import walk


@walk(over="")
def test_unchanged_with_the_least_arguments(life: Life) -> None:
    resource = life.created(life.least())
    assert_settled(resource, life.least())
    assert_shown(resource, life.least())


@walk(over="")
def test_unchanged_with_all_arguments(life: Life) -> None:
    all = life.most(**life.values.common)
    resource = life.created(all)
    assert_settled(resource, all)
    assert_shown(resource, all)


@walk(over="changed")
def test_change(life: Life, argument: str) -> None:
    name, change = argument.partition("-")[0], life.values.changed[argument]
    before, after = changing(life, argument)
    resource = life.created(before)
    old = resource.id
    assert resource.up(after) == life.values.outcome(name, change)
    assert_settled(resource, after)
    assert_shown(resource, after)
    if resource.id != old and not life.values.stays:
        assert resource.locate(old) is None


@walk(over="drift")
def test_drift(life: Life, argument: str) -> None:
    how = life.values.drift[argument]
    drift = how if isinstance(how, Drift) else Drift(how)
    wanted = life.most(**drift.start)
    resource = life.created(wanted)
    drift.how(life.cloud, resource.thing)
    assert resource.refresh()
    assert life.name(argument) in resource.differences(wanted)
    assert resource.up(wanted) in ("updated", "replaced")
    assert_settled(resource, wanted)
    assert_shown(resource, wanted)


@walk(over="removable")
def test_gone(life: Life, argument: str) -> None:
    before, after = a_change_in_place(life)
    resource = life.created(before)
    id = resource.id
    life.values.remove(life.cloud, resource.thing)
    resource.destroy()
    assert resource.locate(id) is None
    if after and not life.values.update_makes_again:
        with pytest.raises(NotFound) as failure:
            resource.up(after)
        assert failure.value.remedy
    elif after:
        assert resource.up(after) == "updated"
        assert_settled(resource, after)
        life.values.remove(life.cloud, resource.thing)
    assert resource.refresh()
    assert not resource.id
    if life.values.made_by_others:
        with pytest.raises(NotFound):
            resource.up(before)
    else:
        assert resource.up(before) == "created"
        assert_shown(resource, before)


@walk(over="")
def test_access_denied(life: Life) -> None:
    denied, resource = life.values.read_operation, life.created(deletable(life))
    life.cloud.deny(*((denied,) if isinstance(denied, str) else denied))
    with pytest.raises(AccessDenied):
        resource.refresh()
    with pytest.raises(AccessDenied):
        resource.locate()
    life.cloud.allow()
    deleting = life.handler.calls["delete"]
    life.cloud.deny(*(life.operation(called) for called in deleting))
    if deleting:
        with pytest.raises(AccessDenied):
            resource.destroy()
    life.cloud.allow()
    assert not resource.refresh()
    resource.destroy()


@walk(over="")
def test_found_by_its_id(life: Life) -> None:
    resource = life.created(life.most())
    resource.refresh()
    found = resource.locate()
    assert found is not None
    state, inputs = found
    not_read_by_id = {life.name(name) for name in life.values.not_read_by_id} | {"chosen"}
    for name in life.handler.outputs.model_fields:
        name = life.name(name)
        assert name in not_read_by_id or state.get(name) == resource.state.get(name), name
    assert resource.differences(inputs) <= not_read_by_id
    imported = life.resource()
    imported.id, imported.state, imported.inputs = resource.id, state, inputs
    assert_settled(imported, inputs)


@walk(over="removable")
def test_the_id_of_nothing(life: Life, argument: str) -> None:
    resource = life.created(deletable(life))
    with pytest.raises(Invalid, match="The id has the form"):
        resource.locate("nonsense")
    life.values.remove(life.cloud, resource.thing)
    assert resource.locate() is None
    with pytest.raises(NotFound, match="there is nothing that has this id"):
        life.resource().import_(resource.id, deletable(life))


@walk(over="strangers")
def test_adopted(life: Life, argument: str) -> None:
    life.values.stranger(life.cloud, life.given_values)
    resource, wanted = life.resource(), adoptable(life)
    with pytest.raises(Conflict) as refused:
        resource.up(wanted)
    advice = re.search(r'`adopt="(?P<id>[^"]+)"`', refused.value.remedy)
    assert advice, refused.value.remedy
    assert re.split("[/:]", advice["id"])[-1] in refused.value.why
    with pytest.raises((Failure, Refused)):
        resource.up({**wanted, "adopt": advice["id"] + "0"})
    assert resource.up({**wanted, "adopt": advice["id"]}) == "created"
    assert resource.id == advice["id"]
    assert any("takes over" in message for message in resource.report.messages)
    assert_settled(resource, wanted)
    assert_shown(resource, wanted)


@walk(over="strangers")
def test_adopted_by_a_program_that_says_no_more(life: Life, argument: str) -> None:
    life.values.stranger(life.cloud, life.given_values)
    resource = life.resource()
    with pytest.raises(Conflict) as refused:
        resource.up(adoptable(life))
    adopt = refused.value.remedy.split('"')[1]
    before = resource.locate(adopt)
    said = life.least(adopt=adopt)
    resource.up(said)
    after = resource.locate()
    assert before
    assert after
    unsaid = [name for name in before[1] if name not in said]
    # What can carry no mark has no arguments but those that say how it is wanted.
    if not life.values.unmarkable:
        assert [after[1].get(name) for name in unsaid] == [before[1][name] for name in unsaid]


@walk(over="strangers")
def test_imported(life: Life, argument: str) -> None:
    id = a_strangers(life)
    imported, another = life.resource(), life.resource("another", "another")
    there = imported.locate(id)
    assert there
    wanted = {**deletable(life), **there[1]}
    imported.import_(id, wanted)
    assert imported.id == id
    assert_settled(imported, wanted)
    assert_shown(imported, wanted)
    if not (life.values.unmarkable or life.values.taken_unseen):
        with pytest.raises(Conflict, match="carries the mark of contract/test/it"):
            another.import_(id, wanted)
    imported.destroy()
    if not life.values.stays:
        assert imported.locate(id) is None


@walk(over="strangers")
def test_imported_by_an_engine_that_only_reads(life: Life, argument: str) -> None:
    id, imported = a_strangers(life), life.resource()
    imported.import_by_engine(id)
    assert_settled(imported, imported.inputs)
    assert not imported.refresh()
    imported.destroy()
    if not life.values.stays:
        assert imported.locate(id) is None


@walk(over="strangers")
def test_imported_by_an_engine_and_taken_over_since(life: Life, argument: str) -> None:
    if life.values.unmarkable or life.values.taken_unseen:
        return
    id, imported = a_strangers(life), life.resource()
    imported.import_by_engine(id)
    another = life.resource("another", "another")
    another.import_(id, {**deletable(life), **imported.inputs})
    imported.destroy()
    assert another.locate(id)
    with pytest.raises(Conflict, match="carries the mark of"):
        imported.import_by_engine(id)


@walk(over="")
def test_imported_as_the_program_wants_it(life: Life) -> None:
    wanted = life.most(**life.values.common)
    made, imported = life.created(wanted), life.resource()
    imported.import_(made.id, wanted)
    assert_settled(imported, wanted)


@walk(over="recoverable")
def test_found_again_after_a_killed_run(life: Life, argument: str) -> None:
    # The engine forgets what it has not heard of: the same program runs again, without state.
    killed, again = life.created(life.most()), life.created(life.most())
    assert again.id == killed.id
    assert_settled(again, life.most())
    assert_shown(again, life.most())


@walk(over="strangers")
def test_what_another_stack_has_made_is_not_taken(life: Life, argument: str) -> None:
    mine, another = life.created(life.least()), life.resource("another", "another")
    try:
        another.up(life.least(**life.values.beside))
    except Conflict:
        assert not another.id
    if life.values.unmarkable and another.id == mine.id:
        another.destroy()
    else:
        assert another.id != mine.id
    assert_settled(mine, life.least())


@walk(over="")
def test_deleted_twice(life: Life) -> None:
    resource = life.created(deletable(life))
    resource.destroy()
    resource.destroy()
    if not life.values.stays:
        assert resource.locate() is None


@walk(over="scenes")
def test_scene(life: Life, argument: str) -> None:
    life.values.scenes[argument](life)


def test_of_another_account(life: Life) -> None:
    """What is made with another account's credentials, or isn't found with them, is another."""
    resource, roles = life.created(deletable(life)), life.values.roles
    for role, replaces in zip(roles, (False, True), strict=True):
        news = resource.check({**deletable(life), "roleArn": role})
        found = resource.diff(life.provider(), news)
        assert ("roleArn" in found.replaces) == replaces
    outputs = life.handler.outputs.from_state(resource.state)
    if life.handler.account_of(State("", life.handler.inputs.from_state({}), outputs)):
        resource.state = {**resource.state, "roleArn": roles[1]}
        with suppress(BadCredentials):
            resource.refresh()
        assert resource.id, "forgotten"
        with pytest.raises(BadCredentials, match=r"delete .*: it is in the account \d+, and the"):
            resource.destroy()


def test_listed(values: Values, cloud: Cloud) -> None:
    """What the plugin lists can be looked up by its id."""
    life, handler = Life(values, cloud), values.handler
    if not handler.lists:
        return
    made = life.created(life.least())
    query = {name: made.state[name] for name in life.asked_to_list()}
    query["region"] = values.listed_in or made.id.partition("/")[0]
    listed = life.behind(PluginDoor).listed(handler.token, query)
    assert made.id in listed
    assert all(made.locate(id) for id in listed)


def test_secrets(life: Life, capfd: pytest.CaptureFixture[str]) -> None:
    """Arguments that are all secrets stay so in whatever the engine is answered and told."""
    door, given = life.provider(), life.most()
    answers = door.walked_in_secret(life.resource().identity, given)
    secrets = {*texts(given)}
    shown = [text for answer in answers for text in open_texts(answer)]
    assert [text for text in shown for s in secrets if s.lower() in text.lower()] == []
    said = capfd.readouterr().err
    assert [secret for secret in secrets if len(secret) > 4 and secret in said] == []


def test_bad_arguments(life: Life) -> None:
    (sentence,) = wrong(life, life.least(nonsense=1))
    assert sentence.startswith("`nonsense` is not an argument: ")
    for argument in life.values.arguments:
        name = life.name(argument)
        bad: tuple[object, ...] = ({"wrong": {"type": [True]}}, 12.5, "wrong", [[12.5]])
        found = (wrong(life, {**life.least(), name: value}) for value in bad)
        said = re.compile(rf"`{life.door.spell([name])}[`.\[]")
        assert any(said.match(sentence) for each in found for sentence in each), name


def test_what_is_required(life: Life) -> None:
    for name in {*life.least()} - {life.name(name) for name in life.values.also_in_least}:
        left = {key: value for key, value in life.least().items() if key != name}
        assert wrong(life, left), name


def test_its_values_are_complete(values: Values) -> None:
    own = values.own_arguments
    assert own - {"region"} <= {*values.most}, "arguments that `most` lacks"
    assert own <= {*values.changes}, "arguments that `changes` lacks"
    assert values.to_drift - {"region"} <= {*values.drift}, "arguments that `drift` lacks"
    for named in (values.most, values.changes, values.drift, values.fixed, values.inapplicable):
        assert {*named} <= {*values.arguments}, "what is no argument"


def test_calls(values: Values, cloud: Cloud) -> None:
    handler = values.handler
    called = walks.calls(values, lambda: Life(values, cloud))
    # Whose a profile is, and whether what isn't found is looked for in its own account.
    whose = {"sts:GetCallerIdentity"}
    too_soon = called["check"] | called["diff"] - whose
    assert not too_soon, "asks the cloud too soon"
    for method, operations in handler.calls.items():
        declared = {name if ":" in name else f"{handler.prefix}:{name}" for name in operations}
        never_called = {
            declaring.partition(":")[2] if declaring.count(":") > 1
            else f"{handler.prefix}:{declaring.partition(':')[2]}"
            for declaring in values.never_called
            if declaring.partition(":")[0] == method
        }  # fmt: skip
        made = called.get(method, set())
        assert made - whose <= declared, f"{method} makes calls that it does not declare"
        assert declared - never_called <= made, f"{method} declares calls that it does not make"
        assert not made & never_called, (
            f"{method} does make the calls that are said to be never_called"
        )


def test_every_resource_has_values() -> None:
    # When this is imported, all handlers are.
    from offsite_provider.registry import HANDLERS

    from .conftest import VALUES

    assert {*HANDLERS} == {values.handler.token for values in VALUES}
    for values in VALUES:
        assert type(values).__module__.rpartition(".")[2] == file_name(values.handler)


def assert_settled(resource: Resource, wanted: Wire) -> None:
    """There is nothing to do, neither now nor after a refresh, which finds nothing new."""
    assert resource.differences(wanted) == set()
    assert not resource.refresh()
    assert resource.differences(wanted) == set()
    assert resource.up(wanted) == "unchanged"


def assert_shown(resource: Resource, wanted: Wire) -> None:
    """What the cloud shows under the id is what was asked for."""
    found = resource.locate()
    assert found is not None, f"{resource.id} is not there"
    shown = resource.life.resource()
    shown.id, shown.state = resource.id, found[0]
    not_read_by_id = {resource.life.name(name) for name in resource.life.values.not_read_by_id}
    assert shown.differences(wanted) <= not_read_by_id


def a_change_in_place(life: Life) -> tuple[Wire, Wire | None]:
    """Arguments before and after a change that needs a call, if there is such a change."""
    for argument, change in life.values.changed.items():
        name = argument.partition("-")[0]
        if name not in COMMON and life.values.outcome(name, change) == "updated":
            return changing(life, argument)
    return life.most(), None


def changing(life: Life, argument: str) -> tuple[Wire, Wire]:
    """Arguments before and after a change."""
    name, change = argument.partition("-")[0], life.values.changed[argument]
    after = {**change.start, **change.also, name: change.to}
    return life.most(**change.start), life.most(**after)


def deletable(life: Life) -> Wire:
    """Arguments with which a deletion makes an end to the thing."""
    return life.least(**life.values.to_delete)


def a_strangers(life: Life) -> str:
    """Has somebody else make what the resource would make; its id."""
    life.values.stranger(life.cloud, life.given_values)
    with pytest.raises(Conflict) as refused:
        life.resource().up(adoptable(life))
    return refused.value.remedy.split('"')[1]


def adoptable(life: Life) -> Wire:
    """What a stranger's thing, made as the least arguments want it, can be changed into in place."""
    in_place = {
        name: life.values.most[name]
        for name, field in life.values.arguments.items()
        if name in life.values.most and not has(field, Replaces) and not has(field, Unmanaged)
    }
    return life.least(**in_place)


def wrong(life: Life, wire: Wire) -> list[str]:
    """What the check says is wrong with arguments."""
    try:
        life.resource().check(wire)
    except Refused as refused:
        return refused.sentences
    return []
