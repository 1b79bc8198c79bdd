"""The copying of a Redshift Serverless namespace's snapshots to another region.

Follows CreateSnapshotCopyConfiguration of the Redshift Serverless API. There is no Get, so all
configurations of a region are listed at once, and a namespace and a region have just one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import AfterValidator

from ...core.diff import Difference, completed
from ...core.equality import Equality, as_given
from ...core.failures import Conflict, Failure, NotFound
from ...core.identifier import Identifier
from ...core.model import Outputs, Timeouts
from ...core.ownership import Adopt, Existing
from ...core.problems import Problem
from ...core.resource import Context, State
from ...core.traits import Computed, Hidden, Replaces
from ...core.values import matches
from .. import kms
from ..access import AwsHandler, AwsInputs
from ..failures import doing
from ..kms import KmsKeyOrAwsOwned, SameKey
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


_LATER: Final = "Run `pulumi up` again when the operation on the namespace is over"

SameKeyOrAwsOwned: Final = Equality(lambda key: SameKey.key(key or kms.AWS_OWNED), SameKey.answers)
"""A key, which is one that AWS owns if it is left out."""

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
    destination_kms_key_id: Annotated[
        KmsKeyOrAwsOwned | None, Replaces, Computed, SameKeyOrAwsOwned
    ] = None
    """The KMS key of the destination that encrypts the copies. Default: `AWS_OWNED_KMS_KEY`, a key
    that AWS owns."""
    adopt: Adopt = None
    """The id of a configuration to take over that somebody else made: `<region>/<its ID>`."""

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
    live_destination_kms_key_id: Annotated[str | None, Hidden] = None
    """The key, by its ARN where that is known."""


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
            "kms:DescribeKey",
        ),
        "read": ("ListSnapshotCopyConfigurations",),
        "update": ("UpdateSnapshotCopyConfiguration", "kms:DescribeKey"),
        "delete": ("DeleteSnapshotCopyConfiguration",),
    }
    # https://docs.aws.amazon.com/redshift/latest/mgmt/authorizing-kms-customer-managed-key.html
    needs = ("kms:CreateGrant", "kms:DescribeKey")
    prefix = "redshift-serverless"
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    unique = True

    def thing_key(self, inputs: SnapshotCopyConfigurationInputs) -> tuple[object, ...]:
        return (*self.place(inputs), inputs.namespace_name, inputs.destination_region)

    def diff(
        self, state: ConfigurationState, inputs: SnapshotCopyConfigurationInputs
    ) -> Difference:
        live = state.outputs.live_destination_kms_key_id
        return kms.key_diff(state.inputs, inputs, "destination_kms_key_id", live)

    def create(
        self, context: Context, inputs: SnapshotCopyConfigurationInputs
    ) -> ConfigurationState:
        client = self._client(context, inputs)
        key = inputs.destination_kms_key_id

        def make() -> tuple[SnapshotCopyConfigurationTypeDef, bool]:
            try:
                with doing(_copying(inputs)):
                    return client.create_snapshot_copy_configuration(
                        namespaceName=inputs.namespace_name,
                        destinationRegion=inputs.destination_region,
                        snapshotRetentionPeriod=inputs.snapshot_retention_period,
                        **({"destinationKmsKeyId": key} if key and key != kms.AWS_OWNED else {}),
                    )["snapshotCopyConfiguration"], False
            except Conflict:
                # It exists already, or an operation is running on the namespace.
                for found in _list(client, inputs.namespace_name):
                    if found.get("destinationRegion") == inputs.destination_region:
                        return found, True
                raise

        found, existed = context.retry_while(_is_busy, make, _LATER)
        if existed:
            return self._take_over(context, inputs, found)
        return self._state(inputs, found, self._key(context, inputs, found))

    def read(self, context: Context, state: ConfigurationState) -> ConfigurationState | None:
        client = self._client(context, state.inputs)

        def fetch(_: Sequence[str]) -> Mapping[str, SnapshotCopyConfigurationTypeDef]:
            # One list of the region's serves every resource that reads now.
            return {found.get("snapshotCopyConfigurationId", ""): found for found in _list(client)}

        what = f"read the snapshot copy configuration {state.id}"
        configurations = context.poll("configurations", client, fetch, batch=10_000)
        found = configurations.get(state.outputs.snapshot_copy_configuration_id, what)
        if found is None:
            return None
        return self._state(state.inputs, found, state.outputs.live_destination_kms_key_id)

    def update(
        self,
        context: Context,
        state: ConfigurationState,
        inputs: SnapshotCopyConfigurationInputs,
    ) -> ConfigurationState:
        if inputs.destination_kms_key_id != state.inputs.destination_kms_key_id:
            kms.check_same(
                self._kms(context, inputs),
                inputs.destination_kms_key_id,
                state.outputs.live_destination_kms_key_id or state.inputs.destination_kms_key_id,
                "destination_kms_key_id",
                _copying(inputs),
            )
        if inputs.snapshot_retention_period != state.inputs.snapshot_retention_period:
            client, id = self._client(context, inputs), state.outputs.snapshot_copy_configuration_id

            def change() -> None:
                with doing(f"change how long copies of {inputs.namespace_name} are kept"):
                    client.update_snapshot_copy_configuration(
                        snapshotCopyConfigurationId=id,
                        snapshotRetentionPeriod=inputs.snapshot_retention_period,
                    )

            context.retry_while(_is_busy, change, _LATER)
        return self.state(as_given(inputs, completed(inputs, state.inputs)), state.outputs)

    def delete(self, context: Context, state: ConfigurationState) -> None:
        inputs, client = state.inputs, self._client(context, state.inputs)

        def stop() -> None:
            with doing(f"stop copying snapshots of {inputs.namespace_name}"):
                client.delete_snapshot_copy_configuration(
                    snapshotCopyConfigurationId=state.outputs.snapshot_copy_configuration_id
                )

        try:
            context.retry_while(_is_busy, stop, _LATER)
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

    def _kms(self, context: Context, inputs: SnapshotCopyConfigurationInputs) -> Any:
        return self.client(context, "kms", inputs, inputs.destination_region)

    def _key(
        self,
        context: Context,
        inputs: SnapshotCopyConfigurationInputs,
        found: SnapshotCopyConfigurationTypeDef,
    ) -> str:
        """The key of a configuration, which may answer with the alias that it was given."""
        key = found.get("destinationKmsKeyId", kms.AWS_OWNED)
        return kms.arn(self._kms(context, inputs), key) if kms.is_alias(key) else key

    def _take_over(
        self,
        context: Context,
        inputs: SnapshotCopyConfigurationInputs,
        found: SnapshotCopyConfigurationTypeDef,
    ) -> ConfigurationState:
        """Manages the one configuration that the namespace and region can have."""
        key, wanted = self._key(context, inputs, found), inputs.destination_kms_key_id
        state = self._state(inputs, found, key)
        same_key = wanted is None or kms.is_same(self._kms(context, inputs), wanted, key)
        days = state.inputs.snapshot_retention_period
        as_wanted = same_key and days == inputs.snapshot_retention_period
        noun = f"the configuration {state.outputs.snapshot_copy_configuration_id}"
        shape = "" if as_wanted else f" with snapshot_retention_period={days} and the key {key}"
        context.claims.claim(
            Existing(state.id, f"{noun}{shape}", None if as_wanted else False),
            _copying(inputs),
            adopt=inputs.adopt,
        )
        if not same_key:
            raise Conflict(
                _copying(inputs),
                f"{noun} copies them already, with the key {key}",
                f'Take it over with `destination_kms_key_id="{key}"`, or delete it',
            )
        return self.update(context, state, inputs)

    def _state(
        self,
        inputs: SnapshotCopyConfigurationInputs,
        found: SnapshotCopyConfigurationTypeDef,
        known_key: str | None,
    ) -> ConfigurationState:
        """A configuration as it is; what key its alias stands for is as it is known."""
        key = found.get("destinationKmsKeyId")
        live = inputs.model_copy(
            update={
                "namespace_name": found.get("namespaceName", inputs.namespace_name),
                "destination_region": found.get("destinationRegion", inputs.destination_region),
                "snapshot_retention_period": found.get("snapshotRetentionPeriod", -1),
                "destination_kms_key_id": key,
            }
        )
        outputs = SnapshotCopyConfigurationOutputs(
            snapshot_copy_configuration_id=found.get("snapshotCopyConfigurationId", ""),
            snapshot_copy_configuration_arn=found.get("snapshotCopyConfigurationArn", ""),
            live_destination_kms_key_id=known_key if known_key and kms.is_alias(key) else key,
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


def _is_busy(failure: Failure) -> bool:
    """Whether an operation is running on the namespace: it takes one at a time."""
    return isinstance(failure, Conflict)


def _copying(inputs: SnapshotCopyConfigurationInputs) -> str:
    return f"copy snapshots of {inputs.namespace_name} to {inputs.destination_region}"
