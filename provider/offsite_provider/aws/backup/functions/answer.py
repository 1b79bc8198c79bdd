"""Answers that a program can hand on."""

from collections.abc import Mapping
from typing import Any, cast

from pydantic.alias_generators import to_pascal
from typing_extensions import Self

from ....core.fields import Outputs, model_in
from ....core.function import Result
from ..values import as_answered


class Answer(Result):
    """An answer with parts that are arguments of a resource too, and can be given to one.

    They hold what the service says, be it allowed as an argument or not.
    """

    @classmethod
    def of(cls, answer: Mapping[str, Any], **others: object) -> Self:
        for name, field in cls.model_fields.items():
            nested, value = model_in(field.annotation), answer.get(to_pascal(name))
            if nested is None or value is None or issubclass(nested, Result | Outputs):
                continue
            if isinstance(value, list):
                others[name] = [as_answered(nested, item) for item in cast("list[Any]", value)]
            else:
                others[name] = as_answered(nested, value)
        return super().of(answer, **others)
