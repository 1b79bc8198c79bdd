"""Run: the configuration, and what is made once and shared."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from offsite_provider.core.failures import Failure
from offsite_provider.core.run import Configuration, Run


def test_the_first_of_the_keys_that_is_set_as_text() -> None:
    values = {
        "aws:region": "eu-west-1",
        "offsite:region": "",
        "x": None,
        "offsite:pollSeconds": 0.3,
    }
    config = Configuration(values)
    assert config.first("offsite:region", "x", "aws:region") == "eu-west-1"
    assert config.first("offsite:region") is None
    assert config.first("offsite:pollSeconds") == "0.3"


@pytest.mark.parametrize("value", ['{"aws": "http://x", "port": 1}', {"aws": "http://x", "port": 1}])  # fmt: skip
def test_a_mapping_is_an_object_or_the_json_of_one(value: object) -> None:
    found = Configuration({"offsite:endpoints": value}).mapping("offsite:endpoints")
    assert found == {"aws": "http://x", "port": "1"}
    assert Configuration({}).mapping("offsite:endpoints") == {}


@pytest.mark.parametrize("value", ["http://x", "[1]", "7", ["a"]])
def test_what_is_no_mapping_says_how_to_set_it(value: object) -> None:
    with pytest.raises(Failure) as caught:
        Configuration({"offsite:endpoints": value}).mapping("offsite:endpoints")
    assert str(caught.value) == (
        "cannot read the configuration key `offsite:endpoints`: it is not an object. "
        "Set it by path, e.g. `pulumi config set --path 'offsite:endpoints.name' value`."
    )


class TestOnce:
    def test_makes_one_for_all_threads_that_ask(self, run: Run) -> None:
        made: list[object] = []
        start = threading.Barrier(16)

        def make() -> object:
            threading.Event().wait(0.01)
            made.append(object())
            return made[-1]

        def ask(_: int) -> object:
            start.wait()
            return run.once("client", make)

        with ThreadPoolExecutor(16) as pool:
            got = set(pool.map(ask, range(16)))
        assert len(made) == 1
        assert got == set(made)

    def test_remembers_nothing_too_and_keeps_keys_apart(self, run: Run) -> None:
        made: list[None] = []
        for _ in range(2):
            assert run.once("a", lambda: made.append(None)) is None
        assert made == [None]
        assert run.once("b", lambda: run.once("c", lambda: 1) + 1) == 2

    def test_tries_again_after_an_error(self, run: Run) -> None:
        with pytest.raises(ZeroDivisionError):
            run.once("a", lambda: 1 / 0)
        assert run.once("a", lambda: 1) == 1

    def test_one_slow_thing_holds_no_other_up(self, run: Run) -> None:
        slow = threading.Event()
        thread = threading.Thread(target=lambda: run.once("slow", slow.wait))
        thread.start()
        try:
            assert run.once("quick", lambda: 1) == 1
        finally:
            slow.set()
            thread.join()


def test_remembers_the_secrets_that_there_are(run: Run) -> None:
    run.add_secrets("key", None, "", "token")
    assert run.secrets == {"key", "token"}
