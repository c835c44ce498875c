"""Who told, against who lives there: by area and by age, before anyone reads a pattern.

People, not stories: who told three stories is one. Counts are in fives and nothing is shown of few (`rounded`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from basis.areas.models import Area
from basis.figures import queries as figures
from basis.figures.cell_queries import cells
from basis.patterns import shown
from basis.patterns.shown import LEAST, LEAST_OF_AREA
from basis.patterns.told import Column, Ints, Kind, Told
from basis.stories.models import Kind as Asked
from basis.stories.models import Question

BANDS = (
    (0, "leeftijd-0-15"),
    (15, "leeftijd-15-25"),
    (25, "leeftijd-25-45"),
    (45, "leeftijd-45-65"),
    (65, "leeftijd-65plus"),
)  # from this age up to the next; the codes of the figures
Cells = Mapping[int, Mapping[str, Mapping[int, Any]]]  # area → indicator → year, as the figures have it


@dataclass(frozen=True)
class Part:
    """An area or an age: of those who told about how many are here (None: too few to show), and in percent of them;
    how many people live here, and in percent."""

    words: str
    told: int | None
    told_share: int | None
    live: int
    live_share: int


@dataclass(frozen=True)
class Coverage:
    """Who told by area or age. `told` is how many people said where or how old, in fives; `year` and `source` are of
    the inhabitants."""

    name: str  # "area" or "age"
    words: str
    told: int
    parts: tuple[Part, ...]
    year: int
    source: str = ""


def coverage(told: Told, areas: Sequence[Area], questions: Mapping[str, Question]) -> list[Coverage]:
    """By area and by age, as far as these were asked and figures are known. Two queries."""
    table = cells(areas, ["inwoners", *(code for _age, code in BANDS)])
    found: list[Coverage] = []
    for column in told.columns:
        question = questions.get(column.key)
        if question is None:
            continue
        made = None
        if column.kind == Kind.AREA and not any(one.name == "area" for one in found):
            made = _by_area(told, column, areas, table)
        elif question.kind == Asked.AGE_BAND and not any(one.name == "age" for one in found):
            made = _by_age(told, column, question, areas, table)
        found += [made] if made else []
    return sorted(_with_sources(found, table), key=lambda one: one.name, reverse=True)


def band_of(key: str) -> int | None:
    """The number of the band that an answer lies in: from_16_to_24 → 1 (15 to 25); None when it says no age."""
    if re.match(r"(under|tot|to)_\d+$", key):
        return 0
    number = re.search(r"\d+", key)
    if number is None:
        return None
    return max(place for place, (age, _code) in enumerate(BANDS) if age <= int(number[0]))


def _by_area(told: Told, column: Column, areas: Sequence[Area], table: Cells) -> Coverage | None:
    year = _year(areas, table, ["inwoners"])
    if year is None or len(areas) < 2:
        return None
    live = [_value(table, area, "inwoners", year) for area in areas]
    return _made(told, column, column.codes, [str(area) for area in areas], live, "area", year, LEAST_OF_AREA)


def _by_age(told: Told, column: Column, question: Question, areas: Sequence[Area], table: Cells) -> Coverage | None:
    codes = [code for _age, code in BANDS]
    year = _year(areas, table, codes)
    bands = [band_of(key) for key in question.options]
    if year is None or None in bands or len(question.options) != len(column.options):
        return None
    live = [sum(_value(table, area, code, year) for area in areas) for code in codes]
    words = [" + ".join(w for w, b in zip(column.options, bands, strict=True) if b == band) for band in range(5)]
    mapped = np.array([band or 0 for band in bands], dtype=np.int64)[np.minimum(column.codes, len(bands) - 1)]
    words = [text or _band_words(band) for band, text in enumerate(words)]
    return _made(told, column, mapped, words, live, "age", year, LEAST)


def _band_words(band: int) -> str:
    begin = BANDS[band][0]
    return f"{begin}–{BANDS[band + 1][0]}" if band + 1 < len(BANDS) else f"{begin}+"


def _made(
    told: Told,
    column: Column,
    codes: Ints,
    words: list[str],
    live: list[float],
    name: str,
    year: int,
    least: int,
) -> Coverage | None:
    rows = np.flatnonzero(column.answered)
    tellers, first = np.unique(told.tellers[rows], return_index=True)
    mine = codes[rows][first]
    if len(tellers) < least or not sum(live):
        return None
    may = shown.one_way(mine, tellers, len(words), least)
    many = np.bincount(mine, minlength=len(words))
    total = shown.in_fives(len(tellers), len(tellers)) or 0
    parts = []
    for place, text in enumerate(words):
        people = shown.in_fives(int(many[place]), int(many[place])) if may[place] and many[place] >= least else None
        share = None if people is None else min(100, round(100 * people / total))
        parts.append(Part(text, people, share, round(live[place]), round(100 * live[place] / sum(live))))
    return Coverage(name, column.words, total, tuple(parts), year)


def _year(areas: Iterable[Area], table: Cells, codes: Sequence[str]) -> int | None:
    """The newest year in which all of it is known of all areas."""
    years = [
        {period for period, cell in table[area.pk][code].items() if cell.value is not None}
        for area in areas
        for code in codes
    ]
    return max(set.intersection(*years), default=None) if years else None


def _value(table: Cells, area: Area, code: str, year: int) -> float:
    return table[area.pk][code][year].value or 0.0


def _with_sources(found: Sequence[Coverage], table: Cells) -> list[Coverage]:
    """These with who published the figures of their year; one query."""
    every = [cell for codes in table.values() for by_year in codes.values() for cell in by_year.values()]
    publisher = {one.pk: one.publisher for one in figures.deliveries(every)} if found else {}
    out = []
    for one in found:
        theirs = {publisher.get(cell.delivery_id, "") for cell in every if cell.period == one.year}
        out.append(replace(one, source=", ".join(sorted(theirs - {""}))))
    return out
