"""Needs as others know them: in the queue of a moderator, in the weekly letter, in what somebody takes away."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis import uploads
from basis.moderation.models import Contribution, State
from basis.moderation.queries import seen_by
from basis.moderation.rules import may_decide
from basis.modules import ContributionKind, News, Personal, Shown
from basis.needs import actions
from basis.needs.forms import NeedForm
from basis.needs.models import Answer, Bundle, Need

CLOSED = (State.WITHDRAWN, State.HIDDEN, State.REMOVED)


def show(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """The needs behind these contributions."""
    found = Need.objects.filter(contribution__in=contributions).select_related("area", "contribution", "bundle")
    return {one.contribution_id: _shown(one) for one in found}


def _shown(one: Need) -> Shown:
    texts = {
        str(one.begins.label): one.text,
        _("Waar gaat het over?"): one.get_theme_display(),
        _("Voor wie is het?"): one.get_group_display(),
        _("Waar is het?"): one.place,
        _("Bij"): one.about_title,
        _("Van wie is dit?"): one.whose,
        _("Wat ermee gebeurt"): f"{one.bundle.title}: {one.bundle.get_status_display()}" if one.bundle else "",
    }
    is_seen = one.contribution.state == State.VISIBLE
    return Shown(
        title=_("%(what)s, %(area)s") % {"what": one.begins.label, "area": one.area},
        texts={label: text for label, text in texts.items() if text},
        url=one.get_absolute_url() if is_seen else reverse("needs:of_area", args=[one.area.slug]),
        photo=one.photo,
        photo_alt=one.photo_alt,
    )


def form(contribution: Contribution, data: Any = None) -> NeedForm:
    """The form with which its giver changes a need."""
    need = Need.objects.get(contribution=contribution)
    names = ("kind", "text", "theme", "group", "place", "photo_alt", "byline")
    initial = {name: getattr(need, name) for name in names}
    return NeedForm(data, changes=True, has_photo=bool(need.photo), initial=initial)


def news(area: str, since: datetime.datetime, until: datetime.datetime) -> Iterable[News]:
    """What people said here that came to stand here, and what became of what they said."""
    here = Need.objects.filter(seen_by(None), Q(area__code=area) | Q(area__buurten__code=area), is_example=False)
    for one in here.filter(written_at__gt=since, written_at__lte=until).distinct().select_related("area"):
        title = _("%(what)s, %(area)s") % {"what": one.begins.label, "area": one.area}
        yield News(title=title, text=f"“{one.text}” ({one.whose})", url=one.get_absolute_url(), at=one.written_at)
    told = Answer.objects.filter(bundle__area__code=area, bundle__is_example=False)
    for answer in told.filter(written_at__gt=since, written_at__lte=until).select_related("bundle__area"):
        title = f"{answer.bundle.title}: {answer.get_status_display()}"
        yield News(title=title, text=answer.text, url=answer.bundle.get_absolute_url(), at=answer.written_at)


def files() -> Iterator[str]:
    """The photos that are still needed."""
    return Need.objects.exclude(photo="").values_list("photo", flat=True).iterator()


def may_see_file(viewer: Any, name: str) -> bool:
    """A photo of what was withdrawn, hidden or removed is shown to who decides about it only."""
    closed = Need.objects.filter(photo=uploads.whole(name), contribution__state__in=CLOSED)
    return all(may_decide(viewer, code) for code in closed.values_list("area__code", flat=True))


def export(person: Any) -> list[dict[str, Any]]:
    """All that somebody said or wrote down for somebody else, also what is not seen."""
    hers = Q(contribution__author=person) | Q(contribution__recorded_by=person)
    return [
        {
            "about": f"{one.begins.label}, {one.area}",
            "text": one.text,
            "whose": one.byline,
            "place": one.place,
            "photo": one.photo_alt,
            "written": one.written_at.isoformat(),
            "state": str(one.contribution.get_state_display()),
        }
        for one in Need.objects.filter(hers).select_related("area", "contribution")
    ]


def forget(person: Any) -> int:
    """What she said stays, without what she called herself; what nobody sees loses its words."""
    hers = Need.objects.filter(contribution__author=person)
    gone = list(hers.exclude(contribution__state=State.VISIBLE).select_related("contribution"))
    for one in gone:
        actions.erase_need(one.contribution)
    return len(gone) + actions.without_byline(person)


def export_work(person: Any) -> list[dict[str, Any]]:
    """The bundles somebody sees to and the answers she wrote, as one who works here."""
    mine = [
        {"about": one.title, "text": one.words, "written": one.begun_at.isoformat()}
        for one in Bundle.objects.filter(contact=person)
    ]
    return mine + [
        {"about": one.bundle.title, "text": one.text, "written": one.written_at.isoformat()}
        for one in Answer.objects.filter(author=person).select_related("bundle")
    ]


KIND = ContributionKind(
    name=actions.KIND,
    title=gettext_lazy("wens, gemis of compliment"),
    show=show,
    form=form,
    change=actions.change_need,
    erase=actions.erase_need,
)
SAID = Personal(
    name=actions.KIND,
    title=gettext_lazy("Wat u zegt over uw wijk of dorp"),
    purpose=gettext_lazy("Weten wat mensen wensen, missen, merken en waar zij blij mee zijn."),
    ground=gettext_lazy("U geeft het zelf (toestemming). U kunt het altijd weghalen."),
    seen_by=gettext_lazy("Iedereen, zonder uw naam of e-mailadres."),
    kept=gettext_lazy("Tot u het weghaalt. De foto en de tekst zijn dan na 30 dagen weg."),
    export=export,
    forget=forget,
    holds=tuple(f"needs.Need.{name}" for name in ("text", "byline", "place", "lat", "lon", "photo", "photo_alt")),
)
WORK = Personal(
    name="needs.work",
    title=gettext_lazy("Wat medewerkers antwoorden"),
    purpose=gettext_lazy("Laten zien wie in de gemeente ervoor zorgt, en wat er gebeurde."),
    ground=gettext_lazy("taak van algemeen belang: antwoord geven aan inwoners (AVG art. 6 lid 1 onder e)"),
    seen_by=gettext_lazy("iedereen ziet de rol; alleen medewerkers van het gebied zien de naam"),
    kept=gettext_lazy("de woorden zolang de bundel er staat; de naam tot het account weg is"),
    export=export_work,
    forget=lambda person: 0,
    holds=(
        *("needs.Bundle.contact", "needs.Bundle.words"),
        *("needs.Answer.author", "needs.Answer.text"),
    ),
)
