"""Verbs about sessions: begin one, keep count of it, end one or all."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone

from basis.accounts import queries
from basis.accounts.models import Person, SignIn, new_sessions_key
from basis.audit import actions as audit

STAFF_LASTS = datetime.timedelta(hours=8)  # from signing in, used or not: a working day
RESIDENT_LASTS = datetime.timedelta(days=30)
RESIDENT_RESTS = datetime.timedelta(days=14)  # unused for so long: signed out
SEEN_EVERY = datetime.timedelta(minutes=15)  # writes down no more often that somebody is there

BROWSERS = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox": "Firefox"}
BROWSERS |= {"CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari"}  # the first sign that is there counts
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows"}
SYSTEMS |= {"CrOS": "ChromeOS", "Mac OS X": "Mac", "Linux": "Linux"}


def device_in_words(agent: str) -> str:
    """What somebody would call it: "Firefox, Windows". Versions, which would single her out, are left out."""
    browser = next((name for sign, name in BROWSERS.items() if sign in agent), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in agent), "")
    return ", ".join(part for part in (browser, system) if part)


@transaction.atomic
def begin(session: Any, person: Person, *, way: str, agent: str, now: datetime.datetime | None = None) -> None:
    """Give a session that has just begun its end, and its line among the devices of this person."""
    now = now or timezone.now()
    session["signed_in_at"] = session["seen_at"] = now.timestamp()
    session["way"] = way
    session.set_expiry(now + (STAFF_LASTS if queries.is_staff(person) else RESIDENT_LASTS))
    session.save()
    SignIn.objects.create(
        person=person,
        session_key=session.session_key,
        device=device_in_words(agent),
        way=way,
        began_at=now,
        seen_at=now,
    )
    audit.record("accounts.signed_in", person, by=person, way=way)
    _seen_today(person, now)


def is_over(session: Any, person: Person, now: datetime.datetime) -> bool:
    """Has this session lasted long enough? Staff: a working day; residents: a month, or two weeks unused."""
    began, seen = session.get("signed_in_at"), session.get("seen_at")
    if began is None or seen is None:
        return False
    age, rest = (datetime.timedelta(seconds=now.timestamp() - moment) for moment in (began, seen))
    if queries.is_staff(person):
        return age > STAFF_LASTS
    return age > RESIDENT_LASTS or rest > RESIDENT_RESTS


def note_seen(session: Any, person: Person, now: datetime.datetime) -> None:
    """Write down that she is there; not more than once in a while."""
    if now.timestamp() - session.get("seen_at", 0) < SEEN_EVERY.total_seconds():
        return
    session["seen_at"] = now.timestamp()
    session.setdefault("signed_in_at", now.timestamp())
    SignIn.objects.filter(session_key=session.session_key).update(seen_at=now)
    _seen_today(person, now)


@transaction.atomic
def end(sign_in: SignIn, *, by: Person) -> None:
    """Sign out on one device."""
    SessionStore(sign_in.session_key).delete()
    sign_in.delete()
    audit.record("accounts.signed_out", by, by=by)


@transaction.atomic
def end_all(person: Person, *, by: Person | None) -> None:
    """Sign out everywhere, also where we do not know of a session; `by` is herself, or None for an administrator."""
    for sign_in in person.sign_ins.all():
        SessionStore(sign_in.session_key).delete()
    person.sign_ins.all().delete()
    person.sessions_key = new_sessions_key()
    person.save(update_fields=["sessions_key"])
    audit.record("accounts.signed_out_everywhere", person, by=by)


@transaction.atomic
def end_this(session_key: str | None, person: Person) -> None:
    """She signs out here; the session itself is emptied by who asks."""
    SignIn.objects.filter(session_key=session_key).delete()
    audit.record("accounts.signed_out", person, by=person)


def _seen_today(person: Person, now: datetime.datetime) -> None:
    Person.objects.filter(pk=person.pk).exclude(last_seen_on=timezone.localdate(now)).update(
        last_seen_on=timezone.localdate(now)
    )
