"""What the entry screen asks: which version of the questionnaire, who told before, and what was typed over already."""

from __future__ import annotations

import re
from typing import Any

from rapidfuzz import fuzz, process

from basis.moderation.models import State
from basis.stories.models import Questionnaire, Round, Story, Teller

ALIKE = 92  # of 100: who types the same paper twice makes other mistakes
NEARLY = 0.2  # part that a text may be longer or shorter


def versions(one: Round) -> list[Questionnaire]:
    """The questionnaires by which was asked, newest first. One query."""
    return list(one.questionnaires.order_by("-number"))


def version(one: Round, number: str) -> Questionnaire:
    """The one with this number, or else the newest."""
    found = versions(one)
    return next((asked for asked in found if str(asked.number) == number), found[0])


def teller(one: Round, by: Any, number: str) -> Teller | None:
    """Somebody who told in this round, whose paper this person typed over or wrote down."""
    return one.tellers.filter(pk=number, entered_by=by).first() if number.isdecimal() else None


def undone(one: Round, by: Any, number: str) -> Story | None:
    """A story that this person typed over and took back: to show what was typed."""
    found = Story.objects.filter(contribution__recorded_by=by, contribution__state=State.WITHDRAWN, round=one)
    return found.filter(pk=number).select_related("teller", "questionnaire").first() if number.isdecimal() else None


def is_there(one: Round, text: str) -> bool:
    """Whether (nearly) the same text was told in this round before: then it may be the same paper. One query."""
    bare = _bare(text)
    told = Story.objects.counted().filter(round=one).exclude(text="").values_list("text", flat=True)
    near = [said for said in map(_bare, told.iterator()) if abs(len(said) - len(bare)) <= NEARLY * len(bare)]
    return bool(bare) and process.extractOne(bare, near, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
