"""Tags of everything in AWS Backup that has an ARN."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from moto.core.resource_tagging import TaggableResourcesMixin, TaggedResource

from .base import LOCK, Base, given, page_of
from .exceptions import InvalidParameterValueError, LimitExceededError, ResourceNotFoundError
from .names import SERVICE, parse

_MAX_TAGS = 50
_MAX_KEY = 128
_MAX_VALUE = 256
_RESERVED = "aws:"


@dataclass
class Tagged:
    """Something that can have tags.

    Attributes:
        kind: ``backup-vault``, ``recovery-point``, …
        was_tagged: whether it has tags, or had some.
    """

    kind: str
    tags: dict[str, str]
    was_tagged: bool = False

    def add(self, tags: Mapping[str, str]) -> None:
        """Give it more tags."""
        self.tags = _merged(self.tags, tags)
        self.was_tagged = self.was_tagged or bool(tags)


class Tags(TaggableResourcesMixin, Base):
    """The tags of all that there is in one account and region, by ARN."""

    SERVICE_NAMESPACE = SERVICE

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.tagged: dict[str, Tagged] = {}

    def register(
        self, arn: str, tags: Mapping[str, str] | None = None, kind: str | None = None
    ) -> None:
        """Begin to keep tags of what ``arn`` names, whose ``kind`` it says itself.

        Raises:
            InvalidParameterValueError: a tag is not valid.
            LimitExceededError: there are too many.
        """
        tagged = Tagged(kind or parse(arn).kind, {})
        tagged.add(tags or {})
        self.tagged[arn] = tagged

    def unregister(self, arn: str) -> None:
        """Forget the tags of what is gone."""
        self.tagged.pop(arn, None)

    def tags_of(self, arn: str) -> dict[str, str]:
        """The tags of what ``arn`` names.

        Raises:
            ResourceNotFoundError: there is no such thing.
        """
        return self._tagged(arn).tags

    # The operations' names for what moto passes by position.
    def tag_resource(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, resource_arn: str, tags: dict[str, str]
    ) -> None:
        """``TagResource``."""
        self._tagged(resource_arn).add(tags)

    def untag_resource(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, resource_arn: str, tag_key_list: list[str]
    ) -> None:
        """``UntagResource``."""
        tagged = self._tagged(resource_arn)
        tagged.tags = {k: v for k, v in tagged.tags.items() if k not in tag_key_list}

    def list_tags(
        self, resource_arn: str, next_token: str | None = None, max_results: int | None = None
    ) -> dict[str, Any]:
        """``ListTags``."""
        tags = sorted(self._tagged(resource_arn).tags.items())
        chosen, token = page_of(tags, max_results, next_token)
        return given({"Tags": dict(chosen), "NextToken": token})

    def iter_tagged_resources(self) -> Iterator[TaggedResource]:
        """What the Resource Groups Tagging API tells of AWS Backup: what has, or had, tags."""
        with LOCK:
            self.settle()
            known = list(self.tagged.items())
        for arn, tagged in known:
            yield TaggedResource(
                arn,
                dict(tagged.tags),
                f"{SERVICE}:{tagged.kind}",
                {"include_untagged": tagged.was_tagged},
            )

    def _tagged(self, arn: str) -> Tagged:
        try:
            parse(arn)
        except ValueError:
            raise InvalidParameterValueError(f"Invalid resource ARN: {arn}") from None
        if arn not in self.tagged:
            raise ResourceNotFoundError(f"The resource {arn} does not exist.")
        return self.tagged[arn]


def check(tags: Mapping[str, str] | None) -> None:
    """Refuse tags that nothing can have.

    Raises:
        InvalidParameterValueError: a tag is not valid.
        LimitExceededError: there are too many.
    """
    _merged({}, tags or {})


def _merged(tags: Mapping[str, str], added: Mapping[str, str]) -> dict[str, str]:
    for key, value in added.items():
        if key.lower().startswith(_RESERVED):
            raise InvalidParameterValueError(
                f"Tag keys starting with {_RESERVED} are reserved for internal use: {key}"
            )
        if not 1 <= len(key) <= _MAX_KEY:
            raise InvalidParameterValueError(f"Tag keys have 1 to {_MAX_KEY} characters: {key}")
        if len(value) > _MAX_VALUE:
            raise InvalidParameterValueError(f"Tag values have at most {_MAX_VALUE} characters.")
    merged = {**tags, **added}
    if len(merged) > _MAX_TAGS:
        raise LimitExceededError(f"A resource can have at most {_MAX_TAGS} tags.")
    return merged
