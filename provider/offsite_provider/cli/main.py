"""`offsite`: the commands that a person uses besides `pulumi`.

Other packages add groups of commands through the entry point group `offsite.commands`, as the
sandbox does.
"""

from importlib.metadata import entry_points

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


for _group in entry_points(group="offsite.commands"):
    try:
        app.add_typer(_group.load(), name=_group.name)
    except ModuleNotFoundError as _missing:
        _remedy = f"Needs {_missing.name}: pip install 'pulumi-offsite[{_group.name}]'"

        @app.command(_group.name, help=_remedy)
        def _uninstalled(remedy: str = typer.Option(_remedy, hidden=True)) -> None:
            typer.echo(remedy, err=True)
            raise typer.Exit(1)
