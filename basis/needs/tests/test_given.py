"""Needs as others know them: moderators, the weekly letter, search, and the person herself."""

import datetime

import pytest
from django.utils import timezone

from basis.moderation import queries as moderation
from basis.needs import bundle_actions, demo, findable, given
from basis.needs.models import Bundle, Need
from basis.needs.tests.makers import everything, make_bundle, make_need, make_worker

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)


def test_a_moderator_sees_the_words_and_the_photo(area):
    need = make_need(area, state="held", place="bij de brug", photo="foto.jpg", photo_alt="Een brug")
    shown = moderation.shown([need.contribution])[need.contribution_id]
    assert shown.title == "Ik mis, Ruwaard" and shown.texts["Waar is het?"] == "bij de brug"
    assert (shown.photo, shown.photo_alt) == ("foto.jpg", "Een brug")
    assert shown.url == "/gebieden/ruwaard/wat-mensen-zeggen/"


def test_the_weekly_letter_tells_what_people_said_and_what_became_of_it(area):
    now = timezone.now()
    need = make_need(area)
    make_need(area, state="held", text="Wacht nog.")
    worker = make_worker(area)
    bundle_actions.answer(make_bundle(area, worker, need), status="done", text="De bank staat er.", by=worker)
    told = list(given.news(area.code, now - WEEK, timezone.now()))
    assert [one.text for one in told] == [f"“{need.text}” (bewoner)", "De bank staat er."]
    assert not list(given.news(area.code, now - WEEK, now - datetime.timedelta(days=1)))
    buurt = area.buurten.first()
    assert next(one.text for one in given.news(buurt.code, now - WEEK, timezone.now())).startswith("“Een bankje")


def test_she_takes_along_what_she_said_and_what_she_wrote_down(area, noor):
    make_need(area, by=noor, state="held", place="bij de brug")
    (row,) = given.export(noor)
    assert (row["about"], row["place"]) == ("Ik mis, Ruwaard", "bij de brug")


def test_who_leaves_takes_her_name_along_and_what_nobody_saw(area, noor):
    seen, held = make_need(area, by=noor, byline="Noor"), make_need(area, by=noor, state="held", text="Wacht.")
    assert given.forget(noor) == 2
    seen.refresh_from_db()
    held.refresh_from_db()
    assert (seen.text != "", seen.byline, held.text) == (True, "", "")


def test_what_staff_answered_is_in_their_own_download(area):
    worker = make_worker(area)
    bundle_actions.answer(make_bundle(area, worker), status="done", text="De bank staat er.", by=worker)
    assert [row["text"] for row in given.export_work(worker)] == ["Mensen willen even zitten.", "De bank staat er."]


def test_search_finds_the_form_and_every_bundle_and_not_what_one_person_said(area):
    make_bundle(area, make_worker(area), make_need(area, text="Een heel eigen zin."))
    found = [entry for entry in findable.entries() if entry.language == "nl"]
    assert [entry.title for entry in found] == ["Zeg wat u wenst of mist", "Onderweg zitten"]
    assert not any("heel eigen" in f"{entry.summary} {entry.words}" for entry in found)


def test_the_demo_marks_all_it_invents_and_changes_nothing_the_second_time(area, joris, settings):
    settings.DEMO = True
    demo.build()
    first = everything()
    demo.build()
    assert everything() == first
    assert Need.objects.filter(area=area).count() > 5 and all(Need.objects.values_list("is_example", flat=True))
    assert Bundle.objects.filter(area=area, is_example=True).count() == 2
    assert Need.objects.filter(contribution__state="held").exists()


def test_there_is_no_demo_in_a_real_website(area, joris, settings):
    settings.DEMO = False
    demo.build()
    assert not Need.objects.exists()
