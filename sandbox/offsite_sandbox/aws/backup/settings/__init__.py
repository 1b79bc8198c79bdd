"""Settings of the organization and of a region."""
