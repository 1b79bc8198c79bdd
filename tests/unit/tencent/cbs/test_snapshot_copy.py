"""SnapshotCopy: its ids and the marks in names. Its life is in the contract suite."""

from dataclasses import replace

import pytest

from offsite_provider.core.failures import Invalid
from offsite_provider.core.ownership import Mark
from offsite_provider.tencent.cbs.snapshot_copy import (
    IDENTIFIER,
    SnapshotCopyInputs,
    SnapshotCopyOutputs,
    mark_in,
    named,
)

ID = "ap-guangzhou/snap-ckgjwkqh/ap-beijing:snap-11111111,ap-shanghai:snap-22222222"
MARK = Mark("0123456789abcdef", "shop/prod/orders")


def inputs(**more: str) -> SnapshotCopyInputs:
    wire = {"snapshotId": "snap-ckgjwkqh", "region": "ap-guangzhou", "destinationRegions": ["ap-x"]}
    return SnapshotCopyInputs.from_state({**wire, **more})


def test_an_id_names_the_copies() -> None:
    outputs = SnapshotCopyOutputs.from_state(IDENTIFIER.parse(ID, "read it"))
    copies = {region: copy.snapshot_id for region, copy in outputs.copies.items()}
    assert copies == {"ap-beijing": "snap-11111111", "ap-shanghai": "snap-22222222"}
    assert IDENTIFIER.of(inputs(), outputs) == ID


@pytest.mark.parametrize("id", [ID + ",", ID + "0", ID.replace(":", "="), ID.rpartition("/")[0]])
def test_an_id_of_another_form(id: str) -> None:
    with pytest.raises(Invalid, match="<region>/<snapshot_id>/<destination>:<copy>,…"):
        IDENTIFIER.parse(id, "read it")


def test_a_mark_stands_behind_where_a_copy_is_from() -> None:
    assert named(inputs(), MARK) == "snap-ckgjwkqh from ap-guangzhou [0123456789abcdef]"


@pytest.mark.parametrize("mark", [MARK, MARK.next()])
def test_a_mark_has_room_behind_the_programs_name(mark: Mark) -> None:
    name = named(inputs(snapshotName="n" * 60), mark)
    assert (len(name), mark_in(name)) == (60, replace(mark, label=""))
    assert name.startswith("n" * 39)


@pytest.mark.parametrize(
    "name",
    [None, "", "orders", "orders [1]", "orders [0123456789abcdef] old", "orders [0123456789]"],
)
def test_a_mark_is_not_in_every_name(name: str | None) -> None:
    assert mark_in(name) is None
