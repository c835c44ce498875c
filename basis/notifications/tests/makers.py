"""A mail server of our own, and messages, to test with."""

import email
import socket
from email import policy
from types import SimpleNamespace

from aiosmtpd.controller import Controller
from django.test import override_settings

from basis.notifications import actions

NOTICE = "notifications.weekly"  # the one kind this module declares itself


class Postbox:
    """Takes mail, or answers what the test wants it to answer."""

    def __init__(self):
        self.mails = []
        self.raw = []
        self.answer = ""  # at the end of DATA
        self.answer_to = ""  # to RCPT

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 (aiosmtpd's name)
        if self.answer_to:
            return self.answer_to
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.answer:
            return self.answer
        self.raw.append(envelope.content)
        self.mails.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def listening(postbox):
    """A server on a free port, with the settings that send mail to it."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    server = SimpleNamespace(host="127.0.0.1", port=port, user="", password="", tls="none")
    return controller, override_settings(
        SMTP=server, MAIL_FROM="post@voorbeeld.test", DEMO=False, ADDRESS="https://v.test"
    )


def make_message(to, **differences):
    """A message in the outbox."""
    told = {"subject": "Er is nieuws", "text": "Een regel.\n\nNog een regel."} | differences
    return actions.tell(to, told.pop("notice", NOTICE), always=True, **told)


def body(mail, kind):
    """The text of one part of a mail: "plain" or "html"."""
    return mail.get_body((kind,)).get_content()
