"""What meeting keeps of people who work here; of who joined a conversation it keeps only numbers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from basis.meeting.models import Agreement, Amendment, AreaConversation
from basis.modules import Personal


def export(person: Any) -> list[dict[str, Any]]:
    """The conversations somebody wrote down or corrected, and the agreements that are hers."""
    written = [
        {"about": str(one), "text": one.heard, "on": one.held_on.isoformat()}
        for one in AreaConversation.objects.filter(author=person).select_related("area")
    ]
    agreed = [
        {"about": str(one.conversation), "text": one.text, "until": one.due_on.isoformat()}
        for one in Agreement.objects.filter(person=person).select_related("conversation__area")
    ]
    corrected = [
        {"about": str(one.conversation), "text": one.why, "written": one.made_at.isoformat()}
        for one in Amendment.objects.filter(author=person).select_related("conversation__area")
    ]
    return written + agreed + corrected


PERSONAL = Personal(
    name="meeting.work",
    title=_("Gesprekken in een gebied"),
    purpose=_("Laten zien wat er is gezegd en afgesproken, en wie ervoor zorgt."),
    ground=_("taak van algemeen belang: in gesprek zijn met inwoners (AVG art. 6 lid 1 onder e)"),
    seen_by=_("iedereen ziet de rol; alleen medewerkers van het gebied zien de naam"),
    kept=_("de woorden zolang het gesprek er staat; de naam tot het account weg is"),
    export=export,
    forget=lambda person: 0,
    holds=(
        *("meeting.AreaConversation.author", "meeting.AreaConversation.heard"),
        *("meeting.Agreement.person", "meeting.Agreement.text", "meeting.Agreement.residents"),
        *("meeting.Amendment.author", "meeting.Amendment.why", "meeting.Amendment.was"),
    ),
)
