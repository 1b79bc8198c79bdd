"""The `offsite` command."""

from .main import app as app
