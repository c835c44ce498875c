"""What the pages of meaning show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from basis.meaning import actions, card_queries, queries, rules
from basis.meaning.card_forms import NEW, CardForm
from basis.meaning.models import Cluster, ClusterKind, Interpretation, Observation
from basis.stories.models import Round

THEMES, PERSPECTIVES = "themas", "perspectieven"
KINDS = {THEMES: ClusterKind.THEME, PERSPECTIVES: ClusterKind.PERSPECTIVE}


@dataclass(frozen=True)
class Card:
    """A card on the table, with the form by which it goes elsewhere without dragging."""

    pk: int
    title: str
    under: str  # of an interpretation: what it is about
    form: CardForm


@dataclass(frozen=True)
class Group:
    """What lies together; `cluster` is None for the cards that lie loose."""

    cluster: Cluster | None
    cards: tuple[Card, ...]


def table(one: Round, viewer: Any) -> dict[str, Any]:
    """What is seen in a round, per theme."""
    writes = rules.may_write(viewer, one)
    seen = queries.seen(one, writes=writes)
    open_ones = [each for each in seen if each.is_open and each.observation.is_in_report]
    return {"round": one, "themes": queries.by_theme(seen), "may_write": writes, "open_ones": open_ones}


def perspectives(one: Round, viewer: Any) -> dict[str, Any]:
    """The same from four sides."""
    seen = queries.seen(one, writes=rules.may_write(viewer, one))
    sides, themes = queries.beside(seen), queries.by_theme(seen)
    rows = [(theme.title, [side.themes[place][1] for side in sides]) for place, theme in enumerate(themes)]
    return {"round": one, "sides": sides, "themes": themes, "rows": rows}


def one(found: Observation, viewer: Any) -> dict[str, Any]:
    """One thing that is seen, with all that it might mean."""
    writes = rules.may_write(viewer, found.round)
    seen = next(each for each in queries.seen(found.round, writes=writes) if each.observation == found)
    return {"round": found.round, "seen": seen, "may_write": writes}


def begun(asked: Mapping[str, str]) -> dict[str, Any]:
    """What an address brings along: `patroon` one or two keys of questions, `verhaal` the number of a story."""
    first, second = [*asked.get("patroon", "").split(","), ""][:2]
    return {"first": first, "second": second, "stories": [asked.get("verhaal", "")], "is_in_report": True}


def kind_of(kind: str) -> ClusterKind:
    """The kind of cluster by its word in the address. Raises Cluster.DoesNotExist for another word."""
    if kind not in KINDS:
        raise Cluster.DoesNotExist
    return KINDS[kind]


def card_form(one: Round, kind: str, data: Any) -> CardForm:
    """The form that came in: one card to another place."""
    return CardForm(data, clusters=card_queries.clusters(one, kind_of(kind)))


def put(one: Round, kind: str, form: CardForm, *, by: Any) -> None:
    """Put the card of a valid form where it says."""
    said, which = form.cleaned_data, kind_of(kind)
    found = next((card for card in card_queries.cards(one, which) if card.pk == said["card"]), None)
    if found is None:
        raise Cluster.DoesNotExist
    where = None
    if said["where"] == NEW:
        where = actions.cluster(one, which, said["title"], by=by)
    elif said["where"]:
        where = cluster_of(one, int(said["where"]))
    actions.put(found, where, by=by, place=said["place"])


def board(one: Round, kind: str, wrong: CardForm) -> dict[str, Any]:
    """The groups on the table with their cards, and the loose ones; `wrong` is the form that was refused."""
    which = kind_of(kind)
    clusters, cards = card_queries.clusters(one, which), card_queries.cards(one, which)
    groups = [_group(each, cards, clusters, wrong) for each in (*clusters, None)]
    return {"round": one, "groups": groups, "kind": which, "is_themes": which == ClusterKind.THEME}


def _group(where: Cluster | None, cards: Any, clusters: list[Cluster], wrong: CardForm) -> Group:
    those = [card for card in cards if _where(card) == (where.pk if where else None)]
    those.sort(key=lambda card: (card.place, card.pk))
    return Group(where, tuple(_card(card, clusters, wrong) for card in those))


def _where(card: Observation | Interpretation) -> int | None:
    return card.theme_id if isinstance(card, Observation) else card.cluster_id


def _card(card: Observation | Interpretation, clusters: list[Cluster], wrong: CardForm) -> Card:
    begin = {"card": card.pk, "where": str(_where(card) or "")}
    form = CardForm(initial=begin, clusters=clusters, prefix=None, auto_id=f"kaart-{card.pk}-%s")
    if wrong.errors and wrong.data.get("card") == str(card.pk):
        form = CardForm(wrong.data, clusters=clusters, auto_id=f"kaart-{card.pk}-%s")
    if isinstance(card, Observation):
        return Card(card.pk, card.title, "", form)
    return Card(card.pk, card.text, f"{card.get_perspective_display()}: {card.observation.title}", form)


def cluster_of(one: Round, pk: int) -> Cluster:
    """A group on the table of this round. Raises Cluster.DoesNotExist."""
    return Cluster.objects.select_related("round").get(round=one, pk=pk)


def board_of(found: Cluster) -> str:
    """The address of the table on which a group lies."""
    word = next(word for word, kind in KINDS.items() if kind == found.kind)
    return reverse("meaning:board", args=[found.round.slug, word])


def of_desk(viewer: Any, one: Round) -> dict[str, Any] | None:
    """On the desk of a round: how far giving meaning is."""
    if not rules.may_write(viewer, one):
        return None
    seen = Observation.objects.filter(round=one).count()
    return {"round": one, "count": seen, "too_few": queries.too_few(one)}


def of_round(viewer: Any, one: Round) -> dict[str, Any] | None:
    """On the page of a round, when everybody may read it: what was seen."""
    if not rules.may_read(viewer, one) or rules.may_write(viewer, one):
        return None
    titles = list(Observation.objects.filter(round=one, is_in_report=True)[:5])
    return {"round": one, "seen": titles} if titles else None
