"""Which sentences and which themes go together: the tables by which cards are proposed to each other (vision 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from basis.doors import Sentence
from basis.themes import Theme

VACANCY = "vacancy"  # a card that looks for volunteers, however its sentence begins

PAIRS = (  # beginnings of two sentences that answer each other, or do the same together
    (Sentence.WANT, Sentence.WANT),
    (Sentence.WANT, Sentence.CAN),
    (Sentence.WANT, Sentence.CAN_FOR),
    (Sentence.NEED, Sentence.CAN),
    (Sentence.NEED, Sentence.CAN_FOR),
    (VACANCY, Sentence.WANT),
    (VACANCY, Sentence.CAN),
    (VACANCY, Sentence.CAN_FOR),
)
PAIRS_IN_WORDS = (  # only about the same theme, when both also use the same word: "wandelen"
    (Sentence.CAN, Sentence.CAN),
    (Sentence.WANT, Sentence.NEED),
)
THEMES = (  # that go together, besides a theme with itself
    (Theme.MEET, Theme.MOVE),
    (Theme.MEET, Theme.CULTURE),
    (Theme.MEET, Theme.LEARN),
    (Theme.MEET, Theme.FAITH),
    (Theme.MEET, Theme.CARERS),
    (Theme.MEET, Theme.HELP),
    (Theme.HELP, Theme.CARERS),
    (Theme.HELP, Theme.GETTING_BY),
    (Theme.HELP, Theme.WORK),
    (Theme.GETTING_BY, Theme.WORK),
    (Theme.LEARN, Theme.WORK),
    (Theme.LEARN, Theme.YOUNG),
    (Theme.LEARN, Theme.CULTURE),
    (Theme.MOVE, Theme.NATURE),
    (Theme.MOVE, Theme.YOUNG),
    (Theme.NATURE, Theme.SURROUNDINGS),
)  # "iets anders" goes with each theme, and with itself, when both use the same word


def _beside(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(str(one), set()).add(str(other))
        found.setdefault(str(other), set()).add(str(one))
    return {name: frozenset(others) for name, others in found.items()}


ANSWERS: Mapping[str, frozenset[str]] = _beside(PAIRS)
IN_WORDS: Mapping[str, frozenset[str]] = _beside(PAIRS_IN_WORDS)
GOES_WITH: Mapping[str, frozenset[str]] = _beside([*THEMES, *((theme, theme) for theme in Theme if theme != "other")])


def sides_beside(side: str) -> frozenset[str]:
    """The beginnings of what may go with a card that begins so."""
    return ANSWERS.get(side, frozenset()) | IN_WORDS.get(side, frozenset())


def themes_beside(theme: str) -> frozenset[str]:
    """The themes of what may go with a card of this theme."""
    return frozenset(Theme.values) if theme == Theme.OTHER else GOES_WITH[theme] | {str(Theme.OTHER)}
