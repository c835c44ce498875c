"""The weekly letter of an area: what is new there, newest first, and what she wanted to hear weekly; never empty."""

from __future__ import annotations

import datetime
from collections import defaultdict
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from basis.modules import News, Subscriber, all_modules
from basis.notifications import mail, queries
from basis.notifications.actions import tell
from basis.notifications.models import Message, When

DAY, HOUR = 3, 8  # Thursday, at eight: before the weekend, when most happens
WEEK = datetime.timedelta(days=7)
TASKS_KEPT = datetime.timedelta(days=2)


def send_letters(now: datetime.datetime) -> str:
    """Write the letter of this week to whoever has not had it. Doing it twice changes nothing."""
    until = last_moment(now)
    if now - until > datetime.timedelta(days=3):
        return ""  # too late for this week: the next letter holds what is new then, and nobody gets it on a Monday
    news = lru_cache(maxsize=None)(lambda area, language: _news(area, language, until))
    written = 0
    followers = [one for module in all_modules() if module.subscribers for one in module.subscribers()]
    met = {one.person.pk for one in followers}
    for one in followers:
        written += _write(one.person, one, news(one.area, one.language), until, now)
    for person, language in _gathered_without_area(met):
        written += _write(person, Subscriber(person, "", "", language), [], until, now)
    return f"letters {written}" if written else ""


def last_moment(now: datetime.datetime) -> datetime.datetime:
    """The last Thursday at eight that has been: each letter begins where the one before ended."""
    local = timezone.localtime(now)
    day = local.date() - datetime.timedelta(days=(local.weekday() - DAY) % 7)
    moment = timezone.make_aware(datetime.datetime.combine(day, datetime.time(HOUR)))
    return moment if moment <= now else moment - WEEK


def _news(area: str, language: str, until: datetime.datetime) -> list[News]:
    """What all modules have that is new in an area, newest first."""
    with translation.override(language):
        found = [one for module in all_modules() if module.news for one in module.news(area, until - WEEK, until)]
    return sorted(found, key=lambda one: one.at, reverse=True)


@transaction.atomic
def _write(
    person: Any, follower: Subscriber, news: list[News], until: datetime.datetime, now: datetime.datetime
) -> int:
    """One letter to one person, when there is something in it and she wants it; gives 1 or 0."""
    wants_news = queries.chosen(person, queries.notice_named(queries.WEEKLY)) != When.NEVER
    gathered = list(
        Message.objects.select_for_update()
        .filter(person=person, state=Message.State.GATHERED, letter=None, made_at__lt=until)
        .order_by("-made_at")
    )
    items = news if wants_news else []
    if not items and not gathered:
        return 0
    with translation.override(follower.language):
        subject, text = _letter(follower, items, gathered)
        once = f"notifications.weekly:{follower.area}:{person.pk}:{until:%G-%V}"
        letter = tell(person, queries.WEEKLY, subject=subject, text=text, once=once, at=now, always=bool(gathered))
    if letter is None:
        return 0
    for one in gathered:
        one.letter = letter
        one.save(update_fields=["letter"])
    return 1


def _letter(follower: Subscriber, news: list[News], gathered: list[Message]) -> tuple[str, str]:
    """Subject and text, in the language of now."""
    count = len(news) + len(gathered)
    number = ngettext("%(count)s bericht", "%(count)s berichten", count) % {"count": count}
    if follower.area_name:
        subject = _("Weekbericht van %(area)s: %(number)s") % {"area": follower.area_name, "number": number}
    else:
        subject = _("Uw weekbericht: %(number)s") % {"number": number}
    parts = []
    for one in gathered:
        parts += [f"{mail.HEADING}{one.subject}", one.text] + ([mail.absolute(one.url)] if one.url else [])
    for item in news:
        day = date_format(timezone.localtime(item.at), "j F")
        parts += [f"{mail.HEADING}{item.title}", f"{day}\n{item.text}", mail.absolute(item.url)]
    return subject, "\n\n".join(parts)


def _gathered_without_area(met: set[int]) -> list[tuple[Any, str]]:
    """Who follows no area and has messages that wait for a weekly letter, with the language of the last of them."""
    waiting = Message.objects.filter(state=Message.State.GATHERED, letter=None).exclude(person__in=met)
    last: dict[Any, str] = defaultdict(str)
    for message in waiting.select_related("person").order_by("-made_at"):
        last.setdefault(message.person, message.language)
    return list(last.items())


def tidy(now: datetime.datetime) -> str:
    """Take away tasks that were done days ago; what failed stays a month, to be looked at."""
    done = DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - TASKS_KEPT)
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__lt=now - 15 * TASKS_KEPT)
    count = done.delete()[0] + failed.delete()[0]
    return f"tasks {count}" if count else ""
