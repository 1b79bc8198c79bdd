"""Copies of the clouds, for what is to leave no trace in them.

The clouds are in the tests' own process. A copy of them is a fork of that process, with a server of
its own, so that what was prepared once is there as often as it is needed.
"""

import os
import pickle
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.server import Server

T = TypeVar("T")


def in_a_copy(act: Callable[[SandboxClient], T]) -> T:
    """What a function returns in a copy of the clouds, and of this process.

    Raises:
        AssertionError: it raised something.
    """
    receiving, sending = os.pipe()
    with warnings.catch_warnings():
        # The threads of a server that nobody asks hold no locks.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        try:
            server = Server()
            server.start()
            os.environ.update(SandboxClient(server.url).env())
            answer: tuple[Any, str] = act(SandboxClient(server.url)), ""
        except BaseException as error:
            answer = None, f"{type(error).__name__}: {error}"
        with os.fdopen(sending, "wb") as pipe:
            pickle.dump(answer, pipe)
        os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        value, error = pickle.load(pipe)
    os.waitpid(child, 0)
    assert not error, error
    return value
