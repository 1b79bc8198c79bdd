"""Copies of the backups that AWS Backup doesn't copy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, cast

import pulumi

from offsite_provider.doors.arguments import (
    AnyRegion,
    BackupId,
    ClusterId,
    Days,
    DbInstanceArn,
    DiskId,
    NamespaceName,
    Problem,
    Region,
    RoleArn,
    SnapshotId,
    Tags,
    TencentRegion,
    is_given,
    is_of_tencent,
    matches,
)

from .. import cbs, cloudhsmv2, rds, redshiftserverless
from ._component import Component, instance

ChildName = Annotated[str, matches(r"[a-zA-Z0-9-]{1,60}", "1 to 60 letters, digits and `-`")]

RDS_DAYS = 35
"""For how many days RDS keeps replicated backups at most."""


@dataclass(frozen=True, kw_only=True)
class RdsInstance:
    """An RDS instance whose automated backups are replicated. Its ARN alone stands for one."""

    arn: pulumi.Input[DbInstanceArn]
    """The ARN of the instance, in another region than the copies."""
    name: ChildName | None = None
    """What it is called among the children. Left out, the instance's name."""
    keep_days: Days | None = None
    """For how many days its backups are kept, at most 35. Left out, the component's `keep_days`."""
    encrypted: bool = True
    """Whether the key that `kms_key_ids` has for a region is for it too: RDS refuses one for an
    instance that isn't encrypted."""

    @classmethod
    def named(cls, text: str) -> "RdsInstance":
        return cls(arn=text)


@dataclass(frozen=True, kw_only=True)
class CloudHsmCluster:
    """A CloudHSM cluster whose backup is copied. Its ID alone stands for one."""

    cluster_id: pulumi.Input[ClusterId]
    """The ID of the cluster."""
    name: ChildName | None = None
    """What it is called among the children. Left out, the ID."""
    backup_id: pulumi.Input[BackupId] | None = None
    """The backup that is copied. Left out, whichever is the newest when Pulumi runs: the copy of it
    is made before the one of an older backup is deleted."""

    @classmethod
    def named(cls, text: str) -> "CloudHsmCluster":
        return cls(cluster_id=text)


@dataclass(frozen=True, kw_only=True)
class CbsDisk:
    """A Tencent Cloud disk whose snapshot is copied. Its ID alone stands for one."""

    disk_id: pulumi.Input[DiskId]
    """The ID of the disk."""
    name: ChildName | None = None
    """What it is called among the children. Left out, the ID."""
    snapshot_id: pulumi.Input[SnapshotId] | None = None
    """The snapshot that is copied. Left out, whichever is the newest when Pulumi runs: the copies
    of it are made before those of an older one are deleted."""

    @classmethod
    def named(cls, text: str) -> "CbsDisk":
        return cls(disk_id=text)


def _rules(given: Any) -> Iterator[Problem]:
    to: list[str] = given.to if is_given(given.to) else []
    for index, region in enumerate(to):
        if region in to[:index]:
            yield Problem(("to", index), f"names `{region}` twice")
    yield from _clouds(given, to)
    yield from _sources(given, to)
    yield from _kept(given)
    for argument, noun in _NAMES.items():
        names: list[str] = []
        for index, item in _known(getattr(given, argument)):
            at, name = (_WIRE[argument], index, "name"), _name(item, noun)
            if name is None:
                yield Problem(at, f"is required where `{noun}` isn't known yet")
            elif name in names:
                yield Problem(at, f"is required: there is another `{name}`")
            names.append(name or "")
    for region in given.kms_key_ids if is_given(given.kms_key_ids) else ():
        if to and region not in to:
            yield Problem(("kmsKeyIds", region), "is for no region of `to`")


def _clouds(given: Any, to: list[str]) -> Iterator[Problem]:
    """Whether each cloud's things have regions to go to, and each region something to get."""
    of_aws = any(getattr(given, name) for name in ("rds_instances", "cloudhsm_clusters"))
    of_aws = of_aws or bool(given.redshift_namespaces)
    of_tencent = bool(given.cbs_disks or given.cbs_snapshots)
    if not of_aws and not of_tencent:
        yield Problem((), "nothing is copied: name instances, namespaces, clusters or disks")
        return
    for cloud, wanted, found in (
        ("AWS", of_aws, [r for r in to if not is_of_tencent(r)]),
        ("Tencent Cloud", of_tencent, [r for r in to if is_of_tencent(r)]),
    ):
        if wanted and is_given(given.to) and not found:
            yield Problem(("to",), f"has no region of {cloud}, of which there is something to copy")
        if found and not wanted:
            index = to.index(found[0])
            yield Problem(("to", index), f"is of {cloud}, of which there is nothing to copy")


def _sources(given: Any, to: list[str]) -> Iterator[Problem]:
    """That a copy goes to another region than where it comes from."""
    for name in ("region", "tencent_region"):
        source = getattr(given, name)
        if is_given(source) and source in to:
            why = f"must be another region than `{name}`, the source's: {source}"
            yield Problem(("to", to.index(source)), why)
    for index, item in _known(given.rds_instances):
        source = item.arn.split(":")[3] if is_given(item.arn) else None
        if source in to:
            why = f"is in {source}, which `to` names: its backups go to another region"
            yield Problem(("rdsInstances", index, "arn"), why)


def _kept(given: Any) -> Iterator[Problem]:
    for index, item in _known(given.rds_instances):
        days: Any = item.keep_days or given.keep_days
        if is_given(days) and days > RDS_DAYS:
            at = ("rdsInstances", index, "keepDays")
            yield Problem(at, f"must be at most {RDS_DAYS} for RDS, not {days}")


def _known(items: Any) -> Iterator[tuple[int, Any]]:
    """The items of which something is known, and where they stand."""
    given = cast("list[Any]", items) if isinstance(items, list) else []
    yield from ((index, item) for index, item in enumerate(given) if hasattr(item, "name"))


_NAMES = {
    "rds_instances": "arn",
    "cloudhsm_clusters": "cluster_id",
    "cbs_disks": "disk_id",
}
_WIRE = {
    "rds_instances": "rdsInstances",
    "cloudhsm_clusters": "cloudhsmClusters",
    "cbs_disks": "cbsDisks",
}


def _name(item: Any, noun: str) -> str | None:
    """What an item is called among the children; `None` if it isn't known."""
    value = getattr(item, noun)
    named = value.rpartition(":")[2] if isinstance(value, str) else None
    return item.name or named


class OffsiteCopies(Component):
    """Copies in other regions of what AWS Backup doesn't copy, of both clouds, as one.

    The automated backups of RDS instances are replicated, the snapshots of Redshift Serverless
    namespaces are copied as they are made, and of CloudHSM clusters and CBS disks the newest backup
    is copied whenever Pulumi runs.
    """

    token = "offsite:components:OffsiteCopies"

    copies: pulumi.Output[Mapping[str, str]]
    """The ids of the copies, by what is copied and where: `rds-orders-eu-central-1`,
    `cbs-disk-11112222`."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        to: Sequence[AnyRegion],
        keep_days: Days,
        rds_instances: Sequence[RdsInstance | str] = (),
        redshift_namespaces: Sequence[NamespaceName] = (),
        cloudhsm_clusters: Sequence[CloudHsmCluster | str] = (),
        cbs_disks: Sequence[CbsDisk | str] = (),
        cbs_snapshots: Sequence[SnapshotId] = (),
        kms_key_ids: Mapping[str, pulumi.Input[str]] | None = None,
        tags: pulumi.Input[Tags] | None = None,
        region: Region | None = None,
        role_arn: pulumi.Input[RoleArn] | None = None,
        profile: str | None = None,
        tencent_region: TencentRegion | None = None,
        tencent_role_arn: pulumi.Input[str] | None = None,
        retain_on_delete: bool = False,
    ) -> None:
        """Copies in other regions of what AWS Backup doesn't copy, of both clouds, as one.

        Args:
            resource_name: The name of the component in the stack.
            opts: Pulumi's options for every resource.
            to: The regions that keep copies, of either cloud: AWS's things go to those of AWS,
                Tencent Cloud's to its own.
            keep_days: For how many days the copies of RDS (at most 35) and Redshift Serverless are
                kept. Those of CloudHSM and CBS are kept until the next one is there.
            rds_instances: The RDS instances, by ARN.
            redshift_namespaces: The names of Redshift Serverless namespaces, in `region`.
            cloudhsm_clusters: The CloudHSM clusters, in `region`.
            cbs_disks: The Tencent Cloud disks whose newest snapshots are copied, in
                `tencent_region`.
            cbs_snapshots: The Tencent Cloud snapshots that are copied, in `tencent_region`.
            kms_key_ids: The KMS keys that encrypt the copies of RDS and Redshift Serverless, by the
                region of the copies. Encrypted RDS instances need one; of the others say
                `RdsInstance(encrypted=False)`.
            tags: The tags of all that takes tags.
            region: Where the AWS things are that have no ARN. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for it, e.g. in another account.
            profile: A profile of the shared AWS files.
            tencent_region: Where the Tencent Cloud things are. Default: `offsite:tencentRegion`,
                `tencentcloud:region`, `TENCENTCLOUD_REGION`.
            tencent_role_arn: A CAM role to assume for it.
            retain_on_delete: Whether all of it stays in the cloud when the stack lets go of it.
        """
        self._register(OffsiteCopies, locals(), _rules)
        who: Any = {"role_arn": role_arn, "profile": profile}
        keys = kms_key_ids or {}
        made: dict[str, pulumi.CustomResource] = {}
        for place in (place for place in to if not is_of_tencent(place)):
            for given in rds_instances:
                one = _instance(RdsInstance, given)
                name = f"rds-{_name(one, 'arn')}-{place}"
                made[name] = rds.AutomatedBackupsReplication(
                    self._child_name(name),
                    self._child_options(),
                    source_db_instance_arn=one.arn,
                    backup_retention_period=one.keep_days or keep_days,
                    kms_key_id=keys.get(place) if one.encrypted else None,
                    tags=tags,
                    region=place,
                    **who,
                )
            for namespace in redshift_namespaces:
                name = f"redshift-{namespace}-{place}"
                made[name] = redshiftserverless.SnapshotCopyConfiguration(
                    self._child_name(name),
                    self._child_options(),
                    namespace_name=namespace,
                    destination_region=place,
                    snapshot_retention_period=keep_days,
                    destination_kms_key_id=keys.get(place),
                    region=region,
                    **who,
                )
        made |= self._cloudhsm(to, cloudhsm_clusters, {**who, "region": region}, tags)
        of_tencent: Any = {"region": tencent_region, "role_arn": tencent_role_arn}
        made |= self._cbs(to, cbs_disks, cbs_snapshots, of_tencent)
        self._finish(copies=pulumi.Output.all(**{name: it.id for name, it in made.items()}))

    def _cloudhsm(
        self,
        to: Sequence[str],
        clusters: Sequence[CloudHsmCluster | str],
        where: Any,
        tags: pulumi.Input[Tags] | None,
    ) -> Iterator[tuple[str, pulumi.CustomResource]]:
        for given in clusters:
            one = _instance(CloudHsmCluster, given)
            # One question for all regions: they get the same backup.
            backup_id = one.backup_id
            if backup_id is None:
                found = cloudhsmv2.get_newest_backup_output(
                    cluster_id=one.cluster_id, opts=self._question_options(), **where
                )
                backup_id = found.backup_id
            for place in (place for place in to if not is_of_tencent(place)):
                name = f"cloudhsm-{_name(one, 'cluster_id')}-{place}"
                yield (
                    name,
                    cloudhsmv2.BackupCopy(
                        self._child_name(name),
                        self._child_options(),
                        backup_id=backup_id,
                        destination_region=place,
                        tags=tags,
                        **where,
                    ),
                )

    def _cbs(
        self,
        to: Sequence[str],
        disks: Sequence[CbsDisk | str],
        snapshots: Sequence[str],
        where: Any,
    ) -> Iterator[tuple[str, pulumi.CustomResource]]:
        wanted: dict[str, pulumi.Input[str]] = {f"cbs-{id}": id for id in snapshots}
        for given in disks:
            one = _instance(CbsDisk, given)
            snapshot_id = one.snapshot_id
            if snapshot_id is None:
                found = cbs.get_newest_snapshot_output(
                    disk_id=one.disk_id, opts=self._question_options(), **where
                )
                snapshot_id = found.snapshot_id
            wanted[f"cbs-{_name(one, 'disk_id')}"] = snapshot_id
        for name, snapshot_id in wanted.items():
            yield (
                name,
                cbs.SnapshotCopy(
                    self._child_name(name),
                    self._child_options(),
                    snapshot_id=snapshot_id,
                    destination_regions=[place for place in to if is_of_tencent(place)],
                    **where,
                ),
            )


def _instance(kind: Any, given: Any) -> Any:
    """A thing, where its ARN or ID alone may stand for it."""
    return kind.named(given) if isinstance(given, str) else instance(kind, given)
