"""What is backed up, what a vault holds of it, and what of that is in another region."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()
vault_name = config.require("vaultName")

# Asked at once, while the program runs; a list is read to its end.
resources = offsite.backup.list_protected_resources()
points = offsite.backup.list_recovery_points_by_vault(backup_vault_name=vault_name)
latest = max(points.recovery_points, key=lambda point: point.creation_date or "")
metadata = offsite.backup.get_recovery_point_restore_metadata(
    backup_vault_name=vault_name, recovery_point_arn=latest.recovery_point_arn
)

# Asked once the vault is made, as its name is an output.
copies = offsite.backup.Vault("copies", region=config.require("destinationRegion"))
copied = offsite.backup.list_recovery_points_by_vault_output(
    backup_vault_name=copies.backup_vault_name, region=copies.region
)

pulumi.export("protected", [resource.resource_arn for resource in resources.results])
pulumi.export("latest", latest.recovery_point_arn)
pulumi.export("restore_metadata", pulumi.Output.secret(metadata.restore_metadata))
pulumi.export("copies", copied.recovery_points)
