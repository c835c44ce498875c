"""What pages ask about contributions."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import Q

from basis.moderation.models import Contribution, State


def seen_by(viewer: Any, prefix: str = "contribution__") -> Q:
    """The filter for what this viewer sees among things with a contribution: what is visible, and one's own.

    `Reading.objects.filter(seen_by(viewer))`. What one withdrew or what was removed is seen by nobody.
    """
    visible = Q(**{f"{prefix}state": State.VISIBLE})
    if not getattr(viewer, "is_authenticated", False):
        return visible
    waiting = [State.HELD, State.CHANGE_ASKED, State.HIDDEN, State.UNCONFIRMED]
    return visible | Q(**{f"{prefix}author": viewer.pk, f"{prefix}state__in": waiting})


def hashed(key: str) -> str:
    """What is kept of a secret link."""
    return hashlib.sha256(key.encode()).hexdigest()


def with_key(key: str) -> Contribution | None:
    """The contribution that this secret link belongs to."""
    return Contribution.objects.select_related("author", "recorded_by").filter(key_hash=hashed(key)).first()


def is_known(author: Any, email: str) -> bool:
    """Whether a moderator let something of this person through before and nothing of hers was ever removed."""
    if author is not None:
        hers = Contribution.objects.filter(author=author)
    elif email:
        hers = Contribution.objects.filter(email__iexact=email, is_confirmed=True, author=None)
    else:
        return False
    return hers.filter(state=State.VISIBLE).exists() and not hers.filter(state=State.REMOVED).exists()
