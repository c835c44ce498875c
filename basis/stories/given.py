"""Stories as others know them: in the queue of a moderator, to their teller, and in what somebody takes away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.moderation.models import Contribution, State
from basis.modules import ContributionKind, Personal, Shown
from basis.stories import telling_actions
from basis.stories.forms import StoryForm
from basis.stories.models import Round, Story


def show(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """The stories behind these contributions."""
    found = Story.objects.filter(contribution__in=contributions).select_related("round", "area")
    return {one.contribution_id: _shown(one) for one in found}


def _shown(one: Story) -> Shown:
    texts = {_("Titel"): one.title, _("Verhaal"): one.text, _("Waarvoor het mag"): str(one.get_use_display())}
    return Shown(
        title=_("Verhaal voor %(round)s") % {"round": one.round},
        texts={label: text for label, text in texts.items() if text},
        url="",
    )


def form(contribution: Contribution, data: Any = None) -> StoryForm:
    """The form with which its teller changes her words; her answers about it stay as she gave them."""
    story = Story.objects.get(contribution=contribution)
    return StoryForm(data, changes=True, story=story, initial={"title": story.title, "text": story.text})


def export(person: Any) -> list[dict[str, Any]]:
    """All that somebody told, and wrote down of others, with her answers."""
    hers = Q(contribution__author=person) | Q(contribution__recorded_by=person)
    return [
        {
            "about": one.title or str(one.round),
            "text": one.text,
            "answers": {**one.teller.answers, **one.answers},
            "use": str(one.get_use_display()),
            "written": one.told_at.isoformat(),
            "state": str(one.contribution.get_state_display()),
        }
        for one in Story.objects.filter(hers).select_related("round", "teller", "contribution")
    ]


def forget(person: Any) -> int:
    """What she told stays, of nobody any more; what was withdrawn or removed loses its words."""
    hers = Story.objects.filter(contribution__author=person)
    gone = list(hers.filter(contribution__state__in=[State.WITHDRAWN, State.REMOVED]).select_related("contribution"))
    for one in gone:
        telling_actions.erase_story(one.contribution)
    return len(gone)


def export_work(person: Any) -> list[dict[str, Any]]:
    """The rounds somebody made, as one who works here."""
    return [
        {"about": one.title, "text": one.why, "written": one.made_at.isoformat()}
        for one in Round.objects.filter(made_by=person)
    ]


KIND = ContributionKind(
    name=telling_actions.KIND,
    title=gettext_lazy("verhaal"),
    show=show,
    form=form,
    change=telling_actions.change_story,
    erase=telling_actions.erase_story,
)
TOLD = Personal(
    name=telling_actions.KIND,
    title=gettext_lazy("Uw verhalen en uw antwoorden daarover"),
    purpose=gettext_lazy("Horen hoe het gaat in een wijk of dorp, en daar samen betekenis aan geven."),
    ground=gettext_lazy("U vertelt het zelf (toestemming), en u zegt per verhaal waarvoor het mag."),
    seen_by=gettext_lazy("Wie u dat toestaat: niemand, een gesprek, of iedereen. Nooit met uw naam of e-mailadres."),
    kept=gettext_lazy("Tot u het weghaalt. De woorden en antwoorden zijn dan na 30 dagen weg."),
    export=export,
    forget=forget,
    holds=(
        *(f"stories.Story.{name}" for name in ("title", "text", "redacted", "answers", "area")),
        *("stories.Teller.answers", "stories.Teller.is_under_16"),
    ),
)
WORK = Personal(
    name="stories.work",
    title=gettext_lazy("Verhaalrondes die medewerkers maken"),
    purpose=gettext_lazy("Weten wie vragen stelt, en wie schrijft voor een ander."),
    ground=gettext_lazy("taak van algemeen belang: luisteren naar inwoners (AVG art. 6 lid 1 onder e)"),
    seen_by=gettext_lazy("medewerkers van het gebied"),
    kept=gettext_lazy("zolang de ronde er staat; de naam tot het account weg is"),
    export=export_work,
    forget=telling_actions.forget_staff,
    holds=(
        *(f"stories.Round.{name}" for name in ("made_by", "why", "use", "contact")),
        *("stories.Teller.entered_by", "stories.Story.redacted_by"),
    ),
)
