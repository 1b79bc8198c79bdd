# Vaults and plans, tagged: what benchmarks/bench.py sets up with terraform.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "how_many" {
  type = number
}

variable "tag" {
  type = string
}

locals {
  tags = { team = "dr", run = var.tag }
}

provider "aws" {
  skip_metadata_api_check = true
}

resource "aws_backup_vault" "vault" {
  count = var.how_many
  name  = "terraform-${count.index}"
  tags  = local.tags
}

resource "aws_backup_plan" "plan" {
  count = var.how_many
  name  = "terraform-${count.index}"
  tags  = local.tags

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.vault[count.index].name
    schedule          = "cron(0 5 * * ? *)"

    lifecycle {
      delete_after = 35
    }
  }
}
