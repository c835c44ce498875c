"""What machines read on a page: schema.org as JSON-LD, and the card of an organisation (vCard 4)."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from basis.socialmap.choices import Cost
from basis.socialmap.models import Organisation, Place, Service

ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def script(data: dict[str, Any]) -> SafeString:
    """The text of a script of type application/ld+json, in which no tag can be closed or opened."""
    said = {name: value for name, value in data.items() if value not in ("", None, [], {})}
    text = json.dumps({"@context": "https://schema.org"} | said, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPED))  # noqa: S308  # as Django's json_script does


def organisation(one: Organisation, root: str) -> dict[str, Any]:
    """An organisation; `root` is the address of this website."""
    return {
        "@type": "Organization",
        "@id": root + one.get_absolute_url(),
        "name": one.name,
        "description": one.description,
        "telephone": one.phone,
        "email": one.email,
        "url": one.website,
    }


def place(one: Place, root: str) -> dict[str, Any]:
    """A place; a position that is only that of its area is left out."""
    address = {"streetAddress": one.address, "postalCode": one.postcode, "addressLocality": one.town}
    known = {name: value for name, value in address.items() if value}
    is_known = one.lat is not None and not one.position_is_of_area
    return {
        "@type": "Place",
        "@id": root + one.get_absolute_url(),
        "name": one.name,
        "description": one.description or one.can_do,
        "telephone": one.phone,
        "url": one.website,
        "address": {"@type": "PostalAddress", "addressCountry": "NL"} | known if known else None,
        "geo": {"@type": "GeoCoordinates", "latitude": one.lat, "longitude": one.lon} if is_known else None,
        "isAccessibleForFree": {Cost.FREE: True, Cost.PAID: False}.get(Cost(one.cost_kind)) if one.cost_kind else None,
        "maximumAttendeeCapacity": one.capacity,
    }


def service(one: Service, root: str) -> dict[str, Any]:
    """Something an organisation offers."""
    return {
        "@type": "Service",
        "@id": root + one.get_absolute_url(),
        "name": one.name,
        "description": one.description,
        "provider": {"@type": "Organization", "name": one.organisation.name},
        "availableLanguage": list(one.languages),
    }


def vcard(one: Organisation, root: str) -> str:
    """The card of an organisation, to keep in an address book."""
    lines = {
        "FN": one.name,
        "ORG": one.name,
        "TEL;TYPE=voice": one.phone,
        "EMAIL": one.email,
        "URL": one.website,
        "NOTE": one.description,
        "SOURCE": root + one.get_absolute_url(),
        "REV": f"{one.changed_at:%Y%m%dT%H%M%SZ}",
    }
    said = [f"{name}:{_escaped(value)}" for name, value in lines.items() if value]
    return "".join(f"{_folded(line)}\r\n" for line in ("BEGIN:VCARD", "VERSION:4.0", "KIND:org", *said, "END:VCARD"))


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> str:
    """At most 75 bytes a line, never within a letter (RFC 6350 3.2)."""
    folded, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > 73:
            folded, size = f"{folded}\r\n ", 1
        folded, size = folded + sign, size + width
    return folded
