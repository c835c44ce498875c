"""Words of a story that are made black: what may name somebody, what is black now, and how it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from basis import namecheck
from basis.stories.queries import BLACK

BAR = BLACK * 5  # one length for each, so that it does not tell how long a name is
Pieces = list[tuple[str, bool]]  # each piece of a text, and whether it is black


def names_in(text: str) -> list[str]:
    """What in this text may lead to a person, each once, in the order in which it stands there."""
    return list(dict.fromkeys(piece for piece, kind in namecheck.pieces(text) if kind))


def blacked(text: str, words: Iterable[str]) -> str:
    """The text with each of these words or pieces black wherever it stands; '' when none of them stands in it."""
    wanted = sorted({word.strip() for word in words if word.strip(f" {BLACK}")}, key=len, reverse=True)
    if not wanted:
        return ""
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in wanted))
    made, number = pattern.subn(BAR, text)
    return made if number else ""


def black_now(text: str, redacted: str) -> list[str]:
    """Which pieces of this text are black in its redaction, each once."""
    if not redacted:
        return []
    pattern = "(.+?)".join(re.escape(piece) for piece in re.split(f"{BLACK}+", redacted))
    match = re.fullmatch(pattern, text, re.DOTALL)
    return list(dict.fromkeys(match.groups())) if match else []


def paragraphs(text: str) -> list[Pieces]:
    """A text to show: its paragraphs, each in pieces of which the black ones are known as such."""
    return [_pieces(one) for one in re.split(r"\n\s*\n", text.strip()) if one.strip()]


def _pieces(text: str) -> Pieces:
    return [(piece, piece.startswith(BLACK)) for piece in re.split(f"({BLACK}+)", text) if piece]
