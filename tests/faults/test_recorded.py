"""What `docs/reliability.md` says of killed runs is what such runs have found, for every resource."""

from .conftest import VALUES
from .operations import names
from .record import FOUND, killed, killed_table, section


def test_the_table_of_killed_runs_is_that_of_a_run() -> None:
    assert section("killed") == killed_table(killed())


def test_every_operation_of_every_resource_was_killed() -> None:
    wanted = {str(values): {*names(values)} for values in VALUES}
    assert {resource: {*operations} for resource, operations in killed().items()} == wanted


def test_no_killed_run_has_cost_anything() -> None:
    for operations in killed().values():
        for tally in operations.values():
            assert tally["tried"] > 0
            assert {tally[name] for name in FOUND} == {0}
