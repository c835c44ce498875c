"""The whole social map to download: as a table, and for on a map."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from basis.socialmap import csv_writing, export


@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """All entries in the columns of the import."""
    kind = "text/csv; charset=utf-8; header=present"
    return StreamingHttpResponse(csv_writing.lines(), content_type=kind, headers=_named("sociale-kaart.csv"))


@require_safe
def as_geojson(request: HttpRequest) -> HttpResponseBase:
    """All places on a map."""
    text = json.dumps(export.as_geojson(request.build_absolute_uri), ensure_ascii=False)
    return HttpResponse(text, content_type="application/geo+json", headers=_named("sociale-kaart.geojson"))


def _named(name: str) -> dict[str, str]:
    """A file with this name, that any website may read."""
    return {"Content-Disposition": f'attachment; filename="{name}"', "Access-Control-Allow-Origin": "*"}
