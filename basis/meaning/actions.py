"""Write down what is seen in the stories of a round, what it might mean, and put together what belongs together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.audit import actions as audit
from basis.meaning import card_queries, queries, rules
from basis.meaning.models import Cluster, ClusterKind, Interpretation, Observation, Strength
from basis.stories.models import Round


@dataclass(frozen=True)
class Noticed:
    """What people see; `pattern` are keys of one or two questions, `stories` numbers of stories that show it."""

    title: str
    text: str = ""
    strength: str = Strength.MEDIUM
    area: Area | None = None
    pattern: Sequence[str] = ()
    stories: Collection[int] = ()
    is_in_report: bool = True


@dataclass(frozen=True)
class Meant:
    """What that might mean, from a perspective, with an idea of what could be done."""

    text: str
    perspective: str
    idea: str = ""
    said_by: str = ""
    contradicts: bool = False


@transaction.atomic
def notice(one: Round, noticed: Noticed, *, by: Any, is_example: bool = False) -> Observation:
    """Write down what people see in a round. Refuses who may not, an area outside the round, and a pattern of
    questions that were not asked."""
    if not rules.may_write(by, one):
        raise PermissionDenied
    last = Observation.objects.filter(round=one).aggregate(last=Max("place"))["last"]
    observation = Observation(round=one, made_by=by, is_example=is_example, place=0 if last is None else last + 1)
    _put(observation, noticed)
    audit.record("meaning.noticed", observation, by=by, round=one.slug)
    return observation


@transaction.atomic
def change(observation: Observation, noticed: Noticed, *, by: Any) -> None:
    """Say better what is seen."""
    observation = _mine(observation, by)
    _put(observation, noticed)
    audit.record("meaning.observation_changed", observation, by=by)


@transaction.atomic
def drop(observation: Observation, *, by: Any) -> None:
    """Take it off the table, with what it might mean."""
    observation = _mine(observation, by)
    audit.record("meaning.observation_dropped", observation, by=by)
    observation.delete()


@transaction.atomic
def interpret(observation: Observation, meant: Meant, *, by: Any) -> Interpretation:
    """Write down what it might mean, beside what others read in it."""
    observation = _mine(observation, by)
    last = observation.interpretations.aggregate(last=Max("place"))["last"]
    found = Interpretation(observation=observation, made_by=by, place=0 if last is None else last + 1)
    _say(found, meant)
    audit.record("meaning.interpreted", observation, by=by, perspective=found.perspective)
    return found


@transaction.atomic
def say_better(interpretation: Interpretation, meant: Meant, *, by: Any) -> None:
    """Say better what it might mean."""
    _mine(interpretation.observation, by)
    _say(interpretation, meant)
    audit.record("meaning.interpretation_changed", interpretation.observation, by=by)


@transaction.atomic
def take_back(interpretation: Interpretation, *, by: Any) -> None:
    """Take an interpretation away."""
    _mine(interpretation.observation, by)
    interpretation.delete()
    audit.record("meaning.interpretation_dropped", interpretation.observation, by=by)


@transaction.atomic
def cluster(one: Round, kind: str, title: str, *, by: Any) -> Cluster:
    """A new theme, or a new perspective, to put cards in. One of that name stays the one it is."""
    if not rules.may_write(by, one):
        raise PermissionDenied
    title = " ".join(title.replace("\x00", "").split())
    if found := Cluster.objects.filter(round=one, kind=kind, title=title).first():
        return found
    last = Cluster.objects.filter(round=one, kind=kind).aggregate(last=Max("place"))["last"]
    made = Cluster(round=one, kind=kind, title=title, place=0 if last is None else last + 1)
    made.full_clean()
    made.save()
    audit.record("meaning.cluster_made", made, by=by)
    return made


@transaction.atomic
def rename(found: Cluster, title: str, *, by: Any) -> None:
    """Another name for a theme or perspective. Empty takes it away; its cards lie loose again."""
    if not rules.may_write(by, found.round):
        raise PermissionDenied
    title = " ".join(title.replace("\x00", "").split())
    audit.record("meaning.cluster_renamed", found, by=by)
    if not title:
        found.delete()
        return
    found.title = title
    found.full_clean()
    found.save()


@transaction.atomic
def put(
    card: Observation | Interpretation,
    where: Cluster | None,
    *,
    by: Any,
    place: int | None = None,
) -> None:
    """Put a card in a cluster (None: in none), at this place in its order (None: last).

    Refuses a cluster of another round, or of another kind of card.
    """
    is_seen = isinstance(card, Observation)
    one = card.round if isinstance(card, Observation) else card.observation.round
    if not rules.may_write(by, one):
        raise PermissionDenied
    if where and (where.round_id != one.pk or (where.kind == ClusterKind.THEME) != is_seen):
        raise ValidationError(_("Deze kaart past niet in deze groep."))
    if isinstance(card, Observation):
        card.theme = where
    else:
        card.cluster = where
    card.save(update_fields=["theme" if isinstance(card, Observation) else "cluster"])
    _order(card, where, place)
    audit.record("meaning.card_put", card, by=by, cluster=where.pk if where else 0)


def _order(card: Observation | Interpretation, where: Cluster | None, place: int | None) -> None:
    """Number the cards of this cluster anew, with this one at its place."""
    one = card.round if isinstance(card, Observation) else card.observation.round
    kind = ClusterKind.THEME if isinstance(card, Observation) else ClusterKind.PERSPECTIVE
    every = [each for each in card_queries.cards(one, kind) if _cluster_of(each) == where and each.pk != card.pk]
    every.sort(key=lambda each: (each.place, each.pk))
    every.insert(len(every) if place is None else max(0, min(place, len(every))), card)
    for number, each in enumerate(every):
        type(each).objects.filter(pk=each.pk).update(place=number)


def _cluster_of(card: Observation | Interpretation) -> Cluster | None:
    return card.theme if isinstance(card, Observation) else card.cluster


def _mine(observation: Observation, by: Any) -> Observation:
    """The observation, locked, for who may write in its round."""
    if not rules.may_write(by, observation.round):
        raise PermissionDenied
    return Observation.objects.select_for_update().select_related("round").get(pk=observation.pk)


def _put(observation: Observation, noticed: Noticed) -> None:
    one = observation.round
    areas = one.areas.all()
    if noticed.area and areas and noticed.area not in areas:
        raise ValidationError({"area": _("Dit gebied hoort niet bij de ronde.")})
    if len(noticed.pattern) > 2 or not set(noticed.pattern) <= set(queries.questions_of(one)):
        raise ValidationError(_("Zo'n patroon is er niet."))
    observation.title, observation.text = noticed.title.strip(), noticed.text.replace("\r\n", "\n").strip()
    observation.strength, observation.area = noticed.strength, noticed.area
    observation.pattern, observation.is_in_report = list(noticed.pattern), noticed.is_in_report
    observation.full_clean()
    observation.save()
    may_read = set(queries.readable(one, writes=True).filter(pk__in=noticed.stories).values_list("pk", flat=True))
    if strange := set(noticed.stories) - may_read:
        raise ValidationError(_("Een verhaal mag niet in een gesprek worden gelezen (%(n)s).") % {"n": len(strange)})
    observation.stories.set(may_read)


def _say(interpretation: Interpretation, meant: Meant) -> None:
    interpretation.text = meant.text.replace("\r\n", "\n").strip()
    interpretation.idea = meant.idea.replace("\r\n", "\n").strip()
    interpretation.perspective, interpretation.said_by = meant.perspective, meant.said_by.strip()
    interpretation.contradicts = meant.contradicts
    interpretation.full_clean()
    interpretation.save()


def forget(person: Any) -> int:
    """Who wrote it down is no longer known; what was seen stays. Gives of how many."""
    seen = Observation.objects.filter(made_by=person).update(made_by=None)
    return seen + Interpretation.objects.filter(made_by=person).update(made_by=None)
