"""``offsite sandbox``: the emulated clouds from the command line."""

import os
import shlex
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast, get_args

import typer
from rich.console import Console
from rich.table import Table

from . import durations, environment, process
from .client import SandboxClient, SandboxError
from .faults import ALWAYS, Fault, FaultKind
from .state_file import default_directory

app = typer.Typer(help="Emulated clouds on loopback.", no_args_is_help=True)
_out = Console()
_errors = Console(stderr=True)

StateDir = Annotated[
    Path | None,
    typer.Option(
        help="Where sandbox.json is. [default: $OFFSITE_SANDBOX_DIR or the XDG state directory]",
        show_default=False,
    ),
]
Port = Annotated[
    int | None,
    typer.Option(min=0, max=65535, help="[default: 4599, or any that is free]", show_default=False),
]
T = TypeVar("T")


def _pairs(number: Callable[[str], T]) -> Callable[[str], tuple[str, T]]:
    def parse(text: str) -> tuple[str, T]:
        name, separator, value = text.partition("=")
        if not (name and separator):
            raise typer.BadParameter(f"{text!r} is not NAME=NUMBER")
        try:
            return name, number(value)
        except ValueError as error:
            raise typer.BadParameter(f"{value!r} is not a number") from error

    return parse


@app.command()
def start(
    state_dir: StateDir = None,
    port: Port = None,
    duration: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=SECONDS",
            help="How long an operation takes: cloudhsmv2.CopyBackupToRegion=30, default=0.",
        ),
    ] = None,
    quota: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=NUMBER", help="How many an account may have: cbs.Snapshot.ap-beijing=3."
        ),
    ] = None,
) -> None:
    """Start it in the background and seed it. It may run already."""
    directory = state_dir or default_directory()
    wanted_durations = dict(map(_pairs(float), duration or []))
    wanted_quotas = dict(map(_pairs(int), quota or []))
    with _one_line_errors():
        client = process.running(directory)
        already = client is not None
        if client is None:
            with _errors.status("Starting the sandbox…"):
                client = process.start(directory, port)
                client.seed()
        if wanted_durations or wanted_quotas:
            client.configure(wanted_durations, wanted_quotas)
    if already:
        _out.print(f"The sandbox already runs at {client.url}", highlight=False)
        return
    _out.print(f"The sandbox runs at [bold]{client.url}[/bold]", highlight=False)
    _out.print('Point your shell at it: eval "$(offsite sandbox env)"', highlight=False)


@app.command()
def serve(port: Port = None, state_dir: StateDir = None) -> None:
    """Run it in the foreground, not seeded, until it is stopped."""
    # moto takes a second to import, which only this command has to wait for.
    from . import server

    server.serve(process.DEFAULT_PORT if port is None else port, state_dir or default_directory())


@app.command()
def status(state_dir: StateDir = None) -> None:
    """Where it runs, since when, its time, and the seeded IDs."""
    with _running(state_dir) as client:
        found = client.status()
    _out.print(_status_table(found))
    if found["seeded"]:
        _out.print(_seed_table(found["seeded"]))


@app.command()
def stop(state_dir: StateDir = None) -> None:
    """Stop it. All that it holds is gone."""
    with _one_line_errors():
        stopped = process.stop(state_dir or default_directory())
    _out.print("The sandbox is stopped." if stopped else "The sandbox does not run.")


@app.command()
def env(
    state_dir: StateDir = None,
    unset: Annotated[
        bool, typer.Option("--unset", help="Print the commands that undo it.")
    ] = False,
) -> None:
    """Print the shell commands that point SDKs and CLIs at it: eval "$(offsite sandbox env)"."""
    if unset:
        # The port does not matter to the names, and the sandbox may be stopped by now.
        for name in environment.variables(""):
            if not name.lower().endswith("no_proxy"):
                typer.echo(f"unset {name}")
        return
    with _running(state_dir) as client:
        variables = client.env()
    for name in environment.leading_elsewhere(os.environ):
        typer.echo(f"unset {name}")
    for name, value in variables.items():
        typer.echo(f"export {name}={shlex.quote(value)}")


@app.command()
def seed(state_dir: StateDir = None) -> None:
    """Make what is missing of the seed, and show its IDs."""
    with _running(state_dir) as client:
        seeded = client.seed()
    _out.print(_seed_table(seeded))


@app.command()
def advance(
    by: Annotated[str, typer.Argument(help="90, 90s, 2h, 40d, 1h30m", show_default=False)],
    state_dir: StateDir = None,
) -> None:
    """Push its clock forward."""
    try:
        wanted = durations.parse(by)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with _running(state_dir) as client:
        now = client.advance(wanted)
    _out.print(f"It is {_time(now)} in the sandbox.", highlight=False)


@app.command()
def fault(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar=f"[{'|'.join(get_args(FaultKind))}]",
            help="What goes wrong.",
            show_default=False,
        ),
    ] = None,
    service: Annotated[str, typer.Option(help="cloudhsmv2, rds, cbs, …")] = "*",
    operation: Annotated[str, typer.Option(help="CopyBackupToRegion, …")] = "*",
    region: Annotated[str, typer.Option(help="The region that the call goes to.")] = "*",
    count: Annotated[int, typer.Option(help=f"How often; {ALWAYS} for always.")] = 1,
    skip: Annotated[int, typer.Option(min=0, help="How many such calls pass before.")] = 0,
    code: Annotated[str | None, typer.Option(help="The error's code.")] = None,
    message: Annotated[str | None, typer.Option(help="The error's message.")] = None,
    http_status: Annotated[
        int | None, typer.Option("--status", min=100, max=599, help="The HTTP status.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=0, help="How slow a slow answer is.")] = 0.0,
    after: Annotated[bool, typer.Option("--after", help="Carry the operation out first.")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="Forget the faults on order.")] = False,
    state_dir: StateDir = None,
) -> None:
    """Order a fault, or (with neither a kind nor --clear) show those on order."""
    if kind is not None and kind not in get_args(FaultKind):
        raise typer.BadParameter(f"{kind!r} is none of {', '.join(get_args(FaultKind))}")
    with _running(state_dir) as client:
        if clear:
            client.clear_faults()
        if kind is not None:
            client.add_fault(
                Fault(
                    cast(FaultKind, kind),
                    service=service,
                    operation=operation,
                    region=region,
                    count=count,
                    skip=skip,
                    code=code,
                    message=message,
                    status=http_status,
                    seconds=seconds,
                    after=after,
                )
            )
        ordered = cast(list[dict[str, Any]], client.status()["faults"])
    _out.print(_fault_table(ordered) if ordered else "No faults are on order.")


@contextmanager
def _one_line_errors() -> Generator[None, None, None]:
    try:
        yield
    except SandboxError as error:
        _errors.print(f"[red]error:[/red] {error}", highlight=False, soft_wrap=True)
        raise typer.Exit(1) from error


@contextmanager
def _running(state_dir: Path | None) -> Generator[SandboxClient, None, None]:
    with _one_line_errors():
        client = process.running(state_dir or default_directory())
        if client is None:
            raise SandboxError("the sandbox does not run; start it with `offsite sandbox start`")
        yield client


def _status_table(status: dict[str, Any]) -> Table:
    started = datetime.fromisoformat(status["started"])
    uptime = datetime.now(timezone.utc) - started
    ahead = durations.readable(status["offset"])
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for name, value in (
        ("url", status["url"]),
        ("process", str(status["pid"])),
        ("uptime", durations.readable(uptime.total_seconds())),
        ("time", f"{_time(datetime.fromisoformat(status['time']))} ({ahead} ahead)"),
        ("calls", str(status["calls"])),
        ("faults", str(len(status["faults"]))),
    ):
        table.add_row(f"[dim]{name}[/dim]", value)
    return table


def _seed_table(seeded: dict[str, Any]) -> Table:
    table = Table("service", "what", "ID")
    for service, things in seeded.items():
        for what, found in _flat(things):
            table.add_row(service, what, found)
    return table


def _fault_table(ordered: list[dict[str, Any]]) -> Table:
    columns = ("kind", "service", "operation", "region", "count", "code", "message", "after")
    table = Table(*columns)
    for item in ordered:
        table.add_row(*("" if item[name] is None else str(item[name]) for name in columns))
    return table


def _flat(things: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(things, dict):
        for name, value in cast(dict[str, object], things).items():
            yield from _flat(value, f"{path}.{name}" if path else name)
    elif isinstance(things, list):
        yield path, "\n".join(str(item) for item in cast(list[object], things))
    else:
        yield path, str(things)


def _time(time: datetime) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S UTC")
