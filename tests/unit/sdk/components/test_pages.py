"""What the page for platform teams shows, does what it says."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[4] / "docs/components/README.md"
HEAD = """
import pulumi
import pulumi_offsite as offsite

SERVICE_ROLE = "arn:aws:iam::123456789012:role/backup"
BUNKER = "arn:aws:backup:eu-central-1:210987654321:backup-vault:bunker"
"""


def test_a_component_of_ones_own_and_its_test() -> None:
    _, component, tests = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.S)
    program: dict[str, object] = {}
    exec(HEAD + component + tests, program)
    for name, test in program.items():
        if name.startswith("test_") and callable(test):
            test()
