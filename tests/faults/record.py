"""The tables of `docs/reliability.md`: each is written by the run that it tells of.

What becomes of a thing that exists already:

    python -m tests.faults.record

Runs that were killed, of every resource and operation that this has run:

    pytest tests/faults/test_killed.py --all-faults --record
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from offsite_sandbox.server import running

from ..contract.cloud import Cloud
from ..contract.values import discover
from .consent import CASES, RESOURCES, cell

PAGE: Final = Path(__file__).parents[2] / "docs/reliability.md"
KILLED: Final = Path(__file__).with_name("killed.json")
"""What was found by the last run that killed an operation: by resource, by operation."""
FOUND: Final = ("duplicates", "orphans", "losses", "unfinished")

Tallies = dict[str, dict[str, dict[str, int]]]


def main() -> None:
    with running() as sandbox:
        os.environ.update(sandbox.environ())
        cloud = Cloud(sandbox)
        rows = [["resource", *CASES]]
        rows += [[f"`{v}`", *(cell(v, case, cloud) for case in CASES)] for v in RESOURCES]
    table = lines(rows)
    table += "\nThere is nothing of the kind for the others:\n\n"
    table += "".join(f"- `{v}`: {v.no_stranger}.\n" for v in discover() if v.no_stranger)
    write("consent", table)


def record_killed(found: Tallies) -> None:
    """Adds what was found to what other runs have found, and writes the table."""
    tallies = killed()
    for resource, operations in found.items():
        tallies.setdefault(resource, {}).update(operations)
    KILLED.write_text(json.dumps(tallies, indent=1, sort_keys=True) + "\n")
    write("killed", killed_table(tallies))


def killed() -> Tallies:
    return json.loads(KILLED.read_text()) if KILLED.exists() else {}


def killed_table(tallies: Tallies) -> str:
    names = ("create", "update", "replace", "delete")
    rows = [["resource", *names, *FOUND]]
    every: Counter[str] = Counter()
    for resource, operations in sorted(tallies.items()):
        tried = {name: tally["tried"] for name, tally in operations.items()}
        there: Counter[str] = Counter()
        for tally in operations.values():
            there.update({name: tally[name] for name in FOUND})
        every.update({**tried, **there})
        cells = [tried.get(name, "-") for name in names] + [there[name] for name in FOUND]
        rows.append([f"`{resource}`", *map(str, cells)])
    rows.append(["all", *(str(every[name]) for name in (*names, *FOUND))])
    return lines(rows)


def documented() -> dict[tuple[str, str], str]:
    """The cells of the table of what exists already, by the resource and the case."""
    found = [line for line in section("consent").splitlines() if line.startswith("|")]
    rows = [line.strip("| ").split(" | ") for line in found]
    return {
        (row[0].strip("`"), case): text
        for row in rows[2:]
        for case, text in zip(rows[0][1:], row[1:], strict=True)
    }


def section(name: str) -> str:
    """What the page has between the marks of a table."""
    found = _between(name).search(PAGE.read_text())
    return found[0] if found else ""


def write(name: str, text: str) -> None:
    PAGE.write_text(_between(name).sub(lambda _: text, PAGE.read_text()))


def lines(rows: Iterable[Iterable[str]]) -> str:
    """A table, whose first row is its head."""
    head, *others = [[*row] for row in rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in [head, ["---"] * len(head), *others])


def _between(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=<!-- {name} -->\n).*(?=<!-- /{name} -->)", re.DOTALL)


if __name__ == "__main__":
    main()
