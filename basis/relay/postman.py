"""Takes answers that come by mail, at the door where the mail server of the municipality brings them."""

from __future__ import annotations

import asyncio
import email
import logging
from collections.abc import Callable
from email import policy
from email.utils import getaddresses
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.utils import translation
from django.utils.translation import gettext as _

from basis.notifications import actions as notifications
from basis.relay import actions, keys, queries, replies
from basis.relay.models import Participant

LARGEST = 1_000_000  # bytes; a larger mail is refused while it comes in
UNKNOWN = "550 5.1.1 Dit adres bestaat niet (meer) / no such address"
OTHER_SENDER = "550 5.7.1 Antwoord vanaf het adres waarop u ons bericht kreeg / answer from the address we wrote to"
STOPPED = "550 5.7.1 Dit gesprek is gestopt / this conversation has been stopped"
NOTHING = "550 5.6.0 Er stond geen tekst in / there was no text in it"
TOO_MUCH = "550 5.7.1 Te lang of te vaak / too long or too often"
LATER = "451 4.3.0 Even niet / try again later"
TAKEN = "250 2.0.0 OK"

log = logging.getLogger(__name__)


class Postman:
    """Answers the mail server: takes a mail for a known conversation, refuses any other."""

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Only addresses that were made here, one to a mail."""
        if envelope.rcpt_tos:
            return "452 4.5.3 Een per keer / one at a time"
        known = await _ask(lambda: keys.answered_at(address) is not None)
        if isinstance(known, bool) and known:
            envelope.rcpt_tos.append(address)
            return TAKEN
        return LATER if known == LATER else UNKNOWN

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Say it in the conversation. Whatever is answered here, the mail server tells to who wrote."""
        content = envelope.content
        raw = content if isinstance(content, bytes) else (content or "").encode("utf-8", "replace")
        return str(await _ask(lambda: take(envelope.rcpt_tos[0], envelope.mail_from or "", raw)))


async def _ask(question: Callable[[], Any]) -> Any:
    """Ask the database in a thread of its own; a database that is away is a reason to come back."""

    def answer() -> Any:
        try:
            return question()
        except DatabaseError as error:
            log.warning("inbound: %s", type(error).__name__)
            return LATER
        finally:
            connection.close()  # mail is rare, and a thread that nobody needs holds no connection

    return await asyncio.to_thread(answer)


def take(address: str, sender: str, raw: bytes) -> str:
    """One mail to one address; gives what the mail server is told. Machines are thanked and not heard."""
    participant = keys.answered_at(address)
    if participant is None:
        return UNKNOWN
    mail = email.message_from_bytes(raw, policy=policy.default)
    if not sender.strip("<> ") or replies.is_automatic(mail):
        log.info("inbound: automatic mail left aside")
        return TAKEN
    own = (participant.person.email if participant.person else participant.email).lower()
    if own not in {found.lower() for _name, found in getaddresses([str(mail.get("From", ""))])}:
        return OTHER_SENDER
    answer = replies.read(mail)
    if not answer.text:
        return NOTHING
    try:
        actions.say(participant, answer.text, mail_id=str(mail.get("Message-ID", "")) or raw[:2000].hex())
    except actions.Stopped:
        return STOPPED
    except ValidationError:
        return TOO_MUCH
    if answer.has_files:
        _refuse_files(participant, str(mail.get("Message-ID", "")))
    return TAKEN


def _refuse_files(participant: Participant, mail_id: str) -> None:
    with translation.override(participant.language):
        notifications.tell(
            participant.person or participant.email,
            "relay.files",
            subject=_("Uw bijlage is niet doorgegeven"),
            text=_(
                "Uw bericht over ‘%(title)s’ is doorgegeven, de bijlage niet. Zo krijgt niemand hier per mail een "
                "gevaarlijk bestand. Vertel in woorden wat erop staat, of spreek iets af."
            )
            % {"title": participant.conversation.title},
            once=f"relay.files:{queries.mail_hash(participant, mail_id)}",
        )
