"""Joining as others know it: what people tell in the queue of a moderator, and what is kept of who comes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.joining import actions, after_actions
from basis.joining.after_forms import TellingForm
from basis.joining.models import Party, Telling
from basis.moderation.models import Contribution, State
from basis.modules import ContributionKind, Personal, Shown

KEPT = datetime.timedelta(days=30)  # after the occurrence


def show(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """What people tell, behind these contributions."""
    found = Telling.objects.filter(contribution__in=contributions).select_related("occurrence__activity")
    return {
        one.contribution_id: Shown(
            title=_("Over ‘%(title)s’") % {"title": one.occurrence.activity.title},
            texts={
                label: text for label, text in ((_("Vertel het"), one.text), (_("Van wie is dit?"), one.byline)) if text
            },
            url=one.get_absolute_url(),
        )
        for one in found
    }


def form(contribution: Contribution, data: Any = None) -> TellingForm:
    """The form with which its giver changes it."""
    told = Telling.objects.get(contribution=contribution)
    return TellingForm(data, changes=True, initial={"text": told.text, "byline": told.byline})


def export(person: Any) -> list[dict[str, Any]]:
    """Where somebody goes or went, as far as it is still known."""
    hers = Party.objects.filter(person=person, erased_at=None).select_related("occurrence__activity")
    return [
        {
            "about": one.occurrence.activity.title,
            "at": one.occurrence.starts_at.isoformat(),
            "name": one.name,
            "guests": one.guests,
            "needs lift": one.needs_lift,
            "not alone": one.not_alone,
            "is buddy": one.is_buddy,
            "words": one.word,
            "state": str(one.get_state_display()),
        }
        for one in hers
    ]


def expire(now: datetime.datetime, dry_run: bool) -> int:
    """A month after it, who came is forgotten; how many stays."""
    old = Party.objects.filter(occurrence__ends_at__lt=now - KEPT, erased_at=None)
    return old.count() if dry_run else actions.erase(list(old), now)


def export_told(person: Any) -> list[dict[str, Any]]:
    """What somebody told of what she went to."""
    hers = Telling.objects.filter(contribution__author=person).select_related("occurrence__activity", "contribution")
    return [
        {
            "about": one.occurrence.activity.title,
            "text": one.text,
            "whose": one.byline,
            "written": one.written_at.isoformat(),
            "state": str(one.contribution.get_state_display()),
        }
        for one in hers
    ]


def forget_told(person: Any) -> int:
    """What she told stays, without what she called herself; what nobody sees loses its words."""
    hers = Telling.objects.filter(Q(contribution__author=person))
    gone = list(hers.exclude(contribution__state=State.VISIBLE).select_related("contribution"))
    for one in gone:
        after_actions.erase_telling(one.contribution)
    return len(gone) + after_actions.without_byline(person)


KIND = ContributionKind(
    name=after_actions.TELLING,
    title=gettext_lazy("wat iemand vertelt die meedeed"),
    show=show,
    form=form,
    change=after_actions.change_telling,
    erase=after_actions.erase_telling,
)
COMING = Personal(
    name="joining.party",
    title=gettext_lazy("Waar u naartoe gaat"),
    purpose=gettext_lazy("De organisator laten weten wie er komt, en u laten weten als er iets verandert."),
    ground=gettext_lazy("U geeft het zelf (toestemming). U kunt het altijd afzeggen."),
    seen_by=gettext_lazy("Alleen wie het organiseert. Die ziet uw e-mailadres niet."),
    kept=gettext_lazy("Tot 30 dagen na de activiteit. Daarna weten wij alleen nog met hoeveel mensen het was."),
    export=export,
    forget=actions.forget,
    expire=expire,
    holds=(
        *(f"joining.Party.{name}" for name in ("name", "person", "email", "word", "needs_lift", "not_alone")),
        *(f"joining.Party.{name}" for name in ("is_buddy", "introduced_to", "guests")),
    ),
)
TOLD = Personal(
    name=after_actions.TELLING,
    title=gettext_lazy("Wat u vertelt over een activiteit"),
    purpose=gettext_lazy("Anderen laten lezen hoe het was."),
    ground=gettext_lazy("U geeft het zelf (toestemming). U kunt het altijd weghalen."),
    seen_by=gettext_lazy("Iedereen, zonder uw naam of e-mailadres."),
    kept=gettext_lazy("Tot u het weghaalt. De tekst is dan na 30 dagen weg."),
    export=export_told,
    forget=forget_told,
    holds=("joining.Telling.text", "joining.Telling.byline"),
)
