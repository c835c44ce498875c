"""Hand a mail to the mail server."""

from __future__ import annotations

import contextlib
import re
import smtplib
import ssl
from collections.abc import Callable
from email import policy
from email.message import EmailMessage

from django.conf import settings

WHOLE_HEADERS = policy.SMTP.clone(max_line_length=998)  # shorter, and a long link is encoded as if it were words
TIMEOUT = 30  # seconds, for each answer of the server


class NotTaken(Exception):
    """The server did not take it; the words hold no address. `is_final`: it never will."""

    def __init__(self, words: str, *, is_final: bool = False) -> None:
        super().__init__(words)
        self.is_final = is_final


def send(mail: EmailMessage, to: str, taken: Callable[[], None]) -> None:
    """Send to one address; calls `taken` the moment the server says 250. Raises NotTaken."""
    try:
        server = _connected()
    except (OSError, smtplib.SMTPException) as error:
        raise NotTaken(_words(error)) from None
    try:
        server.sendmail(settings.MAIL_FROM, [to], mail.as_bytes(policy=WHOLE_HEADERS))
        taken()
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise NotTaken(f"RCPT {_answer(code, said)}", is_final=code >= 500) from None
    except (OSError, smtplib.SMTPException) as error:
        raise NotTaken(_words(error)) from None
    finally:
        with contextlib.suppress(
            OSError, smtplib.SMTPException
        ):  # it has been taken or refused: a goodbye adds nothing
            server.quit()


def _connected() -> smtplib.SMTP:
    smtp, name = settings.SMTP, settings.MAIL_FROM.rpartition("@")[2]
    if smtp is None:
        raise NotTaken("no mail server")
    if smtp.tls == "implicit":
        context = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(smtp.host, smtp.port, name, timeout=TIMEOUT, context=context)
    else:
        server = smtplib.SMTP(smtp.host, smtp.port, name, timeout=TIMEOUT)
    try:
        if smtp.tls == "starttls":
            server.starttls(context=ssl.create_default_context())
        if smtp.user:
            server.login(smtp.user, smtp.password)
    except BaseException:
        server.close()
        raise
    return server


def _words(error: Exception) -> str:
    """What went wrong, without what the server says in full: there may be an address in it."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{type(error).__name__} {_answer(error.smtp_code, error.smtp_error)}"
    if isinstance(error, OSError) and error.strerror:
        return f"{type(error).__name__}: {error.strerror}"[:200]
    return type(error).__name__


def _answer(code: int, said: bytes | str) -> str:
    text = said.decode("ascii", "replace") if isinstance(said, bytes) else said
    status = re.match(r"[245]\.\d{1,3}\.\d{1,3}\b", text)
    return f"{code} {status[0]}" if status else str(code)
