"""How many people stories are of: a number for each teller, and counts of them by mark."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from basis.patterns.told import Bools, Ints, Told


@dataclass(frozen=True, eq=False)
class People:
    """Who told each story, `who` (n,) as a number from 0, first the `repeated` people who told more than one."""

    who: Ints
    repeated: int

    def count(self, those: Bools) -> int:
        """How many people told those (n,) stories."""
        return int(self.by(np.zeros(int(np.count_nonzero(those)), dtype=np.int64), self.who[those], 1)[0])

    def by(self, codes: Ints, who: Ints, marks: int) -> Ints:
        """(marks,) how many people told a story that lies at each mark: (m,) `codes` of stories of `who`. A story lies
        once at a mark, so only of people who told more must one look who was there already."""
        again = who < self.repeated
        there = np.zeros((marks, self.repeated), dtype=bool)
        there[codes[again], who[again]] = True
        return np.asarray(np.bincount(codes[~again], minlength=marks) + np.count_nonzero(there, axis=1))


def people_of(tellers: Ints) -> People:
    """(n,) tellers, whatever their numbers."""
    _names, who, many = np.unique(tellers, return_inverse=True, return_counts=True)
    number = np.empty(len(many), dtype=np.int64)
    number[np.argsort(many == 1, kind="stable")] = np.arange(len(many))
    return People(number[who], int(np.count_nonzero(many > 1)))


def numbered(told: Told) -> People:
    """Those who told these stories; found once of the same stories."""
    if told not in _NUMBERED:
        _NUMBERED[told] = people_of(told.tellers)
    return _NUMBERED[told]


_NUMBERED: WeakKeyDictionary[Told, People] = WeakKeyDictionary()  # gone with the stories


def same_people(told: Told, other: Told) -> None:
    """Both are the same stories: what was found of the one holds for the other."""
    _NUMBERED[other] = numbered(told)
