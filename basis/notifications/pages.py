"""What of messages stands on the page of who is signed in."""

from __future__ import annotations

from typing import Any

from basis.notifications import queries, rules
from basis.notifications.models import Message


def my_panel(viewer: Any, person: Any) -> dict[str, Any]:
    """Her choice, and for the administrator how much could not be sent."""
    may = rules.may_read_outbox(viewer)
    dead = Message.objects.filter(state=Message.State.DEAD).count() if may else 0
    return {"may_read_outbox": may, "dead": dead, "on_website": queries.is_on_website()}
