"""Handles incoming backup requests: each operation is the method of its name of one part."""

from typing import Any, cast

from botocore import xform_name
from moto.backup.models import backup_backends
from moto.core.responses import ActionResult, BaseResponse

from .models import LOCK, BackupBackend
from .shared.arns import SERVICE


class BackupResponse(BaseResponse):
    """Handler for AWS Backup requests and responses.

    ``PutBackupVaultAccessPolicy`` is ``put_backup_vault_access_policy`` of the part that has it,
    with the parsed parameters as keyword arguments in snake_case, as boto3 writes both. What it
    returns is the answer: the API's members, or None.
    """

    def __init__(self) -> None:
        super().__init__(service_name=SERVICE)
        self.automated_parameter_parsing = True

    @property
    def backend(self) -> BackupBackend:
        """The backend of the request's account and region."""
        return cast(BackupBackend, backup_backends[self.current_account][self.region])

    def call_action(self) -> Any:
        """Carry out the request's operation."""
        operation = self._get_action()
        carry_out = self.backend.operation(operation)
        parameters = cast(dict[str, Any], self.params)
        with LOCK:
            self.backend.settle()
            answer = carry_out(**{xform_name(name): value for name, value in parameters.items()})
        status, headers, body = cast(Any, self.serialized(ActionResult(answer)))
        return status, headers, body
