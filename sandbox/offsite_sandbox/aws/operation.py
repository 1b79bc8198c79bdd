"""Which operation a request is for, and with which parameters, by the service's model."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from xml.etree.ElementTree import ParseError

from moto.core.model import OperationModel, ServiceModel, Shape
from moto.core.parse import (
    PROTOCOL_PARSERS,
    EC2QueryParser,
    QueryParser,
    RequestParserError,
)
from moto.core.request import Request, determine_request_protocol
from moto.core.routing import get_service_router
from werkzeug.exceptions import MethodNotAllowed, NotFound

from . import errors, wire
from .constraints import Violation, violations
from .signature import QUERY_PARAMETERS

_READS = ("Describe", "Get", "List")
# S3 promises so, and what STS gives out is no thing that could be read later.
_CONSISTENT = frozenset({"s3", "sts"})
_QUERY_PROTOCOLS = ("query", "ec2")
_COMMON_PARAMETERS = QUERY_PARAMETERS | {"Action", "Version"}
# What the service answers to a value that breaks a constraint, and to a missing member.
_VALIDATION_CODES = {
    "backup": ("InvalidParameterValueException", "MissingParameterValueException"),
    "cloudhsmv2": ("CloudHsmInvalidRequestException", "CloudHsmInvalidRequestException"),
    "efs": ("BadRequest", "BadRequest"),
    "rds": ("InvalidParameterValue", "MissingParameter"),
}
_VALIDATION_CODES_BY_PROTOCOL = {
    "ec2": ("InvalidParameterValue", "MissingParameter"),
    "query": ("ValidationError", "ValidationError"),
    "rest-xml": ("InvalidArgument", "InvalidRequest"),
}
_DEFAULT_VALIDATION_CODES = ("ValidationException", "ValidationException")


@dataclass(frozen=True)
class Operation:
    """The operation that a request is for.

    Attributes:
        model: botocore's.
        protocol: the one that this request speaks, of those that the service has.
        uri_parameters: what the path says, in the protocols that have it there.
    """

    model: OperationModel
    protocol: str
    uri_parameters: Mapping[str, Any]

    @property
    def reads(self) -> bool:
        """Whether it only tells what there is, which may be what there was a while before."""
        name = str(self.model.name)
        return name.startswith(_READS) and self.service.service_name not in _CONSISTENT

    @property
    def service(self) -> ServiceModel:
        """The model of the service."""
        return self.model.service_model

    def parameters(self, request: Request) -> dict[str, Any]:
        """The request's parameters, which the model has found nothing wrong with.

        Raises:
            AwsError: the service's validation error.
        """
        shape = cast("Shape | None", self.model.input_shape)
        values = _Values(request.values.items())
        try:
            if shape is not None and self.protocol in errors.JSON_PROTOCOLS:
                self._check_json(request)
            parsed = _PARSERS[self.protocol](self.model).parse(
                {
                    "method": request.method,
                    "values": cast(Any, values if self._is_query else request.values),
                    "headers": cast(Any, request.headers),
                    "body": request.get_data(),
                    "url_path": request.path,
                    "url_params": dict(self.uri_parameters),
                }
            )
        except wire.UnknownMemberError as error:
            raise errors.AwsError(
                self._validation_codes[0], f"Unknown parameter: {error}"
            ) from None
        except (ValueError, ParseError, RequestParserError) as error:
            code = "MalformedInput" if self._is_query else "SerializationException"
            raise errors.AwsError(code, str(error), 400) from None
        if self._is_query:
            self._check_unread(values)
        if shape is not None:
            self._check_constraints(list(violations(shape, parsed)))
        return parsed

    def _check_json(self, request: Request) -> None:
        shape = cast(Any, self.model.input_shape)
        body = request.get_data()
        if self.protocol == "rest-json":
            payload = shape.serialization.get("payload")
            if payload is not None:
                shape = shape.members[payload]
                if shape.type_name in ("blob", "string"):
                    return
        wire.check_json(shape, json.loads(body) if body else {})

    def _check_unread(self, values: "_Values") -> None:
        unknown = sorted(set(values) - values.read - _COMMON_PARAMETERS)
        if unknown:
            code = "UnknownParameter" if self.protocol == "ec2" else "MalformedInput"
            raise errors.AwsError(code, f"The parameter {unknown[0]} is not recognized.", 400)

    def _check_constraints(self, found: list[Violation]) -> None:
        if not found:
            return
        invalid, missing = self._validation_codes
        code = missing if all(violation.kind == "missing" for violation in found) else invalid
        plural = "error" if len(found) == 1 else "errors"
        raise errors.AwsError(
            code, f"{len(found)} validation {plural} detected: {'; '.join(map(str, found))}", 400
        )

    @property
    def _is_query(self) -> bool:
        return self.protocol in _QUERY_PROTOCOLS

    @property
    def _validation_codes(self) -> tuple[str, str]:
        by_protocol = _VALIDATION_CODES_BY_PROTOCOL.get(self.protocol, _DEFAULT_VALIDATION_CODES)
        return _VALIDATION_CODES.get(str(self.service.service_name), by_protocol)


class _StrictQueryParser(QueryParser):
    def _default_handle(self, shape: Any, value: Any, prefix: str = "") -> Any:
        found = cast(Any, super())._default_handle(shape, value, prefix)
        return _checked(shape, found, prefix)


class _StrictEC2QueryParser(EC2QueryParser):
    def _default_handle(self, shape: Any, value: Any, prefix: str = "") -> Any:
        found = cast(Any, super())._default_handle(shape, value, prefix)
        return _checked(shape, found, prefix)


def _checked(shape: Any, found: Any, path: str) -> Any:
    if isinstance(found, str):
        wire.check_text(shape, found, path)
    return found


_PARSERS = {**PROTOCOL_PARSERS, "query": _StrictQueryParser, "ec2": _StrictEC2QueryParser}


class _Values(dict[str, str]):
    """Query parameters that remember which of them were asked for."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        super().__init__(values)
        self.read: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        if key in self:
            self.read.add(key)
        return super().get(key, default)


def protocol_of(service: ServiceModel, request: Request) -> str:
    """The protocol that a request to a service speaks.

    Raises:
        AwsError: the service, or the sandbox, does not speak it.
    """
    speaks = cast(list[str], service.metadata.get("protocols", [str(service.protocol)]))
    known = [name for name in speaks if name in PROTOCOL_PARSERS]
    content_type = (request.content_type or "").partition(";")[0]
    try:
        protocol = determine_request_protocol(service, content_type)
    except NotImplementedError:
        protocol = ""
    if protocol in known:
        return protocol
    raise errors.unknown_operation(
        known[0], f"The sandbox does not speak {content_type!r} with {service.service_name}."
    )


def find(service: ServiceModel, request: Request) -> Operation:
    """The operation of ``service`` that a request is for.

    Raises:
        AwsError: it has no such operation.
    """
    protocol = protocol_of(service, request)
    uri_parameters: Mapping[str, Any] = {}
    if protocol in _QUERY_PROTOCOLS:
        name = request.values.get("Action", "")
    elif protocol == "json":
        prefix, _, name = request.headers.get("X-Amz-Target", "").rpartition(".")
        if prefix != service.metadata.get("targetPrefix"):
            name = ""
    else:
        try:
            routed, uri_parameters = get_service_router(str(service.service_name)).match(request)
            name = str(routed.name)
        except (NotFound, MethodNotAllowed, NotImplementedError):
            name = ""
    if name not in service.operation_names:
        raise errors.unknown_operation(
            protocol, f"The action or operation {name!r} is not valid for {service.service_name}."
        )
    return Operation(service.operation_model(name), protocol, uri_parameters)
