# A DB instance, and its automated backups in a second region.

variable "source_key_arn" { type = string }
variable "destination_key_arn" { type = string }

resource "aws_db_instance" "source" {
  identifier              = "terraformed"
  engine                  = "postgres"
  engine_version          = "16.4"
  instance_class          = "db.t4g.micro"
  allocated_storage       = 20
  username                = "postgres"
  password                = "sandbox-password"
  backup_retention_period = 7
  storage_encrypted       = true
  kms_key_id              = var.source_key_arn
  skip_final_snapshot     = true
  tags                    = { made-by = "terraform" }
}

resource "aws_db_instance_automated_backups_replication" "copy" {
  provider               = aws.destination
  source_db_instance_arn = aws_db_instance.source.arn
  kms_key_id             = var.destination_key_arn
  retention_period       = 14
}

output "automated_backups_arn" { value = aws_db_instance_automated_backups_replication.copy.id }
