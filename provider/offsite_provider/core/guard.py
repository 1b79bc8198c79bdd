"""Turns every error into a `Failure` without secrets."""

import os
import tempfile
import traceback
from collections.abc import Generator
from contextlib import contextmanager

from .failures import Failure, redact
from .run import Run


@contextmanager
def guarded(run: Run, what: str) -> Generator[None]:
    """Anything unexpected leaves its details in a file that the failure names."""
    try:
        yield
    except Failure as failure:
        failure.redact(run.secrets)
        raise
    except Exception as error:
        details = redact(traceback.format_exc(), run.secrets)
        handle, path = tempfile.mkstemp(prefix="offsite-error-", suffix=".log")
        with os.fdopen(handle, "w") as file:
            file.write(details)
        why = redact(f"{type(error).__name__}: {error}", run.secrets)
        raise Failure(
            what, why, f"This is a fault in offsite: please report it with {path}"
        ) from None
