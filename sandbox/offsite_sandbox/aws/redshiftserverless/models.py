"""The backend of Redshift Serverless, which moto does not have.

https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/Welcome.html
"""

import re
import threading
import uuid
from collections.abc import Iterable, Sequence

from moto.core.base_backend import BackendDict, BaseBackend

from ...clock import clock
from ...configuration import configuration
from ..regions import all_regions, partition
from ..work import Work
from .exceptions import (
    ConflictError,
    ResourceNotFoundError,
    TooManyTagsError,
    ValidationError,
)
from .resources import AWS_OWNED_KEY, FOR_EVER, Namespace, Snapshot, SnapshotCopyConfiguration

SERVICE = "redshift-serverless"
_MAX_RETENTION_PERIOD = 3653
_MAX_TAGS = 50
_SNAPSHOT_NAME = re.compile(r"[a-z](?!.*--)[a-z0-9-]{0,254}(?<!-)")


class RedshiftServerlessBackend(BaseBackend):
    """Namespaces, snapshots and copy configurations of one account in one region."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.namespaces: dict[str, Namespace] = {}
        self.snapshots: dict[str, Snapshot] = {}
        self.configurations: dict[str, SnapshotCopyConfiguration] = {}
        self._lock = threading.RLock()

    def create_namespace(
        self,
        namespace_name: str,
        admin_username: str = "admin",
        db_name: str = "dev",
        kms_key_id: str = AWS_OWNED_KEY,
        iam_roles: list[str] | None = None,
        log_exports: list[str] | None = None,
        default_iam_role_arn: str | None = None,
        tags: Iterable[dict[str, str]] = (),
    ) -> Namespace:
        """Create a namespace."""
        with self._lock:
            if self._find_namespace(namespace_name) is not None:
                raise ConflictError(f"The namespace {namespace_name} already exists.")
            namespace_id = str(uuid.uuid4())
            namespace = Namespace(
                namespace_id=namespace_id,
                namespace_name=namespace_name,
                namespace_arn=self._arn("namespace", namespace_id),
                creation_date=clock.now(),
                admin_username=admin_username,
                db_name=db_name,
                kms_key_id=kms_key_id,
                iam_roles=iam_roles or [],
                log_exports=log_exports or [],
                default_iam_role_arn=default_iam_role_arn,
                tags=_tags(tags),
            )
            self.namespaces[namespace_name] = namespace
            return namespace

    def get_namespace(self, namespace_name: str) -> Namespace:
        """The namespace of a name."""
        namespace = self._find_namespace(namespace_name)
        if namespace is None:
            raise ResourceNotFoundError(
                f"The namespace {namespace_name} was not found.", namespace_name
            )
        return namespace

    def list_namespaces(self) -> Sequence[Namespace]:
        """All namespaces."""
        return [item for item in list(self.namespaces.values()) if not item.is_gone]

    def delete_namespace(
        self,
        namespace_name: str,
        final_snapshot_name: str | None = None,
        final_snapshot_retention_period: int = FOR_EVER,
    ) -> Namespace:
        """Delete a namespace and its copy configurations; snapshots stay."""
        with self._lock:
            namespace = self.get_namespace(namespace_name)
            if namespace.deletion is not None:
                raise ConflictError(f"The namespace {namespace_name} is being deleted.")
            _check_operations(namespace, "deleting the namespace")
            if final_snapshot_name is not None:
                self.create_snapshot(
                    namespace_name, final_snapshot_name, final_snapshot_retention_period
                )
            namespace.deletion = Work.start(SERVICE, "DeleteNamespace", self.region_name)
            self.configurations = {
                key: item
                for key, item in self.configurations.items()
                if item.namespace_name != namespace_name
            }
            return namespace

    def create_snapshot(
        self,
        namespace_name: str,
        snapshot_name: str,
        retention_period: int = FOR_EVER,
        tags: Iterable[dict[str, str]] = (),
    ) -> Snapshot:
        """Take a snapshot; each configuration of its namespace copies it to its region."""
        if not _SNAPSHOT_NAME.fullmatch(snapshot_name):
            raise ValidationError(f"The snapshot name {snapshot_name} is not valid.")
        _check_retention(retention_period)
        with self._lock:
            namespace = self._available_namespace(namespace_name)
            if self._find_snapshot(snapshot_name) is not None:
                raise ConflictError(f"The snapshot {snapshot_name} already exists.")
            snapshot = Snapshot(
                snapshot_name=snapshot_name,
                snapshot_arn=self._arn("snapshot", str(uuid.uuid4())),
                namespace_name=namespace_name,
                namespace_arn=namespace.namespace_arn,
                owner_account=self.account_id,
                admin_username=namespace.admin_username,
                kms_key_id=namespace.kms_key_id,
                created=clock.now(),
                creation=Work.start(SERVICE, "CreateSnapshot", self.region_name),
                retention_period=retention_period,
                tags=_tags(tags),
            )
            self.snapshots[snapshot_name] = snapshot
            for configuration in self.list_snapshot_copy_configurations(namespace_name):
                self._copy(snapshot, configuration)
            return snapshot

    def get_snapshot(
        self, snapshot_name: str | None = None, snapshot_arn: str | None = None
    ) -> Snapshot:
        """The snapshot of a name or an ARN."""
        if (snapshot_name is None) == (snapshot_arn is None):
            raise ValidationError("Give either snapshotName or snapshotArn.")
        for snapshot in self.list_snapshots():
            if snapshot_name == snapshot.snapshot_name or snapshot_arn == snapshot.snapshot_arn:
                return snapshot
        asked = snapshot_name or snapshot_arn or ""
        raise ResourceNotFoundError(f"The snapshot {asked} was not found.", asked)

    def list_snapshots(
        self, namespace_name: str | None = None, namespace_arn: str | None = None
    ) -> Sequence[Snapshot]:
        """The snapshots, or those of one namespace."""
        return [
            item
            for item in list(self.snapshots.values())
            if not item.is_gone
            and namespace_name in (None, item.namespace_name)
            and namespace_arn in (None, item.namespace_arn)
        ]

    def delete_snapshot(self, snapshot_name: str) -> Snapshot:
        """Delete a snapshot."""
        with self._lock:
            snapshot = self.get_snapshot(snapshot_name)
            if snapshot.status in ("CREATING", "COPYING"):
                raise ConflictError(f"The snapshot {snapshot_name} is {snapshot.status}.")
            return self.snapshots.pop(snapshot_name)

    def create_snapshot_copy_configuration(
        self,
        namespace_name: str,
        destination_region: str,
        destination_kms_key_id: str | None = None,
        snapshot_retention_period: int = FOR_EVER,
    ) -> SnapshotCopyConfiguration:
        """Have the namespace's snapshots copied; one configuration a destination region."""
        self._check_destination(destination_region, destination_kms_key_id)
        _check_retention(snapshot_retention_period)
        with self._lock:
            namespace = self._available_namespace(namespace_name)
            for existing in self.list_snapshot_copy_configurations(namespace_name):
                if existing.destination_region == destination_region:
                    raise ConflictError(
                        f"A snapshot copy configuration of the namespace {namespace_name} to "
                        f"{destination_region} already exists."
                    )
            self._operate(namespace, "CreateSnapshotCopyConfiguration")
            identifier = str(uuid.uuid4())
            configuration = SnapshotCopyConfiguration(
                snapshot_copy_configuration_id=identifier,
                snapshot_copy_configuration_arn=self._arn("snapshotcopyconfiguration", identifier),
                namespace_name=namespace_name,
                destination_region=destination_region,
                destination_kms_key_id=destination_kms_key_id,
                snapshot_retention_period=snapshot_retention_period,
            )
            self.configurations[identifier] = configuration
            return configuration

    def list_snapshot_copy_configurations(
        self, namespace_name: str | None = None
    ) -> Sequence[SnapshotCopyConfiguration]:
        """The configurations, or those of one namespace, which has to exist."""
        if namespace_name is not None:
            self.get_namespace(namespace_name)
        return [
            item
            for item in list(self.configurations.values())
            if namespace_name in (None, item.namespace_name)
        ]

    def update_snapshot_copy_configuration(
        self, identifier: str, snapshot_retention_period: int | None
    ) -> SnapshotCopyConfiguration:
        """Change how long copies are kept; those that exist keep theirs."""
        if snapshot_retention_period is None:
            raise ValidationError("Nothing to update: give snapshotRetentionPeriod.")
        _check_retention(snapshot_retention_period)
        with self._lock:
            configuration = self._configuration(identifier)
            namespace = self.get_namespace(configuration.namespace_name)
            self._operate(namespace, "UpdateSnapshotCopyConfiguration")
            configuration.snapshot_retention_period = snapshot_retention_period
            return configuration

    def delete_snapshot_copy_configuration(self, identifier: str) -> SnapshotCopyConfiguration:
        """Stop copying; the copies stay."""
        with self._lock:
            namespace = self.get_namespace(self._configuration(identifier).namespace_name)
            self._operate(namespace, "DeleteSnapshotCopyConfiguration")
            return self.configurations.pop(identifier)

    def tags_of(self, resource_arn: str) -> dict[str, str]:
        """The tags of a namespace or snapshot, to read and to change."""
        for namespace in self.list_namespaces():
            if namespace.namespace_arn == resource_arn:
                return namespace.tags
        for snapshot in self.list_snapshots():
            if snapshot.snapshot_arn == resource_arn:
                return snapshot.tags
        raise ResourceNotFoundError(f"The resource {resource_arn} was not found.", resource_arn)

    def tag_resource(self, resource_arn: str, tags: Iterable[dict[str, str]]) -> None:
        """Add tags to a namespace or snapshot."""
        with self._lock:
            existing = self.tags_of(resource_arn)
            added = _tags(tags)
            if len({*existing, *added}) > _MAX_TAGS:
                raise TooManyTagsError(f"A resource can have {_MAX_TAGS} tags at most.")
            existing.update(added)

    def _copy(self, snapshot: Snapshot, configuration: SnapshotCopyConfiguration) -> None:
        destination = redshiftserverless_backends[self.account_id][configuration.destination_region]
        copying = Work.start(SERVICE, "CopySnapshot", self.region_name)
        copy = Snapshot(
            snapshot_name=snapshot.snapshot_name,
            snapshot_arn=destination._arn("snapshot", str(uuid.uuid4())),
            namespace_name=snapshot.namespace_name,
            namespace_arn=snapshot.namespace_arn,
            owner_account=self.account_id,
            admin_username=snapshot.admin_username,
            kms_key_id=configuration.destination_kms_key_id or AWS_OWNED_KEY,
            created=snapshot.created,
            creation=Work(copying.ends, snapshot.creation.failure or copying.failure),
            is_copy=True,
            retention_period=configuration.snapshot_retention_period,
        )
        destination.snapshots.setdefault(copy.snapshot_name, copy)

    def _check_destination(self, region: str, kms_key_id: str | None) -> None:
        if region == self.region_name:
            raise ValidationError("The destination region must not be the source region.")
        available = region in redshiftserverless_backends[self.account_id]
        if region not in all_regions() or not available or partition(region) != self.partition:
            raise ValidationError(f"The destination region {region} is not valid.")
        if kms_key_id and kms_key_id.startswith("arn:") and kms_key_id.split(":")[3] != region:
            raise ValidationError(f"The KMS key {kms_key_id} is not in {region}.")

    def _operate(self, namespace: Namespace, operation: str) -> None:
        """Begin an operation on a namespace, which has one at a time."""
        _check_operations(namespace, "the operation")
        # Only busy for a while: there is nothing in it that could fail.
        duration = configuration.duration(f"{SERVICE}.{operation}")
        namespace.operation = Work(ends=clock.now() + duration)

    def _available_namespace(self, name: str) -> Namespace:
        namespace = self.get_namespace(name)
        if namespace.deletion is not None:
            raise ConflictError(f"The namespace {name} is being deleted.")
        return namespace

    def _configuration(self, identifier: str) -> SnapshotCopyConfiguration:
        configuration = self.configurations.get(identifier)
        if configuration is None:
            raise ResourceNotFoundError(
                f"The snapshot copy configuration {identifier} was not found.", identifier
            )
        return configuration

    def _find_namespace(self, name: str) -> Namespace | None:
        namespace = self.namespaces.get(name)
        return None if namespace is None or namespace.is_gone else namespace

    def _find_snapshot(self, name: str) -> Snapshot | None:
        snapshot = self.snapshots.get(name)
        return None if snapshot is None or snapshot.is_gone else snapshot

    def _arn(self, kind: str, identifier: str) -> str:
        where = f"{self.partition}:{SERVICE}:{self.region_name}:{self.account_id}"
        return f"arn:{where}:{kind}/{identifier}"


def _check_operations(namespace: Namespace, what: str) -> None:
    if namespace.operation is not None and not namespace.operation.is_over:
        raise ConflictError(
            f"There is an operation running on the namespace. Try {what} again later."
        )


def _check_retention(days: int) -> None:
    if days != FOR_EVER and not 1 <= days <= _MAX_RETENTION_PERIOD:
        raise ValidationError(
            f"The retention period must be {FOR_EVER} or between 1 and {_MAX_RETENTION_PERIOD}."
        )


def _tags(tags: Iterable[dict[str, str]]) -> dict[str, str]:
    return {tag["key"]: tag["value"] for tag in tags}


redshiftserverless_backends = BackendDict(RedshiftServerlessBackend, SERVICE)
