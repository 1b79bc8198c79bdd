"""Backup plans: when backups are made, where to, for how long, and of what."""
