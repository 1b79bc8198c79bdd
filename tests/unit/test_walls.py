"""Walls at run time; who imports whom is checked by import-linter (`make lint`)."""

import subprocess
import sys


def test_a_program_does_not_load_the_sandbox() -> None:
    program = "import sys, pulumi_offsite; print(*[m for m in sys.modules if m.startswith(('moto', 'offsite_sandbox', 'typer', 'rich'))])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_a_program_without_components_loads_none() -> None:
    program = "import sys, pulumi_offsite; print(*[m for m in sys.modules if m.startswith(('pulumi_offsite.components', 'offsite_provider.aws', 'boto'))])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
