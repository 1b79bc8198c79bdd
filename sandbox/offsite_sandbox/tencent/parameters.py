"""Requests, checked against the request models of the Tencent SDK."""

import inspect
import json
import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, cast
from urllib.parse import parse_qsl

from tencentcloud.common.abstract_model import AbstractModel
from werkzeug.wrappers import Request

from .errors import TencentError

_RTYPE = re.compile(r":rtype: (?P<many>list of )?(?::class:`[\w.]*?)?(?P<name>\w+)`?\s*$")
_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "bool": (bool,),
    "float": (int, float),
}
_API_TYPES = {"str": "string", "int": "integer", "bool": "boolean", "float": "float"}


@dataclass(frozen=True)
class Field:
    """A field of an SDK model.

    Attributes:
        type: ``str``, ``int``, ``bool``, ``float``, or the name of another model.
        many: the field is a list of that.
    """

    type: str
    many: bool


@cache
def fields(model: type[AbstractModel]) -> dict[str, Field]:
    """The fields of a model by name, as its properties document them."""
    found: dict[str, Field] = {}
    for name, member in inspect.getmembers(model, lambda value: isinstance(value, property)):
        documented = _RTYPE.search(inspect.getdoc(cast(property, member).fget) or "")
        if documented:
            found[name] = Field(documented["name"], bool(documented["many"]))
    return found


def read(request: Request) -> dict[str, Any]:
    """The parameters of a request: the JSON body of a POST, the flattened query of a GET.

    Raises:
        TencentError: ``InvalidParameter`` when there is no object in it, or
            ``UnsupportedProtocol`` for other methods and content types.
    """
    if request.method == "GET":
        return _nested(parse_qsl(request.query_string.decode(), keep_blank_values=True))
    if request.method != "POST" or request.mimetype != "application/json":
        raise TencentError(
            "UnsupportedProtocol",
            "The request must be a GET, or a POST of content type `application/json`.",
        )
    try:
        parameters = json.loads(request.get_data())
    except ValueError as error:
        raise TencentError("InvalidParameter", "The request body is not JSON.") from error
    if not isinstance(parameters, dict):
        raise TencentError("InvalidParameter", "The request body is not a JSON object.")
    return cast(dict[str, Any], parameters)


def check(
    models: ModuleType, model: type[AbstractModel], parameters: dict[str, Any], *, text: bool
) -> dict[str, Any]:
    """The parameters in the types of ``model``; those that are null are left out.

    Args:
        models: the module whose classes the fields of ``model`` name.
        model: the request's class.
        parameters: as :func:`read` gives them.
        text: the scalars are texts of a query, to be turned into the types of the model.

    Raises:
        TencentError: ``UnknownParameter`` or ``InvalidParameter``.
    """
    return _Check(models, text).model(model, parameters, prefix="")


@dataclass(frozen=True)
class _Check:
    models: ModuleType
    text: bool

    def model(
        self, model: type[AbstractModel], value: dict[str, Any], prefix: str
    ) -> dict[str, Any]:
        known = fields(model)
        for name in value:
            if name not in known:
                raise TencentError(
                    "UnknownParameter", f"The parameter `{prefix}{name}` is not recognized."
                )
        return {
            name: self.field(known[name], item, f"{prefix}{name}")
            for name, item in value.items()
            if item is not None
        }

    def field(self, field: Field, value: Any, path: str) -> Any:
        if not field.many:
            return self.item(field, value, path)
        if self.text and isinstance(value, dict):
            value = list(cast(dict[str, Any], value).values())
        if not isinstance(value, list):
            raise _wrong_type(path, "list")
        items = cast(list[Any], value)
        return [self.item(field, item, f"{path}.{index}") for index, item in enumerate(items)]

    def item(self, field: Field, value: Any, path: str) -> Any:
        if field.type not in _PYTHON_TYPES:
            if not isinstance(value, dict):
                raise _wrong_type(path, "object")
            nested = cast("type[AbstractModel]", getattr(self.models, field.type))
            return self.model(nested, cast(dict[str, Any], value), f"{path}.")
        if self.text and isinstance(value, str):
            value = _from_text(field.type, value)
        # A bool is an int in Python and not in JSON.
        is_bool = isinstance(value, bool)
        if not isinstance(value, _PYTHON_TYPES[field.type]) or is_bool != (field.type == "bool"):
            raise _wrong_type(path, _API_TYPES[field.type])
        return value


def _from_text(type_name: str, value: str) -> Any:
    if type_name == "bool":
        return {"true": True, "false": False}.get(value.lower(), value)
    if type_name in ("int", "float"):
        try:
            return int(value) if type_name == "int" else float(value)
        except ValueError:
            return value
    return value


def _nested(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """``Filters.0.Values.1=x`` as ``{"Filters": {"0": {"Values": {"1": "x"}}}}``."""
    root: dict[str, Any] = {}
    for name, value in pairs:
        *parents, last = name.split(".")
        node = root
        for parent in parents:
            child: object = node.setdefault(parent, {})
            if not isinstance(child, dict):
                raise TencentError("InvalidParameter", f"The parameter `{name}` is given twice.")
            node = cast(dict[str, Any], child)
        node[last] = value
    return root


def _wrong_type(path: str, wanted: str) -> TencentError:
    return TencentError(
        "InvalidParameter",
        f"The value type of parameter `{path}` is not valid. It should be `{wanted}`.",
    )
