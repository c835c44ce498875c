"""What panels choose from, and what they chose: the levels of a conversation about the most significant change."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from basis.stories.models import Story
from basis.talks import queries
from basis.talks.change_models import OTHER
from basis.talks.models import ChangePanel, Choice, Talk
from basis.talks.queries import Card


@dataclass(frozen=True)
class Chosen:
    """What a panel chose: the number of its card, the domain in words, and why. `title` only of a public story."""

    number: int
    domain: str
    why: str
    story: Story


@dataclass(frozen=True)
class Level:
    """The panels of one level, each with its choices."""

    number: int
    panels: list[tuple[ChangePanel, list[Chosen]]]


def domains(talk: Talk) -> list[tuple[str, str]]:
    """The subjects of change a panel chooses in, with 'any other change' as the last; one without a name when none."""
    named = [(one, one) for one in talk.domains]
    return [*named, (OTHER, _("Een andere verandering"))] if named else [("", "")]


def offered(panel: ChangePanel) -> list[Card]:
    """The stories a panel chooses from: at level 1 all on the table, above it what the level below chose."""
    cards = queries.chosen(panel.talk)
    if panel.level == 1:
        return cards
    below = Choice.objects.filter(panel__talk=panel.talk, panel__level=panel.level - 1)
    up = set(below.values_list("story_id", flat=True))
    return [card for card in cards if card.story.pk in up]


def levels(talk: Talk) -> list[Level]:
    """All panels by level, the lowest first, with what they chose and why. What was withdrawn is not there."""
    cards = {card.story.pk: card for card in queries.chosen(talk)}
    names = dict(domains(talk))
    found: dict[int, Level] = {}
    for panel in talk.panels.prefetch_related("choices"):
        made = [
            Chosen(cards[one.story_id].number, names.get(one.domain, one.domain), one.why, cards[one.story_id].story)
            for one in panel.choices.all()
            if one.story_id in cards
        ]
        found.setdefault(panel.level, Level(panel.level, [])).panels.append((panel, made))
    return [found[number] for number in sorted(found)]


def choices_of(story: Story) -> list[Choice]:
    """Where panels chose this story, and why: what its teller reads. Only of what was published."""
    made = Choice.objects.filter(story=story, panel__talk__published_at__isnull=False)
    return list(made.select_related("panel__talk__round").order_by("panel__level"))
