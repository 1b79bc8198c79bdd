"""What every resource class stands on."""

import difflib
import inspect
from collections.abc import Awaitable, Iterable, Iterator, Mapping
from typing import Any, ClassVar

import pulumi
from typing_extensions import Self

from offsite_provider.doors.dynamic import OffsiteProvider


class Props:
    """The arguments of a resource, as `pulumi.dynamic.Resource` wants to add its provider to them.

    Subclasses are input types, so that argument names are translated by their declarations and the
    keys of the program's own dictionaries (tags) are left alone.
    """

    def __contains__(self, name: object) -> bool:
        return name in self.__dict__

    def __setitem__(self, name: str, value: object) -> None:
        self.__dict__[name] = value


class Nested(Mapping[str, Any]):
    """A nested output: an object with properties, and a mapping for whatever it is handed on to.

    No `dict`, which `pulumi.Output.all` would replace by one without the properties.
    """

    def __getitem__(self, name: str) -> Any:
        return self.__dict__[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.__dict__)

    def __len__(self) -> int:
        return len(self.__dict__)


class Resource(pulumi.dynamic.Resource):
    """A resource of offsite's: a Pulumi dynamic resource, managed by the handler of its token."""

    token: ClassVar[str]
    """The handler's token: `offsite:<service>:<Resource>`."""
    _unique: ClassVar[bool] = False

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        try:
            inspect.signature(cls.__init__).bind(None, *args, **kwargs)
        except TypeError as error:
            # One clear line instead of a traceback of the program.
            raise pulumi.RunError(_misuse(cls, args, kwargs, error)) from None
        return super().__new__(cls)

    def __init__(
        self,
        resource_name: str,
        props: Props,
        outputs: Iterable[str],
        opts: pulumi.ResourceOptions | None,
    ) -> None:
        opts = opts or pulumi.ResourceOptions()
        if self._unique and opts.delete_before_replace is None:
            # Two of it can't exist side by side, not even for the time of a replacement.
            opts = pulumi.ResourceOptions.merge(
                opts, pulumi.ResourceOptions(delete_before_replace=True)
            )
        if props.__dict__.get("timeouts") is None and opts.custom_timeouts:
            props["timeouts"] = _timeouts(opts.custom_timeouts)
        kind = f"pulumi-python:{self._resource_type_name}"
        props["owner"] = _urn(resource_name, kind, opts.parent)
        for name in outputs:
            props.__dict__.setdefault(name, None)
        super().__init__(OffsiteProvider(self.token), resource_name, props, opts)  # type: ignore[arg-type]


def _urn(name: str, kind: str, parent: pulumi.Resource | None) -> Awaitable[str | None]:
    """The URN that the engine is about to give the resource.

    A plain awaitable and no `Output`: an output of the parent's would make the resource depend on
    it, and so on itself.
    """
    return pulumi.create_urn(name, kind, parent).future()


def _timeouts(custom: pulumi.CustomTimeouts) -> dict[str, str]:
    return {
        name: value
        for name in ("create", "update", "delete")
        if isinstance(value := getattr(custom, name), str)
    }


def _misuse(
    cls: type[Resource], args: tuple[Any, ...], kwargs: dict[str, Any], error: TypeError
) -> str:
    name = args[0] if args else kwargs.get("resource_name", "?")
    title = f'{cls.token.replace(":", ".")} "{name}"'
    known = [name for name in inspect.signature(cls.__init__).parameters if name != "self"]
    for argument in kwargs:
        if argument not in known:
            near = difflib.get_close_matches(argument, known, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(known)}"
            return f"{title}: `{argument}` is not an argument: {hint}"
    return f"{title}: {error}"
