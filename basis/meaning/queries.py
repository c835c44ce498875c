"""What was seen in a round and what it might mean: by theme, by perspective, and as cards on a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.meaning.models import Cluster, Interpretation, Observation, Perspective, compete
from basis.stories.models import Question, Round, Story, StoryQuerySet


@dataclass(frozen=True)
class Side:
    """What one perspective reads in an observation."""

    perspective: str
    title: str
    interpretations: tuple[Interpretation, ...]


@dataclass(frozen=True)
class Seen:
    """An observation with what it might mean, per perspective, and the stories that this viewer may read with it."""

    observation: Observation
    sides: tuple[Side, ...]
    stories: tuple[Story, ...]
    questions: tuple[Question, ...]
    is_open: bool  # fewer than two competing interpretations: it cannot go into a report

    @property
    def interpretations(self) -> list[Interpretation]:
        """All of them, perspective by perspective."""
        return [one for side in self.sides for one in side.interpretations]


@dataclass(frozen=True)
class ThemeOf:
    """A theme with what was seen in it; `title` is empty for what was put in none yet."""

    title: str
    seen: tuple[Seen, ...]
    cluster: Cluster | None = None


@dataclass(frozen=True)
class Beside:
    """One perspective: what it reads in each theme, and its own clusters."""

    perspective: str
    title: str
    themes: tuple[tuple[str, tuple[Interpretation, ...]], ...]
    clusters: tuple[tuple[str, tuple[Interpretation, ...]], ...]

    @property
    def count(self) -> int:
        """How many interpretations come from this side."""
        return sum(len(those) for _title, those in self.themes)


def readable(one: Round, *, writes: bool) -> StoryQuerySet:
    """The stories that may stand with an observation: for who writes it (`writes`) what may be read in a
    conversation, for all others what is on the website. Asked anew at every reading."""
    found = Story.objects.filter(round=one)
    return found.readable_in_talk() if writes else found.visible_to(None)


def seen(one: Round, area: Area | None = None, *, writes: bool = False, in_report: bool = False) -> list[Seen]:
    """What was seen in this round, in order of theme. Five queries."""
    with_stories = Prefetch("stories", queryset=readable(one, writes=writes), to_attr="told")
    found = Observation.objects.filter(round=one).select_related("theme", "area", "round")
    found = found.prefetch_related("interpretations__cluster", with_stories)
    found = found.filter(is_in_report=True) if in_report else found
    found = found.filter(Q(area=area) | Q(area=None)) if area else found
    questions = questions_of(one)
    return [_seen(observation, questions) for observation in found]


def _seen(observation: Observation, questions: dict[str, Question]) -> Seen:
    every = list(observation.interpretations.all())
    return Seen(
        observation=observation,
        sides=sides(every),
        stories=tuple(observation.told),  # type: ignore[attr-defined]
        questions=tuple(questions[key] for key in observation.pattern if key in questions),
        is_open=not compete(every),
    )


def sides(every: Sequence[Interpretation]) -> tuple[Side, ...]:
    """Interpretations per perspective, in the order of Perspective; one that says nothing is left out."""
    each = ((one, tuple(each for each in every if each.perspective == one)) for one in Perspective)
    return tuple(Side(one.value, str(one.label), those) for one, those in each if those)


def questions_of(one: Round) -> dict[str, Question]:
    """The questions that are asked now, by key. Two queries."""
    last = one.questionnaires.order_by("-number").first()
    return {question.key: question for question in last.questions.all()} if last else {}


def by_theme(every: Iterable[Seen]) -> list[ThemeOf]:
    """The same, per theme; what was put in no theme comes last."""
    found: dict[Cluster | None, list[Seen]] = {}
    for one in every:
        found.setdefault(one.observation.theme, []).append(one)
    last = found.pop(None, [])
    themes = [ThemeOf(theme.title, tuple(those), theme) for theme, those in sorted(found.items(), key=_place) if theme]
    return [*themes, ThemeOf("", tuple(last))] if last else themes


def _place(item: tuple[Cluster | None, list[Seen]]) -> tuple[int, int]:
    return (item[0].place, item[0].pk) if item[0] else (0, 0)


def beside(every: Sequence[Seen]) -> list[Beside]:
    """What residents, volunteers, professionals and people with lived experience read: apart, and side by side."""
    themes = by_theme(every)
    return [_beside(one, themes) for one in Perspective]


def _beside(perspective: Perspective, themes: Sequence[ThemeOf]) -> Beside:
    per_theme, clusters = [], dict[str, list[Interpretation]]()
    for theme in themes:
        those = [one for seen in theme.seen for one in seen.interpretations if one.perspective == perspective]
        per_theme.append((theme.title, tuple(those)))
        for one in those:
            if one.cluster:
                clusters.setdefault(one.cluster.title, []).append(one)
    grouped = tuple((title, tuple(those)) for title, those in clusters.items())
    return Beside(perspective.value, str(perspective.label), tuple(per_theme), grouped)


def too_few(one: Round) -> list[Observation]:
    """The observations that are meant for the report and leave nothing to choose. Two queries."""
    meant = Observation.objects.filter(round=one, is_in_report=True)
    return [each for each in meant.prefetch_related("interpretations") if not compete(each.interpretations.all())]


def for_report(one: Round, area: Area | None = None) -> list[ThemeOf]:
    """What goes into the report, per theme. Refuses, by name, an observation that leaves nothing to choose."""
    if missing := too_few(one):
        names = ", ".join(f"‘{each.title}’" for each in missing)
        raise ValidationError(_("Hier staat nog geen tweede duiding naast: %(names)s.") % {"names": names})
    return by_theme(seen(one, area, in_report=True))
