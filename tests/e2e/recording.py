"""An endpoint between a program and the sandbox, which writes down what goes through."""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import botocore.session
from botocore.model import ListShape, MapShape, OperationModel, Shape, StructureShape


@dataclass(frozen=True)
class Request:
    """A request as it came over the wire."""

    method: str
    url: str
    body: bytes
    signed_for: str
    """The service that the signature names."""
    status: int


class Recorder:
    """Forwards to `upstream` whatever it is asked, as it is, and remembers it."""

    def __init__(self, upstream: str) -> None:
        self.requests: list[Request] = []
        recorder, host = self, urlsplit(upstream).netloc

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def forward(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                connection = HTTPConnection(host, timeout=60)
                connection.putrequest(
                    self.command, self.path, skip_host=True, skip_accept_encoding=True
                )
                for name, value in self.headers.items():
                    connection.putheader(name, value)
                connection.endheaders(body)
                answer = connection.getresponse()
                content = answer.read()
                scope = re.search(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/", str(self.headers))
                recorder.requests.append(
                    Request(
                        self.command,
                        self.path,
                        body,
                        scope[1] if scope else "",
                        answer.status,
                    )
                )
                self.send_response_only(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = forward

            def log_message(self, format: str, *args: Any) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class RestJson:
    """A service's model, to tell which operation a request is and what in it the model lacks."""

    def __init__(self, service: str) -> None:
        model = botocore.session.get_session().get_service_model(service)
        self._operations = [
            (_pattern(operation), operation)
            for operation in map(model.operation_model, model.operation_names)
        ]

    def operation(self, request: Request) -> OperationModel:
        path = urlsplit(request.url).path
        found = [
            operation
            for pattern, operation in self._operations
            if operation.http["method"] == request.method and pattern.fullmatch(path)
        ]
        assert len(found) >= 1, f"no operation is {request.method} {request.url}"
        # Of two that match, the one with fewer labels is meant: /resources/ and /resources/{arn}.
        return min(found, key=lambda operation: operation.http["requestUri"].count("{"))

    def strangers(self, request: Request) -> list[str]:
        """The members of a request that the model of its operation lacks."""
        operation = self.operation(request)
        shape = operation.input_shape
        members = dict(shape.members) if isinstance(shape, StructureShape) else {}
        asked = parse_qs(urlsplit(request.url).query, keep_blank_values=True)
        fixed = parse_qs(urlsplit(operation.http["requestUri"]).query, keep_blank_values=True)
        queries = {
            member.serialization.get("name", name)
            for name, member in members.items()
            if member.serialization.get("location") == "querystring"
        }
        unknown = [f"?{name}" for name in asked if name not in queries and name not in fixed]
        in_body = {
            member.serialization.get("name", name): member
            for name, member in members.items()
            if "location" not in member.serialization
        }
        if request.body:
            for name, value in json.loads(request.body).items():
                if name not in in_body:
                    unknown.append(name)
                else:
                    unknown += _strangers(in_body[name], value, name)
        return unknown


def _pattern(operation: OperationModel) -> re.Pattern[str]:
    """A request URI, whose labels are whatever has no slash, or with `+` anything."""
    path = operation.http["requestUri"].partition("?")[0]
    parts = re.split(r"(\{[^}]+\})", path)
    return re.compile(
        "".join(
            (".+" if part.endswith("+}") else "[^/]+") if part.startswith("{") else re.escape(part)
            for part in parts
        )
    )


def _strangers(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if isinstance(shape, StructureShape):
        names = {m.serialization.get("name", n): m for n, m in shape.members.items()}
        for name, item in value.items():
            if name not in names:
                yield f"{path}.{name}"
            else:
                yield from _strangers(names[name], item, f"{path}.{name}")
    elif isinstance(shape, ListShape):
        for index, item in enumerate(value):
            yield from _strangers(shape.member, item, f"{path}[{index}]")
    elif isinstance(shape, MapShape):
        for key, item in value.items():
            yield from _strangers(shape.value, item, f"{path}.{unquote(key)}")
