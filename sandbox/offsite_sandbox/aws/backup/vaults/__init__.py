"""Vaults: their access policies, locks and notifications."""
