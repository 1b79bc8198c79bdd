"""``PreSignedUrl``: the same operation, signed for the source's region."""

from urllib.parse import parse_qs, urlsplit

from werkzeug.datastructures import Headers

from .. import signature
from ..errors import AwsError
from .exceptions import InvalidParameterValueError


def check(url: str, action: str, source_arn: str, account: str) -> None:
    """Check that a presigned URL asks the source's region for the same thing.

    Args:
        url: what the client presigned.
        action: the operation that it comes with.
        source_arn: the source in that operation.
        account: the caller's.

    Raises:
        InvalidParameterValueError: it does not, or it is not signed rightly.
    """
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    request = signature.HttpRequest("GET", url, Headers({"Host": parts.netloc}), b"")
    try:
        signed = signature.read(request, "query")
        signer = signature.verify(request, signed, "query")
    except AwsError as error:
        raise InvalidParameterValueError(
            f"PreSignedUrl could not be authenticated: {error.message}"
        ) from error
    source_region = source_arn.split(":")[3] if source_arn.count(":") >= 3 else ""
    right = {
        "Action": query.get("Action") == action,
        "SourceDBInstanceArn": query.get("SourceDBInstanceArn") == source_arn,
        "region": signed.region == source_region,
        "service": signed.service == "rds",
        "account": signer == account,
    }
    wrong = [name for name, is_right in right.items() if not is_right]
    if wrong:
        raise InvalidParameterValueError(f"PreSignedUrl does not match in: {', '.join(wrong)}.")
