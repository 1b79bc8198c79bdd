"""What AWS checks of every request: signature, scope, operation, parameters."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.request import ProxyHandler, build_opener
from xml.etree import ElementTree

import pytest
from botocore.awsrequest import AWSRequest

from ..cases import Members, cases
from .client import Aws

Send = Callable[..., Any]

DESCRIBE = "BaldrApiService.DescribeBackups"
IDENTITY = {"Action": "GetCallerIdentity", "Version": "2011-06-15"}
BACKUP = "backup-sandboxabcd2"


def json_code(answer: Any) -> str:
    assert answer.headers["Content-Type"] == "application/x-amz-json-1.1"
    assert answer.headers["x-amzn-requestid"]
    body = json.loads(answer.body)
    assert body["Message"]
    return body["__type"]


def xml_code(answer: Any) -> str:
    assert answer.headers["x-amzn-requestid"]
    root = ElementTree.fromstring(answer.body)
    assert root.tag.endswith("ErrorResponse")
    assert root.findtext(".//{*}Message")
    code = root.findtext(".//{*}Code")
    assert code is not None
    return code


class TestSignature:
    def test_a_signed_request_is_answered(self, send: Send) -> None:
        assert send({}, target=DESCRIBE).status == 200
        assert send(IDENTITY, service="sts").status == 200

    @cases(
        "wrong status json_error xml_error",
        ({"signed": False}, 403, "MissingAuthenticationTokenException", "MissingAuthenticationToken"),
        ({"access_key_id": "AKIASANDBOX000000009"}, 0, "UnrecognizedClientException", "InvalidClientTokenId"),
        ({"token": "of-nobody"}, 0, "UnrecognizedClientException", "InvalidClientTokenId"),
        ({"secret": "guessed"}, 0, "InvalidSignatureException", "SignatureDoesNotMatch"),
        ({"region": "eu-west-9"}, 0, "InvalidSignatureException", "SignatureDoesNotMatch"),
        ({"ahead": timedelta(hours=-1)}, 0, "InvalidSignatureException", "SignatureDoesNotMatch"),
        ({"ahead": timedelta(hours=1)}, 0, "InvalidSignatureException", "SignatureDoesNotMatch"),
        ids=["unsigned", "unknown key", "unknown token", "secret", "region", "old", "early"],
    )  # fmt: skip
    def test_what_is_wrong_is_refused(
        self, send: Send, wrong: Members, status: int, json_error: str, xml_error: str
    ) -> None:
        answer = send({}, target=DESCRIBE, **wrong)
        assert (answer.status, json_code(answer)) == (status or 400, json_error)
        answer = send(IDENTITY, service="sts", **wrong)
        assert (answer.status, xml_code(answer)) == (403, xml_error)

    def test_what_is_changed_after_signing_is_refused(self, send: Send) -> None:
        def add_to_body(request: AWSRequest) -> None:
            request.data = b'{"Shared": true}'

        def retarget(request: AWSRequest) -> None:
            del request.headers["X-Amz-Target"]
            request.headers["X-Amz-Target"] = "BaldrApiService.DescribeClusters"

        def add_to_query(request: AWSRequest) -> None:
            request.url += "?a=b"

        for change in (add_to_body, retarget, add_to_query):
            answer = send({}, target=DESCRIBE, then=change)
            assert json_code(answer) == "InvalidSignatureException"

    def test_a_half_signature_is_refused(self, send: Send) -> None:
        def cut(request: AWSRequest) -> None:
            kept = request.headers["Authorization"].partition(", Signature=")[0]
            del request.headers["Authorization"]
            request.headers["Authorization"] = kept

        assert json_code(send({}, target=DESCRIBE, then=cut)) == "IncompleteSignatureException"
        assert xml_code(send(IDENTITY, service="sts", then=cut)) == "IncompleteSignature"

    def test_a_presigned_url_is_good_until_it_expires(self, aws: Aws) -> None:
        def get(url: str) -> bytes:
            with build_opener(ProxyHandler({})).open(url) as response:
                return response.read()

        sts = aws.connect("sts", "eu-central-1")
        url = sts.generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET")
        assert b"<Account>123456789012</Account>" in get(url)
        changes = (("eu-central-1", "eu-west-1"), ("Expires=60", "Expires=61"))
        for broken in (url + "&Extra=1", *(url.replace(*change) for change in changes)):
            with pytest.raises(OSError, match="403"):
                get(broken)

    def test_the_region_is_the_scopes(self, aws: Aws) -> None:
        copy = {"BackupId": BACKUP, "DestinationRegion": "us-east-1"}
        copied = aws.connect("cloudhsmv2").copy_backup_to_region(**copy)
        assert copied["DestinationBackup"]["SourceRegion"] == "eu-west-1"
        assert aws.connect("cloudhsmv2", "us-east-1").describe_backups()["Backups"]
        assert not aws.connect("cloudhsmv2", "us-west-2").describe_backups()["Backups"]


class TestAccounts:
    def test_each_key_has_its_account(self, aws: Aws) -> None:
        identities = [aws.connect("sts", account=n).get_caller_identity() for n in (0, 1)]
        assert [one["Account"] for one in identities] == ["123456789012", "210987654321"]
        assert identities[1]["Arn"] == "arn:aws:iam::210987654321:user/offsite"

    def test_what_one_has_the_other_does_not_see(self, aws: Aws) -> None:
        theirs = aws.connect("cloudhsmv2", account=1)
        assert theirs.describe_backups()["Backups"] == []
        aws.refuses("CloudHsmResourceNotFoundException", theirs.delete_backup, BackupId=BACKUP)
        assert aws.connect("rds", account=1).describe_db_instances()["DBInstances"] == []
        assert aws.connect("redshift-serverless", account=1).list_namespaces()["namespaces"] == []

    def test_a_role_of_the_other_account_is_in_that_account(self, aws: Aws) -> None:
        role = {"RoleArn": "arn:aws:iam::123456789012:role/copier", "RoleSessionName": "copying"}
        given = aws.connect("sts", account=1).assume_role(**role)["Credentials"]
        credentials = {
            "aws_access_key_id": given["AccessKeyId"],
            "aws_secret_access_key": given["SecretAccessKey"],
            "aws_session_token": given["SessionToken"],
        }
        identity = aws.connect("sts", credentials=credentials).get_caller_identity()
        assert identity["Account"] == "123456789012"
        assert identity["Arn"].endswith("assumed-role/copier/copying")
        backups = aws.connect("cloudhsmv2", credentials=credentials).describe_backups()["Backups"]
        assert BACKUP in [backup["BackupId"] for backup in backups]
        without_token = {**credentials, "aws_session_token": "another"}
        identify = aws.connect("sts", credentials=without_token).get_caller_identity
        aws.refuses("InvalidClientTokenId", identify)


class TestParameters:
    @cases(
        "body code word",
        ({"Backups": []}, "CloudHsmInvalidRequestException", "Backups"),
        ({"MaxResults": "5"}, "SerializationException", "MaxResults"),
        ({"Filters": []}, "SerializationException", "Filters"),
        ({"Filters": {"states": "READY"}}, "SerializationException", "states"),
        ({"SortAscending": "yes"}, "SerializationException", "SortAscending"),
        ({"MaxResults": 51}, "CloudHsmInvalidRequestException", "maxResults"),
        ({"Filters": {"a b": []}}, "CloudHsmInvalidRequestException", "filters"),
        ({"NextToken": "x" * 257}, "CloudHsmInvalidRequestException", "nextToken"),
        ({"NextToken": "bm90IG91cnM="}, "CloudHsmInvalidRequestException", "NextToken"),
        (b"{", "SerializationException", ""),
    )
    def test_json_is_checked(self, send: Send, body: Members | bytes, code: str, word: str) -> None:
        answer = send(body, target=DESCRIBE)
        assert (answer.status, json_code(answer)) == (400, code)
        assert word in json.loads(answer.body)["Message"]

    @cases(
        "parameters code word",
        ({"Extra": "1"}, "MalformedInput", "Extra"),
        ({"MaxRecords": "many"}, "MalformedInput", "MaxRecords"),
        ({"Filters.Filter.1.Name": "status"}, "MissingParameter", "values"),
        ({"Filters.member.1.Name": "status"}, "MalformedInput", "Filters.member.1.Name"),
        ({"MaxRecords": "19"}, "InvalidParameterValue", "MaxRecords"),
        ({"MaxRecords": "101"}, "InvalidParameterValue", "MaxRecords"),
        ({"Marker": "elsewhere"}, "InvalidParameterValue", "Marker"),
    )
    def test_queries_are_checked(
        self, send: Send, parameters: dict[str, str], code: str, word: str
    ) -> None:
        action = {"Action": "DescribeDBInstanceAutomatedBackups", "Version": "2014-10-31"}
        answer = send({**action, **parameters}, service="rds")
        assert (answer.status, xml_code(answer)) == (400, code)
        assert word in answer.body.decode()

    def test_every_broken_constraint_is_told(self, aws: Aws) -> None:
        copy = aws.connect("cloudhsmv2").copy_backup_to_region
        tags = [{"Key": "", "Value": "v"}, {"Value": "v"}]
        wrong = {"BackupId": "snap-1", "DestinationRegion": "Frankfurt", "TagList": tags}
        error = aws.refuses("CloudHsmInvalidRequestException", copy, **wrong)
        assert error["Message"].startswith("4 validation errors detected: ")
        for path in ("'backupId'", "'destinationRegion'", "'tagList.1.member.key'", "'tagList.2."):
            assert path in error["Message"]

    @cases(
        "service operation parameters code",
        ("redshift-serverless", "get_namespace", {}, "ValidationException"),
        ("redshift-serverless", "get_namespace", {"namespaceName": "No"}, "ValidationException"),
        ("redshift-serverless", "list_namespaces", {"maxResults": 101}, "ValidationException"),
        ("rds", "delete_db_instance", {}, "MissingParameter"),
        ("kms", "create_key", {"KeySpec": "DES"}, "ValidationException"),
        ("sts", "assume_role", {"RoleArn": "x", "RoleSessionName": "y"}, "ValidationError"),
        ("backup", "get_backup_selection", {"BackupPlanId": "a", "SelectionId": "b"}, None),
        ("backup", "create_backup_vault", {"BackupVaultName": "no spaces"}, "InvalidParameterValueException"),
        ("backup", "create_backup_plan", {}, "MissingParameterValueException"),
        ("dynamodb", "create_table", {"TableName": "t", "BillingMode": "FREE"}, "ValidationException"),
        ("ec2", "create_vpc", {"CidrBlock": "10.0.0.0/16", "InstanceTenancy": "none"}, "InvalidParameterValue"),
    )  # fmt: skip
    def test_each_service_has_its_own_code(
        self, aws: Aws, service: str, operation: str, parameters: Members, code: str | None
    ) -> None:
        error = aws.refused(getattr(aws.connect(service), operation), **parameters)
        assert code in (None, error["Code"])

    def test_operations_that_are_not_there(self, aws: Aws, send: Send) -> None:
        for target in ("BaldrApiService.CopyBackup", "Baldr.DescribeBackups", "DescribeBackups"):
            assert json_code(send({}, target=target)) == "UnknownOperationException"
        answer = send({"Action": "GetCaller", "Version": "2011-06-15"}, service="sts")
        assert xml_code(answer) == "InvalidAction"
        # In the model, but neither in moto nor in the sandbox.
        hsm = {"ClusterId": "cluster-sandboxabcd2", "AvailabilityZone": "eu-west-1a"}
        create = aws.connect("cloudhsmv2").create_hsm
        error = aws.refuses("UnknownOperationException", create, **hsm)
        assert "cloudhsmv2:CreateHsm" in error["Message"]


class TestJournal:
    def test_it_tells_what_was_asked_and_answered(self, aws: Aws) -> None:
        aws.connect("cloudhsmv2", "us-east-1", account=1).describe_backups(MaxResults=7)
        aws.refused(aws.connect("cloudhsmv2").delete_backup, BackupId="backup-abcdefghijk")
        good, bad = aws.sandbox.calls("cloudhsmv2")
        where = (good.operation, good.region, good.account)
        assert where == ("DescribeBackups", "us-east-1", "210987654321")
        assert (good.params, good.status, good.error_code) == ({"MaxResults": 7}, 200, None)
        assert (bad.status, bad.error_code) == (400, "CloudHsmResourceNotFoundException")
        assert good.request_id != bad.request_id

    def test_it_holds_no_secrets(self, aws: Aws) -> None:
        seeded = aws.seed["rds"]["db_instance_arns"]
        who = {"MasterUsername": "postgres", "MasterUserPassword": "correct horse"}
        what = {"DBInstanceClass": "db.t4g.micro", "Engine": "postgres", "AllocatedStorage": 20}
        aws.connect("rds").create_db_instance(DBInstanceIdentifier="secretive", **what, **who)
        aws.connect("rds", "eu-central-1").start_db_instance_automated_backups_replication(
            SourceDBInstanceArn=seeded["orders"], SourceRegion="eu-west-1"
        )
        created, started = aws.sandbox.calls("rds")
        assert created.params["MasterUserPassword"] == "***"
        assert created.params["MasterUsername"] == "postgres"
        assert started.params["PreSignedUrl"] == "***"
        assert started.params["SourceDBInstanceArn"] == seeded["orders"]

    def test_a_refused_signature_has_no_account(self, aws: Aws, send: Send) -> None:
        send({}, target=DESCRIBE, secret="guessed")
        (call,) = aws.sandbox.calls()
        assert (call.account, call.region, call.service) == ("", "eu-west-1", "cloudhsmv2")
        assert (call.status, call.error_code) == (400, "InvalidSignatureException")
