"""What is seen of a form besides its words: names in a text, many links, a machine's haste."""

from __future__ import annotations

import re

from django import forms
from django.core import signing
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from basis import namecheck

QUICK = 4  # seconds: nobody reads a form and writes a sentence in less
MANY_LINKS = 3
LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
NAMES, LINKS, TRAP, HASTE = "names", "links", "trap", "quick"
IN_WORDS = {  # for the moderator
    NAMES: _("lijkt iemand te noemen"),
    LINKS: _("bevat veel links"),
    TRAP: _("misschien door een machine ingevuld"),
    HASTE: _("heel snel ingevuld"),
}
FOUND = {
    namecheck.NAME: _("naam"),
    namecheck.ADDRESS: _("adres"),
    namecheck.PHONE: _("telefoonnummer"),
    namecheck.EMAIL: _("e-mailadres"),
    namecheck.IBAN: _("rekeningnummer"),
    namecheck.BSN: _("burgerservicenummer"),
}
_began = signing.TimestampSigner(salt="moderation.began")


def begin() -> str:
    """The moment at which a form is opened, signed."""
    return _began.sign("")


def has_many_links(texts: list[str]) -> bool:
    """Whether there is more to click here than somebody needs to tell something."""
    return sum(len(LINK.findall(text)) for text in texts) >= MANY_LINKS


def is_quick(began: str) -> bool:
    """Whether the form was sent sooner than somebody can write, or without the moment at which it was opened."""
    try:
        _began.unsign(began, max_age=QUICK)
    except signing.SignatureExpired:
        return False
    except signing.BadSignature:
        return True
    return True


def marked(text: str) -> SafeString:
    """The text with what was found marked, in a way that is heard as well."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<mark><span class="visually-hidden">({}) </span>{}</mark>', FOUND[kind], piece),)
            if kind
            else (piece,)
            for piece, kind in namecheck.pieces(text)
        ),
    )


class Trap(forms.TextInput):
    """A field that people do not see; what fills it in is a machine."""

    template_name = "moderation/trap.html"
    is_hidden = True
