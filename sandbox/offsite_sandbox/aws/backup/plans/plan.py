"""A backup plan and its versions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..shared.answer import given
from .rules import Rule


@dataclass(frozen=True)
class Version:
    """A version of a plan, which never changes.

    Attributes:
        document: the ``BackupPlanInput`` as it was given.
        rules: the ``BackupRule``s, complete and by name.
    """

    id: str
    created: datetime
    document: Mapping[str, Any]
    rules: list[Rule]

    @property
    def name(self) -> str:
        """The plan's name in it."""
        return self.document["BackupPlanName"]

    @property
    def settings(self) -> list[dict[str, Any]]:
        """Its ``AdvancedBackupSettings``."""
        return self.document.get("AdvancedBackupSettings", [])

    @property
    def scan_settings(self) -> dict[str, Any]:
        """Its ``ScanSettings`` under that name, or nothing if it has none."""
        found = self.document.get("ScanSettings")
        return {"ScanSettings": found} if found else {}

    @property
    def plan(self) -> dict[str, Any]:
        """The model's ``BackupPlan``. AWS tells the advanced settings beside it only."""
        members = {"BackupPlanName": self.name, "Rules": self.rules}
        return {**members, **self.scan_settings}


@dataclass
class Plan:
    """A backup plan.

    Attributes:
        versions: by ID, the current one last.
        last_execution: when a rule last ran, or None.
        selection_ids: of the selections that it has.
    """

    id: str
    arn: str
    creator_request_id: str | None
    versions: dict[str, Version]
    deleted: datetime | None = None
    last_execution: datetime | None = None
    selection_ids: set[str] = field(default_factory=set[str])

    @property
    def current(self) -> Version:
        """Its newest version."""
        return next(reversed(self.versions.values()))

    @property
    def rules(self) -> list[Rule]:
        """The ``BackupRule``s of its newest version."""
        return self.current.rules

    def to_dict(self, version: Version) -> dict[str, Any]:
        """What all operations tell of a version: members of ``BackupPlansListMember``."""
        return given(
            {
                "BackupPlanArn": self.arn,
                "BackupPlanId": self.id,
                "CreationDate": version.created,
                "DeletionDate": self.deleted,
                "VersionId": version.id,
                "BackupPlanName": version.name,
                "CreatorRequestId": self.creator_request_id,
                "LastExecutionDate": self.last_execution,
                "AdvancedBackupSettings": version.settings or None,
            }
        )
