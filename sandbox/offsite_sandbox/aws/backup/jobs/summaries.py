"""How many jobs there were, by what they have in common."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from ....clock import clock
from ..shared.answer import given, listed
from .job import Job

_ANY = "ANY"
_ALL = "AGGREGATE_ALL"
_DAILY = "ONE_DAY"
_DAYS = {_DAILY: 14, "SEVEN_DAYS": 7, "FOURTEEN_DAYS": 14}


class SummaryFilter(NamedTuple):
    """Which jobs are counted, and which are counted together.

    ``ANY`` counts each value for itself, ``AGGREGATE_ALL`` all of them together, and any other
    value only the jobs that have it. What is left out is ``ANY``, but for the category of
    messages, which is then not told.
    """

    account_id: str | None
    state: str | None
    resource_type: str | None
    message_category: str | None = None

    def group(self, job: Job, region: str) -> tuple[str | None, ...] | None:
        """What a job is counted under, or None if it is not."""
        found = (
            _group(self.account_id or _ANY, job.account),
            _group(self.state or _ANY, job.state),
            _group(self.resource_type or _ANY, job.kind.name),
            _group(self.message_category, job.category or "") if self.message_category else "",
        )
        return None if None in found else (region, *found)


def summaries(
    name: str,
    jobs: Iterable[Job],
    region: str,
    wanted: SummaryFilter,
    aggregation_period: str | None,
    max_results: int | None,
    next_token: str | None,
) -> dict[str, Any]:
    """The answer of a list of summaries, under ``name``."""
    period = aggregation_period or _DAILY
    now = clock.now()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    start = midnight - timedelta(days=_DAYS[period] - 1)
    counts: Counter[tuple[datetime, tuple[str | None, ...]]] = Counter()
    for job in jobs:
        group = wanted.group(job, region)
        if group is None or job.created < start:
            continue
        day = job.created.replace(hour=0, minute=0, second=0, microsecond=0)
        counts[(day if period == _DAILY else start, group)] += 1
    ordered = sorted(counts.items(), key=lambda item: (item[0][0], str(item[0][1])))
    length = timedelta(days=1 if period == _DAILY else _DAYS[period])

    def describe(item: tuple[tuple[datetime, tuple[str | None, ...]], int]) -> dict[str, Any]:
        (begins, (where, account, state, kind, category)), count = item
        return given(
            {
                "Region": where,
                "AccountId": account,
                "State": state,
                "ResourceType": kind,
                "MessageCategory": category or None,
                "Count": count,
                "StartTime": begins,
                "EndTime": begins + length,
            }
        )

    answer = listed(name, ordered, describe, max_results, next_token)
    return {**answer, "AggregationPeriod": period}


def _group(wanted: str, value: str) -> str | None:
    if wanted == _ANY:
        return value
    return wanted if wanted in (_ALL, value) else None
