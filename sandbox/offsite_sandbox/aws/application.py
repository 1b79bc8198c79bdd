"""AWS as a WSGI application: what every service checks first, then the service.

In the order in which AWS does it: the signature, the faults on order (as throttling comes before
anything that the service looks at), the parameters, the operation. What leaves is checked too.
"""

import io
import json
import sys
import time
import traceback
import uuid
from collections.abc import Iterable
from functools import partial
from typing import Any, cast
from xml.etree import ElementTree

from moto.core.exceptions import ServiceException
from moto.core.model import OperationModel, ServiceModel
from moto.moto_server.werkzeug_app import BackendRequest
from werkzeug.wrappers import Response

from ..clock import clock
from ..connection import reset as reset_connection
from ..faults import Fault, faults
from ..journal import Call, journal
from ..past import past
from . import answers, errors, operation, service_models, services, signature
from .errors import Answer, AwsError
from .redaction import redacted

# S3 takes bodies of any kind, in pieces that are signed one by one: moto alone reads them.
_UNCHECKED = frozenset({"s3"})
_FALLBACK = {"query": "sts", "rest-xml": "s3"}


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer one request."""
    answer = _Exchange(environ).answer()
    # In a list, so that the length that answers HEAD is left alone.
    response = Response([answer.body], answer.status, cast(Any, dict(answer.headers)))
    return response(environ, start_response)


def _dispatched(service: str, environ: dict[str, Any], body: bytes) -> Answer:
    streams = {"wsgi.input": io.BytesIO(body), "wsgi.errors": sys.stderr}
    return services.dispatch(service, {**environ, **streams})


class _Exchange:
    """One request on its way to its answer; what is known of it so far goes to the journal."""

    def __init__(self, environ: dict[str, Any]) -> None:
        self.environ = environ
        self.body = cast(bytes, environ["wsgi.input"].read())
        self.request_id = str(uuid.uuid4())
        self.signed: signature.Signature | None = None
        self.service: ServiceModel | None = None
        self.service_name = ""
        self.operation: operation.Operation | None = None
        self.operation_name = ""
        self.region = ""
        self.account = ""
        self.parameters: dict[str, Any] = {}

    def answer(self) -> Answer:
        """The answer, which is on record by then."""
        status, code = 0, None
        try:
            answer, code = self._carry_out_or_refuse()
            status = answer.status
        finally:
            self._record(status, code)
        return answer

    def _carry_out_or_refuse(self) -> tuple[Answer, str | None]:
        try:
            answer = self._carry_out()
        except ServiceException as error:
            return self._render(error), error.code
        except ConnectionResetError:
            raise
        except Exception as error:
            # A mistake in moto or here: told in AWS's shape, with the details in the log.
            traceback.print_exc()
            failure = AwsError("InternalFailure", f"The sandbox failed: {error!r}", 500)
            return self._render(failure), failure.code
        code = None if answer.status < 400 else _error_code(answer)
        return answer, code

    def _carry_out(self) -> Answer:
        self._authenticate()
        if self.service is None:
            return self._dispatch()
        request = self._request()
        self.operation = operation.find(self.service, request)
        self.operation_name = str(self.operation.model.name)
        fault = faults.take(self.service_name, self.operation_name, self.region)
        if fault is not None and not fault.after:
            self._strike(fault)
        if self.service_name not in _UNCHECKED:
            self.parameters = self.operation.parameters(request)
        answer = self._dispatch()
        if fault is not None and fault.after:
            self._strike(fault)
        if answer.status < 300 and self.service_name in services.CHECKED:
            self._check(answer)
        return answer

    def _authenticate(self) -> None:
        wire = signature.HttpRequest(
            method=self.environ["REQUEST_METHOD"],
            url=self.environ.get("RAW_URI") or self.environ["PATH_INFO"],
            headers=cast(Any, self._request().headers),
            body=self.body,
        )
        signed = self.signed = signature.read(wire, self._family())
        self.region = signed.region
        self.service = service_models.signed_service(signed.service)
        self.service_name = str(self.service.service_name) if self.service else signed.service
        self.account = signature.verify(wire, signed, self._family())

    def _dispatch(self) -> Answer:
        try:
            answer = past.carry_out(
                partial(_dispatched, self.service_name, self._environ_for_moto(), self.body),
                reads=self.operation is not None and self.operation.reads,
            )
        except (NotImplementedError, KeyError, ModuleNotFoundError) as error:
            if isinstance(error, KeyError) and error.args != (self.region,):
                raise
            raise errors.unknown_operation(
                self._family(),
                f"The sandbox does not have {self.service_name}:{self.operation_name} "
                f"in {self.region}.",
            ) from error
        headers = {name.lower(): value for name, value in answer.headers.items()}
        self.request_id = headers.get("x-amzn-requestid", self.request_id)
        headers.setdefault("x-amzn-requestid", self.request_id)
        headers.pop("status", None)
        if self.environ["REQUEST_METHOD"] != "HEAD":
            headers.pop("content-length", None)
        if self.operation is not None and self.operation.protocol == "json":
            headers["content-type"] = errors.content_type(self.operation.service)
        return answer._replace(headers=headers)

    def _check(self, answer: Answer) -> None:
        try:
            answers.check(cast(operation.Operation, self.operation), answer)
        except ValueError as error:
            raise AwsError(
                "SandboxAnswerMismatch",
                f"The sandbox's answer is not what the model of {self.service_name}:"
                f"{self.operation_name} says: {error}",
                500,
            ) from error

    def _strike(self, fault: Fault) -> None:
        time.sleep(fault.seconds)
        if fault.kind == "slow":
            return
        if fault.kind == "reset":
            reset_connection(self.environ)
        usual = {
            "throttle": errors.throttled(self._family()),
            "internal": errors.internal(cast(ServiceModel, self.service)),
        }.get(fault.kind, AwsError("InternalFailure", "An ordered fault."))
        raise AwsError(
            fault.code or usual.code,
            fault.message or usual.message,
            fault.status or usual.status,
        )

    def _render(self, error: ServiceException) -> Answer:
        family = self._family()
        if self.operation is not None:
            model = self.operation.model
        else:
            service = self.service or cast(
                ServiceModel, service_models.service_model(_FALLBACK.get(family, "kms"))
            )
            model = OperationModel({}, service)
        return errors.render(error, model, family, self.request_id)

    def _family(self) -> str:
        """The protocol, or what it looks like while it is not known."""
        if self.operation is not None:
            return self.operation.protocol
        request = self._request()
        if self.service is not None:
            try:
                return operation.protocol_of(self.service, request)
            except AwsError:
                return "json"
        if "X-Amz-Target" in request.headers:
            return "json"
        return "query" if "Action" in request.values else "rest-xml"

    def _request(self) -> BackendRequest:
        return BackendRequest(self._fresh_environ())

    def _fresh_environ(self) -> dict[str, Any]:
        """The request, with a body that nobody has read."""
        kept = {k: v for k, v in self.environ.items() if not k.startswith("werkzeug.request")}
        return {**kept, "wsgi.input": io.BytesIO(self.body)}

    def _environ_for_moto(self) -> dict[str, Any]:
        """The request as moto reads it, but for its streams: account and region come from the
        verified signature."""
        plain = str, bool, int, tuple
        environ: dict[str, Any] = {
            name: value for name, value in self.environ.items() if isinstance(value, plain)
        }
        environ["HTTP_X_MOTO_ACCOUNT_ID"] = self.account
        # Moto takes a region from here before it looks at the signature.
        environ.pop("HTTP_USER_AGENT", None)
        if self.signed is not None and self.service_name not in _UNCHECKED:
            environ["HTTP_AUTHORIZATION"] = self.signed.authorization
        return environ

    def _record(self, status: int, error_code: str | None) -> None:
        journal.record(
            Call(
                time=clock.now(),
                cloud="aws",
                service=self.service_name,
                operation=self.operation_name,
                region=self.region,
                account=self.account,
                params=self._redacted_parameters(),
                status=status,
                error_code=error_code,
                request_id=self.request_id,
            )
        )

    def _redacted_parameters(self) -> dict[str, Any]:
        if self.operation is None or self.operation.model.input_shape is None:
            return {}
        return redacted(cast(Any, self.operation.model.input_shape), self.parameters)


def _error_code(answer: Answer) -> str:
    """The code that an error answer tells, or its HTTP status when it tells none."""
    told = answer.headers.get("x-amzn-errortype", "")
    if not told and "json" in answer.headers.get("content-type", ""):
        told = str(json.loads(answer.body or b"{}").get("__type", ""))
    elif not told and answer.body:
        code = ElementTree.fromstring(answer.body).find(".//{*}Code")
        told = "" if code is None else code.text or ""
    return told.partition(":")[0].rpartition("#")[2] or str(answer.status)
