"""What goes with each of all open cards, worked out at once: the same answer as `matching.proposals` for each of them.

What rules a pair out is asked of all cards together (numpy); only the first few are then compared in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from basis.exchange.kinds import NEAR, Reach
from basis.exchange.match_table import ANSWERS, GOES_WITH, IN_WORDS
from basis.exchange.matching import ANY_TIME, DEGREE, DUTCH, MOST_WORDS, STEP, Proposal, Said, shared
from basis.themes import Theme

NO, IN_ANY_CASE, WITH_A_WORD = range(3)
Kind = tuple[str, str]  # side and theme
Numbers = np.ndarray[Any, Any]


def proposals_of_all(cards: Iterable[Said], most: int) -> dict[int, list[Proposal]]:
    """For each of these cards the first that go with it."""
    every = _Columns(list(cards))
    return {card.pk: every.proposals(number, most) for number, card in enumerate(every.cards)}


class _Columns:
    """What all cards say, a column for each thing that counts; a row is the number of a card."""

    def __init__(self, cards: Sequence[Said]) -> None:
        self.cards = cards
        kinds = {kind: number for number, kind in enumerate(sorted({(one.side, one.theme) for one in cards}))}
        self.kind = np.array([kinds[one.side, one.theme] for one in cards], dtype=np.int16)
        self.goes = np.array([[_goes(one, other) for other in kinds] for one in kinds], dtype=np.uint8)
        self.times = np.array([one.times for one in cards], dtype=np.int32)
        self.any_time = np.where(self.times == 0, ANY_TIME, self.times)
        bits = {code: 1 << number for number, code in enumerate(sorted(DUTCH.union(*(one.languages for one in cards))))}
        self.spoken = np.array([sum(bits.get(code, 0) for code in one.languages or DUTCH) for one in cards], np.int64)
        self.dutch = sum(bits.get(code, 0) for code in DUTCH)
        self.area = np.array([one.area for one in cards], dtype=np.int64)
        self.reach = np.array([Reach.values.index(one.reach) for one in cards], dtype=np.int8)
        self.lat, self.lon = (np.array([_part(one, part) for one in cards]) for part in (0, 1))
        self.is_place = np.array([one.is_place for one in cards], dtype=bool)
        self.written = np.array([one.written for one in cards])
        self.pk = np.array([one.pk for one in cards], dtype=np.int64)
        self.theme = np.array([Theme.values.index(one.theme) for one in cards], dtype=np.int8)
        self.with_word = _rows(one.words or () for one in cards)
        self.of_giver = _rows(one.givers for one in cards)

    def proposals(self, row: int, most: int) -> list[Proposal]:
        """The first that go with the card of this row."""
        card = self.cards[row]
        goes = self.goes[self.kind[row]][self.kind]
        goes[row] = NO
        for giver in card.givers:
            goes[self.of_giver[giver]] = NO
        words = np.zeros(len(self.cards), dtype=np.uint8)
        for stem in card.words or ():
            words[self.with_word[stem]] += 1
        fits = (goes == IN_ANY_CASE) | ((goes == WITH_A_WORD) & (words > 0))
        fits &= (self.any_time & self.any_time[row] != 0) & (self.spoken & self.spoken[row] != 0)
        rows = np.flatnonzero(fits)
        far = self._metres(row, rows)
        is_same = self.area[rows] == self.area[row]
        within = self._reaches(self.reach[row], far, is_same) & self._reaches(self.reach[rows], far, is_same)
        rows, far, is_same = rows[within], far[within], is_same[within]
        order = self._order(row, rows, far, is_same, words[rows])[:most]
        found = ((self.cards[other], shared(card, self.cards[other])) for other in rows[order])
        return [Proposal(other.pk, both) for other, both in found if both is not None]

    def _metres(self, row: int, rows: Numbers) -> Numbers:
        """How far, as `matching.metres`; nan where that is not known."""
        north = (self.lat[rows] - self.lat[row]) * DEGREE
        east = (self.lon[rows] - self.lon[row]) * DEGREE * np.cos(np.radians((self.lat[rows] + self.lat[row]) / 2))
        far: Numbers = np.hypot(north, east)
        return far

    @staticmethod
    def _reaches(reach: Numbers, far: Numbers, is_same: Numbers) -> Numbers:
        near, everywhere = (Reach.values.index(one) for one in (Reach.NEAR, Reach.MUNICIPALITY))
        within: Numbers = np.where((reach == near) & ~np.isnan(far), far <= NEAR, is_same) | (reach == everywhere)
        return within

    def _order(self, row: int, rows: Numbers, far: Numbers, is_same: Numbers, words: Numbers) -> Numbers:
        """As `matching` ranks them: most facts, the nearest, the newest, the last number."""
        is_known = self.is_place[row] & self.is_place[rows] & ~np.isnan(far)
        told = np.where(is_known, np.maximum(5 * STEP, np.round(far / STEP) * STEP), NEAR)
        is_near = is_same | (far <= NEAR) & ~is_known | (told <= NEAR) & is_known
        is_same_theme = (self.theme[rows] == self.theme[row]) & (self.cards[row].theme != Theme.OTHER)
        is_when = self.times[rows] & self.times[row] != 0
        is_spoken = self.spoken[rows] & self.spoken[row] & ~self.dutch != 0
        facts = np.minimum(words, MOST_WORDS) + is_near.astype(int) + is_same_theme + is_when + is_spoken
        order: Numbers = np.lexsort((self.pk[rows], self.written[rows], -told, facts))[::-1]
        return order


def _goes(one: Kind, other: Kind) -> int:
    """Whether two kinds of card go together: in any case, only when they share a word, or not."""
    if other[0] in IN_WORDS.get(one[0], ()):
        return WITH_A_WORD if one[1] == other[1] else NO
    if other[0] not in ANSWERS.get(one[0], ()):
        return NO
    if Theme.OTHER in (one[1], other[1]):
        return WITH_A_WORD
    return IN_ANY_CASE if other[1] in GOES_WITH[one[1]] else NO


def _part(card: Said, part: int) -> float:
    return np.nan if card.point is None else card.point[part]


def _rows(named: Iterable[Iterable[str]]) -> dict[str, Numbers]:
    """The rows in which each name stands."""
    found: dict[str, list[int]] = {}
    for row, names in enumerate(named):
        for name in names:
            found.setdefault(name, []).append(row)
    return {name: np.array(rows) for name, rows in found.items()}
