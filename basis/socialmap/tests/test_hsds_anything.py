"""Whatever stands in a file of HSDS, it is read or refused in words."""

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basis.socialmap import hsds_reading
from basis.socialmap.hsds_import import import_read
from basis.socialmap.tests.makers import make_organisation, make_place, make_service
from basis.socialmap.tests.test_hsds_round_trip import exported, read

pytestmark = pytest.mark.django_db
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=300),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=4,
)


def spots(node, path=()):
    """Every place in a tree of JSON."""
    yield path
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in pairs:
        yield from spots(inner, (*path, key))


@pytest.fixture
def whole(db):
    make_organisation(phone="14 0412")
    make_place(organisation="welzijn", lat=51.75, lon=5.5, step_free=True, opening_hours="24/7", town="Oss")
    make_service(at=("de-haard",), languages=("nl",), themes=("meet",), cost_kind="paid", amount=2.5)
    told = json.loads(exported())
    told["organizations"][0].pop("locations")
    return told


def test_one_odd_value_anywhere_is_left_out_or_taken(whole):
    places = list(spots(whole))

    @settings(max_examples=300, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(places), ANYTHING)
    def change(path, value):
        changed = copy.deepcopy(whole)
        if path:
            inside = changed
            for step in path[:-1]:
                inside = inside[step]
            inside[path[-1]] = value
        else:
            changed = value
        try:
            found = read(json.dumps(changed))
        except hsds_reading.Unreadable:
            return
        done = import_read(found, dry_run=True)
        assert all(isinstance(fault, str) and fault for fault in done.faults)

    change()
