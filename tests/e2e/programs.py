"""Lines of programs, and the steps that runs take."""

from typing import Any

CREATED, UPDATED, DELETED = ["create"], ["update"], ["delete"]
DELETE_FIRST = ["delete-replaced", "replace", "create-replacement"]
CREATE_FIRST = ["create-replacement", "replace", "delete-replaced"]


class Code(str):
    """An expression of a program, wherever a value is expected."""

    __repr__ = str.__str__


def resource(type: str, name: str, **arguments: Any) -> str:
    """Lines of a program: a resource, which is exported with all its outputs."""
    listed = ", ".join(f"{argument}={value!r}" for argument, value in arguments.items())
    return f'{name} = offsite.{type}("{name}", {listed})\npulumi.export("{name}", {name})\n'
