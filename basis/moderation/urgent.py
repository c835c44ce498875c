"""Whether a text is about an emergency, abuse or a crime: then somebody must be rung, and nothing is kept here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

WORDS = Path(__file__).with_name("urgent.yaml")
KINDS = ("emergency", "suicide", "violence", "crime", "health")  # the order in which the page names who to ring


def kinds_in(text: str) -> tuple[str, ...]:
    """What kinds of urgent things this text seems to tell, most urgent first; empty for nearly every text."""
    plain = " ".join(re.sub(r"[^\w'’-]+", " ", text.casefold()).replace("’", "'").split())
    return tuple(kind for kind in KINDS if _pattern(kind).search(plain))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    phrases = yaml.safe_load(WORDS.read_text(encoding="utf-8"))[kind]
    written = (re.escape(phrase.casefold()).replace(r"\ \*\ ", r"(?: \S+){0,3} ") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?![\w-])")
