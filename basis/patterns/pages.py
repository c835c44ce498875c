"""What the pages of patterns show. Every number comes from `rounded`, `coverage_queries` or `listing`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from basis.patterns import listing, pictures, plain_words, rules
from basis.patterns.coverage_queries import coverage
from basis.patterns.drawings import Drawing, Shape, about
from basis.patterns.forms import FilterForm
from basis.patterns.kept_queries import Standing
from basis.patterns.made_columns import base_keys, extended, grouping_key
from basis.patterns.pictures import Asked, Reader
from basis.patterns.rounded import behind, total
from basis.patterns.told import GROUPING, ORDER, Column, Kind
from basis.stories.models import Round

A_PAGE = 25
FAULTS = (KeyError, ValueError, IndexError)  # of an address that asks for what there is not


def frame(one: Round, found: Standing | None) -> dict[str, Any]:
    """What every page has: the round, whether all is made, and how far it is."""
    return {
        "round": one,
        "standing": found,
        "is_remade": found is not None and found.results is None,
        "total": about(total(found.told)) if found else "",
    }


def overview(one: Round, found: Standing, query: Mapping[str, str]) -> dict[str, Any]:
    """Who told, the questions, and the list of all tests."""
    strength, order = query.get("toon", ""), query.get("volgorde", "vraag")
    results = found.results or ()
    chosen = listing.chosen(results, strength if strength in plain_words.STRENGTHS else "", order)
    page = Paginator(chosen, A_PAGE).get_page(query.get("pagina"))
    counts = {key: sum(listing.saying_of(result) == key for result in results) for key in plain_words.STRENGTHS}
    return frame(one, found) | {
        "coverage": coverage(found.told, found.areas, found.questions),
        "questions": [(column.key, column.words) for column in found.told.columns],
        "tests": len(results),
        "rows": listing.rows(page.object_list, found.told, one.slug),
        "page": page,
        "strengths": [(key.value, words, counts[key]) for key, words in plain_words.STRENGTHS.items()],
        "strength": strength,
        "orders": listing.ORDERS.items(),
        "order": order,
    }


def question(one: Round, found: Standing, key: str, query: Mapping[str, str], reader: Reader) -> dict[str, Any] | None:
    """One question: its drawing, among some stories, beside another; and its tests. None when there is no such one."""
    columns = {column.key: column for column in found.told.columns}
    if key not in columns:
        return None
    column = columns[key]
    form = FilterForm(found.told, key, query)
    conditions, by = (form.conditions, form.cleaned_data["naast"]) if form.is_valid() else ((), "")
    asked = Asked(key, conditions)
    others = [other for other in found.told.columns if other.key != key]
    mine = [result for result in found.results or () if key in result.questions]
    return frame(one, found) | {
        "column": column,
        "form": form,
        "drawings": _drawings(found, asked, column, reader, one),
        "beside": pictures.beside(found, asked, by, reader, one.slug) if by else [],
        "by": extended(found.told, [by]).column(by).words if by else "",
        "filter": _filter_words(found, asked),
        "many": about(total(extended(found.told, [k for k, _o in conditions]), conditions)),
        "strong": listing.rows(listing.chosen(mine, plain_words.Strength.STRONG, "grootte"), found.told, one.slug),
        "others": [(c.words, reverse("patterns:pair", args=[one.slug, key, c.key])) for c in others],
    }


def pair(one: Round, found: Standing, keys: tuple[str, str], reader: Reader) -> dict[str, Any] | None:
    """Two questions beside each other: a drawing, a table, and the tests. None when there are no such ones."""
    columns = {column.key: column for column in found.told.columns}
    if not set(keys) <= set(columns) or keys[0] == keys[1]:
        return None
    first, second = sorted((columns[key] for key in keys), key=lambda c: (ORDER.index(c.kind), c.key))
    mine = [result for result in found.results or () if set(result.questions) == set(keys)]
    context = frame(one, found) | {"first": first, "second": second}
    context["rows"] = listing.rows(mine, found.told, one.slug)
    if first.kind == second.kind == Kind.SCALE:
        asked = Asked(f"{first.key}~{second.key}")
        words = _("Elk verhaal is een stip: hoe groter de stip, hoe meer verhalen.")
        return context | {"drawings": [pictures.drawing(found, asked, reader, one.slug, words)]}
    beside = pictures.beside(found, Asked(first.key), grouping_key(second), reader, one.slug)
    if first.kind in GROUPING | {Kind.CHOICES, Kind.ORDERED}:
        return context | {"cross": _cross(beside, first), "groups": [one.title for one in beside]}
    return context | {"beside": beside, "by": second.words}


def url_of(slug: str, key: str) -> str:
    """The page of a question, or of the two that a column is made of."""
    keys = base_keys(key)
    return reverse("patterns:pair" if len(keys) == 2 else "patterns:question", args=[slug, *keys])


@dataclass(frozen=True)
class Behind:
    """A mark that was opened: of which question, its words, among which stories, and which of it (keys) this reader
    may read."""

    column: Column
    words: str
    filter: list[tuple[str, str]]
    stories: frozenset[int]


def behind_mark(found: Standing, query: Mapping[str, str], reader: Reader) -> Behind | None:
    """The mark that an address asks for; None when there is no such mark, it may not be shown, or nothing of it may be
    read."""
    try:
        asked = _asked(query)
        drawn = pictures.figure(found, asked)
        column = extended(found.told, [asked.key]).column(asked.key)
        open_ = reader.may_open([asked.key, *(key for key, _option in asked.conditions)], found)
    except FAULTS:
        return None
    place = query.get("plek", "")
    keys = behind(drawn, place)
    if keys is None or open_.isdisjoint(keys):
        return None
    words = pictures.words_of_mark(drawn, column, place)
    return Behind(column, words, _filter_words(found, asked), open_ & frozenset(keys))


def _asked(query: Mapping[str, str]) -> Asked:
    """What an address asks for. ValueError for what is no filter."""
    conditions = []
    for name in pictures.NAMES:
        if said := query.get(name):
            key, _sign, option = said.rpartition(":")
            conditions.append((key, int(option)))
    return Asked(query.get("vraag", ""), tuple(conditions), query.get("als") == pictures.PLACES)


def _drawings(found: Standing, asked: Asked, column: Column, reader: Reader, one: Round) -> list[Drawing]:
    made = [pictures.drawing(found, asked, reader, one.slug, column.words)]
    if column.kind == Kind.TRIAD:
        words = _("De zeven plekken in de driehoek")
        places = Asked(asked.key, asked.conditions, by_places=True)
        made.append(pictures.drawing(found, places, reader, one.slug, words))
    return made


def _filter_words(found: Standing, asked: Asked) -> list[tuple[str, str]]:
    told = extended(found.told, [key for key, _option in asked.conditions])
    return [(told.column(key).words, told.column(key).options[option]) for key, option in asked.conditions]


def _cross(beside: list[Drawing], first: Column) -> list[tuple[str, list[Shape]]]:
    """A row for each answer to the first question, with a dot for each group: its surface goes with how many."""
    most = max([shape.n for drawn in beside for shape in drawn.shapes], default=0) or 1
    return [
        (words, [replace(shape, r=f"{19 * sqrt(shape.n / most):.1f}") for shape in (d.shapes[place] for d in beside)])
        for place, words in enumerate(first.options)
    ]


def panel(viewer: Any, one: Round) -> Mapping[str, Any] | None:
    """Beneath a round, when its patterns may be seen."""
    return {"round": one} if rules.may_see(viewer, one) else None
