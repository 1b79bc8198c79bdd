"""How a name is spelled on the wire."""

from functools import cache


@cache
def to_camel(name: str) -> str:
    """A name in Python in camelCase, as Pydantic makes it for the provider's models.

    Programs are spared Pydantic, which takes longer to load than this package.
    """
    pascal = name.title().replace("_", "")
    return pascal[:1].lower() + pascal[1:]
