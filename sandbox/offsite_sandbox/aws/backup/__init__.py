"""AWS Backup: moto's, so far. What moto lacks is put here, as for the other services."""
