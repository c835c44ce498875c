"""Who of the staff read a list in or decided on a proposal, and files that are on their way."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from basis.modules import Personal
from basis.sources import actions
from basis.sources.models import Candidate, Import, Source


def export(person: Any) -> list[dict[str, Any]]:
    """The lists somebody read in, the files she brought and the proposals she decided on."""
    read = [{"what": one.origin, "at": one.read_at.isoformat()} for one in Source.objects.filter(read_by=person)]
    brought = [
        {"what": str(one), "state": one.get_state_display(), "at": one.begun_at.isoformat()}
        for one in Import.objects.filter(by=person).defer("content")
    ]
    decided = Candidate.objects.filter(decided_by=person)
    return (
        read
        + brought
        + [
            {
                "what": one.name,
                "state": one.get_state_display(),
                "at": one.decided_at.isoformat() if one.decided_at else "",
            }
            for one in decided
        ]
    )


PERSONAL = Personal(
    name="sources.work",
    title=_("Wie een lijst op de kaart zette"),
    purpose=_("Laten zien wie een lijst op de sociale kaart zette, en wie over een voorstel besliste."),
    ground=_("taak van algemeen belang: de sociale kaart bijhouden (AVG art. 6 lid 1 onder e)"),
    seen_by=_("redacteuren van de sociale kaart"),
    kept=_("de naam tot het account weg is; een bestand tot het is ingelezen, hooguit 7 dagen; de uitkomst een maand"),
    export=export,
    forget=lambda person: 0,
    expire=actions.expire,
    holds=(
        *("sources.Source.read_by", "sources.Import.by", "sources.Candidate.decided_by"),
        *("sources.Import.content", "sources.Import.faults"),
    ),
)
