"""Reading what people say: the list, one of them, the panels, in few queries whatever there is."""

import pytest
from django.urls import reverse

from basis.areas.models import Area
from basis.needs import queries
from basis.needs.tests.makers import make_bundle, make_need, make_worker

pytestmark = pytest.mark.django_db
MOST = {"needs:of_area": 8, "needs:everywhere": 7}


def _list(client, area, **question):
    return client.get(reverse("needs:of_area", args=[area.slug]), question).content.decode()


def test_the_list_can_be_made_shorter_by_kind_theme_and_group(client, area):
    make_need(area, text="Een bank.", kind="wish", theme="meet", group="older")
    make_need(area, text="Een lamp.", kind="need", theme="surroundings")
    assert "Een bank." in _list(client, area) and "Een lamp." in _list(client, area)
    for question in ({"soort": "wens"}, {"onderwerp": "ontmoeten"}, {"groep": "ouderen"}):
        page = _list(client, area, **question)
        assert "Een bank." in page and "Een lamp." not in page
    assert "nog niemand" in _list(client, area, soort="compliment")
    assert "Een lamp." in _list(client, area, soort="onzin", onderwerp="\x00")


def test_the_newest_stands_first_and_the_next_page_keeps_what_was_chosen(client, area):
    for number in range(25):
        make_need(area, text=f"Wens {number:02}.", kind="wish")
    page = _list(client, area, soort="wens")
    assert page.index("Wens 24.") < page.index("Wens 05.") and "Wens 04." not in page
    assert "?soort=wens&amp;pagina=2" in page
    assert "Wens 04." in _list(client, area, soort="wens", pagina=2)


def test_what_is_said_elsewhere_stands_in_the_list_of_all_and_not_in_that_of_the_area(client, area, world):
    make_need(world["GM0828-noordwest"], text="Een klimrek.")
    assert "Een klimrek." not in _list(client, area)
    assert "Een klimrek." in client.get(reverse("needs:everywhere")).content.decode()


def test_a_buurt_leads_to_the_area_it_lies_in_and_the_municipality_has_no_list_of_its_own(client, area):
    buurt = Area.objects.filter(own_area=area).first()
    answer = client.get(reverse("needs:of_area", args=[buurt.slug]))
    assert answer["Location"] == reverse("needs:of_area", args=[area.slug])
    for slug in ("oss", "bestaat-niet"):
        assert client.get(reverse("needs:of_area", args=[slug])).status_code == 404


def test_one_thing_says_whose_it_is_and_can_be_reported(client, area):
    need = make_need(area, recorded_as="community_worker", is_example=True)
    page = client.get(need.get_absolute_url()).content.decode()
    assert "bewoner (voorbeeld)" in page and "opgetekend door een opbouwwerker" in page
    assert reverse("moderation:report", args=["needs.need", need.contribution_id]) in page


def test_what_waits_is_seen_by_its_author_only(client, area, noor):
    need = make_need(area, by=noor, state="held")
    assert client.get(need.get_absolute_url()).status_code == 404
    client.force_login(noor, backend="basis.accounts.backend.RoleBackend")
    page = client.get(need.get_absolute_url()).content.decode()
    assert "Alleen u ziet dit" in page and reverse("moderation:contribution", args=[need.contribution_id]) in page


def test_what_people_write_is_never_markup(client, area):
    need = make_need(area, text="<script>alert(1)</script>", byline="<b>x</b>")
    for page in (_list(client, area), client.get(need.get_absolute_url()).content.decode()):
        assert "<script>alert" not in page and "<b>x" not in page


def test_only_who_works_here_is_offered_to_take_needs_together(client, area, world):
    link = reverse("needs:new_bundle", args=[area.slug])
    assert link not in _list(client, area)
    client.force_login(make_worker(world["GM0828-noordwest"], "Teun"), backend="basis.accounts.backend.RoleBackend")
    assert link not in _list(client, area)
    client.force_login(make_worker(area), backend="basis.accounts.backend.RoleBackend")
    assert link in _list(client, area)


@pytest.mark.parametrize("name", MOST)
def test_the_number_of_queries_does_not_grow(client, area, django_assert_max_num_queries, name):
    address = reverse(name, args=[area.slug] if name == "needs:of_area" else [])
    worker = make_worker(area)
    for round_ in range(3):
        for number in range(5):
            need = make_need(area, text=f"{round_} {number}")
            make_bundle(area, worker, need, title=f"{round_} {number}")
        with django_assert_max_num_queries(MOST[name]):
            assert client.get(address).status_code == 200


def test_the_panel_of_an_area_shows_the_newest_and_the_four_doors(area, world, nobody):
    for number in range(5):
        make_need(area, text=f"Wens {number}.")
    shown = queries.panel(nobody, area)
    assert [one.text for one in shown["needs"]] == ["Wens 4.", "Wens 3.", "Wens 2."]
    assert len(shown["doors"]) == 4 and shown["doors"][0][1] == "/zeg/?gebied=ruwaard&soort=wens"
    assert queries.panel(nobody, Area.objects.filter(own_area=area).first())["area"] == area
    assert queries.panel(nobody, world["GM0828"])["area"] is None
    assert queries.panel(nobody, world["NL00"]) is None
