"""Audit and tests: frameworks, report plans, and restore testing."""
