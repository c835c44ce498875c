"""What the pages and the API need of the vision: each commitment with its state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from basis.texts import Text
from basis.vision.models import CommitmentUpdate, CommitmentUpdateQuerySet, State
from basis.vision.pack import Commitment, Ownership, Point, VisionPack, vision

WORDS_FOR_STATES = {  # in addresses and in the API
    State.NOT_STARTED: "niet-begonnen",
    State.RUNNING: "loopt",
    State.DONE: "klaar",
    State.STOPPED: "gestopt",
}
STATES_BY_WORD = {word: state for state, word in WORDS_FOR_STATES.items()}


@dataclass(frozen=True)
class Followed:
    """A commitment and how far it is."""

    commitment: Commitment
    newest: CommitmentUpdate | None

    @property
    def state(self) -> State:
        """That of the newest report; before there is one, that of the pack."""
        return State(self.newest.state) if self.newest else self.commitment.state

    @property
    def state_word(self) -> str:
        """The state as it stands in addresses and in the API: "niet-begonnen", "loopt", "klaar", "gestopt"."""
        return WORDS_FOR_STATES[self.state]


@dataclass(frozen=True)
class StateCount:
    """How many commitments are in a state."""

    state: State
    word: str
    count: int


@dataclass(frozen=True)
class Side:
    """One side of figure 1: whose it is, with the roles of government that fit."""

    part: Ownership
    roles: tuple[Point, ...]


@dataclass(frozen=True)
class Theme:
    """Commitments of one paragraph of the vision, in its order."""

    title: Text
    paragraph: str
    commitments: tuple[Followed, ...]


def whole() -> VisionPack:
    """The whole vision of this municipality: for other modules, which enter here."""
    return vision()


def government_role(key: str) -> Point | None:
    """The role of the municipality with this key, with its title and what it means; None when the vision has none."""
    return next((point for point in vision().roles if point.key == key), None)


def ownership() -> list[Side]:
    """Figure 1 of the vision: residents own, or the municipality owns."""
    found = vision()
    return [Side(part, tuple(found.roles_that_fit(part))) for part in found.ownership]


def followed() -> list[Followed]:
    """Every commitment of the vision, in its order, with its newest report; one query."""
    newest = {update.commitment: update for update in CommitmentUpdate.objects.newest().select_related("author")}
    return [Followed(commitment, newest.get(commitment.key)) for commitment in vision().commitments]


def follow(key: str) -> Followed | None:
    """One commitment with its newest report, or None when the vision does not have it."""
    try:
        commitment = vision().commitment(key)
    except KeyError:
        return None
    return Followed(commitment, updates(key).first())


def updates(key: str) -> CommitmentUpdateQuerySet:
    """All reports on a commitment with who wrote them, newest first."""
    return CommitmentUpdate.objects.about(key).select_related("author")


def by_theme(commitments: list[Followed]) -> list[Theme]:
    """The same commitments under the headings of the vision."""
    grouped: dict[tuple[str, Text], list[Followed]] = {}
    for thing in commitments:
        grouped.setdefault((thing.commitment.paragraph, thing.commitment.theme), []).append(thing)
    return [Theme(title, paragraph, tuple(things)) for (paragraph, title), things in grouped.items()]


def count_states(commitments: list[Followed]) -> list[StateCount]:
    """How many are in each state, the states in their own order, those without any included."""
    counted = Counter(thing.state for thing in commitments)
    return [StateCount(state, word, counted[state]) for state, word in WORDS_FOR_STATES.items()]


def has_examples() -> bool:
    """Have the invented reports of the demo world been written?"""
    return CommitmentUpdate.objects.filter(is_example=True).exists()


def written_by(person: Any) -> list[dict[str, Any]]:
    """The reports somebody wrote, as plain values."""
    rows: Any = CommitmentUpdate.objects.filter(author=person).values("commitment", "state", "text", "on")
    return list(rows)
