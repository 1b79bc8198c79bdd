"""What the components stand on: arguments that are checked, children, and outputs.

A component is a class with a `token`, annotated outputs, and an `__init__` whose keyword-only
parameters are its arguments:

    class Bunker(Component):
        token = "offsite:components:Bunker"

        vault_arn: pulumi.Output[str]
        \"\"\"The ARN of the vault.\"\"\"

        def __init__(
            self,
            resource_name: str,
            opts: pulumi.ResourceOptions | None = None,
            *,
            regions: Sequence[Region],
            keep_days: pulumi.Input[Days] | None = None,
            tags: pulumi.Input[Tags] | None = None,
            retain_on_delete: bool = False,
        ) -> None:
            self._register(Bunker, locals(), _rules)
            vault = backup.Vault(self._child_name("vault"), self._child_options(), tags=tags)
            self._finish(vault_arn=vault.backup_vault_arn)

- **Arguments** are checked by their types, which `offsite_provider.doors.arguments` has: those of
  the resources. A nested argument is a frozen dataclass, with a docstring under each field. Its
  static method `problems(given)` has the rules between its fields, as `_rules(given)` has those
  between the arguments: generators of `Problem`s, whose paths are in wire names. `given` has the
  arguments as attributes; ask `is_given` before you look at one. All problems together are one
  `pulumi.RunError`, before anything is registered.
  `instance(Copy, given)` is a nested one that may have come as a dictionary.
- **A shape of arguments decides which children there are**, so what decides it (regions, copies,
  tiers) is no `pulumi.Input`. Everything else may be an output.
- **Children** have names that say what they are for, and no positions, so that another one touches
  none of those that stand: `self._child_name("vault")`, `self._child_name("copy", region)`.
- **Other languages** have it as soon as `construct.COMPONENTS` lists it.
- **Options**: `self._child_options()` are those of every child. What Pulumi passes on to children
  is left to it (providers, `protect`, `transforms`, aliases); `depends_on`, `custom_timeouts` and
  `retain_on_delete`, which it doesn't pass on, are given to each. `_finish`
  makes secrets of what `additional_secret_outputs` names: Pulumi marks no output of a component.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar, cast

import pulumi
from pydantic.alias_generators import to_camel
from typing_extensions import Self

from offsite_provider.doors.arguments import Rules, WrongArguments, checked

from .._resource import check_call

T = TypeVar("T")


class Component(pulumi.ComponentResource):
    """A component of offsite's: resources that are declared together, and checked as one."""

    token: ClassVar[str]
    """Its type: `offsite:components:<Component>`."""

    outputs: Mapping[str, Any]
    """Its outputs, by the names that other languages have for them."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        check_call(cls, cls.token, args, kwargs)
        return super().__new__(cls)

    def _register(
        self, declared: type["Component"], given: Mapping[str, Any], rules: Rules | None = None
    ) -> None:
        """Checks the arguments, and registers the component with the engine.

        Args:
            declared: The class whose `__init__` this is called in; a program's own class may
                extend it, and has arguments of its own.
            given: The `locals()` of that `__init__`.
            rules: What has to hold between the arguments.
        """
        others = ("self", "resource_name", "opts", "__class__")
        arguments = {k: v for k, v in given.items() if k not in others and v is not None}
        name: str = given["resource_name"]
        _, problems = checked(declared.__init__, arguments, rules)
        if problems:
            title = f'{self.token.replace(":", ".")} "{name}"'
            raise WrongArguments(title, declared.__init__, problems)
        opts: pulumi.ResourceOptions = given["opts"] or pulumi.ResourceOptions()
        self._own_name = name
        self._depends_on = opts.depends_on
        self._custom_timeouts = opts.custom_timeouts
        self._secret_outputs = {to_camel(name) for name in opts.additional_secret_outputs or ()}
        self._retains = bool(arguments.get("retain_on_delete") or opts.retain_on_delete)
        super().__init__(self.token, name, None, opts)

    def _child_name(self, *parts: str) -> str:
        """The name of a child, by what it is for."""
        return "-".join((self._own_name, *parts))

    def _child_options(self, **more: Any) -> pulumi.ResourceOptions:
        """The options of a child; `more` are Pulumi's own."""
        options = pulumi.ResourceOptions(
            parent=self,
            depends_on=self._depends_on,
            custom_timeouts=self._custom_timeouts,
            retain_on_delete=self._retains or None,
        )
        return pulumi.ResourceOptions.merge(options, pulumi.ResourceOptions(**more))

    def _question_options(self) -> pulumi.InvokeOutputOptions:
        """The options of a question to a cloud: it is asked with the providers of the children."""
        return pulumi.InvokeOutputOptions(parent=self)

    def _finish(self, **outputs: Any) -> None:
        """Sets the outputs, and tells the engine that there are no more children."""
        given = {to_camel(name): value for name, value in outputs.items()}
        secrets = self._secret_outputs & given.keys()
        self.outputs = {**given, **{name: pulumi.Output.secret(given[name]) for name in secrets}}
        for name in outputs:
            setattr(self, name, self.outputs[to_camel(name)])
        self.register_outputs({**self.outputs, **self._recorded()})

    def _recorded(self) -> Mapping[str, Any]:
        """What else the stack's state has of it, for components that are given it."""
        return {}


def instance(kind: type[T], value: T) -> T:
    """A nested argument that was checked, also where a dictionary stands for it."""
    return kind(**cast("Mapping[str, Any]", value)) if isinstance(value, Mapping) else value
