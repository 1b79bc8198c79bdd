"""Which resource owns a thing in the cloud.

A resource has an **identity**, the same in every run and behind every door. Idempotency tokens and
marks are pure functions of it and of what identifies the thing, so the run after a crash finds what
the killed one made. A thing carries the **mark** of its owner. Marks have generations: a resource
that takes a thing over writes the next one, and the resource that recorded the one before knows by
it that it owns the thing no longer. A resource **claims** what exists already where it is to make
its own: it takes that over if it is its own or the program adopts it, and refuses otherwise.
"""

import hashlib
import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import count
from typing import Annotated, Final

from .failures import Conflict
from .traits import Unmanaged
from .unknown import is_known

TAG: Final = "offsite:owner"
"""The tag key that carries the mark, where a thing can carry tags."""

Adopt = Annotated[str | None, Unmanaged]
"""The argument `adopt` of every resource that has one: the id of the thing to take over."""

NOBODY: Final = "nobody"
"""The label of the mark that a thing carries once its owner has released it."""

_NOT_IN_TAGS: Final = re.compile(r"[^\w.:/=+@-]")
_NOT_IN_NAMES: Final = re.compile(r"[^a-zA-Z0-9]+")
_DIGITS: Final = 32
_DIGITS_OF_STACK: Final = 6
"""How many digits, the first ones, tell the stack."""
_DIGITS_OF_BODY: Final = 8


@dataclass(frozen=True)
class Identity:
    """Which resource it is. A door tells it, in the words of the core and not of its engine."""

    project: str = ""
    stack: str = ""
    token: str = ""
    """The token of its handler."""
    name: str = ""
    parents: tuple[str, ...] = ()
    """The types of the resources that it is a child of, the outermost first."""
    prefix: str = ""
    """`offsite:identity`: tells stacks of the same name apart that are kept in two backends."""

    def __str__(self) -> str:
        """Project, stack and name, for people."""
        return "/".join(filter(None, (self.prefix, self.project, self.stack, self.name)))


@dataclass(frozen=True)
class Mark:
    """What a thing carries to say whose it is: `project/stack/name@digest+generation`.

    The label is for people; the digest identifies the resource and the thing. The first generation,
    0, isn't written.
    """

    digest: str
    label: str = ""
    generation: int = 0

    @classmethod
    def parse(cls, text: str | None) -> "Mark | None":
        """The mark in a text; `None` where there is none."""
        if not text:
            return None
        label, _, rest = text.rpartition("@")
        digest, _, generation = rest.partition("+")
        return cls(digest, label, int(generation) if generation.isdecimal() else 0)

    def __str__(self) -> str:
        label = f"{self.label}@" if self.label else ""
        return f"{label}{self.digest}" + (f"+{self.generation}" if self.generation else "")

    def is_of(self, other: "Mark | None") -> bool:
        """Whether both are marks of the same resource for the same thing, of any generation."""
        return other is not None and self.digest == other.digest and not other.is_released

    def is_of_stack(self, other: "Mark | None") -> bool:
        """Whether both are marks of resources of the same stack, whatever they are of."""
        if other is None or other.is_released:
            return False
        return self.digest[:_DIGITS_OF_STACK] == other.digest[:_DIGITS_OF_STACK]

    def next(self) -> "Mark":
        """The mark of the next generation: who recorded this one knows that the thing is taken."""
        return replace(self, generation=self.generation + 1)

    def taking_over(self, carried: "Mark | None") -> "Mark":
        """The mark to write when its owner takes over a thing that carries `carried`."""
        return carried.next() if carried and self.is_of(carried) else self

    def released(self) -> "Mark":
        """The mark of a thing that its owner has released: it has no owner."""
        return Mark(self.digest, NOBODY)

    @property
    def is_released(self) -> bool:
        return self.label == NOBODY

    def is_same(self, other: "Mark | None") -> bool:
        """Whether both are the same mark of the same generation, whatever their labels say."""
        return self.is_of(other) and other is not None and self.generation == other.generation


@dataclass(frozen=True)
class Owner:
    """A resource, as the owner of what it makes."""

    identity: Identity

    def idempotency_token(self, *thing: str, generation: int = 0) -> str:
        """An idempotency token for what `thing` identifies: 32 hexadecimal digits.

        The first digits are the same for all resources of a stack.
        """
        own = self.identity
        stack = (own.prefix, own.project, own.stack)
        more = (f"+{generation}",) if generation else ()
        rest = _digest(*stack, *own.parents, own.token, own.name, *thing, *more)
        return _digest(*stack)[:_DIGITS_OF_STACK] + rest[: _DIGITS - _DIGITS_OF_STACK]

    def idempotency_tokens(self, *thing: str) -> Iterator[str]:
        """The tokens of a thing, the same ones after a crash.

        The first is used, unless the service still knows it of a thing that was deleted since: then
        the next.
        """
        return (self.idempotency_token(*thing, generation=generation) for generation in count())

    def request_ids(self, *thing: str, body: object) -> Iterator[str]:
        """The ids of a request that makes a thing, the same ones after a crash: 41 characters.

        For a service that keeps the id with what it made, and refuses it with another body. Each
        is the thing's idempotency token, by which it is known as ours whatever the program says
        since, and a few digits of `body` (what is asked for, as JSON values). The first is used,
        unless the service still knows it of a thing that was deleted since: then the next.
        """
        asked = json.dumps(body, sort_keys=True)
        for generation in count():
            digest = hashlib.sha256(f"{asked}+{generation}".encode()).hexdigest()
            yield f"{self.idempotency_token(*thing)}-{digest[:_DIGITS_OF_BODY]}"

    def made_by_request(self, request: str | None, *thing: str) -> bool:
        """Whether a request that made a thing was this resource's, of any body and generation."""
        return request is not None and request.startswith(f"{self.idempotency_token(*thing)}-")

    def mark(self, *thing: str, digits: int = _DIGITS) -> Mark:
        """The mark of what `thing` identifies, in its first generation.

        Fewer `digits` are for things that can only carry a short one.
        """
        label = _NOT_IN_TAGS.sub("_", str(self.identity))[:200] or "offsite"
        return Mark(self.idempotency_token(*thing)[:digits], label)

    def name(self, limit: int = 50) -> str:
        """A name for a thing that was given none: the resource's, and a few digits of a token."""
        label = _NOT_IN_NAMES.sub("-", self.identity.name).strip("-") or "offsite"
        return f"{label[: limit - 8]}-{self.idempotency_token('name')[-7:]}"


@dataclass(frozen=True)
class Existing:
    """A thing that exists already where a resource is about to make its own."""

    id: str
    """Its id, as `adopt` names it."""
    noun: str
    """What it is, for a sentence: `backup vault orders`."""
    is_ours: bool | None
    """Whether it is provably this resource's own. `None` if nothing can tell, and it is as it is
    wanted."""
    mark: Mark | None = None
    """The mark that it carries."""


class Held:
    """A thing that a resource has in its state, and the marks by which it is its own or isn't."""

    def __init__(
        self, id: str, noun: str, *, carried: Mark | None, recorded: str | None, own: Mark
    ) -> None:
        """`id` is as `adopt` names it, and empty where nothing can be adopted.

        `carried` is on the thing, `recorded` in the state, and `own` is what its owner writes.
        Where none is recorded, the thing is ours by any mark of our own.
        """
        self.id = id
        self.noun = noun
        self.own = own
        self.carried = None if carried is None or carried.is_released else carried
        known = Mark.parse(recorded)
        self.is_ours = known.is_same(carried) if known else own.is_of(carried)
        """Whether it carries our mark. What carries none is ours to change, which marks it again,
        and not to delete."""
        self.mark = str(carried) if self.is_ours else None
        """The mark to record of what is read."""


class Claims:
    """What one operation of a resource takes over.

    `others` are the other resources of the program that want the same thing; `None` where each
    resource makes its own. The thing `is_kept` if this run has just kept it from a deletion.
    """

    def __init__(
        self,
        owner: Owner,
        others: Sequence[Identity] | None,
        report: Callable[[str], None],
        is_kept: bool = False,
    ) -> None:
        self._owner = owner
        self._others = others
        self._report = report
        self._is_kept = is_kept
        self._imports = False
        self.found = False
        """Whether something was taken over of which nothing tells whose it is."""
        self.imported = False
        """Whether the thing was imported, and has not been marked since."""

    def importing(self) -> "Claims":
        """The claims of an import: nobody else may own what is read."""
        claims = copy(self)
        claims._imports = True
        return claims

    def claim(
        self,
        existing: Existing,
        what: str,
        *,
        adopt: str | None,
        otherwise: str = "",
        code: str = "",
    ) -> None:
        """Takes over a thing that exists, if it is the resource's own or the program adopts it.

        `what` is what the resource was about to do, and `otherwise` what the program can do
        instead of adopting. Raises a `Conflict` that says what exists, whose it is, and how to
        take it over.
        """
        adopted = adopt == existing.id
        if not adopted and not existing.is_ours and not self._is_left(existing.mark):
            if existing.is_ours is None and not self._is_kept:
                self.found = True
                self._report(
                    f"found {existing.noun}, as it is wanted: manages it, and leaves it when this "
                    f'resource is deleted, unless the program says `adopt="{existing.id}"`'
                )
                return
            if existing.is_ours is None:
                self._report(f"takes over {existing.noun}, which was kept for it")
                return
            advice = f'Take it over with `adopt="{existing.id}"`'
            if self._owner.identity.parents:
                advice += ", which a component gets by its `transforms`"
            raise Conflict(
                what,
                f"{existing.noun} exists already, and {_whose(existing.mark)}",
                f"{advice}, or {otherwise}" if otherwise else advice,
                code=code,
            )
        self._report(f"takes over {existing.noun}, which exists already")

    def mark(self, held: Held, what: str, *, adopt: str | None) -> Mark:
        """The mark that a thing is to carry which is about to be changed.

        Raises a `Conflict` about `what` if it is another's now, and the program doesn't adopt it.
        """
        if (carried := held.carried) is None:
            return held.own
        if held.is_ours:
            return carried
        is_of_ours = held.own.is_of(carried)
        is_adopted = bool(held.id) and (adopt == held.id or self._is_left(carried))
        if not is_of_ours and not is_adopted:
            remedy = "Run `pulumi refresh`, which takes it out of the state and leaves it as it is"
            if held.id:
                remedy = f'Take it back with `adopt="{held.id}"`, or r{remedy[1:]}'
            raise Conflict(what, f"{_whose(carried)} now", remedy)
        self.claim(Existing(held.id, held.noun, is_of_ours, carried), what, adopt=adopt)
        return held.own.taking_over(carried)

    def forgets(self, held: Held) -> bool:
        """Whether a thing that is read isn't ours any more, which is told.

        Raises a `Conflict` if it was about to be imported.
        """
        if held.is_ours or held.carried is None:
            return False
        if self._imports:
            remedy = "Only the resource that has this mark can manage it"
            if held.id:
                remedy = f'`adopt="{held.id}"` in the program and `pulumi up` take it over'
            why = f"it carries the mark of {held.carried.label or 'another resource'}"
            raise Conflict(f"import {held.noun}", why, remedy)
        self._report(
            f'forgets {held.noun}, {_whose_now(held.carried)}: `adopt="{held.id}"` takes it back'
        )
        return True

    def leaves(self, held: Held, *, adopt: str | None = None) -> bool:
        """Whether a deletion has to leave a thing that isn't ours now, which is told.

        What carries no mark at all is deleted if the program adopts it, or it was imported.
        """
        if held.is_ours or (held.carried is None and held.id and adopt == held.id):
            return False
        if held.carried is None and self.imported:
            self._report(f"deletes {held.noun}, which was imported into this stack")
            return False
        if held.carried is not None:
            self._report(f"keeps {held.noun}, {_whose_now(held.carried)}")
            return True
        advice = f', or say `adopt="{held.id}"` and run `pulumi up` before' if held.id else ""
        self._report(f"leaves {held.noun}, which carries no mark: delete it by hand{advice}")
        return True

    def _is_left(self, mark: Mark | None) -> bool:
        """Whether it is another resource's of this stack, which the program declares no more."""
        return self._others == [] and self._owner.mark().is_of_stack(mark)


def _whose(mark: Mark | None) -> str:
    if mark and mark.label and not mark.is_released:
        return f"it carries the mark of {mark.label}"
    return "this resource did not make it"


def _whose_now(mark: Mark) -> str:
    of = f" and carries the mark of {mark.label}" if mark.label else ""
    return f"which another resource has taken over{of}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class Declarations:
    """What this run's program declares: which resource wants which thing.

    A thing is the token of its handler, and what identifies it among those of the token; it is
    empty where each resource makes its own.
    """

    def __init__(self) -> None:
        self._wanted: dict[tuple[object, ...], set[Identity]] = {}
        self._made: set[tuple[object, ...]] = set()
        self._replaced: set[Identity] = set()
        self._kept: set[tuple[object, ...]] = set()
        self._lock = threading.Lock()

    def declare(self, thing: tuple[object, ...], identity: Identity) -> None:
        """Notes that a resource of the program wants a thing, if it is known which."""
        if _is_decided(thing):
            with self._lock:
                self._wanted.setdefault((identity.token, *thing), set()).add(identity)

    def replace(self, identity: Identity) -> None:
        """Notes that a resource is to be replaced, since it wants what can't be changed into."""
        with self._lock:
            self._replaced.add(identity)

    def made(self, thing: tuple[object, ...], identity: Identity) -> None:
        """Notes that a resource has made a thing, or taken it over."""
        if _is_decided(thing):
            with self._lock:
                self._made.add((identity.token, *thing))

    def keep(self, thing: tuple[object, ...], identity: Identity) -> None:
        """Notes that a thing of the stack's own was kept from a deletion."""
        with self._lock:
            self._kept.add((identity.token, *thing))

    def is_kept(self, thing: tuple[object, ...], identity: Identity) -> bool:
        """Whether a thing of the stack's own was kept from a deletion."""
        with self._lock:
            return (identity.token, *thing) in self._kept

    def others(self, thing: tuple[object, ...], identity: Identity) -> list[Identity] | None:
        """The other resources of the program that want the same thing.

        `None` where each resource makes its own.
        """
        if not thing:
            return None
        with self._lock:
            wanted = self._wanted.get((identity.token, *thing), set())
            return sorted(wanted - {identity}, key=str)

    def keeper(self, thing: tuple[object, ...], identity: Identity) -> Identity | None:
        """The resource for which a thing has to stay that `identity` is about to delete.

        That is another one that wants it, or its own successor: a replacement that the program
        forces is made before the old resource is deleted, and takes the thing over from it.
        """
        if others := self.others(thing, identity):
            return others[0]
        with self._lock:
            key = (identity.token, *thing)
            wanted = identity in self._wanted.get(key, set()) and identity not in self._replaced
            return identity if thing and (wanted or key in self._made) else None


def _is_decided(thing: tuple[object, ...]) -> bool:
    return bool(thing) and is_known(*thing) and None not in thing
