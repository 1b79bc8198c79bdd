"""ModifyResourceTags, on the snapshots of CBS.

https://www.tencentcloud.com/document/product/651/33017. A resource is named in six segments; the
account may be left out: ``qcs::cvm:ap-beijing:uin/:snapshot/snap-d012rm6t``.
"""

import re
from typing import Any

from tencentcloud.tag.v20180813 import models

from ..accounts import API_KEYS
from ..cbs.backend import backend
from ..cbs.snapshot import Snapshot
from ..errors import TencentError, missing_parameter
from ..operation import Operation, Service

_RESOURCE = re.compile(
    r"qcs::cvm:(?P<region>[a-z0-9-]+):uin/(?P<uin>\d*):snapshot/(?P<snapshot>[\w-]+)"
)
_MAX_TAGS = 10
_MAX_ATTACHED = 50
_LONGEST_KEY = 127
_LONGEST_VALUE = 255
_RESERVED = ("qcs:", "qcloud", "tencent", "project")
_CHARACTERS = re.compile(r"[\w +=.:/@()\[\],;><-]*")


def modify_resource_tags(account: str, region: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Tag a snapshot, and take tags away."""
    replaced: list[dict[str, str]] | None = parameters.get("ReplaceTags")
    deleted: list[dict[str, str]] | None = parameters.get("DeleteTags")
    if not replaced and not deleted:
        raise missing_parameter("ReplaceTags")
    added = {tag.get("TagKey", ""): tag.get("TagValue", "") for tag in replaced or []}
    gone = {tag.get("TagKey", "") for tag in deleted or []}
    if len(added) > _MAX_TAGS or len(gone) > _MAX_TAGS:
        raise TencentError("LimitExceeded.TagNumPerRequest", "A request takes ten tags at most.")
    for key, value in added.items():
        _check(key, value)
    if added.keys() & gone:
        raise TencentError(
            "InvalidParameterValue.DeleteTagsParamError", "A tag is both replaced and deleted."
        )
    with backend.lock:
        snapshot = _found(account, parameters["Resource"])
        tags = {tag["Key"]: tag["Value"] for tag in snapshot.tags.now} | added
        kept = [{"Key": key, "Value": tags[key]} for key in tags if key not in gone]
        if len(kept) > _MAX_ATTACHED:
            raise TencentError(
                "LimitExceeded.ResourceAttachedTags", f"A resource takes {_MAX_ATTACHED} tags."
            )
        snapshot.tags.now = kept
    return {}


def _found(account: str, resource: str) -> Snapshot:
    match = _RESOURCE.fullmatch(resource)
    if match is None:
        raise TencentError(
            "InvalidParameterValue.ResourceDescriptionError",
            f"The resource description `{resource}` is not valid.",
        )
    uins = {key.uin for key in API_KEYS.values() if key.account == account}
    if match["uin"] and match["uin"] not in uins:
        raise TencentError(
            "FailedOperation.ResourceAppIdNotSame", "The resource is another account's."
        )
    found = backend.region(account, match["region"]).snapshots.get(match["snapshot"])
    if found is None:
        raise TencentError(
            "InvalidParameterValue.ResourceIdInvalid", f"`{match['snapshot']}` does not exist."
        )
    return found


def _check(key: str, value: str) -> None:
    wrong = {
        "TagKeyEmpty": not key,
        "TagKeyLengthExceeded": len(key) > _LONGEST_KEY,
        "ReservedTagKey": key.startswith(_RESERVED),
        "TagKeyCharacterIllegal": not _CHARACTERS.fullmatch(key),
        "TagValueLengthExceeded": len(value) > _LONGEST_VALUE,
        "TagValueCharacterIllegal": not _CHARACTERS.fullmatch(value),
    }
    for code, applies in wrong.items():
        if applies:
            raise TencentError(f"InvalidParameterValue.{code}", f"The tag `{key}` is not valid.")


TAG = Service(
    "tag",
    "2018-08-13",
    models,
    (Operation("ModifyResourceTags", modify_resource_tags, ("Resource",), region_required=False),),
)
