"""Who may do what with the vision."""

from typing import Any


def may_update_commitment(viewer: Any) -> bool:
    """Staff who follow the vision report on its commitments (vision, chapter 4); everyone may read."""
    return bool(viewer.has_perm("vision.update_commitment"))


def may_set_stance(viewer: Any, area: Any) -> bool:
    """Staff of the area say which role the municipality takes (vision 3.2); `area` may be its code."""
    return viewer is not None and bool(viewer.has_perm("vision.set_stance", area))
