"""The areas as things that can be found, by every name that people have for where they live."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from basis import languages, packs
from basis.areas.models import Area, PostcodeShare
from basis.areas.queries import WORTH_NAMING, goes_by_its_name, own_choices
from basis.modules import SearchEntry

Kind = Area.Kind


def own_names() -> dict[str, str]:
    """The names of the own areas by their codes, in the municipality's order; one query."""
    return {area.code: str(area) for area in own_choices()}


def entries() -> Iterator[SearchEntry]:
    """Every area of the municipality in each language; also found by its wijken, buurten and postcodes."""
    areas = list(Area.objects.here().current().select_related("parent", "own_area"))
    doubles = {a.parent_id for a in areas if a.own_area and a.parent and a.own_area.name == a.parent.name}
    words = _words(areas, doubles)
    for language in languages.COMPLETE:
        with translation.override(language):
            for area in areas:
                yield SearchEntry(
                    kind="area",
                    key=area.code,
                    title=_title(area),
                    summary=_summary(area, area.pk in doubles),
                    url=area.get_absolute_url(),
                    words=" ".join(sorted(words[area.pk])),
                    area=_belongs_to(area),
                    language=language,
                )


def _belongs_to(area: Area) -> str:
    return area.own_area.code if area.own_area else area.code


def _title(area: Area) -> str:
    """Its name; with kind and code when another area here goes before it under that name, as on its page."""
    return str(area) if goes_by_its_name(area) else f"{area} ({area.kind_in_words} {area.code})"


def _summary(area: Area, is_double: bool) -> str:
    """What it is and where; a wijk that is called like the own area it lies in (`is_double`) says whose it is."""
    home = packs.site().municipality
    if is_double:
        return _("wijk volgens het CBS, in %(municipality)s") % {"municipality": home}
    if area.kind == Kind.BUURT:
        around = area.own_area or area.parent
        return _("buurt in %(area)s, %(municipality)s") % {"area": around, "municipality": home}
    if area.kind == Kind.MUNICIPALITY:
        return _("de hele gemeente")
    return _("%(kind)s in %(municipality)s") % {"kind": area.kind_in_words, "municipality": home}


def _words(areas: list[Area], doubles: set[int | None]) -> dict[int, set[str]]:
    """Further words for each area (pk): its kind and code, the names of what lies in it, its postcodes.

    By the last two a wijk that is called like its own area is not found: the own area is, and is what people mean.
    """
    words: dict[int, set[str]] = defaultdict(set)
    around: dict[int, list[int]] = {}
    for area in areas:
        words[area.pk] |= {area.kind_in_words, area.code}
        if area.kind == Kind.BUURT:
            around[area.pk] = [pk for pk in (area.parent_id, area.own_area_id) if pk is not None and pk not in doubles]
            for pk in around[area.pk]:
                words[pk] |= {area.name, area.parent.name if area.parent else ""}
    for postcode, buurt in PostcodeShare.objects.filter(share__gte=WORTH_NAMING).values_list("postcode", "buurt"):
        for pk in (buurt, *around.get(buurt, ())):
            words[pk].add(postcode)
    return words
