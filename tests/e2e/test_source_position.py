"""The engine records where the program makes a resource: its own line, and none of the SDK's."""

from typing import Any

from ..pulumi_cli import Stack

PROGRAM = """
    class Regime(pulumi.ComponentResource):
        def __init__(self, name: str) -> None:
            super().__init__("shop:index:Regime", name)
            offsite.backup.Vault("inside", pulumi.ResourceOptions(parent=self))

    offsite.backup.Vault("alone")
    Regime("regime")
"""


def line(stack: Stack, code: str) -> str:
    """The line of the program that holds the code, as the engine writes it."""
    lines = (stack.folder / "__main__.py").read_text().splitlines()
    (number,) = (number for number, text in enumerate(lines, 1) if code in text)
    return f"project:///__main__.py#{number}"


def lines_of(resource: dict[str, Any]) -> list[str]:
    """The source position of a resource and those of its stack trace, without columns."""
    frames = [resource, *resource["stackTrace"]]
    return [frame.get("sourcePosition", "").partition(",")[0] for frame in frames]


def test_is_the_programs_line(stack: Stack) -> None:
    stack.program(PROGRAM)
    stack.up()
    alone, inside = lines_of(stack.resource("alone")), lines_of(stack.resource("inside"))
    assert alone[:2] == [line(stack, 'Vault("alone")')] * 2
    assert inside[:3] == [line(stack, 'Vault("inside"')] * 2 + [line(stack, 'Regime("regime")')]
    assert [frame for frame in alone + inside if "pulumi_offsite" in frame] == []
