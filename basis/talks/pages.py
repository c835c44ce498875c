"""What the pages of conversations about stories show."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from basis.meaning.models import Observation
from basis.stories.models import Return, ReturnAddress, Round, Story
from basis.stories.queries import is_late, only_area
from basis.talks import actions, change_queries, queries, rules
from basis.talks.change_forms import ChoiceForm
from basis.talks.forms import PatternForm
from basis.talks.models import ChangePanel, Handed, Talk, TalkOutcome
from basis.vision import queries as vision

A_PAGE = 20


def listing(one: Round, viewer: Any) -> dict[str, Any]:
    """The conversations of a round."""
    leads = rules.may_hold(viewer, one)
    return {"round": one, "talks": list(queries.talks(one, leads=leads)), "may_hold": leads}


def one(talk: Talk, viewer: Any) -> dict[str, Any]:
    """A conversation: what everybody reads, and for who leads its round also what is still to do."""
    leads = rules.may_hold(viewer, talk.round)
    cards = queries.chosen(talk)
    return {
        "round": talk.round,
        "talk": talk,
        "may_hold": leads,
        "present": list(talk.present.all()),
        "cards": cards,
        "public": [card for card in cards if card.story.is_public],
        "quotes": [card for card in cards if card.quote],
        "patterns": [words for _one, words in queries.pattern_words(talk, queries.questions(talk.round))],
        "outcomes": [_outcome(found) for found in _outcomes(talk)],
        "levels": change_queries.levels(talk) if talk.is_of_change else [],
        "today": timezone.localdate(),
    }


def _outcomes(talk: Talk) -> list[TalkOutcome]:
    return list(talk.outcomes.select_related("need__contribution", "initiative__contribution"))


def _outcome(found: TalkOutcome) -> dict[str, Any]:
    """An agreement with where it went, as a title and an address that everybody may follow."""
    title, url = "", ""
    if found.handed == Handed.NEED and found.need and found.need.contribution.state == "visible":
        title, url = found.need.text, found.need.get_absolute_url()
    elif found.handed == Handed.INITIATIVE and found.initiative and found.initiative.contribution.state == "visible":
        title, url = found.initiative.title, found.initiative.get_absolute_url()
    elif found.handed == Handed.COMMITMENT and (followed := vision.follow(found.commitment)):
        title, url = str(followed.commitment.title), reverse("vision:commitment", args=[found.commitment])
    return {"one": found, "title": title, "url": url}


def planning(one: Round, talk: Talk | None = None) -> dict[str, Any]:
    """The form in which a conversation is prepared."""
    return {"round": one, "talk": talk, "template": "talks/plan.html"}


def holding(talk: Talk) -> dict[str, Any]:
    """The form in which is written down how it was."""
    return {"round": talk.round, "talk": talk, "template": "talks/held.html"}


def agreeing(talk: Talk, outcome: TalkOutcome | None) -> dict[str, Any]:
    """The form of an agreement."""
    return {"round": talk.round, "talk": talk, "outcome": outcome, "template": "talks/outcome.html"}


def likely_area(talk: Talk) -> dict[str, str]:
    """The area in which an agreement is likely to be of use, to begin with."""
    area = talk.area or only_area(talk.round)
    return {"area": area.code} if area else {}


def adding_panel(talk: Talk) -> dict[str, Any]:
    """The form in which a group that chooses is added."""
    return {"round": talk.round, "talk": talk, "template": "talks/panel.html"}


def panel_choosing(panel: ChangePanel, form: ChoiceForm) -> dict[str, Any]:
    """What a group chooses from, with what the levels below said of it."""
    below = [level for level in change_queries.levels(panel.talk) if level.number < panel.level]
    told = {"round": panel.talk.round, "talk": panel.talk, "panel": panel, "below": below}
    return told | {"cards": list(form.cards.values()), "template": "talks/choice.html"}


def choosing(talk: Talk, asked: Mapping[str, str]) -> dict[str, Any]:
    """What lies on the table, and what may be laid there: stories by page, and questions."""
    on_table = queries.chosen(talk)
    words = asked.get("woord", "").strip()[:80]
    found = queries.readable(talk.round).exclude(pk__in=[card.story.pk for card in on_table])
    if words:
        found = found.filter(text__icontains=words)
    questions = queries.questions(talk.round)
    language = get_language() or "nl"
    return {
        "round": talk.round,
        "talk": talk,
        "cards": on_table,
        "quotable": {card.story.pk for card in on_table if queries.may_quote(card.story)},
        "page": Paginator(found, A_PAGE).get_page(asked.get("pagina")),
        "words": words,
        "patterns": queries.pattern_words(talk, questions),
        "observations": list(Observation.objects.filter(round=talk.round)),
        "form": PatternForm(words={question.key: question.say(language) for question in questions}),
    }


def do(talk: Talk, sent: Mapping[str, str], viewer: Any) -> None:
    """What a button on that page asks: `doe` is the verb, `verhaal` or `patroon` what it is about."""
    verb = sent.get("doe", "")
    verbs = {"kies": actions.choose, "terug": actions.put_back, "omhoog": actions.move_up}
    if verb == "patroon":
        actions.choose_pattern(talk, sent.get("first", ""), sent.get("second", ""), by=viewer)
    elif verb == "leg" and sent.get("observatie", "").isdecimal():
        actions.lay(talk, _seen(talk, sent["observatie"]), by=viewer)
    elif verb == "patroon-weg" and sent.get("patroon", "").isdecimal():
        actions.drop_pattern(talk, int(sent["patroon"]), by=viewer)
    elif (verb in verbs or verb == "citaat") and sent.get("verhaal", "").isdecimal():
        story = Story.objects.filter(pk=sent["verhaal"], round=talk.round).first()
        if story is None:
            raise ValidationError(_("Dit verhaal mag niet in een gesprek worden gelezen."))
        if verb == "citaat":
            actions.quote(talk, story, sent.get("quote", ""), by=viewer)
        else:
            verbs[verb](talk, story, by=viewer)
    else:
        raise ValidationError(_("Kies wat u wilt doen."))


def _seen(talk: Talk, pk: str) -> Observation:
    found = Observation.objects.filter(pk=pk, round=talk.round).first()
    if found is None:
        raise ValidationError(_("Kies wat u wilt doen."))
    return found


def guide(talk: Talk) -> dict[str, Any]:
    """How to hold the conversation: steps with minutes."""
    told = one(talk, None)
    return {name: told[name] for name in ("round", "talk", "cards", "patterns")}


def heard_so_far(one: Round, given: Return | None) -> dict[str, str]:
    """What the form begins with: what was given back, or else what moved people and what they agreed."""
    if given:
        return {"heard": given.heard, "done": given.done}
    held = queries.talks(one, leads=True).filter(state="held").order_by("held_on")
    heard = "\n\n".join(talk.moved for talk in held)
    return {"heard": heard[:4000], "done": "\n".join(_line(found) for found in queries.outcomes(one))[:4000]}


def _line(found: TalkOutcome) -> str:
    until = _("uiterlijk %(date)s") % {"date": date_format(found.due_on, "DATE_FORMAT")} if found.due_on else ""
    behind = ", ".join(part for part in (found.whose, until) if part)
    return f"- {found.text} ({behind})" + (f" {found.came}" if found.came else "")


def giving_back(one: Round, given: Return | None) -> dict[str, Any]:
    """The page on which a round is given back, with how many people would hear it."""
    waiting = ReturnAddress.objects.filter(teller__round=one, told_at=None).count()
    today = timezone.localdate()
    told = {"round": one, "given": given, "waiting": waiting, "is_late": is_late(one, today), "today": today}
    return told | {"corrections": list(given.corrections.all()) if given else []}


def after_return(one: Round) -> str:
    """Where who sent it goes on: to the page that everybody reads."""
    return reverse("stories:round", args=[one.slug])


def days_left(one: Round, today: datetime.date) -> int:
    """Days until its tellers were promised to hear back; under 0 when that day is past."""
    return (one.heard_by - today).days
