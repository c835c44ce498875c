"""What OpenStreetMap says becomes proposals, never the truth: taken, linked or declined by an editor, and only once."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from basis.areas.tests.makers import centre, import_small_oss
from basis.files import File, Refused
from basis.socialmap.models import Place
from basis.socialmap.tests.makers import make_place
from basis.sources import candidate_actions, osm_reading
from basis.sources.models import Candidate
from basis.sources.tests.makers import INSIDE, PROPOSED, node, overpass

pytestmark = pytest.mark.django_db
FULL = {
    "amenity": "library",
    "opening_hours": "Mo-Fr 09:00-17:00",
    "wheelchair": "yes",
    "toilets:wheelchair": "no",
    "operator": "Stichting Lezen",
    "website": "lezen.example",
    "contact:phone": "0412 123456; 0412 1",
    "addr:street": "Dorpsstraat",
    "addr:housenumber": "5",
    "addr:postcode": "5341ab",
    "addr:city": "Oss",
}


def read(text):
    return osm_reading.read(File("osm.json", text, ""))


def propose(*elements, **options):
    return candidate_actions.propose(read(overpass(*elements)), **options)


def test_all_that_the_tags_say_comes_along(editor):
    propose(node(**FULL))
    one = Candidate.objects.get()
    assert (one.key, one.kind, one.area.name) == ("node/1", "amenity=library", "Ruwaard")
    facts = {name: one.facts[name] for name in ("step_free", "wheelchair_toilet", "run_by", "website", "phone")}
    assert facts == {
        "step_free": True,
        "wheelchair_toilet": False,
        "run_by": "Stichting Lezen",
        "website": "https://lezen.example",
        "phone": "0412 123456",
    }
    assert (one.facts["address"], one.facts["postcode"], one.facts["setting"]) == ("Dorpsstraat 5", "5341 AB", "indoor")
    assert not Place.objects.exists()


@pytest.mark.parametrize(
    ("tag", "value", "field"),
    [
        ("opening_hours", "altijd", "opening_hours"),
        ("wheelchair", "limited", "step_free"),
        ("capacity", "veel", "capacity"),
    ],
)
def test_what_cannot_be_read_is_not_known_and_the_rest_is(editor, tag, value, field):
    propose(node(**FULL | {tag: value}))
    facts = Candidate.objects.get().facts
    assert field not in facts
    assert facts["name"] == "De Vlinder"


@pytest.mark.parametrize(
    ("tags", "why"),
    [
        ({"leisure": "park", "name": ""}, "name"),
        ({"highway": "bus_stop"}, "kind"),
        ({"leisure": "playground", "access": "private"}, "kind"),
    ],
)
def test_what_has_no_name_or_is_nowhere_to_go_is_counted_only(editor, tags, why):
    done = propose(node(**tags))
    assert done.passed[why] == 1
    assert not Candidate.objects.exists()


def test_what_lies_outside_the_municipality_is_counted_only(editor):
    assert propose(node(lat=52.5, lon=4.9, leisure="park")).passed["outside"] == 1
    assert not Candidate.objects.exists()


def test_ways_of_overpass_and_polygons_of_geojson_lie_in_their_middle(editor):
    lat, lon = INSIDE
    corners = [(lat - 0.001, lon - 0.001), (lat - 0.001, lon + 0.001), (lat + 0.001, lon + 0.001)]
    nodes = [{"type": "node", "id": 10 + n, "lat": a, "lon": b} for n, (a, b) in enumerate(corners)]
    tags = {"name": "Park", "leisure": "park"}
    way = {"type": "way", "id": 3, "nodes": [10, 11, 12], "tags": tags}
    with_center = {"type": "relation", "id": 4, "center": {"lat": lat, "lon": lon}, "tags": tags}
    with_line = {"type": "way", "id": 5, "geometry": [{"lat": a, "lon": b} for a, b in corners], "tags": tags}
    propose(*nodes, way, with_center, with_line)
    ring = [[b, a] for a, b in [*corners, corners[0]]]
    polygon = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "id": "way/6", "properties": tags, "geometry": polygon}
    candidate_actions.propose(read(json.dumps({"type": "FeatureCollection", "features": [feature]})))
    found = {one.key: (round(one.lat, 3), round(one.lon, 3)) for one in Candidate.objects.all()}
    assert set(found) == {"way/3", "relation/4", "way/5", "way/6"}
    assert found["way/3"] == found["relation/4"] == found["way/5"] == (round(lat, 3), round(lon, 3))


def test_accepted_it_is_a_place_with_its_source_and_licence(desk, editor):
    propose(node(**FULL))
    one = Candidate.objects.get()
    desk.post(f"{PROPOSED}{one.pk}/overnemen/")
    place = Place.objects.get()
    assert (place.name, place.source, place.licence) == ("De Vlinder", "OpenStreetMap", "ODbL 1.0")
    assert place.source_url == "https://www.openstreetmap.org/node/1"
    assert (place.origin, place.external_id, place.area.name) == ("osm", "node/1", "Ruwaard")
    assert desk.get(PROPOSED).context["total"] == 0


def test_linked_it_fills_only_what_is_blank_and_what_she_ticks(desk, editor):
    place = make_place(lat=INSIDE[0], lon=INSIDE[1], name="De Vlinder", phone="0412 999999", address="Andere straat 1")
    propose(node(**FULL))
    one = Candidate.objects.get()
    shown = desk.get(f"{PROPOSED}{one.pk}/").content.decode()
    assert "Dit weten wij nog niet" in shown
    assert "nu ‘0412 999999’, dan ‘0412 123456’" in shown
    desk.post(f"{PROPOSED}{one.pk}/aanvullen/", {"place": place.slug, "take": ["address"]})
    place.refresh_from_db()
    assert (place.step_free, place.opening_hours) == (True, "Mo-Fr 09:00-17:00")
    assert (place.phone, place.address) == ("0412 999999", "Dorpsstraat 5")
    assert "OpenStreetMap" in place.source
    assert (place.origin, Place.objects.count()) == ("proef", 1)
    assert Candidate.objects.get().state == "linked"


def test_declined_it_is_not_offered_again_whatever_it_says(desk, editor):
    propose(node(**FULL))
    desk.post(f"{PROPOSED}{Candidate.objects.get().pk}/afwijzen/")
    done = propose(node(**FULL | {"opening_hours": "24/7"}))
    assert (done.new, done.changed, done.passed["declined"]) == (0, 0, 1)
    assert Candidate.objects.get().state == "declined"


def test_the_same_file_again_changes_nothing(editor):
    propose(node(**FULL))
    done = propose(node(**FULL))
    assert (done.new, done.changed, done.same) == (0, 0, 1)


def test_taken_it_comes_back_only_when_it_says_something_else_than_the_map(desk, editor):
    propose(node(**FULL))
    candidate_actions.accept(Candidate.objects.get(), by=editor)
    assert propose(node(**FULL)).same == 1
    Place.objects.update(opening_hours="Sa 10:00-12:00")  # somebody knows better
    assert propose(node(**FULL | {"cuisine": "soep"})).same == 1
    assert Candidate.objects.get().state == "accepted"
    assert propose(node(**FULL | {"opening_hours": "24/7"})).changed == 1
    one = Candidate.objects.get()
    assert (one.state, Place.objects.get().opening_hours) == ("open", "Sa 10:00-12:00")
    assert "Laat onze kaart zoals zij is" in desk.get(f"{PROPOSED}{one.pk}/").content.decode()
    desk.post(f"{PROPOSED}{one.pk}/afwijzen/")
    assert Candidate.objects.get().state == "accepted"
    assert Place.objects.get().opening_hours == "Sa 10:00-12:00"


def test_what_is_likely_the_same_is_shown_and_what_is_not_is_not(desk, editor):
    make_place(lat=INSIDE[0] + 0.0005, lon=INSIDE[1], name="Bibliotheek De Vlinder")
    make_place("ver", lat=centre(2, 1)[0], lon=centre(2, 1)[1], name="Bibliotheek De Vlinder")
    make_place("naast", lat=INSIDE[0], lon=INSIDE[1], name="Sportschool Kracht")
    propose(node(**FULL))
    told = desk.get(f"{PROPOSED}?gebied={Candidate.objects.get().area.slug}").content.decode()
    assert "Misschien is dit Bibliotheek De Vlinder, 56 meter ervandaan." in told
    assert "Sportschool" not in desk.get(f"{PROPOSED}{Candidate.objects.get().pk}/").content.decode()


def test_twice_pressed_is_once_done(desk, editor):
    propose(node(**FULL))
    one = Candidate.objects.get()
    for _time in range(2):
        desk.post(f"{PROPOSED}{one.pk}/overnemen/")
    assert Place.objects.count() == 1


def test_the_command_proposes_and_a_dry_run_changes_nothing(db, tmp_path, capsys):
    import_small_oss()
    path = tmp_path / "osm.json"
    path.write_text(overpass(node(**FULL)))
    call_command("import_osm", str(path), "--dry-run")
    assert not Candidate.objects.exists()
    call_command("import_osm", str(path))
    assert Candidate.objects.count() == 1
    assert "1 nieuwe voorstellen" in capsys.readouterr().out
    path.write_text("geen json")
    with pytest.raises(CommandError, match="regel 1"):
        call_command("import_osm", str(path))


def test_only_editors_of_the_whole_map_decide(client, editor, joris):
    propose(node(**FULL))
    one = Candidate.objects.get()
    client.force_login(joris)
    for path in ("", f"{one.pk}/"):
        assert client.get(f"{PROPOSED}{path}").status_code == 403
    for verb in ("overnemen", "aanvullen", "afwijzen"):
        assert client.post(f"{PROPOSED}{one.pk}/{verb}/").status_code == 403
    assert Candidate.objects.get().state == "open"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"elements": 5}', '{"elements": [NaN]}', "[" * 100_000, '{"features": ']
)
def test_what_is_no_file_of_openstreetmap_is_refused(text):
    with pytest.raises(Refused):
        read(text)
