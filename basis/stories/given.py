"""Stories as others know them: in the queue of a moderator, to their teller, and in what somebody takes away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis import uploads
from basis.moderation.models import Contribution, State
from basis.moderation.rules import may_decide
from basis.modules import ContributionKind, Personal, Shown
from basis.stories import address_actions, return_actions, rules, telling_actions
from basis.stories.forms import StoryForm
from basis.stories.kinds import FREE_TEXT, Use
from basis.stories.models import Return, ReturnAddress, Round, Story

CLOSED = (State.WITHDRAWN, State.HIDDEN, State.REMOVED)


def show(contributions: Sequence[int]) -> Mapping[int, Shown]:
    """The stories behind these contributions."""
    found = Story.objects.filter(contribution__in=contributions).select_related("round", "area", "contribution")
    found = found.prefetch_related("questionnaire__questions")
    return {one.contribution_id: _shown(one) for one in found}


def _shown(one: Story) -> Shown:
    said = {
        question.say("nl"): str(one.answers.get(question.key) or "")
        for question in one.questionnaire.questions.all()
        if question.kind in FREE_TEXT
    }
    texts = {_("Titel"): one.title, _("Verhaal"): one.text, **said, _("Waarvoor het mag"): str(one.get_use_display())}
    return Shown(
        title=_("Verhaal voor %(round)s") % {"round": one.round},
        texts={label: text for label, text in texts.items() if text},
        url=one.get_absolute_url() if one.is_public else one.round.get_absolute_url(),
        photo=one.photo,
        photo_alt=one.photo_alt,
    )


def form(contribution: Contribution, data: Any = None) -> StoryForm:
    """The form with which its teller changes her words; her answers about it stay as she gave them."""
    story = Story.objects.get(contribution=contribution)
    initial = {"title": story.title, "text": story.text, "photo_alt": story.photo_alt}
    return StoryForm(data, changes=True, story=story, initial=initial)


def steps(contribution: Contribution, key: str) -> list[tuple[Any, str]]:
    """What else she can do with it: see it back as it is used now, and say what it may be used for."""
    return [(_("Bekijk waarvoor uw verhaal mag"), reverse("telling:mine", args=[key]))]


def export(person: Any) -> list[dict[str, Any]]:
    """All that somebody told, and wrote down of others, with her answers."""
    hers = Q(contribution__author=person) | Q(contribution__recorded_by=person)
    return [
        {
            "about": one.title or str(one.round),
            "text": one.text,
            "answers": {**one.teller.answers, **one.answers},
            "use": str(one.get_use_display()),
            "photo": one.photo_alt,
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


def files() -> Iterator[str]:
    """The photos that are still needed."""
    return Story.objects.exclude(photo="").values_list("photo", flat=True).iterator()


def may_see_file(viewer: Any, name: str) -> bool:
    """A photo is seen where its story is: by everyone, by who leads the round, by who decides, and by its teller."""
    found = Story.objects.filter(photo=uploads.whole(name)).select_related("round", "contribution", "area")
    return all(_may_see(viewer, one) for one in found)


def _may_see(viewer: Any, one: Story) -> bool:
    if one.is_public:
        return True
    decides = one.use > Use.COUNT and may_decide(viewer, one.contribution.area)
    if decides or one.contribution.state in CLOSED:
        return decides
    if getattr(viewer, "is_authenticated", False) and one.contribution.author_id == viewer.pk:
        return True
    may_be_read = one.contribution.state == State.VISIBLE and one.use >= Use.TALK
    return may_be_read and rules.may_lead(viewer, one.round)


def export_addresses(person: Any) -> list[dict[str, Any]]:
    """Where somebody wished to hear back, until she heard."""
    hers = ReturnAddress.objects.filter(Q(person=person) | Q(email__iexact=person.email))
    return [
        {"about": one.teller.round.title, "email": one.email, "written": one.made_at.isoformat()}
        for one in hers.select_related("teller__round")
    ]


def export_work(person: Any) -> list[dict[str, Any]]:
    """The rounds somebody made, as one who works here."""
    made = [
        {"about": one.title, "text": one.why, "written": one.made_at.isoformat()}
        for one in Round.objects.filter(made_by=person)
    ]
    return made + [
        {"about": one.round.title, "text": f"{one.heard}\n\n{one.done}", "written": one.at.isoformat()}
        for one in Return.objects.filter(by=person).select_related("round")
    ]


KIND = ContributionKind(
    name=telling_actions.KIND,
    title=gettext_lazy("verhaal"),
    show=show,
    form=form,
    change=telling_actions.change_story,
    erase=telling_actions.erase_story,
    steps=steps,
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
        *(f"stories.Story.{name}" for name in ("title", "text", "redacted", "answers", "area", "photo", "photo_alt")),
        *("stories.Teller.answers", "stories.Teller.is_under_16"),
    ),
)
ADDRESSES = Personal(
    name="stories.address",
    title=gettext_lazy("Waar u hoort wat er met uw verhaal gebeurt"),
    purpose=gettext_lazy("U vertellen wat wij hoorden en wat wij ermee doen."),
    ground=gettext_lazy("U vraagt erom (toestemming). U kunt het altijd weghalen."),
    seen_by=gettext_lazy("Niemand. Het staat los van wat u vertelde."),
    kept=gettext_lazy("Tot 30 dagen nadat u het bericht kreeg."),
    export=export_addresses,
    forget=address_actions.forget_person,
    expire=return_actions.forget_addresses,
    holds=("stories.ReturnAddress.person", "stories.ReturnAddress.email"),
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
        *(f"stories.Return.{name}" for name in ("by", "heard", "done")),
    ),
)
