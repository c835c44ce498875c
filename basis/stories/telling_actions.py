"""Tell a story, tell another, change what it may be used for, and take it away."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis import pictures
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.moderation import actions as moderation
from basis.moderation.actions import Given, Intake
from basis.moderation.models import Contribution
from basis.stories import answers, events, queries, rules
from basis.stories.kinds import FREE_TEXT, About, Kind, Use, Way
from basis.stories.models import Questionnaire, Round, Story, Teller

KIND = "stories.story"
BY_STAFF = frozenset({Way.DOOR, Way.PAPER, Way.FILE})


@dataclass(frozen=True)
class Told:
    """A story with what its teller says of it. `answers` are of the story, as `answers.py` has them.

    `photo` is a file as it came, with what can be seen on it; with `keeps_photo` no photo means: what is there stays.
    """

    text: str
    title: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    use: int = Use.COUNT
    with_area: bool = False
    is_spoken: bool = False
    seconds: int | None = None
    external_id: str = ""  # its name in the table it was read from
    photo: IO[bytes] | None = None
    photo_alt: str = ""
    keeps_photo: bool = True


@dataclass(frozen=True)
class Herself:
    """What a teller says of herself, and how she came to tell."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    way: str = Way.WEB
    is_under_16: bool = False
    parent_agrees: bool = False


@transaction.atomic
def tell(
    one: Round,
    told: Told,
    *,
    by: Any,
    herself: Herself | None = None,
    teller: Teller | None = None,
    questionnaire: Questionnaire | None = None,
    intake: Intake | None = None,
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Given:
    """Take in a story of a round, in the words of its teller; `teller` is who told before in this round.

    Anyone may, without an account too. What came at the door, on paper or in a file is taken in by who works for the
    area, on behalf of its teller, also after the round closed (paper comes later), and by the `questionnaire` it was
    asked with. Refuses a round that is not open, a child without a parent, an answer that cannot be, and nothing told.
    From this moment on the questionnaire is frozen.
    """
    moment = at or timezone.now()
    herself, intake = herself or Herself(), intake or Intake()
    if not is_example and herself.way not in BY_STAFF and not queries.is_open(one, timezone.localdate(moment)):
        raise ValidationError(_("Deze ronde is niet open."))
    asked = questionnaire or queries.newest(one)
    teller = teller or _teller(one, asked, herself, intake, by, moment)
    if teller.round_id != one.pk:
        raise PermissionDenied
    story = Story(round=one, questionnaire=asked, teller=teller, told_at=moment, is_example=is_example)
    story.external_id = told.external_id
    _put(story, told)
    if teller.way in BY_STAFF and not rules.may_record(by, story.area):
        raise PermissionDenied
    if told.photo:
        pictures.put(story, told.photo, told.photo_alt)
    area = story.area.code if story.area else ""
    given = moderation.give(KIND, area=area, by=by, intake=intake, is_read=story.use > Use.COUNT, at=moment)
    story.contribution = given.contribution
    story.save()
    Questionnaire.objects.filter(pk=asked.pk, frozen_at=None).update(frozen_at=moment)
    audit.record("stories.told", story, by=by, round=one.slug, way=teller.way)
    return given


def _teller(
    one: Round, asked: Questionnaire, herself: Herself, intake: Intake, by: Any, moment: datetime.datetime
) -> Teller:
    of_teller = [question for question in asked.questions.all() if question.about == About.TELLER]
    teller = Teller(round=one, way=herself.way, language=intake.language[:5], told_at=moment)
    teller.answers = answers.of_all(of_teller, herself.answers, areas=queries.codes_of(one))
    teller.is_under_16, teller.parent_agrees = herself.is_under_16, herself.parent_agrees
    teller.entered_by = by if herself.way in BY_STAFF else None
    if teller.is_under_16 and not teller.parent_agrees:
        raise ValidationError(_("Bent u jonger dan 16? Vertel het dan samen met uw vader, moeder of verzorger."))
    teller.full_clean()
    teller.save()
    return teller


def _put(story: Story, told: Told) -> None:
    """Write what is told; the area is that of the answer to the question where it was, of the story or its teller."""
    questions = list(story.questionnaire.questions.all())
    of_story = [question for question in questions if question.about == About.STORY]
    story.answers = answers.of_all(of_story, told.answers, areas=queries.codes_of(story.round))
    story.text = told.text.replace("\x00", "").replace("\r\n", "\n").strip()
    story.title = " ".join(told.title.replace("\x00", "").split())
    story.prompt = next((str(story.answers.get(one.key) or "") for one in of_story if one.kind == Kind.ELICITING), "")
    if not story.text and not any(answer is not None for answer in story.answers.values()):
        raise ValidationError({"text": _("Vertel iets, of beantwoord een vraag.")})
    story.use = Use(told.use) if has_words(story) else Use.COUNT
    story.with_area, story.is_spoken, story.seconds = told.with_area, told.is_spoken, told.seconds
    said = {**story.teller.answers, **story.answers}
    code = next((said[one.key] for one in questions if one.kind == Kind.AREA and said.get(one.key)), "")
    story.area = Area.objects.get(code=code) if code else queries.only_area(story.round)
    story.full_clean(exclude=["contribution"])


def has_words(story: Story) -> bool:
    """Whether somebody could read anything of it: the story itself, or an answer in her own words."""
    questions = story.questionnaire.questions.all()
    return bool(story.text) or any(story.answers.get(one.key) for one in questions if one.kind in FREE_TEXT)


def change_story(contribution: Contribution, by: Any, said: Any) -> None:
    """Other words in the place of these: what `moderation.actions.change` calls; `said["told"]` is a Told."""
    story = Story.objects.select_for_update().get(contribution=contribution)
    story.redacted, story.redacted_by = "", None  # it was of other words
    told = said["told"]
    _put(story, told)
    if told.photo:
        pictures.put(story, told.photo, told.photo_alt)
    elif not told.keeps_photo:
        pictures.drop(story)
    elif story.photo:
        story.photo_alt = " ".join(told.photo_alt.split()) or story.photo_alt
    story.save()


@transaction.atomic
def add_photo(contribution: Contribution, photo: IO[bytes], words: str, *, by: Any = None) -> None:
    """Its teller puts a photo with her story, in the place of one that is there; as other words, it is looked at first.

    `words` say what can be seen on it. Refuses, at its field, a photo without words and what is no good photo.
    """

    def put(now: Contribution) -> None:
        story = Story.objects.select_for_update().get(contribution=now)
        pictures.put(story, photo, words)
        story.save()

    moderation.change(contribution, put, by=by)


@transaction.atomic
def use_for(contribution: Contribution, use: int, *, with_area: bool, by: Any = None) -> None:
    """Its teller says anew what her story may be used for. Less than before holds at once; more is looked at first."""
    story = Story.objects.select_for_update().get(contribution=contribution)
    before, story.use, story.with_area = story.use, Use(use) if has_words(story) else Use.COUNT, with_area
    story.is_for_talk_only = story.is_for_talk_only and story.use >= Use.TALK
    story.full_clean(exclude=["contribution"])
    if story.use > before:
        moderation.change(contribution, lambda given: story.save(), by=by)
    else:
        story.save()
    audit.record("stories.use_changed", story, by=by, use=story.use)
    events.changed.send(Story, round=story.round)


@transaction.atomic
def keep_to_talk(story: Story, *, by: Any, is_so: bool) -> None:
    """Whoever leads the round says that it tells who it is about: then it is read in conversations only."""
    if not rules.may_lead(by, story.round):
        raise PermissionDenied
    if is_so and story.use < Use.TALK:
        raise ValidationError(_("Dit verhaal telt alleen mee. Niemand leest het."))
    Story.objects.filter(pk=story.pk).update(is_for_talk_only=is_so)
    audit.record("stories.kept_to_talk", story, by=by, is_so=is_so)
    events.changed.send(Story, round=story.round)


@transaction.atomic
def redact(story: Story, text: str, *, by: Any) -> None:
    """Black out what names somebody, marked as such; the words of the teller stay hers. Empty text undoes it.

    Refuses who does not lead the round, and anything but her own words with parts left out for '█'.
    """
    if not rules.may_lead(by, story.round):
        raise PermissionDenied
    text = text.replace("\r\n", "\n").strip()
    if text and not queries.is_redaction(story.text, text):
        raise ValidationError(_("U kunt woorden zwart maken, maar niets veranderen of toevoegen."))
    Story.objects.filter(pk=story.pk).update(redacted=text, redacted_by=by if text else None)
    audit.record("stories.redacted", story, by=by, is_so=bool(text))
    events.changed.send(Story, round=story.round)


def notice(contribution: Contribution) -> None:
    """Something was changed or went to another state: when it is a story, its round does not stand as it did."""
    if contribution.kind == KIND:
        for story in Story.objects.filter(contribution=contribution).select_related("round"):
            events.changed.send(Story, round=story.round)


def erase_story(contribution: Contribution) -> None:
    """Her words and her answers are gone; what she said of herself too, when she told nothing else here."""
    for story in Story.objects.select_for_update().filter(contribution=contribution):
        story.title = story.text = story.redacted = story.prompt = ""
        story.answers, story.area, story.redacted_by = {}, None, None
        story.use, story.is_for_talk_only, story.seconds = Use.COUNT, False, None
        pictures.drop(story)
        story.save()
        others = story.teller.stories.filter(contribution__erased_at=None).exclude(pk=story.pk)
        if not others.exists():
            Teller.objects.filter(pk=story.teller_id).update(answers={}, entered_by=None)


def forget_staff(person: Any) -> int:
    """Who wrote down for others, or blacked out, is no longer known; gives of how many stories and tellers."""
    entered = Teller.objects.filter(entered_by=person).update(entered_by=None)
    return entered + Story.objects.filter(redacted_by=person).update(redacted_by=None)
