"""The backend of AWS Backup, put together from its parts.

Moto's has a few of the operations without what they are about, so this one takes its place.
"""

import threading
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import cast

from moto.backup.models import backup_backends
from moto.core.base_backend import BaseBackend
from moto.core.resource_tagging import TaggableResourcesMixin, TaggedResource

from ...clock import clock
from .audit.frameworks import Frameworks
from .audit.report_plans import ReportPlans
from .audit.restore_testing_plans import RestoreTestingPlans
from .audit.restore_testing_selections import RestoreTestingSelections
from .jobs.backup_jobs import BackupJobs
from .jobs.copy_jobs import CopyJobs
from .jobs.restore_jobs import RestoreJobs
from .operations import Operation, operations_of
from .plans.plans import Plans
from .plans.scheduler import Scheduler
from .plans.selections import Selections
from .plans.templates import PlanTemplates
from .recovery_points.indexes import Indexes
from .recovery_points.legal_hold import Holds
from .recovery_points.legal_holds import LegalHolds
from .recovery_points.protected_resources import ProtectedResources
from .recovery_points.recovery_points import RecoveryPoints
from .recovery_points.vault_contents import VaultContents
from .settings.global_settings import GlobalSettings
from .settings.region_settings import RegionSettings
from .settings.resource_types import SupportedResourceTypes
from .shared.arns import SERVICE
from .shared.event_queue import EventQueue
from .shared.place import Place
from .shared.tags import Tags
from .vaults.access_policies import AccessPolicies
from .vaults.lock_configurations import LockConfigurations
from .vaults.notifications import Notifications
from .vaults.vaults import Vaults

LOCK = threading.RLock()
"""Held while an operation is carried out: copies reach into other regions and accounts."""


class BackupBackend(TaggableResourcesMixin, BaseBackend):
    """Everything in AWS Backup of one account in one region: its parts.

    Each part is given those before it that it needs.
    """

    SERVICE_NAMESPACE = SERVICE

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        place = Place(account_id, region_name)
        events = self.events = EventQueue()
        tags = self.tags = Tags()
        contents, holds = VaultContents(), Holds()

        self.global_settings = GlobalSettings(place, _global_settings)
        self.region_settings = RegionSettings()

        self.vaults = Vaults(place, tags, contents.count)
        self.recovery_points = RecoveryPoints(self.vaults, contents, tags, events, holds.hold)
        indexes = Indexes(self.recovery_points, events)

        copy_jobs = CopyJobs(place, self.recovery_points, self.global_settings, events, backend_in)
        self.backup_jobs = BackupJobs(
            place,
            self.vaults,
            self.recovery_points,
            indexes,
            copy_jobs,
            self.region_settings,
            events,
        )
        restore_jobs = RestoreJobs(place, self.recovery_points, events)

        plans = Plans(place, self.vaults, tags)
        selections = Selections(place, plans)
        self.scheduler = Scheduler(
            place,
            plans,
            selections,
            self.vaults,
            self.backup_jobs,
            self.region_settings,
            events,
        )

        self.frameworks = Frameworks(place, tags)
        self.report_plans = ReportPlans(place, self.frameworks, tags)
        restore_testing_plans = RestoreTestingPlans(place, tags)

        self._operations = operations_of(
            tags,
            self.global_settings,
            self.region_settings,
            SupportedResourceTypes(),
            self.vaults,
            AccessPolicies(self.vaults),
            LockConfigurations(self.vaults),
            Notifications(self.vaults),
            self.recovery_points,
            indexes,
            LegalHolds(place, holds, self.recovery_points, tags, events),
            ProtectedResources(self.vaults, self.recovery_points, restore_jobs.latest_of),
            self.backup_jobs,
            copy_jobs,
            restore_jobs,
            plans,
            PlanTemplates(plans),
            selections,
            self.frameworks,
            self.report_plans,
            restore_testing_plans,
            RestoreTestingSelections(place, restore_testing_plans),
        )

    def operation(self, name: str) -> Operation:
        """What carries an operation out: ``CreateBackupVault``.

        Raises:
            NotImplementedError: no part has it.
        """
        try:
            return self._operations[name]
        except KeyError:
            raise NotImplementedError(name) from None

    def settle(self) -> None:
        """Bring what moves with the clock to where it is now; before each operation."""
        self.frameworks.forget_deleted()
        self.report_plans.forget_deleted()
        settle(clock.now())

    def tag_resource(self, arn: str, tags: dict[str, str]) -> None:
        """The Resource Groups Tagging API's ``TagResources``, for one resource."""
        self.tags.tag_resource(arn, tags)

    def untag_resource(self, arn: str, tag_keys: list[str]) -> None:
        """The Resource Groups Tagging API's ``UntagResources``, for one resource."""
        self.tags.untag_resource(arn, tag_keys)

    def iter_tagged_resources(self) -> Iterator[TaggedResource]:
        """What the Resource Groups Tagging API tells of AWS Backup: what has, or had, tags."""
        with LOCK:
            self.settle()
            known = self.tags.all()
        for arn, tagged in known:
            if tagged.told is None:
                continue
            yield TaggedResource(
                arn,
                dict(tagged.told),
                f"{SERVICE}:{tagged.kind}",
                {"include_untagged": tagged.was_tagged},
            )


def backend_in(place: Place) -> BackupBackend | None:
    """AWS Backup in an account and a region, or None if there is no such region."""
    try:
        return cast(BackupBackend, backup_backends[place.account][place.region])
    except KeyError:
        return None


def settle(now: datetime) -> None:
    """Have everything happen that was to happen by ``now``, in order, in all accounts."""
    with LOCK:
        backends = list(_backends())
        for backend in backends:
            backend.scheduler.schedule_plans()
        while True:
            due = [
                (event, backend.events)
                for backend in backends
                if (event := backend.events.next_event())
            ]
            if not due:
                return
            (moment, _), events = min(due, key=lambda item: item[0])
            if moment > now:
                return
            events.carry_out_next()


def _backends() -> Iterable[BackupBackend]:
    for regions in list(backup_backends.values()):
        yield from cast(Iterable[BackupBackend], list(regions.values()))


def _global_settings(place: Place) -> GlobalSettings:
    return cast(BackupBackend, backend_in(place)).global_settings


clock.on_advance(settle)
