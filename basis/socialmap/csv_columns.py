"""The columns of our CSV and the words in them; `docs/socialmap-import.md` describes them for people."""

from __future__ import annotations

import re

from basis.socialmap.choices import ACCESS
from basis.themes import GROUP_WORDS, THEME_WORDS

COLUMNS = {  # ours → field of the facts
    "sleutel": "key",
    "naam": "name",
    "ook_genoemd": "also_called",
    "omschrijving": "description",
    "onderwerpen": "themes",
    "bron": "source",
    "bron_adres": "source_url",
    "licentie": "licence",
    "bevestigd_op": "confirmed_on",
    "telefoon": "phone",
    "email": "email",
    "website": "website",
    "organisatie": "organisation",
    "beheerder": "run_by",
    "adres": "address",
    "postcode": "postcode",
    "plaats": "town",
    "lat": "lat",
    "lon": "lon",
    "gebied": "area_code",
    "binnen_buiten": "setting",
    "toegang": "openness",
    "ontmoetingsplek": "is_meeting_place",
    "welkom": "welcome",
    "voor": "target_groups",
    "talen": "languages",
    "capaciteit": "capacity",
    "bespreken": "booking",
    "doen": "can_do",
    "openingstijden": "opening_hours",
    "drempelvrij": "step_free",
    "rolstoeltoilet": "wheelchair_toilet",
    "ringleiding": "ring_line",
    "rustige_uren": "quiet_hours",
    "parkeren": "parking",
    "hulphond": "guide_dog",
    "bus": "by_bus",
    "kosten": "cost_kind",
    "bedrag": "amount",
    "kosten_uitleg": "cost",
    "voorziening": "provision",
    "stand": "status",
    "voor_wie": "eligibility",
    "meedoen": "how_to_join",
    "plekken": "at",
    "voorbeeld": "is_example",
    "tijden_voorbeeld": "hours_are_example",
}
WORDS = {  # of a field: what people write → what we keep
    "setting": {"binnen": "indoor", "buiten": "outdoor", "beide": "both"},
    "openness": {"openbaar": "public", "vrij": "open", "leden": "members"},
    "booking": {"nee": "no", "kan": "possible", "moet": "needed"},
    "cost_kind": {"gratis": "free", "consumptie": "consumption", "betaald": "paid"},
    "provision": {
        "algemeen": "general",
        "basis": "basic",
        "collectief": "collective",
        "individueel": "individual",
        "maatwerk": "tailored",
    },
    "status": {"loopt": "active", "stil": "temporarily closed", "gestopt": "inactive"},
    "themes": {word: str(theme) for theme, word in THEME_WORDS.items()},
    "target_groups": {word: str(group) for group, word in GROUP_WORDS.items()},
}
LISTS = {"themes", "target_groups", "languages"}
YES_OR_NO = {*ACCESS, "is_meeting_place", "is_example", "hours_are_example"}
TRUTH = {"ja": True, "nee": False}
DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
BETWEEN_PLACES = re.compile(r"(?<!\|)\|(?!\|)")  # one bar; two are of opening hours
OF_A_PLACE = " = "  # after the key of a place its own hours, and after those its own words
COLUMN_OF = {target: name for name, target in COLUMNS.items()}
NEEDED = ("soort", "sleutel", "naam", "bron", "bevestigd_op")
