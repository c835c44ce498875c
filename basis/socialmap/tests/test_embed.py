"""A list of the social map on another website: it shows what was chosen, can do nothing, and knows nobody."""

import html
import re
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from basis.areas.tests.makers import make_municipality
from basis.socialmap.tests.makers import make_place, make_service
from tests.headers import faults, policy

pytestmark = pytest.mark.django_db
FRAME = "/insluiten/sociale-kaart/"
MAKER = "/insluiten/"


@pytest.fixture
def areas():
    made = make_municipality()
    now = {"confirmed_on": timezone.localdate()}
    make_place("hier", name="De Haard", area_code="WK082806", themes=("learn",), phone="0412 1", **now)
    make_place("daar", name="Verderop", area_code="WK082807", **now)
    make_service("les", name="Les", at=["hier"], themes=("learn",), target_groups=("older",), **now)
    make_service("gym", name="Gym", at=["daar"], themes=("move",), **now)
    return made


def names(page):
    return re.findall(r'<h2><a href="/[^"]+" target="_top">([^<]+)</a>', page)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["De Haard", "Verderop"]),
        ("?gebied=ruwaard", ["De Haard"]),
        ("?onderwerp=leren", ["De Haard"]),
        ("?wat=aanbod", ["Gym", "Les"]),
        ("?wat=aanbod&gebied=ruwaard&onderwerp=leren&voor=ouderen", ["Les"]),
        ("?wat=aanbod&voor=kinderen", ["Gym"]),
        ("?wat=oma&gebied=nergens&aantal=-1&onderwerp=%00&voor=oma", ["De Haard", "Verderop"]),
    ],
)
def test_the_frame_shows_what_was_chosen_and_passes_over_what_makes_no_sense(client, areas, asked, found):
    page = client.get(FRAME + asked).content.decode()
    assert names(page) == found


@pytest.mark.parametrize(("path", "language"), [(MAKER, "nl"), (f"/en{MAKER}", "en")])
def test_the_page_opens_with_a_list_chosen_and_nothing_wrong(client, areas, path, language):
    form = client.get(path).context["form"]
    assert not form.errors
    assert [form[name].value() for name in ("wat", "aantal", "leestaal")] == ["plekken", "5", language]


def test_no_more_rows_than_was_asked_and_the_way_to_the_rest(client, areas):
    now = {"confirmed_on": timezone.localdate()}
    for number in range(6):
        make_place(f"p{number}", name=f"Plek {number}", area_code="WK082806", **now)
    page = client.get(f"{FRAME}?gebied=ruwaard&aantal=5").content.decode()
    assert len(names(page)) == 5
    assert 'href="/plekken/?gebied=ruwaard" target="_top">Zie meer op' in page
    assert len(names(client.get(f"{FRAME}?aantal=10").content.decode())) == 8


def test_a_frame_with_nothing_in_it_says_whom_to_call(client):
    page = client.get(FRAME).content.decode()
    assert "Hier staat nu niets" in page
    assert "Bel ons gerust" in page


def test_every_link_in_the_frame_leaves_the_frame(client, areas):
    links = re.findall(r"<a [^>]+>", client.get(FRAME).content.decode())
    assert links
    assert all('target="_top"' in link for link in links)


def test_any_website_may_show_the_frame_which_can_do_nothing(client, areas):
    answer = client.get(FRAME)
    assert not faults(answer, is_framed=True)
    assert policy(answer)["frame-ancestors"] == ["*"]
    assert not answer.cookies
    assert "<script" not in answer.content.decode()
    assert "<form" not in answer.content.decode()
    assert answer["Cache-Control"] == "public, max-age=300"
    for refused in (client.post(FRAME), client.get(MAKER), client.get("/plekken/")):
        assert not faults(refused), "all else stays closed"
        assert policy(refused)["frame-ancestors"] == ["'none'"]


def test_the_frame_says_nothing_of_who_looks_at_it(client, areas, noor):
    before = client.get(FRAME).content
    client.force_login(noor)
    client.cookies["gebied"] = "ruwaard"
    answer = client.get(FRAME)
    assert answer.content == before
    assert not answer.cookies


def test_one_chooses_sees_the_list_and_copies_one_line(client, areas, settings):
    page = client.get(f"{MAKER}?wat=aanbod&gebied=ruwaard&onderwerp=leren&aantal=10&leestaal=en").content.decode()
    line = html.unescape(re.search(r"<textarea[^>]+>(.*?)</textarea>", page, re.DOTALL)[1])
    address = html.unescape(re.search(r'src="([^"]+)"', line)[1])
    assert line.count("\n") == 0
    assert address.startswith(f"{settings.ADDRESS}/en{FRAME}?wat=aanbod&gebied=ruwaard&onderwerp=leren&aantal=10")
    assert 'title="Activities and help in Ruwaard: learning"' in line
    shown = client.get(address.removeprefix(settings.ADDRESS)).content.decode()
    assert ">Les</a>" in shown
    assert urlsplit(address).path == re.search(r'<iframe class="embed-frame" src="([^"?]+)', page)[1]


def test_a_name_of_an_area_closes_no_attribute(client, areas):
    areas["ruwaard"].name = '"><script>alert(1)</script>'
    areas["ruwaard"].save()
    page = client.get(f"{MAKER}?gebied=ruwaard").content.decode()
    assert "<script>alert" not in page
    line = html.unescape(re.search(r"<textarea[^>]+>(.*?)</textarea>", page, re.DOTALL)[1])
    assert "<script>" not in line


def test_one_finds_it_from_the_lists_with_the_question(client, areas):
    page = client.get("/aanbod/?gebied=ruwaard&onderwerp=leren").content.decode()
    assert f'href="{MAKER}?wat=aanbod&amp;gebied=ruwaard&amp;onderwerp=leren"' in page
