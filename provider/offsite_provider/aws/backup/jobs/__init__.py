"""Jobs on demand: backup, copy and restore."""
