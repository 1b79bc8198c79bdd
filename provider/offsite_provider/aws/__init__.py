"""Amazon Web Services: one folder a service, one file a resource."""
