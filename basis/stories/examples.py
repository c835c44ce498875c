"""The invented rounds and stories in the pack of the municipality: `story_examples.yaml`."""

from __future__ import annotations

import datetime
from typing import Any

from basis import namecheck, packs
from basis.moderation.actions import Intake
from basis.stories.kinds import Use, Way
from basis.stories.round_actions import Asked
from basis.stories.telling_actions import BY_STAFF

FILE = "story_examples.yaml"
DAY = datetime.timedelta(days=1)


class ExampleQuestion(packs.Part):
    """A question in the round's own words that takes the place of one that was asked before."""

    key: str
    kind: str
    about: str
    words: dict[str, str]
    parts: dict[str, Any] = {}
    was: str
    was_options: dict[str, str] = {}

    def after(self, one: Asked) -> Asked:
        """What is asked later where this was asked before: the question that took its place, or the same."""
        if one.key != self.was:
            return Asked(one.key, one.kind, one.words, one.about, one.hint, one.parts, was=one.key)
        parts, was, options = self.parts, self.was, self.was_options
        return Asked(self.key, self.kind, self.words, self.about, parts=parts, was=was, was_options=options)


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

    def on(self, today: datetime.date) -> dict[str, datetime.date]:
        """The days of its facts, seen from today."""
        days = {"begins_on": self.begins, "ends_on": self.ends, "heard_by": self.heard_by}
        return {name: today + number * DAY for name, number in days.items()}


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

    @property
    def waits(self) -> bool:
        """Whether a moderator looks at it before anybody reads it."""
        return self.fate == "held" and self.way not in BY_STAFF

    @property
    def intake(self) -> Intake:
        """How it came: staff write down for others; who sends it herself is told of the names in it."""
        signs = ("names",) if self.waits and namecheck.find(self.text) else ()
        return Intake(language=self.language, signs=signs, on_behalf=not self.waits)

    @property
    def blacked(self) -> str:
        """Its words with what staff made black."""
        text = self.text
        for words in self.black:
            text = text.replace(words, "█" * 6)
        return text


class Examples(packs.Part):
    """The whole file."""

    rounds: tuple[ExampleRound, ...] = ()
    stories: tuple[ExampleStory, ...] = ()


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples()
