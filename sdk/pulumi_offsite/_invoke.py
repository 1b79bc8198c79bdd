"""What every function stands on."""

import asyncio
from collections.abc import Mapping
from typing import Any, Optional, TypeVar, cast

import pulumi
from pulumi.runtime import rpc

from offsite_provider.doors.functions import ask

T = TypeVar("T")


def invoke(token: str, arguments: Mapping[str, Any], result: type[T]) -> T:
    """The answer of a function, of plain arguments by their wire names."""
    answer = ask(token, arguments)
    found = rpc.translate_output_properties(answer, str, result, transform_using_type_metadata=True)
    return cast(T, found)


def invoke_output(
    token: str,
    arguments: Mapping[str, Any],
    result: type[T],
    opts: Optional[pulumi.InvokeOutputOptions],
) -> "pulumi.Output[T]":
    """The same for arguments that may be outputs; unknown at preview if one of them is."""
    depends_on: Any = opts.depends_on if opts else None
    resources = [depends_on] if isinstance(depends_on, pulumi.Resource) else depends_on or []
    # A resource that is still to be made has no ID yet, so the question waits for it.
    ids = pulumi.Output.all(*(cast(Any, resource).id for resource in resources))
    asked: pulumi.Output[Any] = pulumi.Output.all(dict(arguments), ids)
    return asked.apply(lambda given: asyncio.to_thread(invoke, token, given[0], result))
