"""Ownership: tokens and marks are the same after a crash, and claims are settled by `adopt`."""

import re
import subprocess
import sys
from dataclasses import replace
from itertools import islice

import pytest

from offsite_provider.aws import tags
from offsite_provider.core.failures import Conflict
from offsite_provider.core.ownership import (
    TAG,
    Claims,
    Declarations,
    Existing,
    Held,
    Identity,
    Mark,
    Owner,
)
from offsite_provider.core.unknown import UNKNOWN

ORDERS = Identity("shop", "prod", "offsite:cbs:SnapshotCopy", "orders")
OTHERS = [
    replace(ORDERS, project="shop2"),
    replace(ORDERS, stack="test"),
    replace(ORDERS, token="offsite:backup:Vault"),
    replace(ORDERS, name="orders2"),
    replace(ORDERS, parents=("offsite:backup:Regime",)),
    replace(ORDERS, prefix="paris"),
]


class TestToken:
    def test_is_32_hexadecimal_digits_the_same_in_another_process(self) -> None:
        program = (
            "from offsite_provider.core.ownership import Identity, Owner; "
            f"print(Owner({ORDERS!r}).idempotency_token('a', 'b', generation=3))"
        )
        other = subprocess.check_output([sys.executable, "-c", program], text=True).strip()
        assert other == Owner(ORDERS).idempotency_token("a", "b", generation=3)
        assert re.fullmatch(r"[0-9a-f]{32}", other)

    def test_differs_by_identity_and_by_thing(self) -> None:
        things = [(), ("a",), ("a", "b"), ("ab",), ("b", "a")]
        tokens = {Owner(ORDERS).idempotency_token(*thing) for thing in things}
        tokens |= {Owner(other).idempotency_token("a") for other in OTHERS}
        assert len(tokens) == len(things) + len(OTHERS)

    def test_has_generations(self) -> None:
        tokens = list(islice(Owner(ORDERS).idempotency_tokens("a"), 3))
        assert tokens[0] == Owner(ORDERS).idempotency_token("a")
        assert len({*tokens}) == 3
        assert tokens == list(islice(Owner(ORDERS).idempotency_tokens("a"), 3))


class TestRequests:
    def first(self, owner: Owner, thing: str, body: object) -> str:
        return next(owner.request_ids(thing, body=body))

    def test_are_of_the_resource_the_thing_and_the_body(self) -> None:
        mine = Owner(ORDERS)
        first = self.first(mine, "a", {"size": 1, "tags": {}})
        assert re.fullmatch(r"[0-9a-f]{32}-[0-9a-f]{8}", first)
        assert first == self.first(mine, "a", {"tags": {}, "size": 1})
        others = [
            self.first(mine, "a", {"size": 2, "tags": {}}),
            self.first(mine, "b", {"size": 1, "tags": {}}),
            *(self.first(Owner(other), "a", {"size": 1, "tags": {}}) for other in OTHERS),
        ]
        assert len({first, *others}) == 1 + len(others)

    def test_are_known_whatever_the_body_and_the_generation(self) -> None:
        mine = Owner(ORDERS)
        for body in ({}, {"size": 1}):
            requests = list(islice(mine.request_ids("a", body=body), 3))
            assert len({*requests}) == 3
            assert requests == list(islice(mine.request_ids("a", body=body), 3))
            for request in requests:
                assert mine.made_by_request(request, "a")
                assert not mine.made_by_request(request, "b")
                assert not any(Owner(other).made_by_request(request, "a") for other in OTHERS)
        for stranger in (None, "", "by-hand", mine.idempotency_token("a")):
            assert not mine.made_by_request(stranger, "a")


class TestMark:
    MARK = Owner(ORDERS).mark("a")

    def test_names_project_stack_and_resource_for_people(self) -> None:
        assert str(self.MARK) == f"shop/prod/orders@{Owner(ORDERS).idempotency_token('a')}"
        assert str(Owner(OTHERS[-1]).mark("a")).startswith("paris/shop/prod/orders@")

    @pytest.mark.parametrize(
        "name",
        [
            "",
            "x" * 2000,
            "with blanks, commas; and <signs> {like} 'these' #?!*|\\",
            "an@sign+and a plus",
            "北京-Straße",
        ],
    )
    def test_is_a_value_that_a_tag_can_have(self, name: str) -> None:
        check = tags.checked(reserved=()).func
        mark = Owner(replace(ORDERS, name=name)).mark("backup-abcdefg2345").next().next()
        assert check({TAG: str(mark)})  # type: ignore[call-arg]
        assert Mark.parse(str(mark)) == mark

    def test_counts_how_often_it_was_taken_over(self) -> None:
        assert str(self.MARK.next()) == f"{self.MARK}+1"
        assert str(self.MARK.next().next()) == f"{self.MARK}+2"
        for taken in (self.MARK, self.MARK.next(), self.MARK.next().next()):
            assert self.MARK.is_of(taken)
            assert taken.is_of(self.MARK)
            assert Mark.parse(str(taken)) == taken

    def test_without_room_is_a_few_digits(self) -> None:
        mark = Owner(ORDERS).mark("a", digits=10)
        token = Owner(ORDERS).idempotency_token("a")
        assert (mark.digest, mark.label) == (token[:10], Owner(ORDERS).mark("a").label)
        assert str(mark.next()) == f"{mark}+1"
        assert mark.is_of(Mark.parse(str(mark)))

    @pytest.mark.parametrize("text", [None, "", "shop/prod/orders", str(MARK) + "0"])
    def test_somebody_elses_is_not_ours(self, text: str | None) -> None:
        others = (Owner(other).mark("a") for other in OTHERS)
        for mark in (Mark.parse(text), *others, Owner(ORDERS).mark("b")):
            assert not self.MARK.is_of(mark)

    def test_that_was_let_go_is_nobodys(self) -> None:
        released = self.MARK.next().released()
        assert released.is_released
        assert not self.MARK.is_of(released)
        assert Mark.parse(str(released)) == released
        assert not self.MARK.is_released


@pytest.mark.parametrize(
    ("resource", "label"),
    [("vault", "vault"), ("my vault (eu)", "my-vault-eu"), ("x" * 80, "x" * 42), ("", "offsite")],
)
def test_an_automatic_name_is_the_resources_and_a_few_digits(resource: str, label: str) -> None:
    owner = Owner(replace(ORDERS, name=resource))
    name = owner.name()
    assert name.rpartition("-")[0] == label
    assert len(name) <= 50
    assert name == owner.name() != Owner(replace(ORDERS, name=f"{resource}2")).name()
    assert len(owner.name(limit=20)) <= 20


class TestClaim:
    MINE = Existing("eu-west-1/orders", "backup vault orders", True)
    HERS = Existing("eu-west-1/orders", "backup vault orders", False, Owner(OTHERS[0]).mark("a"))

    def claim(
        self,
        existing: Existing,
        adopt: str | None = None,
        otherwise: str = "",
        others: list[Identity] | None = None,
    ) -> tuple[list[str], bool]:
        said: list[str] = []
        claims = Claims(Owner(ORDERS), others, said.append)
        claims.claim(
            existing, "create orders", adopt=adopt, otherwise=otherwise, code="AlreadyExists"
        )
        return said, claims.found

    @pytest.mark.parametrize(
        ("existing", "adopt"), [(MINE, None), (MINE, "another"), (HERS, "eu-west-1/orders")]
    )
    def test_of_our_own_or_an_adopted_thing_takes_it_over(
        self, existing: Existing, adopt: str | None
    ) -> None:
        said = ["takes over backup vault orders, which exists already"]
        assert self.claim(existing, adopt) == (said, False)

    def test_of_what_this_stack_made_under_another_name_takes_it_over(self) -> None:
        left = replace(self.HERS, mark=Owner(replace(ORDERS, name="before")).mark("a"))
        assert self.claim(left, others=[]) == self.claim(self.MINE)
        for still_declared in ([replace(ORDERS, name="before")], None):
            with pytest.raises(Conflict):
                self.claim(left, others=still_declared)
        with pytest.raises(Conflict):
            self.claim(self.HERS, others=[])

    def test_of_what_nobody_can_tell_finds_it_unless_it_is_adopted(self) -> None:
        lock = replace(self.MINE, is_ours=None)
        (said,), found = self.claim(lock)
        assert found
        assert said == (
            "found backup vault orders, as it is wanted: manages it, and leaves it when this "
            'resource is deleted, unless the program says `adopt="eu-west-1/orders"`'
        )
        assert self.claim(lock, "eu-west-1/orders") == self.claim(self.MINE)

    @pytest.mark.parametrize(
        ("mark", "whose"),
        [
            (HERS.mark, "it carries the mark of shop2/prod/orders"),
            (None, "this resource did not make it"),
            (Mark("0123456789"), "this resource did not make it"),
            (Owner(ORDERS).mark("a").released(), "this resource did not make it"),
        ],
    )
    @pytest.mark.parametrize("adopt", [None, "orders", "eu-west-1/other"])
    @pytest.mark.parametrize("otherwise", ["", "choose another name"])
    def test_of_a_strangers_thing_says_whose_it_is_and_how_to_take_it_over(
        self, mark: Mark | None, whose: str, adopt: str | None, otherwise: str
    ) -> None:
        with pytest.raises(Conflict) as caught:
            self.claim(replace(self.HERS, mark=mark), adopt, otherwise)
        assert str(caught.value) == (
            f"cannot create orders: backup vault orders exists already, and {whose} "
            '(AlreadyExists). Take it over with `adopt="eu-west-1/orders"`'
            f"{otherwise and ', or '}{otherwise}."
        )

    def test_under_a_component_says_how_that_takes_it_over(self) -> None:
        """It has no argument for each that its children have."""
        child = replace(ORDERS, parents=("offsite:components:GuardedVault",))
        with pytest.raises(Conflict) as caught:
            Claims(Owner(child), [], print).claim(self.HERS, "create orders", adopt=None)
        taken = '`adopt="eu-west-1/orders"`, which a component gets by its `transforms`'
        assert caught.value.remedy == f"Take it over with {taken}"


class TestChange:
    """What a change finds that another stack has taken over since."""

    THEIRS = Owner(OTHERS[0]).mark("a")

    def mark(self, id: str, adopt: str | None = None) -> Mark:
        own = Owner(ORDERS).mark("a")
        held = Held(id, "backup vault orders", carried=self.THEIRS, recorded=str(own), own=own)
        return Claims(Owner(ORDERS), [], print).mark(held, "tag orders", adopt=adopt)

    @pytest.mark.parametrize(
        ("id", "remedy"),
        [
            (
                "eu-west-1/orders",
                'Take it back with `adopt="eu-west-1/orders"`, or run `pulumi refresh`, which',
            ),
            ("", "Run `pulumi refresh`, which"),
        ],
    )
    def test_of_another_is_refused_with_both_ways_out(self, id: str, remedy: str) -> None:
        with pytest.raises(Conflict) as caught:
            self.mark(id)
        assert str(caught.value) == (
            "cannot tag orders: it carries the mark of shop2/prod/orders now. "
            f"{remedy} takes it out of the state and leaves it as it is."
        )

    def test_of_another_is_replaced_where_the_program_adopts_the_thing(self) -> None:
        mark = self.mark("eu-west-1/orders", adopt="eu-west-1/orders")
        assert mark.is_same(Owner(ORDERS).mark("a"))


class TestDeclarations:
    def test_know_who_else_wants_the_same_thing(self) -> None:
        declarations, another = Declarations(), replace(ORDERS, name="renamed")
        for identity in (ORDERS, another, replace(ORDERS, name="apart", token="offsite:x:Y")):
            declarations.declare(("eu-west-1", "orders"), identity)
        declarations.declare(("eu-west-1", "other"), replace(ORDERS, name="other"))
        assert declarations.others(("eu-west-1", "orders"), ORDERS) == [another]
        assert declarations.others(("eu-west-1", "orders"), another) == [ORDERS]
        assert declarations.others(("nowhere", "orders"), ORDERS) == []

    def test_know_of_no_others_where_each_makes_its_own(self) -> None:
        assert Declarations().others((), ORDERS) is None

    @pytest.mark.parametrize("thing", [("eu-west-1", None), (UNKNOWN, "orders")])
    def test_pass_over_what_is_not_known_yet(self, thing: tuple[object, ...]) -> None:
        declarations = Declarations()
        declarations.declare(thing, replace(ORDERS, name="renamed"))
        assert declarations.others(thing, ORDERS) == []
