"""The control API: JSON under ``/_sandbox/``, for tests and for ``offsite sandbox``.

=========================  ====================================================================
``GET status``             url, pid, started, time, offset (seconds), calls, faults, configuration,
                           seeded (the IDs, or null)
``POST advance``           ``{"seconds": n}``: push the clock
``POST skew``              ``{"seconds": n}``: how far this machine is behind; negative: ahead
``POST faults``            order a :class:`~offsite_sandbox.faults.Fault`
``DELETE faults``          forget them
``GET calls``              the journal, narrowed by ``?service=`` and ``?operation=``
``DELETE calls``           forget them
``POST configuration``     ``{"durations": {…}, "quotas": {…}, "switches": {…}}``: set these entries
``POST seed``              make what is missing of the seed, and tell its IDs
``POST reset``             forget everything
``POST stop``              stop the server
=========================  ====================================================================

Errors are 4xx with ``{"error": "a sentence"}``.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from . import seeding
from .clock import clock
from .configuration import configuration
from .faults import Fault, faults
from .journal import journal
from .past import past
from .state_file import StateFile

PREFIX = "/_sandbox/"


class _Advance(BaseModel):
    model_config = ConfigDict(extra="forbid")
    seconds: float = Field(ge=0, allow_inf_nan=False)


class _Skew(BaseModel):
    model_config = ConfigDict(extra="forbid")
    seconds: float = Field(allow_inf_nan=False)


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid")
    durations: dict[str, float] = {}
    quotas: dict[str, int] = {}
    switches: dict[str, bool] = {}


_FAULT = TypeAdapter(Fault)


@dataclass
class Control:
    """The control API as a WSGI application.

    Attributes:
        server: the server that it is about.
        stop: stops that server; it must not wait for this request.
    """

    server: StateFile
    stop: Callable[[], None]
    seeded: dict[str, Any] | None = field(default=None, init=False)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer one request."""
        request = Request(environ)
        try:
            endpoint, _ = _ROUTES.bind_to_environ(environ).match()
            status, body = 200, _ENDPOINTS[cast(str, endpoint)](self, request)
        except HTTPException as error:
            status, body = error.code or 500, {"error": error.description}
        except ValidationError as error:
            status, body = 400, {"error": _sentence(error)}
        except ValueError as error:
            status, body = 400, {"error": str(error)}
        response = Response(json.dumps(body), status, content_type="application/json")
        return response(environ, start_response)

    def status(self, _: Request) -> dict[str, Any]:
        """What it is doing."""
        return {
            **asdict(self.server),
            "time": clock.now().isoformat(),
            "offset": clock.offset.total_seconds(),
            "calls": len(journal.calls()),
            "faults": [asdict(fault) for fault in faults.pending()],
            "configuration": _configured(),
            "seeded": self.seeded,
        }

    def advance(self, request: Request) -> dict[str, Any]:
        """Push the clock."""
        wanted = _Advance.model_validate_json(request.get_data())
        try:
            now = past.advance(timedelta(seconds=wanted.seconds))
        except OverflowError as error:
            raise ValueError("the clock cannot go that far") from error
        return {"time": now.isoformat(), "offset": clock.offset.total_seconds()}

    def skew(self, request: Request) -> dict[str, Any]:
        """Have the clouds' time differ from this machine's."""
        clock.skew = timedelta(seconds=_Skew.model_validate_json(request.get_data()).seconds)
        return {"time": clock.now().isoformat()}

    def add_fault(self, request: Request) -> dict[str, Any]:
        """Order a fault."""
        fault = _FAULT.validate_json(request.get_data())
        faults.add(fault)
        return asdict(fault)

    def clear_faults(self, _: Request) -> dict[str, Any]:
        """Forget the faults."""
        faults.clear()
        return {}

    def calls(self, request: Request) -> dict[str, Any]:
        """The journal."""
        calls = journal.calls(request.args.get("service"), request.args.get("operation"))
        return {"calls": [{**asdict(call), "time": call.time.isoformat()} for call in calls]}

    def clear_calls(self, _: Request) -> dict[str, Any]:
        """Forget the calls."""
        journal.clear()
        return {}

    def set(self, request: Request) -> dict[str, Any]:
        """Set durations, quotas and switches."""
        wanted = _Settings.model_validate_json(request.get_data())
        configuration.update(wanted.durations, wanted.quotas, wanted.switches)
        return _configured()

    def seed(self, _: Request) -> dict[str, Any]:
        """Make what is missing of the seed."""
        self.seeded = seeding.seed()
        return self.seeded

    def reset(self, _: Request) -> dict[str, Any]:
        """Forget everything."""
        seeding.reset()
        self.seeded = None
        return {}

    def stop_server(self, _: Request) -> dict[str, Any]:
        """Stop."""
        self.stop()
        return {}


_ENDPOINTS: dict[str, Callable[[Control, Request], dict[str, Any]]] = {
    "GET status": Control.status,
    "POST advance": Control.advance,
    "POST skew": Control.skew,
    "POST faults": Control.add_fault,
    "DELETE faults": Control.clear_faults,
    "GET calls": Control.calls,
    "DELETE calls": Control.clear_calls,
    "POST configuration": Control.set,
    "POST seed": Control.seed,
    "POST reset": Control.reset,
    "POST stop": Control.stop_server,
}
_ROUTES = Map(
    [
        Rule(PREFIX + path, methods=[method], endpoint=f"{method} {path}")
        for method, path in (endpoint.split() for endpoint in _ENDPOINTS)
    ]
)


def _configured() -> dict[str, Any]:
    return {name: getattr(configuration, name) for name in ("durations", "quotas", "switches")}


def _sentence(error: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(str(part) for part in problem['loc']) or 'body'}: {problem['msg']}"
        for problem in error.errors(include_url=False)
    )
