"""The invented activities in the pack of the municipality: `activity_examples.yaml`."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from basis import packs
from basis.activities.models import Joining, Kind
from basis.activities.repeating import Repeat
from basis.themes import Group, Theme

FILE = "activity_examples.yaml"


class ExampleActivity(packs.Part):
    """One invented activity. `week` is how many weeks from this one it first is, on that `weekday` (0 is Monday)."""

    area: str
    title: Annotated[str, Field(max_length=100)]
    text: str
    week: int
    weekday: Annotated[int, Field(ge=0, le=6)]
    time: datetime.time
    minutes: Annotated[int, Field(gt=0, le=1440)] = 90
    repeat: Repeat = Repeat.ONCE
    learning: bool = False
    theme: Theme = Theme.MEET
    groups: tuple[Group, ...] = ()
    languages: tuple[str, ...] = ()
    cost_kind: str = ""
    amount: float | None = None
    cost: str = ""
    place: str = ""  # its key in the pack of the social map
    where: str = ""
    online_url: str = ""
    organiser: str = ""
    organisation: str = ""  # its key in the pack of the social map
    contact: str = ""
    step_free: bool | None = None
    access: str = ""
    joining: Joining = Joining.NO
    capacity: int | None = None

    @property
    def kind(self) -> Kind:
        """Something to do, or to learn."""
        return Kind.LEARNING if self.learning else Kind.ACTIVITY


class Examples(packs.Part):
    """The whole file."""

    activities: tuple[ExampleActivity, ...]


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples(activities=())
