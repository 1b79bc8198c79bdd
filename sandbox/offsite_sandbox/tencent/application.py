"""Tencent Cloud API 3.0 as a WSGI application: common parameters, signature, limits, errors.

https://www.tencentcloud.com/document/product/362/15634
"""

import json
import time
import uuid
from collections.abc import Iterable
from functools import partial
from typing import Any

from werkzeug.wrappers import Request, Response

from ..clock import clock
from ..configuration import configuration
from ..connection import reset as reset_connection
from ..faults import Fault, faults
from ..journal import Call, journal
from ..past import past
from . import parameters
from .cbs.operations import CBS
from .errors import TencentError, missing_parameter
from .operation import Operation
from .regions import CBS_REGIONS, CLOSED_REGIONS
from .request_limit import RequestLimit, request_limit_exceeded
from .signature import verify
from .sts.operations import STS
from .tag.operations import TAG

SERVICES = {service.name: service for service in (CBS, STS, TAG)}
request_limit = RequestLimit()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer one request."""
    return _Exchange(Request(environ)).answer()(environ, start_response)


def _carry_out(service: str, operation: str, *request: Any, text: bool) -> dict[str, Any]:
    found = SERVICES[service]
    return found.carry_out(found.operations[operation], *request, text=text)


class _Exchange:
    """One request on its way to its answer; what is known of it so far goes to the journal."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.request_id = str(uuid.uuid4())
        self.action = request.headers.get("X-TC-Action", "")
        self.region = request.headers.get("X-TC-Region", "")
        self.account = ""
        self.service = CBS
        self.parameters: dict[str, Any] = {}
        self.status = 200

    def answer(self) -> Response:
        """The answer, which is on record by then."""
        error_code = None
        try:
            body = self._carry_out()
        except TencentError as error:
            error_code = error.code
            body = {"Error": {"Code": error.code, "Message": error.message}}
        except ConnectionResetError:
            self.status = 0
            raise
        finally:
            self._record(error_code)
        text = json.dumps({"Response": {**body, "RequestId": self.request_id}}, ensure_ascii=False)
        # The SDK looks for errors under exactly this content type.
        return Response(text, self.status, content_type="application/json")

    def _carry_out(self) -> dict[str, Any]:
        operation = self._authorized()
        self.parameters = parameters.read(self.request)
        fault = faults.take(self.service.name, self.action, self.region)
        if fault is not None and not fault.after:
            self._strike(fault)
        body = past.carry_out(
            partial(
                _carry_out,
                self.service.name,
                operation.name,
                self.account,
                self.region,
                self.parameters,
                text=self.request.method == "GET",
            ),
            reads=operation.reads,
        )
        if fault is not None and fault.after:
            self._strike(fault)
        return body

    def _authorized(self) -> Operation:
        """The operation, once everything that API 3.0 checks before the service is right."""
        version = self.request.headers.get("X-TC-Version")
        if not self.action:
            raise missing_parameter("Action")
        if not version:
            raise missing_parameter("Version")
        name, key = verify(self.request)
        self.account = key.account
        service = SERVICES.get(name)
        if service is None:
            raise TencentError("NoSuchProduct", f"The product `{name}` does not exist.")
        self.service = service
        if version != service.version:
            raise TencentError(
                "NoSuchVersion",
                f"The version=`{version}` is invalid or not found in service=`{name}`.",
            )
        operation = service.operations.get(self.action)
        if operation is None and service.is_known(self.action):
            raise TencentError(
                "UnsupportedOperation", f"The sandbox does not have the operation `{self.action}`."
            )
        if operation is None:
            raise TencentError(
                "InvalidAction",
                f"The request action=`{self.action}` is invalid or not found in "
                f"service=`{name}` and version=`{version}`.",
            )
        self._check_region(operation)
        limit = configuration.quota(f"{name}.RequestsPerSecond", self.region)
        request_limit.count(
            self.account,
            f"{name}.{self.action}",
            service.requests_per_second if limit is None else limit,
        )
        return operation

    def _check_region(self, operation: Operation) -> None:
        if not self.region:
            if operation.region_required:
                raise missing_parameter("Region")
        elif self.region in CLOSED_REGIONS:
            raise TencentError(
                "UnsupportedRegion",
                f"The region `{self.region}` is not supported by `{self.service.name}`.",
            )
        elif self.region not in CBS_REGIONS:
            raise TencentError(
                "InvalidParameterValue",
                "A value specified in `X-TC-Region` is not valid, is unsupported, "
                "or cannot be used.",
            )

    def _strike(self, fault: Fault) -> None:
        time.sleep(fault.seconds)
        if fault.kind == "slow":
            return
        if fault.kind == "reset":
            reset_connection(self.request.environ)
        limit = self.service.requests_per_second
        usual = {
            "throttle": request_limit_exceeded(limit + 1, limit),
            "internal": TencentError(
                "InternalError", "An internal error has occurred. Retry your request."
            ),
        }.get(fault.kind)
        self.status = fault.status or self.status
        raise TencentError(
            fault.code or (usual.code if usual else "InternalError"),
            fault.message or (usual.message if usual else "An ordered fault."),
        )

    def _record(self, error_code: str | None) -> None:
        journal.record(
            Call(
                time=clock.now(),
                cloud="tencent",
                service=self.service.name,
                operation=self.action,
                region=self.region,
                account=self.account,
                params=self.parameters,
                status=self.status,
                error_code=error_code,
                request_id=self.request_id,
            )
        )
