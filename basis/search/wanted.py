"""One word of a question, and all the words by which it may be found."""

from __future__ import annotations

from dataclasses import dataclass

from basis.search import dutch
from basis.search.engines import Term, plain
from basis.search.vocabulary import Vocabulary


@dataclass(frozen=True)
class Wanted:
    """A word to look for: itself, its stems, words that mean the same, longer words that have it in them."""

    word: str
    stems: frozenset[str]
    same: frozenset[str]
    same_stems: frozenset[str]
    around: frozenset[str]
    typed: str = ""  # what was typed, when the word is our guess at what was meant

    @property
    def is_part(self) -> bool:
        """Only a part of what was typed is known here: `taal` of `taalcoach`."""
        return bool(self.typed) and self.word in self.typed

    @property
    def narrow(self) -> Term:
        """The word itself, and by its stem."""
        return Term(frozenset({self.word}), self.stems)

    @property
    def wide(self) -> Term:
        """Also what means the same, and longer words with this one inside."""
        return Term(frozenset({self.word}) | self.same | self.around, self.stems | self.same_stems)


def wanted(typed: str, known: Vocabulary, language: str) -> tuple[Wanted, ...]:
    """What to look for when somebody typed this folded word.

    One that does not occur is taken apart (`computerhulp` → `computer` and `hulp`), else it becomes the nearest word,
    else the part of it that does occur (`moestuin` → `tuin`).
    """
    word = plain(typed)
    one = _wanted(word, known, language)
    if word in known.entries or one.around or (one.stems | one.same_stems) & known.stems.keys():
        return (one,)
    if apart := parts(one, known, language):
        return apart
    meant = known.nearest(word) or known.part(word, language)
    return (_wanted(meant, known, language, typed=typed) if meant else one,)


def parts(one: Wanted, known: Vocabulary, language: str) -> tuple[Wanted, ...]:
    """The two words that this word is made of; none when it is not."""
    return tuple(_wanted(part, known, language) for part in known.parts(one.word, language))


def _wanted(word: str, known: Vocabulary, language: str, typed: str = "") -> Wanted:
    """Words of the same meaning are looked up by the word and by its stem: `bejaarde` means what `bejaarden` does."""
    stems = frozenset(dutch.stems(word, language))
    same = frozenset().union(*(known.same.get(stem, ()) for stem in stems)) - {word}
    return Wanted(
        word=word,
        stems=stems,
        same=same,
        same_stems=frozenset(stem for other in same for stem in dutch.stems(other, language)) - stems,
        around=known.around(word) - same,
        typed=typed,
    )
