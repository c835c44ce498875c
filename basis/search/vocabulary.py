"""The words that occur, in memory: words within words, and the nearest word to one with a typing error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from basis.search import dutch, lexicon
from basis.search.models import Build, Word, WordGroup

WITHIN_FROM = 4  # letters: shorter is found inside far too many words
MOST_WITHIN = 40  # other words a word widens to: the most used


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language with the number of entries they occur in."""

    entries: dict[str, int]
    text: str = field(repr=False)  # all words between line ends, to look inside them fast
    by_length: dict[int, list[str]] = field(repr=False)
    stems: frozenset[str] = field(repr=False)
    stems_by_length: dict[int, list[str]] = field(repr=False)
    same: dict[str, frozenset[str]] = field(repr=False)  # from a stem to the words that mean the same

    def around(self, word: str) -> frozenset[str]:
        """Longer words that have this one in them: `zorg` → `mantelzorg`, `zorgvraag`. The most used first."""
        if len(word) < WITHIN_FROM:
            return frozenset()
        found = set()
        at = self.text.find(word)
        while at >= 0:
            begin, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
            found.add(self.text[begin:end])
            at = self.text.find(word, end)
        found.discard(word)
        return frozenset(sorted(found, key=lambda other: (-self.entries[other], other))[:MOST_WITHIN])

    def nearest(self, word: str) -> str:
        """The word that was probably meant: one typing error in four letters, two in seven; empty when none is near.

        Of words equally near the one with the same first letter goes first, then the most used. When no whole word is
        near it is looked for among the stems: `mantlezorg` where only `mantelzorgers` occurs.
        """
        if len(word) < WITHIN_FROM or not word.isalpha():
            return ""
        most = 1 if len(word) < 7 else 2
        lengths = range(len(word) - most, len(word) + most + 1)
        for kind in (self.by_length, self.stems_by_length):
            near = [other for length in lengths for other in kind.get(length, [])]
            found = process.extract(word, near, scorer=OSA.distance, score_cutoff=most, limit=None)
            if found:
                used = self.entries
                best = min(found, key=lambda hit: (hit[1], hit[0][0] != word[0], -used.get(hit[0], 0), hit[0]))
                return str(best[0])
        return ""


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in words:
        if word.isalpha() and len(word) >= WITHIN_FROM:
            found.setdefault(len(word), []).append(word)
    return found


def _same(language: str) -> dict[str, frozenset[str]]:
    """By the lists of this house and of the municipality, and by what editors wrote down."""
    found: dict[str, set[str]] = {}
    for group in (*lexicon.same(), *(words.split() for words in WordGroup.objects.values_list("words", flat=True))):
        for word in group:
            for stem in dutch.stems(word, language):
                found.setdefault(stem, set()).update(group)
    return {stem: frozenset(words) for stem, words in found.items()}


_kept: dict[str, tuple[tuple[int, object], Vocabulary]] = {}


def of(language: str) -> Vocabulary:
    """The vocabulary of a language; read again when the index has changed (one small query tells)."""
    build = Build.objects.filter(pk=1).values_list("number", "built_at").first() or (0, None)
    if language not in _kept or _kept[language][0] != build:
        entries = dict(Word.objects.filter(language=language).values_list("word", "entries"))
        stems = frozenset(stem for word in entries for stem in dutch.stems(word, language))
        text = "\n" + "\n".join(sorted(entries)) + "\n"
        known = Vocabulary(entries, text, _by_length(entries), stems, _by_length(stems), _same(language))
        _kept[language] = (build, known)
    return _kept[language][1]
