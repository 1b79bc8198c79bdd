"""Policies: what is one, and which mean the same."""

import json
from typing import Any

import pytest
from offsite_provider.core.fields import UNKNOWN, Inputs

from offsite_provider.aws import policies
from offsite_provider.core import plan

ALLOW: dict[str, Any] = {
    "Sid": "copies",
    "Effect": "Allow",
    "Principal": {"AWS": ["arn:aws:iam::123456789012:root", "arn:aws:iam::210987654321:role/dr"]},
    "Action": ["backup:CopyIntoBackupVault", "backup:DescribeBackupVault"],
    "Resource": "*",
    "Condition": {"StringEquals": {"aws:PrincipalOrgID": ["o-1", "o-2"]}},
}
DENY = {"Effect": "Deny", "Principal": "*", "Action": "backup:DeleteRecoveryPoint", "Resource": "*"}
POLICY = {"Version": "2012-10-17", "Statement": [ALLOW, DENY]}


class Takes(Inputs):
    policy: policies.Policy


def policy(*statements: Any, **others: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements), **others})


def allow(**changes: Any) -> dict[str, Any]:
    """A statement with some parts changed, or without those that are `None`."""
    return {key: value for key, value in {**ALLOW, **changes}.items() if value is not None}


class TestCheck:
    @pytest.mark.parametrize(
        "text",
        [
            json.dumps(POLICY),
            json.dumps(POLICY, indent=2),
            json.dumps({"Version": "2012-10-17", "Statement": DENY}),
            json.dumps({"Statement": [DENY]}),
            policy(DENY, Version="2008-10-17", Id="mine"),
            policy({**DENY, "Resource": ["arn:aws:backup:*:*:*"]}),
            policy({**DENY, "NotPrincipal": {"Service": "x"}, "Principal": None}).replace(
                '"Principal": null, ', ""
            ),
            policy(allow(Action=None, NotAction=["backup:*"])),
            policy(allow(Resource=None)),
            policy(allow(Resource=None, NotResource="x")),
            policy(allow(Condition={"Bool": {"aws:MultiFactorAuthPresent": True}})),
        ],
    )
    def test_a_policy(self, complaints: Any, text: str) -> None:
        assert complaints(Takes, {"policy": text}) == {}

    def test_one_that_is_not_known_yet(self, complaints: Any) -> None:
        assert complaints(Takes, {"policy": UNKNOWN}) == {}

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("", "must be JSON, and isn't at line 1, column 1: expecting value"),
            ('{\n "Version": }', "must be JSON, and isn't at line 2, column 13: expecting value"),
            ("[]", "must be a JSON object, with `Version` and `Statement`"),
            ('"x"', "must be a JSON object, with `Version` and `Statement`"),
            ("{}", "has no `Statement`"),
            (policy(), "has no `Statement`"),
            (
                policy(DENY, Version="2012-10-18"),
                "has the `Version` 2012-10-18: there is `2012-10-17`",
            ),
            (
                policy(DENY, Statements=[]),
                "has in the policy `Statements`: there are Id, Statement, Version",
            ),
            (policy(DENY, "x"), "has in statement 2 no JSON object"),
            (
                policy({**DENY, "Actions": "x"}),
                "has in statement 1 `Actions`: there are Action, Condition, Effect, NotAction, "
                "NotPrincipal, NotResource, Principal, Resource, Sid",
            ),
            (
                policy(ALLOW, {**DENY, "Effect": "allow"}),
                "needs in statement 2 the `Effect` `Allow` or `Deny`",
            ),
            (
                policy(allow(Effect=None)),
                "needs in statement 1 the `Effect` `Allow` or `Deny`",
            ),
            (
                policy(allow(Principal=None)),
                "needs in statement 1 `Principal` or `NotPrincipal`",
            ),
            (policy(allow(Action=None)), "needs in statement 1 `Action` or `NotAction`"),
            (
                policy(allow(NotAction="x")),
                "has in statement 1 both `Action` and `NotAction`",
            ),
            (
                policy(allow(NotResource="x")),
                "has in statement 1 both `Resource` and `NotResource`",
            ),
            (
                policy(allow(Action=[])),
                "needs in statement 1 a string, or a list of them, as `Action`",
            ),
            (
                policy(allow(Resource=[1])),
                "needs in statement 1 a string, or a list of them, as `Resource`",
            ),
            (
                policy(allow(Principal={})),
                "needs in statement 1 a string, or a list of them, as `Principal`",
            ),
            (
                policy(allow(Principal={"AWS": 123456789012})),
                "needs in statement 1 a string, or a list of them, as `Principal`",
            ),
            (
                policy(allow(Action={"a": "b"})),
                "needs in statement 1 a string, or a list of them, as `Action`",
            ),
            (
                policy(allow(Condition=["x"])),
                "needs in statement 1 operators, keys and values as the `Condition`",
            ),
            (
                policy(allow(Condition={"Bool": "x"})),
                "needs in statement 1 operators, keys and values as the `Condition`",
            ),
            (
                '{"Version": "2012-10-17", "Statement": [], "Statement": []}',
                "says `Statement` twice in the same place",
            ),
        ],
    )
    def test_what_is_none(self, complaints: Any, text: str, complaint: str) -> None:
        assert complaints(Takes, {"policy": text}) == {"policy": complaint}


class TestMeaning:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (policy(ALLOW, DENY), json.dumps(POLICY, indent=3, sort_keys=True)),
            (policy(ALLOW, DENY), policy(DENY, ALLOW)),
            (policy(DENY), json.dumps({"Version": "2012-10-17", "Statement": DENY})),
            (policy(DENY), policy(DENY, DENY)),
            (policy(DENY, Version="2008-10-17"), json.dumps({"Statement": DENY})),
            (policy(ALLOW), policy(allow(Action=ALLOW["Action"][::-1]))),
            (policy(allow(Action="backup:Get*")), policy(allow(Action=["Backup:get*"]))),
            (policy(allow(Resource="*")), policy(allow(Resource=["*"]))),
            (
                policy(allow(NotResource=["a", "b"], Resource=None)),
                policy(allow(NotResource=["b", "a"], Resource=None)),
            ),
            (policy(allow(Principal="*")), policy(allow(Principal={"AWS": ["*"]}))),
            (
                policy(allow(Principal={"AWS": "123456789012"})),
                policy(allow(Principal={"AWS": ["arn:aws:iam::123456789012:root"]})),
            ),
            (
                policy(allow(Principal={"AWS": "123456789012"})),
                policy(allow(Principal={"AWS": ["arn:aws-us-gov:iam::123456789012:root"]})),
            ),
            (
                policy(allow(Principal=None, NotPrincipal={"AWS": ["1" * 12, "2" * 12]})),
                policy(
                    allow(
                        Principal=None,
                        NotPrincipal={"AWS": ["2" * 12, f"arn:aws:iam::{'1' * 12}:root"]},
                    )
                ),
            ),
            (
                policy(allow(Principal={"Service": "a", "AWS": []})),
                policy(allow(Principal={"Service": ["a"]})),
            ),
            (policy(allow(Condition={})), policy(allow(Condition=None))),
            (
                policy(allow(Condition={"Bool": {"aws:SecureTransport": False}})),
                policy(allow(Condition={"Bool": {"AWS:securetransport": ["false"]}})),
            ),
            (
                policy(allow(Condition={"NumericLessThan": {"aws:MultiFactorAuthAge": 3600}})),
                policy(allow(Condition={"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}})),
            ),
            (
                policy(ALLOW),
                policy(allow(Condition={"StringEquals": {"aws:PrincipalOrgID": ["o-2", "o-1"]}})),
            ),
        ],
    )
    def test_the_same(self, one: str, other: str) -> None:
        assert one != other
        assert policies.meaning(one) == policies.meaning(other)
        assert policies.as_given(one, other) == one
        assert plan.diff(*map(Takes.recall, ({"policy": one}, {"policy": other}))).changes == ()

    @pytest.mark.parametrize(
        "other",
        [
            policy(ALLOW),
            policy(ALLOW, DENY, allow(Sid="more")),
            policy(ALLOW, DENY, Version="2008-10-17"),
            policy(ALLOW, DENY, Id="x"),
            policy(allow(Sid=None), DENY),
            policy(allow(Effect="Deny"), DENY),
            policy(allow(Action="backup:CopyIntoBackupVault"), DENY),
            policy(allow(Action=None, NotAction=ALLOW["Action"]), DENY),
            policy(allow(Resource=["*", "x"]), DENY),
            policy(allow(Resource="x"), DENY),
            policy(allow(Resource=None, NotResource="*"), DENY),
            policy(allow(Principal="*"), DENY),
            policy(allow(Principal={"Service": ALLOW["Principal"]["AWS"]}), DENY),
            policy(allow(Principal={"AWS": "123456789012"}), DENY),
            policy(allow(Condition=None), DENY),
            policy(allow(Condition={"StringLike": ALLOW["Condition"]["StringEquals"]}), DENY),
            policy(allow(Condition={"StringEquals": {"aws:PrincipalOrgID": "o-1"}}), DENY),
            policy(allow(Condition={"StringEquals": {"aws:x": ["o-1", "o-2"]}}), DENY),
            "not even JSON",
            "[]",
        ],
    )
    def test_another(self, other: str) -> None:
        one = policy(ALLOW, DENY)
        assert policies.meaning(one) != policies.meaning(other)
        assert policies.as_given(one, other) == other

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"Resource": "a"}, {"Resource": "A"}),
            ({"Principal": {"AWS": "AROAEXAMPLE"}}, {"Principal": {"AWS": "aroaexample"}}),
            (
                {"Condition": {"StringEquals": {"aws:x": "a"}}},
                {"Condition": {"StringEquals": {"aws:x": "A"}}},
            ),
        ],
    )
    def test_upper_and_lower_case_differ_but_for_actions_and_keys(
        self, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        assert policies.meaning(policy(allow(**one))) != policies.meaning(policy(allow(**other)))

    def test_an_unknown_one_is_a_difference(self) -> None:
        known, unknown = Takes(policy=policy(DENY)), Takes.model_validate({"policy": UNKNOWN})
        assert plan.diff(known, unknown).changes == ("policy",)
