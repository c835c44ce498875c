"""Stories behind a mark, and stories that somebody looks for: only those that she may read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from basis.numbers import key_in
from basis.patterns import finding, pages, reading_queries, rules
from basis.patterns.kept_queries import Standing
from basis.stories.models import Round

MOST = 100


def behind(viewer: Any, one: Round, found: Standing, query: Mapping[str, str]) -> dict[str, Any] | None:
    """The stories behind a mark; None when there is no such mark, or nothing of it that may be read."""
    reader = reading_queries.reader(viewer, one)
    told = pages.behind_mark(found, query, reader)
    if told is None:
        return None
    stories = reading_queries.stories(viewer, one, told.stories, leads=reader.leads)[:MOST]
    return pages.frame(one, found) | {
        "column": told.column,
        "question_url": pages.url_of(one.slug, told.column.key),
        "mark": told.words,
        "filter": told.filter,
        "stories": [(story, story.redacted or story.text) for story in stories],
        "leads": reader.leads,
    }


def page(viewer: Any, one: Round, query: Mapping[str, str]) -> dict[str, Any]:
    """Stories with some words (`q`), or like another (`lijkt`, its key)."""
    leads = rules.leads(viewer, one)
    readable = reading_queries.readable(viewer, one, leads=leads).select_related("round")
    asked, like = query.get("q", "").strip()[:200], key_in(query.get("lijkt", ""))
    found, to = [], None
    if like:
        stories = list(readable)
        to = next((story for story in stories if story.pk == like), None)
        found = finding.like(stories, to) if to else []
    elif asked:
        found = finding.by_words(readable.iterator(chunk_size=500), asked)
    finds = [(find, find.story.redacted or find.story.text) for find in found]
    return {"asked": asked, "finds": finds, "to": to, "is_asked": bool(asked or like)}
