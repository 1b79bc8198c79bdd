"""Identifier: an id holds all that it takes to find a thing again."""

from types import SimpleNamespace

import pytest

from offsite_provider.core.failures import Invalid
from offsite_provider.core.identifier import Identifier

ARN = "arn:aws:rds:eu-west-1:123456789012:snapshot:orders/7"


@pytest.mark.parametrize(
    ("parts", "id", "found"),
    [
        ("region", "eu-west-1", ["eu-west-1"]),
        ("region name", "eu-west-1/orders", ["eu-west-1", "orders"]),
        ("region name", "eu-west-1/a/b", ["eu-west-1", "a/b"]),
        ("region point_arn", f"r/{ARN}", ["r", ARN]),
        ("region vault_name point_arn", f"r/a/b/{ARN}", ["r", "a/b", ARN]),
        ("plan selection", "p/s", ["p", "s"]),
    ],
)
def test_the_parts_of_an_id(parts: str, id: str, found: list[str]) -> None:
    names = parts.split()
    assert Identifier(*names).parse(id, "read it") == dict(zip(names, found, strict=True))


@pytest.mark.parametrize(
    ("parts", "id"),
    [
        *(("region name", id) for id in ("", "orders", "eu-west-1/", "/orders")),
        ("region point_arn", "eu-west-1/orders"), ("region plan selection", "eu-west-1/p"),
    ],
)  # fmt: skip
def test_what_is_no_such_id(parts: str, id: str) -> None:
    with pytest.raises(Invalid) as caught:
        Identifier(*parts.split()).parse(id, "read it")
    form = "/".join(f"<{name}>" for name in parts.split())
    sentence = f"cannot read it: `{id}` is not a valid id. The id has the form `{form}`."
    assert str(caught.value) == sentence


def test_of_the_first_that_has_each_part() -> None:
    asked, told = SimpleNamespace(region=None, name="a"), SimpleNamespace(region="r", name="b")
    assert Identifier("region", "name", "point").of(asked, told) == "r/a/"
