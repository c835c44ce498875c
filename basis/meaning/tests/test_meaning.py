"""What is seen, and that it may mean more than one thing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.areas.models import Area
from basis.meaning import actions, queries, rules
from basis.meaning.actions import Meant, Noticed
from basis.meaning.models import Cluster, Interpretation, Observation, Perspective
from basis.moderation import actions as moderation
from basis.stories.kinds import Stage, Use
from basis.stories.tests.makers import make_story, make_worker

TRUST = Meant("Mensen durven elkaar aan te spreken.", Perspective.RESIDENT, "Een rondje met honden.")
FEAR = Meant("Wie geen hond heeft, durft niet naar buiten.", Perspective.PROFESSIONAL)


def test_with_one_interpretation_it_goes_into_no_report(round_, seen, worker):
    actions.interpret(seen, TRUST, by=worker)
    with pytest.raises(ValidationError, match="Wie een hond heeft"):
        queries.for_report(round_)
    actions.interpret(seen, FEAR, by=worker)
    [theme] = queries.for_report(round_)
    [found] = theme.seen
    assert [side.perspective for side in found.sides] == ["resident", "professional"]


def test_two_of_one_side_compete_only_when_one_contradicts_the_other(round_, seen, worker):
    actions.interpret(seen, TRUST, by=worker)
    second = actions.interpret(seen, Meant("Het is vooral gezellig.", Perspective.RESIDENT), by=worker)
    assert queries.too_few(round_) == [seen]
    actions.say_better(second, Meant("Het is juist niet gezellig.", Perspective.RESIDENT, contradicts=True), by=worker)
    assert queries.too_few(round_) == []


def test_what_is_left_out_of_the_report_needs_no_second(round_, seen, worker):
    actions.change(seen, Noticed(seen.title, is_in_report=False), by=worker)
    assert queries.for_report(round_) == []


def test_a_story_that_is_withdrawn_stands_with_nothing(round_, seen, worker):
    story = make_story(round_, use=Use.TALK)
    actions.change(seen, Noticed(seen.title, stories=[story.pk]), by=worker)
    assert [one.stories for one in queries.seen(round_, writes=True)] == [(story,)]
    assert [one.stories for one in queries.seen(round_)] == [()], "others read only what is on the website"
    moderation.withdraw(story.contribution)
    assert [one.stories for one in queries.seen(round_, writes=True)] == [()]


def test_a_story_that_only_counts_stands_with_nothing(round_, seen, worker):
    story = make_story(round_, use=Use.COUNT)
    with pytest.raises(ValidationError):
        actions.change(seen, Noticed(seen.title, stories=[story.pk]), by=worker)


@pytest.mark.parametrize("pattern", [["bestaat_niet"], ["welkom", "kracht", "waarover"]])
def test_a_pattern_that_was_not_asked_is_refused(round_, worker, pattern):
    with pytest.raises(ValidationError):
        actions.notice(round_, Noticed("Iets", pattern=pattern), by=worker)
    assert not Observation.objects.exists()


def test_who_does_not_lead_writes_nothing(round_, seen, noor, nobody):
    for viewer in (noor, nobody):
        assert not rules.may_write(viewer, round_)
        with pytest.raises(PermissionDenied):
            actions.notice(round_, Noticed("Iets"), by=viewer)
        with pytest.raises(PermissionDenied):
            actions.interpret(seen, TRUST, by=viewer)
        with pytest.raises(PermissionDenied):
            actions.cluster(round_, "theme", "Iets", by=viewer)


def test_a_colleague_of_the_area_writes_too_and_everybody_reads_after_the_return(round_, area, noor, nobody):
    assert rules.may_write(make_worker(area, name="Samira"), round_)
    assert not rules.may_read(noor, round_)
    round_.stage = Stage.RETURNED
    assert rules.may_read(noor, round_) and rules.may_read(nobody, round_)
    assert not rules.may_write(noor, round_)


def test_cards_lie_in_groups_in_the_order_they_were_put(round_, seen, worker):
    other = actions.notice(round_, Noticed("Bankjes zijn van iedereen"), by=worker)
    theme = actions.cluster(round_, "theme", "  Elkaar   kennen ", by=worker)
    assert theme.title == "Elkaar kennen"
    assert actions.cluster(round_, "theme", "Elkaar kennen", by=worker) == theme
    actions.put(seen, theme, by=worker)
    actions.put(other, theme, by=worker, place=0)
    [found] = queries.by_theme(queries.seen(round_))
    assert [each.observation for each in found.seen] == [other, seen]
    actions.rename(theme, "", by=worker)
    assert not Cluster.objects.exists()
    assert [one.title for one in queries.by_theme(queries.seen(round_))] == [""], "the cards lie loose again"


def test_a_card_does_not_go_into_a_group_of_another_kind(round_, seen, worker):
    meant = actions.interpret(seen, TRUST, by=worker)
    side = actions.cluster(round_, "perspective", "Vertrouwen", by=worker)
    with pytest.raises(ValidationError):
        actions.put(seen, side, by=worker)
    actions.put(meant, side, by=worker)
    [residents, *_rest] = queries.beside(queries.seen(round_))
    assert residents.clusters == (("Vertrouwen", (meant,)),)


def test_who_wrote_it_down_is_forgotten_and_the_words_stay(round_, seen, worker):
    actions.interpret(seen, TRUST, by=worker)
    assert actions.forget(worker) == 2
    assert Interpretation.objects.get().text == TRUST.text


def test_of_an_area_one_sees_what_is_of_it_and_what_is_of_all_of_the_round(round_, area):
    other = Area.objects.own().exclude(pk=area.pk).first()
    whole = Observation.objects.create(round=round_, title="Overal")
    here = Observation.objects.create(round=round_, title="Hier", area=area)
    Observation.objects.create(round=round_, title="Daar", area=other)
    assert {one.observation for one in queries.seen(round_, area)} == {whole, here}
