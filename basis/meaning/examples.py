"""What is invented of meaning in the pack of the municipality: `meaning_examples.yaml`."""

from __future__ import annotations

from basis import packs
from basis.meaning.models import Perspective, Strength

FILE = "meaning_examples.yaml"


class ExampleMeaning(packs.Part):
    """What somebody reads in it; `cluster` is the perspective in which it was put."""

    perspective: Perspective
    text: str
    idea: str = ""
    said_by: str = ""
    contradicts: bool = False
    cluster: str = ""


class ExampleSeen(packs.Part):
    """Something that is seen in the round with this title; `words` are in the stories that show it."""

    round: str
    theme: str
    title: str
    text: str
    strength: Strength
    pattern: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    meanings: tuple[ExampleMeaning, ...]


class Examples(packs.Part):
    """The whole file."""

    seen: tuple[ExampleSeen, ...] = ()


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples()
