"""What conversations keep of people who work here; of who joined they keep only numbers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from basis.modules import Personal
from basis.talks import forgetting_actions
from basis.talks.models import Correction, Talk


def export(person: Any) -> list[dict[str, Any]]:
    """The conversations somebody prepared, and the returns she corrected."""
    prepared = [
        {
            "about": str(one),
            "text": "\n\n".join(part for part in (one.moved, one.surprised) if part),
            "on": one.held_on.isoformat(),
        }
        for one in Talk.objects.filter(made_by=person)
    ]
    corrected = [
        {"about": one.given_back.round.title, "text": one.why, "written": one.at.isoformat()}
        for one in Correction.objects.filter(by=person).select_related("given_back__round")
    ]
    return prepared + corrected


PERSONAL = Personal(
    name="talks.work",
    title=_("Verhaalgesprekken"),
    purpose=_("Laten zien wat mensen raakte, wat is afgesproken en wie ervoor zorgt."),
    ground=_("taak van algemeen belang: in gesprek zijn met inwoners (AVG art. 6 lid 1 onder e)"),
    seen_by=_("iedereen leest de woorden; wie ze schreef staat er niet bij"),
    kept=_(
        "de woorden zolang het gesprek er staat; een verhaal dat is weggehaald gaat van tafel, met wat er is gekozen"
    ),
    export=export,
    forget=lambda person: 0,
    expire=forgetting_actions.forget_withdrawn,
    holds=(
        *(f"talks.Talk.{name}" for name in ("made_by", "led_by", "moved", "surprised")),
        *(f"talks.Correction.{name}" for name in ("by", "heard", "done", "why")),
        *("talks.ChosenStory.quote", "talks.Choice.why", "talks.TalkOutcome.whose"),
    ),
)
