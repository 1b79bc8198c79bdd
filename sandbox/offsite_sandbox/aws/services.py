"""Who answers for which service: our extensions of moto, or moto itself."""

import os
from collections.abc import Mapping
from typing import Any, cast

from moto.backup.models import backup_backends
from moto.cloudhsmv2.models import cloudhsmv2_backends
from moto.core.base_backend import BackendDict
from moto.core.model_instances import reset_model_data
from moto.core.responses import BaseResponse
from moto.moto_server.werkzeug_app import (
    BackendRequest,
    DomainDispatcherApplication,
    create_backend_app,
)
from moto.rds.models import rds_backends
from moto.resourcegroupstaggingapi.models import resourcegroupstaggingapi_backends
from werkzeug.test import run_wsgi_app

from . import accounts
from .backup.models import BackupBackend
from .backup.responses import BackupResponse
from .cloudhsmv2.models import CloudHSMV2Backend
from .cloudhsmv2.responses import CloudHSMV2Response
from .errors import Answer
from .rds.models import RDSBackend
from .rds.responses import RDSResponse
from .redshiftserverless.responses import RedshiftServerlessResponse
from .resourcegroupstaggingapi.models import ResourceGroupsTaggingAPIBackend
from .resourcegroupstaggingapi.responses import ResourceGroupsTaggingAPIResponse

_EXTENDED: Mapping[str, type[BaseResponse]] = {
    "backup": BackupResponse,
    "cloudhsmv2": CloudHSMV2Response,
    "rds": RDSResponse,
    "redshift-serverless": RedshiftServerlessResponse,
    "resourcegroupstaggingapi": ResourceGroupsTaggingAPIResponse,
}
CHECKED = frozenset({*_EXTENDED, "kms", "sts"})
"""The services whose answers are checked against the model before they leave."""


# Over a thousand images, made anew for each region after each reset, which nothing here needs.
os.environ.setdefault("MOTO_EC2_LOAD_DEFAULT_AMIS", "false")
# Moto's own code finds these too, wherever it needs a backend of the service.
cast(Any, backup_backends).backend = BackupBackend
cast(Any, cloudhsmv2_backends).backend = CloudHSMV2Backend
cast(Any, rds_backends).backend = RDSBackend
cast(Any, resourcegroupstaggingapi_backends).backend = ResourceGroupsTaggingAPIBackend
_moto = DomainDispatcherApplication(create_backend_app)


def dispatch(service: str, environ: dict[str, Any]) -> Answer:
    """Have the request carried out by the one who answers for ``service``.

    Raises:
        NotImplementedError: nobody has the operation.
    """
    response = _EXTENDED.get(service)
    if response is not None:
        request = BackendRequest(environ)
        status, headers, body = response.dispatch(request, request.raw_url, dict(request.headers))
        return Answer(
            status,
            {name: str(value) for name, value in headers.items()},
            body if isinstance(body, bytes) else str(body).encode(),
        )
    chunks, status_line, headers = run_wsgi_app(_moto, environ, buffered=True)
    return Answer(int(status_line.split()[0]), dict(headers), b"".join(chunks))


def reset() -> None:
    """Forget everything in every account and region, and make the accounts anew."""
    cast(Any, BackendDict).reset()
    # Moto keeps every object that it ever made here.
    reset_model_data()
    accounts.create()
