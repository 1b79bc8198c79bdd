"""What every handler has to say of itself, so that a door can open it."""

import base64

import pytest
from pulumi.dynamic.dynamic import serialize_provider

from offsite_provider.core.resource import Handler
from offsite_provider.doors.dynamic import OffsiteProvider
from offsite_provider.registry import HANDLERS


@pytest.mark.parametrize("token", HANDLERS)
def test_its_pickled_provider_is_what_the_engine_recorded_before(token: str) -> None:
    # A change of these bytes is an update of every resource that anybody has.
    recorded = (
        b"\x80\x04\x95%b\x8c\x1eoffsite_provider.doors.dynamic\x94\x8c\x0fOffsiteProvider"
        b"\x94\x93\x94\x8c%c%b\x94\x85\x94R\x94."
    )
    length = 0x3D + len(token)
    expected = recorded % (length.to_bytes(8, "little"), len(token), token.encode())
    assert base64.b64decode(serialize_provider(OffsiteProvider(token))) == expected


@pytest.mark.parametrize("token", HANDLERS)
class TestEveryHandler:
    def test_has_a_token_of_its_own(self, token: str) -> None:
        assert HANDLERS[token].token == token
        name = token.rpartition(":")[2]
        assert type(HANDLERS[token]).__name__ == name

    def test_says_what_it_is(self, token: str) -> None:
        handler = HANDLERS[token]
        assert handler.title
        assert handler.leaves
        assert handler.api.startswith("https://")
        assert handler.permissions
        assert handler.permissions == tuple(sorted(handler.permissions))

    def test_has_an_id_of_its_arguments_and_outputs(self, token: str) -> None:
        handler = HANDLERS[token]
        parts = handler.identifier.parts
        assert {*parts} <= {*handler.inputs.model_fields, *handler.outputs.model_fields}
        assert parts[0].endswith("region")

    def test_says_how_long_things_take(self, token: str) -> None:
        for operation in ("create", "update", "delete"):
            assert getattr(HANDLERS[token].timeouts, operation) is not None

    def test_writes_all_four_methods(self, token: str) -> None:
        for method in ("create", "read", "update", "delete"):
            assert getattr(type(HANDLERS[token]), method) is not getattr(Handler, method)
