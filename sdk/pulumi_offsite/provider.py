# Generated from the provider's models by tools/generate.py: do not edit.
"""An explicit provider."""

from collections.abc import Mapping

import pulumi

from ._resource import ProviderResource


class Provider(ProviderResource):
    """An account and a region in which resources are managed, and with whose credentials."""

    token = "offsite:Provider"
    _secrets = (
        "access_key",
        "secret_key",
        "token",
        "tencent_secret_id",
        "tencent_secret_key",
        "tencent_security_token",
    )

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        access_key: pulumi.Input[str] | None = None,
        secret_key: pulumi.Input[str] | None = None,
        token: pulumi.Input[str] | None = None,
        tencent_region: pulumi.Input[str] | None = None,
        tencent_secret_id: pulumi.Input[str] | None = None,
        tencent_secret_key: pulumi.Input[str] | None = None,
        tencent_security_token: pulumi.Input[str] | None = None,
        tencent_role_arn: pulumi.Input[str] | None = None,
        default_tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        endpoints: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        identity: pulumi.Input[str] | None = None,
        poll_seconds: pulumi.Input[float] | None = None,
    ) -> None:
        """An explicit provider.

        Args:
            resource_name: The name of the provider in the stack.
            opts: Pulumi's options for every resource.
            region: The region of AWS for resources that name none. Default: the SDK's
                chain.
            role_arn: An IAM role to assume for resources that name neither a role nor a
                profile.
            profile: A profile of the shared AWS files. Default: the SDK's chain.
            access_key: The ID of an AWS access key. Default: the SDK's chain.
            secret_key: The secret of the AWS access key.
            token: The session token of temporary AWS credentials.
            tencent_region: The region of Tencent Cloud for resources that name none.
                Default: `TENCENTCLOUD_REGION`.
            tencent_secret_id: The ID of a Tencent Cloud secret. Default:
                `TENCENTCLOUD_SECRET_ID`, the SDK's chain.
            tencent_secret_key: The key of the Tencent Cloud secret.
            tencent_security_token: The token of temporary Tencent Cloud credentials.
            tencent_role_arn: A CAM role to assume for resources that name none.
            default_tags: Tags for every resource that has tags; its own come first.
            endpoints: Addresses to call instead of a service's own, by the service's
                name, or by `aws` or `tencentcloud` for all of them.
            identity: A word that tells stacks of the same name in different backends
                apart.
            poll_seconds: Seconds between two looks at something awaited, at first.
                Default: 2.
        """
        self._register(locals())
