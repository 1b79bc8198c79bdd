"""What older SDKs of Pulumi do otherwise, made what the newest does."""

import re
from collections.abc import Callable, Mapping
from types import UnionType
from typing import Any, Final, Union, cast, get_args, get_origin

from pulumi import (
    _types,  # pyright: ignore[reportPrivateUsage]
    log,
)
from pulumi.runtime import settings, stack

from ._names import to_camel

_OUTPUTS_LOGGED: Final = re.compile(
    r"(register resource outputs prepared|resource registration successful): urn=.*?(?=, props=)"
)


_UNDERSTANDS_UNIONS: Final[bool] = cast(Any, _types)._is_optional_type(int | None)


def spelled(kind: Any) -> Any:
    """A type in the words of `typing`: SDKs below 3.205 don't understand `X | None`."""
    if _UNDERSTANDS_UNIONS:
        return kind
    origin: Any = get_origin(kind)
    parts = tuple(map(spelled, get_args(kind)))
    if origin in (UnionType, Union):
        return Union[parts]  # noqa: UP007
    return cast(Any, origin)[parts] if isinstance(origin, type) and parts else kind


def export_as_mapping(kind: type[Mapping[str, Any]]) -> None:
    """Has an exported mapping of a type be one: SDKs below 3.260 export a list of its keys."""
    if not hasattr(stack, "massage_complex"):
        return
    massage: Callable[[Any, list[Any]], Any] = stack.massage_complex

    def massaged(value: Any, seen: list[Any]) -> Any:
        if isinstance(value, kind):
            items = cast("Mapping[str, Any]", value).items()
            value = {to_camel(key): item for key, item in items if item is not None}
        return massage(value, seen)

    stack.massage_complex = massaged


def keep_outputs_out_of_the_log() -> None:
    """Leaves a stack's outputs out of the log: SDKs below 3.260 write secrets to it in plain text,
    and `pulumi up --json` and `--debug` show it.
    """
    debug: Callable[..., None] = log.debug

    def debugged(msg: str, *args: Any, **kwargs: Any) -> None:
        found = None if settings.excessive_debug_output else _OUTPUTS_LOGGED.match(msg)
        debug(found[0] if found else msg, *args, **kwargs)

    log.debug = debugged
