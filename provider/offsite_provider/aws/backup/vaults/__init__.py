"""Backup vaults, and what belongs to one."""
