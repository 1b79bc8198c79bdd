"""Every function there is, by token.

Apart from the handlers: only programs ask, and the host that manages resources starts faster.
"""

from collections.abc import Mapping
from typing import Any, Final

from .core.function import Function

_ALL: tuple[type[Function[Any, Any]], ...] = ()

FUNCTIONS: Final[Mapping[str, Function[Any, Any]]] = {
    function.token: function() for function in _ALL
}
