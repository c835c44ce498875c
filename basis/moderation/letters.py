"""First versions of what a moderator writes, per decision and reason, in the language of who gets it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from basis import packs
from basis.moderation.models import Contribution, State, Verdict
from basis.packs import Part
from basis.texts import Text

FILE = Path(__file__).with_name("letters.yaml")
GONE, LEAVE = "gone", "leave"


class Letters(Part):
    """The pieces that letters are made of: `letters.yaml`."""

    opening: dict[str, Text]
    reason: dict[str, Text]
    end: dict[str, Text]
    reporter: dict[str, Text]
    reporter_end: dict[str, Text]
    second_look: Text
    the_same: Text


@cache
def letters() -> Letters:
    """All pieces, read once."""
    return packs.load(FILE, Letters)


def to_giver(
    one: Contribution, verdict: str, ground: str, title: str, *, second_look: bool = False, the_same: bool = False
) -> str:
    """The letter to who gave something, in her language."""
    pieces = letters()
    act = LEAVE if verdict == Verdict.PUBLISH and one.state == State.VISIBLE else verdict
    parts = [pieces.opening[act], pieces.reason.get(ground), pieces.end[act]]
    return _written(_looked(second_look, the_same) + parts, one.language, title)


def to_reporter(
    verdict: str, ground: str, title: str, language: str, *, second_look: bool = False, the_same: bool = False
) -> str:
    """The letter to who reported something, in her language."""
    pieces = letters()
    outcome = LEAVE if verdict == Verdict.PUBLISH else GONE
    parts = [pieces.reporter[outcome], pieces.reason.get(ground), pieces.reporter_end[outcome]]
    return _written(_looked(second_look, the_same) + parts, language, title)


def _looked(second_look: bool, the_same: bool) -> list[Text | None]:
    pieces = letters()
    return [pieces.second_look if second_look else None, pieces.the_same if the_same else None]


def _written(parts: list[Text | None], language: str, title: str) -> str:
    told = {"{title}": title, "{site}": packs.site().name.in_language(language)}
    text = "\n\n".join(part.in_language(language) for part in parts if part)
    for place, said in told.items():
        text = text.replace(place, said)
    return text
