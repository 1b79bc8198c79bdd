"""The types of resources that AWS Backup can back up."""

from typing import Any

RESOURCE_TYPES: tuple[str, ...] = (
    "Aurora",
    "CloudFormation",
    "DocumentDB",
    "DynamoDB",
    "EBS",
    "EC2",
    "EFS",
    "EKS",
    "FSx",
    "Neptune",
    "RDS",
    "Redshift",
    "S3",
    "SAP HANA on Amazon EC2",
    "Storage Gateway",
    "Timestream",
    "VirtualMachine",
)
"""What AWS Backup can back up, by its own names."""


class SupportedResourceTypes:
    """What can be backed up in a region."""

    def get_supported_resource_types(self) -> dict[str, Any]:
        """``GetSupportedResourceTypes``."""
        return {"ResourceTypes": list(RESOURCE_TYPES)}
