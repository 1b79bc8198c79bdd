"""Questions to AWS Backup."""

from typing import Any, Final

from ....core.function import Function
from .audit import (
    DescribeFramework,
    DescribeReportJob,
    DescribeReportPlan,
    ListFrameworks,
    ListReportJobs,
    ListReportPlans,
)
from .backup_jobs import DescribeBackupJob, ListBackupJobs
from .copy_jobs import DescribeCopyJob, ListCopyJobs
from .plans import (
    ExportPlanTemplate,
    GetPlan,
    GetPlanFromJson,
    GetPlanFromTemplate,
    ListPlans,
    ListPlanTemplates,
    ListPlanVersions,
)
from .protected_resources import (
    DescribeProtectedResource,
    GetSupportedResourceTypes,
    ListProtectedResources,
    ListProtectedResourcesByVault,
)
from .recovery_points import (
    DescribeRecoveryPoint,
    GetRecoveryPointRestoreMetadata,
    ListRecoveryPointsByResource,
    ListRecoveryPointsByVault,
)
from .restore_jobs import (
    DescribeRestoreJob,
    GetRestoreJobMetadata,
    ListRestoreJobs,
    ListRestoreJobsByProtectedResource,
)
from .restore_testing import (
    GetRestoreTestingInferredMetadata,
    GetRestoreTestingPlan,
    GetRestoreTestingSelection,
    ListRestoreTestingPlans,
    ListRestoreTestingSelections,
)
from .selections import GetSelection, ListSelections
from .settings import DescribeGlobalSettings, DescribeRegionSettings
from .tags import ListTags
from .vaults import DescribeVault, GetVaultAccessPolicy, GetVaultNotifications, ListVaults

FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    DescribeBackupJob,
    DescribeCopyJob,
    DescribeFramework,
    DescribeGlobalSettings,
    DescribeProtectedResource,
    DescribeRecoveryPoint,
    DescribeRegionSettings,
    DescribeReportJob,
    DescribeReportPlan,
    DescribeRestoreJob,
    DescribeVault,
    ExportPlanTemplate,
    GetPlan,
    GetPlanFromJson,
    GetPlanFromTemplate,
    GetRecoveryPointRestoreMetadata,
    GetRestoreJobMetadata,
    GetRestoreTestingInferredMetadata,
    GetRestoreTestingPlan,
    GetRestoreTestingSelection,
    GetSelection,
    GetSupportedResourceTypes,
    GetVaultAccessPolicy,
    GetVaultNotifications,
    ListBackupJobs,
    ListCopyJobs,
    ListFrameworks,
    ListPlanTemplates,
    ListPlanVersions,
    ListPlans,
    ListProtectedResources,
    ListProtectedResourcesByVault,
    ListRecoveryPointsByResource,
    ListRecoveryPointsByVault,
    ListReportJobs,
    ListReportPlans,
    ListRestoreJobs,
    ListRestoreJobsByProtectedResource,
    ListRestoreTestingPlans,
    ListRestoreTestingSelections,
    ListSelections,
    ListTags,
    ListVaults,
)
