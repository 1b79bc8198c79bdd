"""The clouds and the values of the contract suite, for what happens to several resources."""

from ..contract.conftest import VALUES, cloud

__all__ = ["VALUES", "cloud"]
