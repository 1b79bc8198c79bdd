"""Filters, order and pages, which the Describe operations share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..errors import TencentError, invalid_parameter_value, missing_parameter

DEFAULT_LIMIT = 20
MAX_LIMIT = 100
MAX_IDS = 100
MAX_FILTERS = 10

T = TypeVar("T")


@dataclass(frozen=True)
class Filter(Generic[T]):
    """A filter that an operation knows.

    Attributes:
        value: the text of a resource that a filter's values are compared with.
        allowed: the values that it may have, or None for any.
        max_values: how many values it may have.
    """

    value: Callable[[T], str]
    allowed: frozenset[str] | None = None
    max_values: int = MAX_IDS


def truth(value: bool) -> str:
    """A boolean, as filters write it."""
    return "TRUE" if value else "FALSE"


TRUTHS = frozenset({"TRUE", "FALSE"})


def chosen(
    resources: Sequence[T],
    parameters: Mapping[str, Any],
    ids: str,
    id_of: Callable[[T], str],
    filters: Mapping[str, Filter[T]],
) -> list[T]:
    """The resources that the parameter ``ids`` names, or that pass every filter.

    Raises:
        TencentError: ``InvalidParameterValue``, ``InvalidParameterValue.LimitExceeded``,
            ``InvalidFilter`` or ``MissingParameter``.
    """
    wanted: list[str] = parameters.get(ids, [])
    given: list[dict[str, Any]] = parameters.get("Filters", [])
    if wanted and given:
        raise invalid_parameter_value("Filters", f"`{ids}` is given, and it is one or the other")
    limit_exceeded(ids, wanted, MAX_IDS)
    limit_exceeded("Filters", given, MAX_FILTERS)
    if wanted:
        return [resource for resource in resources if id_of(resource) in wanted]
    left = list(resources)
    for index, item in enumerate(given):
        for name in ("Name", "Values"):
            if not item.get(name):
                raise missing_parameter(f"Filters.{index}.{name}")
        known = filters.get(item["Name"])
        if known is None:
            raise TencentError("InvalidFilter", f"The filter `{item['Name']}` is not supported.")
        values: list[str] = item["Values"]
        limit_exceeded(f"Filters.{index}.Values", values, known.max_values)
        if known.allowed is not None:
            values = [value.upper() for value in values]
            for value in values:
                if value not in known.allowed:
                    raise invalid_parameter_value(
                        f"Filters.{index}.Values", f"`{value}` is not one of its values"
                    )
        left = [resource for resource in left if known.value(resource) in values]
    return left


def page(
    resources: list[T],
    parameters: Mapping[str, Any],
    order_fields: Mapping[str, Callable[[T], Any]],
) -> list[T]:
    """One page of the resources, in order: the newest first unless ``Order`` is ASC.

    Raises:
        TencentError: ``InvalidParameterValue``.
    """
    limit: int = parameters.get("Limit", DEFAULT_LIMIT)
    offset: int = parameters.get("Offset", 0)
    order: str = parameters.get("Order", "DESC")
    order_field: str = parameters.get("OrderField", "CREATE_TIME")
    if not 1 <= limit <= MAX_LIMIT:
        raise invalid_parameter_value("Limit", f"it should be from 1 to {MAX_LIMIT}")
    if offset < 0:
        raise invalid_parameter_value("Offset", "it should not be negative")
    if order not in ("ASC", "DESC"):
        raise invalid_parameter_value("Order", "it should be ASC or DESC")
    if order_field not in order_fields:
        raise invalid_parameter_value(
            "OrderField", f"it should be one of {', '.join(order_fields)}"
        )
    ordered = sorted(resources, key=order_fields[order_field], reverse=order == "DESC")
    return ordered[offset : offset + limit]


def limit_exceeded(name: str, values: Sequence[object], limit: int) -> None:
    """Refuse a list that is too long."""
    if len(values) > limit:
        raise TencentError(
            "InvalidParameterValue.LimitExceeded",
            f"The parameter `{name}` takes at most {limit} values, not {len(values)}.",
        )
