"""The whole social map to take along: by HSDS, as GeoJSON, and in the columns of our own import."""

from __future__ import annotations

import datetime
from typing import Any

from basis.areas.models import Area
from basis.socialmap import hsds, hsds_queries, open_shapes
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.open_shapes import Link


def as_hsds(root: str, province: str, today: datetime.date) -> dict[str, Any]:
    """All that is there, also what is too old for a list, in full; `hsds_reading.read` gives the same entries back."""
    middles = {(area.lat, area.lon): area.code for area in Area.objects.here().exclude(lat=None)}
    here = hsds.Here(root, province, today, middles)
    organisations = hsds_queries.with_all_of_organisations(Organisation.objects.visible_to(None).order_by("pk"))
    services = hsds_queries.with_all_of_services(Service.objects.visible_to(None).order_by("pk"))
    places = Place.objects.visible_to(None).filter(gone_on=None).select_related("buurt", "area").order_by("pk")
    return {
        "version": hsds.VERSION,
        "profile": f"{root}/api/#hsds",
        "organizations": [hsds.organization(one, here, full=True) for one in organisations],
        "locations": [hsds.location(one, here, full=True) for one in places],
        "services": [hsds.service(one, here, full=True) for one in services],
    }


def as_geojson(link: Link) -> dict[str, Any]:
    """Every place that is there as a feature (RFC 7946) with what our API says of it; perhaps without a point."""
    places = Place.objects.visible_to(None).filter(gone_on=None).select_related("buurt", "area").order_by("name", "pk")
    return {"type": "FeatureCollection", "features": [_feature(one, link) for one in places]}


def _feature(one: Place, link: Link) -> dict[str, Any]:
    told = open_shapes.place(link, one).model_dump(mode="json", by_alias=True, exclude={"links"})
    point = {"type": "Point", "coordinates": [one.lon, one.lat]} if one.lat is not None else None
    page = {"pagina": link(one.get_absolute_url())}
    return {"type": "Feature", "id": str(one.pk), "geometry": point, "properties": told | page}
