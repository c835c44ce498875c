"""Activities as others know them: in the queue of a moderator, in the weekly letter, in what somebody takes away."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.activities import actions, queries, recurrence
from basis.activities.forms import ActivityForm
from basis.activities.models import Activity
from basis.moderation.models import Contribution, State
from basis.moderation.queries import seen_by
from basis.modules import ContributionKind, News, Personal, Shown, Words


def show(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """The activities behind these contributions."""
    found = Activity.objects.filter(contribution__in=contributions)
    found = found.select_related("area", "contribution", "place", "organisation", "initiative")
    return {one.contribution_id: _shown(one) for one in found}


def _shown(one: Activity) -> Shown:
    texts = {
        _("Wat gaat u doen?"): one.text,
        _("Wanneer?"): when(one),
        _("Waar is het?"): ", ".join(str(part) for part in (one.where, one.place, one.online_url) if part),
        _("Wie organiseert het?"): str(one.organisation or one.initiative or one.organiser),
        _("Vragen"): one.contact,
        _("Toegankelijk"): one.access,
        _("Kosten"): ", ".join(part for part in (str(one.get_cost_kind_display() or ""), one.cost) if part),
    }
    is_seen = one.contribution.state == State.VISIBLE
    return Shown(
        title=_("%(title)s, %(area)s") % {"title": one.title or _("Activiteit"), "area": one.area},
        texts={label: text for label, text in texts.items() if text},
        url=one.get_absolute_url() if is_seen else reverse("activities:of_area", args=[one.area.slug]),
    )


def when(one: Activity) -> str:
    """Its first moment and how often, in words."""
    starts = formats.date_format(queries.local(one.starts_at), "l j F Y H.i")
    often = recurrence.in_words(queries.rule_of(one))
    return f"{starts}, {often}" if often else starts


def form(contribution: Contribution, data: Any = None) -> ActivityForm:
    """The form with which its giver changes an activity."""
    one = Activity.objects.select_related("area", "place", "organisation", "initiative").get(contribution=contribution)
    return ActivityForm(data, area=one.area, now=queries.facts_of(one), viewer=None)


def steps(contribution: Contribution, key: str) -> list[tuple[Words, str]]:
    """What its giver may do besides: move or call off one occurrence."""
    if contribution.state in {State.WITHDRAWN, State.REMOVED}:
        return []
    return [(gettext_lazy("Verzetten of afzeggen"), reverse("activities:manage_by_key", args=[key]))]


def news(area: str, since: datetime.datetime, until: datetime.datetime) -> Iterable[News]:
    """What came on the agenda here, for the weekly letter."""
    here = Activity.objects.filter(seen_by(None), Q(area__code=area) | Q(area__buurten__code=area), is_example=False)
    found = here.filter(written_at__gt=since, written_at__lte=until, status="planned").distinct()
    for one in found.select_related("area"):
        yield News(title=one.title, text=f"{when(one)}. {one.text}", url=one.get_absolute_url(), at=one.written_at)


def export(person: Any) -> list[dict[str, Any]]:
    """All activities that somebody gave or wrote down for somebody else, also what is not seen."""
    hers = Q(contribution__author=person) | Q(contribution__recorded_by=person)
    return [
        {
            "about": f"{one.title}, {one.area}",
            "text": one.text,
            "whose": one.organiser,
            "contact": one.contact,
            "written": one.written_at.isoformat(),
            "state": str(one.contribution.get_state_display()),
        }
        for one in Activity.objects.filter(hers).select_related("area", "contribution")
    ]


def forget(person: Any) -> int:
    """What she gave stays, without who she is and how to reach her; what nobody sees loses its words."""
    hers = Activity.objects.filter(contribution__author=person)
    gone = list(hers.exclude(contribution__state=State.VISIBLE).select_related("contribution"))
    for one in gone:
        actions.erase(one.contribution)
    return len(gone) + actions.without_names(person)


KIND = ContributionKind(
    name=actions.KIND,
    title=gettext_lazy("activiteit"),
    show=show,
    form=form,
    change=actions.change_given,
    erase=actions.erase,
    steps=steps,
)
GIVEN = Personal(
    name=actions.KIND,
    title=gettext_lazy("Wat u op de agenda zet"),
    purpose=gettext_lazy("Laten zien wat er te doen is, van wie, en hoe men iets vraagt."),
    ground=gettext_lazy("U geeft het zelf (toestemming). U kunt het altijd weghalen."),
    seen_by=gettext_lazy("Iedereen leest wat u schrijft. Uw e-mailadres leest niemand."),
    kept=gettext_lazy("Tot u het weghaalt. De tekst is dan na 30 dagen weg."),
    export=export,
    forget=forget,
    holds=tuple(f"activities.Activity.{name}" for name in ("title", "text", "where", "organiser", "contact", "access")),
)
