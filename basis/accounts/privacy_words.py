"""What a module exports of somebody, in words she can read; the file for a computer keeps the codes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

LABELS = {  # name of a value → what it is called on screen
    "at": _("wanneer"),
    "what": _("wat"),
    "about": _("waarover"),
    "answers": _("antwoorden"),
    "use": _("waarvoor het mag"),
    "kind": _("soort"),
    "state": _("stand"),
    "notice": _("soort bericht"),
    "subject": _("onderwerp"),
    "text": _("tekst"),
    "texts": _("teksten"),
    "made_at": _("gemaakt"),
    "sent_at": _("verstuurd"),
    "given_at": _("gegeven"),
    "reported_at": _("gemeld"),
    "said_at": _("gezegd"),
    "shares": _("deelt met de ander"),
    "written": _("geschreven"),
    "decisions": _("beslissingen"),
    "words": _("woorden"),
    "ground": _("reden"),
    "name": _("naam"),
    "email": _("e-mailadres"),
    "area": _("gebied"),
    "language": _("taal"),
    "reach": _("hoe wij u bereiken"),
    "phone": _("telefoonnummer"),
    "role": _("rol"),
    "joined": _("account sinds"),
    "last seen": _("laatst hier"),
    "from": _("vanaf"),
    "until": _("tot"),
    "device": _("apparaat"),
    "began": _("ingelogd"),
    "since": _("sinds"),
    "commitment": _("afspraak"),
    "on": _("datum"),
    "whose": _("van wie"),
    "place": _("plek"),
    "photo": _("foto"),
    "when": _("hoe vaak"),
    "is buddy": _("wil iemand meenemen, of wachten bij de deur"),
    "not alone": _("komt liever niet alleen"),
    "needs lift": _("heeft een lift nodig"),
    "guests": _("met hoeveel anderen"),
    "contact": _("hoe iemand iets vraagt"),
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*")


def readable(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """One thing that is kept: what each value is called, and the value as people write it."""
    return [(str(LABELS.get(name, name)), in_words(value)) for name, value in row.items()]


def in_words(value: Any) -> str:
    """A value as people write it; a moment in the time of here, a list with semicolons, nothing as a dash."""
    if isinstance(value, str) and MOMENT.fullmatch(value):
        value = datetime.datetime.fromisoformat(value)
    if isinstance(value, datetime.datetime):
        return formats.date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, datetime.date):
        return formats.date_format(value, "DATE_FORMAT")
    if isinstance(value, Mapping):
        return ", ".join(f"{LABELS.get(name, name)}: {in_words(one)}" for name, one in value.items()) or "–"
    if isinstance(value, list | tuple):
        return "; ".join(in_words(one) for one in value) or "–"
    return "–" if value is None or value == "" else str(value)
