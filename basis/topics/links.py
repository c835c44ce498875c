"""The links of a theme page as an editor types them: on each line a text and an address."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

IS_WEB = URLValidator(schemes=["http", "https"])
MOST = 12
LONGEST_TEXT, LONGEST_URL = 100, 300


def read(lines: str) -> tuple[tuple[str, str], ...]:
    """Each line as text and address. Refuses, with the number of the line, what is no text or no address."""
    found = []
    for number, line in enumerate(lines.splitlines(), 1):
        text, _space, url = " ".join(line.split()).rpartition(" ")
        if url:
            _refuse_odd(number, text, url)
            found.append((text, url))
    if len(found) > MOST:
        raise ValidationError(_("Kies hooguit %(most)s links.") % {"most": MOST})
    return tuple(found)


def _refuse_odd(number: int, text: str, url: str) -> None:
    line = {"line": number}
    try:
        IS_WEB(url)
    except ValidationError:
        told = _("Regel %(line)s: zet eerst de tekst en dan een adres dat met https:// begint.")
        raise ValidationError(told % line) from None
    if not text or len(text) > LONGEST_TEXT or len(url) > LONGEST_URL:
        raise ValidationError(_("Regel %(line)s: zet vóór het adres een tekst van hooguit 100 letters.") % line)


def written(links: Iterable[tuple[str, str]]) -> str:
    """The same again, to change."""
    return "\n".join(f"{text} {url}" for text, url in links)
