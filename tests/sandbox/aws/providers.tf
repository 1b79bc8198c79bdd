terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"

  # What offsite has made carries its mark.
  ignore_tags {
    key_prefixes = ["offsite:"]
  }
}

provider "aws" {
  alias  = "destination"
  region = "eu-central-1"
}
