"""The ways in: each offers the same handlers to people."""
