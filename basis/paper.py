"""Documents on paper: a Typst layout and the texts that go in it, as PDF/UA-1, which a screen reader can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

FONTS = Path(settings.DATA) / "build" / "fonts"  # TrueType files of the house style, when set-up has put them there


def pdf(layout: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF of this layout with these texts and numbers.

    They go to the layout as data (`sys.inputs.data`, JSON), never as markup, so that no name or word of people can
    change the document. Raises typst.TypstError when it would not be accessible: then the layout is wrong.
    """
    made: bytes = typst.compile(
        str(layout),
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        font_paths=[str(FONTS)] if FONTS.is_dir() else [],
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return made


def part(percent: str) -> float:
    """A width of the page as a part of the whole: `"37.5%"` → 0.375."""
    return float(percent.rstrip("%")) / 100
