"""The id of a resource: all that it takes to find the thing again, in one string."""

import re
from collections.abc import Mapping
from typing import Any

from .failures import Invalid


class Identifier:
    """The form of a resource's id: the arguments and outputs that it is made of.

    They are joined by slashes: `Identifier("region", "backup_vault_name")` is
    `eu-west-1/orders`. The last one may have slashes itself, and so may the one before an ARN.
    """

    def __init__(self, *parts: str) -> None:
        self.parts = parts
        self._pattern = re.compile("/".join(map(self._group, range(len(parts)))))

    def __str__(self) -> str:
        """The form, for people: `<region>/<backup_vault_name>`."""
        return "/".join(f"<{part}>" for part in self.parts)

    def of(self, *models: object) -> str:
        """The id of a resource, from the first of its models that has each part."""
        found: list[str] = []
        for part in self.parts:
            values = (getattr(model, part, None) for model in models)
            found.append(str(next((value for value in values if value is not None), "")))
        return "/".join(found)

    def parse(self, id: str, what: str) -> Mapping[str, Any]:
        """The parts of an id. Raises `Invalid` about `what` if it isn't of this form."""
        match = self._pattern.fullmatch(id)
        if match is None:
            raise Invalid(what, f"`{id}` is no such id", f"An id has the form `{self}`")
        return match.groupdict()

    def _group(self, index: int) -> str:
        part, last = self.parts[index], index == len(self.parts) - 1
        before_arn = not last and self.parts[index + 1].endswith("_arn")
        form = "arn:.+" if part.endswith("_arn") else ".+" if last or before_arn else "[^/]+"
        return f"(?P<{part}>{form})"
