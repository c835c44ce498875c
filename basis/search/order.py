"""In which order things come that were found: how well they fit what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from basis.languages import SOURCE
from basis.modules import all_modules
from basis.search.models import Entry
from basis.search.vocabulary import Vocabulary
from basis.search.wanted import Wanted

NAME, STEM_IN_NAME, LIKE_IN_NAME, TEXT, LIKE_IN_TEXT = range(5)  # where a word is, the nearest first
LATER = 2  # as if figures and policy had their words so much further away
LATER_LOSES = 0.2  # and as if they missed this part of the word that says least
LIKE = 0.3  # part of its weight that is lost when there is only a word that means about the same
LIKE_ABROAD = 0.1  # less in another language: what is told in Dutch only has no word of it

Rank = tuple[float, ...]


@dataclass(frozen=True)
class Texts:
    """The words of one entry and their stems."""

    title: frozenset[str]
    title_stems: frozenset[str]
    body: frozenset[str]
    body_stems: frozenset[str]


def ranks(ids: Iterable[int], asked: list[Wanted], known: Vocabulary, language: str) -> dict[int, Rank]:
    """Id → rank, the lowest first: called just that; then with most of the words, of which a rare one says more than a
    common one; then with them in the name rather than in the text; what one can go to before figures and policy."""
    last = {module.name for module in all_modules() if module.search_last}
    weights = [(one, known.weight(one.word, one.stems | one.same_stems)) for one in asked]
    called = " ".join(one.word for one in asked)
    like = LIKE if language == SOURCE else LIKE_ABROAD
    columns = ("title_words", "title_stems", "body_words", "body_stems")
    found: dict[int, Rank] = {}
    for pk, module, *told in Entry.objects.filter(pk__in=ids).values_list("pk", "module", *columns):
        texts = Texts(*(frozenset(text.split()) for text in told))
        found[pk] = _rank(texts, weights, like, told[0] == called, module in last)
    return found


def _rank(texts: Texts, weights: list[tuple[Wanted, float]], like: float, is_called: bool, is_later: bool) -> Rank:
    fits, missing = [], 0.0
    for one, weight in weights:
        fit, lost = _fit(one, texts, like)
        missing += lost * weight
        if fit is not None:
            fits.append(fit)
    worst = max(fits, default=0) + LATER * is_later
    lost = missing + LATER_LOSES * is_later * min(weight for _one, weight in weights)
    return (not is_called, lost, worst, is_later, sum(fits))


def _fit(one: Wanted, texts: Texts, like: float) -> tuple[int | None, float]:
    """Where this word is, or one like it, and which part of it is missing (0 to 1)."""
    if one.word in texts.title:
        return NAME, 0
    if one.stems & texts.title_stems or one.around & texts.title:
        return STEM_IN_NAME, 0
    if one.word in texts.body or one.around & texts.body or one.stems & texts.body_stems:
        return TEXT, 0
    if one.same & texts.title or one.same_stems & texts.title_stems:
        return LIKE_IN_NAME, like
    if one.same & texts.body or one.same_stems & texts.body_stems:
        return LIKE_IN_TEXT, like
    return None, 1
