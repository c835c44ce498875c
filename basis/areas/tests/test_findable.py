"""The areas as things that can be found."""

import pytest

from basis.areas import actions
from basis.areas.boundary_actions import Origin
from basis.areas.findable import entries
from basis.areas.postcodes import ShareRow
from basis.areas.tests.makers import import_small_oss, set_own


@pytest.fixture
def oss(db):
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk", "Noordwest,WK082807,dorp")
    actions.import_postcodes([ShareRow(2, "5344", "BU08280600", 1.0)], origin=Origin("pc4.csv", "0" * 64))


def test_areas_are_found_by_their_parts_and_postcodes_in_each_language(oss):
    found = {(entry.key, entry.language): entry for entry in entries()}
    ruwaard = found["GM0828-ruwaard", "nl"]
    assert (ruwaard.title, ruwaard.summary, ruwaard.url) == ("Ruwaard", "wijk in Oss", "/gebieden/ruwaard/")
    assert {"Ruwaard 1", "5344"} <= {word for word in ("Ruwaard 1", "5344") if word in ruwaard.words}
    assert found["BU08280600", "nl"].area == "GM0828-ruwaard"
    assert found["GM0828-ruwaard", "en"].url == "/en/gebieden/ruwaard/"


def test_a_wijk_of_cbs_that_is_called_like_its_own_area_says_so_and_comes_after_it(oss):
    found = {(entry.key, entry.language): entry for entry in entries()}
    double, other = found["WK082806", "nl"], found["WK082807", "nl"]
    assert (double.title, double.summary) == ("Ruwaard (wijk WK082806)", "wijk volgens het CBS, in Oss")
    assert found["WK082806", "en"].summary == "district of Statistics Netherlands (CBS), in Oss"
    assert "5344" not in double.words.split() and "5344" in found["GM0828-ruwaard", "nl"].words.split()
    assert (other.title, other.summary) == ("Ussen", "wijk in Oss")
