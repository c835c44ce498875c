"""Which report is read, whether all in it may still be used, and the words of the stories in it as they are now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from basis.areas.models import Area
from basis.reports.models import WHOLE, Report
from basis.stories.models import Round, Story, Use
from basis.stories.queries import areas_of


@dataclass(frozen=True)
class Quote:
    """Words of a story as they stand in a report: whole only when its teller put it on the website."""

    text: str
    title: str
    area: str  # empty unless it may stand beside it
    language: str
    url: str  # of the story, when everybody may read it
    is_cut: bool
    is_redacted: bool


def place_called(one: Round, where: str) -> tuple[bool, Area | None]:
    """Whether there can be a report with this name in its address, and of which area; one query or two."""
    if where == WHOLE:
        return True, None
    area = next((each for each in areas_of(one) if each.slug == where), None)
    return area is not None, area


def newest(one: Round, area: Area | None, *, leads: bool) -> Report | None:
    """The version that is read: for all others the newest that was published, for who leads also before that."""
    found = Report.objects.of(one, area).filter(made_at__isnull=False).select_related("area")
    report = (found if leads else found.filter(published_at__isnull=False)).first()
    if report:
        report.round = one
    return report


def draft(one: Round, area: Area | None) -> Report | None:
    """The version that is being written."""
    found = Report.objects.of(one, area).filter(made_at=None).select_related("area").first()
    if found:
        found.round = one
    return found


def written(report: Report) -> tuple[Any, ...]:
    """What who leads the round put in it: its texts and the figures with their readings. One query."""
    figures = report.figures.values_list("area", "indicator", "reading", "observation")
    return (*report.texts, *figures)


def counted(one: Round, *, until: int | None = None) -> str:
    """Which stories of this round count, in one line: `"<last>.<sha256>"`; of those until then. One query.

    It changes when one of them is withdrawn, hidden or removed, or was hidden and is back. It does not when one is told
    later, or when its teller lets it be used for more.
    """
    found = Story.objects.counted().filter(round=one)
    keys = list((found if until is None else found.filter(pk__lte=until)).order_by("pk").values_list("pk", flat=True))
    last = until if until is not None else max(keys, default=0)
    return f"{last}.{hashlib.sha256(repr(keys).encode()).hexdigest()}"


def quotes_in(content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every place in what a report shows where words of a story come."""
    if content["opening"]:
        yield content["opening"]
    for theme in content["themes"]:
        for seen in theme["seen"]:
            yield from seen["quotes"]


def print_of(story: Story, spot: Mapping[str, Any]) -> str:
    """A print of the words of a story in this place; another one, or none, when they may not stand there any more."""
    if (spot["whole"] and story.use < Use.PUBLISH) or (spot["area"] and not story.with_area):
        return ""
    words = [story.shown[spot["start"] : spot["end"]], story.title if spot["title"] else "", bool(story.redacted)]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def quotes(one: Round, content: Mapping[str, Any] | None) -> dict[int, Quote] | None:
    """The words of the stories in what a report shows, by story; None when one of them may not stand there any more.

    One query. The words are never kept with it: they are read anew each time.
    """
    if content is None:
        return None
    spots = list(quotes_in(content))
    told = Story.objects.quotable().filter(round=one, pk__in=[spot["story"] for spot in spots])
    stories = {story.pk: story for story in told.select_related("contribution", "area", "round")}
    if any(spot["story"] not in stories or print_of(stories[spot["story"]], spot) != spot["print"] for spot in spots):
        return None
    return {spot["story"]: _quote(stories[spot["story"]], spot) for spot in spots}


def _quote(story: Story, spot: Mapping[str, Any]) -> Quote:
    return Quote(
        text=story.shown[spot["start"] : spot["end"]].strip(),
        title=story.title if spot["title"] else "",
        area=str(story.area) if spot["area"] and story.area else "",
        language=story.contribution.language,
        url=story.get_absolute_url() if story.is_public else "",
        is_cut=spot["start"] > 0 or spot["end"] < len(story.shown),
        is_redacted=bool(story.redacted),
    )


def words_now(report: Report) -> dict[int, Quote] | None:
    """The words of the stories in a report that was made; None when it is outdated, marked so or not. Two queries."""
    if report.is_outdated or report.is_draft or not stands_counted(report):
        return None
    return quotes(report.round, report.content)


def stands_counted(report: Report) -> bool:
    """Whether all stories that it counted still count. One query."""
    last = report.standing.partition(".")[0]
    return counted(report.round, until=int(last)) == report.standing if last else False


def stands(report: Report) -> bool:
    """Whether all that is in it may still be used. Two queries."""
    return words_now(report) is not None
