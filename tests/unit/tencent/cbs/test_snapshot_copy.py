"""SnapshotCopy: its arguments, names and marks, and which existing copies it takes over."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from offsite_provider.core.fields import UNKNOWN
from offsite_provider.core.settings import Settings

from offsite_provider.core import plan
from offsite_provider.core.failures import Conflict, Failure, NotFound
from offsite_provider.core.ownership import Owner, taken_over
from offsite_provider.core.resource import Context
from offsite_provider.core.waiting import Done, Waiting
from offsite_provider.tencent.cbs import snapshot_copy
from offsite_provider.tencent.cbs.snapshot_copy import SnapshotCopy, SnapshotCopyInputs

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

GOOD: dict[str, Any] = {
    "snapshotId": "snap-ckgjwkqh",
    "region": "ap-guangzhou",
    "destinationRegions": ["ap-beijing", "ap-shanghai"],
}


def inputs(**wire: Any) -> SnapshotCopyInputs:
    found, problems = plan.check(SnapshotCopyInputs, {**GOOD, **wire})
    assert problems == []
    assert found is not None
    return found


@pytest.fixture
def context(settings: Settings, report: Any) -> Context:
    return Context(
        settings, Owner("urn:pulumi:prod::shop::t::orders"), report, time.monotonic() + 9
    )


class TestArguments:
    def test_all_of_them(self, complaints: Complaints) -> None:
        everything = {
            **GOOD,
            "snapshotName": "orders, off site",
            "adopt": {"ap-beijing": "snap-d012rm6t"},
            "roleArn": "qcs::cam::uin/100001234567:roleName/dr",
        }
        assert complaints(SnapshotCopyInputs, everything) == {}

    def test_what_is_left_out(self) -> None:
        assert inputs().to_wire() == {**GOOD, "owner": ""}

    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(SnapshotCopyInputs, {"region": "ap-guangzhou"}) == {
            "snapshot_id": "is required",
            "destination_regions": "is required",
        }

    @pytest.mark.parametrize("id", ["", "snap-", "snap-CKGJWKQH", "snap-ckgjwkq", "disk-ckgjwkqh"])
    def test_what_is_no_id_of_a_snapshot(self, complaints: Complaints, id: str) -> None:
        sentence = f"must be a CBS snapshot ID, like `snap-ckgjwkqh`, not `{id}`"
        assert complaints(SnapshotCopyInputs, {**GOOD, "snapshotId": id}) == {
            "snapshot_id": sentence
        }
        assert complaints(SnapshotCopyInputs, {**GOOD, "adopt": {"ap-beijing": id}}) == {
            "adopt.ap-beijing": sentence
        }

    @pytest.mark.parametrize(
        ("wire", "found"),
        [
            ({"destinationRegions": []}, {"destination_regions": "must have at least 1 item(s)"}),
            (
                {"destinationRegions": ["ap-beijing", "ap-tokyo", "ap-beijing"]},
                {"destination_regions": "names `ap-beijing` twice"},
            ),
            (
                {"destinationRegions": ["ap-beijing", "ap-guangzhou"]},
                {
                    "destination_regions[1]": (
                        "must be another region than `region`, the snapshot's own: ap-guangzhou"
                    )
                },
            ),
            (
                {"destinationRegions": ["ap-beijng"]},
                {
                    "destination_regions[0]": (
                        "must be a Tencent Cloud region, not `ap-beijng`: did you mean `ap-beijing`?"
                    )
                },
            ),
            (
                {"region": "Guangzhou"},
                {
                    "region": "must be a Tencent Cloud region, not `Guangzhou`: for example `ap-guangzhou`"
                },
            ),
            ({"snapshotName": ""}, {"snapshot_name": "must have at least 1 characters"}),
            (
                {"snapshotName": "n" * 61},
                {"snapshot_name": "must have at most 60 characters, not 61"},
            ),
            (
                {"roleArn": "dr"},
                {
                    "role_arn": (
                        "must be a CAM role, like `qcs::cam::uin/100001234567:roleName/dr`, not `dr`"
                    )
                },
            ),
            (
                {"destinationRegion": "ap-beijing"},
                {"destination_region": "is not an argument: did you mean `destination_regions`?"},
            ),
        ],
        ids=repr,
    )
    def test_refusals(
        self, complaints: Complaints, wire: dict[str, Any], found: dict[str, str]
    ) -> None:
        assert complaints(SnapshotCopyInputs, {**GOOD, **wire}) == found

    @pytest.mark.parametrize("region", ["ap-shanghai-fsi", "eu-moscow", "me-saudi-arabia"])
    def test_regions_of_later_days(self, complaints: Complaints, region: str) -> None:
        wire = {**GOOD, "destinationRegions": [region]}
        assert complaints(SnapshotCopyInputs, wire) == {}

    @pytest.mark.parametrize("name", [*GOOD, "snapshotName", "adopt", "roleArn"])
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        assert complaints(SnapshotCopyInputs, {**GOOD, name: UNKNOWN}) == {}

    @pytest.mark.parametrize(
        ("regions", "path"),
        [
            ([UNKNOWN, "ap-beijing"], None),
            ([UNKNOWN], None),
            ([UNKNOWN, "ap-guangzhou"], "destination_regions[1]"),
            ([UNKNOWN, "ap-beijng"], "destination_regions[1]"),
            (["ap-tokyo", UNKNOWN, "ap-tokyo"], "destination_regions"),
        ],
    )
    def test_regions_beside_unknown_ones(
        self, complaints: Complaints, regions: list[Any], path: str | None
    ) -> None:
        found = complaints(SnapshotCopyInputs, {**GOOD, "destinationRegions": regions})
        assert list(found) == ([path] if path else [])


class TestDiff:
    @pytest.mark.parametrize(
        ("change", "replaces"),
        [
            ({"snapshotId": "snap-d012rm6t"}, True),
            ({"region": "ap-tokyo"}, True),
            ({"destinationRegions": ["ap-beijing"]}, False),
            ({"destinationRegions": ["ap-beijing", "ap-shanghai", "ap-seoul"]}, False),
            ({"snapshotName": "orders"}, False),
        ],
        ids=repr,
    )
    def test_what_changes_in_place_and_what_does_not(
        self, change: dict[str, Any], replaces: bool
    ) -> None:
        names = tuple(change)
        assert plan.diff(inputs(), inputs(**change)) == plan.Difference(
            names, names if replaces else ()
        )

    @pytest.mark.parametrize(
        "change",
        [
            {"destinationRegions": ["ap-shanghai", "ap-beijing"]},
            {"adopt": {"ap-beijing": "snap-d012rm6t"}},
        ],
        ids=repr,
    )
    def test_what_is_no_difference(self, change: dict[str, Any]) -> None:
        assert plan.diff(inputs(), inputs(**change)).changes == ()

    def test_one_unknown_region_is(self) -> None:
        change = inputs(destinationRegions=["ap-beijing", UNKNOWN])
        assert plan.diff(inputs(), change).changes == ("destinationRegions",)


class TestName:
    MARK = "0123456789"

    def test_says_where_a_copy_is_from(self) -> None:
        assert snapshot_copy._named(inputs(), self.MARK) == (
            "Copied snap-ckgjwkqh from ap-guangzhou [0123456789]"
        )

    def test_has_room_for_the_mark(self) -> None:
        name = snapshot_copy._named(inputs(snapshotName="n" * 60), self.MARK)
        assert name == "n" * 47 + " [0123456789]"
        assert len(name) == 60
        assert snapshot_copy._mark_in(name) == self.MARK

    def test_has_room_for_one_that_was_taken_over(self) -> None:
        mark = taken_over(self.MARK)
        name = snapshot_copy._named(inputs(snapshotName="n" * 60), mark)
        assert len(name) == 60
        assert snapshot_copy._mark_in(name) == mark

    @pytest.mark.parametrize(
        "name", [None, "", "orders", "orders [1]", "orders [0123456789] old", "orders [xyz3456789]"]
    )
    def test_without_a_mark(self, name: str | None) -> None:
        assert snapshot_copy._mark_in(name) is None

    def test_mark_is_the_same_after_a_crash_and_another_for_another_snapshot(
        self, context: Context
    ) -> None:
        mark = snapshot_copy._mark(context, inputs())
        assert mark == snapshot_copy._mark(context, inputs(destinationRegions=["ap-seoul"]))
        assert mark != snapshot_copy._mark(context, inputs(snapshotId="snap-d012rm6t"))


def copy(
    id: str = "snap-d012rm6t", name: str = "", state: str = "NORMAL", **other: Any
) -> dict[str, Any]:
    return {"SnapshotId": id, "SnapshotName": name, "SnapshotState": state, "Percent": 100, **other}


class TestTakingOver:
    def ours(self, context: Context, *copies: Any, **wire: Any) -> Any:
        return SnapshotCopy()._ours(context, inputs(**wire), "ap-beijing", copies)

    def test_nothing_is_there(self, context: Context) -> None:
        assert self.ours(context) is None

    def test_a_copy_with_our_mark_is_ours(self, context: Context) -> None:
        mark = snapshot_copy._mark(context, inputs())
        for name in (mark, taken_over(mark)):
            ours = copy(name=snapshot_copy._named(inputs(), name))
            assert self.ours(context, copy(name="x [0000000000]"), ours) is ours

    @pytest.mark.parametrize(
        "name", ["something else", "Copied snap-ckgjwkqh from ap-guangzhou [0000000000]"]
    )
    def test_anothers_is_not(self, context: Context, name: str) -> None:
        assert self.ours(context, copy(name=name)) is None

    @pytest.mark.parametrize("name", ["Copied snap-ckgjwkqh from ap-guangzhou", "orders"])
    def test_a_copy_by_hand_is_for_somebody_to_decide(self, context: Context, name: str) -> None:
        with pytest.raises(Conflict) as caught:
            self.ours(context, copy(name=name), snapshotName="orders")
        assert str(caught.value) == (
            "cannot copy snap-ckgjwkqh from ap-guangzhou to ap-beijing: a copy that is not known "
            "to be this resource's is there already: snap-d012rm6t. Take it over with "
            '`adopt={"ap-beijing": "snap-d012rm6t"}`, or delete it.'
        )

    def test_decided_to_take_it(self, context: Context) -> None:
        by_hand = copy(name="by hand")
        assert self.ours(context, by_hand, adopt={"ap-beijing": "snap-d012rm6t"}) is by_hand

    def test_decided_on_what_is_not_there(self, context: Context) -> None:
        with pytest.raises(
            NotFound, match=r"cannot adopt snap-d012rm6t: ap-beijing has no such copy"
        ):
            self.ours(context, adopt={"ap-beijing": "snap-d012rm6t"})

    def test_decided_for_another_region(self, context: Context) -> None:
        assert self.ours(context, adopt={"ap-shanghai": "snap-d012rm6t"}) is None


class TestWaiting:
    def test_for_the_source(self) -> None:
        normal = copy()
        assert snapshot_copy._source_ready(inputs(), normal) == Done(normal)
        found = snapshot_copy._source_ready(inputs(), copy(state="CREATING"))
        assert found == Waiting("the source is CREATING")

    def test_for_a_source_that_is_not_there(self) -> None:
        with pytest.raises(NotFound) as caught:
            snapshot_copy._source_ready(inputs(), None)
        assert str(caught.value) == (
            "cannot copy snap-ckgjwkqh from ap-guangzhou to ap-beijing, ap-shanghai: ap-guangzhou "
            "has no such snapshot. Correct `snapshot_id` or `region`."
        )

    def test_for_the_copy(self) -> None:
        normal = copy()
        assert snapshot_copy._until_normal(inputs(), "ap-beijing", normal) == Done(normal)
        copying = copy(state="COPYING_FROM_REMOTE", Percent=42)
        found = snapshot_copy._until_normal(inputs(), "ap-beijing", copying)
        assert str(found) == "ap-beijing: COPYING_FROM_REMOTE, 42 %"

    @pytest.mark.parametrize("found", [None, copy(state="TORECYCLE")])
    def test_for_a_copy_that_vanishes(self, found: Any) -> None:
        with pytest.raises(Failure, match="failed or was deleted while it was made"):
            snapshot_copy._until_normal(inputs(), "ap-beijing", found)

    def test_for_the_deletion(self) -> None:
        assert snapshot_copy._until_deletable(copy()) == Done(copy())
        assert snapshot_copy._until_deletable(None) == Done(None)
        copying = copy(state="COPYING_FROM_REMOTE", Percent=42)
        assert snapshot_copy._until_deletable(copying) == Waiting("COPYING_FROM_REMOTE", 42)
        for gone in (None, copy(state="TORECYCLE")):
            assert snapshot_copy._until_gone(gone) == Done(None)
        assert snapshot_copy._until_gone(copy()) == Waiting("NORMAL")


class TestPages:
    def test_are_read_to_the_end(self) -> None:
        asked: list[Any] = []

        class Api:
            def call(self, what: str, action: str, parameters: Any) -> dict[str, Any]:
                asked.append((action, parameters))
                offset = parameters["Offset"]
                ids = [f"snap-{n}" for n in range(offset, min(offset + 100, 250))]
                return {"TotalCount": 250, "SnapshotSet": [{"SnapshotId": id} for id in ids]}

        found = list(snapshot_copy._describe(Api(), {"Filters": []}))  # type: ignore[arg-type]
        assert [snapshot["SnapshotId"] for snapshot in found] == [f"snap-{n}" for n in range(250)]
        assert [parameters["Offset"] for _, parameters in asked] == [0, 100, 200]
        assert {action for action, _ in asked} == {"DescribeSnapshots"}
        assert all(parameters["Limit"] == 100 for _, parameters in asked)


class TestOutputs:
    def test_are_the_copies_by_region(self) -> None:
        made = copy(
            name="orders",
            CreateTime="2026-03-01 12:00:00",
            DeadlineTime="",
            DiskSize=50,
            Encrypt=False,
            Placement={"Zone": "ap-beijing-1"},
        )
        state = snapshot_copy._state(inputs(), {"ap-shanghai": copy(), "ap-beijing": made})
        assert state.id == "ap-guangzhou/snap-ckgjwkqh"
        assert list(state.outputs.copies) == ["ap-beijing", "ap-shanghai"]
        assert state.outputs.to_wire()["copies"]["ap-beijing"] == {
            "snapshotId": "snap-d012rm6t",
            "snapshotName": "orders",
            "snapshotState": "NORMAL",
            "percent": 100,
            "diskSize": 50,
            "encrypt": False,
            "createTime": "2026-03-01T04:00:00Z",
        }


def test_everywhere_at_once_and_to_the_end() -> None:
    done: list[str] = []

    def do(region: str) -> str:
        if region == "b":
            raise NotFound("x", "gone")
        done.append(region)
        return region.upper()

    with pytest.raises(NotFound):
        snapshot_copy._everywhere(["a", "b", "c"], do)
    assert sorted(done) == ["a", "c"]
    assert snapshot_copy._everywhere(["a", "c"], do) == {"a": "A", "c": "C"}
