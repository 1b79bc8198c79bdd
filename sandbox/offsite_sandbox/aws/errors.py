"""AWS errors in the shape that the service's protocol gives them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from moto.core.exceptions import ServiceException
from moto.core.model import OperationModel, ServiceModel
from moto.core.serialize import SerializationContext, get_serializer_class

JSON_PROTOCOLS = ("json", "rest-json")


class AwsError(ServiceException):
    """An error that the service answers with.

    Args:
        code: the code or the name of the error's shape in the service's model, or one of the
            errors that all services have in common.
        message: what a person reads.
        status: the HTTP status, or None for the model's own.
    """

    def __init__(self, code: str, message: str, status: int | None = None) -> None:
        super().__init__(code, message)
        self.status = status


class Answer(NamedTuple):
    """An HTTP answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def render(
    error: ServiceException, operation: OperationModel, protocol: str, request_id: str
) -> Answer:
    """The answer that tells ``error`` to a client which speaks ``protocol``."""
    serializer = get_serializer_class(str(operation.service_model.service_name), protocol)(
        operation, SerializationContext(request_id)
    )
    rendered = serializer.serialize(error)
    body = rendered["body"]
    headers = {**rendered["headers"], "x-amzn-requestid": request_id}
    if protocol == "json":
        headers["Content-Type"] = content_type(operation.service_model)
    status = getattr(error, "status", None) or rendered["status_code"]
    return Answer(status, headers, body if isinstance(body, bytes) else body.encode())


def content_type(service: ServiceModel) -> str:
    """The content type of a service that speaks the ``json`` protocol."""
    metadata: Mapping[str, Any] = service.metadata
    return f"application/x-amz-json-{metadata.get('jsonVersion', '1.0')}"


class _Told(NamedTuple):
    code: str
    message: str
    status: int

    def error(self) -> AwsError:
        return AwsError(self.code, self.message, self.status)


class _Family(NamedTuple):
    """How one family of protocols names the errors that come before any service."""

    missing_token: _Told
    incomplete: str
    unknown_key: _Told
    wrong_signature: str
    refused_status: int
    throttled: _Told
    unknown_operation: str


_INVALID_TOKEN = "The security token included in the request is invalid."
_JSON = _Family(
    _Told("MissingAuthenticationTokenException", "Missing Authentication Token", 403),
    "IncompleteSignatureException",
    _Told("UnrecognizedClientException", _INVALID_TOKEN, 400),
    "InvalidSignatureException",
    400,
    _Told("ThrottlingException", "Rate exceeded", 400),
    "UnknownOperationException",
)
_QUERY = _Family(
    _Told("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
    "IncompleteSignature",
    _Told("InvalidClientTokenId", _INVALID_TOKEN, 403),
    "SignatureDoesNotMatch",
    403,
    _Told("Throttling", "Rate exceeded", 400),
    "InvalidAction",
)
_FAMILIES = {
    "json": _JSON,
    "rest-json": _JSON._replace(
        unknown_key=_JSON.unknown_key._replace(status=403),
        refused_status=403,
        throttled=_JSON.throttled._replace(status=429),
    ),
    "query": _QUERY,
    "ec2": _QUERY._replace(
        unknown_key=_Told(
            "AuthFailure", "AWS was not able to validate the provided access credentials", 401
        ),
        throttled=_Told("RequestLimitExceeded", "Request limit exceeded.", 503),
    ),
    "rest-xml": _QUERY._replace(
        missing_token=_Told("AccessDenied", "Access Denied", 403),
        unknown_key=_Told(
            "InvalidAccessKeyId",
            "The AWS Access Key Id you provided does not exist in our records.",
            403,
        ),
        throttled=_Told("SlowDown", "Please reduce your request rate.", 503),
        unknown_operation="NotImplemented",
    ),
}


def missing_token(protocol: str) -> AwsError:
    """The request is not signed."""
    return _FAMILIES[protocol].missing_token.error()


def incomplete_signature(protocol: str, message: str) -> AwsError:
    """The request is signed, but not as Signature Version 4 asks for."""
    return AwsError(_FAMILIES[protocol].incomplete, message, 400)


def unknown_key(protocol: str) -> AwsError:
    """No account has the access key, or its session token is wrong."""
    return _FAMILIES[protocol].unknown_key.error()


def wrong_signature(protocol: str, message: str) -> AwsError:
    """The signature, its scope or its time are not right."""
    family = _FAMILIES[protocol]
    return AwsError(family.wrong_signature, message, family.refused_status)


def unknown_operation(protocol: str, message: str) -> AwsError:
    """The service, or the sandbox, does not have the operation."""
    return AwsError(_FAMILIES[protocol].unknown_operation, message, 400)


def throttled(protocol: str) -> AwsError:
    """The service's throttling error."""
    return _FAMILIES[protocol].throttled.error()


def internal(service: ServiceModel) -> AwsError:
    """The service's own internal error: of its model, or the one that all have in common."""
    names = (shape.name for shape in service.error_shapes if "Internal" in shape.name)
    return AwsError(next(names, "InternalFailure"), "An internal error occurred.", 500)
