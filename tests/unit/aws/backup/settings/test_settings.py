"""Settings: what of them is sent and remembered."""

import pytest

from offsite_provider.aws.backup.settings.handler import Settings, compared

LIVE = {"OptIn": {"EBS": True, "EFS": False}, "Management": {"EFS": True}}

# fmt: off
SENT: list[tuple[Settings, Settings, bool, Settings, Settings]] = [
    # Only what differs is sent; what it was is remembered, be it sent or not.
    ({"OptIn": {"EBS": True, "EFS": True}}, {}, False, {"OptIn": {"EFS": True}}, {"OptIn": {"EBS": True, "EFS": False}}),
    # What was there before the first change stays remembered.
    ({"OptIn": {"EBS": True}}, {"OptIn": {"EBS": False}}, True, {"OptIn": {}}, {"OptIn": {"EBS": False}}),
    # What is not named any more is put back, or left.
    ({"Management": {}}, {"Management": {"EFS": False}}, True, {"Management": {"EFS": False}}, {"Management": {}}),
    ({"Management": {}}, {"Management": {"EFS": False}}, False, {"Management": {}}, {"Management": {}}),
    # What the service doesn't have is sent, for it to refuse, and is not remembered.
    ({"OptIn": {"New": True}}, {}, True, {"OptIn": {"New": True}}, {"OptIn": {}}),
]
# fmt: on


@pytest.mark.parametrize(("wanted", "previous", "restore", "changes", "before"), SENT)
def test_what_is_sent_and_remembered(
    wanted: Settings, previous: Settings, restore: bool, changes: Settings, before: Settings
) -> None:
    assert compared(wanted, LIVE, previous, restore=restore) == (changes, before)
