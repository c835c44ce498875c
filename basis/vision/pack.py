"""The vision of a municipality as data: the shape of `vision.yaml`, read once and again when the file changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from basis import packs
from basis.packs import Fault, Part
from basis.texts import Text
from basis.vision.models import State

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
LISTS = (
    "pillars",
    "principles",
    "values",
    "policy_principles",
    "conditions",
    "roles",
    "ownership",
    "council_functions",
    "commitments",
)


class Point(Part):
    """Something the vision names: its title, and an explanation in words of our own."""

    key: Key
    title: Text
    explanation: Text

    @property
    def words(self) -> list[str]:
        """The words of the title, for where it is written in a picture."""
        return str(self.title).split()


class NumberedPoint(Point):
    """A point that people call by its number."""

    number: int = Field(ge=1)


class Source(Part):
    """Where the vision itself can be read."""

    title: Text
    publisher: Text
    year: int | None = None
    url: str = ""


class Definition(Part):
    """What the municipality means by sociale basis."""

    title: Text
    text: Text


class Ambition(Part):
    """Where the municipality wants to be, and by when."""

    year: int = Field(ge=2000, le=2200)
    title: Text
    text: Text
    promises: tuple[Point, ...] = ()


class Principle(NumberedPoint):
    """A guiding principle, with open questions to ask of a plan or a piece of work (vision 3.1)."""

    questions: tuple[Text, ...] = Field(min_length=1)


class Condition(Point):
    """A condition of social quality, the value it serves, and whether the vision aims at it or builds on it."""

    value: Text
    weight: Literal["focus", "precondition"]


class Ownership(Part):
    """Whose it is, and what follows for the municipality (vision 3.2, figure 1)."""

    key: Key
    owner: Literal["residents", "municipality"]
    title: Text
    decides: Text
    municipality_does: Text
    leading: Text
    roles: tuple[Key, ...] = Field(min_length=1)
    examples: tuple[Text, ...] = ()


class Commitment(Point):
    """Something the municipality promised to do (vision, chapter 4). Its owner is an office, never a person."""

    paragraph: str = Field(pattern=r"^\d+(\.\d+)*$")
    theme: Text
    owner: Text
    instruments: tuple[str, ...] = ()
    principles: tuple[Key, ...] = ()
    state: State = State.NOT_STARTED  # before anything was reported on it


class VisionPack(Part):
    """The whole vision."""

    source: Source
    definition: Definition
    ambition: Ambition
    pillars: tuple[Point, ...] = Field(min_length=1)
    principles: tuple[Principle, ...] = Field(min_length=1)
    values: tuple[Point, ...] = ()
    policy_principles: tuple[NumberedPoint, ...] = ()
    conditions: tuple[Condition, ...] = ()
    roles: tuple[Point, ...] = Field(min_length=1)
    ownership: tuple[Ownership, ...] = Field(min_length=1)
    council_functions: tuple[Point, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Keys and numbers used twice, and references to a principle or role that is not there."""
        for name in LISTS:
            yield from _used_twice(name, "key", [thing.key for thing in getattr(self, name)])
        for name in ("principles", "policy_principles"):
            yield from _used_twice(name, "number", [thing.number for thing in getattr(self, name)])
        for name, target in (("commitments", "principles"), ("ownership", "roles")):
            known = [thing.key for thing in getattr(self, target)]
            for number, thing in enumerate(getattr(self, name)):
                for place, key in enumerate(getattr(thing, target)):
                    if key not in known:
                        yield (
                            (name, number, target, place),
                            f"{key!r} staat niet bij {target}; wel: {', '.join(known)}",
                        )

    def principle(self, key: str) -> Principle:
        """The principle with this key. Raises KeyError."""
        return _by_key(self.principles, key)

    def roles_that_fit(self, ownership: Ownership) -> list[Point]:
        """The roles of government that go with an owner."""
        return [_by_key(self.roles, key) for key in ownership.roles]

    def commitment(self, key: str) -> Commitment:
        """The commitment with this key. Raises KeyError."""
        return _by_key(self.commitments, key)


class ExampleUpdate(Part):
    """An invented report on a commitment, for the demo world."""

    commitment: Key
    days_ago: int = Field(ge=0)
    state: State
    text: str = Field(min_length=1, max_length=2000)


class ExamplesPack(Part):
    """What the demo world tells about commitments: `vision_examples.yaml`."""

    updates: tuple[ExampleUpdate, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Reports on a commitment the vision does not have."""
        known = {commitment.key for commitment in vision().commitments}
        for number, update in enumerate(self.updates):
            if update.commitment not in known:
                yield (
                    ("updates", number, "commitment"),
                    f"{update.commitment!r} staat niet bij commitments in vision.yaml",
                )


P = TypeVar("P", bound=Point)
_read: dict[str, tuple[float, VisionPack]] = {}


def vision() -> VisionPack:
    """The vision of this installation. Raises PackError with file, line, place and cause."""
    path = packs.pack_path("vision.yaml")
    stamp = path.stat().st_mtime if path.exists() else 0.0
    known = _read.get(str(path))
    if known is None or known[0] != stamp:
        known = _read[str(path)] = (stamp, packs.load(path, VisionPack))
    return known[1]


def examples() -> tuple[ExampleUpdate, ...]:
    """Invented reports for the demo world, oldest first; a pack without them has none."""
    path = packs.pack_path("vision_examples.yaml")
    if not path.exists():
        return ()
    return tuple(sorted(packs.load(path, ExamplesPack).updates, key=lambda update: -update.days_ago))


def _used_twice(name: str, field: str, found: Sequence[object]) -> Iterable[Fault]:
    counted = Counter(found)
    for number, value in enumerate(found):
        if counted[value] > 1 and value in found[:number]:
            yield (name, number, field), f"{value!r} komt twee keer voor bij {name}"


def _by_key(things: Sequence[P], key: str) -> P:
    for thing in things:
        if thing.key == key:
            return thing
    raise KeyError(key)
