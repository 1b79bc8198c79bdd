"""The Resource Groups Tagging API: moto's, extended."""
