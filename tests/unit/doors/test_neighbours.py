"""What the providers of one run tell each other of what they manage."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from offsite_provider.doors.neighbours import Neighbours

pytest.importorskip("fcntl", reason="only systems with locks of files have neighbours")

LOCK = ("offsite:backup:VaultLock", "123456789012", "eu-west-1/orders")
ENGINE = "127.0.0.1:4711"

Start = Callable[..., Neighbours]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts a provider of an engine."""

    def start(engine: str = ENGINE) -> Neighbours:
        return Neighbours(engine, tmp_path / "run")

    return start


def test_what_one_manages_the_others_know(start: Start) -> None:
    one, other = start(), start()
    one.tell(LOCK, "shop/prod/lock")
    assert other.keeper(LOCK) == "shop/prod/lock"
    assert other.keeper((*LOCK[:2], "eu-west-1/invoices")) is None


def test_of_what_it_manages_itself_there_is_no_word(start: Start) -> None:
    one = start()
    one.tell(LOCK, "shop/prod/lock")
    assert one.keeper(LOCK) is None


def test_providers_of_another_engine_are_no_neighbours(start: Start) -> None:
    one = start()
    one.tell(LOCK, "shop/prod/lock")
    assert start("127.0.0.1:4712").keeper(LOCK) is None


def test_a_provider_that_has_ended_manages_nothing(start: Start, tmp_path: Path) -> None:
    one, other = start(), start()
    one.tell(LOCK, "shop/prod/lock")
    del one
    assert other.keeper(LOCK) is None
    (left,) = (tmp_path / "run").iterdir()
    os.utime(left, (0, time.time() - 3600))
    other.tell(LOCK, "shop/prod/lock")
    assert not left.exists()


def test_where_nothing_can_be_written_each_knows_of_itself_only(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("a file is no folder")
    one = Neighbours(ENGINE, tmp_path / "run")
    one.tell(LOCK, "shop/prod/lock")
    assert one.keeper(LOCK) is None
