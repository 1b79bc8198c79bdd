"""Signature Version 4: who signed a request, for which region and service, and whether rightly.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
"""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from urllib.parse import parse_qsl, urlsplit

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.compat import HTTPHeaders
from botocore.credentials import Credentials
from werkzeug.datastructures import Headers

from ..clock import clock
from . import accounts, errors
from .regions import all_regions

ALGORITHM = "AWS4-HMAC-SHA256"
QUERY_PARAMETERS = frozenset(
    {
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-Expires",
        "X-Amz-Security-Token",
        "X-Amz-Signature",
        "X-Amz-SignedHeaders",
    }
)
_FIELD = re.compile(r"(Credential|SignedHeaders|Signature)=([^,\s]+)")
_TIME_FORMAT = "%Y%m%dT%H%M%SZ"
_MAX_SKEW = timedelta(minutes=5)
_MAX_SKEW_OF_S3 = timedelta(minutes=15)
_MAX_EXPIRES = 604800


@dataclass(frozen=True)
class HttpRequest:
    """A request as it came over the wire.

    Attributes:
        method: ``POST``.
        url: path and query string, percent-encoded as sent; host and scheme may be left out.
        headers: all of them.
        body: the whole of it.
    """

    method: str
    url: str
    headers: Headers
    body: bytes


@dataclass(frozen=True)
class Signature:
    """What a request says about its signer.

    Attributes:
        access_key_id: the signer's access key.
        region: of the credential scope.
        service: the signing name in the credential scope: ``cloudhsm``.
        signed_headers: their lower-case names.
        value: the signature, in hexadecimal.
        time: when it was signed: ``20150830T123600Z``.
        expires: how long a presigned URL is good for, or None for a signed header.
        session_token: of temporary credentials.
    """

    access_key_id: str
    region: str
    service: str
    signed_headers: tuple[str, ...]
    value: str
    time: str
    expires: timedelta | None
    session_token: str | None

    @property
    def authorization(self) -> str:
        """The ``Authorization`` header that says the same, also for a presigned URL."""
        scope = f"{self.access_key_id}/{self.time[:8]}/{self.region}/{self.service}/aws4_request"
        headers = ";".join(self.signed_headers)
        return f"{ALGORITHM} Credential={scope}, SignedHeaders={headers}, Signature={self.value}"


def read(request: HttpRequest, protocol: str) -> Signature:
    """What the request's ``Authorization`` header or presigned query string says.

    Raises:
        AwsError: it is not signed, or not completely.
    """
    query = dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True))
    authorization = request.headers.get("Authorization", "")
    expires = None
    if "X-Amz-Signature" in query:
        algorithm = query.get("X-Amz-Algorithm", "")
        fields = {
            "Credential": query.get("X-Amz-Credential", ""),
            "SignedHeaders": query.get("X-Amz-SignedHeaders", ""),
            "Signature": query["X-Amz-Signature"],
        }
        time, token = query.get("X-Amz-Date", ""), query.get("X-Amz-Security-Token")
        seconds = query.get("X-Amz-Expires", "")
        if not seconds.isdigit() or not 0 < int(seconds) <= _MAX_EXPIRES:
            raise errors.incomplete_signature(
                protocol, f"X-Amz-Expires must be between 1 and {_MAX_EXPIRES} seconds."
            )
        expires = timedelta(seconds=int(seconds))
    elif authorization:
        algorithm = authorization.partition(" ")[0]
        fields = dict(_FIELD.findall(authorization))
        time = request.headers.get("X-Amz-Date", "")
        token = request.headers.get("X-Amz-Security-Token")
    else:
        raise errors.missing_token(protocol)
    scope = fields.get("Credential", "").split("/")
    if (
        algorithm != ALGORITHM
        or len(scope) != 5
        or scope[4] != "aws4_request"
        or not all(fields.get(name) for name in ("SignedHeaders", "Signature"))
        or not time
    ):
        raise errors.incomplete_signature(
            protocol,
            "The request signature does not conform to AWS standards: Signature Version 4 needs "
            "Credential, SignedHeaders, Signature and X-Amz-Date.",
        )
    if scope[1] != time[:8]:
        raise errors.wrong_signature(
            protocol, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version."
        )
    return Signature(
        access_key_id=scope[0],
        region=scope[2],
        service=scope[3],
        signed_headers=tuple(fields["SignedHeaders"].split(";")),
        value=fields["Signature"],
        time=time,
        expires=expires,
        session_token=token,
    )


def verify(request: HttpRequest, signature: Signature, protocol: str) -> str:
    """Check the signature, its scope and its time, and tell the signer's account.

    Time is real time here, as it is for the SDKs that sign.

    Raises:
        AwsError: the access key is unknown, or something about the signature is wrong.
    """
    owner = accounts.find(signature.access_key_id)
    if owner is None or owner.session_token != signature.session_token:
        raise errors.unknown_key(protocol)
    if signature.region not in all_regions():
        raise errors.wrong_signature(protocol, "Credential should be scoped to a valid region.")
    _check_time(signature, protocol)
    if "host" not in signature.signed_headers:
        raise errors.wrong_signature(protocol, "'Host' must be a 'SignedHeader' in the request.")
    _check_payload(request, signature, protocol)
    expected = _calculate(request, signature, owner.secret_access_key)
    if not hmac.compare_digest(expected, signature.value):
        raise errors.wrong_signature(
            protocol,
            "The request signature we calculated does not match the signature you provided. "
            "Check your AWS Secret Access Key and signing method. Consult the service "
            "documentation for details.",
        )
    return owner.account


def _check_time(signature: Signature, protocol: str) -> None:
    try:
        signed = datetime.strptime(signature.time, _TIME_FORMAT).replace(tzinfo=timezone.utc)
    except ValueError:
        raise errors.incomplete_signature(
            protocol, f"Date must be in ISO-8601 'basic format'. Got '{signature.time}'."
        ) from None
    now = clock.real()
    skew = _MAX_SKEW_OF_S3 if signature.service == "s3" else _MAX_SKEW
    minutes = f"{skew // timedelta(minutes=1)} min."
    first, last = now - (skew if signature.expires is None else signature.expires), now + skew
    if signature.service == "s3" and not first <= signed <= last:
        raise errors.AwsError(
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.",
            403,
        )
    if signed < first:
        raise errors.wrong_signature(
            protocol,
            f"Signature expired: {signature.time} is now earlier than {first:{_TIME_FORMAT}} "
            f"({now:{_TIME_FORMAT}} - {minutes})",
        )
    if signed > last:
        raise errors.wrong_signature(
            protocol,
            f"Signature not yet current: {signature.time} is still later than "
            f"{last:{_TIME_FORMAT}} ({now:{_TIME_FORMAT}} + {minutes})",
        )


def _check_payload(request: HttpRequest, signature: Signature, protocol: str) -> None:
    """A body's announced hash has to be its hash; S3 also takes unsigned and chunked ones."""
    announced = request.headers.get("X-Amz-Content-SHA256")
    if announced is None or (
        signature.service == "s3" and not re.fullmatch("[0-9a-f]{64}", announced)
    ):
        return
    if announced != sha256(request.body).hexdigest():
        raise errors.wrong_signature(
            protocol, "The provided 'x-amz-content-sha256' header does not match what was computed."
        )


def _calculate(request: HttpRequest, signature: Signature, secret: str) -> str:
    parts = urlsplit(request.url)
    query = "&".join(
        pair for pair in parts.query.split("&") if not pair.startswith("X-Amz-Signature=")
    )
    headers = {name: request.headers.get(name, "") for name in signature.signed_headers}
    wire = AWSRequest(
        method=request.method,
        # Plain http makes botocore hash the body whatever the operation.
        url=f"http://{request.headers.get('Host', '')}{parts.path or '/'}"
        + (f"?{query}" if query else ""),
        headers=headers,
        data=request.body,
    )
    wire.context["timestamp"] = signature.time
    scheme = _S3Signer if signature.service == "s3" else _Signer
    signer = scheme(
        Credentials(signature.access_key_id, secret), signature.service, signature.region
    )
    signer.names = signature.signed_headers
    if signature.service == "s3" and signature.expires is not None:
        wire.headers["X-Amz-Content-SHA256"] = "UNSIGNED-PAYLOAD"
    canonical_request = signer.canonical_request(wire)
    return signer.signature(signer.string_to_sign(wire, canonical_request), wire)


class _SignedHeadersOnly:
    """The headers to sign are those that the client signed, whatever they are."""

    names: tuple[str, ...] = ()

    def headers_to_sign(self, request: AWSRequest) -> HTTPHeaders:
        headers = HTTPHeaders()
        for name in self.names:
            headers[name] = request.headers.get(name, "")
        return headers


class _Signer(_SignedHeadersOnly, SigV4Auth):
    pass


class _S3Signer(_SignedHeadersOnly, S3SigV4Auth):
    pass
