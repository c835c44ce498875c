"""The invented conversations in the pack of the municipality: `conversation_examples.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from basis import packs
from basis.meeting.models import Kind, State

FILE = "conversation_examples.yaml"


class ExampleWorker(packs.Part):
    """Who held it: an invented community worker of the area."""

    name: str
    email: str


class ExampleAgreement(packs.Part):
    """What was agreed, to be done in so many days from today; of the worker, an organisation (its key) or residents."""

    text: str
    days: int
    organisation: str = ""
    residents: str = ""
    state: State = State.OPEN
    outcome: str = ""

    @model_validator(mode="after")
    def _one_owner(self) -> ExampleAgreement:
        if self.organisation and self.residents:
            raise ValueError("een afspraak is van een organisatie of van inwoners, niet van allebei")
        return self


class Example(packs.Part):
    """One invented conversation, so many days ago, at a place (its key on the social map)."""

    area: str
    days: Annotated[int, Field(gt=0)]
    place: str
    worker: ExampleWorker
    role: str
    joined: dict[Kind, Annotated[int, Field(gt=0)]]
    heard: str
    agreements: tuple[ExampleAgreement, ...] = ()


class Examples(packs.Part):
    """The whole file."""

    conversations: tuple[Example, ...]


def examples() -> tuple[Example, ...]:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples).conversations if path.exists() else ()
