"""The invented cards in the pack of the municipality: `card_examples.yaml`."""

from __future__ import annotations

from basis import packs
from basis.doors import Sentence
from basis.exchange.kinds import Often, Outcome, Reach
from basis.themes import Theme

FILE = "card_examples.yaml"


class Example(packs.Part):
    """One invented card; `days` ago. With `by_worker` a community worker wrote it down.

    `byline` with `we` is how a group calls itself; `organisation`, `place` and `coordinator` are names of entries of
    the social map. `asked` is what somebody wrote about it, `outcome` what became of it, `when` are its moments.
    """

    area: str
    sentence: Sentence
    text: str
    theme: Theme = Theme.OTHER
    days: int
    when: tuple[str, ...] = ()
    often: Often | None = None
    reach: Reach = Reach.AREA
    languages: tuple[str, ...] = ()
    we: bool = False
    byline: str = ""
    organisation: str = ""
    vacancy: bool = False
    place: str = ""
    at_home: bool = False
    coordinator: str = ""
    by_worker: bool = False
    asked: str = ""
    outcome: Outcome | None = None


class Examples(packs.Part):
    """The whole file; `neighbours` are the first names of who put them up, in turn."""

    neighbours: tuple[str, ...] = ()
    cards: tuple[Example, ...] = ()


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples()
