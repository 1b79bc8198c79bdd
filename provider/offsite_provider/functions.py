"""Every function there is, by token.

Apart from the handlers: only programs ask, and the host that manages resources starts faster.
"""

from collections.abc import Mapping
from typing import Any, Final

from .aws.backup.functions import FUNCTIONS as BACKUP
from .aws.cloudhsmv2.functions import FUNCTIONS as CLOUDHSMV2
from .aws.rds.functions import FUNCTIONS as RDS
from .aws.redshiftserverless.functions import FUNCTIONS as REDSHIFTSERVERLESS
from .core.function import Function
from .tencent.cbs.functions import FUNCTIONS as CBS

_ALL: tuple[type[Function[Any, Any]], ...] = (
    *BACKUP,
    *CBS,
    *CLOUDHSMV2,
    *RDS,
    *REDSHIFTSERVERLESS,
)

FUNCTIONS: Final[Mapping[str, Function[Any, Any]]] = {
    function.token: function() for function in _ALL
}
