"""Which stories of a round this reader may read, and those of them behind a mark."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from basis.patterns import rules
from basis.patterns.pictures import Reader
from basis.stories.models import Round, Story, StoryQuerySet


def readable(viewer: Any, one: Round, *, leads: bool) -> StoryQuerySet:
    """The stories with words: for who leads the round what may be read in a conversation, for others what its teller
    put on the website."""
    found = Story.objects.filter(round=one).counted().exclude(text="")
    return found.readable_in_talk() if leads else found.visible_to(viewer)


def reader(viewer: Any, one: Round) -> Reader:
    """What this reader may open; one query, and those of the rule."""
    leads = rules.leads(viewer, one)
    found = list(readable(viewer, one, leads=leads).values_list("pk", "with_area"))
    with_area = frozenset(pk for pk, with_area in found if with_area)
    return Reader(frozenset(pk for pk, _with_area in found), with_area, leads)


def stories(viewer: Any, one: Round, keys: Iterable[int], *, leads: bool) -> StoryQuerySet:
    """Those of these stories that she may read, newest first."""
    return readable(viewer, one, leads=leads).filter(pk__in=list(keys)).select_related("contribution", "round")
