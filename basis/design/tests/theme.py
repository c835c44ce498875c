"""The palette of a theme.css as a browser reads it, and the contrast of two colours (WCAG 2.2)."""

import re
from pathlib import Path

from django.conf import settings

DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}")
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\s*;")


def palette(scheme: str, path: Path | None = None) -> dict[str, str]:
    """The colours by name, in 'light' or 'dark'."""
    source = (path or Path(settings.PACK) / "theme.css").read_text(encoding="utf-8")
    dark = DARK.search(source)
    light = dict(COLOUR.findall(DARK.sub("", source)))
    return light if scheme == "light" else light | dict(COLOUR.findall(dark.group(1)))


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb: 0 is black, 1 is white."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
