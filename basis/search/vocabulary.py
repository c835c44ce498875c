"""The words that occur, in memory: words within words, and the nearest word to one with a typing error."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from basis.search import dutch, lexicon
from basis.search.models import Build, Entry, Word, WordGroup

WITHIN_FROM = 4  # letters: shorter is found inside far too many words
OF_AN_AREA = 1.5  # a weight
MENDED_FROM = 5  # letters: of a shorter word too many others are near
SHORT = 5  # letters
SHORTEST_PART = 3  # letters of a part of a word
LINKS = ("", "s", "en", "n", "e")  # between the parts: verkeerslicht, boekenkast
MOST_WITHIN = 40  # other words a word widens to: the most used


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language with the number of entries they occur in."""

    entries: dict[str, int]
    text: str = field(repr=False)  # all words between line ends, to look inside them fast
    by_length: dict[int, list[str]] = field(repr=False)
    stems: dict[str, int] = field(repr=False)  # with the number of entries of their words together
    stems_by_length: dict[int, list[str]] = field(repr=False)
    areas: frozenset[str] = field(repr=False)  # names of areas that are one word
    same: dict[str, frozenset[str]] = field(repr=False)  # from a stem to the words that mean the same

    def around(self, word: str) -> frozenset[str]:
        """Longer words that have this one in them: `zorg` → `mantelzorg`, `zorgvraag`. The most used first.

        A short word is often in another by chance (`eten` in `ontmoeten`): what stands before it must then be a word.
        """
        if len(word) < WITHIN_FROM:
            return frozenset()
        found = set()
        at = self.text.find(word)
        while at >= 0:
            begin, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
            other = self.text[begin:end]
            before = other[: at - begin]
            if not before or len(word) > SHORT or any(before.removesuffix(link) in self.entries for link in LINKS):
                found.add(other)
            at = self.text.find(word, end)
        found.discard(word)
        return frozenset(sorted(found, key=lambda other: (-self.entries[other], other))[:MOST_WITHIN])

    def weight(self, word: str, stems: Iterable[str]) -> float:
        """How much it says that something has a word: most for the name of an area, else less the more it occurs."""
        if word in self.areas:
            return OF_AN_AREA
        return 1 / math.log2(2 + max(self.stems.get(stem, 0) for stem in stems))

    def joined(self, words: Iterable[str]) -> list[str]:
        """These words, with two that are one word here written as one: `repair`, `cafe` → `repaircafe`."""
        found: list[str] = []
        for word in words:
            if found and found[-1] + word in self.entries:
                found[-1] += word
            else:
                found.append(word)
        return found

    def knows(self, word: str, language: str) -> bool:
        """Whether it occurs, or by its stem, or means the same as a word that does."""
        stems = dutch.stems(word, language)
        return word in self.entries or any(
            stem in self.stems or any(other in self.entries for other in self.same.get(stem, ())) for stem in stems
        )

    def parts(self, word: str, language: str) -> tuple[str, ...]:
        """The two words that this one is made of, when both are known: `geldzorgen` → `geld`, `zorgen`; else none."""
        cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        pairs = {(word[:cut].removesuffix(link), word[cut:]) for cut in cuts for link in LINKS}
        known = [
            pair for pair in pairs if len(pair[0]) >= SHORTEST_PART and all(self.knows(part, language) for part in pair)
        ]
        return max(known, key=lambda pair: (min(map(len, pair)), pair), default=())

    def part(self, word: str, language: str) -> str:
        """The longest end of this word that is known, at least half of it; or else the longest beginning; or none."""
        half = max(WITHIN_FROM, (len(word) + 1) // 2)
        ends = (word[-length:] for length in range(len(word) - 1, half - 1, -1))
        begins = (word[:length] for length in range(len(word) - 1, WITHIN_FROM - 1, -1))
        return next((part for part in (*ends, *begins) if self.knows(part, language)), "")

    def nearest(self, word: str) -> str:
        """The word that was probably meant: one typing error in five letters, two in seven; empty when none is near.

        Of words equally near the one with the same first letter goes first, then the most used. When no whole word is
        near it is looked for among the stems: `mantlezorg` where only `mantelzorgers` occurs.
        """
        if len(word) < MENDED_FROM or not word.isalpha():
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
        stems: Counter[str] = Counter()
        for word, number in entries.items():
            stems.update(dict.fromkeys(dutch.stems(word, language), number))
        text = "\n" + "\n".join(sorted(entries)) + "\n"
        named = Entry.objects.filter(language=language, kind="area").values_list("title_words", flat=True)
        areas = frozenset(words for words in named if " " not in words)
        known = Vocabulary(entries, text, _by_length(entries), stems, _by_length(stems), areas, _same(language))
        _kept[language] = (build, known)
    return _kept[language][1]
