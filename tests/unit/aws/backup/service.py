"""AWS Backup as a service whose answers are told one by one, and a resource's life with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from botocore.stub import Stubber

from offsite_provider.aws import access
from offsite_provider.aws.access import AwsLookup
from offsite_provider.aws.backup.resources import RESOURCES
from offsite_provider.core.ownership import Declarations, Identity
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run
from offsite_provider.core.waiting import Pace

REGION, ACCOUNT = "eu-west-1", "123456789012"
NOW = datetime(2026, 3, 1, 4, 0, 0, tzinfo=timezone.utc)
VAULT = "source"
VAULT_ARN = f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:{VAULT}"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/backup"
TABLE = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/orders"
POINT = f"arn:aws:backup:{REGION}:{ACCOUNT}:recovery-point:1"


class Service:
    """A resource of one kind in one run, with the answers that its calls get, in their order."""

    def __init__(self, stubber: Stubber, provider: Provider, token: str, report: Any) -> None:
        self.provider = provider
        self.identity = Identity("shop", "prod", f"offsite:backup:{token}", "orders")
        self.report = report
        self._stubber = stubber

    def answers(self, operation: str, answer: dict[str, Any], **asked: Any) -> None:
        """What an operation answers; with `asked`, it has to be called so."""
        self._stubber.add_response(operation, answer, asked or None)

    def refuses(self, operation: str, code: str, message: str = "no", times: int = 1) -> None:
        for _ in range(times):
            self._stubber.add_client_error(operation, code, message)

    def create(self, **wire: Any) -> tuple[str, dict[str, Any]]:
        return self.provider.create(self.identity, self._checked(wire), self.report)

    def read(self, id: str, state: dict[str, Any]) -> Any:
        return self.provider.read(self.identity, id, state, self.report)

    def update(self, state: dict[str, Any], **wire: Any) -> dict[str, Any]:
        return self.provider.update(self.identity, "id", state, self._checked(wire), self.report)

    def delete(self, state: dict[str, Any]) -> None:
        """In another run, whose program declares nothing."""
        self.provider.run.declarations = Declarations()
        sts = access.client(self.provider.run, "sts", REGION, AwsLookup(region=REGION))
        sts.get_caller_identity = lambda: {"Account": ACCOUNT}
        self.provider.delete(self.identity, "id", state, self.report)

    def _checked(self, wire: dict[str, Any]) -> dict[str, Any]:
        news, problems = self.provider.check(self.identity, {"region": REGION, **wire})
        assert problems == []
        return news


@contextmanager
def service(token: str, report: Any, **config: str) -> Iterator[Service]:
    """Every answer that is told has to be asked for, and no other."""
    keys = {"aws:accessKey": "AKID", "aws:secretKey": "secret", "offsite:pollSeconds": "0.02"}
    handlers = {handler.token: handler() for handler in RESOURCES}
    run = Run({**keys, **config})
    provider = Provider(run, handlers, replace(Pace.of(run), gather=0))
    client = access.client(run, "backup", REGION, AwsLookup(region=REGION))
    with Stubber(client) as stubber:
        yield Service(stubber, provider, token, report)
        stubber.assert_no_pending_responses()
