"""The table of `docs/reliability.md` says what becomes of a thing that exists already."""

import pytest

from ..contract.cloud import Cloud
from ..contract.values import Values
from .consent import CASES, RESOURCES, cell
from .record import documented


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("values", RESOURCES, ids=str)
def test_consent(values: Values, case: str, cloud: Cloud, door: str) -> None:
    assert cell(values, case, cloud, door) == documented()[str(values), case]
