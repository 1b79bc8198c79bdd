# One of each of the provider's aws_backup_* resources.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "destination"
  region = "eu-central-1"
}

variable "role_arn" {
  type = string
}

variable "key_arn" {
  type = string
}

variable "opt_ins" {
  type = map(bool)
}

resource "aws_backup_vault" "main" {
  name        = "terraformed"
  kms_key_arn = var.key_arn

  tags = {
    made-by = "terraform"
  }
}

resource "aws_backup_vault" "copies" {
  provider = aws.destination
  name     = "terraformed"
}

resource "aws_backup_vault_policy" "main" {
  backup_vault_name = aws_backup_vault.main.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::210987654321:root" }
      Action    = ["backup:CopyIntoBackupVault"]
      Resource  = "*"
    }]
  })
}

resource "aws_backup_vault_notifications" "main" {
  backup_vault_name   = aws_backup_vault.main.name
  sns_topic_arn       = "arn:aws:sns:eu-west-1:123456789012:events"
  backup_vault_events = ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED"]
}

resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name   = aws_backup_vault.main.name
  changeable_for_days = 3
  min_retention_days  = 7
  max_retention_days  = 3650
}

resource "aws_backup_logically_air_gapped_vault" "main" {
  name               = "terraformed-gap"
  min_retention_days = 7
  max_retention_days = 30
}

resource "aws_backup_plan" "main" {
  name = "terraformed"

  rule {
    rule_name                    = "weekly"
    target_vault_name            = aws_backup_vault.main.name
    schedule                     = "cron(0 3 ? * SUN *)"
    schedule_expression_timezone = "Europe/Berlin"

    lifecycle {
      cold_storage_after = 30
      delete_after       = 180
    }

    copy_action {
      destination_vault_arn = aws_backup_vault.copies.arn

      lifecycle {
        delete_after = 35
      }
    }
  }

  rule {
    rule_name                = "daily"
    target_vault_name        = aws_backup_vault.main.name
    schedule                 = "cron(0 5 ? * * *)"
    start_window             = 120
    completion_window        = 360
    enable_continuous_backup = true

    lifecycle {
      delete_after = 35
    }

    recovery_point_tags = {
      rule = "daily"
    }
  }

  advanced_backup_setting {
    resource_type = "EC2"

    backup_options = {
      WindowsVSS = "enabled"
    }
  }

  tags = {
    made-by = "terraform"
  }
}

resource "aws_backup_selection" "main" {
  plan_id       = aws_backup_plan.main.id
  name          = "volumes"
  iam_role_arn  = var.role_arn
  resources     = ["arn:aws:ec2:*:*:volume/*"]
  not_resources = ["arn:aws:ec2:eu-west-1:123456789012:volume/vol-1"]

  condition {
    string_equals {
      key   = "aws:ResourceTag/backup"
      value = "daily"
    }
    string_not_like {
      key   = "aws:ResourceTag/owner"
      value = "test*"
    }
  }
}

resource "aws_backup_selection" "tagged" {
  plan_id      = aws_backup_plan.main.id
  name         = "tagged"
  iam_role_arn = var.role_arn

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "daily"
  }
}

resource "aws_backup_global_settings" "main" {
  global_settings = {
    isCrossAccountBackupEnabled     = "true"
    isDelegatedAdministratorEnabled = "false"
    isMpaEnabled                    = "false"
  }
}

resource "aws_backup_region_settings" "main" {
  resource_type_opt_in_preference = merge(var.opt_ins, { EBS = false })

  resource_type_management_preference = {
    DynamoDB = true
    EFS      = true
  }
}

resource "aws_backup_framework" "main" {
  name        = "terraformed"
  description = "What has to be so"

  control {
    name = "BACKUP_RECOVERY_POINT_ENCRYPTED"
  }

  control {
    name = "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK"

    input_parameter {
      name  = "requiredFrequencyUnit"
      value = "days"
    }

    input_parameter {
      name  = "requiredRetentionDays"
      value = "35"
    }

    input_parameter {
      name  = "requiredFrequencyValue"
      value = "1"
    }
  }

  control {
    name = "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN"

    scope {
      compliance_resource_types = ["EBS"]
    }
  }

  tags = {
    made-by = "terraform"
  }
}

resource "aws_backup_report_plan" "main" {
  name        = "terraformed"
  description = "What is so"

  report_delivery_channel {
    formats        = ["CSV", "JSON"]
    s3_bucket_name = "reports"
  }

  report_setting {
    report_template      = "CONTROL_COMPLIANCE_REPORT"
    framework_arns       = [aws_backup_framework.main.arn]
    number_of_frameworks = 1
  }
}

resource "aws_backup_restore_testing_plan" "main" {
  name                = "terraformed"
  schedule_expression = "cron(0 12 ? * * *)"

  recovery_point_selection {
    algorithm            = "LATEST_WITHIN_WINDOW"
    include_vaults       = ["*"]
    recovery_point_types = ["CONTINUOUS", "SNAPSHOT"]
  }

  tags = {
    made-by = "terraform"
  }
}

resource "aws_backup_restore_testing_selection" "main" {
  name                      = "volumes"
  restore_testing_plan_name = aws_backup_restore_testing_plan.main.name
  protected_resource_type   = "EBS"
  iam_role_arn              = var.role_arn

  protected_resource_conditions {
    string_equals {
      key   = "aws:ResourceTag/backup"
      value = "daily"
    }
  }
}
