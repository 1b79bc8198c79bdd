"""What all components do with arguments, children and outputs, shown by one of the test's own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pulumi
import pytest
from pulumi.runtime import rpc

import pulumi_offsite as offsite
from offsite_provider.doors.arguments import Days, Problem, Region, Tags, is_given
from pulumi_offsite.components._component import Component


@dataclass(frozen=True, kw_only=True)
class Copy:
    region: Region
    keep_days: pulumi.Input[Days]
    cold_after_days: pulumi.Input[Days] | None = None

    @staticmethod
    def problems(given: Any) -> Iterator[Problem]:
        days, cold = given.keep_days, given.cold_after_days
        if is_given(cold) and is_given(days) and days < cold:
            yield Problem(("keepDays",), "must be more than `cold_after_days`")

    @classmethod
    def named(cls, text: str) -> "Copy":
        region, _, days = text.partition(" for ")
        if not days.isdigit():
            raise ValueError("must be like `eu-west-1 for 35`")
        return cls(region=region, keep_days=int(days))


def _rules(given: Any) -> Iterator[Problem]:
    if is_given(given.copies) and not given.copies:
        yield Problem(("copies",), "must have one")


class Bunker(Component):
    token = "offsite:components:Bunker"

    vault_arn: pulumi.Output[str]

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        copies: Sequence[Copy | str],
        tags: pulumi.Input[Tags] | None = None,
        retain_on_delete: bool = False,
    ) -> None:
        self._register(Bunker, locals(), _rules)
        vault = offsite.backup.Vault(self._child_name("vault"), self._child_options(), tags=tags)
        self._finish(vault_arn=vault.backup_vault_arn)


def refusal(**arguments: Any) -> str:
    with pytest.raises(pulumi.RunError) as caught:
        Bunker("far", **arguments)
    return str(caught.value).removeprefix('offsite.components.Bunker "far"')


class TestArguments:
    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            ({"copies": [Copy(region="eu-wst-1", keep_days=35)]}, ": `copies[0].region` must be an AWS region, not `eu-wst-1`: did you mean `eu-west-1`?"),
            ({"copies": [Copy(region="eu-west-1", keep_days=0)]}, ": `copies[0].keep_days` must be at least 1, not 0"),
            ({"copies": [{"region": "eu-west-1", "kept_days": 1, "keep_days": 2}]}, ": `copies[0].kept_days` is not an argument: did you mean `keep_days`?"),
            ({"copies": [Copy(region="eu-west-1", keep_days=35, cold_after_days=90)]}, ": `copies[0].keep_days` must be more than `cold_after_days`"),
            ({"copies": ["eu-west-1"]}, ": `copies[0]` must be like `eu-west-1 for 35`"),
            ({"copies": []}, ": `copies` must have one"),
            ({"copys": []}, ": `copys` is not an argument: did you mean `copies`?"),
            ({"copies": [], "tags": {"aws:x": "y"}}, " has 2 problems:\n  `tags` must not have the key `aws:x`: `aws:` is reserved\n  `copies` must have one"),
        ],
    )  # fmt: skip
    def test_are_refused_once_with_all_that_is_wrong(
        self, engine: Any, arguments: dict[str, Any], sentence: str
    ) -> None:
        assert refusal(**arguments) == sentence
        assert engine.requests == {}

    def test_may_be_outputs(self, run: Any, engine: Any) -> None:
        def program() -> Any:
            days = pulumi.Output.from_input(35)
            return Bunker(
                "far",
                copies=[Copy(region="eu-west-1", keep_days=days), "eu-west-3 for 5"],
                tags=pulumi.Output.from_input({"team": "dr"}),
            ).vault_arn

        run(program)
        assert engine.inputs("far-vault")["tags"] == {"team": "dr"}


class TestChildren:
    def test_get_what_pulumi_passes_on_and_what_it_does_not(self, run: Any, engine: Any) -> None:
        def program() -> None:
            first = offsite.backup.Vault("first")
            opts = pulumi.ResourceOptions(
                protect=True,
                depends_on=[first],
                custom_timeouts=pulumi.CustomTimeouts(create="5m", delete="1h"),
            )
            Bunker("far", opts, copies=["eu-west-1 for 5"], retain_on_delete=True)

        run(program)
        vault = engine.requests["far-vault"]
        assert vault.parent.endswith("offsite:components:Bunker::far")
        assert vault.protect
        assert vault.retainOnDelete
        assert engine.inputs("far-vault")["timeouts"] == {"create": "5m", "delete": "1h"}
        assert [urn.rpartition("::")[2] for urn in vault.dependencies] == ["first"]

    @pytest.mark.parametrize("option", ["provider", "providers"])
    def test_have_the_provider_of_the_component(self, run: Any, engine: Any, option: str) -> None:
        def program() -> None:
            far = offsite.Provider("far", region="eu-west-1")
            given: Any = {"provider": far} if option == "provider" else {"providers": [far]}
            Bunker("far", pulumi.ResourceOptions(**given), copies=["eu-west-1 for 5"])

        run(program)
        assert engine.requests["far-vault"].type == "offsite:backup:Vault"

    def test_are_found_by_the_aliases_of_the_component(self, run: Any, engine: Any) -> None:
        """Which the engine passes on to children whose names begin with the component's."""
        opts = pulumi.ResourceOptions(aliases=[pulumi.Alias(name="near")])
        run(lambda: Bunker("far", opts, copies=["eu-west-1 for 5"]))
        assert [alias.spec.name for alias in engine.requests["far"].aliases] == ["near"]
        assert engine.requests["far-vault"].name.startswith("far-")

    def test_are_transformed_with_the_component(self, run: Any, engine: Any) -> None:
        def tagged(args: pulumi.ResourceTransformationArgs) -> Any:
            if args.type_.endswith("Vault"):
                return pulumi.ResourceTransformationResult(
                    {**args.props, "tags": {"by": "transformation"}}, args.opts
                )
            return None

        opts = pulumi.ResourceOptions(transformations=[tagged])
        run(lambda: Bunker("far", opts, copies=["eu-west-1 for 5"], tags={"team": "dr"}))
        assert engine.inputs("far-vault")["tags"] == {"by": "transformation"}

    def test_are_told_as_the_components_outputs(self, run: Any, engine: Any) -> None:
        engine.answers["far-vault"] = {"backupVaultArn": "arn:far"}
        assert run(lambda: Bunker("far", copies=["eu-west-1 for 5"]).vault_arn) == "arn:far"
        assert engine.outputs["far"] == {"vaultArn": "arn:far"}

    def test_are_secrets_where_the_options_say_so(self, run: Any, engine: Any) -> None:
        """Of a component Pulumi marks none."""
        engine.answers["far-vault"] = {"backupVaultArn": "arn:far"}
        opts = pulumi.ResourceOptions(additional_secret_outputs=["vault_arn"])
        far = run(lambda: Bunker("far", opts, copies=["eu-west-1 for 5"]).vault_arn.is_secret())
        assert far is True
        assert rpc.is_rpc_secret(engine.outputs["far"]["vaultArn"])
