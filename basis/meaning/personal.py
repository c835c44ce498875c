"""What meaning keeps of people who work here. Who said something is written as a kind of people, never as a name."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from basis.meaning import actions
from basis.meaning.models import Interpretation, Observation
from basis.modules import Personal


def export(person: Any) -> list[dict[str, Any]]:
    """What somebody wrote down, as one who works here."""
    seen = [
        {"about": one.title, "text": one.text, "written": one.made_at.isoformat()}
        for one in Observation.objects.filter(made_by=person)
    ]
    meant = [
        {"about": one.observation.title, "text": one.text, "written": one.made_at.isoformat()}
        for one in Interpretation.objects.filter(made_by=person).select_related("observation")
    ]
    return seen + meant


PERSONAL = Personal(
    name="meaning.work",
    title=_("Wat in verhalen is gezien en wat het kan betekenen"),
    purpose=_("Samen betekenis geven aan wat mensen vertellen."),
    ground=_("taak van algemeen belang: in gesprek zijn met inwoners (AVG art. 6 lid 1 onder e)"),
    seen_by=_("iedereen leest de woorden na de terugkoppeling; wie ze schreef staat er niet bij"),
    kept=_("de woorden zolang de ronde er staat; wie ze schreef tot die persoon weggaat"),
    export=export,
    forget=actions.forget,
    holds=(
        *(f"meaning.Observation.{name}" for name in ("made_by", "title", "text")),
        *(f"meaning.Interpretation.{name}" for name in ("made_by", "said_by", "text", "idea")),
    ),
)
