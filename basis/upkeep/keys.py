"""The link in an invitation, and the mark of what somebody saw when she decided."""

from __future__ import annotations

import hashlib

from basis import invitations
from basis.socialmap.entry_queries import AnyFacts
from basis.upkeep.models import Invitation

SALT = "upkeep.invitation"
AROUND = ("organisation", "invited_by")


def of(invitation: Invitation) -> str:
    """Its link; goes in the mail only."""
    return invitations.link(invitation, SALT)


def invitation_of(token: str) -> Invitation | None:
    """Whose link this is, while it holds and nobody used it."""
    found: Invitation | None = invitations.opened_by(token, SALT, Invitation.objects.select_related(*AROUND))
    return found


def number_of(token: str) -> int:
    """Of which invitation this link was, also when it was used or is too old; 0 when we never sent it."""
    return invitations.number_of(token, SALT)


def state(facts: AnyFacts | None) -> str:
    """Another one as soon as the entry says something else."""
    return hashlib.sha256(facts.model_dump_json().encode()).hexdigest()[:16] if facts else ""
