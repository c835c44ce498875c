"""Who may do what with the log."""

from typing import Any


def may_read_log(viewer: Any) -> bool:
    """The administrator reads who did what (BIO2 8.15: looked at by few, and by no one who is merely curious)."""
    return bool(viewer.has_perm("audit.read_log"))
