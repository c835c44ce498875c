"""A CSV with vacancies for volunteers, to what their cards say; each bad line with why (docs/vacancies-import.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from basis import files
from basis.areas.models import Area
from basis.exchange.actions import Told
from basis.exchange.kinds import Day, Part
from basis.exchange.models import LONGEST
from basis.needs.queries import home_of
from basis.socialmap.models import Organisation
from basis.themes import THEMES, Theme

NEEDED = ("sleutel", "organisatie", "gebied", "tekst")
DAYS = dict(zip(("ma", "di", "wo", "do", "vr", "za", "zo"), Day.values, strict=True))
PARTS = dict(zip(("ochtend", "middag", "avond"), Part.values, strict=True))


@dataclass(frozen=True)
class Vacancy:
    """One line: its name in the list, its area, and what its card says."""

    key: str
    area: Area
    told: Told


@dataclass
class Read:
    """What a file holds, and what is wrong, both by line."""

    vacancies: dict[int, Vacancy] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)


class _Fault(Exception):
    """Why a line cannot be taken over."""


def read(file: files.File) -> Read:
    """The vacancies in a file. Refuses one without rows, or without the columns it needs."""
    columns, rows = files.rows(file)
    names = {column.lower() for column in columns}
    missing = [_("kolom ‘%(name)s’ ontbreekt") % {"name": name} for name in NEEDED if name not in names]
    files.refuse(file.name, missing)
    found, keys = Read(), set[str]()
    for row in rows:
        cells = {name.lower(): cell for name, cell in row.cells.items()}
        try:
            vacancy = _vacancy(cells)
            if vacancy.key in keys:
                raise _Fault(_("sleutel: ‘%(key)s’ staat er twee keer in") % {"key": vacancy.key})
        except _Fault as fault:
            found.faults[row.line] = str(fault)
        else:
            keys.add(vacancy.key)
            found.vacancies[row.line] = vacancy
    return found


def _vacancy(cells: Mapping[str, str]) -> Vacancy:
    for name in NEEDED:
        if not cells[name]:
            raise _Fault(_("%(name)s: dit moet er staan") % {"name": name})
    if len(cells["tekst"]) > LONGEST or len(cells["sleutel"]) > 120:
        raise _Fault(_("tekst: hooguit %(most)s tekens; sleutel: hooguit 120") % {"most": LONGEST})
    told = Told(
        "need",
        cells["tekst"],
        theme=_theme(cells.get("onderwerp", "")),
        when=_when(cells.get("wanneer", "")),
        reach="municipality",
        organisation=_organisation(cells["organisatie"]),
        is_vacancy=True,
    )
    return Vacancy(cells["sleutel"], _area(cells["gebied"]), told)


def _theme(word: str) -> str:
    if word and word not in THEMES:
        raise _Fault(_("onderwerp: ‘%(word)s’ kennen wij niet") % {"word": word})
    return THEMES[word] if word else Theme.WORK


def _when(words: str) -> tuple[str, ...]:
    """'di-middag do-avond' as moments."""
    found = []
    for word in words.replace(",", " ").lower().split():
        day, _dash, part = word.partition("-")
        if day not in DAYS or part not in PARTS:
            raise _Fault(_("wanneer: ‘%(word)s’ kennen wij niet, schrijf bijvoorbeeld di-middag") % {"word": word})
        found.append(f"{DAYS[day]}-{PARTS[part]}")
    return tuple(found)


def _organisation(name: str) -> Organisation:
    found = list(Organisation.objects.standing().filter(name__iexact=name)[:2])
    found = found or list(Organisation.objects.standing().filter(slug=name)[:1])
    if len(found) != 1:
        raise _Fault(_("organisatie: er is er niet precies één die ‘%(name)s’ heet") % {"name": name})
    return found[0]


def _area(word: str) -> Area:
    here = Area.objects.here().select_related("own_area", "parent")
    place = here.filter(code=word).first() or here.filter(slug=word.lower()).first()
    home = home_of(place) if place else None
    if home is None:
        raise _Fault(_("gebied: er is geen wijk of dorp met code of naam ‘%(word)s’") % {"word": word})
    return home
