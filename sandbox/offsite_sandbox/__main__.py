"""``python -m offsite_sandbox``: the same commands as ``offsite sandbox``."""

from .cli import app

if __name__ == "__main__":
    app(prog_name="python -m offsite_sandbox")
