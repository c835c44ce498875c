"""What the pages of a conversation need."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from basis import languages
from basis.modules import Shown
from basis.relay import keys
from basis.relay.models import Conversation, Line, Participant

_NAMES = {"line": _("bericht"), "before": _("wat daarvoor gezegd werd")}


def conversations_of(person: Any) -> QuerySet[Participant]:
    """Her part in each of her conversations, the last spoken in first, with how much was said."""
    mine = Participant.objects.filter(person=person).select_related("conversation")
    said = Count(
        "conversation__participants__lines", filter=Q(conversation__participants__lines__told_at__isnull=False)
    )
    return mine.annotate(said=said).order_by("-conversation__last_at", "-pk")


def lines_for(participant: Participant) -> QuerySet[Line]:
    """What she may read: her own lines, and of the others what was passed on."""
    lines = Line.objects.filter(participant__conversation=participant.conversation_id)
    seen = lines.filter(Q(participant=participant) | Q(told_at__isnull=False))
    return seen.select_related("participant", "contribution")


def others(participant: Participant) -> list[Participant]:
    """Who else takes part."""
    found = Participant.objects.filter(conversation=participant.conversation_id).exclude(pk=participant.pk)
    return list(found.select_related("person", "conversation"))


def page_of(participant: Participant) -> str:
    """The path of her conversation: whoever has it is she."""
    return reverse("relay:conversation", args=[keys.link_key(participant)])


def passed_on(participant: Participant) -> QuerySet[Line]:
    """What was passed on in her conversation, by whoever."""
    return Line.objects.filter(participant__conversation=participant.conversation_id, told_at__isnull=False)


def advice_of(participant: Participant) -> str:
    """What both are told when they begin to talk, in her language or else in Dutch; empty for nothing."""
    advice = participant.conversation.advice
    return str(advice.get(participant.language) or advice.get(languages.SOURCE) or "")


def shared_with(participant: Participant) -> list[Participant]:
    """The others whose address she sees: of who shares one, as long as she shares hers and nobody stopped it."""
    if not participant.shares or participant.conversation.stopped_at:
        return []
    return [other for other in others(participant) if other.shares]


def said_since(participant: Participant, moment: datetime.datetime) -> int:
    """How many lines whoever this is said in all conversations since then."""
    whose = (
        Q(participant__person=participant.person_id)
        if participant.person_id
        else Q(participant__email=participant.email)
    )
    return Line.objects.filter(whose, said_at__gte=moment).count()


def began_since(person: Any, email: str, moment: datetime.datetime) -> int:
    """How many conversations somebody began since then, as the first to speak."""
    whose = Q(person=person) if person else Q(email=email)
    mine = Participant.objects.filter(whose, conversation__began_at__gte=moment)
    first = Participant.objects.filter(conversation__in=mine.values("conversation")).order_by("pk")
    firsts: dict[int, int] = {}
    for pk, conversation in first.values_list("pk", "conversation"):
        firsts.setdefault(conversation, pk)
    return mine.filter(pk__in=firsts.values()).count()


def mail_hash(participant: Participant, mail_id: str) -> str:
    """What is kept of a mail, to know it again."""
    return hashlib.sha256(f"{participant.pk} {mail_id.strip()}".encode()).hexdigest()


def my_panel(viewer: Any, person: Any) -> dict[str, Any] | None:
    """What stands on one's own page; nothing as long as nobody has written."""
    count = Participant.objects.filter(person=person).count()
    return {"count": count} if count else None


def of_person(person: Any) -> list[Mapping[str, Any]]:
    """What she said, where and when, as plain values."""
    lines = Line.objects.filter(participant__person=person).select_related("participant__conversation")
    sharing = Participant.objects.filter(person=person).exclude(shares="").select_related("conversation")
    said: list[Mapping[str, Any]] = [
        {"about": line.participant.conversation.title, "said_at": line.said_at, "text": line.text} for line in lines
    ]
    return said + [{"about": part.conversation.title, "shares": part.shares} for part in sharing]


def quiet_since(moment: datetime.datetime) -> QuerySet[Conversation]:
    """Conversations in which nobody has said anything since then."""
    return Conversation.objects.filter(last_at__lt=moment)


def show(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """Reported lines, as a moderator sees them: with what the conversation is about, and what was said just before."""
    found = Line.objects.filter(contribution__in=contributions).select_related("participant__conversation")
    shown = {}
    for line in found:
        conversation = line.participant.conversation
        before = Line.objects.filter(participant__conversation=conversation, said_at__lt=line.said_at)
        told = {str(_NAMES["line"]): line.text}
        if last := before.order_by("-said_at").first():
            told[str(_NAMES["before"])] = last.text
        shown[line.contribution_id or 0] = Shown(conversation.title, told, conversation.url)
    return shown
