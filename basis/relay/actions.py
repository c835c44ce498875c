"""Begin a conversation, say something in it, prove an address, stop it, report it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis import packs
from basis.audit import actions as audit
from basis.moderation import decision_actions as decisions
from basis.moderation import private_actions as private
from basis.moderation.models import Contribution
from basis.notifications import actions as notifications
from basis.relay import keys, queries
from basis.relay.models import Conversation, Line, Participant

LONGEST = 5000  # characters
LINES_AN_HOUR = 20
BEGUN_A_DAY = 10
MARK = "─────"  # what stands beneath is not part of an answer by mail
KEPT = datetime.timedelta(days=365)  # after the last line


class Stopped(Exception):
    """One of the two stopped this conversation: nothing can be said in it any more."""


@dataclass(frozen=True)
class About:
    """What a conversation is about: kind and key of a thing, how it is called, its page, whose moderators.

    `advice` is what both are told with the first message, by language.
    """

    kind: str
    key: str
    title: str
    url: str = ""
    area: str = ""
    advice: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Side:
    """Who takes part: a person with an account, or an address; the name is what the other sees.

    `is_proven`: it was shown before that the address is hers, as of somebody whose contribution was confirmed.
    """

    person: Any = None
    email: str = ""
    name: str = ""
    language: str = "nl"
    is_proven: bool = False


@transaction.atomic
def begin(about: About, *, asker: Side, other: Side, text: str, at: datetime.datetime | None = None) -> Line:
    """Write to somebody about something of hers; neither sees the other's address.

    What somebody without account writes is passed on once she opened the link in the mail she gets. Again about the
    same thing goes on in the same conversation. Refuses somebody whose address is not proven as the one written to,
    oneself, and more than ten conversations a day.
    """
    now = at or timezone.now()
    if other.person is None and not other.is_proven:
        raise ValidationError(_("Deze persoon kan hier geen berichten krijgen."))
    if _is_same(asker, other):
        raise ValidationError(_("Dit hebt u zelf geplaatst."))
    mine = _known(about, asker, other)
    if mine is None:
        if queries.began_since(asker.person, asker.email.lower(), now - datetime.timedelta(days=1)) >= BEGUN_A_DAY:
            raise ValidationError(_("U begon vandaag al veel gesprekken. Probeer het morgen weer."))
        conversation = Conversation.objects.create(
            kind=about.kind,
            about=about.key,
            title=about.title[:200],
            url=about.url,
            area=about.area,
            advice=dict(about.advice),
            began_at=now,
        )
        mine = _join(conversation, asker)
        _join(conversation, other)
        audit.record("relay.begun", conversation, by=asker.person, kind=about.kind)
    return say(mine, text, at=now)


def _is_same(one: Side, two: Side) -> bool:
    addresses = {(side.email or getattr(side.person, "email", "")).strip().lower() for side in (one, two)}
    return len(addresses) == 1


def _known(about: About, asker: Side, other: Side) -> Participant | None:
    """The asker's part in the open conversation these two have about it already."""
    going = Conversation.objects.filter(kind=about.kind, about=about.key, stopped_at=None)
    for conversation in going.prefetch_related("participants"):
        parts = list(conversation.participants.all())
        mine = next((part for part in parts if _is(part, asker)), None)
        if mine and any(_is(part, other) for part in parts):
            return mine
    return None


def _is(part: Participant, side: Side) -> bool:
    if side.person:
        return bool(part.person_id == side.person.pk)
    return bool(part.email and part.email == side.email.strip().lower())


def _join(conversation: Conversation, side: Side) -> Participant:
    part = Participant(
        conversation=conversation,
        person=side.person,
        email="" if side.person else side.email.strip().lower(),
        name=" ".join(side.name.split())[:80],
        language=side.language[:5],
        is_proven=bool(side.person) or side.is_proven,
    )
    part.full_clean(exclude=["person", "email"] if side.person else ["person"])
    part.save()
    return part


@transaction.atomic
def say(participant: Participant, text: str, *, at: datetime.datetime | None = None, mail_id: str = "") -> Line:
    """Say something in a conversation; the other hears it by mail. The same mail twice is said once.

    Raises Stopped, or ValidationError for nothing, too much, or too often.
    """
    now = at or timezone.now()
    conversation = Conversation.objects.select_for_update().get(pk=participant.conversation_id)
    said = text.replace("\x00", "").replace("\r\n", "\n").strip()
    hashed = queries.mail_hash(participant, mail_id) if mail_id else None
    if hashed and (before := Line.objects.filter(mail_hash=hashed).first()):
        return before
    if conversation.stopped_at:
        raise Stopped
    if not said or len(said) > LONGEST:
        raise ValidationError(_("Schrijf iets, en houd het bij %(most)s tekens.") % {"most": LONGEST})
    if queries.said_since(participant, now - datetime.timedelta(hours=1)) >= LINES_AN_HOUR:
        raise ValidationError(_("U schreef net al veel berichten. Probeer het over een uur weer."))
    line = Line.objects.create(participant=participant, text=said, said_at=now, mail_hash=hashed)
    conversation.last_at = now
    conversation.save(update_fields=["last_at"])
    audit.record("relay.said", line, by=participant.person, by_mail=bool(mail_id))
    if participant.is_proven:
        _pass_on(line, now)
    else:
        _ask_for_proof(participant, now)
    return line


def _pass_on(line: Line, now: datetime.datetime) -> None:
    line.told_at = now
    line.save(update_fields=["told_at"])
    for other in queries.others(line.participant):
        with translation.override(other.language):
            name = line.participant.name or _("Iemand uit de buurt")
            text = _as_mail(line, other, name, now)
            once = f"relay.line:{line.pk}:{other.pk}"
            _tell(other, "relay.message", _("%(name)s schreef u") % {"name": name}, text, once)


def _as_mail(line: Line, other: Participant, name: str, now: datetime.datetime) -> str:
    """A line as the other gets it: with how to answer, and the first of a conversation with its advice."""
    reply_to = keys.reply_address(other, timezone.localdate(now))
    way = _("Beantwoord deze mail, of gebruik de knop.") if reply_to else _("Antwoorden? Gebruik de knop.")
    is_first = not queries.passed_on(line.participant).exclude(pk=line.pk).exists()
    parts = [
        f"{MARK} {_('Schrijf uw antwoord boven deze regel')} {MARK}" if reply_to else "",
        _("%(name)s schreef u over ‘%(title)s’:") % {"name": name, "title": other.conversation.title},
        line.text,
        f"{MARK}",
        queries.advice_of(other) if is_first else "",
        f"{way} {_('U ziet elkaars mailadres niet. Wilt u geen berichten meer? Stop het gesprek.')}",
    ]
    return "\n\n".join(part for part in parts if part or part is parts[0])


def _ask_for_proof(participant: Participant, now: datetime.datetime) -> None:
    with translation.override(participant.language):
        text = _(
            "Iemand schreef met dit mailadres een bericht op %(site)s, over ‘%(title)s’. Was u dat? Open dan de link "
            "en druk op de knop. Daarna geven we uw bericht door. Was u het niet? Dan hoeft u niets te doen."
        ) % {"site": packs.site().name, "title": participant.conversation.title}
        once = f"relay.proof:{participant.pk}"
        _tell(participant, "relay.proof", _("Mogen we uw bericht doorgeven?"), text, once, button=_("Ga verder"))


def _tell(to: Participant, notice: str, subject: str, text: str, once: str, button: str = "") -> None:
    if not (to.person or to.email):
        return  # her account is gone
    notifications.tell(
        to.person or to.email,
        notice,
        subject=subject,
        text=text,
        url=reverse("relay:conversation", args=[keys.link_key(to)]),
        button=button or _("Lees en antwoord"),
        reply_to=keys.reply_address(to) if notice == "relay.message" else "",
        once=once,
    )


@transaction.atomic
def prove(participant: Participant, *, at: datetime.datetime | None = None) -> None:
    """She opened the link that was mailed to her and pressed the button: what she wrote is passed on. Once."""
    part = Participant.objects.select_for_update().select_related("conversation").get(pk=participant.pk)
    if part.is_proven:
        return
    part.is_proven = True
    part.save(update_fields=["is_proven"])
    audit.record("relay.proven", part)
    if part.conversation.stopped_at is None:
        for line in part.lines.filter(told_at=None):
            _pass_on(line, at or timezone.now())


@transaction.atomic
def stop(participant: Participant, *, at: datetime.datetime | None = None) -> None:
    """No more messages, for both; the other hears so without a reason. Doing it twice changes nothing."""
    now = at or timezone.now()
    conversation = Conversation.objects.select_for_update().get(pk=participant.conversation_id)
    if conversation.stopped_at:
        return
    conversation.stopped_at = now
    conversation.save(update_fields=["stopped_at"])
    audit.record("relay.stopped", conversation, by=participant.person)
    for other in queries.others(participant):
        if other.is_proven and other.conversation.participants.filter(lines__told_at__isnull=False).exists():
            with translation.override(other.language):
                text = _("Het gesprek over ‘%(title)s’ is gestopt. U kunt elkaar hier geen berichten meer sturen.")
                subject = _("Een gesprek is gestopt")
                once = f"relay.stopped:{conversation.pk}:{other.pk}"
                _tell(other, "relay.stopped", subject, text % {"title": conversation.title}, once)


@transaction.atomic
def report(line: Line, *, by: Participant, ground: str, words: str = "") -> None:
    """Say that the other should not have written this: from now on a moderator may read it. Once.

    Refuses one's own line and one of another conversation.
    """
    line = Line.objects.select_for_update(of=("self",)).select_related("participant__person").get(pk=line.pk)
    writer = line.participant
    if writer.pk == by.pk or writer.conversation_id != by.conversation_id or not line.told_at:
        raise PermissionDenied
    if line.contribution_id:
        return
    email = writer.person.email if writer.person else writer.email
    line.contribution = private.lay_before(
        "relay.line", area=by.conversation.area, email=email, language=writer.language
    )
    line.save(update_fields=["contribution"])
    decisions.report(line.contribution, ground=ground, words=words, by=by.person, email=by.email, language=by.language)


@transaction.atomic
def change(contribution: Contribution, by: Any, data: Mapping[str, Any]) -> None:
    """Its writer changes a line that a moderator asked her to change."""
    Line.objects.filter(contribution=contribution).update(text=data["text"])


@transaction.atomic
def erase(contribution: Contribution) -> None:
    """The words of a line go; that there was one stays."""
    Line.objects.filter(contribution=contribution).update(text="")


def expire(now: datetime.datetime, dry_run: bool) -> int:
    """Conversations in which nobody said anything for a year go, but for lines that a moderator has to do with."""
    old = queries.quiet_since(now - KEPT).exclude(participants__lines__contribution__isnull=False)
    if dry_run:
        return old.count()
    _count, kinds = old.delete()
    return kinds.get("relay.Conversation", 0)


@transaction.atomic
def forget(person: Any) -> int:
    """Her conversations stop, her words and name go out of them; that there was something stays."""
    parts = list(Participant.objects.filter(person=person).select_related("conversation"))
    for part in parts:
        stop(part)
        for one in Contribution.objects.filter(relay_line__participant=part):
            private.let_go(one)
        part.lines.update(text="")
        part.person, part.name, part.shares = None, "", ""
        part.save(update_fields=["person", "name", "shares"])
    return len(parts)
