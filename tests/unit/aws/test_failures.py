"""Failures of AWS: what botocore raises, as one sentence of the right kind."""

import re
from typing import Any

import botocore.exceptions as raised
import botocore.session
import pytest
from botocore.exceptions import ClientError

from offsite_provider.aws.access import AwsHandler
from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopy
from offsite_provider.aws.failures import doing
from offsite_provider.aws.rds.automated_backups_replication import AutomatedBackupsReplication
from offsite_provider.aws.redshiftserverless.snapshot_copy_configuration import (
    SnapshotCopyConfiguration,
)
from offsite_provider.core import failures
from offsite_provider.core.failures import BadCredentials, Busy, Failure, NotFound

HANDLERS: dict[str, type[AwsHandler[Any, Any]]] = {
    "cloudhsmv2": BackupCopy,
    "rds": AutomatedBackupsReplication,
    "redshift-serverless": SnapshotCopyConfiguration,
}
# Those of CloudHSM, RDS and Redshift Serverless, and of every service.
CODES = {
    "AccessDenied": "CloudHsmAccessDeniedException AccessDeniedException AccessDenied "
    "UnauthorizedOperation",
    "BadCredentials": "ExpiredToken ExpiredTokenException IncompleteSignature InvalidClientTokenId "
    "InvalidSignatureException MissingAuthenticationToken RequestExpired SignatureDoesNotMatch "
    "UnrecognizedClientException",
    "Busy": "CloudHsmInternalFailureException InternalServerException InternalFailure Throttling "
    "RequestLimitExceeded ServiceUnavailable ThrottlingException TooManyRequestsException "
    "KMSInternalException DependencyTimeoutException",
    "Conflict": "ConflictException",
    "Failure": "CloudHsmResourceLimitExceededException CloudHsmServiceException "
    "CloudHsmTagException DBInstanceAutomatedBackupQuotaExceeded KMSKeyNotAccessibleFault "
    "StorageTypeNotSupported ServiceQuotaExceededException",
    "Invalid": "CloudHsmInvalidRequestException InvalidDBInstanceAutomatedBackupState "
    "InvalidDBInstanceState InvalidArnException InvalidPaginationException ValidationException ValidationError",
    "NotFound": "CloudHsmResourceNotFoundException DBInstanceAutomatedBackupNotFound "
    "DBInstanceNotFound NotFoundException ResourceNotFoundException",
}
KINDS = {code: getattr(failures, kind) for kind, codes in CODES.items() for code in codes.split()}
# Errors of other resources that the same RDS operations can be called for.
ELSEWHERE = re.compile("BlueGreen|Capacity|Cluster|Integration|Proxy|Shard|Snapshot|Tenant")


def declared(service: str) -> set[str]:
    """The error codes that botocore's model has for the operations in use."""
    loader: Any = botocore.session.get_session().get_component("data_loader")
    found: set[str] = set()
    for called in (each for calls in HANDLERS[service].calls.values() for each in calls):
        prefix, _, operation = called.rpartition(":")
        model = loader.load_service_model(prefix or service, "service-2")
        for error in model["operations"][operation].get("errors", []):
            shape = model["shapes"][error["shape"]]
            found.add(shape.get("error", {}).get("code", error["shape"]))
    return found


def failure(code: str | None, message: str | None = "it says so.", **remedies: str) -> Failure:
    error: Any = {"Code": code, "Message": message}
    return doing_it(ClientError({"Error": error}, "CopyBackupToRegion"), remedies)


def doing_it(error: Exception, remedies: Any = None) -> Failure:
    with pytest.raises(Failure) as caught, doing("copy it", remedies or {}):
        raise error
    assert caught.value.__cause__ is error
    return caught.value


@pytest.mark.parametrize("service", HANDLERS)
def test_every_declared_code_was_thought_of(service: str) -> None:
    codes = declared(service)
    assert {code for code in codes if not ELSEWHERE.search(code)} <= KINDS.keys()
    # What is not there is never taken for forbidden.
    for code in codes:
        assert (type(failure(code)) is NotFound) == ("NotFound" in code)


@pytest.mark.parametrize(("code", "kind"), KINDS.items())
def test_a_code_is_a_kind(code: str, kind: type[Failure]) -> None:
    found = failure(code)
    assert (type(found), found.code) == (kind, code)


@pytest.mark.parametrize(
    ("code", "remedies", "sentence"),
    [
        ("CloudHsmResourceNotFoundException", {}, ""),
        ("AccessDenied", {}, " Allow `CopyBackupToRegion` to the role or user that runs Pulumi."),
        ("KMSKeyNotAccessibleFault", {"KMSKeyNotAccessibleFault": "Enable the key"}, " Enable the key."),
        ("AccessDenied", {"AccessDenied": "Allow `{action}` there"}, " Allow `CopyBackupToRegion` there."),
    ],
)  # fmt: skip
def test_one_sentence_with_what_to_do(code: str, remedies: Any, sentence: str) -> None:
    found = str(failure(code, "Not so.", **remedies))
    assert found == f"cannot copy it: Not so ({code}).{sentence}"


@pytest.mark.parametrize("response", [{}, {"Error": {}}, {"Error": {"Code": "Odd"}}])
def test_an_error_that_says_nothing(response: Any) -> None:
    assert "no reason given" in str(doing_it(ClientError(response, "CopyBackupToRegion")))


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (raised.NoCredentialsError(), BadCredentials, "Give AWS credentials as for any AWS tool"),
        (raised.PartialCredentialsError(provider="env", cred_var="x"), BadCredentials, "Give AWS"),
        (raised.ProfileNotFound(profile="dr"), BadCredentials, "profile (dr) could not be found"),
        (raised.UnauthorizedSSOTokenError(), BadCredentials, "Run `aws sso login`."),
        (raised.EndpointConnectionError(endpoint_url="http://x"), Busy, "AWS_ENDPOINT_URL"),
        (raised.ConnectTimeoutError(endpoint_url="http://x"), Busy, "Check the network"),
        (raised.ReadTimeoutError(endpoint_url="http://x"), Busy, "Check the network"),
        (raised.ParamValidationError(report="bad"), Failure, "Parameter validation failed"),
        (raised.BotoCoreError(), Failure, "unspecified error"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_what_the_sdk_finds_itself(error: Exception, kind: type[Failure], words: str) -> None:
    found = doing_it(error)
    assert type(found) is kind
    assert words in str(found)
    assert str(found).startswith("cannot copy it: ")


@pytest.mark.parametrize("error", [ZeroDivisionError(), NotFound("find it", "gone")])
def test_other_errors_pass(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, doing("copy it"):
        raise error
    assert caught.value is error


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("InvalidSignatureException", "Signature expired: 20261121T100000Z is now earlier than …"),
        ("SignatureDoesNotMatch", "Signature not yet current: 20261121T100000Z is still later …"),
        ("RequestTimeTooSkewed", "The difference between the request time …"),
    ],
)
def test_a_clock_that_is_off(code: str, message: str) -> None:
    found = failure(code, message)
    assert isinstance(found, BadCredentials)
    assert found.remedy == "Set this machine's clock: it has to be right to five minutes"
