"""The social map of an area on paper: what is in it, in which order, for everyone, and made once."""

import datetime
import io
import os

import pikepdf
import pytest
from django.utils import timezone

from basis import paper
from basis.areas.models import Area
from basis.areas.tests.makers import make_municipality
from basis.socialmap import booklet, hours
from basis.socialmap.tests.makers import TODAY, make_place, make_service
from tests import pdf_ua

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 11, 25, 10, tzinfo=hours.HERE)  # a Wednesday
ADDRESS = "/gebieden/ruwaard/sociale-kaart.pdf"


@pytest.fixture
def areas(tmp_path, monkeypatch):
    monkeypatch.setattr(paper, "KEPT", tmp_path / "papers")
    return make_municipality()


def data(area, form="a4", language="nl"):
    return booklet._data(booklet.contents(area, today=TODAY), AT, form, language)


def named(told):
    return [[one["name"] for group in part["groups"] for one in group["entries"]] for part in told["chapters"]]


def facts(told, name):
    every = [one for part in told["chapters"] for group in part["groups"] for one in group["entries"]]
    found = next(one for one in every if one["name"] == name)
    return {fact["label"]: fact["text"] for fact in found["facts"]} | {"note": found["note"]}


def made(area, form="a4", language="nl"):
    return booklet.pdf(booklet.contents(area, today=TODAY), at=AT, form=form, language=language)


def fill():
    make_place(
        "hier",
        name="De Haard",
        area_code="WK082806",
        cost_kind="free",
        step_free=True,
        phone="0412 1",
        can_do="koffie drinken",
    )
    make_place("daar", name="Verderop", area_code="WK082807")
    make_service(
        "koffie",
        name="Koffie",
        at=[{"place": "hier", "opening_hours": "We 10:00-12:00"}],
        themes=("meet",),
        cost_kind="consumption",
        amount="1.50",
    )
    make_service("hulp", name="Hulp thuis", themes=("work", "help"), how_to_join="bel ons", phone="0412 2")


def test_places_come_first_then_what_there_is_to_do_then_help(areas):
    fill()
    told = data(areas["ruwaard"])
    assert named(told) == [["De Haard"], ["Koffie"], ["Hulp thuis"]]
    assert [part["title"] for part in told["chapters"]] == ["Waar kunt u heen?", "Wat is er te doen?", "Hulp en advies"]
    assert facts(told, "De Haard") | {
        "Kosten": "gratis",
        "Binnenkomen": "u komt zonder trap of drempel binnen",
    } == facts(told, "De Haard")
    assert facts(told, "Koffie")["Wanneer"] == "woensdag 10.00 tot 12.00 uur"
    assert facts(told, "Koffie")["Kosten"] == "u koopt er iets, € 1,50"
    assert facts(told, "Hulp thuis")["Bellen"] == "0412 2"
    assert named(data(areas["GM0828"]))[0] == ["De Haard", "Verderop"]


def test_help_that_is_in_another_area_only_is_named_last_the_nearest_if_there_is_much(areas, monkeypatch):
    Area.objects.filter(code="BU08280600").update(lat=51.750, lon=5.500)
    fill()
    make_place("ver", name="Ver", lat=51.9, lon=5.5)
    make_place("naast", name="Naast", lat=51.76, lon=5.5)
    make_service("stoel", name="Rolstoel", at=["naast"], themes=("help",))
    make_service("geld", name="Geld", at=["ver"], themes=("getting_by",))
    make_service("dans", name="Dansen", at=["naast"], themes=("move",))
    make_service("hunne", name="Van hen", at=["naast"], themes=("help",), area_code="GM0828-noordwest")
    told = data(areas["ruwaard"])["chapters"][-1]
    assert [(group["title"], [one["name"] for one in group["entries"]]) for group in told["groups"]] == [
        ("Hulp en zorg", ["Hulp thuis"]),
        ("Verder weg in de gemeente", ["Geld", "Rolstoel"]),
    ]
    monkeypatch.setattr(booklet, "MOST_FARTHER", 1)
    assert named(data(areas["ruwaard"]))[-1] == ["Hulp thuis", "Rolstoel"]


def test_what_has_left_the_lists_is_not_in_it_and_what_fades_says_so(areas):
    make_place("oud", name="Oud", area_code="WK082806", confirmed_on=TODAY - datetime.timedelta(days=600))
    make_place("vaag", name="Vaag", area_code="WK082806", confirmed_on=TODAY - datetime.timedelta(days=400))
    make_service("weg", name="Gestopt", at=["vaag"], status="inactive")
    make_service("stil", name="Stil", at=["vaag", "oud"], status="temporarily closed")
    told = data(areas["ruwaard"])
    assert named(told) == [["Vaag"], ["Stil"]]
    assert "Al een jaar niet bevestigd" in facts(told, "Vaag")["note"]
    assert "ligt even stil" in facts(told, "Stil")["note"]
    assert facts(told, "Stil")["Waar"].startswith("Vaag")
    assert "Oud" not in facts(told, "Stil")["Waar"]


def test_each_place_has_a_code_on_a4_as_long_as_there_are_not_many(areas, monkeypatch):
    fill()

    def codes(form):
        places = booklet._whole(data(areas["ruwaard"], form))["chapters"][0]
        return ["<svg" in one["qr"] for one in places["groups"][0]["entries"]]

    assert (codes("a4"), codes("a5")) == ([True], [False])
    monkeypatch.setattr(booklet, "MOST_CODES", 0)
    assert codes("a4") == [False]


@pytest.mark.parametrize(("form", "width"), [("a4", 595), ("a5", 420)])
def test_each_paper_has_its_size_its_language_and_a_bookmark_for_each_entry(areas, form, width):
    fill()
    with pikepdf.open(io.BytesIO(made(areas["ruwaard"], form, "en"))) as file:
        assert round(float(file.pages[0].mediabox[2])) == width
        assert str(file.Root.Lang) == "en"
        with file.open_outline() as outline:
            chapters = {part.title: [one.title for one in part.children] for part in outline.root}
    assert "De Haard" in chapters["Where can you go?"]


@pdf_ua.needs_verapdf
def test_it_is_for_everyone_also_with_nothing_in_it(areas, tmp_path):
    files = [tmp_path / name for name in ("empty.pdf", "a4.pdf", "a5.pdf")]
    files[0].write_bytes(made(areas["ruwaard"]))
    fill()
    for file, form in zip(files[1:], booklet.FORMS, strict=True):
        file.write_bytes(made(areas["ruwaard"], form))
    assert not pdf_ua.faults(*files)


def test_it_is_made_once_as_long_as_nothing_changes(areas, monkeypatch):
    fill()
    first, times = made(areas["ruwaard"]), []
    monkeypatch.setattr(paper, "pdf", lambda *_any: times.append(1) or b"anew")
    assert made(areas["ruwaard"]) == first
    assert not times
    make_place("hier", name="De Haard", area_code="WK082806", phone="0412 9")
    assert made(areas["ruwaard"]) == b"anew"


def test_no_more_papers_are_kept_than_there_is_room_for(areas, monkeypatch):
    monkeypatch.setattr(paper, "MOST_KEPT", 2)
    monkeypatch.setattr(paper, "pdf", lambda *_any: b"paper")
    for language in ("nl", "en"):
        for form in booklet.FORMS:
            made(areas["ruwaard"], form, language)
    kept = list(paper.KEPT.glob("*.pdf"))
    assert len(kept) == 2
    os.utime(kept[0], (0, 0))
    made(areas["GM0828"])
    assert len(list(paper.KEPT.glob("*.pdf"))) == 2
    assert not kept[0].exists(), "what is too old goes first"


def test_what_people_write_is_never_markup(areas):
    odd = "#panic() $x$ *b* _i_ <e> @f \\ [g] “h” \x1f"
    make_place("raar", name=odd, description=odd, area_code="WK082806", welcome=odd)
    assert made(areas["ruwaard"]).startswith(b"%PDF")


def test_one_finds_it_on_the_page_of_the_area_and_on_the_lists(client, areas):
    make_place(area_code="WK082806", confirmed_on=timezone.localdate())
    for page in ("/gebieden/ruwaard/", "/plekken/?gebied=ruwaard", "/aanbod/?gebied=ruwaard"):
        assert f'href="{ADDRESS}?vorm=a5"' in client.get(page).content.decode(), page
    answer = client.get(f"{ADDRESS}?vorm=a5")
    assert answer["Content-Type"] == "application/pdf"
    assert "sociale-kaart-ruwaard-a5.pdf" in answer["Content-Disposition"]
    assert "a4" in client.get(f"{ADDRESS}?vorm=a3")["Content-Disposition"]
    assert client.get("/gebieden/nergens/sociale-kaart.pdf").status_code == 404
