"""Writes the table of `docs/reliability.md`: what becomes of a thing that exists already.

python -m tests.faults.record
"""

import os
import re
from pathlib import Path

from offsite_sandbox.server import running

from ..contract.cloud import Cloud
from ..contract.values import discover
from .consent import CASES, RESOURCES, cell

PAGE = Path(__file__).parents[2] / "docs/reliability.md"
TABLE = re.compile(r"(?<=<!-- consent -->\n).*(?=<!-- /consent -->)", re.DOTALL)


def main() -> None:
    with running() as sandbox:
        os.environ.update(sandbox.environ())
        cloud = Cloud(sandbox)
        rows = [["resource", *CASES]]
        rows += [[f"`{v}`", *(cell(v, case, cloud) for case in CASES)] for v in RESOURCES]
    rows.insert(1, ["---"] * len(rows[0]))
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    table += "\nThere is nothing of the kind for the others:\n\n"
    table += "".join(f"- `{v}`: {v.no_stranger}.\n" for v in discover() if v.no_stranger)
    PAGE.write_text(TABLE.sub(table, PAGE.read_text()))


def documented() -> dict[tuple[str, str], str]:
    """The cells of the page's table, by the resource and the case."""
    found = TABLE.search(PAGE.read_text())
    lines = [line for line in (found[0] if found else "").splitlines() if line.startswith("|")]
    rows = [line.strip("| ").split(" | ") for line in lines]
    return {
        (row[0].strip("`"), case): text
        for row in rows[2:]
        for case, text in zip(rows[0][1:], row[1:], strict=True)
    }


if __name__ == "__main__":
    main()
