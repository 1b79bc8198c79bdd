"""Access to Tencent Cloud: where values come from, and calls that keep to the limit."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

from offsite_provider.core import waiting
from offsite_provider.core.failures import BadCredentials, Busy, Cancelled, NotFound
from offsite_provider.core.ownership import Identity, Owner
from offsite_provider.core.provider import Provider
from offsite_provider.core.resource import Context
from offsite_provider.core.run import Run
from offsite_provider.core.unknown import UNKNOWN
from offsite_provider.core.waiting import Pace, Wait
from offsite_provider.tencent import access
from offsite_provider.tencent.cbs.snapshot_copy import SnapshotCopy, SnapshotCopyInputs

GOOD = {"snapshotId": "snap-ckgjwkqh", "destinationRegions": ["ap-beijing"]}
ROLE = "qcs::cam::uin/100001234567:roleName/dr"
OF_ENVIRONMENT = ("AKIDOFENVIRONMENT", "secret-of-environment", "token-of-environment")
KEYS = {"tencentcloud:secretId": "AKIDOFCONFIG", "tencentcloud:secretKey": "secret-of-config"}
TOKEN = {"tencentcloud:securityToken": "token-of-config"}
OWN = {"offsite:tencentSecretId": "AKIDOFOFFSITE", "offsite:tencentSecretKey": "secret-of-offsite"}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in zip(("SECRET_ID", "SECRET_KEY", "SECURITY_TOKEN"), OF_ENVIRONMENT, strict=True):  # fmt: skip
        monkeypatch.setenv(f"TENCENTCLOUD_{name}", value)


class Client:
    """Stands in for the SDK's: tells what it was made with, and answers."""

    def __init__(self, service: str, version: str, keys: Any, region: str, profile: Any) -> None:
        self.service = service
        self.keys = keys.get_credential_info()
        self.endpoint = (profile.httpProfile.scheme, profile.httpProfile.endpoint)
        self.calls: list[str] = []

    def call_json(self, action: str, parameters: dict[str, Any]) -> Any:
        self.calls.append(action)
        if action == "Fail":
            raise TencentCloudSDKException("InvalidSnapshotId.NotFound", "No such snapshot.")
        if action == "FailOnce" and self.calls.count(action) == 1:
            raise TencentCloudSDKException("InternalError", "Try again.")
        if (action == "FailTwenty" and self.calls.count(action) <= 20) or action == "FailForEver":
            raise TencentCloudSDKException("RequestLimitExceeded", "Reduce the frequency.")
        if action == "AssumeRole":
            names = ("TmpSecretId", "TmpSecretKey", "Token")
            keys = dict(zip(names, ("AKIDOFROLE", "secret-of-role", "token-of-role"), strict=True))
            return {"Response": {"Credentials": keys, "ExpiredTime": time.time() + 7200}}
        return {"Response": {"Action": action, "RequestId": "r", **parameters}}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Client]:
    """The clients that are made in a test."""
    clients: list[Client] = []

    def make(*arguments: Any) -> Client:
        clients.append(Client(*arguments))
        return clients[-1]

    monkeypatch.setattr(access, "CommonClient", make)
    return clients


def api(run: Run, region: str | None = None, retry: bool = True, **others: Any) -> access.Api:
    inputs = SnapshotCopyInputs.from_state({**GOOD, "region": "ap-guangzhou", **others})
    context = Context(run, Owner(Identity()), None, Wait(0), None)  # type: ignore[arg-type]
    return SnapshotCopy().client(context, inputs, region, retry=retry)


@pytest.mark.parametrize(
    ("given", "config", "expected"),
    [
        ("ap-tokyo", {"offsite:tencentRegion": "ap-seoul"}, "ap-tokyo"),
        (None, {"offsite:tencentRegion": "ap-seoul", "tencentcloud:region": "x"}, "ap-seoul"),
        (None, {"tencentcloud:region": "ap-mumbai"}, "ap-mumbai"),
        (None, {}, "ap-guangzhou"),
        (UNKNOWN, {}, UNKNOWN),
    ],
)
def test_the_region_is_the_first_that_is_set(
    monkeypatch: pytest.MonkeyPatch, given: Any, config: Any, expected: object
) -> None:
    def check(config: Any, **wire: Any) -> Any:
        provider = Provider(Run(config), {SnapshotCopy.token: SnapshotCopy()})
        return provider.check(Identity(token=SnapshotCopy.token), {**GOOD, **wire})

    ((path, why),) = ((problem.path, problem.reason) for problem in check({})[1])
    assert path == ("region",)
    assert "TENCENTCLOUD_REGION" in why
    monkeypatch.setenv("TENCENTCLOUD_REGION", "ap-guangzhou")
    inputs, problems = check(config, region=given)
    assert (problems, inputs["region"]) == ([], expected)


class TestCredentials:
    @pytest.mark.usefixtures("environment")
    @pytest.mark.parametrize(
        ("config", "expected"),
        [
            ({**KEYS, **TOKEN}, (*KEYS.values(), *TOKEN.values())), ({}, OF_ENVIRONMENT),
            # They are never mixed.
            ({**KEYS, **TOKEN, **OWN}, (*OWN.values(), None)),
            (KEYS, (*KEYS.values(), None)), ({"tencentcloud:secretId": "AKID"}, OF_ENVIRONMENT),
        ],
    )  # fmt: skip
    def test_are_of_the_nearest_that_names_some(
        self, made: list[Client], config: dict[str, str], expected: tuple[str | None, ...]
    ) -> None:
        run = Run(config)
        api(run)
        assert made[0].keys == expected
        assert {*filter(None, expected)} <= run.secrets

    def test_that_nobody_has_or_that_cannot_be_any(self, run: Run) -> None:
        with pytest.raises(BadCredentials) as caught:
            api(run)
        assert str(caught.value) == (
            "cannot find Tencent Cloud credentials: there are none (ClientSideError). Check "
            "`TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`."
        )
        with pytest.raises(BadCredentials):
            api(Run({**KEYS, "tencentcloud:secretId": "AKID-with-a-blank "}))

    @pytest.mark.usefixtures("environment")
    @pytest.mark.parametrize(
        ("config", "given"), [({}, {"roleArn": ROLE}), ({"offsite:tencentRoleArn": ROLE}, {})]
    )
    def test_of_a_role_are_asked_for_once_with_those_in_use(
        self, made: list[Client], config: dict[str, str], given: dict[str, str]
    ) -> None:
        endpoints = {"sts": "http://aws:1", "tencentcloud-sts": "http://sts:1"}
        run = Run({**config, "offsite:endpoints": endpoints})
        for region in ("ap-guangzhou", "ap-beijing"):
            api(run, region, **given)
        sts, *others = made
        assert (sts.service, sts.keys) == ("sts", OF_ENVIRONMENT)
        assert sts.endpoint == ("http", "sts:1")
        of_role = ("AKIDOFROLE", "secret-of-role", "token-of-role")
        assert [client.keys for client in others] == [of_role, of_role]
        assert sts.calls == ["AssumeRole"]
        assert {*OF_ENVIRONMENT, *of_role} <= run.secrets


class Clock:
    """Time that passes only when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []
        self.run_has_ended = False
        self.passes_in_sleep = False

    def monotonic(self) -> float:
        return self.now

    def wait(self, seconds: float) -> bool:
        self.slept.append(seconds)
        self.now += seconds if self.passes_in_sleep else 0
        return self.run_has_ended


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    for module in (access, waiting):
        monkeypatch.setattr(module, "time", clock)
    return clock


@pytest.mark.usefixtures("environment")
class TestApi:
    def test_is_one_for_region_and_role(self, run: Run, made: list[Client]) -> None:
        assert api(run) is api(run) is api(run, "ap-guangzhou")
        others = api(run, "ap-beijing"), api(run, retry=False)
        assert len({id(found) for found in (api(run), *others)}) == 3
        assert len(made) == 3

    @pytest.mark.parametrize(
        ("config", "variable", "expected"),
        [
            ({}, "", ("https", None)),
            ({}, "http://127.0.0.1:1", ("http", "127.0.0.1:1")),
            ({"cbs": "http://cbs:1", "tencentcloud": "http://x"}, "http://x", ("http", "cbs:1")),
            ({"tencentcloud": "https://all:1"}, "http://x", ("https", "all:1")),
            ({"cbs": "cbs.intl.example.com"}, "", ("https", "cbs.intl.example.com")),
        ],
    )
    def test_endpoint(
        self, monkeypatch: Any, made: list[Client], config: Any, variable: str, expected: Any
    ) -> None:
        monkeypatch.setenv("TENCENTCLOUD_ENDPOINT_URL", variable)
        api(Run({"offsite:endpoints": config}))
        assert made[0].endpoint == expected

    @pytest.mark.usefixtures("made")
    def test_gives_the_answers_members_or_says_what_the_call_was_for(self, run: Run) -> None:
        answer = api(run).call("look", "DescribeSnapshots", {"Limit": 1})
        assert answer == {"Action": "DescribeSnapshots", "RequestId": "r", "Limit": 1}
        with pytest.raises(NotFound) as caught:
            api(run).call("copy it", "Fail", {})
        assert str(caught.value) == "cannot copy it: No such snapshot (InvalidSnapshotId.NotFound)."

    def test_asks_a_busy_service_again_unless_it_may_not(self, made: list[Client]) -> None:
        run = Run({"offsite:pollSeconds": 0.1})
        assert api(run).call("look", "FailOnce", {})["Action"] == "FailOnce"
        with pytest.raises(Busy):
            api(run, retry=False).call("look", "FailOnce", {})
        assert [client.calls for client in made] == [["FailOnce"] * 2, ["FailOnce"]]

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize("retry", [True, False])
    def test_waits_for_minutes_while_others_use_up_the_accounts_rate(
        self, run: Run, clock: Clock, retry: bool
    ) -> None:
        """Another run on the same account keeps to the rate too: together they are over it."""
        run.cancelled, clock.passes_in_sleep = clock, True  # type: ignore[assignment]
        each = api(run, retry=retry)
        assert each.call("look", "FailTwenty", {})["Action"] == "FailTwenty"
        assert len({*clock.slept}) == 20, "all come back at the same time"
        began = clock.now
        with pytest.raises(Busy):
            each.call("look", "FailForEver", {})
        assert 240 < clock.now - began < 360
        clock.run_has_ended = True
        with pytest.raises(Cancelled):
            each.call("look", "FailForEver", {})

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize("seconds", [60, 3 * 3600])
    def test_waits_for_it_as_long_as_the_operation_may_take(
        self, run: Run, clock: Clock, seconds: int
    ) -> None:
        run.cancelled, clock.passes_in_sleep = clock, True  # type: ignore[assignment]
        told: list[str] = []
        wait = Wait(clock.now + seconds, Pace(), clock, told.append)  # type: ignore[arg-type]
        began = clock.now
        with pytest.raises(Busy):
            api(run, retry=False).call("look", "FailForEver", {}, wait)
        assert clock.now - began == pytest.approx(seconds, abs=20)
        assert told == ["waits: Reduce the frequency."]

    @pytest.mark.usefixtures("made")
    def test_keeps_to_one_limit_in_every_region(self, run: Run, clock: Clock) -> None:
        """The limit is the account's, and no turn is waited for once the run is to end."""
        run.cancelled = clock  # type: ignore[assignment]
        for each in (api(run), api(run, "ap-beijing"), api(run, retry=False)):
            for _ in range(10):
                each.call("look", "DescribeSnapshots", {})
        assert [slept > 1 for slept in clock.slept] == [True] * 10
        clock.run_has_ended = True
        with pytest.raises(Cancelled):
            api(run).call("look", "DescribeSnapshots", {})


class TestRateLimits:
    @pytest.mark.parametrize("count", [20, 21, 100, 205])
    @pytest.mark.usefixtures("clock")
    def test_no_second_has_more_than_the_limit_and_none_is_lost(self, count: int) -> None:
        limits = access.RateLimits()
        with ThreadPoolExecutor(10) as pool:
            starts = sorted(pool.map(lambda _: limits.turn("X"), range(count)))
        assert starts[:20] == [0.0] * 20
        assert all(later - earlier > 1 for earlier, later in zip(starts, starts[20:], strict=False))
        assert starts[-1] < (count - 1) // 20 * 1.25 + 0.01

    def test_time_that_passed_counts_and_each_action_has_its_own(self, clock: Clock) -> None:
        limits = access.RateLimits(2)
        turns: list[float] = []
        for now, action in ((100.0, "X"), (100.0, "X"), (100.0, "Y"), (102.0, "X"), (102.0, "X")):
            clock.now = now
            turns.append(limits.turn(action))
        assert turns == [0.0] * 5
