"""The control API, its client and the command line."""

import concurrent.futures
import http.client
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from typer.testing import CliRunner

from offsite_sandbox import cli, durations, environment, process
from offsite_sandbox.client import SandboxClient, SandboxError
from offsite_sandbox.clock import Clock
from offsite_sandbox.configuration import Configuration
from offsite_sandbox.faults import Fault, Faults
from offsite_sandbox.server import running
from offsite_sandbox.state_file import StateFile

from .cases import cases

EVERY_FAULT = [
    Fault("throttle", service="cbs", count=3, skip=2),
    Fault("internal", service="rds", operation="StopDBInstance", region="eu-west-1"),
    Fault("error", code="ResourceBusy", message="Try again.", status=409, after=True),
    Fault("reset", count=-1, after=True),
    Fault("slow", seconds=0.5),
    Fault("fail", service="cloudhsmv2", operation="CopyBackupToRegion", message="No HSM."),
]

PARENT = """
import pathlib, sys
from offsite_sandbox import process

process.start(pathlib.Path(sys.argv[1]), 0)
print("started", flush=True)
sys.stdin.read()
"""

Run = Callable[..., tuple[int, str]]


def invoke(sandbox_state_dir: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, [*arguments, "--state-dir", str(sandbox_state_dir)])
    return result.exit_code, result.output


def cloudhsm_backups(sandbox: SandboxClient) -> set[str]:
    client: Any = boto3.client(  # pyright: ignore[reportUnknownMemberType]
        "cloudhsmv2",
        region_name=environment.AWS_REGION,
        endpoint_url=sandbox.url,
        aws_access_key_id=environment.AWS_ACCESS_KEY_ID,
        aws_secret_access_key=environment.AWS_SECRET_ACCESS_KEY,
    )
    return {backup["BackupId"] for backup in client.describe_backups()["Backups"]}


class TestControl:
    def test_status_tells_what_the_sandbox_does(self, sandbox: SandboxClient) -> None:
        status = sandbox.status()
        assert status["url"] == sandbox.url
        assert (status["offset"], status["faults"]) == (0, [])
        assert status["configuration"] == {
            "durations": {"default": 1.0},
            "quotas": {},
            "switches": {},
        }
        assert status["seeded"] == sandbox.seed()

    def test_seed_is_idempotent_and_tells_every_service(self, sandbox: SandboxClient) -> None:
        seeded = sandbox.seed()
        assert {"cloudhsmv2", "redshiftserverless", "rds", "kms", "cbs"} <= seeded.keys()
        assert sandbox.seed() == seeded

    def test_answers_are_dated_by_the_sandboxs_clock(self, sandbox: SandboxClient) -> None:
        now = sandbox.advance(timedelta(days=40))
        connection = http.client.HTTPConnection(urlsplit(sandbox.url).netloc)
        connection.request("GET", "/_sandbox/status")
        dated = parsedate_to_datetime(connection.getresponse().headers["Date"])
        assert timedelta(seconds=-1) <= dated - now < timedelta(minutes=1)

    def test_advance_adds_up_and_reset_takes_it_back(self, sandbox: SandboxClient) -> None:
        before = sandbox.advance(0)
        after = sandbox.advance(timedelta(days=40))
        assert timedelta(days=40) <= after - before < timedelta(days=40, hours=1)
        assert sandbox.status()["offset"] == timedelta(days=40).total_seconds()
        sandbox.reset()
        assert sandbox.status()["offset"] == 0

    @cases(
        "fault problem",
        (Fault("error"), "a fault of kind error needs a code"),
        (Fault("slow"), "a fault of kind slow needs seconds"),
        (Fault("reset", count=0), "count must be positive"),
        (Fault("reset", skip=-1), "skip must not be negative"),
        (replace(Fault("reset"), kind="flood"), "kind: "),  # pyright: ignore
    )
    def test_faults_that_make_no_sense_are_refused(
        self, sandbox: SandboxClient, fault: Fault, problem: str
    ) -> None:
        with pytest.raises(SandboxError, match=problem):
            sandbox.add_fault(fault)

    def test_an_entry_leaves_the_others_alone(self, sandbox: SandboxClient) -> None:
        sandbox.configure({"cbs.CreateSnapshot": 30}, {"cbs.Snapshot": 9})
        sandbox.configure(switches={"rds.CapitalStatuses": True})
        assert sandbox.configure(durations={"default": 0}) == {
            "durations": {"default": 0, "cbs.CreateSnapshot": 30},
            "quotas": {"cbs.Snapshot": 9},
            "switches": {"rds.CapitalStatuses": True},
        }
        with pytest.raises(SandboxError, match="must not be negative"):
            sandbox.configure(durations={"default": -1})

    @cases(
        "method path body status",
        ("GET", "nothing", None, 404),
        ("PUT", "status", None, 405),
        ("POST", "advance", '{"seconds": -1}', 400),
        ("POST", "advance", '{"hours": 1}', 400),
        ("POST", "advance", '{"seconds": 1e300}', 400),
        ("POST", "advance", "", 400),
        ("POST", "faults", '{"kind": "reset", "often": true}', 400),
        ("POST", "configuration", '{"durations": {"default": "long"}}', 400),
    )
    def test_what_it_does_not_know_is_refused(
        self, sandbox: SandboxClient, method: str, path: str, body: str | None, status: int
    ) -> None:
        connection = http.client.HTTPConnection(urlsplit(sandbox.url).netloc)
        connection.request(method, f"/_sandbox/{path}", body)
        answer = connection.getresponse()
        assert answer.status == status
        assert b'"error"' in answer.read()

    def test_connections_are_kept_alive(self, sandbox: SandboxClient) -> None:
        connection = http.client.HTTPConnection(urlsplit(sandbox.url).netloc)
        connection.connect()
        opened = connection.sock
        for _ in range(3):
            connection.request("POST", "/_sandbox/advance", '{"seconds": 0}')
            connection.getresponse().read()
            assert connection.sock is opened

    def test_bodies_may_be_chunked(self, sandbox: SandboxClient) -> None:
        connection = http.client.HTTPConnection(urlsplit(sandbox.url).netloc)
        for seconds in (5, 7):
            body = [b'{"seconds": ', str(seconds).encode(), b"}"]
            connection.request("POST", "/_sandbox/advance", body, encode_chunked=True)
            assert connection.getresponse().read().startswith(b'{"time": ')
        assert sandbox.status()["offset"] == 12

    def test_many_connections_at_once(self, sandbox: SandboxClient) -> None:
        connections = [http.client.HTTPConnection(urlsplit(sandbox.url).netloc) for _ in range(150)]
        for connection in connections:
            connection.request("GET", "/_sandbox/status")
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            answers = pool.map(lambda connection: connection.getresponse().status, connections)
        assert set(answers) == {200}

    def test_it_listens_on_loopback_only(self, sandbox: SandboxClient) -> None:
        assert urlsplit(sandbox.url).hostname == "127.0.0.1"


@pytest.fixture
def run(sandbox_state_dir: Path) -> Run:
    """``run(command, …)``: the code and the output of a command about the session's sandbox."""
    return partial(invoke, sandbox_state_dir)


class TestCommandLine:
    def test_start_again_says_that_it_runs(self, sandbox: SandboxClient, run: Run) -> None:
        assert run("start") == (0, f"The sandbox already runs at {sandbox.url}\n")

    def test_status_shows_url_time_and_seed(self, sandbox: SandboxClient, run: Run) -> None:
        sandbox.advance(timedelta(hours=2))
        code, output = run("status")
        assert code == 0
        assert all(text in output for text in (sandbox.url, "2h ahead", "snap-sandbox1"))

    def test_seed_shows_the_ids(self, sandbox: SandboxClient, run: Run) -> None:
        sandbox.reset()
        code, output = run("seed")
        assert code == 0
        assert "disk-sandbox1" in output
        assert sandbox.status()["seeded"] is not None

    @cases("text seconds", ("90", 90), ("90s", 90), ("2h", 7200), ("40d", 40 * 86400))
    def test_advance_takes_durations(
        self, sandbox: SandboxClient, run: Run, text: str, seconds: int
    ) -> None:
        assert run("advance", text)[0] == 0
        assert sandbox.status()["offset"] == seconds

    def test_what_it_refuses(self, run: Run) -> None:
        for command, wrong, said in (
            ("advance", "soon", "is not a duration"),
            ("fault", "flood", "throttle"),
        ):
            code, output = run(command, wrong)
            assert (code, said in output) == (2, True), output

    @cases("wanted", *EVERY_FAULT, ids=lambda fault: fault.kind)
    def test_fault_orders_every_fault(
        self, sandbox: SandboxClient, run: Run, wanted: Fault
    ) -> None:
        named = asdict(wanted)
        kind, after = named.pop("kind"), named.pop("after")
        options = [f"--{name}={value}" for name, value in named.items() if value is not None]
        code, output = run("fault", kind, *options, *["--after"] * after)
        assert code == 0, output
        assert [Fault(**item) for item in sandbox.status()["faults"]] == [wanted]
        assert run("fault", "--clear") == (0, "No faults are on order.\n")
        assert sandbox.status()["faults"] == []

    def test_env_leads_to_the_sandbox_and_nowhere_else(
        self, sandbox: SandboxClient, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("AWS_ENDPOINT_URL_RDS", "https://elsewhere")
        monkeypatch.setenv("AWS_PROFILE", "production")
        code, output = run("env")
        lines = output.splitlines()
        assert code == 0
        for name, value in sandbox.env().items():
            assert f"export {name}={value}" in lines
        assert {"unset AWS_PROFILE", "unset AWS_ENDPOINT_URL_RDS"} <= set(lines)
        assert all(re.fullmatch(r"(unset \w+|export \w+=\S+)", line) for line in lines)
        turned = sandbox.environ()
        assert {"AWS_PROFILE", "AWS_ENDPOINT_URL_RDS"}.isdisjoint(turned)
        assert turned["AWS_ENDPOINT_URL"] == sandbox.url
        assert turned["PATH"] == os.environ["PATH"]

    def test_env_unset_undoes_it(self, sandbox: SandboxClient, tmp_path: Path) -> None:
        code, output = invoke(tmp_path, "env", "--unset")
        assert code == 0
        unset = {line.removeprefix("unset ") for line in output.splitlines()}
        assert unset == {name for name in sandbox.env() if name.lower() != "no_proxy"}

    def test_env_keeps_loopback_away_from_a_proxy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HTTPS_PROXY", "http://proxy:3128")
        monkeypatch.setenv("NO_PROXY", "example.com")
        variables = environment.variables("http://127.0.0.1:4599")
        assert variables["NO_PROXY"] == "example.com,127.0.0.1,127.0.0.1:4599"

    @cases("command", "status", "env", "seed", "advance 1", "fault")
    def test_without_a_sandbox_it_says_so_in_a_line(self, tmp_path: Path, command: str) -> None:
        said = "error: the sandbox does not run; start it with `offsite sandbox start`\n"
        assert invoke(tmp_path, *command.split()) == (1, said)

    def test_stop_without_a_sandbox_is_fine(self, tmp_path: Path) -> None:
        assert invoke(tmp_path, "stop") == (0, "The sandbox does not run.\n")

    def test_a_state_file_of_a_dead_server_does_not_matter(self, tmp_path: Path) -> None:
        StateFile(pid=1, url="http://127.0.0.1:1", started="").write(tmp_path)
        assert process.running(tmp_path) is None
        assert invoke(tmp_path, "stop")[0] == 0

    def test_start_tells_why_it_cannot(self, sandbox: SandboxClient, tmp_path: Path) -> None:
        taken = str(urlsplit(sandbox.url).port)
        code, output = invoke(tmp_path, "start", "--port", taken)
        assert code == 1
        assert output.startswith("error: the sandbox did not start: ")
        assert process.running(tmp_path) is None

    def test_start_sets_durations_and_stop_ends_the_process(self, tmp_path: Path) -> None:
        code, output = invoke(tmp_path, "start", "--port", "0", "--duration", "default=0")
        assert code == 0, output
        client = process.running(tmp_path)
        assert client is not None
        assert client.status()["configuration"]["durations"] == {"default": 0}
        assert client.status()["seeded"] is not None
        assert invoke(tmp_path, "stop") == (0, "The sandbox is stopped.\n")
        assert StateFile.read(tmp_path) is None
        with pytest.raises(SandboxError, match="does not answer"):
            client.status()

    def test_stop_waits_for_no_parent_that_never_asks(self, tmp_path: Path) -> None:
        """A process that has ended keeps its ID until its parent asks for its end."""
        begin = [sys.executable, "-c", PARENT, tmp_path]
        with subprocess.Popen(begin, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
            assert parent.stdout
            assert parent.stdout.readline() == b"started\n"
            assert invoke(tmp_path, "stop") == (0, "The sandbox is stopped.\n")


class TestInProcess:
    def test_each_one_begins_anew(self) -> None:
        with running() as sandbox:
            sandbox.seed()
            sandbox.advance(60)
            sandbox.stop()
        with running() as sandbox:
            assert sandbox.status()["offset"] == 0
            assert cloudhsm_backups(sandbox) == set()


class TestParts:
    @cases("text seconds", ("1h30m", 5400), ("0.5s", 0.5), ("0", 0), ("2d3h", 183600))
    def test_durations(self, text: str, seconds: float) -> None:
        assert durations.parse(text) == timedelta(seconds=seconds)

    @pytest.mark.parametrize("text", ["", "h", "-5", "5 s", "5x", "s5", "1e9", "9" * 30 + "d"])
    def test_not_durations(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"is (not a duration|too long)"):
            durations.parse(text)

    def test_readable_durations(self) -> None:
        assert durations.readable(183690) == "2d3h1m30s"
        assert durations.readable(0.4) == "0s"

    def test_the_clock_goes_forward_only_and_tells_who_wants_to_know(self) -> None:
        clock, told = Clock(), []
        clock.on_advance(told.append)
        with pytest.raises(ValueError, match="only goes forward"):
            clock.advance(timedelta(seconds=-1))
        assert told == []
        assert clock.advance(timedelta(hours=1)) == told[0]

    def test_faults_strike_in_order_and_as_often_as_ordered(self) -> None:
        faults = Faults()
        faults.add(Fault("throttle", service="cbs", count=2, skip=1))
        faults.add(Fault("internal", region="ap-beijing", count=-1))
        struck = [faults.take("cbs", "DescribeSnapshots", "ap-beijing") for _ in range(5)]
        kinds = [fault.kind for fault in struck if fault]
        assert kinds == ["internal", "throttle", "throttle", "internal", "internal"]
        assert faults.take("cbs", "DescribeSnapshots", "ap-shanghai") is None
        assert len(faults.pending()) == 1

    def test_fail_is_taken_by_who_asks_for_it_only(self) -> None:
        faults = Faults()
        faults.add(Fault("fail"))
        assert faults.take("cbs", "CreateSnapshot", "ap-beijing") is None
        assert faults.take("cbs", "CreateSnapshot", "ap-beijing", kinds=("fail",)) is not None

    def test_quotas_of_a_region_come_before_those_of_all(self) -> None:
        configuration = Configuration()
        configuration.update(quotas={"cbs.Snapshot": 5, "cbs.Snapshot.ap-beijing": 2})
        assert configuration.quota("cbs.Snapshot", "ap-beijing") == 2
        assert configuration.quota("cbs.Snapshot", "ap-shanghai") == 5
        assert configuration.quota("rds.DBInstance", "eu-west-1") is None
