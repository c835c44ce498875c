"""A story round on paper: why it is asked, room for a story, every question in its kind, and a strip to cut off."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _

from basis import languages, packs, qr
from basis import paper as papers
from basis.stories import queries
from basis.stories.models import Kind, Question, Questionnaire, Round
from basis.stories.question_forms import languages_of
from basis.telling import paper_codes
from basis.telling.paper_codes import CHILD, STORY, USE, Item

LAYOUT = Path(__file__).with_name("papier.typ")
STORY_LINES, LONG_LINES, SHORT_LINES = 16, 5, 2
LONG_WORDS = 34  # letters of an option that still fits in half a line


def pdf(one: Round, asked: Questionnaire, *, language: str) -> bytes:
    """The form in this language, as PDF/UA-1 on A4; made once as long as nothing on it changes."""
    with translation.override(language):
        told = _data(one, asked, language)
        return papers.kept(LAYOUT, told, lambda: _whole(told))


def spoken(asked: Questionnaire) -> list[str]:
    """The languages in which this questionnaire can be had on paper, Dutch first."""
    known = dict(settings.LANGUAGES)
    return [code for code in languages_of(asked.questions.all()) if code in known]


def _data(one: Round, asked: Questionnaire, language: str) -> dict[str, Any]:
    """Everything that is on paper but the pictures, as plain texts."""
    site, found = packs.site(), paper_codes.items(asked.questions.all(), queries.areas_of(one), language)
    link = settings.ADDRESS + reverse("telling:tell", args=[one.slug])
    areas = list(one.areas.all())
    where = _and([str(area) for area in areas]) or str(site.municipality)
    until, heard = (formats.date_format(day, "j F Y") for day in (one.ends_on, one.heard_by))
    return _unmarked(
        {
            "language": language,
            "title": one.title,
            "author": _("gemeente %(municipality)s") % {"municipality": site.municipality},
            "where": where,
            "example": _("Dit is een voorbeeld. Alles is verzonnen.") if one.is_example else "",
            "version": _("vragenlijst %(number)s") % {"number": asked.number},
            "facts": [
                {"term": _("Waarom vragen wij dit?"), "text": one.why},
                {"term": _("Wie kan vertellen?"), "text": one.who},
                {"term": _("Wat doen wij ermee?"), "text": one.use},
                {"term": _("Wanneer hoort u terug?"), "text": _("Uiterlijk op %(day)s.") % {"day": heard}},
                {"term": _("Bij wie kunt u terecht?"), "text": one.contact},
                {"term": _("Waar levert u dit papier in?"), "text": _hand_in(one, until)},
            ],
            "link": link,
            "address": re.sub(r"^https?://", "", link).rstrip("/"),
            "items": [_item(item, found, language) for item in found],
            "words": _words(site, one),
        }
    )


def _and(names: Sequence[str]) -> str:
    """Names in a sentence: 'a, b en c'."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _hand_in(one: Round, until: str) -> str:
    words = _("Bij wie u dit papier gaf, of bij: %(contact)s. Dat kan tot en met %(day)s.")
    return words % {"contact": one.contact.rstrip("."), "day": until}


def _words(site: packs.SitePack, one: Round) -> dict[str, str]:
    return {
        "lead": _("Vertel wat u meemaakte. U zegt zelf wat het betekent."),
        "how": _(
            "Sla gerust vragen over. Past een vraag niet bij uw verhaal? Kruis dan ‘past niet’ aan. "
            "Schrijf geen namen op, ook niet van uzelf."
        ),
        "online": _("Vertelt u liever op internet? Scan dit vierkant met uw telefoon, of typ dit adres."),
        "call": _("Hulp nodig? Bel %(phone)s.") % {"phone": site.phone},
        "none": _("past niet"),
        "page": _("bladzijde"),
        "title": _("Hoe heet uw verhaal? Een paar woorden."),
        "more": _("Is er te weinig plaats? Schrijf verder op een ander vel."),
        "strip_head": _("Wilt u horen wat wij met de verhalen doen?"),
        "strip": _(
            "Schrijf hier uw e-mailadres of uw adres op. Knip deze strook af en geef haar apart af. "
            "Zo staat uw adres nooit bij uw verhaal. Als u bericht hebt gehad, gooien wij uw adres weg."
        ),
        "strip_line": _("Mijn adres:"),
        "strip_round": _("Het gaat over: %(round)s") % {"round": one.title},
        "keep_head": _("Bewaar dit zelf"),
        "keep": _("Wilt u uw verhaal veranderen of weghalen? Dat kan altijd: %(contact)s.")
        % {"contact": one.contact.rstrip(".")},
        "cut": _("Knip hier"),
    }


def _item(item: Item, every: Sequence[Item], language: str) -> dict[str, Any]:
    """One numbered thing, with what its kind needs."""
    question = item.question
    told: dict[str, Any] = {
        "number": str(item.number),
        "kind": item.name if question is None else _drawn(question),
        "options": [{"code": f"{item.number}{one.letter}", "text": one.words} for one in item.options],
        "columns": 2 if len(item.options) > 3 and all(len(one.words) <= LONG_WORDS for one in item.options) else 1,
        "none": f"{item.number}{paper_codes.NONE}" if question else "",
        "hint": "",
        "lines": 0,
    }
    if question is None:
        return told | _ours(item)
    told |= {
        "text": question.say(language),
        "spoken": _spoken(question.words, language),
        "hint": str((question.hint or {}).get(language) or (question.hint or {}).get("nl", "")),
        "note": " ".join(one for one in (_condition(question, every), _how(question)) if one),
        "lines": {Kind.LONG: LONG_LINES, Kind.SHORT: SHORT_LINES}.get(Kind(question.kind), 0),
    }
    return told | _parts(question, language)


def _drawn(question: Question) -> str:
    """How it is drawn: the kinds that differ on paper."""
    kind = Kind(question.kind)
    if kind in paper_codes.LETTERED:
        return "options"
    return {Kind.SCALE: "scale", Kind.TRIAD: "triad", Kind.STONES: "stones"}.get(kind, "text")


def _spoken(words: Mapping[str, str], language: str) -> str:
    return language if words.get(language) else languages.SOURCE


def _ours(item: Item) -> dict[str, Any]:
    """What every paper asks: the story, a parent, and what it may be used for."""
    words = {
        STORY: (_("Uw verhaal"), _("Schrijf het zoals u het aan een kennis vertelt.")),
        CHILD: (_("Bent u jonger dan 16? Kruis dan beide aan."), ""),
        USE: (
            _("Wat mogen wij met uw verhaal doen? Kruis één hokje aan."),
            _("Kruist u niets aan? Dan tellen alleen uw antwoorden mee, en leest niemand uw verhaal."),
        ),
    }
    text, note = words.get(
        item.name,
        (_("Mag uw wijk of dorp bij uw verhaal staan?"), _("Kruist u niets aan? Dan laten wij wijk of dorp weg.")),
    )
    return {
        "text": text,
        "spoken": "",
        "note": note,
        "lines": STORY_LINES if item.name == STORY else 0,
        "columns": 1,
    }


def _condition(question: Question, every: Sequence[Item]) -> str:
    """'Alleen als u bij vraag 2 a of b koos.', or nothing."""
    if not question.only_if:
        return ""
    before = next(item for item in every if item.name == question.only_if)
    shown: dict[Any, str] = {True: "ja", False: "nee"}
    wanted = {shown[one] if isinstance(one, bool) else str(one) for one in question.only_when}
    letters = [one.letter for one in before.options if one.value in wanted] or sorted(wanted)
    return _("Alleen als u bij vraag %(number)s koos: %(letters)s.") % {
        "number": before.number,
        "letters": ", ".join(letters),
    }


def _how(question: Question) -> str:
    """How to answer on paper what is not plain from looking at it."""
    if question.kind == Kind.CHOICES:
        most = question.parts.get("most")
        return _("Kruis er hooguit %(most)s aan.") % {"most": most} if most else _("U mag er meer kiezen.")
    words = {
        Kind.SCALE: _("Kruis een rondje aan op de lijn."),
        Kind.TRIAD: _("Zet één kruisje in de driehoek. Hoe dichter bij een hoek, hoe meer die telt."),
        Kind.STONES: _("Schrijf elke letter op zijn plek in het veld. Wat er niet bij hoort, laat u weg."),
        Kind.YES_NO: "",
    }
    return words.get(Kind(question.kind), "")


def _parts(question: Question, language: str) -> dict[str, Any]:
    """Ends, corners, stones and axes; `alt` says in words what is drawn."""

    def say(words: Mapping[str, str]) -> str:
        return str(words.get(language) or words.get(languages.SOURCE, ""))

    parts = question.parts or {}
    if question.kind == Kind.SCALE:
        ends = [say(one) for one in parts["ends"]]
        alt = _("Een lijn met rondjes van 0 tot en met 10: van ‘%(first)s’ tot ‘%(last)s’.")
        return {"ends": ends, "alt": alt % {"first": ends[0], "last": ends[1]}}
    if question.kind == Kind.TRIAD:
        corners = [say(one) for one in parts["corners"]]
        named = "; ".join(corners)
        return {"corners": corners, "alt": _("Een driehoek met deze hoeken: %(corners)s.") % {"corners": named}}
    if question.kind == Kind.STONES:
        axes = [[say(one) for one in (axis["ends"] if isinstance(axis, Mapping) else axis)] for axis in parts["axes"]]
        stones = [
            {"letter": letter, "text": say(one)}
            for letter, one in zip(paper_codes.LETTERS, parts["stones"], strict=False)
        ]
        alt = _("Een veld: van links (%(left)s) naar rechts (%(right)s), en van onder (%(low)s) naar boven (%(high)s).")
        told = dict(zip(("left", "right", "low", "high"), [*axes[0], *axes[1]], strict=True))
        return {"stones": stones, "axes": axes, "alt": alt % told}
    return {}


def _unmarked(told: Mapping[str, Any]) -> dict[str, Any]:
    """Plain texts: on paper nothing marks what is Dutch."""
    plain: dict[str, Any] = json.loads(languages.unmarked(json.dumps(told, ensure_ascii=False)))
    return plain


def _whole(told: Mapping[str, Any]) -> dict[str, Any]:
    """The same with the pictures."""
    logo = packs.pack_path("logo.svg").read_text(encoding="utf-8")
    return {**told, "logo": logo, "qr": qr.svg(told["link"]), "qr_words": qr.title(told["address"])}
