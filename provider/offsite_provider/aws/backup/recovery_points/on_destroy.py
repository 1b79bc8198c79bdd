"""The argument `on_destroy`: what becomes of a recovery point when its resource is destroyed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from ....core.failures import Failure, Invalid, NotFound
from ....core.ownership import Mark
from ....core.resource import Context
from ....core.waiting import Done, Judge, Waiting
from ...failures import doing
from ...pages import pages
from .managed_point import READ_CALLS, ManagedPoint

if TYPE_CHECKING:
    from mypy_boto3_backup.type_defs import DescribeRecoveryPointOutputTypeDef

OnDestroy = Literal["retain", "disassociate", "delete"]

DESTROY_CALLS: Final = (
    *READ_CALLS,
    "DeleteRecoveryPoint",
    "DisassociateRecoveryPoint",
    "DisassociateRecoveryPointFromParent",
    "ListRecoveryPointsByBackupVault",
)

_NOT_CONTINUOUS: Final = {
    "InvalidRequestException": "Only continuous backups and parts of composite ones can be "
    'disassociated: set `on_destroy` to "retain" or "delete", run `pulumi up`, and then destroy it'
}


def destroy(
    point: ManagedPoint,
    on_destroy: OnDestroy,
    recorded: str | None = None,
    own: Mark | None = None,
) -> None:
    """Retains, disassociates or deletes a recovery point.

    With an `own` mark, and the one that is `recorded`, it is left alone where it carries another
    one, and not deleted where it carries none. What is retained is marked as released.
    """
    report = point.context.report.info
    found = point.describe()
    if found is None or (found["Status"] == "DELETING" and on_destroy != "delete"):
        return
    if own and (held := point.held(point.tags(), recorded, own)):
        if (held.carried or on_destroy != "retain") and point.context.claims.leaves(held):
            return
        if on_destroy == "retain" and held.carried:
            point.write_mark(held.carried.released())
    match on_destroy:
        case "retain":
            end = found.get("CalculatedLifecycle", {}).get("DeleteAt")
            until = f"until {end:%Y-%m-%d %H:%M} UTC" if end else "for ever"
            report(f"{point.arn} stays in the vault {point.vault} {until}")
        case "disassociate":
            _disassociate(point, found)
        case "delete":
            _delete(point, found)


def _disassociate(point: ManagedPoint, found: DescribeRecoveryPointOutputTypeDef) -> None:
    what = f"disassociate the recovery point {point.arn}"
    parent = found.get("ParentRecoveryPointArn")

    def disassociate() -> None:
        with doing(what, _NOT_CONTINUOUS):
            if parent:
                point.client.disassociate_recovery_point_from_parent(**point.request)
            else:
                point.client.disassociate_recovery_point(**point.request)

    try:
        _unless_gone(point.context, disassociate)
    except Invalid:
        # Its parent may be deleted at the same time, which takes it out too.
        now = point.describe() if parent else found
        if now and (not parent or now.get("ParentRecoveryPointArn")):
            raise
    if not parent:
        point.wait_until(_until_gone(what), what)
    elif point.find():
        point.context.report.info(
            f"{point.arn} stays in the vault {point.vault}, and is no longer a part of {parent}"
        )


def _delete(point: ManagedPoint, found: DescribeRecoveryPointOutputTypeDef) -> None:
    # A composite one can't be deleted before its parts.
    parts = list(_parts(point)) if found.get("IsParent") else []
    nested = {part.arn for part in parts}
    if found.get("ParentRecoveryPointArn"):
        nested.add(point.arn)
    for group in (parts, [point]):
        for one in group:
            _unless_gone(point.context, partial(_begin_deletion, one, one.arn in nested))
        for one in group:
            what = _deleting(one)
            one.wait_until(_until_gone(what), what)


def _parts(point: ManagedPoint) -> Iterator[ManagedPoint]:
    """The recovery points that a composite one is made of."""
    with doing(f"list the parts of the recovery point {point.arn}"):
        listed = pages(
            point.client.list_recovery_points_by_backup_vault,
            BackupVaultName=point.vault,
            ByParentRecoveryPointArn=point.arn,
        )
        for page in listed:
            for part in page["RecoveryPoints"]:
                yield replace(point, arn=part["RecoveryPointArn"])


def _begin_deletion(point: ManagedPoint, nested: bool) -> None:
    what = _deleting(point)
    if nested:
        # Refused if it is a part of nothing any more.
        with suppress(Invalid), doing(what):
            point.client.disassociate_recovery_point_from_parent(**point.request)
    with doing(what):
        point.client.delete_recovery_point(**point.request)


def _deleting(point: ManagedPoint) -> str:
    return f"delete the recovery point {point.arn}"


def _unless_gone(context: Context, attempt: Callable[[], None]) -> None:
    """Tries again while AWS Backup is busy with the recovery point. Gone already is fine."""

    def busy(refusal: Failure) -> bool:
        return isinstance(refusal, Invalid) and refusal.code == "InvalidResourceStateException"

    with suppress(NotFound):
        context.retry_while(busy, attempt, "Run `pulumi up` again")


def _until_gone(what: str) -> Judge[DescribeRecoveryPointOutputTypeDef, None]:
    def judge(found: DescribeRecoveryPointOutputTypeDef | None) -> Done[None] | Waiting:
        if found is None:
            return Done(None)
        if found["Status"] == "EXPIRED":
            # So AWS Backup says that it isn't allowed to.
            raise Failure(
                what,
                found.get("StatusMessage") or "AWS Backup could not delete it: it is EXPIRED",
                f"Allow the role {found.get('IamRoleArn')} to delete it, and try again",
            )
        return Waiting(found["Status"])

    return judge
