"""A round of which a report can be made, and reports; every one of them made by the verbs of the module."""

import io

import pikepdf

from basis.figures.tests.makers import make_observation
from basis.figures.tests.papers import words_of
from basis.meaning import actions as meaning
from basis.meaning.actions import Meant, Noticed
from basis.reports import actions, making_actions
from basis.reports.actions import Beside, Texts
from basis.stories import return_actions
from basis.stories.models import Round, Stage, Use
from basis.stories.tests.makers import make_round, make_story, make_worker, make_world

READING = "Veel mensen wonen hier nog maar kort, en dat hoort u in de verhalen."
SECRET = "Mijn buurvrouw belde zomaar aan."  # words that must be nowhere once they are withdrawn
TEXTS = Texts("Buren belden aan.", "De een zoekt hulp, de ander een taak.", "Er komt een bank.")


def make_seen(one, by, *, stories=(), title="Buren bellen aan", readings=2, **differences):
    """Something that is seen, with interpretations of as many sides."""
    noticed = Noticed(title, "In veel verhalen.", stories=[story.pk for story in stories], **differences)
    seen = meaning.notice(one, noticed, by=by)
    for perspective in ("resident", "professional", "lived")[:readings]:
        meaning.interpret(seen, Meant(f"Wat {perspective} zegt.", perspective, idea="Een bank."), by=by)
    return seen


def make_told(one, count=12, use=Use.COUNT):
    """So many people who told, each one story."""
    answers = {"waarover": "buren", "welkom": 80, "waar": "GM0828-ruwaard"}
    return [make_story(one, f"Verhaal {n} van iemand.", answers=answers, use=use) for n in range(count)]


def make_scene(by=None, *, stage=Stage.RETURNED):
    """A round that was given back, in which people told and something is seen; who leads it; and a public story."""
    area = make_world()["GM0828-ruwaard"]
    by = by or make_worker(area)
    one = make_round(area, by)
    make_told(one)
    story = make_story(one, SECRET, use=Use.PUBLISH, with_area=True, answers={"waar": area.code, "waarover": "buren"})
    make_seen(one, by, stories=[story], pattern=["waarover"])
    make_observation(area, value=13595.0, period=2023)
    Round.objects.filter(pk=one.pk).update(stage=Stage.CLOSED)
    one.refresh_from_db()
    if stage == Stage.RETURNED:
        return_actions.give_back(one, heard="Wij hoorden u.", done="Er komt een bank.", by=by)
        one.refresh_from_db()
    return one, by, story


def make_draft(one, by, area=None, texts=TEXTS):
    report = actions.begin(one, area, by=by)
    actions.write(report, texts, by=by)
    return report


def make_report(one, by, area=None, *, published=True):
    report = making_actions.make(make_draft(one, by, area), by=by)
    if published:
        making_actions.publish(report, by=by)
        report.refresh_from_db()
    return report


def beside(area, **differences):
    return Beside(**{"indicator": "inwoners", "area": area, "reading": READING} | differences)


def is_on(pdf, words):
    """Whether these words stand on this paper; lines end anywhere."""
    return "".join(words.split()) in "".join(words_of(pikepdf.open(io.BytesIO(bytes(pdf)))).split())
