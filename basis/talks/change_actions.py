"""Set up panels that choose the most significant change, and write down what each chose and why."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.stories.models import Story
from basis.talks import actions, change_queries
from basis.talks.models import ChangePanel, Choice, Talk


@transaction.atomic
def add_panel(talk: Talk, *, level: int, people: str, number: int, by: Any) -> ChangePanel:
    """A group of people that chooses at this level. Refuses a level above which nothing lies below."""
    talk = actions.of(talk, by)
    if not talk.is_of_change:
        raise ValidationError(_("In dit gesprek wordt niet gekozen."))
    if level > 1 and not talk.panels.filter(level=level - 1).exists():
        raise ValidationError({"level": _("Op de stap hieronder is nog geen kiesgroep.")})
    panel = ChangePanel(talk=talk, level=level, people=" ".join(people.split()), number=number)
    panel.full_clean()
    panel.save()
    audit.record("talks.panel_added", talk, by=by, level=level)
    return panel


@transaction.atomic
def choose(panel: ChangePanel, story: Story, why: str, *, domain: str = "", by: Any) -> Choice:
    """The panel finds that this story tells of the most significant change (in this domain), and says why.

    It chooses from what the level below offers. A choice comes in the place of the one before; not once a panel above
    it chose, for that was chosen from what this one said.
    """
    actions.of(panel.talk, by)
    panel = ChangePanel.objects.select_for_update(of=("self",)).select_related("talk__round").get(pk=panel.pk)
    if story.pk not in {card.story.pk for card in change_queries.offered(panel)}:
        raise ValidationError({"story": _("Kies een verhaal dat deze groep kreeg.")})
    if domain not in dict(change_queries.domains(panel.talk)):
        raise ValidationError({"domain": _("Kies een onderwerp uit de lijst.")})
    if Choice.objects.filter(panel__talk=panel.talk, panel__level__gt=panel.level).exists():
        raise ValidationError(_("Een groep op een hogere stap koos al. Deze keuze blijft staan."))
    choice = panel.choices.filter(domain=domain).first() or Choice(panel=panel, domain=domain)
    choice.story, choice.why = story, why.replace("\r\n", "\n").strip()
    if not choice.why:
        raise ValidationError({"why": _("Schrijf op waarom de groep dit verhaal koos.")})
    choice.full_clean()
    choice.save()
    audit.record("talks.change_chosen", panel.talk, by=by, level=panel.level, story=story.pk)
    return choice
