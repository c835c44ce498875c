"""The initiatives of the demo in the pack of the municipality: `initiative_examples.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from basis import packs
from basis.initiatives.kinds import Stage, Wanting
from basis.packs import Fault
from basis.themes import Group, Theme

FILE = "initiative_examples.yaml"


class ExamplePerson(packs.Part):
    """Somebody who carries initiatives in the demo: her address begins with `key`."""

    key: str = Field(pattern=r"^[a-z]+$")
    name: str


class ExampleMember(packs.Part):
    """Somebody of a team, without an account."""

    name: str
    role: str = ""


class ExampleAsk(packs.Part):
    """What is asked, so many days ago; `found` is how many days ago it was, with a word of thanks."""

    kind: Wanting
    words: str = Field(max_length=300)
    days: int
    found: int | None = None
    thanks: str = ""


class ExampleUpdate(packs.Part):
    """What was told so many days ago, perhaps with a step to a stage."""

    days: int
    text: str
    stage: Stage | None = None


class ExampleStance(packs.Part):
    """The role the municipality took so many days ago."""

    days: int
    role: str
    why: str


class Example(packs.Part):
    """An initiative. With a `source` it is a fact, else it is invented; `by` is who carries it, if somebody does here.

    Without an area it is where its place is. `joins` is the title of the initiative in which it went on.
    """

    title: str = Field(max_length=100)
    text: str
    area: str = ""
    place: str = ""
    theme: Theme = Theme.OTHER
    groups: tuple[Group, ...] = ()
    where: str = ""
    byline: str = ""
    stage: Stage
    days: int
    source: str = ""
    by: str = ""
    paused: bool = False
    team: tuple[ExampleMember, ...] = ()
    asks: tuple[ExampleAsk, ...] = ()
    updates: tuple[ExampleUpdate, ...] = ()
    stances: tuple[ExampleStance, ...] = ()
    joins: str = ""
    joined_days: int = 0
    join_words: str = ""

    @property
    def first_stage(self) -> Stage:
        """How far it was when it began here: before the steps that were told."""
        return Stage.IDEA if any(one.stage for one in self.updates) else self.stage


class Examples(packs.Part):
    """The whole file."""

    people: tuple[ExamplePerson, ...] = ()
    initiatives: tuple[Example, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Who carries one is one of the people, and what it joins is there; what nobody carries tells nothing."""
        known, titles = {one.key for one in self.people}, {one.title for one in self.initiatives}
        for number, one in enumerate(self.initiatives):
            if one.by and one.by not in known:
                yield ("initiatives", number, "by"), f"{one.by!r} staat niet bij people"
            if one.joins and one.joins not in titles:
                yield ("initiatives", number, "joins"), f"{one.joins!r} is geen titel hier"
            if not one.by and (one.updates or one.team or one.joins):
                yield ("initiatives", number, "by"), "alleen wie het draagt, vertelt hoe het gaat"


def examples() -> Examples:
    """What is in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples()
