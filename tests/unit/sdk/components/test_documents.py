"""Policies and roles as documents: judged as IAM, AWS Organizations and the provider judge them."""

import json
from typing import Any

import pulumi
import pytest
from moto.iam import aws_managed_policies

from offsite_provider.aws.backup.vaults.vault_access_policy import VaultAccessPolicyInputs
from offsite_provider.core.check import check
from pulumi_offsite.components import documents
from pulumi_offsite.components.documents import (
    OrganizationCopy,
    OrganizationPlan,
    OrganizationRule,
    OrganizationSelection,
    backup_policies,
    hand_over_role,
    key_policy,
    service_role,
    vault_policy,
)

from . import organizations
from .iam import allows

HERE, THERE, STRANGER = "123456789012", "210987654321", "999999999999"
ORGANIZATION = "o-a1b2c3d4e5"
BREAK_GLASS = f"arn:aws:iam::{HERE}:role/break-glass"
DEPLOYER = f"arn:aws:iam::{HERE}:role/deployer"
COPY, DELETE = "backup:CopyIntoBackupVault", "backup:DeleteRecoveryPoint"


def role(account: str) -> str:
    return f"arn:aws:iam::{account}:role/offsite"


def accepted(policy: Any) -> Any:
    """The policy as the provider takes it."""
    arguments = {"backupVaultName": "offsite", "region": "eu-west-1", "policy": json.dumps(policy)}
    _, problems = check(VaultAccessPolicyInputs, arguments)
    assert problems == []
    return policy


class TestVaultPolicy:
    def test_named_accounts_and_members_of_the_organization_copy_into_it(self) -> None:
        policy = accepted(vault_policy(accounts=[THERE], organization=ORGANIZATION))
        assert allows(policy, COPY, who=role(THERE))
        assert not allows(policy, COPY, who=role(STRANGER))
        assert allows(policy, COPY, who=role(STRANGER), aws_PrincipalOrgID=ORGANIZATION)
        assert not allows(policy, COPY, who=role(STRANGER), aws_PrincipalOrgID="o-another0000")
        assert not allows(policy, "backup:StartRestoreJob", who=role(THERE))

    @pytest.mark.parametrize(
        "action",
        [DELETE, "backup:UpdateRecoveryPointLifecycle", "backup:DisassociateRecoveryPoint"],
    )
    def test_nobody_shortens_or_deletes_but_who_is_named(self, action: str) -> None:
        everything = {"Effect": "Allow", "Principal": "*", "Action": "backup:*"}

        def may(who: str, **arguments: Any) -> bool:
            policy = accepted(vault_policy(**arguments))
            policy["Statement"].append(everything)
            return allows(policy, action, who=who)

        assert not may(BREAK_GLASS)
        assert may(BREAK_GLASS, may_delete=[BREAK_GLASS])
        assert may(f"{BREAK_GLASS}-2", may_delete=[f"{BREAK_GLASS}*"])
        assert not may(DEPLOYER, may_delete=[BREAK_GLASS])

    def test_only_who_is_named_takes_the_protection_away(self) -> None:
        everything = {"Effect": "Allow", "Principal": "*", "Action": "backup:*"}
        policy = accepted(vault_policy(may_administer=[DEPLOYER]))
        policy["Statement"].append(everything)
        for what in ("VaultAccessPolicy", "Vault", "VaultLockConfiguration"):
            action = f"backup:DeleteBackup{what}"
            assert allows(policy, action, who=DEPLOYER)
            assert not allows(policy, action, who=BREAK_GLASS)
        assert not allows(policy, DELETE, who=DEPLOYER)

    def test_an_air_gapped_vault_has_no_exceptions(self) -> None:
        assert accepted(vault_policy(accounts=[THERE], air_gapped=True))
        with pytest.raises(pulumi.RunError, match=r"vault_policy: `may_delete` can't be given: no"):
            vault_policy(may_delete=[BREAK_GLASS], air_gapped=True)

    def test_values_may_be_outputs(self, run: Any) -> None:
        def program() -> Any:
            policy = vault_policy(accounts=[pulumi.Output.from_input(THERE)])
            return pulumi.Output.json_dumps(policy)

        assert allows(accepted(json.loads(run(program))), COPY, who=role(THERE))


class TestKeyPolicy:
    def test_accounts_of_copies_use_it_and_the_own_administers_it(self) -> None:
        policy = accepted(key_policy(account=HERE, accounts=[THERE], organization=ORGANIZATION))
        assert allows(policy, "kms:PutKeyPolicy", who=role(HERE))
        member = {"aws_PrincipalOrgID": ORGANIZATION}
        for who, more in ((role(THERE), {}), (role(STRANGER), member)):
            for action in ("kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"):
                assert allows(policy, action, who=who, **more)
            granting = {**more, "kms_GrantIsForAWSResource": "true"}
            assert allows(policy, "kms:CreateGrant", who=who, **granting)
            assert not allows(policy, "kms:CreateGrant", who=who, **more)
            assert not allows(policy, "kms:ScheduleKeyDeletion", who=who, **more)
        assert not allows(policy, "kms:Decrypt", who=role(STRANGER))

    def test_nobody_deletes_it_but_who_is_named(self) -> None:
        for action in ("kms:ScheduleKeyDeletion", "kms:DisableKey"):
            assert allows(key_policy(account=HERE), action, who=DEPLOYER)
            assert not allows(key_policy(account=HERE, may_delete=[]), action, who=DEPLOYER)
            named = accepted(key_policy(account=HERE, may_delete=[BREAK_GLASS]))
            assert allows(named, action, who=BREAK_GLASS)
            assert not allows(named, action, who=DEPLOYER)


class TestServiceRole:
    def test_aws_backup_assumes_it_and_nobody_else(self) -> None:
        assume, backup = "sts:AssumeRole", "backup.amazonaws.com"
        any_account = service_role().trust
        assert allows(any_account, assume, who="", service=backup)
        assert not allows(any_account, assume, who="", service="ec2.amazonaws.com")
        assert not allows(any_account, assume, who=role(HERE))
        trust = service_role(source_account=HERE).trust
        assert allows(trust, assume, who="", service=backup, aws_SourceAccount=HERE)
        assert not allows(trust, assume, who="", service=backup, aws_SourceAccount=THERE)

    def test_has_policies_of_aws_that_there_are(self) -> None:
        known = json.loads(aws_managed_policies.aws_managed_policies_data)
        for arn in service_role(restores=True, s3=True).managed_policy_arns:
            name = arn.rpartition("/")[2]
            path = known[name].get("Path", "/")
            assert arn == f"arn:aws:iam::aws:policy{path}{name}"
        backs_up = service_role(partition="aws-us-gov")
        assert backs_up.managed_policy_arns == [
            "arn:aws-us-gov:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
        ]
        assert backs_up.permissions is None

    def test_uses_the_keys_and_passes_the_roles_that_are_named(self) -> None:
        key = f"arn:aws:kms:eu-central-1:{THERE}:key/1"
        found = service_role(restores=True, kms_key_arns=[key], pass_role_arns=[role(HERE)])
        use, grant, hand_over = (found.permissions or {})["Statement"]
        assert (use["Resource"], grant["Resource"]) == ([key], [key])
        assert grant["Condition"] == {"Bool": {"kms:GrantIsForAWSResource": "true"}}
        assert hand_over["Resource"] == [role(HERE)]
        with pytest.raises(pulumi.RunError, match=r"`pass_role_arns` is for a role that restores"):
            service_role(pass_role_arns=[role(HERE)])

    def test_who_runs_pulumi_hands_it_to_aws_backup_only(self) -> None:
        (statement,) = hand_over_role(role_arns=[role(HERE)])["Statement"]
        assert statement["Condition"] == {
            "StringEquals": {"iam:PassedToService": "backup.amazonaws.com"}
        }


def rule(name: str, **more: Any) -> OrganizationRule:
    given = {"schedule": "cron(0 5 ? * * *)", "vault_name": "offsite", "keep_days": 35}
    return OrganizationRule(name=name, **{**given, **more})


TAGGED = OrganizationSelection(
    name="tagged",
    iam_role_arn="arn:aws:iam::$account:role/offsite-backup",
    tag_key="backup",
    tag_values=["daily"],
    conditions={"string_not_equals": {"stage": "test"}},
)
VOLUMES = OrganizationSelection(
    name="volumes",
    iam_role_arn="arn:aws:iam::$account:role/offsite-backup",
    resource_types=["*"],
    not_resource_types=["arn:aws:s3:::*"],
)
COPIED = OrganizationCopy(
    vault_arn=f"arn:aws:backup:eu-central-1:{THERE}:backup-vault:Bunker",
    keep_days=365,
    cold_after_days=30,
)


def plan(name: str, *rules: OrganizationRule, **more: Any) -> OrganizationPlan:
    given = {"regions": ["eu-west-1"], "rules": rules, "selections": [TAGGED, VOLUMES]}
    return OrganizationPlan(name=name, **{**given, **more})


class TestBackupPolicies:
    def test_say_all_that_a_plan_says_in_the_syntax_of_aws(self) -> None:
        full = rule(
            "daily",
            start_window_minutes=60,
            completion_window_minutes=480,
            continuous=True,
            copies=[COPIED],
            air_gapped_vault_name="gap",
            recovery_point_tags={"made-by": "offsite"},
        )
        (text,) = backup_policies(plans=[plan("regime", full, tags={"team": "platform"})])
        organizations.check(json.loads(text))
        found = json.loads(text)["plans"]["regime"]
        copy = found["rules"]["daily"]["copy_actions"][COPIED.vault_arn]
        assert copy["lifecycle"]["delete_after_days"] == {"@@assign": "365"}
        assert found["rules"]["daily"]["target_logically_air_gapped_backup_vault_arn"] == {
            "@@assign": "arn:aws:backup:$region:$account:backup-vault:gap"
        }
        assert found["selections"]["tags"]["tagged"]["tag_value"] == {"@@assign": ["daily"]}

    def test_are_split_where_one_would_be_too_long_and_joined_are_the_same(self) -> None:
        rules = [rule(f"rule-{number}", copies=[COPIED]) for number in range(40)]
        plans = [plan("large", *rules), plan("small", rule("daily")), plan("more", rule("weekly"))]
        found = backup_policies(plans=plans)
        assert len(found) > 1
        assert all(len(text) <= documents.LIMIT for text in found)
        for text in found:
            organizations.check(json.loads(text))
        (whole,) = backup_policies(plans=plans, limit=100_000)
        assert organizations.joined([json.loads(text) for text in found]) == json.loads(whole)
        # Another plan leaves the documents before it as they are.
        more = backup_policies(plans=[*plans, plan("last", *rules[:9])])
        assert more[: len(found) - 1] == found[:-1]

    @pytest.mark.parametrize(
        ("plans", "sentence"),
        [
            ([plan("a", *(rule(f"rule-{n}", copies=[COPIED]) for n in range(300)))], r"`plans` take 1\d policies, and AWS lets 10 be attached"),
            ([plan("a", rule("daily"), selections=[OrganizationSelection(name="s", iam_role_arn=TAGGED.iam_role_arn, tag_key="k", tag_values=["v" * 200] * 50)])], r"the rule `daily` of the plan `a` takes 1\d+ characters with what it selects"),
            ([plan("a", rule("daily"), rule("daily"))], r"`plans\[0\].rules` has the name `daily` twice"),
            ([plan("a", rule("daily")), plan("a", rule("daily"))], r"`plans` has the name `a` twice"),
            ([plan("a")], r"`plans\[0\].rules` must have at least one"),
            ([plan("a", rule("daily", schedule="rate(1 day)"))], r"`plans\[0\].rules\[0\].schedule` must"),
            ([plan("a", rule("daily"), selections=[OrganizationSelection(name="s", iam_role_arn=TAGGED.iam_role_arn)])], r"`plans\[0\].selections\[0\].tag_key` or `resource_types` says what is backed up, and there is neither"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_said_before_aws_says_it(self, plans: Any, sentence: str) -> None:
        with pytest.raises(
            pulumi.RunError, match=rf"^offsite.components.backup_policies: {sentence}"
        ):
            backup_policies(plans=plans)


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (lambda: vault_policy(accounts=["12"]), r"vault_policy: `accounts\[0\]` must be an account ID of 12 digits, not `12`"),
        (lambda: vault_policy(organization="acme"), r"`organization` must be the ID of an organization, like `o-a1b2c3d4e5`, not `acme`"),
        (lambda: vault_policy(may_delete=["admin"]), r"`may_delete\[0\]` must be the ARN of a role or user"),
        (lambda: key_policy(account="me"), r"key_policy: `account` must be an account ID"),
        (lambda: service_role(kms_key_arns=["alias/k"]), r"service_role: `kms_key_arns\[0\]` must be the ARN of a KMS key"),
    ],
)  # fmt: skip
def test_arguments_are_checked_as_those_of_resources(made: Any, sentence: str) -> None:
    with pytest.raises(pulumi.RunError, match=sentence):
        made()
