"""Identifier: an id holds all that it takes to find a thing again."""

import pytest

from offsite_provider.core.failures import Invalid
from offsite_provider.core.identifier import Identifier, Part
from offsite_provider.core.model import Inputs, Outputs

ARN = "arn:aws:rds:eu-west-1:123456789012:snapshot:orders/7"


class Asked(Inputs):
    region: str | None = None
    vault_name: str = "orders"


class Told(Outputs):
    region: str | None = None
    point_arn: str = ARN


@pytest.mark.parametrize(
    ("parts", "id", "found"),
    [
        (("region",), "eu-west-1", {"region": "eu-west-1"}),
        (("region", "name"), "eu-west-1/orders", {"region": "eu-west-1", "name": "orders"}),
        (("region", "name"), "eu-west-1/a/b", {"region": "eu-west-1", "name": "a/b"}),
        (("region", "point_arn"), f"r/{ARN}", {"region": "r", "point_arn": ARN}),
        (("region", "vault_name", "point_arn"), f"r/a/b/{ARN}", {"region": "r", "vault_name": "a/b", "point_arn": ARN}),
        (("plan", "selection"), "p/s", {"plan": "p", "selection": "s"}),
    ],
)  # fmt: skip
def test_the_parts_of_an_id(parts: tuple[str, ...], id: str, found: dict[str, str]) -> None:
    assert Identifier(*parts).parse(id, "read it") == found


@pytest.mark.parametrize(
    ("parts", "id"),
    [
        (("region", "name"), ""),
        (("region", "name"), "orders"),
        (("region", "name"), "eu-west-1/"),
        (("region", "name"), "/orders"),
        (("region", "point_arn"), "eu-west-1/orders"),
        (("region", "plan", "selection"), "eu-west-1/p"),
    ],
)
def test_what_is_no_such_id(parts: tuple[str, ...], id: str) -> None:
    identifier = Identifier(*parts)
    with pytest.raises(Invalid) as caught:
        identifier.parse(id, "read it")
    assert str(caught.value) == (
        f"cannot read it: `{id}` is not a valid id. The id has the form `{identifier}`."
    )


def test_its_form_in_words() -> None:
    assert str(Identifier("region", "vault_name")) == "<region>/<vault_name>"


def test_of_the_first_model_that_has_each_part() -> None:
    identifier = Identifier("region", "vault_name", "point_arn")
    assert identifier.of(Asked(region="a"), Told(region="b")) == f"a/orders/{ARN}"
    assert identifier.of(Asked(), Told(region="b")) == f"b/orders/{ARN}"


def test_there_and_back() -> None:
    identifier = Identifier("region", "vault_name", "point_arn")
    asked, told = Asked(region="eu-west-1"), Told()
    assert identifier.parse(identifier.of(asked, told), "read it") == {
        "region": "eu-west-1",
        "vault_name": "orders",
        "point_arn": ARN,
    }


class TestPart:
    """A part of an id that is no string says how it is written."""

    def read(text: str) -> list[str]:
        if not text.endswith("."):
            raise ValueError
        return text[:-1].split("+")

    COPIES = Identifier(
        "region", Part("copies", "<copy>+….", lambda ids: "+".join(ids) + ".", read)
    )

    def test_is_written_and_read(self) -> None:
        class Made(Outputs):
            copies: list[str] | None = None

        assert self.COPIES.of(Asked(region="r"), Made(copies=["a", "b"])) == "r/a+b."
        assert self.COPIES.of(Asked(region="r"), Made()) == "r/"
        assert self.COPIES.parse("r/a+b.", "read it") == {"region": "r", "copies": ["a", "b"]}

    def test_refuses_what_was_never_written(self) -> None:
        with pytest.raises(Invalid, match=r"The id has the form `<region>/<copy>\+….`"):
            self.COPIES.parse("r/a+b", "read it")
