"""Failures of AWS: what botocore raises, as one sentence of the right kind."""

import json
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

from offsite_provider.aws.failures import doing
from offsite_provider.core.failures import (
    AccessDenied,
    BadCredentials,
    Busy,
    Conflict,
    Failure,
    Invalid,
    NotFound,
)

OPERATIONS = {
    "cloudhsmv2": (
        "CopyBackupToRegion",
        "DeleteBackup",
        "DescribeBackups",
        "ModifyBackupAttributes",
        "RestoreBackup",
        "TagResource",
        "UntagResource",
    ),
    "rds": (
        "AddTagsToResource",
        "DeleteDBInstanceAutomatedBackup",
        "DescribeDBInstanceAutomatedBackups",
        "DescribeDBInstances",
        "RemoveTagsFromResource",
        "StartDBInstanceAutomatedBackupsReplication",
        "StopDBInstanceAutomatedBackupsReplication",
    ),
    "redshift-serverless": (
        "CreateSnapshotCopyConfiguration",
        "DeleteSnapshotCopyConfiguration",
        "ListSnapshotCopyConfigurations",
        "UpdateSnapshotCopyConfiguration",
    ),
}

KINDS: dict[str, type[Failure]] = {
    # CloudHSM v2
    "CloudHsmAccessDeniedException": AccessDenied,
    "CloudHsmInternalFailureException": Busy,
    "CloudHsmInvalidRequestException": Invalid,
    "CloudHsmResourceLimitExceededException": Failure,
    "CloudHsmResourceNotFoundException": NotFound,
    "CloudHsmServiceException": Failure,
    "CloudHsmTagException": Failure,
    # RDS
    "DBInstanceAutomatedBackupNotFound": NotFound,
    "DBInstanceAutomatedBackupQuotaExceeded": Failure,
    "DBInstanceNotFound": NotFound,
    "InvalidDBInstanceAutomatedBackupState": Invalid,
    "InvalidDBInstanceState": Invalid,
    "KMSKeyNotAccessibleFault": Failure,
    "StorageTypeNotSupported": Failure,
    # Redshift Serverless
    "AccessDeniedException": AccessDenied,
    "ConflictException": Conflict,
    "InternalServerException": Busy,
    "InvalidPaginationException": Invalid,
    "ResourceNotFoundException": NotFound,
    "ServiceQuotaExceededException": Failure,
    "ValidationException": Invalid,
    # every service
    "AccessDenied": AccessDenied,
    "ExpiredToken": BadCredentials,
    "ExpiredTokenException": BadCredentials,
    "IncompleteSignature": BadCredentials,
    "InternalFailure": Busy,
    "InvalidClientTokenId": BadCredentials,
    "InvalidSignatureException": BadCredentials,
    "MissingAuthenticationToken": BadCredentials,
    "RequestExpired": BadCredentials,
    "RequestLimitExceeded": Busy,
    "ServiceUnavailable": Busy,
    "SignatureDoesNotMatch": BadCredentials,
    "Throttling": Busy,
    "ThrottlingException": Busy,
    "TooManyRequestsException": Busy,
    "UnrecognizedClientException": BadCredentials,
    "UnauthorizedOperation": AccessDenied,
    "ValidationError": Invalid,
}
# Errors of other resources that the same RDS operations can be called for.
ELSEWHERE = (
    "Cluster",
    "Proxy",
    "Snapshot",
    "BlueGreen",
    "Integration",
    "Shard",
    "Tenant",
    "Capacity",
)


@lru_cache
def declared(service: str) -> frozenset[str]:
    """The error codes that botocore's model has for the operations in use."""
    loader: Any = botocore.session.get_session().get_component("data_loader")
    model = loader.load_service_model(service, "service-2")
    return frozenset(
        model["shapes"][error["shape"]].get("error", {}).get("code", error["shape"])
        for operation in OPERATIONS[service]
        for error in model["operations"][operation].get("errors", [])
    )


def failure(code: str, message: str = "it says so.", **remedies: str) -> Failure:
    error = ClientError({"Error": {"Code": code, "Message": message}}, "CopyBackupToRegion")
    with pytest.raises(Failure) as caught, doing("copy it", remedies):
        raise error
    assert caught.value.__cause__ is error
    return caught.value


@pytest.mark.parametrize("service", OPERATIONS)
def test_every_declared_code_was_thought_of(service: str) -> None:
    codes = {code for code in declared(service) if not any(word in code for word in ELSEWHERE)}
    assert codes <= KINDS.keys()


@pytest.mark.parametrize(("code", "kind"), KINDS.items())
def test_a_code_is_a_kind(code: str, kind: type[Failure]) -> None:
    found = failure(code)
    assert type(found) is kind
    assert found.code == code


@pytest.mark.parametrize("service", OPERATIONS)
def test_what_is_not_there_is_never_taken_for_forbidden(service: str) -> None:
    """Gone is gone, an access error is an error."""
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


def test_what_is_nobodys_business_passes() -> None:
    with pytest.raises(ZeroDivisionError), doing("copy it"):
        raise ZeroDivisionError
    with pytest.raises(NotFound, match="cannot find it"), doing("copy it"):
        raise NotFound("find it", "gone")
