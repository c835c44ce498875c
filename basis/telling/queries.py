"""The screens of a telling, in their order, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from basis.moderation import queries as moderation
from basis.moderation.models import Contribution
from basis.stories.models import About, Kind, Question, Round, Story
from basis.stories.queries import is_asked
from basis.telling import keys
from basis.telling.models import Draft, UnprovenAddress

BEGIN, STORY, USE, RETURN, CHECK = "begin", "verhaal", "gebruik", "terughoren", "nakijken"
OF_QUESTION = "v-"  # before the key of a question, which has no dash


@dataclass(frozen=True)
class Screen:
    """One screen: its name in the address, and the question that is asked on it."""

    name: str
    question: Question | None = None


@dataclass(frozen=True)
class Course:
    """All screens of one telling, as far as can be said with the answers of now."""

    screens: tuple[Screen, ...]

    def at(self, name: str) -> int:
        """The place of a screen, from 0; -1 when it is not asked."""
        return next((at for at, one in enumerate(self.screens) if one.name == name), -1)

    def after(self, name: str) -> str:
        """The next screen; after the last one itself."""
        return self.screens[min(self.at(name) + 1, len(self.screens) - 1)].name

    def before(self, name: str) -> str:
        """The screen before; empty before the first."""
        at = self.at(name)
        return self.screens[at - 1].name if at > 0 else ""

    def questions(self, about: str) -> list[Question]:
        """The questions that are asked about this."""
        return [one.question for one in self.screens if one.question and one.question.about == about]


def course(draft: Draft) -> Course:
    """The story first, then what she says about it, then who she is, then what it may be used for. One query."""
    every = list(draft.questionnaire.questions.all())
    of_story = [one for one in every if one.about == About.STORY]
    eliciting = [one for one in of_story if one.kind == Kind.ELICITING]
    about = [one for one in asked(of_story, draft.answers) if one.kind != Kind.ELICITING]
    who = [] if draft.teller_id else asked([one for one in every if one.about == About.TELLER], draft.answers)
    last = [USE, CHECK] if draft.teller_id else [USE, RETURN, CHECK]
    return Course(
        (
            *map(_screen, eliciting),
            Screen(STORY),
            *map(_screen, [*about, *who]),
            *(Screen(name) for name in last),
        )
    )


def asked(questions: Iterable[Question], answers: Mapping[str, Any]) -> list[Question]:
    """Those that are asked of who gave these answers; what is not asked has no answer for what follows on it."""
    found: list[Question] = []
    known: dict[str, Any] = {}
    for one in questions:
        if is_asked(one, known):
            found.append(one)
            known |= {one.key: answers[one.key]} if one.key in answers else {}
    return found


def _screen(question: Question) -> Screen:
    return Screen(f"{OF_QUESTION}{question.key}", question)


def draft(key: str, one: Round) -> Draft | None:
    """What is being told with this key, in this round. One query."""
    found = Draft.objects.select_related("questionnaire", "round", "teller")
    return found.filter(key_hash=keys.hashed(key), round=one).first() if key else None


def told_with(key: str, viewer: Any) -> tuple[Contribution, Story] | None:
    """The story that this secret link opens, with how it came; by her number for who is signed in."""
    one = moderation.with_key(key, viewer)
    story = Story.objects.select_related("round", "teller", "area", "questionnaire").filter(contribution=one).first()
    return (one, story) if one and story else None


def unproven(key: str) -> UnprovenAddress | None:
    """The address that the mail with this key asked about."""
    return UnprovenAddress.objects.select_related("teller__round").filter(key_hash=keys.hashed(key)).first()
