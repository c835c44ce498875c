"""Who may do what with the vision."""

from typing import Any


def may_update_commitment(viewer: Any) -> bool:
    """Staff who follow the vision report on its commitments (vision, chapter 4); everyone may read."""
    return bool(viewer.has_perm("vision.update_commitment"))
