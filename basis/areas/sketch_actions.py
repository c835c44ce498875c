"""Starting without boundaries: the areas of a pack, their postcodes, and a sketch of where they are."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from basis.areas import actions, own_actions, shapes
from basis.areas import boundary_actions as keep
from basis.areas.boundary_actions import Changes, Origin
from basis.areas.divisions import Kind, Piece, dissolved
from basis.areas.events import areas_changed
from basis.areas.models import Area, PostcodeShare
from basis.areas.own_areas import OwnRow
from basis.areas.pack import AreasPack
from basis.areas.postcodes import ShareRow
from basis.files import Refused
from basis.packs import PackError, load


@transaction.atomic
def load_pack(path: Path) -> Changes:
    """Bring in what a pack knows and the database does not: areas, own areas, postcodes, a sketch of boundaries.

    What was imported stays as it is: real boundaries, names, own areas and postcodes are never replaced; again changes
    nothing. Refuses a pack that is not right (with file and line), and one of another municipality.
    """
    try:
        pack = load(path, AreasPack)
    except PackError as error:
        raise Refused(str(error)) from error
    if pack.municipality.code != keep.home():
        raise Refused(
            _("%(file)s: %(code)s is niet de gemeente van deze website (%(home)s).")
            % {"file": path.name, "code": pack.municipality.code, "home": keep.home()}
        )
    origin = Origin(
        name=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        year=pack.year,
        publisher=pack.source.split(", CC")[0],
        rows=len(pack.buurten),
    )
    changes = draw_sketch(pack, origin)
    if pack.own_areas and not Area.objects.own().exists():
        rows = [OwnRow(n, own.name, own.parts, own.kind, n) for n, own in enumerate(pack.own_areas, start=1)]
        own_actions.set_own_areas(rows, origin=origin)
    if pack.postcodes and not PostcodeShare.objects.exists():
        shares = [
            ShareRow(0, postcode, code, share)
            for postcode, parts in pack.postcodes.items()
            for code, share in parts.items()
        ]
        actions.import_postcodes(shares, origin=origin)
    return changes


@transaction.atomic
def draw_sketch(pack: AreasPack, origin: Origin) -> Changes:
    """Draw each buurt as all that is nearest to its label point, and wijken and gemeente as the sum of these.

    Draws nothing at all once the municipality has a real boundary of its buurten.
    """
    if _has_real_buurten():
        return Changes()
    points = [(lat, lon) for _name, lat, lon in pack.buurten.values()]
    drawn = shapes.sketch(points, pack.municipality.outline)
    buurten = [
        Piece(code, name, shape, (lat, lon), outline=outline)
        for (code, (name, lat, lon)), shape, outline in zip(
            pack.buurten.items(), drawn, shapes.outlines(drawn), strict=True
        )
    ]
    parts = {code: [buurt for buurt in buurten if buurt.parent == code] for code in pack.wijken}
    wijken = [dissolved(code, pack.wijken[code], inside) for code, inside in parts.items() if inside]
    whole = dissolved(pack.municipality.code, pack.municipality.name, wijken)
    changes = keep.place([whole, *wijken, *buurten], year=pack.year, origin=origin, is_sketch=True)
    if changes:
        keep.redraw_own_areas(changes)
        keep.give_slugs()
        areas_changed.send(sender=Area, municipality=keep.home())
    return changes


def _has_real_buurten() -> bool:
    return Area.objects.here().filter(kind=Kind.BUURT, boundaries__is_sketch=False).exists()
