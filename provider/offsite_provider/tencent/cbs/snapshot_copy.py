"""A disk snapshot, copied to several regions.

Follows CopySnapshotCrossRegions and DescribeSnapshots of the CBS API. The call that makes copies
takes a name and no tags, so a copy carries our mark in its name while it is made, and for ever
where the program gives no name of its own. Where it does, a tag carries the mark: it is there, and
seen, before the copy gets its own name.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import Annotated, Any, Final, TypeVar, cast

from pydantic import AfterValidator, Field

from ...core.equality import AnyOrder
from ...core.failures import Busy, Cancelled, Failure, Invalid, NotFound, TimedOut
from ...core.identifier import Identifier, Part
from ...core.model import Outputs, Timeouts
from ...core.ownership import TAG, Adopt, Existing, Held, Mark
from ...core.problems import Problem
from ...core.resource import Context, State
from ...core.traits import Computed, Hidden, Replaces
from ...core.unknown import is_given, known_items
from ...core.values import distinct
from ...core.waiting import Done, Judge, Poll, Waiting
from ..access import Api, TencentHandler, TencentInputs
from ..failures import failure
from ..pages import pages
from ..regions import Region
from ..times import Timestamp
from .ids import SNAPSHOT, SnapshotId

T = TypeVar("T")

_LONGEST_NAME: Final = 60
_DIGITS: Final = 16
"""Digits of a mark: for more there is no room in a name."""
_MARK: Final = re.compile(rf" \[(?P<mark>[0-9a-f]{{{_DIGITS}}}(\+\d+)?)\]$")
_IN_ID: Final = re.compile(rf"(?P<region>[a-z0-9-]+):(?P<copy>{SNAPSHOT})")
_RECYCLED: Final = "TORECYCLE"
_SHOWS_WITHIN: Final = 300.0
"""Seconds within which a copy shows once the service has told its ID."""

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
    """The name of the copies, at most 60 characters; they carry offsite's mark in the tag
    `offsite:owner`. Default: the source's ID and region, and the mark, without a tag."""
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
    marks: Annotated[dict[str, str], Hidden] = {}
    """The owner marks that the copies carry, by region."""
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
            "tag:ModifyResourceTags",
            "DeleteSnapshots",
        ),
        "read": ("DescribeSnapshots",),
        "update": (
            "DescribeSnapshots",
            "CopySnapshotCrossRegions",
            "ModifySnapshotAttribute",
            "tag:ModifyResourceTags",
            "DeleteSnapshots",
        ),
        "delete": (
            "DescribeSnapshots",
            "DeleteSnapshots",
        ),
    }
    prefix = "cbs"
    timeouts = Timeouts(create="3h", update="3h", delete="30m")

    def regions(self, inputs: SnapshotCopyInputs) -> Iterator[str]:
        yield from super().regions(inputs)
        yield from (region for _, region in known_items(inputs.destination_regions))

    def create(self, context: Context, inputs: SnapshotCopyInputs) -> SnapshotCopyState:
        return self._state(inputs, self._copy(context, inputs, inputs.destination_regions))

    def read(self, context: Context, state: SnapshotCopyState) -> SnapshotCopyState | None:
        given, recorded = state.inputs, state.outputs.marks
        known = {region: copy.snapshot_id for region, copy in state.outputs.copies.items()}
        found = _together(known, lambda region: self._read(context, given, region, known[region]))
        own = _mark(context, given)
        copies: dict[str, Snapshot] = {}
        for region, copy in found.items():
            if copy is None:
                continue
            carried, noun = mark_of(copy), f"{known[region]} in {region}"
            held = Held(state.id, noun, carried=carried, recorded=None, own=own)
            is_ours = _is_ours(carried, own, recorded.get(region))
            # An import may look at whatever there is.
            is_known = bool(state.outputs.copies[region].snapshot_state)
            if is_ours or not is_known or not context.claims.forgets(held):
                copies[region] = copy
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
        ours = {r: c for r, c in copies.items() if _is_ours(mark_of(c), own, recorded.get(r))}
        now = self._state(live, copies)
        # What has lost its mark stays recorded with it, until an update writes it again.
        marks = {r: str(mark_of(ours[r])) if r in ours else recorded[r] for r in recorded | ours}
        kept = {region: mark for region, mark in marks.items() if region in copies}
        return self.state(live, now.outputs.model_copy(update={"marks": kept}))

    def update(
        self, context: Context, state: SnapshotCopyState, inputs: SnapshotCopyInputs
    ) -> SnapshotCopyState:
        known, recorded = state.outputs.copies, state.outputs.marks
        wanted, own = inputs.destination_regions, _mark(context, inputs)
        copies: dict[str, Snapshot] = {}
        for region in wanted:
            found = known.get(region) and self._read(
                context, inputs, region, known[region].snapshot_id
            )
            if not found:
                continue
            carried = mark_of(found)
            if carried is None or _is_ours(carried, own, recorded.get(region)):
                mark = carried or Mark.parse(recorded.get(region)) or own
                mark = replace(own, generation=mark.generation) if own.is_of(mark) else mark
                copies[region] = self._sign(context, inputs, region, found, mark)
        missing = [region for region in wanted if region not in copies]
        try:
            copies |= self._copy(context, inputs, missing)
        except Failure as failure:
            made = cast("SnapshotCopyState | None", failure.made) or self._state(inputs, {})
            there = self._beside(made, state, [r for r in known if r not in missing])
            failure.made = there if there.outputs.copies else None
            raise
        for region in known:
            if region not in wanted:
                self._delete(context, inputs, region, known[region], recorded.get(region))
        return self._state(inputs, copies)

    def delete(self, context: Context, state: SnapshotCopyState) -> None:
        known, recorded = state.outputs.copies, state.outputs.marks
        _together(
            known,
            lambda region: self._delete(
                context, state.inputs, region, known[region], recorded.get(region)
            ),
        )

    def _snapshots(
        self, context: Context, inputs: SnapshotCopyInputs, region: str | None = None
    ) -> Poll[Snapshot]:
        """A region's snapshots by their own ID."""
        api = self.client(context, inputs, region)

        def fetch(ids: Sequence[str]) -> Mapping[str, Snapshot]:
            found = _describe(api, {"SnapshotIds": list(ids)})
            return {snapshot["SnapshotId"]: snapshot for snapshot in found}

        return context.poll("snapshots", api, fetch, batch=100)

    def _read(
        self, context: Context, inputs: SnapshotCopyInputs, region: str, id: str
    ) -> Snapshot | None:
        snapshots = self._snapshots(context, inputs, region)
        found = snapshots.get(id, f"read {id} in {region}", context.waiting)
        return found if found and _exists(found) else None

    def _copies(
        self, context: Context, inputs: SnapshotCopyInputs, region: str
    ) -> Poll[list[Snapshot]]:
        """The copies that a region holds, by the disk that their source was made of."""
        api = self.client(context, inputs, region)

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
        return copies.get(disk, _copying(inputs, [region]), context.waiting) or []

    def _ours(
        self, context: Context, inputs: SnapshotCopyInputs, region: str, disk: str
    ) -> list[Snapshot]:
        """The copies in a region that carry our mark."""
        mark = _mark(context, inputs)
        copies = self._copies_of(context, inputs, region, disk)
        return [copy for copy in copies if mark.is_of(mark_of(copy))]

    def _copy(
        self, context: Context, inputs: SnapshotCopyInputs, regions: Iterable[str]
    ) -> dict[str, Snapshot]:
        """Finished copies in the regions: those that are ours already, and new ones.

        Each region goes its own way. What fails in one undoes nothing in another: whatever was made
        carries our mark, so the next run goes on with it.
        """
        wanted = list(regions)
        if not wanted:
            return {}
        source = context.wait(
            self._snapshots(context, inputs),
            inputs.snapshot_id,
            lambda snapshot: _source_ready(inputs, snapshot),
            _copying(inputs, wanted),
        )
        disk: str = source["DiskId"]
        existing, failed = self._existing(context, inputs, wanted, disk)
        made = {region: str(copy["SnapshotId"]) for region, copy in existing.items()}
        unanswered: set[str] = set()

        def left() -> list[str]:
            return [region for region in wanted if region not in made and region not in failed]

        def find() -> bool | None:
            for region in unanswered.intersection(left()):
                if ours := self._ours(context, inputs, region, disk):
                    made[region] = ours[0]["SnapshotId"]
            return None if left() else True

        def start() -> None:
            asked = left()
            try:
                answers = self._start(context, inputs, asked)
            except Busy:
                unanswered.update(asked)
                raise
            busy = {r: f for r, f in answers.items() if isinstance(f, Busy)}
            refused = {r: f for r, f in answers.items() if isinstance(f, Failure) and r not in busy}
            made.update({r: id for r, id in answers.items() if isinstance(id, str)})
            failed.update(refused)
            # A region that is busy isn't asked again in vain when the whole can't succeed any more.
            failed.update(busy if refused else {})
            unanswered.update(busy)
            if len(wanted) > 1:
                for failure in refused.values():
                    context.report.info(str(failure))
            if busy and not refused:
                raise next(iter(busy.values()))

        def finish(region: str) -> Snapshot:
            copy = context.wait(
                self._snapshots(context, inputs, region),
                made[region],
                _until_normal(inputs, region, made[region]),
                _copying(inputs, [region]),
            )
            own = _mark(context, inputs)
            carried = mark_of(copy) if region in existing else None
            later = carried.generation + 1 if carried and own.is_of(carried) else 0
            taken = replace(own, generation=later)
            copy = self._sign(context, inputs, region, copy, taken)
            if region in unanswered:
                self._delete_others(context, inputs, region, disk, copy)
            return copy

        try:
            context.create_once(find, start, _copying(inputs, wanted))
        except Failure as error:
            failed.update(dict.fromkeys(left(), error))
        finished = _each(made, finish)
        failed |= {r: result for r, result in finished.items() if isinstance(result, Failure)}
        ready = {r: result for r, result in finished.items() if not isinstance(result, Failure)}
        if failed:
            gone = {region for region, error in failed.items() if isinstance(error, _Gone)}
            error = _failure_of(failed, {r: id for r, id in made.items() if r not in gone})
            if ready:
                only = inputs.model_copy(update={"destination_regions": sorted(ready)})
                error.made = self._state(only, ready)
            raise error
        return ready

    def _existing(
        self, context: Context, inputs: SnapshotCopyInputs, regions: Sequence[str], disk: str
    ) -> tuple[dict[str, Snapshot], dict[str, Failure]]:
        """The copies that are there already, taken over, and the regions that can't be asked.

        Somebody may have to decide about a copy.
        """
        adopted, own = _adopted(inputs), _mark(context, inputs)
        existing: dict[str, Snapshot] = {}
        down: dict[str, Failure] = {}
        for region in regions:
            try:
                copies = self._copies_of(context, inputs, region, disk)
            except Busy as failure:
                down[region] = failure
                continue
            wanted = (copy for copy in copies if copy["SnapshotId"] == adopted.get(region))
            ours = (copy for copy in copies if own.is_of(mark_of(copy)))
            by_hand = (copy for copy in copies if _is_by_hand(inputs, copy))
            copy = next(wanted, None)
            if copy is None and region in adopted:
                raise NotFound(
                    f"adopt {adopted[region]}",
                    f"{region} has no such copy of a snapshot of this disk",
                    f"Correct `adopt` for {region}, or leave it out to make a copy",
                )
            if (copy := copy or next(ours, None) or next(by_hand, None)) is not None:
                existing[region] = copy
        id = self._state(inputs, existing).id
        for region, copy in existing.items():
            carried = mark_of(copy)
            context.claims.claim(
                Existing(id, f"{copy['SnapshotId']} in {region}", own.is_of(carried), carried),
                _copying(inputs, [region]),
                adopt=id if copy["SnapshotId"] == adopted.get(region) else None,
                otherwise="delete it",
            )
        return existing, down

    def _start(
        self, context: Context, inputs: SnapshotCopyInputs, regions: Sequence[str]
    ) -> dict[str, str | Failure]:
        """Starts the copies, all in one call: each region's copy, or why there is none."""
        answer = self.client(context, inputs, retry=False).call(
            _copying(inputs, regions),
            "CopySnapshotCrossRegions",
            {
                "SnapshotId": inputs.snapshot_id,
                "DestinationRegions": list(regions),
                "SnapshotName": named(inputs, _mark(context, inputs)),
            },
            context.waiting,
        )
        results = cast("list[Mapping[str, str]]", answer["SnapshotCopyResultSet"])
        return {
            result["DestinationRegion"]: result["SnapshotId"]
            if result["Code"] == "Success"
            else failure(
                _copying(inputs, [result["DestinationRegion"]]), result["Code"], result["Message"]
            )
            for result in results
        }

    def _sign(
        self, context: Context, inputs: SnapshotCopyInputs, region: str, copy: Snapshot, mark: Mark
    ) -> Snapshot:
        """The copy with our `mark`, under its final name."""
        id = copy["SnapshotId"]
        what = f"mark {id} in {region} as this resource's"
        by_us = inputs.snapshot_name is None and mark_in(copy["SnapshotName"]) is not None
        name: str = inputs.snapshot_name or (named(inputs, mark) if by_us else copy["SnapshotName"])
        tag = _tags(copy).get(TAG)
        if tag != str(mark) and (tag or not by_us):
            self.client(context, inputs, region, service="tag").call(
                what,
                "ModifyResourceTags",
                {
                    "Resource": f"qcs::cvm:{region}:uin/:snapshot/{id}",
                    "ReplaceTags": [{"TagKey": TAG, "TagValue": str(mark)}],
                },
                context.waiting,
            )
            snapshots = self._snapshots(context, inputs, region)
            copy = context.wait(snapshots, id, _until_tagged(inputs, region, id, mark), what)
        if name == copy["SnapshotName"]:
            return copy
        self.client(context, inputs, region).call(
            f"rename {id} in {region}",
            "ModifySnapshotAttribute",
            {"SnapshotId": id, "SnapshotName": name},
            context.waiting,
        )
        return {**copy, "SnapshotName": name}

    def _delete(
        self,
        context: Context,
        inputs: SnapshotCopyInputs,
        region: str,
        copy: SnapshotInRegion,
        recorded: str | None,
    ) -> None:
        """Deletes a copy once it can be, and waits until it is gone; another's is left."""
        id = copy.snapshot_id
        what = f"delete the copy {id} in {region}"
        snapshots = self._snapshots(context, inputs, region)
        found = context.wait(snapshots, id, _until_deletable, what)
        if found is None:
            return
        carried = mark_of(found)
        if carried is None and context.claims.imported:
            context.report.info(f"deletes {id} in {region}, which was imported into this stack")
        elif carried is None and _adopted(inputs).get(region) != id:
            context.report.info(
                f"leaves {id} in {region}, which carries no mark of offsite any more: delete it by "
                "hand"
            )
            return
        own = _mark(context, inputs)
        if carried and (str(carried) != recorded if recorded else not own.is_of(carried)):
            who = "another resource" if own.is_of(carried) else _whose(carried)
            context.report.info(f"keeps {id} in {region}, which {who} has taken over")
            return
        self._delete_snapshot(context, inputs, region, id, what)

    def _delete_snapshot(
        self, context: Context, inputs: SnapshotCopyInputs, region: str, id: str, what: str
    ) -> None:
        api = self.client(context, inputs, region)
        with suppress(NotFound):
            context.retry_while(
                lambda failure: isinstance(failure, Busy),
                lambda: api.call(what, "DeleteSnapshots", {"SnapshotIds": [id]}, context.waiting),
            )
        context.wait(self._snapshots(context, inputs, region), id, _until_gone, what)

    def _delete_others(
        self, context: Context, inputs: SnapshotCopyInputs, region: str, disk: str, kept: Snapshot
    ) -> None:
        """Deletes what else a call has made that was not answered and did not show at first."""
        for copy in self._ours(context, inputs, region, disk):
            id = copy["SnapshotId"]
            if id != kept["SnapshotId"]:
                what = f"delete the second copy {id} in {region}"
                context.report.info(
                    f"deletes {id} in {region}, a second copy of an unanswered call"
                )
                context.wait(self._snapshots(context, inputs, region), id, _until_deletable, what)
                self._delete_snapshot(context, inputs, region, id, what)

    def _state(
        self, inputs: SnapshotCopyInputs, copies: Mapping[str, Snapshot]
    ) -> SnapshotCopyState:
        ordered = sorted(copies.items())
        outputs = SnapshotCopyOutputs(
            marks={region: str(mark) for region, copy in ordered if (mark := mark_of(copy))},
            copies={region: SnapshotInRegion.from_api(snapshot) for region, snapshot in ordered},
        )
        return self.state(inputs, outputs)

    def _beside(
        self, made: SnapshotCopyState, state: SnapshotCopyState, regions: Iterable[str]
    ) -> SnapshotCopyState:
        """What was made before a failure, and what was there before in some regions."""
        kept, marks = state.outputs.copies, state.outputs.marks
        outputs = SnapshotCopyOutputs(
            marks={**{r: marks[r] for r in regions if r in marks}, **made.outputs.marks},
            copies={**{r: kept[r] for r in regions}, **made.outputs.copies},
        )
        inputs = state.inputs.model_copy(update={"destination_regions": sorted(outputs.copies)})
        return self.state(inputs, outputs)


class _Gone(Failure):
    """A copy that is no more."""


def _each(regions: Iterable[str], do: Callable[[str], T]) -> dict[str, T | Failure]:
    """Does it in all regions at once: each region's result, or why there is none."""

    def attempt(region: str) -> T | Failure:
        try:
            return do(region)
        except Failure as failure:
            return failure

    with ThreadPoolExecutor(16) as pool:
        running = {region: pool.submit(attempt, region) for region in regions}
    return {region: future.result() for region, future in running.items()}


def _together(regions: Iterable[str], do: Callable[[str], T]) -> dict[str, T]:
    """Does it in all regions at once. Raises what failed once all have ended."""
    results = _each(regions, do)
    if failed := {r: result for r, result in results.items() if isinstance(result, Failure)}:
        raise _failure_of(failed, {})
    return {r: result for r, result in results.items() if not isinstance(result, Failure)}


def _failure_of(failed: Mapping[str, Failure], made: Mapping[str, str]) -> Failure:
    """One failure of all: first what can't succeed by itself, and then what else is to be told."""
    passing = (Busy, Cancelled, TimedOut)
    different = {id(error): error for error in failed.values()}.values()
    first, *others = sorted(different, key=lambda error: isinstance(error, passing))
    told = [first.remedy, *(f"Besides, it {error!s}" for error in others)]
    if made:
        copies = ", ".join(f"{id} in {region}" for region, id in sorted(made.items()))
        told.append(f"The next `pulumi up` goes on with {copies}")
    first.remedy = " ".join(f"{sentence.rstrip('.')}." for sentence in told if sentence)
    return first


def _describe(api: Api, query: Mapping[str, Any]) -> Iterator[Snapshot]:
    return pages(api, "look for snapshots", "DescribeSnapshots", "SnapshotSet", query)


def _copying(inputs: SnapshotCopyInputs, regions: Sequence[str]) -> str:
    return f"copy {inputs.snapshot_id} from {inputs.region} to {', '.join(regions)}"


def _mark(context: Context, inputs: SnapshotCopyInputs) -> Mark:
    return context.owner.mark(inputs.snapshot_id, digits=_DIGITS)


def named(inputs: SnapshotCopyInputs, mark: Mark) -> str:
    """A name that carries a mark: what fits of the program's name, or where the copy is from."""
    name = inputs.snapshot_name or f"{inputs.snapshot_id} from {inputs.region}"
    suffix = f" [{replace(mark, label='')}]"
    return name[: _LONGEST_NAME - len(suffix)] + suffix


def mark_in(name: str | None) -> Mark | None:
    """The mark at the end of a copy's name, if there is one."""
    match = _MARK.search(name or "")
    return Mark.parse(match["mark"]) if match else None


def mark_of(copy: Snapshot) -> Mark | None:
    """The mark that a copy carries: in its tag, or else in its name."""
    return Mark.parse(_tags(copy).get(TAG)) or mark_in(copy["SnapshotName"])


def _tags(copy: Snapshot) -> Mapping[str, str]:
    tags: list[Mapping[str, str]] = copy.get("Tags") or []
    return {tag["Key"]: tag["Value"] for tag in tags}


def _is_ours(carried: Mark | None, own: Mark, recorded: str | None) -> bool:
    """Whether a mark is this resource's, now or under the name with which it was recorded."""
    return carried is not None and (own.is_of(carried) or str(carried) == recorded)


def _whose(mark: Mark) -> str:
    return mark.label or "another resource"


def _adopted(inputs: SnapshotCopyInputs) -> Mapping[str, str]:
    """The IDs of the copies that `adopt` names, by region."""
    if inputs.adopt is None:
        return {}
    copies = IDENTIFIER.parse(inputs.adopt, "adopt copies")["copies"]
    return {region: copy["snapshotId"] for region, copy in copies.items()}


def _is_by_hand(inputs: SnapshotCopyInputs, copy: Snapshot) -> bool:
    """Whether it may be a copy of this very snapshot, and carries no mark."""
    name = copy["SnapshotName"]
    return not mark_of(copy) and (name == inputs.snapshot_name or inputs.snapshot_id in name)


def _exists(snapshot: Snapshot) -> bool:
    return snapshot["SnapshotState"] != _RECYCLED


def _source_ready(
    inputs: SnapshotCopyInputs, snapshot: Snapshot | None
) -> Done[Snapshot] | Waiting:
    if snapshot is None:
        raise NotFound(
            _copying(inputs, inputs.destination_regions),
            f"{inputs.region} has no such snapshot",
            "Correct `snapshot_id` or `region`",
        )
    if not _exists(snapshot):
        raise Failure(
            _copying(inputs, inputs.destination_regions),
            f"{inputs.snapshot_id} is in the recycle bin ({_RECYCLED})",
            "Recover it in the console of Tencent Cloud, or copy another snapshot",
        )
    state = snapshot["SnapshotState"]
    return Done(snapshot) if state == "NORMAL" else Waiting(f"the source is {state}")


def _until_there(
    inputs: SnapshotCopyInputs,
    region: str,
    id: str,
    judge: Callable[[Snapshot], Done[Snapshot] | Waiting],
) -> Judge[Snapshot, Snapshot]:
    """What `judge` says of a copy that exists; it may take a moment until one shows."""
    began, seen = time.monotonic(), False

    def see(copy: Snapshot | None) -> Done[Snapshot] | Waiting:
        nonlocal seen
        if copy is not None and _exists(copy):
            seen = True
            return judge(copy)
        if copy is None and not seen and time.monotonic() - began < _SHOWS_WITHIN:
            return Waiting(f"{id} does not show in {region} yet")
        raise _Gone(
            _copying(inputs, [region]),
            f"the copy {id} failed or was deleted while it was made",
            "Run `pulumi up` again to make it anew",
        )

    return see


def _until_normal(inputs: SnapshotCopyInputs, region: str, id: str) -> Judge[Snapshot, Snapshot]:
    def judge(copy: Snapshot) -> Done[Snapshot] | Waiting:
        state = copy["SnapshotState"]
        return Done(copy) if state == "NORMAL" else Waiting(f"{region}: {state}", copy["Percent"])

    return _until_there(inputs, region, id, judge)


def _until_tagged(
    inputs: SnapshotCopyInputs, region: str, id: str, mark: Mark
) -> Judge[Snapshot, Snapshot]:
    def judge(copy: Snapshot) -> Done[Snapshot] | Waiting:
        if _tags(copy).get(TAG) == str(mark):
            return Done(copy)
        return Waiting(f"the tag {TAG} of {id} does not show in {region} yet")

    return _until_there(inputs, region, id, judge)


def _until_deletable(copy: Snapshot | None) -> Done[Snapshot | None] | Waiting:
    if copy is None or not _exists(copy):
        return Done(None)
    state = copy["SnapshotState"]
    # The API deletes a snapshot only once it is made.
    return Done(copy) if state == "NORMAL" else Waiting(state, copy["Percent"])


def _until_gone(copy: Snapshot | None) -> Done[None] | Waiting:
    return Done(None) if copy is None or not _exists(copy) else Waiting(copy["SnapshotState"])
