"""Resources that are made, changed or deleted at the same time, as the engine does it."""

import threading
from collections.abc import Callable, Sequence

from .life import Resource


def at_once(work: Callable[[Resource], object], resources: Sequence[Resource]) -> None:
    """Does something to all resources at once; none of it may fail."""
    failures: list[Exception] = []

    def run(resource: Resource) -> None:
        try:
            work(resource)
        except Exception as failure:
            failures.append(failure)

    life = resources[0].life
    life.at_once = True
    threads = [threading.Thread(target=run, args=(resource,)) for resource in resources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    life.at_once = False
    assert failures == []
