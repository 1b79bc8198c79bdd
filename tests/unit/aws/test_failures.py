"""Failures of AWS: what botocore raises, as one sentence of the right kind."""

import json
import re
from functools import lru_cache
from typing import Any

import botocore.session
import pytest
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ParamValidationError,
    PartialCredentialsError,
    ProfileNotFound,
    ReadTimeoutError,
    UnauthorizedSSOTokenError,
)

from offsite_provider.aws.access import AwsHandler
from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopy
from offsite_provider.aws.failures import doing
from offsite_provider.aws.rds.automated_backups_replication import AutomatedBackupsReplication
from offsite_provider.aws.redshiftserverless.snapshot_copy_configuration import (
    SnapshotCopyConfiguration,
)
from offsite_provider.core.failures import (
    AccessDenied,
    BadCredentials,
    Busy,
    Conflict,
    Failure,
    Invalid,
    NotFound,
)

HANDLERS: dict[str, type[AwsHandler[Any, Any]]] = {
    "cloudhsmv2": BackupCopy,
    "rds": AutomatedBackupsReplication,
    "redshift-serverless": SnapshotCopyConfiguration,
}
OF_CLOUDHSM: dict[type[Failure], str] = {
    AccessDenied: "CloudHsmAccessDeniedException",
    Busy: "CloudHsmInternalFailureException",
    Failure: "CloudHsmResourceLimitExceededException CloudHsmServiceException CloudHsmTagException",
    Invalid: "CloudHsmInvalidRequestException",
    NotFound: "CloudHsmResourceNotFoundException",
}
OF_RDS: dict[type[Failure], str] = {
    Failure: "DBInstanceAutomatedBackupQuotaExceeded KMSKeyNotAccessibleFault "
    "StorageTypeNotSupported",
    Invalid: "InvalidDBInstanceAutomatedBackupState InvalidDBInstanceState",
    NotFound: "DBInstanceAutomatedBackupNotFound DBInstanceNotFound",
}
OF_REDSHIFT: dict[type[Failure], str] = {
    AccessDenied: "AccessDeniedException",
    Busy: "InternalServerException",
    Conflict: "ConflictException",
    Failure: "ServiceQuotaExceededException",
    Invalid: "InvalidPaginationException ValidationException",
    NotFound: "ResourceNotFoundException",
}
OF_EVERY_SERVICE: dict[type[Failure], str] = {
    AccessDenied: "AccessDenied UnauthorizedOperation",
    BadCredentials: "ExpiredToken ExpiredTokenException IncompleteSignature InvalidClientTokenId "
    "InvalidSignatureException MissingAuthenticationToken RequestExpired SignatureDoesNotMatch "
    "UnrecognizedClientException",
    Busy: "InternalFailure RequestLimitExceeded ServiceUnavailable Throttling ThrottlingException "
    "TooManyRequestsException",
    Invalid: "ValidationError",
}
KINDS = {
    code: kind
    for table in (OF_CLOUDHSM, OF_RDS, OF_REDSHIFT, OF_EVERY_SERVICE)
    for kind, codes in table.items()
    for code in codes.split()
}
# Errors of other resources that the same RDS operations can be called for.
ELSEWHERE = re.compile("BlueGreen|Capacity|Cluster|Integration|Proxy|Shard|Snapshot|Tenant")


@lru_cache
def declared(service: str) -> frozenset[str]:
    """The error codes that botocore's model has for the operations in use."""
    loader: Any = botocore.session.get_session().get_component("data_loader")
    model = loader.load_service_model(service, "service-2")
    return frozenset(
        model["shapes"][error["shape"]].get("error", {}).get("code", error["shape"])
        for operations in HANDLERS[service].calls.values()
        for operation in operations
        for error in model["operations"][operation].get("errors", [])
    )


def failure(code: str, message: str = "it says so.", **remedies: str) -> Failure:
    error = ClientError({"Error": {"Code": code, "Message": message}}, "CopyBackupToRegion")
    with pytest.raises(Failure) as caught, doing("copy it", remedies):
        raise error
    assert caught.value.__cause__ is error
    return caught.value


@pytest.mark.parametrize("service", HANDLERS)
def test_every_declared_code_was_thought_of(service: str) -> None:
    codes = {code for code in declared(service) if not ELSEWHERE.search(code)}
    assert codes <= KINDS.keys()


@pytest.mark.parametrize(("code", "kind"), KINDS.items())
def test_a_code_is_a_kind(code: str, kind: type[Failure]) -> None:
    found = failure(code)
    assert type(found) is kind
    assert found.code == code


@pytest.mark.parametrize("service", HANDLERS)
def test_what_is_not_there_is_never_taken_for_forbidden(service: str) -> None:
    for code in declared(service):
        assert (type(failure(code)) is NotFound) == ("NotFound" in code)


def test_one_sentence() -> None:
    assert str(failure("CloudHsmResourceNotFoundException", "Backup not found.")) == (
        "cannot copy it: Backup not found (CloudHsmResourceNotFoundException)."
    )


def test_a_sentence_with_what_to_do() -> None:
    assert str(failure("AccessDenied", "You shall not.")) == (
        "cannot copy it: You shall not (AccessDenied). "
        "Allow `CopyBackupToRegion` to the role or user that runs Pulumi."
    )


def test_better_advice_for_a_code() -> None:
    found = failure(
        "KMSKeyNotAccessibleFault", "No key.", KMSKeyNotAccessibleFault="Enable the key"
    )
    assert str(found).endswith("Enable the key.")
    found = failure(
        "AccessDenied", AccessDenied="Use the other account, and allow `{action}` there"
    )
    assert str(found).endswith("Use the other account, and allow `CopyBackupToRegion` there.")


@pytest.mark.parametrize(
    "response", [{}, {"Error": {}}, {"Error": {"Code": "Odd"}}], ids=json.dumps
)
def test_an_error_that_says_nothing(response: Any) -> None:
    with pytest.raises(Failure) as caught, doing("copy it"):
        raise ClientError(response, "CopyBackupToRegion")
    assert "no reason given" in str(caught.value)


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (NoCredentialsError(), BadCredentials, "Give AWS credentials as for any AWS tool"),
        (PartialCredentialsError(provider="env", cred_var="x"), BadCredentials, "Give AWS"),
        (ProfileNotFound(profile="dr"), BadCredentials, "profile (dr) could not be found"),
        (UnauthorizedSSOTokenError(), BadCredentials, "Run `aws sso login`."),
        (EndpointConnectionError(endpoint_url="http://x"), Busy, "AWS_ENDPOINT_URL"),
        (ConnectTimeoutError(endpoint_url="http://x"), Busy, "Check the network"),
        (ReadTimeoutError(endpoint_url="http://x"), Busy, "Check the network"),
        (ParamValidationError(report="bad"), Failure, "Parameter validation failed"),
        (BotoCoreError(), Failure, "unspecified error"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_what_the_sdk_finds_itself(error: Exception, kind: type[Failure], words: str) -> None:
    with pytest.raises(Failure) as caught, doing("copy it"):
        raise error
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert str(caught.value).startswith("cannot copy it: ")


def test_other_errors_pass() -> None:
    with pytest.raises(ZeroDivisionError), doing("copy it"):
        raise ZeroDivisionError
    with pytest.raises(NotFound, match="cannot find it"), doing("copy it"):
        raise NotFound("find it", "gone")
