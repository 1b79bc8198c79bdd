"""Arguments of every resource and function: which are refused and how, and which mean the same."""

import re
from typing import Any

import pytest

from offsite_provider.core.check import check
from offsite_provider.core.diff import diff
from offsite_provider.core.equality import as_given
from offsite_provider.core.model import Wire
from offsite_provider.core.ownership import Identity
from offsite_provider.core.problems import spell_python
from offsite_provider.core.provider import Provider
from offsite_provider.core.resource import Handler
from offsite_provider.core.run import Run
from offsite_provider.core.traits import Hidden, has
from offsite_provider.core.unknown import UNKNOWN

from .arguments import (
    Table,
    audit,
    copies,
    functions,
    jobs,
    plans,
    schedules,
    settings,
    types,
    vaults,
)

TABLES = [
    table
    for module in (audit, copies, functions, jobs, plans, schedules, settings, types, vaults)
    for table in module.TABLES
]


def laid(table: Table, row: Wire) -> Wire:
    return {k: v for k, v in {**table.good, **row}.items() if v is not None}


def said(table: Table, row: Wire) -> dict[str, str]:
    if issubclass(table.of, Handler):
        provider = Provider(Run(), {table.of.token: table.of()})
        _, problems = provider.check(Identity(token=table.of.token), laid(table, row))
    else:
        _, problems = check(table.of, laid(table, row))
    found = {spell_python(problem.path): problem.reason for problem in problems}
    assert len(found) == len(problems), "two problems with one argument"
    return found


def rows(of: str) -> Any:
    found = [(table, row) for table in TABLES for row in getattr(table, of)]
    return pytest.mark.parametrize(("table", "row"), found, ids=lambda it: getattr(it, "of", it))


@rows("refused")
def test_refused(table: Table, row: tuple[Wire, dict[str, str]]) -> None:
    found, wanted = said(table, row[0]), row[1]
    assert found.keys() == wanted.keys()
    for path, sentence in wanted.items():
        parts = re.split("^…|…$|(?<= )…(?= )", sentence)
        assert re.fullmatch(".*".join(map(re.escape, parts)), found[path], re.DOTALL)


@rows("taken")
def test_taken(table: Table, row: Wire) -> None:
    assert said(table, row) == {}


@rows("same")
def test_what_means_the_same(table: Table, row: tuple[Wire, Wire]) -> None:
    model = getattr(table.of, "inputs", table.of)
    one, other = (model.from_state(laid(table, each)) for each in row)
    assert diff(one, other).changes == diff(other, one).changes == ()
    assert as_given(one, other) == one


@rows("other")
def test_what_means_something_else(table: Table, row: tuple[Wire, Wire]) -> None:
    one, other = (table.of.from_state(laid(table, each)) for each in row)
    assert diff(one, other).changes
    assert as_given(one, other) == other


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.of.__name__)
def test_any_may_be_unknown(table: Table) -> None:
    assert said(table, {}) == {}
    fields = getattr(table.of, "inputs", table.of).model_fields
    for name, field in fields.items():
        if not has(field, Hidden):
            assert said(table, {field.alias or name: UNKNOWN}) == {}, name
