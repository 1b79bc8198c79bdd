"""The real Tencent SDK, pointed at the sandbox."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from tencentcloud.cbs.v20170312 import cbs_client
from tencentcloud.common import credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

from offsite_sandbox import environment
from offsite_sandbox.client import SandboxClient

Cbs = Callable[..., cbs_client.CbsClient]


@pytest.fixture
def cbs(sandbox: SandboxClient) -> Cbs:
    """Makes CBS clients: ``cbs(region=…, secret_id=…, secret_key=…, method=…)``."""

    def client(
        region: str = environment.TENCENTCLOUD_REGION,
        secret_id: str = environment.TENCENTCLOUD_SECRET_ID,
        secret_key: str = environment.TENCENTCLOUD_SECRET_KEY,
        method: str = "POST",
        token: str | None = None,
    ) -> cbs_client.CbsClient:
        profile = ClientProfile(
            httpProfile=HttpProfile(
                protocol="http", endpoint=urlsplit(sandbox.url).netloc, reqMethod=method
            )
        )
        return cbs_client.CbsClient(
            credential.Credential(secret_id, secret_key, token), region, profile
        )

    return client
