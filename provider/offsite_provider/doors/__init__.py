"""The ways in which an engine reaches the handlers."""
