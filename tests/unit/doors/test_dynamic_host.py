"""The dynamic host's adjustments: each works on the host as it is, and leaves any other alone."""

import subprocess
import sys
import threading
import traceback
import types
from collections.abc import Callable, Iterator
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import pytest
from google.protobuf import empty_pb2
from pulumi.dynamic import Config
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc

from offsite_provider.core.failures import Failure, NotFound
from offsite_provider.doors import dynamic_host
from offsite_provider.doors.dynamic_host import WORKERS, EngineReporter, adjust_host, host_config

URN = "urn:pulumi:prod::shop::pulumi-python:dynamic/offsite/cbs:SnapshotCopy::orders"


def nothing() -> None:
    pass


@pytest.fixture(autouse=True)
def host(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A `__main__` like that of `python -m pulumi.dynamic`."""
    host = types.ModuleType("__main__")
    host.traceback = traceback  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "__main__", host)
    monkeypatch.setattr(dynamic_host, "_on_cancel", set())
    monkeypatch.setattr(sys, "argv", ["host"])
    return host


class TestWorkers:
    def test_are_as_many_as_can_wait(self) -> None:
        """Eight requests that all wait for one another: four workers would wait for ever."""
        with ThreadPoolExecutor(4) as pool:
            pool.submit(adjust_host, nothing).result()
            assert pool._max_workers == WORKERS
            together = threading.Barrier(8)
            for request in [pool.submit(together.wait, 30) for _ in range(8)]:
                request.result()

    def test_are_never_fewer_than_before(self) -> None:
        with ThreadPoolExecutor(WORKERS + 1) as pool:
            pool.submit(adjust_host, nothing).result()
            assert pool._max_workers == WORKERS + 1

    def test_stay_where_there_is_no_pool(self) -> None:
        adjust_host(nothing)

    def test_stay_where_the_pool_is_another(self) -> None:
        def _worker(executor_reference: Callable[[], object]) -> None:
            adjust_host(nothing)

        _worker(lambda: None)
        _worker(lambda: object())

    def test_stay_where_the_pools_inside_is_another(self) -> None:
        def _worker(renamed_reference: Callable[[], object]) -> None:
            adjust_host(nothing)

        with ThreadPoolExecutor(4) as pool:
            _worker(lambda: pool)
            assert pool._max_workers == 4

    def test_of_a_real_server(self) -> None:
        """`configure` runs in a worker of the pool that grpc was given."""
        seen: list[int] = []

        class Servicer(engine_pb2_grpc.EngineServicer):
            def Log(self, request: Any, context: Any) -> Any:
                adjust_host(nothing)
                seen.append(pool._max_workers)
                return empty_pb2.Empty()

        pool = ThreadPoolExecutor(4)
        server = grpc.server(pool)
        engine_pb2_grpc.add_EngineServicer_to_server(Servicer(), server)
        port = server.add_insecure_port("127.0.0.1:0")
        server.start()
        try:
            with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
                engine_pb2_grpc.EngineStub(channel).Log(engine_pb2.LogRequest(), timeout=10)
        finally:
            server.stop(None).wait()
        assert seen == [WORKERS]


def as_the_host_formats(host: types.ModuleType, error: Exception) -> str:
    try:
        raise error
    except Exception:
        return host.traceback.format_exc()


class TestErrors:
    def test_of_ours_are_their_sentence(self, host: types.ModuleType) -> None:
        assert "Traceback" in as_the_host_formats(host, Failure("copy it", "it is gone"))
        adjust_host(nothing)
        assert as_the_host_formats(host, Failure("copy it", "it is gone")) == (
            "cannot copy it: it is gone."
        )
        assert as_the_host_formats(host, NotFound("a", "b", "c")) == "cannot a: b. c."

    def test_with_a_cause_are_their_sentence_too(self, host: types.ModuleType) -> None:
        adjust_host(nothing)
        try:
            try:
                raise ValueError("inner")
            except ValueError as inner:
                raise Failure("copy it", "it is gone") from inner
        except Failure:
            assert host.traceback.format_exc() == "cannot copy it: it is gone."

    def test_of_others_are_what_they_were(self, host: types.ModuleType) -> None:
        adjust_host(nothing)
        text = as_the_host_formats(host, ZeroDivisionError("division by zero"))
        assert text.startswith("Traceback (most recent call last):")
        assert text.endswith("ZeroDivisionError: division by zero\n")

    def test_leave_the_rest_of_the_module_to_the_host(self, host: types.ModuleType) -> None:
        adjust_host(nothing)
        assert host.traceback.print_exc is traceback.print_exc
        assert host.traceback.TracebackException is traceback.TracebackException

    def test_leave_python_itself_alone(self) -> None:
        before = traceback.format_exc
        adjust_host(nothing)
        assert sys.modules["traceback"] is traceback
        assert traceback.format_exc is before

    def test_may_be_adjusted_again(self, host: types.ModuleType) -> None:
        for _ in range(3):
            adjust_host(nothing)
        assert as_the_host_formats(host, Failure("a", "b")) == "cannot a: b."
        assert "Traceback" in as_the_host_formats(host, ZeroDivisionError())

    def test_stay_where_the_host_has_no_such_module(self, host: types.ModuleType) -> None:
        del host.traceback
        adjust_host(nothing)
        assert not hasattr(host, "traceback")
        host.traceback = format  # type: ignore[attr-defined]
        adjust_host(nothing)
        assert host.traceback is format

    def test_stay_where_there_is_no_main(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(sys.modules, "__main__")
        adjust_host(nothing)


class TestCancel:
    def servicer(self) -> Any:
        class DynamicResourceProviderServicer:
            def Cancel(self, request: object, context: object) -> object:
                return "nobody listens"

        return DynamicResourceProviderServicer

    def test_reaches_all_who_wait(self, host: types.ModuleType) -> None:
        host.DynamicResourceProviderServicer = self.servicer()  # type: ignore[attr-defined]
        # The server took the method when it was started.
        cancel = host.DynamicResourceProviderServicer().Cancel
        called: list[str] = []
        adjust_host(lambda: called.append("one"))
        adjust_host(lambda: called.append("other"))
        assert cancel(None, None) == empty_pb2.Empty()
        assert sorted(called) == ["one", "other"]

    def test_reaches_each_once(self, host: types.ModuleType) -> None:
        host.DynamicResourceProviderServicer = self.servicer()  # type: ignore[attr-defined]
        called: list[str] = []

        def one() -> None:
            called.append("one")

        adjust_host(one)
        adjust_host(one)
        host.DynamicResourceProviderServicer().Cancel(None, None)
        assert called == ["one"]

    @pytest.mark.parametrize("method", [None, "text", len, print])
    def test_stays_where_the_host_is_another(self, host: types.ModuleType, method: object) -> None:
        host.DynamicResourceProviderServicer = type("S", (), {"Cancel": method})  # type: ignore[attr-defined]
        adjust_host(nothing)
        assert host.DynamicResourceProviderServicer.Cancel is method


class TestConfig:
    def test_is_the_whole_configuration(self) -> None:
        values = {"aws:region": "eu-west-1", "offsite:endpoints": {"aws": "http://x"}}
        assert host_config(Config(values, "shop")) == values

    @pytest.mark.parametrize("config", [object(), None, type("C", (), {"_props": "text"})()])
    def test_of_another_host_is_empty(self, config: Any) -> None:
        assert host_config(config) == {}


class Engine(engine_pb2_grpc.EngineServicer):
    def __init__(self) -> None:
        self.logged: list[Any] = []
        self.said = threading.Event()
        self.die: Callable[[], object] = lambda: None

    def Log(self, request: Any, context: Any) -> Any:
        self.logged.append(request)
        self.said.set()
        return empty_pb2.Empty()


@pytest.fixture
def no_engine() -> Iterator[None]:
    dynamic_host._channel.cache_clear()
    yield
    dynamic_host._channel.cache_clear()


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, no_engine: None) -> Iterator[Engine]:
    """An engine that started this process, as far as this process can tell."""
    engine = Engine()
    server = grpc.server(futures.ThreadPoolExecutor(2))
    engine_pb2_grpc.add_EngineServicer_to_server(engine, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    monkeypatch.setattr(sys, "argv", ["host", f"127.0.0.1:{port}"])
    engine.die = lambda: server.stop(None).wait()
    yield engine
    engine.die()


class TestReporter:
    def test_tells_the_engine_beside_the_resource(
        self, engine: Engine, capsys: pytest.CaptureFixture[str]
    ) -> None:
        EngineReporter(URN).info("it stays behind")
        (said,) = engine.logged
        assert (said.urn, said.message, said.ephemeral) == (URN, "it stays behind", False)
        assert said.severity == engine_pb2.INFO
        assert capsys.readouterr() == ("", "")

    def test_progress_passes(self, engine: Engine) -> None:
        EngineReporter(URN).progress("COPYING, 42 %")
        (said,) = engine.logged
        assert (said.urn, said.message, said.ephemeral) == (URN, "COPYING, 42 %", True)

    def test_a_warning_is_one(self, engine: Engine) -> None:
        EngineReporter(URN).warning("it can't be undone")
        (said,) = engine.logged
        assert (said.urn, said.message, said.ephemeral) == (URN, "it can't be undone", False)
        assert said.severity == engine_pb2.WARNING

    def test_without_a_urn_tells_the_stack(self, engine: Engine) -> None:
        EngineReporter("").info("it stays behind")
        assert [said.urn for said in engine.logged] == [""]

    @pytest.mark.usefixtures("no_engine")
    def test_without_an_engine_prints(self, capsys: pytest.CaptureFixture[str]) -> None:
        EngineReporter(URN).info("it stays behind")
        assert capsys.readouterr() == ("", "it stays behind\n")

    @pytest.mark.usefixtures("no_engine")
    def test_without_an_engine_keeps_progress_to_itself(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        EngineReporter(URN).progress("COPYING, 42 %")
        assert capsys.readouterr() == ("", "")

    @pytest.mark.parametrize(
        "argument", ["", "7", ":7", "--verbose", "prog.py", "tests/unit", "localhost:"]
    )
    @pytest.mark.usefixtures("no_engine")
    def test_takes_no_other_argument_for_an_engine(
        self, monkeypatch: pytest.MonkeyPatch, argument: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["host", argument])
        EngineReporter("").info("it stays behind")
        assert capsys.readouterr() == ("", "it stays behind\n")

    @pytest.mark.usefixtures("no_engine")
    def test_an_engine_that_went_away_stops_nobody(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["host", "127.0.0.1:1"])
        EngineReporter(URN).info("it stays behind")
        assert capsys.readouterr() == ("", "it stays behind\n")


class TestEngineThatDies:
    HOST = """
import sys, time
from offsite_provider.doors import dynamic_host

class DynamicResourceProviderServicer:
    def Cancel(self, request, context): ...

dynamic_host.adjust_host(lambda: None)
time.sleep(0.5)
dynamic_host.EngineReporter("").info("here")
time.sleep(60)
"""

    def test_takes_its_host_with_it(self, engine: Engine) -> None:
        """A killed run must not go on calling the cloud."""
        child = subprocess.Popen([sys.executable, "-c", self.HOST, sys.argv[-1]])
        try:
            assert engine.said.wait(30)
            engine.die()
            assert child.wait(30) == 1
        finally:
            child.kill()
            child.wait()
