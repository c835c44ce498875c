"""Make a mail of a message: plain text and HTML in the look of the house, in the receiver's language."""

from __future__ import annotations

import re
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from basis import packs
from basis.notifications import queries
from basis.notifications.models import Message

HEADING = "# "  # a paragraph that begins so is a heading, in the text of whoever tells
COLOURS = {"PAPER": "paper", "SHEET": "sheet", "INK": "ink", "SOFT": "ink-soft", "ONMAAS": "on-maas", "MAAS": "maas"}
PLAIN = {"paper": "#f6f6f6", "sheet": "#ffffff", "ink": "#1a1a1a", "ink-soft": "#555555", "on-maas": "#ffffff"}


def compose(message: Message) -> EmailMessage:
    """The same mail at every try: its Message-ID and Date are those of the row.

    Nothing that people wrote can become a header: the policy refuses a line break in one.
    """
    with translation.override(message.language):
        notice = queries.notice_named(message.notice)
        leave = reverse("notifications:unsubscribe", args=[queries.unsubscribe_token(message)])
        links = {
            "url": absolute(message.url) if message.url else "",
            "leave_url": absolute(leave) if notice.is_optional else "",
            "choose_url": absolute(reverse("notifications:choices")) if message.person_id else "",
        }
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"] = Address(str(packs.site().name), addr_spec=settings.MAIL_FROM)
        mail["To"] = Address(addr_spec=ascii_address(message.address))
        mail["Subject"] = message.subject
        mail["Date"] = format_datetime(message.made_at)
        mail["Message-ID"] = f"<{message.reference.hex}@{settings.MAIL_FROM.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail["X-Auto-Response-Suppress"] = "All"
        if message.reply_to:
            mail["Reply-To"] = Address(addr_spec=message.reply_to)
        if notice.is_optional:
            mail["List-Unsubscribe"] = f"<{links['leave_url']}>"
            mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        about = {"message": message, "notice": notice, "site": packs.site()} | links
        mail.set_content(_text(message, about), cte="quoted-printable")
        mail.add_alternative(_html(message, about), subtype="html", cte="quoted-printable")
        mail["Content-Language"] = message.language  # after the parts, or it would be of the first of them
    return mail


def absolute(path: str) -> str:
    """A path of this website as a web address."""
    return path if path.startswith("https://") else f"{settings.ADDRESS}{path}"


def ascii_address(address: str) -> str:
    """The address with its domain as mail servers know it."""
    name, _at, domain = address.rpartition("@")
    return f"{name}@{domain.encode('idna').decode('ascii')}"


def paragraphs(text: str) -> list[str]:
    """What stands between empty lines."""
    return [part.strip("\n") for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


def as_html(text: str) -> SafeString:
    """Paragraphs and headings; what people wrote stays text, and only addresses of this website become links."""
    parts = []
    for part in paragraphs(text):
        if part.startswith(HEADING):
            parts.append(format_html("<h2>{}</h2>", part.removeprefix(HEADING)))
        else:
            lines = format_html_join(mark_safe("<br>"), "{}", ((_linked(line),) for line in part.split("\n")))
            parts.append(format_html("<p>{}</p>", lines))
    return mark_safe("\n".join(parts))  # noqa: S308 (each part is escaped above)


def _linked(line: str) -> SafeString:
    own = re.escape(settings.ADDRESS) + r"/[^\s<>\"]*"
    pieces = re.split(f"({own})", line)
    return mark_safe(  # noqa: S308 (each piece is escaped)
        "".join(
            format_html('<a href="{}">{}</a>', piece, piece) if number % 2 else conditional_escape(piece)
            for number, piece in enumerate(pieces)
        )
    )


def _text(message: Message, about: dict[str, object]) -> str:
    parts = [part.removeprefix(HEADING) for part in paragraphs(message.text)]
    if about["url"]:
        parts.append(f"{message.button or _('Bekijk het op de website')}:\n{about['url']}")
    parts.append("--\n" + render_to_string("notifications/mail/foot.txt", about).strip())
    return "\n\n".join(parts) + "\n"


def _html(message: Message, about: dict[str, object]) -> str:
    told = {"body": as_html(message.text), "sheet": _sheet(), "language": message.language}
    return render_to_string("notifications/mail/message.html", about | told)


@cache
def _sheet() -> SafeString:
    """The styles of a mail in the colours of the municipality. They stand in the head, where mail programs look."""
    theme = packs.pack_path("theme.css").read_text(encoding="utf-8")
    css = (Path(__file__).parent / "mail.css").read_text(encoding="utf-8")
    for word, name in COLOURS.items():
        found = re.search(rf"--{name}:\s*(#[0-9a-fA-F]{{3,8}})", theme)
        css = css.replace(word, found[1] if found else PLAIN.get(name, "#00566b"))
    return mark_safe(f"<style>\n{css}</style>")  # noqa: S308 (our own file and hexadecimal colours)
