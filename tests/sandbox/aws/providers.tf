terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "destination"
  region = "eu-central-1"
}
