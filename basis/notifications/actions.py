"""Tell somebody something; choose when one hears of it; try again what did not go."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.notifications import queries, rules
from basis.notifications.models import Message, Preference, When
from basis.notifications.sending_actions import deliver

KEPT = datetime.timedelta(days=30)  # the text of a message that went
ROWS_KEPT = datetime.timedelta(days=365)  # that there was one


def tell(
    to: Any,
    notice: str,
    *,
    subject: str,
    text: str,
    url: str = "",
    button: str = "",
    reply_to: str = "",
    once: str = "",
    at: datetime.datetime | None = None,
    always: bool = False,
) -> Message | None:
    """Write a message in the outbox; the worker sends it. `to` is a person, or an address of somebody without account.

    Call it inside the transaction of the act it tells about: both are there, or neither. `notice` is the name of a
    `Notice` of a module, by which somebody chooses when she hears of it. With `once` the same thing is told once only;
    gives None when it was told before, or when she never wants to hear of it. Subject and text are in the language of
    now: call it in that of the receiver (`translation.override`). Empty lines part paragraphs; one that begins with
    "# " is a heading. `url` is a path of this website, `button` what its button says. `always` does not ask what was
    chosen: for the letter that brings what somebody chose to hear weekly.

    Raises ValidationError for an address that is none, LookupError for a notice that no module declares.
    """
    kind = queries.notice_named(notice)
    when = When.AT_ONCE if always else queries.chosen(to, kind)
    if when == When.NEVER or (once and Message.objects.filter(once=once).exists()):
        return None
    moment = at or timezone.now()
    address = to if isinstance(to, str) else to.email
    validate_email(address)
    message = Message(
        notice=notice,
        person=None if isinstance(to, str) else to,
        address=address,
        language=(get_language() or "nl")[:2],
        subject="".join(c for c in " ".join(subject.split()) if c.isprintable())[:200],
        text=text.replace("\x00", ""),
        url=url,
        button=str(button)[:60],
        reply_to=reply_to,
        once=once or None,
        state=Message.State.GATHERED if when == When.WEEKLY and notice != queries.WEEKLY else Message.State.WAITING,
        made_at=moment,
        not_before=moment,
    )
    try:
        with transaction.atomic():
            message.save()
            if message.state == Message.State.WAITING:
                deliver.enqueue(message.pk)
    except IntegrityError:
        if once and Message.objects.filter(once=once).exists():
            return None  # somebody else told it in this very moment
        raise
    return message


@transaction.atomic
def choose(person: Any, notice: str, when: str) -> None:
    """She chooses when she hears of this. Raises ValidationError for what cannot be chosen."""
    kind = queries.notice_named(notice)
    if not kind.is_optional or when not in When.values or (when == When.WEEKLY and not kind.has_weekly):
        raise ValidationError(_("Dit kunt u niet kiezen."))
    Preference.objects.update_or_create(person=person, notice=notice, defaults={"when": when})
    audit.record("notifications.chosen", by=person, notice=notice, when=when)


@transaction.atomic
def decline(told: dict[str, Any], *, again: bool = False) -> None:
    """By the link in a mail: no more of this kind, or (`again`) as it was before. Doing it twice changes nothing."""
    whose = {"person_id": told["p"]} if "p" in told else {"person": None, "address_hash": told["h"]}
    mine = Preference.objects.filter(**whose, notice=told["n"])
    if again:
        mine.filter(when=When.NEVER).delete()
    elif not mine.update(when=When.NEVER):
        Preference.objects.create(**whose, notice=told["n"], when=When.NEVER)
    if not again and "p" in told:
        kinds = [told["n"], *(_in_weekly_letter(told["p"]) if told["n"] == queries.WEEKLY else [])]
        for kind in kinds[1:]:
            Preference.objects.update_or_create(**whose, notice=kind, defaults={"when": When.NEVER})
        unsent = [Message.State.WAITING, Message.State.GATHERED]
        Message.objects.filter(person_id=told["p"], notice__in=kinds, state__in=unsent).delete()
    audit.record("notifications.declined", notice=told["n"], again=again)


def _in_weekly_letter(person: int) -> list[str]:
    """The other kinds that reach her by the letter she wants no more."""
    made = dict(Preference.objects.filter(person=person).values_list("notice", "when"))
    kinds = [one for one in queries.all_notices().values() if one.is_optional and one.name != queries.WEEKLY]
    return [one.name for one in kinds if made.get(one.name, one.default) == When.WEEKLY]


@transaction.atomic
def try_again(message: Message | None, *, by: Any, at: datetime.datetime | None = None) -> int:
    """Send what died once more: one message, or (None) all whose text is still there; gives how many."""
    if not rules.may_read_outbox(by):
        raise PermissionDenied
    now = at or timezone.now()
    dead = Message.objects.select_for_update().filter(state=Message.State.DEAD, erased_at=None)
    again = list(dead.filter(pk=message.pk) if message else dead)
    for one in again:
        one.state, one.attempts, one.not_before = Message.State.WAITING, 0, now
        one.save(update_fields=["state", "attempts", "not_before"])
        deliver.enqueue(one.pk)
    audit.record("notifications.tried_again", message, by=by, count=len(again))
    return len(again)


def expire(now: datetime.datetime, dry_run: bool) -> int:
    """Erase what mail said a month after it went, and the line itself after a year; gives how many."""
    old = queries.old(now - KEPT)
    ancient = Message.objects.filter(made_at__lt=now - ROWS_KEPT).exclude(state=Message.State.WAITING)
    if dry_run:
        return int(old.count()) + ancient.count()
    gone, _kinds = ancient.delete()
    return gone + int(
        Message.objects.filter(pk__in=list(old.values_list("pk", flat=True))).update(
            subject="", text="", url="", button="", address="", reply_to="", erased_at=now
        )
    )


@transaction.atomic
def forget(person: Any) -> int:
    """Take away her messages; gives how many."""
    return Message.objects.filter(person=person).delete()[0]


def forget_choices(person: Any) -> int:
    """Take away what she chose; gives how many."""
    return Preference.objects.filter(person=person).delete()[0]
