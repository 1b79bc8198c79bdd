"""SnapshotCopy: its arguments, its ids and the marks in names. Its life is in the contract suite."""

from typing import Any

import pytest
from pydantic.alias_generators import to_snake

from offsite_provider.core.check import check
from offsite_provider.core.diff import diff
from offsite_provider.core.failures import Invalid
from offsite_provider.core.ownership import Mark
from offsite_provider.core.unknown import UNKNOWN
from offsite_provider.tencent.cbs.snapshot_copy import (
    IDENTIFIER,
    SnapshotCopyInputs,
    SnapshotCopyOutputs,
    mark_in,
    named,
)

GOOD: dict[str, Any] = {
    "snapshotId": "snap-ckgjwkqh",
    "region": "ap-guangzhou",
    "destinationRegions": ["ap-beijing", "ap-shanghai"],
}
ID = "ap-guangzhou/snap-ckgjwkqh/ap-beijing:snap-11111111,ap-shanghai:snap-22222222"


def inputs(**wire: Any) -> SnapshotCopyInputs:
    found, problems = check(SnapshotCopyInputs, {**GOOD, **wire})
    assert problems == []
    assert found is not None
    return found


class TestArguments:
    @pytest.fixture
    def refused(self, complaints: Any) -> Any:
        """What is wrong with good arguments and some others over them."""
        return lambda **wire: complaints(SnapshotCopyInputs, {**GOOD, **wire})

    def test_what_is_left_out(self) -> None:
        assert inputs().to_wire() == GOOD

    @pytest.mark.parametrize("id", ["", "snap-", "snap-CKGJWKQH", "snap-ckgjwkq", "disk-ckgjwkqh"])
    def test_what_is_no_id_of_a_snapshot(self, refused: Any, id: str) -> None:
        sentence = f"must be a CBS snapshot ID, like `snap-ckgjwkqh`, not `{id}`"
        assert refused(snapshotId=id) == {"snapshot_id": sentence}

    @pytest.mark.parametrize(
        ("name", "value", "sentence"),
        [
            ("destinationRegions", [], "must have at least 1 item(s)"),
            ("destinationRegions", ["ap-seoul", "ap-seoul"], "names `ap-seoul` twice"),
            (
                "destinationRegions",
                ["ap-guangzhou"],
                "than `region`, the snapshot's own: ap-guangz",
            ),
            ("destinationRegions", ["ap-beijng"], "not `ap-beijng`: did you mean `ap-beijing`?"),
            ("region", "Guangzhou", "not `Guangzhou`: for example `ap-guangzhou`"),
            ("snapshotName", "", "must have at least 1 characters"),
            ("snapshotName", "n" * 61, "must have at most 60 characters, not 61"),
            ("roleArn", "dr", "like `qcs::cam::uin/100001234567:roleName/dr`, not `dr`"),
            (
                "adopt",
                ID.replace("guangzhou", "tokyo"),
                "another snapshot: its `region` is ap-tokyo",
            ),
            ("adopt", ID.replace("ckg", "000"), "its `snapshot_id` is snap-000jwkqh"),
            ("adopt", "snap-11111111", f"must have the form `{IDENTIFIER}`, not `snap-11111111`"),
        ],
        ids=lambda value: str(value)[:40],
    )
    def test_refusals(self, refused: Any, name: str, value: object, sentence: str) -> None:
        ((path, found),) = refused(**{name: value}).items()
        assert path.partition("[")[0] == to_snake(name)
        assert sentence in found

    @pytest.mark.parametrize("region", ["ap-shanghai-fsi", "eu-moscow", "me-saudi-arabia"])
    def test_regions_of_later_days(self, refused: Any, region: str) -> None:
        assert refused(destinationRegions=[region]) == {}

    @pytest.mark.parametrize("name", [*GOOD, "snapshotName", "adopt", "roleArn"])
    def test_any_may_be_unknown(self, refused: Any, name: str) -> None:
        assert refused(**{"adopt": ID, name: UNKNOWN}) == {}

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
        self, refused: Any, regions: list[Any], path: str | None
    ) -> None:
        assert list(refused(destinationRegions=regions)) == ([path] if path else [])

    def test_the_order_of_regions_means_nothing(self) -> None:
        other = inputs(destinationRegions=["ap-shanghai", "ap-beijing"])
        assert diff(inputs(), other).changes == ()

    def test_an_unknown_region_is_a_difference(self) -> None:
        other = inputs(destinationRegions=["ap-beijing", UNKNOWN])
        assert diff(inputs(), other).changes == ("destinationRegions",)


class TestId:
    def test_names_the_copies(self) -> None:
        parts = IDENTIFIER.parse(ID, "read it")
        outputs = SnapshotCopyOutputs.recall(parts)
        assert {region: copy.snapshot_id for region, copy in outputs.copies.items()} == {
            "ap-beijing": "snap-11111111",
            "ap-shanghai": "snap-22222222",
        }
        assert IDENTIFIER.of(inputs(), outputs) == ID

    @pytest.mark.parametrize(
        "id", [ID + ",", ID + "0", ID.replace(":", "="), ID.rpartition("/")[0]]
    )
    def test_of_another_form(self, id: str) -> None:
        with pytest.raises(Invalid, match="<region>/<snapshot_id>/<destination>:<copy>,…"):
            IDENTIFIER.parse(id, "read it")


class TestMark:
    MARK = Mark("0123456789")

    def test_stands_behind_where_a_copy_is_from(self) -> None:
        name = named(inputs(), self.MARK)
        assert name == "Copied snap-ckgjwkqh from ap-guangzhou [0123456789]"

    @pytest.mark.parametrize("mark", [MARK, MARK.next()])
    def test_has_room_behind_the_programs_name(self, mark: Mark) -> None:
        name = named(inputs(snapshotName="n" * 60), mark)
        assert len(name) == 60
        assert name.startswith("n" * 45)
        assert mark_in(name) == mark

    @pytest.mark.parametrize(
        "name", [None, "", "orders", "orders [1]", "orders [0123456789] old", "orders [xyz3456789]"]
    )
    def test_is_not_in_every_name(self, name: str | None) -> None:
        assert mark_in(name) is None
