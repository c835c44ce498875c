"""From text to words that can be compared: folded, and cut to a stem with the spelling rules of Dutch.

The stem is light on purpose: it takes off endings (plural, verb, diminutive, -ing) and undoes what they do to the
spelling (`straten` → `straat`, `bussen` → `bus`, `brieven` → `brief`). Words it gets wrong are data: `words.yaml`.
It merges some words that differ (`les`, `lezen`); therefore the word itself is in the index too, and ranks higher.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from basis.search import lexicon

VOWELS = "aeiouy"
LONG = {"ia", "ea", "ue"}  # two vowels of two syllables: sociale, ideale, actuele
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
POSTCODE = re.compile(r"\b([1-9]\d{3}) ?[A-Za-z]{2}\b")
_LONGEST = 60  # letters of one word; longer is no word


def fold(text: str) -> str:
    """Lower case without accents: `Café Élan` → `cafe elan`. What has no plain letter (Arabic, Greek) stays."""
    told = text.translate(_APOSTROPHES).lower()
    if told.isascii():
        return told
    plain = unicodedata.normalize("NFKD", told)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_LETTERS)


def words(text: str) -> list[str]:
    """The folded words of a text, in order: `Foto's van 't Hart` → `fotos van t hart`."""
    found = [word.replace("'", "") for word in _WORD.findall(fold(text))]
    return [word[:_LONGEST] for word in found if word]


def stems(word: str, language: str) -> tuple[str, ...]:
    """The stems of a folded word for readers of this language; in English the Dutch one too, for names and terms."""
    if language == "nl":
        return (stem(word),)
    return tuple(dict.fromkeys((english_stem(word), stem(word))))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of one folded Dutch word; a word of three letters or fewer, or with a figure in it, is its own."""
    known = lexicon.stem_of(word)
    if known:
        return known
    if len(word) <= 3 or not word.isalpha():
        return word
    cut = _verb(_plural(_diminutive(word)))
    return lexicon.stem_of(cut) or cut


def english_stem(word: str) -> str:
    """The singular of an English word."""
    for ending, instead in (("sses", "ss"), ("ies", "y"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if len(word) > 4 and word.endswith(ending):
            return word[: -len(ending)] + instead
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


def _diminutive(word: str) -> str:
    """`huisjes` → `huis`, `tuintje` → `tuin`, `boompje` → `boom`."""
    word = word.removesuffix("s") if word.endswith("jes") else word
    if len(word) < 6 or not word.endswith("je"):
        return word
    if word.endswith("etje") and word[-5] == word[-6]:  # balletje, tekeningetje goes by the last rule
        return word[:-5]
    if word.endswith("pje") and word[-4] == "m":
        return word[:-3]
    if re.search(r"(?:[lnrw]|[aeo]i|ij|ui|[aeo]u|ie|oe)tje$", word):
        return word[:-3]
    return word[:-2]


_S = re.compile(r"[aeiouy].*(?:[bcdfghjklmnpqrtvwz]e[lrnm]|eur|aar|ie|[tdgmns]e|ing|oir|eel|aal|ist)s$|[^aeiouy][ao]s$")


def _plural(word: str) -> str:
    """`ouders` → `ouder`, `huizen` → `huis`, `sociale` → `sociaal`, `begeleiding` → `begeleid`."""
    if len(word) > 4 and _S.search(word):
        word = word[:-1]
    if word.endswith("heden"):
        return word[:-5] + "heid"
    for ending in ("ingen", "ing"):
        if word.endswith(ending) and _has_vowel(word[: -len(ending)]) and len(word) - len(ending) >= 3:
            return _spelling(word[: -len(ending)])
    if word.endswith("en") and len(word) > 3:
        return _spelling(word[:-2])
    if word.endswith("e") and len(word) > 3 and word[-2] not in VOWELS:
        return _spelling(word[:-1])
    return word


_UNSTRESSED = re.compile(r"[aeiouy][^aeiouy]+e[lrn]$")  # wandel, ouder, jongen: this e is never long
_PREFIX = re.compile(r"^(?:be|ge|ver|ont|her)(?=[^aeiouy]+e[lr]$)")  # but in beheren and vertellen it is


def _spelling(cut: str) -> str:
    """Undo what an ending did: one consonant of two, a long vowel written long, f and s for v and z at the end."""
    if not _has_vowel(cut):
        return cut
    if cut[-1] == cut[-2] and cut[-1] not in VOWELS:
        return cut[:-1]
    if cut[-1] in "vz":
        cut = cut[:-1] + {"v": "f", "z": "s"}[cut[-1]]
    last, vowel, before = cut[-1], cut[-2], cut[-3:-2]
    pair = before + vowel
    if (
        last not in VOWELS
        and vowel in "aeou"
        and last not in "wx"
        and (not before or before not in VOWELS or pair in LONG)
    ):
        unstressed = _UNSTRESSED.search(cut) and not _PREFIX.search(cut)
        return cut if unstressed else cut[:-1] + vowel + last
    return cut


def _verb(word: str) -> str:
    """`werkt` → `werk`, `fietst` → `fiets`, `organiseert` and `organiser` → `organiseer`."""
    if len(word) > 4 and re.search(r"[kpfglmd]t$|tst$|[aeou]{2}[lnr]t$", word) and not word.endswith("uurt"):
        word = word[:-1]
    return word[:-1] + "er" if re.search(r"[aeiouy].*[^aeiouy]iser$", word) else word


def _has_vowel(word: str) -> bool:
    return len(word) >= 2 and any(letter in VOWELS for letter in word)
