"""The link in an invitation that goes by mail: nobody makes one herself; it works two weeks, and once."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from django.core import signing

HOLDS = datetime.timedelta(days=14)


def link(invitation: Any, salt: str) -> str:
    """The link of an invitation, which has an `email` and an `invited_at`; goes in the mail only."""
    return signing.dumps([invitation.pk, _mark(invitation)], salt=salt)


def opened_by(token: str, salt: str, among: Any) -> Any:
    """Which of these (a QuerySet) the link is of, while it holds and nobody used it; None when of none."""
    try:
        pk, mark = signing.loads(token, salt=salt, max_age=HOLDS)
    except (signing.BadSignature, ValueError):
        return None
    one = among.filter(pk=pk).first()
    return one if one and _mark(one) == mark else None


def number_of(token: str, salt: str) -> int:
    """Of which invitation this link was, also when it was used or is too old; 0 when we never sent it."""
    try:
        return int(signing.loads(token, salt=salt)[0])
    except (signing.BadSignature, ValueError):
        return 0


def _mark(invitation: Any) -> str:
    """Another one for the same address does not open by the old link."""
    told = f"{invitation.email.lower()} {invitation.invited_at.isoformat()}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]
