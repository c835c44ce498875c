"""What pages and verbs ask of rounds and stories: what is open, where one can tell, and what may be read."""

from __future__ import annotations

import datetime
import re
from typing import Any

from basis.areas.models import Area
from basis.stories.answers import WHOLE as WHOLE  # for who reads answers
from basis.stories.answers import is_asked as is_asked
from basis.stories.answers import since as since
from basis.stories.kinds import Stage
from basis.stories.models import Questionnaire, Round, RoundQuerySet

BLACK = "█"


def rounds(viewer: Any, area: Area | None = None) -> RoundQuerySet:
    """The rounds that this viewer sees, in this area or of the whole municipality, newest first."""
    found = Round.objects.visible_to(viewer)
    if area and area.kind != Area.Kind.MUNICIPALITY:
        return (found.filter(areas=area) | found.filter(areas=None)).distinct()
    return found


def is_open(one: Round, today: datetime.date) -> bool:
    """Whether one can tell in it today."""
    return one.stage == Stage.OPEN and one.begins_on <= today <= one.ends_on


def is_late(one: Round, today: datetime.date) -> bool:
    """Whether its tellers were to hear back by a day that is past: until they do, a round stays open, and red."""
    return one.stage in (Stage.OPEN, Stage.CLOSED) and one.heard_by < today


def newest(one: Round) -> Questionnaire:
    """The questionnaire by which is asked now. One query."""
    return one.questionnaires.order_by("-number")[0]


def areas_of(one: Round) -> list[Area]:
    """Where its tellers can say that it was: its own areas, or all of the municipality. One query or two."""
    return list(one.areas.all()) or list(Area.objects.own())


def codes_of(one: Round) -> list[str]:
    """The codes of those areas."""
    return [area.code for area in areas_of(one)]


def only_area(one: Round) -> Area | None:
    """The area of a round that is of one area only."""
    found = list(one.areas.all()[:2])
    return found[0] if len(found) == 1 else None


def is_redaction(text: str, blacked: str) -> bool:
    """Whether this is the same text with parts blacked out: each run of '█' stands for at least one sign."""
    pieces = re.split(f"{BLACK}+", blacked)
    pattern = r".+?".join(re.escape(piece) for piece in pieces)
    return len(pieces) > 1 and re.fullmatch(pattern, text, re.DOTALL) is not None
