"""Frameworks of controls."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ....clock import clock
from ...work import Work
from ..settings.resource_types import RESOURCE_TYPES
from ..shared.answer import given, listed
from ..shared.arns import SERVICE
from ..shared.exceptions import (
    InvalidParameterValueError,
    LimitExceededError,
    ResourceNotFoundError,
)
from ..shared.place import Place
from ..shared.quotas import check_quota
from ..shared.tags import Tags, check_tags
from .deployment import DeployedResource

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


@dataclass
class Framework(DeployedResource):
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


class Frameworks:
    """The frameworks of one account in one region."""

    def __init__(self, place: Place, tags: Tags) -> None:
        self._place = place
        self._tags = tags
        self._by_name: dict[str, Framework] = {}

    def arns(self) -> Collection[str]:
        """The ARNs of all of them."""
        return {framework.arn for framework in self._by_name.values()}

    def forget_deleted(self) -> None:
        """Forget what has been deleted in the meantime."""
        for framework in [one for one in self._by_name.values() if one.is_gone]:
            del self._by_name[framework.name]
            self._tags.unregister(framework.arn)

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
        framework = self._by_name.get(framework_name)
        if framework is None:
            self._check_controls(framework_controls)
            check_tags(framework_tags)
            check_quota(self._place, "Framework", len(self._by_name))
            framework = Framework(
                name=framework_name,
                arn=self._place.arn("framework", f"{framework_name}-{uuid.uuid4()}"),
                created=clock.now(),
                description=framework_description,
                deployment=Work.start(SERVICE, "CreateFramework", self._place.region),
                doing="CREATE",
                request=request,
                token=idempotency_token,
                controls=framework_controls,
            )
            self._by_name[framework_name] = framework
            self._tags.register(framework.arn, framework_tags)
        else:
            framework.check_same(request, idempotency_token)
        return {"FrameworkName": framework.name, "FrameworkArn": framework.arn}

    def describe_framework(self, framework_name: str) -> dict[str, Any]:
        """``DescribeFramework``; AWS Config is thought to record everything."""
        framework = self._find(framework_name)
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
        found = list(self._by_name.values())
        return listed("Frameworks", found, Framework.to_dict, max_results, next_token)

    def update_framework(
        self,
        framework_name: str,
        framework_description: str | None = None,
        framework_controls: list[dict[str, Any]] | None = None,
        idempotency_token: str | None = None,
    ) -> dict[str, Any]:
        """``UpdateFramework``: what is not named stays as it is."""
        framework = self._find(framework_name)
        if framework_controls is not None:
            self._check_controls(framework_controls, framework)
        framework.begin("UPDATE", self._place.region, "UpdateFramework")
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
        self._find(framework_name).begin("DELETE", self._place.region, "DeleteFramework")

    def _find(self, name: str) -> Framework:
        framework = self._by_name.get(name)
        if framework is None:
            raise ResourceNotFoundError(f"The framework {name} does not exist.")
        return framework

    def _check_controls(
        self, controls: Sequence[Mapping[str, Any]], changed: Framework | None = None
    ) -> None:
        if not controls:
            raise InvalidParameterValueError("A framework must contain at least one control.")
        for control in controls:
            _check_control(control)
        others = sum(len(item.controls) for item in self._by_name.values() if item is not changed)
        if others + len(controls) > _MAX_CONTROLS:
            raise LimitExceededError(
                f"An account can have at most {_MAX_CONTROLS} controls in a Region."
            )


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
