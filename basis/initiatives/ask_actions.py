"""Say what an initiative needs, offer it, and say thanks."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.initiatives import queries, rules, telling_actions
from basis.initiatives.facts import Told, plain
from basis.initiatives.models import Ask, Initiative, Stage, Update
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.moderation.models import Contribution
from basis.relay import actions as relay
from basis.relay.actions import About, Side
from basis.relay.models import Line

KIND = "initiatives.ask"
MOST = 12  # open asks of one initiative


@transaction.atomic
def ask(
    one: Initiative,
    kind: str,
    words: str,
    *,
    by: Any,
    signs: tuple[str, ...] = (),
    at: datetime.datetime | None = None,
    on_behalf: bool = False,
) -> Ask:
    """Its team says what it needs (vision 4.2.3: people, place, knowledge, money), so that others find it.

    Who writes an initiative down for somebody else may write down what it needs too, as long as nobody claimed it.
    Refuses more than a dozen at a time, and what is asked already.
    """
    is_recorder = on_behalf and one.contribution.author_id is None and rules.may_record(by, one.area)
    if not (is_recorder or rules.may_change(by, one)):
        raise PermissionDenied
    moment = at or timezone.now()
    made = Ask(initiative=one, kind=kind, words=plain(words), asked_at=moment)
    made.full_clean(exclude=["contribution"])
    going = one.asks.filter(answered_at=None)
    if going.count() >= MOST:
        raise ValidationError(_("U vraagt al veel. Haal eerst iets weg, of zeg dat het gevonden is."))
    if going.filter(kind=kind, words=made.words).exists():
        raise ValidationError(_("Dit vraagt u al."))
    intake = Intake(language=get_language() or "nl", signs=signs, on_behalf=is_recorder)
    made.contribution = moderation.give(KIND, area=one.area.code, by=by, intake=intake, at=moment).contribution
    made.save()
    Initiative.objects.filter(pk=one.pk).update(changed_at=moment)
    audit.record("initiatives.asked", made, by=by, kind=kind, initiative=one.slug)
    return made


@transaction.atomic
def answered(
    one: Ask,
    thanks: str,
    *,
    by: Any,
    signs: tuple[str, ...] = (),
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Update | None:
    """Its team says that it was found, perhaps with a word of thanks that all can read. Twice changes nothing."""
    if not rules.may_change(by, one.initiative):
        raise PermissionDenied
    one = Ask.objects.select_for_update(of=("self",)).select_related("initiative__area").get(pk=one.pk)
    if not one.is_open:
        return None
    one.answered_at = at or timezone.now()
    one.save(update_fields=["answered_at"])
    audit.record("initiatives.ask_answered", one, by=by)
    if not thanks.strip():
        return None
    return telling_actions.tell(
        one.initiative, Told(thanks), by=by, ask=one, signs=signs, is_example=is_example, at=one.answered_at
    )


@transaction.atomic
def take_back(one: Ask, *, by: Any) -> None:
    """Its team does not need it any more: it is no longer shown."""
    if not rules.may_change(by, one.initiative):
        raise PermissionDenied
    moderation.withdraw(one.contribution, by=by)


@transaction.atomic
def offer(
    one: Initiative, words: str, *, asker: Side, about: Ask | None = None, at: datetime.datetime | None = None
) -> Line:
    """Write to who carries an initiative that one can help, or with a question; neither sees the other's address.

    Refuses an initiative that nobody can be reached for here, and one that is not on the website.
    """
    other = queries.reached_by(one)
    if other is None or not queries.visible(None).filter(pk=one.pk).exists() or one.stage == Stage.STOPPED:
        raise ValidationError(_("U kunt dit team hier geen bericht sturen."))
    title = f"{one.title}: {about.words}" if about else one.title
    thing = About(
        kind="initiatives.ask" if about else "initiatives.initiative",
        key=str(about.pk if about else one.pk),
        title=title,
        url=reverse("initiatives:initiative", args=[one.slug]),
        area=one.area.code,
    )
    return relay.begin(thing, asker=asker, other=other, text=words, at=at)


def change_ask(contribution: Contribution, by: Any, said: Any) -> None:
    """Other words in the place of these: what `moderation.actions.change` calls."""
    one = Ask.objects.select_for_update().get(contribution=contribution)
    one.kind, one.words = said["kind"], plain(said["words"])
    one.full_clean(exclude=["contribution", "initiative"])
    one.save()


def erase_ask(contribution: Contribution) -> None:
    """Its words are gone; that something was asked, and of which kind, stays."""
    Ask.objects.filter(contribution=contribution).update(words="")
