"""Put up a card, and change its words: what its giver does."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.accounts import queries as people
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.doors import Sentence
from basis.exchange import rules, where
from basis.exchange.kinds import Reach, Speaks, State
from basis.exchange.models import STANDS, Assurance, Card
from basis.initiatives.models import Initiative
from basis.moderation import actions as moderation
from basis.moderation.actions import Given, Intake
from basis.moderation.models import Contribution
from basis.needs import queries as needs
from basis.socialmap.models import Organisation, Place
from basis.themes import Theme

KIND = "exchange.card"


@dataclass(frozen=True)
class Told:
    """What a card says. `postcode` is asked to know about where she lives, and is not kept.

    `organisation` or `initiative` says it (then 'we' speak), `coordinator` accompanies who helps at somebody's home.
    """

    sentence: str
    text: str
    theme: str = Theme.OTHER
    place: Place | None = None
    postcode: str = ""
    reach: str = Reach.AREA
    when: tuple[str, ...] = ()
    often: str = ""
    languages: tuple[str, ...] = ()
    speaks: str = Speaks.PERSON
    byline: str = ""
    organisation: Organisation | None = None
    initiative: Initiative | None = None
    is_vacancy: bool = False
    at_home: bool = False
    coordinator: Organisation | None = None


@dataclass(frozen=True)
class Listed:
    """The list a card was read from, and its name in that list."""

    origin: str = ""
    external_id: str = ""


@transaction.atomic
def put_up(
    area: Area,
    told: Told,
    *,
    by: Any,
    intake: Intake | None = None,
    listed: Listed | None = None,
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Given:
    """Put up a card for an area (vision 3.1 and 4.1.2, the samenwerkwijze). It ends after 60 days, unless renewed.

    Anyone may, without an account too. Writing down for somebody else (`intake.on_behalf`) is for who works for the
    area, speaking for an organisation for its keepers. Refuses an area for which nothing is said, an empty text, words
    that stand here already, and somebody without account who left no address: nobody could answer her.
    """
    intake, listed = intake or Intake(), listed or Listed()
    now = at or timezone.now()
    if intake.on_behalf and not rules.may_record(by, area):
        raise PermissionDenied
    if needs.home_of(area) != area:
        raise ValidationError(_("Kies een wijk of dorp."))
    if not getattr(by, "is_authenticated", False) and not intake.email:
        raise ValidationError({"email": _("Vul uw e-mailadres in. Anders kan niemand u antwoorden.")})
    card = Card(area=area, is_example=is_example, written_at=now, ends_on=timezone.localdate(now) + STANDS)
    card.origin, card.external_id = listed.origin, listed.external_id
    _put(card, told, by, may_speak=bool(listed.origin))
    if _stands_already(card):
        raise ValidationError(_("Precies deze woorden staan hier al."))
    given = moderation.give(KIND, area=area.code, by=by, intake=intake, at=now)
    card.contribution = given.contribution
    card.recorded_as = people.role_in(by, area) if intake.on_behalf else ""
    card.save()
    audit.record("exchange.put_up", card, by=by, area=area.code, sentence=card.sentence)
    return given


def change(contribution: Contribution, by: Any, said: Any) -> None:
    """Other words in the place of these: what `moderation.actions.change` calls; `said` is what the form cleaned."""
    card = Card.objects.select_for_update(of=("self",)).get(contribution=contribution)
    if card.state != State.OPEN:
        raise ValidationError(_("Dit kaartje is klaar. U kunt wel een nieuw kaartje ophangen."))
    _put(card, said["told"], by)
    card.save()


def erase(contribution: Contribution) -> None:
    """Its words, and about where it was, are gone; that there was a card and what became of it stays."""
    Card.objects.filter(contribution=contribution).update(text="", byline="", lat=None, lon=None, place=None)


def without_byline(person: Any) -> int:
    """What somebody called herself is taken off the cards she gave; gives how many there were."""
    return Card.objects.filter(contribution__author=person).exclude(byline="").update(byline="")


def _put(card: Card, told: Told, by: Any, *, may_speak: bool = False) -> None:
    speaker = told.organisation or told.initiative
    is_other = speaker is not None and speaker not in (card.organisation, card.initiative)
    if is_other and not (may_speak or rules.may_speak_for(by, speaker)):
        raise PermissionDenied
    if told.is_vacancy and told.organisation is None:
        raise ValidationError(_("Een vacature is van een organisatie of vereniging."))
    coordinator = told.coordinator if told.at_home else None
    if card.pk and card.coordinator != coordinator:
        Assurance.objects.filter(card=card).delete()  # what one said of a VOG says nothing about help of another
    card.sentence = Sentence(told.sentence)
    card.theme, card.reach, card.often = told.theme, told.reach, told.often
    card.text, card.byline = _plain(told.text), _plain(told.byline)
    card.when, card.languages = told.when, told.languages
    card.organisation, card.initiative = told.organisation, told.initiative
    card.speaks = Speaks.GROUP if speaker else told.speaks
    card.is_vacancy, card.at_home = told.is_vacancy, told.at_home
    card.coordinator = coordinator
    where.put(card, told.place, told.postcode)
    card.full_clean(exclude=["contribution"])


def _stands_already(card: Card) -> bool:
    same = Card.objects.visible_to(None).filter(area=card.area, sentence=card.sentence, text=card.text)
    return same.open_on(timezone.localdate(card.written_at)).filter(organisation=card.organisation).exists()


def _plain(text: str) -> str:
    return " ".join(text.split())
