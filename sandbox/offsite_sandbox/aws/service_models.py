"""botocore's service models, which are the truth about requests and answers."""

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from botocore.exceptions import UnknownServiceError
from botocore.loaders import Loader
from moto.core.model import ServiceModel

# The name in a credential scope, where it is not the name of the service's model.
_SIGNING_NAMES = {
    "cloudhsm": "cloudhsmv2",
    "elasticfilesystem": "efs",
    "monitoring": "cloudwatch",
    "tagging": "resourcegroupstaggingapi",
}
# Where a service does not keep to its own model: AWS Backup has a type "Storage Gateway".
_CORRECTIONS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "backup": {"ResourceType": {"pattern": r"^[a-zA-Z0-9\-\_\. ]{1,50}$"}},
}


@cache
def service_model(name: str) -> ServiceModel | None:
    """The model of a service by its SDK name (``cloudhsmv2``), or None if there is none."""
    try:
        description = cast(dict[str, Any], Loader().load_service_model(name, "service-2"))
    except UnknownServiceError:
        return None
    for shape, members in _CORRECTIONS.get(name, {}).items():
        description["shapes"][shape].update(members)
    return ServiceModel(description, name)


def signed_service(signing_name: str) -> ServiceModel | None:
    """The model of the service that a credential scope names."""
    return service_model(_SIGNING_NAMES.get(signing_name, signing_name))
