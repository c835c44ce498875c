"""The personal data that moderation keeps: what for, how long, and how it goes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from basis.moderation import retention_actions as retention
from basis.modules import Personal

TASK = _("taak van algemeen belang: bewoners doen mee (AVG art. 6 lid 1 onder e)")
DUTY = _("wettelijke plicht: meldingen behandelen (AVG art. 6 lid 1 onder c)")


def _nothing(person: Any) -> list[dict[str, Any]]:
    return []


def _none(person: Any) -> int:
    return 0


PERSONAL = (
    Personal(
        name="moderation.contribution",
        title=_("Wie iets gaf, en wat ermee gebeurde"),
        purpose=_("Wie iets gaf kan het veranderen en weghalen, en hoort wat er besloten is."),
        ground=TASK,
        seen_by=_("wie het gaf, en de moderator van het gebied"),
        kept=_("de tekst tot u haar weghaalt, en dan nog 30 dagen; daarna alleen dat er iets was"),
        export=retention.given_by,
        forget=retention.forget_giver,
        expire=retention.erase_words,
        holds=("moderation.Contribution.author", "moderation.Contribution.recorded_by"),
    ),
    Personal(
        name="moderation.address",
        title=_("E-mailadres van wie iets gaf zonder account"),
        purpose=_("Antwoord geven, en zeker weten dat het van u is."),
        ground=TASK,
        seen_by=_("niemand: alleen de computer schrijft ernaar"),
        kept=_("7 dagen als u het niet bevestigt; 12 maanden na het geven, of 30 dagen nadat het weg is"),
        export=_nothing,
        forget=_none,
        expire=retention.forget_addresses,
        holds=("moderation.Contribution.email",),
    ),
    Personal(
        name="moderation.report",
        title=_("Meldingen en bezwaren"),
        purpose=_("Kijken of iets weg moet, en vertellen wat er besloten is."),
        ground=DUTY,
        seen_by=_("de moderator van het gebied, zonder het adres"),
        kept=_("een jaar na de beslissing"),
        export=retention.reported_by,
        forget=retention.forget_reporter,
        expire=retention.forget_reports,
        holds=(
            *("moderation.Report.reporter", "moderation.Report.email", "moderation.Report.words"),
            *("moderation.Objection.words", "moderation.Decision.by", "moderation.Decision.words"),
        ),
    ),
    Personal(
        name="moderation.tally",
        title=_("Hoe vaak er iets kwam van één internetadres"),
        purpose=_("Voorkomen dat een machine de website vol zet."),
        ground=TASK,
        seen_by=_("niemand: het adres zelf wordt niet bewaard, alleen een code die elke dag anders is"),
        kept=_("2 dagen"),
        export=_nothing,
        forget=_none,
        expire=retention.forget_tallies,
        holds=("moderation.Tally.source",),
    ),
)
