"""The page for contributors shows a resource, counted in lines: the counts are those of the files."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/contributing.md").read_text()
ROWS = [(path, int(lines)) for path, lines in re.findall(r"^\| `(.+?)` \| (\d+) \|", PAGE, re.M)]
RESOURCE = "VaultNotifications"


def counted(path: Path) -> int:
    """The lines of a file, or of a folder's files; of a list, those that name the resource."""
    files = [path] if path.is_file() else [each for each in path.iterdir() if each.is_file()]
    lines = [line for file in files for line in file.read_text().splitlines()]
    is_list = path.name == "resources.py"
    return sum(RESOURCE in line for line in lines) if is_list else len(lines)


def test_the_table_has_the_four_places() -> None:
    assert len(ROWS) == 4


@pytest.mark.parametrize(("path", "lines"), ROWS)
def test_the_lines_are_within_a_tenth_of_the_table(path: str, lines: int) -> None:
    assert counted(ROOT / path) == pytest.approx(lines, rel=0.1)
