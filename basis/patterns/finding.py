"""Stories found by words, or because they are like another: a help to find, which scores and labels nobody.

Only words are compared: the part of the words that say something (`search.queries.telling`) which two stories share,
rare words weighing more. What was blacked out is not looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from basis.search import queries as search
from basis.stories.models import Story

MOST = 30


@dataclass(frozen=True)
class Find:
    """A story that was found, and the words that it shares with what was looked for."""

    story: Story
    words: tuple[str, ...]


def by_words(stories: Iterable[Story], asked: str) -> list[Find]:
    """Stories with any of these words, also in another form; those with most of them first."""
    wanted = search.telling(asked)
    found = [Find(one, _common(wanted, search.telling(text_of(one)))) for one in stories]
    return sorted((one for one in found if one.words), key=lambda one: -len(one.words))[:MOST]


def like(stories: Sequence[Story], to: Story) -> list[Find]:
    """Stories that share most with this one (cosine of words, by how rare they are), the most alike first."""
    words = {one.pk: search.telling(text_of(one)) for one in stories}
    seen = Counter(stem for mine in words.values() for stem in mine)
    weight = {stem: log(1 + len(words) / many) for stem, many in seen.items()}
    mine = words.get(to.pk, {})
    found = [(_alike(mine, words[one.pk], weight), one) for one in stories if one.pk != to.pk]
    best = sorted((pair for pair in found if pair[0] > 0), key=lambda pair: -pair[0])[:MOST]
    return [Find(one, _common(mine, words[one.pk])) for _how, one in best]


def text_of(story: Story) -> str:
    """Its words as others may read them."""
    return f"{story.title}\n{story.redacted or story.text}"


def _alike(one: dict[str, str], other: dict[str, str], weight: dict[str, float]) -> float:
    size = sqrt(sum(weight[stem] ** 2 for stem in one) * sum(weight[stem] ** 2 for stem in other))
    return sum(weight[stem] ** 2 for stem in one.keys() & other.keys()) / size if size else 0.0


def _common(one: dict[str, str], other: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(other[stem] for stem in one.keys() & other.keys()))
