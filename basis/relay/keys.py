"""Links and mail addresses that open a conversation for one participant; nothing of them is kept, all is signed."""

from __future__ import annotations

import base64
import datetime
import re

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from basis.relay.models import Participant

REPLIES_FOR = datetime.timedelta(days=180)  # how long one can answer a mail
DAY_ONE = datetime.date(2026, 1, 1)
BOX = "gesprek"
ADDRESS = re.compile(rf"{BOX}\+([0-9a-z]{{1,13}})-([0-9a-z]{{1,6}})-([a-z2-7]{{26}})@(.+)", re.IGNORECASE)


def link_key(participant: Participant) -> str:
    """What stands in her link: whoever has it is she."""
    return f"{int_to_base36(participant.pk)}-{_signature('relay.link', participant)}"


def opened_by(key: str) -> Participant | None:
    """Whose link this is; None when it was not made here."""
    number, _dash, signature = key.partition("-")
    participant = _numbered(number)
    if participant and constant_time_compare(signature, _signature("relay.link", participant)):
        return participant
    return None


def reply_address(participant: Participant, today: datetime.date | None = None) -> str:
    """Where she mails her answer to, in letters that survive any mail server; empty when no mail comes in here."""
    if not settings.MAIL_DOMAIN:
        return ""
    day = int_to_base36(((today or timezone.localdate()) - DAY_ONE).days)
    signature = _signature(f"relay.reply.{day}", participant)
    return f"{BOX}+{int_to_base36(participant.pk)}-{day}-{signature}@{settings.MAIL_DOMAIN}"


def answered_at(address: str, today: datetime.date | None = None) -> Participant | None:
    """Who answers by mailing to this address; None when it was not made here, or too long ago."""
    found = ADDRESS.fullmatch(address.strip())
    if not found or found[4].lower() != settings.MAIL_DOMAIN.lower():
        return None
    number, day, signature = (part.lower() for part in found.groups()[:3])
    made_on = DAY_ONE + datetime.timedelta(days=min(base36_to_int(day), 100_000))
    participant = _numbered(number)
    if participant is None or not constant_time_compare(signature, _signature(f"relay.reply.{day}", participant)):
        return None
    return participant if made_on + REPLIES_FOR >= (today or timezone.localdate()) else None


def _numbered(number: str) -> Participant | None:
    try:
        pk = base36_to_int(number)
    except ValueError:
        return None
    if pk >= 2**63:
        return None
    return Participant.objects.select_related("conversation", "person").filter(pk=pk).first()


def _signature(salt: str, participant: Participant) -> str:
    digest = salted_hmac(salt, f"{participant.pk}.{participant.conversation_id}", algorithm="sha256").digest()
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()  # 128 bits
