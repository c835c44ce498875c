"""Tell the initiators and who works here what was said or done: each in her own language, never who did it herself."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import formats, translation

from basis.accounts.models import Person
from basis.modules import Words
from basis.notifications import actions as notifications

CONTACT, SAID, BARRIER, LATE = "liaison.contact", "liaison.said", "liaison.barrier", "liaison.late"


@dataclass(frozen=True)
class Told:
    """A message: `subject` and `text` are lazy texts with names of `about` in them; its days are put in words."""

    notice: str
    subject: Words
    text: Words
    url: str
    button: Words
    about: Mapping[str, Any] = field(default_factory=dict)


def tell(people: Iterable[Person | None], told: Told, *, by: Any, once: str, at: datetime.datetime) -> int:
    """One message to each of these people; gives how many were told. With the same `once` nobody is told again."""
    number = 0
    for person in {one.pk: one for one in people if one and one.is_active and one != by}.values():
        with translation.override(person.language):
            about = {name: _in_words(value) for name, value in told.about.items()}
            sent = notifications.tell(
                person,
                told.notice,
                subject=str(told.subject) % about,
                text=str(told.text) % about,
                url=told.url,
                button=str(told.button),
                once=f"{once}:{person.pk}",
                at=at,
            )
        number += sent is not None
    return number


def _in_words(value: Any) -> str:
    if isinstance(value, datetime.date):
        return formats.date_format(value, "DATE_FORMAT")
    return str(value)
