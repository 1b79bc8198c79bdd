"""The error that an API operation of Tencent Cloud answers with."""


class TencentError(Exception):
    """An error answer: ``{"Error": {"Code": …, "Message": …}}``.

    Attributes:
        code: from the SDK's ``errorcodes.py`` or the common error codes of API 3.0
            (https://www.tencentcloud.com/document/product/362/15694).
        message: the sentence for people.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


def missing_parameter(name: str) -> TencentError:
    """A required parameter, or common parameter, was not given."""
    return TencentError(
        "MissingParameter", f"The request is missing a required parameter `{name}`."
    )


def invalid_parameter_value(name: str, problem: str) -> TencentError:
    """A parameter of the right type has a value that the operation cannot take."""
    return TencentError("InvalidParameterValue", f"The value of `{name}` is not valid: {problem}.")
