"""Faults on order, in each protocol's own shape."""

import pytest
from botocore.exceptions import ConnectionClosedError

from offsite_sandbox.faults import Fault

from ..cases import cases
from .client import Aws

COPY = {"BackupId": "backup-sandboxabcd2", "DestinationRegion": "eu-central-1"}


@cases(
    "service operation throttled internal",
    ("cloudhsmv2", "describe_backups", ("ThrottlingException", 400), "CloudHsmInternalFailureException"),
    ("redshift-serverless", "list_namespaces", ("ThrottlingException", 400), "InternalServerException"),
    ("rds", "describe_db_instances", ("Throttling", 400), "InternalFailure"),
    ("sts", "get_caller_identity", ("Throttling", 400), "InternalFailure"),
    ("backup", "list_backup_plans", ("ThrottlingException", 429), "InternalFailure"),
    ("ec2", "describe_vpcs", ("RequestLimitExceeded", 503), "InternalFailure"),
    ("s3", "list_buckets", ("SlowDown", 503), "InternalFailure"),
)  # fmt: skip
def test_throttling_and_internal_errors_are_the_services_own(
    aws: Aws, service: str, operation: str, throttled: tuple[str, int], internal: str
) -> None:
    call = getattr(aws.connect(service), operation)
    aws.sandbox.add_fault(Fault("throttle", service=service))
    error = aws.refused(call)
    assert (error["Code"], error["Status"]) == throttled
    aws.sandbox.add_fault(Fault("internal", service=service))
    error = aws.refused(call)
    assert (error["Code"], error["Status"]) == (internal, 500)
    call()


def test_an_ordered_error_strikes_only_what_it_is_for(aws: Aws) -> None:
    where = ("cloudhsmv2", "DescribeBackups", "eu-central-1")
    code = "CloudHsmAccessDeniedException"
    aws.sandbox.add_fault(Fault("error", *where, code=code, message="Not you."))
    aws.connect("cloudhsmv2").describe_backups()
    destination = aws.connect("cloudhsmv2", "eu-central-1")
    destination.describe_clusters()
    error = aws.refused(destination.describe_backups)
    assert (error["Code"], error["Message"]) == (code, "Not you.")
    destination.describe_backups()


@pytest.mark.parametrize("after", [False, True])
def test_a_lost_answer_may_be_lost_after_the_work(aws: Aws, after: bool) -> None:
    aws.sandbox.add_fault(Fault("reset", operation="CopyBackupToRegion", after=after))
    with pytest.raises(ConnectionClosedError):
        aws.connect("cloudhsmv2").copy_backup_to_region(**COPY)
    copies = aws.connect("cloudhsmv2", "eu-central-1").describe_backups()["Backups"]
    assert len(copies) == after
    assert aws.sandbox.calls(operation="CopyBackupToRegion")[0].status == 0


def test_work_that_fails(aws: Aws) -> None:
    aws.sandbox.add_fault(Fault("fail", operation="CreateSnapshot"))
    redshift = aws.connect("redshift-serverless")
    redshift.create_snapshot(namespaceName="analytics", snapshotName="bad")
    aws.sandbox.advance(60)
    assert redshift.get_snapshot(snapshotName="bad")["snapshot"]["status"] == "FAILED"
