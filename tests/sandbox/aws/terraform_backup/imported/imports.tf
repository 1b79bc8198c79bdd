# What offsite has made, for terraform to take over.

variable "plan_id" { type = string }
variable "by_arn_id" { type = string }
variable "by_tag_id" { type = string }

import {
  to = aws_backup_vault.main
  id = "imported"
}

import {
  to = aws_backup_vault_policy.main
  id = "imported"
}

import {
  to = aws_backup_vault_notifications.main
  id = "imported"
}

import {
  to = aws_backup_vault_lock_configuration.main
  id = "imported"
}

import {
  to = aws_backup_logically_air_gapped_vault.main
  id = "imported-gap"
}

import {
  to = aws_backup_plan.main
  id = var.plan_id
}

import {
  to = aws_backup_selection.by_arn
  id = var.by_arn_id
}

import {
  to = aws_backup_selection.by_tag
  id = var.by_tag_id
}

import {
  to = aws_backup_global_settings.main
  id = "123456789012"
}

import {
  to = aws_backup_region_settings.main
  id = "eu-west-1"
}

import {
  to = aws_backup_framework.main
  id = "imported"
}

import {
  to = aws_backup_report_plan.main
  id = "imported"
}

import {
  to = aws_backup_restore_testing_plan.main
  id = "imported"
}

import {
  to = aws_backup_restore_testing_selection.main
  id = "volumes:imported"
}
