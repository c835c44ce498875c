"""Writing and making a report: what it refuses, what comes in it, and what stays out."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from basis.areas.models import Area
from basis.meaning import actions as meaning
from basis.meaning.models import Observation
from basis.reports import actions, making_actions, queries, rules
from basis.reports.actions import Texts
from basis.reports.models import FigureBeside, Report
from basis.reports.tests.makers import (
    READING,
    SECRET,
    TEXTS,
    beside,
    make_draft,
    make_report,
    make_scene,
    make_seen,
)
from basis.stories.models import Round, Stage

pytestmark = pytest.mark.django_db


def test_who_leads_a_round_makes_its_report(round_, worker, noor, joris, beheer, nobody):
    asked = {"worker": worker, "joris": joris, "noor": noor, "beheer": beheer, "nobody": nobody, "none": None}
    may = {name: rules.may_make(viewer, round_) for name, viewer in asked.items()}
    assert may == {"worker": True, "joris": True, "noor": False, "beheer": False, "nobody": False, "none": False}


@pytest.mark.parametrize("verb", ["begin", "write", "put_figure", "make", "publish", "take_down"])
def test_nobody_else_does_any_of_it(verb, draft, round_, noor):
    area = round_.areas.get()
    acts = {
        "begin": lambda: actions.begin(round_, None, by=noor),
        "write": lambda: actions.write(draft, TEXTS, by=noor),
        "put_figure": lambda: actions.put_figure(draft, beside(area), by=noor),
        "make": lambda: making_actions.make(draft, by=noor),
        "publish": lambda: making_actions.publish(draft, by=noor),
        "take_down": lambda: making_actions.take_down(draft, by=noor),
    }
    with pytest.raises(PermissionDenied):
        acts[verb]()


def refused(report, worker, words):
    with pytest.raises(ValidationError) as fault:
        making_actions.make(report, by=worker)
    said = " ".join(fault.value.messages)
    assert words in said, said
    assert not Report.objects.exclude(made_at=None).exists()


def test_an_observation_with_one_reading_is_in_no_report(draft, round_, worker):
    make_seen(round_, worker, title="De bank is weg", readings=1)
    refused(draft, worker, "Hier staat nog geen tweede duiding naast: ‘De bank is weg’.")


def test_a_report_has_something_that_was_seen(draft, round_, worker):
    Observation.objects.filter(round=round_).update(is_in_report=False)
    refused(draft, worker, "Er staat nog niets in dit verslag.")


def test_each_text_is_asked_for_by_name(round_, worker):
    report = make_draft(round_, worker, texts=Texts("Buren.", "", ""))
    refused(report, worker, "wat kan het betekenen?")
    refused(report, worker, "wat gebeurt er nu?")


def test_half_a_round_gives_no_report(worker, draft, round_):
    Round.objects.filter(pk=round_.pk).update(stage=Stage.OPEN)
    refused(draft, worker, "Sluit eerst de ronde.")


@pytest.mark.parametrize("reading", ["", "   ", "Dat klopt."])
def test_a_figure_without_a_reading_is_refused(draft, round_, worker, reading):
    with pytest.raises(ValidationError, match="Cijfers spreken niet voor zich"):
        actions.put_figure(draft, beside(round_.areas.get(), reading=reading), by=worker)
    with pytest.raises(IntegrityError), transaction.atomic():
        FigureBeside.objects.create(report=draft, area=round_.areas.get(), indicator="inwoners", reading="")


def test_a_figure_is_known_and_of_the_round(draft, round_, worker):
    area = round_.areas.get()
    for other, words in (
        (beside(area, indicator="bestaat-niet"), "niets bekend"),
        (beside(area, indicator="sport"), "niets bekend"),
        (beside(Area.objects.get(code="NL00")), "hoort niet bij de ronde"),
    ):
        with pytest.raises(ValidationError, match=words):
            actions.put_figure(draft, other, by=worker)
    first = actions.put_figure(draft, beside(area), by=worker)
    again = actions.put_figure(draft, beside(area, reading=READING * 2), by=worker)
    assert (first.pk, again.reading) == (again.pk, READING * 2)


def test_a_figure_stands_in_it_with_its_source_and_its_reading(draft, round_, worker):
    seen = Observation.objects.get()
    actions.put_figure(draft, beside(round_.areas.get(), observation=seen), by=worker)
    content = making_actions.make(draft, by=worker).content
    (figure,) = content["themes"][0]["seen"][0]["figures"]
    assert (figure["title"], figure["reading"], figure["year"]) == ("Inwoners", READING, 2023)
    assert figure["source"]
    assert content["figures"] == []


def test_what_is_made_holds_both_papers_and_no_word_of_a_story(report, story):
    assert bytes(report.full).startswith(b"%PDF")
    assert bytes(report.short).startswith(b"%PDF")
    assert report.content["opening"]["story"] == story.pk
    assert SECRET not in str(report.content)
    assert queries.words_now(report)[story.pk].text == SECRET


def test_counts_are_in_fives_and_nothing_of_few_has_a_number(report):
    (pattern,) = report.content["themes"][0]["seen"][0]["patterns"]
    assert [(row["words"], row["numbers"]) for row in pattern["rows"]][:2] == [("Buren", [15]), ("Straat", [None])]
    assert report.content["told"] == {"round": 15, "area": None}


def test_a_report_of_an_area_has_what_is_of_it_and_of_all(round_, worker):
    area = round_.areas.get()
    make_seen(round_, worker, title="Hier", area=area)
    report = make_report(round_, worker, area)
    titles = [seen["title"] for theme in report.content["themes"] for seen in theme["seen"]]
    assert titles == ["Buren bellen aan", "Hier"]
    assert report.content["told"] == {"round": 15, "area": 15}


def test_a_version_that_is_published_gives_way_to_a_newer_one(report, round_, worker):
    newer = actions.begin(round_, None, by=worker)
    assert (newer.number, newer.texts) == (2, report.texts)
    assert actions.begin(round_, None, by=worker) == newer
    newer = making_actions.make(newer, by=worker)
    report.refresh_from_db()
    assert queries.stands(report)
    making_actions.publish(newer, by=worker)
    report.refresh_from_db()
    assert report.is_outdated
    assert (report.full, report.short, report.content) == (None, None, None)


def test_what_was_made_and_not_published_is_written_further(round_, worker):
    report = make_report(round_, worker, published=False)
    again = actions.begin(round_, None, by=worker)
    assert (again.pk, again.is_draft, again.full) == (report.pk, True, None)


def test_what_was_made_is_not_written_in(report, worker):
    with pytest.raises(ValidationError, match="al gemaakt"):
        actions.write(report, TEXTS, by=worker)


def test_who_told_hears_before_it_is_published():
    round_, worker, _story = make_scene(stage=Stage.CLOSED)
    report = make_report(round_, worker, published=False)
    with pytest.raises(ValidationError, match="Vertel eerst terug"):
        making_actions.publish(report, by=worker)


def test_who_leads_takes_it_down_at_once(report, worker):
    making_actions.take_down(report, by=worker)
    report.refresh_from_db()
    assert (report.is_outdated, report.full, report.heard) == (True, None, TEXTS.heard)


def test_who_wrote_it_is_forgotten_and_what_it_says_stays(report, worker):
    assert actions.forget(worker) == 1
    report.refresh_from_db()
    assert (report.made_by, report.heard) == (None, TEXTS.heard)


def test_a_theme_put_by_hand_is_a_heading_in_it(draft, round_, worker):
    theme = meaning.cluster(round_, "theme", "De straat", by=worker)
    meaning.put(Observation.objects.get(), theme, by=worker)
    assert [theme["title"] for theme in making_actions.make(draft, by=worker).content["themes"]] == ["De straat"]
