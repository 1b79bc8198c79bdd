"""Every function there is, by token.

Apart from the handlers: only programs ask, and the host that manages resources starts faster.
"""

from collections.abc import Mapping
from typing import Any, Final

from .aws.backup.functions import FUNCTIONS as BACKUP
from .core.function import Function

_ALL: tuple[type[Function[Any, Any]], ...] = (*BACKUP,)

FUNCTIONS: Final[Mapping[str, Function[Any, Any]]] = {
    function.token: function() for function in _ALL
}
