"""AWS Backup backs up these services in the region, and leaves the others as they are."""

import pulumi

import pulumi_offsite as offsite

settings = offsite.backup.RegionSettings(
    "services",
    resource_type_opt_in_preference={"DynamoDB": True, "RDS": True, "Redshift": False},
    # DynamoDB's own backups can't be copied to another region.
    resource_type_management_preference={"DynamoDB": True},
    # As it was before, once this stack is gone.
    on_destroy="restore",
)

pulumi.export("region", settings.region)
