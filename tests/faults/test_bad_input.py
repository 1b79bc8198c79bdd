"""Whatever a program gives: what the check takes the clouds take, and what it refuses has a path
and a sentence. Nothing else is ever raised.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, cast

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from offsite_provider.core.failures import Failure, Invalid
from offsite_provider.core.unknown import UNKNOWN

from ..contract.cloud import Cloud
from ..contract.life import Life, Refused
from ..contract.values import Values
from .conftest import VALUES

TEXT: Final = some.text(max_size=70) | some.sampled_from(
    ("", " ", "*", "arn:aws:", "cron()", "rate(1 day)", "eu-west-1", "-1", "é", "a" * 300, "a/b")
)
SCALARS: Final = some.none() | some.booleans() | some.integers(-2, 40_000) | some.floats() | TEXT
OF_FORM: Final = ("validation error", " must be ", " must have ", "pattern", "characters")
"""What the refusal of a form says. Others are about what there is in the clouds."""
ANYTHING: Final = some.recursive(
    SCALARS | some.just(UNKNOWN),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def bent(value: Any) -> some.SearchStrategy[Any]:
    """A value like this one, and something else in one place of it."""
    choices: list[some.SearchStrategy[Any]] = [ANYTHING]
    if isinstance(value, str) and value:
        choices += [
            some.integers(0, len(value)).map(lambda at: value[:at]),
            TEXT.map(lambda more: value + more),
            some.just(value.swapcase()),
        ]
    if isinstance(value, int):
        choices.append(some.integers(-2, 3).map(lambda more: value + more))
    if isinstance(value, list) and value:
        first, *rest = cast("list[Any]", value)
        choices += [bent(first).map(lambda one: [one, *rest]), some.just(value * 2)]
    if isinstance(value, Mapping) and value:
        bag = cast("dict[str, Any]", value)
        choices.append(
            some.sampled_from(sorted(bag)).flatmap(
                lambda key: bent(bag[key]).map(lambda one: {**bag, key: one})
            )
        )
        choices.append(some.tuples(TEXT, ANYTHING).map(lambda pair: {**bag, pair[0]: pair[1]}))
    return some.one_of(choices)


@pytest.mark.parametrize("values", VALUES, ids=str)
def test_bad_input(values: Values, cloud: Cloud, door: str, request: pytest.FixtureRequest) -> None:
    everything = request.config.getoption("all_faults")
    life = Life(values, cloud, door)
    most = life.most(**values.common)

    @settings(
        max_examples=500 if everything else 20,
        deadline=None,
        derandomize=not everything,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(bent(most))
    def judge(wire: Any) -> None:
        resource = life.resource()
        if not isinstance(wire, Mapping):
            return
        try:
            news = resource.check(cast("dict[str, Any]", wire))
            if "UNKNOWN" not in repr(news):
                resource.up(news)
                resource.destroy()
        except Refused as refused:
            for sentence in refused.sentences:
                assert re.match("`.*` .", sentence, re.DOTALL)
        except Invalid as invalid:
            if any(words in invalid.why for words in OF_FORM):
                pytest.fail(f"the check takes what the cloud refuses: {invalid}\n{wire}")
        except Failure:
            pass  # Life has looked whether it is one plain sentence.

    judge()
