"""The provider: one handler a resource, opened to people by doors.

``core`` is the machinery, ``aws`` and ``tencent`` hold one file a resource, ``doors`` offer the
same handlers to Pulumi programs, ``cli`` is the ``offsite`` command. See docs/architecture.md.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("pulumi-offsite")
except PackageNotFoundError:  # a source tree on PYTHONPATH, never installed
    __version__ = "0.0.0"
