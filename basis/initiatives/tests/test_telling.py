"""How it goes, how far it is, and who hears it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from basis import uploads
from basis.initiatives import actions, queries, telling_actions
from basis.initiatives.facts import Told
from basis.initiatives.kinds import NEXT, Stage
from basis.initiatives.models import Initiative, Update
from basis.initiatives.tests.makers import make_person, make_worker, photo
from basis.moderation import decision_actions as decisions
from basis.notifications.models import Message


def news_to(person):
    return list(Message.objects.filter(person=person, notice="initiatives.update").values_list("text", flat=True))


def test_who_follows_hears_it_and_who_wrote_it_does_not(table, noor, bram):
    actions.follow(table, by=bram)
    actions.follow(table, by=bram)
    actions.follow(table, by=noor)
    telling_actions.tell(table, Told("Het werd druk."), by=noor)
    assert news_to(bram) == ["Het werd druk."] and news_to(noor) == []
    actions.unfollow(table, by=bram)
    telling_actions.tell(table, Told("Nog drukker."), by=noor)
    assert news_to(bram) == ["Het werd druk."]


def test_only_its_team_tells(area, table, bram):
    for stranger in (bram, make_worker(area)):
        with pytest.raises(PermissionDenied):
            telling_actions.tell(table, Told("Hallo."), by=stranger)


def test_what_waits_for_a_moderator_is_told_when_she_showed_it_and_once(area, table, bram, noor):
    anna = make_worker(area, name="Anna", role="moderator")
    actions.follow(table, by=bram)
    update = telling_actions.tell(table, Told("Kijk www.x.nl"), by=noor, signs=("links",))
    assert news_to(bram) == [] and list(queries.told(bram, table)) == [] and list(queries.told(noor, table)) == [update]
    decisions.decide(update.contribution, verdict="publish", by=anna)
    now = timezone.now()
    assert telling_actions.spread(now) and not telling_actions.spread(now)
    assert news_to(bram) == ["Kijk www.x.nl"]


def test_what_was_let_through_long_after_is_no_news(area, table, bram, noor):
    actions.follow(table, by=bram)
    update = telling_actions.tell(table, Told("Oud."), by=noor, signs=("links",))
    update.contribution.state = "visible"
    update.contribution.save()
    telling_actions.spread(timezone.now() + datetime.timedelta(days=30))
    assert news_to(bram) == []


def test_it_goes_a_step_further_with_a_word(table, noor):
    telling_actions.move(table, Stage.DOING, "Wij beginnen.", by=noor)
    table.refresh_from_db()
    update = queries.told(None, table).get()
    assert (table.stage, update.stage, update.text) == ("doing", "doing", "Wij beginnen.")


def test_a_step_without_a_word_changes_nothing(table, noor):
    with pytest.raises(ValidationError):
        telling_actions.move(table, Stage.DOING, "  ", by=noor)
    table.refresh_from_db()
    assert (table.stage, Update.objects.count()) == ("idea", 0)


@pytest.mark.django_db(transaction=False)
@pytest.mark.parametrize("begin", Stage.values)
def test_from_each_stage_only_what_may_follow(table, noor, begin):
    for after in Stage.values:
        Initiative.objects.filter(pk=table.pk).update(stage=begin)
        table.refresh_from_db()
        if after in NEXT[begin]:
            telling_actions.move(table, after, "Zo staat het nu.", by=noor)
        else:
            with pytest.raises(ValidationError):
                telling_actions.move(table, after, "Zo staat het nu.", by=noor)
        table.refresh_from_db()
        assert table.stage == (after if after in NEXT[begin] else begin)


@pytest.mark.parametrize("stage", Stage.values)
def test_no_stage_is_a_dead_end_and_one_may_stop_at_any_time(stage):
    assert NEXT[stage] and stage not in NEXT[stage]
    assert stage == Stage.STOPPED or Stage.STOPPED in NEXT[stage]


def test_a_photo_is_described_made_anew_and_goes_with_the_words(
    table, noor, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.UPLOADS = tmp_path
    with pytest.raises(ValidationError):
        telling_actions.tell(table, Told("Kijk.", photo()), by=noor)
    update = telling_actions.tell(table, Told("Kijk.", photo(), "De tafel op het plein."), by=noor)
    assert uploads.path_of(update.photo)
    with django_capture_on_commit_callbacks(execute=True):
        telling_actions.erase_update(update.contribution)
    assert uploads.path_of(update.photo) is None
    update.refresh_from_db()
    assert (update.text, update.photo, update.photo_alt) == ("", "", "")


def test_the_last_photo_of_its_team_is_the_face_of_the_page(client, table, noor, settings, tmp_path):
    settings.UPLOADS = tmp_path
    for words in ("De eerste keer.", "De tafel op het plein."):
        telling_actions.tell(table, Told("Kijk.", photo(), words), by=noor)
    telling_actions.tell(table, Told("Nu even zonder foto."), by=noor)
    page = client.get(table.get_absolute_url()).content.decode().partition("<main")[2]
    assert page.index("De tafel op het plein.") < page.index("Hoe het gaat") < page.index("De eerste keer.")
    assert page.count("<img") == 2  # each once


def test_quiet_is_of_what_goes_on_and_was_not_heard_of_for_two_months(area, table, noor):
    now = timezone.now()
    assert not queries.quiet(area, now).exists()
    later = now + datetime.timedelta(days=61)
    assert list(queries.quiet(area, later)) == [table]
    telling_actions.tell(table, Told("Wij zijn er nog."), by=noor, at=later)
    assert not queries.quiet(area, later).exists()
    telling_actions.move(table, Stage.STOPPED, "Het lukte niet.", by=noor)
    assert not queries.quiet(area, later + datetime.timedelta(days=90)).exists()


def test_nobody_follows_what_she_cannot_read(area, table):
    table.contribution.state = "held"
    table.contribution.save()
    with pytest.raises(PermissionDenied):
        actions.follow(table, by=make_person("Zoe"))
