"""Amazon Redshift Serverless: namespaces, snapshots and their copies in other regions."""
