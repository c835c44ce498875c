"""The invented calendars of others in the pack of the municipality: `calendar_examples.yaml`, each with its file."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils import timezone

from basis import packs
from basis.calendars import reading
from basis.themes import Theme

FILE = "calendar_examples.yaml"


class Example(packs.Part):
    """One invented calendar, and the file of the pack that holds it."""

    area: str
    name: str
    organiser: str = ""
    theme: Theme = Theme.MEET
    file: str

    @property
    def path(self) -> Path:
        """Where its file is, beside this one."""
        return packs.pack_path(Path(self.file).name)


class Examples(packs.Part):
    """The whole file."""

    calendars: tuple[Example, ...]


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when a file is wrong."""
    path = packs.pack_path(FILE)
    if not path.exists():
        return Examples(calendars=())
    found = packs.load(path, Examples)
    for one in found.calendars:
        if not one.path.is_file():
            raise packs.PackError(f"{FILE}: {one.file} is er niet")
        try:
            reading.read(one.path.read_bytes(), one.file, now=timezone.now())
        except ValidationError as fault:
            raise packs.PackError(f"{one.file}: {' '.join(fault.messages)}") from None
    return found
