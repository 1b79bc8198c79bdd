"""Exceptions raised by the rds service, by the codes of its model."""

from ..errors import AwsError


class DBInstanceAutomatedBackupNotFoundFault(AwsError):
    """``DBInstanceAutomatedBackupNotFound``."""

    def __init__(self) -> None:
        super().__init__(
            "DBInstanceAutomatedBackupNotFound",
            "No automated backup for this DB instance was found.",
        )


class DBInstanceAutomatedBackupQuotaExceededFault(AwsError):
    """``DBInstanceAutomatedBackupQuotaExceeded``."""

    def __init__(self, quota: int) -> None:
        super().__init__(
            "DBInstanceAutomatedBackupQuotaExceeded",
            f"The quota for automated backups, {quota}, was exceeded.",
        )


class DBInstanceNotFoundFault(AwsError):
    """``DBInstanceNotFound``."""

    def __init__(self, identifier: str) -> None:
        super().__init__("DBInstanceNotFound", f"DBInstance {identifier} not found.")


class InvalidDBInstanceAutomatedBackupStateFault(AwsError):
    """``InvalidDBInstanceAutomatedBackupState``."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidDBInstanceAutomatedBackupState", message)


class InvalidDBInstanceStateFault(AwsError):
    """``InvalidDBInstanceState``."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidDBInstanceState", message)


class KMSKeyNotAccessibleFault(AwsError):
    """``KMSKeyNotAccessibleFault``."""

    def __init__(self, message: str) -> None:
        super().__init__("KMSKeyNotAccessibleFault", message)


class InvalidParameterCombinationError(AwsError):
    """``InvalidParameterCombination``, which all query services have in common."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidParameterCombination", message)


class InvalidParameterValueError(AwsError):
    """``InvalidParameterValue``, which all query services have in common."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidParameterValue", message)
