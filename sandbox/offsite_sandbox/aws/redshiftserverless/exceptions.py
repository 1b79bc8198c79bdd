"""Exceptions raised by the redshift-serverless service."""

from ..errors import AwsError


class ConflictError(AwsError):
    """``ConflictException``."""

    def __init__(self, message: str) -> None:
        super().__init__("ConflictException", message)


class InvalidPaginationError(AwsError):
    """``InvalidPaginationException``."""

    def __init__(self) -> None:
        super().__init__("InvalidPaginationException", "The provided pagination token is invalid.")


class ResourceNotFoundError(AwsError):
    """``ResourceNotFoundException``, which also names the resource."""

    def __init__(self, message: str, resource_name: str) -> None:
        super().__init__("ResourceNotFoundException", message)
        self.resourceName = resource_name


class TooManyTagsError(AwsError):
    """``TooManyTagsException``."""

    def __init__(self, message: str) -> None:
        super().__init__("TooManyTagsException", message)


class ValidationError(AwsError):
    """``ValidationException``."""

    def __init__(self, message: str) -> None:
        super().__init__("ValidationException", message)
