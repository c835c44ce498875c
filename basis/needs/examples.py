"""The invented needs and bundles in the pack of the municipality: `need_examples.yaml`."""

from __future__ import annotations

from basis import packs
from basis.needs.models import Kind, Owner, Status
from basis.themes import Group, Theme

FILE = "need_examples.yaml"


class Example(packs.Part):
    """One invented need; `days` ago, and `bundle` the title of the bundle it is in. With `waits` it is not yet seen."""

    area: str
    kind: Kind
    text: str
    theme: Theme = Theme.OTHER
    group: Group = Group.EVERYONE
    place: str = ""
    byline: str = ""
    days: int
    bundle: str = ""
    waits: bool = False


class ExampleAnswer(packs.Part):
    """What became of a bundle, so many days ago."""

    days: int
    status: Status
    text: str


class ExampleBundle(packs.Part):
    """An invented bundle with its answers, oldest first; `role` is a role of the vision."""

    area: str
    title: str
    words: str
    whose: Owner
    role: str
    days: int
    answers: tuple[ExampleAnswer, ...] = ()


class Examples(packs.Part):
    """The whole file."""

    needs: tuple[Example, ...]
    bundles: tuple[ExampleBundle, ...] = ()


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples(needs=())
