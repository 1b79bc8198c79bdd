"""What the page for platform teams shows, does what it says."""

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[4] / "docs/components/README.md"


def test_a_component_of_ones_own_and_its_test(tmp_path: Path) -> None:
    _, component, tests = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.S)
    (tmp_path / "acme_backup.py").write_text(component)
    (tmp_path / "test_acme_backup.py").write_text(tests)
    run = [sys.executable, "-m", "pytest", "-q", "test_acme_backup.py"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout
