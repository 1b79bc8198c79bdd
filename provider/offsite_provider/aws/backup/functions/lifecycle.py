"""The lifecycle of a recovery point, as it is answered."""

from ....core.function import Result


class LifecycleResult(Result):
    """When a recovery point moves to cold storage, and when it is deleted."""

    move_to_cold_storage_after_days: int | None = None
    """Days after its creation until it moves to cold storage. Left out, or -1, it never does."""
    delete_after_days: int | None = None
    """Days after its creation until it is deleted. Left out, or -1, it is kept for ever."""
    opt_in_to_archive_for_supported_resources: bool | None = None
    """Whether recovery points of resources with an archive tier of their own move there."""
    delete_after_event: str | None = None
    """`DELETE_AFTER_COPY` if it is deleted once it was copied."""
