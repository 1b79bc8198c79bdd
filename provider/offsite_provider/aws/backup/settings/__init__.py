"""The settings of the organization and of a region."""
