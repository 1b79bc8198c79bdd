"""Amazon RDS."""
