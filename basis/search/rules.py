"""Who keeps the words by which people find things."""

from __future__ import annotations

from typing import Any

KEEP_WORDS = "search.keep_words"


def may_keep_words(viewer: Any) -> bool:
    """Editors of the social map, and administrators (vision 4.2.4: people find it in their own words)."""
    return bool(viewer.has_perm(KEEP_WORDS))
