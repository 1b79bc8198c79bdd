"""AWS CloudHSM V2: moto's clusters, and backups that are copied, deleted and restored."""
