"""Records the demo, from nothing, as the picture in the README: `docs/demo.svg`."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

ROOT: Final = Path(__file__).resolve().parent.parent
DEMO: Final = ROOT / "tools/demo.py"
PICTURE: Final = ROOT / "docs/demo.svg"
WIDTH: Final = 116


def main() -> None:
    subprocess.run([sys.executable, DEMO, "--down"], check=True)
    console = Console(record=True, width=WIDTH, color_system="truecolor")
    console.print(Text("$ make demo", "bold"))
    console.print(Text.from_ansi(record()))
    picture = console.export_svg(
        title="make demo",
        theme=DIMMED_MONOKAI,
        # Without the fonts that it would fetch from elsewhere: the reader's own will do.
        code_format=re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL),
        # The same in every picture, so that only what was said makes a difference.
        unique_id="demo",
    )
    PICTURE.write_text("".join(f"{line.rstrip()}\n" for line in picture.splitlines()))


def record() -> str:
    """What the demo says, in colour."""
    done = subprocess.run(
        [sys.executable, DEMO],
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH)},
        # Errors stay in the terminal, and so does the spinner.
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return re.sub(r"\n{3,}", "\n\n", done.stdout).rstrip()


if __name__ == "__main__":
    main()
