"""The invented reports in the pack of the municipality: `report_examples.yaml`."""

from __future__ import annotations

from basis import packs

FILE = "report_examples.yaml"


class ExampleFigure(packs.Part):
    """A figure with what is read in it; `seen` is the title of what it stands beside, or empty."""

    indicator: str
    reading: str
    seen: str = ""


class ExampleReport(packs.Part):
    """A report of the round with this title; `area` is the slug of one of its areas, or empty for all of it."""

    round: str
    area: str = ""
    heard: str
    means: str
    done: str
    figures: tuple[ExampleFigure, ...] = ()


class Examples(packs.Part):
    """The whole file."""

    reports: tuple[ExampleReport, ...] = ()


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples()
