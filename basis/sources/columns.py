"""What our columns are called on screen, and which column of somebody else's list is likely which."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

LIKE_ENOUGH = 84  # of 100: alike enough to put it in the form; a person looks at it

LABELS: dict[str, str | Promise] = {
    "soort": _("soort: organisatie, plek of aanbod"),
    "sleutel": _("sleutel: een nummer of woord dat gelijk blijft"),
    "naam": _("naam"),
    "ook_genoemd": _("ook genoemd"),
    "omschrijving": _("omschrijving"),
    "onderwerpen": _("onderwerpen"),
    "bron": _("bron: wie het zegt"),
    "bron_adres": _("webadres van de bron"),
    "licentie": _("licentie"),
    "bevestigd_op": _("dag waarop iemand zei dat het klopt"),
    "telefoon": _("telefoon"),
    "email": _("e-mailadres"),
    "website": _("website"),
    "organisatie": _("sleutel van de organisatie"),
    "beheerder": _("wie ervoor zorgt"),
    "adres": _("straat en nummer"),
    "postcode": _("postcode"),
    "plaats": _("plaats"),
    "lat": _("breedtegraad (lat)"),
    "lon": _("lengtegraad (lon)"),
    "gebied": _("code van het gebied"),
    "binnen_buiten": _("binnen of buiten"),
    "toegang": _("wie erin mag: openbaar, vrij of leden"),
    "ontmoetingsplek": _("is het een plek om mensen te ontmoeten?"),
    "welkom": _("wie welkom is"),
    "voor": _("voor wie"),
    "talen": _("talen"),
    "capaciteit": _("voor hoeveel mensen"),
    "bespreken": _("bespreken: nee, kan of moet"),
    "doen": _("wat u er kunt doen"),
    "openingstijden": _("openingstijden"),
    "drempelvrij": _("zonder trap of drempel"),
    "rolstoeltoilet": _("toilet voor een rolstoel"),
    "ringleiding": _("ringleiding"),
    "rustige_uren": _("rustige uren"),
    "parkeren": _("parkeren voor de deur"),
    "hulphond": _("hulphond mag mee"),
    "bus": _("bus dichtbij"),
    "kosten": _("kosten: gratis, consumptie of betaald"),
    "bedrag": _("bedrag in euro’s"),
    "kosten_uitleg": _("kosten in woorden"),
    "voorziening": _("soort voorziening"),
    "stand": _("stand: loopt, stil of gestopt"),
    "voor_wie": _("voor wie, in woorden"),
    "meedoen": _("hoe u meedoet"),
    "plekken": _("sleutels van de plekken"),
    "voorbeeld": _("verzonnen? ja of nee"),
    "tijden_voorbeeld": _("tijden verzonnen? ja of nee"),
}
ALSO: Mapping[str, Sequence[str]] = {  # what others call it
    "soort": ("type", "kind"),
    "sleutel": ("id", "nr", "nummer", "code", "key", "objectid", "uuid"),
    "naam": ("name", "titel", "title", "organisatienaam", "naam organisatie", "naam locatie", "naam activiteit"),
    "omschrijving": ("beschrijving", "description", "toelichting", "tekst", "samenvatting"),
    "onderwerpen": ("thema", "themas", "categorie", "category", "rubriek"),
    "bron": ("source",),
    "bevestigd_op": ("bijgewerkt", "laatst gewijzigd", "datum", "gecontroleerd op", "actueel op", "updated"),
    "telefoon": ("tel", "telefoonnummer", "phone"),
    "email": ("e-mail", "mail", "mailadres", "e-mailadres"),
    "website": ("url", "web", "site", "internet", "webadres", "link"),
    "organisatie": ("organisatie id", "aanbieder"),
    "beheerder": ("eigenaar", "beheer"),
    "adres": ("straat", "address", "straat en huisnummer", "straatnaam", "bezoekadres", "adresregel"),
    "postcode": ("pc", "zip", "postal code"),
    "plaats": ("woonplaats", "city", "stad", "dorp"),
    "lat": ("latitude", "breedtegraad", "y"),
    "lon": ("longitude", "lng", "lengtegraad", "x"),
    "gebied": ("wijkcode", "buurtcode", "gebiedscode"),
    "voor": ("doelgroep", "doelgroepen"),
    "talen": ("taal", "language"),
    "capaciteit": ("aantal personen", "capacity"),
    "openingstijden": ("open", "opening hours", "tijden", "opening_hours"),
    "drempelvrij": ("rolstoeltoegankelijk", "toegankelijk", "wheelchair"),
    "bedrag": ("prijs", "tarief", "eigen bijdrage"),
    "kosten_uitleg": ("kosten uitleg",),
    "meedoen": ("aanmelden", "aanmelding"),
}


def guess(columns: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """Of each column of a file that is likely one of ours, which: as chosen for this list before, by name, by likeness.

    Each of ours at most once, what is most alike first. `known` is ours → theirs of the last time.
    """
    before = {theirs.lower(): ours for ours, theirs in known.items()}
    found = {column: before[column.lower()] for column in columns if column.lower() in before}
    scored = [
        (score, -number, column, ours)
        for number, column in enumerate(columns)
        if column not in found
        for ours in LABELS
        if ours not in found.values() and (score := _alike(column, ours)) >= LIKE_ENOUGH
    ]
    for _score, _number, column, ours in sorted(scored, reverse=True):
        if column not in found and ours not in found.values():
            found[column] = ours
    return found


def _alike(column: str, ours: str) -> float:
    """0 to 100; the name itself first, then what others call it, then spelling."""
    theirs = _folded(column)
    names = [_folded(ours), *map(_folded, ALSO.get(ours, ()))]
    if theirs in names:
        return 100 - names.index(theirs) * 0.01
    return max(fuzz.ratio(theirs, name) for name in names) - 1 if len(theirs) > 3 else 0.0


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain))
