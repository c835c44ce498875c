"""JSON by HSDS needs no columns: what it would do is there at once, and it goes onto the map like a table."""

import datetime
import json

import pytest

from basis.socialmap import export
from basis.socialmap.models import Place
from basis.socialmap.tests.makers import make_place
from basis.sources.models import Import
from basis.sources.tests.makers import bring

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(editor):
    """Our own export of two places, in which one is called otherwise."""
    for key in ("een", "twee"):
        make_place(key, name=f"Plek {key}")
    told = export.as_hsds("https://kaart.example", "Noord-Brabant", datetime.date(2026, 11, 25))
    return json.dumps(told).replace("Plek een", "Plek anders")


def test_our_own_export_comes_back_under_its_own_list(desk, exported):
    at = bring(desk, exported, name="kaart.json", origin="een ander")["Location"]
    one = Import.objects.get()
    assert (one.state, one.new, one.changed, one.same) == ("ready", 0, 1, 1)
    assert "Kies de kolommen anders" not in desk.get(at).content.decode()
    desk.post(f"{at}begin/")
    assert Import.objects.get().state == "done"
    assert Place.objects.get(external_id="een").name == "Plek anders"
    assert set(Place.objects.values_list("origin", flat=True)) == {"proef"}


def test_one_wrong_thing_is_named_by_its_path_and_the_rest_goes_on(desk, exported):
    told = json.loads(exported)
    told["locations"][0]["id"] = "geen uuid"
    at = bring(desk, json.dumps(told), name="kaart.json", origin="een ander")["Location"]
    desk.post(f"{at}begin/")
    one = Import.objects.get()
    assert (one.state, [where for where, _why in one.faults]) == ("done", ["locations[0].id"])
    assert "locations[0].id" in desk.get(f"{at}fouten.csv").content.decode()
