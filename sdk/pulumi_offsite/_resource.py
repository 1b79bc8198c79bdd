"""What the generated classes stand on: nested arguments, nested outputs, and resources.

A generated class annotates its fields and documents each below it. Pulumi learns from that what
their types are. Their names on the wire are those in Python, in camelCase.
"""

import difflib
import inspect
from collections import abc
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from types import UnionType
from typing import Any, ClassVar, ForwardRef, Union, cast, get_args, get_origin

import pulumi
from pulumi.dynamic.dynamic import (
    PROVIDER_KEY,
    serialize_provider,  # pyright: ignore[reportUnknownVariableType]
)
from pulumi.output import Unknown
from typing_extensions import Self, dataclass_transform

from offsite_provider.doors.dynamic import OffsiteProvider
from offsite_provider.doors.dynamic_program import (
    SECRETS_PROPERTY,
    URN_PROPERTY,
    dynamic_type,
    end_when_interrupted,
    parts_of,
)

from ._door import PACKAGE, through_plugin
from ._names import to_camel
from ._older import export_as_mapping, keep_outputs_out_of_the_log, spelled

end_when_interrupted()
keep_outputs_out_of_the_log()


@dataclass_transform(kw_only_default=True)
class NestedArgs:
    """A nested argument: a Pulumi input type of the fields that a subclass annotates."""

    def __init_subclass__(cls) -> None:
        if NestedArgs in cls.__bases__:
            _declare(cls, pulumi.input_type)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Nested(Mapping[str, Any]):
    """A nested output: a Pulumi output type of the fields that a subclass annotates.

    It is a mapping for whatever it is handed on to. No `dict`, which `pulumi.Output.all` would
    replace by one without the properties.
    """

    _names: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        if Nested in cls.__bases__:
            cls._names = _declare(cls, pulumi.output_type)

    def __getitem__(self, name: str) -> Any:
        if name not in self._names:
            raise KeyError(name)
        return getattr(self, name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


export_as_mapping(Nested)


def _declare(cls: type, as_type: Callable[[type], type]) -> tuple[str, ...]:
    """Makes the annotated fields properties, and arguments of `__init__`; the fields' names."""
    annotations = inspect.get_annotations(cls)
    cls.__annotations__ = {name: spelled(kind) for name, kind in annotations.items()}
    names = tuple(annotations)
    for name in names:
        default = {"default": vars(cls)[name]} if name in vars(cls) else {}
        setattr(cls, name, pulumi.property(to_camel(name), **default))
    as_type(cls)
    # Python's own words for a missing argument begin with it.
    vars(cls)["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return names


class Declared:
    """What a program declares: its arguments are the keyword-only parameters of its `__init__`."""

    token: ClassVar[str]
    """What it is called: of a resource its handler's token, `offsite:<service>:<Resource>`."""
    _secrets: ClassVar[tuple[str, ...]] = ()
    """The arguments and outputs that are secrets, whatever the program says."""
    _arguments: ClassVar[type[NestedArgs]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # A program's own subclass hands on the arguments of its base.
        if "token" not in vars(cls):
            return
        parameters = inspect.signature(cls.__init__).parameters.values()
        fields = {p.name: p.annotation for p in parameters if p.kind is p.KEYWORD_ONLY}
        members = {"__module__": cls.__module__, "__annotations__": fields}
        # An input type, so that the names of arguments are translated, and the keys of the
        # program's own dictionaries (tags) are left alone.
        cls._arguments = type(f"{cls.__name__}Args", (NestedArgs,), members)

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        check_call(cls, cls.token, args, kwargs)
        return super().__new__(cls)

    @classmethod
    def _arguments_in(cls, given: dict[str, Any]) -> dict[str, Any]:
        """The arguments among the locals of an `__init__`; those that are secrets are marked."""
        names = inspect.get_annotations(cls._arguments)
        found = {name: given[name] for name in names}
        secrets = {name for name in cls._secrets if found.get(name) is not None}
        return found | {name: pulumi.Output.secret(found[name]) for name in secrets}


class Resource(Declared, pulumi.CustomResource):
    """A resource of offsite's, managed by the handler of its token, behind one of two doors.

    A provider of offsite's, or the stack's configuration, leads to the plugin. Without them it is a
    Pulumi dynamic resource. It has the other's type as an alias, so that a stack may change doors.

    A subclass annotates its outputs, and has an `__init__` whose keyword-only parameters are its
    arguments and that hands its `locals()` to `_register`.

    `pulumi.dynamic.Resource` is no base: it has an `__init__` too many for Pulumi, which takes the
    caller of the third from `pulumi.Resource` on to be the line of the program.
    """

    _unique: ClassVar[bool] = False
    _identified: ClassVar[tuple[str, ...]] = ()
    """The parts of its id, if it has no others."""
    _outputs: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if Resource not in cls.__bases__:
            return
        outputs = inspect.get_annotations(cls)
        cls._outputs = tuple(outputs)
        for name, kind in outputs.items():
            setattr(cls, name, _output(name, kind))

    def _register(self, given: dict[str, Any]) -> None:
        """Registers the resource with the engine, from the locals of its `__init__`."""
        arguments = self._arguments_in(given)
        name: str = given["resource_name"]
        opts: pulumi.ResourceOptions = given["opts"] or pulumi.ResourceOptions()
        if self._unique and opts.delete_before_replace is None:
            # Two of it can't exist side by side, not even for the time of a replacement.
            opts = _merged(opts, delete_before_replace=True)
        if self._secrets:
            outputs = [to_camel(key) for key in self._secrets]
            opts = _merged(opts, additional_secret_outputs=outputs)
        if arguments["timeouts"] is None and opts.custom_timeouts:
            arguments["timeouts"] = _timeouts(opts.custom_timeouts)
        refuse_lists(self._arguments, arguments, _title(self.token, name))
        props = self._arguments(**arguments)
        # What Pulumi gets as `None` is an output that the provider gives.
        vars(props).update({name: None for name in self._outputs if name not in arguments})
        kind, other = self.token, dynamic_type(self.token)
        by_plugin = through_plugin(self.token, opts)
        if by_plugin is None:
            kind, other = other, kind
            vars(props).update(self._for_dynamic_host(kind, name, opts, given))
        opts = _merged(by_plugin or opts, aliases=_aliases(other, opts))
        super().__init__(kind, name, props, opts)  # type: ignore[arg-type]
        if by_plugin is None and pulumi.runtime.is_dry_run():
            self._know_by_id()

    def _know_by_id(self) -> None:
        """Makes known at preview what the id says of a resource that stays.

        Of a dynamic resource that is about to change, Pulumi previews no outputs: whatever hangs on
        its name would seem to be replaced.
        """
        for part in self._identified:
            output: pulumi.Output[Any] | None = vars(self).get(part)
            if output is not None:
                vars(self)[part] = _or_by_id(output, self.id, self._identified, part)

    def _for_dynamic_host(
        self, kind: str, name: str, opts: pulumi.ResourceOptions, given: dict[str, Any]
    ) -> dict[str, Any]:
        """What the dynamic door is sent along with the arguments."""
        sent: dict[str, Any] = {
            # The URN that the engine is about to give it. A plain awaitable and no `Output`: one of
            # the parent's would make the resource depend on its parent, and so on itself.
            URN_PROPERTY: pulumi.create_urn(name, kind, opts.parent).future(),
            PROVIDER_KEY: serialize_provider(OffsiteProvider(self.token)),
        }
        if own := list(_outputs_in(given)):
            sent[SECRETS_PROPERTY] = _secrets_among(own)
        return sent


class ProviderResource(Declared, pulumi.ProviderResource):
    """A provider of offsite's. What it manages, the plugin does."""

    def _register(self, given: dict[str, Any]) -> None:
        """Registers the provider with the engine, from the locals of its `__init__`."""
        # It makes messages have the names of this SDK's arguments.
        props = self._arguments(**self._arguments_in(given))
        vars(props)["plugin"] = True
        super().__init__(PACKAGE, given["resource_name"], props, given["opts"])  # type: ignore[arg-type]


def _or_by_id(
    output: "pulumi.Output[Any]", id: "pulumi.Output[str]", parts: Sequence[str], part: str
) -> "pulumi.Output[Any]":
    """An output; where it isn't known, what the id says of it.

    An id of another form, as a test's own may be, says nothing.
    """
    of_id = id.apply(lambda id: parts_of(id, parts).get(part, output))
    return output.apply(
        lambda value: of_id if isinstance(value, Unknown) else value, run_with_unknowns=True
    )


def _merged(opts: pulumi.ResourceOptions, **more: Any) -> pulumi.ResourceOptions:
    return pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(**more))


def _aliases(other: str, opts: pulumi.ResourceOptions) -> list[pulumi.Alias]:
    """What a resource may have been called that had the other door's type."""
    found = [pulumi.Alias(type_=other)]
    for alias in opts.aliases or ():
        if isinstance(alias, pulumi.Alias) and not isinstance(alias.type_, str):
            also = copy(alias)
            also.type_ = other
            found.append(also)
    return found


def _outputs_in(value: Any) -> Iterator["pulumi.Output[Any]"]:
    """The outputs in arguments, wherever they are nested."""
    if isinstance(value, pulumi.Output):
        yield cast("pulumi.Output[Any]", value)
    elif isinstance(value, NestedArgs):
        yield from _outputs_in(vars(value))
    elif isinstance(value, Mapping):
        for item in cast("Mapping[str, Any]", value).values():
            yield from _outputs_in(item)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in cast("Sequence[Any]", value):
            yield from _outputs_in(item)


async def _secrets_among(
    outputs: Sequence["pulumi.Output[Any]"],
) -> "pulumi.Output[Sequence[Any]] | None":
    """Those outputs that are secrets: the engine tells the provider of none."""
    secrets = [output for output in outputs if await output.is_secret()]
    return pulumi.Output.secret(secrets) if secrets else None


def _output(name: str, kind: Any) -> property:
    """A property as `pulumi.getter` makes it, of an annotation."""

    def get(self: Resource) -> Any:
        return vars(self).get(name)

    get.__annotations__ = {"return": spelled(kind)}
    return property(pulumi.getter(name=to_camel(name))(get))


def _title(token: str, name: str) -> str:
    return f'{token.replace(":", ".")} "{name}"'


def _timeouts(custom: pulumi.CustomTimeouts) -> dict[str, str]:
    return {
        name: value
        for name in ("create", "update", "delete")
        if isinstance(value := getattr(custom, name), str)
    }


def check_call(cls: type[Any], token: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Refuses arguments that a class doesn't have, and the lack of those that it requires.

    Raises:
        pulumi.RunError: one clear line instead of a traceback of the program.
    """
    signature = inspect.signature(cls.__init__)
    title = _title(token, args[0] if args else kwargs.get("resource_name", "?"))
    try:
        given = signature.bind(None, *args, **kwargs)
    except TypeError as error:
        raise pulumi.RunError(_misuse(cls, title, kwargs, error)) from None
    opts = given.arguments.get("opts")
    if "opts" in signature.parameters and not isinstance(opts, pulumi.ResourceOptions | None):
        why = f"must be `pulumi.ResourceOptions`, not `{opts}`: all arguments have their names"
        raise pulumi.RunError(f"{title}: `opts` {why}")


def refuse_lists(arguments: type[Any], given: Mapping[str, Any], title: str) -> None:
    """Refuses lists where something else is to be given: Pulumi answers them with a traceback.

    What else is wrong, the check says. Raises a `pulumi.RunError`.
    """
    for name, kind in inspect.get_annotations(arguments).items():
        for path, value in _misplaced_lists(kind, given.get(name), name):
            raise pulumi.RunError(f"{title}: `{path}` must be no list, and is {value!r}")


def _misplaced_lists(kind: Any, value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """The lists in an argument that its type doesn't have, with the paths to them."""
    kinds = [*_kinds(kind)]
    if Any in kinds:
        return
    if isinstance(value, Mapping):
        found = cast("Mapping[str, Any]", value)
        # In Python 3.10 `Mapping[str, str]` is a type too, which is no subclass of anything.
        plain = (each for each in kinds if get_origin(each) is None and isinstance(each, type))
        nested = next((each for each in plain if issubclass(each, NestedArgs)), None)
        if nested:
            types = inspect.get_annotations(nested)
            of = {name: types.get(name, Any) for name in found}
        else:
            maps = (get_args(each) for each in kinds if get_origin(each) is abc.Mapping)
            of = dict.fromkeys(found, next((args[1] for args in maps if len(args) == 2), Any))
        for name, item in found.items():
            yield from _misplaced_lists(of[name], item, f"{path}.{name}")
    elif isinstance(value, (list, tuple)):
        items = [get_args(each)[:1] for each in kinds if get_origin(each) is abc.Sequence]
        if not items:
            yield path, value
            return
        for index, item in enumerate(cast("Sequence[Any]", value)):
            yield from _misplaced_lists((items[0] or (Any,))[0], item, f"{path}[{index}]")


def _kinds(kind: Any) -> Iterator[Any]:
    """The types that a value of a type may have at once, without outputs and awaitables."""
    if get_origin(kind) in (Union, UnionType):
        for part in get_args(kind):
            yield from _kinds(part)
    # Pulumi's own word for its inputs names outputs before there are any.
    elif not isinstance(kind, ForwardRef) and get_origin(kind) not in (
        pulumi.Output,
        abc.Awaitable,
    ):
        yield kind


def _misuse(cls: type[Any], title: str, kwargs: dict[str, Any], error: TypeError) -> str:
    known = [name for name in inspect.signature(cls.__init__).parameters if name != "self"]
    for argument in kwargs:
        if argument not in known:
            near = difflib.get_close_matches(argument, known, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(known)}"
            return f"{title}: `{argument}` is not an argument: {hint}"
    missing = [
        f"`{name}`"
        for name, parameter in inspect.signature(cls.__init__).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
        and parameter.default is parameter.empty
        and name not in kwargs
    ]
    if len(missing) > 1 and "missing" in str(error):
        return f"{title}: {', '.join(missing[:-1])} and {missing[-1]} are required"
    return f"{title}: {error}"
