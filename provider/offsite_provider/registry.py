"""Every handler there is, by token."""

from collections.abc import Mapping
from typing import Any, Final

from .aws.backup.resources import RESOURCES as BACKUP
from .aws.cloudhsmv2.resources import RESOURCES as CLOUDHSMV2
from .aws.rds.resources import RESOURCES as RDS
from .aws.redshiftserverless.resources import RESOURCES as REDSHIFTSERVERLESS
from .core.resource import Handler
from .tencent.cbs.resources import RESOURCES as CBS

HANDLERS: Final[Mapping[str, Handler[Any, Any]]] = {
    resource.token: resource()
    for resource in (*BACKUP, *CBS, *CLOUDHSMV2, *RDS, *REDSHIFTSERVERLESS)
}
