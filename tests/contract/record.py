"""Records the state of every resource as a stack keeps it, with the least and with all arguments.

    python -m tests.contract.record 0.3.0

writes `tests/unit/core/states/0.3.0.json`, once a release: the release after it has to read it.
"""

import json
import os
import sys
from pathlib import Path

from offsite_sandbox.server import running

from .cloud import Cloud
from .life import Life
from .values import COMMON, Values, discover

STATES = Path(__file__).parents[1] / "unit/core/states"


def recorded(values: Values, cloud: Cloud) -> dict[str, object]:
    """By what was given: the id, the inputs and the outputs."""
    found: dict[str, object] = {}
    for given in ("least", "most"):
        life = Life(values, cloud)
        more = {"timeouts": COMMON["timeouts"]} if given == "most" else {}
        resource = life.created(getattr(life, given)(**more))
        resource.refresh()
        found[given] = {"id": resource.id, "inputs": resource.inputs, "outputs": resource.state}
    return found


def main(release: str) -> None:
    with running() as sandbox:
        os.environ.update(sandbox.environ())
        cloud = Cloud(sandbox)
        states = {values.handler.token: recorded(values, cloud) for values in discover()}
    lines = (f"{json.dumps(token)}: {json.dumps(state)}" for token, state in states.items())
    STATES.mkdir(exist_ok=True)
    (STATES / f"{release}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
