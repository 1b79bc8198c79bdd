"""A provider that is killed costs nothing: the next `pulumi up` of the real CLI finishes its work.

It is killed, with all of the CLI, while it waits for the answer of a call that it makes, which the
cloud has carried out, or has not. The calls are those of an undisturbed run.
"""

from collections.abc import Callable
from zlib import crc32

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from ..contract.cloud import Cloud
from ..contract.life import Life
from ..contract.values import Values
from ..e2e.test_crash import DESTROY, UP, kill
from ..pulumi_cli import Stack
from .conftest import VALUES
from .inventory import inventory


@pytest.mark.parametrize("command", [UP, DESTROY], ids=lambda command: command[0])
@pytest.mark.parametrize("values", VALUES, ids=str)
def test_killed(
    values: Values,
    command: tuple[str, ...],
    sandbox: SandboxClient,
    new_stack: Callable[[str], Stack],
    request: pytest.FixtureRequest,
) -> None:
    everything = request.config.getoption("all_faults")
    chosen = crc32(f"{values}-{command[0]}".encode())
    cloud = Cloud(sandbox)
    finish(prepared(values, command, cloud, new_stack("undisturbed")), command)
    operations = sorted({(call.service, call.operation) for call in sandbox.calls()})
    expected = inventory(cloud)
    if not everything:
        operations = operations[chosen % len(operations) :][:1]
    for number, (service, operation) in enumerate(operations):
        for after in (False, True):
            stack = prepared(values, command, cloud, new_stack(f"killed-{number}-{after}"))
            sandbox.add_fault(Fault("reset", service, operation, seconds=20, after=after))
            kill(stack, lambda: not sandbox.status()["faults"], *command)
            finish(stack, command)
            where = f"killed while it waited for {operation}, after={after}"
            assert inventory(cloud) == expected, where
            if command is UP:
                stack.assert_unchanged()


def prepared(values: Values, command: tuple[str, ...], cloud: Cloud, stack: Stack) -> Stack:
    """The clouds as new, and a stack whose next run is the one that is about to be killed."""
    life = Life(values, cloud)
    wanted = values.most if command is UP else {**values.least, **values.to_delete}
    arguments = ", ".join(f"{key}={value!r}" for key, value in life.filled(wanted).items())
    kind = values.handler.token.removeprefix("offsite:").replace(":", ".")
    stack.program(f'offsite.{kind}("it", {arguments})')
    if command is DESTROY:
        stack.up()
    cloud.sandbox.clear_calls()
    return stack


def finish(stack: Stack, command: tuple[str, ...]) -> None:
    if command is UP:
        stack.up()
    else:
        stack.destroy()
