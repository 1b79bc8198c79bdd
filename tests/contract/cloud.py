"""The clouds as anybody's script would use them: set up, looked at and changed without offsite."""

from functools import lru_cache
from typing import Any

import boto3
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

from offsite_sandbox import environment
from offsite_sandbox.aws.accounts import ACCOUNTS
from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import ALWAYS, Fault
from offsite_sandbox.journal import Call, journal

SOURCE, DESTINATION = "eu-west-1", "eu-central-1"
ACCOUNT, OTHER_ACCOUNT = (account.id for account in ACCOUNTS[:2])

_DENIED = {"cbs": "UnauthorizedOperation", "cloudhsmv2": "CloudHsmAccessDeniedException"}
"""The services' own words for a refusal, where they are not AWS's common one."""


class Cloud:
    """Both clouds, in this process. Nothing takes time in them unless a test says so."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self.sandbox = sandbox
        self.seeded: dict[str, Any] = {}
        """The ids of what a fresh sandbox has, by service: see `offsite_sandbox.seeding`."""
        self.late = 0.0
        """Seconds by which all reads lag behind."""
        self._clients: dict[tuple[str, str, int], Any] = {}

    def begin(self, skew: float = 0) -> None:
        """All as new. This machine's clock is `skew` seconds behind the clouds'."""
        self.sandbox.reset()
        self.sandbox.skew(skew)
        self.sandbox.configure(durations={"default": 0})
        self.late = 0.0
        self.seeded = self.sandbox.seed()

    def aws(self, service: str, region: str = SOURCE, account: int = 0) -> Any:
        """boto3's client of a service, of one of the accounts. It sees all that was done."""
        which = (service, region, account)
        if which not in self._clients:
            client = self._clients[which] = _aws(self.sandbox.url, *which)
            client.meta.events.register("before-call", self._before_call)
        return self._clients[which]

    def tencent(self, action: str, region: str = "ap-guangzhou", **parameters: Any) -> Any:
        """What an action of CBS answers, which sees all that was done."""
        self.catch_up()
        client: Any = _tencent(self.sandbox.url, region)
        return client.call_json(action, parameters)["Response"]

    def advance(self, seconds: float) -> None:
        """Pushes the clouds' clock."""
        self.sandbox.advance(seconds)

    def lag(self, seconds: float) -> None:
        """From now on all reads show what there was so long ago."""
        self.sandbox.configure(durations={"Propagation": seconds})
        self.late = seconds

    def catch_up(self) -> None:
        """Lets that time go by: what comes next is a script or run of its own."""
        if self.late:
            self.advance(self.late)

    def _before_call(self, **_: object) -> None:
        self.catch_up()

    def deny(self, *operations: str) -> None:
        """Refuses access to operations (`rds:DescribeDBInstances`) until `allow`."""
        for operation in operations:
            service, _, name = operation.rpartition(":")
            code = _DENIED.get(service, "AccessDeniedException")
            message = f"User: arn:aws:iam::{ACCOUNT}:user/ci is not authorized to perform {name}"
            self.sandbox.add_fault(
                Fault(
                    "error",
                    service=service or "*",
                    operation=name,
                    count=ALWAYS,
                    code=code,
                    message=message,
                    status=200 if service == "cbs" else 400,
                )
            )

    def allow(self) -> None:
        """Takes all faults away."""
        self.sandbox.clear_faults()

    @property
    def calls(self) -> list[Call]:
        """All calls since the beginning."""
        return journal.calls()


def _aws(url: str, service: str, region: str, account: int) -> Any:
    owner = ACCOUNTS[account]
    session: Any = boto3
    return session.client(
        service,
        region_name=region,
        endpoint_url=url,
        aws_access_key_id=owner.access_key_id,
        aws_secret_access_key=owner.secret_access_key,
    )


@lru_cache
def _tencent(url: str, region: str) -> Any:
    scheme, _, host = url.partition("://")
    http = HttpProfile(endpoint=host, protocol=scheme)
    credential = Credential(environment.TENCENTCLOUD_SECRET_ID, environment.TENCENTCLOUD_SECRET_KEY)
    return CommonClient("cbs", "2017-03-12", credential, region, ClientProfile(httpProfile=http))
