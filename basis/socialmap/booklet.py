"""The social map of an area as a booklet: where to go, what there is and who helps, as PDF/UA-1 on A4 or A5."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from basis import packs, paper, qr
from basis.areas.models import Area
from basis.languages import unmarked
from basis.needs.about_queries import address_to_tell
from basis.needs.models import Kind
from basis.socialmap import hours, hours_words, list_queries, pages
from basis.socialmap.choices import ACCESS, LANGUAGES, Cost, Status
from basis.socialmap.codes import having
from basis.socialmap.distances import metres, point_of
from basis.socialmap.entry_models import Entry
from basis.socialmap.models import Place, Service, ServiceAtPlace
from basis.socialmap.wishes import Wish
from basis.themes import Theme

LAYOUT = Path(__file__).with_name("booklet.typ")
FORMS = ("a4", "a5")
ADVICE = (Theme.HELP, Theme.CARERS, Theme.GETTING_BY)  # the themes of the chapter on help and advice
MOST_CODES = 60  # places that each have a QR code, on A4; with more it is no longer calm
MOST_PLACES = 3  # named with what is offered
MOST_FARTHER = 20  # offers of help that are in another area, the nearest ones
LONG = 700  # letters: an entry that may be cut in two at the foot of a page


@dataclass(frozen=True)
class Contents:
    """What stands in the booklet of an area: places, and what is offered there or for who lives there."""

    area: Area
    places: tuple[Place, ...]
    services: tuple[Service, ...]
    farther: tuple[Service, ...]  # help that one has to go to another area for


def contents(area: Area, *, today: datetime.date) -> Contents:
    """Everything of this area that is not too old, has not stopped and is still there; always as many queries."""
    held = ServiceAtPlace.objects.fresh(today)
    there = Prefetch("at", held.select_related("place__area").order_by("place__name"))
    services = list_queries.offered(Wish(area=area), today).select_related("organisation").prefetch_related(there)
    nearest = _farther(area, services, held, today)
    farther = Service.objects.filter(pk__in=nearest).select_related("organisation").prefetch_related(there)
    places = Place.objects.fresh(today).in_area(area).select_related("organisation", "area")
    name = list_queries.BY_NAME
    return Contents(
        area=area,
        places=tuple(places.order_by(*name)),
        services=tuple(services.order_by(*name)),
        farther=tuple(farther.order_by(*name)),
    )


def _farther(area: Area, here: QuerySet[Service], held: QuerySet[ServiceAtPlace], today: datetime.date) -> list[Any]:
    """Help for everybody that is not in this area, the nearest to its middle."""
    middle = point_of(area)
    if middle is None:
        return []
    help_ = Q()
    for theme in ADVICE:
        help_ |= having("themes", theme)
    elsewhere = list_queries.offered(Wish(), today).filter(help_, area=None).exclude(pk__in=here.values("pk"))
    far: dict[Any, float] = {}
    for pk, lat, lon in held.filter(service__in=elsewhere).values_list("service", "place__lat", "place__lon"):
        away = metres(middle, None if lat is None or lon is None else (lat, lon))
        far[pk] = min(far.get(pk, math.inf), math.inf if away is None else away)
    return sorted(far, key=far.__getitem__)[:MOST_FARTHER]


def pdf(found: Contents, *, at: datetime.datetime, form: str, language: str) -> bytes:
    """The booklet on this paper in this language; made once as long as nothing in it changes."""
    with translation.override(language):
        told = _data(found, at, form, language)
        return paper.kept(LAYOUT, told, lambda: _whole(told))


def _data(found: Contents, at: datetime.datetime, form: str, language: str) -> dict[str, Any]:
    """Everything that is on paper but the QR codes, as plain texts."""
    site, today = packs.site(), at.astimezone(hours.HERE).date()
    title = _("Sociale kaart van %(area)s") % {"area": found.area}
    has_codes = form == "a4" and len(found.places) <= MOST_CODES
    here = _address("socialmap:places", {} if found.area.kind != Area.Kind.OWN else {"gebied": found.area.slug})
    return {
        "language": language,
        "form": form,
        "title": title,
        "kind": _("Sociale kaart"),
        "area": str(found.area),
        "author": _("gemeente %(municipality)s") % {"municipality": site.municipality},
        "lead": _("Waar u heen kunt, wat er te doen is en wie u helpt"),
        "made": _("Gemaakt op %(date)s door de gemeente %(municipality)s.")
        % {"date": formats.date_format(today, "DATE_FORMAT"), "municipality": site.municipality},
        "notices": _notices(found),
        "address": _short(here),
        "link": here,
        "chapters": _chapters(found, at, today, has_codes=has_codes),
        "contact": _contact(),
        "tell": {
            "title": _("Mist u iets? Klopt er iets niet?"),
            "text": _("Zeg het ons. Dan maken wij de sociale kaart beter. U hoeft geen account te hebben.")
            + " "
            + _("Bellen mag ook: %(phone)s.") % {"phone": site.phone},
            "address": _short(settings.ADDRESS + reverse("needs:tell")),
            "link": settings.ADDRESS + address_to_tell(area=found.area, kind=Kind.NEED),
        },
        "words": {
            "contents": _("In dit boekje"),
            "index": _("Alles op naam"),
            "phone": _("Bellen"),
            "scan_or_type": _("Scan dit vierkant met de camera van uw telefoon, of typ dit adres:"),
            "online": _("Op internet staat het altijd zoals het nu is. Scan dit vierkant, of typ dit adres:"),
        },
    }


def _notices(found: Contents) -> list[str]:
    """What one should know before reading."""
    said = [_("Tijden en prijzen kunnen veranderen. Bel eerst als u het zeker wilt weten.")]
    if any(one.is_example for one in (*found.places, *found.services, *found.farther)):
        said.append(_("Waar ‘voorbeeld’ bij staat: dat is verzonnen, om te laten zien hoe het eruit kan zien."))
    if not found.places and not found.services:
        said.append(_("Wij weten van dit gebied nog niets. Weet u iets? Zeg het ons: achterin staat hoe."))
    return said


def _chapters(found: Contents, at: datetime.datetime, today: datetime.date, *, has_codes: bool) -> list[dict[str, Any]]:
    places = [_place(one, at, today, has_code=has_codes) for one in found.places]
    by_theme: dict[str, list[Service]] = {}
    for one in found.services:
        by_theme.setdefault(_theme(one), []).append(one)

    def groups(themes: Iterable[Theme]) -> list[dict[str, Any]]:
        return [
            {"title": str(theme.label), "entries": [_service(one, at, today) for one in by_theme[theme]]}
            for theme in themes
            if theme in by_theme
        ]

    farther = {
        "title": _("Verder weg in de gemeente"),
        "entries": [_service(one, at, today) for one in found.farther],
    }
    made = [
        {
            "title": _("Waar kunt u heen?"),
            "lead": _("Plekken waar u binnen kunt lopen of naar buiten kunt, op naam."),
            "groups": [{"title": "", "entries": places}] if places else [],
        },
        {
            "title": _("Wat is er te doen?"),
            "lead": _("Activiteiten en cursussen, per onderwerp."),
            "groups": groups(theme for theme in Theme if theme not in ADVICE),
        },
        {
            "title": _("Hulp en advies"),
            "lead": _("Wie helpt u of denkt met u mee?"),
            "groups": [*groups(ADVICE), *([farther] if farther["entries"] else [])],
        },
    ]
    return [chapter for chapter in made if chapter["groups"]]


def _theme(one: Service) -> Theme:
    """The theme it stands under: each stands once. Help goes first, for who needs that looks there."""
    themes = [theme for theme in (*ADVICE, *Theme) if theme in one.themes]
    return themes[0] if themes else Theme.OTHER


def _place(one: Place, at: datetime.datetime, today: datetime.date, *, has_code: bool) -> dict[str, Any]:
    runs = one.organisation.name if one.organisation else one.run_by
    there = ", ".join(part for part in (one.address, f"{one.postcode} {one.town}".strip()) if part)
    opened = hours_words.short(one.opening_hours, at)
    if one.hours_are_example and not one.is_example and opened:
        opened = _("%(times)s (voorbeeld)") % {"times": opened}
    ways = [str(ACCESS[name][0]) for name, is_there in one.access if is_there]
    if one.step_free is False:
        ways.insert(0, str(ACCESS["step_free"][1]))
    facts = [
        (_("Waar"), there or str(one.area or ""), not there),
        (_("Open"), opened or _("vraag het na"), False),
        (_("Kosten"), _cost(one), False),
        (_("Welkom"), one.welcome or ", ".join(pages.groups(one.target_groups)), bool(one.welcome)),
        (_("Binnenkomen"), "; ".join(ways), False),
        (_("Talen"), _languages(one.languages), False),
        (_("Van"), runs, True),
        (_("Bellen"), one.phone, False),
    ]
    what = one.can_do[:1].upper() + one.can_do[1:] + "." if one.can_do else one.description
    return _entry(one, what, facts, today, link=settings.ADDRESS + one.get_absolute_url() if has_code else "")


def _service(one: Service, at: datetime.datetime, today: datetime.date) -> dict[str, Any]:
    held = list(one.at.all())
    lines = {row.opening_hours for row in held}
    when = hours_words.short(lines.pop(), at) if len(lines) == 1 else ""
    named = [f"{row.place} ({row.place.area})" if row.place.area else str(row.place) for row in held[:MOST_PLACES]]
    where = "; ".join(named)
    if more := len(held) - len(named):
        where += " " + ngettext("en nog %(count)s plek", "en nog %(count)s plekken", more) % {"count": more}
    whom = one.eligibility or ", ".join(pages.groups(one.target_groups))
    facts = [
        (_("Van"), one.organisation.name, True),
        (_("Wanneer"), when, False),
        (_("Waar"), where, True),
        (_("Voor wie"), whom, bool(one.eligibility)),
        (_("Kosten"), _cost(one), False),
        (_("Meedoen"), one.how_to_join, True),
        (_("Talen"), _languages(one.languages), False),
        (_("Bellen"), one.phone or one.organisation.phone, False),
    ]
    paused = str(Status.PAUSED.label) if one.status == Status.PAUSED else ""
    return _entry(one, one.description, facts, today, note=paused)


def _entry(
    one: Entry,
    what: str,
    facts: Iterable[tuple[str, str, bool]],
    today: datetime.date,
    *,
    link: str = "",
    note: str = "",
) -> dict[str, Any]:
    """An entry as it stands on paper; of each fact the label, the text, and whether the text is Dutch in any case."""
    notes = [note, _("voorbeeld") if one.is_example else ""]
    notes.append(_("Al een jaar niet bevestigd. Bel eerst.") if one.fades(today) else "")
    told = [_fact(label, text, is_dutch) for label, text, is_dutch in facts if text]
    letters = len(what) + sum(len(str(fact["text"])) for fact in told)
    return {
        "key": str(one.pk),
        "name": _line(one.name),
        "what": _line(what),
        "facts": told,
        "note": ". ".join(part.rstrip(".") for part in notes if part),
        "link": link,
        "long": letters > LONG,
    }


def _fact(label: str, text: str, is_dutch: bool) -> dict[str, str | bool]:
    return {"label": label, "text": _line(text), "dutch": is_dutch}


def _cost(one: Place | Service) -> str:
    kind = str(Cost(one.cost_kind).label) if one.cost_kind else ""
    amount = _("€ %(amount)s") % {"amount": formats.number_format(one.amount, 2)} if one.amount else ""
    return ", ".join(part for part in (kind, amount, one.cost) if part)


def _languages(codes: Iterable[str]) -> str:
    """The languages that are spoken besides Dutch."""
    return ", ".join(str(LANGUAGES[code]) for code in codes if code != "nl" and code in LANGUAGES)


def _contact() -> dict[str, Any]:
    site = packs.site()
    return {
        "title": _("Vragen? Bel de gemeente"),
        "lines": [
            _("Telefoon: %(phone)s") % {"phone": site.phone},
            _("E-mail: %(email)s") % {"email": site.email},
            _("Balie: %(address)s") % {"address": unmarked(str(site.address))},
            _("Is er nu gevaar of brand? Bel 112."),
        ],
    }


def _whole(told: Mapping[str, Any]) -> dict[str, Any]:
    """The same with the pictures: the logo, and a QR code for each address."""
    chapters = [
        chapter | {"groups": [group | {"entries": [*map(_coded, group["entries"])]} for group in chapter["groups"]]}
        for chapter in told["chapters"]
    ]
    logo = packs.pack_path("logo.svg").read_text(encoding="utf-8")
    return {**_coded(told), "logo": logo, "chapters": chapters, "tell": _coded(told["tell"])}


def _coded(one: Mapping[str, Any]) -> dict[str, Any]:
    link = one["link"]
    return {**one, "qr": qr.svg(link) if link else "", "qr_words": qr.title(_short(link)) if link else ""}


def _address(name: str, asked: Mapping[str, str]) -> str:
    query = "&".join(f"{key}={value}" for key, value in asked.items())
    return settings.ADDRESS + reverse(name) + (f"?{query}" if query else "")


def _short(address: str) -> str:
    """An address as one types it."""
    return re.sub(r"^https?://", "", address).rstrip("/")


def _line(text: str) -> str:
    return " ".join(unmarked(text).split())
