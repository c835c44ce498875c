"""The numbers about meeting as data: the same as on the page, for a machine."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator
from typing import Any

from basis.meeting import queries, words
from basis.meeting.catchment import DETOUR, STEPS
from basis.meeting.models import AreaConversation
from basis.meeting.queries import Near, Picture
from basis.meeting.reach import Span
from basis.meeting.supply_queries import Found
from basis.needs.models import Need
from basis.themes import GROUP_WORDS

COLUMNS = (
    "gebied",
    "gebiedsnaam",
    "soort_plek",
    "plekken",
    "groep",
    "jaar",
    "mensen",
    "maat",
    "laag",
    "hoog",
    "bron",
)


def measures(near: Near) -> dict[str, Span]:
    """Each measure of a group: its name → lower and higher value; minutes that do not exist are left out."""
    if near.here is None:
        return {}
    found = {f"deel_binnen_{step}_minuten": part for step, part in zip(STEPS, near.here.within, strict=True)}
    if not math.isinf(near.here.half.high):
        found["helft_binnen_minuten"] = near.here.half
    per = words.PER
    found["plekken_per_1000_inwoners"] = Span(near.here.shared.low * per, near.here.shared.high * per)
    found["plekken_per_1000_gewogen"] = Span(near.here.weighted.low * per, near.here.weighted.high * per)
    return found


def rows(found: Picture) -> Iterator[tuple[Any, ...]]:
    """A row for each group and measure, in the order of COLUMNS; parts are 0 to 1."""
    for near in found.near:
        for name, value in measures(near).items():
            yield (
                found.area.code,
                str(found.area),
                found.sort.value,
                len(found.shown.found),
                GROUP_WORDS[near.people.group],
                near.people.year,
                round(near.here.people) if near.here else "",
                name,
                round(value.low, 4),
                round(value.high, 4),
                words.source(near.people),
            )


def as_csv(pictures: Iterable[Picture]) -> str:
    """RFC 4180, point as decimal sign; UTF-8 with a mark, so that a spreadsheet reads the accents."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_text(value) for value in row] for found in pictures for row in rows(found))
    return "\ufeff" + out.getvalue()


def _text(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@"} else value


def as_json(found: Picture) -> dict[str, Any]:
    """Meeting in an area: what people say, the places, the numbers with how they were counted, the conversations."""
    voices = queries.voices(found.area)
    return {
        "gebied": {"code": found.area.code, "naam": str(found.area), "soort": found.area.kind},
        "soortPlek": found.sort.value,
        "watMensenZeggen": {
            "blijMee": [_said(one) for one in voices.glad],
            "gemis": [_said(one) for one in voices.missing],
        },
        "plekken": [_place(one) for one in found.shown.found],
        "groepen": [_group(near) for near in found.near],
        "nietsInDeBuurt": [
            {"buurt": buurt.code, "naam": str(buurt), "mensen": round(people), "minuten": _minutes(walk)}
            for buurt, walk, people in found.without
        ],
        "buurten": [
            {"buurt": buurt.code, "naam": str(buurt), "minuten": _minutes(walk)} for buurt, walk in found.buurten
        ],
        "gesprekken": [_conversation(one) for one in queries.conversations(found.area)],
        "zoGerekend": {"omwegfactor": DETOUR, "snelheidKmPerUur": 5, "uitleg": words.method(found)},
    }


def _said(need: Need) -> dict[str, Any]:
    return {"tekst": need.text, "van": need.whose, "onderwerp": need.theme, "isVoorbeeld": need.is_example}


def _place(one: Found) -> dict[str, Any]:
    lat, lon = one.point or (None, None)
    return {
        "naam": one.place.name,
        "soorten": sorted(sort.value for sort in one.sorts if sort != "alle"),
        "lat": lat,
        "lon": lon,
        "isVoorbeeld": one.place.is_example,
    }


def _group(near: Near) -> dict[str, Any]:
    return {
        "groep": GROUP_WORDS[near.people.group],
        "jaar": near.people.year,
        "mensen": round(near.here.people) if near.here else None,
        "bron": words.source(near.people),
        "maten": {name: {"laag": value.low, "hoog": value.high} for name, value in measures(near).items()},
        "nietMeegeteld": [{"buurt": one.code, "reden": near.people.missing[one.pk]} for one in near.silent],
    }


def _minutes(walk: float) -> float | None:
    return None if math.isinf(walk) else round(walk, 1)


def _conversation(one: AreaConversation) -> dict[str, Any]:
    return {
        "datum": one.held_on.isoformat(),
        "plek": str(one.place or "") or None,
        "rolVanDeGemeente": one.role,
        "wieWarenEr": {row.kind: row.number for row in one.joined.all()},
        "gezegd": one.heard,
        "afspraken": [
            {
                "tekst": row.text,
                "vanWie": row.owner,
                "uiterlijk": row.due_on.isoformat(),
                "stand": row.state,
                "watKwamErvan": row.outcome or None,
            }
            for row in one.agreements.all()
        ],
        "isVoorbeeld": one.is_example,
    }
