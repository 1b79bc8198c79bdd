"""The console script `pulumi-resource-offsite`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from offsite_provider import __version__
from offsite_provider.core.function import Function
from offsite_provider.core.model import Wire
from offsite_provider.core.problems import Problem
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run
from offsite_provider.doors.neighbours import neighbours
from offsite_provider.doors.plugin import Plugin, serve
from offsite_provider.registry import HANDLERS


def main() -> None:
    """Serves until the engine ends."""
    serve(plugin())


def plugin() -> Plugin:
    """What answers the engine."""
    return Plugin(_provider, _functions, schema, _check_configuration, _construct, __version__)


def _provider(config: Mapping[str, Any]) -> Provider:
    return Provider(Run(config, neighbours()), HANDLERS)


def schema() -> str:
    """The package's schema, as JSON."""
    return (Path(__file__).parent / "schema.json").read_text(encoding="utf-8")


def _functions() -> Mapping[str, Function[Any, Any]]:
    # Their models take a while to build, and most programs ask nothing.
    from offsite_provider.functions import FUNCTIONS

    return FUNCTIONS


def _check_configuration(wire: Wire) -> tuple[Mapping[str, Any], list[Problem]]:
    from offsite_provider.configuration import check_configuration

    return check_configuration(wire)


def _construct(request: Any) -> Any:
    # They need the whole SDK, and most programs have none.
    from pulumi_offsite.components.construct import construct

    return construct(request)
