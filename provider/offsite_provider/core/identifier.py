"""The id of a resource: all that it takes to find the thing again, in one string."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .failures import Invalid


@dataclass(frozen=True)
class Part:
    """An argument or output in an id; one that is no string says how it is written there."""

    name: str
    form: str = ""
    """How it is shown to people. Default: its name, in angle brackets."""
    write: Callable[[Any], str] = str
    """Its text, from the value that the model has."""
    read: Callable[[str], Any] = str
    """Its value on the wire, from that text. Raises a `ValueError` for any other text."""


class Identifier:
    """The form of a resource's id: the arguments and outputs that it is made of.

    They are joined by slashes: `Identifier("region", "backup_vault_name")` is
    `eu-west-1/orders`. The last one may have slashes itself, and so may the one before an ARN.
    """

    def __init__(self, *parts: str | Part) -> None:
        self._parts = tuple(part if isinstance(part, Part) else Part(part) for part in parts)
        self.parts = tuple(part.name for part in self._parts)
        self.plain = () if any(part.form for part in self._parts) else self.parts
        """The names of its parts, if all of them stand in it as they are."""
        self._pattern = re.compile("/".join(map(self._group, range(len(parts)))))

    def __str__(self) -> str:
        """The form, for people: `<region>/<backup_vault_name>`."""
        return "/".join(part.form or f"<{part.name}>" for part in self._parts)

    def of(self, *models: object) -> str:
        """The id of a resource, from the first of its models that has each part."""
        found: list[str] = []
        for part in self._parts:
            values = (getattr(model, part.name, None) for model in models)
            value = next((value for value in values if value is not None), None)
            found.append("" if value is None else part.write(value))
        return "/".join(found)

    def parse(self, id: str, what: str) -> Mapping[str, Any]:
        """The parts of an id. Raises `Invalid` about `what` if it isn't of this form."""
        match = self._pattern.fullmatch(id)
        try:
            if match is None:
                raise ValueError
            return {part.name: part.read(match[part.name]) for part in self._parts}
        except ValueError:
            raise Invalid(
                what, f"`{id}` is not a valid id", f"The id has the form `{self}`"
            ) from None

    def _group(self, index: int) -> str:
        part, last = self.parts[index], index == len(self.parts) - 1
        before_arn = not last and self.parts[index + 1].endswith("_arn")
        form = "arn:.+" if part.endswith("_arn") else ".+" if last or before_arn else "[^/]+"
        return f"(?P<{part}>{form})"
