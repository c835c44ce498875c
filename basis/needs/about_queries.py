"""The address of the form, for a link beside a thing of this website: what somebody says there is about that thing."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.core import signing
from django.urls import reverse
from django.utils.http import urlencode

from basis.areas.models import Area
from basis.needs import paths
from basis.needs.kinds import Kind
from basis.needs.paths import kept as kept  # for who keeps the address of a page
from basis.themes import THEME_WORDS, Theme

SALT = "needs.about"
KIND_WORDS = {Kind.WISH: "wens", Kind.NEED: "gemis", Kind.SIGNAL: "signaal", Kind.COMPLIMENT: "compliment"}


@dataclass(frozen=True)
class About:
    """A thing of this website that somebody says something about: kind, key, its title, and the path of its page.

    `lat` and `lon` (WGS84) are where it is, of a place.
    """

    kind: str
    key: str
    title: str
    path: str
    lat: float | None = None
    lon: float | None = None

    @property
    def url(self) -> str:
        """Its page, in the language of now."""
        return paths.shown(self.path)


def address_to_tell(about: About | None = None, area: Area | None = None, kind: str = "", theme: str = "") -> str:
    """The address of the form, for a link beside a thing; what somebody says there is about that thing.

    It is signed, so that nobody puts a title or a page of her own in it.
    """
    told = asdict(about) | {"path": paths.kept(about.path)} if about else None
    question = {
        "gebied": area.slug if area else "",
        "soort": KIND_WORDS[Kind(kind)] if kind else "",
        "onderwerp": THEME_WORDS[Theme(theme)] if theme else "",
        "over": signing.dumps(told, salt=SALT, compress=True) if told else "",
    }
    asked = urlencode({name: value for name, value in question.items() if value})
    return reverse("needs:tell") + (f"?{asked}" if asked else "")


def about_in(token: str) -> About | None:
    """What the address of the form says it is about; None when nothing, or when we did not sign it."""
    try:
        return About(**signing.loads(token, salt=SALT)) if token else None
    except (signing.BadSignature, TypeError):
        return None


def doors(area: Area | None, theme: str = "") -> list[tuple[Kind, str]]:
    """The four ways to begin, each with the address of the form; what is said there is about this theme."""
    return [(kind, address_to_tell(area=area, kind=kind, theme=theme)) for kind in Kind]
