"""Resources that a name identifies: frameworks, report plans, and restore tests.

A name can exist once, so what exists already is found by it. Its mark, a tag, tells whose it is;
where there is none, the id of the request that made it, which a later change may take away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Final, Generic, TypeVar

from pydantic.alias_generators import to_camel, to_snake

from ....core.diff import completed, diff
from ....core.equality import as_given, same
from ....core.failures import Conflict, Failure, Invalid, NotFound
from ....core.model import Outputs
from ....core.ownership import TAG, Existing, Held, Mark, Owner
from ....core.resource import Context, State
from ....core.traits import Hidden
from ....core.waiting import Judge
from ...access import AwsInputs
from ...failures import doing
from .. import creation
from ..handler import BackupHandler
from ..refusals import retry_until_assumable, retry_while_busy
from ..tags import Tagged, look_at_tags
from .deployment import (
    Answer,
    Deployment,
    DeploymentFailed,
    has_failed,
    is_being_deleted,
    is_deployed,
    until_deleted,
)

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

I = TypeVar("I", bound=AwsInputs)  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741
V = TypeVar("V")

_NOT_SENT: Final = (*AwsInputs.model_fields, "adopt")
"""The arguments that the service isn't told."""
_NOT_UPDATED: Final = frozenset(map(to_camel, (*_NOT_SENT, "tags")))
"""The arguments that need no update of the resource itself."""
_REQUESTS: Final = 5
"""How many requests are tried that the service may know of deleted ones."""


@dataclass(frozen=True)
class NamedResource(Generic[I]):
    """The calls that make, describe, change and delete a resource, and words for it.

    The arguments that the calls are given have the name in them.
    """

    noun: str
    """What it is, in a sentence: `restore testing plan`."""
    create: Callable[[BackupClient, I, str], Answer]
    """Makes it, and has what the service answers; the last argument is the id of the request."""
    describe: Callable[[BackupClient, I], Answer]
    """What the service says of it. Raises `NotFound` where there is none."""
    update: Callable[[BackupClient, I], object]
    delete: Callable[[BackupClient, I], object]
    arn: str | None = None
    """The output that tags hang on, if it has tags."""
    answered: Mapping[str, str] = field(default_factory=dict[str, str])
    """The arguments that the service completes with defaults of its own, each with the output that
    keeps what it answered."""
    deployment: Deployment | None = None
    """Given if it is deployed, and to be waited for, after each change."""
    contents: Callable[[BackupClient, I], Sequence[str]] | None = None
    """The names of what has to be deleted before it. Raises `NotFound` if it is gone."""
    longest_name: int = 50
    """How many characters its name may have."""
    clash: str = ""
    """What to do when one of another name is in its way."""


class MarkedOutputs(Outputs):
    """The output of what carries a mark."""

    mark: Annotated[str | None, Hidden] = None
    """The owner mark that it carries."""


class NamedHandler(BackupHandler[I, O]):
    """A handler of a named resource. Its id is the region and the names that identify it, of which
    the last is its own.
    """

    resource: NamedResource[I]
    unique = True

    def thing_key(self, inputs: I) -> tuple[object, ...]:
        return (*self.place(inputs), *self._names(inputs))

    def create(self, context: Context, inputs: I) -> State[I, O]:
        inputs = self._named(context, inputs)
        what = f"create {self._noun(inputs)}"
        try:
            return self._make(context, inputs, what)
        except Conflict as conflict:
            if conflict.code != "AlreadyExistsException":
                raise
            existing = self._find(context, inputs, what)
            if existing is None:
                conflict.remedy = self.resource.clash
                raise
            if not is_being_deleted(existing):
                return self._take_over(context, inputs, existing, conflict)
        self._wait_until_deleted(context, inputs, what)
        return self._make(context, inputs, what)

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        known, recorded = state.inputs, _mark_in(state)
        answer = self._find(context, known, f"read {self._noun(known)}")
        if answer is None or is_being_deleted(answer):
            return None
        live = self._tagged(context, self._state(known, answer), recorded)
        if self.resource.arn:
            held = self._held(context, live, recorded)
            # An import may look at whatever there is.
            if getattr(state.outputs, self.resource.arn) and context.claims.forgets(held):
                return None
            live = _marked(live, held.mark)
        given: dict[str, Any] = {}
        kept: dict[str, Any] = {}
        for name, output in self.resource.answered.items():
            before, now = getattr(state.outputs, output), getattr(live.outputs, output)
            if same(self.inputs.model_fields[name], before, now):
                given[name], kept[output] = getattr(known, name), before
        return self.state(
            live.inputs.model_copy(update=given), live.outputs.model_copy(update=kept)
        )

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        if self.resource.arn is None:
            return self._change(context, state, inputs)
        recorded, what = _mark_in(state), f"change {self._noun(state.inputs)}"
        now = self._tagged(context, state, recorded)
        carried = _marked(state, _mark_in(now))
        held = self._held(context, carried, recorded)
        mark = context.claims.mark(held, what, adopt=getattr(inputs, "adopt", None))
        return self._change(context, carried, inputs, mark)

    def delete(self, context: Context, state: State[I, O]) -> None:
        inputs = state.inputs
        if self.resource.arn:
            arn = getattr(state.outputs, self.resource.arn)
            tagged = look_at_tags(self.backup(context, inputs), arn)
            if tagged is None:
                return
            carried = _marked(state, tagged.mark and str(tagged.mark))
            held = self._held(context, carried, _mark_in(state))
            if context.claims.leaves(held, adopt=getattr(inputs, "adopt", None)):
                return
        self._delete(context, inputs, failed=_has_failed(state))

    def _named(self, context: Context, inputs: I) -> I:
        """The arguments with a name: left out, that of what the program adopts, or one of ours."""
        own_name, adopt = self.identifier.parts[-1], getattr(inputs, "adopt", None)
        if getattr(inputs, own_name) is not None:
            return inputs
        if not adopt:
            name = automatic_name(context.owner, self.resource.longest_name)
            return inputs.model_copy(update={own_name: name})
        what = f"adopt the {self.resource.noun} {adopt}"
        name = self.identifier.parse(adopt, what)[own_name]
        inputs = inputs.model_copy(update={own_name: name})
        if self.identifier.of(inputs) != adopt or self._find(context, inputs, what) is None:
            why, remedy = f"{inputs.region} has no such one", "Correct `adopt`, or leave it out"
            raise NotFound(what, why, remedy)
        return inputs

    def _make(self, context: Context, inputs: I, what: str) -> State[I, O]:
        """Makes it, and waits until it is deployed."""
        body = {k: v for k, v in inputs.to_wire().items() if to_snake(k) not in _NOT_SENT}
        requests = islice(context.owner.request_ids(*self._names(inputs), body=body), _REQUESTS)
        gone: NotFound | None = None
        for request in requests:
            shows_late = False
            made: Answer = {}
            try:
                made = self._create(context, inputs, what, request)
            except Conflict as conflict:
                if gone is None or conflict.code != "AlreadyExistsException":
                    raise
                # The request before this one has made it.
                shows_late = True
            try:
                deployed = context.retry_while(
                    lambda refusal, late=shows_late: late and isinstance(refusal, NotFound),
                    lambda made=made: self._newly_deployed(context, inputs, what, made),
                )
                now = self._as_asked(inputs, deployed)
                return _marked(now, str(self._mark(context, inputs))) if self.resource.arn else now
            except NotFound as not_there:
                # The service may still know the request of one that was deleted since.
                gone = not_there
            except DeploymentFailed as failed:
                self._undo(context, inputs, failed)
                raise
        raise gone or NotFound(what, "it is gone")

    def _create(self, context: Context, inputs: I, what: str, request: str) -> Answer:
        create, marked = self.resource.create, inputs
        if self.resource.arn:
            tags = {**tags_in(inputs), TAG: str(self._mark(context, inputs))}
            marked = inputs.model_copy(update={"tags": tags})
        return self._call(context, inputs, what, lambda client: create(client, marked, request))

    def _change(
        self,
        context: Context,
        state: State[I, O],
        inputs: I,
        mark: Mark | None = None,
        *,
        anew: bool = False,
    ) -> State[I, O]:
        """Makes it what is wanted, and gives it a mark. `state` has the one that it carries.

        With `anew` it is deployed even if nothing else changes.
        """
        inputs = completed(inputs, state.inputs)
        # Marked first: a run that is killed after it finds its own.
        self._retag(context, state, inputs, mark)
        if anew or set(diff(state.inputs, inputs).changes) - _NOT_UPDATED:
            now = self._update(context, state, inputs)
        else:
            now = self.state(inputs, state.outputs)
        return _marked(now, str(mark)) if mark else now

    def _update(self, context: Context, before: State[I, O], inputs: I) -> State[I, O]:
        what = f"change {self._noun(inputs)}"
        update = self.resource.update
        self._call(context, inputs, what, lambda client: update(client, inputs))
        if _has_failed(before):
            self._past_failure(context, inputs, what)
        deployed = context.until_shown(
            lambda: self._deployed(context, inputs, what),
            lambda answer: self._shows(answer, before, inputs),
        )
        return self._as_asked(inputs, deployed)

    def _shows(self, answer: Answer, before: State[I, O], inputs: I) -> bool:
        """Whether an answer isn't from before the change to these arguments."""
        live = self._state(inputs, answer)
        changed = {*diff(before.inputs, inputs).changes} - _NOT_UPDATED
        missing = changed & {*diff(live.inputs, inputs).changes}
        # Of what the service completes, it can only be told that it isn't as it was.
        completed_by = {to_camel(name): out for name, out in self.resource.answered.items()}
        return not any(
            name not in completed_by
            or getattr(live.outputs, completed_by[name])
            == getattr(before.outputs, completed_by[name])
            for name in missing
        )

    def _delete(self, context: Context, inputs: I, *, failed: bool) -> None:
        what = f"delete {self._noun(inputs)}"
        delete = self.resource.delete
        try:
            self._call(context, inputs, what, lambda client: delete(client, inputs))
            self.deleted(context).add(self.identifier.of(inputs))
            if failed:
                self._past_failure(context, inputs, what)
            if self.resource.deployment:
                self._wait_until_deleted(context, inputs, what)
        except NotFound:
            return
        except Invalid as refusal:
            if not self._is_gone(context, inputs, refusal):
                raise

    def _is_gone(self, context: Context, inputs: I, refusal: Invalid) -> bool:
        """Whether a deletion was refused because there is nothing to delete.

        Raises a `Conflict` about what has to be deleted first.
        """
        try:
            contents = self.resource.contents
            held = contents(self.backup(context, inputs), inputs) if contents else ()
        except NotFound:
            return True
        if held:
            why = f"it still has {', '.join(held)}"
            raise Conflict(refusal.what, why, "Delete those first", code=refusal.code) from refusal
        return False

    def _undo(self, context: Context, inputs: I, failed: DeploymentFailed) -> None:
        """Deletes what was made and doesn't work: the next run makes it anew."""
        try:
            self._delete(context, inputs, failed=True)
        except Failure as failure:
            failed.why = f"{failed.why}; it still exists: offsite {failure}"

    def _take_over(
        self, context: Context, inputs: I, answer: Answer, conflict: Conflict
    ) -> State[I, O]:
        """What exists already, made what is wanted: if it is ours, or the program adopts it."""
        live, noun = self._state(inputs, answer), self._noun(inputs)
        differ = [f"`{to_snake(name)}`" for name in diff(live.inputs, inputs).replaces]
        if differ:
            raise Conflict(
                conflict.what,
                f"{noun} exists already and has another {' and another '.join(differ)}, which "
                "can't be changed",
                "Give the values that it has, choose another name, or delete it",
                code=conflict.code,
            )
        request = answer.get("CreatorRequestId") or answer.get("IdempotencyToken")
        request = request or creation.existing(conflict).request_id
        by_us = context.owner.made_by_request(request, *self._names(inputs))
        live = self._tagged(context, live, None)
        held = self._held(context, live, None)
        context.claims.claim(
            Existing(
                live.id,
                noun,
                held.is_ours or (by_us and held.carried is None),
                held.carried or Mark.parse(request),
            ),
            conflict.what,
            adopt=getattr(inputs, "adopt", None),
            otherwise="choose another name",
            code=conflict.code,
        )
        # Our own mark stays as it is: a creation that is repeated doesn't say which one there is.
        mark = held.carried if held.is_ours and held.carried else held.own
        marked = mark if self.resource.arn else None
        return self._change(context, live, inputs, marked, anew=not is_deployed(answer))

    def _call(self, context: Context, inputs: I, what: str, call: Callable[[BackupClient], V]) -> V:
        """Makes a call that is refused while the service is busy, or can't assume a role yet."""
        client = self.backup(context, inputs)

        def attempt() -> V:
            with doing(what):
                return call(client)

        return retry_until_assumable(context, lambda: retry_while_busy(context, attempt))

    def _find(self, context: Context, inputs: I, what: str) -> Answer | None:
        """What the service says of it; `None` if there is none."""
        try:
            with doing(what):
                return self.resource.describe(self.backup(context, inputs), inputs)
        except NotFound:
            return None

    def _deployed(self, context: Context, inputs: I, what: str) -> Answer:
        """What the service says of it once it is deployed. Raises `NotFound` if it is gone."""
        deployment = self.resource.deployment
        if deployment:
            return self._wait(context, inputs, what, partial(deployment.until_deployed, what))
        with doing(what):
            return self.resource.describe(self.backup(context, inputs), inputs)

    def _newly_deployed(self, context: Context, inputs: I, what: str, made: Answer) -> Answer:
        """The same of what a call has just `made`."""
        return self.shown(
            context,
            self.identifier.of(inputs),
            lambda: self._deployed(context, inputs, what),
            lambda answer: _is_of(made, answer),
        )

    def _past_failure(self, context: Context, inputs: I, what: str) -> None:
        """Waits until a failure from before doesn't show any more."""
        context.until_shown(
            lambda: self._find(context, inputs, what), lambda answer: not has_failed(answer or {})
        )

    def _wait_until_deleted(self, context: Context, inputs: I, what: str) -> None:
        self._wait(context, inputs, what, partial(until_deleted, what))

    def _wait(self, context: Context, inputs: I, what: str, judge: Judge[Answer, V]) -> V:
        id = self.identifier.of(inputs)

        def fetch(_: Sequence[str]) -> Mapping[str, Answer]:
            found = self._find(context, inputs, what)
            return {id: found} if found else {}

        poll = context.poll(f"{self.token} {id}", self.backup(context, inputs), fetch, batch=1)
        return context.wait(poll, id, judge, what)

    def _state(self, given: I, answer: Answer) -> State[I, O]:
        """What the service says, in the program's own spelling where it is what that gave."""
        kept = (*_NOT_SENT, "tags") if self.resource.arn else _NOT_SENT
        live = self.inputs.from_api(answer, **{name: getattr(given, name) for name in kept})
        answered = {output: getattr(live, name) for name, output in self.resource.answered.items()}
        inputs = completed(as_given(given, live), live)
        return self.state(inputs, self.outputs.from_api(answer, **answered))

    def _as_asked(self, inputs: I, answer: Answer) -> State[I, O]:
        """What was just made or changed: all that the program gave, and what the service chose."""
        live = self._state(inputs, answer)
        given = {name: getattr(inputs, name) for name in self.resource.answered}
        return self.state(live.inputs.model_copy(update=given), live.outputs)

    def _tagged(self, context: Context, live: State[I, O], recorded: str | None) -> State[I, O]:
        """With the tags that it has, and the mark that it carries."""
        if self.resource.arn is None:
            return live
        known = Tagged(tags_in(live.inputs), Mark.parse(recorded))
        tagged = self.tagged(context, live.inputs, getattr(live.outputs, self.resource.arn), known)
        if tagged.tags != known.tags:
            inputs = live.inputs.model_copy(update={"tags": tagged.tags})
            live = self.state(inputs, live.outputs)
        return _marked(live, tagged.mark and str(tagged.mark))

    def _retag(self, context: Context, before: State[I, O], inputs: I, mark: Mark | None) -> None:
        """Gives it the tags that the arguments say, and the mark."""
        if self.resource.arn:
            arn = getattr(before.outputs, self.resource.arn)
            written = None if str(mark) == _mark_in(before) else mark
            self.change_tags(
                context, inputs, arn, tags_in(before.inputs), tags_in(inputs), mark=written
            )

    def _mark(self, context: Context, inputs: I) -> Mark:
        return context.owner.mark(*self._names(inputs))

    def _held(self, context: Context, live: State[I, O], recorded: str | None) -> Held:
        """What carries the mark in `live`, as the resource sees it that has one recorded."""
        return Held(
            live.id,
            self._noun(live.inputs),
            carried=Mark.parse(_mark_in(live)),
            recorded=recorded,
            own=self._mark(context, live.inputs),
        )

    def _names(self, inputs: I) -> tuple[Any, ...]:
        return tuple(getattr(inputs, part) for part in self.identifier.parts[1:])

    def _noun(self, inputs: I) -> str:
        return f"the {self.resource.noun} {'/'.join(self._names(inputs))}"


def tags_in(inputs: AwsInputs) -> dict[str, str]:
    """The tags that arguments say; none if they say nothing of any."""
    return getattr(inputs, "tags", None) or {}


def _has_failed(state: State[Any, Any]) -> bool:
    """Whether its last deployment has failed, as far as is known."""
    return getattr(state.outputs, "deployment_status", None) == "FAILED"


def _is_of(made: Answer, answer: Answer) -> bool:
    """Whether an answer is about what a creation says that it has made."""
    told = {name: value for name, value in made.items() if name != "ResponseMetadata"}
    return all(answer[name] == value for name, value in told.items() if name in answer)


def _mark_in(state: State[Any, Any]) -> str | None:
    return getattr(state.outputs, "mark", None)


def _marked(state: State[I, O], mark: str | None) -> State[I, O]:
    """The state of what carries a mark."""
    return State(state.id, state.inputs, state.outputs.model_copy(update={"mark": mark}))


def automatic_name(owner: Owner, longest: int) -> str:
    """A name of letters, digits and underscores that begins with a letter."""
    name = owner.name(longest - 1).replace("-", "_")
    return name if name[0].isalpha() else f"r{name}"


def members(inputs: AwsInputs, *names: str) -> Any:
    """Arguments as members of the API, by their names there."""
    return {name: value for name, value in inputs.to_api().items() if name in names}
