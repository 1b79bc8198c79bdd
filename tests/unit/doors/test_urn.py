"""URNs: what they say of a resource's identity, the same behind every door."""

import pytest

from offsite_provider.core.ownership import Identity
from offsite_provider.doors.urn import identity_of

TOKEN = "offsite:cbs:SnapshotCopy"
DYNAMIC = "pulumi-python:dynamic/offsite/cbs:SnapshotCopy"
HEAD = "urn:pulumi:prod::shop::"


@pytest.mark.parametrize("kind", [DYNAMIC, TOKEN])
@pytest.mark.parametrize("name", ["orders", "", "a name: with::colons", "北京"])
def test_a_resource_of_the_program(kind: str, name: str) -> None:
    assert identity_of(f"{HEAD}{kind}::{name}", TOKEN) == Identity("shop", "prod", TOKEN, name)


@pytest.mark.parametrize(
    ("kinds", "parents"),
    [
        (f"dr:index:Copies${DYNAMIC}", ("dr:index:Copies",)),
        (f"dr:index:Site$dr:index:Copies${TOKEN}", ("dr:index:Site", "dr:index:Copies")),
        (f"pulumi-python:dynamic/offsite/backup:Vault${DYNAMIC}", ("offsite:backup:Vault",)),
        (f"offsite:backup:Vault${TOKEN}", ("offsite:backup:Vault",)),
    ],
)
def test_a_child_of_others(kinds: str, parents: tuple[str, ...]) -> None:
    found = identity_of(f"{HEAD}{kinds}::orders", TOKEN)
    assert found == Identity("shop", "prod", TOKEN, "orders", parents)


@pytest.mark.parametrize("urn", ["", "no URN"])
def test_without_a_urn_is_only_a_token(urn: str) -> None:
    assert identity_of(urn, TOKEN) == Identity(token=TOKEN)
