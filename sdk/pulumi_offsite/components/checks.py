"""What has to hold between the arguments of an `OffsiteBackup`: its promise, too."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from difflib import get_close_matches
from typing import Any, Final, cast

from offsite_provider.doors.arguments import (
    Problem,
    is_given,
    partition_of,
    seconds,
    vault_of,
)

from .copy_to import key_of
from .schedule import Promise, longest_gap

_CHILDREN: Final = ("home", "plan", "selection")
"""The names that copies can't have."""


def problems(given: Any) -> Iterator[Problem]:
    """All that is wrong between the arguments, as far as they are known."""
    yield from _windows(given)
    if is_given(given.tiers):
        yield from _tiers(given)
    if is_given(given.home):
        yield from _copies(given)
    counted = (given.rpo, given.tiers, given.completion_window_minutes, given.schedule_timezone)
    if all(map(is_given, counted)):
        yield from _promises(given)
    if is_given(given.lock):
        yield from _lock(given.lock)


def _items(values: object) -> list[Any]:
    """The items of a list, of which parts may be unknown."""
    return cast("list[Any]", values) if isinstance(values, list) else []


def _lock(lock: Any) -> Iterator[Problem]:
    if lock.changeable_for_days is not None and lock.min_retention_days is None:
        yield Problem(
            ("lock", "minRetentionDays"),
            "is required with `changeable_for_days`: what nobody can change can't follow the tiers",
        )


def _windows(given: Any) -> Iterator[Problem]:
    start, end = given.start_window_minutes, given.completion_window_minutes
    if is_given(start) and is_given(end) and end < start + 60:
        why = "60 more than `start_window_minutes`"
        yield Problem(
            ("completionWindowMinutes",), f"must be at least {start + 60}, not {end}: {why}"
        )


def _tiers(given: Any) -> Iterator[Problem]:
    names: list[str] = [tier.name for tier in given.tiers]
    if not names:
        yield Problem(("tiers",), "must have at least one")
    for index, tier in enumerate(given.tiers):
        if tier.name in names[:index]:
            yield Problem(("tiers", index, "name"), f"is `{tier.name}`, as another tier's")
        yield from _within(given.lock, ("tiers", index, "keepDays"), tier.keep_days)


def _within(lock: Any, path: tuple[str | int, ...], days: int) -> Iterator[Problem]:
    """The rule that a vault takes what is to be kept in it."""
    if not is_given(lock):
        return
    least, most = lock.min_retention_days, lock.max_retention_days
    if least is not None and days < least:
        yield Problem(path, f"must be at least {least}, not {days}, by `lock.min_retention_days`")
    if most is not None and days > most:
        yield Problem(path, f"must be at most {most}, not {days}, by `lock.max_retention_days`")


def _copies(given: Any) -> Iterator[Problem]:
    tiers: list[str] = [tier.name for tier in given.tiers] if is_given(given.tiers) else []
    keys: list[str] = []
    for index, copy in enumerate(_items(given.copies)):
        at = ("copies", index)
        key = key_of(copy) if is_given(copy.region) or is_given(copy.name) or copy.vault_arn else ""
        if not key and copy.vault_arn is not None:
            yield Problem((*at, "name"), "is required where the ARN isn't known yet")
        elif key and key in keys:
            yield Problem((*at, "name"), f"is required: there is another copy `{key}`")
        elif key in _CHILDREN:
            yield Problem((*at, "name"), f"must not be `{key}`, as another child's")
        keys.append(key)
        region: Any = copy.region
        if is_given(copy.vault_arn):
            region = vault_of(copy.vault_arn).region
        if is_given(region) and partition_of(region) != partition_of(given.home):
            yield Problem(
                (*at, "region"),
                f"is in the partition {partition_of(region)}, and `home` in "
                f"{partition_of(given.home)}: nothing is copied from one to another",
            )
        is_here = copy.region == given.home and not copy.role_arn and not copy.profile
        if is_here and copy.air_gapped is not True:
            why = "is `home`, in the same account: what is lost there is lost with its copy"
            yield Problem((*at, "region"), f"{why}. Name another region, or `role_arn`")
        for position, name in enumerate(copy.tiers or () if tiers else ()):
            if name not in tiers:
                near = get_close_matches(name, tiers, n=1) or tiers
                hint = f"did you mean `{near[0]}`?"
                yield Problem((*at, "tiers", position), f"is `{name}`, no tier's name: {hint}")
        if is_given(copy.keep_days):
            yield from _within(given.lock, (*at, "keepDays"), copy.keep_days)
        has_both = given.lock and given.lock.min_retention_days and given.lock.max_retention_days
        if copy.air_gapped is True and not has_both:
            yield Problem(
                (*at, "airGapped"),
                "needs `lock.min_retention_days` and `lock.max_retention_days`: an air-gapped "
                "vault has them from the beginning, and for ever",
            )


def _promises(given: Any) -> Iterator[Problem]:
    """Whether the newest backup, at home and at each copy, can get older than was promised."""
    now = datetime.now(timezone.utc)
    allowed = timedelta(seconds=seconds(given.rpo))
    complete = timedelta(minutes=given.completion_window_minutes)
    home = [(complete, "until it is complete (`completion_window_minutes`)")]
    places: list[tuple[str, list[Any], list[tuple[timedelta, str]]]] = [
        ("the newest backup", [(tier, tier.keep_days) for tier in given.tiers], home)
    ]
    for index, copy in enumerate(_items(given.copies)):
        copying = (
            timedelta(minutes=copy.copy_minutes),
            f"to copy it (`copies[{index}].copy_minutes`)",
        )
        kept = [
            (tier, copy.keep_days or tier.keep_days)
            for tier in given.tiers
            if copy.tiers is None or tier.name in copy.tiers
        ]
        places.append((f"the newest copy in {key_of(copy)}", kept, [*home, copying]))
    for what, kept, terms in places:
        promise = _promise(kept, terms, given.schedule_timezone, now)
        if promise is None:
            yield Problem(
                ("rpo",), f"is {given.rpo}, and {what} is deleted before the next is there"
            )
        elif promise.age is None or promise.age > allowed:
            yield Problem(("rpo",), f"is {given.rpo}, and {what} gets older: {promise.sum()}")


def _promise(
    kept: Sequence[tuple[Any, int]],
    terms: Sequence[tuple[timedelta, str]],
    zone: str,
    now: datetime,
) -> Promise | None:
    """What tiers promise together, as far as a backup is there until the next one is.

    None if none is.
    """
    lasting: list[str] = []
    for tier, days in kept:
        gap = longest_gap([tier.schedule], zone, now)
        alone = Promise(gap, tuple(terms)) if gap else None
        if alone and (alone.age is None or alone.age <= timedelta(days=days)):
            lasting.append(tier.schedule)
    gap = longest_gap(lasting, zone, now)
    return Promise(gap, tuple(terms)) if gap else None
