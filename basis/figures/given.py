"""Readings as others know them: in the queue of a moderator, in the weekly letter, in what somebody takes away."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.figures import reading_actions, registry
from basis.figures.forms import ReadingForm
from basis.figures.models import Reading
from basis.moderation.models import Contribution
from basis.moderation.queries import seen_by
from basis.modules import ContributionKind, News, Personal, Shown


def _url(reading: Reading) -> str:
    return reverse("figures:indicator", args=[reading.area.slug, reading.indicator]) + "#lezingen"


def _about(reading: Reading) -> str:
    """'Inwoners, Ruwaard': the figure it is about, and where; the code of a figure that is no longer there."""
    known = registry.exists(reading.indicator)
    return f"{registry.indicator(reading.indicator).title if known else reading.indicator}, {reading.area}"


def show(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """The readings behind these contributions."""
    found = Reading.objects.filter(contribution__in=contributions).select_related("area")
    return {
        one.contribution_id: Shown(
            title=_about(one), texts={_("Lezing"): one.text, _("Van wie"): one.whose}, url=_url(one)
        )
        for one in found
    }


def form(contribution: Contribution, data: Any = None) -> ReadingForm:
    """The form with which its giver changes a reading."""
    reading = Reading.objects.get(contribution=contribution)
    return ReadingForm(data, changes=True, initial={"text": reading.text, "byline": reading.byline})


def news(area: str, since: datetime.datetime, until: datetime.datetime) -> Iterable[News]:
    """Readings that came to stand here, in the area itself or in a buurt of it."""
    here = Q(area__code=area) | Q(area__own_area__code=area)
    found = Reading.objects.filter(here, seen_by(None), is_example=False, written_at__gt=since, written_at__lte=until)
    for one in found.select_related("area"):
        yield News(
            title=_("Wat iemand ziet bij: %(figure)s") % {"figure": _about(one)},
            text=f"“{one.text}” ({one.whose})",
            url=_url(one),
            at=one.written_at,
        )


def export(person: Any) -> list[dict[str, Any]]:
    """All readings somebody gave or wrote down for somebody else, also those that are not seen."""
    hers = Q(contribution__author=person) | Q(contribution__recorded_by=person)
    return [
        {
            "about": _about(one),
            "text": one.text,
            "whose": one.byline,
            "written": one.written_at.isoformat(),
            "state": one.contribution.state,
        }
        for one in Reading.objects.filter(hers).select_related("area", "contribution")
    ]


def forget(person: Any) -> int:
    """Her readings stay, without what she called herself; those that nobody sees lose their words."""
    hers = Reading.objects.filter(contribution__author=person)
    gone = list(hers.exclude(contribution__state="visible").select_related("contribution"))
    for one in gone:
        reading_actions.erase_reading(one.contribution)
    return len(gone) + reading_actions.without_byline(person)


KIND = ContributionKind(
    name=reading_actions.KIND,
    title=gettext_lazy("lezing"),
    show=show,
    form=form,
    change=reading_actions.change_reading,
    erase=reading_actions.erase_reading,
)
PERSONAL = Personal(
    name=reading_actions.KIND,
    title=gettext_lazy("Wat u ziet bij een cijfer"),
    purpose=gettext_lazy("Cijfers krijgen pas betekenis door wat mensen erover zeggen."),
    ground=gettext_lazy("U geeft het zelf (toestemming). U kunt het altijd weghalen."),
    seen_by=gettext_lazy("Iedereen, zonder uw naam of e-mailadres."),
    kept=gettext_lazy("Tot u het weghaalt. Zonder account: zolang het cijfer er staat."),
    export=export,
    forget=forget,
    holds=("figures.Reading.text", "figures.Reading.byline"),
)
