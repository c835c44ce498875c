"""Files to bring."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

from basis.areas.tests.makers import centre

HERE = "/beheer/sociale-kaart/inlezen/"
PROPOSED = "/beheer/sociale-kaart/voorstellen/"
HEAD = "soort;sleutel;naam;bron;bevestigd_op;binnen_buiten;telefoon"
INSIDE = centre(0)  # lat, lon; in the Ruwaard of the small municipality
LIBRARY = {
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


def table(lines, bad=()):
    """A CSV in our own columns with so many places; those with these numbers are bad."""
    rows = [f"plek;p{n};Plek {n};gids;{'gisteren' if n in bad else '2026-11-25'};binnen;" for n in range(lines)]
    return "\n".join([HEAD, *rows]) + "\n"


def bring(desk, content, name="lijst.csv", origin="gids"):
    """Bring a file on screen; gives the answer."""
    raw = content if isinstance(content, bytes) else content.encode()
    return desk.post(HERE, {"origin": origin, "file": SimpleUploadedFile(name, raw)})


def choose(desk, at, **fields):
    """Send the form of the columns as it is filled in, but for these fields."""
    form = desk.get(f"{at}kolommen/").context["form"]
    filled = {name: field.initial or "" for name, field in form.fields.items()}
    return desk.post(f"{at}kolommen/", filled | {_field(name): value for name, value in fields.items()})


def _field(name):
    return name if name == "name_is_key" else name.replace("_", "-", 1)


def node(number=1, lat=INSIDE[0], lon=INSIDE[1], **tags):
    """A node of Overpass."""
    return {"type": "node", "id": number, "lat": lat, "lon": lon, "tags": {"name": "De Vlinder"} | tags}


def overpass(*elements):
    """A file of Overpass."""
    return json.dumps({"version": 0.6, "elements": list(elements)})
