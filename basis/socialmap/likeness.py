"""Whether two entries are likely the same thing, and on which grounds: by name, contact and where. No score."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from basis.socialmap.distances import metres

# What is the same, in the order in which it is told.
GROUNDS: dict[str, str | Promise] = {
    "name": _("dezelfde naam"),
    "called": _("ook zo genoemd"),
    "alike": _("de namen lijken op elkaar"),
    "phone": _("hetzelfde telefoonnummer"),
    "email": _("hetzelfde e-mailadres"),
    "web": _("dezelfde website"),
    "address": _("hetzelfde adres"),
    "near": _("vlak bij elkaar"),
    "area": _("in hetzelfde gebied"),
    "owner": _("van dezelfde organisatie"),
    "place": _("op dezelfde plek"),
}
SURELY = {"name", "called"}
EMPTY = "stichting stg st vereniging ver bv nv vof cooperatie ua de het een t s van voor en in te op aan der den"
EMPTY_WORDS = frozenset(EMPTY.split())
SITES = "facebook.com instagram.com linkedin.com x.com twitter.com youtube.com google.com wordpress.com linktr.ee"
SHARED_SITES = frozenset(SITES.split())  # of many: there the page counts
HOUSE_NUMBER = re.compile(r"(\d+)\s*([a-z]?)\b")
ALIKE = 88  # of a hundred, letters in the same order
LONG_ENOUGH = 4  # letters of a name that is part of another
NEAR, FAR = 100.0, 300.0  # metres
CELL = 0.0018  # degrees of latitude: two hundred metres, and of longitude somewhat less
A_FEW, WINDOW = 10, 5  # of what shares a key: all pairs when few, else each with the next so many by name


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """What is compared of an entry, each made plain; what is not known is empty."""

    key: Any
    names: tuple[str, ...]  # the words in order of the alphabet; the name itself first
    glued: str  # the name itself in its own order, without spaces
    words: frozenset[str]  # of the name itself
    numbers: frozenset[str]  # in the name: 'Zaal 1' is not 'Zaal 2'
    phone: str = ""
    email: str = ""
    web: str = ""
    address: str = ""
    point: tuple[float, float] | None = None  # only when it is its own
    area: Any = None
    owner: Any = None
    places: frozenset[Any] = frozenset()


def plain(name: str) -> str:
    """The words of a name that tell it from others, without accents, dots and order: 'St. de Haard' is 'haard'."""
    return " ".join(sorted(telling_words(name)))


def telling_words(name: str) -> list[str]:
    """The same in their own order."""
    folded = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"[.'`]", "", folded)) or [name.casefold()]
    return [word for word in words if word not in EMPTY_WORDS] or words


def names(name: str, also_called: str) -> tuple[str, ...]:
    """The name, and each of the others by which it is called, made plain."""
    return tuple(dict.fromkeys(plain(one) for one in (name, *re.split(r"[,;|/]", also_called)) if one.strip()))


def phone(text: str) -> str:
    """The last nine digits: with or without country; '' of a short number, which is of many."""
    digits = re.sub(r"\D", "", text)
    return digits[-9:] if len(digits) >= 9 else ""


def web(address: str) -> str:
    """The host; on a site of many also the page."""
    parts = urlsplit(address.lower())
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" if host in SHARED_SITES else host


def address(street: str, postcode: str, town: str) -> str:
    """Postcode and number, or else street, number and town; '' without a number."""
    number = HOUSE_NUMBER.search(street.lower())
    if number is None:
        return ""
    code = postcode.replace(" ", "").upper()
    return f"{code or plain(street[: number.start()])} {number[1]}{number[2]} {'' if code else plain(town)}".strip()


def pairs(things: Iterable[Thing], kind: str) -> Iterator[tuple[Thing, Thing, tuple[str, ...]]]:
    """Each two that are likely the same thing, once, with the grounds. Time grows as their number, not its square."""
    told: set[tuple[Any, Any]] = set()
    blocks: dict[Hashable, list[Thing]] = defaultdict(list)
    for thing in things:
        for key in _keys(thing, kind):
            blocks[key].append(thing)
    for key, block in blocks.items():
        for one, other in _met(block, is_end=isinstance(key, str) and key.startswith("-")):
            if grounds := compare(one, other, kind):
                pair = (one.key, other.key) if one.key < other.key else (other.key, one.key)
                if pair not in told:
                    told.add(pair)
                    yield one, other, grounds


def _met(block: list[Thing], *, is_end: bool) -> Iterator[tuple[Thing, Thing]]:
    """Of many with the same end of a word none: that is for an error in the beginning of a word that few have."""
    if len(block) <= A_FEW:
        yield from itertools.combinations(block, 2)
    elif not is_end:
        block.sort(key=lambda thing: thing.names)
        for start, one in enumerate(block):
            for other in block[start + 1 : start + 1 + WINDOW]:
                yield one, other


def _keys(one: Thing, kind: str) -> set[Hashable]:
    """By which it meets others: who shares none of these is never compared."""
    found: set[Hashable] = {("phone", one.phone), ("email", one.email), ("web", one.web), ("address", one.address)}
    found = {key for key in found if isinstance(key, tuple) and key[1]}
    for name in one.names:
        for word in name.split():
            found |= {word[:5], f"-{word[-5:]}"} if len(word) > 2 else {name}
    if one.point and kind == "place":
        north, east = one.point[0] / CELL, one.point[1] / CELL
        found |= {(int(north + a), int(east + b), a, b) for a in (0, 0.5) for b in (0, 0.5)}
    return found | {("place", place) for place in one.places}


def compare(one: Thing, other: Thing, kind: str) -> tuple[str, ...]:
    """On which grounds two of a kind are likely the same thing; empty when they are not."""
    name = _name(one, other)
    contact = [] if one.phone != other.phone or not one.phone else ["phone"]
    if one.email and one.email == other.email:
        contact.append("email")
    if one.web and one.web == other.web:
        contact.append("web")
    if not name and not contact:
        return ()
    judge = {"organisation": _organisations, "place": _places, "service": _services}[kind]
    more = judge(one, other, name, contact)
    return (
        () if more is None else tuple(word for word in ("alike" if name == "part" else name, *contact, *more) if word)
    )


def _name(one: Thing, other: Thing) -> str:
    """How their names are the same: 'name', 'called', 'alike', 'part' (one is part of the other), or not at all."""
    if one.names[0] == other.names[0] or one.glued == other.glued:
        return "name"
    has_more = len(one.names) > 1 or len(other.names) > 1
    if has_more and not set(one.names).isdisjoint(other.names):
        return "called"
    if one.numbers != other.numbers:
        return ""
    if fuzz.ratio(one.names[0], other.names[0], score_cutoff=ALIKE) or fuzz.ratio(
        one.glued, other.glued, score_cutoff=ALIKE
    ):
        return "alike"
    if has_more and any(fuzz.ratio(*two, score_cutoff=ALIKE) for two in itertools.product(one.names, other.names)):
        return "alike"
    is_part = one.words <= other.words or other.words <= one.words
    return "part" if is_part and min(len(one.names[0]), len(other.names[0])) >= LONG_ENOUGH else ""


def _organisations(one: Thing, other: Thing, name: str, contact: Sequence[str]) -> list[str] | None:
    """By name; a name that is alike only when they do not tell another number, mail address or website."""
    told = ((getattr(one, label), getattr(other, label)) for label in ("phone", "email", "web"))
    is_other = any(mine and theirs and mine != theirs for mine, theirs in told)
    is_same = name in SURELY or (name == "alike" and (contact or not is_other)) or (name and len(contact) > 1)
    return [] if is_same or {"phone", "email"} <= set(contact) else None


def _places(one: Thing, other: Thing, name: str, contact: Sequence[str]) -> list[str] | None:
    """By name and where they are, or by address and contact. Farther than 300 metres apart they are two."""
    apart = metres(one.point, other.point)
    is_there = bool(one.address) and one.address == other.address
    if not is_there and apart is not None and apart > FAR:
        return None
    where = ["address"] * is_there + ["near"] * (apart is not None)
    if is_there or (apart is not None and (apart <= NEAR or name in SURELY)):
        return where if name or contact else None
    if apart is None and name in SURELY | {"alike"} and not (one.address and other.address):
        is_in = one.area is not None and one.area == other.area
        return ["area"] * is_in if contact or (is_in and name in SURELY) else None
    return None


def _services(one: Thing, other: Thing, name: str, contact: Sequence[str]) -> list[str] | None:
    """By name, of one organisation unless at other places; of two organisations when at the same place or number."""
    if name not in SURELY | {"alike"}:
        return None
    together = not one.places.isdisjoint(other.places)
    is_apart = bool(one.places and other.places) and not together
    if one.owner == other.owner:
        return None if is_apart else ["owner"] + ["place"] * together
    is_same = together or (contact and not is_apart) if name in SURELY else together and contact
    return ["place"] * together if is_same else None
