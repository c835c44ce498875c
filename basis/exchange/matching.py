"""Which cards go together, and what they share: worked out from what the cards say, never from who gave them.

No marks, no profile (vision, principle 1): an order exists only among the cards that go with one card.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from basis.exchange.kinds import MOMENTS, NEAR, Reach
from basis.exchange.match_table import ANSWERS, GOES_WITH, IN_WORDS
from basis.themes import Theme

ANY_TIME = (1 << len(MOMENTS)) - 1
DUTCH = frozenset({"nl"})
DEGREE = 111_200.0  # metres of a degree of latitude
STEP = 100  # metres: distances are told no finer
MOST_WORDS = 3  # that count


@dataclass(frozen=True, slots=True)
class Said:
    """What one card says, as far as it counts. `times` has a bit for each of MOMENTS; none: any time.

    `words` are those that say something, by their stem; no `languages` is Dutch. `point` (WGS84) is rounded, or is not
    known; `is_place` when it is of a public place. `givers` serves only to propose nobody her own card.
    """

    pk: int
    side: str  # a Sentence, or VACANCY
    theme: str
    area: int
    reach: str
    written: float = 0.0  # seconds
    point: tuple[float, float] | None = None
    is_place: bool = False
    times: int = 0
    languages: frozenset[str] = DUTCH
    words: Mapping[str, str] | None = None
    givers: frozenset[str] = frozenset()


class Shared(NamedTuple):
    """What two cards share: the same seen from either of them."""

    themes: tuple[str, ...]  # one that both are about, or two that go together
    words: tuple[str, ...]
    moments: tuple[str, ...]  # when both said when they can
    metres: int | None  # between two public places
    is_near: bool  # less than a kilometre apart, and at least one of them no public place
    is_same_area: bool
    languages: tuple[str, ...]  # besides Dutch

    @property
    def facts(self) -> int:
        """How many things there are in which both agree."""
        near = self.is_near or self.is_same_area or (self.metres is not None and self.metres <= NEAR)
        told = (len(self.themes) == 1, bool(self.moments), bool(self.languages), near)
        return sum(told) + min(len(self.words), MOST_WORDS)


class Proposal(NamedTuple):
    """Another card that goes with a card, and what they share."""

    pk: int
    shared: Shared


Rank = tuple[int, int, float, int]


def shared(one: Said, other: Said) -> Shared | None:
    """What two cards share, when they go together; None when they do not.

    They do when their sentences answer each other, their themes go together, there is a part of a day and a language
    that suits both, each is within the distance that the other asked, and there is something in which both agree.
    Never two cards of one giver.
    """
    if not (one.times or ANY_TIME) & (other.times or ANY_TIME) or one.pk == other.pk:
        return None
    if (one.languages or DUTCH).isdisjoint(other.languages or DUTCH) or not one.givers.isdisjoint(other.givers):
        return None
    far = metres(one, other)
    if not (_reaches(one, other, far) and _reaches(other, one, far)):
        return None
    words = _words(one, other)
    if not _answer(one, other, words):
        return None
    is_known = one.is_place and other.is_place and far is not None
    spoken = (one.languages or DUTCH) & (other.languages or DUTCH) - DUTCH
    both = one.times & other.times
    found = Shared(
        themes=() if Theme.OTHER in (one.theme, other.theme) else tuple(sorted({one.theme, other.theme})),
        words=words,
        moments=tuple(moment for number, moment in enumerate(MOMENTS) if both >> number & 1) if both else (),
        metres=max(5 * STEP, round(far / STEP) * STEP) if is_known and far is not None else None,
        is_near=not is_known and far is not None and far <= NEAR,
        is_same_area=one.area == other.area,
        languages=tuple(sorted(spoken)),
    )
    return found if found.facts else None


def metres(one: Said, other: Said) -> float | None:
    """How far two cards are apart, as far as is known, in a straight line: the same from either side."""
    if one.point is None or other.point is None:
        return None
    north = (one.point[0] - other.point[0]) * DEGREE
    east = (one.point[1] - other.point[1]) * DEGREE * math.cos(math.radians((one.point[0] + other.point[0]) / 2))
    return math.hypot(north, east)


def _reaches(one: Said, other: Said, far: float | None) -> bool:
    """Whether the other is within the distance that one asked.

    Where a point is not known, her own area is as near as we can tell: 'dichtbij' then means that area.
    """
    if one.reach == Reach.MUNICIPALITY:
        return True
    return far <= NEAR if one.reach == Reach.NEAR and far is not None else one.area == other.area


def _answer(one: Said, other: Said, words: tuple[str, ...]) -> bool:
    """Whether their sentences and their themes go together."""
    if other.side in IN_WORDS.get(one.side, ()):
        return one.theme == other.theme and bool(words)
    if other.side not in ANSWERS.get(one.side, ()):
        return False
    return bool(words) if Theme.OTHER in (one.theme, other.theme) else other.theme in GOES_WITH[one.theme]


def _words(one: Said, other: Said) -> tuple[str, ...]:
    """The words of both, by their stem; of two forms the shortest is told, 'wandelen' rather than 'wandelend'."""
    if not one.words or not other.words:
        return ()
    both = one.words.keys() & other.words.keys()
    if not both:
        return ()
    return tuple(sorted(min(one.words[stem], other.words[stem], key=lambda word: (len(word), word)) for stem in both))


def _rank(other: Said, found: Shared) -> Rank:
    """Most facts in common first, then the nearest, the newest, the last number. A total order of other cards."""
    return found.facts, -(found.metres or NEAR), other.written, other.pk


def proposals(card: Said, others: Iterable[Said], most: int) -> list[Proposal]:
    """The first cards that go with this card. The same cards in any order give the same proposals in the same order."""
    fits = ((_rank(other, found), found) for other in others if (found := shared(card, other)) is not None)
    return [Proposal(rank[3], found) for rank, found in heapq.nlargest(most, fits, key=lambda one: one[0])]
