"""Ownership: marks and tokens that are the same after a crash, and nobody else's."""

import re
import subprocess
import sys

import pytest
from offsite_provider.core.fields import tags

from offsite_provider.core.ownership import TAG, Owner, is_marked, taken_over

URN = "urn:pulumi:prod::shop::pulumi-python:dynamic/offsite/cbs:SnapshotCopy::orders"


class TestToken:
    def test_is_32_hexadecimal_digits(self) -> None:
        assert re.fullmatch(r"[0-9a-f]{32}", Owner(URN).token("a"))

    def test_is_the_same_in_another_process(self) -> None:
        program = f"from offsite_provider.core.ownership import Owner; print(Owner({URN!r}).token('a', 'b'))"
        other = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert other.stdout.strip() == Owner(URN).token("a", "b")

    def test_differs_by_owner_and_identity(self) -> None:
        tokens = {
            Owner(URN).token(),
            Owner(URN).token("a"),
            Owner(URN).token("a", "b"),
            Owner(URN).token("ab"),
            Owner(URN).token("b", "a"),
            Owner(URN.replace("prod", "test")).token("a"),
        }
        assert len(tokens) == 6


class TestMark:
    def test_names_stack_project_and_resource_for_people(self) -> None:
        assert Owner(URN).mark("a") == f"shop/prod/orders@{Owner(URN).token('a')}"

    @pytest.mark.parametrize(
        "urn",
        [
            URN,
            "",
            "no urn at all",
            URN + "x" * 2000,
            URN + " with blanks, commas; and <signs> {like} 'these' #?!*|\\",
            URN + "::and::more",
            URN + "-北京-Straße",
        ],
    )
    def test_is_a_value_that_a_tag_can_have(self, urn: str) -> None:
        check = tags(reserved=()).func
        mark = Owner(urn).mark("backup-abcdefg2345", "eu-central-1")
        assert check({TAG: mark}) == {TAG: mark}  # type: ignore[call-arg]


class TestTakingOver:
    def test_counts_how_often(self) -> None:
        mark = Owner(URN).mark("a")
        assert taken_over(mark) == f"{mark}+1"
        assert taken_over(taken_over(mark)) == f"{mark}+2"

    def test_of_a_bare_token(self) -> None:
        assert taken_over("0123456789") == "0123456789+1"
        assert taken_over("0123456789+9") == "0123456789+10"

    def test_changes_the_mark_and_not_whose_it_is(self) -> None:
        mark = Owner(URN).mark("a")
        for found in (mark, taken_over(mark), taken_over(taken_over(mark))):
            assert is_marked(found, mark)
        assert taken_over(mark) != mark

    def test_is_still_a_value_that_a_tag_can_have(self) -> None:
        check = tags(reserved=()).func
        mark = taken_over(Owner(URN + "x" * 2000).mark("a"))
        assert check({TAG: mark})  # type: ignore[call-arg]

    @pytest.mark.parametrize(
        "found",
        [None, "", "shop/prod/orders", Owner(URN).mark("b"), Owner(URN + "2").mark("a")],
    )
    def test_somebody_elses_is_not_ours(self, found: str | None) -> None:
        assert not is_marked(found, Owner(URN).mark("a"))

    def test_of_a_name_with_the_same_beginning(self) -> None:
        mark = Owner(URN).mark("a")
        assert not is_marked(mark + "0", mark)


@pytest.mark.parametrize(
    ("resource", "label"),
    [("vault", "vault"), ("my vault (eu)", "my-vault-eu"), ("x" * 80, "x" * 42), ("", "offsite")],
)
def test_an_automatic_name_is_the_resources_and_a_few_digits(resource: str, label: str) -> None:
    owner = Owner(f"urn:pulumi:prod::dr::offsite:backup:Vault::{resource}")
    name = owner.name()
    assert name.rpartition("-")[0] == label
    assert len(name) <= 50
    assert name == owner.name() != Owner(f"{owner.urn}2").name()
