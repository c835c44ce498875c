"""What reports keep of people who work here. Of who told they keep no word outside what was made."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from basis.modules import Personal
from basis.reports import actions
from basis.reports.models import Report


def export(person: Any) -> list[dict[str, Any]]:
    """The reports somebody wrote, as one who works here."""
    return [
        {
            "about": one.round.title,
            "text": "\n\n".join(text for text in one.texts if text),
            "written": one.begun_at.isoformat(),
        }
        for one in Report.objects.filter(made_by=person).light()
    ]


PERSONAL = Personal(
    name="reports.work",
    title=_("Verslagen van verhaalrondes"),
    purpose=_("Laten lezen wat mensen vertelden, wat het kan betekenen en wat ermee gebeurt."),
    ground=_("taak van algemeen belang: in gesprek zijn met inwoners (AVG art. 6 lid 1 onder e)"),
    seen_by=_("iedereen leest de woorden; wie ze schreef staat er niet bij"),
    kept=_(
        "de teksten zolang de ronde er staat; wat ervan is gemaakt, met zinnen uit verhalen, tot iemand een verhaal "
        "weghaalt"
    ),
    export=export,
    forget=actions.forget,
    holds=(
        *(f"reports.Report.{name}" for name in ("made_by", "heard", "means", "done", "content", "full", "short")),
        "reports.FigureBeside.reading",
    ),
)
