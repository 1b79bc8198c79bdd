"""The oldest versions, as several places name them."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = (ROOT / "pyproject.toml").read_text()
PAGE = (ROOT / "docs/versions.md").read_text()


def test_pages_name_the_oldest_that_the_project_allows() -> None:
    bounds = dict(re.findall(r'^  "([\w.-]+)>=([\d.]+),', PROJECT, re.MULTILINE))
    readme = (ROOT / "README.md").read_text()
    assert f"Pulumi's SDK {bounds['pulumi']}" in PAGE
    assert f"Pulumi's SDK {bounds['pulumi']}" in readme
    for name in ("botocore", "pydantic", "grpcio", "typer", "rich"):
        assert f"{name} {bounds[name]}" in PAGE
    tencent = {v for name, v in bounds.items() if name.startswith("tencentcloud")}
    assert [v for v in tencent if f"Tencent Cloud's SDK {v}" not in PAGE] == []


def test_the_oldest_python_is_one_everywhere() -> None:
    supported = re.findall(r"Python :: (3\.\d+)", PROJECT)
    targets = re.findall(r'Target\("[\w.]+", "([\d.]+)"', (ROOT / "tools/versions.py").read_text())
    assert set(targets) == set(supported)
    assert f'requires-python = ">={supported[0]}"' in PROJECT
    assert f'pythonVersion = "{supported[0]}"' in PROJECT
    assert f'target-version = "py{supported[0].replace(".", "")}"' in PROJECT


def test_the_oldest_clis_are_those_of_the_code() -> None:
    setup = (ROOT / "tools/setup.py").read_text()
    importing = (ROOT / "provider/offsite_provider/cli/pulumi_cli.py").read_text()
    for text, name, pattern in (
        (setup, "OLDEST_PULUMI", r"CLI below {}"),
        (importing, "OLDEST", r"\| CLI {} \|"),
    ):
        found = re.search(rf"^{name}: Final = \((\d+), (\d+), \d+\)", text, re.MULTILINE)
        assert found
        assert re.search(pattern.format(re.escape(".".join(found.groups()))), PAGE)
