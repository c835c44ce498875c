"""Initiatives as others know them: in the queue of a moderator, in the weekly letter, in what somebody takes away."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis import uploads
from basis.initiatives import actions, ask_actions, telling_actions
from basis.initiatives.forms import InitiativeForm
from basis.initiatives.models import Ask, Initiative, Update
from basis.initiatives.team_forms import AskForm, TellForm
from basis.moderation.models import Contribution, State
from basis.moderation.queries import seen_by
from basis.moderation.rules import may_decide
from basis.modules import ContributionKind, News, Shown, Words

CLOSED = (State.WITHDRAWN, State.HIDDEN, State.REMOVED)


def show(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """The initiatives behind these contributions."""
    found = Initiative.objects.filter(contribution__in=contributions).select_related("area", "contribution")
    return {one.contribution_id: _shown(one) for one in found}


def _shown(one: Initiative) -> Shown:
    texts = {
        _("Wat wilt u doen?"): one.text,
        _("Waar gaat het over?"): str(one.get_theme_display()),
        _("Waar is het?"): one.where,
        _("Van wie is het?"): one.byline,
        _("Eigen website"): one.website,
    }
    is_seen = one.contribution.state == State.VISIBLE
    return Shown(
        title=_("%(title)s, %(area)s") % {"title": one.title or _("Initiatief"), "area": one.area},
        texts={label: text for label, text in texts.items() if text},
        url=one.get_absolute_url() if is_seen else reverse("initiatives:of_area", args=[one.area.slug]),
    )


def steps(contribution: Contribution, key: str) -> Sequence[tuple[Words, str]]:
    """Who claimed it goes on from the page of the team."""
    one = Initiative.objects.filter(contribution=contribution, contribution__author__isnull=False).first()
    if one is None or contribution.state in CLOSED:
        return ()
    return [(gettext_lazy("Ga verder met uw initiatief"), one.get_absolute_url())]


def form(contribution: Contribution, data: Any = None) -> InitiativeForm:
    """The form with which its giver changes an initiative."""
    one = Initiative.objects.select_related("area").get(contribution=contribution)
    return InitiativeForm(data, area=one.area, changes=True, initial=InitiativeForm.filled(one))


def show_updates(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """What teams told, behind these contributions."""
    found = Update.objects.filter(contribution__in=contributions).select_related("initiative")
    return {
        one.contribution_id: Shown(
            title=_("Bericht van %(title)s") % {"title": one.initiative.title},
            texts={_("Hoe gaat het?"): one.text} if one.text else {},
            url=one.initiative.get_absolute_url(),
            photo=one.photo,
            photo_alt=one.photo_alt,
        )
        for one in found
    }


def update_form(contribution: Contribution, data: Any = None) -> TellForm:
    """The form with which its giver changes an update."""
    return TellForm.of(Update.objects.get(contribution=contribution), data)


def show_asks(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """What initiatives ask for, behind these contributions."""
    found = Ask.objects.filter(contribution__in=contributions).select_related("initiative")
    return {
        one.contribution_id: Shown(
            title=_("%(title)s zoekt %(what)s") % {"title": one.initiative.title, "what": one.get_kind_display()},
            texts={_("Vertel wat u nodig hebt"): one.words} if one.words else {},
            url=one.initiative.get_absolute_url(),
        )
        for one in found
    }


def ask_form(contribution: Contribution, data: Any = None) -> AskForm:
    """The form with which its giver changes an ask."""
    return AskForm.of(Ask.objects.get(contribution=contribution), data)


def news(area: str, since: datetime.datetime, until: datetime.datetime) -> Iterable[News]:
    """What began here, what teams told, and what they ask for."""
    here = Q(area__code=area) | Q(area__buurten__code=area)
    found = Initiative.objects.visible_to(None).filter(here, is_example=False)
    for one in found.filter(written_at__gt=since, written_at__lte=until).distinct():
        title = _("Nieuw initiatief: %(title)s") % {"title": one.title}
        yield News(title=title, text=one.text, url=one.get_absolute_url(), at=one.written_at)
    pks = found.values("pk")
    told = Update.objects.filter(seen_by(None), initiative__in=pks, is_example=False, written_at__gt=since)
    for update in told.filter(written_at__lte=until).select_related("initiative"):
        one = update.initiative
        yield News(title=one.title, text=update.text, url=one.get_absolute_url(), at=update.written_at)
    asks = Ask.objects.filter(seen_by(None), initiative__in=pks, answered_at=None, asked_at__gt=since)
    for ask in asks.filter(asked_at__lte=until).select_related("initiative"):
        told_by = {"title": ask.initiative.title, "what": ask.get_kind_display()}
        title = _("%(title)s zoekt %(what)s") % told_by
        yield News(title=title, text=ask.words, url=ask.initiative.get_absolute_url(), at=ask.asked_at)


def files() -> Iterator[str]:
    """The photos that are still needed."""
    return Update.objects.exclude(photo="").values_list("photo", flat=True).iterator()


def may_see_file(viewer: Any, name: str) -> bool:
    """A photo of what was withdrawn, hidden or removed is shown to who decides about it only."""
    closed = Update.objects.filter(photo=uploads.whole(name), contribution__state__in=CLOSED)
    return all(may_decide(viewer, code) for code in closed.values_list("initiative__area__code", flat=True))


KINDS = (
    ContributionKind(
        name=actions.KIND,
        title=gettext_lazy("initiatief"),
        show=show,
        form=form,
        change=actions.change_initiative,
        erase=actions.erase_initiative,
        steps=steps,
    ),
    ContributionKind(
        name=telling_actions.KIND,
        title=gettext_lazy("bericht van een initiatief"),
        show=show_updates,
        form=update_form,
        change=telling_actions.change_update,
        erase=telling_actions.erase_update,
    ),
    ContributionKind(
        name=ask_actions.KIND,
        title=gettext_lazy("vraag van een initiatief"),
        show=show_asks,
        form=ask_form,
        change=ask_actions.change_ask,
        erase=ask_actions.erase_ask,
    ),
)
