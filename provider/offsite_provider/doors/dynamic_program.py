"""What the dynamic door asks of a Python program and of its process."""

import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from types import FrameType
from typing import Any, Final

from ..core.failures import Invalid
from ..core.identifier import Identifier

URN_PROPERTY: Final = "owner"
"""The property in which the program's side sends along the URN, and state keeps it."""

SECRETS_PROPERTY: Final = "__secrets"
"""The property in which the program's side sends along those values of arguments that are secrets.
Pulumi never shows one with such a name."""

_HOST: Final = "pulumi-language-python-exec"
_GRACE: Final = 0.2
"""Seconds that a program has for what it does at its end."""


def dynamic_type(token: str) -> str:
    """The type of the dynamic resource with a token."""
    return f"pulumi-python:dynamic/{token.replace(':', '/', 1)}"


def end_when_interrupted() -> None:
    """Ends an interrupted program, which Pulumi's host of Python programs would not.

    The engine interrupts a program when the run has failed or was cancelled. It never answers the
    registration of a resource that it refused, which the host waits for until the engine kills it,
    5 seconds later. Only in that host, and where nobody else handles the signal.
    """
    frame = sys._getframe()  # pyright: ignore[reportPrivateUsage]
    while frame.f_back is not None:
        frame = frame.f_back
    main = threading.current_thread() is threading.main_thread()
    hosted = os.path.basename(frame.f_code.co_filename) == _HOST
    if main and hosted and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)


def _interrupted(number: int, frame: FrameType | None) -> None:
    end = threading.Timer(_GRACE, os._exit, (1,))
    end.daemon = True
    end.start()
    signal.default_int_handler(number, frame)


def parts_of(id: str, parts: Sequence[str]) -> Mapping[str, Any]:
    """The parts of the id of a resource, by their names; none if it has another form."""
    try:
        return Identifier(*parts).parse(id, "preview it")
    except Invalid:
        return {}
