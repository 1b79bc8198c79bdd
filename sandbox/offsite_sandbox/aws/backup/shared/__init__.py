"""What several parts of AWS Backup have in common: ARNs, tags, roles, schedules, events."""
