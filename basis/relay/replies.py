"""What somebody wrote in a mail, without what she answered, her signature and what hangs on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

from basis.relay.actions import MARK

QUOTED = (  # a line from which on a mail is that of somebody else
    re.compile(rf"^[>\s]*{MARK}"),
    re.compile(r"^>"),
    re.compile(r"^-{2,}\s*(original message|oorspronkelijk bericht|doorgestuurd bericht|forwarded message)\b.*", re.I),
    re.compile(r"^(op|on) .{4,120}(schreef|wrote)\b.{0,120}:\s*$", re.I),
    re.compile(r"^(van|from|verzonden|sent):\s.+", re.I),
    re.compile(r"^_{10,}\s*$"),
)
SIGNATURE = re.compile(
    r"^(-- ?|(verzonden|verstuurd) (vanaf|met|via) .{2,60}|sent from (my|the) .{2,60}|get outlook for .*)$", re.I
)
BREAKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "ul", "ol", "table"}
LEFT_OUT = {"script", "style", "head", "title", "blockquote"}


@dataclass(frozen=True)
class Answer:
    """What was written, and whether files hung on it that are not passed on."""

    text: str
    has_files: bool


def read(mail: EmailMessage) -> Answer:
    """The words of the writer. Plain text goes before HTML; pictures inside a signature are no files."""
    part = mail.get_body(("plain", "html"))
    text = ""
    if part is not None:
        text = _content(part)
        if part.get_content_type() == "text/html":
            text = _plain(text)
    files = [one for one in mail.walk() if one.get_content_disposition() == "attachment" or _is_file(one)]
    return Answer(cut(text), bool(files))


def is_automatic(mail: EmailMessage) -> bool:
    """Whether a machine wrote it (RFC 3834): an absence message, a bounce, a list. Answering one would go round."""
    automatic = str(mail.get("Auto-Submitted", "no")).split(";")[0].strip().lower() != "no"
    bulk = str(mail.get("Precedence", "")).strip().lower() in {"bulk", "junk", "list", "auto_reply"}
    report = mail.get_content_type() in {"multipart/report", "message/delivery-status"}
    return automatic or bulk or report or "List-Id" in mail or "X-Autoreply" in mail or "X-Autorespond" in mail


def cut(text: str) -> str:
    """What stands above the first quoted line and the signature."""
    kept: list[str] = []
    lines = text.replace("\r\n", "\n").replace("\xa0", " ").split("\n")
    for number, line in enumerate(lines):
        two = (
            f"{line.rstrip()} {lines[number + 1].strip()}" if number + 1 < len(lines) else line
        )  # a folded "Op … schreef"
        if SIGNATURE.match(line.rstrip("\r")) or any(sign.match(line) for sign in QUOTED):
            break
        if QUOTED[3].match(two) and re.match(r"^(op|on)\b", line, re.I):
            break
        kept.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _is_file(part: EmailMessage) -> bool:
    """A picture without a place in the text, or a document: also without the word attachment."""
    if part.is_multipart() or part.get_content_maintype() == "text":
        return False
    return part.get_content_disposition() != "inline" and not part.get("Content-ID")


def _content(part: Any) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):  # a character set nobody knows: what can be read is kept
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _plain(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return re.sub(r"[ \t]+\n", "\n", "".join(reader.parts))


class _Reader(HTMLParser):
    """Reads the text of HTML, without what is quoted in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LEFT_OUT:
            self.left_out += 1
        elif tag in BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in LEFT_OUT:
            self.left_out = max(0, self.left_out - 1)
        elif tag in {"p", "div"}:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.parts.append(re.sub(r"\s+", " ", data))
