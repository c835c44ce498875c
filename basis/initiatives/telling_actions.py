"""Tell how it goes, go a step further, and let who follows hear it."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from basis import pictures
from basis.audit import actions as audit
from basis.initiatives import rules
from basis.initiatives.facts import Told, plain
from basis.initiatives.kinds import NEXT
from basis.initiatives.models import Ask, Initiative, Update
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.moderation.models import Contribution, State
from basis.notifications import actions as notifications

KIND = "initiatives.update"
NOTICE = "initiatives.update"
TOLD_WITHIN = datetime.timedelta(days=14)  # what a moderator shows later than that is no news any more


@transaction.atomic
def tell(
    one: Initiative,
    told: Told,
    *,
    by: Any,
    stage: str = "",
    ask: Ask | None = None,
    signs: tuple[str, ...] = (),
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Update:
    """Its team tells how it goes; who follows hears it. Refuses who does not carry it, and nothing said."""
    if not rules.may_change(by, one):
        raise PermissionDenied
    moment = at or timezone.now()
    update = Update(initiative=one, text=plain(told.text, lines=True), stage=stage, ask=ask, is_example=is_example)
    update.written_at = moment
    update.full_clean(exclude=["contribution"])
    if told.photo:
        pictures.put(update, told.photo, told.photo_alt)
    intake = Intake(language=get_language() or "nl", signs=signs)
    update.contribution = moderation.give(KIND, area=one.area.code, by=by, intake=intake, at=moment).contribution
    update.save()
    Initiative.objects.filter(pk=one.pk).update(changed_at=moment)
    audit.record("initiatives.told", update, by=by, initiative=one.slug)
    _spread(update, moment)
    return update


@transaction.atomic
def move(
    one: Initiative,
    stage: str,
    words: str,
    *,
    by: Any,
    signs: tuple[str, ...] = (),
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Update:
    """Its team says how far it is, with a word; of what stands or stopped: what they learned (vision 3.1, learning).

    Refuses a stage that cannot follow on the one it is in.
    """
    if not rules.may_change(by, one):
        raise PermissionDenied
    one = Initiative.objects.select_for_update(of=("self",)).select_related("area", "contribution").get(pk=one.pk)
    if stage not in NEXT[one.stage]:
        raise ValidationError({"stage": _("Dit kan niet volgen op ‘%(stage)s’.") % {"stage": one.get_stage_display()}})
    one.stage, one.is_paused = stage, False
    one.save(update_fields=["stage", "is_paused"])
    audit.record("initiatives.moved", one, by=by, stage=stage)
    return tell(one, Told(words), by=by, stage=stage, signs=signs, is_example=is_example, at=at)


def change_update(contribution: Contribution, by: Any, said: Any) -> None:
    """Other words in the place of these: what `moderation.actions.change` calls."""
    update = Update.objects.select_for_update().get(contribution=contribution)
    update.text = plain(said["text"], lines=True)
    if update.photo and said.get("photo_alt"):
        update.photo_alt = plain(said["photo_alt"])
    if said.get("drop_photo"):
        pictures.drop(update)
    update.full_clean(exclude=["contribution", "initiative", "ask"])
    update.save()


def erase_update(contribution: Contribution) -> None:
    """Its words and its photo are gone; that something was told, and the step it was about, stays."""
    for update in Update.objects.select_for_update().filter(contribution=contribution):
        update.text = ""
        pictures.drop(update)
        update.save()


def spread(now: datetime.datetime) -> str:
    """Tell who follows what a moderator let through since it was written; gives in words how many."""
    waiting = Update.objects.filter(
        told_at=None, written_at__gt=now - TOLD_WITHIN, contribution__state=State.VISIBLE, is_example=False
    )
    count = 0
    for update in waiting.select_related("initiative__contribution", "contribution"):
        with transaction.atomic():
            _spread(update, now)
            count += 1
    return f"{count} verteld" if count else ""


def _spread(update: Update, now: datetime.datetime) -> None:
    """One message to each follower in her language, once it is seen; not to who wrote it. Of examples nobody hears."""
    one = update.initiative
    if update.is_example or State.VISIBLE not in {update.contribution.state} or one.contribution.state != State.VISIBLE:
        return
    update.told_at = now
    update.save(update_fields=["told_at"])
    for follower in one.followers.exclude(person=update.contribution.author_id).select_related("person"):
        with override(follower.person.language):
            notifications.tell(
                follower.person,
                NOTICE,
                subject=_("Nieuws van %(title)s") % {"title": one.title},
                text=update.text,
                url=one.get_absolute_url(),
                button=_("Bekijk het initiatief"),
                once=f"{NOTICE}:{update.pk}:{follower.person_id}",
            )
