"""The invented rounds: who tells, where, in which language and for what it may be used."""

from collections import Counter

import pytest
from django.db.models import Count, Q

from basis.areas import demo as areas
from basis.areas.models import Area
from basis.moderation.models import State
from basis.stories import demo
from basis.stories.examples import examples
from basis.stories.kinds import Use, Way
from basis.stories.models import Round, Story


@pytest.fixture
def made(joris, settings):
    settings.DEMO = True
    areas.build()
    demo.build()
    return Story.objects.all()


@pytest.mark.django_db
def test_outside_the_demo_nobody_told_anything(joris, settings):
    settings.DEMO = False
    areas.build()
    demo.build()
    assert not Round.objects.exists()


def test_every_invented_story_is_told_once_and_is_an_example(made):
    told = examples().stories
    assert made.filter(is_example=True).count() == len(told) == 140
    assert len({one.text for one in told}) == 140
    assert Counter(made.values_list("round__title", flat=True)) == {
        "Wanneer hoorde u erbij?": 88,
        "Leven in uw wijk": 52,
    }


def test_building_again_changes_nothing(made):
    before = list(made.values_list("pk", "text", "use", "contribution__state").order_by("pk"))
    demo.build()
    assert list(Story.objects.values_list("pk", "text", "use", "contribution__state").order_by("pk")) == before


def test_people_tell_in_every_area_and_in_four_languages(made):
    told = Area.objects.own().annotate(many=Count("stories")).values_list("many", flat=True)
    assert len(told) == 11
    assert min(told) >= 7
    languages = Counter(made.values_list("teller__language", flat=True))
    assert set(languages) == {"nl", "en", "pl", "tr"}
    assert min(languages.values()) >= 6


def test_each_use_is_chosen_with_and_without_the_area(made):
    chosen = set(made.values_list("use", "with_area"))
    assert chosen == {(use, with_area) for use in Use.values for with_area in (True, False)}


def test_two_came_on_paper_and_children_told_with_a_parent(made):
    assert made.filter(teller__way=Way.PAPER).count() == 2
    children = made.filter(teller__is_under_16=True)
    assert children.count() == 4
    assert not children.exclude(teller__parent_agrees=True).exists()


def test_some_did_not_fit_an_answer_and_both_versions_of_the_open_round_were_filled_in(made):
    unfit = {key for story in made for key, answer in story.answers.items() if answer is None}
    assert unfit >= {"belonging", "who_made_it_happen", "people_around_it", "how_it_ended", "what_helped"}
    versions = Counter(made.filter(round__title="Leven in uw wijk").values_list("questionnaire__number", flat=True))
    assert set(versions) == {1, 2}
    assert min(versions.values()) >= 20


def test_what_was_withdrawn_counts_no_more_and_was_told_before(made):
    gone = made.filter(contribution__state=State.WITHDRAWN).select_related("contribution")
    assert gone.count() == 2
    assert all(one.contribution.closed_at > one.told_at for one in gone)
    assert Story.objects.counted().count() == 138


def test_what_names_somebody_waits_for_a_look_and_is_read_by_nobody(made):
    waits = made.filter(contribution__state=State.HELD)
    assert set(waits.values_list("contribution__signs", flat=True)) == {"names"}
    assert waits.count() == 2
    assert not waits.filter(Q(pk__in=Story.objects.readable_in_talk()) | Q(pk__in=Story.objects.visible_to(None)))
