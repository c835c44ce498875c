"""A point on the map with what one says."""

import pytest
from django.urls import reverse

from basis.moderation.models import Contribution
from basis.needs import actions
from basis.needs.actions import Said
from basis.needs.models import Need

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("lat", "lon", "kept"),
    [
        ("51.765432", "5.523456", (51.7654, 5.5235)),  # to some ten metres
        ("51.7", "", None),
        ("midden", "in de wijk", None),
        ("0", "0", None),
        ("nan", "inf", None),
        ("1e400", "-1e400", None),
    ],
)
def test_a_point_on_the_map_is_kept_and_what_is_none_is_passed_over(client, area, lat, lon, kept):
    sent = {"kind": "need", "text": "Een bankje hier.", "gebied": area.slug, "lat": lat, "lon": lon}
    assert client.post(reverse("needs:tell"), sent).status_code == 302
    need = Need.objects.get()
    assert ((need.lat, need.lon) if need.lat is not None else None) == kept


def test_where_it_is_stands_on_its_page_and_goes_when_it_is_erased(client, area):
    actions.give_need(area, Said("need", "Een bankje hier.", pin=(51.7654, 5.5235)), by=None)
    need = Need.objects.get()
    Contribution.objects.update(state="visible")
    page = client.get(need.get_absolute_url())
    assert page.context["spots_shown"].startswith("[[51.7654, 5.5235,")
    actions.erase_need(need.contribution)
    need.refresh_from_db()
    assert (need.lat, need.lon) == (None, None)
