"""What a round of stories was answered with, as columns: one value a story, and who told it.

All arrays have one row a story, in the same order. A value counts only where its `state` is ANSWERED.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Kind(StrEnum):
    """What was asked for, and so the shape of `Column.values`."""

    CHOICE = "choice"  # (n,) whole numbers: the option, from 0
    CHOICES = "choices"  # (n, options) 0 or 1: which of several were chosen
    SCALE = "scale"  # (n,) 0 to 100
    TRIAD = "triad"  # (n, 3) shares, at least 0, not all 0
    STONE = "stone"  # (n, 2) across and up, each 0 to 1: one labelled stone
    ORDERED = "ordered"  # (n,) whole numbers: the period, from 0, earliest first
    AREA = "area"  # (n,) whole numbers: the area, from 0


class State(IntEnum):
    """Whether there is a value."""

    ANSWERED = 0
    NO_ANSWER = 1  # not asked, or passed over
    NOT_FITTING = 2  # the teller said 'past niet'; a stone left off the field too


CODED = frozenset({Kind.CHOICE, Kind.ORDERED, Kind.AREA})  # values are the number of an option
GROUPING = frozenset({Kind.CHOICE, Kind.AREA})  # values part the stories into groups
ORDER = (
    Kind.TRIAD,
    Kind.STONE,
    Kind.SCALE,
    Kind.CHOICES,
    Kind.CHOICE,
    Kind.AREA,
    Kind.ORDERED,
)  # measured first, grouping last


@dataclass(frozen=True, eq=False)
class Column:
    """One question, answered. `options` are the words of the options, areas, periods or the three corners
    `state` is (n,) of `State`."""

    key: str
    words: str
    kind: Kind
    values: npt.NDArray[np.generic]
    state: npt.NDArray[np.int8]
    options: tuple[str, ...] = ()

    @property
    def answered(self) -> Bools:
        return np.asarray(self.state == State.ANSWERED)

    @property
    def codes(self) -> Ints:
        """The values as whole numbers."""
        return self.values.astype(np.int64)

    @property
    def numbers(self) -> Floats:
        """The values as numbers."""
        return self.values.astype(np.float64)


@dataclass(frozen=True, eq=False)
class Told:
    """The stories of a round. `stories` (n,) their keys, `tellers` (n,) a number for each person, `filter` in words
    which stories these are, empty for all. `seconds` (n,) how long filling in took (nan: not known); `texts` (n,) a
    print of each text (`print_of`; 0: no text)."""

    stories: Ints
    tellers: Ints
    columns: tuple[Column, ...]
    filter: str = ""
    seconds: Floats | None = None
    texts: Ints | None = None

    def __post_init__(self) -> None:
        rows = {
            len(self.stories),
            len(self.tellers),
            *(len(c.values) for c in self.columns),
            *(len(c.state) for c in self.columns),
        }
        if len(rows) != 1:
            raise ValueError(f"columns of different lengths: {sorted(rows)}")
        if len({c.key for c in self.columns}) != len(self.columns):
            raise ValueError("two columns have the same key")

    def __len__(self) -> int:
        return len(self.stories)

    def column(self, key: str) -> Column:
        """The column of this key; KeyError when there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def where(self, mask: Bools, words: str) -> "Told":
        """The stories for which `mask` (n,) holds, as data of their own; `words` say which these are."""
        rows = np.flatnonzero(mask)
        return replace(
            self,
            stories=self.stories[rows],
            tellers=self.tellers[rows],
            columns=tuple(replace(c, values=c.values[rows], state=c.state[rows]) for c in self.columns),
            filter=f"{self.filter}; {words}" if self.filter else words,
            seconds=None if self.seconds is None else self.seconds[rows],
            texts=None if self.texts is None else self.texts[rows],
        )

    def having(self, key: str, option: int) -> Bools:
        """(n,) whether a story was answered with this option of a question with options."""
        column = self.column(key)
        if column.kind == Kind.CHOICES:
            return np.asarray(column.answered & (column.codes[:, option] == 1))
        if column.kind not in CODED:
            raise ValueError(f"{key} has no options")
        return np.asarray(column.answered & (column.codes == option))

    def filtered(self, key: str, option: int) -> "Told":
        """The stories with this option of this question."""
        column = self.column(key)
        return self.where(self.having(key, option), f"{column.words}: {column.options[option]}")


def column(key: str, words: str, kind: Kind, given: Sequence[Any], options: Sequence[str] = ()) -> Column:
    """A column of what was given, one a story: a number, a sequence, None for no answer, or `State.NOT_FITTING`.

    Refuses (ValueError) an option that is not there, a scale outside 0–100, a share under 0, three shares of 0, and
    a stone outside the field.
    """
    width = {Kind.CHOICES: len(options), Kind.TRIAD: 3, Kind.STONE: 2}.get(kind, 0)
    whole = kind in CODED or kind == Kind.CHOICES
    values = np.zeros((len(given), width) if width else len(given), dtype=np.int64 if whole else np.float64)
    state = np.zeros(len(given), dtype=np.int8)
    for row, value in enumerate(given):
        if value is None:
            state[row] = State.NO_ANSWER
        elif value is State.NOT_FITTING:
            state[row] = State.NOT_FITTING
        elif kind == Kind.CHOICES:
            values[row, list(value)] = 1
        else:
            values[row] = value
    made = Column(key, words, kind, values, state, tuple(options))
    _refuse_what_cannot_be(made)
    return made


def print_of(text: str) -> int:
    """A number that is the same for texts that differ only in capitals and spaces; 0 for no text."""
    plain = " ".join(text.lower().split())
    return int.from_bytes(hashlib.blake2b(plain.encode(), digest_size=7).digest(), "big") if plain else 0


def _refuse_what_cannot_be(column: Column) -> None:
    values = column.numbers[column.answered]
    if not np.isfinite(values).all():
        raise ValueError(f"{column.key}: a value that is not a number")
    low, high = {
        Kind.SCALE: (0, 100),
        Kind.STONE: (0, 1),
        Kind.TRIAD: (0, np.inf),
        Kind.CHOICES: (0, 1),
    }.get(column.kind, (0, len(column.options) - 1))
    if values.size and (values.min() < low or values.max() > high):
        raise ValueError(f"{column.key}: a value outside {low}–{high}")
    if column.kind == Kind.TRIAD and values.size and (values.sum(axis=1) <= 0).any():
        raise ValueError(f"{column.key}: three shares of 0")
