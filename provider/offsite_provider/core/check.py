"""Whether a property bag is what a model takes, and all that is wrong with it, as sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from pydantic import ValidationError
from pydantic.alias_generators import to_snake

from .model import Wire, WireModel, is_about_known, model_in
from .problems import Problem, hint
from .traits import Hidden, has
from .unknown import UNKNOWN

M = TypeVar("M", bound=WireModel)


def check(model: type[M], wire: Wire) -> tuple[M | None, list[Problem]]:
    """The normalised arguments, or all that is wrong with them."""
    try:
        inputs = model.model_validate(wire)
    except ValidationError as error:
        others = _others(model, wire, error)
        between = others.all_problems() if others else ()
        return None, [*_problems(model, error), *between]
    problems = list(inputs.all_problems())
    return (None, problems) if problems else (inputs, [])


def normalised(model: type[M], wire: Wire) -> M:
    """Arguments that were checked already, as a model."""
    inputs, problems = check(model, wire)
    return model.from_state(wire) if inputs is None or problems else inputs


def _others(model: type[M], wire: Wire, error: ValidationError) -> M | None:
    """The arguments with which nothing is wrong, as if the others weren't known yet."""
    fields = {field.alias or name for name, field in model.model_fields.items()}
    refused = {str(found["loc"][0]) for found in error.errors()}
    kept = {name: value for name, value in wire.items() if name not in refused}
    try:
        return model.model_validate({**kept, **dict.fromkeys(refused & fields, UNKNOWN)})
    except ValidationError:
        return None


def _problems(model: type[WireModel], error: ValidationError) -> Iterator[Problem]:
    for found in error.errors(include_url=False):
        path = tuple(found["loc"])
        if not is_about_known(cast("dict[str, Any]", found)):
            continue
        yield Problem(path, _sentence(model, path, cast("dict[str, Any]", found)))


def _sentence(model: type[WireModel], path: tuple[str | int, ...], found: dict[str, Any]) -> str:
    context: Mapping[str, Any] = found.get("ctx") or {}
    given = found["input"]
    match found["type"]:
        case "missing":
            return "is required"
        case "extra_forbidden":
            return _unknown_argument(model, path)
        case "value_error":
            return str(context["error"])
        case "literal_error" | "enum":
            return f"must be one of {context['expected']}, not `{given}`"
        case "greater_than_equal":
            return f"must be at least {context['ge']}, not {_number(given)}"
        case "less_than_equal":
            return f"must be at most {context['le']}, not {_number(given)}"
        case "string_too_short":
            return f"must have at least {context['min_length']} characters"
        case "string_too_long":
            return f"must have at most {context['max_length']} characters, not {len(given)}"
        case "too_short":
            return f"must have at least {context['min_length']} item(s)"
        case "too_long":
            return f"must have at most {context['max_length']} items, not {len(given)}"
        case "string_type":
            return f"must be a string, not `{given}`"
        case "bool_type" | "bool_parsing":
            return f"must be true or false, not `{given}`"
        case "int_type" | "int_parsing" | "int_from_float":
            return f"must be a whole number, not `{given}`"
        case "float_type" | "float_parsing":
            return f"must be a number, not `{given}`"
        case "greater_than":
            return f"must be more than {_number(context['gt'])}, not {_number(given)}"
        case "list_type":
            return f"must be a list{_not(given)}"
        case "dict_type" | "mapping_type" | "model_attributes_type":
            return f"must be an object{_not(given)}"
        case "model_type" | "dataclass_type":
            return f"must be a `{context['class_name']}` or a dictionary{_not(given)}"
        case "is_instance_of":
            return f"must be of the type `{context['class']}`{_not(given)}"
        case _:
            return f"is not valid: {found['msg'][:1].lower()}{found['msg'][1:]}"


def _not(given: object) -> str:
    """What was given instead, if that is short."""
    return f", not `{given}`" if isinstance(given, str | int | float) else ""


def _number(given: object) -> str:
    """A number as the program wrote it: the wire has only floating point."""
    return f"{given:g}" if isinstance(given, float) else str(given)


def _unknown_argument(model: type[WireModel], path: tuple[str | int, ...]) -> str:
    names = _argument_names(_model_at(model, path[:-1]) or model)
    return f"is not an argument: {hint(to_snake(str(path[-1])), names)}"


def _argument_names(model: type[WireModel]) -> list[str]:
    return [name for name, field in model.model_fields.items() if not has(field, Hidden)]


def _model_at(model: type[WireModel], path: Sequence[str | int]) -> type[WireModel] | None:
    """The nested model that a path leads to."""
    for part in path:
        if isinstance(part, int):
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        nested = model_in(fields[part].annotation) if part in fields else None
        if nested is None:
            return None
        model = nested
    return model
