"""Runs of the real CLI that are killed with SIGKILL, and what the next run makes of it."""

import json
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final

import psutil
from pulumi.dynamic.dynamic import PROVIDER_KEY

from offsite_provider.core.model import Wire
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run
from offsite_provider.doors.urn import identity_of
from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault
from offsite_sandbox.journal import Call

from ..contract.cloud import Cloud
from ..contract.life import Life, Recorder
from ..contract.values import Values
from ..pulumi_cli import DESTROY, UP, Stack
from .copies import in_a_copy
from .inventory import inventory
from .operations import arguments, declaring
from .program import Program

PROVIDERS: Final = ("pulumi.dynamic", "pulumi-resource-offsite")
"""What stands in the command line of a provider's process."""
LONG: Final = 600.0
"""Seconds of the clouds' time that all work takes for which a run is to wait."""
POLL: Final = 10
"""Seconds between two polls of a run that is to be killed there."""
QUIET: Final = timedelta(seconds=2)
"""Without a call for so long, such a run is between two polls, and not only on a busy machine."""


@dataclass(frozen=True)
class Point:
    """Where a run is killed."""

    when: str
    """`before` the cloud acts on a call; `after` it, before its answer is there; `waiting`, between
    two polls."""
    service: str = ""
    operation: str = ""
    region: str = ""
    skip: int = 0
    """How many such calls come before."""

    @property
    def alone(self) -> bool:
        """Whether the provider's process is killed alone. Otherwise all of the CLI is."""
        return self.when == "before"

    def __str__(self) -> str:
        if not self.operation:
            return self.when
        return f"{self.when} call {self.skip + 1} of {self.operation} in {self.region}"


@dataclass
class Outcome:
    """What there is after an operation that was killed and run again, at each of some points."""

    tried: int = 0
    duplicates: int = 0
    """Things of which there are more than an undisturbed run makes."""
    orphans: int = 0
    """Things that an undisturbed run takes away."""
    losses: int = 0
    """Things that an undisturbed run makes or leaves, and that aren't there."""
    unfinished: int = 0
    """Runs after which the next one failed, or did not end with what is wanted."""
    problems: list[str] = field(default_factory=list[str])
    """A line for each point that does not end like an undisturbed run."""


class Operation:
    """An operation of a resource, in a stack that is ready for it."""

    def __init__(self, values: Values, name: str, cloud: Cloud, stack: Stack) -> None:
        """`stack` is empty and uses these clouds."""
        slow, _ = undisturbed(values, name, cloud, seconds=0.3)
        self.calls, self.expected = undisturbed(values, name, cloud)
        self.waits = len(slow) > len(self.calls) + 2
        """Whether it waits for work that takes time: then it asks more often."""
        self.life = Life(values, cloud)
        self.stack = stack
        before, self.after = arguments(self.life, name)
        self._declare(before)
        if before is not None:
            stack.up()
        self._declare(self.after)
        self.before = inventory(cloud)
        cloud.sandbox.clear_calls()

    @property
    def points(self) -> Iterator[Point]:
        """Where it can be killed: at the first call, at all that change something, and waiting.

        To be killed at another call that only reads is to be killed before the next change.
        """
        known: Counter[tuple[str, str, str]] = Counter()
        for number, call in enumerate(self.calls):
            place = (call.service, call.operation, call.region)
            if number == 0 or not reads(call):
                yield Point("before", *place, skip=known[place])
            if not reads(call):
                yield Point("after", *place, skip=known[place])
            known[place] += 1
        if self.waits:
            yield Point("waiting")

    def killed(self, points: Iterable[Point]) -> Outcome:
        """What there is after a run that is killed at each of these points, and the next one."""
        outcome = Outcome()
        for point in points:
            outcome.tried += 1
            there, problem = in_a_copy(lambda sandbox, point=point: self._killed(point, sandbox))
            surplus, lost = there - self.expected, self.expected - there
            orphans = surplus & (self.before - self.expected)
            outcome.orphans += orphans.total()
            outcome.duplicates += (surplus - orphans).total()
            outcome.losses += lost.total()
            outcome.unfinished += bool(problem)
            if problem or surplus or lost:
                found = f"too many {dict(surplus)}, too few {dict(lost)}. {problem}"
                outcome.problems.append(f"killed {point}: {found}")
        return outcome

    def _declare(self, arguments: Wire | None) -> None:
        """The program, and what a run of it is."""
        names = {self.life.name(name): name for name in self.life.values.arguments}
        given = ", ".join(f"{names[key]}={value!r}" for key, value in (arguments or {}).items())
        kind = self.life.handler.token.removeprefix("offsite:").replace(":", ".")
        self.stack.program("" if arguments is None else f'offsite.{kind}("it", {given})')

    def _killed(self, point: Point, sandbox: SandboxClient) -> tuple[Counter[str], str]:
        stack, problem = self._copied(sandbox), ""
        try:
            if point.when == "waiting":
                self._kill_waiting(stack)
            else:
                place = (point.service, point.operation, point.region)
                after = point.when == "after"
                fault = Fault("reset", *place, skip=point.skip, seconds=LONG, after=after)
                sandbox.add_fault(fault)
                self._kill(stack, lambda: not sandbox.status()["faults"], point.alone)
            self._run(stack)
            self._assert_settled(stack)
        except (AssertionError, subprocess.TimeoutExpired) as error:
            problem = str(error)
        return inventory(Cloud(sandbox)), problem

    def _kill_waiting(self, stack: Stack) -> None:
        sandbox, polls = stack.sandbox, stack.config["offsite:pollSeconds"]
        sandbox.configure(durations={"default": LONG})
        stack.config["offsite:pollSeconds"] = str(POLL)
        polled = self._kill(stack, lambda: is_waiting(sandbox))
        assert polled == len(sandbox.calls()), "it was about to poll again"
        stack.config["offsite:pollSeconds"] = polls
        sandbox.configure(durations={"default": 0})
        # One work may begin when another has ended.
        sandbox.advance(3 * LONG)

    def _kill(self, stack: Stack, when: Callable[[], bool], alone: bool = False) -> int:
        """Starts a run, and kills its provider, or all of it, as soon as `when` says so.

        Returns how many of its calls had been answered then.
        """
        stack.write_config()
        running = stack.start(*self._command)
        cli = psutil.Process(running.pid)
        try:
            deadline = time.monotonic() + 180
            while not (when() and is_recorded(stack)):
                assert running.poll() is None, f"the run has ended: {running.communicate()[0]}"
                assert time.monotonic() < deadline, "it never came there"
                time.sleep(0.01)
            answered = len(stack.sandbox.calls())
        finally:
            processes = cli.children(recursive=True) if cli.is_running() else []
            providers = [process for process in processes if is_provider(process)]
            for process in providers if alone else [*providers, cli, *processes]:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
        said, _ = running.communicate(timeout=180)
        psutil.wait_procs(processes, timeout=180)
        assert providers
        assert running.returncode, f"it did without its provider: {said}"
        if not alone:
            # The killed run couldn't give its lock back; `pulumi cancel` does this.
            shutil.rmtree(stack.folder.parent / "state/.pulumi/locks")
            stack.restore_state()
        return answered

    def _run(self, stack: Stack) -> None:
        if self.after is None:
            stack.destroy()
        else:
            stack.up()

    @property
    def _command(self) -> tuple[str, ...]:
        return DESTROY if self.after is None else UP

    def _copied(self, sandbox: SandboxClient) -> Stack:
        """The stack with these clouds, in a folder of its own."""
        here = self.stack.folder.parent
        root = here.with_name(f"{here.name}-copy")
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(here, root)
        environment = {
            **self.stack.environment,
            **sandbox.env(),
            "PULUMI_BACKEND_URL": (root / "state").as_uri(),
        }
        config = dict(self.stack.config)
        return replace(
            self.stack,
            folder=root / "program",
            environment=environment,
            sandbox=sandbox,
            config=config,
        )

    def _assert_settled(self, stack: Stack) -> None:
        """What is wanted is recorded, and is there."""
        if self.after is None:
            assert len(stack.resources()) == 0, "something is still recorded"
            return
        handler, recorded = self.life.handler, stack.resource("it")
        if handler.secrets:
            # They are encrypted in what is recorded.
            stack.assert_unchanged()
            return
        config = {"offsite:endpoints": {"cbs": stack.sandbox.url}}
        provider = Provider(Run(config), {handler.token: handler})
        identity = identity_of(recorded["urn"], handler.token)
        outputs: dict[str, Any] = recorded["outputs"]
        state = {key: value for key, value in outputs.items() if key != PROVIDER_KEY}
        wanted, problems = provider.check(identity, self.after)
        assert not problems
        found = provider.read(identity, recorded["id"], state, Recorder())
        assert found is not None, "what is recorded isn't there"
        for now in (state, found[0]):
            assert provider.diff(identity, now, wanted).changes == (), "it is not as it is wanted"


def undisturbed(
    values: Values, name: str, cloud: Cloud, seconds: float = 0
) -> tuple[list[Call], Counter[str]]:
    """The calls of an operation where all work takes so long, and what there is after it."""
    life = Life(values, cloud)
    program = Program(life, look=False)
    before, after = arguments(life, name)
    program.up(declaring(before))
    cloud.sandbox.configure(durations={"default": seconds})
    cloud.sandbox.clear_calls()
    program.up(declaring(after))
    return cloud.sandbox.calls(), inventory(cloud)


def is_recorded(stack: Stack) -> bool:
    """Whether what is recorded can be read: Pulumi's own files are not whole while it writes."""
    with suppress(ValueError):
        return bool(json.loads(stack.state()))
    return False


def is_provider(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
        return any(name in " ".join(process.cmdline()) for name in PROVIDERS)
    return False


def is_waiting(sandbox: SandboxClient) -> bool:
    """Whether the last call was made before, with nothing changed since, and nothing follows."""
    calls, now = sandbox.calls(), datetime.fromisoformat(sandbox.status()["time"])
    if not calls or now - calls[-1].time < QUIET:
        return False
    last = calls.pop()
    while calls and reads(calls[-1]):
        call = calls.pop()
        if (call.operation, call.region, call.params) == (last.operation, last.region, last.params):
            return True
    return False


def reads(call: Call) -> bool:
    """Whether a call changes nothing."""
    return call.operation.startswith(("Describe", "Get", "List", "AssumeRole"))
