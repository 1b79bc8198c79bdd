"""Plans and selections against a service whose answers are told one by one."""

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.stub import Stubber

from offsite_provider.aws import access
from offsite_provider.aws.access import AwsLookup
from offsite_provider.aws.backup.plans.plan import Plan
from offsite_provider.aws.backup.plans.selection import Selection
from offsite_provider.core.ownership import Identity
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run

REGION, ACCOUNT = "eu-west-1", "123456789012"
PLAN, SELECTION = (Identity("shop", "test", h.token, "it") for h in (Plan, Selection))


@pytest.fixture
def provider() -> Provider:
    keys = {"aws:accessKey": "AKID", "aws:secretKey": "secret", "offsite:pollSeconds": "0.01"}
    return Provider(Run(keys), {handler.token: handler for handler in (Plan(), Selection())})


@pytest.fixture
def backup(provider: Provider) -> Iterator[Stubber]:
    """AWS Backup in eu-west-1, which answers as it is told to and checks what it is asked."""
    yield from service(provider, "backup")


@pytest.fixture
def sts(provider: Provider) -> Iterator[Stubber]:
    yield from service(provider, "sts")


def service(provider: Provider, name: str) -> Iterator[Stubber]:
    with Stubber(access.client(provider.run, name, REGION, AwsLookup(region=REGION))) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def complaints(provider: Provider, identity: Identity, wire: dict[str, Any]) -> dict[str, str]:
    """What the check says of arguments, by the dotted path to each."""
    _, problems = provider.check(identity, {"region": REGION, **wire})
    return {".".join(map(str, problem.path)): problem.reason for problem in problems}
