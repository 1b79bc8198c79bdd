"""AWS Backup: vaults, plans, selections, recovery points, jobs, audit and restore testing."""
