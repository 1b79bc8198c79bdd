"""Tencent Cloud Block Storage (CBS)."""
