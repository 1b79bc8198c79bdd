"""That our errors are the models' errors."""

import inspect
from types import ModuleType

from offsite_sandbox.aws import errors, service_models
from offsite_sandbox.aws.cloudhsmv2 import exceptions as cloudhsmv2
from offsite_sandbox.aws.rds import exceptions as rds
from offsite_sandbox.aws.redshiftserverless import exceptions as redshift_serverless

from ..cases import cases

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html
COMMON = {"rds": {"InvalidParameterCombination", "InvalidParameterValue"}}


def raised(module: ModuleType) -> list[errors.AwsError]:
    """One of each error of a module."""
    classes = [
        value
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, errors.AwsError)
        and value.__module__ == module.__name__
    ]
    assert classes
    return [value(*["1"] * len(inspect.signature(value).parameters)) for value in classes]


@cases(
    "service module",
    ("cloudhsmv2", cloudhsmv2),
    ("rds", rds),
    ("redshift-serverless", redshift_serverless),
)
def test_every_code_is_in_the_model(service: str, module: ModuleType) -> None:
    model = service_models.service_model(service)
    assert model is not None
    known = {str(shape.error_code) for shape in model.error_shapes}
    assert {error.code for error in raised(module)} <= known | COMMON.get(service, set())
