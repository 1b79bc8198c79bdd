"""AWS Backup's plans and selections in this process, answered by a few dictionaries."""

import uuid
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

from .answering import Answer, Refusal, Resource, Service

ACCOUNT = "123456789012"
HEAD = f"arn:aws:backup:eu-west-1:{ACCOUNT}:"
DEFAULTS = {
    "ScheduleExpression": "cron(0 5 ? * * *)",
    "ScheduleExpressionTimezone": "Etc/UTC",
    "StartWindowMinutes": 480,
    "CompletionWindowMinutes": 10080,
    "EnableContinuousBackup": False,
}
TEMPLATE = {
    "BackupPlanName": "Daily-Monthly",
    "Rules": [
        {
            "RuleName": "DailyBackups",
            "TargetBackupVaultName": "Default",
            "ScheduleExpression": "cron(0 4 ? * * *)",
            "StartWindowMinutes": 60,
            "Lifecycle": {"DeleteAfterDays": 35},
        },
        {
            "RuleName": "MonthlyBackups",
            "TargetBackupVaultName": "Default",
            "ScheduleExpression": "cron(0 4 1 * ? *)",
            "Lifecycle": {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 365},
        },
    ],
    "AdvancedBackupSettings": [{"ResourceType": "EC2", "BackupOptions": {"WindowsVSS": "enabled"}}],
}


class PlanCloud(Service):
    """As AWS does, it keeps one thing a request id, and answers in its own order and words."""

    def __init__(self) -> None:
        super().__init__()
        self.plans: dict[str, Answer] = {}
        self.deleted: dict[str, Answer] = {}
        self.selections: dict[str, Answer] = {}
        self.tags: dict[str, dict[str, str]] = {}
        self.now = datetime.now(timezone.utc)
        self.remembers_deleted = False
        """Whether the request id of a deleted plan still gives that plan."""
        self.by_request: dict[str, str] = {}
        self.on("CreateBackupPlan", self._create_plan)
        self.on("GetBackupPlan", self._get_plan)
        self.on("UpdateBackupPlan", self._update_plan)
        self.on("DeleteBackupPlan", self._delete_plan)
        self.on("GetBackupPlanFromTemplate", {"BackupPlanDocument": TEMPLATE})
        self.on("GetBackupPlanFromJSON", {"BackupPlan": TEMPLATE})
        self.on("CreateBackupSelection", self._create_selection)
        self.on("GetBackupSelection", self._get_selection)
        self.on("DeleteBackupSelection", self._delete_selection)
        self.on("ListBackupSelections", self._list_selections)
        self.on("ListTags", lambda request: {"Tags": self.tags.get(request["ResourceArn"], {})})
        self.on("TagResource", self._tag)
        self.on("UntagResource", self._untag)
        self.on("GetCallerIdentity", {"Account": ACCOUNT})

    def later(self, seconds: float = 3600) -> None:
        """Time goes by."""
        self.now += timedelta(seconds=seconds)

    def plan(self) -> Answer:
        """The one plan that there is."""
        (plan,) = self.plans.values()
        return plan

    def rule(self, name: str) -> Answer:
        """A rule of the one plan."""
        (rule,) = [r for r in self.plan()["BackupPlan"]["Rules"] if r["RuleName"] == name]
        return rule

    def _call(self, model: Any, context: Answer, **others: Any) -> tuple[Any, Answer]:
        response, answer = super()._call(model, context, **others)
        headers = {"date": format_datetime(self.now, usegmt=True)}
        answer["ResponseMetadata"]["HTTPHeaders"] = headers
        return response, answer

    def _create_plan(self, request: Answer) -> Answer:
        token = request["CreatorRequestId"]
        known = self.by_request.get(token, "")
        if known in self.plans or (known in self.deleted and self.remembers_deleted):
            return self._made(self.plans.get(known) or self.deleted[known])
        for plan in self.plans.values():
            if plan["Asked"] == request["BackupPlan"]:
                raise Refusal(
                    "AlreadyExistsException",
                    "Backup plan with the same plan document already exists",
                    Arn=plan["BackupPlanArn"],
                    CreatorRequestId=plan["CreatorRequestId"],
                )
        id = str(uuid.uuid4())
        plan = {
            "BackupPlanId": id,
            "BackupPlanArn": f"{HEAD}backup-plan:{id}",
            "CreationDate": self.now,
            "CreatorRequestId": token,
        }
        self.plans[id] = plan
        self.by_request[token] = id
        self.tags[plan["BackupPlanArn"]] = dict(request.get("BackupPlanTags", {}))
        return self._version(plan, request["BackupPlan"])

    def _version(self, plan: Answer, document: Answer) -> Answer:
        rules = [
            {
                **DEFAULTS,
                "CopyActions": [],
                **rule,
                "RuleId": str(uuid.uuid4()),
                **({"CopyActions": rule["CopyActions"][::-1]} if "CopyActions" in rule else {}),
            }
            for rule in reversed(document["Rules"])
        ]
        plan["Asked"] = document
        plan["VersionId"] = str(uuid.uuid4())
        plan["AdvancedBackupSettings"] = document.get("AdvancedBackupSettings", [])
        plan["BackupPlan"] = {
            "BackupPlanName": document["BackupPlanName"],
            "Rules": rules,
            "ScanSettings": document.get("ScanSettings", []),
        }
        return self._made(plan)

    def _made(self, plan: Answer) -> Answer:
        members = ("BackupPlanId", "BackupPlanArn", "CreationDate", "VersionId")
        return {member: plan[member] for member in members}

    def _found(self, id: str) -> Answer:
        if id not in self.plans:
            raise Refusal("ResourceNotFoundException", "Failed reading Backup plan")
        return self.plans[id]

    def _get_plan(self, request: Answer) -> Answer:
        plan = self._found(request["BackupPlanId"])
        return {member: value for member, value in plan.items() if member != "Asked"}

    def _update_plan(self, request: Answer) -> Answer:
        return self._version(self._found(request["BackupPlanId"]), request["BackupPlan"])

    def _delete_plan(self, request: Answer) -> Answer:
        plan = self._found(request["BackupPlanId"])
        if self._of(plan["BackupPlanId"]):
            raise Refusal(
                "InvalidRequestException",
                "Related backup plan selections must be deleted prior to backup plan deletion",
            )
        self.deleted[plan["BackupPlanId"]] = self.plans.pop(plan["BackupPlanId"])
        return {}

    def _of(self, plan: str) -> list[Answer]:
        return [s for s in self.selections.values() if s["BackupPlanId"] == plan]

    def _create_selection(self, request: Answer) -> Answer:
        plan, token = request["BackupPlanId"], request["CreatorRequestId"]
        for found in self._of(plan):
            if found["CreatorRequestId"] == token:
                return self._selected(found)
        id = str(uuid.uuid4())
        self.selections[id] = {
            "SelectionId": id,
            "BackupPlanId": plan,
            "CreationDate": self.now,
            "CreatorRequestId": token,
            "BackupSelection": request["BackupSelection"],
        }
        return self._selected(self.selections[id])

    def _selected(self, selection: Answer) -> Answer:
        return {name: selection[name] for name in ("SelectionId", "BackupPlanId", "CreationDate")}

    def _get_selection(self, request: Answer) -> Answer:
        found = self.selections.get(request["SelectionId"])
        if found is None:
            raise Refusal("ResourceNotFoundException", "Cannot find Backup selection")
        document = found["BackupSelection"]
        operators = ("StringEquals", "StringNotEquals", "StringLike", "StringNotLike")
        told = {
            "Resources": document.get("Resources", [])[::-1],
            "NotResources": document.get("NotResources", [])[::-1],
            "ListOfTags": document.get("ListOfTags", [])[::-1],
            "Conditions": {
                name: document.get("Conditions", {}).get(name, [])[::-1] for name in operators
            },
        }
        return {**found, "BackupSelection": {**document, **told}}

    def _delete_selection(self, request: Answer) -> None:
        if self.selections.pop(request["SelectionId"], None) is None:
            raise Refusal("InvalidParameterValueException", "Cannot find Backup selection with ID")

    def _list_selections(self, request: Answer) -> Answer:
        return {
            "BackupSelectionsList": [
                {
                    "SelectionId": selection["SelectionId"],
                    "SelectionName": selection["BackupSelection"]["SelectionName"],
                    "CreatorRequestId": selection["CreatorRequestId"],
                }
                for selection in self._of(request["BackupPlanId"])
            ]
        }

    def _tag(self, request: Answer) -> None:
        self.tags.setdefault(request["ResourceArn"], {}).update(request["Tags"])

    def _untag(self, request: Answer) -> None:
        for key in request["TagKeyList"]:
            del self.tags[request["ResourceArn"]][key]


def resource(handler: Any, cloud: PlanCloud, report: Any) -> Resource:
    """A resource of the handler's, against the cloud."""
    made = Resource(handler, cloud, report)
    key = ("client", "resourcegroupstaggingapi", "eu-west-1", None, None, True)
    made.settings.once(key, lambda: cloud.client("resourcegroupstaggingapi"))
    return made
