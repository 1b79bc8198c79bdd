"""A disk snapshot, copied to several regions.

Follows CopySnapshotCrossRegions and DescribeSnapshots of the CBS API. The API has no token and a
copy no tags, so a copy carries our mark in its name: for as long as it is made, and for ever where
the program gives no name of its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Annotated, Any, Final, TypeVar, cast

from pydantic import AfterValidator, Field

from ...core.equality import AnyOrder
from ...core.failures import Failure, Invalid, NotFound
from ...core.identifier import Identifier, Part
from ...core.model import Outputs, Timeouts
from ...core.ownership import Adopt, Existing, Mark
from ...core.problems import Problem
from ...core.resource import Context, State
from ...core.traits import Computed, Replaces
from ...core.unknown import is_given, known_items
from ...core.values import distinct, matches
from ...core.waiting import Done, Poll, Waiting
from ..access import Api, TencentHandler, TencentInputs
from ..failures import failure
from ..regions import Region
from ..times import Timestamp

T = TypeVar("T")

_SNAPSHOT: Final = r"snap-[0-9a-z]{8}"
SnapshotId = Annotated[str, matches(_SNAPSHOT, "a CBS snapshot ID, like `snap-ckgjwkqh`")]
_LONGEST_NAME: Final = 60
_MARK: Final = re.compile(r" \[(?P<mark>[0-9a-f]{10}(\+\d+)?)\]$")
_IN_ID: Final = re.compile(rf"(?P<region>[a-z0-9-]+):(?P<copy>{_SNAPSHOT})")
_GONE: Final = ("TORECYCLE",)

Snapshot = Mapping[str, Any]
"""A snapshot as DescribeSnapshots shows it."""


class SnapshotCopyInputs(TencentInputs):
    snapshot_id: Annotated[SnapshotId, Replaces]
    """The snapshot to copy, e.g. `snap-ckgjwkqh`. It has to be in `region`."""
    destination_regions: Annotated[
        list[Region], Field(min_length=1), AfterValidator(distinct), AnyOrder
    ]
    """The regions that keep a copy. One more makes a copy, one less deletes the copy there."""
    snapshot_name: Annotated[str | None, Field(min_length=1, max_length=60), Computed] = None
    """The name of the copies, at most 60 characters. Default: the source's ID and region, and
    offsite's mark."""
    adopt: Adopt = None
    """The id of copies to take over that somebody else made:
    `<region>/<snapshot_id>/<destination>:<copy>,…`."""

    def problems(self) -> Iterator[Problem]:
        if is_given(self.region):
            for index, region in known_items(self.destination_regions):
                if region == self.region:
                    yield Problem(
                        ("destinationRegions", index),
                        f"must be another region than `region`, the snapshot's own: {region}",
                    )
        if is_given(self.adopt):
            yield from self._problems_of_adopt(self.adopt)

    def _problems_of_adopt(self, adopt: str) -> Iterator[Problem]:
        try:
            parts = IDENTIFIER.parse(adopt, "adopt copies")
        except Invalid:
            yield Problem(("adopt",), f"must have the form `{IDENTIFIER}`, not `{adopt}`")
            return
        for name in ("region", "snapshot_id"):
            own = getattr(self, name)
            if is_given(own) and parts[name] != own:
                yield Problem(
                    ("adopt",), f"names copies of another snapshot: its `{name}` is {parts[name]}"
                )


class SnapshotInRegion(Outputs):
    """One copy, as DescribeSnapshots shows it."""

    snapshot_id: str
    """The ID of the copy."""
    snapshot_name: str | None = None
    """The name of the copy."""
    snapshot_state: str
    """The state of the copy, `NORMAL` once it is made."""
    snapshot_type: str | None = None
    """`PRIVATE_SNAPSHOT` or `SHARED_SNAPSHOT`."""
    percent: int | None = None
    """How far the copy is, in percent."""
    disk_id: str | None = None
    """The disk that the source was made of."""
    disk_size: int | None = None
    """The size of that disk, in GiB."""
    disk_usage: str | None = None
    """`SYSTEM_DISK` or `DATA_DISK`."""
    encrypt: bool | None = None
    """Whether the disk is encrypted."""
    is_permanent: bool | None = None
    """Whether the copy is kept for ever."""
    deadline_time: Timestamp = None
    """When the copy expires, if it does."""
    create_time: Timestamp = None
    """When the copy was made."""


class SnapshotCopyOutputs(Outputs):
    copies: dict[str, SnapshotInRegion]
    """The copies, by region."""


def _write_copies(copies: Mapping[str, SnapshotInRegion]) -> str:
    return ",".join(f"{region}:{copy.snapshot_id}" for region, copy in sorted(copies.items()))


def _read_copies(text: str) -> dict[str, Any]:
    """The output `copies` as far as an id tells it: no more than their IDs."""
    found = [_IN_ID.fullmatch(copy) for copy in text.split(",")]
    if None in found:
        raise ValueError
    return {m["region"]: {"snapshotId": m["copy"], "snapshotState": ""} for m in found if m}


IDENTIFIER: Final = Identifier(
    "region",
    "snapshot_id",
    Part("copies", "<destination>:<copy>,…", _write_copies, _read_copies),
)
"""The copies are those of the creation; what was added or deleted since is recorded."""

SnapshotCopyState = State[SnapshotCopyInputs, SnapshotCopyOutputs]


class SnapshotCopy(TencentHandler[SnapshotCopyInputs, SnapshotCopyOutputs]):
    """Copies of a Tencent Cloud disk snapshot in other regions."""

    token = "offsite:cbs:SnapshotCopy"
    inputs = SnapshotCopyInputs
    outputs = SnapshotCopyOutputs
    identifier = IDENTIFIER
    title = "Copies of a CBS disk snapshot in several regions"
    leaves = "nothing: the copies are deleted, the source never is"
    api = "https://www.tencentcloud.com/document/product/362/45941"
    calls = {
        "create": (
            "DescribeSnapshots",
            "CopySnapshotCrossRegions",
            "ModifySnapshotAttribute",
            "DeleteSnapshots",
        ),
        "read": ("DescribeSnapshots",),
        "update": (
            "DescribeSnapshots",
            "CopySnapshotCrossRegions",
            "ModifySnapshotAttribute",
            "DeleteSnapshots",
        ),
        "delete": (
            "DescribeSnapshots",
            "DeleteSnapshots",
        ),
    }
    prefix = "cbs"
    timeouts = Timeouts(create="3h", update="3h", delete="30m")

    def create(self, context: Context, inputs: SnapshotCopyInputs) -> SnapshotCopyState:
        return self._state(inputs, self._copy(context, inputs, inputs.destination_regions))

    def read(self, context: Context, state: SnapshotCopyState) -> SnapshotCopyState | None:
        given = state.inputs
        known = {region: copy.snapshot_id for region, copy in state.outputs.copies.items()}
        found = _in_all_regions(
            known, lambda region: self._read(context, given, region, known[region])
        )
        copies = {region: copy for region, copy in found.items() if copy}
        if not copies:
            return None
        names = sorted({copy["SnapshotName"] for copy in copies.values()} - {given.snapshot_name})
        if given.snapshot_name is not None:
            name = next(iter(names), given.snapshot_name)
        else:
            # Only where nothing is recorded are there no regions: the name shows who gave it.
            by_program = not given.destination_regions and not any(map(mark_in, names))
            name = names[0] if by_program else None
        regions = [r for r in given.destination_regions or sorted(copies) if r in copies]
        live = given.model_copy(update={"destination_regions": regions, "snapshot_name": name})
        return self._state(live, copies)

    def update(
        self, context: Context, state: SnapshotCopyState, inputs: SnapshotCopyInputs
    ) -> SnapshotCopyState:
        known, wanted = state.outputs.copies, inputs.destination_regions
        copies: dict[str, Snapshot] = {}
        for region in wanted:
            found = known.get(region) and self._read(
                context, inputs, region, known[region].snapshot_id
            )
            if found:
                copies[region] = self._rename(context, inputs, region, found)
        copies |= self._copy(context, inputs, [region for region in wanted if region not in copies])
        for region in known:
            if region not in wanted:
                self._delete(context, inputs, region, known[region])
        return self._state(inputs, copies)

    def delete(self, context: Context, state: SnapshotCopyState) -> None:
        known = state.outputs.copies
        _in_all_regions(
            known, lambda region: self._delete(context, state.inputs, region, known[region])
        )

    def _snapshots(
        self, context: Context, inputs: SnapshotCopyInputs, region: str | None = None
    ) -> Poll[Snapshot]:
        """A region's snapshots by their own ID."""
        api = self.cbs(context, inputs, region)

        def fetch(ids: Sequence[str]) -> Mapping[str, Snapshot]:
            found = _describe(api, {"SnapshotIds": list(ids)})
            return {snapshot["SnapshotId"]: snapshot for snapshot in found}

        return context.poll("snapshots", api, fetch, batch=100)

    def _read(
        self, context: Context, inputs: SnapshotCopyInputs, region: str, id: str
    ) -> Snapshot | None:
        found = self._snapshots(context, inputs, region).get(id, f"read {id} in {region}")
        return found if found and _exists(found) else None

    def _copies(
        self, context: Context, inputs: SnapshotCopyInputs, region: str
    ) -> Poll[list[Snapshot]]:
        """The copies that a region holds, by the disk that their source was made of."""
        api = self.cbs(context, inputs, region)

        def fetch(disks: Sequence[str]) -> Mapping[str, list[Snapshot]]:
            found: dict[str, list[Snapshot]] = {}
            filters = [{"Name": "disk-id", "Values": list(disks)}]
            for snapshot in _describe(api, {"Filters": filters}):
                if snapshot.get("CopyFromRemote") and _exists(snapshot):
                    found.setdefault(snapshot["DiskId"], []).append(snapshot)
            return found

        # The filter takes ten disks a call.
        return context.poll("copies", api, fetch, batch=10)

    def _copies_of(
        self, context: Context, inputs: SnapshotCopyInputs, region: str, disk: str
    ) -> list[Snapshot]:
        copies = self._copies(context, inputs, region)
        return copies.get(disk, _copying(inputs, [region])) or []

    def _copy(
        self, context: Context, inputs: SnapshotCopyInputs, regions: Iterable[str]
    ) -> dict[str, Snapshot]:
        """Finished copies in the regions: those that are ours already, and new ones."""
        wanted = list(regions)
        if not wanted:
            return {}
        source = context.wait(
            self._snapshots(context, inputs),
            inputs.snapshot_id,
            lambda snapshot: _source_ready(inputs, snapshot),
            _copying(inputs, wanted),
        )
        mark = _mark(context, inputs)
        existing = self._existing(context, inputs, wanted, source["DiskId"], mark)
        made = dict(existing)

        def find() -> dict[str, Snapshot] | None:
            for region in wanted:
                if region not in made:
                    copies = self._copies_of(context, inputs, region, source["DiskId"])
                    ours = (copy for copy in copies if mark.is_of(mark_in(copy["SnapshotName"])))
                    if (copy := next(ours, None)) is not None:
                        made[region] = copy
            return made if len(made) == len(wanted) else None

        def create() -> None:
            self._start(context, inputs, [region for region in wanted if region not in made])

        def finish(region: str) -> Snapshot:
            copy = context.wait(
                self._snapshots(context, inputs, region),
                made[region]["SnapshotId"],
                lambda copy: _until_normal(inputs, region, copy),
                _copying(inputs, [region]),
            )
            carried = mark_in(copy["SnapshotName"]) if region in existing else None
            taken = carried and (carried.next() if mark.is_of(carried) else mark)
            return self._rename(context, inputs, region, copy, taken)

        try:
            context.create_once(find, create, _copying(inputs, wanted))
            return _in_all_regions(wanted, finish)
        except Failure as error:
            # What only takes its time is found again by the next run; what failed is undone.
            if error.code:
                with suppress(Failure):
                    find()
                new = {region: copy for region, copy in made.items() if region not in existing}
                self._undo(context, inputs, new, error)
            raise

    def _existing(
        self,
        context: Context,
        inputs: SnapshotCopyInputs,
        regions: Sequence[str],
        disk: str,
        mark: Mark,
    ) -> dict[str, Snapshot]:
        """The copies that are there already, taken over. Somebody may have to decide about one."""
        adopted = _adopted(inputs)
        existing: dict[str, Snapshot] = {}
        for region in regions:
            copies = self._copies_of(context, inputs, region, disk)
            wanted = (
                copy
                for copy in copies
                if mark.is_of(mark_in(copy["SnapshotName"]))
                or copy["SnapshotId"] == adopted.get(region)
            )
            copy = next(wanted, None)
            if copy is None and region in adopted:
                raise NotFound(
                    f"adopt {adopted[region]}",
                    f"{region} has no such copy of a snapshot of this disk",
                    f"Correct `adopt` for {region}, or leave it out to make a copy",
                )
            by_hand = (copy for copy in copies if _is_by_hand(inputs, copy))
            if (copy := copy or next(by_hand, None)) is not None:
                existing[region] = copy
        id = self._state(inputs, existing).id
        for region, copy in existing.items():
            carried = mark_in(copy["SnapshotName"])
            context.claim(
                Existing(id, f"{copy['SnapshotId']} in {region}", mark.is_of(carried), carried),
                _copying(inputs, [region]),
                adopt=id if copy["SnapshotId"] == adopted.get(region) else None,
                otherwise="delete it",
            )
        return existing

    def _start(self, context: Context, inputs: SnapshotCopyInputs, regions: Sequence[str]) -> None:
        """Starts the copies, all in one call. The answer has a code for each region."""
        answer = self.cbs(context, inputs, retry=False).call(
            _copying(inputs, regions),
            "CopySnapshotCrossRegions",
            {
                "SnapshotId": inputs.snapshot_id,
                "DestinationRegions": list(regions),
                "SnapshotName": named(inputs, _mark(context, inputs)),
            },
        )
        for result in cast("list[Snapshot]", answer["SnapshotCopyResultSet"]):
            if result["Code"] != "Success":
                what = _copying(inputs, [result["DestinationRegion"]])
                raise failure(what, result["Code"], result["Message"])

    def _rename(
        self,
        context: Context,
        inputs: SnapshotCopyInputs,
        region: str,
        copy: Snapshot,
        mark: Mark | None = None,
    ) -> Snapshot:
        """The copy under its final name: the program's, or one with the `mark` that is given."""
        name: str = inputs.snapshot_name or (named(inputs, mark) if mark else copy["SnapshotName"])
        if name == copy["SnapshotName"]:
            return copy
        self.cbs(context, inputs, region).call(
            f"rename {copy['SnapshotId']} in {region}",
            "ModifySnapshotAttribute",
            {"SnapshotId": copy["SnapshotId"], "SnapshotName": name},
        )
        return {**copy, "SnapshotName": name}

    def _delete(
        self, context: Context, inputs: SnapshotCopyInputs, region: str, copy: SnapshotInRegion
    ) -> None:
        """Deletes a copy once it can be, and waits until it is gone."""
        id = copy.snapshot_id
        what = f"delete the copy {id} in {region}"
        snapshots = self._snapshots(context, inputs, region)
        found = context.wait(snapshots, id, _until_deletable, what)
        if found is None:
            return
        recorded, carried = mark_in(copy.snapshot_name), mark_in(found["SnapshotName"])
        if recorded and carried and recorded != carried:
            context.report.info(f"keeps {id} in {region}, which another resource has taken over")
            return
        with suppress(NotFound):
            self.cbs(context, inputs, region).call(what, "DeleteSnapshots", {"SnapshotIds": [id]})
        context.wait(snapshots, id, _until_gone, what)

    def _undo(
        self,
        context: Context,
        inputs: SnapshotCopyInputs,
        made: Mapping[str, Snapshot],
        error: Failure,
    ) -> None:
        """Takes back the copies of a creation that failed, or names those that it can't."""
        left: list[str] = []
        for region, copy in made.items():
            try:
                self._delete(context, inputs, region, SnapshotInRegion.from_api(copy))
            except Failure:
                left.append(f"{copy['SnapshotId']} in {region}")
        if left:
            error.remedy += f". It leaves {', '.join(left)}, which the next `pulumi up` takes over"

    def _state(
        self, inputs: SnapshotCopyInputs, copies: Mapping[str, Snapshot]
    ) -> SnapshotCopyState:
        ordered = sorted(copies.items())
        outputs = SnapshotCopyOutputs(
            copies={region: SnapshotInRegion.from_api(snapshot) for region, snapshot in ordered}
        )
        return self.state(inputs, outputs)


def _in_all_regions(regions: Iterable[str], do: Callable[[str], T]) -> dict[str, T]:
    """Does it in all regions at once. Raises the first failure once all have ended."""
    with ThreadPoolExecutor(16) as pool:
        running = {region: pool.submit(do, region) for region in regions}
    return {region: future.result() for region, future in running.items()}


def _describe(api: Api, query: Mapping[str, Any]) -> Iterator[Snapshot]:
    offset, total = 0, 1
    while offset < total:
        answer = api.call(
            "look for snapshots", "DescribeSnapshots", {**query, "Offset": offset, "Limit": 100}
        )
        page: list[Snapshot] = answer["SnapshotSet"]
        yield from page
        offset, total = offset + 100, int(answer["TotalCount"])


def _copying(inputs: SnapshotCopyInputs, regions: Sequence[str]) -> str:
    return f"copy {inputs.snapshot_id} from {inputs.region} to {', '.join(regions)}"


def _mark(context: Context, inputs: SnapshotCopyInputs) -> Mark:
    # A name has room for a short one only.
    return context.owner.mark(inputs.snapshot_id, digits=10)


def named(inputs: SnapshotCopyInputs, mark: Mark) -> str:
    """A name that carries a mark: what fits of the program's name, or where the copy is from."""
    name = inputs.snapshot_name or f"Copied {inputs.snapshot_id} from {inputs.region}"
    suffix = f" [{mark}]"
    return name[: _LONGEST_NAME - len(suffix)] + suffix


def mark_in(name: str | None) -> Mark | None:
    """The mark at the end of a copy's name, if there is one."""
    match = _MARK.search(name or "")
    return Mark.parse(match["mark"]) if match else None


def _adopted(inputs: SnapshotCopyInputs) -> Mapping[str, str]:
    """The IDs of the copies that `adopt` names, by region."""
    if inputs.adopt is None:
        return {}
    copies = IDENTIFIER.parse(inputs.adopt, "adopt copies")["copies"]
    return {region: copy["snapshotId"] for region, copy in copies.items()}


def _is_by_hand(inputs: SnapshotCopyInputs, copy: Snapshot) -> bool:
    """Whether it may be a copy of this very snapshot, and carries no mark."""
    name = copy["SnapshotName"]
    return not mark_in(name) and (name == inputs.snapshot_name or inputs.snapshot_id in name)


def _exists(snapshot: Snapshot) -> bool:
    return snapshot["SnapshotState"] not in _GONE


def _source_ready(
    inputs: SnapshotCopyInputs, snapshot: Snapshot | None
) -> Done[Snapshot] | Waiting:
    if snapshot is None:
        raise NotFound(
            _copying(inputs, inputs.destination_regions),
            f"{inputs.region} has no such snapshot",
            "Correct `snapshot_id` or `region`",
        )
    state = snapshot["SnapshotState"]
    return Done(snapshot) if state == "NORMAL" else Waiting(f"the source is {state}")


def _until_normal(
    inputs: SnapshotCopyInputs, region: str, copy: Snapshot | None
) -> Done[Snapshot] | Waiting:
    if copy is None or not _exists(copy):
        raise Failure(
            _copying(inputs, [region]),
            "the copy failed or was deleted while it was made",
            "Run `pulumi up` again to make it anew",
        )
    state = copy["SnapshotState"]
    return Done(copy) if state == "NORMAL" else Waiting(f"{region}: {state}", copy["Percent"])


def _until_deletable(copy: Snapshot | None) -> Done[Snapshot | None] | Waiting:
    if copy is None or not _exists(copy):
        return Done(None)
    state = copy["SnapshotState"]
    # The API deletes a snapshot only once it is made.
    return Done(copy) if state == "NORMAL" else Waiting(state, copy["Percent"])


def _until_gone(copy: Snapshot | None) -> Done[None] | Waiting:
    return Done(None) if copy is None or not _exists(copy) else Waiting(copy["SnapshotState"])
