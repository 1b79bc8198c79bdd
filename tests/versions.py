"""The versions that the tests run with: an older SDK lacks some of what they look at."""

from importlib.metadata import version
from typing import Final

SDK: Final = tuple(map(int, version("pulumi").split(".")[:3]))
