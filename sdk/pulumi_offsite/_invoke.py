"""What every function stands on."""

import asyncio
from collections.abc import Mapping
from typing import Any, TypeVar, cast

import pulumi
from pulumi.runtime import rpc
from pydantic.alias_generators import to_camel

T = TypeVar("T")


def invoke(token: str, arguments: Mapping[str, Any], result: type[T]) -> T:
    """The answer of a function, of plain arguments."""
    # Most programs ask nothing, and need no models of the provider's.
    from offsite_provider.doors.functions import ask

    answer = ask(token, {to_camel(name): value for name, value in arguments.items()})
    found = rpc.translate_output_properties(answer, str, result, transform_using_type_metadata=True)
    return cast(T, found)


def invoke_output(token: str, given: Mapping[str, Any], result: type[T]) -> "pulumi.Output[T]":
    """The same for arguments that may be outputs; unknown at preview if one of them is.

    Beside the arguments, `given` holds the options of the call, `opts`.
    """
    arguments = dict(given)
    opts: pulumi.InvokeOutputOptions | None = arguments.pop("opts")
    depends_on: Any = opts.depends_on if opts else None
    resources = [depends_on] if isinstance(depends_on, pulumi.Resource) else depends_on or []
    # A resource that is still to be made has no ID yet, so the question waits for it.
    ids = pulumi.Output.all(*(cast(Any, resource).id for resource in resources))
    asked: pulumi.Output[Any] = pulumi.Output.all(arguments, ids)
    return asked.apply(lambda known: asyncio.to_thread(invoke, token, known[0], result))
