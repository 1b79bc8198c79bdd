"""Services of Tencent Cloud, and the API operations that the sandbox has of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Any, cast

from tencentcloud.common.abstract_model import AbstractModel

from .errors import missing_parameter
from .parameters import check

Implementation = Callable[[str, str, dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class Operation:
    """One API operation.

    Attributes:
        implementation: takes the account, the region and the checked parameters, and gives the
            answer without its RequestId.
        required: the parameters that must be there; the SDK's models do not say.
        region_required: it needs a region.
    """

    name: str
    implementation: Implementation
    required: tuple[str, ...] = ()
    region_required: bool = True

    @property
    def reads(self) -> bool:
        """Whether it only tells what there is."""
        return self.name.startswith("Describe")


class Service:
    """One product.

    Attributes:
        name: as requests are signed for it: ``cbs``.
        version: of its API.
        requests_per_second: how many an account may make of each operation.
    """

    def __init__(
        self,
        name: str,
        version: str,
        models: ModuleType,
        operations: Iterable[Operation],
        requests_per_second: int = 20,
    ) -> None:
        self.name = name
        self.version = version
        self.requests_per_second = requests_per_second
        self.operations = {operation.name: operation for operation in operations}
        self._models = models

    def is_known(self, action: str) -> bool:
        """Whether the real API has an operation of this name, even if the sandbox has not."""
        return hasattr(self._models, f"{action}Request")

    def carry_out(
        self,
        operation: Operation,
        account: str,
        region: str,
        parameters: dict[str, Any],
        *,
        text: bool,
    ) -> dict[str, Any]:
        """Check the parameters and carry the operation out.

        Raises:
            TencentError: what the operation's page says.
        """
        model = cast("type[AbstractModel]", getattr(self._models, f"{operation.name}Request"))
        checked = check(self._models, model, parameters, text=text)
        for name in operation.required:
            if name not in checked:
                raise missing_parameter(name)
        return operation.implementation(account, region, checked)
