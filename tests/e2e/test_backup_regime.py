"""The example of a whole regime: after forty days, exactly what its plan promises is there."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from .test_examples import project

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "backup-regime"
DAYS = 40
RULES: dict[str, tuple[Callable[[datetime], datetime | None], int, int]] = {
    # When it runs, and how long its recovery points and their copies are kept.
    "daily": (lambda day: day.replace(hour=5), 7, 14),
    "weekly": (lambda day: day.replace(hour=6) if day.isoweekday() == 7 else None, 28, 56),
    "monthly": (lambda day: day.replace(hour=7) if day.day == 1 else None, 180, 365),
}


def promised(resources: list[str], begin: datetime, end: datetime, *, away: bool) -> Iterator[str]:
    """What the plan's rules, read day by day, leave at the end."""
    for offset in range(DAYS + 1):
        midnight = begin.replace(hour=0, minute=0, second=0, microsecond=0)
        for rule, (runs, days_home, days_away) in RULES.items():
            moment = runs(midnight + timedelta(days=offset))
            deleted = moment and moment + timedelta(days=days_away if away else days_home)
            if moment and begin < moment <= end < deleted:
                for resource in resources:
                    yield f"{resource} {rule} {moment:%Y-%m-%dT%H:%M:%SZ} to {deleted:%Y-%m-%dT%H:%M:%SZ}"


def test_forty_days_leave_what_the_plan_promises(new_stack, sandbox, tmp_path: Path) -> None:
    stack = new_stack("regime")
    stack.folder = tmp_path / "copied"
    project(EXAMPLE, stack.folder)
    stack.environment["PULUMI_CONFIG_PASSPHRASE"] = "sandbox"
    stack.pulumi("stack", "init", "test")
    configuration = (EXAMPLE / "Pulumi.sandbox.yaml").read_text()
    path = stack.folder / "Pulumi.test.yaml"
    path.write_text(f"{path.read_text().strip()}\n{configuration}")

    # At noon no rule runs and nothing is deleted.
    now = datetime.fromisoformat(sandbox.status()["time"])
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    begin = sandbox.advance((noon - now) % timedelta(days=1)).astimezone(timezone.utc)
    stack.pulumi("up", "--yes", "--skip-preview", "--stack", "test")
    outputs = stack.outputs()
    assert outputs == {"recovery_points_home": [], "recovery_points_away": []}

    end = sandbox.advance(timedelta(days=DAYS)).astimezone(timezone.utc)
    stack.pulumi("up", "--yes", "--skip-preview", "--stack", "test")
    seed = sandbox.seed()["backup"]
    tagged = [seed[f"{kind}_arn"] for kind in ("table", "volume", "file_system", "bucket")]
    outputs = stack.outputs()
    assert outputs["recovery_points_home"] == sorted(promised(tagged, begin, end, away=False))
    assert outputs["recovery_points_away"] == sorted(promised(tagged, begin, end, away=True))
    assert len(outputs["recovery_points_home"]) >= 4 * (7 + 4 + 1)
    assert len(outputs["recovery_points_away"]) >= 4 * (14 + 5 + 1)
