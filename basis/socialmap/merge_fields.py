"""What an entry says, in the parts that an editor chooses between when two entries are the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import BooleanField, Field, ForeignKey, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.socialmap import entry_words
from basis.socialmap.choices import Words
from basis.socialmap.entry_models import Entry

# Of the entry itself, and never of the thing it is about.
ASIDE = {"id", "slug", "origin", "external_id", "by_hand", "made_at", "changed_at", "merged_into", "confirmed_on"}
# What belongs together is chosen together; the first word is the name of the part.
TOGETHER: dict[str, tuple[Words, tuple[str, ...]]] = {
    "source": (gettext_lazy("Bron"), ("source", "source_url", "licence", "is_example")),
    "address": (gettext_lazy("Adres"), ("address", "postcode", "town")),
    "position": (gettext_lazy("Plek op de kaart"), ("lat", "lon", "position_is_of_area", "buurt", "area")),
    "cost": (gettext_lazy("Kosten"), ("cost_kind", "amount", "cost")),
    "opening_hours": (gettext_lazy("Openingstijden"), ("opening_hours", "hours_are_example")),
    "photo": (gettext_lazy("Foto"), ("photo", "photo_alt", "photo_width", "photo_height")),
}
LABELS: dict[str, Words] = entry_words.LABELS | {
    "area": gettext_lazy("Alleen voor wie woont in"),
    "gone_on": gettext_lazy("Weg sinds"),
}
OF_A_PHOTO = {"photo", "photo_width", "photo_height"}
NOTHING = ("", None, (), 0, False)


@dataclass(frozen=True)
class Part:
    """What is chosen at once: its name, what it is called, and the fields that are in it."""

    name: str
    label: Words
    fields: tuple[Field[Any, Any], ...]

    def values(self, entry: Entry) -> dict[str, Any]:
        """What an entry says of it, by the name in which a row keeps it (`area_id`)."""
        return {one.attname: getattr(entry, one.attname) for one in self.fields}

    def is_blank(self, entry: Entry) -> bool:
        """Whether the entry says nothing of it. Of 'yes or no' a no is an answer."""
        if len(self.fields) == 1 and isinstance(self.fields[0], BooleanField):
            return getattr(entry, self.fields[0].attname) is None
        return all(value in NOTHING for value in self.values(entry).values())

    def says(self, entry: Entry) -> str:
        """The same in words; '' when blank."""
        if self.is_blank(entry):
            return ""
        if self.name == "position":
            return _position(entry)
        return "\n".join(word for one in self.fields if (word := _word(entry, one)))


@cache
def parts(kind: type[Entry]) -> tuple[Part, ...]:
    """All parts of a kind of entry, in the order of its fields."""
    there = {one.name: one for one in kind._meta.concrete_fields if one.name not in ASIDE}
    found: dict[str, Part] = {}
    for name, field in there.items():
        key = next((key for key, (_label, names) in TOGETHER.items() if name in names and names[0] in there), name)
        if key not in TOGETHER:
            found[key] = Part(key, LABELS.get(name) or field.verbose_name, (field,))
        elif key not in found:
            label, names = TOGETHER[key]
            found[key] = Part(key, label, tuple(there[one] for one in names if one in there))
    return tuple(found.values())


def differing(one: Entry, other: Entry) -> Iterator[Part]:
    """The parts of which two entries do not say the same."""
    return (part for part in parts(type(one)) if part.values(one) != part.values(other))


def _word(entry: Entry, field: Field[Any, Any]) -> str:
    """One field in words."""
    value = getattr(entry, field.name)
    if field.name in {"is_example", "hours_are_example"}:
        return _("verzonnen, als voorbeeld") if value else ""
    if field.name in OF_A_PHOTO or (value in NOTHING and not isinstance(value, bool)):
        return ""
    return entry_words.in_words(field.name, value, {})


def _position(entry: Any) -> str:
    where = str(entry.buurt or entry.area or "")
    if entry.lat is None:
        return where
    if entry.position_is_of_area:
        return _("ergens in %(area)s") % {"area": where}
    return _("precies bekend: %(where)s (%(lat)s, %(lon)s)") % {"where": where, "lat": entry.lat, "lon": entry.lon}


def as_json(value: Any) -> Any:
    """A value of a field as it is kept with a merge."""
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def field_of(kind: type[Model], name: str) -> Field[Any, Any]:
    """The field that keeps this column (`organisation_id`)."""
    return next(one for one in kind._meta.concrete_fields if one.attname == name)


def from_json(field: Field[Any, Any], value: Any) -> Any:
    """The other way round."""
    return (field.target_field if isinstance(field, ForeignKey) else field).to_python(value)
