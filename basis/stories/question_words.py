"""The words of a question in the language that its teller chose, or else in Dutch, each with the language it is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import get_language

from basis import languages


def _said(words: Mapping[str, str], language: str) -> str:
    spoken = language if words.get(language) else languages.SOURCE
    text = str(words.get(spoken, ""))
    page = (get_language() or languages.SOURCE).split("-")[0]
    if spoken == page:
        return text
    if spoken == languages.SOURCE:
        return languages.mark(text)
    return format_html('<span lang="{}" dir="auto">{}</span>', spoken, text)


said = lazy(_said, str)  # (words by language, language) → the text, put together when the page is drawn


def plain(words: Mapping[str, str], language: str) -> str:
    """The same text where no other element can stand: in an option of a list, in an attribute."""
    return str(words.get(language) or words.get(languages.SOURCE, ""))


def languages_of(questions: Iterable[Any]) -> list[str]:
    """The languages in which each of these questions is there: Dutch first, then the others by their code."""
    spoken = [{code for code, text in one.words.items() if text} for one in questions]
    both = set.intersection(*spoken) if spoken else set()
    return [languages.SOURCE, *sorted(both - {languages.SOURCE})]
