"""The languages of this website: which are complete, which are prepared with a machine, and what in them is Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import get_language

SOURCE = "nl"
COMPLETE = ("nl", "en")  # every text on screen is there, read by a person
PREPARED = ("pl", "tr", "ar", "uk")  # the sentences that are used most, translated with help of a machine

# Around a Dutch text on a page in another language, until it is ready; signs of private use in Unicode.
OPEN, CLOSE = "\ue000", "\ue001"
_marking: ContextVar[bool] = ContextVar("marking", default=False)

_PIECE = re.compile(r"""<!--.*?-->|</?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>|<![^>]*>""", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_ONLY_TEXT = {"title", "option", "textarea", "script", "style", "svg"}  # in these no other element can stand
_ENDS_A_TEXT = re.compile(r"(?:h[1-6]|p|li|d[dt]|t[dh]|div|section|nav|label|legend|summary|button|figcaption)")


def complete() -> str:
    """The language of now when every text is there in it, else Dutch: in which one searches."""
    here = get_language() or SOURCE
    return here if here in COMPLETE else SOURCE


@contextmanager
def marking() -> Iterator[None]:
    """Inside this, `mark` marks: while a page is rendered, and at no other time."""
    before = _marking.set(True)
    try:
        yield
    finally:
        _marking.reset(before)


def mark(dutch: str) -> str:
    """A Dutch text that stands on a page in another language."""
    return f"{OPEN}{dutch}{CLOSE}" if dutch and _marking.get() else dutch


def unmarked(text: str) -> str:
    """The same text without marks."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def resolve(page: str) -> str:
    """A page in which what was marked has its language: `<span lang="nl">`; in an attribute the marks only go."""
    if OPEN not in page and CLOSE not in page:
        return page
    parts: list[str] = []
    depth, inside, place = 0, "", 0
    for piece in _PIECE.finditer(page):
        text = page[place : piece.start()]
        place = piece.end()
        if inside:
            parts.append(unmarked(text))
        else:
            depth = _spoken(text, depth, parts)
        tag = piece[0]
        parts.append(unmarked(tag))
        name = found[1].lower() if (found := _NAME.match(tag)) else ""
        if inside and tag.startswith("</") and name == inside:
            inside, depth = "", 0
        elif not inside and name in _ONLY_TEXT and not tag.startswith("</") and not tag.endswith("/>"):
            inside = name
        elif tag.startswith("</") and _ENDS_A_TEXT.fullmatch(name):
            depth = 0  # a text that was cut off does not make the rest of the page Dutch
    _spoken(page[place:], depth, parts)
    return "".join(parts)


def _spoken(text: str, depth: int, parts: list[str]) -> int:
    """Put a text between two tags in its place, with its language; gives how deep in Dutch it ends."""
    if not text.strip(f" \n{OPEN}{CLOSE}"):
        parts.append(unmarked(text))
        return max(0, depth + text.count(OPEN) - text.count(CLOSE))
    for run in re.split(f"([{OPEN}{CLOSE}])", text):
        if run == OPEN:
            depth += 1
        elif run == CLOSE:
            depth = max(0, depth - 1)
        elif run:
            parts.append(f'<span lang="{SOURCE}" dir="ltr">{run}</span>' if depth and run.strip() else run)
    return depth
