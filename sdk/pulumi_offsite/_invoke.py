"""What every function stands on."""

import asyncio
from collections.abc import Mapping
from typing import Any, TypeVar, cast

import pulumi
from pulumi.runtime import rpc

from ._door import plugin_asked
from ._names import to_camel

T = TypeVar("T")


def invoke(token: str, given: Mapping[str, Any], result: type[T]) -> T:
    """The answer of a function, of plain arguments.

    Beside the arguments, `given` holds the options of the call, `opts`.
    """
    # Most programs ask nothing, and need no models of the provider's.
    from offsite_provider.doors import functions

    arguments, opts = _wire(given), given["opts"]
    options = plugin_asked(token, opts)
    if options is None:
        return _ask(token, arguments, result)
    functions.refuse_outputs(token, arguments)
    with functions.in_a_sentence():
        answer = pulumi.runtime.invoke(token, arguments, options, cast(Any, result))
    return functions.known(token, cast("T | None", answer.value))


def invoke_output(token: str, given: Mapping[str, Any], result: type[T]) -> "pulumi.Output[T]":
    """The same for arguments that may be outputs; unknown at preview if one of them is."""
    arguments = _wire(given)
    opts: pulumi.InvokeOutputOptions | None = given["opts"]
    options = plugin_asked(token, opts)
    depends_on: Any = opts.depends_on if opts else None
    resources = [depends_on] if isinstance(depends_on, pulumi.Resource) else depends_on or []
    # A resource that is still to be made has no ID yet, so the question waits for it.
    ids = pulumi.Output.all(*(cast(Any, resource).id for resource in resources))
    asked: pulumi.Output[Any] = pulumi.Output.all(arguments, ids)
    if options is None:
        return asked.apply(lambda known: asyncio.to_thread(_ask, token, known[0], result))

    async def answered(arguments: Mapping[str, Any]) -> "pulumi.Output[T]":
        from offsite_provider.doors import functions

        with functions.in_a_sentence():
            answer = pulumi.runtime.invoke_output(token, arguments, options, cast(Any, result))
            await answer.is_known()
        return answer

    return cast(Any, asked.apply(lambda known: pulumi.Output.from_input(answered(known[0]))))


def _wire(given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that are given, by their names on the wire."""
    return {to_camel(k): v for k, v in given.items() if k != "opts" and v is not None}


def _ask(token: str, arguments: Mapping[str, Any], result: type[T]) -> T:
    """The answer of the program's own process."""
    from offsite_provider.doors import functions

    answer = functions.ask(token, arguments)
    found = rpc.translate_output_properties(answer, str, result, transform_using_type_metadata=True)
    return cast(T, found)
