"""`offsite import`: what exists already is managed by a program that declares it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from ..core.failures import Conflict, Failure, Invalid, NotFound
from ..doors.dynamic_import import Differences, Found, Imports
from ..doors.urn import token_of
from . import python_code
from .pulumi_cli import Declared, Pulumi, Recorded

A = TypeVar("A")
B = TypeVar("B")

Say = Callable[[str], None]

_AT_ONCE: Final = 16


class Refused(Exception):
    """Nothing was imported, for these reasons."""

    def __init__(self, failures: Iterable[Failure]) -> None:
        self.failures = list(failures)
        super().__init__(*self.failures)


@dataclass(frozen=True)
class Wanted:
    """What a person wants imported: a resource of the program, and an id.

    The resource is named by its name, by its type too (`backup.Vault:orders`), or by its URN.
    """

    name: str
    id: str

    @classmethod
    def parse(cls, text: str) -> "Wanted":
        """From `<name>=<id>`. Raises an `Invalid`."""
        name, _, id = (part.strip() for part in text.partition("="))
        if not name or not id:
            raise Invalid(f"import `{text}`", "it is not of the form `<name>=<id>`")
        return cls(name, id)

    def __str__(self) -> str:
        return f"import {self.id} as `{self.name}`"


def wanted_in(texts: Sequence[str], file: Path | None) -> list[Wanted]:
    """What arguments and a file want: a line each; empty lines and those that begin with `#` are
    left out. Raises a `Refused`.
    """
    lines = _lines_of(file) if file else []
    listed = [line for line in map(str.strip, lines) if line and not line.startswith("#")]
    wanted = _all(Wanted.parse, [*texts, *listed])
    if not wanted:
        raise Refused([Invalid("import", "nothing is named", "Say `offsite import <name>=<id> …`")])
    names = [each.name for each in wanted]
    twice = {name: None for name in names if names.count(name) > 1}
    if twice:
        raise Refused(
            Conflict(f"import `{name}`", "it is named twice", "Name it once") for name in twice
        )
    return wanted


def _lines_of(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise Refused(
            [Invalid(f"read {file}", why, "Give a file of lines `<name>=<id>`")]
        ) from None


def import_things(pulumi: Pulumi, wanted: Sequence[Wanted], say: Say) -> bool:
    """Imports what is wanted; whether the program says what is there.

    All of it, or, with a `Refused`, nothing.
    """
    try:
        return _import(pulumi, wanted, say)
    except Failure as failure:
        raise Refused([failure]) from failure


def _import(pulumi: Pulumi, wanted: Sequence[Wanted], say: Say) -> bool:
    pulumi.check_version("import")
    declared, recorded = pulumi.declared(), pulumi.recorded()
    resources = _all(partial(_resource, declared=declared, recorded=recorded), wanted)
    imports = Imports(pulumi.configuration())

    def find(which: tuple[Wanted, Declared]) -> Found:
        each, resource = which
        token = token_of(resource.type) or ""
        _check_is_free(each, token, each.id, recorded)
        found = imports.find(resource.urn, token, each.id, resource.inputs({}), _Reporter(say))
        # What was given may say the same in another way.
        _check_is_free(each, token, found.id, recorded)
        _check_stays(each, found, imports.differences(found, found.declared))
        return found

    things = _all(find, list(zip(wanted, resources, strict=True)))
    _check_distinct(wanted, things)
    parents = _parents(things, declared, recorded)
    things = _all(partial(imports.take_over, report=_Reporter(say)), things)
    pulumi.import_file(_file(imports, things, declared, parents))
    for thing in things:
        say(f"imported {thing.identity.name}: {thing.id}")
    after = pulumi.declared()
    settled = [_tell(imports, thing, after[thing.urn], say) for thing in things]
    if all(settled):
        say("The preview after it says that the program and what is there agree: unchanged.")
    return all(settled)


def _resource(
    wanted: Wanted, declared: Mapping[str, Declared], recorded: Sequence[Recorded]
) -> Declared:
    """The resource of the program that is meant. Raises a `Failure` if it can't be imported."""
    custom = [each for each in declared.values() if each.is_custom]
    found = [each for each in custom if wanted.name in (each.name, _with_type(each), each.urn)]
    # What other providers have of the same name isn't meant.
    found = [each for each in found if token_of(each.type)] or found
    if not found:
        names = sorted({each.name for each in custom if token_of(each.type)})
        near = get_close_matches(wanted.name, names, n=1)
        hint = (
            f"Perhaps `{near[0]}` is meant" if near else f"There are {', '.join(names) or 'none'}"
        )
        raise NotFound(str(wanted), "the program declares no resource of that name", hint)
    if len(found) > 1:
        names = [_with_type(each) for each in found]
        names = names if len({*names}) == len(names) else [each.urn for each in found]
        listed = " or ".join(f"`{name}`" for name in names)
        raise Invalid(str(wanted), "several have that name", f"Say {listed}")
    resource = found[0]
    if token_of(resource.type) is None:
        raise Invalid(
            str(wanted),
            f"its type is {resource.type}, and it is no dynamic resource of offsite",
            f"Say `pulumi import {resource.type} {resource.name} {wanted.id}`",
        )
    for there in recorded:
        if there.urn == resource.urn:
            remedy = f"`pulumi state delete '{there.urn}'` makes the stack forget it"
            raise Conflict(str(wanted), f"the stack has it already, as {there.id}", remedy)
    return resource


def _with_type(resource: Declared) -> str:
    """`backup.Vault:orders`."""
    token = token_of(resource.type) or resource.type
    return f"{token.removeprefix('offsite:').replace(':', '.')}:{resource.name}"


def _check_is_free(wanted: Wanted, token: str, id: str, recorded: Sequence[Recorded]) -> None:
    """Raises a `Conflict` if another resource of the stack has the thing of an id."""
    for there in recorded:
        if there.id == id and token_of(there.type) == token:
            name = there.urn.rpartition("::")[2]
            raise Conflict(
                str(wanted),
                f"the stack has it already, as `{name}`",
                f'If `{name}` was renamed, say `opts=pulumi.ResourceOptions(aliases=["{name}"])`',
            )


def _check_stays(wanted: Wanted, found: Found, different: Differences) -> None:
    """Raises a `Conflict` if what the program declares would replace the thing."""
    if different.replacing:
        lines = [_spelled(found, name) for name in different.replacing]
        raise Conflict(
            str(wanted),
            f"the program declares another one, and `pulumi up` would replace it: "
            f"{', '.join(f'`{name}`' for name in different.replacing)} can't be changed in place",
            f"Correct the id, or say {' '.join(lines)}".rstrip(","),
        )


def _check_distinct(wanted: Sequence[Wanted], things: Sequence[Found]) -> None:
    first: dict[tuple[str, str], Wanted] = {}
    for each, thing in zip(wanted, things, strict=True):
        other = first.setdefault((thing.token, thing.id), each)
        if other is not each:
            why = f"it is to be imported as `{other.name}` too"
            raise Refused([Conflict(str(each), why, "Leave one out")])


def _parents(
    things: Sequence[Found], declared: Mapping[str, Declared], recorded: Sequence[Recorded]
) -> dict[str, Declared | None]:
    """What the things are children of, the outermost first, by URN: the components to import with
    them, and `None` of what the stack has. Raises a `Conflict` if that lacks another parent.
    """
    there, imported = {each.urn for each in recorded}, {thing.urn for thing in things}
    found: dict[str, Declared | None] = {}
    for thing in things:
        above: list[Declared] = []
        resource = declared[thing.urn]
        while resource.parent:
            resource = declared[resource.parent]
            above.insert(0, resource)
        for parent in above:
            if parent.urn in there:
                found[parent.urn] = None
            elif not parent.is_custom:
                found[parent.urn] = parent
            elif parent.urn not in imported:
                raise Conflict(
                    f"import {thing.id} as `{thing.identity.name}`",
                    f"the stack does not have its parent `{parent.name}`",
                    f"Import `{parent.name}` too",
                )
    return found


def _file(
    imports: Imports,
    things: Sequence[Found],
    declared: Mapping[str, Declared],
    parents: Mapping[str, Declared | None],
) -> dict[str, Any]:
    """Pulumi's import file of the things, and of the components that they are in.

    All have their URNs as names, which no two share.
    """

    def spec(resource: Declared) -> dict[str, Any]:
        found = {"type": resource.type, "name": resource.urn, "logicalName": resource.name}
        return {**found, "parent": resource.parent} if resource.parent else found

    specs = {urn: {**spec(parent), "component": True} for urn, parent in parents.items() if parent}
    for thing in things:
        inputs, outputs = imports.recorded(thing)
        filled = {"id": thing.id, "inputs": inputs, "outputs": outputs}
        specs[thing.urn] = {**spec(declared[thing.urn]), **filled}
    # Parents first: the types of all parents stand in a URN.
    urns = sorted(specs, key=lambda urn: urn.split("::")[2].count("$"))
    return {
        "nameTable": {urn: urn for urn, parent in parents.items() if parent is None},
        "resources": [specs[urn] for urn in urns],
    }


def _tell(imports: Imports, thing: Found, after: Declared, say: Say) -> bool:
    """Whether a preview finds a thing unchanged; if not, what the program has to say is told."""
    if after.steps == ("same",):
        return True
    inputs, _ = imports.recorded(thing)
    different = imports.differences(thing, after.inputs(inputs)).changed
    does = "replace" if any("replace" in step for step in after.steps) else "change"
    name = thing.identity.name
    say(f"`pulumi up` would {does} {name}, unless the program says what is there:")
    for argument in different:
        line = _spelled(thing, argument) or f"# no `{argument}`"
        say("    " + line.replace("\n", "\n    "))
    return False


def _spelled(thing: Found, argument: str) -> str:
    return python_code.argument(thing.inputs, argument)


def _all(do: Callable[[A], B], each: Sequence[A]) -> list[B]:
    """Does it to all at once. Raises a `Refused` with everything that failed."""

    def attempt(one: A) -> B | Failure:
        try:
            return do(one)
        except Failure as failure:
            return failure

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        results = list(pool.map(attempt, each))
    if failures := [result for result in results if isinstance(result, Failure)]:
        raise Refused(failures)
    return [result for result in results if not isinstance(result, Failure)]


class _Reporter:
    """Tells the person at the terminal."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def progress(self, message: str) -> None:
        """How far it is would only be in the way: nothing here takes long."""

    def info(self, message: str) -> None:
        self._say(message)
