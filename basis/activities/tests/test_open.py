"""What machines and notice boards get: the API, search, the paper, and the examples of the demo."""

import datetime

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from basis import packs
from basis.activities import demo, findable, print_pdf, queries
from basis.activities.examples import examples
from basis.activities.models import Activity, Occurrence
from basis.activities.tests.makers import make_activity, make_place, make_worker, rows
from tests.pdf_ua import faults, needs_verapdf

pytestmark = pytest.mark.django_db


def _soon():
    tomorrow = queries.local(timezone.now()) + datetime.timedelta(days=1)
    return tomorrow.replace(hour=12, minute=0, second=0, microsecond=0)


def test_the_api_gives_activities_and_when_they_are_without_who_gave_them(client, area, noor):
    make_activity(
        area, by=noor, at=timezone.now(), starts=_soon(), contact="0412 1", organiser="Noor", rrule="FREQ=DAILY"
    )
    answer = client.get("/api/v1/activiteiten", {"gebied": area.code, "onderwerp": "anders"})
    found = answer.json()["resultaten"]
    assert [one["titel"] for one in found] == ["Koffie in de buurtkamer"]
    assert "Noor" not in answer.content.decode() and "0412 1" not in answer.content.decode()
    assert client.get(f"/api/v1/activiteiten/{found[0]['naam']}").json()["herhaling"] == "FREQ=DAILY"
    day = _soon().date() + datetime.timedelta(days=3)
    agenda = client.get("/api/v1/agenda", {"vanaf": day, "totEnMet": day, "gebied": "GM0828"}).json()
    assert agenda["totaal"] == 1 and agenda["resultaten"][0]["stand"] == "gaat-door"
    assert client.get("/api/v1/activiteiten/bestaat-niet").status_code == 404
    assert client.get("/api/v1/activiteiten", {"leren": "true"}).json()["totaal"] == 0


def test_search_finds_only_what_still_comes(area):
    make_activity(area, at=timezone.now(), title="Komt nog", starts=_soon())
    gone = make_activity(area, at=timezone.now(), title="Is geweest", starts=_soon())
    Occurrence.objects.filter(activity=gone).update(
        starts_at=timezone.now() - datetime.timedelta(days=2), ends_at=timezone.now() - datetime.timedelta(days=1)
    )
    found = {entry.title for entry in findable.entries() if entry.kind == "activity"}
    assert found == {"Komt nog"}


@needs_verapdf
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_paper_for_a_notice_board_can_be_read_by_a_screen_reader(area, language, tmp_path):
    place = make_place(area, address="Schoolstraat 1")
    make_activity(area, at=timezone.now(), starts=_soon(), place=place, text="#strike[x]", title="*Koffie* $x$ #eval")
    for board in (print_pdf.Board(), print_pdf.Board(area=area), print_pdf.Board(place=place)):
        (tmp_path / "board.pdf").write_bytes(print_pdf.pdf(board, now=timezone.now(), language=language))
        assert not faults(tmp_path / "board.pdf")


def test_the_paper_of_an_area_is_served_and_an_empty_one_says_so(client, area):
    answer = client.get(reverse("activities:paper_of_area", args=[area.slug]))
    assert answer["Content-Type"] == "application/pdf"
    assert client.get("/gebieden/bestaat-niet/activiteiten.pdf").status_code == 404


def test_the_examples_of_the_pack_are_sixty_of_which_twenty_come_again():
    found = examples().activities
    assert len(found) == 60 and sum(one.repeat != "once" for one in found) >= 20
    assert len({one.area for one in found}) == 11 and sum(one.learning for one in found) >= 10


def test_the_demo_is_made_once_and_only_in_the_demo(area):
    make_worker(area)
    with override_settings(DEMO=False):
        demo.build()
    assert not Activity.objects.exists()
    with override_settings(DEMO=True):
        demo.build()
        made = set(Activity.objects.values_list("title", "is_example"))
        demo.build()
    assert len(made) == Activity.objects.count() == 6 and all(is_example for _title, is_example in made)
    assert {len(rows(one)) > 20 for one in Activity.objects.filter(rrule__startswith="FREQ=WEEKLY")} == {True}


def test_a_pack_without_examples_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr(packs, "pack_path", lambda name: tmp_path / name)
    assert examples().activities == ()
