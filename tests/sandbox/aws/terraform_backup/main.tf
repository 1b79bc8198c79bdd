# One of each of the provider's aws_backup_* resources. It says what imported/__main__.py says.

variable "key_arn" { type = string }

# The settings as they were: offsite manages those that it names, and this provider all of them.
variable "opt_ins" { type = map(bool) }
variable "managed" { type = map(bool) }
variable "global_settings" { type = map(string) }

locals {
  role_arn = "arn:aws:iam::123456789012:role/offsite-backup"
  tags     = { made-by = "offsite" }
  allow    = { Effect = "Allow", Principal = { AWS = "arn:aws:iam::210987654321:root" } }
}

resource "aws_backup_vault" "main" {
  name        = "imported"
  kms_key_arn = var.key_arn
  tags        = local.tags
}

resource "aws_backup_vault_policy" "main" {
  backup_vault_name = aws_backup_vault.main.name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [merge(local.allow, { Action = ["backup:CopyIntoBackupVault"], Resource = "*" })]
  })
}

resource "aws_backup_vault_notifications" "main" {
  backup_vault_name   = aws_backup_vault.main.name
  sns_topic_arn       = "arn:aws:sns:eu-west-1:123456789012:offsite-backup"
  backup_vault_events = ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED", "RESTORE_JOB_COMPLETED"]
}

# The provider never reads it, and would make an imported lock of compliance mode anew.
variable "changeable_for_days" {
  type    = number
  default = null
}

resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name   = aws_backup_vault.main.name
  changeable_for_days = var.changeable_for_days
  min_retention_days  = 7
  max_retention_days  = 3650
}

resource "aws_backup_logically_air_gapped_vault" "main" {
  name               = "imported-gap"
  min_retention_days = 7
  max_retention_days = 400
  tags               = local.tags
}

resource "aws_backup_plan" "main" {
  name = "imported"

  rule {
    rule_name                = "daily"
    target_vault_name        = aws_backup_vault.main.name
    schedule                 = "cron(0 5 ? * * *)"
    start_window             = 120
    completion_window        = 360
    enable_continuous_backup = true
    recovery_point_tags      = { rule = "daily" }

    lifecycle { delete_after = 35 }
  }

  # Windows that are left out are the service's defaults for offsite, and the provider's own here.
  rule {
    rule_name                    = "weekly"
    target_vault_name            = aws_backup_vault.main.name
    schedule                     = "cron(0 3 ? * SUN *)"
    schedule_expression_timezone = "Europe/Berlin"
    start_window                 = 480
    completion_window            = 10080

    lifecycle {
      cold_storage_after                        = 30
      delete_after                              = 180
      opt_in_to_archive_for_supported_resources = true
    }

    copy_action {
      destination_vault_arn = "arn:aws:backup:eu-central-1:123456789012:backup-vault:offsite-destination"

      lifecycle { delete_after = 35 }
    }

    copy_action { destination_vault_arn = aws_backup_logically_air_gapped_vault.main.arn }
  }

  advanced_backup_setting {
    resource_type  = "EC2"
    backup_options = { WindowsVSS = "enabled" }
  }

  tags = local.tags
}

resource "aws_backup_selection" "by_arn" {
  plan_id       = aws_backup_plan.main.id
  name          = "volumes"
  iam_role_arn  = local.role_arn
  resources     = ["arn:aws:dynamodb:*:*:table/*", "arn:aws:ec2:*:*:volume/*"]
  not_resources = ["arn:aws:ec2:eu-west-1:123456789012:volume/vol-1"]

  condition {
    string_equals {
      key   = "aws:ResourceTag/backup"
      value = "daily"
    }
    string_not_equals {
      key   = "aws:ResourceTag/stage"
      value = "test"
    }
    string_like {
      key   = "aws:ResourceTag/team"
      value = "dr*"
    }
    string_not_like {
      key   = "aws:ResourceTag/owner"
      value = "nobody*"
    }
    string_not_like {
      key   = "aws:ResourceTag/owner"
      value = "temp*"
    }
  }
}

resource "aws_backup_selection" "by_tag" {
  plan_id      = aws_backup_plan.main.id
  name         = "tagged"
  iam_role_arn = local.role_arn

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "daily"
  }

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "weekly"
  }
}

resource "aws_backup_global_settings" "main" { global_settings = merge(var.global_settings, { isCrossAccountBackupEnabled = "true" }) }

resource "aws_backup_region_settings" "main" {
  resource_type_opt_in_preference     = merge(var.opt_ins, { S3 = false })
  resource_type_management_preference = merge(var.managed, { DynamoDB = false })
}

resource "aws_backup_framework" "main" {
  name        = "imported"
  description = "What has to be so"

  control { name = "BACKUP_RECOVERY_POINT_ENCRYPTED" }

  control {
    name = "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK"

    input_parameter {
      name  = "requiredFrequencyUnit"
      value = "days"
    }

    input_parameter {
      name  = "requiredFrequencyValue"
      value = "1"
    }

    input_parameter {
      name  = "requiredRetentionDays"
      value = "35"
    }
  }

  control {
    name = "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN"

    scope { compliance_resource_types = ["EBS", "RDS"] }
  }

  tags = local.tags
}

resource "aws_backup_report_plan" "main" {
  name        = "imported"
  description = "What is so"

  report_delivery_channel {
    formats        = ["CSV", "JSON"]
    s3_bucket_name = "offsite-sandbox-orders"
    s3_key_prefix  = "reports"
  }

  report_setting {
    report_template      = "CONTROL_COMPLIANCE_REPORT"
    framework_arns       = [aws_backup_framework.main.arn]
    number_of_frameworks = 1
  }

  tags = local.tags
}

resource "aws_backup_restore_testing_plan" "main" {
  name                         = "imported"
  schedule_expression          = "cron(0 12 ? * * *)"
  schedule_expression_timezone = "Europe/Berlin"
  start_window_hours           = 12

  recovery_point_selection {
    algorithm             = "LATEST_WITHIN_WINDOW"
    include_vaults        = [aws_backup_vault.main.arn]
    recovery_point_types  = ["CONTINUOUS", "SNAPSHOT"]
    selection_window_days = 14
  }

  tags = local.tags
}

resource "aws_backup_restore_testing_selection" "main" {
  name                       = "volumes"
  restore_testing_plan_name  = aws_backup_restore_testing_plan.main.name
  protected_resource_type    = "EBS"
  iam_role_arn               = local.role_arn
  restore_metadata_overrides = { availabilityZone = "eu-west-1a" }
  validation_window_hours    = 24

  protected_resource_conditions {
    string_equals {
      key   = "aws:ResourceTag/backup"
      value = "daily"
    }
  }
}
