"""Areas to test with: a small municipality with the shape of Oss."""

import hashlib
import json

from basis.areas import actions, own_actions
from basis.areas.boundary_actions import Origin
from basis.areas.divisions import read_source
from basis.areas.models import Area, Boundary, Delivery, PostcodeShare
from basis.areas.own_areas import read_own_areas
from basis.files import File


def make_delivery(**differences):
    fields = {
        "name": "proef.csv",
        "publisher": "CBS / Kadaster",
        "licence": "CC BY 4.0",
        "year": 2024,
        "sha256": "0" * 64,
    }
    return Delivery.objects.create(**fields | differences)


def make_area(**differences):
    fields = {"code": "WK082806", "kind": "wijk", "name": "Ruwaard", "municipality_code": "GM0828"}
    fields |= differences
    fields.setdefault("slug", (fields["name"] + "-" + fields["code"]).lower().replace(" ", "-"))
    return Area.objects.create(**fields)


def make_municipality():
    """The country, Oss, three wijken with two buurten each, and two own areas.

    The own area Ruwaard is the whole wijk WK082806; Noordwest is the wijk WK082807;
    wijk WK082802 lies in no own area. Returns a dictionary by code.
    """
    nl = make_area(code="NL00", kind="country", name="Nederland", slug="nederland", municipality_code="")
    oss = make_area(code="GM0828", kind="municipality", name="Oss", slug="oss", parent=nl)
    found = {"NL00": nl, "GM0828": oss}
    for code, name in (("ruwaard", "Ruwaard"), ("noordwest", "Noordwest")):
        found[code] = make_area(
            code=f"GM0828-{code}",
            kind="own",
            own_kind="wijk",
            name=name,
            slug=code,
            parent=oss,
            order=len(found),
        )
    for code, name, own in (
        ("WK082806", "Ruwaard", "ruwaard"),
        ("WK082807", "Ussen", "noordwest"),
        ("WK082802", "Industrieterreinen-Zuid", ""),
    ):
        wijk = found[code] = make_area(code=code, name=name, parent=oss)
        for number in ("00", "01"):
            buurt = f"BU{code[2:]}{number}"
            found[buurt] = make_area(
                code=buurt, kind="buurt", name=f"{name} {number}", parent=wijk, own_area=found.get(own)
            )
    return found


# --- files, as CBS and PDOK give them ---

LAT, LON, SIDE = 51.75, 5.5, 0.01  # the south-west corner of a grid of squares, and their side in degrees


def square(column, row=0):
    """The coordinates of one square of a grid, as GeoJSON."""
    west, south = round(LON + column * SIDE, 6), round(LAT + row * SIDE, 6)
    east, north = round(west + SIDE, 6), round(south + SIDE, 6)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def centre(column, row=0):
    """Latitude and longitude of the middle of a square."""
    return LAT + (row + 0.5) * SIDE, LON + (column + 0.5) * SIDE


def buurt_feature(code, name, wijk, column, row=0, **more):
    properties = {"buurtcode": code, "buurtnaam": name, "wijkcode": "WK" + code[2:8], "wijknaam": wijk}
    properties |= {"gemeentecode": "GM" + code[2:6], "gemeentenaam": "Oss", "water": "NEE"} | more
    return {"type": "Feature", "properties": properties, "geometry": square(column, row)}


def collection(features, **more):
    return {"type": "FeatureCollection", "features": features} | more


def small_oss():
    """Three wijken with two buurten each, in two rows of three squares."""
    return collection(
        [
            buurt_feature(f"BU0828{wijk}0{row}", f"{name} {row}", name, column, row)
            for column, (wijk, name) in enumerate((("06", "Ruwaard"), ("07", "Ussen"), ("02", "Moleneind")))
            for row in (0, 1)
        ]
    )


def source_of(content, name="buurten.geojson"):
    text = content if isinstance(content, str) else json.dumps(content, indent=1)
    return File(name, text, hashlib.sha256(text.encode()).hexdigest())


def import_small_oss(content=None, year=2024, municipality=""):
    """Import the small Oss, or another collection, through the action."""
    source = source_of(content or small_oss())
    division = read_source(source, municipality)
    return actions.import_division(division, year=year, origin=Origin(source.name, source.sha256, year))


def set_own(*rows, replace=False):
    """Own areas from lines of CSV beneath the header naam,codes,soort."""
    source = source_of("\n".join(("naam,codes,soort", *rows)), "gebieden.csv")
    origin = Origin(source.name, source.sha256, publisher="Oss")
    return own_actions.set_own_areas(read_own_areas(source), origin=origin, replace=replace)


def everything():
    """All that is stored about areas, to compare before and after."""
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Area, Boundary, Delivery, PostcodeShare)
    }
