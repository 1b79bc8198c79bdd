"""Framework: controls by meaning, deployments waited for, and whose a framework is."""

from datetime import datetime, timezone
from typing import Any

import pytest
from offsite_provider.aws.backup.framework import Framework
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import AccessDenied, Conflict, Failure, TimedOut

from .answering import Refusal, Resource, Service

ARN = "arn:aws:backup:eu-west-1:123456789012:framework:"
MADE = datetime(2026, 3, 1, 4, tzinfo=timezone.utc)

RETENTION = {
    "controlName": "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK",
    "controlInputParameters": [{"parameterName": "requiredRetentionDays", "parameterValue": "35"}],
}
FREQUENCY = {
    "controlName": "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK",
    "controlInputParameters": [
        {"parameterName": "requiredFrequencyUnit", "parameterValue": "hours"},
        {"parameterName": "requiredFrequencyValue", "parameterValue": "12"},
    ],
    "controlScope": {"complianceResourceTypes": ["EBS", "RDS"]},
}
ENCRYPTED = {"controlName": "BACKUP_RECOVERY_POINT_ENCRYPTED"}
WIRE: dict[str, Any] = {"frameworkName": "audit", "frameworkControls": [RETENTION, ENCRYPTED]}


class Frameworks:
    """A region's frameworks, each deployed at the second look."""

    def __init__(self, service: Service) -> None:
        self.live: dict[str, dict[str, Any]] = {}
        self.tags: dict[str, dict[str, str]] = {}
        self.fails = False
        self.remembered: set[str] = set()
        for operation in ("Create", "Describe", "Update", "Delete"):
            service.on(f"{operation}Framework", getattr(self, operation.lower()))
        service.on("ListTags", lambda request: {"Tags": self.tags[request["ResourceArn"]]})
        service.on("TagResource", lambda r: self.tags[r["ResourceArn"]].update(r["Tags"]))
        service.on(
            "UntagResource",
            lambda r: [self.tags[r["ResourceArn"]].pop(key) for key in r["TagKeyList"]] and None,
        )

    def create(self, request: dict[str, Any]) -> dict[str, Any]:
        name, token = request["FrameworkName"], request["IdempotencyToken"]
        if token in self.remembered:
            return {"FrameworkName": name}
        found = self.live.get(name)
        if found and found["IdempotencyToken"] != token:
            raise Refusal("AlreadyExistsException", f"{name} exists", Arn=found["FrameworkArn"])
        if not found:
            self.put(name, request, token)
        return {"FrameworkName": name}

    def put(self, name: str, request: dict[str, Any], token: str = "by-hand") -> None:
        self.live[name] = {
            "FrameworkName": name,
            "FrameworkArn": ARN + name,
            "FrameworkControls": self.completed(request["FrameworkControls"]),
            "CreationTime": MADE,
            "FrameworkStatus": "INACTIVE" if self.fails else "ACTIVE",
            "DeploymentStatus": "CREATE_IN_PROGRESS",
            "IdempotencyToken": token,
            **({"FrameworkDescription": d} if (d := request.get("FrameworkDescription")) else {}),
        }
        self.tags[ARN + name] = dict(request.get("FrameworkTags", {}))

    def completed(self, controls: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Controls as the service answers: in another order, and with what was left out."""
        return [
            {"ControlInputParameters": [], "ControlScope": {}, **control}
            for control in reversed(controls)
        ]

    def describe(self, request: dict[str, Any]) -> dict[str, Any]:
        name = request["FrameworkName"]
        if name not in self.live:
            raise Refusal("ResourceNotFoundException", f"no {name}")
        answer = dict(self.live[name])
        if answer["DeploymentStatus"] == "DELETE_IN_PROGRESS":
            del self.live[name]
        elif answer["DeploymentStatus"].endswith("_IN_PROGRESS"):
            self.live[name]["DeploymentStatus"] = "FAILED" if self.fails else "COMPLETED"
        return answer

    def update(self, request: dict[str, Any]) -> dict[str, Any]:
        live = self.live[request["FrameworkName"]]
        live |= {k: v for k, v in request.items() if k == "FrameworkDescription"}
        live["FrameworkControls"] = self.completed(request["FrameworkControls"])
        live["DeploymentStatus"] = "UPDATE_IN_PROGRESS"
        live["IdempotencyToken"] = request["IdempotencyToken"]
        return {}

    def delete(self, request: dict[str, Any]) -> None:
        if request["FrameworkName"] not in self.live:
            raise Refusal("ResourceNotFoundException", "no")
        self.live[request["FrameworkName"]]["DeploymentStatus"] = "DELETE_IN_PROGRESS"


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def frameworks(service: Service) -> Frameworks:
    return Frameworks(service)


@pytest.fixture
def framework(service: Service, frameworks: Frameworks, report: Any) -> Resource:
    return Resource(Framework(), service, report)


class TestArguments:
    def test_all_of_them(self, framework: Resource) -> None:
        wire = {
            **WIRE,
            "frameworkDescription": "What auditors\nask for",
            "frameworkControls": [
                RETENTION,
                {
                    **ENCRYPTED,
                    "controlScope": {
                        "complianceResourceIds": ["vol-1"],
                        "complianceResourceTypes": ["EBS"],
                    },
                },
                {**FREQUENCY, "controlScope": {"tags": {"prod": ""}}},
            ],
            "tags": {"a": "b"},
            "adopt": True,
        }
        assert framework.complaints(**wire) == {}

    @pytest.mark.parametrize(
        ("wire", "found"),
        [
            ({"frameworkControls": UNKNOWN}, {}),
            ({"frameworkControls": [UNKNOWN]}, {}),
            ({"frameworkControls": [{"controlName": UNKNOWN, "controlScope": UNKNOWN}]}, {}),
            ({"frameworkName": UNKNOWN}, {}),
            ({"frameworkControls": None}, {"framework_controls": "is required"}),
            ({"frameworkControls": []}, {"framework_controls": "must have at least 1 item(s)"}),
            (
                {"frameworkControls": [{"controlName": ""}]},
                {"framework_controls[0].control_name": "must have at least 1 characters"},
            ),
            (
                {"frameworkControls": [{**RETENTION, "controlInputParameters": [{}]}]},
                {
                    "framework_controls[0].control_input_parameters[0].parameter_name": (
                        "is required"
                    ),
                    "framework_controls[0].control_input_parameters[0].parameter_value": (
                        "is required"
                    ),
                },
            ),
            (
                {"frameworkControls": [{**ENCRYPTED, "controlScop": {}}]},
                {
                    "framework_controls[0].control_scop": (
                        "is not an argument: did you mean `control_scope`?"
                    )
                },
            ),
            (
                {
                    "frameworkControls": [
                        {**ENCRYPTED, "controlScope": {"tags": {"a": "", "b": ""}}}
                    ]
                },
                {"framework_controls[0].control_scope.tags": "must have at most 1 items, not 2"},
            ),
            (
                {
                    "frameworkControls": [
                        {**ENCRYPTED, "controlScope": {"complianceResourceIds": ["a"] * 101}}
                    ]
                },
                {
                    "framework_controls[0].control_scope.compliance_resource_ids": (
                        "must have at most 100 items, not 101"
                    )
                },
            ),
            (
                {
                    "frameworkControls": [
                        {
                            **ENCRYPTED,
                            "controlScope": {
                                "complianceResourceIds": ["a"],
                                "complianceResourceTypes": ["EBS", "RDS"],
                            },
                        }
                    ]
                },
                {
                    "framework_controls[0].control_scope.compliance_resource_types": (
                        "must be the one type of `compliance_resource_ids`, not 2"
                    )
                },
            ),
            (
                {"frameworkName": "my-audit", "frameworkDescription": " "},
                {
                    "framework_name": "must be 1 to 256 letters, digits and underscores that begin "
                    "with a letter, not `my-audit`",
                    "framework_description": "must be 1 to 1024 characters, and not only white "
                    "space, not ` `",
                },
            ),
            (
                {"frameworkName": "a" * 257},
                {
                    "framework_name": "must be 1 to 256 letters, digits and underscores that begin "
                    f"with a letter, not `{'a' * 257}`"
                },
            ),
            (
                {"frameworkName": "1st", "tags": {"aws:a": "b"}},
                {
                    "framework_name": "must be 1 to 256 letters, digits and underscores that begin "
                    "with a letter, not `1st`",
                    "tags": "must not have the key `aws:a`: `aws:` is reserved",
                },
            ),
        ],
        ids=repr,
    )
    def test_refusals(
        self, framework: Resource, wire: dict[str, Any], found: dict[str, str]
    ) -> None:
        given = {name: value for name, value in {**WIRE, **wire}.items() if value is not None}
        assert framework.complaints(**given) == found


class TestDiff:
    @pytest.mark.parametrize(
        ("wire", "changes", "replaces"),
        [
            ({"frameworkName": "other"}, ["frameworkName"], ["frameworkName"]),
            ({"frameworkDescription": "another"}, ["frameworkDescription"], []),
            ({"frameworkControls": [RETENTION]}, ["frameworkControls"], []),
            ({"frameworkControls": [ENCRYPTED, RETENTION]}, [], []),
            (
                {"frameworkControls": [RETENTION, {**ENCRYPTED, "controlInputParameters": []}]},
                [],
                [],
            ),
            ({"tags": {"a": "b"}}, ["tags"], []),
            ({"adopt": True}, [], []),
        ],
        ids=repr,
    )
    def test_what_changes_what(
        self, framework: Resource, wire: dict[str, Any], changes: list[str], replaces: list[str]
    ) -> None:
        made = framework.create(framework.inputs(**WIRE, frameworkDescription="one"))
        found = framework.diff(made, **{**WIRE, **wire})
        assert (list(found.changes), list(found.replaces)) == (changes, replaces)

    def test_the_order_of_parameters_and_types_means_nothing(self, framework: Resource) -> None:
        made = framework.create(framework.inputs(**{**WIRE, "frameworkControls": [FREQUENCY]}))
        turned = {
            **FREQUENCY,
            "controlInputParameters": list(reversed(FREQUENCY["controlInputParameters"])),  # type: ignore[call-overload]
            "controlScope": {"complianceResourceTypes": ["RDS", "EBS"]},
        }
        assert framework.diff(made, **{**WIRE, "frameworkControls": [turned]}).changes == ()

    def test_an_empty_tag_is_a_tag(self, framework: Resource) -> None:
        def tagged(tags: dict[str, str]) -> dict[str, Any]:
            return {**WIRE, "frameworkControls": [{**ENCRYPTED, "controlScope": {"tags": tags}}]}

        made = framework.create(framework.inputs(**tagged({"prod": ""})))
        assert framework.diff(made, **tagged({})).changes == ("frameworkControls",)
        assert framework.diff(made, **tagged({"prod": ""})).changes == ()

    def test_two_of_a_name_never_stand_side_by_side(self) -> None:
        assert Framework.unique


class TestMaking:
    def test_it_is_deployed(self, framework: Resource, service: Service, report: Any) -> None:
        made = framework.create(framework.inputs(**WIRE, tags={"a": "b"}))
        assert service.calls == ["CreateFramework", "DescribeFramework", "DescribeFramework"]
        request = service.asked("CreateFramework")
        token = request.pop("IdempotencyToken")
        assert 1 <= len(token) <= 50
        assert request == {
            "FrameworkName": "audit",
            "FrameworkControls": [
                {
                    "ControlName": "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK",
                    "ControlInputParameters": [
                        {"ParameterName": "requiredRetentionDays", "ParameterValue": "35"}
                    ],
                },
                {"ControlName": "BACKUP_RECOVERY_POINT_ENCRYPTED"},
            ],
            "FrameworkTags": {"a": "b"},
        }
        assert made.id == "audit"
        assert made.outputs.framework_arn == ARN + "audit"
        assert made.outputs.creation_time == "2026-03-01T04:00:00Z"
        assert made.outputs.deployment_status == "COMPLETED"
        assert made.outputs.framework_status == "ACTIVE"
        assert report.progressed == ["CREATE_IN_PROGRESS"]

    def test_a_name_that_was_left_out(self, framework: Resource, service: Service) -> None:
        wire = {"frameworkControls": [ENCRYPTED]}
        first = framework.create(framework.inputs(**wire))
        again = framework.create(framework.inputs(**wire))
        assert first.id == again.id == first.inputs.framework_name
        assert first.id.startswith("audit_")
        assert framework.complaints(**wire, frameworkName=first.id) == {}
        assert framework.diff(first, **wire).changes == ()

    @pytest.mark.parametrize("label", ["1st", "päckchen", "-", "x" * 400, "1" * 400])
    def test_names_are_always_good_ones(self, label: str) -> None:
        from offsite_provider.aws.backup.by_name import automatic_name

        from offsite_provider.core.ownership import Owner

        for longest in (50, 256):
            name = automatic_name(
                Owner(f"urn:pulumi:prod::dr::offsite:Framework::{label}"), longest
            )
            assert 2 <= len(name) <= longest
            assert name[0].isalpha()
            assert name.replace("_", "").isalnum()
            assert name.isascii()

    def test_what_fails_to_deploy_is_removed_again(
        self, framework: Resource, frameworks: Frameworks
    ) -> None:
        frameworks.fails = True
        with pytest.raises(Failure) as caught:
            framework.create(framework.inputs(**WIRE))
        said = str(caught.value)
        assert said.startswith(
            "cannot create the framework audit: its deployment failed, and its status is INACTIVE. "
        )
        assert "AWS Config" in said
        assert frameworks.live == {}

    def test_what_can_not_be_removed_again_is_said_to_be_there(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        frameworks.fails = True
        service.on("DeleteFramework", Refusal("AccessDeniedException", "not authorized"))
        with pytest.raises(Failure) as caught:
            framework.create(framework.inputs(**WIRE))
        assert "its deployment failed" in str(caught.value)
        assert "it is still there, as offsite cannot delete the framework audit" in str(
            caught.value
        )

    def test_it_is_waited_for_no_longer_than_is_given(
        self, framework: Resource, service: Service, frameworks: Frameworks
    ) -> None:
        frameworks.put("slow", {"FrameworkControls": []})
        service.on("DescribeFramework", dict(frameworks.live["slow"]))
        with pytest.raises(TimedOut) as caught:
            framework.create(framework.inputs(**WIRE), seconds=0.3)
        assert "cannot create the framework audit" in str(caught.value)
        assert "CREATE_IN_PROGRESS" in str(caught.value)

    def test_a_deployment_that_goes_on_is_waited_for(
        self, framework: Resource, frameworks: Frameworks, service: Service, report: Any
    ) -> None:
        busy = Refusal("ConflictException", "it finishes a previous action")
        service.on("CreateFramework", busy, busy, frameworks.create)
        assert framework.create(framework.inputs(**WIRE)).id == "audit"
        assert service.calls.count("CreateFramework") == 3
        assert "waits: it finishes a previous action" in report.progressed

    def test_a_deployment_that_never_ends_is_an_error(
        self, framework: Resource, service: Service
    ) -> None:
        service.on("CreateFramework", Refusal("ConflictException", "a previous action"))
        with pytest.raises(Conflict) as caught:
            framework.create(framework.inputs(**WIRE), seconds=0.2)
        assert "a previous action" in str(caught.value)
        assert "`timeouts`" in str(caught.value)


class TestWhoseItIs:
    def test_one_that_a_killed_run_made_is_found(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        framework.create(framework.inputs(**WIRE))
        service.forget()
        again = framework.create(framework.inputs(**WIRE))
        assert service.calls == ["CreateFramework", "DescribeFramework"]
        assert again.id == "audit"

    def test_also_if_the_program_has_changed_since(
        self, framework: Resource, frameworks: Frameworks, report: Any
    ) -> None:
        framework.create(framework.inputs(**WIRE, tags={"old": "1", "both": "1"}))
        wire = {**WIRE, "frameworkControls": [FREQUENCY], "tags": {"both": "2"}}
        made = framework.create(framework.inputs(**wire))
        assert report.informed == ["takes over the framework audit, which exists already"]
        (control,) = frameworks.live["audit"]["FrameworkControls"]
        assert control["ControlName"] == FREQUENCY["controlName"]
        assert frameworks.tags[ARN + "audit"] == {"both": "2"}
        assert framework.diff(made, **wire).changes == ()
        assert framework.read(made) == made

    def test_anothers_is_not_taken(self, framework: Resource, frameworks: Frameworks) -> None:
        frameworks.put("audit", {"FrameworkControls": []})
        with pytest.raises(Conflict) as caught:
            framework.create(framework.inputs(**WIRE))
        assert "which this resource did not make" in str(caught.value)
        assert "`adopt=True`" in str(caught.value)
        assert frameworks.live["audit"]["FrameworkControls"] == []

    def test_unless_it_is_adopted(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        frameworks.put(
            "audit", {"FrameworkControls": [], "FrameworkDescription": "by hand"}, "by-hand"
        )
        frameworks.tags[ARN + "audit"] = {"theirs": "1"}
        made = framework.create(framework.inputs(**WIRE, adopt=True))
        assert len(frameworks.live["audit"]["FrameworkControls"]) == 2
        assert frameworks.tags[ARN + "audit"] == {}
        assert made.inputs.framework_description == "by hand"
        assert framework.read(made) == made

    def test_adopting_what_is_as_wanted_changes_nothing(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        frameworks.put("audit", {"FrameworkControls": [{"ControlName": ENCRYPTED["controlName"]}]})
        frameworks.live["audit"]["DeploymentStatus"] = "COMPLETED"
        framework.create(
            framework.inputs(frameworkName="audit", frameworkControls=[ENCRYPTED], adopt=True)
        )
        assert service.calls == ["CreateFramework", "DescribeFramework", "ListTags"]

    def test_what_is_adopted_and_did_not_work_is_deployed_anew(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        frameworks.put("audit", {"FrameworkControls": [{"ControlName": ENCRYPTED["controlName"]}]})
        frameworks.live["audit"]["DeploymentStatus"] = "FAILED"
        made = framework.create(
            framework.inputs(frameworkName="audit", frameworkControls=[ENCRYPTED], adopt=True)
        )
        assert service.calls.count("UpdateFramework") == 1
        assert made.outputs.deployment_status == "COMPLETED"

    def test_one_that_is_being_deleted_is_waited_for(
        self, framework: Resource, frameworks: Frameworks
    ) -> None:
        frameworks.put("audit", {"FrameworkControls": []})
        frameworks.live["audit"]["DeploymentStatus"] = "DELETE_IN_PROGRESS"
        made = framework.create(framework.inputs(**WIRE))
        assert made.outputs.deployment_status == "COMPLETED"
        assert len(frameworks.live["audit"]["FrameworkControls"]) == 2

    def test_a_request_that_the_service_knows_of_a_deleted_one(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        framework.create(framework.inputs(**WIRE))
        frameworks.remembered.add(frameworks.live.pop("audit")["IdempotencyToken"])
        assert framework.create(framework.inputs(**WIRE)).id == "audit"
        assert "audit" in frameworks.live

    def test_controls_that_another_framework_has(
        self, framework: Resource, service: Service
    ) -> None:
        said = "Controls in framework other from account 123456789012 already exist."
        service.on("CreateFramework", Refusal("AlreadyExistsException", said))
        with pytest.raises(Conflict) as caught:
            framework.create(framework.inputs(**WIRE, adopt=True))
        assert "Controls in framework other" in str(caught.value)
        assert "Change a control or a parameter" in str(caught.value)


class TestReading:
    def test_what_the_service_fills_in_is_no_drift(
        self, framework: Resource, frameworks: Frameworks
    ) -> None:
        made = framework.create(framework.inputs(**WIRE, tags={"a": "b"}))
        frameworks.live["audit"]["FrameworkControls"].reverse()
        assert framework.read(made) == made

    @pytest.mark.parametrize(
        "defaults",
        [
            {"ControlScope": {"ComplianceResourceTypes": ["EBS"]}},
            {"ControlInputParameters": [{"ParameterName": "new", "ParameterValue": "1"}]},
        ],
        ids=repr,
    )
    def test_nor_are_defaults_of_its_own(
        self,
        framework: Resource,
        frameworks: Frameworks,
        monkeypatch: pytest.MonkeyPatch,
        defaults: dict[str, Any],
    ) -> None:
        monkeypatch.setattr(
            frameworks, "completed", lambda controls: [{**defaults, **c} for c in controls]
        )
        wire = {**WIRE, "frameworkControls": [ENCRYPTED]}
        made = framework.create(framework.inputs(**wire))
        assert framework.read(made) == made
        assert framework.diff(made, **wire).changes == ()

    @pytest.mark.parametrize("index", [0, 1])
    def test_controls_that_were_changed_by_hand_are(
        self, framework: Resource, frameworks: Frameworks, index: int
    ) -> None:
        made = framework.create(framework.inputs(**WIRE))
        frameworks.live["audit"]["FrameworkControls"][index]["ControlScope"] = {
            "ComplianceResourceTypes": ["EFS"]
        }
        drifted = framework.read(made)
        assert drifted is not None
        assert framework.diff(drifted, **WIRE).changes == ("frameworkControls",)
        assert framework.read(drifted) == drifted
        repaired = framework.update(drifted, framework.inputs(**WIRE))
        assert framework.diff(repaired, **WIRE).changes == ()
        assert framework.read(repaired) == repaired

    def test_description_and_tags_drift(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        wire = {**WIRE, "frameworkDescription": "one", "tags": {"a": "b"}}
        made = framework.create(framework.inputs(**wire))
        frameworks.live["audit"]["FrameworkDescription"] = "two"
        frameworks.tags[ARN + "audit"] = {"a": "c", "aws:x": "y", "d": "e"}
        drifted = framework.read(made)
        assert drifted is not None
        assert drifted.inputs.tags == {"a": "c", "d": "e"}
        assert set(framework.diff(drifted, **wire).changes) == {"frameworkDescription", "tags"}
        framework.update(drifted, framework.inputs(**wire))
        assert frameworks.live["audit"]["FrameworkDescription"] == "one"
        assert frameworks.tags[ARN + "audit"] == {"a": "b", "aws:x": "y"}

    def test_gone_is_gone(self, framework: Resource, frameworks: Frameworks) -> None:
        made = framework.create(framework.inputs(**WIRE))
        frameworks.live.clear()
        assert framework.read(made) is None

    def test_and_so_is_what_is_being_deleted(
        self, framework: Resource, frameworks: Frameworks
    ) -> None:
        made = framework.create(framework.inputs(**WIRE))
        frameworks.live["audit"]["DeploymentStatus"] = "DELETE_IN_PROGRESS"
        assert framework.read(made) is None

    def test_being_refused_access_is_not(self, framework: Resource, service: Service) -> None:
        made = framework.create(framework.inputs(**WIRE))
        service.on("DescribeFramework", Refusal("AccessDeniedException", "not authorized"))
        with pytest.raises(AccessDenied) as caught:
            framework.read(made)
        assert str(caught.value).startswith("cannot read the framework audit: ")


class TestChanging:
    def test_controls_and_description_in_one_call(
        self, framework: Resource, service: Service
    ) -> None:
        made = framework.create(framework.inputs(**WIRE))
        service.forget()
        wire = {**WIRE, "frameworkControls": [FREQUENCY], "frameworkDescription": "two"}
        changed = framework.update(made, framework.inputs(**wire))
        assert service.calls == ["UpdateFramework", "DescribeFramework", "DescribeFramework"]
        request = service.asked("UpdateFramework")
        assert request["FrameworkDescription"] == "two"
        assert [c["ControlName"] for c in request["FrameworkControls"]] == [
            FREQUENCY["controlName"]
        ]
        assert changed.inputs.framework_description == "two"
        assert framework.read(changed) == changed

    @pytest.mark.parametrize(
        ("tags", "calls"),
        [
            ({"a": "2"}, ["TagResource"]),
            ({}, ["UntagResource"]),
            ({"b": "1"}, ["UntagResource", "TagResource"]),
        ],
    )
    def test_tags_alone(
        self, framework: Resource, service: Service, tags: dict[str, str], calls: list[str]
    ) -> None:
        made = framework.create(framework.inputs(**WIRE, tags={"a": "1"}))
        service.forget()
        changed = framework.update(made, framework.inputs(**WIRE, tags=tags))
        assert service.calls == calls
        assert changed.inputs.tags == tags
        assert framework.read(changed) == changed

    def test_timeouts_alone_need_no_call(self, framework: Resource, service: Service) -> None:
        made = framework.create(framework.inputs(**WIRE))
        service.forget()
        framework.update(made, framework.inputs(**WIRE, timeouts={"create": "1h"}))
        assert service.calls == []

    def test_a_description_that_is_left_out_stays(
        self, framework: Resource, service: Service
    ) -> None:
        made = framework.create(framework.inputs(**WIRE, frameworkDescription="one"))
        wire = {**WIRE, "frameworkControls": [FREQUENCY]}
        changed = framework.update(made, framework.inputs(**wire))
        assert changed.inputs.framework_description == "one"
        assert service.asked("UpdateFramework")["FrameworkDescription"] == "one"

    def test_one_that_is_busy_is_waited_for(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        made = framework.create(framework.inputs(**WIRE))
        busy = Refusal("ConflictException", "a previous action")
        service.on("UpdateFramework", busy, frameworks.update)
        changed = framework.update(
            made, framework.inputs(**{**WIRE, "frameworkControls": [FREQUENCY]})
        )
        assert changed.outputs.deployment_status == "COMPLETED"

    def test_a_change_that_fails_to_deploy_removes_nothing(
        self, framework: Resource, frameworks: Frameworks
    ) -> None:
        made = framework.create(framework.inputs(**WIRE))
        frameworks.fails = True
        with pytest.raises(Failure, match="its deployment failed"):
            framework.update(made, framework.inputs(**{**WIRE, "frameworkControls": [FREQUENCY]}))
        assert frameworks.live["audit"]["DeploymentStatus"] == "FAILED"


class TestDeleting:
    def test_it_is_waited_for(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        made = framework.create(framework.inputs(**WIRE))
        service.forget()
        framework.delete(made)
        assert frameworks.live == {}
        assert service.calls == ["DeleteFramework", "DescribeFramework", "DescribeFramework"]

    def test_gone_already_is_fine(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        made = framework.create(framework.inputs(**WIRE))
        frameworks.live.clear()
        service.forget()
        framework.delete(made)
        assert service.calls == ["DeleteFramework"]

    def test_one_that_is_busy_is_waited_for(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        made = framework.create(framework.inputs(**WIRE))
        busy = Refusal("ConflictException", "a previous action")
        service.on("DeleteFramework", busy, frameworks.delete)
        framework.delete(made)
        assert frameworks.live == {}

    def test_a_deletion_that_fails_is_an_error(
        self, framework: Resource, frameworks: Frameworks, service: Service
    ) -> None:
        made = framework.create(framework.inputs(**WIRE))
        service.on("DescribeFramework", {**frameworks.live["audit"], "DeploymentStatus": "FAILED"})
        with pytest.raises(Failure, match="cannot delete the framework audit: its removal failed"):
            framework.delete(made)
