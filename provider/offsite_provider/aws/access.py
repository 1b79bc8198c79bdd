"""How handlers reach AWS: where values come from, clients, roles and retries.

Where a value comes from, first that is set: the resource's own argument, `offsite:*`, the keys
that people have for pulumi-aws (`aws:region`, `aws:profile`, …), and boto3's own chain.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final, TypeVar, cast

import boto3
import botocore.session
from botocore.client import BaseClient
from botocore.config import Config
from botocore.credentials import (
    AssumeRoleCredentialFetcher,
    DeferredRefreshableCredentials,
)

from .. import __version__
from ..core.function import Function, Result
from ..core.model import Inputs, Outputs, Wire, WireModel
from ..core.problems import Problem
from ..core.resource import Context, Handler, State
from ..core.run import Run
from ..core.traits import Replaces
from ..core.unknown import Unknown, is_known
from ..core.values import matches
from .failures import doing
from .regions import Region

C = TypeVar("C", bound=BaseClient)
T = TypeVar("T")
I = TypeVar("I", bound="AwsInputs")  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741
L = TypeVar("L", bound="AwsLookup")
R = TypeVar("R", bound=Result)

ARN: Final = (
    r"arn:(?P<partition>aws[a-z-]*):{service}:(?P<region>[a-z0-9-]+):(?P<account>\d{{12}}):"
)
"""The head of an ARN, in any partition; fill in the service."""

_QUOTA: Final = "LimitExceededException"
"""What AWS Backup says when a quota is used up."""

RoleArn = Annotated[
    str,
    matches(
        r"arn:aws[a-z-]*:iam::\d{12}:role/[\w+=,.@/-]+",
        "the ARN of an IAM role, like `arn:aws:iam::123456789012:role/dr`",
    ),
]


class AwsLookup(WireModel):
    """The arguments that every question to AWS takes: region and credentials."""

    region: Annotated[Region | None, Replaces] = None
    """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's chain."""
    role_arn: RoleArn | None = None
    """An IAM role to assume for this, e.g. in another account."""
    profile: str | None = None
    """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the chain."""

    def problems(self) -> Iterator[Problem]:
        if self.region is None:
            yield Problem(
                ("region",),
                "is not set: give it here, as `aws:region` or `offsite:region` in the stack's "
                "configuration, or as AWS_REGION",
            )


class AwsInputs(Inputs, AwsLookup):
    """The arguments that every AWS resource takes."""


class AwsFunction(Function[L, R]):
    """A function that asks AWS."""

    def prepare(self, run: Run, wire: Wire) -> Wire:
        return _with_region(run, wire)

    def what(self, inputs: L) -> str:
        return f"{super().what(inputs)} in {inputs.region}"

    def client(
        self, context: Context, service: str, inputs: AwsLookup, region: str | None = None
    ) -> Any:
        """The boto3 client of a service; `region` if it isn't the question's own."""
        return client(context.run, service, region or str(inputs.region), inputs)


class AwsHandler(Handler[I, O]):
    """A handler that calls AWS."""

    credentials = ("roleArn", "profile")

    def place(self, inputs: I) -> tuple[object, ...]:
        """Which account and region a thing is in, as far as arguments say."""
        role = inputs.role_arn
        whose = account_in(role) if isinstance(role, str) else role
        return (inputs.region, whose or "", "" if role else inputs.profile or "")

    def account(self, run: Run, inputs: I) -> str | None:
        """Of a role, its ARN says it; of other credentials, STS is asked, once a run."""
        return account(run, inputs)

    def account_of(self, state: State[I, O]) -> str | None:
        """The output `account_id` says it, or else the first ARN of the outputs."""
        names = type(state.outputs).model_fields
        own = [name for name in names if name == "account_id"]
        for name in own or [name for name in names if name.endswith("_arn")][:1]:
            value = getattr(state.outputs, name, None)
            if isinstance(value, str):
                return value if own else account_in(value)
        return None

    def prepare(self, run: Run, wire: Wire) -> Wire:
        """Fills in the region, and the stack's default tags where the resource has tags."""
        wire = _with_region(run, wire)
        default_tags = run.config.mapping("offsite:defaultTags")
        if "tags" in self.inputs.model_fields and default_tags:
            own = wire.get("tags")
            if own is None or isinstance(own, Mapping):
                wire["tags"] = {**default_tags, **cast("Wire", own or {})}
        return wire

    def client(
        self,
        context: Context,
        service: str,
        inputs: I,
        region: str | None = None,
        *,
        retry: bool = True,
    ) -> Any:
        """The boto3 client of a service; `region` if it isn't the resource's own.

        Without `retry`, for calls that must not be made twice because an answer was lost.
        """
        where = region or str(inputs.region)
        return client(context.run, service, where, inputs, retry=retry)


def _with_region(run: Run, wire: Wire) -> Wire:
    wire, profile = dict(wire), wire.get("profile")
    # A profile that isn't even a name is for the check to refuse.
    if not wire.get("region") and isinstance(profile, str | Unknown | None):
        wire["region"] = default_region(run, profile)
    return wire


def default_region(run: Run, profile: str | Unknown | None = None) -> str | Unknown | None:
    """The region where the program names none; unknown while the profile that has one is."""
    configured = run.config.first("offsite:region", "aws:region")
    if configured or isinstance(profile, Unknown):
        return configured or profile
    return _session(run, profile).region_name


def account_in(arn: str) -> str | None:
    """The account that an ARN names."""
    return dict(enumerate(arn.split(":"))).get(4) or None


def account(run: Run, inputs: AwsLookup) -> str | None:
    """The account whose credentials arguments lead to; `None` if that isn't known yet."""
    if not is_known(inputs.role_arn, inputs.profile):
        return None
    role, profile = _role(run, inputs), inputs.profile
    if role:
        return account_in(role)

    def ask() -> str:
        with doing("ask for the account"):
            sts = client(run, "sts", str(inputs.region), inputs)
            return sts.get_caller_identity()["Account"]

    return run.once(("account", profile), ask)


def _role(run: Run, inputs: AwsLookup) -> str | None:
    """The role to assume. A profile that the resource names is nearer than the configuration's."""
    configured = None if inputs.profile else run.config.first("offsite:roleArn")
    return inputs.role_arn or configured


def client(run: Run, service: str, region: str, inputs: AwsLookup, *, retry: bool = True) -> Any:
    """The one client of a run for (service, region, role, profile)."""
    key = ("client", service, region, inputs.role_arn, inputs.profile, retry)
    return run.once(key, lambda: _make_client(run, service, region, inputs, retry))


def _make_client(run: Run, service: str, region: str, inputs: AwsLookup, retry: bool) -> BaseClient:
    with doing(f"use {service} in {region}"):
        made = _create(
            run,
            _session(run, inputs.profile, _role(run, inputs)),
            service,
            region_name=region,
            config=Config(
                retries={"mode": "adaptive", "total_max_attempts": 8 if retry else 1},
                max_pool_connections=64,
                connect_timeout=10,
                user_agent_extra=f"pulumi-offsite/{__version__}",
            ),
        )
    _tell_quotas_at_once(made)
    return made


def _tell_quotas_at_once(client: BaseClient) -> None:
    """botocore takes a used-up quota for throttling, and would try again for a minute."""

    def rename(old: str, new: str) -> Callable[..., None]:
        def renamed(response: tuple[object, dict[str, Any]] | None, **_: object) -> None:
            error: dict[str, Any] = response[1].get("Error", {}) if response else {}
            if error.get("Code") == old:
                error["Code"] = new

        return renamed

    # What decides about retries is asked in between: the most specific first, the widest last.
    events = client.meta.events
    service = cast(Any, client.meta).service_model.service_id.hyphenize()
    events.register_first(f"needs-retry.{service}", rename(_QUOTA, f"Quota.{_QUOTA}"))
    events.register_last("needs-retry", rename(f"Quota.{_QUOTA}", _QUOTA))


def _create(run: Run, session: boto3.Session, service: str, **options: Any) -> BaseClient:
    endpoints = run.config.mapping("offsite:endpoints")
    endpoint = endpoints.get(service) or endpoints.get("aws")
    # boto3 may not make two clients of a session at once; the calls of a client may overlap.
    with run.once("boto3", threading.RLock):
        return cast(Any, session).client(service, endpoint_url=endpoint, **options)


def _session(run: Run, profile: str | None = None, role_arn: str | None = None) -> boto3.Session:
    return run.once(("session", profile, role_arn), lambda: _make_session(run, profile, role_arn))


def _make_session(run: Run, profile: str | None, role_arn: str | None) -> boto3.Session:
    if role_arn:
        return _assume(run, _session(run, profile), role_arn)
    # A profile that the resource names is nearer than the configuration's keys.
    access_key, secret_key, token = (None, None, None) if profile else _configured_keys(run)
    with doing("find AWS credentials"):
        session = boto3.Session(
            profile_name=profile or run.config.first("offsite:profile", "aws:profile"),
            region_name=run.config.first("offsite:region", "aws:region"),
            aws_access_key_id=access_key,
            aws_secret_access_key=secret_key,
            aws_session_token=token,
        )
        found = session.get_credentials()
    if found is not None:
        frozen = found.get_frozen_credentials()
        run.add_secrets(frozen.access_key, frozen.secret_key, frozen.token)
    return session


def _configured_keys(run: Run) -> tuple[str | None, str | None, str | None]:
    """Access key, secret key and session token, all three from the same source."""
    for prefix in ("offsite", "aws"):
        names = (f"{prefix}:{name}" for name in ("accessKey", "secretKey", "token"))
        access_key, secret_key, token = map(run.config.first, names)
        if access_key:
            return access_key, secret_key, token
    return None, None, None


def _assume(run: Run, source: boto3.Session, role_arn: str) -> boto3.Session:
    """A session of the role's, which assumes it anew before its credentials end."""

    def sts(service: str, **credentials: Any) -> BaseClient:
        region = source.region_name or "us-east-1"
        return _create(run, source, service, region_name=region, **credentials)

    fetcher = AssumeRoleCredentialFetcher(
        sts,
        source.get_credentials(),
        role_arn,
        extra_args={"RoleSessionName": "pulumi-offsite"},
    )

    def fetch() -> dict[str, str]:
        with doing(f"assume the role {role_arn}"):
            found = cast("dict[str, str]", fetcher.fetch_credentials())
        run.add_secrets(found["access_key"], found["secret_key"], found["token"])
        return found

    session = botocore.session.Session()
    # boto3 has no public way to hand a session credentials that renew themselves.
    session._credentials = DeferredRefreshableCredentials(  # pyright: ignore
        method="assume-role", refresh_using=fetch
    )
    return boto3.Session(botocore_session=session, region_name=source.region_name)
