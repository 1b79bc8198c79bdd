"""What is wrong with an argument, and how the path to it is spelled."""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from pydantic.alias_generators import to_camel


@dataclass(frozen=True)
class Problem:
    """What is wrong with an argument.

    ``path`` leads to it in wire names and list positions; ``reason`` is a sentence that goes on
    from it, and names other arguments in backticks and snake_case.
    """

    path: tuple[str | int, ...]
    reason: str


_CODE: Final = re.compile(r"`[a-z][\w.\[\]]*`")
_NAME: Final = re.compile(r"[a-z]\w*")


def spell_python(path: Sequence[str | int]) -> str:
    """A path as a Python program spells it: `rules[0].target_vault`, `tags.costCenter`."""

    def spell(index: int, part: str | int) -> str | int:
        own = isinstance(part, int) or not part.isidentifier() or (index and path[0] == "tags")
        return part if own else _argument(str(part))

    return _join(spell(index, part) for index, part in enumerate(path))


def spell_wire(path: Sequence[str | int]) -> str:
    """A path as Pulumi spells it: `rules[0].targetVault`, `tags["cost.center"]`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        elif part.isidentifier():
            text += f".{part}" if text else part
        else:
            text += f"[{json.dumps(part, ensure_ascii=False)}]"
    return text


def hint(given: str, names: Collection[str], prefix: str = "") -> str:
    """What may be meant by a name that there isn't: the nearest, with the prefix; or all."""
    near = get_close_matches(given, names, n=1)
    return f"did you mean `{prefix}{near[0]}`?" if near else f"there are {', '.join(sorted(names))}"


def reason_on_wire(reason: str, names: Collection[str]) -> str:
    """A reason in which arguments, of all `names` that there are, stand as Pulumi spells them."""

    def camel(name: re.Match[str]) -> str:
        return to_camel(name[0]) if name[0] in names else name[0]

    return _CODE.sub(lambda code: _NAME.sub(camel, code[0]), reason)


def _argument(wire: str) -> str:
    """The argument of a wire name; the program's own keys are as they are."""
    argument = re.sub(r"(?<!^)(?=[A-Z])", "_", wire).lower()
    return argument if to_camel(argument) == wire else wire


def _join(parts: Iterable[str | int]) -> str:
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
