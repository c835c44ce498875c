"""Words in a text by which somebody can be found: names, addresses, numbers. Plain functions; nobody is profiled.

A help for the writer, who is asked to look once more, and a sign for a moderator. It misses names, and now and then
takes a word for one; so it never refuses a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import yaml

WORDS = Path(__file__).with_name("namecheck.yaml")
NAME, ADDRESS, PHONE, EMAIL, IBAN, BSN = "name", "address", "phone", "email", "iban", "bsn"
SERVICE_NUMBERS = ("0800", "0900", "0906", "0909", "088", "14")  # of organisations, never of a person

WORD = re.compile(r"[^\W\d_](?:[\w'’]|-(?=\w)){0,60}")
EMAIL_SHAPE = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
IBAN_SHAPE = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]{2,4}){3,8}(?![A-Za-z0-9])")
PHONE_SHAPE = re.compile(r"(?<![\w+])(?:\+|00)?\d(?:[ ./()–-]{0,3}\d){7,14}(?!\d)")
BSN_SHAPE = re.compile(r"(?<![\d.,])\d(?:[ .-]?\d){7,8}(?![\d])")
POSTCODE = re.compile(r"\b[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b(?:[ ,]{0,3}\d{1,4} ?[a-zA-Z]?\b)?")
NOT_A_POSTCODE = {"AL", "AM", "AN", "AS", "AT", "BE", "DE", "EN", "GA", "HE", "IK", "IN", "IS", "JE", "KM", "NA", "NU"}
NOT_A_POSTCODE |= {"OF", "OM", "ON", "OP", "OR", "PM", "TE", "TO", "TV", "UW", "WE", "WO", "ZE", "ZO", "DO", "VR", "ZA"}
HOUSE_NUMBER = re.compile(
    r",? {1,2}(?:op )?(?:nummer |nr\.? ?|no\.? ?|number )?(\d{1,4})(?: ?[a-zA-Z]\b)?(?![\d:.,]?\d|%)"
)
NOT_A_HOUSE = re.compile(
    r"\s*(?:jaar|jaren|uur|maal|keer|mensen|bewoners|procent|minuten|meter|km|euro|years|people|times)\b"
)
INITIALS = re.compile(r"\b(?:[A-Z]\.[ ]?){1,4}(?=[A-Z]|[a-z])")


@dataclass(frozen=True)
class Span:
    """Where in the text something stands, and what kind of thing it is."""

    begin: int
    end: int
    kind: str


def find(text: str) -> tuple[Span, ...]:
    """What in this text may lead to a person, in the order in which it stands there; pieces never overlap."""
    looks = (_emails(text), _ibans(text), _phones(text), _numbers(text), _addresses(text), _names(text))
    kept: list[Span] = []
    for span in sorted(chain.from_iterable(looks), key=lambda span: (span.begin, -span.end)):
        if not kept or span.begin >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut up: each piece with its kind, or with "" where it is plain."""
    at = 0
    for span in find(text):
        if span.begin > at:
            yield text[at : span.begin], ""
        yield text[span.begin : span.end], span.kind
        at = span.end
    if at < len(text):
        yield text[at:], ""


def is_iban(text: str) -> bool:
    """Whether this is the number of a bank account: the remainder of 97 is 1 (ISO 13616)."""
    plain = re.sub(r"[ .-]", "", text).upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", plain) or not plain.isascii():
        return False
    return int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1


def is_bsn(text: str) -> bool:
    """Whether this could be a citizen service number: eight or nine digits that pass the eleven test."""
    digits = [int(sign) for sign in re.sub(r"[ .-]", "", text)]
    digits = [0] * (9 - len(digits)) + digits
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(digits) and sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 == 0


def _emails(text: str) -> Iterator[Span]:
    for match in EMAIL_SHAPE.finditer(text):
        yield Span(*match.span(), EMAIL)


def _ibans(text: str) -> Iterator[Span]:
    for match in IBAN_SHAPE.finditer(text):
        end = match.end()
        while end > match.start() + 14:  # a word that follows may have been taken along
            if is_iban(text[match.start() : end]):
                yield Span(match.start(), end, IBAN)
                break
            end = max(text.rfind(sign, match.start(), end) for sign in " .-")
            if end < 0:
                break


def _phones(text: str) -> Iterator[Span]:
    for match in PHONE_SHAPE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        abroad = match[0].startswith(("+", "00"))
        home = digits.startswith("0") and not digits.startswith("00") and len(digits) == 10
        if (home and not digits.startswith(SERVICE_NUMBERS)) or (abroad and 9 <= len(digits) <= 15):
            yield Span(*match.span(), PHONE)


def _numbers(text: str) -> Iterator[Span]:
    for match in BSN_SHAPE.finditer(text):
        if is_bsn(match[0]):
            yield Span(*match.span(), BSN)


def _addresses(text: str) -> Iterator[Span]:
    for match in POSTCODE.finditer(text):
        letters = re.search(r"[A-Z]{2}", match[0])
        if letters and letters[0] not in NOT_A_POSTCODE:
            yield Span(*match.span(), ADDRESS)
    lists = _lists()
    words = list(WORD.finditer(text))
    for place, match in enumerate(words):
        if not _is_street(match[0], lists["streets"], lists["not_streets"]):
            continue
        number = HOUSE_NUMBER.match(text, match.end())
        if number and not NOT_A_HOUSE.match(text, number.end()):
            first = words[place - 1] if place else None  # "Heilig Hartplein 12"
            begin = place - (first is not None and first[0][:1].isupper() and _adjacent(text, first, match))
            yield Span(words[begin].start(), number.end(), ADDRESS)


def _is_street(word: str, endings: frozenset[str], never: frozenset[str]) -> bool:
    low = word.casefold()
    return low not in never and any(low.endswith(end) and (low != end or word[:1].isupper()) for end in endings)


def _names(text: str) -> Iterator[Span]:
    lists = _lists()
    for match in INITIALS.finditer(text):  # "J. de Vries"
        end = _surname(text, list(WORD.finditer(text, match.end(), match.end() + 120)), -1, lists["between"])
        if end:
            yield Span(match.start(), end, NAME)
    words = list(WORD.finditer(text))
    for place, match in enumerate(words):
        if span := _named(text, words, place, match, lists):
            yield span


def _named(text: str, words: list[re.Match[str]], place: int, match: re.Match[str], lists: Lists) -> Span | None:
    low = match[0].casefold()
    before = words[place - 1] if place and _adjacent(text, words[place - 1], match) else None
    cue = before[0].casefold() if before else ""
    if low in lists["titles"]:  # "mevrouw De Vries"
        end = _surname(text, words, place, lists["between"])
        found = WORD.findall(text[match.start() : end or match.start()])
        last = found[-1] if found else ""
        if end and last.casefold() in lists["first_names"]:  # "buurvrouw Fatima de Wit"
            end = _surname(text, words, place + len(found) - 1, lists["between"]) or end
        return Span(match.start(), end, NAME) if end and last.casefold() not in lists["not_after"] else None
    known = low in lists["first_names"]
    named_by_cue = cue in lists["titles"] or cue in lists["cues"]
    if not known or not (match[0][:1].isupper() or named_by_cue):
        return None
    if cue in lists["not_after"] or _goes_on_as_place(text, words, place, lists["not_before"]):
        return None
    surname = _surname(text, words, place, lists["between"])
    if low in lists["also_words"] and not surname and not named_by_cue:
        return None
    return Span(match.start(), surname or match.end(), NAME)


def _goes_on_as_place(text: str, words: list[re.Match[str]], place: int, endings: frozenset[str]) -> bool:
    following = words[place + 1] if place + 1 < len(words) else None
    return bool(following and _adjacent(text, words[place], following) and _ends_as(following[0], endings))


def _ends_as(word: str, endings: Iterable[str]) -> bool:
    low = word.casefold()
    return any(low.endswith(end) for end in endings)


def _surname(text: str, words: list[re.Match[str]], place: int, between: frozenset[str]) -> int | None:
    """Where a surname ends that begins after this word, or None: at most three small words, then a capital."""
    end = None
    small = 0
    for at in range(place + 1, len(words)):
        word = words[at]
        if at > place + 1 and not _adjacent(text, words[at - 1], word):
            break
        if at == place + 1 and place >= 0 and not _adjacent(text, words[place], word, dots=True):
            break
        if word[0].casefold() in between and small < 3:
            small += 1
        elif word[0][:1].isupper() and len(word[0]) > 1 and end is None:
            end = word.end()
            break
        else:
            break
    return end


def _adjacent(text: str, one: re.Match[str], other: re.Match[str], dots: bool = False) -> bool:
    """Whether only a space stands between two words; with `dots` also the full stop of a shortened title."""
    gap = text[one.end() : other.start()]
    return gap in {" ", "  "} or (dots and gap in {". ", "."} and len(one[0]) <= 4)


Lists = dict[str, frozenset[str]]


@cache
def _lists() -> Lists:
    """The word lists, in small letters."""
    read = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return {name: frozenset(words.casefold().split()) for name, words in read.items()}
