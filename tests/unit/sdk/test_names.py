"""Names on the wire are those of the provider's models."""

import inspect

import pytest
from pydantic import alias_generators

from pulumi_offsite import backup, cbs, cloudhsmv2, rds, redshiftserverless
from pulumi_offsite._names import to_camel


@pytest.mark.parametrize("service", [backup, cbs, cloudhsmv2, rds, redshiftserverless])
def test_are_spelled_as_pydantic_spells_them(service) -> None:
    classes = [value for value in vars(service).values() if inspect.isclass(value)]
    names = {name for each in classes for name in inspect.get_annotations(each)}
    assert names
    assert {n: to_camel(n) for n in names} == {n: alias_generators.to_camel(n) for n in names}
