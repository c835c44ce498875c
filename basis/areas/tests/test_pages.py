"""The pages of areas, as a visitor sees them."""

import json

import pytest

from basis.areas import actions, queries
from basis.areas.boundary_actions import Origin
from basis.areas.models import Area, Boundary
from basis.areas.postcodes import ShareRow
from basis.areas.tests.makers import import_small_oss, set_own, small_oss
from basis.modules import Module, Panel


@pytest.fixture
def oss(db):
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk", "Noordwest,WK082807,dorp")
    shares = [
        ShareRow(2, "5344", "BU08280600", 1.0),
        ShareRow(3, "5345", "BU08280601", 0.5),
        ShareRow(4, "5345", "BU08280700", 0.49),
        ShareRow(5, "5345", "BU08280200", 0.01),
    ]
    actions.import_postcodes(shares, origin=Origin("pc4.csv", "0" * 64))


def _text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_shows_own_areas_by_kind_and_the_wijken_outside_them(client, oss):
    page = _text(client.get("/gebieden/"))
    for name in ("Wijken", "Ruwaard", "Dorpen", "Noordwest", "Andere wijken", "Moleneind"):
        assert name in page
    assert 'data-map="/gebieden/kaart.json"' in page
    assert page.count("<h1") == 1


def test_before_any_import_the_list_says_so(client, db):
    assert "Er zijn nog geen gebieden ingelezen" in _text(client.get("/gebieden/"))


def test_the_page_of_an_own_area_has_its_parts_neighbours_postcodes_and_source(client, oss):
    page = _text(client.get("/gebieden/ruwaard/"))
    for text in (
        "<h1>Ruwaard</h1>",
        "Wijk in de gemeente Oss",
        "Ruwaard 0",
        "5344, 5345",
        "indeling van 2024",
        "CBS / Kadaster",
        "154 hectare",
    ):
        assert text in page
    assert 'href="/gebieden/noordwest/"' in page
    assert "kaart.json?gebied=ruwaard" in page


def test_the_page_of_a_buurt_leads_to_its_own_area(client, oss):
    page = _text(client.get("/gebieden/ruwaard-0/"))
    assert "Buurt in Ruwaard, gemeente Oss" in page
    assert 'href="/gebieden/ruwaard/"' in page


def test_the_page_of_the_municipality_lists_all(client, oss):
    page = _text(client.get("/gebieden/oss/"))
    assert "De hele gemeente" in page
    assert 'href="/gebieden/noordwest/"' in page


def test_an_english_page_is_english(client, oss):
    assert "Districts and villages of Oss" in _text(client.get("/en/gebieden/"))


def test_a_sketch_says_that_it_is_one(client, oss):
    Boundary.objects.update(is_sketch=True)
    assert "Schets" in _text(client.get("/gebieden/ruwaard/"))


def test_an_area_that_no_longer_exists_says_so(client, oss):
    content = small_oss()
    content["features"] = content["features"][1:]
    import_small_oss(content, year=2025)
    assert "De indeling van 2024 was de laatste met dit gebied" in _text(client.get("/gebieden/ruwaard-0/"))


def test_areas_of_other_municipalities_have_no_page(client, oss):
    actions.know_areas({"GM0363": "Amsterdam"})
    assert client.get("/gebieden/gm0363/").status_code == 404
    assert client.get("/gebieden/bestaat-niet/").status_code == 404


@pytest.mark.parametrize("written", ["5344", "5344 AB", "5344ab"])
def test_a_postcode_in_one_area_leads_to_it(client, oss, written):
    response = client.get("/gebieden/postcode/", {"postcode": written})
    assert (response.status_code, response["Location"]) == (302, "/gebieden/ruwaard/")


def test_a_postcode_in_more_areas_gives_a_choice_without_slivers(client, oss):
    page = _text(client.get("/gebieden/postcode/", {"postcode": "5345"}))
    assert "ongeveer 50 % van het oppervlak" in page
    assert "Noordwest" in page
    assert "Moleneind" not in page


def test_an_unknown_postcode_leads_to_the_list(client, oss):
    assert "Deze postcode kennen wij niet in Oss" in _text(client.get("/gebieden/postcode/", {"postcode": "9999"}))


@pytest.mark.parametrize("written", ["", "abc", "53444"])
def test_what_is_no_postcode_is_explained_at_the_field(client, oss, written):
    page = _text(client.get("/gebieden/postcode/", {"postcode": written}))
    assert "Dit is geen postcode" in page or "Vul uw postcode in" in page


def test_the_map_data_hold_each_area_once_and_mark_the_asked_one(client, oss):
    response = client.get("/gebieden/kaart.json", {"gebied": "ruwaard"})
    found = json.loads(response.content)
    marked = {f["properties"]["slug"]: f["properties"]["current"] for f in found["features"]}
    assert marked == {"moleneind": False, "ruwaard": True, "noordwest": False}
    assert [f["properties"]["outside"] for f in found["features"]] == [True, False, False]
    assert response["Content-Type"] == "application/geo+json"
    assert "max-age" in response["Cache-Control"]


def test_a_marked_buurt_is_added_to_the_map_data(client, oss):
    found = json.loads(client.get("/gebieden/kaart.json", {"gebied": "ruwaard-0"}).content)
    assert [f["properties"]["slug"] for f in found["features"] if f["properties"]["current"]] == ["ruwaard-0"]


def test_map_data_that_one_has_are_not_sent_again_until_they_change(client, oss):
    tag = client.get("/gebieden/kaart.json")["ETag"]
    assert client.get("/gebieden/kaart.json", headers={"if-none-match": tag}).status_code == 304
    set_own("Ruwaard,BU08280600,wijk")
    assert client.get("/gebieden/kaart.json", headers={"if-none-match": tag}).status_code == 200


def test_other_modules_offer_panels_in_their_order(client, oss, monkeypatch):
    def offer(order, shown=True):
        return Panel(
            "areas/_postcode_form.html", lambda viewer, area: {"form": f"<{order} {area}>"} if shown else None, order
        )

    monkeypatch.setattr(
        "basis.modules.all_modules",
        lambda: (Module("proef", "Proef", area_panels=(offer(20), offer(10), offer(5, shown=False))),),
    )
    page = _text(client.get("/gebieden/ruwaard/"))
    assert page.index("&lt;10 Ruwaard&gt;") < page.index("&lt;20 Ruwaard&gt;")
    assert "&lt;5 Ruwaard" not in page


def test_the_number_of_queries_does_not_grow_with_what_lies_in_an_area(
    client, oss, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr("basis.modules.all_modules", lambda: ())
    for slug in ("ruwaard", "ruwaard-0", "ruwaard-wk082806", "oss"):
        client.get(f"/gebieden/{slug}/")
        with django_assert_max_num_queries(9):
            client.get(f"/gebieden/{slug}/")
    client.get("/gebieden/")
    with django_assert_max_num_queries(6):
        client.get("/gebieden/")


def test_the_map_costs_one_query_when_it_is_known(oss, django_assert_num_queries):
    ruwaard = Area.objects.get(slug="ruwaard")
    queries.map_of_municipality(ruwaard)
    with django_assert_num_queries(1):
        assert queries.map_of_municipality(ruwaard).current == "ruwaard"


def test_titles_of_areas_with_one_name_differ(client, oss):
    titles = {
        _text(client.get(f"/gebieden/{slug}/")).split("<title>")[1].split("</title>")[0]
        for slug in ("ruwaard", "ruwaard-wk082806")
    }
    assert len(titles) == 2
