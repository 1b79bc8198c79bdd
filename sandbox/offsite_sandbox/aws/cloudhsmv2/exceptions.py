"""Exceptions raised by the cloudhsmv2 service."""

from ..errors import AwsError


class InvalidRequestError(AwsError):
    """``CloudHsmInvalidRequestException``."""

    def __init__(self, message: str) -> None:
        super().__init__("CloudHsmInvalidRequestException", message)


class ResourceNotFoundError(AwsError):
    """``CloudHsmResourceNotFoundException``."""

    def __init__(self, message: str) -> None:
        super().__init__("CloudHsmResourceNotFoundException", message)


class ResourceLimitExceededError(AwsError):
    """``CloudHsmResourceLimitExceededException``."""

    def __init__(self, message: str) -> None:
        super().__init__("CloudHsmResourceLimitExceededException", message)


class TagError(AwsError):
    """``CloudHsmTagException``."""

    def __init__(self, message: str) -> None:
        super().__init__("CloudHsmTagException", message)
