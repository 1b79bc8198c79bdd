resource "aws_backup_vault" "copies" {
  provider = aws.destination
  name     = "terraformed"
}
