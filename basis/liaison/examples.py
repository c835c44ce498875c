"""The invented questions and barriers in the pack of the municipality: `barrier_examples.yaml`."""

from __future__ import annotations

from typing import Literal

from basis import packs
from basis.liaison.kinds import Kind, State

FILE = "barrier_examples.yaml"


class ExampleStep(packs.Part):
    """What was done with a barrier, so many days ago: given to a colleague, moved, answered, or said to be so or not.

    `until` is how many days later the answer comes, of a date that is moved.
    """

    days: int
    deed: Literal["later", "antwoord", "klopt", "nog-niet", "niet-nodig", "collega"]
    state: State | None = None
    words: str = ""
    legal_ground: str = ""
    until: int = 0


class ExampleBarrier(packs.Part):
    """One invented barrier of an initiative (by its title), so many days ago, with what was done, oldest first."""

    initiative: str
    days: int
    kind: Kind
    text: str
    organisation: str = ""
    is_public: bool = True
    steps: tuple[ExampleStep, ...] = ()


class ExampleLine(packs.Part):
    """A question of the initiators, or an answer to one, so many days ago."""

    days: int
    text: str
    is_answer: bool = False


class ExampleThread(packs.Part):
    """What an initiative and its contact person said to each other, oldest first."""

    initiative: str
    lines: tuple[ExampleLine, ...]


class Examples(packs.Part):
    """The whole file; `without_contact` names initiatives beside which nobody stands yet."""

    without_contact: tuple[str, ...] = ()
    threads: tuple[ExampleThread, ...] = ()
    barriers: tuple[ExampleBarrier, ...] = ()


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples()
