"""What handlers and functions say of the calls they make."""

from functools import lru_cache
from typing import Any

import botocore.session
import pytest
from botocore.model import ServiceModel

from offsite_provider.aws.access import AwsHandler
from offsite_provider.functions import FUNCTIONS
from offsite_provider.registry import HANDLERS

SERVICES = {"redshiftserverless": "redshift-serverless"}
HANDLERS_OF_AWS = [handler for handler in HANDLERS.values() if isinstance(handler, AwsHandler)]


@lru_cache
def model(service: str) -> ServiceModel:
    return botocore.session.get_session().get_service_model(SERVICES.get(service, service))


@pytest.mark.parametrize("handler", HANDLERS_OF_AWS, ids=lambda handler: handler.token)
def test_a_handlers_calls_are_operations_that_it_has_the_permission_for(handler: Any) -> None:
    service = handler.token.split(":")[1]
    allowed = {action.partition(":")[2] for action in handler.permissions}
    called = {operation for operations in handler.calls.values() for operation in operations}
    assert set(handler.calls) >= {"create", "read", "delete"}
    assert called <= set(model(service).operation_names)
    assert called <= allowed


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.token)
def test_a_function_calls_an_operation_that_it_has_the_permission_for(function: Any) -> None:
    service = function.token.split(":")[1]
    assert function.operation in model(service).operation_names
    assert any(action.endswith(f":{function.operation}") for action in function.permissions)
