"""Columns made of others, to draw them: a line in three parts, a triangle by its places, two lines as a field.

Their keys have a `~`: `welcome~` are the parts of a question, `welcome~near` two questions as one field.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from weakref import WeakKeyDictionary

import numpy as np
from django.utils.translation import gettext as _

from basis.patterns.compositions import loci
from basis.patterns.drawings import loci_words
from basis.patterns.people import same_people
from basis.patterns.told import Column, Ints, Kind, State, Told

MADE = "~"


def base_keys(key: str) -> list[str]:
    """The questions that a column is made of: itself, when it was asked."""
    return [part for part in key.split(MADE) if part]


def extended(told: Told, keys: Iterable[str]) -> Told:
    """The same stories with those of these columns that must be made; KeyError or ValueError for one that cannot be."""
    names = tuple(sorted(set(keys)))
    mine = _EXTENDED.setdefault(told, {})
    if names not in mine:
        mine[names] = _extended(told, names)
    made = mine[names]
    return told if made is None else made


_EXTENDED: WeakKeyDictionary[Told, dict[tuple[str, ...], Told | None]] = WeakKeyDictionary()  # None: as it is


def _extended(told: Told, keys: tuple[str, ...]) -> Told | None:
    made = []
    for key in keys:
        if MADE not in key:
            told.column(key)
        elif key.endswith(MADE):
            made.append(parts_of(told.column(key[:-1])))
        else:
            made.append(_field_of(*(told.column(one) for one in key.split(MADE, 1))))
    if not made:
        return None
    found = replace(told, columns=(*told.columns, *made))
    same_people(told, found)
    return found


def grouping_key(column: Column) -> str:
    """The column by which others are laid side by side: itself when it has answers to choose from, or its parts."""
    has_parts = column.kind in (Kind.SCALE, Kind.TRIAD, Kind.STONE)
    return f"{column.key}{MADE}" if has_parts else column.key


def parts_of(column: Column) -> Column:
    """A line in three parts, a triangle by its seven places, a field in four."""
    if column.kind == Kind.SCALE:
        codes = np.minimum(column.numbers // (100 / 3), 2).astype(np.int64)
        options: tuple[str, ...] = (_("links op de lijn"), _("in het midden"), _("rechts op de lijn"))
    elif column.kind == Kind.TRIAD:
        codes = _where(column, loci(column.numbers[column.answered]))
        options = tuple(loci_words((column.options[0], column.options[1], column.options[2])).values())
    elif column.kind == Kind.STONE:
        across, up = (column.numbers >= 0.5).astype(np.int64).T
        codes = up * 2 + across
        options = (_("links onder"), _("rechts onder"), _("links boven"), _("rechts boven"))
    else:
        raise ValueError(f"{column.key} has no parts")
    return Column(f"{column.key}{MADE}", column.words, Kind.CHOICE, codes, column.state, options)


def _field_of(across: Column, up: Column) -> Column:
    if {across.kind, up.kind} != {Kind.SCALE}:
        raise ValueError("a field is of two lines")
    state = np.where(across.answered, up.state, across.state).astype(np.int8)
    values = np.stack([across.numbers, up.numbers], axis=1) / 100
    words = f"{across.words} × {up.words}"
    return Column(f"{across.key}{MADE}{up.key}", words, Kind.STONE, values, state)


def _where(column: Column, found: Ints) -> Ints:
    codes = np.zeros(len(column.state), dtype=np.int64)
    codes[column.state == State.ANSWERED] = found
    return codes
