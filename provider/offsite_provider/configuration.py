"""What a stack's configuration or an explicit provider can set: the keys `offsite:…`.

Everything else reads them through `core.run.Configuration`. Here stands what they mean, for the
plugin's schema and for its check of them.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final

from pydantic import Field
from pydantic.alias_generators import to_camel

from .aws.access import RoleArn
from .aws.regions import Region
from .core.check import check
from .core.model import Wire, WireModel
from .core.problems import Problem, hint, reason_on_wire, spell_wire
from .core.schema import bare
from .core.traits import Secret
from .core.unknown import is_given
from .tencent.access import RoleArn as TencentRoleArn
from .tencent.regions import Region as TencentRegion

_SERVICES: Final = (
    "aws",
    "backup",
    "cbs",
    "cloudhsmv2",
    "rds",
    "redshift-serverless",
    "resourcegroupstaggingapi",
    "sts",
    "tag",
    "tencentcloud",
    "tencentcloud-sts",
)
"""What can have another address: a service, or a whole cloud."""

_TOGETHER: Final = (
    ("access_key", "secret_key"),
    ("secret_key", "access_key"),
    ("token", "access_key"),
    ("tencent_secret_id", "tencent_secret_key"),
    ("tencent_secret_key", "tencent_secret_id"),
    ("tencent_security_token", "tencent_secret_id"),
)
"""A part of credentials, and another that it is nothing without."""

_PREFIX: Final = "offsite:"


class ProviderInputs(WireModel):
    """An account and a region in which resources are managed, and with whose credentials."""

    region: Region | None = None
    """The region of AWS for resources that name none. Default: the SDK's chain."""
    role_arn: RoleArn | None = None
    """An IAM role to assume for resources that name neither a role nor a profile."""
    profile: str | None = None
    """A profile of the shared AWS files. Default: the SDK's chain."""
    access_key: Annotated[str | None, Secret] = None
    """The ID of an AWS access key. Default: the SDK's chain."""
    secret_key: Annotated[str | None, Secret] = None
    """The secret of the AWS access key."""
    token: Annotated[str | None, Secret] = None
    """The session token of temporary AWS credentials."""
    tencent_region: TencentRegion | None = None
    """The region of Tencent Cloud for resources that name none. Default: `TENCENTCLOUD_REGION`."""
    tencent_secret_id: Annotated[str | None, Secret] = None
    """The ID of a Tencent Cloud secret. Default: `TENCENTCLOUD_SECRET_ID`, the SDK's chain."""
    tencent_secret_key: Annotated[str | None, Secret] = None
    """The key of the Tencent Cloud secret."""
    tencent_security_token: Annotated[str | None, Secret] = None
    """The token of temporary Tencent Cloud credentials."""
    tencent_role_arn: TencentRoleArn | None = None
    """A CAM role to assume for resources that name none."""
    default_tags: dict[str, str] = {}
    """Tags for every resource that has tags; its own come first."""
    endpoints: dict[str, str] = {}
    """Addresses to call instead of a service's own, by the service's name, or by `aws` or
    `tencentcloud` for all of them."""
    identity: Annotated[str, Field(min_length=1)] | None = None
    """A word that tells stacks of the same name in different backends apart."""
    plugin: bool | None = None
    """Whether a Python program that uses offsite's own SDK has its resources managed by the plugin.
    Messages then have that SDK's names."""
    poll_seconds: Annotated[float, Field(gt=0)] | None = None
    """Seconds between two looks at something awaited, at first. Default: 2."""

    def problems(self) -> Iterator[Problem]:
        for name, other in _TOGETHER:
            if getattr(self, name) is not None and getattr(self, other) is None:
                yield Problem((to_camel(name),), f"is nothing without `{other}`")
        for service in self.endpoints if is_given(self.endpoints) else ():
            if service not in _SERVICES:
                yield Problem(("endpoints", service), f"is no service: {hint(service, _SERVICES)}")


def problems_of_stack(config: Mapping[str, Any], project: str) -> list[str]:
    """What is wrong with the `offsite:…` keys of a stack, a sentence each.

    In a project that is called `offsite`, its own keys begin so too.
    """
    snake = ProviderInputs.model_fields.keys()
    names = [to_camel(name) for name in snake]
    given = {
        key.removeprefix(_PREFIX): value for key, value in config.items() if key.startswith(_PREFIX)
    }
    unknown = [] if f"{project}:" == _PREFIX else sorted(given.keys() - names)
    _, problems = check_configuration({key: given[key] for key in given if key in names})
    return [
        *(f"`{_PREFIX}{key}` is no key of offsite: {hint(key, names, _PREFIX)}" for key in unknown),
        *(
            f"`{_PREFIX}{spell_wire(problem.path)}` {reason_on_wire(problem.reason, snake)}"
            for problem in problems
        ),
    ]


def check_configuration(wire: Wire) -> tuple[Mapping[str, Any], list[Problem]]:
    """The configuration as it stands in a run, or all that is wrong with it.

    What is no string comes as JSON in one.
    """
    given = {key: _decoded(key, value) for key, value in wire.items() if value not in (None, "")}
    inputs, problems = check(ProviderInputs, given)
    return ({} if inputs is None else inputs.to_wire()), problems


def _decoded(key: str, value: Any) -> Any:
    fields = {field.alias: field for field in ProviderInputs.model_fields.values()}
    if key not in fields or not isinstance(value, str) or bare(fields[key].annotation) is str:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
