"""The HTTP server: one port on loopback for both clouds and the control API."""

import contextlib
import io
import os
import signal
import threading
import traceback
from collections.abc import Generator, Iterable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, cast

from werkzeug.datastructures import Headers
from werkzeug.exceptions import InternalServerError
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.test import run_wsgi_app

from . import aws, tencent
from .client import SandboxClient
from .clock import clock
from .control import PREFIX, Control
from .state_file import StateFile

HOST = "127.0.0.1"
# How soon it notices that it is to stop, and how long what it is answering may take then.
_STOP_AFTER_SECONDS = 0.05
_ANSWERED_AFTER_SECONDS = 2.0


class _Answering:
    """The requests that are being answered; each is a context."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._count = 0

    def __enter__(self) -> None:
        with self._condition:
            self._count += 1

    def __exit__(self, *_: object) -> None:
        with self._condition:
            self._count -= 1
            self._condition.notify_all()

    def wait(self, seconds: float) -> None:
        """Wait until there is none, or the time is over."""
        with self._condition:
            self._condition.wait_for(lambda: not self._count, seconds)


class _Handler(WSGIRequestHandler):
    """werkzeug's handler, which keeps connections alive.

    werkzeug's own closes each one, because it cannot tell the rest of a body from the next
    request. Here every body is read before the application runs, and every answer is whole.
    """

    protocol_version = "HTTP/1.1"
    # An answer in one packet: Nagle's algorithm would hold its second one back for 40 ms.
    wbufsize = -1
    disable_nagle_algorithm = True

    def run_wsgi(self) -> None:
        if self.headers.get("Expect", "").strip().lower() == "100-continue":
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self.wfile.flush()
        environ = self.make_environ()
        _read_body(environ)
        with cast(_Application, self.server.app).answering:
            self._answer(environ)

    def _answer(self, environ: dict[str, Any]) -> None:
        try:
            chunks, status, headers = run_wsgi_app(self.server.app, environ, buffered=True)
        except ConnectionError:
            self.close_connection = True
            return
        except Exception:
            traceback.print_exc()
            chunks, status, headers = run_wsgi_app(InternalServerError(), environ, buffered=True)
        self._send(status, headers, b"".join(chunks))

    def _send(self, status: str, headers: Headers, body: bytes) -> None:
        code, _, reason = status.partition(" ")
        self.send_response(int(code), reason)
        bodiless = code in ("204", "304")
        if not (bodiless or self.command == "HEAD"):
            headers["Content-Length"] = str(len(body))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        if not (bodiless or self.command == "HEAD"):
            self.wfile.write(body)
        self.wfile.flush()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The `Date` of an answer: the sandbox's time, like all that it says of time."""
        return super().date_time_string(timestamp or clock.now().timestamp())

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: the journal has the calls."""

    def handle(self) -> None:
        # A client that went away is no news, nor is one that a fault of kind reset cut off.
        with contextlib.suppress(OSError, ValueError):
            super().handle()

    def finish(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            super().finish()


def _read_body(environ: dict[str, Any]) -> None:
    source = environ["wsgi.input"]
    chunked = environ.pop("wsgi.input_terminated", False)
    body = source.read() if chunked else source.read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
    environ.pop("HTTP_TRANSFER_ENCODING", None)


class _Application:
    """Hands each request to the control API, to Tencent Cloud or to AWS."""

    def __init__(self, control: Control) -> None:
        self._control = control
        self.answering = _Answering()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith(PREFIX):
            return self._control(environ, start_response)
        if "HTTP_X_TC_ACTION" in environ:
            return tencent.application(environ, start_response)
        return aws.application(environ, start_response)


class Server:
    """The sandbox's server, which listens from the beginning and answers once it runs.

    All that the clouds hold is kept once a process: two servers in one process show the same.

    Args:
        port: 0 for any that is free.

    Raises:
        SystemExit: the port is taken.
    """

    def __init__(self, port: int = 0) -> None:
        self._server = make_server(HOST, port, _unset, threaded=True, request_handler=_Handler)
        self._thread: threading.Thread | None = None
        self.state = StateFile(
            pid=os.getpid(),
            url=f"http://{HOST}:{self._server.server_port}",
            started=datetime.now(timezone.utc).isoformat(),
        )
        self._application = _Application(Control(self.state, self.end_soon))
        self._server.app = self._application

    @property
    def url(self) -> str:
        """Where it listens: ``http://127.0.0.1:4599``."""
        return self.state.url

    def run(self) -> None:
        """Answer until :meth:`end_soon`."""
        try:
            self._server.serve_forever(poll_interval=_STOP_AFTER_SECONDS)
        finally:
            # The one that asked to stop is answered, too.
            self._application.answering.wait(_ANSWERED_AFTER_SECONDS)
            self._server.server_close()

    def end_soon(self) -> None:
        """Have :meth:`run` end, without waiting for it, so that a request or a signal can."""
        # shutdown() waits for serve_forever(), which runs this when it is a signal's handler.
        threading.Thread(target=self._server.shutdown, daemon=True).start()

    def start(self) -> None:
        """Answer in a thread of this process, until :meth:`stop`."""
        self._thread = threading.Thread(target=self.run, name="sandbox", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop what :meth:`start` began, and wait until it has; it may have stopped already."""
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None


@contextlib.contextmanager
def running(port: int = 0) -> Generator[SandboxClient, None, None]:
    """A sandbox in this process, for tests: reset, not seeded, and stopped in the end.

    Args:
        port: 0 for any that is free.

    Raises:
        SystemExit: the port is taken.
    """
    server = Server(port)
    server.start()
    try:
        client = SandboxClient(server.url)
        client.reset()
        yield client
    finally:
        server.stop()


def serve(port: int, state_dir: Path) -> None:
    """Serve until the control API, SIGTERM or SIGINT says to stop.

    Args:
        port: 0 for any that is free.
        state_dir: where ``sandbox.json`` goes, once the server listens.

    Raises:
        SystemExit: the port is taken.
    """
    server = Server(port)

    def end(*_: object) -> None:
        server.end_soon()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    server.state.write(state_dir)
    try:
        server.run()
    finally:
        server.state.remove(state_dir)


def _unset(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    raise RuntimeError("the application is set before the first request")
