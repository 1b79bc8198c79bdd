"""What jobs share: what identifies one, how far it is, and one look for many."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from offsite_provider.aws.backup.copy_job import CopyJobInputs

from offsite_provider.aws.backup.jobs import Looks, begin, identity, progress, spell_bytes
from offsite_provider.core.failures import NotFound
from offsite_provider.core.ownership import Owner

from .job_cloud import COPIES, ROLE

NOW = datetime(2026, 3, 1, tzinfo=timezone.utc)
OWNER = Owner("urn:pulumi:prod::shop::type::orders")


def of(**arguments: Any) -> tuple[str, ...]:
    given: dict[str, Any] = {
        "recovery_point_arn": "arn:aws:backup:eu-west-1:123456789012:recovery-point:1",
        "source_backup_vault_name": "source",
        "destination_backup_vault_arn": COPIES,
        "iam_role_arn": ROLE,
        "region": "eu-west-1",
        **arguments,
    }
    return identity(CopyJobInputs(**given))


class TestIdentity:
    def test_it_is_all_that_cannot_change(self) -> None:
        assert of() == (
            f'["destination_backup_vault_arn", "{COPIES}"]',
            f'["iam_role_arn", "{ROLE}"]',
            '["recovery_point_arn", "arn:aws:backup:eu-west-1:123456789012:recovery-point:1"]',
            '["region", "eu-west-1"]',
            '["source_backup_vault_name", "source"]',
        )

    def test_what_changes_in_place_is_no_part_of_it(self) -> None:
        others = {"tags": {"a": "b"}, "lifecycle": {"delete_after_days": 7}, "role_arn": ROLE}
        assert of(**others) == of()

    def test_the_order_of_keys_means_nothing(self) -> None:
        assert of(triggers={"a": "1", "b": "2"}) == of(triggers={"b": "2", "a": "1"}) != of()


class TestBeginning:
    def begin(self, known: dict[str, str], ours: str) -> tuple[str, Any, list[str]]:
        """Jobs are named after how often one was begun."""
        tokens: list[str] = []

        def start(token: str) -> str:
            tokens.append(token)
            return str(len(tokens))

        jobs: dict[str, Any] = {id: {"State": state} for id, state in known.items()}
        id, job = begin(OWNER, ("a",), jobs, start, lambda job: job["State"] == ours)
        return id, job, tokens

    def test_what_was_not_there_is_new(self) -> None:
        assert self.begin({"2": "FAILED"}, "RUNNING") == ("1", None, [OWNER.token("a")])

    def test_what_is_ours_is_gone_on_with(self) -> None:
        id, job, tokens = self.begin({"1": "RUNNING"}, "RUNNING")
        assert (id, job) == ("1", {"State": "RUNNING"})
        assert len(tokens) == 1

    def test_what_is_not_makes_way_for_the_next_generation(self) -> None:
        id, job, tokens = self.begin({"1": "FAILED", "2": "FAILED", "4": "FAILED"}, "RUNNING")
        assert (id, job) == ("3", None)
        assert tokens == [OWNER.token("a"), OWNER.token("a", "1"), OWNER.token("a", "2")]


class TestProgress:
    @pytest.mark.parametrize(
        ("job", "told"),
        [
            ({}, "RUNNING"),
            ({"PercentDone": ""}, "RUNNING"),
            ({"PercentDone": "42.4", "BytesTransferred": 0}, "RUNNING, 42 %"),
            ({"PercentDone": "0.00%"}, "RUNNING, 0 %"),
            # What was moved says more than what there is to move.
            ({"BytesTransferred": 2048, "BackupSizeInBytes": 4096}, "RUNNING, 2.0 KiB"),
            ({"NumberOfChildJobs": 2}, "RUNNING, 0 of 2 parts"),
        ],
        ids=repr,
    )
    def test_what_is_known_is_told(self, job: dict[str, Any], told: str) -> None:
        assert progress("RUNNING", job) == told

    @pytest.mark.parametrize(
        ("size", "spelled"),
        [
            (0, "0 B"),
            (1023, "1023 B"),
            (1024, "1.0 KiB"),
            (1536 * 1024, "1.5 MiB"),
            (2**40, "1.0 TiB"),
            (3 * 2**60, "3072.0 PiB"),
        ],
    )
    def test_bytes_for_people(self, size: int, spelled: str) -> None:
        assert spell_bytes(size) == spelled


class TestLooks:
    """Three are described one by one; the pages of a list have more."""

    def setup_method(self) -> None:
        self.described: list[str] = []
        self.since: list[datetime] = []
        self.read = 0
        self.jobs = {
            f"{n}": {"CopyJobId": f"{n}", "CreationDate": NOW + timedelta(hours=n), "State": n}
            for n in range(1, 9)
        }
        self.looks = Looks(self.describe, self.listed, "CopyJobId")

    def describe(self, id: str) -> Any:
        self.described.append(id)
        if id not in self.jobs:
            raise NotFound("look", "it is gone")
        return self.jobs[id]

    def listed(self, since: datetime) -> Iterator[Any]:
        self.since.append(since)
        for job in reversed(self.jobs.values()):
            self.read += 1
            yield job

    def test_a_few(self) -> None:
        for _ in range(2):
            assert list(self.looks(["2", "3", "1"])) == ["2", "3", "1"]
        assert self.described == ["2", "3", "1"] * 2
        assert self.since == []

    def test_many_are_described_once_and_then_listed(self) -> None:
        many = ["3", "4", "5", "6"]
        assert list(self.looks(many)) == many
        assert self.described == many
        assert self.since == []
        found = self.looks(many)
        assert {id: job["State"] for id, job in found.items()} == {"3": 3, "4": 4, "5": 5, "6": 6}
        assert self.described == many
        assert self.since == [NOW + timedelta(hours=3, seconds=-1)]
        # What comes after the last of them is not read.
        assert self.read == 6

    def test_what_joins_is_described(self) -> None:
        self.looks(["3", "4", "5", "6"])
        found = self.looks(["3", "4", "5", "6", "7"])
        assert sorted(found) == ["3", "4", "5", "6", "7"]
        assert self.described[4:] == ["7"]

    def test_what_is_not_listed_is_described(self) -> None:
        many = ["3", "4", "5", "6"]
        self.looks(many)
        kept, self.jobs = self.jobs, {id: self.jobs[id] for id in ("4", "5", "6")}
        assert sorted(self.looks(many)) == ["4", "5", "6"]
        assert self.described[4:] == ["3"]
        self.jobs = kept

    def test_what_is_not_there(self) -> None:
        assert self.looks(["9"]) == {}
