"""What the pages of rounds and stories show."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import NoReverseMatch, reverse

from basis.areas.models import Area
from basis.modules import panels_of
from basis.stories import blacking, queries, round_queries, rules
from basis.stories.advice import SMALL_AREA
from basis.stories.kinds import Stage
from basis.stories.models import Round, Story

A_PAGE, ON_A_DESK, IN_VIEW = 12, 20, 10


def address(name: str, one: Round) -> str:
    """Where another module has its page of this round; empty when it has none."""
    try:
        return reverse(name, args=[one.slug])
    except NoReverseMatch:
        return ""


def listing(viewer: Any, area: Area | None, number: Any, today: datetime.date) -> dict[str, Any]:
    """The rounds, those in which one can tell now first, and what people let everyone read. Four queries or five."""
    every = list(round_queries.listed(viewer, area))
    going = [one for one in every if queries.is_open(one, today)]
    page: Page[Story] = Paginator(round_queries.published(None, area), A_PAGE).get_page(number)
    return {
        "area": area,
        "is_everywhere": area is None,
        "going": [row(one, today) for one in going],
        "others": [row(one, today) for one in every if one not in going],
        "page": page,
        "may_ask": rules.may_ask_somewhere(viewer),
    }


def row(one: Round, today: datetime.date) -> dict[str, Any]:
    told = getattr(one, "told", 0)
    return {
        "round": one,
        "told": told if told >= round_queries.LEAST else None,
        "is_late": queries.is_late(one, today),
        "is_open": queries.is_open(one, today),
        "is_coming": one.stage == Stage.OPEN and today < one.begins_on,
        "areas": list(one.areas.all()),
    }


def one_round(one: Round, viewer: Any, number: Any, today: datetime.date) -> dict[str, Any]:
    """A round as everyone sees it."""
    page: Page[Story] = Paginator(round_queries.published(viewer, one=one), A_PAGE).get_page(number)
    is_open = queries.is_open(one, today)
    return {
        "round": one,
        "areas": list(one.areas.all()),
        "is_open": is_open,
        "is_late": queries.is_late(one, today),
        "is_begun": one.begins_on <= today,
        "told": round_queries.how_many(one),
        "given_back": getattr(one, "given_back", None),
        "page": page,
        "account": round_queries.account(one, IN_VIEW) if one.initiative_id or one.activity_id else [],
        "may_lead": rules.may_lead(viewer, one),
        "tell_url": address("telling:tell", one) if is_open else "",
        "paper_url": address("telling:paper", one) if is_open else "",
        "panels": panels_of("round_panels", viewer, one),
    }


def one_story(story: Story, viewer: Any) -> dict[str, Any]:
    """One story whole, with what was made black; its area only when its teller lets it stand beside it."""
    is_hers = bool(viewer.is_authenticated) and story.contribution.author_id == viewer.pk
    return {
        "story": story,
        "round": story.round,
        "paragraphs": blacking.paragraphs(story.shown),
        "said": round_queries.said_in(story),
        "area": story.area if story.with_area else None,
        "is_hers": is_hers,
    }


def desk(one: Round, viewer: Any, number: Any, today: datetime.date) -> dict[str, Any]:
    """A round for who leads it: how it stands, what waits, what may be read in a conversation."""
    page: Page[Story] = Paginator(round_queries.to_read(one), ON_A_DESK).get_page(number)
    people = round_queries.inhabitants({story.area for story in page if story.area})
    return {
        "round": one,
        "areas": list(one.areas.all()),
        "standing": round_queries.standing(one),
        "is_open": queries.is_open(one, today),
        "is_over": one.stage == Stage.OPEN and one.ends_on < today,
        "is_late": queries.is_late(one, today),
        "given_back": getattr(one, "given_back", None),
        "page": page,
        "stories": [_on_desk(story, people) for story in page],
        "tell_url": address("telling:tell", one),
        "return_url": address("talks:give_back", one),
        "panels": panels_of("round_desk_panels", viewer, one),
    }


def _on_desk(story: Story, people: dict[int, int]) -> dict[str, Any]:
    area, said = story.area, round_queries.said_in(story)
    words = [story.title, story.text, *(answer for _question, answer in said)]
    return {
        "story": story,
        "paragraphs": blacking.paragraphs(story.shown),
        "said": said,
        "names": [] if story.redacted else blacking.names_in("\n".join(words)),
        "is_small": area is not None and people.get(area.pk, 0) < SMALL_AREA,
        "area": area if story.with_area else None,
    }
