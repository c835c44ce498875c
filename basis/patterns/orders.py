"""Orders in which those who told might have come: whole tellers change places, again and again, from a seed.

A teller's stories are not independent, so they move together. Where the labels are the same in all stories of each
teller (their area, their age) any two tellers may change labels. Where not, tellers change places who told equally
many stories. So every order is as likely as the one seen, if the answers have nothing to do with each other.
"""

from collections.abc import Iterator
from math import lgamma, log
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from basis.patterns.told import Ints

AT_ONCE = 1_000_000  # places in one piece of work
KEPT = 64_000_000  # places that are kept in memory, 2 bytes each; beyond it orders are made anew each time
BLOCK = 2000  # rounds that are drawn together
FEWEST_ORDERS = 1000  # fewer different orders than this say nothing
Places = npt.NDArray[np.uint16 | np.int32]
Labels = npt.NDArray[Any]  # whole numbers of 8 or 32 bits


class Piece(NamedTuple):
    """Some rounds: in round r the still row i (of `still`, rows) meets the labels of `moving[places[r, i]]` (of
    rows)."""

    moving: Ints
    still: Ints
    places: Places


class Orders:
    """Orders of the tellers of (n,) stories, `rounds` of them, the same for the same seed; used by all tests of these
    stories. `largest` is how many stories the round has: orders of a part are drawn from orders of the whole."""

    def __init__(self, tellers: Ints, *, seed: int, rounds: int, largest: int = 0) -> None:
        self.tellers, self.seed, self.rounds = tellers, seed, rounds
        self._largest = max(largest, len(tellers))
        _, self.first, self.of, self._many = np.unique(
            tellers, return_index=True, return_inverse=True, return_counts=True
        )
        self._kept: dict[bool, list[Piece]] = {}
        self._labels: tuple[bytes, list[Labels]] = (b"", [])

    def __len__(self) -> int:
        return len(self.tellers)

    @property
    def many_tellers(self) -> int:
        return len(self._many)

    @property
    def repeated(self) -> bool:
        """Whether any teller told more than one of the stories."""
        return self.many_tellers < len(self)

    def are_of_tellers(self, labels: Ints) -> bool:
        """Whether (n,) labels are the same in all stories of each teller."""
        return bool((labels == labels[self.first][self.of]).all())

    def say_something(self, of_tellers: bool) -> bool:
        """Whether there are enough different orders for a p to mean anything."""
        alike = [self.many_tellers] if of_tellers else np.unique(self._many, return_counts=True)[1].tolist()
        return sum(lgamma(many + 1) for many in alike) >= log(FEWEST_ORDERS)

    def pieces(self, of_tellers: bool) -> Iterator[Piece]:
        """All rounds, in pieces. Rows are stories; with `of_tellers` they are tellers (numbered as `of` has them)."""
        if len(self) * self.rounds > KEPT:
            yield from self._made(of_tellers)
            return
        if of_tellers not in self._kept:
            self._kept[of_tellers] = list(self._made(of_tellers))
        yield from self._kept[of_tellers]

    def labelled(self, labels: Ints, of_tellers: bool) -> Iterator[tuple[Piece, Labels]]:
        """`pieces`, each with the (rounds, rows) labels that stories then get; those asked for last are kept."""
        kind: type[np.int8 | np.int32] = np.int8 if labels.max(initial=0) < 128 else np.int32
        mine = (labels[self.first] if of_tellers else labels).astype(kind)
        if len(self) * self.rounds > KEPT:
            yield from ((piece, mine[piece.moving].take(piece.places)) for piece in self.pieces(of_tellers))
            return
        if self._labels[0] != mine.tobytes():
            got = [mine[piece.moving].take(piece.places) for piece in self.pieces(of_tellers)]
            self._labels = (mine.tobytes(), got)
        yield from zip(self.pieces(of_tellers), self._labels[1], strict=True)

    def _made(self, of_tellers: bool) -> Iterator[Piece]:
        rows = np.arange(self.many_tellers)
        for block, begin in enumerate(range(0, self.rounds, BLOCK)):
            chance = np.random.Generator(np.random.SFC64([self.seed, block, int(of_tellers)]))
            rounds = min(BLOCK, self.rounds - begin)
            if of_tellers:
                parts, moving, still = [(1, len(rows))], chance.permutation(rows), rows
            else:
                parts, moving, still = self._by_size(chance)
            sources = [_drawn(tellers, rounds, self._largest, part, chance) for part, (_, tellers) in enumerate(parts)]
            for pieces in zip(*sources, strict=True):
                yield Piece(moving, still, _side_by_side(parts, pieces, len(still)))

    def _by_size(self, chance: np.random.Generator) -> tuple[list[tuple[int, int]], Ints, Ints]:
        """Tellers by how many stories they told: (stories, tellers) of each size, and the stories so arranged that
        the first of all tellers of a size stand together, then their second; for what moves with tellers in an
        order of chance."""
        begins = np.cumsum(self._many) - self._many
        stories = np.argsort(self.of, kind="stable")
        parts, moving, still = [], [], []
        for size in np.unique(self._many).tolist():
            those = np.flatnonzero(self._many == size)
            parts.append((size, len(those)))
            mixed = chance.permutation(those)
            for story in range(size):
                still.append(stories[begins[those] + story])
                moving.append(stories[begins[mixed] + story])
        return parts, np.concatenate(moving), np.concatenate(still)


class Shuffles:
    """The orders of all sets of stories that the tests of one pair of questions use."""

    def __init__(self, *, seed: int, rounds: int, largest: int) -> None:
        self.seed, self.rounds, self.largest = seed, rounds, largest
        self._kept: dict[bytes, Orders] = {}

    def of(self, tellers: Ints) -> Orders:
        """The orders of these tellers, one a story; made once."""
        key = tellers.tobytes()
        if key not in self._kept:
            self._kept[key] = Orders(tellers, seed=self.seed, rounds=self.rounds, largest=self.largest)
        return self._kept[key]


def _drawn(many: int, rounds: int, largest: int, part: int, chance: np.random.Generator) -> Iterator[Places]:
    """Orders of `many`, in pieces of as many rounds whatever `many` is. Where memory allows: those of the whole
    round, without who is not in it, which is faster than to draw anew; who is who was drawn by chance before. Each
    part takes the rounds from another place, or all parts would move alike."""
    step = max(1, AT_ONCE // largest)
    whole = _WHOLES.at_least(many, largest) if largest * BLOCK <= KEPT else None
    row = np.arange(many, dtype=np.uint16 if many <= 2**16 else np.int32)
    for start in range(0, rounds, step):
        stop = min(start + step, rounds)
        if whole is None:
            places = np.tile(row, (stop - start, 1))
            yield chance.permuted(places, axis=1, out=places)
        else:
            some = whole[start:stop] if part == 0 else whole[(np.arange(start, stop) + 37 * part) % BLOCK]
            yield some if many == whole.shape[1] else some[some < many].reshape(-1, many)


class _Wholes:
    """Orders of a whole round of stories, of the first half of it, of a quarter, …: of one round at a time."""

    def __init__(self) -> None:
        self._lock, self._largest, self._kept = Lock(), 0, list[Places]()

    def at_least(self, many: int, largest: int) -> Places:
        """(BLOCK, m) orders of the smallest m of these that is at least `many`."""
        with self._lock:
            if self._largest != largest:
                chance = np.random.Generator(np.random.SFC64(largest))
                row = np.arange(largest, dtype=np.uint16 if largest <= 2**16 else np.int32)
                places = np.tile(row, (BLOCK, 1))
                self._largest, self._kept = largest, [chance.permuted(places, axis=1, out=places)]
            halves = (largest // max(1, many)).bit_length() - 1
            while len(self._kept) <= halves:
                last = self._kept[-1]
                half = largest >> len(self._kept)
                self._kept.append(last[last < half].reshape(-1, half))
            return self._kept[halves]

    def forget(self) -> None:
        """Give the memory back."""
        with self._lock:
            self._largest, self._kept = 0, []


_WHOLES = _Wholes()
forget = _WHOLES.forget


def _side_by_side(parts: list[tuple[int, int]], pieces: tuple[Places, ...], many: int) -> Places:
    """The places of all rows, from those of the tellers of each size."""
    if len(parts) == 1 and parts[0][0] == 1:
        return pieces[0]
    places = np.empty((len(pieces[0]), many), dtype=np.uint16 if many <= 2**16 else np.int32)
    begin = 0
    for (size, tellers), piece in zip(parts, pieces, strict=True):
        for _ in range(size):
            np.add(piece, begin, out=places[:, begin : begin + tellers], casting="unsafe")
            begin += tellers
    return places
