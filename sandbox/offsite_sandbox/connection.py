"""Losing the connection under an answer."""

import socket
from typing import Any, NoReturn


def reset(environ: dict[str, Any]) -> NoReturn:
    """Close the client's connection without an answer.

    Raises:
        ConnectionResetError: always; the server takes it for a client that went away.
    """
    client = environ.get("werkzeug.socket")
    if isinstance(client, socket.socket):
        client.shutdown(socket.SHUT_RDWR)
    raise ConnectionResetError("a fault of kind reset")
