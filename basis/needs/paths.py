"""Addresses of pages of this website, as they are kept (in Dutch) and as they are shown (in the language of now)."""

from __future__ import annotations

from django.urls import translate_url
from django.utils.translation import get_language, override


def kept(path: str) -> str:
    """The Dutch path of this page, whatever the language in which it was asked."""
    return translate_url(path, "nl")


def shown(path: str) -> str:
    """The path of the same page in the language of now; empty for none."""
    language = get_language() or "nl"
    with override("nl"):
        return translate_url(path, language) if path else ""
