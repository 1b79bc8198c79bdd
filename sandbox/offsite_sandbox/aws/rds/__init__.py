"""Amazon RDS: moto's, with automated backups and their replication to another region."""
