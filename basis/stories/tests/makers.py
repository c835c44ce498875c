"""Rounds, questions and stories for tests; every one of them made by the verbs of the module."""

import datetime

from basis.moderation.actions import Intake
from basis.moderation.models import Contribution
from basis.needs.tests.makers import make_worker, make_world
from basis.stories import round_actions, telling_actions
from basis.stories.kinds import Stage
from basis.stories.models import Story
from basis.stories.round_actions import Asked, RoundFacts
from basis.stories.telling_actions import Herself, Told

TODAY = datetime.date(2026, 11, 29)
NOW = datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC)


def options(*keys):
    return {"options": [{"key": key, "nl": key.capitalize(), "en": key} for key in keys]}


def ends(first="nooit", last="altijd"):
    return [{"nl": first}, {"nl": last}]


QUESTIONS = (
    Asked("waarover", "eliciting", {"nl": "Waarover vertelt u?"}, parts=options("buren", "straat")),
    Asked("welkom", "scale", {"nl": "Hoe welkom voelde u zich?"}, parts={"ends": ends()}),
    Asked(
        "kracht",
        "triad",
        {"nl": "Waar kwam het door?"},
        parts={"corners": [{"key": key, "nl": key} for key in ("ik", "wij", "zij")]},
    ),
    Asked("waar", "area", {"nl": "Waar was het?"}),
    Asked("rol", "role", {"nl": "Wie bent u?"}, about="teller", parts=options("inwoner", "vrijwilliger")),
)


def facts(**differences):
    told = {
        "title": "Hoe gaat het hier?",
        "why": "Wij willen horen hoe het gaat.",
        "who": "Iedereen die hier woont.",
        "use": "Wij lezen het en praten erover.",
        "contact": "Wietske, in het wijkhuis",
        "begins_on": TODAY - datetime.timedelta(days=7),
        "ends_on": TODAY + datetime.timedelta(days=21),
        "heard_by": TODAY + datetime.timedelta(days=60),
    }
    return RoundFacts(**told | differences)


def make_round(area, by, questions=QUESTIONS, stage=Stage.OPEN, **differences):
    one = round_actions.make(facts(**differences), [area], by=by, at=NOW)
    if questions:
        round_actions.ask(one, questions, by=by)
    if stage == Stage.OPEN:
        round_actions.go_to(one, stage, by=by)
    one.refresh_from_db()
    return one


def make_story(one, text="De buren kwamen helpen.", *, by=None, state="visible", herself=None, teller=None, **told):
    given = telling_actions.tell(
        one, Told(text, **told), by=by, herself=herself or Herself(), teller=teller, intake=Intake(), at=NOW
    )
    Contribution.objects.filter(pk=given.contribution.pk).update(state=state)
    return Story.objects.select_related("contribution", "teller", "area").get(contribution=given.contribution)


__all__ = ["make_round", "make_story", "make_worker", "make_world"]
