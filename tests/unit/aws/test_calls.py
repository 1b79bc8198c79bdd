"""What functions say of the calls they make; the contract suite proves it of resources."""

from typing import Any

import botocore.session
import pytest

from offsite_provider.functions import FUNCTIONS


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.token)
def test_a_function_calls_an_operation_of_its_service(function: Any) -> None:
    model = botocore.session.get_session().get_service_model(function.token.split(":")[1])
    assert function.operation in model.operation_names
