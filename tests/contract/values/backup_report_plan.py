import pytest

from offsite_provider.aws.backup.audit.named import automatic_name
from offsite_provider.aws.backup.audit.report_plan import ReportPlan
from offsite_provider.core.failures import Failure
from offsite_provider.core.unknown import UNKNOWN
from offsite_sandbox.faults import Fault

from . import Change, Given, Values

CHANNEL = {"s3_bucket_name": "offsite-sandbox-orders"}
SETTING = {"report_template": "BACKUP_JOB_REPORT"}


class ReportPlanValues(Values):
    handler = ReportPlan
    read_operation = "backup:DescribeReportPlan"

    least = {"report_delivery_channel": CHANNEL, "report_setting": SETTING}
    most = {
        "report_plan_name": "most",
        "report_plan_description": "Daily",
        "report_delivery_channel": {
            **CHANNEL,
            "s3_key_prefix": "backup",
            "formats": ["JSON", "CSV"],
        },
        "report_setting": {
            **SETTING,
            "accounts": ["ROOT"],
            "organization_units": ["ou-1234-12345678"],
            "regions": ["eu-west-1", "eu-west-2"],
        },
        "tags": {"costCenter": "1", "cost_center": "2"},
    }
    changes = {
        "region": "eu-west-2",
        "report_plan_name": ("other", None),
        "report_plan_description": ("Every day", None),
        "report_delivery_channel": (CHANNEL, {**CHANNEL, "formats": ["JSON"]}),
        "report_setting": (
            {**SETTING, "regions": ["*"]},
            SETTING,
            Change({"report_template": "COPY_JOB_REPORT"}, replaces=True),
            Change(
                {
                    "report_template": "CONTROL_COMPLIANCE_REPORT",
                    "framework_arns": [Given("framework")],
                    "number_of_frameworks": 1,
                },
                replaces=True,
            ),
        ),
        "tags": ({"costCenter": "3", "added": "4"}, None),
    }
    drift = {
        "report_plan_description": lambda cloud, it: change(
            cloud, it, ReportPlanDescription="By hand"
        ),
        "report_delivery_channel": lambda cloud, it: change(
            cloud, it, ReportDeliveryChannel={"S3BucketName": "theirs"}
        ),
        "report_setting": lambda cloud, it: change(
            cloud, it, ReportSetting={"ReportTemplate": "BACKUP_JOB_REPORT", "Regions": ["*"]}
        ),
        "tags": lambda cloud, it: cloud.aws("backup").tag_resource(
            ResourceArn=it.report_plan_arn, Tags={"costCenter": "9"}
        ),
    }
    scenes = {
        "not-deployed": lambda life: not_deployed(life),
        "not known yet": lambda life: not_known_yet(life),
    }

    def setup(self, cloud):
        made = cloud.aws("backup").create_framework(
            FrameworkName="judged",
            FrameworkControls=[{"ControlName": "BACKUP_RECOVERY_POINT_ENCRYPTED"}],
        )
        return {"framework": made["FrameworkArn"]}

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_report_plan(ReportPlanName=thing.report_plan_name)

    def stranger(self, cloud, given):
        cloud.aws("backup").create_report_plan(
            ReportPlanName=automatic_name(self.owner(), 256),
            ReportDeliveryChannel={"S3BucketName": "theirs"},
            ReportSetting={"ReportTemplate": "BACKUP_JOB_REPORT"},
            ReportPlanTags={"by": "hand"},
        )


def change(cloud, plan, **members):
    cloud.aws("backup").update_report_plan(ReportPlanName=plan.report_plan_name, **members)


def not_known_yet(life):
    """A setting that a preview does not know is thought to have the template that there is."""
    plan, provider = life.created(life.least()), life.provider()
    for setting in (UNKNOWN, {"reportTemplate": UNKNOWN}):
        news = plan.check(life.wire({"report_delivery_channel": CHANNEL, "reportSetting": setting}))
        found = plan.diff(provider, news)
        assert (found.changes, found.replaces) == (("reportSetting",), ())


def not_deployed(life):
    """What could not be deployed is deleted, and made anew by the next run."""
    life.cloud.sandbox.add_fault(Fault("fail", service="backup", operation="CreateReportPlan"))
    plan = life.resource()
    with pytest.raises(Failure, match="cannot create the report plan most: its deployment failed"):
        plan.up(life.most())
    assert life.cloud.aws("backup").list_report_plans()["ReportPlans"] == []
    assert plan.up(life.most()) == "created"
