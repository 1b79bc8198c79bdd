"""What botocore raises, as the core's failures."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Final

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    HTTPClientError,
    NoCredentialsError,
    PartialCredentialsError,
    ProfileNotFound,
    TokenRetrievalError,
    UnauthorizedSSOTokenError,
)
from botocore.exceptions import ConnectionError as BotoConnectionError

from ..core.failures import (
    AccessDenied,
    BadCredentials,
    Busy,
    Conflict,
    Failure,
    Invalid,
    NotFound,
)

_BUSY: Final = (
    "Throttling",
    "Throttled",
    "TooManyRequests",
    "RequestLimitExceeded",
    "SlowDown",
    "ServiceUnavailable",
    "InternalFailure",
    "InternalServer",
    "InternalError",
    "RequestTimeout",
    "KMSInternal",
    "DependencyTimeout",
)
_CLOCK: Final = ("Signature expired", "Signature not yet current")
"""How AWS begins its refusal of a signature whose time is far from its own."""
_BAD_CREDENTIALS: Final = (
    "UnrecognizedClient",
    "InvalidClientTokenId",
    "ExpiredToken",
    "InvalidSignature",
    "SignatureDoesNotMatch",
    "AuthFailure",
    "MissingAuthenticationToken",
    "IncompleteSignature",
)
_KINDS: Final[tuple[tuple[tuple[str, ...], type[Failure], str], ...]] = (
    (
        ("RequestTimeTooSkewed", "RequestInTheFuture", "RequestExpired", *_CLOCK),
        BadCredentials,
        "Set this machine's clock: it has to be right to five minutes",
    ),
    (
        _BAD_CREDENTIALS,
        BadCredentials,
        "Check the credentials in use (`aws sts get-caller-identity` shows whose they are) "
        "and sign in again if they are too old",
    ),
    (
        ("AccessDenied", "UnauthorizedOperation", "AuthorizationError", "NotAuthorized"),
        AccessDenied,
        "Allow `{action}` to the role or user that runs Pulumi",
    ),
    (_BUSY, Busy, "The service is busy: run `pulumi up` again"),
    (("NotFound",), NotFound, ""),
    (("Conflict", "AlreadyExist"), Conflict, ""),
    (("Validation", "Invalid"), Invalid, ""),
)


@contextmanager
def doing(what: str, remedies: Mapping[str, str] | None = None) -> Generator[None]:
    """Turns what botocore raises inside into `cannot <what>: …`.

    `remedies` holds better advice than the general one, by error code; `{action}` in it is the
    operation that was called.
    """
    try:
        yield
    except ClientError as error:
        found = error.response.get("Error", {})
        code, why = found.get("Code", "Unknown"), found.get("Message") or "no reason given"
        kind, remedy = _kind(code, why)
        remedy = (remedies or {}).get(code, remedy).replace("{action}", error.operation_name)
        raise kind(what, why, remedy, code=code) from error
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        raise BadCredentials(
            what,
            str(error),
            "Give AWS credentials as for any AWS tool: environment, shared files, "
            "`aws:profile`, or an instance role",
        ) from error
    except (UnauthorizedSSOTokenError, TokenRetrievalError) as error:
        raise BadCredentials(what, str(error), "Run `aws sso login`") from error
    except (
        EndpointConnectionError,
        ConnectTimeoutError,
        HTTPClientError,
        BotoConnectionError,
    ) as error:
        raise Busy(
            what, str(error), "Check the network, the region and `AWS_ENDPOINT_URL`, and try again"
        ) from error
    except BotoCoreError as error:
        raise Failure(what, str(error)) from error


def _kind(code: str, why: str) -> tuple[type[Failure], str]:
    for words, kind, remedy in _KINDS:
        if any(word in code or (word in _CLOCK and word in why) for word in words):
            return kind, remedy
    return Failure, ""
