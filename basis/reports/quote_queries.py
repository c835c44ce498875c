"""Which words of which stories come into a report: a sentence that was chosen in a conversation, or the beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from basis.areas.models import Area
from basis.meaning.models import Observation
from basis.reports.queries import print_of
from basis.stories.models import Story, Use
from basis.talks.models import ChosenStory

OF_EACH = 3  # stories with what is seen
WHOLE, PART = 700, 260  # signs: a story that is shown whole, and a part of one that is not
END = re.compile(r"[.!?…][\"'”’)]?(?=\s|$)")


def chosen(seen: Iterable[Observation], area: Area | None) -> dict[int, list[dict[str, Any]]]:
    """For each of these observations (pk) the places of the words that come with it. Three queries.

    Only of stories that may be quoted; whole only what its teller put on the website. Each story comes once: with what
    was chosen in a conversation first, then of the area itself, then what everybody may read whole.
    """
    links = Observation.stories.through.objects.filter(observation__in=list(seen)).values_list(
        "observation_id", "story_id"
    )
    shows: dict[int, set[int]] = {}
    for observation, story in links:
        shows.setdefault(observation, set()).add(story)
    keys = {story for those in shows.values() for story in those}
    stories = list(Story.objects.quotable().exclude(text="").filter(pk__in=keys).select_related("contribution", "area"))
    said = {row.story_id: row.quote for row in ChosenStory.objects.filter(story__in=keys).exclude(quote="")}
    ranked = sorted(stories, key=lambda story: _rank(story, area, said))
    taken: set[int] = set()
    found: dict[int, list[dict[str, Any]]] = {}
    for observation in shows:
        mine = [story for story in ranked if story.pk in shows[observation] and story.pk not in taken][:OF_EACH]
        taken |= {story.pk for story in mine}
        found[observation] = [_spot(story, said.get(story.pk, "")) for story in mine]
    return found


def _rank(story: Story, area: Area | None, said: dict[int, str]) -> tuple[bool, bool, bool, int]:
    """Its place in line. To prefer the area itself shows where it was: only when that may stand beside it."""
    is_here = bool(area) and story.with_area and story.area_id == (area.pk if area else None)
    return story.pk not in said, not is_here, story.use < Use.PUBLISH, story.pk


def _spot(story: Story, sentence: str) -> dict[str, Any]:
    """Where the words are in the story, and a print of them, for the content of a report: never the words."""
    shown = story.shown
    start, end = 0, len(shown)
    whole = story.use == Use.PUBLISH and len(shown) <= WHOLE and not sentence
    if sentence and sentence in shown:
        start = shown.index(sentence)
        end = start + len(sentence)
    elif not whole:
        end = cut(shown, PART)
    spot = {
        "story": story.pk,
        "start": start,
        "end": end,
        "whole": whole,
        "title": bool(story.title) and not story.redacted and story.use == Use.PUBLISH,
        "area": story.with_area and story.area is not None,
    }
    return spot | {"print": print_of(story, spot)}


def cut(text: str, most: int) -> int:
    """Where a text is cut so that no more than this is left: after a sentence, or else between two words."""
    if len(text) <= most:
        return len(text)
    ends = [match.end() for match in END.finditer(text, 0, most)]
    if ends and ends[-1] > most // 3:
        return ends[-1]
    space = text.rfind(" ", 0, most)
    return space if space > 0 else most
