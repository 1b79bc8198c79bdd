"""What carries a mark, as others leave it: scenes that several resources have."""

import re
from dataclasses import replace

import pytest

from offsite_provider.core.failures import Conflict

from .life import Life, Resource


def taken_and_taken_back(life: Life) -> None:
    """By another stack, and back by the advice that is given."""
    mine = life.created(life.least())
    theirs = Resource(life, replace(mine.identity, stack="theirs"))
    assert theirs.up(life.least(adopt=mine.id)) == "created"
    with pytest.raises(Conflict, match="carries the mark of contract/theirs/it") as refused:
        mine.up(life.least(tags={"a": "1"}))
    assert f'adopt="{mine.id}"' in refused.value.remedy
    assert mine.refresh()
    assert not mine.id
    advice = re.search('of contract/theirs/it: `adopt="(.+)"`', mine.report.messages[-1])
    assert advice
    assert mine.up(life.least(adopt=advice[1])) == "created"
    theirs.destroy()
    assert "carries the mark of contract/test/it" in theirs.report.messages[-1]
    assert not mine.refresh()


def unmarked(life: Life, thing: Resource) -> None:
    """One that has lost its mark is left by a deletion, until the program adopts it."""
    assert thing.refresh()
    thing.destroy()
    assert thing.locate()
    advice = re.search('carries no mark: delete .* `adopt="(.+)"`', thing.report.messages[-1])
    assert advice
    adopting = life.least(adopt=advice[1])
    assert thing.up(adopting) == "updated"
    assert thing.up(adopting) == "unchanged"
    assert not thing.refresh()
    thing.destroy()
    assert thing.locate() is None
