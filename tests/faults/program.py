"""A program of several resources of one kind, run as the engine runs it: in one process a run."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from offsite_provider.core.model import Wire

from ..contract.doors import Door
from ..contract.life import Life, Resource


class Program:
    """A stack: what the engine keeps of each resource, by its name."""

    def __init__(self, life: Life, stack: str = "test", *, look: bool = True) -> None:
        """With `look`, it looks after each step whether all is there that should be."""
        self.life = life
        self.look = look
        self.stack = stack
        self.resources: dict[str, Resource] = {}
        self.left: list[Resource] = []
        """What is still to be deleted: the engine keeps it over a run that is killed."""
        self.unprotected: list[str] = []
        """After which steps nothing of the stack's was there, though something had been."""

    def up(
        self,
        declared: Mapping[str, Wire],
        *,
        replaced: Sequence[str] = (),
        targets: Sequence[str] | None = None,
        aliases: Mapping[str, str] | None = None,
        parents: tuple[str, ...] = (),
    ) -> None:
        """`pulumi up` of a program that declares these resources.

        `replaced` are replaced by force, `aliases` tells the old name of a new one. Without
        `targets` it is about all.
        """
        self.provider = provider = self.life.provider()
        for new, old in (aliases or {}).items():
            if old in self.resources:
                self.resources[new] = self.resources.pop(old)
                self.resources[new].identity = self._identity(new, parents)
        for name, arguments in declared.items():
            if targets is None or name in targets:
                resource = self.resources.get(name) or self._new(name, parents)
                if resource.identity.parents != parents and not aliases:
                    self.left.append(resource)
                    resource = self._new(name, parents)
                self._step(provider, resource, arguments, name in replaced)
        for name in [name for name in self.resources if name not in declared]:
            if targets is None or name in targets:
                self.left.append(self.resources.pop(name))
        while self.left:
            self._delete(provider, self.left[0])
            del self.left[0]

    def destroy(self) -> None:
        """`pulumi destroy`."""
        self.up({})

    def refresh(self) -> None:
        """`pulumi refresh`."""
        for name, resource in [*self.resources.items()]:
            resource.refresh()
            if not resource.id:
                del self.resources[name]

    @property
    def said(self) -> list[str]:
        return [message for r in self.resources.values() for message in r.report.messages]

    def _step(self, provider: Door, resource: Resource, arguments: Wire, forced: bool) -> None:
        """Makes or changes a resource."""
        news = resource.check(arguments, provider)
        if not resource.id:
            resource.create(provider, news)
            self._look("create")
            return
        # Of what it is told to replace, the engine asks for no difference.
        found = None if forced else resource.diff(provider, news)
        if found and not found.replaces:
            if found.changes or not resource.is_complete:
                resource.update(provider, news)
                self._look("update")
            resource.inputs = news
            return
        old = self._copy(resource)
        before = found is not None and found.delete_before_replace
        if before:
            old.delete(provider, old.id, old.state)
            resource.id = ""
        resource.create(provider, news)
        if not before:
            self.left.append(old)
        self._look("replace")

    def _delete(self, provider: Door, resource: Resource) -> None:
        resource.delete(provider, resource.id, resource.state)
        self._look("delete")

    def _look(self, step: str) -> None:
        kept = [r for r in self.resources.values() if r.id and self.look]
        if kept and not all(r.locate() for r in kept):
            self.unprotected.append(step)

    def _copy(self, resource: Resource) -> Resource:
        copied = Resource(self.life, resource.identity)
        copied.id, copied.state, copied.inputs = resource.id, resource.state, resource.inputs
        copied.report = resource.report
        return copied

    def _new(self, name: str, parents: tuple[str, ...]) -> Resource:
        resource = Resource(self.life, self._identity(name, parents))
        self.resources[name] = resource
        return resource

    def _identity(self, name: str, parents: tuple[str, ...]) -> Any:
        identity = self.life.values.owner(name).identity
        return replace(identity, stack=self.stack, parents=parents)
