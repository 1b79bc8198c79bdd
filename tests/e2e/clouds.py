"""Lines of programs, the clouds as anybody's script would use them, and what runs say of both."""

import re
from datetime import datetime
from typing import Any

import boto3

from offsite_sandbox.client import SandboxClient

SOURCE, DESTINATION = "eu-west-1", "eu-central-1"
CREATED, UPDATED, DELETED = ["create"], ["update"], ["delete"]
DELETE_FIRST = ["delete-replaced", "replace", "create-replacement"]
CREATE_FIRST = ["create-replacement", "replace", "delete-replaced"]


class Code(str):
    """An expression of a program, wherever a value is expected."""

    __repr__ = str.__str__


def resource(type: str, name: str, **arguments: Any) -> str:
    """Lines of a program: a resource, which is exported with all its outputs."""
    listed = ", ".join(f"{argument}={value!r}" for argument, value in arguments.items())
    return f'{name} = offsite.{type}("{name}", {listed})\npulumi.export("{name}", {name})\n'


class Aws:
    """boto3's clients, of the account that the sandbox's environment is signed in to."""

    def __init__(self, sandbox: SandboxClient) -> None:
        environment = sandbox.env()
        self._url = sandbox.url
        self._session = boto3.Session(
            aws_access_key_id=environment["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
        )

    def client(self, service: str, region: str) -> Any:
        return self._session.client(service, region, endpoint_url=self._url)


def moment(text: str) -> datetime:
    """A time that has to be an RFC 3339 string in UTC, to the second."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text), text
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
