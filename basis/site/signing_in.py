"""Settings about who signs people in for us, read with a type."""

from __future__ import annotations

import re

from basis.site import env


def roles_from(name: str, text: str) -> tuple[tuple[str, str, str], ...]:
    """Group, role and slug of the area (or empty): "sociaal=policy_adviser; ruwaard=area_director@ruwaard"."""
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = re.fullmatch(r"(.+?)\s*=\s*([a-z_]+)(?:@([a-z0-9-]+))?", part)
        if not match:
            raise env.WrongSetting(f"{name}: {part!r}: verwacht / expected groep=rol of / or groep=rol@gebied")
        found.append((match[1], match[2], match[3] or ""))
    return tuple(found)


def issuer_from(name: str, address: str, client: str, *, production: bool) -> str:
    """The address of a provider, exactly as it names itself; with https in production, and never without our name."""
    if address and not client:
        raise env.WrongSetting(
            f"{name.replace('ISSUER', 'CLIENT_ID')} ontbreekt / is missing: {name} is gegeven / given"
        )
    if production and address.startswith("http:"):
        raise env.WrongSetting(f"{name}={address!r}: alleen / only https")
    return address
