"""What `offsite import` reads from its arguments, and how it spells Python."""

from pathlib import Path

import pytest

from offsite_provider.aws.backup.jobs.restore_job import RestoreJobInputs
from offsite_provider.aws.backup.plans.plan import PlanInputs
from offsite_provider.cli import python_code
from offsite_provider.cli.importing import Refused, Wanted, import_things, wanted_in
from offsite_provider.cli.pulumi_cli import Declared, Pulumi, Recorded

RULE = {
    "ruleName": "daily",
    "targetBackupVaultName": "orders",
    "lifecycle": {"deleteAfterDays": 35},
}


def test_arguments_and_a_file(tmp_path: Path) -> None:
    file = tmp_path / "ids"
    file.write_text("# vaults\n\n orders = eu-west-1/orders\n")
    wanted = wanted_in(["a=eu-west-1/b=c"], file)
    assert wanted == [Wanted("a", "eu-west-1/b=c"), Wanted("orders", "eu-west-1/orders")]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ([], "cannot import: nothing is named. Say `offsite import <name>=<id> …`."),
        (["orders"], "cannot import `orders`: it is not of the form `<name>=<id>`."),
        (["a=1", "a=2"], "cannot import `a`: it is named twice. Name it once."),
    ],
)
def test_what_can_not_be_meant(texts: list[str], said: str) -> None:
    with pytest.raises(Refused) as refused:
        wanted_in(texts, None)
    assert [str(failure) for failure in refused.value.failures] == [said]


def test_an_argument_in_python() -> None:
    plan = PlanInputs.from_state({"backupPlanName": 'a"b', "rules": [RULE]})
    assert python_code.argument(plan, "backup_plan_name") == 'backup_plan_name="a\\"b",'
    assert python_code.argument(plan, "tags") == ""
    lines = python_code.argument(plan, "rules")
    given = eval(f"dict({lines})")
    assert PlanInputs(**{"backup_plan_name": 'a"b', **given}) == plan
    assert "\n    {\n        " in lines


def test_a_secret_is_not_spelled() -> None:
    job = RestoreJobInputs.from_state({"metadata": {"password": "correct horse"}})
    assert "horse" not in python_code.argument(job, "metadata")


class Program(Pulumi):
    """A CLI whose program declares resources of these types, all named `it`."""

    def __init__(self, *types: str) -> None:
        super().__init__(Path())
        self._types = types

    def check_version(self, what: str) -> None:
        """Any is new enough."""

    def declared(self) -> dict[str, Declared]:
        found: dict[str, Declared] = {}
        for type in self._types:
            urn = f"urn:pulumi:test::shop::{type}::it"
            own = type.rpartition("$")[2]
            found[urn] = Declared(urn, own, "it", "", True, ("create",), {}, ())
        return found

    def recorded(self) -> list[Recorded]:
        return []


DYNAMIC = "pulumi-python:dynamic/offsite/backup"


@pytest.mark.parametrize(
    ("types", "name", "said"),
    [
        (
            ["aws:s3/bucket:Bucket"],
            "it",
            "its type is aws:s3/bucket:Bucket, and it is no dynamic resource of offsite. Say "
            "`pulumi import aws:s3/bucket:Bucket it some`.",
        ),
        (
            [f"{DYNAMIC}:Vault", f"{DYNAMIC}:Plan"],
            "it",
            "several have that name. Say `backup.Vault:it` or `backup.Plan:it`.",
        ),
        (
            [f"{DYNAMIC}:Vault", f"web:Page${DYNAMIC}:Vault"],
            "backup.Vault:it",
            f"several have that name. Say `urn:pulumi:test::shop::{DYNAMIC}:Vault::it` or "
            f"`urn:pulumi:test::shop::web:Page${DYNAMIC}:Vault::it`.",
        ),
        (
            [f"{DYNAMIC}:Vault"],
            "other",
            "the program declares no resource of that name. There are it.",
        ),
    ],
)
def test_names_of_what_can_not_be_imported(types: list[str], name: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        import_things(Program(*types), [Wanted(name, "some")], print)
    assert [str(f) for f in refused.value.failures] == [f"cannot import some as `{name}`: {said}"]


def test_a_file_that_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    for name, why in (("none", "No such file or directory"), ("binary", "it is no text")):
        file = tmp_path / name
        with pytest.raises(Refused) as refused:
            wanted_in([], file)
        (failure,) = refused.value.failures
        assert str(failure) == f"cannot read {file}: {why}. Give a file of lines `<name>=<id>`."
