"""`offsite`: the commands that a person uses besides `pulumi`.

Other packages add groups of commands through the entry point group `offsite.commands`, as the
sandbox does.
"""

from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from .. import __version__
from ..registry import HANDLERS

app = typer.Typer(
    name="offsite",
    help="Copies of cloud backups in other regions and accounts, as code.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def main(version: bool = typer.Option(False, "--version", help="Print the version.")) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def resources() -> None:
    """List all resources."""
    table = Table(Column("resource", overflow="fold"), "what it is")
    for token, handler in sorted(HANDLERS.items()):
        table.add_row(token.replace(":", "."), handler.title)
    Console().print(table)


@app.command("import")
def import_(
    things: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME=ID…", help="A resource's name in the program, or its URN, and an id."
        ),
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="A file of such lines.")] = None,
    stack: Annotated[
        str | None, typer.Option("--stack", "-s", help="The stack. Default: the selected one.")
    ] = None,
    folder: Annotated[
        Path, typer.Option("--cwd", "-C", help="The folder of the program.")
    ] = Path(),
) -> None:
    """Import what exists already as resources that the program declares.

    The things stay as they are, but for the mark of offsite. The command fails if the program says
    something else than is there, and prints what it has to say.
    """
    from . import importing
    from .pulumi_cli import CommandFailed, Pulumi

    try:
        wanted = importing.wanted_in(things or [], file)
        if not importing.import_things(Pulumi(folder, stack), wanted, typer.echo):
            raise typer.Exit(1)
    except importing.Refused as refused:
        for failure in refused.failures:
            typer.echo(str(failure), err=True)
            if isinstance(failure, CommandFailed):
                typer.echo(failure.output, err=True)
        raise typer.Exit(1) from None


for _group in entry_points(group="offsite.commands"):
    try:
        app.add_typer(_group.load(), name=_group.name)
    except ModuleNotFoundError as _missing:
        _remedy = f"Needs {_missing.name}: pip install 'pulumi-offsite[{_group.name}]'"

        @app.command(_group.name, help=_remedy)
        def _uninstalled(remedy: str = typer.Option(_remedy, hidden=True)) -> None:
            typer.echo(remedy, err=True)
            raise typer.Exit(1)
