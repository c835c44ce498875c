"""The invented conversations in the pack of the municipality, with what was given back: `talk_examples.yaml`."""

from __future__ import annotations

from basis import packs
from basis.talks.models import Handed, Who

FILE = "talk_examples.yaml"


class ExampleOutcome(packs.Part):
    """What was agreed; `due` days from today, `area` is the slug for a need, `commitment` a key of the vision."""

    text: str
    whose: str
    due: int
    handed: Handed = Handed.AGREEMENT
    area: str = ""
    commitment: str = ""


class ExampleTalk(packs.Part):
    """A conversation about the round with this title, so many `days` ago, with the patterns on the table."""

    round: str
    days: int
    where: str
    led_by: str
    present: dict[Who, int]
    moved: str
    surprised: str
    patterns: tuple[tuple[str, str], ...] = ()
    outcomes: tuple[ExampleOutcome, ...]


class ExampleReturn(packs.Part):
    """What the tellers of a round heard, so many `days` ago."""

    round: str
    days: int
    heard: str
    done: str


class Examples(packs.Part):
    """The whole file."""

    talks: tuple[ExampleTalk, ...] = ()
    returns: tuple[ExampleReturn, ...] = ()


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples()
