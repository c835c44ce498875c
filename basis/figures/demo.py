"""The figures and the invented readings of the municipality's pack, so that the first start has a wijkfoto."""

from __future__ import annotations

import re
from pathlib import Path

from basis import files, packs
from basis.figures import actions, demo_readings, parts
from basis.figures.readers import long, pc4
from basis.figures.readers.values import Delivered
from basis.files import Refused

FIGURES = "figures.csv"
POSTCODES = "figures_pc4_*.csv"  # figures_pc4_2021.csv: inhabitants and ages of 2021


def build() -> None:
    """Bring in the pack's figures, those per postcode, and the readings. Again changes nothing."""
    if delivered := figures():
        actions.import_figures(delivered)
    shares = parts.postcode_shares()
    for path in postcode_files():
        if shares:
            actions.import_figures(pc4.read(files.read(path), year=_year_of(path), shares=shares))
    demo_readings.demo_readings()


def figures() -> Delivered | None:
    """The figures of the pack, None when it has none. Raises PackError with the line when the file is wrong."""
    path = packs.pack_path(FIGURES)
    if not path.exists():
        return None
    try:
        return long.read(files.read(path))
    except Refused as error:
        raise packs.PackError(str(error)) from None


def postcode_files() -> list[Path]:
    return sorted(packs.pack_path(FIGURES).parent.glob(POSTCODES))


def _year_of(path: Path) -> int:
    found = re.search(r"_(\d{4})\.csv$", path.name)
    if not found:
        raise packs.PackError(f"{path.name}: het jaar ontbreekt in de naam, zoals figures_pc4_2021.csv")
    return int(found[1])
