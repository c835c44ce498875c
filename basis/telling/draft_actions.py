"""Begin to tell, keep what was said on each screen, and send it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.moderation.actions import Given, Intake
from basis.stories import address_actions, telling_actions
from basis.stories import queries as stories
from basis.stories.models import About, Round, Story, Teller, Use, Way
from basis.stories.telling_actions import Herself, Told
from basis.telling import keys, queries, return_actions, rules
from basis.telling.models import Draft

KEPT = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Begun:
    """A draft, and its key for the cookie."""

    draft: Draft
    key: str


@transaction.atomic
def begin(
    one: Round,
    *,
    by: Any,
    way: str = Way.WEB,
    language: str = "nl",
    teller: Teller | None = None,
    at: datetime.datetime | None = None,
) -> Begun:
    """Somebody begins to tell, by the questions of now. `teller` told before in this round and is not asked again who
    she is. Refuses a round that is not open, and who may not write down for another.
    """
    moment = at or timezone.now()
    if way == Way.DOOR and not rules.may_record(by, one):
        raise PermissionDenied
    if not rules.may_tell(by, one, way, timezone.localdate(moment)):
        raise ValidationError(_("Deze ronde is niet open."))
    key = keys.new()
    draft = Draft.objects.create(
        round=one,
        questionnaire=stories.newest(one),
        teller=teller,
        key_hash=keys.hashed(key),
        way=way,
        language=language[:5],
        begun_at=moment,
        touched_at=moment,
    )
    return Begun(draft, key)


def answer(draft: Draft, key: str, given: dict[str, Any], *, language: str = "") -> None:
    """Keep the answer to this question; with nothing given, an earlier answer goes."""
    draft.answers = {name: value for name, value in draft.answers.items() if name != key} | given
    _touch(draft, language)


def say(draft: Draft, said: dict[str, Any], *, language: str = "") -> None:
    """Keep what was said on a screen that is no question."""
    draft.said = {**draft.said, **said}
    _touch(draft, language)


def _touch(draft: Draft, language: str) -> None:
    draft.language, draft.touched_at = (language or draft.language)[:5], timezone.now()
    draft.save()


@transaction.atomic
def send(draft: Draft, *, by: Any, intake: Intake, at: datetime.datetime | None = None) -> Given:
    """What was kept becomes a story, and the draft is gone; her address is kept apart from it.

    Refuses what `telling_actions.tell` refuses.
    """
    moment = at or timezone.now()
    course = queries.course(draft)
    told = Told(
        text=draft.has("text"),
        title=draft.has("title"),
        answers=_of(draft, course, About.STORY),
        use=int(draft.has("use") or Use.COUNT),
        with_area=bool(draft.has("with_area")),
        is_spoken=draft.way == Way.DOOR,
        seconds=max(0, int((moment - draft.begun_at).total_seconds())),
    )
    herself = Herself(
        answers=_of(draft, course, About.TELLER),
        way=draft.way,
        is_under_16=bool(draft.has("is_under_16")),
        parent_agrees=bool(draft.has("parent_agrees")),
    )
    given = telling_actions.tell(
        draft.round,
        told,
        by=by,
        herself=herself,
        teller=draft.teller,
        questionnaire=draft.questionnaire,
        intake=intake,
        at=moment,
    )
    if not draft.teller_id:
        _keep_address(draft, Story.objects.get(contribution=given.contribution).teller, by, moment)
    draft.delete()
    return given


def _of(draft: Draft, course: queries.Course, about: str) -> dict[str, Any]:
    asked = [one.key for one in course.questions(about)]
    return {key: draft.answers[key] for key in asked if key in draft.answers}


def _keep_address(draft: Draft, teller: Teller, by: Any, moment: datetime.datetime) -> None:
    if email := draft.has("email"):
        return_actions.ask(teller, email, language=draft.language, at=moment)
    elif draft.has("to_account") and getattr(by, "is_authenticated", False) and draft.way == Way.WEB:
        address_actions.keep(teller, person=by, language=draft.language, at=moment)


def forget(draft: Draft) -> None:
    """Nothing of it is kept."""
    draft.delete()


def forget_unsent(now: datetime.datetime, *, dry_run: bool = False) -> int:
    """What nobody touched for a week goes; gives how many."""
    old = Draft.objects.filter(touched_at__lt=now - KEPT)
    return old.count() if dry_run else old.delete()[1].get("telling.Draft", 0)
