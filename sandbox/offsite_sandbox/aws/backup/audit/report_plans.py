"""Report plans."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ....clock import clock
from ...work import Work
from ..shared.answer import given, listed
from ..shared.arns import SERVICE
from ..shared.exceptions import InvalidParameterValueError, ResourceNotFoundError
from ..shared.place import Place
from ..shared.quotas import check_quota
from ..shared.tags import Tags, check_tags
from .deployment import DeployedResource
from .frameworks import Frameworks

_COMPLIANCE_REPORTS = frozenset({"RESOURCE_COMPLIANCE_REPORT", "CONTROL_COMPLIANCE_REPORT"})
_REPORTS = _COMPLIANCE_REPORTS | {
    "BACKUP_JOB_REPORT",
    "COPY_JOB_REPORT",
    "RESTORE_JOB_REPORT",
    "SCAN_JOB_REPORT",
}
_FORMATS = ("CSV", "JSON")


@dataclass
class ReportPlan(DeployedResource):
    """A report plan."""

    channel: dict[str, Any]
    setting: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """The model's ``ReportPlan``."""
        return given(
            {
                "ReportPlanArn": self.arn,
                "ReportPlanName": self.name,
                "ReportPlanDescription": self.description,
                "ReportSetting": self.setting,
                "ReportDeliveryChannel": {"Formats": ["CSV"], **self.channel},
                "DeploymentStatus": self.status,
                "CreationTime": self.created,
            }
        )


class ReportPlans:
    """The report plans of one account in one region."""

    def __init__(self, place: Place, frameworks: Frameworks, tags: Tags) -> None:
        self._place = place
        self._frameworks = frameworks
        self._tags = tags
        self._by_name: dict[str, ReportPlan] = {}

    def forget_deleted(self) -> None:
        """Forget what has been deleted in the meantime."""
        for plan in [one for one in self._by_name.values() if one.is_gone]:
            del self._by_name[plan.name]
            self._tags.unregister(plan.arn)

    def create_report_plan(
        self,
        report_plan_name: str,
        report_delivery_channel: dict[str, Any],
        report_setting: dict[str, Any],
        report_plan_description: str | None = None,
        report_plan_tags: dict[str, str] | None = None,
        idempotency_token: str | None = None,
    ) -> dict[str, Any]:
        """``CreateReportPlan``."""
        request = {
            "channel": report_delivery_channel,
            "setting": report_setting,
            "description": report_plan_description,
            "tags": report_plan_tags,
        }
        plan = self._by_name.get(report_plan_name)
        if plan is None:
            _check_channel(report_delivery_channel)
            self._check_setting(report_setting)
            check_tags(report_plan_tags)
            check_quota(self._place, "ReportPlan", len(self._by_name))
            plan = ReportPlan(
                name=report_plan_name,
                arn=self._place.arn("report-plan", f"{report_plan_name}-{uuid.uuid4()}"),
                created=clock.now(),
                description=report_plan_description,
                deployment=Work.start(SERVICE, "CreateReportPlan", self._place.region),
                doing="CREATE",
                request=request,
                token=idempotency_token,
                channel=report_delivery_channel,
                setting=report_setting,
            )
            self._by_name[report_plan_name] = plan
            self._tags.register(plan.arn, report_plan_tags)
        else:
            plan.check_same(request, idempotency_token)
        return _made(plan)

    def describe_report_plan(self, report_plan_name: str) -> dict[str, Any]:
        """``DescribeReportPlan``."""
        return {"ReportPlan": self._find(report_plan_name).to_dict()}

    def list_report_plans(
        self, max_results: int | None = None, next_token: str | None = None
    ) -> dict[str, Any]:
        """``ListReportPlans``."""
        found = list(self._by_name.values())
        return listed("ReportPlans", found, ReportPlan.to_dict, max_results, next_token)

    def update_report_plan(
        self,
        report_plan_name: str,
        report_plan_description: str | None = None,
        report_delivery_channel: dict[str, Any] | None = None,
        report_setting: dict[str, Any] | None = None,
        idempotency_token: str | None = None,
    ) -> dict[str, Any]:
        """``UpdateReportPlan``: what is not named stays as it is, and its template always does."""
        plan = self._find(report_plan_name)
        if report_delivery_channel is not None:
            _check_channel(report_delivery_channel)
        if report_setting is not None:
            self._check_setting(report_setting)
            if report_setting["ReportTemplate"] != plan.setting["ReportTemplate"]:
                raise InvalidParameterValueError("The ReportTemplate cannot be changed.")
        plan.begin("UPDATE", self._place.region, "UpdateReportPlan")
        plan.token = idempotency_token
        if report_plan_description is not None:
            plan.description = report_plan_description
        plan.channel = report_delivery_channel or plan.channel
        plan.setting = report_setting or plan.setting
        return _made(plan)

    def delete_report_plan(self, report_plan_name: str) -> None:
        """``DeleteReportPlan``."""
        plan = self._find(report_plan_name)
        plan.begin("DELETE", self._place.region, "DeleteReportPlan")

    def _find(self, name: str) -> ReportPlan:
        plan = self._by_name.get(name)
        if plan is None:
            raise ResourceNotFoundError(f"The report plan {name} does not exist.")
        return plan

    def _check_setting(self, setting: Mapping[str, Any]) -> None:
        template = setting["ReportTemplate"]
        if template not in _REPORTS:
            raise InvalidParameterValueError(f"Invalid ReportTemplate: {template}")
        arns = setting.get("FrameworkArns", [])
        if bool(arns) != (template in _COMPLIANCE_REPORTS):
            raise InvalidParameterValueError(
                "FrameworkArns are required for compliance reports, and for those only."
            )
        known = self._frameworks.arns()
        for arn in arns:
            if arn not in known:
                raise InvalidParameterValueError(f"The framework {arn} does not exist.")
        if setting.get("NumberOfFrameworks", len(arns)) != len(arns):
            raise InvalidParameterValueError("NumberOfFrameworks is not that of FrameworkArns.")


def _made(plan: ReportPlan) -> dict[str, Any]:
    return {
        "ReportPlanName": plan.name,
        "ReportPlanArn": plan.arn,
        "CreationTime": plan.created,
    }


def _check_channel(channel: Mapping[str, Any]) -> None:
    if not channel["S3BucketName"]:
        raise InvalidParameterValueError("S3BucketName must not be empty.")
    for name in channel.get("Formats", []):
        if name not in _FORMATS:
            raise InvalidParameterValueError(f"Invalid report format: {name}")
