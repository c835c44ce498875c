"""What OpenStreetMap says becomes proposals, never the truth: taken, linked or declined by an editor, and only once."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from basis.areas.tests.makers import import_small_oss
from basis.files import File, Refused
from basis.socialmap.models import Place
from basis.sources import candidate_actions, osm_reading
from basis.sources.models import Candidate
from basis.sources.tests.makers import INSIDE, LIBRARY, PROPOSED, node, overpass

pytestmark = pytest.mark.django_db


def read(text):
    return osm_reading.read(File("osm.json", text, ""))


def propose(*elements, **options):
    return candidate_actions.propose(read(overpass(*elements)), **options)


def test_all_that_the_tags_say_comes_along(editor):
    propose(node(**LIBRARY))
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
    propose(node(**LIBRARY | {tag: value}))
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


def test_the_command_proposes_and_a_dry_run_changes_nothing(db, tmp_path, capsys):
    import_small_oss()
    path = tmp_path / "osm.json"
    path.write_text(overpass(node(**LIBRARY)))
    call_command("import_osm", str(path), "--dry-run")
    assert not Candidate.objects.exists()
    call_command("import_osm", str(path))
    assert Candidate.objects.count() == 1
    assert "1 nieuwe voorstellen" in capsys.readouterr().out
    path.write_text("geen json")
    with pytest.raises(CommandError, match="regel 1"):
        call_command("import_osm", str(path))


def test_only_editors_of_the_whole_map_decide(client, editor, joris):
    propose(node(**LIBRARY))
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
