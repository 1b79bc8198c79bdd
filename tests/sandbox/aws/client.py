"""The sandbox's AWS, as its tests ask it."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.model import OperationModel, Shape
from botocore.validate import ParamValidator

from offsite_sandbox.aws.accounts import ACCOUNTS
from offsite_sandbox.client import SandboxClient

Make = Callable[..., dict[str, Any]]
"""Makes something, and returns what the service answers."""


class Aws:
    """A sandbox and boto3's clients of it.

    Each answer that they get is checked against botocore's output shape.
    """

    def __init__(self, sandbox: SandboxClient) -> None:
        self.sandbox = sandbox

    @cached_property
    def seed(self) -> dict[str, Any]:
        """What the seed has, by service."""
        return self.sandbox.status()["seeded"]

    def now(self) -> datetime:
        """The sandbox's time."""
        return datetime.fromisoformat(self.sandbox.status()["time"])

    def pass_time(self, **parts: float) -> None:
        """``pass_time(days=1)``: push the sandbox's clock."""
        self.sandbox.advance(timedelta(**parts))

    def connect(
        self,
        service: str,
        region: str = "eu-west-1",
        account: int = 0,
        credentials: dict[str, str] | None = None,
        *,
        checked: bool = True,
    ) -> Any:
        """boto3's client of one of the accounts."""
        owner = ACCOUNTS[account]
        own = {
            "aws_access_key_id": owner.access_key_id,
            "aws_secret_access_key": owner.secret_access_key,
        }
        client: Any = boto3.client(  # pyright: ignore[reportUnknownMemberType]
            service,  # pyright: ignore[reportArgumentType]
            region_name=region,
            endpoint_url=self.sandbox.url,
            # What is wrong is for the sandbox to find, and it is asked once.
            config=Config(parameter_validation=False, retries={"total_max_attempts": 1}),
            **(credentials or own),
        )
        if checked:
            client.meta.events.register("after-call", _check_answer)
        return client

    def refused(self, call: Callable[..., Any], **parameters: Any) -> dict[str, Any]:
        """All members of the error that a call ends in, ``Code`` and ``Message``, and ``Status``."""
        with pytest.raises(ClientError) as caught:
            call(**parameters)
        response: Any = caught.value.response
        metadata = response["ResponseMetadata"]
        assert metadata["RequestId"]
        members = {k: v for k, v in response.items() if k not in ("Error", "ResponseMetadata")}
        return {**members, **response["Error"], "Status": metadata["HTTPStatusCode"]}

    def refuses(self, code: str, call: Callable[..., Any], **parameters: Any) -> dict[str, Any]:
        """That a call ends in the error of a code; its members as :meth:`refused` has them."""
        error = self.refused(call, **parameters)
        assert error["Code"] == code, (error, parameters)
        return error


def plain(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without what boto3 adds to it."""
    return {name: value for name, value in answer.items() if name != "ResponseMetadata"}


def some(**members: Any) -> dict[str, Any]:
    """Those members that are not None."""
    return {name: value for name, value in members.items() if value is not None}


def _check_answer(
    http_response: Any, parsed: dict[str, Any], model: OperationModel, **_: Any
) -> None:
    shape = model.output_shape
    if shape is None or http_response.status_code >= 300:
        return
    answer = {name: value for name, value in parsed.items() if name != "ResponseMetadata"}
    report = ParamValidator().validate(answer, shape).generate_report().splitlines()
    # Services answer with empty lists where their models ask for one item.
    wrong = [line for line in report if not line.startswith("Invalid length")]
    assert not wrong, wrong
    if model.service_model.resolved_protocol == "json":
        unknown = list(_unknown_members(shape, json.loads(http_response.content or b"{}")))
        assert not unknown, f"{model.name} answers with {unknown}"


def _unknown_members(shape: Shape, value: Any, path: str = "") -> Iterable[str]:
    """What botocore's parser has dropped from an answer."""
    if shape.type_name == "structure":
        members: Any = shape.members  # pyright: ignore[reportAttributeAccessIssue]
        for name, item in value.items():
            if name not in members:
                yield f"{path}.{name}"
            else:
                yield from _unknown_members(members[name], item, f"{path}.{name}")
    elif shape.type_name == "list":
        member: Any = shape.member  # pyright: ignore[reportAttributeAccessIssue]
        for item in value:
            yield from _unknown_members(member, item, path)
