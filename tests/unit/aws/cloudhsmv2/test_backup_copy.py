"""BackupCopy: its arguments, and which existing copy it takes over."""

from collections.abc import Callable
from typing import Any

import pytest
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.aws.cloudhsmv2 import backup_copy
from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopy, BackupCopyInputs
from offsite_provider.core import plan
from offsite_provider.core.failures import Conflict, Failure, NotFound
from offsite_provider.core.ownership import TAG, taken_over
from offsite_provider.core.waiting import Done, Waiting

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

GOOD = {
    "backupId": "backup-abcdefg2345",
    "region": "us-west-2",
    "destinationRegion": "eu-central-1",
}
MARK = "shop/prod/hsm@0123456789abcdef0123456789abcdef"


def inputs(**wire: Any) -> BackupCopyInputs:
    found, problems = plan.check(BackupCopyInputs, {**GOOD, **wire})
    assert problems == []
    assert found is not None
    return found


class TestArguments:
    def test_all_of_them(self, complaints: Complaints) -> None:
        everything = {
            **GOOD,
            "neverExpires": True,
            "tags": {"costCenter": "1", "cost_center": "2"},
            "restore": True,
            "adopt": "backup-abcdefg2346",
            "roleArn": "arn:aws:iam::123456789012:role/dr",
            "profile": "dr",
            "timeouts": {"create": "3h"},
        }
        assert complaints(BackupCopyInputs, everything) == {}

    def test_what_is_left_out(self) -> None:
        assert inputs().to_wire() == {
            **GOOD,
            "neverExpires": False,
            "tags": {},
            "restore": False,
            "owner": "",
        }

    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(BackupCopyInputs, {"region": "us-west-2"}) == {
            "backup_id": "is required",
            "destination_region": "is required",
        }

    @pytest.mark.parametrize(
        "id", ["backup-abcdefg2345", "backup-ABCDEFG2345", "backup-" + "a" * 16]
    )
    def test_ids_of_backups(self, complaints: Complaints, id: str) -> None:
        assert complaints(BackupCopyInputs, {**GOOD, "backupId": id}) == {}

    @pytest.mark.parametrize(
        "id",
        [
            "",
            "abcdefg2345",
            "backup-",
            "backup-abcdefg",
            "backup-abcdefg2018",
            "snap-abcdefg2345",
            "backup-" + "a" * 17,
        ],
    )
    def test_what_is_no_id_of_a_backup(self, complaints: Complaints, id: str) -> None:
        assert complaints(BackupCopyInputs, {**GOOD, "backupId": id}) == {
            "backup_id": f"must be a CloudHSM backup ID, like `backup-abcdefg2345`, not `{id}`"
        }

    @pytest.mark.parametrize(
        ("wire", "found"),
        [
            (
                {"destinationRegion": "us-west-2"},
                {"destination_region": "must be another region than the source's, us-west-2"},
            ),
            (
                {"tags": {f"k{n}": "" for n in range(50)}},
                {"tags": "must be at most 49 tags, not 50"},
            ),
            (
                {"tags": {TAG: "me"}},
                {"tags": "must not have the key `offsite:owner`: `offsite:` is reserved"},
            ),
            (
                {"tags": {"aws:x": "me"}},
                {"tags": "must not have the key `aws:x`: `aws:` is reserved"},
            ),
            ({"neverExpires": "soon"}, {"never_expires": "must be true or false, not `soon`"}),
            (
                {"backup": "backup-abcdefg2345"},
                {"backup": "is not an argument: did you mean `backup_id`?"},
            ),
            (
                {"neverExpire": True},
                {"never_expire": "is not an argument: did you mean `never_expires`?"},
            ),
        ],
        ids=repr,
    )
    def test_refusals(
        self, complaints: Complaints, wire: dict[str, Any], found: dict[str, str]
    ) -> None:
        assert complaints(BackupCopyInputs, {**GOOD, **wire}) == found

    def test_49_tags_leave_room_for_the_mark(self, complaints: Complaints) -> None:
        many = {f"k{n}": "" for n in range(49)}
        assert complaints(BackupCopyInputs, {**GOOD, "tags": many}) == {}

    @pytest.mark.parametrize(
        "name",
        ["backupId", "destinationRegion", "region", "neverExpires", "tags", "adopt", "roleArn"],
    )
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        assert complaints(BackupCopyInputs, {**GOOD, name: UNKNOWN}) == {}

    def test_unknown_ones_hide_no_others(self, complaints: Complaints) -> None:
        wire = {"backupId": UNKNOWN, "region": "moon", "destinationRegion": "eu-central-1"}
        assert list(complaints(BackupCopyInputs, wire)) == ["region"]
        tags = {"a": UNKNOWN, "aws:b": "c"}
        assert list(complaints(BackupCopyInputs, {**GOOD, "tags": tags})) == ["tags"]


class TestDiff:
    @pytest.mark.parametrize(
        ("change", "replaces"),
        [
            ({"backupId": "backup-abcdefg2346"}, True),
            ({"destinationRegion": "eu-west-1"}, True),
            ({"region": "us-east-1"}, True),
            ({"neverExpires": True}, False),
            ({"tags": {"a": "b"}}, False),
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

    @pytest.mark.parametrize("change", [{"adopt": "another"}, {"restore": True}], ids=repr)
    def test_what_only_steers_the_creation(self, change: dict[str, Any]) -> None:
        assert plan.diff(inputs(), inputs(**change)).changes == ()

    def test_copies_may_stand_side_by_side(self) -> None:
        assert not BackupCopy.unique


def backup(
    id: str = "backup-copy2345672", state: str = "READY", mark: str | None = None, **other: Any
) -> Any:
    tags = [{"Key": TAG, "Value": mark}] if mark else []
    return {"BackupId": id, "BackupState": state, "TagList": tags, **other}


class TestTakingOver:
    def ours(self, *copies: Any, **wire: Any) -> Any:
        return backup_copy._ours(inputs(**wire), MARK, copies)

    def test_nothing_is_there(self) -> None:
        assert self.ours() is None

    @pytest.mark.parametrize("state", ["CREATE_IN_PROGRESS", "READY"])
    @pytest.mark.parametrize("mark", [MARK, taken_over(MARK)])
    def test_a_copy_with_our_mark_is_ours(self, state: str, mark: str) -> None:
        ours = backup("backup-ours2345672", state, mark)
        assert self.ours(backup(mark="else@1"), ours) is ours

    def test_a_copy_with_anothers_mark_is_not(self) -> None:
        assert self.ours(backup(mark="shop/prod/other@f")) is None

    def test_a_copy_by_hand_is_for_somebody_to_decide(self) -> None:
        with pytest.raises(Conflict) as caught:
            self.ours(backup())
        assert str(caught.value) == (
            "cannot copy backup-abcdefg2345 from us-west-2 to eu-central-1: a copy that offsite "
            "did not make is there already: backup-copy2345672. Take it over with "
            '`adopt="backup-copy2345672"`, or make one more with `adopt="another"`.'
        )

    def test_decided_to_take_it(self) -> None:
        copy = backup()
        assert self.ours(copy, adopt="backup-copy2345672") is copy

    def test_decided_to_make_another(self) -> None:
        assert self.ours(backup(), adopt="another") is None

    def test_one_of_ours_comes_before_another(self) -> None:
        ours = backup(mark=MARK)
        assert self.ours(ours, adopt="another") is ours

    def test_decided_on_what_is_not_there(self) -> None:
        with pytest.raises(
            NotFound, match="cannot adopt backup-gone: eu-central-1 has no such copy"
        ):
            self.ours(backup(), adopt="backup-gone")

    @pytest.mark.parametrize("state", ["PENDING_DELETION", "DELETED"])
    @pytest.mark.parametrize("mark", [MARK, None])
    def test_what_is_deleted_is_nothing(self, state: str, mark: str | None) -> None:
        assert self.ours(backup(state=state, mark=mark)) is None

    def test_what_waits_for_its_deletion_can_be_brought_back(self) -> None:
        waiting = backup(state="PENDING_DELETION", mark=MARK)
        assert self.ours(waiting, restore=True) is waiting
        assert self.ours(backup(state="DELETED", mark=MARK), restore=True) is None
        assert self.ours(backup(state="PENDING_DELETION"), restore=True) is None

    def test_a_living_copy_comes_before_one_to_bring_back(self) -> None:
        living = backup(mark=MARK)
        waiting = backup("backup-old23456723", "PENDING_DELETION", MARK)
        assert self.ours(waiting, living, restore=True) is living


class TestWaiting:
    def test_for_the_source(self) -> None:
        assert backup_copy._source_ready(inputs(), backup()) == Done(None)
        assert isinstance(
            backup_copy._source_ready(inputs(), backup(state="CREATE_IN_PROGRESS")), Waiting
        )

    def test_for_a_source_that_is_not_there(self) -> None:
        with pytest.raises(Failure) as caught:
            backup_copy._source_ready(inputs(), None)
        assert str(caught.value) == (
            "cannot copy backup-abcdefg2345 from us-west-2 to eu-central-1: us-west-2 has no such "
            "backup. Correct `backup_id` or `region`."
        )

    def test_for_a_source_that_is_deleted(self) -> None:
        with pytest.raises(Failure, match=r"the source is PENDING_DELETION\. Restore it first\."):
            backup_copy._source_ready(inputs(), backup(state="PENDING_DELETION"))

    def test_for_the_copy(self) -> None:
        ready = backup()
        assert backup_copy._until_ready(inputs(), ready) == Done(ready)
        assert backup_copy._until_ready(inputs(), None) == Waiting(
            "not visible in the destination yet"
        )
        copying = backup(state="CREATE_IN_PROGRESS")
        assert backup_copy._until_ready(inputs(), copying) == Waiting("CREATE_IN_PROGRESS")
        with pytest.raises(Failure, match="deleted while it was made"):
            backup_copy._until_ready(inputs(), backup(state="DELETED"))

    @pytest.mark.parametrize("state", ["PENDING_DELETION", "DELETED"])
    def test_for_the_deletion(self, state: str) -> None:
        gone = backup(state=state)
        assert backup_copy._until_gone(gone) == Done(gone)
        assert backup_copy._until_gone(None) == Done(None)
        assert backup_copy._until_gone(backup()) == Waiting("READY")
