"""AWS Backup in the sandbox, and what many of its tests begin with."""

import pytest

from offsite_sandbox.client import SandboxClient

from .client import TRUST, Backup


@pytest.fixture
def aws(sandbox: SandboxClient) -> Backup:
    """AWS Backup, seeded."""
    return Backup(sandbox)


@pytest.fixture
def vault(aws: Backup) -> str:
    """The ARN of the vault ``main`` in the region where there is nothing else."""
    return aws.backup.create_backup_vault(BackupVaultName="main")["BackupVaultArn"]


@pytest.fixture
def role(aws: Backup) -> str:
    """The ARN of a role that AWS Backup can assume."""
    return aws.make_role("tester", TRUST)
