"""BackupCopy: the rules of its arguments, and which of several copies it takes over."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopyInputs
from offsite_provider.core.ownership import TAG
from offsite_provider.core.unknown import UNKNOWN

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

GOOD = {
    "backupId": "backup-abcdefg2345",
    "region": "us-west-2",
    "destinationRegion": "eu-central-1",
}


@pytest.mark.parametrize("id", ["backup-abcdefg2345", "backup-ABCDEFG2345", "backup-" + "a" * 16])
def test_ids_of_backups(complaints: Complaints, id: str) -> None:
    assert complaints(BackupCopyInputs, {**GOOD, "backupId": id}) == {}


@pytest.mark.parametrize(
    "id", ["", "abcdefg2345", "backup-abcdefg", "backup-abcdefg2018", "backup-" + "a" * 17]
)
def test_what_is_no_id_of_a_backup(complaints: Complaints, id: str) -> None:
    sentence = f"must be a CloudHSM backup ID, like `backup-abcdefg2345`, not `{id}`"
    assert complaints(BackupCopyInputs, {**GOOD, "backupId": id}) == {"backup_id": sentence}


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
        ({"neverExpires": "soon"}, {"never_expires": "must be true or false, not `soon`"}),
        ({"tags": {f"k{n}": "" for n in range(49)}}, {}),
        ({"backupId": UNKNOWN, "region": "moon"}, {"region": None}),
        ({"tags": {"a": UNKNOWN, "aws:b": "c"}}, {"tags": None}),
    ],
    ids=repr,
)
def test_rules(complaints: Complaints, wire: dict[str, Any], found: dict[str, str | None]) -> None:
    said = complaints(BackupCopyInputs, {**GOOD, **wire})
    assert said.keys() == found.keys()
    assert all(sentence in (None, said[path]) for path, sentence in found.items())


@pytest.mark.parametrize("name", BackupCopyInputs.model_fields)
def test_any_may_be_unknown(complaints: Complaints, name: str) -> None:
    name = BackupCopyInputs.model_fields[name].alias or name
    assert complaints(BackupCopyInputs, {**GOOD, name: UNKNOWN}) == {}
