"""The tags of recovery points.

AWS Backup has them only where it manages the resource fully, which the ARN shows. Else the recovery
point is a snapshot or an image of another service, and so are its tags.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ....core.failures import Invalid, NotFound
from ... import tags as aws_tags
from ...failures import doing
from ...pages import pages

Clients = Callable[[str], Any]
"""boto3's client of a service, in the region and account of the recovery point."""

READ_CALLS: Final = ("ListTags", "ec2:DescribeTags", "rds:ListTagsForResource")
SET_CALLS: Final = ("TagResource", "ec2:CreateTags", "rds:AddTagsToResource")
REMOVE_CALLS: Final = ("UntagResource", "ec2:DeleteTags", "rds:RemoveTagsFromResource")


def tags_of(clients: Clients, arn: str) -> dict[str, str] | None:
    """All its tags, the owner mark among them; none if it is gone.

    `None` where nobody can tell: offsite reads the tags of AWS Backup's own recovery points, of EC2
    (EBS too) and of RDS (Aurora, DocumentDB and Neptune too).
    """
    service = _service(arn)
    try:
        with doing(f"list the tags of {arn}"):
            if service == "backup":
                listed = pages(clients(service).list_tags, ResourceArn=arn)
                return {k: v for page in listed for k, v in page["Tags"].items()}
            if service == "ec2":
                listed = clients(service).get_paginator("describe_tags")
                named = [{"Name": "resource-id", "Values": [_id(arn)]}]
                return {
                    tag["Key"]: tag["Value"]
                    for page in listed.paginate(Filters=named)
                    for tag in page["Tags"]
                }
            if service == "rds":
                found = clients(service).list_tags_for_resource(ResourceName=arn)["TagList"]
                return {tag["Key"]: tag["Value"] for tag in found}
    except NotFound:
        return {}
    except Invalid:
        pass  # So says the service of what it keeps no tags of.
    return None


def change_tags(
    clients: Clients, arn: str, added: Mapping[str, str], removed: Sequence[str]
) -> bool:
    """Sets and removes tags. False if there is something to change, and offsite can't change it."""
    service = _service(arn)
    with doing(f"tag {arn}"):
        if service == "backup":
            if removed:
                clients(service).untag_resource(ResourceArn=arn, TagKeyList=list(removed))
            if added:
                clients(service).tag_resource(ResourceArn=arn, Tags=dict(added))
        elif service == "ec2":
            if removed:
                gone = [{"Key": key} for key in removed]
                clients(service).delete_tags(Resources=[_id(arn)], Tags=gone)
            if added:
                clients(service).create_tags(Resources=[_id(arn)], Tags=aws_tags.to_list(added))
        elif service == "rds":
            if removed:
                clients(service).remove_tags_from_resource(ResourceName=arn, TagKeys=list(removed))
            if added:
                clients(service).add_tags_to_resource(
                    ResourceName=arn, Tags=aws_tags.to_list(added)
                )
        else:
            return not (added or removed)
    return True


def _service(arn: str) -> str:
    return arn.split(":")[2]


def _id(arn: str) -> str:
    """The ID of a snapshot or an image, which EC2 wants instead of an ARN."""
    return arn.rpartition("/")[2]
