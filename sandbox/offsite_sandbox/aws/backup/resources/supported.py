"""The kinds of resources that are not made of others."""

from collections.abc import Sequence

from .dynamodb import DynamoDB
from .ebs import EBS
from .efs import EFS
from .rds import RDS
from .resource import ResourceType
from .s3 import S3

BASIC: Sequence[ResourceType] = (DynamoDB(), EBS(), EFS(), RDS(), S3())
