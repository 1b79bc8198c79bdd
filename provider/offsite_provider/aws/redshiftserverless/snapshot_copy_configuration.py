"""The copying of a Redshift Serverless namespace's snapshots to another region.

Follows CreateSnapshotCopyConfiguration of the Redshift Serverless API. There is no Get, so all
configurations of a region are listed at once, and a namespace and a region have just one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator

from ...core.diff import completed
from ...core.equality import as_given
from ...core.failures import Conflict, NotFound
from ...core.identifier import Identifier
from ...core.model import Outputs, Timeouts
from ...core.problems import Problem
from ...core.resource import Context, State
from ...core.traits import Computed, Replaces
from ...core.values import matches
from .. import kms
from ..access import AwsHandler, AwsInputs
from ..failures import doing
from ..kms import KmsKey, SameKey
from ..regions import Region, in_another_region

if TYPE_CHECKING:
    from mypy_boto3_redshift_serverless import RedshiftServerlessClient
    from mypy_boto3_redshift_serverless.type_defs import (
        PaginatorConfigTypeDef,
        SnapshotCopyConfigurationTypeDef,
    )


def _retention(days: int) -> int:
    if days != -1 and not 1 <= days <= 3653:
        raise ValueError(f"must be -1 (for ever) or from 1 to 3653 days, not {days}")
    return days


NamespaceName = Annotated[
    str,
    matches(
        r"[a-z0-9-]{3,64}",
        "the name of a namespace: 3 to 64 lower-case letters, digits and hyphens",
    ),
]


class SnapshotCopyConfigurationInputs(AwsInputs):
    namespace_name: Annotated[NamespaceName, Replaces]
    """The namespace whose snapshots are copied."""
    destination_region: Annotated[Region, Replaces]
    """The region that the snapshots are copied to."""
    snapshot_retention_period: Annotated[int, AfterValidator(_retention)] = -1
    """For how many days copied snapshots are kept: 1 to 3653, or -1 for ever."""
    destination_kms_key_id: Annotated[KmsKey | None, Replaces, Computed, SameKey] = None
    """The KMS key of the destination that encrypts the copies. Default: a key that AWS owns."""

    def problems(self) -> Iterator[Problem]:
        yield from in_another_region("destinationRegion", self.region, self.destination_region)
        yield from kms.in_region(
            "destinationKmsKeyId",
            self.destination_kms_key_id,
            self.destination_region,
            "the destination",
        )


class SnapshotCopyConfigurationOutputs(Outputs):
    snapshot_copy_configuration_id: str
    """The ID of the configuration."""
    snapshot_copy_configuration_arn: str
    """The ARN of the configuration."""


ConfigurationState = State[SnapshotCopyConfigurationInputs, SnapshotCopyConfigurationOutputs]


class SnapshotCopyConfiguration(
    AwsHandler[SnapshotCopyConfigurationInputs, SnapshotCopyConfigurationOutputs]
):
    """Copies every snapshot and recovery point of a Redshift Serverless namespace to another
    region from now on.
    """

    token = "offsite:redshiftserverless:SnapshotCopyConfiguration"
    inputs = SnapshotCopyConfigurationInputs
    outputs = SnapshotCopyConfigurationOutputs
    identifier = Identifier("region", "snapshot_copy_configuration_id")
    title = "The copying of a Redshift Serverless namespace's snapshots to another region"
    leaves = "the snapshots that were copied, until their retention ends"
    api = (
        "https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/"
        "API_CreateSnapshotCopyConfiguration.html"
    )
    calls = {
        "create": (
            "CreateSnapshotCopyConfiguration",
            "ListSnapshotCopyConfigurations",
            "UpdateSnapshotCopyConfiguration",
        ),
        "read": ("ListSnapshotCopyConfigurations",),
        "update": ("UpdateSnapshotCopyConfiguration",),
        "delete": ("DeleteSnapshotCopyConfiguration",),
    }
    # https://docs.aws.amazon.com/redshift/latest/mgmt/authorizing-kms-customer-managed-key.html
    needs = ("kms:CreateGrant", "kms:DescribeKey")
    prefix = "redshift-serverless"
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    unique = True

    def thing_key(self, inputs: SnapshotCopyConfigurationInputs) -> tuple[object, ...]:
        return (*self.place(inputs), inputs.namespace_name, inputs.destination_region)

    def create(
        self, context: Context, inputs: SnapshotCopyConfigurationInputs
    ) -> ConfigurationState:
        client = self._client(context, inputs)
        key = inputs.destination_kms_key_id
        try:
            with doing(_copying(inputs)):
                made = client.create_snapshot_copy_configuration(
                    namespaceName=inputs.namespace_name,
                    destinationRegion=inputs.destination_region,
                    snapshotRetentionPeriod=inputs.snapshot_retention_period,
                    **({"destinationKmsKeyId": key} if key else {}),
                )["snapshotCopyConfiguration"]
        except Conflict as conflict:
            existing = self._existing(client, inputs, conflict)
            id = existing.outputs.snapshot_copy_configuration_id
            context.report.info(f"takes over {id}, which exists already")
            return self.update(context, existing, inputs)
        return self._state(inputs, made)

    def read(self, context: Context, state: ConfigurationState) -> ConfigurationState | None:
        client = self._client(context, state.inputs)

        def fetch(_: Sequence[str]) -> Mapping[str, SnapshotCopyConfigurationTypeDef]:
            # One list of the region's serves every resource that reads now.
            return {found.get("snapshotCopyConfigurationId", ""): found for found in _list(client)}

        what = f"read the snapshot copy configuration {state.id}"
        configurations = context.poll("configurations", client, fetch, batch=10_000)
        found = configurations.get(state.outputs.snapshot_copy_configuration_id, what)
        return self._state(state.inputs, found) if found else None

    def update(
        self,
        context: Context,
        state: ConfigurationState,
        inputs: SnapshotCopyConfigurationInputs,
    ) -> ConfigurationState:
        if inputs.snapshot_retention_period != state.inputs.snapshot_retention_period:
            with doing(f"change how long copies of {inputs.namespace_name} are kept"):
                self._client(context, inputs).update_snapshot_copy_configuration(
                    snapshotCopyConfigurationId=state.outputs.snapshot_copy_configuration_id,
                    snapshotRetentionPeriod=inputs.snapshot_retention_period,
                )
        return self.state(as_given(inputs, completed(inputs, state.inputs)), state.outputs)

    def delete(self, context: Context, state: ConfigurationState) -> None:
        inputs = state.inputs
        try:
            with doing(f"stop copying snapshots of {inputs.namespace_name}"):
                self._client(context, inputs).delete_snapshot_copy_configuration(
                    snapshotCopyConfigurationId=state.outputs.snapshot_copy_configuration_id
                )
        except NotFound:
            return
        kept = inputs.snapshot_retention_period
        context.report.info(
            f"the snapshots of {inputs.namespace_name} that were copied to "
            f"{inputs.destination_region} stay there "
            + ("for ever" if kept == -1 else f"until they are {kept} days old")
        )

    def _client(
        self, context: Context, inputs: SnapshotCopyConfigurationInputs
    ) -> RedshiftServerlessClient:
        return self.client(context, "redshift-serverless", inputs)

    def _existing(
        self,
        client: RedshiftServerlessClient,
        inputs: SnapshotCopyConfigurationInputs,
        conflict: Conflict,
    ) -> ConfigurationState:
        """The one configuration that the namespace and region can have, if it is what is wanted."""
        for found in _list(client, inputs.namespace_name):
            if found.get("destinationRegion") != inputs.destination_region:
                continue
            state = self._state(inputs, found)
            if inputs.destination_kms_key_id not in (None, state.inputs.destination_kms_key_id):
                raise Conflict(
                    _copying(inputs),
                    f"{state.outputs.snapshot_copy_configuration_id} copies them already, with the "
                    f"key {state.inputs.destination_kms_key_id}",
                    "Take it over by giving that key as `destination_kms_key_id`, or delete it",
                )
            return state
        raise conflict

    def _state(
        self, inputs: SnapshotCopyConfigurationInputs, found: SnapshotCopyConfigurationTypeDef
    ) -> ConfigurationState:
        live = inputs.model_copy(
            update={
                "namespace_name": found.get("namespaceName", inputs.namespace_name),
                "destination_region": found.get("destinationRegion", inputs.destination_region),
                "snapshot_retention_period": found.get("snapshotRetentionPeriod", -1),
                "destination_kms_key_id": found.get("destinationKmsKeyId"),
            }
        )
        outputs = SnapshotCopyConfigurationOutputs(
            snapshot_copy_configuration_id=found.get("snapshotCopyConfigurationId", ""),
            snapshot_copy_configuration_arn=found.get("snapshotCopyConfigurationArn", ""),
        )
        return self.state(as_given(inputs, live), outputs)


def _list(
    client: RedshiftServerlessClient, namespace: str | None = None
) -> Iterator[SnapshotCopyConfigurationTypeDef]:
    paginator = client.get_paginator("list_snapshot_copy_configurations")
    size: PaginatorConfigTypeDef = {"PageSize": 100}
    with doing("list snapshot copy configurations"):
        pages = (
            paginator.paginate(namespaceName=namespace, PaginationConfig=size)
            if namespace
            else paginator.paginate(PaginationConfig=size)
        )
        for page in pages:
            yield from page["snapshotCopyConfigurations"]


def _copying(inputs: SnapshotCopyConfigurationInputs) -> str:
    return f"copy snapshots of {inputs.namespace_name} to {inputs.destination_region}"
