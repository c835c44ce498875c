"""Prepare a conversation about stories, lay stories and patterns on the table, hold it, and let everybody read it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.audit import actions as audit
from basis.meaning.models import Observation
from basis.stories.models import Round, Story
from basis.talks import queries, rules
from basis.talks.models import ChosenPattern, ChosenStory, Form, Present, State, Talk, Who

MOST_DOMAINS = 6


@dataclass(frozen=True)
class Plan:
    """What is known of a conversation before it is held; `domains` are subjects of change, or none."""

    held_on: datetime.date
    where: str
    led_by: str
    form: str = Form.CONVERSATION
    area: Area | None = None
    domains: Sequence[str] = ()


@dataclass(frozen=True)
class HeldAs:
    """How it went: how many of each Who joined, what moved people and what surprised them."""

    held_on: datetime.date
    present: Mapping[str, int]
    moved: str
    surprised: str = ""


@transaction.atomic
def prepare(one: Round, plan: Plan, *, by: Any, is_example: bool = False) -> Talk:
    """Prepare a conversation about the stories of a round (vision 4.3: their meaning is given together).

    Only who leads the round may; only they see it until it is published.
    """
    if not rules.may_hold(by, one):
        raise PermissionDenied
    talk = Talk(round=one, made_by=by, is_example=is_example)
    _put(talk, plan)
    audit.record("talks.prepared", talk, by=by, round=one.slug)
    return talk


@transaction.atomic
def change(talk: Talk, plan: Plan, *, by: Any) -> None:
    """Another day or place. Refuses another form, or other domains, once panels are there."""
    talk = of(talk, by)
    if talk.panels.exists() and (plan.form != talk.form or list(plan.domains) != talk.domains):
        raise ValidationError(_("Er zijn al kiesgroepen. De vorm en de onderwerpen blijven zoals ze zijn."))
    _put(talk, plan)
    audit.record("talks.changed", talk, by=by)


@transaction.atomic
def choose(talk: Talk, story: Story, *, by: Any) -> None:
    """Lay a story on the table, after the others. Twice changes nothing. Refuses what may not be read there."""
    talk = of(talk, by)
    if not queries.readable(talk.round).filter(pk=story.pk).exists():
        raise ValidationError(_("Dit verhaal mag niet in een gesprek worden gelezen."))
    last = talk.chosen.aggregate(last=Max("place"))["last"] or 0
    _row, is_new = ChosenStory.objects.get_or_create(talk=talk, story=story, defaults={"place": last + 1})
    if is_new:
        audit.record("talks.story_chosen", talk, by=by, story=story.pk)


@transaction.atomic
def put_back(talk: Talk, story: Story, *, by: Any) -> None:
    """Take a story off the table; twice changes nothing. Refuses one that a panel chose."""
    talk = of(talk, by)
    if talk.panels.filter(choices__story=story).exists():
        raise ValidationError(_("Een kiesgroep koos dit verhaal. Het blijft op tafel."))
    if talk.chosen.filter(story=story).delete()[0]:
        audit.record("talks.story_put_back", talk, by=by, story=story.pk)


@transaction.atomic
def move_up(talk: Talk, story: Story, *, by: Any) -> None:
    """Read a story one place earlier; the first stays the first. Refuses once it was held: then numbers are known."""
    talk = of(talk, by)
    if talk.is_held:
        raise ValidationError(_("Het gesprek is geweest. De nummers blijven zoals ze waren."))
    rows = list(talk.chosen.all())
    here = next((n for n, row in enumerate(rows) if row.story_id == story.pk), 0)
    if here:
        rows[here - 1], rows[here] = rows[here], rows[here - 1]
    for place, row in enumerate(rows, 1):
        ChosenStory.objects.filter(pk=row.pk).update(place=place)


@transaction.atomic
def quote(talk: Talk, story: Story, words: str, *, by: Any) -> None:
    """Let a sentence of a story stand with the conversation, word for word; empty takes it away.

    Refuses a story that may not be quoted, and words that are not in it.
    """
    talk = of(talk, by)
    row = talk.chosen.select_related("story").get(story=story)
    words = words.replace("\r\n", "\n").strip()
    if words and not (queries.may_quote(row.story) and words in queries.text_of(row.story)):
        raise ValidationError({"quote": _("Neem een zin over zoals hij er staat, uit een verhaal waar dat mag.")})
    row.quote = words
    row.full_clean(exclude=["talk", "story"])
    row.save(update_fields=["quote"])
    audit.record("talks.quoted", talk, by=by, story=story.pk, is_so=bool(words))


@transaction.atomic
def choose_pattern(talk: Talk, first: str, second: str = "", *, by: Any) -> None:
    """Lay the figure of a question, or of two beside each other, on the table. Refuses what the round does not ask."""
    talk = of(talk, by)
    known = {question.key for question in queries.questions(talk.round)}
    if first not in known or (second and second not in known) or first == second:
        raise ValidationError(_("Kies een vraag van deze ronde, of twee."))
    _row, is_new = ChosenPattern.objects.get_or_create(talk=talk, first=first, second=second)
    if is_new:
        audit.record("talks.pattern_chosen", talk, by=by, first=first, second=second)


@transaction.atomic
def lay(talk: Talk, observation: Observation, *, by: Any) -> None:
    """Lay an observation on the table: its stories, as far as they may be read there, and its figure."""
    talk = of(talk, by)
    if observation.round_id != talk.round_id:
        raise PermissionDenied
    for story in queries.readable(talk.round).filter(pk__in=observation.stories.values("pk")).order_by("pk"):
        choose(talk, story, by=by)
    known = {question.key for question in queries.questions(talk.round)}
    if observation.pattern and set(observation.pattern) <= known:
        choose_pattern(talk, *observation.pattern, by=by)


@transaction.atomic
def drop_pattern(talk: Talk, pk: int, *, by: Any) -> None:
    """Take a figure off the table; twice changes nothing."""
    if of(talk, by).patterns.filter(pk=pk).delete()[0]:
        audit.record("talks.pattern_dropped", talk, by=by)


@transaction.atomic
def hold(talk: Talk, said: HeldAs, *, by: Any) -> None:
    """Write down how it went, or write it otherwise: numbers of people, no names.

    Refuses a day that is still to come, nobody who joined, and nothing that moved anybody.
    """
    talk = of(talk, by)
    present = {kind: number for kind, number in said.present.items() if number}
    if said.held_on > timezone.localdate():
        raise ValidationError({"held_on": _("Deze dag moet nog komen.")})
    if not present or not set(present) <= set(Who.values):
        raise ValidationError(_("Vul in hoeveel mensen er waren."))
    talk.held_on, talk.state = said.held_on, State.HELD
    talk.moved, talk.surprised = said.moved.strip(), said.surprised.strip()
    if not talk.moved:
        raise ValidationError({"moved": _("Schrijf op wat mensen raakte.")})
    talk.full_clean()
    talk.save()
    talk.present.all().delete()
    for kind in [kind for kind in Who.values if kind in present]:
        row = Present(talk=talk, kind=kind, number=present[kind])
        row.full_clean()
        row.save()
    audit.record("talks.held", talk, by=by)


@transaction.atomic
def publish(talk: Talk, *, by: Any, at: datetime.datetime | None = None) -> None:
    """Let everybody read it. Twice changes nothing. Refuses what was not held."""
    talk = of(talk, by)
    if not talk.is_held:
        raise ValidationError(_("Schrijf eerst op hoe het gesprek was."))
    if talk.published_at is None:
        talk.published_at = at or timezone.now()
        talk.save(update_fields=["published_at"])
        audit.record("talks.published", talk, by=by)


def of(talk: Talk, by: Any) -> Talk:
    """The same conversation, ours until the transaction ends. Refuses who does not lead its round."""
    if not rules.may_hold(by, talk.round):
        raise PermissionDenied
    return Talk.objects.select_for_update(of=("self",)).select_related("round", "area").get(pk=talk.pk)


def _put(talk: Talk, plan: Plan) -> None:
    talk.held_on, talk.form, talk.area = plan.held_on, plan.form, plan.area
    talk.where, talk.led_by = " ".join(plan.where.split()), " ".join(plan.led_by.split())
    domains = [" ".join(one.split()) for one in plan.domains if one.strip()]
    talk.domains = list(dict.fromkeys(domains)) if talk.form == Form.CHANGE else []
    if len(talk.domains) > MOST_DOMAINS or any(len(one) > 100 for one in talk.domains):
        raise ValidationError({"domains": _("Kies hooguit zes onderwerpen, elk op één korte regel.")})
    talk.full_clean()
    talk.save()
