"""Who may do what with the log."""

from typing import Any

READ_LOG = "audit.read_log"
READ_HISTORY = "audit.read_history"


def may_read_log(viewer: Any) -> bool:
    """The administrator reads who did what (BIO2 8.15: looked at by few, and by no one who is merely curious)."""
    return bool(viewer.has_perm(READ_LOG))


def may_read_history(viewer: Any, area: str = "") -> bool:
    """Who works for an area sees what happened to a thing of that area; without an area, who works for all."""
    return bool(viewer.has_perm(READ_HISTORY, area or None))
