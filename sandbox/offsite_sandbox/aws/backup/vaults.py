"""Backup vaults: their access policy, notifications and lock."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, cast

from ...clock import clock
from ..work import Work
from . import keys, tags
from .base import check_request_id, given, listed
from .exceptions import (
    AccessDeniedError,
    AlreadyExistsError,
    InvalidParameterValueError,
    InvalidRequestError,
    MissingParameterValueError,
    NoNotificationsError,
    ResourceNotFoundError,
)
from .names import SERVICE, parse
from .tags import Tags

if TYPE_CHECKING:
    from .recovery_points import RecoveryPoint

_MIN_CHANGEABLE_DAYS = 3
_MAX_DAYS = 36500
_MIN_AIR_GAPPED_DAYS = 7

VaultType = Literal["BACKUP_VAULT", "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"]
VaultState = Literal["CREATING", "AVAILABLE", "FAILED"]


@dataclass(frozen=True)
class Lock:
    """A vault's lock.

    Attributes:
        min_retention_days: of what comes into the vault, or None for any.
        max_retention_days: likewise.
        date: when it becomes immutable (compliance mode), or None if it never does (governance).
    """

    min_retention_days: int | None
    max_retention_days: int | None
    date: datetime | None

    @property
    def is_immutable(self) -> bool:
        """Whether the clock has passed its date."""
        return self.date is not None and clock.now() >= self.date


@dataclass
class Vault:
    """A backup vault.

    Attributes:
        creation: the work that makes it.
        request: what was asked for, to know the same request again.
        encryption_key_arn: None where AWS's own key encrypts an air-gapped vault.
        policy: who may do what with it, as JSON, or None.
        topic_arn: where its events are told, or None.
        recovery_points: by ARN.
    """

    name: str
    arn: str
    vault_type: VaultType
    created: datetime
    creation: Work
    request: Mapping[str, Any]
    creator_request_id: str | None
    encryption_key_arn: str | None
    has_customer_key: bool
    lock: Lock | None = None
    policy: str | None = None
    topic_arn: str | None = None
    events: list[str] = field(default_factory=list[str])
    recovery_points: "dict[str, RecoveryPoint]" = field(default_factory=dict[str, "RecoveryPoint"])

    @property
    def is_air_gapped(self) -> bool:
        """Whether it is logically air-gapped."""
        return self.vault_type == "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"

    @property
    def state(self) -> VaultState:
        """What the clock says it is in."""
        if not self.creation.is_over:
            return "CREATING"
        return "FAILED" if self.creation.has_failed else "AVAILABLE"

    def to_dict(self) -> dict[str, Any]:
        """The members of ``DescribeBackupVault`` and of the model's ``BackupVaultListMember``."""
        return given(
            {
                "BackupVaultName": self.name,
                "BackupVaultArn": self.arn,
                "VaultType": self.vault_type,
                "VaultState": self.state,
                "EncryptionKeyArn": self.encryption_key_arn,
                # The model knows no third value for the account's aws/backup key.
                "EncryptionKeyType": (
                    "CUSTOMER_MANAGED_KMS_KEY" if self.has_customer_key else "AWS_OWNED_KMS_KEY"
                ),
                "CreationDate": self.created,
                "CreatorRequestId": self.creator_request_id,
                "NumberOfRecoveryPoints": len(self.recovery_points),
                "Locked": self.lock is not None,
                "MinRetentionDays": self.lock and self.lock.min_retention_days,
                "MaxRetentionDays": self.lock and self.lock.max_retention_days,
                "LockDate": self.lock and self.lock.date,
            }
        )


class Vaults(Tags):
    """The vaults of one account in one region, by name."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.vaults: dict[str, Vault] = {}

    def vault(self, name: str) -> Vault:
        """The vault of a name.

        Raises:
            AccessDeniedError: there is none. AWS does not tell that from a vault whose policy
                keeps the caller out.
        """
        found = self.vaults.get(name)
        if found is None:
            raise AccessDeniedError
        return found

    def create_backup_vault(
        self,
        backup_vault_name: str,
        backup_vault_tags: dict[str, str] | None = None,
        encryption_key_arn: str | None = None,
        creator_request_id: str | None = None,
    ) -> dict[str, Any]:
        """``CreateBackupVault``."""
        vault = self._create_vault(
            backup_vault_name,
            "BACKUP_VAULT",
            creator_request_id,
            {"tags": backup_vault_tags or {}, "key": encryption_key_arn},
        )
        members = vault.to_dict()
        return {
            name: members[name] for name in ("BackupVaultName", "BackupVaultArn", "CreationDate")
        }

    def create_logically_air_gapped_backup_vault(
        self,
        backup_vault_name: str,
        min_retention_days: int,
        max_retention_days: int,
        backup_vault_tags: dict[str, str] | None = None,
        creator_request_id: str | None = None,
        encryption_key_arn: str | None = None,
    ) -> dict[str, Any]:
        """``CreateLogicallyAirGappedBackupVault``."""
        if min_retention_days < _MIN_AIR_GAPPED_DAYS:
            raise InvalidParameterValueError(
                f"MinRetentionDays must be at least {_MIN_AIR_GAPPED_DAYS} days."
            )
        _check_retention(min_retention_days, max_retention_days)
        vault = self._create_vault(
            backup_vault_name,
            "LOGICALLY_AIR_GAPPED_BACKUP_VAULT",
            creator_request_id,
            {
                "tags": backup_vault_tags or {},
                "key": encryption_key_arn,
                "min": min_retention_days,
                "max": max_retention_days,
            },
        )
        # Locked in compliance mode from the beginning.
        vault.lock = Lock(min_retention_days, max_retention_days, vault.created)
        members = vault.to_dict()
        return {
            name: members[name]
            for name in ("BackupVaultName", "BackupVaultArn", "CreationDate", "VaultState")
        }

    def describe_backup_vault(
        self, backup_vault_name: str, backup_vault_account_id: str | None = None
    ) -> dict[str, Any]:
        """``DescribeBackupVault``."""
        if backup_vault_account_id not in (None, self.account_id):
            raise AccessDeniedError
        return self.vault(backup_vault_name).to_dict()

    def list_backup_vaults(
        self,
        by_vault_type: str | None = None,
        by_shared: bool | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
    ) -> dict[str, Any]:
        """``ListBackupVaults``; nothing is shared with an account of the sandbox."""
        found = [
            vault
            for vault in self.vaults.values()
            if by_vault_type in (None, vault.vault_type) and not by_shared
        ]
        return listed("BackupVaultList", found, Vault.to_dict, max_results, next_token)

    def delete_backup_vault(self, backup_vault_name: str) -> None:
        """``DeleteBackupVault``."""
        vault = self.vault(backup_vault_name)
        if vault.recovery_points:
            raise InvalidRequestError(
                "Backup vault cannot be deleted because it contains recovery points.",
                9101,
                str(len(vault.recovery_points)),
            )
        del self.vaults[vault.name]
        self.unregister(vault.arn)

    def put_backup_vault_access_policy(
        self, backup_vault_name: str, policy: str | None = None
    ) -> None:
        """``PutBackupVaultAccessPolicy``."""
        vault = self.vault(backup_vault_name)
        if policy is None:
            raise MissingParameterValueError("Policy is required.")
        vault.policy = _normal_policy(policy)

    def get_backup_vault_access_policy(self, backup_vault_name: str) -> dict[str, Any]:
        """``GetBackupVaultAccessPolicy``."""
        vault = self.vault(backup_vault_name)
        if vault.policy is None:
            raise ResourceNotFoundError(f"Backup Vault {vault.arn} has no associated POLICY")
        return {
            "BackupVaultName": vault.name,
            "BackupVaultArn": vault.arn,
            "Policy": vault.policy,
        }

    def delete_backup_vault_access_policy(self, backup_vault_name: str) -> None:
        """``DeleteBackupVaultAccessPolicy``; it need not have one."""
        self.vault(backup_vault_name).policy = None

    def put_backup_vault_notifications(
        self, backup_vault_name: str, sns_topic_arn: str, backup_vault_events: list[str]
    ) -> None:
        """``PutBackupVaultNotifications``; events that AWS has given up are taken too."""
        vault = self.vault(backup_vault_name)
        try:
            topic = parse(sns_topic_arn)
        except ValueError:
            topic = None
        if topic is None or topic.service != "sns":
            raise InvalidParameterValueError(f"Invalid SNS topic ARN: {sns_topic_arn}")
        if not backup_vault_events:
            raise InvalidParameterValueError("BackupVaultEvents must not be empty.")
        vault.topic_arn = sns_topic_arn
        vault.events = list(dict.fromkeys(backup_vault_events))

    def get_backup_vault_notifications(self, backup_vault_name: str) -> dict[str, Any]:
        """``GetBackupVaultNotifications``."""
        vault = self.vault(backup_vault_name)
        if vault.topic_arn is None:
            raise NoNotificationsError
        return {
            "BackupVaultName": vault.name,
            "BackupVaultArn": vault.arn,
            "SNSTopicArn": vault.topic_arn,
            "BackupVaultEvents": vault.events,
        }

    def delete_backup_vault_notifications(self, backup_vault_name: str) -> None:
        """``DeleteBackupVaultNotifications``; it need not have any."""
        vault = self.vault(backup_vault_name)
        vault.topic_arn, vault.events = None, []

    def put_backup_vault_lock_configuration(
        self,
        backup_vault_name: str,
        min_retention_days: int | None = None,
        max_retention_days: int | None = None,
        changeable_for_days: int | None = None,
    ) -> None:
        """``PutBackupVaultLockConfiguration``; it takes the place of the whole lock before it."""
        vault = self.vault(backup_vault_name)
        _check_changeable(vault)
        _check_retention(min_retention_days, max_retention_days)
        date = None
        if changeable_for_days is not None:
            if not _MIN_CHANGEABLE_DAYS <= changeable_for_days <= _MAX_DAYS:
                raise InvalidParameterValueError(
                    f"ChangeableForDays must be between {_MIN_CHANGEABLE_DAYS} and {_MAX_DAYS} "
                    "days."
                )
            date = clock.now() + timedelta(days=changeable_for_days)
        vault.lock = Lock(min_retention_days, max_retention_days, date)

    def delete_backup_vault_lock_configuration(self, backup_vault_name: str) -> None:
        """``DeleteBackupVaultLockConfiguration``; it need not be locked."""
        vault = self.vault(backup_vault_name)
        _check_changeable(vault)
        vault.lock = None

    def _create_vault(
        self,
        name: str,
        vault_type: VaultType,
        creator_request_id: str | None,
        request: dict[str, Any],
    ) -> Vault:
        check_request_id(creator_request_id)
        key = request["key"]
        if key is not None:
            keys.check_key(key, self.account_id, self.region_name)
        tags.check(request["tags"])
        found = self.vaults.get(name)
        if found is not None:
            is_same = creator_request_id == found.creator_request_id and request == found.request
            if creator_request_id is not None and is_same:
                return found
            raise AlreadyExistsError(
                "Backup vault with the same name already exists",
                found.arn,
                found.creator_request_id,
            )
        self.check_quota("BackupVault", len(self.vaults))
        now = clock.now()
        is_plain = vault_type == "BACKUP_VAULT"
        vault = Vault(
            name=name,
            arn=self.arn("backup-vault", name),
            vault_type=vault_type,
            created=now,
            creation=(
                Work(now)
                if is_plain
                else Work.start(SERVICE, "CreateLogicallyAirGappedBackupVault", self.region_name)
            ),
            request=request,
            creator_request_id=creator_request_id,
            encryption_key_arn=(
                key or (keys.default_key(self.account_id, self.region_name) if is_plain else None)
            ),
            has_customer_key=key is not None,
        )
        self.register(vault.arn, request["tags"])
        self.vaults[name] = vault
        return vault


def _check_changeable(vault: Vault) -> None:
    if vault.lock is not None and vault.lock.is_immutable:
        raise InvalidRequestError(
            f"Vault Lock configuration of {vault.name} is immutable and cannot be changed or "
            "deleted."
        )


def _check_retention(least: int | None, most: int | None) -> None:
    for name, days in (("MinRetentionDays", least), ("MaxRetentionDays", most)):
        if days is not None and not 1 <= days <= _MAX_DAYS:
            raise InvalidParameterValueError(f"{name} must be between 1 and {_MAX_DAYS} days.")
    if least is not None and most is not None and least > most:
        raise InvalidParameterValueError(
            "MinRetentionDays must not be greater than MaxRetentionDays."
        )


def _normal_policy(policy: str) -> str:
    """A policy as the service tells it: what it means, not how it was written.

    Raises:
        InvalidParameterValueError: it is no resource-based policy.
    """
    try:
        document = cast(dict[str, Any], json.loads(policy))
        statements = document["Statement"]
        for statement in cast(
            list[Any], statements if isinstance(statements, list) else [statements]
        ):
            _check_statement(statement)
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidParameterValueError(f"The policy is not valid: {error}") from None
    return json.dumps(document, separators=(",", ":"))


def _check_statement(statement: Any) -> None:
    if not isinstance(statement, dict):
        raise TypeError("a statement is no object")
    members = cast(dict[str, Any], statement)
    if members.get("Effect") not in ("Allow", "Deny"):
        raise ValueError("Effect must be Allow or Deny")
    for name in ("Principal", "Action", "Resource"):
        if not members.get(name) and not members.get(f"Not{name}"):
            raise ValueError(f"{name} is missing")
