"""What the clock does for accounts: put away sessions that are over, and personal data kept long enough."""

from __future__ import annotations

import datetime

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from basis.accounts import privacy_actions
from basis.accounts.models import SignIn

A_DAY = datetime.timedelta(days=1)


def clear_sessions(now: datetime.datetime) -> str:
    """Remove sessions whose time is over, and devices of which the session is gone."""
    over, _details = Session.objects.filter(expire_date__lt=now).delete()
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    gone, _details = SignIn.objects.filter(~Exists(alive)).delete()
    return f"{over} sessions, {gone} devices" if over or gone else ""


def retention(now: datetime.datetime) -> str:
    """Throw away what was kept long enough, in every module, and warn who was not here for long."""
    warned = privacy_actions.warn_inactive(now)
    gone = [f"{one.declaration.name} {one.count}" for one in privacy_actions.retain(now, dry_run=False) if one.count]
    return ", ".join([*([f"{warned} warned"] if warned else []), *gone])
