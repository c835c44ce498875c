"""What of the vision can be found, and what it says on the home page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import translation

from basis.modules import SearchEntry
from basis.vision import queries
from basis.vision.models import State
from basis.vision.pack import Point, vision

LANGUAGES = ("nl", "en")


def search() -> Iterator[SearchEntry]:
    """Principles, values and commitments, in each language with the address of that language."""
    found = vision()
    for language in LANGUAGES:
        with translation.override(language):
            page = reverse("vision:overview")
            things: list[tuple[str, Point, str]] = []
            things += [(f"principle-{thing.key}", thing, f"{page}#{thing.key}") for thing in found.principles]
            things += [(f"value-{thing.key}", thing, f"{page}#waarden") for thing in found.values]
            things += [
                (f"commitment-{thing.key}", thing, reverse("vision:commitment", args=[thing.key]))
                for thing in found.commitments
            ]
            for key, thing, url in things:
                questions = " ".join(str(question) for question in getattr(thing, "questions", ()))
                theme = str(getattr(thing, "theme", ""))
                yield SearchEntry(
                    kind="vision",
                    key=key,
                    title=str(thing.title),
                    summary=str(thing.explanation),
                    url=url,
                    words=f"{questions} {theme}".strip(),
                    language=language,
                )


def home(viewer: Any, area: Any) -> dict[str, Any]:
    """How many commitments run and are done, and the principles by name; one query."""
    followed = queries.followed()
    states = [thing.state for thing in followed]
    told = sorted((thing for thing in followed if thing.newest), key=lambda thing: thing.newest.on, reverse=True)  # type: ignore[union-attr]
    return {
        "vision": vision(),
        "total": len(followed),
        "running": states.count(State.RUNNING),
        "done": states.count(State.DONE),
        "latest": told[:2],
    }
