"""Make a story round, put together what it asks, open it, and close it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from basis.activities.models import Activity
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.initiatives.models import Initiative
from basis.stories import asking, rules
from basis.stories.kinds import NEXT, Stage
from basis.stories.models import Question, Questionnaire, Round

RESERVED = frozenset({"nieuw", "vertellen", "mijn"})  # words in addresses


@dataclass(frozen=True)
class RoundFacts:
    """What a round says of itself to who is asked to tell."""

    title: str
    why: str
    who: str
    use: str
    contact: str
    begins_on: datetime.date
    ends_on: datetime.date
    heard_by: datetime.date


@dataclass(frozen=True)
class Asked:
    """One question as it is put into a questionnaire; `words`, `hint` and `parts` as `models.Question` has them."""

    key: str
    kind: str
    words: Mapping[str, str]
    about: str = "story"
    hint: Mapping[str, str] | None = None
    parts: Mapping[str, Any] | None = None
    only_if: str = ""
    only_when: Sequence[Any] = ()
    was: str = ""
    was_options: Mapping[str, str] | None = None


@transaction.atomic
def make(
    facts: RoundFacts,
    areas: Iterable[Area],
    *,
    by: Any,
    about: Initiative | Activity | None = None,
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Round:
    """Make a round for these areas (none: the whole municipality), with an empty questionnaire. Nobody sees it yet.

    With `about` it is a round of an initiative or activity, by who carries that, for the area in which it is.
    Refuses who may not ask in each of them, and dates that do not follow on each other.
    """
    where = [about.area] if about else list(areas)
    if not (rules.may_ask_about(by, about) if about else rules.may_ask(by, where)):
        raise PermissionDenied
    one = Round(made_by=by, is_example=is_example, made_at=at or timezone.now())
    one.initiative = about if isinstance(about, Initiative) else None
    one.activity = about if isinstance(about, Activity) else None
    _put(one, facts)
    one.slug = _free_slug(one.title)
    one.full_clean()
    one.save()
    one.areas.set(where)
    Questionnaire.objects.create(round=one)
    audit.record("stories.round_made", one, by=by)
    return one


@transaction.atomic
def change(one: Round, facts: RoundFacts, *, by: Any) -> None:
    """What it says of itself, in other words. What was promised to who told already stays promised."""
    if not rules.may_lead(by, one):
        raise PermissionDenied
    one = Round.objects.select_for_update().get(pk=one.pk)
    if facts.use.strip() != one.use and one.stories.exists():
        raise ValidationError(
            {"use": _("Mensen vertelden al. Wat u met hun verhalen doet, kunt u niet meer veranderen.")}
        )
    _put(one, facts)
    one.full_clean()
    one.save()
    audit.record("stories.round_changed", one, by=by)


@transaction.atomic
def ask(one: Round, questions: Sequence[Asked], *, by: Any) -> Questionnaire:
    """Put these questions in the round, in this order; gives the questionnaire in which they are.

    While nobody told by it, they come in the place of what was there. Once somebody did, it is frozen: the questions
    are a next version, in which each says what it `was`, and nothing that was told changes. Refuses what cannot be.
    """
    if not rules.may_lead(by, one):
        raise PermissionDenied
    last = one.questionnaires.select_for_update().order_by("-number")[0]
    before = {question.key: question for question in last.questions.all()} if last.frozen_at else {}
    asking.check(questions, before)
    if last.frozen_at:
        last = Questionnaire.objects.create(round=one, number=last.number + 1)
    last.questions.all().delete()
    for place, asked in enumerate(questions, 1):
        question = Question(questionnaire=last, place=place, key=asked.key, kind=asked.kind, about=asked.about)
        question.words, question.hint, question.parts = (
            dict(asked.words),
            dict(asked.hint or {}),
            dict(asked.parts or {}),
        )
        question.only_if, question.only_when = asked.only_if, list(asked.only_when)
        question.was, question.was_options = asked.was, dict(asked.was_options or {})
        question.full_clean()
        question.save()
    audit.record("stories.asked", one, by=by, version=last.number, questions=len(questions))
    return last


@transaction.atomic
def go_to(one: Round, stage: str, *, by: Any) -> None:
    """Open it, close it, open it again. Twice changes nothing. Refuses to open what asks nothing, or asks no story."""
    if not rules.may_lead(by, one):
        raise PermissionDenied
    one = Round.objects.select_for_update().get(pk=one.pk)
    if one.stage == stage:
        return
    if stage == Stage.RETURNED or stage not in NEXT[Stage(one.stage)]:
        raise ValidationError(_("Dat kan nu niet met deze ronde."))
    if stage == Stage.OPEN and not one.questionnaires.order_by("-number")[0].questions.exists():
        raise ValidationError(_("Zet er eerst vragen in."))
    one.stage = stage
    one.save(update_fields=["stage"])
    if stage == Stage.OPEN:
        audit.record("stories.opened", one, by=by)
    else:
        audit.record("stories.closed", one, by=by)


def _put(one: Round, facts: RoundFacts) -> None:
    one.title, one.why, one.who = facts.title.strip(), facts.why.strip(), facts.who.strip()
    one.use, one.contact = facts.use.strip(), facts.contact.strip()
    one.begins_on, one.ends_on, one.heard_by = facts.begins_on, facts.ends_on, facts.heard_by


def _free_slug(title: str) -> str:
    """A name for its address that no other has."""
    name = slugify(title)[:100].strip("-") or "ronde"
    taken = set(Round.objects.filter(slug__startswith=name).values_list("slug", flat=True)) | RESERVED
    return next(one for one in (name, *(f"{name}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)
