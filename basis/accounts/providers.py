"""Who signs people in for us with OpenID Connect: the organisation its staff, a broker the residents, or nobody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from joserfc.jwk import RSAKey

from basis.modules import Words

STAFF, BROKER = "organisatie", "digid"  # as they stand in the address of our pages
BITS = 3072


@dataclass(frozen=True)
class Provider:
    """One provider as this installation is configured for it."""

    name: str
    issuer: str
    client_id: str
    title: Words  # what stands on the button
    acr: tuple[str, ...]  # how sure it must be: one of these, or anything when empty
    groups: str = ""  # the claim in which it says of which groups somebody is

    @property
    def is_for_staff(self) -> bool:
        return self.name == STAFF


def providers() -> list[Provider]:
    """Those that are configured, staff first."""
    staff, broker = settings.OIDC, settings.BROKER
    found = []
    if staff["issuer"]:
        title = staff["title"] or _("Inloggen via uw organisatie")
        found.append(Provider(STAFF, staff["issuer"], staff["client_id"], title, tuple(staff["acr"]), staff["groups"]))
    if broker["issuer"]:
        title = broker["title"] or _("Inloggen met DigiD of eHerkenning")
        found.append(Provider(BROKER, broker["issuer"], broker["client_id"], title, tuple(broker["acr"])))
    return found


def provider(name: str) -> Provider | None:
    """The one with this name, if it is configured."""
    return next((one for one in providers() if one.name == name), None)


def roles_of_groups(groups: list[str]) -> set[tuple[str, str]]:
    """Which roles, each in an area or (empty) everywhere, go with these groups: `BASIS_OIDC_ROLES` says so."""
    return {(role, area) for group, role, area in settings.OIDC["roles"] if group in groups}


def fingerprint(issuer: str, subject: str) -> str:
    """What we keep of the name by which a provider knows somebody: it cannot be turned back, so it is never a BSN."""
    return salted_hmac("accounts.identity", f"{issuer}\n{subject}", algorithm="sha256").hexdigest()


def key() -> RSAKey:
    """The key with which we show providers that we are we. Raises FileNotFoundError when it was never made."""
    return RSAKey.import_key(Path(settings.OIDC_KEY).read_bytes())


def new_key() -> RSAKey:
    """Another key; it is not kept."""
    return RSAKey.generate_key(BITS)


def public_keys() -> dict[str, list[dict[str, object]]]:
    """What a provider needs to recognise us: the public half of our key, by its thumbprint; nothing without a key."""
    try:
        ours = key()
    except FileNotFoundError:
        return {"keys": []}
    public = dict(ours.as_dict(private=False))
    return {"keys": [{**public, "kid": ours.thumbprint(), "use": "sig", "alg": "RS256"}]}
