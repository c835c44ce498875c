"""What the entry screen shows, and what it remembers of this sitting: how many papers, and which was the last."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from basis.languages import SOURCE
from basis.stories import queries
from basis.stories.models import Questionnaire, Round, Story, Teller
from basis.telling import entry_queries, paper, paper_codes
from basis.telling.entry_forms import EntryForm
from basis.telling.paper_codes import CHILD, USE, WITH_AREA

KEPT = "overtypen"  # in the session: by slug of the round


@dataclass(frozen=True)
class Sitting:
    """What was typed over in one go: how many papers, the last story, and what the next paper likely shares with it."""

    count: int = 0
    last: int = 0
    told_on: str = ""
    language: str = ""


def sitting(session: MutableMapping[str, Any], one: Round) -> Sitting:
    """How far this person is with this round since she signed in."""
    return Sitting(**session.get(KEPT, {}).get(one.slug, {}))


def add(session: MutableMapping[str, Any], one: Round, story: Story) -> None:
    """One more; the next paper likely has the same day and language."""
    day = timezone.localtime(story.told_at).date().isoformat()
    before = sitting(session, one)
    _keep(session, one, Sitting(before.count + 1, story.pk, day, story.contribution.language))


def take_off(session: MutableMapping[str, Any], one: Round) -> None:
    """The last one was taken back."""
    before = sitting(session, one)
    _keep(session, one, replace(before, count=max(0, before.count - 1), last=0))


def _keep(session: MutableMapping[str, Any], one: Round, now: Sitting) -> None:
    session[KEPT] = {**session.get(KEPT, {}), one.slug: asdict(now)}


def form(
    data: Any, asked: Questionnaire, done: Sitting, *, teller: Teller | None, undone: Story | None, viewer: Any
) -> EntryForm:
    """An empty paper, or the one that was taken back; `teller` told before."""
    language = (get_language() or SOURCE).split("-")[0]
    one, spoken = asked.round, paper.spoken(asked)
    areas = queries.areas_of(one)
    initial: dict[str, Any] = {
        "told_on": done.told_on or timezone.localdate().isoformat(),
        "language": done.language if done.language in spoken else spoken[0],
    }
    return EntryForm(
        data,
        one=one,
        items=paper_codes.items(asked.questions.all(), areas, language),
        areas=areas,
        spoken=spoken,
        language=language,
        is_known=teller is not None,
        before=_before(undone),
        viewer=viewer,
        initial=initial | _story(undone),
    )


def _before(undone: Story | None) -> dict[str, Any]:
    """The answers of a story that was taken back, ours among them."""
    if undone is None:
        return {}
    ours = {USE: str(undone.use), WITH_AREA: "yes" if undone.with_area else "no"}
    child = {CHILD: ["under_16", "parent"]} if undone.teller.is_under_16 else {}
    return {**undone.teller.answers, **undone.answers, **ours, **child}


def _story(undone: Story | None) -> dict[str, Any]:
    if undone is None:
        return {}
    told = {name: getattr(undone, name) for name in ("title", "text", "is_spoken")}
    return told | {
        "told_on": timezone.localtime(undone.told_at).date().isoformat(),
        "language": undone.teller.language,
    }


def entry(
    filled: EntryForm, one: Round, asked: Questionnaire, done: Sitting, *, teller: Teller | None
) -> dict[str, Any]:
    """The screen, with the other versions of the questionnaire."""
    return {
        "form": filled,
        "round": one,
        "asked": asked,
        "versions": entry_queries.versions(one),
        "sitting": done,
        "teller": teller,
    }
