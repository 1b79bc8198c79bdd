"""Which door the SDK's resources and functions go through, against Pulumi's mocks."""

from collections.abc import Callable, Iterator
from typing import Any

import grpc
import pulumi
import pytest
from pulumi.dynamic.dynamic import PROVIDER_KEY
from pulumi.runtime import config, settings

import pulumi_offsite as offsite
from offsite_provider.configuration import ProviderInputs
from offsite_provider.doors import functions

from .test_resources import CLASSES, arguments, every_class

Options = pulumi.ResourceOptions
PLUGIN, DYNAMIC = "offsite:backup:Vault", "pulumi-python:dynamic/offsite/backup:Vault"


class Aws(pulumi.ProviderResource):
    """A provider of another package."""

    def __init__(self, name: str) -> None:
        super().__init__("aws", name, {})


@pytest.fixture
def configure() -> Iterator[Callable[..., None]]:
    """Sets the stack's configuration."""

    def configure(values: dict[str, str], *secret: str) -> None:
        config.set_all_config(values, list(secret))

    yield configure
    config.set_all_config({}, [])


def vault(opts: pulumi.ResourceOptions | None = None, name: str = "it") -> offsite.backup.Vault:
    return offsite.backup.Vault(name, opts)


class Refused(grpc.RpcError):
    """What the engine answers."""

    def code(self) -> grpc.StatusCode:
        return grpc.StatusCode.UNKNOWN

    def details(self) -> str:
        return "invocation of offsite:backup:listVaults returned an error: cannot list: no."


class TestResources:
    @every_class
    def test_say_the_same_behind_each_and_are_the_other_by_an_alias(
        self, run: Any, engine: Any, token: str
    ) -> None:
        given, opts = arguments(token, all=True), Options(provider=None)

        def program() -> None:
            CLASSES[token]("dynamic", opts, **given)
            CLASSES[token]("plugin", Options(provider=offsite.Provider("dr")), **given)

        run(program)
        assert engine.inputs("dynamic") == engine.inputs("plugin")
        dynamic, plugin = engine.requests["dynamic"], engine.requests["plugin"]
        assert plugin.type == token
        assert [alias.spec.type for alias in plugin.aliases] == [dynamic.type]
        assert [alias.spec.type for alias in dynamic.aliases] == [token]
        assert dynamic.additionalSecretOutputs == plugin.additionalSecretOutputs
        assert dynamic.deleteBeforeReplace == plugin.deleteBeforeReplace
        assert not {PROVIDER_KEY, "owner", "__secrets"} & engine.wire("plugin").keys()

    @pytest.mark.parametrize(
        ("options", "type"),
        [
            (lambda dr: Options(), DYNAMIC),
            (lambda dr: Options(provider=dr), PLUGIN),
            (lambda dr: Options(providers=[dr]), PLUGIN),
            (lambda dr: Options(providers={"offsite": dr}), PLUGIN),
            (lambda dr: Options(provider=Aws("aws")), DYNAMIC),
            (lambda dr: Options(provider=Aws("aws"), providers=[dr]), PLUGIN),
            (lambda dr: Options(parent=component(Options(providers=[dr]))), PLUGIN),
            (lambda dr: Options(parent=component(Options(provider=dr))), PLUGIN),
            (lambda dr: Options(parent=vault(Options(provider=dr), "above")), PLUGIN),
            (lambda dr: Options(parent=component(), provider=dr), PLUGIN),
            (lambda dr: Options(parent=component()), DYNAMIC),
            (
                lambda dr: Options(
                    parent=component(Options(parent=component(Options(providers=[dr]), "outer"))),
                    provider=Aws("aws"),
                ),
                PLUGIN,
            ),
        ],
    )
    def test_follow_a_provider_of_their_own_or_of_their_parents(
        self, run: Any, engine: Any, options: Any, type: str
    ) -> None:
        run(lambda: vault(options(offsite.Provider("dr"))))
        made = engine.requests["it"]
        assert made.type == type
        assert ("pulumi:providers:offsite::dr::" in made.provider) == (type == PLUGIN)

    @pytest.mark.parametrize(("said", "type"), [("true", PLUGIN), ("false", DYNAMIC)])
    def test_follow_the_stacks_configuration(
        self, run: Any, engine: Any, configure: Any, said: str, type: str
    ) -> None:
        configure({"offsite:plugin": said, "offsite:region": "eu-west-1"})
        run(lambda: vault(Options(provider=Aws("aws"))))
        # The engine's own default provider has that configuration.
        assert (engine.requests["it"].type, engine.requests["it"].provider) == (type, "")

    def test_say_what_is_wrong_with_the_stacks_configuration(
        self, run: Any, configure: Any
    ) -> None:
        configure({"offsite:plugin": "maybe"})
        with pytest.raises(pulumi.RunError, match=r"offsite:plugin.*maybe"):
            run(vault)

    def test_keep_the_aliases_of_the_program(self, run: Any, engine: Any) -> None:
        urn = f"urn:pulumi:prod::shop::{DYNAMIC}::older"
        given = [pulumi.Alias(name="old"), pulumi.Alias(type_="x:y:Z"), urn]
        run(lambda: vault(Options(aliases=given)))
        found = [
            alias.urn or (alias.spec.name, alias.spec.type)
            for alias in engine.requests["it"].aliases
        ]
        assert found == [("old", ""), ("", "x:y:Z"), urn, ("", PLUGIN), ("old", PLUGIN)]


def component(
    opts: pulumi.ResourceOptions | None = None, name: str = "inner"
) -> pulumi.ComponentResource:
    return pulumi.ComponentResource("shop:index:Regime", name, None, opts)


class TestTheStacksProvider:
    """The engine tells a plugin no keys of other packages, so the program does."""

    def program(self) -> Any:
        # What the CLI's programs have, and those of the mocks don't.
        settings.set_root_resource(component(name="stack"))
        one, two = vault(name="one"), offsite.backup.Plan("two", rules=[])
        return pulumi.Output.all(one.urn, two.urn)

    def test_is_one_with_the_keys_of_other_packages(
        self, run: Any, engine: Any, configure: Any
    ) -> None:
        tencent = {"secretId": "id", "secretKey": "hunter2", "securityToken": "t", "region": "r"}
        stack = {
            "offsite:plugin": "true",
            "offsite:defaultTags": '{"team": "dr"}',
            "aws:region": "eu-west-1",
            "aws:profile": "dr",
            "aws:accessKey": "AKIA",
            "aws:secretKey": "hunter2",
            "aws:token": "",
            "aws:maxRetries": "5",
            **{f"tencentcloud:{name}": value for name, value in tencent.items()},
        }
        configure(stack, "aws:secretKey")
        run(self.program)
        assert engine.inputs("stack-configuration") == {
            "plugin": "true",
            "defaultTags": '{"team": "dr"}',
            "region": "eu-west-1",
            "profile": "dr",
            "accessKey": "AKIA",
            "secretKey": "hunter2",
            "tencentSecretId": "id",
            "tencentSecretKey": "hunter2",
            "tencentSecurityToken": "t",
            "tencentRegion": "r",
        }
        told = engine.wire("stack-configuration")
        assert told["secretKey"] != "hunter2"
        assert engine.inputs("stack-configuration").keys() <= {
            field.alias for field in ProviderInputs.model_fields.values()
        }
        providers = {engine.requests[name].provider for name in ("one", "two")}
        assert len(providers) == 1
        assert "::stack-configuration::" in providers.pop()

    def test_prefers_offsites_own(self, run: Any, engine: Any, configure: Any) -> None:
        own = {"plugin": "true", "region": "eu-west-1", "accessKey": "A", "tencentSecretId": "B"}
        foreign = {"region": "r", "accessKey": "a", "secretKey": "b", "profile": "p"}
        configure(
            {
                **{f"offsite:{name}": value for name, value in own.items()},
                **{f"aws:{name}": value for name, value in foreign.items()},
                "tencentcloud:secretKey": "c",
            }
        )
        run(self.program)
        # Keys of two accounts make no pair.
        assert engine.inputs("stack-configuration") == {**own, "profile": "p"}


class TestProvider:
    def test_has_the_arguments_of_the_model_and_hides_credentials(
        self, run: Any, engine: Any
    ) -> None:
        tags = {"cost_center": "1"}
        run(lambda: offsite.Provider("dr", role_arn="r", default_tags=tags, secret_key="hunter2"))
        assert engine.inputs("dr") == {
            "roleArn": "r",
            "defaultTags": tags,
            "secretKey": "hunter2",
            "plugin": True,
        }
        assert engine.wire("dr")["secretKey"] != "hunter2"

    def test_of_a_wrong_argument_says_one_line(self) -> None:
        wrong: Any = {"regon": "eu-west-1"}
        with pytest.raises(pulumi.RunError, match=r'offsite.Provider "dr": `regon` is not an arg'):
            offsite.Provider("dr", **wrong)


class TestFunctions:
    ANSWER = {"backupVaultList": [{"backupVaultName": "orders"}]}

    @pytest.fixture
    def asked(self, engine: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        """What the engine is asked."""
        found: list[Any] = []

        def call(args: Any) -> Any:
            found.append(args)
            return self.ANSWER

        monkeypatch.setattr(engine, "call", call)
        monkeypatch.setattr(functions, "ask", lambda token, given: self.ANSWER)
        return found

    @pytest.mark.parametrize("form", ["plain", "output"])
    @pytest.mark.parametrize(
        ("options", "provider"),
        [
            ({}, None),
            ({"provider": Aws}, None),
            ({"provider": offsite.Provider}, "dr"),
            ({"parent": lambda name: component(Options(providers=[offsite.Provider(name)]))}, "dr"),
        ],
    )
    def test_follow_a_provider(
        self, run: Any, asked: list[Any], options: Any, provider: Any, form: str
    ) -> None:
        def program() -> Any:
            given = {key: make("dr") for key, make in options.items()}
            if form == "plain":
                return (
                    offsite.backup.list_vaults(by_shared=True, opts=pulumi.InvokeOptions(**given))
                    .backup_vault_list[0]
                    .backup_vault_name
                )
            found = offsite.backup.list_vaults_output(
                by_shared=True, opts=pulumi.InvokeOutputOptions(**given)
            )
            return found.apply(lambda answer: answer.backup_vault_list[0].backup_vault_name)

        assert run(program) == "orders"
        assert [(call.token, call.args) for call in asked] == (
            [("offsite:backup:listVaults", {"byShared": True})] if provider else []
        )
        assert all(f"::{provider}::" in call.provider for call in asked)

    def test_follow_the_stacks_configuration(
        self, run: Any, asked: list[Any], configure: Any
    ) -> None:
        configure({"offsite:plugin": "true"})
        run(lambda: [offsite.backup.list_vaults().backup_vault_list, None][1])
        assert [call.provider for call in asked] == [""]

    def test_say_a_refusal_in_its_sentence(
        self, run: Any, engine: Any, configure: Any, monkeypatch: Any
    ) -> None:
        def call(args: Any) -> Any:
            raise Refused

        configure({"offsite:plugin": "true"})
        monkeypatch.setattr(engine, "call", call)
        with pytest.raises(pulumi.RunError, match=r"^cannot list: no\.$"):
            run(lambda: offsite.backup.list_vaults())
