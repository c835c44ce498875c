"""The invented rounds and stories in the pack of the municipality: `story_examples.yaml`."""

from __future__ import annotations

from typing import Any

from basis import packs
from basis.stories.kinds import Use, Way

FILE = "story_examples.yaml"


class ExampleQuestion(packs.Part):
    """A question in the round's own words that takes the place of one that was asked before."""

    key: str
    kind: str
    about: str
    words: dict[str, str]
    parts: dict[str, Any] = {}
    was: str
    was_options: dict[str, str] = {}


class ExampleRound(packs.Part):
    """An invented round: its days are counted from today, before it when negative. `questions` are of the library.

    With `later` it is asked in other words from so many days ago (`later_from`) on. `is_closed` when it is over.
    """

    key: str
    title: str
    why: str
    who: str
    use: str
    contact: str
    areas: tuple[str, ...] = ()  # none: the whole municipality
    begins: int
    ends: int
    heard_by: int
    questions: tuple[str, ...]
    later: ExampleQuestion | None = None
    later_from: int = 0
    is_closed: bool = False


class ExampleStory(packs.Part):
    """An invented story, so many `days` ago. What is answered has the keys of the questions of its round.

    `teller` is who told more than once; `fate` is what became of it: withdrawn, held (a moderator looks first) or kept
    to talk; `black` are words of it that staff made black.
    """

    round: str
    area: str
    days: int
    language: str = "nl"
    way: Way = Way.WEB
    title: str = ""
    text: str
    answers: dict[str, Any]
    use: Use
    with_area: bool = False
    teller: str = ""
    child: bool = False
    fate: str = ""
    black: tuple[str, ...] = ()


class Examples(packs.Part):
    """The whole file."""

    rounds: tuple[ExampleRound, ...] = ()
    stories: tuple[ExampleStory, ...] = ()


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples()
