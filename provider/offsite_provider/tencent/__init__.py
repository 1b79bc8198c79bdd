"""Tencent Cloud: one folder a service, one file a resource."""
