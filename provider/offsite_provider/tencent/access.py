"""How handlers reach Tencent Cloud: where values come from, clients, roles and rate limits.

Where a value comes from, first that is set: the resource's own argument, `offsite:*`, the keys of
Pulumi's Tencent provider (`tencentcloud:region`, `tencentcloud:secretId`, …), the environment
(`TENCENTCLOUD_…`), and the SDK's own chain (shared file, instance role).
"""

import os
import random
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, Protocol, TypeVar, cast
from urllib.parse import urlparse

from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential, DefaultCredentialProvider
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

from .. import __version__
from ..core.failures import Busy, Cancelled, Failure
from ..core.function import Function, Result
from ..core.model import Inputs, Outputs, Wire, WireModel
from ..core.problems import Problem
from ..core.resource import Context, Handler
from ..core.run import Run
from ..core.traits import Replaces
from ..core.unknown import is_given, is_known
from ..core.values import matches
from ..core.waiting import Pace, Wait
from .failures import doing
from .regions import Region, slip

T = TypeVar("T")
I = TypeVar("I", bound="TencentInputs")  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741
L = TypeVar("L", bound="TencentLookup")
R = TypeVar("R", bound=Result)

PER_SECOND: Final = 20
"""Requests a second that an account may make of each action."""

_SECOND: Final = 1.2
"""What counts as a second, as a call may be under way for longer than the one before it."""

_DELAYS: Final = (0.125, 0.25, 0.5, 1.0, 2.0)
"""The waits between the attempts of a call that meets a busy service, as parts of the pace's."""

_ONE_TOO_MANY: Final = "RequestLimitExceeded"
"""How the codes begin of a call that an account's other calls have left no room for. Such a call
was not carried out."""

_PATIENCE: Final = 150
"""How long such a call is tried again that is no single operation's, as parts of the pace's: five
minutes, usually. Several runs on one account have to share its rate."""

_ENDPOINTS: Final = {"sts": "tencentcloud-sts"}
"""The keys of services in `offsite:endpoints` whose own names are those of AWS's."""

_STS_REGION: Final = "ap-guangzhou"
"""Where STS is asked: it answers for all regions."""

_VERSIONS: Final = {"cbs": "2017-03-12", "sts": "2018-08-13", "tag": "2018-08-13"}


RoleArn = Annotated[
    str,
    matches(
        r"qcs::cam::uin/\d+:role(Name)?/[\w.@-]+",
        "a CAM role, like `qcs::cam::uin/100001234567:roleName/dr`",
    ),
]


class TencentLookup(WireModel):
    """The arguments that every question to Tencent Cloud takes: region and role."""

    region: Annotated[Region | None, Replaces] = None
    """The region whose API is called. Default: `offsite:tencentRegion`, `tencentcloud:region`,
    `TENCENTCLOUD_REGION`."""
    role_arn: RoleArn | None = None
    """A CAM role to assume, e.g. of another account."""

    def problems(self) -> Iterator[Problem]:
        if self.region is None:
            yield Problem(
                ("region",),
                "is not set: give it here, as `tencentcloud:region` in the stack's configuration, "
                "or as TENCENTCLOUD_REGION",
            )


class TencentInputs(Inputs, TencentLookup):
    """The arguments that every Tencent Cloud resource takes."""


class _CallsJson(Protocol):
    """What is used of the SDK's clients, which have no types."""

    def call_json(self, action: str, params: dict[str, Any]) -> dict[str, dict[str, Any]]: ...


class Api:
    """One service of one region: calls by name, in JSON, never faster than the account may.

    What a busy service refuses is tried again, unless the call may not be made twice. What the
    account's rate leaves no room for is tried again in any case, as long as the operation may take.
    """

    def __init__(
        self, client: "_CallsJson", limits: "RateLimits", run: Run, retry: bool = True
    ) -> None:
        self._client = client
        self._limits = limits
        self._cancelled = run.cancelled
        self._pace = Pace.of(run)
        self._retry = retry

    def call(
        self, what: str, action: str, parameters: Mapping[str, Any], wait: Wait | None = None
    ) -> dict[str, Any]:
        """The members of the action's answer. Raises a `Failure` about `what`.

        `wait` is that of the operation, if the call is one's alone.
        """
        if wait is None:
            deadline = time.monotonic() + _PATIENCE * self._pace.first
            wait = Wait(deadline, self._pace, self._cancelled)
        return wait.retry_while(_is_one_too_many, lambda: self._tried(what, action, parameters))

    def _tried(self, what: str, action: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        for delay in _DELAYS:
            try:
                return self._call(what, action, parameters)
            except Busy as busy:
                # At random, so that those who were refused together don't come back together.
                seconds = self._pace.first * delay * random.uniform(0.5, 1.5)
                may_repeat = self._retry or _is_one_too_many(busy)
                if not may_repeat or self._cancelled.wait(seconds):
                    raise
        return self._call(what, action, parameters)

    def _call(self, what: str, action: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        seconds = self._limits.turn(action)
        if seconds > 0 and self._cancelled.wait(seconds):
            raise Cancelled(what, "the run was cancelled", "Run `pulumi up` again")
        with doing(what):
            return self._client.call_json(action, dict(parameters))["Response"]


def _is_one_too_many(failure: Failure) -> bool:
    return failure.code.startswith(_ONE_TOO_MANY)


class RateLimits:
    """Holds calls back so that no second has more than `per_second` of an action."""

    def __init__(self, per_second: int = PER_SECOND) -> None:
        self._recent: dict[str, deque[float]] = {}
        self._per_second = per_second
        self._lock = threading.Lock()

    def turn(self, action: str) -> float:
        """The seconds after which the action may be called: its turn is the caller's."""
        with self._lock:
            now = time.monotonic()
            recent = self._recent.setdefault(action, deque(maxlen=self._per_second))
            # A call takes its place now, in order, and sleeps until that place comes.
            turn = max(now, recent[0] + _SECOND) if len(recent) == self._per_second else now
            recent.append(turn)
        return turn - now


class TencentFunction(Function[L, R]):
    """A function that asks Tencent Cloud."""

    def prepare(self, run: Run, wire: Wire) -> Wire:
        return _with_region(run, wire)

    def what(self, inputs: L) -> str:
        return f"{super().what(inputs)} in {inputs.region}"

    def client(self, context: Context, inputs: L) -> Api:
        """CBS's API of the question's region."""
        return client(context.run, "cbs", str(inputs.region), inputs)


class TencentHandler(Handler[I, O]):
    """A handler that calls Tencent Cloud."""

    credentials = ("roleArn",)

    def account(self, run: Run, inputs: I) -> str | None:
        """Of a role, its name says it; of other credentials, STS is asked, once a run."""
        if not is_known(inputs.role_arn):
            return None
        role = _role(run, inputs)
        if role:
            return role.split("/")[1].partition(":")[0]

        def ask() -> str:
            sts = Api(_make_client(run, "sts", _STS_REGION, _credentials(run)), RateLimits(), run)
            return str(sts.call("ask for the account", "GetCallerIdentity", {})["AccountId"])

        return run.once(("account", "tencent"), ask)

    def prepare(self, run: Run, wire: Wire) -> Wire:
        """Fills in the region."""
        return _with_region(run, wire)

    def warnings(self, inputs: I, before: I | None) -> Iterator[str]:
        """Names of regions that may be slips."""
        for region in self.regions(inputs):
            if near := slip(region):
                yield f"offsite knows no region `{region}`: did you mean `{near}`?"

    def regions(self, inputs: I) -> Iterator[str]:
        """The regions that the arguments name, as far as they are known."""
        if is_given(inputs.region):
            yield inputs.region

    def client(
        self,
        context: Context,
        inputs: I,
        region: str | None = None,
        *,
        service: str = "cbs",
        retry: bool = True,
    ) -> Api:
        """A service's API of a region; without `retry` for calls that may not be made twice."""
        where = region or str(inputs.region)
        return client(context.run, service, where, inputs, retry=retry)


def _with_region(run: Run, wire: Wire) -> Wire:
    if wire.get("region"):
        return wire
    region = run.config.first("offsite:tencentRegion", "tencentcloud:region")
    return {**wire, "region": region or os.environ.get("TENCENTCLOUD_REGION")}


def client(
    run: Run, service: str, region: str, inputs: TencentLookup, *, retry: bool = True
) -> Api:
    """The one API of a run for (service, region, role)."""
    role = _role(run, inputs)
    return run.once(
        (service, region, role, retry),
        lambda: Api(
            _make_client(run, service, region, _credentials(run, role)),
            run.once(("limits", service, role), RateLimits),
            run,
            retry,
        ),
    )


def _role(run: Run, inputs: TencentLookup) -> str | None:
    """The role to assume."""
    return inputs.role_arn or run.config.first("offsite:tencentRoleArn")


class _Credentials(Protocol):
    def get_credential_info(self) -> tuple[str, str, str | None]: ...


def _make_client(run: Run, service: str, region: str, keys: _Credentials) -> _CallsJson:
    http = HttpProfile(reqTimeout=30)
    endpoints = run.config.mapping("offsite:endpoints")
    endpoint = (
        endpoints.get(_ENDPOINTS.get(service, service))
        or endpoints.get("tencentcloud")
        or os.environ.get("TENCENTCLOUD_ENDPOINT_URL")
    )
    if endpoint:
        url = urlparse(endpoint if "//" in endpoint else f"https://{endpoint}")
        http.scheme, http.endpoint = url.scheme, url.netloc
    profile = ClientProfile(
        httpProfile=http,
        language="en-US",
        request_client=f"pulumi-offsite-{__version__}",
    )
    # The SDK's general client: those of the services would load the models of all their actions.
    return cast(_CallsJson, CommonClient(service, _VERSIONS[service], keys, region, profile))


class RoleCredential:
    """The credentials of a role, asked for with those in use, and again before they expire.

    The SDK's own leave out the token of temporary ones, and know no other endpoint.
    """

    _LASTS: Final = 7200
    _EARLY: Final = 600

    def __init__(self, sts: Api, role_arn: str, run: Run) -> None:
        self._sts = sts
        self._role_arn = role_arn
        self._run = run
        self._keys = ("", "", "")
        self._until = 0.0
        self._lock = threading.Lock()

    def get_credential_info(self) -> tuple[str, str, str]:
        """What the SDK asks for: ID, key and token."""
        with self._lock:
            if time.time() > self._until - self._EARLY:
                answer = self._sts.call(
                    f"assume the role {self._role_arn}",
                    "AssumeRole",
                    {
                        "RoleArn": self._role_arn,
                        "RoleSessionName": "pulumi-offsite",
                        "DurationSeconds": self._LASTS,
                    },
                )
                found: Mapping[str, str] = answer["Credentials"]
                self._keys = (found["TmpSecretId"], found["TmpSecretKey"], found["Token"])
                self._until = float(answer["ExpiredTime"])
                self._run.add_secrets(*self._keys)
            return self._keys


def _credentials(run: Run, role_arn: str | None = None) -> _Credentials:
    with doing("find Tencent Cloud credentials"):
        secret_id, secret_key, token = _configured_keys(run)
        if not (secret_id and secret_key):
            secret_id = os.environ.get("TENCENTCLOUD_SECRET_ID")
            secret_key = os.environ.get("TENCENTCLOUD_SECRET_KEY")
            token = os.environ.get("TENCENTCLOUD_SECURITY_TOKEN")
        found: Any = (
            Credential(secret_id, secret_key, token)
            if secret_id and secret_key
            else _from_sdk_chain()
        )
        run.add_secrets(found.secret_id, found.secret_key, found.token)
    if not role_arn:
        return cast(_Credentials, found)

    def assume() -> RoleCredential:
        client = _make_client(run, "sts", _STS_REGION, found)
        return RoleCredential(Api(client, RateLimits(), run), role_arn, run)

    return run.once(("role", role_arn), assume)


def _configured_keys(run: Run) -> tuple[str | None, str | None, str | None]:
    """Secret ID, secret key and token, all three from the same source."""
    own = ("offsite:tencentSecretId", "offsite:tencentSecretKey", "offsite:tencentSecurityToken")
    foreign = ("tencentcloud:secretId", "tencentcloud:secretKey", "tencentcloud:securityToken")
    secret_id, secret_key, token = map(run.config.first, own if run.config.first(*own) else foreign)
    return secret_id, secret_key, token


def _from_sdk_chain() -> Any:
    try:
        return DefaultCredentialProvider().get_credential()
    except OSError as error:
        # The last in the SDK's chain, a cluster's role, says so that it isn't there.
        raise TencentCloudSDKException("ClientSideError", "there are none") from error
