"""Audit Manager: frameworks of controls, and report plans."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...clock import clock
from ..work import Work
from . import tags
from .base import given, listed
from .exceptions import (
    AlreadyExistsError,
    ConflictError,
    InvalidParameterValueError,
    LimitExceededError,
    ResourceNotFoundError,
)
from .names import SERVICE
from .settings import RESOURCE_TYPES
from .tags import Tags

_AGE = frozenset({"recoveryPointAgeUnit", "recoveryPointAgeValue"})
_NOTHING = frozenset[str]()
# https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html
_CONTROLS: Mapping[str, frozenset[str]] = {
    "BACKUP_LAST_RECOVERY_POINT_CREATED": _AGE,
    "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK": frozenset(
        {"requiredFrequencyUnit", "requiredFrequencyValue", "requiredRetentionDays"}
    ),
    "BACKUP_RECOVERY_POINT_ENCRYPTED": _NOTHING,
    "BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED": frozenset({"principalArnList"}),
    "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK": frozenset({"requiredRetentionDays"}),
    "BACKUP_RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT": _AGE,
    "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN": _NOTHING,
    "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK": frozenset(
        {"maxRetentionDays", "minRetentionDays"}
    ),
    "BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT": frozenset({"crossAccountList"}),
    "BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION": frozenset({"crossRegionList"}),
    "RESTORE_TIME_FOR_RESOURCES_MEET_TARGET": frozenset({"maxRestoreTime"}),
}
_MAX_CONTROLS = 50
_COMPLIANCE_REPORTS = frozenset({"RESOURCE_COMPLIANCE_REPORT", "CONTROL_COMPLIANCE_REPORT"})
_REPORTS = _COMPLIANCE_REPORTS | {
    "BACKUP_JOB_REPORT",
    "COPY_JOB_REPORT",
    "RESTORE_JOB_REPORT",
    "SCAN_JOB_REPORT",
}
_FORMATS = ("CSV", "JSON")


@dataclass
class Deployed:
    """What a framework and a report plan have in common.

    Attributes:
        deployment: the work that goes on, or went on last.
        doing: ``CREATE``, ``UPDATE`` or ``DELETE``.
        request: what it was made from, to know the same request again.
        token: the last request's idempotency token.
    """

    name: str
    arn: str
    created: datetime
    description: str | None
    deployment: Work
    doing: str
    request: Mapping[str, Any]
    token: str | None

    @property
    def status(self) -> str:
        """The deployment status that the clock says."""
        if not self.deployment.is_over:
            return f"{self.doing}_IN_PROGRESS"
        return "FAILED" if self.deployment.has_failed else "COMPLETED"

    @property
    def is_gone(self) -> bool:
        """Whether its deletion is over."""
        return self.doing == "DELETE" and self.deployment.is_over

    def begin(self, doing: str, region: str, operation: str) -> None:
        """Begin to deploy a change.

        Raises:
            ConflictError: another one is being deployed.
        """
        if not self.deployment.is_over:
            raise ConflictError(f"{self.name} is {self.status}; wait until that is over.")
        self.doing, self.deployment = doing, Work.start(SERVICE, operation, region)


@dataclass
class Framework(Deployed):
    """A framework of controls."""

    controls: list[dict[str, Any]]

    def to_dict(self) -> dict[str, Any]:
        """The model's ``Framework``."""
        return given(
            {
                "FrameworkName": self.name,
                "FrameworkArn": self.arn,
                "FrameworkDescription": self.description,
                "NumberOfControls": len(self.controls),
                "CreationTime": self.created,
                "DeploymentStatus": self.status,
            }
        )


@dataclass
class ReportPlan(Deployed):
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


class Audit(Tags):
    """The frameworks and report plans of one account in one region, by name."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.frameworks: dict[str, Framework] = {}
        self.report_plans: dict[str, ReportPlan] = {}

    def settle(self) -> None:
        """Forget what has been deleted in the meantime."""
        super().settle()
        for kept in (self.frameworks, self.report_plans):
            for item in [item for item in kept.values() if item.is_gone]:
                del kept[item.name]
                self.unregister(item.arn)

    def create_framework(
        self,
        framework_name: str,
        framework_controls: list[dict[str, Any]],
        framework_description: str | None = None,
        idempotency_token: str | None = None,
        framework_tags: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """``CreateFramework``."""
        request = {
            "controls": framework_controls,
            "description": framework_description,
            "tags": framework_tags,
        }
        framework = self.frameworks.get(framework_name)
        if framework is None:
            self._check_controls(framework_controls)
            tags.check(framework_tags)
            self.check_quota("Framework", len(self.frameworks))
            framework = Framework(
                name=framework_name,
                arn=self._new_arn("framework", framework_name),
                created=clock.now(),
                description=framework_description,
                deployment=Work.start(SERVICE, "CreateFramework", self.region_name),
                doing="CREATE",
                request=request,
                token=idempotency_token,
                controls=framework_controls,
            )
            self.frameworks[framework_name] = framework
            self.register(framework.arn, framework_tags)
        else:
            _check_same(framework, request, idempotency_token)
        return {"FrameworkName": framework.name, "FrameworkArn": framework.arn}

    def describe_framework(self, framework_name: str) -> dict[str, Any]:
        """``DescribeFramework``; AWS Config is thought to record everything."""
        framework = self._framework(framework_name)
        members = framework.to_dict()
        del members["NumberOfControls"]
        return given(
            {
                **members,
                "FrameworkControls": framework.controls,
                "FrameworkStatus": "ACTIVE",
                "IdempotencyToken": framework.token,
            }
        )

    def list_frameworks(
        self, max_results: int | None = None, next_token: str | None = None
    ) -> dict[str, Any]:
        """``ListFrameworks``."""
        found = list(self.frameworks.values())
        return listed("Frameworks", found, Framework.to_dict, max_results, next_token)

    def update_framework(
        self,
        framework_name: str,
        framework_description: str | None = None,
        framework_controls: list[dict[str, Any]] | None = None,
        idempotency_token: str | None = None,
    ) -> dict[str, Any]:
        """``UpdateFramework``: what is not named stays as it is."""
        framework = self._framework(framework_name)
        if framework_controls is not None:
            self._check_controls(framework_controls, framework)
        framework.begin("UPDATE", self.region_name, "UpdateFramework")
        framework.token = idempotency_token
        if framework_description is not None:
            framework.description = framework_description
        if framework_controls is not None:
            framework.controls = framework_controls
        return {
            "FrameworkName": framework.name,
            "FrameworkArn": framework.arn,
            "CreationTime": framework.created,
        }

    def delete_framework(self, framework_name: str) -> None:
        """``DeleteFramework``."""
        self._framework(framework_name).begin("DELETE", self.region_name, "DeleteFramework")

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
        plan = self.report_plans.get(report_plan_name)
        if plan is None:
            _check_channel(report_delivery_channel)
            self._check_setting(report_setting)
            tags.check(report_plan_tags)
            self.check_quota("ReportPlan", len(self.report_plans))
            plan = ReportPlan(
                name=report_plan_name,
                arn=self._new_arn("report-plan", report_plan_name),
                created=clock.now(),
                description=report_plan_description,
                deployment=Work.start(SERVICE, "CreateReportPlan", self.region_name),
                doing="CREATE",
                request=request,
                token=idempotency_token,
                channel=report_delivery_channel,
                setting=report_setting,
            )
            self.report_plans[report_plan_name] = plan
            self.register(plan.arn, report_plan_tags)
        else:
            _check_same(plan, request, idempotency_token)
        return _made(plan)

    def describe_report_plan(self, report_plan_name: str) -> dict[str, Any]:
        """``DescribeReportPlan``."""
        return {"ReportPlan": self._report_plan(report_plan_name).to_dict()}

    def list_report_plans(
        self, max_results: int | None = None, next_token: str | None = None
    ) -> dict[str, Any]:
        """``ListReportPlans``."""
        found = list(self.report_plans.values())
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
        plan = self._report_plan(report_plan_name)
        if report_delivery_channel is not None:
            _check_channel(report_delivery_channel)
        if report_setting is not None:
            self._check_setting(report_setting)
            if report_setting["ReportTemplate"] != plan.setting["ReportTemplate"]:
                raise InvalidParameterValueError("The ReportTemplate cannot be changed.")
        plan.begin("UPDATE", self.region_name, "UpdateReportPlan")
        plan.token = idempotency_token
        if report_plan_description is not None:
            plan.description = report_plan_description
        plan.channel = report_delivery_channel or plan.channel
        plan.setting = report_setting or plan.setting
        return _made(plan)

    def delete_report_plan(self, report_plan_name: str) -> None:
        """``DeleteReportPlan``."""
        plan = self._report_plan(report_plan_name)
        plan.begin("DELETE", self.region_name, "DeleteReportPlan")

    def _framework(self, name: str) -> Framework:
        framework = self.frameworks.get(name)
        if framework is None:
            raise ResourceNotFoundError(f"The framework {name} does not exist.")
        return framework

    def _report_plan(self, name: str) -> ReportPlan:
        plan = self.report_plans.get(name)
        if plan is None:
            raise ResourceNotFoundError(f"The report plan {name} does not exist.")
        return plan

    def _new_arn(self, kind: str, name: str) -> str:
        return self.arn(kind, f"{name}-{uuid.uuid4()}")

    def _check_controls(
        self, controls: Sequence[Mapping[str, Any]], changed: Framework | None = None
    ) -> None:
        if not controls:
            raise InvalidParameterValueError("A framework must contain at least one control.")
        for control in controls:
            _check_control(control)
        others = sum(len(item.controls) for item in self.frameworks.values() if item is not changed)
        if others + len(controls) > _MAX_CONTROLS:
            raise LimitExceededError(
                f"An account can have at most {_MAX_CONTROLS} controls in a Region."
            )

    def _check_setting(self, setting: Mapping[str, Any]) -> None:
        template = setting["ReportTemplate"]
        if template not in _REPORTS:
            raise InvalidParameterValueError(f"Invalid ReportTemplate: {template}")
        arns = setting.get("FrameworkArns", [])
        if bool(arns) != (template in _COMPLIANCE_REPORTS):
            raise InvalidParameterValueError(
                "FrameworkArns are required for compliance reports, and for those only."
            )
        known = {framework.arn for framework in self.frameworks.values()}
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


def _check_same(found: Deployed, request: Mapping[str, Any], token: str | None) -> None:
    """Take the same request again for a retry, and refuse any other."""
    if token is None or token != found.token or request != found.request:
        raise AlreadyExistsError(f"{found.name} already exists.", found.arn)


def _check_control(control: Mapping[str, Any]) -> None:
    name = control["ControlName"]
    known = _CONTROLS.get(name)
    if known is None:
        raise InvalidParameterValueError(f"Invalid control name: {name}")
    for parameter in control.get("ControlInputParameters", []):
        asked = parameter.get("ParameterName")
        if asked not in known or not parameter.get("ParameterValue"):
            raise InvalidParameterValueError(f"Invalid parameter {asked} of control {name}")
    scope = control.get("ControlScope", {})
    if len(scope.get("Tags", {})) > 1:
        raise InvalidParameterValueError("A control's scope can have one tag at most.")
    for resource_type in scope.get("ComplianceResourceTypes", []):
        if resource_type not in RESOURCE_TYPES:
            raise InvalidParameterValueError(f"Invalid resource type: {resource_type}")


def _check_channel(channel: Mapping[str, Any]) -> None:
    if not channel["S3BucketName"]:
        raise InvalidParameterValueError("S3BucketName must not be empty.")
    for name in channel.get("Formats", []):
        if name not in _FORMATS:
            raise InvalidParameterValueError(f"Invalid report format: {name}")
