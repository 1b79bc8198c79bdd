"""Arguments of components, checked as those of resources are: by the same models, in a program.

A component says what it takes in the signature of its `__init__`, and in the dataclasses that stand
there. What a value may be stands in its type: `VaultName`, `Days`, … are the resources' own.
"""

import inspect
import types
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, ForwardRef, Literal, Union, cast, get_args, get_origin

import pulumi
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, create_model
from pydantic.alias_generators import to_camel

from ..aws.access import RoleArn
from ..aws.backup.lifecycle import in_cold_storage
from ..aws.backup.plans.rules import CONTINUOUS_DAYS, DisplayName
from ..aws.backup.plans.schedule import DEFAULT_SCHEDULE, ScheduleExpression, TimeZone, is_utc
from ..aws.backup.values import (
    AccountId,
    ResourceArn,
    VaultAddress,
    VaultArn,
    VaultName,
    WindowMinutes,
    vault_of,
)
from ..aws.backup.vaults.vault_lock import ChangeableDays, Days, retention
from ..aws.cloudhsmv2.backup_copy import BackupId
from ..aws.cloudhsmv2.functions import ClusterId
from ..aws.cron import parse as parse_cron
from ..aws.rds.automated_backups_replication import DbInstanceArn
from ..aws.redshiftserverless.snapshot_copy_configuration import NamespaceName
from ..aws.regions import Region, partition_of
from ..aws.regions import checked_region as aws_region
from ..aws.tags import checked as tags_checked
from ..core.check import check
from ..core.model import WireModel, names_in
from ..core.problems import Problem, spell_python
from ..core.unknown import UNKNOWN, is_given
from ..core.values import Duration, matches, seconds
from ..tencent.cbs.ids import DiskId, SnapshotId
from ..tencent.regions import Region as TencentRegion
from ..tencent.regions import checked_region as tencent_region

__all__ = [
    "CONTINUOUS_DAYS",
    "DEFAULT_SCHEDULE",
    "AccountId",
    "AnyRegion",
    "BackupId",
    "ChangeableDays",
    "ClusterId",
    "Days",
    "DbInstanceArn",
    "DiskId",
    "DisplayName",
    "Duration",
    "Hours",
    "Minutes",
    "NamespaceName",
    "Problem",
    "Region",
    "ResourceArn",
    "RoleArn",
    "ScheduleExpression",
    "SnapshotId",
    "Tags",
    "TencentRegion",
    "TimeZone",
    "VaultAddress",
    "VaultArn",
    "VaultName",
    "WindowMinutes",
    "WrongArguments",
    "alternatives",
    "checked",
    "in_cold_storage",
    "is_given",
    "is_of_tencent",
    "is_utc",
    "matches",
    "model_of",
    "parameters",
    "parse_cron",
    "partition_of",
    "retention",
    "seconds",
    "sentences",
    "takes_outputs",
    "to_wire",
    "vault_of",
]

Tags = Annotated[Mapping[str, pulumi.Input[str]], tags_checked(limit=49)]
"""The tags of what carries the owner mark too."""


def is_of_tencent(region: str) -> bool:
    """Whether a region is one of Tencent Cloud's: AWS's end with a number."""
    return not region[-1:].isdigit()


def _of_either_cloud(region: str) -> str:
    return tencent_region(region) if is_of_tencent(region) else aws_region(region)


AnyRegion = Annotated[str, AfterValidator(_of_either_cloud)]
"""A region of AWS or of Tencent Cloud."""

Minutes = Annotated[int, Field(ge=0, le=52_560_000)]
"""For how long something goes on, in minutes."""

Hours = Annotated[int, Field(ge=1, le=168)]
"""For how long something goes on, in hours: a week at most."""

Rules = Callable[[Any], Iterator[Problem]]
"""Rules between arguments: they look at what `is_given` of them."""


def checked(
    declared: Callable[..., Any], given: Mapping[str, Any], rules: Rules | None = None
) -> tuple[Any, list[Problem]]:
    """The arguments of a component as a model, or all that is wrong with them.

    Args:
        declared: The `__init__` whose keyword-only parameters are the arguments.
        given: The arguments. Outputs are values that aren't known yet.
        rules: What else has to hold, of a model whose wrong arguments aren't known.
    """
    return check(model_of(declared, rules), {to_camel(k): _wire(v) for k, v in given.items()})


def takes_outputs(annotation: Any) -> bool:
    """Whether a value may be an output of something else."""
    if get_origin(annotation) is Annotated:
        return takes_outputs(get_args(annotation)[0])
    is_union = get_origin(annotation) in (Union, types.UnionType)
    return is_union and any(map(_is_output, get_args(annotation)))


def alternatives(annotation: Any) -> list[Any]:
    """The types that a value may have when it is known; `None` is none."""
    if get_origin(annotation) is Annotated:
        return alternatives(get_args(annotation)[0])
    if get_origin(annotation) not in (Union, types.UnionType):
        return [annotation]
    members = (m for m in get_args(annotation) if m is not types.NoneType and not _is_output(m))
    return [found for member in members for found in alternatives(member)]


def to_wire(value: Any) -> Any:
    """A value as a property bag has it; outputs are what they are."""
    return _wire(value, lambda output: output)


def sentences(problems: Sequence[Problem]) -> list[str]:
    """What is wrong, as a program that is written in Python spells it."""
    return [
        f"`{spell_python(problem.path)}` {problem.reason}" if problem.path else problem.reason
        for problem in problems
    ]


class WrongArguments(pulumi.RunError):
    """What is wrong with the arguments of a component, in the words of a program in Python."""

    def __init__(
        self, title: str, declared: Callable[..., Any], problems: Sequence[Problem]
    ) -> None:
        self.problems = problems
        self.names = names_in(model_of(declared))
        """The names of the arguments, and of those in them."""
        told = list(dict.fromkeys(sentences(problems)))
        if len(told) == 1:
            super().__init__(f"{title}: {told[0]}")
        else:
            lines = "".join(f"\n  {sentence}" for sentence in told)
            super().__init__(f"{title} has {len(told)} problems:{lines}")


def parameters(declared: Callable[..., Any]) -> list[inspect.Parameter]:
    """What a function takes by keyword only."""
    found = inspect.signature(declared).parameters.values()
    return [parameter for parameter in found if parameter.kind is parameter.KEYWORD_ONLY]


@cache
def model_of(declared: Callable[..., Any], rules: Rules | None = None) -> type[WireModel]:
    """The model of what a function takes by keyword only.

    That of a nested dataclass has it as its `dataclass`.
    """
    found = {
        p.name: (_type(p.annotation), ... if p.default is p.empty else _wire(p.default))
        for p in parameters(declared)
    }
    return _made("Arguments", found, rules)


@cache
def _nested(kind: type[Any]) -> type[WireModel]:
    """The model of a dataclass."""
    found: dict[str, tuple[Any, Any]] = {}
    for field in fields(kind):
        factory = field.default_factory
        default = field.default if factory is MISSING else factory()
        found[field.name] = (_type(field.type), ... if default is MISSING else _wire(default))
    return _made(kind.__name__, found, getattr(kind, "problems", None), kind)


def _made(
    name: str,
    found: dict[str, tuple[Any, Any]],
    rules: Rules | None,
    kind: type[Any] | None = None,
) -> type[WireModel]:
    # Defaults may be nested: dataclasses, whose models are wanted.
    members: dict[str, Any] = {
        "model_config": ConfigDict(validate_default=True),
        "__annotations__": {"dataclass": ClassVar[type[Any] | None]},
        "dataclass": kind,
    }
    if rules:
        members["problems"] = rules
    base = type(f"{name}Rules", (WireModel,), {"__module__": __name__, **members})
    return cast("type[WireModel]", create_model(name, __base__=base, **cast("Any", found)))


def _type(annotation: Any) -> Any:
    """What a model takes where a program takes an annotation's type."""
    origin: Any = get_origin(annotation)
    parts: tuple[Any, ...] = get_args(annotation)
    if origin is Annotated:
        return Annotated[(_type(parts[0]), *parts[1:])]
    if origin in (Union, types.UnionType):
        return _union([part for part in parts if not _is_output(part)])
    if origin is Sequence or origin is list:
        return list[_type(parts[0])]
    if origin is Mapping or origin is dict:
        return dict[str, _type(parts[-1])]
    if origin is None and isinstance(annotation, type) and is_dataclass(annotation):
        return _nested(annotation)
    return cast("Any", annotation)


def _union(members: list[Any]) -> Any:
    named = next((part for part in members if hasattr(part, "named")), None)
    if named is None:
        return _any_of(map(_type, members))

    def by_name(value: object) -> object:
        return _wire(named.named(value)) if isinstance(value, str) else value

    # A dataclass of which there are some with names: what isn't a name is one.
    others = [m for m in members if m is not named and m is not str and not _is_literal(m)]
    kind = Annotated[_nested(named), BeforeValidator(by_name)]
    return _any_of([kind, *map(_type, others)])


def _any_of(members: Iterable[Any]) -> Any:
    first, *others = members
    for other in others:
        first = first | other
    return first


def _is_output(annotation: Any) -> bool:
    # `pulumi.Input` has `Output` as a text.
    return isinstance(annotation, ForwardRef) or get_origin(annotation) in (
        Awaitable,
        pulumi.Output,
    )


def _is_literal(annotation: Any) -> bool:
    return get_origin(annotation) is Literal


def _wire(value: Any, known: Callable[[Any], Any] = lambda output: UNKNOWN) -> Any:
    """A value as a property bag has it; what is unknown before a resource is made is `UNKNOWN`."""
    if isinstance(value, pulumi.Resource):
        return value
    if isinstance(value, pulumi.Output) or inspect.isawaitable(value):
        return known(value)
    if is_dataclass(value) and not isinstance(value, type):
        found = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {to_camel(name): _wire(item, known) for name, item in found if item is not None}
    if isinstance(value, Mapping):
        bag = cast("Mapping[str, Any]", value)
        return {key: _wire(item, known) for key, item in bag.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_wire(item, known) for item in cast("Sequence[Any]", value)]
    return value
