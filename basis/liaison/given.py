"""Barriers as moderators and their givers know them, and the personal data that liaison keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.liaison import barrier_actions, leaving_actions
from basis.liaison.barrier_forms import ReportForm
from basis.liaison.models import Barrier, BarrierStep, Contact, Line
from basis.liaison.queries import reach_of
from basis.liaison.tell_actions import BARRIER, CONTACT, LATE, SAID
from basis.moderation.models import Contribution
from basis.modules import ContributionKind, Notice, Personal, Shown


def show(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """The barriers behind these contributions."""
    found = Barrier.objects.filter(contribution__in=contributions).select_related("initiative")
    return {one.contribution_id: _shown(one) for one in found if one.contribution_id}


def _shown(one: Barrier) -> Shown:
    texts = {
        _("Wat staat in de weg?"): str(one.get_kind_display()),
        _("Wat het initiatief zegt"): one.text,
        _("Organisatie of afdeling"): one.organisation,
    }
    title = _("Wat ‘%(title)s’ in de weg staat") % {"title": one.initiative.title}
    return Shown(title, {label: text for label, text in texts.items() if text}, one.get_absolute_url())


def form(contribution: Contribution, data: Any = None) -> ReportForm:
    """The form with which an initiator changes her words."""
    one = Barrier.objects.get(contribution=contribution)
    initial = {name: getattr(one, name) for name in ("kind", "text", "organisation")}
    return ReportForm(data, changes=True, initial=initial)


def export_said(person: Any) -> list[dict[str, Any]]:
    """What somebody asked, reported and wrote as an initiator."""
    asked = Line.objects.filter(author=person, as_role="").select_related("initiative")
    said = [{"about": one.initiative.title, "text": one.text, "written": one.said_at.isoformat()} for one in asked]
    steps = BarrierStep.objects.filter(by=person, as_role="").select_related("barrier__initiative")
    return said + [
        {
            "about": f"{one.barrier.initiative.title}: {one.get_deed_display()}",
            "text": one.words or one.barrier.text,
            "written": one.done_at.isoformat(),
        }
        for one in steps
    ]


def export_work(person: Any) -> list[dict[str, Any]]:
    """Beside which initiatives somebody stood, what she answered and owned, and how she wished to be reached."""
    stood = [
        {"about": one.initiative.title, "since": one.since.isoformat(), "until": one.until and one.until.isoformat()}
        for one in Contact.objects.filter(person=person).select_related("initiative")
    ]
    answered = [
        {"about": one.initiative.title, "text": one.text, "written": one.said_at.isoformat()}
        for one in Line.objects.filter(author=person).exclude(as_role="").select_related("initiative")
    ]
    did = [
        {"about": one.barrier.initiative.title, "text": one.words, "written": one.done_at.isoformat()}
        for one in BarrierStep.objects.filter(by=person).exclude(as_role="").select_related("barrier__initiative")
    ]
    owns = [
        {"about": one.initiative.title, "text": one.text, "until": one.reply_due_on.isoformat()}
        for one in Barrier.objects.filter(owner=person).select_related("initiative")
    ]
    reach = reach_of(person)
    return [*stood, *answered, *did, *owns, *([{"phone": reach.phone, "email": reach.shows_email}] if reach else [])]


KIND = ContributionKind(
    name=barrier_actions.KIND,
    title=gettext_lazy("belemmering"),
    show=show,
    form=form,
    change=barrier_actions.change,
    erase=barrier_actions.erase,
)
OF_INITIATORS = Personal(
    name="liaison.said",
    title=gettext_lazy("Wat u de gemeente vraagt en meldt over uw initiatief"),
    purpose=gettext_lazy("Antwoord krijgen, en wegnemen wat een initiatief in de weg staat."),
    ground=gettext_lazy("U vraagt en meldt het zelf (toestemming)."),
    seen_by=gettext_lazy(
        "Vragen: het initiatief, de contactpersoon en de gebiedsregisseur, met uw naam. "
        "Belemmeringen: iedereen, zonder uw naam, of alleen het initiatief en de gemeente als u dat kiest."
    ),
    kept=gettext_lazy("Zolang het initiatief er staat. Uw naam tot uw account weg is."),
    export=export_said,
    forget=leaving_actions.forget_said,
    holds=(
        *("liaison.Line.author", "liaison.Line.text"),
        *("liaison.Barrier.text", "liaison.BarrierStep.by", "liaison.BarrierStep.words"),
    ),
)
WORK = Personal(
    name="liaison.work",
    title=gettext_lazy("Wie bij de gemeente naast een initiatief staat"),
    purpose=gettext_lazy("Eén persoon met een naam, en iemand die zorgt voor een antwoord."),
    ground=gettext_lazy("taak van algemeen belang: initiatieven van inwoners helpen (AVG art. 6 lid 1 onder e)"),
    seen_by=gettext_lazy("Iedereen ziet de naam en de rol. Telefoon en e-mail alleen als de medewerker dat kiest."),
    kept=gettext_lazy("zolang het initiatief er staat; de naam tot het account weg is"),
    export=export_work,
    forget=leaving_actions.forget_work,
    holds=(
        *("liaison.Contact.person", "liaison.Contact.assigned_by"),
        *("liaison.Reachable.person", "liaison.Reachable.phone"),
        *("liaison.Barrier.owner", "liaison.Barrier.outcome", "liaison.BarrierStep.owner"),
    ),
)
NOTICES = (
    Notice(CONTACT, gettext_lazy("Wie de contactpersoon van uw initiatief is")),
    Notice(SAID, gettext_lazy("Vragen en antwoorden over uw initiatief")),
    Notice(BARRIER, gettext_lazy("Wat er gebeurt met een belemmering")),
    Notice(LATE, gettext_lazy("Wat te laat is in uw gebied")),
)
ACTS = {
    "liaison.assigned": gettext_lazy("wees een contactpersoon aan"),
    "liaison.reach_chosen": gettext_lazy("koos hoe initiatieven haar of hem bereiken"),
    "liaison.asked": gettext_lazy("vroeg iets aan de contactpersoon"),
    "liaison.answered": gettext_lazy("antwoordde een initiatief"),
    "liaison.reported": gettext_lazy("meldde een belemmering"),
    "liaison.handed": gettext_lazy("gaf een belemmering aan een collega"),
    "liaison.date_moved": gettext_lazy("verzette de datum van een antwoord"),
    "liaison.settled": gettext_lazy("antwoordde op een belemmering"),
    "liaison.agreed": gettext_lazy("zei dat een antwoord klopt"),
    "liaison.reopened": gettext_lazy("zette een belemmering weer open"),
    "liaison.dropped": gettext_lazy("zei dat een antwoord niet meer nodig is"),
    "liaison.rose": gettext_lazy("gaf door dat een antwoord te laat is"),
}
