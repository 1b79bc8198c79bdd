"""Tags of everything in AWS Backup that has an ARN."""

from collections.abc import Iterable, Mapping
from typing import Any

from ....propagation import Propagated
from .answer import given, page_of
from .arns import parse
from .exceptions import InvalidParameterValueError, LimitExceededError, ResourceNotFoundError

_MAX_TAGS = 50
_MAX_KEY = 128
_MAX_VALUE = 256
_RESERVED = "aws:"


PROPAGATION = "resourcegroupstaggingapi.TagPropagation"
"""How long it takes until the Resource Groups Tagging API tells of a change of tags, in the
sandbox's durations."""


class Tagged:
    """Something that can have tags.

    Attributes:
        kind: ``backup-vault``, ``recovery-point``, …
        was_tagged: whether it has tags, or had some.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.was_tagged = False
        self._tags = Propagated[dict[str, str] | None](PROPAGATION, None, {})

    @property
    def tags(self) -> dict[str, str]:
        """The tags as they are."""
        return self._tags.now or {}

    @tags.setter
    def tags(self, tags: dict[str, str]) -> None:
        self._tags.now = tags

    @property
    def told(self) -> dict[str, str] | None:
        """The tags of which the Resource Groups Tagging API tells; None if it has none of it."""
        return self._tags.seen

    def add(self, tags: Mapping[str, str]) -> None:
        """Give it more tags."""
        self.tags = _merged(self.tags, tags)
        self.was_tagged = self.was_tagged or bool(tags)


class Tags:
    """The tags of all that there is in one account and region, by ARN."""

    def __init__(self) -> None:
        self._tagged: dict[str, Tagged] = {}
        self._elsewhere: dict[str, str] = {}

    def register(
        self, arn: str, tags: Mapping[str, str] | None = None, kind: str | None = None
    ) -> None:
        """Begin to keep tags of what ``arn`` names, whose ``kind`` it says itself.

        Raises:
            InvalidParameterValueError: a tag is not valid.
            LimitExceededError: there are too many.
        """
        tagged = Tagged(kind or parse(arn).kind)
        tagged.add(tags or {})
        self._tagged[arn] = tagged

    def register_elsewhere(self, arn: str, resource_type: str) -> None:
        """Refuse to have to do with the tags of a recovery point, which its resource's service has.

        Args:
            resource_type: the resource's, as AWS Backup calls it: ``EBS``.
        """
        self._elsewhere[arn] = resource_type

    def unregister(self, arn: str) -> None:
        """Forget what is gone."""
        self._tagged.pop(arn, None)
        self._elsewhere.pop(arn, None)

    def of(self, arn: str) -> dict[str, str]:
        """The tags of what ``arn`` names.

        Raises:
            InvalidParameterValueError: it is no ARN, or another service has its tags.
            ResourceNotFoundError: there is no such thing.
        """
        return self._find(arn).tags

    def all(self) -> Iterable[tuple[str, Tagged]]:
        """What can have tags, by ARN."""
        return list(self._tagged.items())

    def tag_resource(self, resource_arn: str, tags: dict[str, str]) -> None:
        """``TagResource``."""
        self._find(resource_arn).add(tags)

    def untag_resource(self, resource_arn: str, tag_key_list: list[str]) -> None:
        """``UntagResource``."""
        tagged = self._find(resource_arn)
        tagged.tags = {k: v for k, v in tagged.tags.items() if k not in tag_key_list}

    def list_tags(
        self, resource_arn: str, next_token: str | None = None, max_results: int | None = None
    ) -> dict[str, Any]:
        """``ListTags``."""
        tags = sorted(self._find(resource_arn).tags.items())
        chosen, token = page_of(tags, max_results, next_token)
        return given({"Tags": dict(chosen), "NextToken": token})

    def _find(self, arn: str) -> Tagged:
        if arn in self._elsewhere:
            raise InvalidParameterValueError(
                f"Tags of recovery points of {self._elsewhere[arn]} are not supported by AWS "
                "Backup: use the service of the resource.",
                context=arn,
            )
        try:
            parse(arn)
        except ValueError:
            raise InvalidParameterValueError(f"Invalid resource ARN: {arn}") from None
        if arn not in self._tagged:
            raise ResourceNotFoundError(f"The resource {arn} does not exist.")
        return self._tagged[arn]


def check_tags(tags: Mapping[str, str] | None) -> None:
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
