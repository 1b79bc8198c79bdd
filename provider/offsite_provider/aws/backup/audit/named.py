"""What a name identifies: frameworks, report plans, and restore tests.

Who made one is told by the ID of the request that made it, which the service keeps.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar, cast

from botocore.exceptions import ClientError
from pydantic.alias_generators import to_snake

from ....core import plan
from ....core.failures import Conflict, Failure, NotFound
from ....core.model import Outputs
from ....core.ownership import Owner
from ....core.resource import Context, State
from ....core.traits import Computed, has
from ...access import AwsInputs
from ...failures import doing
from ..handler import BackupHandler
from .meaning import as_given
from .patience import when_settled
from .values import as_answered

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

T = TypeVar("T")
I = TypeVar("I", bound=AwsInputs)  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741

Answer = Mapping[str, Any]

_OURS: Final = ("region", "role_arn", "profile", "timeouts", "owner", "adopt")
"""The arguments that the service knows nothing of."""
_BESIDES: Final = frozenset({"roleArn", "profile", "timeouts", "tags"})
"""The arguments that change without a change of the thing itself."""
_GENERATIONS: Final = 4
"""How many deleted ones the service may remember."""


class Failed(Failure):
    """The service has made it, and couldn't put it to work."""


class ByName(BackupHandler[I, O]):
    """A handler of something that a name identifies.

    A subclass has a call each for making, changing, removing and describing it. The arguments that
    these are given have the name in them.
    """

    noun: ClassVar[str]
    """What it is, in a sentence: `restore testing plan`."""
    named: ClassVar[str]
    """The argument that names it."""
    longest: ClassVar[int] = 50
    """How many characters a name may have."""
    arn: ClassVar[str | None] = None
    """The output that tags hang on, if it has tags."""
    answered: ClassVar[Mapping[str, str]] = {}
    """The arguments that the service completes with its defaults, each with the output that keeps
    what it answered."""
    clash: ClassVar[str] = ""
    """What to do when something of another name is in the way."""
    unique = True

    def make(self, client: BackupClient, inputs: I, request: str) -> None:
        raise NotImplementedError

    def change(self, client: BackupClient, inputs: I) -> None:
        raise NotImplementedError

    def remove(self, client: BackupClient, key: str) -> None:
        raise NotImplementedError

    def describe(self, client: BackupClient, key: str) -> Answer:
        """Raises `NotFound` where there is none."""
        raise NotImplementedError

    def key(self, inputs: I) -> str:
        """What identifies it in its region: its ID."""
        return cast(str, getattr(inputs, self.named))

    def live(self, inputs: I, answer: Answer) -> I:
        """The arguments as the service shows them."""
        ours = {name: getattr(inputs, name) for name in _OURS}
        return as_answered(self.inputs, answer).model_copy(update=ours)

    def outcome(self, live: I, answer: Answer) -> O:
        """The outputs as the service shows them."""
        kept = {output: getattr(live, name) for name, output in self.answered.items()}
        return self.outputs.of(answer, **kept)

    def found(self, context: Context, inputs: I, what: str) -> Answer | None:
        """What is there now."""
        try:
            with doing(what):
                return self.describe(self.backup(context, inputs), self.key(inputs))
        except NotFound:
            return None

    def ready(self, context: Context, inputs: I, what: str) -> Answer:
        """What is there once the service has put it to work."""
        answer = self.found(context, inputs, what)
        if answer is None:
            raise NotFound(what, "it is gone again")
        return answer

    def is_ready(self, answer: Answer) -> bool:
        """Whether the service has put it to work."""
        return True

    def is_going(self, answer: Answer) -> bool:
        """Whether the service is removing it."""
        return False

    def wait_until_gone(self, context: Context, inputs: I, what: str) -> None:
        """Waits until the service has removed it."""

    def insist(self, context: Context, attempt: Callable[[], T]) -> T:
        """Makes a call that may be refused for a while."""
        return when_settled(context, attempt)

    def create(self, context: Context, inputs: I) -> State[I, O]:
        if getattr(inputs, self.named) is None:
            name = automatic_name(context.owner, self.longest)
            inputs = inputs.model_copy(update={self.named: name})
        key = self.key(inputs)
        what = f"create the {self.noun} {key}"
        client = self.backup(context, inputs)
        generation = 0

        def make() -> None:
            with doing(what):
                self.make(client, inputs, request_id(context.owner, key, inputs, generation))

        while True:
            try:
                self.insist(context, make)
            except Conflict as conflict:
                if conflict.code != "AlreadyExistsException":
                    raise
                existing = self.found(context, inputs, what)
                if existing is None or not self.is_going(existing):
                    return self._take_over(context, inputs, existing, conflict)
                self.wait_until_gone(context, inputs, what)
                continue
            try:
                return self._in_words_of(inputs, self.ready(context, inputs, what))
            except NotFound:
                # The service may still know the request for one that was deleted since.
                generation += 1
                if generation > _GENERATIONS:
                    raise
            except Failed as failed:
                self._undo(context, inputs, failed)
                raise

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        known = state.inputs
        answer = self.found(context, known, f"read the {self.noun} {state.id}")
        if answer is None or self.is_going(answer):
            return None
        live = self.live(known, answer)
        outputs = self.outcome(live, answer)
        words: dict[str, Any] = {}
        kept: dict[str, Any] = {}
        for name, output in self.answered.items():
            before, now = getattr(state.outputs, output, None), getattr(live, name)
            words[name] = as_given(getattr(known, name), before, now)
            kept[output] = as_given(before, before, now)
        live = self._tagged(context, live.model_copy(update=words), outputs)
        return State(state.id, live, outputs.model_copy(update=kept))

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        inputs = _completed(inputs, state.inputs)
        if set(plan.diff(state.inputs, inputs).changes) - _BESIDES:
            settled = self._change(context, inputs)
        else:
            settled = State(state.id, inputs, state.outputs)
        if self.arn:
            old, new = _tags(state.inputs), _tags(inputs)
            self.settle_tags(context, inputs, getattr(settled.outputs, self.arn), old, new)
        return settled

    def delete(self, context: Context, state: State[I, O]) -> None:
        self._remove(context, state.inputs)

    def _change(self, context: Context, inputs: I) -> State[I, O]:
        what = f"change the {self.noun} {self.key(inputs)}"
        client = self.backup(context, inputs)

        def change() -> None:
            with doing(what):
                self.change(client, inputs)

        self.insist(context, change)
        return self._in_words_of(inputs, self.ready(context, inputs, what))

    def _remove(self, context: Context, inputs: I) -> None:
        key = self.key(inputs)
        what = f"delete the {self.noun} {key}"
        client = self.backup(context, inputs)

        def remove() -> None:
            with doing(what):
                self.remove(client, key)

        try:
            self.insist(context, remove)
        except NotFound:
            return
        self.wait_until_gone(context, inputs, what)

    def _undo(self, context: Context, inputs: I, failed: Failed) -> None:
        """Removes what was made and doesn't work: the next run makes it anew."""
        try:
            self._remove(context, inputs)
        except Failure as failure:
            failed.why = f"{failed.why}; it is still there, as offsite {failure}"

    def _in_words_of(self, inputs: I, answer: Answer) -> State[I, O]:
        """What was just made or changed: what the program says of it, and what it left out."""
        live = self.live(inputs, answer)
        words = {name: getattr(inputs, name) for name in self.answered}
        if self.arn:
            words["tags"] = _tags(inputs)
        outputs = self.outcome(live, answer)
        return State(self.key(inputs), live.model_copy(update=words), outputs)

    def _take_over(
        self, context: Context, inputs: I, existing: Answer | None, conflict: Conflict
    ) -> State[I, O]:
        """What exists already, if it is ours or the program adopts it."""
        if existing is None:
            conflict.remedy = self.clash
            raise conflict
        key = self.key(inputs)
        request = existing.get("CreatorRequestId") or existing.get("IdempotencyToken")
        ours = is_ours(context.owner, key, request or _request_in(conflict))
        if not ours and not getattr(inputs, "adopt", False):
            raise Conflict(
                conflict.what,
                "there is one of that name, which this resource did not make",
                "Take it over with `adopt=True`, or choose another name",
                code=conflict.code,
            )
        live = self.live(inputs, existing)
        outputs = self.outcome(live, existing)
        differ = [f"`{to_snake(name)}`" for name in plan.diff(live, inputs).replaces]
        if differ:
            raise Conflict(
                conflict.what,
                f"the one that exists has another {' and another '.join(differ)}, which can't be "
                "changed",
                "Give what it has, or delete it",
                code=conflict.code,
            )
        context.report.info(f"takes over the {self.noun} {key}, which exists already")
        live = self._tagged(context, live, outputs)
        if not self.is_ready(existing):
            outputs = self._change(context, _completed(inputs, live)).outputs
        return self.update(context, State(key, live, outputs), inputs)

    def _tagged(self, context: Context, live: I, outputs: O) -> I:
        if self.arn is None:
            return live
        found = self.tags_of(context, live, getattr(outputs, self.arn))
        return live.model_copy(update={"tags": found})


def members(inputs: AwsInputs, *names: str) -> dict[str, Any]:
    """Arguments as members of the API, by their names there."""
    return {name: value for name, value in inputs.to_api().items() if name in names}


def automatic_name(owner: Owner, longest: int) -> str:
    """A name of letters, digits and underscores, which begins with a letter."""
    name = owner.name(longest - 1).replace("-", "_")
    return name if name[0].isalpha() else f"r{name}"


def request_id(owner: Owner, key: str, inputs: AwsInputs, generation: int = 0) -> str:
    """The ID of the request that makes it.

    A run after a crash sends the same one, unless the program has changed since; that it is ours
    can still be told then.
    """
    body = {name: v for name, v in inputs.to_wire().items() if to_snake(name) not in _OURS}
    text = json.dumps([body, generation], sort_keys=True)
    return f"{owner.token(key)}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def is_ours(owner: Owner, key: str, request: str | None) -> bool:
    """Whether a request that made something was the owner's."""
    return bool(request) and str(request).startswith(f"{owner.token(key)}-")


def _request_in(conflict: Conflict) -> str | None:
    """The ID of the request that made what is in the way, as the service's error says."""
    cause = conflict.__cause__
    return cause.response.get("CreatorRequestId") if isinstance(cause, ClientError) else None


def _completed(inputs: I, live: I) -> I:
    """The arguments with what was left to the service as it is."""
    left_out = {
        name: getattr(live, name)
        for name, field in type(inputs).model_fields.items()
        if has(field, Computed) and getattr(inputs, name) is None
    }
    return inputs.model_copy(update=left_out)


def _tags(inputs: AwsInputs) -> dict[str, str]:
    return cast("dict[str, str]", getattr(inputs, "tags", {}))
