"""The dynamic host's adjustments: each works on the host as it is, and leaves any other alone."""

import subprocess
import sys
import threading
import traceback
import types
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import pytest
from google.protobuf import empty_pb2
from pulumi.dynamic import Config
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc

from offsite_provider.core.failures import Failure, NotFound
from offsite_provider.doors import engine as engines
from offsite_provider.doors.dynamic_host import WORKERS, adjust_host, host_config, plain_failures
from offsite_provider.doors.engine import EngineReporter

URN = "urn:pulumi:prod::shop::pulumi-python:dynamic/offsite/cbs:SnapshotCopy::orders"


def nothing() -> None:
    pass


@pytest.fixture(autouse=True)
def host(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A `__main__` like that of `python -m pulumi.dynamic`, which no engine has started."""
    engines.engine_channel.cache_clear()
    host = types.ModuleType("__main__")
    host.traceback = traceback  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "__main__", host)
    monkeypatch.setattr(sys, "argv", ["host"])
    return host


class Engine(engine_pb2_grpc.EngineServicer):
    """An engine that is served by a pool of four workers."""

    def __init__(self) -> None:
        self.logged: list[Any] = []
        self.said = threading.Event()
        self.on_log: Callable[[], object] = nothing
        self.pool = ThreadPoolExecutor(4)
        self._server = grpc.server(self.pool)
        engine_pb2_grpc.add_EngineServicer_to_server(self, self._server)
        self.address = f"127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"
        self._server.start()

    def Log(self, request: Any, context: Any) -> Any:
        self.on_log()
        self.logged.append(request)
        self.said.set()
        return empty_pb2.Empty()

    def die(self) -> None:
        self._server.stop(None).wait()


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine that started this process, as far as this process can tell."""
    engine = Engine()
    monkeypatch.setattr(sys, "argv", ["host", engine.address])
    yield engine
    engine.die()


class TestWorkers:
    @pytest.mark.parametrize(("workers", "wanted"), [(4, WORKERS), (WORKERS + 1, WORKERS + 1)])
    def test_are_as_many_as_can_wait_and_never_fewer_than_before(
        self, workers: int, wanted: int
    ) -> None:
        """A thousand requests that all wait for one another: fewer workers would wait for ever."""
        with ThreadPoolExecutor(workers) as pool:
            pool.submit(adjust_host, nothing).result()
            assert pool._max_workers == wanted
            together = threading.Barrier(1000)
            for request in [pool.submit(together.wait, 30) for _ in range(1000)]:
                request.result()

    def test_of_a_real_server(self, engine: Engine) -> None:
        """`configure` runs in a worker of the pool that grpc was given."""
        engine.on_log = lambda: adjust_host(nothing)
        with grpc.insecure_channel(engine.address) as channel:
            engine_pb2_grpc.EngineStub(channel).Log(engine_pb2.LogRequest(), timeout=10)
        assert engine.pool._max_workers == WORKERS

    def test_stay_where_the_pool_is_another_or_there_is_none(self) -> None:
        def _worker(executor_reference: Callable[[], object]) -> None:
            adjust_host(nothing)

        def another(renamed_reference: Callable[[], object]) -> None:
            adjust_host(nothing)

        another.__code__ = another.__code__.replace(co_name="_worker")
        adjust_host(nothing)
        _worker(lambda: None)
        _worker(lambda: object())
        with ThreadPoolExecutor(4) as pool:
            another(lambda: pool)
            assert pool._max_workers == 4


def as_the_host_formats(host: Any, error: Exception) -> str:
    try:
        raise error
    except Exception:
        return host.traceback.format_exc()


class TestErrors:
    def test_of_ours_are_their_sentence_in_a_host_without_tracebacks(
        self, host: Any, engine: Engine
    ) -> None:
        del host.traceback

        @plain_failures()
        def fail() -> None:
            raise Failure("copy it", "it is gone")

        engine.on_log = fail
        refused = pytest.raises(grpc.RpcError)
        with grpc.insecure_channel(engine.address) as channel, refused as error:
            engine_pb2_grpc.EngineStub(channel).Log(engine_pb2.LogRequest(), timeout=10)
        assert error.value.details() == "cannot copy it: it is gone."

    def test_of_ours_are_their_sentence(self, host: Any) -> None:
        failure = Failure("copy it", "it is gone")
        assert "Traceback" in as_the_host_formats(host, failure)
        failure.__cause__ = ValueError("inner")
        for _ in range(3):
            adjust_host(nothing)
        assert as_the_host_formats(host, failure) == "cannot copy it: it is gone."
        assert as_the_host_formats(host, NotFound("a", "b", "c")) == "cannot a: b. c."

    def test_of_others_are_what_they_were(self, host: Any) -> None:
        before = traceback.format_exc
        adjust_host(nothing)
        text = as_the_host_formats(host, ZeroDivisionError("division by zero"))
        assert text.startswith("Traceback (most recent call last):")
        assert text.endswith("ZeroDivisionError: division by zero\n")
        # The rest of the module is the host's, and Python's own is left alone.
        assert host.traceback.TracebackException is traceback.TracebackException
        assert sys.modules["traceback"] is traceback
        assert traceback.format_exc is before

    def test_stay_where_the_host_is_another(self, host: Any, monkeypatch: Any) -> None:
        del host.traceback
        adjust_host(nothing)
        assert not hasattr(host, "traceback")
        host.traceback = format
        adjust_host(nothing)
        assert host.traceback is format
        monkeypatch.delitem(sys.modules, "__main__")
        adjust_host(nothing)


class TestCancel:
    def test_reaches_all_who_wait_each_once(self, host: Any) -> None:
        class Servicer:
            def Cancel(self, request: object, context: object) -> object:
                return "nobody listens"

        host.DynamicResourceProviderServicer = Servicer
        # The server took the method when it was started.
        cancel, called = Servicer().Cancel, list[str]()

        def one() -> None:
            called.append("one")

        for waits in (one, one, lambda: called.append("other")):
            adjust_host(waits)
        assert cancel(None, None) == empty_pb2.Empty()
        assert sorted(called) == ["one", "other"]

    @pytest.mark.parametrize("method", [None, "text", len, print])
    def test_stays_where_the_host_is_another(self, host: Any, method: object) -> None:
        host.DynamicResourceProviderServicer = type("S", (), {"Cancel": method})
        adjust_host(nothing)
        assert host.DynamicResourceProviderServicer.Cancel is method


def test_the_configuration_is_whole_or_that_of_another_host_and_empty() -> None:
    values = {"aws:region": "eu-west-1", "offsite:endpoints": {"aws": "http://x"}}
    assert host_config(Config(values, "shop")) == values
    others: tuple[Any, ...] = (object(), None, type("C", (), {"_props": "text"})())
    assert [host_config(config) for config in others] == [{}, {}, {}]


class TestReporter:
    @pytest.mark.parametrize(
        ("urn", "kind", "severity", "ephemeral"),
        [
            (URN, "info", engine_pb2.INFO, False), (URN, "progress", engine_pb2.INFO, True),
            (URN, "warning", engine_pb2.WARNING, False), ("", "info", engine_pb2.INFO, False),
        ],
    )  # fmt: skip
    def test_tells_the_engine_beside_the_resource_or_the_stack(
        self, engine: Engine, capsys: Any, urn: str, kind: str, severity: int, ephemeral: bool
    ) -> None:
        getattr(EngineReporter(urn), kind)("COPYING, 42 %")
        (said,) = engine.logged
        assert (said.urn, said.message, said.ephemeral) == (urn, "COPYING, 42 %", ephemeral)
        assert said.severity == severity
        assert capsys.readouterr() == ("", "")

    def test_takes_progress_away_when_the_work_has_ended(self, engine: Engine) -> None:
        with EngineReporter(URN, covered=lambda text: text.replace("pin", "[secret]")) as report:
            report.info("its pin")
            report.progress("COPYING")
        with EngineReporter(URN) as report:
            report.progress("COPYING")
            report.info("it stays behind")
        told = ["its [secret]", "COPYING", "", "COPYING", "it stays behind"]
        assert [said.message for said in engine.logged] == told

    @pytest.mark.parametrize(
        "argument", ["", "7", ":7", "--verbose", "prog.py", "tests/unit", "localhost:", "127.0.0.1:1"]
    )  # fmt: skip
    def test_without_an_engine_prints_all_but_progress(
        self, monkeypatch: pytest.MonkeyPatch, argument: str, capsys: Any
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["host", *filter(None, [argument])])
        EngineReporter(URN).info("it stays behind")
        EngineReporter(URN).progress("COPYING, 42 %")
        assert capsys.readouterr() == ("", "it stays behind\n")


HOST = """
import sys, time
from offsite_provider.doors import dynamic_host, engine

class DynamicResourceProviderServicer:
    def Cancel(self, request, context): ...

dynamic_host.adjust_host(lambda: None)
time.sleep(0.3)
engine.EngineReporter("").info("here")
time.sleep(300)
"""


def test_an_engine_that_dies_takes_its_host_with_it(engine: Engine) -> None:
    """A killed run must not go on calling the cloud."""
    child = subprocess.Popen([sys.executable, "-c", HOST, engine.address])
    try:
        assert engine.said.wait(120)
        engine.die()
        assert child.wait(120) == 1
    finally:
        child.kill()
        child.wait()
