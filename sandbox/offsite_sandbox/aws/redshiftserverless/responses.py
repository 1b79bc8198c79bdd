"""Handles incoming redshift-serverless requests, invokes methods, returns responses."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

from moto.core.responses import ActionResult, BaseResponse

from ..errors import AwsError
from ..pages import page
from .exceptions import InvalidPaginationError, ValidationError
from .models import SERVICE, RedshiftServerlessBackend, redshiftserverless_backends

_A_PAGE = 100


class _Resource(Protocol):
    def to_dict(self) -> dict[str, Any]: ...


class RedshiftServerlessResponse(BaseResponse):
    """Handler for Redshift Serverless requests and responses."""

    def __init__(self) -> None:
        super().__init__(service_name=SERVICE)
        self.automated_parameter_parsing = True

    @property
    def backend(self) -> RedshiftServerlessBackend:
        """The backend of the request's account and region."""
        return redshiftserverless_backends[self.current_account][self.region]

    @property
    def _parameters(self) -> dict[str, Any]:
        return cast(dict[str, Any], self.params)

    def create_namespace(self) -> ActionResult:
        """``CreateNamespace``."""
        namespace = self.backend.create_namespace(
            **self._named(
                namespaceName="namespace_name",
                adminUsername="admin_username",
                dbName="db_name",
                kmsKeyId="kms_key_id",
                iamRoles="iam_roles",
                logExports="log_exports",
                defaultIamRoleArn="default_iam_role_arn",
                tags="tags",
            )
        )
        return ActionResult({"namespace": namespace.to_dict()})

    def get_namespace(self) -> ActionResult:
        """``GetNamespace``."""
        namespace = self.backend.get_namespace(self._parameters["namespaceName"])
        return ActionResult({"namespace": namespace.to_dict()})

    def list_namespaces(self) -> ActionResult:
        """``ListNamespaces``."""
        return self._page("namespaces", self.backend.list_namespaces(), _invalid_token)

    def delete_namespace(self) -> ActionResult:
        """``DeleteNamespace``."""
        namespace = self.backend.delete_namespace(
            **self._named(
                namespaceName="namespace_name",
                finalSnapshotName="final_snapshot_name",
                finalSnapshotRetentionPeriod="final_snapshot_retention_period",
            )
        )
        return ActionResult({"namespace": namespace.to_dict()})

    def create_snapshot(self) -> ActionResult:
        """``CreateSnapshot``."""
        snapshot = self.backend.create_snapshot(
            **self._named(
                namespaceName="namespace_name",
                snapshotName="snapshot_name",
                retentionPeriod="retention_period",
                tags="tags",
            )
        )
        return ActionResult({"snapshot": snapshot.to_dict()})

    def get_snapshot(self) -> ActionResult:
        """``GetSnapshot``."""
        snapshot = self.backend.get_snapshot(
            **self._named(snapshotName="snapshot_name", snapshotArn="snapshot_arn")
        )
        return ActionResult({"snapshot": snapshot.to_dict()})

    def list_snapshots(self) -> ActionResult:
        """``ListSnapshots``."""
        found = self.backend.list_snapshots(
            **self._named(namespaceName="namespace_name", namespaceArn="namespace_arn")
        )
        return self._page("snapshots", found, _invalid_token)

    def delete_snapshot(self) -> ActionResult:
        """``DeleteSnapshot``."""
        snapshot = self.backend.delete_snapshot(self._parameters["snapshotName"])
        return ActionResult({"snapshot": {**snapshot.to_dict(), "status": "DELETED"}})

    def create_snapshot_copy_configuration(self) -> ActionResult:
        """``CreateSnapshotCopyConfiguration``."""
        configuration = self.backend.create_snapshot_copy_configuration(
            **self._named(
                namespaceName="namespace_name",
                destinationRegion="destination_region",
                destinationKmsKeyId="destination_kms_key_id",
                snapshotRetentionPeriod="snapshot_retention_period",
            )
        )
        return ActionResult({"snapshotCopyConfiguration": configuration.to_dict()})

    def list_snapshot_copy_configurations(self) -> ActionResult:
        """``ListSnapshotCopyConfigurations``."""
        found = self.backend.list_snapshot_copy_configurations(
            self._parameters.get("namespaceName")
        )
        return self._page("snapshotCopyConfigurations", found, InvalidPaginationError)

    def update_snapshot_copy_configuration(self) -> ActionResult:
        """``UpdateSnapshotCopyConfiguration``."""
        asked = self._parameters
        configuration = self.backend.update_snapshot_copy_configuration(
            asked["snapshotCopyConfigurationId"], asked.get("snapshotRetentionPeriod")
        )
        return ActionResult({"snapshotCopyConfiguration": configuration.to_dict()})

    def delete_snapshot_copy_configuration(self) -> ActionResult:
        """``DeleteSnapshotCopyConfiguration``."""
        configuration = self.backend.delete_snapshot_copy_configuration(
            self._parameters["snapshotCopyConfigurationId"]
        )
        return ActionResult({"snapshotCopyConfiguration": configuration.to_dict()})

    def tag_resource(self) -> ActionResult:
        """``TagResource``."""
        self.backend.tag_resource(self._parameters["resourceArn"], self._parameters["tags"])
        return ActionResult({})

    def untag_resource(self) -> ActionResult:
        """``UntagResource``."""
        tags = self.backend.tags_of(self._parameters["resourceArn"])
        for key in self._parameters["tagKeys"]:
            tags.pop(key, None)
        return ActionResult({})

    def list_tags_for_resource(self) -> ActionResult:
        """``ListTagsForResource``."""
        tags = self.backend.tags_of(self._parameters["resourceArn"])
        return ActionResult({"tags": [{"key": k, "value": v} for k, v in sorted(tags.items())]})

    def _named(self, **names: str) -> dict[str, Any]:
        """The parameters that were given, by the names that the backend has for them."""
        asked = self._parameters
        return {ours: asked[theirs] for theirs, ours in names.items() if theirs in asked}

    def _page(
        self, name: str, found: Sequence[_Resource], invalid: Callable[[], AwsError]
    ) -> ActionResult:
        asked = self._parameters
        try:
            items, token = page(found, asked.get("maxResults", _A_PAGE), asked.get("nextToken"))
        except ValueError:
            raise invalid() from None
        return ActionResult({name: [item.to_dict() for item in items], "nextToken": token})


def _invalid_token() -> AwsError:
    return ValidationError("The nextToken is not valid.")
