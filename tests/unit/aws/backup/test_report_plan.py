"""ReportPlan: what is reported, where to, and what the service makes of both."""

from datetime import datetime, timezone
from typing import Any

import pytest
from offsite_provider.aws.backup.report_plan import ReportPlan
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import Conflict, Invalid

from .answering import Refusal, Resource, Service

ARN = "arn:aws:backup:eu-west-1:123456789012:report-plan:"
FRAMEWORK = "arn:aws:backup:eu-west-1:123456789012:framework:audit-1"
MADE = datetime(2026, 3, 1, 4, tzinfo=timezone.utc)
WIRE: dict[str, Any] = {
    "reportPlanName": "jobs",
    "reportDeliveryChannel": {"s3BucketName": "reports"},
    "reportSetting": {"reportTemplate": "BACKUP_JOB_REPORT"},
}


class ReportPlans:
    """A region's report plans, each deployed at the second look."""

    def __init__(self, service: Service) -> None:
        self.live: dict[str, dict[str, Any]] = {}
        self.tokens: dict[str, str] = {}
        self.tags: dict[str, str] = {}
        for operation in ("Create", "Describe", "Update", "Delete"):
            service.on(f"{operation}ReportPlan", getattr(self, operation.lower()))
        service.on("ListTags", lambda _: {"Tags": self.tags})
        service.on("TagResource", lambda request: self.tags.update(request["Tags"]))

    def create(self, request: dict[str, Any]) -> dict[str, Any]:
        name, token = request["ReportPlanName"], request["IdempotencyToken"]
        if name in self.live and self.tokens[name] != token:
            raise Refusal("AlreadyExistsException", name, CreatorRequestId=self.tokens[name])
        if name not in self.live:
            self.tags = dict(request.get("ReportPlanTags", {}))
            self.tokens[name] = token
            self.live[name] = {"ReportPlanArn": ARN + name, "CreationTime": MADE}
            self.put(request, "CREATE_IN_PROGRESS")
        return {"ReportPlanName": name}

    def put(self, request: dict[str, Any], status: str) -> None:
        members = {
            k: v for k, v in request.items() if k not in ("IdempotencyToken", "ReportPlanTags")
        }
        channel = {"Formats": ["CSV"], **members["ReportDeliveryChannel"]}
        self.live[request["ReportPlanName"]] |= {
            **members,
            "ReportDeliveryChannel": channel,
            "DeploymentStatus": status,
        }

    def describe(self, request: dict[str, Any]) -> dict[str, Any]:
        name = request["ReportPlanName"]
        if name not in self.live:
            raise Refusal("ResourceNotFoundException", f"no {name}")
        answer = dict(self.live[name])
        if answer["DeploymentStatus"] == "DELETE_IN_PROGRESS":
            del self.live[name]
        else:
            self.live[name]["DeploymentStatus"] = "COMPLETED"
        return {"ReportPlan": answer}

    def update(self, request: dict[str, Any]) -> dict[str, Any]:
        self.put(request, "UPDATE_IN_PROGRESS")
        return {}

    def delete(self, request: dict[str, Any]) -> None:
        self.live[request["ReportPlanName"]]["DeploymentStatus"] = "DELETE_IN_PROGRESS"


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def plans(service: Service) -> ReportPlans:
    return ReportPlans(service)


@pytest.fixture
def plan(service: Service, plans: ReportPlans, report: Any) -> Resource:
    return Resource(ReportPlan(), service, report)


class TestArguments:
    def test_all_of_them(self, plan: Resource) -> None:
        wire = {
            "reportPlanName": "compliance",
            "reportPlanDescription": "Every day",
            "reportDeliveryChannel": {
                "s3BucketName": "reports",
                "s3KeyPrefix": "backup",
                "formats": ["JSON", "CSV"],
            },
            "reportSetting": {
                "reportTemplate": "CONTROL_COMPLIANCE_REPORT",
                "frameworkArns": [FRAMEWORK, FRAMEWORK.replace("arn:aws:", "arn:aws-us-gov:")],
                "numberOfFrameworks": 2,
                "accounts": ["ROOT"],
                "organizationUnits": ["ou-1234-12345678"],
                "regions": ["*"],
            },
            "tags": {"a": "b"},
            "adopt": False,
        }
        assert plan.complaints(**wire) == {}

    @pytest.mark.parametrize(
        ("wire", "found"),
        [
            ({"reportSetting": UNKNOWN, "reportDeliveryChannel": UNKNOWN}, {}),
            ({"reportSetting": {"reportTemplate": UNKNOWN}}, {}),
            (
                {"reportSetting": None, "reportDeliveryChannel": {}},
                {
                    "report_setting": "is required",
                    "report_delivery_channel.s3_bucket_name": "is required",
                },
            ),
            (
                {"reportSetting": {"reportTemplate": "BACKUP_REPORT"}},
                {
                    "report_setting.report_template": (
                        "must be one of 'RESOURCE_COMPLIANCE_REPORT', 'CONTROL_COMPLIANCE_REPORT', "
                        "'BACKUP_JOB_REPORT', 'COPY_JOB_REPORT', 'RESTORE_JOB_REPORT' or "
                        "'SCAN_JOB_REPORT', not `BACKUP_REPORT`"
                    )
                },
            ),
            (
                {
                    "reportDeliveryChannel": {"s3BucketName": "", "formats": ["PDF"]},
                    "reportPlanName": "daily report",
                },
                {
                    "report_delivery_channel.s3_bucket_name": "must have at least 1 characters",
                    "report_delivery_channel.formats[0]": (
                        "must be one of 'CSV' or 'JSON', not `PDF`"
                    ),
                    "report_plan_name": "must be 1 to 256 letters, digits and underscores that "
                    "begin with a letter, not `daily report`",
                },
            ),
            (
                {"reportDeliveryChannel": {"s3BucketName": "reports", "formats": ["CSV", "CSV"]}},
                {"report_delivery_channel.formats": "names `CSV` twice"},
            ),
            (
                {
                    "reportSetting": {
                        "reportTemplate": "CONTROL_COMPLIANCE_REPORT",
                        "frameworkArns": ["audit"],
                        "numberOfFrameworks": -1,
                    }
                },
                {
                    "report_setting.framework_arns[0]": "must be the ARN of a framework, like "
                    "`arn:aws:backup:eu-west-1:123456789012:framework:audit-…`, not `audit`",
                    "report_setting.number_of_frameworks": "must be at least 0, not -1",
                },
            ),
            (
                {"bucket": "reports"},
                {
                    "bucket": "is not an argument: there are adopt, profile, region, "
                    "report_delivery_channel, report_plan_description, report_plan_name, "
                    "report_setting, role_arn, tags, timeouts"
                },
            ),
        ],
        ids=repr,
    )
    def test_refusals(self, plan: Resource, wire: dict[str, Any], found: dict[str, str]) -> None:
        given = {name: value for name, value in {**WIRE, **wire}.items() if value is not None}
        assert plan.complaints(**given) == found


class TestDiff:
    @pytest.mark.parametrize(
        ("wire", "changes", "replaces"),
        [
            ({"reportPlanName": "other"}, ["reportPlanName"], ["reportPlanName"]),
            ({"reportPlanDescription": "x"}, ["reportPlanDescription"], []),
            (
                {"reportSetting": {"reportTemplate": "COPY_JOB_REPORT"}},
                ["reportTemplate", "reportSetting"],
                ["reportTemplate"],
            ),
            (
                {"reportSetting": {"reportTemplate": "BACKUP_JOB_REPORT", "regions": ["*"]}},
                ["reportSetting"],
                [],
            ),
            (
                {"reportSetting": {"reportTemplate": "BACKUP_JOB_REPORT", "regions": []}},
                [],
                [],
            ),
            (
                {"reportDeliveryChannel": {"s3BucketName": "reports", "s3KeyPrefix": "x"}},
                ["reportDeliveryChannel"],
                [],
            ),
            ({"tags": {"a": "b"}}, ["tags"], []),
        ],
        ids=repr,
    )
    def test_what_changes_what(
        self, plan: Resource, wire: dict[str, Any], changes: list[str], replaces: list[str]
    ) -> None:
        made = plan.create(plan.inputs(**WIRE))
        found = plan.diff(made, **{**WIRE, **wire})
        assert (list(found.changes), list(found.replaces)) == (changes, replaces)

    def test_the_template_replaces_in_either_spelling(self, plan: Resource) -> None:
        made = plan.create(plan.inputs(**WIRE))
        same = {**WIRE, "reportSetting": {"report_template": "BACKUP_JOB_REPORT"}}
        other = {**WIRE, "reportSetting": {"report_template": "COPY_JOB_REPORT"}}
        assert plan.diff(made, **same).changes == ()
        assert plan.diff(made, **other).replaces == ("reportTemplate",)

    def test_the_order_of_formats_and_regions_means_nothing(self, plan: Resource) -> None:
        def ordered(formats: list[str], regions: list[str]) -> dict[str, Any]:
            return {
                **WIRE,
                "reportDeliveryChannel": {"s3BucketName": "reports", "formats": formats},
                "reportSetting": {"reportTemplate": "BACKUP_JOB_REPORT", "regions": regions},
            }

        made = plan.create(plan.inputs(**ordered(["CSV", "JSON"], ["eu-west-1", "eu-west-2"])))
        turned = ordered(["JSON", "CSV"], ["eu-west-2", "eu-west-1"])
        assert plan.diff(made, **turned).changes == ()


class TestLife:
    def test_it_is_made_and_deployed(self, plan: Resource, service: Service) -> None:
        made = plan.create(plan.inputs(**WIRE, tags={"a": "b"}))
        assert service.calls == ["CreateReportPlan", "DescribeReportPlan", "DescribeReportPlan"]
        request = service.asked("CreateReportPlan")
        request.pop("IdempotencyToken")
        assert request == {
            "ReportPlanName": "jobs",
            "ReportDeliveryChannel": {"S3BucketName": "reports"},
            "ReportSetting": {"ReportTemplate": "BACKUP_JOB_REPORT"},
            "ReportPlanTags": {"a": "b"},
        }
        assert made.id == "jobs"
        assert made.outputs.report_plan_arn == ARN + "jobs"
        assert made.outputs.creation_time == "2026-03-01T04:00:00Z"
        assert made.outputs.deployment_status == "COMPLETED"
        assert made.inputs.report_template == "BACKUP_JOB_REPORT"
        assert plan.read(made) == made
        assert plan.diff(made, **WIRE, tags={"a": "b"}).changes == ()

    def test_reports_that_were_delivered_are_no_drift(
        self, plan: Resource, plans: ReportPlans
    ) -> None:
        from offsite_provider.core.lifecycle import Lifecycle

        made = plan.create(plan.inputs(**WIRE))
        plans.live["jobs"]["LastSuccessfulExecutionTime"] = MADE
        recorded = {**made.outputs.to_wire(), **made.inputs.to_wire()}
        life = Lifecycle(plan.settings, {ReportPlan.token: plan.handler})
        assert life.read(ReportPlan.token, "jobs", recorded, plan.context().report) == (
            recorded,
            None,
        )

    def test_all_that_can_change_changes_in_one_call(
        self, plan: Resource, plans: ReportPlans, service: Service
    ) -> None:
        made = plan.create(plan.inputs(**WIRE))
        service.forget()
        wire = {
            **WIRE,
            "reportPlanDescription": "daily",
            "reportDeliveryChannel": {"s3BucketName": "others", "formats": ["JSON"]},
            "reportSetting": {"reportTemplate": "BACKUP_JOB_REPORT", "regions": ["*"]},
        }
        changed = plan.update(made, plan.inputs(**wire))
        assert service.calls == ["UpdateReportPlan", "DescribeReportPlan", "DescribeReportPlan"]
        assert plans.live["jobs"]["ReportDeliveryChannel"] == {
            "S3BucketName": "others",
            "Formats": ["JSON"],
        }
        assert plans.live["jobs"]["ReportPlanDescription"] == "daily"
        assert plan.read(changed) == changed
        assert plan.diff(changed, **wire).changes == ()

    def test_drift_is_seen_and_put_right(self, plan: Resource, plans: ReportPlans) -> None:
        made = plan.create(plan.inputs(**WIRE))
        plans.live["jobs"]["ReportDeliveryChannel"]["Formats"] = ["JSON"]
        plans.live["jobs"]["ReportSetting"] = {
            "ReportTemplate": "BACKUP_JOB_REPORT",
            "Regions": ["eu-west-2"],
        }
        drifted = plan.read(made)
        assert drifted is not None
        assert plan.diff(drifted, **WIRE).changes == ("reportDeliveryChannel", "reportSetting")
        repaired = plan.update(drifted, plan.inputs(**WIRE))
        assert plans.live["jobs"]["ReportSetting"] == {"ReportTemplate": "BACKUP_JOB_REPORT"}
        assert plan.read(repaired) == repaired

    def test_deleting_waits_and_gone_is_gone(
        self, plan: Resource, plans: ReportPlans, service: Service
    ) -> None:
        made = plan.create(plan.inputs(**WIRE))
        plan.delete(made)
        assert plans.live == {}
        assert plan.read(made) is None

    def test_a_refusal_is_passed_on(self, plan: Resource, service: Service) -> None:
        service.on("CreateReportPlan", Refusal("InvalidParameterValueException", "no such bucket"))
        with pytest.raises(Invalid) as caught:
            plan.create(plan.inputs(**WIRE))
        assert str(caught.value) == (
            "cannot create the report plan jobs: no such bucket (InvalidParameterValueException)."
        )


class TestWhoseItIs:
    def test_ours_that_has_changed_since_is_told_by_the_error(
        self, plan: Resource, plans: ReportPlans, report: Any
    ) -> None:
        plan.create(plan.inputs(**WIRE))
        wire = {**WIRE, "reportDeliveryChannel": {"s3BucketName": "others"}}
        made = plan.create(plan.inputs(**wire))
        assert report.informed == ["takes over the report plan jobs, which exists already"]
        assert plans.live["jobs"]["ReportDeliveryChannel"]["S3BucketName"] == "others"
        assert plan.diff(made, **wire).changes == ()

    def test_anothers_is_not_taken_unless_it_is_adopted(
        self, plan: Resource, plans: ReportPlans
    ) -> None:
        plan.create(plan.inputs(**WIRE))
        plans.tokens["jobs"] = "by-hand"
        with pytest.raises(Conflict, match="`adopt=True`"):
            plan.create(plan.inputs(**WIRE))
        wire = {**WIRE, "reportDeliveryChannel": {"s3BucketName": "others"}}
        plan.create(plan.inputs(**wire, adopt=True))
        assert plans.live["jobs"]["ReportDeliveryChannel"]["S3BucketName"] == "others"

    def test_one_of_another_template_can_not_be_adopted(
        self, plan: Resource, plans: ReportPlans
    ) -> None:
        plan.create(plan.inputs(**WIRE))
        plans.tokens["jobs"] = "by-hand"
        wire = {**WIRE, "reportSetting": {"reportTemplate": "COPY_JOB_REPORT"}, "adopt": True}
        with pytest.raises(Conflict) as caught:
            plan.create(plan.inputs(**wire))
        assert "has another `report_template`, which can't be changed" in str(caught.value)
