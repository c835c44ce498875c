"""What the pages of telling show."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from basis import qr
from basis.moderation import rules as of_moderation
from basis.moderation.models import Contribution
from basis.modules import panels_of
from basis.stories import queries as stories
from basis.stories import rules as of_stories
from basis.stories.models import Kind, Question, Round, Stage, Story, Use, Way
from basis.stories.question_forms import QuestionForm, languages_of, said
from basis.telling import entry_rules, queries, rules
from basis.telling.forms import USE_WORDS, ReturnForm, StoryForm, UseForm
from basis.telling.models import Draft, UnprovenAddress
from basis.telling.photo_forms import PhotoForm

SITE_LANGUAGES = dict(settings.LANGUAGES)
FREE = frozenset({Kind.SHORT, Kind.LONG})
SLOW = 600  # seconds: a tablet without script does not see that somebody writes
OTHER_NAMES = {
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "fa": "فارسی",
    "ru": "Русский",
    "zgh": "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    "ro": "Română",
    "bg": "Български",
}


def language_of(draft: Draft) -> str:
    """The language of the questions: that of the page, or the one she chose when the website does not have it."""
    return (get_language() or "nl") if draft.language in SITE_LANGUAGES else draft.language


def beginning(one: Round, viewer: Any, chosen: str, path: str, today: datetime.date) -> dict[str, Any]:
    """The first page: why this is asked, what is done with it, and in which language she tells."""
    questions = list(stories.newest(one).questions.all())
    extra = [code for code in languages_of(questions) if code not in SITE_LANGUAGES]
    return {
        "round": one,
        "areas": list(one.areas.all()),
        "number": len(questions) + 1,
        "site_languages": [(code, name, translate_url(path, code)) for code, name in SITE_LANGUAGES.items()],
        "extra_languages": [(code, OTHER_NAMES.get(code, code)) for code in extra],
        "chosen": chosen if chosen in extra else "",
        "may_record": rules.may_record(viewer, one),
        "work": work(viewer, one),
        "is_open": stories.is_open(one, today),
        "is_to_come": one.stage in {Stage.DRAFT, Stage.OPEN} and one.begins_on > today,
    }


def form_of(screen: queries.Screen, draft: Draft, data: Any, viewer: Any) -> forms.Form:
    """The form of a screen, filled in with what was said before."""
    said_before = {name: value for name, value in draft.said.items() if value not in (None, "")}
    if screen.question:
        areas = stories.areas_of(draft.round) if screen.question.kind == Kind.AREA else []
        return QuestionForm(screen.question, areas, language_of(draft), data, draft.answers)
    if screen.name == queries.STORY:
        return StoryForm(data, initial=said_before)
    if screen.name == queries.USE:
        asks_age = not draft.teller_id
        return UseForm(data, initial=said_before, has_text=bool(draft.has("text")), asks_age=asks_age)
    return ReturnForm(data, initial=said_before, has_account=may_hear_by_account(draft, viewer))


def may_hear_by_account(draft: Draft, viewer: Any) -> bool:
    """Whether she who tells is herself signed in."""
    return bool(viewer.is_authenticated) and draft.way == "web"


def screen(draft: Draft, course: queries.Course, name: str) -> dict[str, Any]:
    """Where one is in the telling. The last screen shows all back, and counts for nothing."""
    at = course.at(name)
    prompt = next(
        (one.question for one in course.screens if one.question and one.question.kind == Kind.ELICITING), None
    )
    return {
        "draft": draft,
        "round": draft.round,
        "name": name,
        "number": at + 1,
        "of": len(course.screens) - 1,
        "before": course.before(name),
        "slow": SLOW if _is_written(course.screens[at]) else None,
        "prompt": _option(prompt, draft.answers.get(prompt.key), language_of(draft)) if prompt else "",
    }


def _is_written(here: queries.Screen) -> bool:
    return here.question.kind in FREE if here.question else here.name in {queries.STORY, queries.RETURN}


def told_back(draft: Draft, course: queries.Course) -> list[dict[str, Any]]:
    """All that she said, screen by screen, with the name of the screen on which she can change it."""
    language = language_of(draft)
    lines: list[dict[str, Any]] = []
    for one in course.screens:
        if one.question:
            answer = shown(one.question, draft.answers, language, draft.round)
            lines.append({"screen": one.name, "label": said(one.question.words, language), "answer": answer})
        elif one.name == queries.STORY:
            lines.append({"screen": one.name, "label": _("Uw verhaal"), "answer": draft.has("text"), "is_text": True})
            if draft.has("title"):
                lines.append({"screen": one.name, "label": _("Titel"), "answer": draft.has("title")})
    return lines


def shown(question: Question, answers: Any, language: str, one: Round) -> Any:
    """An answer in words; 'past niet' and nothing too."""
    if question.key not in answers:
        return _("geen antwoord")
    answer = answers[question.key]
    if answer is None:
        return _("past niet")
    parts = question.parts or {}
    if question.kind == Kind.YES_NO:
        return _("Ja") if answer else _("Nee")
    if question.kind == Kind.SCALE:
        first, last = (said(end, language) for end in parts["ends"])
        step = f"{round(answer / 10)}"
        return _("%(step)s, van 0 (%(first)s) tot 10 (%(last)s)") % {"step": step, "first": first, "last": last}
    if question.kind == Kind.TRIAD:
        corners = (str(said(corner, language)) for corner in parts["corners"])
        return ", ".join(f"{name} {round(part / 10)}%" for name, part in zip(corners, answer, strict=True))
    if question.kind == Kind.STONES:
        return _stones(question, answer, language)
    if question.kind == Kind.AREA:
        return next((str(area) for area in stories.areas_of(one) if area.code == answer), "")
    if question.kind == Kind.CHOICES:
        return ", ".join(str(_option(question, key, language)) for key in answer)
    return _option(question, answer, language) if parts.get("options") else answer


def _stones(question: Question, answer: dict[str, list[int]], language: str) -> str:
    axes = [axis["ends"] if isinstance(axis, dict) else axis for axis in question.parts["axes"]]
    lines = []
    for one in question.parts["stones"]:
        if one["key"] in answer:
            places = zip(axes, answer[one["key"]], strict=True)
            spots = (
                f"{round(place / 100)} ({said(ends[0], language)} – {said(ends[1], language)})"
                for ends, place in places
            )
            lines.append(f"{said(one, language)}: {'; '.join(spots)}")
    return ". ".join(lines)


def _option(question: Question, key: Any, language: str) -> Any:
    return next((said(one, language) for one in question.parts.get("options", ()) if one["key"] == key), "")


def written(draft: Draft, course: queries.Course) -> list[str]:
    """All free text, for the look at names."""
    answers = [
        draft.answers.get(one.question.key) for one in course.screens if one.question and one.question.kind in FREE
    ]
    return [text for text in (draft.has("title"), draft.has("text"), *answers) if text]


def use_words(use: int) -> tuple[str, Any]:
    """A use by its name, and what it means."""
    return str(Use(use).label), USE_WORDS[Use(use)]


def own(one: Contribution, story: Story, key: str, viewer: Any, today: datetime.date) -> dict[str, Any]:
    """A story as its teller sees it back: as it is used now, with all that she can do."""
    language = get_language() or "nl"
    answers = {**story.teller.answers, **story.answers}
    questions = [question for question in story.questionnaire.questions.all() if question.key in answers]
    address = getattr(story.teller, "return_address", None)
    return {
        "one": one,
        "story": story,
        "round": story.round,
        "key": key,
        "may": of_moderation.of_giver(viewer, one),
        "use": use_words(story.use),
        "lines": [(said(each.words, language), shown(each, answers, language, story.round)) for each in questions],
        "form": UseForm(
            initial={"use": story.use, "with_area": story.with_area}, has_text=bool(story.text), asks_age=False
        ),
        "photo_form": PhotoForm(),
        "address": address,
        "asked_address": UnprovenAddress.objects.filter(teller=story.teller).first() if not address else None,
        "return_form": ReturnForm(has_account=one.author_id is not None and one.author_id == viewer.pk),
        "may_tell_more": stories.is_open(story.round, today),
        "link": reverse("telling:mine", args=[key]),
        "panels": panels_of("own_story_panels", viewer, story),
    }


def thanks(request_link: str, one: Contribution, key: str) -> dict[str, Any]:
    """Thank you, and the link by which it stays hers; as a picture for the camera of a phone too."""
    story = Story.objects.select_related("round").get(contribution=one)
    return {
        "one": one,
        "story": story,
        "round": story.round,
        "key": key,
        "link": request_link,
        "code": SafeString(qr.svg(request_link)),
        "may_tell_more": stories.is_open(story.round, timezone.localdate()),
    }


def desk(viewer: Any, one: Round) -> dict[str, Any] | None:
    """On the desk of a round, for who may write down for others: the ways in which people tell. Two queries."""
    may_tell = rules.may_tell(viewer, one, Way.DOOR, timezone.localdate())
    if not may_tell or not rules.may_record(viewer, one):
        return None
    return {"round": one, "is_open": stories.is_open(one, timezone.localdate())} | work(viewer, one)


def work(viewer: Any, one: Round) -> dict[str, bool]:
    """What who works here may do besides writing down: type over paper, and read in a table."""
    return {"may_type_over": entry_rules.may_type_over(viewer, one), "may_read_in": of_stories.may_lead(viewer, one)}


def mine(viewer: Any, person: Any) -> dict[str, Any] | None:
    """On one's own page: what she told with her account. One query."""
    told: Iterable[Story] = Story.objects.filter(contribution__author=person).exclude(
        contribution__state__in=["withdrawn", "removed"]
    )
    found = list(told.select_related("round")[:5])  # type: ignore[attr-defined]
    return {"told": found} if found else None
