"""What the pages show on which the questions of a round are put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.stories import advice, build_actions, library, queries, round_queries
from basis.stories.advice import Asker
from basis.stories.build_actions import Working
from basis.stories.build_forms import AdviceForm, AskedForm
from basis.stories.kinds import Kind
from basis.stories.library import Feels, Occasion
from basis.stories.models import Round
from basis.stories.question_forms import QuestionForm
from basis.themes import THEME_WORDS, code_of

EXPLAINED = {
    Kind.ELICITING: _("Waarmee het vertellen begint. Zo’n vraag staat er één keer in."),
    Kind.CHOICE: _("Iemand kiest één van de antwoorden."),
    Kind.CHOICES: _("Iemand kiest er een of meer."),
    Kind.YES_NO: _("Ja of nee, en niets ertussen."),
    Kind.SCALE: _("Iemand kiest een plek tussen twee kanten."),
    Kind.TRIAD: _("Iemand zet een stip tussen drie dingen die alle drie goed of slecht kunnen zijn."),
    Kind.STONES: _("Iemand legt stenen op een veld met twee richtingen."),
    Kind.SHORT: _("Een paar woorden op één regel."),
    Kind.LONG: _("Een paar zinnen in eigen woorden."),
    Kind.AREA: _("In welke wijk of welk dorp het was, of waar iemand woont."),
    Kind.AGE_BAND: _("Tussen welke leeftijden iemand is."),
    Kind.ROLE: _("Bijvoorbeeld inwoner, vrijwilliger of iemand die hier werkt."),
    Kind.PERIOD: _("Wanneer het was, ongeveer."),
}


def kinds() -> list[tuple[Kind, Any]]:
    """The kinds of questions, each with a word about it."""
    return [(kind, EXPLAINED[kind]) for kind in Kind]


def questions(one: Round, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What a round asks, with advice about it. Five queries, or six."""
    now = build_actions.working(one)
    feels = library.most_private(question.key for question in now.questions)
    form = AdviceForm(
        initial={
            "tijd": _chosen(Occasion, asked.get("tijd"), Occasion.WILLING),
            "gevoel": _chosen(Feels, asked.get("gevoel"), feels),
            "vrager": _chosen(Asker, asked.get("vrager"), Asker.ORGANISATION),
        }
    )
    given = advice.of_form(
        now.questions,
        occasion=Occasion(form.initial["tijd"]),
        feels=Feels(form.initial["gevoel"]),
        asker=Asker(form.initial["vrager"]),
        people=_people(one),
    )
    last = len(now.questions)
    return {
        "round": one,
        "now": now,
        "number": now.last.number + now.is_next,
        "rows": [
            {
                "question": question,
                "kind": Kind(question.kind),
                "place": place,
                "is_first": place == 1,
                "is_last": place == last,
                "advice": [each for each in given if each.question == question.key],
                "depends_on": now.called(question.only_if) if question.only_if else None,
            }
            for place, question in enumerate(now.questions, 1)
        ],
        "advice": [each for each in given if each.question is None],
        "advice_form": form,
    }


def _chosen(words: type[TextChoices], asked: Any, otherwise: str) -> str:
    return str(asked) if asked in words.values else str(otherwise)


def _people(one: Round) -> int | None:
    """How many live in the smallest area it is about; None when that is not known of each."""
    areas: list[Area] = queries.areas_of(one)
    known = round_queries.inhabitants(areas)
    return min(known.values()) if areas and len(known) == len(areas) else None


def taking(one: Round, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The library: ready sets, and its questions by theme; which of them are there already."""
    language = get_language() or "nl"
    theme = code_of(THEME_WORDS, asked.get("onderwerp"))
    there = {question.key for question in build_actions.working(one).questions}
    return {
        "round": one,
        "themes": [(word, code.label, code == theme) for code, word in THEME_WORDS.items()],
        "theme": theme,
        "sets": [
            {
                "set": each,
                "title": each.say(language),
                "why": each.why(language),
                "questions": [library.question(key).say(language) for key in each.questions],
            }
            for each in library.sets()
        ],
        "questions": [
            {"question": each, "words": each.say(language), "kind": Kind(each.kind), "is_there": each.key in there}
            for each in library.questions(theme or None)
        ],
    }


def writing(one: Round, now: Working, form: AskedForm) -> dict[str, Any]:
    """The form in which a question is written."""
    return {"round": one, "form": form, "kind": form.kind, "is_new": form.before is None, "is_next": now.is_next}


def preview(one: Round) -> dict[str, Any]:
    """The questions as a teller gets them. Three queries or four."""
    language = (get_language() or "nl").split("-")[0]
    areas = queries.areas_of(one)
    asked = build_actions.working(one).questions
    return {"round": one, "forms": [QuestionForm(question, areas, language) for question in asked]}
