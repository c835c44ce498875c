"""How well a round was filled in: before anyone reads a pattern in it."""

from dataclasses import dataclass

import numpy as np

from basis.patterns.told import Floats, Kind, Told

FEWEST_SCALES = 3  # fewer scales say nothing about anyone's way of answering


@dataclass(frozen=True)
class Spread:
    """How numbers lie: how many, their mean, standard deviation (n − 1), and the counts in 20 bins from `low` to
    `high`."""

    n: int
    mean: float | None
    sd: float | None
    low: float
    high: float
    bins: tuple[int, ...]


@dataclass(frozen=True)
class Unanswered:
    """Of one question: the shares of stories with no answer, and with 'past niet'."""

    key: str
    words: str
    no_answer: float
    not_fitting: float


@dataclass(frozen=True)
class Integrity:
    """The checks of a round. `values` all scale values together; `means` and `sds` of each teller with at least
    three of them; `unanswered` a row a question; `straight` the stories in which at least three scales have the
    very same value; `same_text` and `same_answers` groups of stories with the same text, or the same answers to all
    questions by the same teller; `minutes` how long filling in took, `hurried` the stories that took less than a
    third of the usual (median) time."""

    stories: int
    tellers: int
    values: Spread
    means: Spread
    sds: Spread
    unanswered: tuple[Unanswered, ...]
    straight: tuple[int, ...]
    same_text: tuple[tuple[int, ...], ...]
    same_answers: tuple[tuple[int, ...], ...]
    minutes: Spread
    hurried: tuple[int, ...]


def check(told: Told) -> Integrity:
    """All checks of a round."""
    scales = np.column_stack(
        [np.full(len(told), np.nan)]
        + [np.where(c.answered, c.numbers, np.nan) for c in told.columns if c.kind == Kind.SCALE]
    )[:, 1:]
    means, sds = _by_teller(told, scales)
    minutes = np.full(len(told), np.nan) if told.seconds is None else told.seconds / 60
    known = minutes[np.isfinite(minutes)]
    usual = float(np.median(known)) if known.size else 0.0
    return Integrity(
        len(told),
        len(np.unique(told.tellers)),
        spread(scales[np.isfinite(scales)], 0, 100),
        spread(means, 0, 100),
        spread(sds, 0, 60),
        tuple(_unanswered(told)),
        _stories(told, _straight(scales)),
        _alike(told, [(text,) if text else None for text in _texts(told)]),
        _alike(told, _answers(told)),
        spread(known, 0, float(known.max(initial=1.0))),
        _stories(told, np.isfinite(minutes) & (np.nan_to_num(minutes, nan=usual) < usual / 3)),
    )


def spread(numbers: Floats, low: float, high: float) -> Spread:
    """How (n,) numbers lie; mean and standard deviation are None where there are too few."""
    n = len(numbers)
    bins = np.histogram(numbers, bins=20, range=(low, high))[0]
    mean = float(numbers.mean()) if n else None
    return Spread(n, mean, float(numbers.std(ddof=1)) if n > 1 else None, low, high, tuple(int(many) for many in bins))


def _by_teller(told: Told, scales: Floats) -> tuple[Floats, Floats]:
    _, of = np.unique(told.tellers, return_inverse=True)
    answered = np.isfinite(scales)
    many = np.bincount(of, weights=answered.sum(axis=1))
    sums = np.bincount(of, weights=np.where(answered, scales, 0.0).sum(axis=1))
    enough = many >= FEWEST_SCALES
    means = sums / np.maximum(many, 1)
    off = np.where(answered, scales - means[of][:, None], 0.0)
    sds = np.sqrt(np.bincount(of, weights=(off**2).sum(axis=1)) / np.maximum(many - 1, 1))
    return np.asarray(means[enough]), np.asarray(sds[enough])


def _unanswered(told: Told) -> list[Unanswered]:
    n = max(1, len(told))
    return [
        Unanswered(c.key, c.words, int((c.state == 1).sum()) / n, int((c.state == 2).sum()) / n) for c in told.columns
    ]


def _straight(scales: Floats) -> np.ndarray:
    answered = np.isfinite(scales)
    high = np.where(answered, scales, -np.inf).max(axis=1, initial=-np.inf)
    low = np.where(answered, scales, np.inf).min(axis=1, initial=np.inf)
    return np.asarray((answered.sum(axis=1) >= FEWEST_SCALES) & (high == low))


def _texts(told: Told) -> list[int]:
    return [0] * len(told) if told.texts is None else told.texts.tolist()


def _answers(told: Told) -> list[tuple[object, ...] | None]:
    """What each story was answered with, and by whom; None for a story with fewer than three answers, or whose teller
    told no other."""
    tellers, many = np.unique(told.tellers, return_counts=True)
    again = np.flatnonzero(np.isin(told.tellers, tellers[many > 1]))
    columns = [(c.state[again].tolist(), c.values[again].tolist()) for c in told.columns]
    out: list[tuple[object, ...] | None] = [None] * len(told)
    for place, row in enumerate(again.tolist()):
        given = [str(values[place]) if state[place] == 0 else None for state, values in columns]
        if sum(one is not None for one in given) >= FEWEST_SCALES:
            out[row] = (int(told.tellers[row]), *given)
    return out


def _alike(told: Told, prints: list[tuple[object, ...] | None]) -> tuple[tuple[int, ...], ...]:
    """The groups of stories with the same print."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for story, one in zip(told.stories.tolist(), prints, strict=True):
        if one is not None:
            groups.setdefault(one, []).append(story)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _stories(told: Told, those: np.ndarray) -> tuple[int, ...]:
    return tuple(int(story) for story in told.stories[those])
