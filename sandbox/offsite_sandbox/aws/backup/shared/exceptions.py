"""Exceptions raised by the backup service, with the members that its model gives them."""

from typing import Literal

from ...errors import AwsError


class BackupError(AwsError):
    """One of the service's errors; ``Type`` says whose fault it is.

    Args:
        message: what a person reads.
        number: of the service's own ``Code``, where AWS is known to tell one: ``ERROR_9101``.
        context: what the message is about, likewise.
    """

    fault: Literal["Client", "Server"] = "Client"

    def __init__(self, message: str, number: int | None = None, context: str | None = None) -> None:
        super().__init__(type(self).__name__.removesuffix("Error") + "Exception", message)
        self.Code = None if number is None else f"ERROR_{number}"
        self.Context = context
        self.Type = self.fault


class AlreadyExistsError(BackupError):
    """``AlreadyExistsException``, which also says what is there and who asked for it."""

    def __init__(self, message: str, arn: str, creator_request_id: str | None = None) -> None:
        super().__init__(message)
        self.Arn = arn
        self.CreatorRequestId = creator_request_id


class AccessDeniedError(AwsError):
    """``AccessDeniedException``, which is also how AWS answers for a vault that is not there."""

    def __init__(self) -> None:
        super().__init__(
            "AccessDeniedException", "Insufficient privileges to perform this action.", 403
        )


class NoNotificationsError(AwsError):
    """What AWS answers for a vault without notifications: its own number in the code's place.

    The model has ``ResourceNotFoundException`` there, but clients see ``ERROR_2106``.
    """

    def __init__(self) -> None:
        super().__init__(
            "ERROR_2106", "Failed reading notifications from database for Backup vault", 400
        )


class ConflictError(BackupError):
    """``ConflictException``."""


class DependencyFailureError(BackupError):
    """``DependencyFailureException``."""

    fault = "Server"


class InvalidParameterValueError(BackupError):
    """``InvalidParameterValueException``."""


class InvalidRequestError(BackupError):
    """``InvalidRequestException``."""


class InvalidResourceStateError(BackupError):
    """``InvalidResourceStateException``."""


class LimitExceededError(BackupError):
    """``LimitExceededException``."""


class MissingParameterValueError(BackupError):
    """``MissingParameterValueException``."""


class ResourceNotFoundError(BackupError):
    """``ResourceNotFoundException``."""
