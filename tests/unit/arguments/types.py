"""Arguments of types that several resources take: policies, KMS keys, tags."""

import json
from typing import Annotated, Any

from offsite_provider.aws import kms
from offsite_provider.aws.policies import Policy
from offsite_provider.aws.tags import checked
from offsite_provider.core.model import Inputs
from offsite_provider.core.unknown import UNKNOWN

from . import Table, each, laid_as

ROOT = "arn:aws:iam::{}:root"
ALLOW: dict[str, Any] = {
    "Sid": "copies",
    "Effect": "Allow",
    "Principal": {"AWS": [ROOT.format("123456789012"), "arn:aws:iam::210987654321:role/dr"]},
    "Action": ["backup:CopyIntoBackupVault", "backup:DescribeBackupVault"],
    "Resource": "*",
    "Condition": {"StringEquals": {"aws:PrincipalOrgID": ["o-1", "o-2"]}},
}
DENY = {"Effect": "Deny", "Principal": "*", "Action": "backup:DeleteRecoveryPoint", "Resource": "*"}
POLICY = {"Version": "2012-10-17", "Statement": [ALLOW, DENY]}
ONE, TWO = "1" * 12, "2" * 12
STRINGS = "must have strings as `{}` in statement 2"
OPERATORS = "must have operators, keys and values as `Condition` in statement 2"


ID = "11111111-2222-3333-4444-555555555555"
ARN = f"arn:aws:kms:eu-west-1:123456789012:key/{ID}"
ALIAS = "arn:aws:kms:eu-west-1:123456789012:alias/backups"
MRK = "mrk-" + "0123456789abcdef" * 2
KEYS = "a key ARN, an alias ARN, a key ID or `alias/<name>`"
NO_KEYS = ["", "backups", "alias/", "alias/my key", ID[:-1], ARN + "/x", ARN.replace("1234", "1")]
LENGTH = "a key has 1 to 128 characters and a value at most 256"


class Ruled(Inputs):
    policy: Policy


class Keyed(Inputs):
    key: Annotated[kms.KmsKey | None, kms.SameKey] = None


class Tagged(Inputs):
    tags: Annotated[dict[str, str], checked(50)] = {}


def policy(*statements: Any, **others: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements), **others})


def allow(**changes: Any) -> dict[str, Any]:
    """A statement with some parts changed, or without those that are `None`."""
    return {key: value for key, value in {**ALLOW, **changes}.items() if value is not None}


# fmt: off
POLICY = Table(
    Ruled, {"policy": policy(DENY)},
    refused=[
        *(({"policy": text}, {"policy": complaint}) for text, complaint in (
            ("", "must be JSON, and isn't at line 1, column 1: expecting value"),
            ('{\n "Version": }', "must be JSON, and isn't at line 2, column 13: expecting value"),
            *((text, "must be a JSON object, with `Version` and `Statement`") for text in ("[]", '"x"')),
            *((text, "has no `Statement`") for text in ("{}", policy())),
            (policy(DENY, Version="1"), "has the `Version` 1: must be `2012-10-17`"),
            (policy(DENY, Statements=[]), "has `Statements` in the policy: allowed are Id, Statement, Version"),
            (policy(DENY, "x"), "must have a JSON object as statement 2"),
            ('{"Statement": [], "Statement": []}', "has the key `Statement` twice in one object"),
            *((policy(DENY, allow(**changes)), complaint) for changes, complaint in (
                ({"Actions": "x"}, "has `Actions` in statement 2: allowed are Action, Condition, Effect, NotAction, NotPrincipal, NotResource, Principal, Resource, Sid"),
                *(({"Effect": effect}, "must have the `Effect` `Allow` or `Deny` in statement 2") for effect in ("allow", None)),
                ({"Principal": None}, "must have `Principal` or `NotPrincipal` in statement 2"),
                ({"Action": None}, "must have `Action` or `NotAction` in statement 2"),
                ({"NotAction": "x"}, "has both `Action` and `NotAction` in statement 2"),
                ({"NotResource": "x"}, "has both `Resource` and `NotResource` in statement 2"),
                *(({"Action": action}, STRINGS.format("Action")) for action in ([], {"a": "b"})),
                ({"Resource": [1]}, STRINGS.format("Resource")),
                *(({"Principal": principal}, STRINGS.format("Principal")) for principal in ({}, {"AWS": 123456789012})),
                *(({"Condition": condition}, OPERATORS) for condition in (["x"], {"Bool": "x"})),
            )),
        )),
    ],
    taken=laid_as("policy",
        json.dumps(POLICY), json.dumps(POLICY, indent=2), json.dumps({"Statement": [DENY]}),
        json.dumps({"Version": "2012-10-17", "Statement": DENY}), UNKNOWN,
        policy(DENY, Version="2008-10-17", Id="mine"), policy({**DENY, "Resource": ["arn:aws:backup:*:*:*"]}),
        *(policy(allow(**changes)) for changes in (
            {"Principal": None, "NotPrincipal": {"Service": "x"}}, {"Action": None, "NotAction": ["backup:*"]},
            {"Resource": None}, {"Resource": None, "NotResource": "x"},
            {"Condition": {"Bool": {"aws:MultiFactorAuthPresent": True}}},
        )),
    ),
    same=laid_as("policy",
        (policy(ALLOW, DENY), json.dumps(POLICY, indent=3, sort_keys=True)),
        (policy(ALLOW, DENY), policy(DENY, ALLOW)), (policy(DENY), policy(DENY, DENY)),
        (policy(DENY), json.dumps({"Version": "2012-10-17", "Statement": DENY})),
        (policy(DENY, Version="2008-10-17"), json.dumps({"Statement": DENY})),
        *((policy(allow(**one)), policy(allow(**other))) for one, other in (
            ({}, {"Action": ALLOW["Action"][::-1]}), ({"Action": "backup:Get*"}, {"Action": ["Backup:get*"]}),
            ({"Resource": "*"}, {"Resource": ["*"]}), ({"Resource": ["a", "b"]}, {"Resource": ["b", "a"]}),
            ({"Principal": "*"}, {"Principal": {"AWS": ["*"]}}),
            ({"Principal": {"AWS": ONE}}, {"Principal": {"AWS": [ROOT.format(ONE)]}}),
            ({"Principal": {"AWS": ONE}}, {"Principal": {"AWS": [f"arn:aws-us-gov:iam::{ONE}:root"]}}),
            ({"Principal": None, "NotPrincipal": {"AWS": [ONE, TWO]}}, {"Principal": None, "NotPrincipal": {"AWS": [TWO, ROOT.format(ONE)]}}),
            ({"Principal": {"Service": "a", "AWS": []}}, {"Principal": {"Service": ["a"]}}),
            ({"Condition": {}}, {"Condition": None}),
            ({"Condition": {"Bool": {"aws:SecureTransport": False}}}, {"Condition": {"Bool": {"AWS:securetransport": ["false"]}}}),
            ({"Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": 3600}}}, {"Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}}),
            ({}, {"Condition": {"StringEquals": {"aws:PrincipalOrgID": ["o-2", "o-1"]}}}),
        )),
    ),
    other=laid_as("policy",
        *((policy(ALLOW, DENY), other) for other in (policy(ALLOW), policy(ALLOW, DENY, allow(Sid="more")), policy(ALLOW, DENY, Version="2008-10-17"), policy(ALLOW, DENY, Id="x"), "not even JSON", "[]")),
        *((policy(ALLOW, DENY), policy(allow(**changes), DENY)) for changes in (
            {"Sid": None}, {"Effect": "Deny"}, {"Action": "backup:CopyIntoBackupVault"},
            {"Action": None, "NotAction": ALLOW["Action"]}, {"Resource": ["*", "x"]}, {"Resource": "x"},
            {"Resource": None, "NotResource": "*"}, {"Principal": "*"},
            {"Principal": {"Service": ALLOW["Principal"]["AWS"]}}, {"Principal": {"AWS": "123456789012"}},
            {"Condition": None}, {"Condition": {"StringLike": ALLOW["Condition"]["StringEquals"]}},
            {"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}},
            {"Condition": {"StringEquals": {"aws:x": ["o-1", "o-2"]}}},
            {"Condition": {"StringEquals": {"aws:PrincipalOrgID": ["O-1", "O-2"]}}},
        )),
        # Upper and lower case differ.
        (policy(allow(Resource="a")), policy(allow(Resource="A"))),
        (policy(allow(Principal={"AWS": "AROAEXAMPLE"})), policy(allow(Principal={"AWS": "aroaexample"}))),
        (policy(DENY), UNKNOWN),
    ),
)
KEY = Table(
    Keyed, {},
    refused=each("key", NO_KEYS, "key", f"must be a KMS key: {KEYS}, not `{{}}`"),
    taken=laid_as("key", ARN, ARN.replace("aws:", "aws-cn:"), ID, MRK, ARN.replace(ID, MRK), ALIAS),
    same=laid_as("key", (ARN, ID), ("alias/backups", ALIAS)),
    other=laid_as("key", (ARN, ARN.replace("5555", "6666")), (ARN, None)),
)
TAGS = Table(
    Tagged, {},
    refused=[
        *(
            ({"tags": {key: "v"}},
             {"tags": f"must not have the key `{key}`: `{prefix}:` is reserved"})
            for prefix in ("aws", "offsite") for key in (f"{prefix}:x", f"{prefix.title()}:x")
        ),
        *(
            ({"tags": {key: value}},
             {"tags": f"has a tag `{key[:32]}` that is too long or empty: {LENGTH}"})
            for key, value in (("k" * 129, ""), ("k", "v" * 257), ("", "v"))
        ),
        *(
            ({"tags": {key: value}}, {"tags": f"has a tag `{key}` with a character that is not…"})
            for sign in "*#!?,;<>{}[]()|\\\"'&%$^~`" for key, value in (("k", sign), (sign, ""))
        ),
    ],
    taken=laid_as("tags",
        {}, *({key: "v"} for key in ("awsome", "aws", "my-aws:x", "offsite")),
        {"k" * 128: "v" * 256}, {"k": ""}, {"Straße 1_.:/=+-@": "北京 _.:/=+-@"},
    ),
)
TABLES = [POLICY, KEY, TAGS]
