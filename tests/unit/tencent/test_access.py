"""Access to Tencent Cloud: where values come from, and calls that keep to the limit."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from offsite_provider.core.fields import UNKNOWN
from offsite_provider.core.lifecycle import Lifecycle
from offsite_provider.core.settings import Settings
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

from offsite_provider.core import plan
from offsite_provider.core.failures import BadCredentials, NotFound
from offsite_provider.core.ownership import Owner
from offsite_provider.core.resource import Context
from offsite_provider.tencent import access
from offsite_provider.tencent.cbs.snapshot_copy import SnapshotCopy, SnapshotCopyInputs

GOOD = {"snapshotId": "snap-ckgjwkqh", "destinationRegions": ["ap-beijing"]}
ROLE = "qcs::cam::uin/100001234567:roleName/dr"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", "AKIDOFENVIRONMENT")
    monkeypatch.setenv("TENCENTCLOUD_SECRET_KEY", "secret-of-environment")
    monkeypatch.setenv("TENCENTCLOUD_SECURITY_TOKEN", "token-of-environment")


@pytest.fixture
def nobodys_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))


def checked(wire: dict[str, Any], config: dict[str, Any] | None = None) -> Any:
    life = Lifecycle(Settings(config), {SnapshotCopy.token: SnapshotCopy()})
    inputs, problems = life.check(SnapshotCopy.token, {**GOOD, **wire})
    return inputs, {plan.spell_python(problem.path): problem.reason for problem in problems}


class TestRegion:
    @pytest.mark.parametrize(
        ("wire", "config", "expected"),
        [
            ({"region": "ap-tokyo"}, {"offsite:tencentRegion": "ap-seoul"}, "ap-tokyo"),
            (
                {},
                {"offsite:tencentRegion": "ap-seoul", "tencentcloud:region": "ap-mumbai"},
                "ap-seoul",
            ),
            ({}, {"tencentcloud:region": "ap-mumbai"}, "ap-mumbai"),
            ({}, {}, "ap-guangzhou"),
            ({"region": UNKNOWN}, {}, UNKNOWN),
        ],
    )
    def test_is_the_first_that_is_set(
        self,
        monkeypatch: pytest.MonkeyPatch,
        wire: dict[str, Any],
        config: dict[str, Any],
        expected: object,
    ) -> None:
        monkeypatch.setenv("TENCENTCLOUD_REGION", "ap-guangzhou")
        inputs, problems = checked(wire, config)
        assert problems == {}
        assert inputs["region"] == expected

    def test_that_nobody_gave(self) -> None:
        _, problems = checked({})
        assert list(problems) == ["region"]
        assert "TENCENTCLOUD_REGION" in problems["region"]


class TestCredentials:
    CONFIG = {
        "tencentcloud:secretId": "AKIDOFCONFIG",
        "tencentcloud:secretKey": "secret-of-config",
        "tencentcloud:securityToken": "token-of-config",
    }

    def found(self, settings: Settings) -> tuple[str, str, str | None]:
        credentials = access._credentials(settings, None)
        return credentials.secret_id, credentials.secret_key, credentials.token

    @pytest.mark.usefixtures("environment")
    def test_of_the_configuration_come_first(self) -> None:
        assert self.found(Settings(self.CONFIG)) == tuple(self.CONFIG.values())

    @pytest.mark.usefixtures("environment")
    def test_of_the_environment(self, settings: Settings) -> None:
        expected = ("AKIDOFENVIRONMENT", "secret-of-environment", "token-of-environment")
        assert self.found(settings) == expected

    @pytest.mark.usefixtures("environment")
    def test_are_never_mixed(self) -> None:
        keys = {name: self.CONFIG[name] for name in list(self.CONFIG)[:2]}
        assert self.found(Settings(keys)) == (*keys.values(), None)
        half = {"tencentcloud:secretId": "AKIDOFCONFIG"}
        assert self.found(Settings(half))[0] == "AKIDOFENVIRONMENT"

    @pytest.mark.usefixtures("environment")
    def test_are_concealed(self, settings: Settings) -> None:
        assert set(self.found(settings)) <= settings.secrets

    @pytest.mark.usefixtures("nobodys_home")
    def test_that_nobody_has(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_instance(self: object) -> None:
            return None

        monkeypatch.setattr(
            "tencentcloud.common.credential.CVMRoleCredential.get_credential", no_instance
        )
        with pytest.raises(BadCredentials) as caught:
            self.found(settings)
        assert str(caught.value) == (
            "cannot find Tencent Cloud credentials: there are none (ClientSideError). Check "
            "`TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, and this machine's clock."
        )

    def test_that_cannot_be_any(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", "AKID-with-a-blank ")
        monkeypatch.setenv("TENCENTCLOUD_SECRET_KEY", "secret")
        with pytest.raises(BadCredentials):
            self.found(Settings())

    @pytest.mark.usefixtures("environment")
    def test_of_a_role_are_asked_for_with_those_in_use(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[tuple[Any, ...]] = []

        class Assumed:
            secret_id, secret_key, token = "AKIDOFROLE", "secret-of-role", "token-of-role"

            def __init__(self, *arguments: Any, **others: Any) -> None:
                asked.append(arguments)

        monkeypatch.setattr(access, "STSAssumeRoleCredential", Assumed)
        found = access._credentials(settings, ROLE)
        assert found.secret_id == "AKIDOFROLE"
        assert asked[0][:3] == ("AKIDOFENVIRONMENT", "secret-of-environment", ROLE)
        assert {"secret-of-environment", "secret-of-role", "token-of-role"} <= settings.secrets


@pytest.mark.usefixtures("environment")
class TestApi:
    def api(self, settings: Settings, region: str | None = None, **others: Any) -> access.Api:
        context = Context(settings, Owner(""), None, 0)  # type: ignore[arg-type]
        retry = others.pop("retry", True)
        inputs = SnapshotCopyInputs(
            snapshot_id="snap-ckgjwkqh",
            region="ap-guangzhou",
            destination_regions=["ap-beijing"],
            **others,
        )
        return SnapshotCopy().cbs(context, inputs, region, retry=retry)

    def test_is_one_for_region_and_role(self, settings: Settings) -> None:
        assert self.api(settings) is self.api(settings)
        assert self.api(settings) is self.api(settings, "ap-guangzhou")
        assert self.api(settings) is not self.api(settings, "ap-beijing")
        assert self.api(settings) is not self.api(settings, retry=False)

    def test_keeps_to_one_limit_in_every_region(self, settings: Settings) -> None:
        """The limit is the account's."""
        apis = (
            self.api(settings),
            self.api(settings, "ap-beijing"),
            self.api(settings, retry=False),
        )
        assert len({id(api._limits) for api in apis}) == 1

    @pytest.mark.parametrize(
        ("config", "variable", "expected"),
        [
            ({}, None, ("https", None)),
            ({}, "http://127.0.0.1:1", ("http", "127.0.0.1:1")),
            (
                {"cbs": "http://cbs:1", "tencentcloud": "http://all:1"},
                "http://x:1",
                ("http", "cbs:1"),
            ),
            ({"tencentcloud": "https://all:1"}, "http://x:1", ("https", "all:1")),
            (
                {"cbs": "cbs.intl.tencentcloudapi.com"},
                None,
                ("https", "cbs.intl.tencentcloudapi.com"),
            ),
        ],
    )
    def test_endpoint(
        self,
        monkeypatch: pytest.MonkeyPatch,
        config: dict[str, str],
        variable: str | None,
        expected: tuple[str, str | None],
    ) -> None:
        if variable:
            monkeypatch.setenv("TENCENTCLOUD_ENDPOINT_URL", variable)
        client: Any = self.api(Settings({"offsite:endpoints": config}))._client
        http = client.profile.httpProfile
        assert (http.scheme, http.endpoint) == expected

    def test_repeats_only_what_may_be_repeated(self, settings: Settings) -> None:
        again: Any = self.api(settings)._client
        once: Any = self.api(settings, retry=False)._client
        assert again.profile.retryer is not None
        assert once.profile.retryer is None or once.profile.retryer._max_attempts <= 1


class TestCall:
    def test_waits_for_its_turn_and_gives_the_answers_members(self) -> None:
        said: list[Any] = []

        class Client:
            def call_json(self, action: str, params: dict[str, Any]) -> Any:
                said.append((action, params))
                return {"Response": {"TotalCount": 1, "RequestId": "r"}}

        class Limits(access.RateLimits):
            def wait(self, action: str) -> None:
                said.append(action)

        answer = access.Api(Client(), Limits()).call("look", "DescribeSnapshots", {"Limit": 1})
        assert answer["TotalCount"] == 1
        assert said == ["DescribeSnapshots", ("DescribeSnapshots", {"Limit": 1})]

    def test_that_fails_says_what_it_was_for(self) -> None:
        class Client:
            def call_json(self, action: str, params: dict[str, Any]) -> Any:
                raise TencentCloudSDKException("InvalidSnapshotId.NotFound", "No such snapshot.")

        with pytest.raises(NotFound) as caught:
            access.Api(Client(), access.RateLimits()).call("copy it", "X", {})
        assert str(caught.value) == (
            "cannot copy it: No such snapshot (InvalidSnapshotId.NotFound)."
        )


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        with self._lock:
            self.slept.append(seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(access, "time", clock)
    return clock


class TestRateLimits:
    def starts(self, clock: Clock, limits: access.RateLimits, count: int) -> list[float]:
        """When calls may leave that all ask at this moment."""
        begin = len(clock.slept)
        for _ in range(count):
            limits.wait("CopySnapshotCrossRegions")
        return [clock.now + slept for slept in clock.slept[begin:]]

    def test_the_first_second_is_free(self, clock: Clock) -> None:
        assert self.starts(clock, access.RateLimits(20), 20) == [100.0] * 20

    @pytest.mark.parametrize("count", [21, 100, 205])
    def test_no_second_has_more_than_the_limit(self, clock: Clock, count: int) -> None:
        starts = self.starts(clock, access.RateLimits(20), count)
        for earlier, later in zip(starts, starts[20:], strict=False):
            assert later - earlier > 1

    def test_no_longer_than_needed(self, clock: Clock) -> None:
        starts = self.starts(clock, access.RateLimits(20), 101)
        assert starts[-1] - starts[0] < 5 * 1.1

    def test_time_that_passed_counts(self, clock: Clock) -> None:
        limits = access.RateLimits(2)
        self.starts(clock, limits, 2)
        clock.now += 2
        assert self.starts(clock, limits, 2) == [102.0, 102.0]

    def test_each_action_has_its_own(self, clock: Clock) -> None:
        limits = access.RateLimits(1)
        limits.wait("DescribeSnapshots")
        limits.wait("DeleteSnapshots")
        assert clock.slept == [0, 0]

    def test_holds_for_threads_together(self, clock: Clock) -> None:
        limits = access.RateLimits(5)
        with ThreadPoolExecutor(10) as pool:
            list(pool.map(lambda _: limits.wait("X"), range(30)))
        starts = sorted(clock.slept)
        assert len(starts) == 30
        for earlier, later in zip(starts, starts[5:], strict=False):
            assert later - earlier > 1

    def test_is_the_limit_of_the_api(self) -> None:
        assert access.PER_SECOND == 20
