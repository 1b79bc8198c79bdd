"""Backup, copy and restore jobs."""
