"""Ownership: marks and tokens that are the same after a crash, and nobody else's."""

import re
import subprocess
import sys

import pytest

from offsite_provider.core.fields import tags
from offsite_provider.core.ownership import TAG, Owner

URN = "urn:pulumi:prod::shop::pulumi-python:dynamic/offsite/cbs:SnapshotCopy::orders"


class TestOwner:
    def test_from_its_name(self) -> None:
        assert (Owner(URN).urn, Owner(URN).generation) == (URN, 0)
        assert (Owner(f"{URN}#3").urn, Owner(f"{URN}#3").generation) == (URN, 3)

    def test_one_generation_on(self) -> None:
        assert Owner(URN).next_generation() == Owner(f"{URN}#1")
        assert Owner(f"{URN}#9").next_generation() == Owner(f"{URN}#10")


class TestToken:
    def test_is_32_hexadecimal_digits(self) -> None:
        assert re.fullmatch(r"[0-9a-f]{32}", Owner(URN).token("a"))

    def test_is_the_same_in_another_process(self) -> None:
        program = f"from offsite_provider.core.ownership import Owner; print(Owner({URN!r}).token('a', 'b'))"
        other = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert other.stdout.strip() == Owner(URN).token("a", "b")

    def test_differs_by_owner_generation_and_identity(self) -> None:
        tokens = {
            Owner(URN).token(),
            Owner(URN).token("a"),
            Owner(URN).token("a", "b"),
            Owner(URN).token("ab"),
            Owner(URN).token("b", "a"),
            Owner(f"{URN}#1").token("a"),
            Owner(URN.replace("prod", "test")).token("a"),
        }
        assert len(tokens) == 7


class TestMark:
    def test_names_stack_project_and_resource_for_people(self) -> None:
        assert Owner(URN).mark("a") == f"prod/shop/orders@{Owner(URN).token('a')}"

    def test_differs_by_generation(self) -> None:
        assert Owner(URN).mark("a") != Owner(f"{URN}#1").mark("a")

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
