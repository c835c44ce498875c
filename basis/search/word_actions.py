"""Keeping the words by which people find things: which mean the same, and what was looked for in vain."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from basis import namecheck
from basis.audit import actions as audit
from basis.search import dutch, queries, rules
from basis.search.models import Build, Miss, WordGroup

MOST_LETTERS = 60
LONGEST = 4  # words of a question: a longer one may be a story
MOST_MISSES = 5000  # rows; a robot that asks for nonsense fills no more
RARE_FOR, KEPT_FOR = datetime.timedelta(days=30), datetime.timedelta(days=365)
MOST_WORDS = 12  # in a group


def note_miss(text: str, language: str, *, today: datetime.date) -> None:
    """Count a question that found nothing, so that an editor may add words. Not who asked, and not at what hour.

    Nothing is kept of a question that is long, has a figure in it, or in which `basis.namecheck` sees a person.
    """
    asked = queries.question(text, language)
    words = " ".join(asked)
    if not 0 < len(asked) <= LONGEST or len(words) > MOST_LETTERS or any(sign.isdigit() for sign in words):
        return
    if namecheck.find(text):
        return
    again = {"count": F("count") + 1, "last_on": today}
    if not Miss.objects.filter(language=language, words=words).update(**again) and Miss.objects.count() < MOST_MISSES:
        Miss.objects.bulk_create([Miss(language=language, words=words, last_on=today)], ignore_conflicts=True)


@transaction.atomic
def keep_group(words: str, *, by: Any, miss: Miss | None = None) -> WordGroup:
    """From now on each of these words is found by the others. With `miss` it answers what was looked for in vain."""
    _check(by)
    told = dutch.words(words)
    if not 2 <= len(set(told)) <= MOST_WORDS:
        raise ValidationError(_("Schrijf twee tot twaalf losse woorden, met komma's ertussen."))
    group = WordGroup(words=" ".join(dict.fromkeys(told)))
    group.full_clean()
    group.save()
    audit.record("search.words_kept", group, by=by)
    if miss:
        settle(miss, by=by)
    _anew()
    return group


@transaction.atomic
def drop_group(group: WordGroup, *, by: Any) -> None:
    """These words no longer mean the same."""
    _check(by)
    audit.record("search.words_dropped", group, by=by)
    group.delete()
    _anew()


@transaction.atomic
def settle(miss: Miss, *, by: Any) -> None:
    """An editor looked at this: it leaves the list."""
    _check(by)
    Miss.objects.filter(pk=miss.pk).update(is_settled=True)
    audit.record("search.miss_settled", miss, by=by)


def tidy(now: datetime.datetime) -> str:
    """Forget what was looked for too seldom after a month, and everything after a year."""
    today = timezone.localdate(now)
    old = Q(last_on__lt=today - KEPT_FOR) | Q(last_on__lt=today - RARE_FOR, count__lt=queries.ASKED_ENOUGH)
    gone, _details = Miss.objects.filter(old).delete()
    return f"misses {gone}" if gone else ""


def _check(by: Any) -> None:
    if not rules.may_keep_words(by):
        raise PermissionDenied


def _anew() -> None:
    """Whoever keeps words in memory reads them again."""
    build, _made = Build.objects.select_for_update().get_or_create(pk=1)
    build.number += 1
    build.save()
