"""Cards as others know them: in the queue of a moderator, in the weekly letter, in what somebody takes away."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.exchange import actions, life_actions
from basis.exchange.forms import CardForm, Speaker
from basis.exchange.models import Assurance, Card
from basis.exchange.words import when_in_words
from basis.moderation.models import Contribution, State
from basis.moderation.queries import seen_by
from basis.modules import ContributionKind, News, Personal, Shown, Words
from basis.socialmap.models import Organisation

FILLED = ("sentence", "text", "theme", "place", "reach", "when", "often", "languages", "byline", "at_home")


def show(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """The cards behind these contributions."""
    found = Card.objects.filter(contribution__in=contributions)
    found = found.select_related("area", "contribution", "place", "organisation", "initiative")
    return {one.contribution_id: _shown(one) for one in found}


def _shown(one: Card) -> Shown:
    texts = {
        one.opening: one.text,
        _("Waar gaat het over?"): one.get_theme_display(),
        _("Wanneer?"): when_in_words(one.when),
        _("Hoe ver?"): one.get_reach_display(),
        _("Waar wilt u afspreken?"): str(one.place or ""),
        _("Wie zegt dit?"): one.whose,
        _("Staat er tot en met"): f"{one.ends_on:%d-%m-%Y}",
    }
    is_seen = one.contribution.state == State.VISIBLE
    return Shown(
        title=_("%(what)s, %(area)s") % {"what": one.opening, "area": one.area},
        texts={label: text for label, text in texts.items() if text},
        url=one.get_absolute_url() if is_seen else reverse("exchange:of_area", args=[one.area.slug]),
    )


def form(contribution: Contribution, data: Any = None) -> CardForm:
    """The form with which its giver changes a card; who speaks on it can only become somebody less."""
    card = Card.objects.select_related("area", "organisation", "initiative").get(contribution=contribution)
    speaker: dict[str, Speaker] = {}
    if found := card.organisation or card.initiative:
        speaker[code_of(found)] = found
    initial = {name: getattr(card, name) for name in FILLED} | {"is_vacancy": card.is_vacancy}
    initial |= {"coordinator": card.coordinator_id, "speaks": next(iter(speaker), card.speaks)}
    return CardForm(data, area=card.area, speakers=speaker, changes=True, initial=initial)


def code_of(speaker: Speaker) -> str:
    """How an organisation or initiative stands among the choices of a form."""
    return f"{'organisatie' if isinstance(speaker, Organisation) else 'initiatief'}-{speaker.pk}"


def steps(contribution: Contribution, key: str) -> list[tuple[Words, str]]:
    """What else its giver does: let it stand longer, or say what became of it."""
    is_open = contribution.state not in {State.WITHDRAWN, State.REMOVED}
    return [(_("Laat staan, of sluit af"), reverse("exchange:yours", args=[key]))] if is_open else []


def news(area: str, since: datetime.datetime, until: datetime.datetime) -> Iterable[News]:
    """What people put up here since, and what still stands."""
    here = Card.objects.filter(seen_by(None), Q(area__code=area) | Q(area__buurten__code=area), is_example=False)
    fresh = here.filter(written_at__gt=since, written_at__lte=until).open_on(until.date()).distinct()
    for one in fresh.select_related("area", "organisation", "initiative"):
        title = _("%(what)s, %(area)s") % {"what": one.opening, "area": one.area}
        yield News(title=title, text=f"“{one.text}” ({one.whose})", url=one.get_absolute_url(), at=one.written_at)


def export(person: Any) -> list[dict[str, Any]]:
    """All cards that somebody put up or wrote down for somebody else, also what is not seen."""
    hers = Q(contribution__author=person) | Q(contribution__recorded_by=person)
    return [
        {
            "about": f"{one.opening}, {one.area}",
            "text": one.text,
            "whose": one.byline,
            "place": str(one.place or ""),
            "written": one.written_at.isoformat(),
            "state": str(one.contribution.get_state_display()),
        }
        for one in Card.objects.filter(hers).select_related("area", "contribution", "place")
    ]


def forget(person: Any) -> int:
    """Her cards are taken away: nobody could answer her any more."""
    mine = Card.objects.filter(contribution__author=person).exclude(contribution__state__in=["withdrawn", "removed"])
    return life_actions.take_down(mine) + actions.without_byline(person)


def export_assured(person: Any) -> list[dict[str, Any]]:
    """Of which cards somebody said, as a keeper, that her organisation saw the VOG."""
    found = Assurance.objects.filter(by=person).select_related("card", "organisation")
    return [{"about": str(one.organisation), "written": one.said_at.isoformat()} for one in found]


KIND = ContributionKind(
    name=actions.KIND,
    title=gettext_lazy("kaartje"),
    show=show,
    form=form,
    change=actions.change,
    erase=actions.erase,
    steps=steps,
)
CARDS = Personal(
    name=actions.KIND,
    title=gettext_lazy("Kaartjes met vraag en aanbod"),
    purpose=gettext_lazy("Mensen vinden die dichtbij iets willen, kunnen of nodig hebben."),
    ground=gettext_lazy("U geeft het zelf (toestemming). U kunt het altijd weghalen."),
    seen_by=gettext_lazy(
        "Iedereen leest uw woorden en hoe u zich noemt. Waar u woont bewaren wij niet, hooguit ongeveer, op 200 meter. "
        "Dat ziet niemand."
    ),
    kept=gettext_lazy("Tot u het weghaalt, en hooguit een jaar na het einde. De tekst is dan na 30 dagen weg."),
    export=export,
    forget=forget,
    expire=life_actions.expire,
    holds=tuple(
        f"exchange.Card.{name}" for name in ("text", "byline", "lat", "lon", "place", "when", "languages", "reach")
    ),
)
ASSURED = Personal(
    name="exchange.assured",
    title=gettext_lazy("Wie zei dat een VOG is gezien"),
    purpose=gettext_lazy("Weten welke organisatie weet wie er bij iemand thuis helpt."),
    ground=gettext_lazy("taak van algemeen belang: veilig helpen (AVG art. 6 lid 1 onder e)"),
    seen_by=gettext_lazy("iedereen ziet de organisatie en de dag; niemand ziet wie het zei"),
    kept=gettext_lazy("zolang het kaartje er is"),
    export=export_assured,
    forget=lambda person: 0,
    holds=("exchange.Assurance.by", "exchange.Assurance.seen_on"),
)
