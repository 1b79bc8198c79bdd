"""Backups that are protected, elsewhere and proven, declared as one: for platform teams."""
