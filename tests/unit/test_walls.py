"""Walls: who imports whom."""

import subprocess
import sys

import grimp
import pytest


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(
        "offsite_provider", "pulumi_offsite", "offsite_sandbox", include_external_packages=True
    )


def reached(graph: grimp.ImportGraph, package: str) -> set[str]:
    """All that a package imports, directly or not, itself aside."""
    inside = {package, *graph.find_descendants(package)}
    found = {name for module in inside for name in graph.find_upstream_modules(module)}
    return found - inside


@pytest.mark.parametrize(
    ("package", "forbidden"),
    [
        ("offsite_provider.core", ("offsite_provider.", "pulumi", "boto", "tencentcloud", "grpc")),
        ("offsite_provider.aws", ("offsite_provider.doors", "offsite_provider.tencent", "pulumi", "tencentcloud", "grpc")),
        ("offsite_provider.tencent", ("offsite_provider.doors", "offsite_provider.aws", "pulumi", "boto", "grpc")),
        ("offsite_provider", ("pulumi_offsite", "offsite_sandbox", "moto")),
        ("pulumi_offsite", ("offsite_provider.cli", "offsite_sandbox", "moto")),
        ("offsite_sandbox", ("offsite_provider", "pulumi")),
    ],
)  # fmt: skip
def test_nobody_climbs_over(
    graph: grimp.ImportGraph, package: str, forbidden: tuple[str, ...]
) -> None:
    assert [name for name in sorted(reached(graph, package)) if name.startswith(forbidden)] == []


def test_a_program_does_not_load_the_sandbox() -> None:
    program = "import sys, pulumi_offsite; print(*[m for m in sys.modules if m.startswith(('moto', 'offsite_sandbox', 'typer', 'rich'))])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
