"""What no rule knows about words: stems by hand, words that mean the same, words too common to look for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from basis import packs

OURS = Path(__file__).with_name("words.yaml")
THEIRS = "search.yaml"  # of the municipality's pack, same shape, where it is


class Words(packs.Part):
    """`words.yaml`, and `search.yaml` of a pack. All words are written folded: lower case, no accents."""

    stems: dict[str, str] = {}  # word → stem; also at the end of a longer word, from five letters
    synonyms: list[list[str]] = []  # each list: single words that are found by each other
    common: dict[str, str] = {}  # language → words that say nothing alone, with spaces between


@cache
def _lists() -> tuple[Words, ...]:
    return tuple(packs.load(path, Words) for path in (OURS, packs.pack_path(THEIRS)) if path == OURS or path.exists())


@cache
def _stems() -> dict[str, str]:
    return {word: stem for words in _lists() for word, stem in words.stems.items()}


@cache
def _endings() -> dict[str, str]:
    return {word: stem for word, stem in _stems().items() if len(word) >= 5}


def stem_of(word: str) -> str:
    """The stem by hand of this folded word, or of its last part (`kleinkinderen` → `kleinkind`); empty is none."""
    if word in _stems():
        return _stems()[word]
    for start in range(1, len(word) - 4):
        if word[start:] in _endings():
            return word[:start] + _endings()[word[start:]]
    return ""


def same() -> Iterator[list[str]]:
    """The lists of words that mean the same."""
    for words in _lists():
        yield from words.synonyms


@cache
def common(language: str) -> frozenset[str]:
    """Words that say nothing alone: `de`, `van`, `the`."""
    return frozenset(word for words in _lists() for word in words.common.get(language, "").split())


def check_pack() -> object:
    """Read the lists anew; raises PackError with the place and cause of a fault. For `./run check_pack`."""
    forget()
    return _lists()


def forget() -> None:
    """Read the files again at the next question; for tests and after a change of the pack."""
    for cached in (_lists, _stems, _endings, common):
        cached.cache_clear()
